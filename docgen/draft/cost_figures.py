"""The sums of a finished text compared with the ledger: 12.35万元 against 123,456.78元, within its own decimals."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docgen.model.ledger import COST, PER_BATCH, PER_HEAD, KnownCosts

TOTAL, BEFORE, BUDGET, MOVED, PUBLIC_FUNDS = "合计", "上年", "预算", "比上年增减", "三公经费"
#: By how much the budget was exceeded, or what is left of it.
LEFT_OF_BUDGET = "预算结余"

_UNITS = {"": 1, "万": 10_000, "千": 1_000, "亿": 100_000_000}
_SUM = re.compile(
    r"(?P<about>不少于|不低于|近|约|大约|超过|超|逾|突破)?\s*(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    r"(?P<more>余|多)?(?P<unit>万|千|亿)?(?P<late>余|多)?元(?![/／]|每)"
)
_SENTENCE = re.compile(r"[。；！？;\n]")
_CLAUSE = re.compile(r"[，。；：、！？（）,;:()]")
#: What makes a sum one of the reception's costs.
_COSTS = re.compile(
    "接待费|接待经费|接待支出|接待开支|接待花费|招待费|接待用款|公务接待(?!\\d)(?:共)?(?:支出|开支|花费|使用)"
)
#: What a sum may be about instead: 三公经费 holds the costs of receptions and is more.
_OTHERS = re.compile(
    "投资|签约|资金|产值|收入|出国|用车|车辆|会议费|培训费|差旅|工程|交费|伙食费|交通费|标准|每人每|/人"
)
_PUBLIC = re.compile('[“"]?三公[”"]?经费')
_MOVED = re.compile("(?:增加|减少|增长|下降|多支出|少支出|压减|节约|节省|多了?|少了?)(?:了|支出)?$")
_BUDGET = re.compile("预算(?:数|总额|安排|额度)?(?:为|是|共)?(?:的)?$")
_BESIDE_BUDGET = re.compile(
    "(?:超出?|突破|低于|少于|节约|结余|剩余)(?:了)?(?:年初|全年|年度)?预算$|预算(?:结余|节余|剩余)$"
)
_BEFORE = re.compile("(?:上年|去年|上一年)(?:同期)?[^，。；]{0,12}$")
_OF_YEAR = re.compile(r"(\d{4})年(?!度?预算)[^，。；]{0,14}$")
_PER_HEAD = re.compile("(?:人均|每人|平均每人|每人次|人均费用)[^，。；、\\d]{0,8}$")
_PER_BATCH = re.compile("(?:批均|每批次?|平均每批次?|批均费用)[^，。；、\\d]{0,8}$")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月份?[^，。；\d]{0,10}$")
_RATE = re.compile(r"(?P<number>\d+(?:\.\d+)?)[%％]")
_UP = re.compile("(?:增长|增加|上升|提高)(?:了)?$")
_DOWN = re.compile("(?:下降|减少|降低|压减|压缩)(?:了)?$")
#: What stands before 接待费 where all of it is meant, and not that of some guests.
_WHOLE = re.compile(
    r"(?:全年|一年来|今年|本年度?|当年|年度|\d{4}年(?:度|全年)?|上半年|下半年|[一二三四]季度|前三季度|\d{1,2}[—-]\d{1,2}月|全[区县市省]|"
    "我?[区县市]|本?单位|共|累计|合计|共计|总计|实际|发生|开支|支出|使用|的|接待|公务|人均|批均|各类|按要求)*"
)
_OF_OFFICE = re.compile(".{0,14}(?:中心|办公室|办|局|委|单位|机关)(?:公务)?")
_REACH = 14  # characters between a name and the sum that is about it


class CostFault(NamedTuple):
    """Something wrong with a sum: where its text begins, what is wrong, the remedy; a note where nobody can tell."""

    at: int
    text: str
    hint: str
    is_note: bool = False


class _StatedSum(NamedTuple):
    """A sum as a text states it, in its own unit: 12.35 of 10,000元."""

    text: str
    start: int
    number: Decimal
    unit: int
    about: str
    more: bool
    subject: str
    column: str


def cost_faults(text: str, names: re.Pattern[str], known: KnownCosts) -> Iterator[CostFault]:
    """Every sum and every rate of the costs that contradicts the ledger; ``names`` are those of classes, months …"""
    if not known.sums:
        return
    for stated in _stated_sums(text, names, known.year):
        yield from _wrong_sum(stated, known)
    yield from _wrong_rates(text, known)


def _wrong_sum(stated: _StatedSum, known: KnownCosts) -> Iterator[CostFault]:
    right = known.sums.get(stated.subject, {}).get(stated.column)
    least = known.least.get(stated.subject, {}).get(stated.column)
    about = f"{stated.subject}的{'接待费' if stated.column == COST else stated.column}"
    if right is not None:
        if not _agrees(stated, right):
            shown = _in_unit(right, stated)
            yield CostFault(stated.start, f"{about}写的是“{stated.text}”，台账是{shown}", f"改成{shown}")
    elif least is not None and stated.column == COST:
        if stated.number * stated.unit < least and not _agrees(stated, least):
            text = f"{about}写的是“{stated.text}”，台账有记录的就有{_in_unit(least, stated)}"
            yield CostFault(stated.start, text, "核对台账和稿子")
    elif not stated.subject and not any(
        _agrees(stated, amount)
        for sums in (known.sums, known.least)
        for one in sums.values()
        for amount in one.values()
    ):
        yield CostFault(stated.start, f"“{stated.text}”在台账里对不上任何费用", "核对它说的是什么", is_note=True)


def _all_sums(known: KnownCosts) -> Iterator[Decimal]:
    for sums in (*known.sums.values(), *known.least.values()):
        yield from sums.values()


def _stated_sums(text: str, names: re.Pattern[str], year: int) -> Iterator[_StatedSum]:
    for match in _SUM.finditer(text):
        sentence = _SENTENCE.split(text[: match.start()])[-1]
        if not _COSTS.search(sentence) or _OTHERS.search(_CLAUSE.split(sentence)[-1]):
            continue
        column = PER_HEAD if _PER_HEAD.search(sentence) else PER_BATCH if _PER_BATCH.search(sentence) else COST
        yield _StatedSum(
            match.group().strip(),
            match.start(),
            Decimal(match["number"].replace(",", "").replace("，", "")),
            _UNITS[match["unit"] or ""],
            match["about"] or "",
            bool(match["more"] or match["late"]),
            _subject(sentence, names, year),
            column,
        )


def _subject(sentence: str, names: re.Pattern[str], year: int) -> str:
    """What a sum is about, by the words before it; empty where they do not tell."""
    if _MOVED.search(sentence):
        return MOVED
    if _BESIDE_BUDGET.search(sentence):
        return LEFT_OF_BUDGET
    if _BUDGET.search(sentence):
        return BUDGET
    public = list(_PUBLIC.finditer(sentence))
    if public and not _COSTS.search(sentence, public[-1].end()):
        return PUBLIC_FUNDS
    named = list(names.finditer(sentence))
    if named and len(sentence) - named[-1].end() <= _REACH:
        return named[-1].group()
    clause = _CLAUSE.split(sentence)[-1]
    if month := _MONTH.search(clause):
        return f"{month[1]}月"
    if _BEFORE.search(clause):
        return BEFORE
    if of_year := _OF_YEAR.search(clause):
        return {year: TOTAL, year - 1: BEFORE}.get(int(of_year[1]), "")
    costs = _COSTS.search(clause)
    if costs is None:
        return TOTAL if re.search("共计|合计|总计|总额|(?:人均|批均|平均每)", clause) else ""
    before = clause[: costs.start()].strip()
    return TOTAL if _WHOLE.fullmatch(before) or _OF_OFFICE.fullmatch(before) else ""


def _agrees(stated: _StatedSum, right: Decimal) -> bool:
    """Whether a stated sum, exact or about, fits the right one as far as its decimals go."""
    number, exact = stated.number, right / stated.unit
    half = Decimal("0.5").scaleb(int(number.as_tuple().exponent))
    if stated.more:
        digits = f"{number:f}"
        zeros = len(digits) - len(digits.rstrip("0")) if "." not in digits else 0
        step = Decimal(1).scaleb(max(1, zeros) if "." not in digits else int(number.as_tuple().exponent))
        return number <= exact < number + step
    if stated.about == "近":
        return number * Decimal("0.9") <= exact <= number
    if stated.about in {"约", "大约"}:
        return abs(number - exact) <= abs(exact) / 10
    if stated.about:
        return exact >= number
    return abs(exact - number) <= half


def _in_unit(amount: Decimal, stated: _StatedSum) -> str:
    """A sum in the unit of the text, with its decimals but no fewer than two in 万元."""
    decimals = max(2, -int(stated.number.as_tuple().exponent)) if stated.unit > 1 else 2
    shown = f"{amount / stated.unit:.{decimals}f}"
    unit = next(name for name, factor in _UNITS.items() if factor == stated.unit)
    return f"{shown}{unit}元"


def _wrong_rates(text: str, known: KnownCosts) -> Iterator[CostFault]:
    for match in _RATE.finditer(text):
        sentence = _SENTENCE.split(text[: match.start()])[-1]
        if not _COSTS.search(sentence):
            continue
        name, sign = _rate(sentence)
        right = known.rates.get(name)
        if right is None:
            continue
        stated = sign * Decimal(match["number"])
        if abs(right - stated) > Decimal("0.5").scaleb(int(stated.as_tuple().exponent)):
            shown = f"{abs(right):.1f}%"
            way = ("增长" if right > 0 else "下降") if name == "同比" else ""
            yield CostFault(
                match.start(), f"接待费的{name}写的是“{match.group()}”，台账是{way}{shown}", f"改成{way}{shown}"
            )


def _rate(sentence: str) -> tuple[str, int]:
    """What a rate is about, and its sign; nothing where the words before it do not tell."""
    clause = _CLAUSE.split(sentence)[-1]
    if re.search("预算", clause) and re.search("完成|执行|占", clause):
        return "执行率", 1
    if _PUBLIC.search(clause) and "占" in clause:
        return "占三公经费", 1
    is_compared = re.search("同比|上年|去年|上一年", sentence)
    if is_compared and (_UP.search(clause) or _DOWN.search(clause)) and not re.search("批次|人次|批均|人均", clause):
        return "同比", -1 if _DOWN.search(clause) else 1
    return "", 1
