"""Ranks as clerks say them are read as 领导职务层次; what may mean another level is asked about."""

from pathlib import Path

import pytest

from docgen.api.visits import load
from docgen.model.visit import Visit

CERTAIN = [
    ("处级副职", "县处级副职"),
    ("正处", "县处级正职"),
    ("副处级", "县处级副职"),
    ("正处级", "县处级正职"),
    ("副厅级", "厅局级副职"),
    ("厅级正职", "厅局级正职"),
    ("正科", "乡科级正职"),
    ("副科级", "乡科级副职"),
    ("科级", "乡科级"),
    ("处级", "县处级"),
    ("副县级", "县处级副职"),
    ("副县（处）级", "县处级副职"),
    ("副省级", "省部级副职"),
    ("部级", "省部级"),
    ("处级干部", "县处级"),
]
ASKED = [("正局级", "厅局级正职"), ("副局", "厅局级副职"), ("团级", "县处级"), ("地级", "厅局级")]
#: What is no rank though it looks like one, and what it may be.
UNKNOWN = [
    ("县处级付职", "县处级副职"),
    ("县处级副级", "县处级副职"),
    ("厅居级正职", "厅局级正职"),
    ("乡料级", "乡科级"),
    ("县处及副职", "县处级副职"),
    ("二级调研贠", "二级调研员"),
    ("五级调研员", "调研员"),
    ("未知级", ""),
    ("大领导级", ""),
]
KEPT = [
    "县处级副职",
    "县处级",
    "一级调研员",
    "四级主任科员",
    "股级",
    "教授",
    "正处级（挂职）",
    "副高级",
    "正高级工程师",
    "正师级",
    "专业技术八级",
    "三级警监",
    "特级教师",
]


def visit_with(rank: str, tmp_path: Path) -> Visit:
    path = tmp_path / "来访.yaml"
    guests = f"[{{姓名: 周明远, 级别: {rank}}}]"
    path.write_text(f"标题: 云州市来清江区考察\n日期: 2026-07-05\n来宾: {guests}\n", encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(("typed", "rank"), CERTAIN)
def test_a_certain_rank_is_taken_and_said(typed: str, rank: str, tmp_path: Path) -> None:
    visit = visit_with(typed, tmp_path)
    assert visit.guests.people[0].rank == rank
    assert [problem.code for problem in visit.notices] == ["D150"]


@pytest.mark.parametrize(("typed", "rank"), ASKED)
def test_a_rank_that_may_be_another_is_asked_about(typed: str, rank: str, tmp_path: Path) -> None:
    visit = visit_with(typed, tmp_path)
    assert visit.guests.people[0].rank == rank
    (problem,) = visit.notices
    assert (problem.code, problem.level) == ("D151", "should")
    assert rank in problem.text and rank in problem.hint


@pytest.mark.parametrize("typed", KEPT)
def test_other_ranks_stay_as_they_are(typed: str, tmp_path: Path) -> None:
    visit = visit_with(typed, tmp_path)
    assert (visit.guests.people[0].rank, visit.notices) == (typed, ())


@pytest.mark.parametrize(("typed", "meant"), UNKNOWN)
def test_what_is_no_rank_stays_as_it_is_and_is_asked_about(typed: str, meant: str, tmp_path: Path) -> None:
    visit = visit_with(typed, tmp_path)
    assert visit.guests.people[0].rank == typed
    (problem,) = visit.notices
    assert (problem.code, problem.level) == ("D151", "should")
    assert meant in problem.text
