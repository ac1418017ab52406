"""Builds feedback.docx, the template of 信息专报: a bulletin with its name in red, and who gets it at its foot."""

from pathlib import Path

from docgen.word.markup.page import TEXT_WIDTH_TWIPS
from docgen.word.stock.blocks import (
    blank_line,
    choose,
    each,
    gap_after_table,
    heading,
    kept_with_next,
    paragraph,
    run,
    run_in_face,
    styled_paragraph,
    when,
)
from docgen.word.stock.document import document
from docgen.word.stock.styles import WRITTEN_OUT, ParagraphStyle, exact_line, face, size
from docgen.word.stock.tables import FITTED

RED = "FF0000"
NAME_SIZES_PT = (48, 36, 28, 22)
NAME, ISSUE, HEAD, FOOT = "BulletinName", "BulletinIssue", "BulletinHead", "BulletinFoot"
_CENTRED = '<w:jc w:val="center"/>'
STYLES = (
    ParagraphStyle(NAME, "专报名称", f"<w:keepNext/>{_CENTRED}", f'{face("标题")}<w:color w:val="{RED}"/>{size(96)}'),
    ParagraphStyle(ISSUE, "专报期号", f"<w:keepNext/>{exact_line(589)}{_CENTRED}", f"{face('正文')}{size(32)}"),
    ParagraphStyle(
        HEAD,
        "专报编发",
        f'<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="{RED}"/></w:pBdr>'
        f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH_TWIPS}"/></w:tabs>{exact_line(589)}',
        f"{face('正文')}{size(32)}",
    ),
    ParagraphStyle(FOOT, "专报报送", exact_line(480), f"{face('正文')}{size(28)}"),
)
#: Thin lines between, thicker ones above and below, as 版记 has them (GB/T 9704).
_FOOT_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="auto"/>'
    for side, eighths in (("top", 8), ("bottom", 8), ("insideH", 6))
)


def build() -> bytes:
    """The template."""
    return document(
        [
            when("密级", paragraph("{{ 密级 }}", "Mark")),
            choose(*((f"名称号 == {order}", _name(pt)) for order, pt in enumerate(NAME_SIZES_PT, 1))),
            styled_paragraph(ISSUE, run("{{ 期号 }}")),
            styled_paragraph(HEAD, f"{run('{{ 单位 }}')}<w:r><w:tab/></w:r>{run('{{ 日期 }}')}"),
            blank_line(),
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            blank_line(),
            paragraph("{{ 概况 }}"),
            each("类", "类", heading("{{ 类.题 }}", 1), each("条", "类.条", _item())),
            when("报送", blank_line(), _foot(), gap_after_table()),
        ],
        styles="".join(style.to_xml() for style in STYLES),
    )


def _name(pt: int) -> str:
    properties = f'<w:color w:val="{RED}"/>{size(pt * 2)}'
    return styled_paragraph(NAME, run("{{ 名称 }}", properties), exact_line(round(pt * 20 * 1.3)))


def _item() -> str:
    """What was said, and below it what is advised; the last of all stays with the foot."""
    return choose(
        ("条.末 and 条.办", paragraph("{{ 条.言 }}") + _advice("<w:keepNext/>")),
        ("条.末", kept_with_next("{{ 条.言 }}")),
        ("条.办", paragraph("{{ 条.言 }}") + _advice()),
        ("not 条.办", paragraph("{{ 条.言 }}")),
    )


def _advice(properties: str = "") -> str:
    return styled_paragraph("Body", run_in_face("{{ 条.办 }}", "楷体"), f"{properties}{WRITTEN_OUT['Body']}")


def _foot() -> str:
    """Who gets the bulletin, and how many are printed, between lines.

    With a table that is fitted no line of the text ends inside a name or a date.
    """
    rows = [
        _foot_row("{%tr for 行 in 报送 %}", ""),
        _foot_row("{{ 行.头 }}{{ 行.名 }}", '<w:ind w:left="840" w:right="280" w:hanging="560"/>'),
        _foot_row("{%tr endfor %}", ""),
        _foot_row("{%tr if 份数 %}", ""),
        _foot_row("{{ 份数 }}", '<w:ind w:right="280"/><w:jc w:val="right"/>'),
        _foot_row("{%tr endif %}", ""),
    ]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH_TWIPS}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_FOOT_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>{FITTED}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{TEXT_WIDTH_TWIPS}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _foot_row(text: str, properties: str) -> str:
    content = styled_paragraph(FOOT, run(text), f"<w:keepNext/>{properties}")
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{TEXT_WIDTH_TWIPS}" w:type="dxa"/></w:tcPr>{content}</w:tc></w:tr>'
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
