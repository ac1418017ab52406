"""Which rows of a sheet are its headings: with the groups of columns that stand above them."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from docgen.readers.tables.table import find_heading
from docgen.readers.tables.table_file import sheets

HEAD = ("姓名", "单位", "房号", "房型")
GUEST = ("周明远", "云州市委", "0301", "单间")
GROUPS, MORE = ("来宾信息", None, "住宿信息", None), ("接待", None, "宾馆", None)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([HEAD, GUEST], (0, 0)),
        ([GROUPS, HEAD, GUEST], (0, 1)),
        ([MORE, GROUPS, HEAD, GUEST], (0, 2)),
        ([("云州市代表团名单", None, None, None), GROUPS, HEAD, GUEST], (1, 2)),
        ([("云州市代表团名单", None, None, None), HEAD, GUEST], (1, 1)),
        ([("单位：云州市委", "日期：7月5日", None, None), HEAD, GUEST], (1, 1)),
        ([GUEST[:1], GROUPS, (None,) * 4, HEAD, GUEST], (3, 3)),
    ],
)
def test_headings_begin_with_the_groups_above_them(
    tmp_path: Path, rows: Sequence[Sequence[str | None]], lines: tuple[int, int]
) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(tmp_path / "名单.xlsx")
    ((sheet,), _) = sheets(tmp_path / "名单.xlsx")
    found = find_heading(sheet, range(len(sheet.rows)), HEAD.__contains__, 2)
    assert found is not None
    assert (found.first, found.last) == lines
