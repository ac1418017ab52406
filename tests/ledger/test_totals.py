"""The figures of a year: the example's, what moving a visit changes, what a figure consists of."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.statistics import YearTotals, stats, trace_figure, year_json
from docgen.errors import UsageError
from docgen.ledger.totals import CLASSES, MONTHS, OF_WHICH, ORIGINS, PURPOSES, total_of
from tests.conftest import OFFICE, Run

LEDGER = OFFICE / "台账"


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A copy of the example's year that a test may change."""
    shutil.copytree(LEDGER, tmp_path / "台账")
    shutil.copy(OFFICE / "office.yaml", tmp_path)
    return tmp_path / "台账"


def change(folder: Path, code: str, old: str, new: str) -> None:
    path = folder / "2023" / f"{code}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def classes(found: YearTotals) -> dict[str, tuple[int, int]]:
    return {name: one.figures[:2] for name, one in found.totals.parts[CLASSES].items()}


def test_the_example_year_gives_the_twelve_numbers() -> None:
    found = stats([LEDGER], 2023)
    assert classes(found) == {
        "省部级及以上": (7, 63),
        "厅局级": (20, 235),
        "大型活动": (14, 560),
        "外宾接待": (1, 23),
        "客商接待": (8, 56),
        "指导接待": (20, 216),
    }
    assert found.totals.total.figures[:2] == (70, 1153)


def test_every_partition_adds_up_in_every_column() -> None:
    found = stats([LEDGER], 2023).totals
    for part in (CLASSES, MONTHS, PURPOSES, ORIGINS):
        assert total_of(one.figures for one in found.parts[part].values()) == found.total.figures
    for one in found.parts[OF_WHICH].values():
        assert all(inside <= whole for inside, whole in zip(one.figures, found.total.figures, strict=True))


def test_moving_a_visit_to_another_class_changes_the_two_classes_and_nothing_else(year: Path) -> None:
    before = stats([year], 2023)
    (moved, *_) = trace_figure(before, "厅局级")
    change(year, moved.code, "统计类别: 厅局级", "统计类别: 指导接待")
    after = stats([year], 2023)
    changed = {name for name in classes(before) if classes(before)[name] != classes(after)[name]}
    assert changed == {"厅局级", "指导接待"}
    assert classes(after)["厅局级"] == (19, 235 - moved.figures.people)
    assert classes(after)["指导接待"] == (21, 216 + moved.figures.people)
    same = ("合计", "月份", "事由", "来源地", "其中", "上年", "同比", "工作")
    assert [year_json(before)[key] for key in same] == [year_json(after)[key] for key in same]


def test_a_visit_counts_in_the_month_of_its_first_day(year: Path) -> None:
    (year / "2023" / "2023-900.yaml").write_text(
        "标题: 跨月\n编号: 2023-900\n统计类别: 厅局级\n日期: 2023-07-31 至 2023-08-02\n来宾: {人数: 5}\n", "utf-8"
    )
    found = stats([year], 2023).totals.parts[MONTHS]
    assert (found["7"].figures.people, found["8"].figures.people) == (56 + 5, 64)


