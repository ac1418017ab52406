"""Builds briefing.docx, the template of 点位简介和讲解词: a page a point for guides, all together for leaders."""

from pathlib import Path

from docgen.word.markup.page import TEXT_WIDTH_TWIPS
from docgen.word.stock.blocks import (
    blank_line,
    choose,
    each,
    gap_after_table,
    heading,
    on_new_page,
    paragraph,
    run,
    run_in_face,
    styled_paragraph,
    when,
)
from docgen.word.stock.document import document
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size
from docgen.word.stock.tables import FITTED, TableColumn, rows_of_items, table

FACT, WHEN, PERSON, MAKER = "BriefFact", "BriefWhen", "BriefPerson", "BriefMaker"
_LABEL_TWIPS = 1400
_CENTRED = '<w:jc w:val="center"/>'
STYLES = (
    ParagraphStyle(WHEN, "点位简介时间", f"<w:keepNext/>{exact_line(480)}{_CENTRED}", f"{face('楷体')}{size(28)}"),
    ParagraphStyle(
        FACT,
        "点位简介事项",
        f'<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="{_LABEL_TWIPS}"/></w:tabs>{exact_line(460)}'
        f'<w:ind w:left="{_LABEL_TWIPS}" w:hanging="{_LABEL_TWIPS}"/>',
        f"{face('正文')}{size(28)}",
    ),
    ParagraphStyle(PERSON, "点位简介来宾", f"<w:keepNext/>{exact_line(520, before=120)}", f"{face('黑体')}{size(30)}"),
    ParagraphStyle(MAKER, "点位简介制表", f"<w:keepNext/>{exact_line(400)}{_CENTRED}", f"{face('正文')}{size(24)}"),
)
COLUMNS = (
    TableColumn("序号", 610, "{{ 点.序号 }}"),
    TableColumn("时间", 1900, "{{ 点.时间 }}"),
    TableColumn("点位", 1800, "{{ 点.点位 }}", "left"),
    TableColumn("内容", 2434, "{{ 点.内容 }}", "left"),
    TableColumn("讲解人", 1200, "{{ 点.讲解人 }}"),
    TableColumn("时长", 900, "{{ 点.时长 }}"),
)


def build() -> bytes:
    """The template."""
    rows = rows_of_items(COLUMNS, "点", "一览.行")
    return document(
        [
            paragraph("内部使用", "Mark"),
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            styled_paragraph(WHEN, run("{{ 时间 }}")),
            when("制表", styled_paragraph(MAKER, run("{{ 制表 }}"))),
            blank_line(),
            when("来宾.题", heading("{{ 来宾.题 }}", 1), each("人", "来宾.行", _guest(), _paragraphs("人.段"))),
            when("来宾.题", gap_after_table()),
            heading("{{ 一览.题 }}", 1),
            table(COLUMNS, rows, properties=FITTED, available_twips=TEXT_WIDTH_TWIPS),
            gap_after_table(),
            *(when(f"{name}.题", heading(f"{{{{ {name}.题 }}}}", 1), _paragraphs(f"{name}.行")) for name in _TEXTS),
            when("另页", on_new_page("{{ 点.题 }}", "Heading1")),
            when("not 另页", heading("{{ 点.题 }}", 1)),
            each("处", "点.行", _point()),
        ],
        styles="".join(style.to_xml() for style in STYLES),
    )


_TEXTS = ("地区", "口径")


def _guest() -> str:
    return styled_paragraph(PERSON, run("{{ 人.姓名 }}　") + run_in_face("{{ 人.单位职务 }}", "正文"))


def _point() -> str:
    name = choose(("处.换页", on_new_page("{{ 处.题 }}", "Heading2")), ("not 处.换页", heading("{{ 处.题 }}", 2)))
    fact = run_in_face("{{ 事.签 }}", "黑体") + "<w:r><w:tab/></w:r>" + run("{{ 事.文 }}")
    part = each("节", "处.节", heading("{{ 节.题 }}", 3), _paragraphs("节.段"))
    return name + each("事", "处.事", styled_paragraph(FACT, fact)) + part


def _paragraphs(items: str) -> str:
    return each("段", items, paragraph("{{ 段.文 }}"))


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
