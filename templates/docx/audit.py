"""Builds audit.docx, the template of 公务接待执行规定情况检查表: A4 on its side, bound at the upper edge."""

from collections.abc import Sequence
from pathlib import Path

from docgen.word.markup.page import FACES, HEIGHT, WIDTH
from docgen.word.stock.blocks import (
    Column,
    cell,
    choose,
    document,
    faces,
    paragraph,
    rows_of_groups,
    rows_of_items,
    run,
    style,
    table,
    when,
)

HEAD, TEXT = "AuditHead", "AuditText"
TOP, BOTTOM, SIDE = 1587, 1361, 1417  # 28, 24 and 25 mm: the binding of GB/T 9704 is above when the page lies
ACROSS = HEIGHT - 2 * SIDE

FINDINGS = (
    Column("序号", 600, "{{ 项.序号 }}"),
    Column("日期", 1150, "{{ 次.日期 }}", merged=True),
    Column("来访", 2000, "{{ 次.名称 }}", "left", merged=True),
    Column("规则", 1600, "{{ 项.规则 }}", "left"),
    Column("程度", 680, "{{ 项.程度 }}"),
    Column("问题", 3300, "{{ 项.问题 }}", "left"),
    Column("涉及金额\n（元）", 1150, "{{ 项.金额 }}", "right"),
    Column("豁免", 1900, "{{ 项.豁免 }}", "left"),
    Column("依据", 1624, "{{ 项.依据 }}", "left"),
)
BY_RULE = (
    Column("序号", 700, "{{ 项.序号 }}"),
    Column("规则", 6304, "{{ 项.规则 }}", "left"),
    Column("程度", 1000, "{{ 项.程度 }}"),
    Column("次数", 1300, "{{ 项.次数 }}"),
    Column("涉及来访", 1500, "{{ 项.来访 }}"),
    Column("其中豁免", 1500, "{{ 项.豁免 }}"),
    Column("涉及金额（元）", 1700, "{{ 项.金额 }}", "right"),
)
BY_MONTH = (
    Column("月份", 1504, "{{ 项.月 }}"),
    Column("来访", 1600, "{{ 项.来访 }}"),
    Column("有问题的来访", 2000, "{{ 项.有问题 }}"),
    Column("违规", 1600, "{{ 项.违规 }}"),
    Column("应改", 1600, "{{ 项.应改 }}"),
    Column("提示", 1600, "{{ 项.提示 }}"),
    Column("豁免", 1600, "{{ 项.豁免 }}"),
    Column("涉及金额（元）", 2500, "{{ 项.金额 }}", "right"),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            _small("单位：{{ 单位 }}　　　　检查范围：{{ 范围 }}", keep=True),
            choose(
                ("来访", _table(FINDINGS, rows_of_groups(FINDINGS, "次", "来访", "项", "次.行", TEXT))),
                ("not 来访", _said("没有发现问题。")),
            ),
            when("规则", _part("按规则汇总"), _table(BY_RULE, _summed(BY_RULE, "规则", "规则合计", 2), _LOW)),
            # twelve months, what follows from them and the signatures fill one page
            choose(
                ("来访", _part("按月汇总", "<w:pageBreakBefore/>")),
                ("not 来访", _part("按月汇总")),
            ),
            _table(BY_MONTH, _summed(BY_MONTH, "月份", "月份合计", 0), _LOW),
            _small(
                "有问题的来访指有违规或应改、没有豁免的；次数和金额含豁免的；一笔费用涉及几条规则的，各条分别计入。"
            ),
            # the signatures stay with what is signed
            _said("结论：{{ 结论 }}", keep=True),
            _said("检查人：　　　　　　　　审核人：　　　　　　　　单位负责人：　　　　　　　　　　年　　月　　日"),
        ],
        section=_section(),
        styles=_styles(),
    )


def _summed(columns: Sequence[Column], items: str, sums: str, spanned: int) -> str:
    """Rows and below them the sums, whose name runs over the first columns up to ``spanned``."""
    label, numbers = columns[: spanned + 1], columns[spanned + 1 :]
    across = sum(one.width for one in label)
    span = f'<w:gridSpan w:val="{len(label)}"/>' if len(label) > 1 else ""
    total = cell("合计", across, HEAD, "center").replace("<w:vAlign", f"{span}<w:vAlign", 1)
    cells = "".join(cell(one.content.replace("项.", f"{sums}."), one.width, TEXT, one.align) for one in numbers)
    return rows_of_items(columns, "项", items, TEXT) + f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{total}{cells}</w:tr>"


_LOW = '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/></w:tblCellMar>'


def _table(columns: Sequence[Column], rows: str, shape: str = "") -> str:
    """A table as wide as the type area."""
    assert sum(one.width for one in columns) == ACROSS, sum(one.width for one in columns)
    return table(columns, rows, HEAD, shape, ACROSS)


def _part(text: str, shape: str = "") -> str:
    """The heading of a table of sums."""
    return f'<w:p><w:pPr><w:pStyle w:val="AuditPart"/>{shape}</w:pPr>{run(text)}</w:p>'


def _said(text: str, keep: bool = False) -> str:
    """A paragraph below the tables, a size smaller than a paper's text: the page lies on its side."""
    keeping = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="AuditBody"/>{keeping}<w:jc w:val="both"/></w:pPr>{run(text)}</w:p>'


def _small(text: str, keep: bool = False) -> str:
    """A line in the type of the tables."""
    keeping = "<w:keepNext/>" if keep else ""
    shape = f'<w:pStyle w:val="AuditNote"/>{keeping}<w:jc w:val="left"/>'
    return f"<w:p><w:pPr>{shape}</w:pPr>{run(text)}</w:p>"


def _section() -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{HEIGHT}" w:h="{WIDTH}" w:orient="landscape"/><w:pgMar w:top="{TOP}" w:right="{SIDE}" '
        f'w:bottom="{BOTTOM}" w:left="{SIDE}" w:header="850" w:footer="964" w:gutter="0"/><w:cols w:space="425"/>'
        "</w:sectPr>"
    )


def _styles() -> str:
    size = '<w:sz w:val="21"/><w:szCs w:val="21"/>'
    line = '<w:spacing w:before="0" w:after="0" w:line="290" w:lineRule="exact"/>'
    body, hei = faces(FACES["正文"]), faces(FACES["黑体"])
    return "".join(
        [
            style(HEAD, "检查表表头", f'<w:keepNext/>{line}<w:jc w:val="center"/>', f"{hei}{size}"),
            style(TEXT, "检查表文字", line, f"{body}{size}"),
            style(
                "AuditPart",
                "检查表小标题",
                '<w:keepNext/><w:spacing w:before="200" w:after="60" w:line="400" w:lineRule="exact"/>',
                f'{hei}<w:sz w:val="28"/><w:szCs w:val="28"/>',
            ),
            style(
                "AuditBody",
                "检查表正文",
                '<w:spacing w:before="0" w:after="0" w:line="520" w:lineRule="exact"/>'
                '<w:ind w:firstLineChars="200" w:firstLine="560"/>',
                f'{body}<w:sz w:val="28"/><w:szCs w:val="28"/>',
            ),
            style(
                "AuditNote",
                "检查表说明",
                '<w:spacing w:before="60" w:after="60" w:line="320" w:lineRule="exact"/>',
                f"{body}{size}",
            ),
        ]
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
