"""Pins, gaps, sides, what is said of a seating, reasons, and who moves when a visit changes."""

import pytest

from docgen.errors import DataError
from docgen.rules.engine import judge
from docgen.seating.moves import moves
from docgen.seating.plan import plans
from docgen.seating.reasons import explain
from tests.conftest import visit
from tests.seating.rooms import at, clockwise, people, plan, rows, seated


def test_a_pinned_person_keeps_his_seat_and_the_others_fill_the_rest_in_order() -> None:
    found = plan("主席台", people("领导", 5), 固定="{领导5: 2}")
    assert rows(found) == [["领导4", "领导2", "领导1", "领导5", "领导3"]]
    assert [seat.key for seat in found.seats if seat.pinned] == ["领导5"]


def test_nobody_is_pinned_across_the_table() -> None:
    with pytest.raises(DataError) as refused:
        seated("会谈横桌", (), people("客", 3), people("主", 3), 固定="{客3: 6}")
    (problem,) = refused.value.problems
    assert "6号席是主方一方的" in problem.text
    assert "1、2、3" in problem.hint


def test_around_a_table_a_guest_may_be_pinned_anywhere_and_nobody_is_lost() -> None:
    found = plan("圆桌", (), people("客", 5), people("主", 3), 规则="{每桌: 8}", 固定="{客5: 5}")
    assert at(found, "客5").number == "5"
    assert sorted(seat.key for seat in found.seats) == sorted([*people("客", 5), *people("主", 3)])


@pytest.mark.parametrize(
    ("layout", "lists", "more", "codes"),
    [
        ("合影", (["甲", "乙"],), {"规则": "{居中: 主人}"}, ["D419"]),
        ("主席台", (["甲", "乙"],), {"方位": "{门: 左}"}, ["D419"]),
        ("圆桌", ((), ["客1"], ["主1"]), {"规则": "{副主陪: 无}"}, ["D419"]),
        ("合影", ((), ["客1"], ["主1"]), {"场合": "外事", "规则": "{双数: 一号居左}"}, ["D419"]),
        ("U形", (["甲", "乙"],), {"方位": "{屏幕: 左}", "规则": "{主位: 面屏}"}, []),
    ],
)
def test_a_rule_without_effect_is_pointed_out(
    layout: str, lists: tuple[list[str], ...], more: dict[str, str], codes: list[str]
) -> None:
    assert [problem.code for problem in seated(layout, *lists, **more).notices] == codes


def test_sides_that_are_swapped_are_pointed_out() -> None:
    text = """
        来宾: [{姓名: 甲甲}, {姓名: 乙乙}]
        陪同: [{姓名: 沈静}]
        座次: [{名称: 会, 形式: 会谈横桌, 来宾: [沈静], 主方: [甲甲, 乙乙]}]
    """
    assert [problem.code for problem in visit(text).notices] == ["D414"] * 3


def test_a_vehicle_with_fewer_seats_than_riders_is_pointed_out() -> None:
    text = """
        来宾: [{姓名: 甲甲}, {姓名: 乙乙}, {姓名: 丙丙}]
        座次: [{名称: 1号车, 形式: 轿车, 人员: 全体}]
        车辆: [{车号: 1, 车牌: 川Y·A0009, 座位: 3}]
    """
    (said,) = visit(text).notices
    assert (said.code, said.level) == ("D405", "should")


def test_two_seatings_of_one_name_cannot_be_told_apart() -> None:
    with pytest.raises(DataError) as refused:
        visit("座次: [{名称: 会, 形式: 主席台, 人员: 全体}, {名称: 会, 形式: 合影, 人员: 全体}]")
    assert [problem.code for problem in refused.value.problems] == ["D418"]


def test_the_door_may_be_written_under_either_heading_and_is_told_once() -> None:
    for more in ({"规则": "{门: 上}"}, {"方位": "{门: 上}"}):
        found = plan("会谈竖桌", (), people("客", 2), people("主", 2), **more)
        assert {one.option: one.value for one in found.conventions}["门"] == "上"
        assert "门在上方" in found.view


