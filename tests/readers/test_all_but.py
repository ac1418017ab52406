"""Everybody but some: 除沈静外全体, 全体（除沈静）; and phones typed in groups."""

import pytest

from docgen.errors import DataError
from docgen.model.visit import Visit
from tests.conftest import visit

HEAD = "来宾: [邓世宏, 马骏, 崔浩]\n陪同: [沈静, 罗文]\n"


def meal(field: str) -> Visit:
    return visit(f"{HEAD}用餐:\n  - {{名称: 午餐, {field}}}\n")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("来宾: 除邓世宏外全体", "马骏 崔浩"),
        ("来宾: 除崔浩外", "邓世宏 马骏"),
        ("来宾: 全体（除崔浩）", "邓世宏 马骏"),
        ("来宾: 全体(邓世宏除外)", "马骏 崔浩"),
        ("来宾: 除邓世宏、马骏以外的全体来宾", "崔浩"),
        ("来宾: 全体除崔浩", "邓世宏 马骏"),
        ("来宾: 除了崔浩之外，其余全体", "邓世宏 马骏"),
        ("来宾: 除邓世宏和马骏外其他人员", "崔浩"),
        ("来宾: [除邓世宏外全体]", "马骏 崔浩"),
        ("来宾: 全体，崔浩除外", "邓世宏 马骏"),
        ("来宾: 全体（不含崔浩）", "邓世宏 马骏"),
        ("来宾: 全体（崔浩不参加）", "邓世宏 马骏"),
        ("来宾: 全体来宾除崔浩外", "邓世宏 马骏"),
        ("来宾: 除崔浩外的来宾", "邓世宏 马骏"),
        ("来宾: 全体（邓世宏、崔浩除外）", "马骏"),
        ("来宾: 全体（除崔浩）、沈静", "邓世宏 马骏 沈静"),
    ],
)
def test_everybody_but_some_is_everybody_without_them_and_said(typed: str, expected: str) -> None:
    found = meal(typed)
    assert found.meals[0].guests == tuple(expected.split())
    assert any(problem.code == "D150" and "除…外" in problem.text for problem in found.notices)


@pytest.mark.parametrize("typed", ["陪餐: 除沈静外", "陪餐: 全体（除沈静外）", "陪餐: 全体陪同除沈静"])
def test_among_hosts_everybody_are_the_hosts(typed: str) -> None:
    assert meal(typed).meals[0].hosts == ("罗文",)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("来宾: 除张三外全体", "“张三”不在"),
        ("来宾: 除邓世红外全体", "“邓世红”不在"),
        ("来宾: 除沈静外全体", "不知道是哪些人"),
        ("来宾: 除领导外", "“领导”不在"),
        ("来宾: 除邓世宏、马骏、崔浩外全体", "不知道是哪些人"),
        ("来宾: 除崔浩外全体陪同", "不知道是哪些人"),
    ],
)
def test_an_exception_that_nobody_can_tell_is_an_error(typed: str, said: str) -> None:
    with pytest.raises(DataError) as refused:
        meal(typed)
    (problem,) = [one for one in refused.value.problems if one.level == "error"]
    assert problem.code == "D115"
    assert said in problem.text


def test_an_exception_from_a_list_that_is_not_whole_is_an_error() -> None:
    with pytest.raises(DataError):
        visit("来宾: {人数: 12, 名单: [邓世宏, 马骏]}\n用餐: [{名称: 午餐, 来宾: 除马骏外全体}]")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("138 1600 2003", "13816002003"),
        ("138　1600　2003", "13816002003"),
        ("1381600 2003", "13816002003"),
        ("138 1600 2003、139 0000 0001", "13816002003、13900000001"),
        ("138 1600 2003（办）", "13816002003（办）"),
        ("0798 612 3045", "0798-6123045"),
        ("0798 6123045", "0798-6123045"),
        ("0798-6123045", "0798-6123045"),
        ("138-1600-2003", "138-1600-2003"),
        ("13816002003 13816002004", "13816002003 13816002004"),
        ("8001", "8001"),
    ],
)
def test_a_phone_typed_in_groups_is_closed_up(typed: str, expected: str) -> None:
    text = (
        f'来宾: [{{姓名: 邓世宏, 电话: "{typed}"}}]\n车辆: [{{车号: 1, 电话: "{typed}"}}]\n'
        f'志愿者: [{{岗位: 引导, 名单: [{{姓名: 余可心, 电话: "{typed}"}}]}}]'
    )
    found = visit(text)
    phones = found.guests.people[0].phone, found.vehicles[0].phone, found.volunteers[0].people[0].phone
    assert phones == (expected,) * 3
    assert any("号码里的空格" in problem.text for problem in found.notices) == (typed != expected)
