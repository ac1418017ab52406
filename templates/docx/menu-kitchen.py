"""Builds menu-kitchen.docx, the page for the kitchen (备餐单): a page a meal, with quantities, diets and names."""

from pathlib import Path

from docgen.model.menu_type import KITCHEN_COLUMNS, KITCHEN_LINE, KITCHEN_TEXT, LineType
from docgen.model.units import mm_to_twips, pt_to_twips
from docgen.word.stock.blocks import each, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.resized_type import RESIZABLE
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size, typed_run
from docgen.word.stock.tables import TableColumn, row, row_tag, table

_STYLE = "KitchenText"
#: 174 mm.
WIDTH_TWIPS = 9866
_HEADINGS = {"人份": "一份够", "减一": "N－1"}
COLUMNS = tuple(
    TableColumn(
        _HEADINGS.get(name, name), width, f"{{{{ 菜.{name} }}}}", "left" if name in ("菜名", "主料") else "center"
    )
    for name, width in KITCHEN_COLUMNS.items()
)


def _exact(line: LineType) -> str:
    return exact_line(pt_to_twips(line.line_pt), pt_to_twips(line.before_pt))


_LEFT = '<w:jc w:val="left"/>'
_STYLES = (
    ParagraphStyle(
        "KitchenTitle",
        "备餐单标题",
        f'<w:keepNext/>{exact_line(600, after=80)}<w:jc w:val="center"/>',
        f"{face('标题')}{size(44)}",
    ),
    ParagraphStyle("KitchenHead", f"备餐单表头{RESIZABLE}", exact_line(310), f"{face('黑体')}{size(22)}"),
    ParagraphStyle(_STYLE, f"备餐单表格{RESIZABLE}", _exact(KITCHEN_TEXT), f"{face('正文')}{size(24)}"),
    ParagraphStyle("KitchenLine", f"备餐单说明{RESIZABLE}", _exact(KITCHEN_LINE), f"{face('正文')}{size(24)}"),
    ParagraphStyle(
        "KitchenLabel", f"备餐单小标题{RESIZABLE}", exact_line(360, before=120), f"{face('黑体')}{size(24)}"
    ),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            each(
                "餐",
                "餐",
                when("餐.续", styled_paragraph("KitchenTitle", run("备餐单"), "<w:pageBreakBefore/>")),
                when("not 餐.续", styled_paragraph("KitchenTitle", run("备餐单"))),
                styled_paragraph("KitchenLine", typed_run("来访：", face("黑体")) + run("{{ 来访 }}")),
                _labelled("餐次", "餐.餐次", ("时间", "餐.时间")),
                _labelled("地点", "餐.地点", ("形式", "餐.形式")),
                _labelled("人数", "餐.人数", ("桌数", "餐.桌数")),
                styled_paragraph("Gap", ""),
                table(COLUMNS, _rows(), "KitchenHead", available_twips=WIDTH_TWIPS),
                when("餐.减一", styled_paragraph("KitchenLine", run("{{ 餐.减一 }}"))),
                when(
                    "餐.忌口",
                    styled_paragraph("KitchenLabel", run("忌口（只给厨房和服务员看）")),
                    each(
                        "人",
                        "餐.忌口",
                        styled_paragraph("KitchenLine", run("{{ 人.桌 }}　{{ 人.文 }}")),
                    ),
                ),
                when("餐.酒水", styled_paragraph("KitchenLine", run("饮品：{{ 餐.酒水 }}"))),
                when("餐.备注", styled_paragraph("KitchenLine", run("备注：{{ 餐.备注 }}"))),
                styled_paragraph("KitchenLabel", run("定单人：　　　　　　厨师长：　　　　　　日期：")),
                when("单位", styled_paragraph("KitchenLine", run("{{ 单位 }}"), '<w:jc w:val="right"/>')),
            )
        ],
        section=_section(),
        styles="".join(style.to_xml() for style in _STYLES),
    )


def _labelled(label: str, name: str, other: tuple[str, str]) -> str:
    """Two values with their labels in one line; the second only if there is one."""
    other_label, other_name = other
    return styled_paragraph(
        "KitchenLine",
        typed_run(f"{label}：", face("黑体"))
        + run(f"{{{{ {name} }}}}")
        + run(f"{{%r if {other_name} %}}")
        + typed_run(f"　　{other_label}：", face("黑体"))
        + run(f"{{{{ {other_name} }}}}")
        + run("{%r endif %}"),
        _LEFT,
    )


def _rows() -> str:
    return row_tag(COLUMNS, "for 菜 in 餐.行", _STYLE) + row(COLUMNS, style=_STYLE) + row_tag(COLUMNS, "endfor", _STYLE)


def _section() -> str:
    """A4 with margins of 18 mm, without page numbers: every meal is a page of its own."""
    margin = mm_to_twips(18)
    return (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="0" w:footer="0" '
        'w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
