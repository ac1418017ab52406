"""Rules over a year: two visits beside each other, the exemptions of the later one, how both judges meet."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.compliance.note_store import NoteStore
from docgen.model.visit import Visit
from docgen.rules import engine
from docgen.rules.docstrings import Example, examples, why_it_matters
from docgen.rules.over_a_year import RULES, VisitNote, YearNotes, YearRule, judge_year, note_of
from tests.rules.examples import marked, whole

SHOWN = [
    pytest.param(one, example, id=f"{one.rule.code}-{'bad' if example.bad else 'good'}-{number}")
    for one in RULES
    for number, example in enumerate(examples(one.rule))
]


@pytest.mark.parametrize(("one", "example"), SHOWN)
def test_an_example_breaks_its_rule_where_it_says_so(one: YearRule, example: Example, tmp_path: Path) -> None:
    parts = example.text.split("---\n")
    notes = [note_of(of) for of in year_of(parts, tmp_path)]
    found = {(of.code.text, finding.place.line) for of, finding in one.find_over(YearNotes(2025, notes))}
    wanted = {(of.code.text, line) for of, part in zip(notes, parts, strict=True) for line in marked(part)}
    assert found == wanted
    assert bool(found) == example.bad


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.rule.code)
def test_a_rule_over_a_year_is_shown_good_and_bad_and_says_why(one: YearRule) -> None:
    assert {example.bad for example in examples(one.rule)} == {True, False}
    assert why_it_matters(one.rule).endswith("。")
    assert one.rule.code not in engine.rules_by_code()


def test_none_of_them_may_stop_a_paper() -> None:
    assert {one.rule.code: one.rule.level for one in RULES} == {
        **dict.fromkeys(("A01", "A02", "A03", "A04"), "should"),
        "A05": "note",
    }


FIRST = """
编号: 2025-011
日期: 2025-03-12
公函: {单位: 云州市水利局, 文号: 云水函〔2025〕8号}
"""


def again(more: str = "", number: str = "云水函〔2025〕8号") -> str:
    return f"编号: 2025-019\n日期: 2025-04-16\n公函: {{单位: 云州市水利局, 文号: {number}}}\n{textwrap.dedent(more)}"


def test_both_visits_are_named(tmp_path: Path) -> None:
    (text,) = texts([FIRST, again()], tmp_path)
    assert "2025-011“云州市考察组来清江区考察”（3月12日）" in text
    assert "2025-019" in text


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    (found,) = judge_year(2025, [note_of(of) for of in year_of([again(), FIRST], tmp_path)]).findings
    assert found[0].code.text == "2025-019"


@pytest.mark.parametrize("number", ["云水函[2025] 8号", "云水函（2025）8号", "云水函【2025】8号"])
def test_one_number_typed_with_other_brackets_is_one_number(number: str, tmp_path: Path) -> None:
    assert texts([FIRST, again(number=f'"{number}"')], tmp_path)


def test_letters_without_a_number_are_not_compared(tmp_path: Path) -> None:
    other = FIRST.replace("云水函〔2025〕8号", "邀请函")
    assert not texts([other, again(number="邀请函")], tmp_path)


@pytest.mark.parametrize("named", ["A01", "a01", "一份公函用于两次来访"])
def test_an_exemption_in_the_later_visit_lets_it_pass(named: str, tmp_path: Path) -> None:
    notes = [note_of(of) for of in year_of([FIRST, again(f"豁免: [{{规则: {named}, 理由: 一函分两批}}]")], tmp_path)]
    verdict = judge_year(2025, notes)
    ((of, allowed),) = verdict.exempted
    assert (of.code.text, allowed.exemption.reason) == ("2025-019", "一函分两批")
    assert (verdict.findings, verdict.unused) == ((), ())


def test_an_exemption_in_the_earlier_visit_allows_nothing(tmp_path: Path) -> None:
    verdict = judge_year(
        2025, [note_of(of) for of in year_of([FIRST + "豁免: [{规则: A01, 理由: 一函分两批}]", again()], tmp_path)]
    )
    assert len(verdict.findings) == 1
    ((rule, exemption),) = verdict.unused
    assert (rule.code, exemption.reason) == ("A01", "一函分两批")


def test_a_visit_alone_does_not_call_such_an_exemption_idle_or_unknown(tmp_path: Path) -> None:
    (of,) = year_of([again("豁免: [{规则: A01, 理由: 一函分两批}, {规则: A99, 理由: 没有这一条}]")], tmp_path)
    assert [one.rule for one in engine.judge(of).unused] == ["A99"]


def test_a_receipt_in_expenses_and_in_payments_is_one_receipt(tmp_path: Path) -> None:
    of = 'x\n费用: [{项目: 工作餐, 金额: 400, 票据: "00251107"}]\n交费: [{项目: 伙食费, 金额: 400, 凭证: "00251107"}]'
    assert texts([of.replace("x", "编号: 2025-1\n日期: 2025-03-12")], tmp_path)


def test_several_receipts_in_one_field_and_words_instead_of_numbers(tmp_path: Path) -> None:
    first = FIRST + '费用: [{项目: 工作餐, 金额: 400, 票据: "00251107、00251108"}, {项目: 会议室, 票据: 见附件}]'
    second = again(
        '费用: [{项目: 会议室, 金额: 90, 票据: "00251108"}, {项目: 打印, 票据: 见附件}]', "云水函〔2025〕15号"
    )
    (text,) = texts([first, second], tmp_path)
    assert "“00251108”已在2025-011" in text


def test_the_sum_of_the_second_receipt_is_at_stake(tmp_path: Path) -> None:
    first, second = (
        f"编号: {code}\n日期: 2025-03-{day}\n公函: {{单位: 云州市水利局, 文号: 云水函〔2025〕{day}号}}\n"
        f'费用: [{{项目: 工作餐, 金额: {amount}, 票据: "00251107"}}]'
        for code, day, amount in (("甲", 12, 400), ("乙", 19, "450.50"))
    )
    (found,) = judge_year(2025, [note_of(of) for of in year_of([first, second], tmp_path)]).findings
    assert str(found[2].amount) == "450.50"


def test_guests_without_a_unit_are_not_compared(tmp_path: Path) -> None:
    one = "编号: {}\n日期: 2025-03-12\n公函: {{单位: 云州市水利局, 文号: 云水函〔2025〕{}号}}\n来宾: [{{姓名: 周明远}}]"
    assert not texts([one.format("甲", 1), one.format("乙", 2)], tmp_path)


def test_guests_of_two_long_visits_are_told_once_for_both(tmp_path: Path) -> None:
    one = "编号: {}\n日期: 2025-03-{} 至 2025-03-20\n公函: {{单位: 云州市水利局, 文号: 云水函〔2025〕{}号}}"
    (text,) = texts([one.format("甲", 12, 1), one.format("乙", 18, 2)], tmp_path)
    assert text.startswith("云州市人民政府周明远等2人2025年3月18日至20日")


def test_a_note_holds_nothing_of_the_visit(tmp_path: Path) -> None:
    (of,) = year_of([FIRST], tmp_path)
    kept: VisitNote = note_of(of)
    assert not any(
        value is of or value is of.guests or value is of.texts for value in map(kept.__getattribute__, slots())
    )
    assert kept.people() == {
        ("周明远", "云州市人民政府"): of.guests.people[0].at["name"],
        ("韩喆", "云州市农业农村局"): of.guests.people[1].at["name"],
    }


def slots() -> Sequence[str]:
    return tuple(VisitNote.__dataclass_fields__)


def year_of(parts: Sequence[str], folder: Path) -> list[Visit]:
    visits = []
    for number, part in enumerate(parts):
        (folder / str(number)).mkdir()
        visits.append(whole(part, "国内公务", folder / str(number)))
    return visits


def texts(parts: Sequence[str], folder: Path) -> list[str]:
    return [finding.text for _, _, finding in judge_year(2025, [note_of(of) for of in year_of(parts, folder)]).findings]


def test_what_is_taken_from_the_shelf_shows_the_rules_all_that_the_whole_year_shows(tmp_path: Path) -> None:
    more = [
        again('费用: [{项目: 打印, 日期: 2024-12-30, 金额: 20, 票据: "00251107"}]', "云水函〔2025〕15号"),
        "编号: 2025-040\n日期: 2025-05-06 至 2025-05-08\n来宾: [{姓名: 韩喆, 单位: 云州市水利局}]",
        "编号: 2025-041\n日期: 2025-05-08\n来宾: [{姓名: 韩喆, 单位: 云州市水利局}]",
        "编号: 2025-042\n日期: 2025-05-09\n公函: {单位: 云州市水利局, 文号: 云水函〔2025〕99号}\n"
        "来宾: [{姓名: 韩喆, 单位: 云州市水利局}]",
        "编号: 2025-043\n日期: 2025-06-09\n豁免: [{规则: A04, 理由: 一次来访分两天}]",
        "编号: 2025-044\n日期: 2025-06-10\n费用: [{项目: 打印, 票据: 7788}, {项目: 打印, 票据: 7788}]",
        "编号: 2025-045\n日期: 2025-06-12",
        "编号: 2025-045\n日期: 2025-06-13",
    ]
    notes = [note_of(of) for of in year_of([FIRST, again(), *more], tmp_path)]
    store = NoteStore()
    for one in notes:
        store.put(one)
    candidates = list(store.candidates())
    shown, whole_year = judge_year(2025, candidates), judge_year(2025, notes)
    found = [(of.code.text, rule.code, finding) for of, rule, finding in shown.findings]
    assert found == [(of.code.text, rule.code, finding) for of, rule, finding in whole_year.findings]
    assert {code for _, code, _ in found} == {"A01", "A02", "A03", "A04", "A05"}
    assert [exemption.reason for _, exemption in shown.unused] == ["一次来访分两天"]
    assert {one.code.text for one in notes} - {one.code.text for one in candidates} == {"2025-042"}
