"""Builds tables.docx, the template of table signs (桌签): a face of 210 × 148.5 mm, a band of the brand at its foot."""

from pathlib import Path

from docgen.word.markup.page import BRAND_COLOURS
from docgen.word.stock.cards import Band, FaceLine, card_template

#: 2桌 stands as near together as it was measured.
_NO_SPACE_BEHIND_FIGURES = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
#: The texts of a face from top to bottom; 姓名 is the number of the table.
LINES = (
    FaceLine("活动", 24, "404040"),
    FaceLine("姓名", 72, BRAND_COLOURS["主色"], _NO_SPACE_BEHIND_FIGURES),
    FaceLine("桌名", 40, "000000"),
    FaceLine("场次", 20, "404040"),
)


def build() -> bytes:
    """The template."""
    band = Band(BRAND_COLOURS["主色"], from_foot=5.5, from_sides=12, height=2)
    return card_template(210, 148.5, 0, LINES, band=band, command="tables 来访.yaml")


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
