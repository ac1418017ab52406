"""Builds seating.docx, the template of 座次图."""

from pathlib import Path

from docgen.word.stock.charts import chart_section, chart_sheets, chart_styles
from docgen.word.stock.document import document


def build() -> bytes:
    """The template."""
    return document(chart_sheets(), section=chart_section("末页"), styles=chart_styles())


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
