"""Builds seating.docx, the template of 座次图."""

from pathlib import Path

from docgen.word.stock.blocks import document
from docgen.word.stock.charts import section, sheets, styles


def build() -> bytes:
    """The template."""
    return document(sheets(), section=section("末页"), styles=styles())


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
