"""Workbooks as other programs and other habits write them: the same is read, or a sentence says what is wrong."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.sheet_marks import CellError
from docgen.readers.tables.workbook import sheets_of_bytes
from docgen.readers.visit_file.nodes import UnreadableError

Parts = dict[str, str]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"


def parts() -> Parts:
    """The parts of a workbook with a room 0301, a formula with its value, and a hidden row."""
    return {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="名单" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="0000"/>'
        '</numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>',
        SHEET: f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>周明远</v></c>'
        '<c r="B1" s="1"><v>301</v></c><c r="C1" t="str"><f>A1</f><v>周明远</v></c></row>'
        '<row r="2" hidden="1"><c r="A2" t="str"><v>李娜</v></c></row></sheetData></worksheet>',
    }


def packed(book: Parts) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in book.items():
            archive.writestr(name, text)
    return content.getvalue()


def in_sheet(old: str, new: str) -> bytes:
    book = parts()
    assert old in book[SHEET]
    return packed(book | {SHEET: book[SHEET].replace(old, new)})


def read(content: bytes) -> object:
    (sheet,) = sheets_of_bytes(content, "名单.xlsx")
    texts = [[cell_text(cell) for cell in row if cell is not None] for row in sheet.rows]
    return [[text for text in row if text] for row in texts], sheet.marks.hidden_rows


RIGHT = ([["周明远", "0301", "周明远"], ["李娜"]], frozenset({1}))

NAMES: dict[str, Callable[[str], str]] = {
    "as they are": str,
    "capitals": lambda name: name.upper() if name.startswith("xl/") else name,
    "sheets in capitals": lambda name: name.replace("sheet1", "Sheet1"),
    "styles in capitals": lambda name: name.replace("styles", "Styles"),
    "backslashes": lambda name: name.replace("/", "\\"),
}


@pytest.mark.parametrize("names", NAMES)
def test_formats_and_hidden_rows_are_seen_however_parts_are_called(names: str) -> None:
    assert read(packed({NAMES[names](name): text for name, text in parts().items()})) == RIGHT


@pytest.mark.parametrize("prefix", ["", "x:"], ids=["plain", "with a prefix"])
def test_sheets_in_a_folder_of_their_own_are_seen_too(prefix: str) -> None:
    book = {name.replace("worksheets", "tabs"): text for name, text in parts().items()}
    book["xl/_rels/workbook.xml.rels"] = book["xl/_rels/workbook.xml.rels"].replace("worksheets/", "tabs/")
    sheet = re.sub(r"<(/?)(?=[a-z])", rf"<\1{prefix}", book["xl/tabs/sheet1.xml"])
    book["xl/tabs/sheet1.xml"] = sheet.replace("xmlns=", "xmlns:x=") if prefix else sheet
    assert read(packed(book)) == RIGHT


@pytest.mark.parametrize("value", ["<v></v>", "<v/>", "<v />"])
def test_a_formula_whose_text_is_empty_is_an_empty_cell(value: str) -> None:
    ((sheet,),) = (sheets_of_bytes(in_sheet("<f>A1</f><v>周明远</v>", f"<f>A1</f>{value}"), "名单.xlsx"),)
    assert not sheet.marks.errors


@pytest.mark.parametrize("cell", ['<c r="C1" t="str"><f>A1</f></c>', '<c r="C1"><f>A1</f><v></v></c>'])
def test_a_formula_without_a_value_is_an_error(cell: str) -> None:
    (sheet,) = sheets_of_bytes(in_sheet('<c r="C1" t="str"><f>A1</f><v>周明远</v></c>', cell), "名单.xlsx")
    assert isinstance(sheet.rows[0][2], CellError)


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#值!", "Err:502"])
def test_an_error_that_the_reader_does_not_know_is_named_at_its_cell(error: str) -> None:
    content = in_sheet('<c r="A2" t="str"><v>李娜</v>', f'<c r="A2" t="e"><v>{error}</v>')
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(content, "名单.xlsx")
    (problem,) = refused.value.problems
    assert (str(problem.place), problem.code, error in problem.text) == ("名单.xlsx!名单!A2", "D221", True)


@pytest.mark.parametrize("number", ["NaN", "INF", "-INF", "1e999"])
@pytest.mark.parametrize("style", [' s="1"', ""], ids=["with a format", "without"])
def test_what_is_no_number_is_read_without_a_crash(number: str, style: str) -> None:
    content = in_sheet('<c r="B1" s="1"><v>301</v>', f'<c r="B1"{style}><v>{number}</v>')
    (sheet,) = sheets_of_bytes(content, "名单.xlsx")
    assert cell_text(sheet.rows[0][1]) in ("NAN", "INF", "-INF", "NaN", "-inf")


def test_a_part_in_an_encoding_of_several_bytes_is_refused() -> None:
    book = parts()
    book[SHEET] = '<?xml version="1.0" encoding="GB18030"?>' + book[SHEET]
    with pytest.raises(UnreadableError):
        sheets_of_bytes(packed(book), "名单.xlsx")


def test_a_million_styles_are_refused_in_a_sentence() -> None:
    book = parts()
    book["xl/styles.xml"] = book["xl/styles.xml"].replace(
        "<xf numFmtId", '<xf numFmtId="0"/>' * 900_000 + "<xf numFmtId"
    )
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(packed(book), "名单.xlsx")
    assert (refused.value.problems[0].code, "15 MB" in refused.value.problems[0].text) == ("D104", True)


@pytest.mark.parametrize("missing", ["xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_without_a_part_that_says_what_is_seen_is_refused(missing: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(packed({name: text for name, text in parts().items() if name != missing}), "名单.xlsx")
    assert refused.value.problems[0].code == "D213"


def test_a_workbook_with_a_password_is_named_as_such() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(content, "名单.xlsx")
    assert refused.value.problems[0].text == "工作簿有密码"


@pytest.mark.parametrize(("count", "is_refused"), [(32_767, False), (32_768, True), (2_000_000, True)])
@pytest.mark.parametrize("letter", ["云", "a"])
def test_a_cell_of_more_characters_than_excel_allows_is_refused_at_its_place(
    count: int, is_refused: bool, letter: str
) -> None:
    content = in_sheet("<v>李娜</v>", f"<v>{letter * count}</v>")
    if not is_refused:
        assert len(str(sheets_of_bytes(content, "名单.xlsx")[0].rows[1][0])) == count
        return
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(content, "名单.xlsx")
    (problem,) = refused.value.problems
    assert (str(problem.place), problem.code, "32767" in problem.text) == ("名单.xlsx!名单!A2", "D104", True)