def test_an_empty_seat_is_there_and_has_no_person() -> None:
    found = plan("圆桌", (), people("客", 6), people("主", 2), 规则="{每桌: 10}")
    empty = [seat for seat in found.seats if seat.person is None]
    assert [(seat.key, seat.number) for seat in empty] == [("", "4"), ("", "8")]


def test_an_empty_seat_may_be_forbidden() -> None:
    said = seated("圆桌", (), people("客", 6), people("主", 2), 规则="{每桌: 10, 空席: 不允许}").notices
    assert [problem.code for problem in said] == ["D416"]


def test_two_people_of_one_name_are_told_apart_by_their_ids() -> None:
    text = """
        来宾: [{姓名: 张伟, 代号: 张伟甲}, {姓名: 张伟, 代号: 张伟乙}, {姓名: 何苗, 代号: 苗}]
        座次: [{名称: 会, 形式: 主席台, 人员: 全体}]
    """
    ((found,), _) = plans(visit(text))
    assert rows(found) == [["何苗", "张伟甲", "张伟乙"]]


def test_guests_who_are_left_out_of_a_seating_of_most_are_named() -> None:
    text = """
        来宾: [{姓名: 甲甲}, {姓名: 乙乙}, {姓名: 丙丙}, {姓名: 丁丁}]
        陪同: [{姓名: 沈静}]
        座次:
          - {名称: 会, 形式: 会谈横桌, 来宾: [甲甲, 乙乙, 丁丁], 主方: 全体}
          - {名称: 签, 形式: 签字, 来宾: [甲甲], 主方: [沈静]}
          - {名称: 小会, 形式: 会谈横桌, 来宾: [甲甲], 主方: 全体}
    """
    said = visit(text).notices
    assert [(problem.code, problem.level) for problem in said] == [("D409", "note")]
    assert "丙丙" in said[0].text


def test_who_sits_on_the_rostrum_is_not_missed_in_the_hall() -> None:
    hall = "{名称: 会场, 形式: 课桌式, 日期: 2026-03-12, 时间: 14:30, 地点: 礼堂, 人员: [乙乙, 丙丙]}"
    rostrum = "{名称: 主席台, 形式: 主席台, 日期: 2026-03-12, 时间: %s, 地点: 礼堂, 人员: [甲甲]}"
    for time, missed in (("14:30", []), ("16:00", ["D409"])):
        text = f"来宾: [{{姓名: 甲甲}}, {{姓名: 乙乙}}, {{姓名: 丙丙}}]\n座次: [{rostrum % time}, {hall}]"
        assert [problem.code for problem in visit(f"日期: 2026-03-12\n{text}").notices] == missed


def test_an_interpreter_who_is_not_named_as_one_is_pointed_out() -> None:
    text = """
        来宾: [{姓名: 甲甲}, {姓名: 方可, 角色: 译员}]
        陪同: [{姓名: 沈静}]
        座次: [{名称: 会, 形式: 会谈横桌, 来宾: 全体, 主方: 全体}]
    """
    assert [problem.code for problem in visit(text).notices] == ["D415"]


def test_who_is_listed_behind_a_lower_rank_is_pointed_out_and_left_where_he_is() -> None:
    text = """
        来宾:
          - {姓名: 甲甲, 级别: 厅局级副职}
          - {姓名: 乙乙, 级别: 县处级副职}
          - {姓名: 丙丙, 级别: 正处级}
          - {姓名: 丁丁, 级别: 处级}
          - {姓名: 戊戊, 级别: 专家}
        座次: [{名称: 会, 形式: 主席台, 人员: 全体}]
    """
    one = visit(text)
    (said,) = [notice for notice in one.notices if notice.code == "D410"]
    assert said.place is not None
    assert said.excerpt[said.place.column - 1 :].startswith("丙丙")
    assert rows(plans(one)[0][0]) == [["戊戊", "丙丙", "甲甲", "乙乙", "丁丁"]]


