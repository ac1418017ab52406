"""What is struck, hidden or formatted in workbooks of Excel 97 and of LibreOffice is seen as in one of today."""

import struct
from pathlib import Path

import pytest

from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.roster import load_roster
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.workbook import sheets_of_bytes, unseen_in
from docgen.readers.visit_file.nodes import UnreadableError
from tests.readers.older_workbooks import (
    PADDED,
    STRUCK,
    Cell,
    Runs,
    columns_record,
    ods,
    ods_row,
    record,
    row_record,
    xls,
)

HEADINGS = (Cell(0, 0, "姓名"), Cell(0, 1, "单位"), Cell(1, 0, "周明远"), Cell(1, 1, "云州市委"))
HEADING_ROW = ods_row("姓名", "单位") + ods_row("周明远", "云州市委")


def sheet_of(content: bytes) -> Sheet:
    (sheet,) = sheets_of_bytes(content, "名单.xls")
    return sheet


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell_text(cell) for cell in row] for row in sheet.rows]


@pytest.mark.parametrize(
    ("cell", "struck", "words"),
    [
        (Cell(2, 0, "李娜", STRUCK), {(2, 0)}, {}),
        (Cell(2, 0, Runs("李大娜", ((1, 1), (2, 0)))), set(), {(2, 0): "大"}),
        (Cell(2, 0, Runs("副局长局长", ((3, 0),)), STRUCK), set(), {(2, 0): "副局长"}),
        (Cell(2, 0, Runs("局长", ((0, 1),))), {(2, 0)}, {}),
        (Cell(2, 0, Runs("李 娜", ((1, 1), (2, 0)))), set(), {}),
        (Cell(2, 0, 8.0, STRUCK), {(2, 0)}, {}),
        (Cell(2, 0, "李娜"), set(), {}),
    ],
)
def test_struck_cells_and_words_of_excel_97_are_known(
    cell: Cell, struck: set[tuple[int, int]], words: dict[tuple[int, int], str]
) -> None:
    sheet = sheet_of(xls((*HEADINGS, cell)))
    assert len(texts(sheet)) == 3
    assert (sheet.marks.struck, sheet.marks.struck_words) == (struck, words)


@pytest.mark.parametrize("split_at", [15, 22, 24, 26, 28, 30, 34, 41, 43, 45, 47])
def test_texts_that_go_on_in_a_second_record_are_known_wherever_they_are_cut(split_at: int) -> None:
    cells = (Cell(0, 0, "姓名"), Cell(1, 0, Runs("李大娜", ((1, 1), (2, 0)))), Cell(2, 0, Runs("王 二", ((2, 1),))))
    is_in_characters = split_at in (22, 24, 41, 43)
    sheet = sheet_of(xls(cells, split_at=split_at, flag=b"\1" * is_in_characters))
    assert texts(sheet) == [["姓名"], ["李大娜"], ["王 二"]]
    assert sheet.marks.struck_words == {(1, 0): "大", (2, 0): "二"}


@pytest.mark.parametrize(
    ("records", "rows", "columns"),
    [
        (row_record(1, 0x20), {1}, set()),
        (row_record(1, 0, height_twips=0x8000), set(), set()),
        (row_record(1, 0, height_twips=5), {1}, set()),
        (columns_record(1, 1, 1), set(), {1}),
        (columns_record(0, 0, 0, width=0), set(), {0}),
        (columns_record(0, 1, 0) + row_record(1, 0x140), set(), set()),
    ],
)
def test_hidden_rows_and_columns_of_excel_97_are_known(records: bytes, rows: set[int], columns: set[int]) -> None:
    marks = sheet_of(xls(HEADINGS, rows=records)).marks
    assert (marks.hidden_rows, marks.hidden_columns) == (rows, columns)


def test_a_number_of_excel_97_is_read_as_its_format_shows_it() -> None:
    assert texts(sheet_of(xls((*HEADINGS, Cell(2, 1, 301.0, PADDED)))))[2][1] == "0301"


def test_a_book_whose_marks_are_not_seen_is_said() -> None:
    content = xls(HEADINGS)
    assert unseen_in(content, "名单.xls") == ()
    assert [problem.code for problem in unseen_in(content[:600], "名单.xls")] == ["D225"]
    assert [problem.code for problem in unseen_in(b"\x09\x04\x06\x00\x00\x00\x10\x00", "名单.xls")] == ["D225"]


