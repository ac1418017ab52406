"""What an audit of a year gives: its findings, sums by rule and by month, a conclusion."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from docgen.errors import LEVEL_WORDS, RULE_LEVELS, Level, Mark, Problem
from docgen.model.brand import Brand
from docgen.text.wording import listed

#: What findings are called by their level, the gravest first: 违规, 应改, 提示.
GRADES = tuple(LEVEL_WORDS[level] for level in RULE_LEVELS)


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit as the table names it; ``file`` is where it was read."""

    code: str
    title: str
    first: date
    file: str


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in one visit; ``reason`` says why it was exempted and is empty where it was not."""

    visit: Visited
    code: str
    name: str
    level: Level
    text: str
    hint: str
    source: str
    place: Mark
    amount: Decimal | None = None
    approver: str = ""
    reason: str = ""

    @property
    def grade(self) -> str:
        """违规, 应改 or 提示."""
        return LEVEL_WORDS[self.level]

    @property
    def exemption(self) -> str:
        """Who allowed it and why."""
        if not self.reason:
            return ""
        return f"{self.approver or '未写批准人'}。理由：{self.reason}"

    @property
    def wrong(self) -> bool:
        """Whether it is more than a hint and nobody allowed it."""
        return self.level != "note" and not self.reason


@dataclass(frozen=True, slots=True)
class Audit:
    """A year that was checked: how many visits in which month, what was found in the order of their days.

    ``unread`` are the files in its folder that could not be read and so were not checked, ``problems`` what is to be
    said besides the findings. ``bare`` counts visits that say nothing of what was done, eaten and spent.
    """

    year: int
    unit: str
    months: Mapping[int, int]
    lines: tuple[Line, ...]
    unread: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    brand: Brand | None = None
    bare: int = 0

    @property
    def visits(self) -> int:
        """How many visits were checked."""
        return sum(self.months.values())

    @property
    def title(self) -> str:
        """What the paper is called."""
        return f"{self.year}年公务接待执行规定情况检查表"


class OfRule(NamedTuple):
    """How often a rule was broken: in how many visits, how often of that allowed, about what sum in 元."""

    code: str
    name: str
    grade: str
    times: int
    visits: int
    exempted: int
    amount: Decimal


class OfMonth(NamedTuple):
    """A month: its visits, those with something wrong, findings that nobody allowed by level, those allowed, a sum."""

    month: int
    visits: int
    wrong: int
    grades: tuple[int, ...]
    exempted: int
    amount: Decimal


def by_rule(audit: Audit) -> list[OfRule]:
    """Every rule that was broken, the gravest first."""
    lines = sorted(audit.lines, key=_by_rule)
    return [_of_rule(list(found)) for _, found in groupby(lines, key=_by_rule)]


def by_month(audit: Audit) -> list[OfMonth]:
    """All twelve months."""
    found: dict[int, list[Line]] = {month: [] for month in range(1, 13)}
    for line in audit.lines:
        found[line.visit.first.month].append(line)
    return [_of_month(month, audit.months.get(month, 0), lines) for month, lines in found.items()]


def in_all(audit: Audit) -> tuple[OfRule, OfMonth]:
    """The sums below both tables; a visit that breaks two rules is one visit."""
    return _of_rule(audit.lines), _of_month(0, audit.visits, audit.lines)


def conclusion(audit: Audit) -> str:
    """The year in one sentence, as a director says it; a second one names what could not be read."""
    return _judgement(audit) + _left_out(audit)


def money(amount: Decimal | None) -> str:
    """A sum in 元; nothing where there is none.

    >>> money(Decimal("12345.5")), money(None)
    ('12,345.50', '')
    """
    return f"{amount:,.2f}" if amount else ""


def _by_rule(line: Line) -> tuple[int, str]:
    return GRADES.index(line.grade), line.code


def _of_rule(lines: Sequence[Line]) -> OfRule:
    first = lines[0] if lines else None
    return OfRule(
        first.code if first else "",
        first.name if first else "",
        first.grade if first else "",
        len(lines),
        len({line.visit for line in lines}),
        sum(bool(line.reason) for line in lines),
        _sum(lines),
    )


def _of_month(month: int, visits: int, lines: Sequence[Line]) -> OfMonth:
    return OfMonth(
        month,
        visits,
        len({line.visit for line in lines if line.wrong}),
        tuple(sum(line.grade == grade and not line.reason for line in lines) for grade in GRADES),
        sum(bool(line.reason) for line in lines),
        _sum(lines),
    )


def _sum(lines: Sequence[Line]) -> Decimal:
    return sum((line.amount for line in lines if line.amount), Decimal())


def _judgement(audit: Audit) -> str:
    _, year = in_all(audit)
    counts = [f"{grade}{number}处" for grade, number in zip(GRADES[:2], year.grades, strict=False) if number]
    hints = f"，另有提示{year.grades[-1]}处" if year.grades[-1] else ""
    head = f"{audit.year}年接待{audit.visits}批"
    if year.wrong:
        good = audit.visits - year.wrong
        said = f"{head}，{f'{good}批符合规定，' if good else ''}{year.wrong}批有问题：{'、'.join(counts)}{hints}"
    else:
        said = f"{head}，逐批对照规定检查，没有发现违反规定的问题{hints}"
    if year.exempted:
        said += f"；写明理由、予以豁免{year.exempted}处"
    if year.amount:
        waived = _sum([line for line in audit.lines if line.reason])
        said += f"；涉及金额{money(year.amount)}元" + (f"（含豁免的{money(waived)}元）" if waived else "")
    if wrong := [line for line in audit.lines if line.wrong]:
        said += f"；{_most(wrong)}"
    return f"{said}。"


def _most(wrong: Sequence[Line]) -> str:
    """What is to be done, and what is wrong most often; where nothing comes twice there is nothing but the list."""
    counts = Counter(line.name for line in sorted(wrong, key=_by_rule))  # of equals the gravest
    name, most = counts.most_common(1)[0]
    return f"其中“{name}”最多（{most}处），应对照清单逐项整改" if most > 1 else "应对照清单逐项整改"


def _left_out(audit: Audit) -> str:
    bare = f"其中{audit.bare}批没有日程、用餐和费用，只查了公函、名单和日期。" if audit.bare else ""
    if not audit.unread:
        return bare
    return f"{bare}另有{len(audit.unread)}份来访文件读不出来，没有检查：{listed(audit.unread)}。"
