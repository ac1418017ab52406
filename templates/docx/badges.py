"""Builds badges.docx, the template of badges (证件): a face of 90 × 54 mm with a bar at its foot."""

from pathlib import Path

from docgen.word.markup.card_face import BARS
from docgen.word.stock.cards import Bar, BarPlace, FaceLine, card_template

#: The texts of a face from top to bottom; the text 身份 stands in the bar.
LINES = (
    FaceLine("标题", 10, "404040"),
    FaceLine("姓名", 24, "000000"),
    FaceLine("英文名", 12, "1A1A1A"),
    FaceLine("单位", 12, "1A1A1A"),
    FaceLine("职务", 12, "1A1A1A"),
    FaceLine("口号", 9, "404040"),
)
#: The bars are also told apart on a black and white printer: dark, light grey, framed, framed with dashes.
GROUNDS = (
    ('<a:solidFill><a:srgbClr val="A61B1B"/></a:solidFill><a:ln><a:noFill/></a:ln>', "FFFFFF"),
    ('<a:solidFill><a:srgbClr val="F2C75C"/></a:solidFill><a:ln><a:noFill/></a:ln>', "000000"),
    (
        '<a:noFill/><a:ln w="28575"><a:solidFill><a:srgbClr val="1F4E9E"/></a:solidFill></a:ln>',
        "1F4E9E",
    ),
    (
        '<a:noFill/><a:ln w="28575"><a:solidFill><a:srgbClr val="2E7D32"/></a:solidFill>'
        '<a:prstDash val="dash"/></a:ln>',
        "1B5E20",
    ),
)


def build() -> bytes:
    """The template."""
    bars = tuple(Bar(name, ground, colour) for name, (ground, colour) in zip(BARS, GROUNDS, strict=True))
    return card_template(90, 54, 0.16, LINES, bars, BarPlace(from_edges=4, from_foot=3.5, height=9.5))


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
