"""A 整改清单 read back: every cell as what it was, every column under a heading of its own."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from docgen.errors import DataError
from docgen.readers.tables.correction_list import read_correction_list

HEADINGS = ("编号", "规则代号", "问题", "标识", "备注")
LINE = ("2026-041", "G13", "缺公函", "2026-041·G13")


def written(folder: Path, *rows: Sequence[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(folder / "清单.xlsx")
    return folder / "清单.xlsx"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("已函告", "已函告"),
        ("0301", "0301"),
        (12, 12),
        (1234.56, Decimal("1234.56")),
        (datetime(2026, 7, 5), date(2026, 7, 5)),
        (datetime(2026, 7, 5, 9, 30), "2026-07-05 09:30"),
        (time(9, 30), "09:30"),
        (True, "TRUE"),
    ],
)
def test_a_cell_stays_what_it_is(tmp_path: Path, cell: object, read: object) -> None:
    (line,) = read_correction_list(written(tmp_path, HEADINGS, (*LINE, cell)), replaced=False).lines
    assert line.cells["备注"] == read
    assert type(line.cells["备注"]) is type(read)
    assert [line.cells[name] for name in HEADINGS[:4]] == list(LINE)


def test_a_column_without_a_heading_or_with_that_of_another_is_called_by_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, (*HEADINGS, None, "备注"), (*LINE, "甲", "乙", "丙"), ("一行", None, "别的"))
    found = read_correction_list(path, replaced=False)
    assert [(line.row, line.cells.get("第6列"), line.cells.get("备注（第7列）")) for line in found.lines] == [
        (2, "乙", "丙"), (3, None, None),
    ]  # fmt: skip
    assert found.further == ("第6列", "备注（第7列）")


def test_a_workbook_without_its_columns_is_no_such_list(tmp_path: Path) -> None:
    path = written(tmp_path, HEADINGS[:3], LINE[:3])
    with pytest.raises(DataError) as refused:
        read_correction_list(path, replaced=False)
    assert [(problem.code, problem.hint) for problem in refused.value.problems] == [
        ("D216", "给上一次 docgen audit 写的整改清单；“标识”这一列不要删")
    ]
