"""docgen route: sites in the order given, minutes out of the tables, nothing invented, rows that a visit takes."""

import json
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from docgen.api.routes.day import ProposedDay
from docgen.api.routes.output import route_json, route_lines, route_yaml, schedule_rows
from docgen.api.routes.propose import propose_route
from docgen.api.visits import load
from docgen.errors import UsageError
from docgen.model.opening_hours import opening_hours
from docgen.rules.engine import judge
from tests.conftest import OFFICE, Run

OFFICE_FILE = str(OFFICE / "office.yaml")
LINE = ("清江宾馆", "柳溪镇现代农业园", "石桥村党群服务中心", "机关食堂")


def proposed(*names: str, day: str = "2026-07-07", start: str = "08:30") -> ProposedDay:
    return propose_route(names, day, start, OFFICE_FILE)


def codes(day: ProposedDay) -> list[str]:
    return [problem.code for problem in day.problems]


def hours(day: ProposedDay) -> list[str]:
    return [row.get("时间", "") for row in schedule_rows(day)]


def test_one_arrives_after_the_minutes_of_the_tables_and_stays_as_long_as_they_say() -> None:
    assert hours(proposed(*LINE)) == ["08:30", "09:05-10:05", "10:25-11:10", "11:40-12:40"]


def test_a_route_is_the_sites_that_it_lists() -> None:
    assert schedule_rows(proposed("乡村振兴线")) == schedule_rows(proposed(*LINE))


def test_the_way_back_takes_as_long_as_the_way_there() -> None:
    stops = proposed("石桥村党群服务中心", "柳溪镇现代农业园").stops
    assert stops[1].travel == 20


def test_a_distance_that_no_table_has_is_said_and_no_hour_behind_it_is_invented() -> None:
    day = proposed("清江宾馆", "米仓古道陈列馆", "清江产业园")
    assert codes(day).count("D720") == 2
    assert "“清江宾馆”到“米仓古道陈列馆”没有车程" in day.problems[0].text
    assert hours(day) == ["08:30", "", ""]
    assert all("路程" not in row for row in schedule_rows(day))


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("柳溪镇农业园", "柳溪镇现代农业园"),
        ("产业园线", "产业线"),
        ("清江宾管", "清江宾馆"),
        ("火星", "先在点位库里加上"),
    ],
)
def test_a_name_that_no_table_has_is_refused_with_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(UsageError) as refused:
        proposed("清江宾馆", typed)
    assert near in refused.value.problems[0].hint


@pytest.mark.parametrize(("day", "is_closed"), [("2026-07-06", True), ("2026-07-07", False)])
def test_a_day_on_which_a_site_is_closed_is_noticed(day: str, is_closed: bool) -> None:
    assert ("D722" in codes(proposed("米仓古道陈列馆", day=day, start="10:00"))) == is_closed


@pytest.mark.parametrize(("start", "is_closed"), [("08:30", True), ("09:00", False), ("16:50", False), ("17:00", True)])
def test_hours_at_which_a_site_is_closed_are_noticed(start: str, is_closed: bool) -> None:
    assert ("D722" in codes(proposed("米仓古道陈列馆", start=start))) == is_closed


def test_a_day_that_goes_on_through_noon_without_a_meal_is_noticed() -> None:
    sites = ("清江宾馆", "清江产业园", "区行政中心三楼会议室")
    assert "D723" in codes(proposed(*sites, start="11:00"))
    assert "D723" not in codes(proposed(*sites, start="14:00"))
    assert "D723" not in codes(proposed(*LINE))


def test_a_stay_that_no_table_has_is_said() -> None:
    assert [problem.text for problem in proposed(*LINE).problems] == ["“机关食堂”没有写时长，按60分钟排"]


def test_the_rows_are_taken_by_a_visit_and_break_no_rule_on_schedules(tmp_path: Path) -> None:
    rows = "\n".join(route_yaml(proposed(*LINE)))
    path = tmp_path / "来访.yaml"
    path.write_text(f"标题: 考察\n日期: 2026-07-07\n类别: 商务\n来宾: [周明远]\n{rows}\n", "utf-8")
    of = load(path, OFFICE_FILE)
    assert [(stop.element, stop.travel, stop.guide) for stop in of.schedule] == [
        ("行", None, ""), ("看", 35, "陈果"), ("看", 20, "驻村第一书记"), ("吃", 30, ""),
    ]  # fmt: skip
    assert not {rule.code for rule, _ in judge(of).findings} & {"L02", "L03", "L04", "L05", "L06"}