def test_in_a_list_that_goes_unit_by_unit_only_those_of_one_unit_and_the_first_of_each_are_compared() -> None:
    text = """
        来宾:
          - {姓名: 甲甲, 单位: 云州市水利局, 级别: 县处级正职}
          - {姓名: 乙乙, 单位: 云州市水利局, 级别: 乡科级正职}
          - {姓名: 丙丙, 单位: 云州市财政局, 级别: 县处级正职}
          - {姓名: 丁丁, 单位: 云州市财政局, 级别: 乡科级正职}
        座次: [{名称: 会, 形式: 主席台, 人员: 全体}]
    """
    assert visit(text).notices == ()
    within = text.replace("云州市财政局, 级别: 乡科级正职", "云州市财政局, 级别: 厅局级副职")
    assert [said.code for said in visit(within).notices] == ["D410"]
    heads = text.replace("云州市财政局, 级别: 县处级正职", "云州市财政局, 级别: 厅局级副职")
    assert [said.code for said in visit(heads).notices] == ["D410"]


def test_the_order_of_a_list_can_be_exempted() -> None:
    text = """
        来宾: [{姓名: 甲甲, 级别: 县处级副职}, {姓名: 乙乙, 级别: 厅局级副职}]
        座次: [{名称: 会, 形式: 主席台, 人员: 全体}]
    """
    assert [said.code for said in visit(text).notices] == ["D410"]
    allowed = visit(text.rstrip() + "\n        豁免: [{规则: D410, 理由: 来函就是这个次序}]\n")
    assert allowed.notices == ()
    assert judge(allowed).unused == ()


def test_a_list_layout_that_was_given_two_sides_says_how_it_joined_them() -> None:
    one = seated("主席台", (), people("客", 2), people("主", 1))
    assert [problem.code for problem in one.notices] == ["D414"]
    assert rows(plans(one)[0][0]) == [["主1", "客1", "客2"]]


def test_a_seating_without_people_is_left_out_and_said() -> None:
    one = visit("座次: [{名称: 座谈会, 形式: 会谈横桌}]")
    assert plans(one)[0] == ()
    assert [problem.code for problem in one.notices] == ["D407"]


def test_the_office_and_the_occasion_decide_what_the_visit_leaves_open(tmp_path: object) -> None:
    found = plan("会谈横桌", (), people("客", 2), people("主", 2))
    (convention,) = [one for one in found.conventions if one.option == "本方"]
    assert (convention.value, convention.origin) == ("左为上", "场合“国内公务”")
    abroad = plan("会谈横桌", (), people("客", 2), people("主", 2), 场合="外事")
    assert {one.option: one.value for one in abroad.conventions}["本方"] == "右为上"


def test_office_rules_hold_unless_the_visit_says_otherwise(tmp_path) -> None:  # type: ignore[no-untyped-def]
    office = tmp_path / "office.yaml"
    office.write_text("座次规则: {主席台: {双数: 一号居左}}\n", "utf-8")
    text = """
        来宾: [{姓名: 甲甲}, {姓名: 乙乙}]
        座次:
          - {名称: 一, 形式: 主席台, 人员: 全体}
          - {名称: 二, 形式: 主席台, 人员: 全体, 规则: {双数: 二号居一号左手}}
    """
    first, second = plans(visit(text, office))[0]
    assert (rows(first), rows(second)) == ([["乙乙", "甲甲"]], [["甲甲", "乙乙"]])
    assert {one.option: one.origin for one in first.conventions}["双数"] == "办公室规则"


