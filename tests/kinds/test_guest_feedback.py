"""信息专报 and 跟踪台账: what guests said by its kind, and how far every matter has got on a day."""

from datetime import date
from typing import Any

import pytest

from docgen.errors import UsageError
from docgen.kinds import load_kind
from docgen.kinds._input import VisitsInput
from docgen.kinds._kind import Page
from docgen.kinds.guest_feedback.states import COLOURS
from docgen.model.feedback_states import STATES, typed_state
from docgen.model.sheets import ShadedText
from docgen.model.visit import Visit
from tests.conftest import OFFICE, same_shape, visit

GUESTS = "来宾: [{姓名: 周明远, 单位: 云州市水利局, 职务: 局长}, {姓名: 贺闻}]"


def given(*visits: Visit, year: int | None = None, **options: Any) -> VisitsInput:
    by_name = {name.replace("_", "-"): value for name, value in options.items()}
    return VisitsInput(visits, visits[0].office, len(visits), year, by_name)


def page(kind: str, visits_input: VisitsInput) -> Page:
    (one,) = load_kind(kind).pages(visits_input)
    return one


def said(feedback: str, further: str = "") -> Visit:
    return visit(f"{GUESTS}\n{further}反馈: [{feedback}]", OFFICE / "office.yaml")


def test_what_was_said_stands_under_its_kind_with_who_said_it_and_the_advice_apart() -> None:
    of = said(
        "{类型: 投资意向, 提出人: 贺闻, 内容: 拟租厂房。}, "
        "{提出人: 周明远, 内容: 建议管护, 建议承办: 区水利局, 责任人: 秦远, 时限: 8月底前}, "
        "{类型: 先进经验, 内容: 一本台账}"
    )
    kinds = page("feedback", given(of)).context["类"]
    assert [kind["题"] for kind in kinds] == ["一、意见建议", "二、先进经验", "三、投资意向"]
    assert kinds[0]["条"][0]["言"] == "1.周明远（云州市水利局局长）：建议管护。"
    assert kinds[0]["条"][0]["办"] == "承办建议：区水利局，责任人秦远，8月底前。"
    assert kinds[1]["条"][0] == {"言": "1.来宾：一本台账。", "办": "", "末": False}
    assert kinds[2]["条"][0] == {"言": "1.贺闻：拟租厂房。", "办": "", "末": True}


def test_a_bulletin_of_several_visits_says_when_each_guest_was_there() -> None:
    one = said("{提出人: 周明远, 内容: 好}")
    other = said("{提出人: 贺闻, 内容: 好}", "日期: 2026-09-01\n")
    context = page("feedback", given(one, other, year=2026)).context
    assert context["标题"] == "2026年来宾意见建议汇总"
    assert context["概况"] == "2026年7月至9月，2批来宾提出意见建议2条。现整理如下。"
    assert [item["言"] for item in context["类"][0]["条"]] == [
        "1.周明远（云州市水利局局长，7月来访）：好。",
        "2.贺闻（9月来访）：好。",
    ]


def test_number_day_and_copies_are_given_or_leave_their_place() -> None:
    of = said("{内容: 好}")
    bare = page("feedback", given(of)).context
    assert (bare["期号"], bare["日期"].strip("　"), bare["份数"]) == ("第　　期", "年　　月　　日", "（共印30份）")
    full = page("feedback", given(of, issue="3", date=date(2026, 12, 1), copies="12")).context
    assert (full["期号"], full["日期"], full["份数"]) == ("第3期", "2026年12月1日", "（共印12份）")
    assert page("feedback", given(of, issue="增刊1")).context["期号"] == "增刊1"


@pytest.mark.parametrize("option", ["issue", "copies"])
@pytest.mark.parametrize("typed", ["0", "-1", "-5", "+3", "1.5", "10000", "1,000", "9" * 20, "０", "9" * 5000])
def test_a_number_that_counts_nothing_is_refused(option: str, typed: str) -> None:
    with pytest.raises(UsageError, match=f"--{option}"):
        page("feedback", given(said("{内容: 好}"), **{option: typed}))


def test_words_may_stand_for_the_number() -> None:
    assert page("feedback", given(said("{内容: 好}"), issue="增刊第1期")).context["期号"] == "增刊第1期"


def test_the_readers_are_those_of_the_office() -> None:
    rows = page("feedback", given(said("{内容: 好}"))).context["报送"]
    assert [row["头"] for row in rows] == ["报：", "送：", "发："]
    assert all(row["名"].endswith("。") for row in rows)