@pytest.mark.parametrize("name", ["农业园: 一期", "#1点位", "A, B", "园“新”", "- 园", "{园}", "07", "是", "园 "])
def test_names_that_yaml_reads_otherwise_are_quoted(name: str, tmp_path: Path) -> None:
    (tmp_path / "库").mkdir()
    (tmp_path / "office.yaml").write_text("单位: 中心", "utf-8")
    row = json.dumps({"名称": name, "讲解人": name}, ensure_ascii=False)
    (tmp_path / "库" / "点位.yaml").write_text(f"- {row}", "utf-8")
    rows = "\n".join(route_yaml(propose_route([name], "", "09:00", str(tmp_path / "office.yaml"))))
    path = tmp_path / "来访.yaml"
    path.write_text(f"标题: 考察\n日期: 2026-07-07\n来宾: [周明远]\n{rows}\n", "utf-8")
    (stop,) = load(path).schedule
    assert stop.place is not None
    assert (stop.place.name, stop.guide) == (name, name)


def test_the_screen_and_the_data_say_what_is_seen_and_who_tells() -> None:
    day = proposed(*LINE)
    screen = "\n".join(route_lines(day))
    assert "驻村第一书记" in screen
    assert "村集体经济讲解词" in screen
    data = json.loads(route_json(day))
    assert data["车程"][0] == {"从": "清江宾馆", "到": "柳溪镇现代农业园", "路程": 35}
    assert data["点位"][1]["讲解词"] == ["高标准农田讲解词"]
    assert data["提示"][0]["code"] == "D721"


@pytest.mark.parametrize(("options", "said"), [({"start": "25:00"}, "不是时间"), ({"day": "7月32日"}, "不是日期")])
def test_an_hour_or_a_day_that_is_none_is_refused(options: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        proposed("产业线", **options)


def test_the_command_prints_rows_and_notes(run: Callable[..., Run]) -> None:
    done = run("route", "产业线", "--date", "2026-07-07", "--from", "9:00", "--yaml", "--office", OFFICE_FILE)
    assert done.code == 0
    assert "  - {日期: 2026-07-07, 时间: 09:15-10:15, 环节: 看, 内容: 考察清江产业园" in done.out


@pytest.mark.parametrize(
    ("words", "weekday", "start", "end", "is_open"),
    [
        ("09:00-17:00，周一闭馆", 0, "10:00", "11:00", False),
        ("9:00—17:00（星期一、星期二休息）", 1, "10:00", "11:00", False),
        ("周二至周日开放", 0, "10:00", "11:00", False),
        ("周一至周五 8:30-12:00、14:30-18:00", 4, "11:30", "12:10", False),
        ("周一至周五 8:30-12:00、14:30-18:00", 4, "14:30", "15:00", True),
        ("周一至周五 8:30-12:00", 5, "9:00", "10:00", False),
        ("每周三闭园", 2, "9:00", "10:00", False),
        ("全天开放", 0, "7:00", "22:00", True),
        ("须提前一天预约", 0, "9:00", "10:00", True),
        ("", 6, "9:00", "10:00", True),
    ],
)
def test_opening_hours_are_read_from_what_people_write(
    words: str, weekday: int, start: str, end: str, is_open: bool
) -> None:
    day = date(2026, 7, 6 + weekday)
    first, last = (time(*map(int, hour.split(":"))) for hour in (start, end))
    assert opening_hours(words).holds(day, first, last) == is_open


@pytest.mark.parametrize(("start", "day"), [("23:30", "2026-12-31"), ("22:59", "2027-12-31"), ("23:59", "")])
def test_what_goes_on_after_midnight_is_refused_and_named(start: str, day: str) -> None:
    with pytest.raises(UsageError, match="第二天"):
        proposed(*LINE, start=start, day=day)


def test_a_day_may_end_shortly_before_midnight() -> None:
    assert hours(proposed(*LINE, start="19:49"))[-1] == "22:59-23:59"