@pytest.mark.parametrize(
    ("cells", "records", "code"),
    [
        ((Cell(65_535, 255, "李娜"),), b"", "D104"),
        ((Cell(1, 40_000, "李娜"), Cell(40_000, 1, "李娜")), b"", "D104"),
        ((), record(0xBD, struct.pack("<HHHIHIH", 60_000, 0, 0, 2, 0, 2, 300)), "D104"),
        ((), record(0x200, struct.pack("<IIHHH", 0, 65_535, 0, 65_535, 0)), "D213"),
        ((), record(0x200, struct.pack("<IIHHH", 8, 3, 0, 2, 0)), "D213"),
    ],
    ids=["last-cell", "two-far-cells", "many-numbers", "size-too-wide", "size-backwards"],
)
def test_a_book_of_excel_97_that_no_memory_could_hold_is_refused(
    cells: tuple[Cell, ...], records: bytes, code: str
) -> None:
    with pytest.raises(UnreadableError) as refused:
        sheets_of_bytes(xls((*HEADINGS, *cells), rows=records), "名单.xls")
    assert refused.value.problems[0].code == code


@pytest.mark.parametrize("at", range(0, 5000, 97))
def test_a_damaged_book_of_excel_97_is_a_sentence_or_is_read(at: int) -> None:
    content = bytearray(xls((*HEADINGS, Cell(2, 0, Runs("李大娜", ((1, 1), (2, 0)))))))
    content[at : at + 3] = b"\xff\xfe\x7f"
    for damaged in (bytes(content), bytes(content[: max(at, 8)])):
        try:
            sheets_of_bytes(damaged, "名单.xls")
        except UnreadableError as error:
            assert error.problems[0].code in ("D213", "D104")


@pytest.mark.parametrize(
    ("row", "struck", "words"),
    [
        (ods_row("李娜", cell='table:style-name="s"'), {(2, 0)}, {}),
        (ods_row("李娜", cell='table:style-name="t"'), {(2, 0)}, {}),
        (ods_row("李娜", row='table:default-cell-style-name="s"'), {(2, 0)}, {}),
        (ods_row('李<text:span text:style-name="s">大</text:span>娜'), set(), {(2, 0): "大"}),
        (ods_row('<text:span text:style-name="s">李</text:span>'), {(2, 0)}, {}),
        (ods_row('李<text:span text:style-name="s"><text:s text:c="2"/></text:span>娜'), set(), {}),
        (ods_row("李娜", row='table:number-rows-repeated="2"', cell='table:style-name="s"'), {(2, 0), (3, 0)}, {}),
        (ods_row("李娜"), set(), {}),
    ],
)
def test_struck_cells_and_words_of_libreoffice_are_known(
    row: str, struck: set[tuple[int, int]], words: dict[tuple[int, int], str]
) -> None:
    marks = sheet_of(ods(HEADING_ROW + row)).marks
    assert (marks.struck, marks.struck_words) == (struck, words)


@pytest.mark.parametrize("row", ['table:visibility="collapse"', 'table:visibility="filter"', 'table:style-name="low"'])
def test_hidden_rows_of_libreoffice_are_known(row: str) -> None:
    marks = sheet_of(ods(HEADING_ROW + ods_row("李娜", row=row) + ods_row("王建军"))).marks
    assert marks.hidden_rows == {2}


def test_hidden_columns_of_libreoffice_are_known() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    assert sheet_of(ods(columns + HEADING_ROW)).marks.hidden_columns == {1}


@pytest.mark.parametrize(
    ("kind", "value", "shown", "read"),
    [
        ("float", "301", "0301", "0301"),
        ("float", "3", "第3组", "第3组"),
        ("percentage", "0.5", "50%", "50%"),
        ("float", "1380.5", "1,380.50", "1380.5"),
        ("float", "1.1", "1.10", "1.10"),
        ("float", "2.6", "3", "2.6"),
        ("currency", "50", "¥50", "50"),
    ],
)
def test_a_number_of_libreoffice_is_read_as_it_stands_there(kind: str, value: str, shown: str, read: str) -> None:
    cell = f'<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{shown}</text:p>'
    table = HEADING_ROW + f"<table:table-row>{cell}</table:table-cell></table:table-row>"
    assert texts(sheet_of(ods(table)))[2][0] == read


@pytest.mark.parametrize("name", ["名单.xls", "名单.et", "名单.ods"])
def test_what_is_struck_and_hidden_is_asked_about_at_its_place(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name.endswith("ods"):
        rows = ods_row("李娜", cell='table:style-name="s"') + ods_row("王建军", row='table:visibility="collapse"')
        path.write_bytes(ods(HEADING_ROW + rows))
    else:
        rows_of_xls = (Cell(2, 0, "李娜", STRUCK), Cell(3, 0, "王建军"))
        path.write_bytes(xls((*HEADINGS, *rows_of_xls), rows=row_record(3, 0x20)))
    said = {(str(one.place).rpartition("!")[2], one.code) for one in load_roster(path).problems}
    assert said >= {("A3", "D223"), ("A4", "D222")}
