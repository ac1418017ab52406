"""Builds checkin.docx, the template of 签到表: sheets that lie, rows with room to sign, guests and hosts apart."""

from pathlib import Path

from docgen.model.units import mm_to_twips
from docgen.word.stock.blocks import choose, gap_after_table, kept_gap_after_table, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import CODE, LANDSCAPE_WIDTH_TWIPS, landscape_section
from docgen.word.stock.lists import list_foot, list_head, list_styles
from docgen.word.stock.tables import KEPT, TableColumn, rows_of_items, table

_ROW_TWIPS = mm_to_twips(12)
_NAME = "{{ 人.姓名|对齐 }}\n{%p if 人.英文名 %}\n{{ 人.英文名 }}\n{%p endif %}"
_FIRST = (TableColumn("序号", 750, "{{ 人.序号 }}"), TableColumn("姓名", 2750, _NAME))
SEATED = (
    *_FIRST,
    TableColumn("单位及职务", 4204, "{{ 人.单位职务 }}", "left"),
    TableColumn("{{ 位置 }}", 1900, "{{ 人.位置 }}"),
    TableColumn("电话", 1900, ""),
    TableColumn("签名", 3000, ""),
)
UNSEATED = (
    *_FIRST,
    TableColumn("单位及职务", 5004, "{{ 人.单位职务 }}", "left"),
    TableColumn("电话", 2200, ""),
    TableColumn("签名", 3800, ""),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            list_head("{{ 题 }}"),
            when(
                "来宾.行",
                _side("来宾"),
                choose(("接待方.行", gap_after_table()), ("not 接待方.行", kept_gap_after_table())),
            ),
            when("接待方.行", _side("接待方"), kept_gap_after_table()),
            styled_paragraph(CODE, run("{{ 人数 }}"), "<w:keepNext/>"),
            list_foot(),
        ],
        section=landscape_section(),
        styles=list_styles(),
    )


def _side(side: str) -> str:
    """The rows of a side; where nobody has a seat there is no column for it."""
    return choose(("位置", _table(SEATED, side)), ("not 位置", _table(UNSEATED, side)))


def _table(columns: tuple[TableColumn, ...], side: str) -> str:
    rows = rows_of_items(columns, "人", f"{side}.行", height_twips=_ROW_TWIPS)
    banner = f"{{{{ {side}.题 }}}}"
    return table(columns, rows, properties=KEPT, available_twips=LANDSCAPE_WIDTH_TWIPS, banner=banner)


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