def test_leaders_are_stated_or_counted_by_rank(tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text("统计类别: [{名称: 甲}]\n领导级别: 厅局级\n", "utf-8")
    people = "- {姓名: 周明, 级别: 厅局级副职}\n  - {姓名: 韩喆, 级别: 正处级}\n  - {姓名: 罗文}"
    for code, line in (("1", ""), ("2", "领导人数: 3\n")):
        (tmp_path / f"{code}.yaml").write_text(
            f"标题: 来访{code}\n编号: '{code}'\n统计类别: 甲\n日期: 2023-01-0{code}\n{line}来宾:\n  {people}\n", "utf-8"
        )
    found = stats([tmp_path], 2023)
    assert [one.figures.leaders for one in found.totals.total.records] == [1, 3]


def test_a_guest_of_the_offices_tables_has_the_rank_of_the_table(tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text("统计类别: [{名称: 甲}]\n", "utf-8")
    (tmp_path / "库").mkdir()
    (tmp_path / "库" / "来宾.yaml").write_text("- {姓名: 周明远, 职务: 副市长, 级别: 厅局级副职}\n", "utf-8")
    (tmp_path / "1.yaml").write_text(
        "标题: 来访\n编号: 一\n统计类别: 甲\n日期: 2023-01-01\n来宾:\n  - {姓名: 周明远}\n", "utf-8"
    )
    assert stats([tmp_path], 2023).totals.total.figures == (1, 1, 1, 0)


def test_of_which_counts_by_tag_and_by_feature(tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text(
        "统计类别: [{名称: 甲}]\n"
        "其中:\n  - {名称: 外宾, 类别: 外宾}\n  - {名称: 高级别, 级别: 省部级}\n  - {名称: 港澳}\n",
        "utf-8",
    )
    rows = "编号,标题,日期,统计类别,人次,类别,其中\n"
    rows += "1,来访一,2023-01-01,甲,3,外宾,\n2,来访二,2023-01-02,甲,4,国内公务,港澳\n"
    (tmp_path / "台账.csv").write_text(rows, "utf-8")
    found = stats([tmp_path], 2023).totals.parts[OF_WHICH]
    assert {name: one.figures[:2] for name, one in found.items()} == {"外宾": (1, 3), "港澳": (1, 4)}


def test_the_year_before_comes_from_its_own_ledger_when_it_lies_beside(year: Path) -> None:
    shutil.copytree(year / "2023", year / "2022")
    for path in (year / "2022").iterdir():
        path.write_text(path.read_text("utf-8").replace("2023-", "2022-"), "utf-8")
    (year / "2022" / "2023-001.yaml").unlink()
    found = year_json(stats([year], 2023))
    assert found["上年"]["批次"] == 69
    assert found["同比"]["批次"] == "增长1.4%"


def test_the_year_may_be_the_folders_name_or_the_visits_own(year: Path) -> None:
    assert stats([year / "2023"]).totals.year == 2023
    shutil.move(year / "2023", year / "来访")
    assert stats([year / "来访"]).totals.year == 2023


def test_visits_of_two_years_need_to_be_told_which(tmp_path: Path) -> None:
    for one in (2022, 2023):
        (tmp_path / f"{one}.yaml").write_text(
            f"标题: 来访\n编号: {one}-1\n统计类别: 甲\n日期: {one}-01-01\n来宾: {{人数: 2}}\n", "utf-8"
        )
    with pytest.raises(UsageError, match="2022、2023年"):
        stats([tmp_path])


def test_trace_lists_the_visits_behind_a_figure(run: Callable[..., Run]) -> None:
    left = run("stats", LEDGER, "--year", "2023", "--trace", "外宾接待")
    assert left.out.startswith("2023-0")
    assert "林德堡市友好代表团" in left.out
    codes = json.loads(run("stats", LEDGER, "--year", "2023", "--trace", "厅局级", "--json").out)
    assert len(codes) == 20
    assert len(json.loads(run("stats", LEDGER, "--year", "2023", "--trace", "7月", "--json").out)) == 4
    assert len(json.loads(run("stats", LEDGER, "--year", "2023", "--trace", "来源地.云州市", "--json").out)) == 7
    assert len(json.loads(run("stats", LEDGER, "--year", "2023", "--trace", "合计", "--json").out)) == 70


@pytest.mark.parametrize("figure", ["厅局", "13月", "来源地"])
def test_a_figure_that_is_none_is_named_with_its_near_miss(figure: str, run: Callable[..., Run]) -> None:
    left = run("stats", LEDGER, "--year", "2023", "--trace", figure)
    assert left.code == 2
    assert f"没有“{figure}”" in left.err


def test_stats_prints_json_in_the_agreed_shape(run: Callable[..., Run]) -> None:
    left = run("stats", LEDGER, "--year", "2023", "--json")
    shape = json.loads(left.out)
    assert (left.code, shape["年度"]) == (0, 2023)
    assert shape["合计"] == {"批次": 70, "人次": 1153, "领导人数": 98, "领导人数未填": 9}
    assert shape["类别"]["厅局级"] == {"批次": 20, "人次": 235, "领导人数": 37}
    assert shape["类别"]["外宾接待"] == {"批次": 1, "人次": 23, "领导人数": None, "领导人数未填": 1}
    assert list(shape["月份"]) == [str(month) for month in range(1, 13)]
    assert shape["工作"]["业务培训"] == {"次数": 6, "人次": 164}


def test_stats_prints_a_table_that_adds_up(run: Callable[..., Run]) -> None:
    out = run("stats", LEDGER, "--year", "2023").out
    assert out.startswith("2023年接待70批次、1153人次")
    assert "合计" in out
    assert "增长6.8%" in out
