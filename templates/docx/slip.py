"""Builds slip.docx, the template of 手边单: A4 that is folded, the front and the back outside, the programme inside."""

from pathlib import Path

from docgen.word.stock.blocks import each, run, styled_paragraph
from docgen.word.stock.document import document
from docgen.word.stock.panels import PANEL_WIDTH_TWIPS, panel_section, panel_styles, two_panels
from docgen.word.stock.slips import back, front_head, maker, own_table, owner, programme, slip_styles, slogan


def build() -> bytes:
    """The template."""
    front = front_head() + owner() + styled_paragraph("SlipNote", "") + own_table(PANEL_WIDTH_TWIPS)
    outside = two_panels(back(), front, ("top", "center"), (maker(), slogan()))
    inside = two_panels(programme("张.左"), programme("张.右"))
    return document(
        [each("张", "张", outside, inside)],
        section=panel_section(),
        styles=panel_styles() + slip_styles(PANEL_WIDTH_TWIPS),
        header=styled_paragraph("PanelHost", run("{{ 折线 }}")),
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