@pytest.mark.parametrize(
    ("office", "hint"),
    [
        ("座次规则: {主席抬: {双数: 一号居左}}", "主席台"),
        ("座次规则: {主席台: {双数: 一号居右}}", "一号居左"),
        ("座次规则: {圆桌: {每桌: 几个}}", "整数"),
        ("笔顺: {𠮷: 横竖横}", "横1竖2"),
        ("读音: {覃: qín}", "声调数字"),
    ],
)
def test_faults_of_office_rules_are_reported_in_the_office_file(tmp_path, office: str, hint: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "office.yaml"
    path.write_text(f"{office}\n", "utf-8")
    with pytest.raises(DataError) as refused:
        visit("座次: []", path)
    (problem,) = refused.value.problems
    assert problem.place is not None
    assert problem.place.file.endswith("office.yaml")
    assert hint in problem.hint


def test_delegates_sit_unit_by_unit_and_by_strokes_when_the_hall_asks_for_it() -> None:
    text = """
        来宾:
          - {姓名: 周明, 单位: 甲团}
          - {姓名: 王军, 单位: 乙团}
          - {姓名: 丁一, 单位: 甲团}
          - {姓名: 马兰, 单位: 乙团}
          - {姓名: 欧阳兰, 单位: 甲团}
        座次: [{名称: 会, 形式: 课桌式, 人员: 全体, 规则: {列数: 2, 次序: 姓氏笔画, 分团: 另起}}]
    """
    ((found,), _) = plans(visit(text))
    assert rows(found) == [["丁一", "欧阳兰"], ["周明", "空"], ["马兰", "王军"]]
    assert found.ordered_by == "按姓氏笔画为序"
    assert at(found, "马兰").number == "3-1"


def test_the_reasons_go_from_the_list_to_the_chair_with_their_sources() -> None:
    one = seated("会谈横桌", (), people("客", 4), people("主", 4), 场合="外事")
    ((found,), _) = plans(one)
    told = "\n".join(explain(found, at(found, "客2")))
    for part in ("客2坐2号席（客方）", "“来宾”的第2位", "主宾席右手第1位", "右为上", "个公开来源", "场合“外事”"):
        assert part in told


def test_the_reasons_name_a_pin() -> None:
    one = seated("主席台", people("领导", 3), 固定="{领导3: 1}")
    ((found,), _) = plans(one)
    assert "固定在1号席" in "\n".join(explain(found, at(found, "领导3")))
    assert "领导3固定在别的席位" in "\n".join(explain(found, at(found, "领导1")))


def moved(before: list[str], after: list[str], layout: str = "主席台") -> dict[str, tuple[str, str]]:
    plans_of = [plans(seated(layout, names))[0] for names in (before, after)]
    return {
        move.key: (move.before.number if move.before else "", move.after.number if move.after else "")
        for move in moves(*plans_of)
    }


def test_another_person_in_the_same_place_moves_nobody() -> None:
    assert moved(["甲", "乙", "丙"], ["甲", "丁", "丙"]) == {"丁": ("", "2"), "乙": ("2", "")}


def test_one_person_fewer_moves_those_behind_him() -> None:
    assert moved(["甲", "乙", "丙"], ["甲", "丙"]) == {"丙": ("3", "2"), "乙": ("2", "")}


def test_the_same_visit_moves_nobody() -> None:
    assert moved(["甲", "乙", "丙"], ["甲", "乙", "丙"]) == {}


def test_further_hosts_sit_between_the_guests() -> None:
    found = plan("圆桌", (), people("客", 8), people("主", 4), 规则="{每桌: 12}")
    around = clockwise(found)
    for host in ("主3", "主4"):
        at_ = around.index(host)
        assert all(around[(at_ + step) % 12].startswith("客") for step in (-1, 1))


@pytest.mark.parametrize(
    ("layout", "count", "way_out"),
    [("U形", 90, "会谈横桌"), ("回字形", 120, "课桌式"), ("签字", 200, "另排合影"), ("中巴", 200, "分乘")],
)
def test_more_people_than_a_sheet_shows_are_refused_with_the_way_out(layout: str, count: int, way_out: str) -> None:
    lists = ((), people("客", count - 3), people("主", 3)) if layout == "签字" else (people("名", count),)
    with pytest.raises(DataError) as refused:
        seated(layout, *lists)
    (problem,) = (one for one in refused.value.problems if one.level == "error")
    assert problem.code == "D421"
    assert f"有{count}人" in problem.text
    assert way_out in problem.hint


@pytest.mark.parametrize("layout", ["会谈横桌", "会谈竖桌", "回字形", "U形", "沙发", "圆桌"])
@pytest.mark.parametrize(("guests", "hosts"), [(60, 5), (40, 20), (60, 60)])
def test_a_side_of_sixty_is_drawn(layout: str, guests: int, hosts: int) -> None:
    found = plan(layout, (), people("客", guests), people("主", hosts))
    assert sorted(seat.key for seat in found.seats if seat.person) == sorted(
        [*people("客", guests), *people("主", hosts)]
    )
