"""Rules over a year: what one visit does not show, two beside each other do.

Of every visit a small note is kept and the visit itself forgotten. A rule looks through the notes in the order of their
days; what it finds stands in the later visit. An exemption in that visit lets it pass, as with every other rule.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import NamedTuple

from docgen.errors import Level, Mark
from docgen.model.scalars import Period
from docgen.model.visit import Exemption, Visit
from docgen.rules import year_notes
from docgen.rules.rule import ExemptedFinding, Finding, Rule
from docgen.rules.year_notes import PlacedText, SpentNote, VisitNote, letter_numbers, visit_codes
from docgen.text.wording import full_date, listed, period


class YearNotes(NamedTuple):
    """A year and the notes of its visits, in the order of their days."""

    number: int
    notes: Sequence[VisitNote]


#: In which visit a rule over a year finds something, and what.
YearFinding = tuple[VisitNote, Finding]


@dataclass(frozen=True, slots=True)
class YearRule:
    """A rule, listed and cited like all others, and what it finds over a year; in one visit it finds nothing."""

    rule: Rule
    find_over: Callable[[YearNotes], Iterator[YearFinding]]


class YearVerdict(NamedTuple):
    """What the rules over a year find, what of it the visit exempts, and exemptions that are not needed."""

    findings: tuple[tuple[VisitNote, Rule, Finding], ...]
    exempted: tuple[tuple[VisitNote, ExemptedFinding], ...]
    unused: tuple[tuple[Rule, Exemption], ...]


def note_of(visit: Visit) -> VisitNote:
    """What the rules over a year must know of a visit."""
    return year_notes.make_note(visit, tuple(filter(year_rule_of, visit.exemptions)))


def judge_year(number: int, notes: Iterable[VisitNote]) -> YearVerdict:
    """What the rules find in a year, visit by visit in the order of their days.

    Notes that share none of their ``comparable_words`` with another and are not ``is_needed_alone`` may be left out.
    """
    year = YearNotes(number, sorted(notes, key=lambda note: (note.days, note.code.text, note.place)))
    findings: list[tuple[VisitNote, Rule, Finding]] = []
    exempted: list[tuple[VisitNote, ExemptedFinding]] = []
    for note, rule, finding in _findings(year):
        exemption = next((entry for entry in note.exemptions if year_rule_of(entry) is rule), None)
        if exemption is None:
            findings.append((note, rule, finding))
        else:
            exempted.append((note, ExemptedFinding(rule, finding, exemption)))
    used = {id(entry.exemption) for _, entry in exempted}
    exemptions = [entry for note in year.notes for entry in note.exemptions if id(entry) not in used]
    unused = tuple((named, entry) for entry in exemptions if (named := year_rule_of(entry)))
    return YearVerdict(tuple(findings), tuple(exempted), unused)


def _findings(year: YearNotes) -> list[tuple[VisitNote, Rule, Finding]]:
    """All that the rules find, in the order of the visits, of the places in them, of the codes of the rules."""
    order = {id(note): number for number, note in enumerate(year.notes)}
    findings = [(note, entry.rule, finding) for entry in RULES for note, finding in entry.find_over(year)]
    return sorted(findings, key=lambda row: (order[id(row[0])], row[2].place, row[1].code))


def year_rule_of(exemption: Exemption) -> Rule | None:
    """The rule over a year that an exemption names by its code or its name, if it is one."""
    typed = exemption.rule.strip()
    return _BY_NAME.get(typed) or _BY_NAME.get(typed.upper())


def _year_rule(
    *, code: str, name: str, level: Level
) -> Callable[[Callable[[YearNotes], Iterator[YearFinding]]], YearRule]:
    """Makes a function over a year a rule."""

    def as_rule(find_over: Callable[[YearNotes], Iterator[YearFinding]]) -> YearRule:
        # the rule has the name and the docstring of the function
        @wraps(find_over)
        def find_nothing(_visit: Visit) -> Iterator[Finding]:
            return iter(())

        return YearRule(Rule(code, name, level, find_nothing), find_over)

    return as_rule


@_year_rule(code="A01", name="一份公函用于两次来访", level="should")
def one_letter_for_two_visits(year: YearNotes) -> Iterator[YearFinding]:
    """公函是一次公务活动的凭据：同一个文号用在两次来访上，后一次等于没有公函，报销也对不上。

    文号里没有数字的（邀请函、便函）不比。
    确是一函分批的，在后一次来访里写明豁免和理由。

    Bad:
        编号: 2025-011
        日期: 2025-03-12
        公函: {单位: 云州市水利局, 文号: 云水函〔2025〕8号}
        ---
        编号: 2025-019
        日期: 2025-04-16
        公函: {单位: 云州市水利局, 文号: 云水函〔2025〕8号}  # ←
    Good:
        编号: 2025-011
        日期: 2025-03-12
        公函: {单位: 云州市水利局, 文号: 云水函〔2025〕8号}
        ---
        编号: 2025-019
        日期: 2025-04-16
        公函: {单位: 云州市水利局, 文号: 云水函〔2025〕15号}
    """
    for note, earlier, letter in _repeated(year.notes, letter_numbers):
        text = f"公函“{letter.text}”已用于{earlier.name}（{_days_without_year(earlier)}），又用于{note.short_name}"
        yield note, Finding(letter.place, text, "写这一次自己的公函；核对文号是不是抄错了")


@_year_rule(code="A02", name="一张票据报了两次", level="should")
def one_receipt_twice(year: YearNotes) -> Iterator[YearFinding]:
    """一张票据只能报销、入账一次：同一个号码出现在两次来访里，或在一次来访里记了两笔相同的费用，或既算支出又算收入，都是重复。

    一张发票开了几项费用的，几项写同一个号码，不算重复。不到四位的号码不比。

    Bad:
        编号: 2025-011
        日期: 2025-03-12
        费用: [{项目: 工作餐, 金额: 400, 票据: "00251107"}]
        ---
        编号: 2025-019
        日期: 2025-04-16
        费用: [{项目: 工作餐, 金额: 450, 票据: "00251107"}]  # ←
    Good:
        编号: 2025-011
        日期: 2025-03-12
        费用: [{项目: 工作餐, 金额: 400, 票据: "00251107"}, {项目: 会议室, 金额: 300, 票据: "00251107"}]
        ---
        编号: 2025-019
        日期: 2025-04-16
        费用: [{项目: 工作餐, 金额: 450, 票据: "00251340"}]
    """
    first_use: dict[str, tuple[VisitNote, SpentNote]] = {}
    for note in year.notes:
        for spent in note.spent:
            uses = [(receipt, *first_use.setdefault(receipt, (note, spent))) for receipt in spent.receipts]
            earlier = [
                (receipt, visit, before)
                for receipt, visit, before in uses
                if before is not spent and (visit is not note or _must_not_share_a_receipt(before, spent))
            ]
            if earlier:
                text = f"票据“{listed(receipt for receipt, _, _ in earlier)}”{_where_used(note, *earlier[0][1:])}，"
                text += f"{note.short_name}的{spent.item}又用它"
                yield note, Finding(spent.receipt_place, text, "核对票据号；确是重复的，退回一笔", "", spent.amount)


def _where_used(note: VisitNote, visit: VisitNote, before: SpentNote) -> str:
    """For which entry of which visit a receipt of the visit ``note`` was used before."""
    return f"已在{visit.name}报过{before.item}" if visit is not note else f"在这次来访里已记过{before.item}"


@_year_rule(code="A03", name="同一位来宾同一天列在两次来访里", level="should")
def guest_of_two_visits_on_one_day(year: YearNotes) -> Iterator[YearFinding]:
    """同一个人同一天不会是两批来宾：多半是一次来访记了两份，餐费、住宿也跟着算了两遍。

    只比姓名和单位都写了的来宾。

    Bad:
        编号: 2025-011
        日期: 2025-03-12 至 2025-03-13
        来宾: [{姓名: 周明远, 单位: 中共云州市委}, {姓名: 韩喆, 单位: 云州市农业农村局}]
        ---
        编号: 2025-012
        日期: 2025-03-13
        来宾: [{姓名: 韩喆, 单位: 云州市农业农村局}]  # ←
    Good:
        编号: 2025-011
        日期: 2025-03-12 至 2025-03-13
        来宾: [{姓名: 周明远, 单位: 中共云州市委}, {姓名: 韩喆, 单位: 云州市农业农村局}]
        ---
        编号: 2025-012
        日期: 2025-03-14
        来宾: [{姓名: 韩喆, 单位: 云州市农业农村局}]
    """
    staying: list[tuple[VisitNote, Mapping[tuple[str, str], Mark]]] = []
    for note in year.notes:
        staying = [(other, guests) for other, guests in staying if other.days.last >= note.days.first]
        guests = note.people()
        for other, before in staying:
            if both := [(*guest, place) for guest, place in guests.items() if guest in before]:
                yield note, _hosted_twice(note, other, both)
        if guests:
            staying.append((note, guests))


@_year_rule(code="A04", name="两次来访用了同一个编号", level="should")
def one_code_for_two_visits(year: YearNotes) -> Iterator[YearFinding]:
    """编号是台账、清单、票据互相找得到的依据：两次来访一个编号，就说不清哪张清单、哪笔费用是哪一次的。

    Bad:
        编号: 2025-011
        日期: 2025-03-12
        ---
        编号: 2025-011  # ←
        日期: 2025-04-16
    Good:
        编号: 2025-011
        日期: 2025-03-12
        ---
        编号: 2025-019
        日期: 2025-04-16
    """
    for note, earlier, code in _repeated(year.notes, visit_codes):
        text = f"编号{code.text}已用于“{earlier.title}”（{_days_without_year(earlier)}），"
        text += f"又用于“{note.title}”（{_days_without_year(note)}）"
        yield note, Finding(code.place, text, "给后一次来访另编一个号")


@_year_rule(code="A05", name="费用的日期不在这一年", level="note")
def expense_of_another_year(year: YearNotes) -> Iterator[YearFinding]:
    """费用按发生的年度列支：来访在这一年，费用却写着别的年份，多半是日期写错；确是跨年的，要分年结算。

    Bad:
        编号: 2025-187
        日期: 2025-12-29
        费用: [{项目: 工作餐, 日期: 2026-12-29, 金额: 450}]  # ←
        ---
        编号: 2025-188
        日期: 2025-12-30
    Good:
        编号: 2025-187
        日期: 2025-12-29
        费用: [{项目: 工作餐, 日期: 2025-12-29, 金额: 450}]
        ---
        编号: 2025-188
        日期: 2025-12-30
    """
    for note in year.notes:
        for spent in note.spent:
            if spent.day and spent.day.year != year.number and not spent.paid:
                text = f"{note.short_name}的{spent.item}写的是{full_date(spent.day)}，不在{year.number}年"
                hint = "核对日期；确是别的年度的费用，在那一年列支"
                yield note, Finding(spent.day_place, text, hint, "", spent.amount)


#: The rules over a year, in the order of their codes.
RULES: tuple[YearRule, ...] = (
    one_letter_for_two_visits,
    one_receipt_twice,
    guest_of_two_visits_on_one_day,
    one_code_for_two_visits,
    expense_of_another_year,
)
_BY_NAME = {name: entry.rule for entry in RULES for name in (entry.rule.code, entry.rule.name)}


def _must_not_share_a_receipt(entry: SpentNote, other: SpentNote) -> bool:
    """Whether two entries of one visit are one entry written twice, or money both spent and paid.

    An invoice may stand for several expenses.
    """
    return entry.paid != other.paid or entry[:4] == other[:4]


def _repeated(
    notes: Iterable[VisitNote], keys: Callable[[VisitNote], Iterable[PlacedText]]
) -> Iterator[tuple[VisitNote, VisitNote, PlacedText]]:
    """What an earlier visit has, too: the later visit, the first that has it, and what it is."""
    first: dict[str, VisitNote] = {}
    for note in notes:
        for key in keys(note):
            earlier = first.setdefault(key.text, note)
            if earlier is not note:
                yield note, earlier, key


def _days_without_year(note: VisitNote) -> str:
    """The days of a visit; the year is that of all."""
    return period(note.days).removeprefix(f"{note.days.first.year}年")


def _hosted_twice(note: VisitNote, other: VisitNote, both: Sequence[tuple[str, str, Mark]]) -> Finding:
    """What to say of guests (姓名, 单位, place) who are listed in both visits."""
    name, unit, place = min(both, key=lambda guest: guest[2])
    who = f"{unit}{name}" + (f"等{len(both)}人" if len(both) > 1 else "")
    days = Period(note.days.first, min(note.days.last, other.days.last))
    text = f"{who}{period(days)}既是{other.name}的来宾，又是{note.short_name}的来宾"
    return Finding(place, text, "核对是不是一次来访记了两份，或名单抄错了")
