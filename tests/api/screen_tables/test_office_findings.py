"""What is wrong in a table of the office: a visit names the table, since nobody sees its file on the screen."""

import shutil
from pathlib import Path

import pytest

from docgen.api.screen_tables.desk import VisitDesk
from docgen.api.screen_tables.findings import CellFinding
from tests.conftest import OFFICE


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(OFFICE / "库", tmp_path / "库")
    shutil.copy(OFFICE / "office.yaml", tmp_path)
    (tmp_path / "来访").mkdir()
    (tmp_path / "来访" / "一.yaml").write_text("标题: 考察\n日期: 2026-07-05\n来宾: [周明远]\n", "utf-8")
    return tmp_path


def findings_of_hotels(office: Path, count: str) -> list[CellFinding]:
    hotels = office / "库" / "宾馆.yaml"
    before = hotels.read_text("utf-8")
    assert "数量: 48" in before
    hotels.write_text(before.replace("数量: 48", f"数量: {count}"), "utf-8")
    state = VisitDesk().open(office / "来访" / "一.yaml")
    return [one for one in state.findings if one.table == "宾馆"]


def test_an_error_in_a_table_of_the_office_is_named_by_its_table_and_by_no_line_of_a_file(office: Path) -> None:
    [finding] = findings_of_hotels(office, "若干")
    assert (finding.section, finding.as_json()["table"]) == ("", "宾馆")
    assert "若干" in finding.problem.text and "yaml" not in finding.problem.text and "行" not in finding.problem.text


@pytest.mark.parametrize("count", ["48间", "四十八间", "48套", "48 间客房", "共48间"])
def test_rooms_are_counted_with_the_word_for_rooms(office: Path, count: str) -> None:
    assert [one for one in findings_of_hotels(office, count) if one.problem.level == "error"] == []
