"""值班和志愿者安排: shifts by day and hour with phones, volunteers by post and language."""

import pytest

from docgen.errors import DataError
from docgen.text.shift_hours import hours_text, shift_hours
from tests.conftest import visit
from tests.kinds.papers_of import page_of


def test_shifts_stand_by_their_days_and_hours_with_the_phones_of_those_who_are_listed_elsewhere() -> None:
    of = visit("""
        保障: [{姓名: 吴桐, 电话: "138"}]
        值班:
          - {日期: 2026-07-05, 时间: 20:00-08:00, 岗位: 总值班, 值班员: 吴桐}
          - {日期: 2026-07-05, 时间: 8点-20点, 岗位: 总值班, 值班员: [高远, 方正], 电话: "0827"}
          - {岗位: 医疗, 值班员: [{姓名: 何平, 电话: "135"}]}
        """)
    days = page_of("duty", of)["值班"]
    assert [(day["日期"], [(row["班次"], row["值班员"]) for row in day["行"]]) for day in days] == [
        ("每天", [("", "何平\n135")]),
        ("7月5日　星期日", [("08:00—20:00", "高远、方正\n0827"), ("20:00—次日08:00", "吴桐\n138")]),
    ]


def test_volunteers_stand_by_their_posts_with_languages_and_how_many_are_still_to_be_named() -> None:
    of = visit("""
        志愿者:
          - {岗位: 翻译, 语种: [英语, 俄语], 人数: 3, 名单: [{姓名: 古明, 电话: "128"}], 负责人: 温言, 联系电话: "131"}
          - {岗位: 引导, 人数: 6}
          - {岗位: 翻译, 日期: 2026-07-05, 语种: 法语, 名单: 甲一、乙二}
        """)
    posts = page_of("duty", of)["志愿者"]
    assert [post["岗位"].partition("　")[0] for post in posts] == ["翻译", "引导"]
    assert [(row["语种"], row["名单"]) for row in posts[0]["行"]] == [
        ("英语、俄语", "古明 128\n另2人待定"),
        ("法语", "甲一\n乙二"),
    ]
    assert posts[1]["行"][0]["名单"] == "名单待定"


def test_without_shifts_who_answers_for_the_schedule_is_on_duty_there() -> None:
    of = visit("日程: [{时间: 09:00, 内容: 座谈, 地点: 会议室, 负责: 区委办}]")
    (day,) = page_of("duty", of)["值守"]
    assert [(row["时间"], row["岗位"], row["地点"], row["单位"]) for row in day["行"]] == [
        ("09:00", "座谈", "会议室", "区委办")
    ]


def test_a_visit_in_which_nobody_is_on_duty_makes_no_paper() -> None:
    with pytest.raises(DataError, match="没有值班的人"):
        page_of("duty", visit("事由: 考察"))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("8:00-20:00", "08:00—20:00"),
        ("8：00－20：00", "08:00—20:00"),
        ("20:00-08:00", "20:00—次日08:00"),
        ("20:00-次日8:00", "20:00—次日08:00"),
        ("20:00次日8:00", "20:00—次日08:00"),
        ("20:00至翌日8:00", "20:00—次日08:00"),
        ("晚上8点—第二天早上8点", "20:00—次日08:00"),
        ("上午8点半至12点", "08:30—12:00"),
        ("下午2:30-5:30", "14:30—17:30"),
        ("中午12点-2点", "12:00—14:00"),
        ("晚8点-11点", "20:00—23:00"),
        ("19点30分到22点", "19:30—22:00"),
        ("00:00-24:00", "00:00—24:00"),
        ("07:30", "07:30"),
        ("全天", "全天"),
        ("随团", "随团"),
        ("25:00-26:00", "25:00-26:00"),
        ("18:00起", "18:00起"),
    ],
)
def test_hours_are_printed_alike_however_they_are_written(written: str, printed: str) -> None:
    assert hours_text(written) == printed


def test_what_has_no_hours_has_none() -> None:
    assert shift_hours("待通知") is None
    assert shift_hours("25:00-26:00") is None
