"""Builds speech.docx, the template of 讲话稿."""

from pathlib import Path

from docgen.word.stock.manuscript import manuscript_document


def build() -> bytes:
    """The template."""
    return manuscript_document()


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
