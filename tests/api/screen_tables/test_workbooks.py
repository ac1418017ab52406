"""A visit in a workbook, edited in tables: its cells change in place, and nothing that somebody added is lost."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from docgen.api.export import export
from docgen.api.screen_tables.desk import VisitDesk, VisitState
from docgen.errors import DataError
from tests.conftest import OFFICE

GUESTS = [
    ["姓名", "籍贯", "单位", "职务"],
    ["周明远", "云州", "云州市委", "副书记"],
    ["韩喆", "云岭", "农业农村局", "局长"],
]


def workbook(path: Path, change: Callable[[Workbook], None] = lambda _: None) -> Path:
    """A workbook that a clerk has made himself: a sheet of names and values, one of guests with a column of his own."""
    book = Workbook()
    head = book.active
    assert head is not None
    head.title = "基本信息"
    for row in (["标题", "云州市代表团来访"], ["日期", "2026-07-05 至 2026-07-07"], ["人数", 2], ["备查", "自己记的"]):
        head.append(row)
    guests = book.create_sheet("来宾")
    for row in GUESTS:
        guests.append(row)
    guests.column_dimensions["C"].width = 33
    guests["A2"].comment = Comment("主宾", "甲")
    guests["A3"].fill = PatternFill("solid", fgColor="FFFFFF00")
    book.create_sheet("草稿").append(["随手记", "=1+1"])
    change(book)
    book.save(path)
    return path


def rows(state: VisitState, name: str) -> list[list[str]]:
    section = next(section for section in state.tables.sections if section.name == name)
    return [list(row.texts) for row in section.rows]


def edited(path: Path, name: str, change: Callable[[list[list[str]]], None]) -> Workbook:
    """The workbook after an edit of a section that was saved."""
    desk = VisitDesk()
    state = desk.open(path)
    texts = rows(state, name)
    change(texts)
    state = desk.edit(path, state.version, {name: texts})
    assert rows(state, name) == texts
    desk.save(path, state.version)
    return load_workbook(path)


def put(row: int, column: int, text: str) -> Callable[[list[list[str]]], None]:
    return lambda texts: texts[row].__setitem__(column, text)


def values(book: Workbook, title: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book[title].iter_rows()]


def test_one_cell_changes_and_everything_else_stays(tmp_path: Path) -> None:
    book = edited(workbook(tmp_path / "来访.xlsx"), "来宾", put(1, 4, "总农艺师"))
    assert values(book, "来宾") == [*GUESTS[:2], ["韩喆", "云岭", "农业农村局", "总农艺师"]]
    guests = book["来宾"]
    assert guests.column_dimensions["C"].width == 33 and guests["A2"].comment.text == "主宾"
    assert guests["A3"].fill.fgColor.rgb == "FFFFFF00"
    assert values(book, "草稿") == [["随手记", "=1+1"]]
    assert values(book, "基本信息")[3] == ["备查", "自己记的"]


def test_a_row_that_moves_takes_its_own_columns_notes_and_colours_along(tmp_path: Path) -> None:
    book = edited(workbook(tmp_path / "来访.xlsx"), "来宾", lambda texts: texts.reverse())
    assert values(book, "来宾") == [GUESTS[0], GUESTS[2], GUESTS[1]]
    assert book["来宾"]["A3"].comment.text == "主宾" and book["来宾"]["A2"].fill.fgColor.rgb == "FFFFFF00"


def test_a_new_row_stands_below_and_a_row_that_goes_leaves_none_behind(tmp_path: Path) -> None:
    path = workbook(tmp_path / "来访.xlsx")
    book = edited(path, "来宾", lambda texts: texts.append(["何苗", *[""] * (len(texts[0]) - 1)]))
    assert values(book, "来宾")[3] == ["何苗", None, None, None]
    book = edited(path, "来宾", lambda texts: texts.pop(0))
    assert values(book, "来宾")[1:] == [GUESTS[2], ["何苗", None, None, None], [None] * 4]


def test_a_column_and_a_sheet_that_are_not_there_are_added(tmp_path: Path) -> None:
    path = workbook(tmp_path / "来访.xlsx")
    phone = edited(path, "来宾", put(0, 6, "013900000001"))
    assert [row[4] for row in values(phone, "来宾")] == ["电话", "013900000001", None]
    staff = edited(path, "陪同", lambda texts: texts.append(["沈静", *[""] * 12]))
    assert values(staff, "陪同")[0] == ["姓名"] and values(staff, "陪同")[1] == ["沈静"]


def test_numbers_stay_numbers_and_texts_texts(tmp_path: Path) -> None:
    path = workbook(tmp_path / "来访.xlsx")
    book = edited(path, "基本信息", put(0, 3, "3"))
    assert values(book, "基本信息")[2] == ["人数", 3]
    book = edited(path, "基本信息", put(0, 4, "=SUM(1)"))
    assert values(book, "基本信息")[4] == ["编号", "=SUM(1)"]
    assert b'<c r="B5" t="n"' not in path.read_bytes()


def test_a_row_with_a_formula_or_merged_cells_is_not_moved(tmp_path: Path) -> None:
    path = workbook(tmp_path / "来访.xlsx", lambda book: book["来宾"].merge_cells("B2:B3"))
    desk = VisitDesk()
    state = desk.open(path)
    with pytest.raises(DataError, match="合并"):
        desk.edit(path, state.version, {"来宾": rows(state, "来宾")[::-1]})


def test_a_workbook_with_pictures_is_not_changed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "来访.xlsx")
    content = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("xl/media/image1.png", b"x")
    path.write_bytes(content.getvalue())
    desk = VisitDesk()
    state = desk.open(path)
    texts = rows(state, "来宾")
    texts[0][4] = "书记"
    with pytest.raises(DataError, match="图片"):
        desk.edit(path, state.version, {"来宾": texts})
    assert path.read_bytes() == content.getvalue()


@pytest.mark.parametrize("name", ["2026-041", "2026-060"])
def test_the_form_of_a_visit_has_the_tables_of_its_yaml_and_is_edited_in_all_of_them(tmp_path: Path, name: str) -> None:
    shutil.copytree(OFFICE, tmp_path / "o", ignore=shutil.ignore_patterns("台账", "审计"))
    yaml, form = tmp_path / "o" / "来访" / f"{name}.yaml", tmp_path / "o" / "来访" / f"{name}表.xlsx"
    form.write_bytes(export(yaml, form).content)
    desk = VisitDesk()
    state, same = desk.open(form), desk.open(yaml)
    assert [(one.name, [row.texts for row in one.rows]) for one in state.tables.sections] == [
        (one.name, [row.texts for row in one.rows]) for one in same.tables.sections
    ]
    for section in ("来宾", "日程", "用餐", "住宿", "车辆", "分工"):
        texts = rows(state, section)
        texts = [*texts[1:], texts[0]]
        state = desk.edit(form, state.version, {section: texts})
        same = desk.edit(yaml, same.version, {section: texts})
        assert rows(state, section) == rows(same, section)
    assert not any(one.problem.level == "error" and one.section == "" for one in state.findings)


def test_a_finding_stands_at_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "来访.xlsx")
    desk = VisitDesk()
    state = desk.open(path)
    texts = rows(state, "基本信息")
    texts[0][3] = "1"
    state = desk.edit(path, state.version, {"基本信息": texts})
    assert ("基本信息", 0, 3, "D124") in [
        (one.section, one.row, one.column, one.problem.code) for one in state.findings
    ]
