"""Lists that begin anew: a copy of a list counts from where its template starts."""

import io

import pytest
from docx import Document
from lxml import etree

from docgen.word import fill
from docgen.word.markup.namespaces import w
from docgen.word.markup.numbering import highest_list_number, with_new_lists
from docgen.word.package.zip import read_package

NAMESPACE = w("x")[1:-2]
LEVELS = "".join(f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/></w:lvl>' for level, start in enumerate((3, 1, 5)))


def numbering(of_list: str) -> bytes:
    levels = f'<w:abstractNum w:abstractNumId="7">{LEVELS}<w:lvl w:ilvl="3"/></w:abstractNum>'
    return f'<w:numbering xmlns:w="{NAMESPACE}">{levels}<w:num w:numId="4">{of_list}</w:num></w:numbering>'.encode()


def starts(part: bytes, number: str) -> dict[str | None, list[str | None]]:
    """Where a list begins anew, by its levels."""
    (found,) = (one for one in etree.fromstring(part).iter(w("num")) if one.get(w("numId")) == number)
    return {
        one.get(w("ilvl")): [start.get(w("val")) for start in one.iter(w("startOverride"))]
        for one in found.iter(w("lvlOverride"))
    }


@pytest.mark.parametrize(
    ("of_list", "expected"),
    [
        ('<w:abstractNumId w:val="7"/>', {"0": ["3"], "1": ["1"], "2": ["5"], "3": ["1"]}),
        (
            '<w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="9"/></w:lvlOverride>',
            {"0": ["3"], "1": ["1"], "2": ["9"], "3": ["1"]},
        ),
        # a list of no template, and one of a template that is not there
        ("", {"0": ["1"]}),
        ('<w:abstractNumId w:val="8"/>', {"0": ["1"]}),
    ],
)
def test_every_level_of_a_copy_begins_where_its_template_starts(
    of_list: str, expected: dict[str | None, list[str | None]]
) -> None:
    part = numbering(of_list)
    first = highest_list_number(part) + 1
    copied = with_new_lists(part, ["4", "5", "4"], first)
    assert (first, highest_list_number(copied)) == (5, 7)
    assert starts(copied, "5") == starts(copied, "7") == expected
    assert [one.get(w("numId")) for one in etree.fromstring(copied).iter(w("num"))] == ["4", "5", "7"]


def test_an_inner_list_of_a_style_begins_anew_in_every_round_of_the_outer_loop() -> None:
    document = Document()
    for text, style in (
        ("{%p for 组 in 各组 %}", None), ("{{ 组.名 }}", None), ("{%p for 项 in 组.项 %}", None),
        ("{{ 项 }}", "List Number"), ("{%p endfor %}", None), ("{%p endfor %}", None),
    ):  # fmt: skip
        document.add_paragraph(text, style=style)
    content = io.BytesIO()
    document.save(content)
    groups = [{"名": "一", "项": ["甲", "乙"]}, {"名": "二", "项": ["丙"]}]
    root = etree.fromstring(read_package(fill(content.getvalue(), {"各组": groups}))["word/document.xml"])
    numbers = [one.get(w("val")) for one in root.iter(w("numId"))]
    assert numbers[0] == numbers[1] != numbers[2]
