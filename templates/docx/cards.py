"""Builds cards.docx, the template of name cards (席卡): a face of 200 × 100 mm."""

from pathlib import Path

from docgen.word.stock.cards import FaceLine, card_template

#: The texts of a face from top to bottom.
LINES = (
    FaceLine("标题", 14, "404040"),
    FaceLine("单位", 18, "1A1A1A"),
    FaceLine("姓名", 44, "000000"),
    FaceLine("英文名", 20, "1A1A1A"),
    FaceLine("职务", 20, "1A1A1A"),
    FaceLine("身份", 16, "404040"),
    FaceLine("口号", 12, "404040"),
)


def build() -> bytes:
    """The template."""
    return card_template(200, 100, 0.19, LINES)


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
