"""Rules over a year: what one visit does not show, two beside each other do.

Of every visit a small note is kept and the visit itself forgotten; a rule looks through the notes in the order of their
days, and what it finds stands in the later visit. An exemption in that visit lets it pass, as with every other rule.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import wraps
from itertools import chain
from typing import NamedTuple

from docgen.errors import Level, Mark
from docgen.model.money import Expense, Payment
from docgen.model.people import Person
from docgen.model.scalars import Period
from docgen.model.visit import Exemption, Visit
from docgen.rules.rule import ExemptedFinding, Finding, Rule
from docgen.text.wording import full_date, listed, period


class Said(NamedTuple):
    """A text and where it stands."""

    text: str
    place: Mark


class Spent(NamedTuple):
    """An expense, or what guests paid (``paid``), with the numbers of its papers."""

    item: str
    paid: bool
    day: date | None
    amount: Decimal | None
    receipts: tuple[str, ...]
    day_place: Mark
    receipt_place: Mark


@dataclass(frozen=True, slots=True)
class Note:
    """What the rules over a year must know of a visit.

    ``guests`` is one text, because ten thousand visits have a hundred thousand guests: ``people`` reads it.
    """

    title: str
    days: Period
    place: Mark
    code: Said
    letter: Said
    spent: tuple[Spent, ...]
    guests: str
    guests_place: Mark
    exemptions: tuple[Exemption, ...]

    @property
    def name(self) -> str:
        """How a visit is called in a sentence."""
        return f"{self.code.text}“{self.title}”"

    @property
    def short(self) -> str:
        """How the visit is called in which something is found: its title stands beside."""
        return self.code.text or f"“{self.title}”"

    def people(self) -> dict[tuple[str, str], Mark]:
        """The guests by 姓名 and 单位, each with his place."""
        found = {}
        for guest in filter(None, self.guests.split(_BETWEEN_GUESTS)):
            name, unit, line, column = guest.split(_BETWEEN_FIELDS)
            found[name, unit] = self.guests_place._replace(line=int(line), column=int(column))
        return found


class Year(NamedTuple):
    """A year and the notes of its visits, in the order of their days."""

    number: int
    notes: Sequence[Note]


#: What a rule over a year finds: in which visit, and what.
Found = tuple[Note, Finding]


@dataclass(frozen=True, slots=True)
class YearRule:
    """A rule as all others are told and cited, and what it finds over a year; in a single visit it finds nothing."""

    rule: Rule
    over: Callable[[Year], Iterator[Found]]


class YearVerdict(NamedTuple):
    """What the rules over a year find, what of it its visit allows, and exemptions that allow nothing."""

    findings: tuple[tuple[Note, Rule, Finding], ...]
    exempted: tuple[tuple[Note, ExemptedFinding], ...]
    unused: tuple[tuple[Rule, Exemption], ...]


def note(visit: Visit) -> Note:
    """The note of a visit."""
    letter = visit.letter
    return Note(
        title=visit.title,
        days=visit.dates,
        place=visit.at[""],
        code=Said(visit.code.strip(), visit.at.get("code") or visit.at[""]),
        letter=Said(letter.number.strip(), letter.at.get("number") or letter.at[""]) if letter else _NO_LETTER,
        spent=(*map(_spent, visit.expenses), *map(_spent, visit.payments)),
        guests=_BETWEEN_GUESTS.join(_guest(one) for one in visit.guests.people if one.unit),
        guests_place=visit.guests.people[0].at[""] if visit.guests.people else visit.guests.at[""],
        exemptions=tuple(exemption for exemption in visit.exemptions if meant(exemption)),
    )


def words(of: Note) -> Iterator[tuple[int, str]]:
    """What a note may have in common with another, each with a number for its kind: 编号, 文号, receipts, guests.

    A guest is one of each day: who comes twice in a year is no fault, who comes twice on one day is.
    """
    yield from ((0, one.text) for one in _codes(of))
    yield from ((1, one.text) for one in _letters(of))
    yield from ((2, receipt) for one in of.spent for receipt in one.receipts)
    days = range(of.days.first.toordinal(), of.days.last.toordinal() + 1)
    guests = [_BETWEEN_FIELDS.join(guest) for guest in of.people()]
    yield from ((3, f"{day}{_BETWEEN_FIELDS}{guest}") for guest in guests for day in days)


def alone(of: Note) -> bool:
    """Whether something is to be said of a note though no other has a word in common with it."""
    return bool(of.exemptions) or any(one.day and one.day.year != of.days.first.year for one in of.spent)


def judge(number: int, notes: Iterable[Note]) -> YearVerdict:
    """What the rules find in a year, visit by visit in the order of their days.

    Notes for which neither ``alone`` nor another note with one of their ``words`` speaks may be left out.
    """
    year = Year(number, sorted(notes, key=lambda one: (one.days, one.code.text, one.place)))
    places = {id(one): at for at, one in enumerate(year.notes)}
    found = [(of, one.rule, finding) for one in RULES for of, finding in one.over(year)]
    found.sort(key=lambda one: (places[id(one[0])], one[2].place, one[1].code))
    findings, allowed = [], []
    for of, broken, finding in found:
        exemption = next((one for one in of.exemptions if meant(one) is broken), None)
        if exemption is None:
            findings.append((of, broken, finding))
        else:
            allowed.append((of, ExemptedFinding(broken, finding, exemption)))
    used = {id(one.exemption) for _, one in allowed}
    idle = [(rule, one) for of in year.notes for one in of.exemptions if id(one) not in used and (rule := meant(one))]
    return YearVerdict(tuple(findings), tuple(allowed), tuple(idle))


def meant(exemption: Exemption) -> Rule | None:
    """The rule over a year that an exemption names by its code or its name, if it is one."""
    typed = exemption.rule.strip()
    return _BY_NAME.get(typed) or _BY_NAME.get(typed.upper())


def _year_rule(code: str, name: str, level: Level) -> Callable[[Callable[[Year], Iterator[Found]]], YearRule]:
    """Makes a function over a year a rule."""

    def made(over: Callable[[Year], Iterator[Found]]) -> YearRule:
        @wraps(over)
        def in_one_visit(_visit: Visit) -> Iterator[Finding]:
            return iter(())

        return YearRule(Rule(code, name, level, in_one_visit), over)

    return made


@_year_rule(code="A01", name="一份公函用于两次来访", level="should")
def one_letter_for_two_visits(year: Year) -> Iterator[Found]:
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
    for of, other, letter in _again(year.notes, _letters):
        text = f"公函“{letter.text}”已用于{other.name}（{_when(other)}），又用于{of.short}"
        yield of, Finding(letter.place, text, "写这一次自己的公函；核对文号是不是抄错了")


@_year_rule(code="A02", name="一张票据报了两次", level="should")
def one_receipt_twice(year: Year) -> Iterator[Found]:
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
    first: dict[str, tuple[Note, Spent]] = {}
    for of in year.notes:
        for spent in of.spent:
            again = []
            for receipt in spent.receipts:
                other, before = first.setdefault(receipt, (of, spent))
                if before is not spent and (other is not of or _doubled(before, spent)):
                    again.append((receipt, other, before))
            if again:
                receipt, other, before = again[0]
                where = f"已在{other.name}报过{before.item}" if other is not of else f"在这次来访里已记过{before.item}"
                text = f"票据“{listed(one for one, _, _ in again)}”{where}，{of.short}的{spent.item}又用它"
                yield of, Finding(spent.receipt_place, text, "核对票据号；确是重复的，退回一笔", "", spent.amount)


@_year_rule(code="A03", name="同一位来宾同一天列在两次来访里", level="should")
def guest_of_two_visits_on_one_day(year: Year) -> Iterator[Found]:
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
    here: list[tuple[Note, Mapping[tuple[str, str], Mark]]] = []
    for of in year.notes:
        here = [one for one in here if one[0].days.last >= of.days.first]
        guests = of.people()
        for other, before in here:
            if both := [(*key, place) for key, place in guests.items() if key in before]:
                yield of, _hosted_twice(of, other, both)
        if guests:
            here.append((of, guests))


@_year_rule(code="A04", name="两次来访用了同一个编号", level="should")
def one_code_for_two_visits(year: Year) -> Iterator[Found]:
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
    for of, other, code in _again(year.notes, _codes):
        text = f"编号{code.text}已用于“{other.title}”（{_when(other)}），又用于“{of.title}”（{_when(of)}）"
        yield of, Finding(code.place, text, "给后一次来访另编一个号")


@_year_rule(code="A05", name="费用的日期不在这一年", level="note")
def expense_of_another_year(year: Year) -> Iterator[Found]:
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
    for of in year.notes:
        for spent in of.spent:
            if spent.day and spent.day.year != year.number and not spent.paid:
                text = f"{of.short}的{spent.item}写的是{full_date(spent.day)}，不在{year.number}年"
                hint = "核对日期；确是别的年度的费用，在那一年列支"
                yield of, Finding(spent.day_place, text, hint, "", spent.amount)


#: The rules over a year, in the order of their codes.
RULES: tuple[YearRule, ...] = (
    one_letter_for_two_visits,
    one_receipt_twice,
    guest_of_two_visits_on_one_day,
    one_code_for_two_visits,
    expense_of_another_year,
)
_BY_NAME = {name: one.rule for one in RULES for name in (one.rule.code, one.rule.name)}

# characters that no text of a visit holds: the loader refuses them
_BETWEEN_GUESTS, _BETWEEN_FIELDS = "\x1e", "\x1f"
_NO_LETTER = Said("", Mark("", 1, 1))
_BETWEEN_NUMBERS = re.compile(r"[、，,;；\s]+")
_RECEIPT = re.compile(r"(?=.*\d)[\w-]{4,}")
# 〔2025〕 is also typed [2025], (2025), 【2025】
_BRACKETS = str.maketrans("[]()（）【】［］", "〔〕" * 5)


def _guest(person: Person) -> str:
    place = person.at.get("name") or person.at[""]
    return _BETWEEN_FIELDS.join((person.name, person.unit, str(place.line), str(place.column)))


def _spent(one: Expense | Payment) -> Spent:
    return Spent(
        item=one.item or "交费",
        paid=isinstance(one, Payment),
        day=one.date,
        amount=one.amount,
        receipts=tuple(filter(_RECEIPT.fullmatch, _BETWEEN_NUMBERS.split(one.receipt))),
        day_place=one.at.get("date") or one.at[""],
        receipt_place=one.at.get("receipt") or one.at[""],
    )


def _doubled(one: Spent, other: Spent) -> bool:
    """Whether two entries of one visit may not share a paper: one entry written twice, or money both spent and paid.

    An invoice may stand for several expenses.
    """
    return one.paid != other.paid or one[:4] == other[:4]


def _letters(of: Note) -> Iterator[Said]:
    """The 文号, however its brackets and spaces are typed."""
    number = "".join(of.letter.text.split()).translate(_BRACKETS)
    if any(map(str.isdecimal, number)):
        yield Said(number, of.letter.place)


def _codes(of: Note) -> Iterator[Said]:
    if of.code.text:
        yield of.code


def _again(notes: Iterable[Note], keys: Callable[[Note], Iterable[Said]]) -> Iterator[tuple[Note, Note, Said]]:
    """What an earlier visit said too: the later visit, the first that said it, and what it says."""
    first: dict[str, Note] = {}
    for of, said in chain.from_iterable(((of, said) for said in keys(of)) for of in notes):
        other = first.setdefault(said.text, of)
        if other is not of:
            yield of, other, said


def _when(of: Note) -> str:
    """The days of a visit; the year is that of all."""
    return period(of.days).removeprefix(f"{of.days.first.year}年")


def _hosted_twice(of: Note, other: Note, both: Sequence[tuple[str, str, Mark]]) -> Finding:
    name, unit, place = min(both, key=lambda one: one[2])
    who = f"{unit}{name}" + (f"等{len(both)}人" if len(both) > 1 else "")
    days = Period(of.days.first, min(of.days.last, other.days.last))
    text = f"{who}{period(days)}既是{other.name}的来宾，又是{of.short}的来宾"
    return Finding(place, text, "核对是不是一次来访记了两份，或名单抄错了")
