"""Tables of an office that are edited on the screen: what was not touched stays letter for letter."""

import shutil
from pathlib import Path

import pytest

from docgen.api.desk.contents import FolderReader
from docgen.api.screen_tables.desk import StaleError, VisitDesk, VisitState
from docgen.errors import DataError
from docgen.model.office import TABLES
from docgen.readers.office.office import load_office
from tests.conftest import OFFICE


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "库").mkdir()
    shutil.copy(OFFICE / "office.yaml", tmp_path)
    for path in (OFFICE / "库").glob("*.yaml"):
        shutil.copy(path, tmp_path / "库")
    return tmp_path


def rows_of(state: VisitState, name: str) -> tuple[list[str], list[list[str]]]:
    section = next(one for one in state.tables.sections if one.name == name)
    return [column.name for column in section.columns], [list(row.texts) for row in section.rows]


def row(columns: list[str], **texts: str) -> list[str]:
    return [texts.get(name, "") for name in columns]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_the_example_office_opens_and_nothing_is_found_wrong_in_it(office: Path, table: str) -> None:
    state = VisitDesk().open(office / "库" / f"{table}.yaml")
    assert [finding for finding in state.findings if finding.problem.level == "error"] == []
    assert all(not section.locked for section in state.tables.sections)


def test_a_new_post_and_a_new_leader_change_two_lines_and_no_comment(office: Path) -> None:
    desk, path = VisitDesk(), office / "库" / "领导.yaml"
    before = path.read_text("utf-8")
    state = desk.open(path)
    columns, rows = rows_of(state, "领导")
    rows[1][columns.index("职务")] = "常务副区长"
    rows.append(row(columns, 姓名="何苗"))
    desk.save(path, desk.edit(path, state.version, {"领导": rows}).version)
    expected = before.replace("职务: 副区长,", "职务: 常务副区长,", 1).rstrip("\n") + "\n- {姓名: 何苗}\n"
    assert path.read_text("utf-8") == expected


def test_rooms_of_a_hotel_are_rows_of_their_own_table(office: Path) -> None:
    desk, path = VisitDesk(), office / "库" / "宾馆.yaml"
    before = path.read_text("utf-8")
    state = desk.open(path)
    columns, rows = rows_of(state, "宾馆房型")
    rows[0][columns.index("单价")] = "280"
    rows.append(row(columns, 宾馆="茶乡宾馆", 名称="单间", 数量="10", 单价="240"))
    desk.save(path, desk.edit(path, state.version, {"宾馆房型": rows}).version)
    after = before.replace("数量: 48, 单价: 260", "数量: 48, 单价: 280").rstrip("\n")
    assert path.read_text("utf-8") == after + "\n    - {名称: 单间, 数量: 10, 单价: 240}\n"


@pytest.mark.parametrize("start", ["", "# 本单位的车\n", "[]\n", "---\n", "- {车牌: 川Y·A0001, 座位: 19}\n"])
def test_a_table_is_filled_from_nothing_and_emptied_again(office: Path, start: str) -> None:
    desk, path = VisitDesk(), office / "库" / "车辆.yaml"
    path.write_text(start, "utf-8")
    state = desk.open(path)
    columns, _ = rows_of(state, "车辆")
    state = desk.edit(path, state.version, {"车辆": [row(columns, 车牌="川Y·A0009"), row(columns, 座位="7")]})
    assert rows_of(state, "车辆")[1] == [row(columns, 车牌="川Y·A0009"), row(columns, 座位="7")]
    desk.save(path, state.version)
    assert "- {车牌: 川Y·A0009}\n- {座位: 7}\n" in path.read_text("utf-8")
    state = desk.edit(path, state.version, {"车辆": []})
    desk.save(path, state.version)
    comments = "".join(f"{line}\n" for line in start.splitlines() if line.startswith(("#", "---")))
    assert path.read_text("utf-8") == f"{comments}[]\n"


def test_what_is_wrong_stands_at_its_cell(office: Path) -> None:
    desk, path = VisitDesk(), office / "库" / "宾馆.yaml"
    state = desk.open(path)
    columns, rows = rows_of(state, "宾馆房型")
    rows[1][columns.index("数量")] = "十来间"
    found = [one for one in desk.edit(path, state.version, {"宾馆房型": rows}).findings if one.problem.level == "error"]
    assert [(one.section, one.row, one.column) for one in found] == [("宾馆房型", 1, columns.index("数量"))]


def test_a_file_that_somebody_else_has_saved_is_not_overwritten(office: Path) -> None:
    desk, path = VisitDesk(), office / "库" / "领导.yaml"
    state = desk.open(path)
    columns, rows = rows_of(state, "领导")
    rows[0][columns.index("职务")] = "区委书记"
    edited = desk.edit(path, state.version, {"领导": rows})
    path.write_text("- {姓名: 何苗}\n", "utf-8")
    with pytest.raises(StaleError):
        desk.save(path, edited.version)
    assert path.read_text("utf-8") == "- {姓名: 何苗}\n"


def test_a_table_is_no_visit_and_a_visit_of_the_same_name_no_table(office: Path) -> None:
    desk, path = VisitDesk(), office / "库" / "宾馆.yaml"
    state = desk.open(path)
    with pytest.raises(DataError, match="不是一次来访的资料"):
        desk.tables(path, state.version)
    with pytest.raises(DataError, match="不是一次来访的资料"):
        desk.exempt(path, state.version, {"规则": "G13", "理由": "有批复"})
    visit = office / "宾馆.yaml"
    visit.write_text("标题: 考察\n日期: 2026-07-05\n", "utf-8")
    assert desk.open(visit).tables.office_table == ""


@pytest.mark.parametrize("text", ["姓名: 沈静\n", "沈静\n"])
def test_a_file_that_is_no_list_says_so(office: Path, text: str) -> None:
    path = office / "库" / "领导.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError):
        VisitDesk().open(path)


def test_what_was_typed_into_a_table_that_has_changed_since_is_set_aside_where_it_can_be_opened(office: Path) -> None:
    desk, path = VisitDesk(), office / "库" / "领导.yaml"
    for number in ("", "（2）"):
        state = desk.open(path)
        columns, rows = rows_of(state, "领导")
        desk.edit(path, state.version, {"领导": [*rows, row(columns, 姓名="何苗")]})
        path.write_text(path.read_text("utf-8") + "# 别人加的\n", "utf-8")
        assert desk.open(path).is_outrun
        beside = desk.set_aside(path)
        assert beside == office / "没有保存的" / f"领导{number}.yaml"
        assert [texts[0] for texts in rows_of(desk.open(beside), "领导")[1]][-1:] == ["何苗"]
    listed = [one.name for one in FolderReader(office).contents().catalogue if one.file.startswith("没有保存的/")]
    assert listed == ["领导（没有保存的）", "领导（2）（没有保存的）"]
    assert not any(problem.level == "error" for problem in load_office(office / "office.yaml").problems)
