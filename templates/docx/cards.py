"""Builds cards.docx, the template of 席卡."""

from pathlib import Path

from docgen.word.decks import deck

LINES = (
    ("标题", 20, "404040"),
    ("单位", 28, "1A1A1A"),
    ("姓名", 110, "000000"),
    ("英文名", 32, "1A1A1A"),
    ("职务", 32, "1A1A1A"),
    ("身份", 24, "404040"),
    ("口号", 18, "404040"),
)


def build() -> bytes:
    """The template."""
    return deck(200, 100, LINES)


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
