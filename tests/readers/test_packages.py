"""Workbooks that would bring the native reader down: refused in a sentence, or read as far as they are sound."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from docgen.errors import Mark
from docgen.readers import tables
from docgen.readers.files import shown_path
from docgen.readers.tables.package import require_near_cells
from docgen.readers.tables.table_file import sheets as sheets_of_file
from docgen.readers.tables.workbook import sheets_of_bytes
from docgen.readers.visit_file.nodes import UnreadableError
from tests.conftest import Run

SHEET = "xl/worksheets/sheet1.xml"


def book() -> bytes:
    workbook = openpyxl.Workbook()
    for row in (("姓名", "单位"), ("周明远", "云州市委"), ("李娜", "云州市民政局")):
        workbook.active.append(row)
    workbook.active.merge_cells("B2:B3")
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def changed(part: str, change: Callable[[bytes], bytes], name: str = "", **options: int) -> bytes:
    """The workbook with a part changed, and called otherwise."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as before, zipfile.ZipFile(content, "w") as after:
        for entry in before.namelist():
            text = before.read(entry)
            after.writestr(
                name or entry if entry == part else entry, change(text) if entry == part else text, **options
            )
    return content.getvalue()


def with_row(row: bytes) -> bytes:
    return changed(SHEET, lambda text: text.replace(b"</sheetData>", row + b"</sheetData>"))


