"""Data for templates: rows of a table, items of a list; what is wrong in them at its place."""

from pathlib import Path

import openpyxl
import pytest

from docgen.errors import Cell, DataError, Problem
from docgen.model.blank_value import BlankValue
from docgen.readers.fill_data.data_file import read_fill_data
from docgen.readers.fill_data.records import FillData

WANTED = frozenset(("姓名", "地点"))


def read_no_file(name: str) -> bytes:
    raise AssertionError(name)


def data(folder: Path, name: str, text: str, wanted: frozenset[str] = WANTED) -> FillData:
    (folder / name).write_text(text, "utf-8")
    return read_fill_data(folder / name, wanted, read_no_file)


def faults(folder: Path, name: str, text: str) -> list[tuple[int, int, str, str]]:
    with pytest.raises(DataError) as refused:
        data(folder, name, text)
    return [_fault(problem) for problem in refused.value.problems]


def _fault(problem: Problem) -> tuple[int, int, str, str]:
    assert problem.place is not None
    return problem.place.line, problem.place.column, problem.code, problem.text


def test_a_row_that_ends_early_has_blanks_behind_its_end(tmp_path: Path) -> None:
    found = data(tmp_path, "人员.csv", "姓名,地点,日期\n周明远\n罗大为,二号楼\n")
    assert [[str(record.row[name]) for name in ("姓名", "地点")] for record in found.records] == [
        ["周明远", ""], ["罗大为", "二号楼"],
    ]  # fmt: skip
    assert isinstance(found.records[0].row["地点"], BlankValue)
    assert isinstance(found.records[1].row["日期"], BlankValue)


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        ([["报到名册"], ["姓名", "地点"], ["周明远", "一号楼"]], 2),  # the row with the names that are wanted
        ([["报到名册"], ["编号", "楼"], ["1", "一号楼"]], 2),  # none is: the first with more than one cell
        ([[None, None], ["名册"], ["周明远"]], 2),  # and where there is none, the first with anything in it
        ([["姓名", "电话"], ["姓名", "地点"], ["周明远", "一号楼"]], 2),
        ([["姓名", "地点"], ["姓名", "地点"], ["周明远", "一号楼"]], 1),
    ],
)
def test_the_headings_are_the_row_with_most_wanted_names_else_the_first_that_may_be(
    tmp_path: Path, rows: list[list[str | None]], heading: int
) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "人员.xlsx")
    found = read_fill_data(tmp_path / "人员.xlsx", WANTED, read_no_file)
    assert found.place == Cell(found.place.file, heading, 1)
    assert found.names == tuple(name for name in rows[heading - 1] if name)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("数据.json", '{"姓名": "周明远",\n "电话": "1", "姓名": "罗大为"}', (2, 13)),
        ("数据.yaml", "组:\n  姓名: 周明远\n  姓名: 罗大为\n", (3, 3)),
    ],
)
def test_a_name_that_is_written_twice_is_named_at_the_second_place(
    tmp_path: Path, name: str, text: str, place: tuple[int, int]
) -> None:
    assert faults(tmp_path, name, text) == [(*place, "D105", "“姓名”写了两次")]


def test_json_is_read_as_it_was_typed(tmp_path: Path) -> None:
    (record,) = data(
        tmp_path, "数据.json", '{"姓名": "周明远", "数": 12.50, "列": [1, "二"], "组": {"甲": true}}'
    ).records
    assert {name: str(value) for name, value in record.values.items() if name in "姓名数列组"} == {
        "姓名": "周明远", "数": "12.50", "列": "[1, '二']", "组": "{'甲': True}",
    }  # fmt: skip
