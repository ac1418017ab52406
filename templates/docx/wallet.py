"""Builds wallet.docx, the template of 卡包: pocket cards of 90 × 54 mm, ten on a sheet of A4."""

from pathlib import Path

from docgen.word.stock.blocks import each, run, styled_paragraph
from docgen.word.stock.document import document
from docgen.word.stock.pocket_cards import pocket_section, pocket_sheet, pocket_styles


def build() -> bytes:
    """The template."""
    return document(
        [each("张", "纸", pocket_sheet("张.行"))],
        section=pocket_section(),
        styles=pocket_styles(),
        header=styled_paragraph("CardSheetEnd", run("{{ 标记 }}")),
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