AS_OF = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("feedback", "typed", "reckoned"),
    [
        ("时限: 8月31日前", "待办", "待办"),
        ("时限: 8月31日前, 状态: 正在推进", "在办", "在办"),
        ("时限: 8月8日前", "待办", "临近"),
        ("时限: 8月9日前", "待办", "待办"),
        ("时限: 8月1日前", "待办", "临近"),
        ("时限: 7月31日前", "待办", "逾期"),
        ("时限: 7月31日前, 状态: 在办", "在办", "逾期"),
        ("时限: 7月31日前, 状态: 已办结", "办结", "办结"),
        ("时限: 7月31日前, 状态: 未办结", "待办", "逾期"),
        ("时限: 7月31日前, 销号日期: 2026-08-01", "办结", "办结"),
        ("时限: 7月31日前, 状态: 已办结, 销号日期: 2026-08-05", "办结", "逾期"),
        ("时限: 8月31日前, 跟踪: [{日期: 2026-08-05, 内容: 去函}]", "在办", "待办"),
        ("时限: 7月31日前, 状态: 中止", "中止", "中止"),
        ("时限: 长期坚持, 状态: 在办", "在办", "在办"),
        ("跟踪: [{日期: 2026-07-20, 内容: 已去函}]", "在办", "在办"),
        ("状态: 转市里", "在办", "在办"),
        ("时限: 8月31日前, 状态: 逾期", "逾期", "待办"),
        ("交办日期: 2026-07-20, 时限: 一周内", "待办", "逾期"),
    ],
)
def test_states_are_those_of_the_day_and_without_one_those_that_were_typed(
    feedback: str, typed: str, reckoned: str
) -> None:
    of = said(f"{{内容: 好, {feedback}}}")
    assert [row["状态"] for row in page("followup", given(of)).context["事项"]] == [typed]
    assert [row["状态"] for row in page("followup", given(of, as_of=AS_OF)).context["事项"]] == [reckoned]


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        *((word, "办结") for word in ("办结", "已完成", "已销号", "已答复来宾")),
        *((word, "待办") for word in ("未完成", "尚未启动", "待区里研究")),
        *((word, "在办") for word in ("办理中", "正在推进", "跟进", "转市里", "已完成，待验收", "未逾期", "长期坚持")),
        *((word, "中止") for word in ("中止", "不再推进", "对方暂缓")),
        ("逾期", "逾期"),
    ],
)
def test_typed_states_are_taken_for_what_they_mean(typed: str, state: str) -> None:
    assert typed_state(typed) == state


def test_a_state_is_a_word_and_a_colour_on_paper_and_in_the_workbook() -> None:
    of = said("{内容: 好, 时限: 7月20日前}")
    visits_input = given(of, as_of=AS_OF)
    (row,) = page("followup", visits_input).context["事项"]
    assert (row["状态"], row["色"]) == ("逾期", COLOURS["逾期"])
    sheets = load_kind("followup").sheets
    assert sheets is not None
    matters, units = sheets(visits_input)
    assert ShadedText("逾期", COLOURS["逾期"]) in matters.rows[0]
    assert matters.note == "截至2026年8月1日。共1件：逾期1件。"
    assert units.total == ("合计", 1, *(int(state == "逾期") for state in STATES))


def test_what_is_to_be_learnt_is_followed_only_where_somebody_deals_with_it() -> None:
    of = said("{类型: 先进经验, 内容: 一本台账}, {类型: 先进经验, 内容: 统一育苗, 建议承办: 区农业局}")
    assert [row["事项"] for row in page("followup", given(of)).context["事项"]] == ["统一育苗"]


def test_progress_is_a_line_a_step() -> None:
    of = said("{内容: 好, 跟踪: [{日期: 2026-07-20, 内容: 已去函}, {内容: 对方答复}, {日期: 2026-07-22}]}")
    assert page("followup", given(of)).context["事项"][0]["进展"] == "7月20日：已去函\n对方答复\n7月22日"


@pytest.mark.parametrize(
    ("typed", "progress"), [("在办", ""), ("转市里", "转市里"), ("已完成，待验收", "已完成，待验收")]
)
def test_a_typed_state_that_says_more_than_its_word_is_kept_as_progress(typed: str, progress: str) -> None:
    (row,) = page("followup", given(said(f"{{内容: 好, 状态: {typed}}}"))).context["事项"]
    assert (row["状态"], row["进展"]) == ("在办", progress)


def test_the_ledger_of_a_day_holds_nothing_that_came_later() -> None:
    steps = "{日期: 2026-07-20, 内容: 去函}, {日期: 2026-09-01, 内容: 答复}"
    later = f"{{内容: 好, 跟踪: [{steps}], 销号日期: 2026-09-02, 依据: 复函}}"
    (row,) = page("followup", given(said(later), as_of=AS_OF)).context["事项"]
    assert (row["进展"], row["状态"], row["销号"], row["依据"]) == ("7月20日：去函", "在办", "", "")
    assert not page("followup", given(said(later), as_of=date(2026, 6, 1))).context["事项"]


@pytest.mark.parametrize("kind", ["feedback", "followup"])
def test_a_page_gives_exactly_the_names_that_its_kind_promises(kind: str) -> None:
    of = said("{提出人: 周明远, 内容: 好, 建议承办: 区水利局}")
    assert same_shape(page(kind, given(of, as_of=AS_OF)).context, load_kind(kind).template_names, (str, int, bool))
