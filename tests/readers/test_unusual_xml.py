"""The XML of a workbook, written in ways that Excel does not use: nothing that it says is missed."""

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.plain_parts import plain_parts
from docgen.readers.tables.sheet_marks import CellError
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.workbook import sheets_of_bytes
from docgen.readers.visit_file.nodes import UnreadableError
from tests.readers.test_packages import book as ordinary_book

SHEET = "xl/worksheets/sheet1.xml"
Change = Callable[[str], str]


def book(change: Change, part: str = SHEET, encoding: str = "utf-8") -> bytes:
    """A workbook with an error, a formula without value, a hidden row, merged cells and a room 0301."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "名 单"
    for row in (("姓名", "单位", "房间"), ("周明远", "#N/A", 301), ("李娜", "=A2", 302), ("王建军", "民政局", 303)):
        sheet.append(row)
    sheet["B2"].data_type, sheet["C2"].number_format = "e", "0000"
    sheet.row_dimensions[4].hidden = True
    sheet.merge_cells("C3:C4")
    first, second = io.BytesIO(), io.BytesIO()
    workbook.save(first)
    with zipfile.ZipFile(first) as before, zipfile.ZipFile(second, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, change(text.decode()).encode(encoding) if name == part else text)
    return second.getvalue()


def prefixed(text: str) -> str:
    return re.sub(r"<(/?)(?=[a-z])", r"<\1表-1:", text).replace("xmlns=", "xmlns:表-1=")


def without_places(text: str) -> str:
    return re.sub(r'<(c|row) r="\w+"', r"<\1", text)


def turned(text: str) -> str:
    return re.sub(r'<(c|row) (r="\w+")([^<>/]*)(/?)>', r"<\1\3 \2\4>", text)


WAYS: dict[str, Change] = {
    "as it is": lambda text: text,
    "single quotes": lambda text: text.replace('"', "'"),
    "cells and rows without places": without_places,
    "attributes in another order": turned,
    "a prefix": prefixed,
    "CDATA": lambda text: re.sub(r"<(v|t)>([^<]+)<", r"<\1><![CDATA[\2]]><", text),
    "character references in values": lambda text: text.replace("#N/A", "&#35;&#78;&#x2F;A"),
    "character references in attributes": lambda text: text.replace('t="e"', 't="&#101;"').replace(
        'n="1"', 'n="&#49;"'
    ),
    "blanks around the equals sign": lambda text: text.replace('="', ' = "'),
    "tabs around the equals sign": lambda text: text.replace('="', '\t=\t"'),
    "blanks in values": lambda text: text.replace('t="e"', 't=" e "').replace('hidden="1"', 'hidden=" true "'),
    "blanks before the end of a tag": lambda text: re.sub(r"</(\w+)>", r"</\1 >", text),
    "every element on lines of its own": lambda text: text.replace(" ", "\n"),
    "comments": lambda text: text.replace("<v>", "<!-- <c r='A1' t='e'> --><v>"),
    "values that keep their blanks": lambda text: text.replace("<v>", '<v xml:space="preserve">'),
    "elements of others": lambda text: text.replace(
        "<row ", '<o:c xmlns:o="urn:o" r="A1" t="e"><o:v>1</o:v></o:c><row '
    ),
    "small letters": lambda text: re.sub(r'r="([A-Z]\d)"', lambda found: found[0].lower(), text),
}


def said(sheet: Sheet) -> object:
    errors = [(row, at, str(cell)) for row, cells in enumerate(sheet.rows) for at, cell in enumerate(cells)
              if isinstance(cell, CellError)]  # fmt: skip
    room = cell_text(sheet.rows[1][2])
    return sheet.title, errors, sheet.marks.hidden_rows, [tuple(span) for span in sheet.spans], room


RIGHT = ("名 单", [(1, 1, "#N/A"), (2, 1, "=")], frozenset({3}), [(2, 2, 3, 2)], "0301")


@pytest.mark.parametrize("way", WAYS)
def test_a_sheet_says_the_same_in_whatever_xml_it_is_written(way: str) -> None:
    (sheet,) = sheets_of_bytes(book(WAYS[way]), "名单.xlsx")
    assert said(sheet) == RIGHT


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("way", ["single quotes", "a prefix", "tabs around the equals sign", "comments"])
def test_the_other_parts_say_the_same_too(part: str, way: str) -> None:
    (sheet,) = sheets_of_bytes(book(WAYS[way], part), "名单.xlsx")
    assert said(sheet) == RIGHT


def test_a_sheet_in_utf_16_says_the_same() -> None:
    (sheet,) = sheets_of_bytes(book(lambda text: text, encoding="utf-16"), "名单.xlsx")
    assert said(sheet) == RIGHT


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE worksheet [<!ENTITY a 'x'>]><worksheet/>",
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><v>&b;</v></worksheet>',
        "<worksheet t='1'><row>",
    ],
)
def test_entities_and_broken_xml_are_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(book(lambda _: text), "名单.xlsx")
    assert refused.value.problems[0].code == "D213"


def test_a_large_part_in_an_unusual_way_is_refused_by_name_and_limit() -> None:
    rows = "".join(f"<row r='{row}' spans='1:{'1' * 40}'></row>" for row in range(5, 320_000))
    content = book(lambda text: text.replace("</sheetData>", rows + "</sheetData>"))
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(content, "名单.xlsx")
    (problem,) = refused.value.problems
    assert problem.code == "D104"
    assert problem.text == f"里面的 {SHEET} 不是 Excel 的写法，又超过 20 MB"
    assert "另存为 .xlsx" in problem.hint


def test_ordinary_parts_are_not_written_anew() -> None:
    with zipfile.ZipFile(io.BytesIO(ordinary_book())) as archive:
        parts = {name.lower(): archive.read(name) for name in archive.namelist()}
    assert plain_parts(parts) is parts
