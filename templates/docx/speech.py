"""Builds speech.docx, the template of 讲话稿."""

from pathlib import Path

from docgen.word.stock.document import document
from docgen.word.stock.manuscript import manuscript


def build() -> bytes:
    """The template."""
    return document(manuscript())


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
