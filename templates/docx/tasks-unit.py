"""Builds tasks-unit.docx, the sheet of 责任分工 for one department: what it does, with whom, its receipt."""

from pathlib import Path

from docgen.word.stock.blocks import each, gap_after_table, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import form_section, signature_line
from docgen.word.stock.lists import grouped_table, list_foot, list_heads, list_styles, note
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size
from docgen.word.stock.tables import TableColumn, rows_of_items

UNIT = ParagraphStyle("TaskUnit", "分工单位", f"<w:keepNext/>{exact_line(460, before=60)}", f"{face('黑体')}{size(32)}")
COLUMNS = (
    TableColumn("序号", 600, "{{ 行.序号 }}"),
    TableColumn("时限", 1300, "{{ 行.时限 }}"),
    TableColumn("工作任务", 3554, "{{ 行.任务 }}", "left"),
    TableColumn("责任人及电话", 1500, "{{ 行.责任人 }}"),
    TableColumn("配合", 1800, "{{ 行.配合 }}", "left"),
    TableColumn("完成", 600, "{{ 行.完成 }}"),
)


def build() -> bytes:
    """The template."""
    rows = rows_of_items(COLUMNS, "行", "组.行")
    return document(
        [
            each(
                "份",
                "单",
                list_heads("责任分工", "份.续"),
                styled_paragraph(UNIT.style_id, run("{{ 份.单位 }}")),
                when("份.责任人", note("责任人：{{ 份.责任人 }}")),
                grouped_table(COLUMNS, ("组", "份.组", "{{ 组.类别 }}"), rows),
                gap_after_table(),
                each("条", "份.注意", note("{{ 条 }}")),
                each("行", "联系", note("{{ 行 }}")),
                signature_line("签收人", "日期"),
                list_foot(),
            )
        ],
        section=form_section(),
        styles=list_styles() + UNIT.to_xml(),
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
