"""Builds slip-day.docx, the template of 手边单 of a day: A5, the programme in front, the rest behind."""

from pathlib import Path

from docgen.word.stock.blocks import each, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.slips import back, gap, maker, own_columns, owner_line, programme, slip_styles, slogan

WIDTH_TWIPS = 8391 - 2 * 680


def build() -> bytes:
    """The template."""
    head = styled_paragraph("SlipDayVisit", run("{{ 张.来访 }}"), "<w:pageBreakBefore/>") + owner_line()
    new_page = when("张.背.新页", styled_paragraph("SlipNote", "", "<w:pageBreakBefore/>"))
    parts = (head, own_columns(WIDTH_TWIPS), programme("张.左"), new_page, back(), gap("张.背.脚距"), slogan(), maker())
    return document([each("张", "张", *parts)], section=_section(), styles=slip_styles(WIDTH_TWIPS))


def _section() -> str:
    return (
        '<w:sectPr><w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:top="510" w:right="680" w:bottom="510" w:left="680" '
        'w:header="284" w:footer="284" w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
