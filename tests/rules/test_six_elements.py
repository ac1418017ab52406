"""吃住行看听讲: what covers each day, what is open; nothing is said of a visit that is settled."""

import json
from collections.abc import Callable

import pytest

from docgen.api.elements import element_lines
from docgen.api.papers import build
from docgen.api.visits import load
from docgen.model.visit import Visit
from docgen.rules.engine import judge
from docgen.rules.six_elements import OPEN, element_problems, elements_by_day
from docgen.word.package.outline import outline
from tests.conftest import OFFICE, Run, visit

VISITS = sorted((OFFICE / "来访").glob("*.yaml"))
DAYS = "日期: 2026-07-05 至 2026-07-07\n"
TOUR = "{日期: 2026-07-06, 时间: 09:00-10:00, 环节: 看, 内容: 考察, 地点: 农业园, 讲解: 陈果}"
TALKS = "{日期: 2026-07-06, 时间: 14:30, 环节: 听, 内容: 座谈, 地点: 会议室, 负责: 农业农村局}"


def said(of: Visit) -> list[str]:
    return [problem.text for problem in element_problems(of)]


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_nothing_is_said_of_the_examples(path: object) -> None:
    assert said(load(path)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DAYS}日程: [{TOUR}, {TALKS}]\n住宿: [宾馆: 甲]", "7月6日的“吃”还没有定：中午在活动，没有安排午餐"),
        (f"{DAYS}日程: [{TOUR}]", "7月5日的“住”还没有定：当晚没有安排住处"),
        (f"{DAYS}日程: [{TOUR}, {TALKS}]", "7月6日的“行”还没有定：要去几个地方，没有排车"),
        (f"{DAYS}住宿: [宾馆: 甲]", "7月6日的“看”还没有定：整天没有看、听、讲"),
        ("日程: [{时间: 09:00, 环节: 听, 内容: 座谈, 地点: 会议室}]", "7月5日的“听”还没有定：会议没有议程或汇报人"),
        ("日程: [{时间: 09:00, 环节: 看, 内容: 考察, 地点: 农业园}]", "7月5日的“讲”还没有定：有点位没有讲解人"),
        ("日程: [{环节: 看, 内容: 考察, 地点: 农业园, 讲解: 陈果}]", "“考察”还没有定时间"),
        ("日程: [{时间: 09:00, 环节: 看, 内容: 考察, 讲解: 陈果}]", "“考察”还没有定地点"),
        ("日程: [{环节: 听, 内容: 座谈}]", "“座谈”还没有定时间、地点、人员"),
        ("日程: [{时间: 12:00, 环节: 吃, 内容: 午餐}]", "“午餐”还没有定地点"),
    ],
)  # fmt: skip
def test_what_is_open_is_told(text: str, expected: str) -> None:
    assert expected in said(visit(text))


@pytest.mark.parametrize(
    "text",
    [
        "日程: [{时间: 08:00, 环节: 行, 内容: 返程}]",
        "日程: [{时间: 09:00, 内容: 合影}]",
        "日程: [{时间: 10:00, 环节: 听, 内容: 座谈, 地点: 农业园, 陪同: 沈静}]\n陪同: [{姓名: 沈静}]",
        "日程: [{时间: 14:30, 环节: 听, 内容: 座谈, 地点: 会议室, 议程: [{内容: 汇报}]}]",
        "日程: []\n来宾: [周明远]",
    ],
)  # fmt: skip
def test_a_day_is_not_asked_for_what_it_does_not_need(text: str) -> None:
    assert said(visit(text)) == []


def test_a_meal_that_both_sections_tell_is_one_meal() -> None:
    of = visit(
        "日程: [{时间: 12:00, 环节: 吃, 内容: 午餐, 地点: 食堂}]\n"
        "用餐: [{名称: 5日午餐, 日期: 2026-07-05, 时间: 12:10}]"
    )
    assert elements_by_day(of)[0].cells["吃"] == ("12:00午餐",)


def test_what_is_open_stands_in_its_cell() -> None:
    of = visit("日程: [{时间: 09:00, 环节: 看, 内容: 考察, 负责: 柳溪镇}]")
    cells = elements_by_day(of)[0].cells
    assert cells["看"] == ("09:00考察（地点未定）",)
    assert cells["讲"] == (OPEN,)
    assert len({len(line) > 0 for line in element_lines(of)}) == 1


def test_the_rules_say_nothing_of_it_unasked(run: Callable[..., Run], tmp_path: object) -> None:
    of = visit("日程: [{环节: 看, 内容: 考察}]")
    assert not {rule.code for rule, _ in judge(of).findings} & {"D710", "D711"}


def test_check_tells_it_as_json_too(run: Callable[..., Run], tmp_path: object) -> None:
    path = tmp_path / "来访.yaml"  # type: ignore[operator]
    path.write_text("标题: 考察\n日期: 2026-07-05\n来宾: [周明远]\n日程: [{环节: 看, 内容: 考察}]", "utf-8")
    found = {problem["code"] for problem in json.loads(run("check", path, "--elements", "--json").out)}
    assert {"D710", "D711"} <= found
    assert not {"D710", "D711"} & {problem["code"] for problem in json.loads(run("check", path, "--json").out)}
    assert "考察（时间、地" in run("check", path, "--elements").out


def test_the_plan_carries_the_table_as_an_annex_when_it_is_asked_for() -> None:
    of = load(OFFICE / "来访" / "2026-041.yaml")
    (file,) = build(of, ["plan"], options={"elements": True})
    lines = outline(file.content)
    assert any("六要素安排表" in line for line in lines)
    table = lines[next(at for at, line in enumerate(lines) if line.startswith("  | 要素 | 安排")) :]
    assert [line.lstrip(" +|").rstrip(" |") for line in table[1:8]] == [
        "7月5日　星期日 ×2",
        "吃 | 18:00晚餐（自助餐）",
        "住 | 清江宾馆",
        "行 | 15:30抵达清江宾馆，办理入住",
        "看 | —",
        "听 | —",
        "讲 | —",
    ]
    (plain,) = build(of, ["plan"])
    assert not any("六要素" in line for line in outline(plain.content))
