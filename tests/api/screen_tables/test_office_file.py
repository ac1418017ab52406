"""The office file edited on the screen: what was not touched stays letter for letter."""

import shutil
from pathlib import Path

import pytest

from docgen.api.offices import own_office
from docgen.api.screen_tables.desk import StaleError, VisitDesk, VisitState
from docgen.api.screen_tables.office_file import OWN_OFFICE
from docgen.readers.office.office import load_office
from tests.conftest import OFFICE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The office file of an office that was made without its name."""
    own_office(tmp_path, "")
    return tmp_path / "office.yaml"


def put(desk: VisitDesk, path: Path, state: VisitState, section: str, **texts: str) -> VisitState:
    """Types texts into a form of one row, by their headings."""
    found = next(one for one in state.tables.sections if one.name == section)
    names = [column.name for column in found.columns]
    row = list(found.rows[0].texts)
    for name, text in texts.items():
        row[names.index(name)] = text
    return desk.edit(path, state.version, {section: [row]})


def test_a_name_a_region_and_a_sum_change_their_lines_and_no_comment(path: Path) -> None:
    desk, before = VisitDesk(), path.read_text("utf-8")
    state = desk.open(path)
    assert state.findings == []
    state = put(
        desk, path, state, OWN_OFFICE, 单位="青山县接待服务中心", 地区="湖南省长沙市", 审批环节="办公室、分管领导"
    )
    state = put(desk, path, state, "标准", 工作餐="45", 伙食补助="100")
    assert path.read_text("utf-8") == before
    desk.save(path, state.version)
    after = before.replace('单位: ""', '单位: "青山县接待服务中心"').replace('地区: ""', '地区: "湖南省长沙市"')
    after = after.replace('工作餐: "50"', '工作餐: "45"').replace(
        '标准间: "260"\n', '标准间: "260"\n  伙食补助: "100"\n审批环节: [办公室, 分管领导]\n'
    )
    assert path.read_text("utf-8") == after
    office = load_office(path)
    assert (office.office.unit, office.office.standards["伙食补助"], office.problems) == (
        "青山县接待服务中心",
        "100",
        (),
    )


def test_all_that_the_form_does_not_show_stays(tmp_path: Path) -> None:
    path = Path(shutil.copy(OFFICE / "office.yaml", tmp_path))
    desk, before = VisitDesk(), path.read_text("utf-8")
    state = desk.open(path)
    assert not any(section.locked for section in state.tables.sections)
    state = put(desk, path, state, OWN_OFFICE, 函的代字="清接字")
    groups = next(one for one in state.tables.sections if one.name == "统计类别")
    rows = [list(row.texts) for row in groups.rows]
    rows[2][0] = "大型会议"
    desk.save(path, desk.edit(path, state.version, {"统计类别": rows}).version)
    assert path.read_text("utf-8") == before.replace("清接函", "清接字").replace("大型活动", "大型会议")


@pytest.mark.parametrize("start", ["", "# 还没有写\n", "{}\n"])
def test_an_empty_file_is_filled_in(path: Path, start: str) -> None:
    path.write_text(start, "utf-8")
    desk = VisitDesk()
    state = put(desk, path, desk.open(path), OWN_OFFICE, 单位="青山县接待服务中心")
    desk.save(path, state.version)
    assert load_office(path).office.unit == "青山县接待服务中心"
    assert path.read_text("utf-8").startswith(start.removesuffix("{}\n"))


@pytest.mark.parametrize(
    ("section", "name", "text", "level", "part"),
    [
        (OWN_OFFICE, "性质", "厅局", "error", "“厅局”"),
        (OWN_OFFICE, "地区", "青山县", "note", "没有随带“青山县”的规定"),
        ("标准", "工作餐", "45元", "should", "“45元”，不是数"),
        ("标准", "标准间", "二百六", "should", "“二百六”，不是数"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    path: Path, section: str, name: str, text: str, level: str, part: str
) -> None:
    desk = VisitDesk()
    state = put(desk, path, desk.open(path), section, **{name: text})
    (found,) = state.findings
    shown = next(one for one in state.tables.sections if one.name == section)
    assert (found.section, found.row, shown.columns[found.column].name) == (section, 0, name)
    assert found.problem.level == level and part in found.problem.text


def test_what_somebody_else_has_saved_meanwhile_is_not_overwritten(path: Path) -> None:
    desk = VisitDesk()
    state = put(desk, path, desk.open(path), OWN_OFFICE, 单位="青山县接待服务中心")
    path.write_text(path.read_text("utf-8") + "# 别人加的\n", "utf-8")
    with pytest.raises(StaleError):
        desk.save(path, state.version)
    assert "青山县" not in path.read_text("utf-8")
