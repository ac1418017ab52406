"""What is wrong with a workbook is said in the words of a workbook, one line a cause."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from docgen.api.visits import load
from docgen.errors import DataError, Problem

HEAD: Sequence[Sequence[object]] = (("标题", "云州市代表团来访"), ("日期", "2026-07-05"))
GUESTS: Sequence[Sequence[object]] = (("姓名", "单位"), ("周明远", "云州市"), ("李娜", "云州市"), ("王建军", "云州市"))
Sheets = dict[str, Sequence[Sequence[object]]]

FAULTY: dict[str, Sheets] = {
    "no title": {"基本信息": HEAD[1:]},
    "no names": {"来宾": (("姓名", "单位"), ("周明远", "云州市"), (None, "云州市"), (None, "云州市"))},
    "no activity": {"日程": (("日期", "内容"), ("2026-07-05", None))},
    "a letter in one cell": {"基本信息": (*HEAD, ("公函", "云府办函〔2026〕41号"))},
    "a schedule in one cell": {"基本信息": (*HEAD, ("日程", "上午座谈，下午考察"))},
    "nobody of that name": {
        "日程": (("时间", "内容", "参加"), ("09:00", "座谈", "周明元"), ("10:00", "考察", "周明元"))
    },
    "an option that the layout lacks": {"座次": (("名称", "形式", "人员", "排数"), ("会", "圆桌", "全体", "3"))},
    "a wrong day": {"用餐": (("名称", "日期"), ("午餐", "2026-02-30"))},
    "a layout that is none": {"座次": (("名称", "形式", "人员"), ("会", "主席抬", "全体"))},
    "a doubled key": {"基本信息": (*HEAD, ("标题", "另一个"))},
    "no guests": {"来宾": ((),)},
}


def problems(folder: Path, sheets: Sheets) -> tuple[Problem, ...]:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in ({"基本信息": HEAD, "来宾": GUESTS} | sheets).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "来访.xlsx")
    with pytest.raises(DataError) as refused:
        load(folder / "来访.xlsx")
    return refused.value.problems


@pytest.mark.parametrize("name", FAULTY)
def test_remedies_speak_of_sheets_and_cells(name: str, tmp_path: Path) -> None:
    for problem in problems(tmp_path, FAULTY[name]):
        assert "来访.xlsx!" in str(problem.place)
        for word in ("“- ”", "缩进", "花括号", ": …”", "加引号", "每一项前面"):
            assert word not in f"{problem.text}{problem.hint}"


def test_findings_of_one_cause_are_one_line_with_their_cells(tmp_path: Path) -> None:
    (missing,) = problems(tmp_path, FAULTY["no names"])
    assert "A3" in missing.text
    assert "A4" in missing.text
    (nobody,) = problems(tmp_path, FAULTY["nobody of that name"])
    assert (nobody.code, "日程!C2、C3" in nobody.text) == ("D115", True)


def test_what_a_visit_lacks_is_to_be_written_into_the_sheet_of_single_values(tmp_path: Path) -> None:
    (missing,) = problems(tmp_path, FAULTY["no title"])
    assert "在“基本信息”表加一行：左边一格写“标题”" in missing.hint
