"""Builds badges.docx, the template of badges (证件): a face of 90 × 54 mm."""

from pathlib import Path

from docgen.word.stock.cards import FaceLine, card_template

#: The texts of a face from top to bottom.
LINES = (
    FaceLine("标题", 10, "404040"),
    FaceLine("姓名", 18, "000000"),
    FaceLine("英文名", 11, "1A1A1A"),
    FaceLine("单位", 11, "1A1A1A"),
    FaceLine("职务", 11, "1A1A1A"),
    FaceLine("身份", 10, "404040"),
    FaceLine("口号", 9, "404040"),
)


def build() -> bytes:
    """The template."""
    return card_template(90, 54, 0.16, LINES)


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
