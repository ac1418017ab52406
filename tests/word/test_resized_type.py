"""Type that a template lets be resized: its size, its lines and the room around them; other styles stay."""

import re

import pytest

from docgen.word.package.zip import read_package
from docgen.word.stock.resized_type import RESIZABLE, resize_type
from tests.word.templates import template, with_part

STYLE = (
    '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:pPr>'
    '<w:spacing w:before="100" w:after="50" w:line="400"/></w:pPr>'
    '<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
)


def resized(percent: int, size: int = 40) -> dict[str, list[str]]:
    """The numbers of a style that may be resized, and of one that may not: before, after, line, sizes."""
    styles = STYLE.format(id="Dish", name=f"菜名{RESIZABLE}", size=size) + STYLE.format(
        id="Foot", name="落款", size=size
    )
    content = with_part(template("菜单"), "word/styles.xml", "</w:styles>", f"{styles}</w:styles>")
    found = read_package(resize_type(content, percent))["word/styles.xml"].decode()
    return {
        name: re.findall(r'w:(?:before|after|line|val)="(\d+)"', style)
        for name in ("Dish", "Foot")
        for style in re.findall(f'<w:style w:type="paragraph" w:styleId="{name}">.*?</w:style>', found)
    }


@pytest.mark.parametrize(
    ("percent", "numbers"),
    [
        (100, ["100", "50", "400", "40", "40"]),
        (80, ["80", "40", "320", "32", "32"]),
        (150, ["150", "75", "600", "60", "60"]),
    ],
)
def test_a_style_that_says_so_is_resized_with_its_lines_and_no_other(percent: int, numbers: list[str]) -> None:
    assert resized(percent) == {"Dish": numbers, "Foot": ["100", "50", "400", "40", "40"]}


def test_type_stays_readable_and_small_type_is_not_made_larger() -> None:
    smallest = int(resized(10)["Dish"][-1])
    assert 10 <= smallest < 40
    assert resized(10, size=smallest - 2)["Dish"][-1] == str(smallest - 2)