VALUE = b"<is><t> </t></is></c>"
FAR = {
    "at the end of all": with_row(b'<row r="1048576"><c r="XFD1048576" t="inlineStr">' + VALUE + b"</row>"),
    "in a row of another number": with_row(b'<row r="4"><c r="XFD1048576" t="inlineStr">' + VALUE + b"</row>"),
    "in single quotes": with_row(b"<row r='1048576'><c t='inlineStr' r='XFD1048576'>" + VALUE + b"</row>"),
    "in small letters": with_row(b'<row r="1048576"><c r="xfd1048576" t="inlineStr">' + VALUE + b"</row>"),
    "with its type first": with_row(b'<row r="1048576"><c t="inlineStr" r="XFD1048576">' + VALUE + b"</row>"),
    "on a line of its own": with_row(b'<row r="1048576"><c\nr="XFD1048576" t="inlineStr">' + VALUE + b"</row>"),
    "before the others": changed(
        SHEET,
        lambda text: text.replace(
            b"<sheetData>", b'<sheetData><row r="1048576"><c r="GR1048576" t="inlineStr">' + VALUE + b"</row>"
        ),
    ),
    "without places": with_row(b'<row r="1048576">' + b"<c/>" * 600 + b'<c t="inlineStr">' + VALUE + b"</row>"),
    "two cells, each far out": with_row(
        b'<row r="5"><c r="XFA5" t="inlineStr">' + VALUE + b'</row><row r="900000"><c r="A900000" t="inlineStr">'
        + VALUE + b"</row>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("content", FAR.values(), ids=FAR)
def test_a_cell_far_out_is_named(content: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(content, "名单.xlsx")
    (problem,) = refused.value.problems
    assert problem.code == "D104"
    assert str(problem.place).startswith("名单.xlsx!Sheet!")


def test_a_sheet_under_another_name_is_looked_at_too() -> None:
    row = b'<row r="1048576"><c r="XFD1048576" t="inlineStr">' + VALUE + b"</row></sheetData>"
    content = changed(SHEET, lambda text: text.replace(b"</sheetData>", row), name="xl/Worksheets/Sheet1.xml")
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(content, "名单.xlsx")
    assert refused.value.problems[0].code == "D104"


def ods(rows: str) -> bytes:
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    body = f'<office:body><office:spreadsheet><table:table table:name="名单">{rows}</table:table></office:spreadsheet>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}>{body}</office:body></office:document-content>',
        )
    return content.getvalue()


REPEATED = 'table:number-columns-repeated="99999999"'
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
BLANKS = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="{}"/>'


def test_a_sheet_of_libreoffice_is_read_however_many_blank_rows_it_states() -> None:
    content = ods(f"<table:table-row>{CELL.format('周明远')}</table:table-row>{BLANKS.format(16384)}</table:table-row>")
    (sheet,) = sheets_of_bytes(content, "名单.ods")
    assert [list(row) for row in sheet.rows] == [["周明远"]]


@pytest.mark.parametrize(
    "rows",
    [
        f"{BLANKS.format(1)}</table:table-row><table:table-row>"
        f'<table:table-cell table:number-columns-repeated="16000"/>{CELL.format(" x")}</table:table-row>',
        f"{BLANKS.format(30)}{CELL.format('x')}</table:table-row>",
        f"<table:table-row>{CELL.format('x')}</table:table-row>".replace("-cell ", f"-cell {REPEATED} "),
    ],
)
def test_a_cell_far_out_in_a_sheet_of_libreoffice_is_refused(rows: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(ods(rows), "名单.ods")
    assert refused.value.problems[0].code == "D104"


def sheet_with(*rows: str) -> bytes:
    """A sheet with a cell that stands unusually, so that it is looked at."""
    return f'<worksheet><sheetData><row r="1"><c t="s"/></row>{"".join(rows)}</sheetData></worksheet>'.encode()


def ods_with(*rows: str) -> bytes:
    return f"<office:document-content><table:table>{''.join(rows)}</table:table></office:document-content>".encode()


def refusal(text: bytes) -> tuple[str, str] | None:
    """The place and the sentence with which a sheet is refused; None for one that a reader may see."""
    part = "content.xml" if text.startswith(b"<office") else SHEET
    try:
        require_near_cells({part: text}, {SHEET: "来宾"}, "名单.xlsx")
    except UnreadableError as refused:
        (problem,) = refused.problems
        assert problem.code == "D104"
        return str(problem.place), problem.text
    return None


FAR_AWAY = "这一格有内容，离表太远，整张表大得放不下"
TEXT_CELL = "<table:table-cell><text:p>x</text:p></table:table-cell>"
MANY_ROWS = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'


@pytest.mark.parametrize(
    ("within", "beyond", "place"),
    [
        # five columns and a million rows are five million cells
        (
            sheet_with('<row r="1000000"><c r="E1000000"><v>1</v></c></row>'),
            sheet_with('<row r="1000001"><c r="E1000001"><v>1</v></c></row>'),
            "名单.xlsx!来宾!E1000001",
        ),
        # the last row of one cell and the last column of another span them together; the farther one is named
        (
            sheet_with('<row r="5"><c r="E5"><v>1</v></c></row><row r="1000000"><c r="A1000000"><v>1</v></c></row>'),
            sheet_with('<row r="5"><c r="F5"><v>1</v></c></row><row r="1000000"><c r="A1000000"><v>1</v></c></row>'),
            "名单.xlsx!来宾!A1000000",
        ),
        # of two cells that are as far the first is named; ALL is column 1000, DKJ column 3000
        (
            sheet_with(
                '<row r="1000"><c r="DKJ1000"><v>1</v></c></row><row r="1600"><c r="ALL1600"><v>1</v></c></row>'
            ),
            sheet_with(
                '<row r="3000"><c r="ALL3000"><v>1</v></c></row><row r="1000"><c r="DKJ1000"><v>1</v></c></row>'
            ),
            "名单.xlsx!来宾!ALL3000",
        ),
        # rows and cells without places stand behind those before them
        (
            sheet_with('<row r="999999"/><row><c/><c/><c/><c/><c><v>1</v></c></row>'),
            sheet_with('<row r="1000000"/><row><c/><c/><c/><c/><c><v>1</v></c></row>'),
            "名单.xlsx!来宾!E1000001",
        ),
        # what a cell without anything in it states counts for nothing
        (
            sheet_with('<row r="1000001"><c r="D1000001"><v>1</v></c><c r="E1000001" s="1"/></row>'),
            sheet_with('<row r="1000001"><c r="D1000001"/><c><v>1</v></c></row>'),
            "名单.xlsx!来宾!E1000001",
        ),
        (
            ods_with(MANY_ROWS.format(999_999), f"<table:table-row>{TEXT_CELL * 5}</table:table-row>"),
            ods_with(MANY_ROWS.format(1_000_000), f"<table:table-row>{TEXT_CELL * 5}</table:table-row>"),
            "名单.xlsx!E1000001",
        ),
        # a row that is repeated is as high as its repeats, and columns are counted anew in each
        (
            ods_with(MANY_ROWS.replace("<table:table-cell/>", TEXT_CELL * 5).format(1_000_000), "<table:table-row/>"),
            ods_with("<table:table-row/>", MANY_ROWS.replace("<table:table-cell/>", TEXT_CELL * 5).format(1_000_000)),
            "名单.xlsx!E1000001",
        ),
        # rows are counted anew in every table
        (
            ods_with(MANY_ROWS.format(999_999), "</table:table><table:table>", f"<table:table-row>{TEXT_CELL * 9}"),
            ods_with(MANY_ROWS.format(999_999), f"<table:table-row>{TEXT_CELL * 9}"),
            "名单.xlsx!F1000000",
        ),
    ],
    ids=["one cell", "two cells", "two as far", "no places", "nothing in it", "ods", "ods repeated", "ods tables"],
)
def test_five_million_cells_are_read_and_not_one_more(within: bytes, beyond: bytes, place: str) -> None:
    assert refusal(within) is None
    assert refusal(beyond) == (place, FAR_AWAY)


@pytest.mark.parametrize("name", ["xl/workbook.bin", "xl/Workbook.BIN"])
def test_a_binary_workbook_is_refused_at_its_file(name: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(changed("xl/workbook.xml", bytes, name=name), "名单.xlsx")
    (problem,) = refused.value.problems
    assert (problem.place, problem.code, problem.text) == (Mark("名单.xlsx", 1, 1), "D213", "读不了 .xlsb 文件")


def test_merged_cells_without_end_are_held_to_the_cells_there_are() -> None:
    content = changed(SHEET, lambda text: text.replace(b"B2:B3", b"B2:XFD1048576"))
    (sheet,) = sheets_of_bytes(content, "名单.xlsx")
    assert [tuple(span) for span in sheet.spans] == [(1, 1, 2, 1)]


def test_hidden_columns_without_end_are_counted_to_the_last_there_is() -> None:
    cols = b'<cols><col min="1" max="99999" hidden="1"/></cols><sheetData>'
    (sheet,) = sheets_of_bytes(changed(SHEET, lambda text: text.replace(b"<sheetData>", cols)), "名单.xlsx")
    assert len(sheet.marks.hidden_columns) == 16_384


DAMAGED_BOOKS = {
    "cut off": book()[:-40],
    "a byte of the directory": book().replace(b"PK\x01\x02", b"PK\x01\x09", 1),
    "a byte of a header": book().replace(b"PK\x03\x04", b"PK\x03\x09", 1),
    "bytes of a part": book()[:60] + b"\xff" * 30 + book()[90:],
    "a sheet cut off": changed(SHEET, lambda text: text[: len(text) // 2]),
    "a sheet that is none": changed(SHEET, lambda _text: b"\xff\xfe\0\0"),
    "a sheet that is not there": changed(SHEET, bytes, name="xl/other.xml"),
    "a workbook without sheets": changed("xl/workbook.xml", lambda _text: b"<workbook/>"),
    "another way to pack": changed(SHEET, bytes, compress_type=zipfile.ZIP_BZIP2),
    "numbers beyond all": with_row(b'<row r="99999999999999999999"><c r="A4"><v>1</v></c></row>'),
    "a place that is none": with_row(b'<row r="4"><c r="A0" t="s"><v>99999</v></c></row>'),
    "a string that is not there": with_row(b'<row r="4"><c r="A4" t="s"><v>99999</v></c></row>'),
    "a merge upside down": changed(SHEET, lambda text: text.replace(b"B2:B3", b"B3:A1")),
    "an empty zip": b"PK\x05\x06" + bytes(18),
    "nothing": b"",
    "no zip": b"\xd0\xcf\x11\xe0" + bytes(4000),
}


@pytest.mark.parametrize("content", DAMAGED_BOOKS.values(), ids=DAMAGED_BOOKS)
def test_a_damaged_workbook_is_refused_or_read_without_its_damage(content: bytes) -> None:
    try:
        assert [sheet.title for sheet in sheets_of_bytes(content, "名单.xlsx")] in (["Sheet"], [])
    except UnreadableError as refused:
        assert [problem.code for problem in refused.problems] == ["D213"]


class PanickingWorkbook:
    """A native reader that panics. Its exception is no Exception: only its name tells it."""

    @staticmethod
    def from_filelike(_file: io.BytesIO) -> None:
        raise type("PanicException", (BaseException,), {})("index out of range")


def test_a_panic_of_the_native_reader_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables.workbook, "CalamineWorkbook", PanickingWorkbook)
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(b"", "名单.xls")
    assert [problem.code for problem in refused.value.problems] == ["D213"]


@pytest.mark.parametrize("name", ["visit", "roster"])
def test_every_command_says_a_damaged_workbook_in_a_sentence(
    name: str, run: Callable[..., Run], tmp_path: Path
) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(DAMAGED_BOOKS["a byte of a header"])
    commands = {"visit": ("check", path), "roster": ("cards", path, "-o", tmp_path / "x.docx")}
    left = run(*commands[name])
    assert left.code == 1
    assert "D213" in left.err


_MOST_COLUMNS = 16_384  # of a sheet of Excel


@pytest.mark.parametrize("line", [",", "，", ";", "\t"], ids=["comma", "wide comma", "semicolon", "tab"])
def test_a_line_of_more_cells_than_excel_has_columns_is_refused_at_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "名单.csv"
    file.write_text(f"姓名{line}单位\n周明远{line}云州市委\n李娜" + line * _MOST_COLUMNS, encoding="utf-8")
    with pytest.raises(UnreadableError) as refused:
        sheets_of_file(file)
    (problem,) = refused.value.problems
    assert (problem.place, problem.code) == (Mark(shown_path(file), 3, 1), "D104")
    assert "超过16384列" in problem.text


def test_a_line_of_as_many_cells_as_excel_has_columns_is_read(tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text("姓名,单位\n周明远" + "," * (_MOST_COLUMNS - 1), encoding="utf-8")
    ((sheet,), _) = sheets_of_file(file)
    assert [len(row) for row in sheet.rows] == [2, _MOST_COLUMNS]


def test_many_short_lines_are_no_long_one(tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text("姓名,单位\n" + "周明远,云州市委\n" * (_MOST_COLUMNS + 1), encoding="utf-8")
    ((sheet,), _) = sheets_of_file(file)
    assert len(sheet.rows) == _MOST_COLUMNS + 2


def test_commas_inside_a_quoted_cell_separate_nothing(tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text('姓名,备注\n李娜,"' + "," * (_MOST_COLUMNS + 1) + '"\n', encoding="utf-8")
    ((sheet,), _) = sheets_of_file(file)
    assert sheet.rows[1] == ["李娜", "," * (_MOST_COLUMNS + 1)]
