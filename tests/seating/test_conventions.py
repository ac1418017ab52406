"""Which hand ranks higher: by the occasion, the office and the meeting itself; charts, texts and rules say the same."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.api.visits import load
from docgen.charts.chart import chart_notes
from docgen.errors import DataError
from docgen.kinds.plan_sections.seatings import seating
from docgen.model.layouts import LAYOUTS
from docgen.model.occasions import higher_hand_of
from docgen.model.visit import Visit
from docgen.rules.engine import judge
from docgen.seating.plan import SeatingPlan, plans
from docgen.seating.reasons import explain
from tests.conftest import visit
from tests.seating.rooms import at, on_his_left, people, plan, rows, seated

#: Layouts in which one list sits in rows or around a square, and those of two sides.
LISTS = ["主席台", "合影", "回字形", "U形"]
SIDES = ["会谈横桌", "会谈竖桌", "沙发", "签字", "合影", "回字形", "U形"]
WITH_A_HAND = sorted(name for name, layout in LAYOUTS.items() if "本方" in layout.options)


def lists_of(layout: str, count: int) -> tuple[list[str], list[str], list[str]]:
    if layout in ("主席台",):
        return people("名", count), [], []
    return [], people("客", count), people("主", max(1, count - 1))


def mirrored(found: SeatingPlan) -> dict[str, tuple[float, float]]:
    return {seat.key: (round(-seat.x, 1) + 0.0, round(seat.y, 1)) for seat in found.seats if seat.person}


def as_drawn(found: SeatingPlan) -> dict[str, tuple[float, float]]:
    return {seat.key: (round(seat.x, 1) + 0.0, round(seat.y, 1)) for seat in found.seats if seat.person}


@given(layout=st.sampled_from(LISTS), count=st.integers(1, 45), occasion=st.sampled_from(["商务", "外事"]))
@settings(max_examples=60, deadline=None)
def test_a_list_of_guests_from_elsewhere_sits_as_the_mirror_of_one_at_home(
    layout: str, count: int, occasion: str
) -> None:
    if layout == "合影" and occasion == "外事":  # there hosts and guests stand by turns
        occasion = "商务"
    names = people("名", count)
    assert as_drawn(plan(layout, names, 场合=occasion)) == mirrored(plan(layout, names))


@given(layout=st.sampled_from(SIDES), guests=st.integers(1, 14), hosts=st.integers(1, 14))
@settings(max_examples=60, deadline=None)
def test_two_sides_with_the_right_hand_higher_sit_as_the_mirror_of_the_left(
    layout: str, guests: int, hosts: int
) -> None:
    lists = ((), people("客", guests), people("主", hosts))
    right, left = (plan(layout, *lists, 场合="外事", 规则=f"{{本方: {hand}为上}}") for hand in "右左")
    if layout == "会谈竖桌":  # its sides run down the sheet
        assert {key: (x, -y) for key, (x, y) in mirrored(left).items()} == {
            key: (-x, y) for key, (x, y) in as_drawn(right).items()
        }
    else:
        assert as_drawn(right) == mirrored(left)


@given(layout=st.sampled_from(WITH_A_HAND), occasion=st.sampled_from(["国内公务", "外事", "商务"]), data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_second_and_the_chief_guest_are_at_the_higher_hand(layout: str, occasion: str, data: st.DataObject) -> None:
    hand = data.draw(st.sampled_from(["", "左为上", "右为上"]))
    count = data.draw(st.integers(2, 30))
    rule = {"规则": f"{{本方: {hand}}}"} if hand else {}
    found = plan(layout, *lists_of(layout, count), 场合=occasion, **rule)
    left = hand == "左为上" if hand else occasion == "国内公务" and layout != "签字"
    if layout == "合影" and occasion == "国内公务":
        assert on_his_left(found, "客1", "客2") is left
    elif layout in ("沙发", "签字", "合影", "U形"):
        assert on_his_left(found, "主1", "客1") is left
    elif layout == "主席台":
        assert on_his_left(found, "名1", "名2") is left
    else:
        assert on_his_left(found, "客1", "客2") is left


@pytest.mark.parametrize("layout", WITH_A_HAND)
@pytest.mark.parametrize("occasion", ["国内公务", "外事", "商务"])
@pytest.mark.parametrize("rule", ["", "左为上", "右为上"])
def test_chart_reasons_model_and_plan_say_the_same_hand(layout: str, occasion: str, rule: str) -> None:
    more = {"规则": f"{{本方: {rule}}}"} if rule else {}
    one = seated(layout, *lists_of(layout, 3), 场合=occasion, **more)
    ((found,), _) = plans(one)
    hand = higher_hand_of(one, one.seating[0])
    notes = chart_notes(found)
    assert f"以{hand}为上" in notes
    assert f"以{'左' if hand == '右' else '右'}为上" not in notes
    assert f"以{hand}为上" in "\n".join(explain(found, found.seats[0]))
    (sentence,) = [row["说明"] for row in seating(one, lambda _: "")["行"]]
    assert (f"座次以{hand}为上" in sentence) == (occasion != "国内公务" or bool(rule))


@pytest.mark.parametrize(
    ("category", "said"),
    [("外宾", "外宾接待以右为上"), ("商务", "商务接待以右为上"), ("国内公务", "国内公务场合以左为上")],
)
def test_the_category_of_the_visit_decides_where_no_occasion_is_written(category: str, said: str) -> None:
    text = f"类别: {category}\n来宾: [{{姓名: 甲甲}}, {{姓名: 乙乙}}]\n座次: [{{名称: 会, 形式: 主席台, 人员: 全体}}]"
    assert said in chart_notes(plans(visit(text))[0][0])


def test_the_office_decides_before_the_occasion_and_the_meeting_before_the_office(tmp_path: Path) -> None:
    office = tmp_path / "office.yaml"
    office.write_text("座次规则: {主席台: {本方: 左高右低}, 沙发: {主宾: 左手}}\n", "utf-8")
    text = """
        类别: 外宾
        来宾: [{姓名: 甲甲, 英文名: A}, {姓名: 乙乙, 英文名: B}]
        陪同: [{姓名: 丙丙}]
        座次:
          - {名称: 一, 形式: 主席台, 人员: 全体}
          - {名称: 二, 形式: 主席台, 人员: 全体, 规则: {本方: 以右为上}}
          - {名称: 三, 形式: 沙发, 来宾: 全体, 主方: 全体}
          - {名称: 四, 形式: 沙发, 来宾: 全体, 主方: 全体, 规则: {本方: 右为上}}
          - {名称: 五, 形式: 沙发, 来宾: 全体, 主方: 全体, 规则: {主宾: 主人右侧}}
    """
    found = visit(text, office)
    one, two, three, four, five = plans(found)[0]
    assert (rows(one), rows(two)) == ([["甲甲", "乙乙"]], [["乙乙", "甲甲"]])
    assert "办公室规定以左为上" in chart_notes(one)
    assert "这一场规定以右为上" in chart_notes(two)
    assert [on_his_left(each, "丙丙", "甲甲") for each in (three, four, five)] == [True, False, False]
    assert [higher_hand_of(found, each) for each in found.seating] == ["左", "右", "左", "右", "右"]


def codes(one: Visit) -> list[str]:
    return [problem.code for problem in one.notices]


def test_a_hand_against_the_occasion_is_pointed_out_and_kept() -> None:
    one = seated("沙发", (), people("客", 2), people("主", 2), 场合="外事", 规则="{主宾: 左}")
    assert "D427" in codes(one)
    assert on_his_left(plans(one)[0][0], "主1", "客1")
    assert "D427" not in codes(seated("沙发", (), people("客", 2), people("主", 2), 场合="外事", 规则="{主宾: 右}"))


def test_a_chief_who_is_pinned_elsewhere_is_pointed_out() -> None:
    one = seated("主席台", people("领", 5), 场合="外事", 固定="{领2: 3}")
    (problem,) = [each for each in one.notices if each.code == "D427"]
    assert problem.text == "领2是第2位，按外事的排法坐2号席，固定在了3号席"
    for quiet in ({"场合": "国内公务", "固定": "{领2: 3}"}, {"场合": "外事", "固定": "{领2: 2}"}):
        assert "D427" not in codes(seated("主席台", people("领", 5), **quiet))
    assert "D427" not in codes(seated("主席台", people("领", 5), 场合="外事", 固定="{领5: 4}"))


def test_an_even_row_with_the_right_hand_higher_asks_nothing_of_the_rule_for_even_rows() -> None:
    one = seated("主席台", people("领", 4), 场合="外事", 规则="{双数: 一号居左}")
    assert rows(plans(one)[0][0]) == [["领4", "领2", "领1", "领3"]]
    (problem,) = [each for each in one.notices if each.code == "D419"]
    assert "本方: 左为上" in problem.hint


@pytest.mark.parametrize(
    "written",
    ["[中国, 芬兰]", "[芬兰, 中国]", "[中国国旗, 芬兰国旗]", "中国、芬兰", "中国 芬兰", "[中华人民共和国, 芬兰]"],
)
def test_two_countries_are_two_flags_in_whatever_order(written: str) -> None:
    found = plan("合影", (), people("客", 2), people("主", 2), 场合="外事", 国旗=written)
    labels = {flag.label: flag.x for flag in found.fixtures if flag.shape == "flag"}
    assert labels.keys() in ({"中国国旗", "芬兰国旗"}, {"中华人民共和国国旗", "芬兰国旗"})
    assert labels["芬兰国旗"] == min(labels.values())
    assert "来访国国旗居右" in chart_notes(found)


@pytest.mark.parametrize("written", ["是", "[本国, 来访国]", "两国国旗"])
def test_flags_without_countries_are_called_ours_and_theirs(written: str) -> None:
    found = plan("签字", (), people("客", 2), people("主", 2), 场合="外事", 国旗=written)
    assert {flag.label for flag in found.fixtures if flag.shape == "flag"} == {"本国国旗", "来访国国旗"}


def test_flags_of_a_rostrum_stand_beside_its_wall() -> None:
    found = plan("主席台", people("领导", 9), 国旗="[中国, 芬兰]", 场合="外事")
    (wall,) = [one for one in found.fixtures if one.shape == "wall"]
    for flag in (one for one in found.fixtures if one.shape == "flag"):
        assert abs(flag.x) - flag.width / 2 > wall.width / 2
        assert flag.y == wall.y


def test_no_flags_are_none() -> None:
    found = plan("签字", (), people("客", 2), people("主", 2), 场合="外事", 国旗="不摆")
    assert not [flag for flag in found.fixtures if flag.shape == "flag"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("芬兰", "写了1面"),
        ("[中国, 芬兰, 瑞典]", "写了3面"),
        ("[德国, 芬兰]", "没有本国"),
        ("[中国, 本国]", "都是本国"),
    ],
)
@pytest.mark.parametrize("where", ["国旗", "规则"])
def test_what_is_not_two_countries_is_refused_at_its_place(written: str, text: str, where: str) -> None:
    value = f"{{国旗: {written}}}" if where == "规则" else written
    with pytest.raises(DataError) as refused:
        seated("签字", (), people("客", 2), people("主", 2), **{"场合": "外事", where: value})
    (problem,) = [each for each in refused.value.problems if each.level == "error"]
    assert problem.code == "D425"
    assert text in problem.text
    assert "国旗: [中国, 芬兰]" in problem.hint


def test_flags_at_a_round_table_are_refused_with_the_layouts_that_have_them() -> None:
    with pytest.raises(DataError) as refused:
        seated("圆桌", (), people("客", 2), people("主", 2), 场合="外事", 国旗="[中国, 芬兰]")
    (problem,) = [each for each in refused.value.problems if each.level == "error"]
    assert "图上不摆国旗" in problem.text
    assert "签字" in problem.hint


def test_flags_at_home_are_asked_about() -> None:
    one = seated("签字", (), people("客", 2), people("主", 2), 国旗="[中国, 芬兰]")
    assert [(each.code, each.level) for each in one.notices] == [("D426", "should")]
    assert list(seated("签字", (), people("客", 2), people("主", 2)).notices) == []


def test_a_host_beside_the_host_who_drives_is_asked_about() -> None:
    one = seated("轿车", ["沈静", "客1"], (), (), ["沈静"], 规则="{驾驶: 主人开车}")
    assert "D428" in codes(one)
    assert "D428" not in codes(seated("轿车", ["沈静", "客1"], (), (), ["沈静"], 规则="{驾驶: 主人夫妇}"))


def test_the_hosts_wife_sits_in_front_wherever_she_is_listed() -> None:
    found = plan("商务车", ["客1", "客2", "沈静"], (), (), ["沈静"], 规则="{驾驶: 主人和夫人}")
    assert at(found, "沈静").part == "副驾驶"
    assert at(found, "沈静").role == "主人配偶"
    assert rows(found)[-1] == ["客2", "空", "客1"]


def test_a_wife_who_is_on_no_list_is_drawn_beside_the_host_who_drives() -> None:
    found = plan("轿车", people("客", 3), 规则="{驾驶: 主人夫妇}")
    host, wife = (one for one in found.fixtures if one.shape == "driver")
    assert (host.label, wife.label) == ("主人（驾车）", "主人配偶")
    assert (host.y, host.height) == (wife.y, wife.height)
    assert host.x == -wife.x


def test_a_car_that_a_host_drives_by_the_list_of_vehicles_is_asked_about() -> None:
    text = """
        来宾: [{姓名: 甲甲}]
        陪同: [{姓名: 沈静}]
        车辆: [{车号: 1, 车型: 轿车, 座位: 5, 驾驶员: 沈静, 乘员: [甲甲]}]
        座次: [{名称: 1号车, 形式: 轿车, 人员: [甲甲]%s}]
    """
    assert "D428" in codes(visit(text % ""))
    assert "D428" not in codes(visit(text % ", 规则: {驾驶: 主人}"))


@given(guests=st.integers(1, 20), hosts=st.integers(1, 6), where=st.sampled_from(["中间", "两端"]), data=st.data())
@settings(max_examples=50, deadline=None)
def test_at_a_long_table_the_first_guests_sit_at_the_hosts_right(
    guests: int, hosts: int, where: str, data: st.DataObject
) -> None:
    door = data.draw(st.sampled_from("下上左右"))
    found = plan("长桌宴", (), people("客", guests), people("主", hosts), 规则=f"{{主位: {where}, 门: {door}}}")
    (opening,) = [fixture for fixture in found.fixtures if fixture.label == "门"]
    first = at(found, "主1")
    away = abs(first.x - opening.x) + abs(first.y - opening.y)
    assert not on_his_left(found, "主1", "客1")
    if hosts > 1:
        second = at(found, "主2")
        assert (first.facing - second.facing) % 360 == 180
        assert away > abs(second.x - opening.x) + abs(second.y - opening.y)  # the first host faces the door
        if guests > 1:
            assert not on_his_left(found, "主2", "客2")
        if guests > 3:
            assert on_his_left(found, "主1", "客3")
            assert on_his_left(found, "主2", "客4")
    elif guests > 1:
        assert on_his_left(found, "主1", "客2")


def test_interpreters_at_a_long_table_sit_beside_the_first_guests() -> None:
    found = plan("长桌宴", (), [*people("客", 4), "客译"], [*people("主", 2), "主译"], 译员="[客译, 主译]")
    assert rows(found) == [["客译", "客1", "主1", "客3"], ["客4", "主2", "客2", "主译"]]


def test_a_long_table_prints_both_names_and_stands_without_hosts() -> None:
    text = """
        来宾: [{姓名: 安娜·林德, 英文名: Anna Lind}, {姓名: 甲甲}]
        座次: [{名称: 晚餐, 形式: 长桌宴, 来宾: 全体}]
    """
    (found,) = plans(visit(text))[0]
    label = at(found, "安娜·林德").label
    assert label is not None
    assert " ".join(label.below).replace("  ", " ") == "Anna Lind"
    assert not on_his_left(found, "安娜·林德", "甲甲")
    assert at(found, "甲甲").reason == "首位客人右手第1位"


@pytest.mark.parametrize(
    ("guests", "hosts", "said"),
    [
        (1, 2, ["主宾在主人右手"]),
        (3, 1, ["主宾在主人右手，客2在左手", "其余由近及远，先右后左"]),
        (6, 2, ["主宾在主人右手，客2在第二主人右手，客3、客4在两位主人左手", "5号以后按同一次序由近及远"]),
        (2, 3, ["主宾在主人右手，客2在第二主人右手", "其余主人插在客人之间"]),
    ],
)
def test_a_long_table_says_the_rules_for_as_many_as_sit_there(guests: int, hosts: int, said: list[str]) -> None:
    found = plan("长桌宴", (), people("客", guests), people("主", hosts))
    assert [rule.text for rule in found.rules] == said


def rules_of(found: SeatingPlan, option: str) -> list[str]:
    """The rules of an option that decided something."""
    (convention,) = [one for one in found.conventions if one.option == option]
    return [rule.text for rule in convention.rules]


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        (2, ["两桌横排，面门者右手为上"]),
        (3, ["主桌居中，面门者右手为2桌、左手为3桌"]),
        (4, ["一排双数时居中两桌以面门者右手为上", "离门远者为上"]),
        (5, ["一排单数时居中为上，先右后左（面门者的左右）", "一排双数时居中两桌以面门者右手为上", "离门远者为上"]),
        (6, ["一排单数时居中为上，先右后左（面门者的左右）", "离门远者为上"]),
    ],
)
def test_rules_of_rows_of_tables_are_said_where_there_are_such_rows(tables: int, said: list[str]) -> None:
    found = plan("圆桌", (), people("客", 8 * tables - 3), people("主", 3), 规则="{每桌: 8, 桌次: 横排}")
    assert rules_of(found, "桌次") == said


@pytest.mark.parametrize(
    ("rule", "riders", "said"),
    [
        ("主座: 后排", 3, False),
        ("主座: 后排", 4, True),
        ("主座: 后排, 驾驶: 主人", 4, False),
        ("主座: 后排, 驾驶: 主人", 5, True),
        ("主座: 中排", 2, False),
        ("主座: 中排", 3, True),
        ("主座: 中排, 驾驶: 主人", 3, False),
        ("主座: 中排, 驾驶: 主人", 4, True),
    ],
)
def test_a_full_row_of_a_van_is_spoken_of_when_somebody_sits_in_the_next(rule: str, riders: int, said: bool) -> None:
    texts = rules_of(plan("商务车", people("乘", riders), 规则=f"{{{rule}}}"), "主座")
    assert any("坐满再坐" in text for text in texts) == said


@pytest.mark.parametrize(("guests", "hosts", "where"), [(4, 2, "中间"), (3, 1, "中间"), (9, 4, "中间"), (8, 2, "两端")])
def test_a_long_table_stands_between_its_chairs(guests: int, hosts: int, where: str) -> None:
    found = plan("长桌宴", (), people("客", guests), people("主", hosts), 规则=f"{{主位: {where}}}")
    (table,) = [fixture for fixture in found.fixtures if fixture.label == "长桌"]
    xs = [seat.x for seat in found.seats]
    assert table.x == pytest.approx((min(xs) + max(xs)) / 2)
    assert table.y == pytest.approx(0)


def test_the_door_of_a_long_table_may_stand_under_either_field() -> None:
    for written in ({"规则": "{门: 左}"}, {"方位": "{门: 左}"}):
        found = plan("长桌宴", (), people("客", 3), people("主", 2), **written)
        assert found.view.startswith("俯视图，门在左侧；")


def test_values_in_other_words_are_read_and_said_once() -> None:
    one = seated("长桌宴", (), people("客", 6), people("主", 2), 场合="外事活动", 规则="{主位: 主人坐两端, 门: 左边}")
    (notice,) = [each for each in one.notices if each.code == "D150"]
    for change in ("外事活动→外事", "主人坐两端→两端", "左边→左"):
        assert change in notice.text


def hand_findings(text: str) -> list[str]:
    one = load(dedent(text).strip().encode())
    return [finding.text for rule, finding in judge(one).findings if rule.code == "L65"]


@pytest.mark.parametrize(
    ("occasion", "note", "is_found"),
    [
        ("外事", "主宾坐主人左手", True),
        ("外事", "座次以左为上", True),
        ("外事", "按左高右低排", True),
        ("外事", "客左主右", True),
        ("商务", "主宾安排在主人左侧", True),
        ("国内公务", "以右为尊", True),
        ("外事", "主左客右，以右为上", False),
        ("国内公务", "左为上", False),
        ("外事", "译员坐主人左后方", False),
        ("外事", "从左侧门入场", False),
    ],
)
def test_notes_that_say_the_other_hand_than_the_chart_are_found(occasion: str, note: str, is_found: bool) -> None:
    text = f"""
        标题: 来访
        日期: 2026-07-05
        来宾: [{{姓名: 甲甲}}]
        陪同: [{{姓名: 乙乙}}]
        座次: [{{名称: 会见, 形式: 沙发, 场合: {occasion}, 来宾: 全体, 主方: 全体, 备注: {note}}}]
    """
    assert bool(hand_findings(text)) is is_found
