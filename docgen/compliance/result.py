"""What an audit of a year gives: its findings, totals by rule and by month."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from docgen.errors import LEVEL_WORDS, RULE_LEVELS, Level, Mark, Problem
from docgen.model.brand import Brand

#: A path that begins at the top of a computer, or above the folder where one is.
_FROM_THE_TOP = re.compile(r"/|[A-Za-z]:|\.\./")
#: What findings are called by their level, the gravest first: 违规, 应改, 提示.
GRADES = tuple(LEVEL_WORDS[level] for level in RULE_LEVELS)


@dataclass(frozen=True, slots=True)
class AuditedVisit:
    """A visit as the table names it; ``file`` is where it was read."""

    code: str
    title: str
    first_day: date
    file: str


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One finding in one visit; ``reason`` says why it was exempted and is empty where it was not."""

    visit: AuditedVisit
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
    def shown_place(self) -> str:
        """Where it stands, as a report tells it: the folders of a computer are nobody else's business."""
        file = self.place.file.replace("\\", "/")
        if not _FROM_THE_TOP.match(file):
            return str(self.place)
        return str(self.place._replace(file="/".join(file.split("/")[-2:])))

    @property
    def exemption(self) -> str:
        """Who exempted it and why; empty where nobody did."""
        return f"{self.approver or '未写批准人'}。理由：{self.reason}" if self.reason else ""

    @property
    def must_be_corrected(self) -> bool:
        """Whether it is more than a hint and not exempted."""
        return self.level != "note" and not self.reason


@dataclass(frozen=True, slots=True)
class Audit:
    """A year that was checked.

    ``months`` counts its visits by month, ``lines`` are the findings in the order of days. ``unread`` are the files of
    its folder that could not be read and so were not checked, ``problems`` what is to be said besides the findings.
    ``without_details`` counts visits that say nothing of what was done, eaten and spent. ``checked`` are those visits
    among the ones that were asked for, by what they are known by, that were read.
    """

    year: int
    unit: str
    months: Mapping[int, int]
    lines: tuple[AuditLine, ...]
    unread: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    brand: Brand | None = None
    without_details: int = 0
    checked: frozenset[str] = frozenset()

    @property
    def visits(self) -> int:
        """How many visits were checked."""
        return sum(self.months.values())

    @property
    def title(self) -> str:
        """What the paper is called."""
        return f"{self.year}年公务接待执行规定情况检查表"


class RuleTotals(NamedTuple):
    """How often a rule was broken, in how many visits, how often of that exempted, and about what sum in 元."""

    code: str
    name: str
    grade: str
    findings: int
    visits: int
    exempted: int
    amount: Decimal


class MonthTotals(NamedTuple):
    """A month: its visits, those with something to correct, its findings, and the sum in 元 that they are about.

    ``by_grade`` counts the findings that are not exempted, in the order of GRADES.
    """

    month: int
    visits: int
    visits_to_correct: int
    by_grade: tuple[int, ...]
    exempted: int
    amount: Decimal


def totals_by_rule(audit: Audit) -> list[RuleTotals]:
    """The totals of every rule that was broken, the gravest first."""
    lines = sorted(audit.lines, key=gravest_first)
    return [totals_of_rules(list(of_rule)) for _, of_rule in groupby(lines, key=gravest_first)]


def totals_by_month(audit: Audit) -> list[MonthTotals]:
    """The totals of all twelve months."""
    lines: dict[int, list[AuditLine]] = {month: [] for month in range(1, 13)}
    for line in audit.lines:
        lines[line.visit.first_day.month].append(line)
    return [_month_totals(month, audit.months.get(month, 0), of_month) for month, of_month in lines.items()]


def totals_of_rules(lines: Sequence[AuditLine]) -> RuleTotals:
    """The totals of the lines of one rule or of all together; a visit that breaks two is one visit.

    Code, name and grade are those of the first line.
    """
    first = lines[0] if lines else None
    return RuleTotals(
        code=first.code if first else "",
        name=first.name if first else "",
        grade=first.grade if first else "",
        findings=len(lines),
        visits=len({line.visit for line in lines}),
        exempted=sum(bool(line.reason) for line in lines),
        amount=total_amount(lines),
    )


def totals_of_year(audit: Audit) -> MonthTotals:
    """The totals of all months together; their ``month`` is 0."""
    return _month_totals(0, audit.visits, audit.lines)


def gravest_first(line: AuditLine) -> tuple[int, str]:
    """A key to sort lines by: the gravest grade first, then the code of the rule."""
    return GRADES.index(line.grade), line.code


def total_amount(lines: Sequence[AuditLine]) -> Decimal:
    """The sum of the amounts of some lines, in 元."""
    return sum((line.amount for line in lines if line.amount), Decimal())


def yuan(amount: Decimal | None) -> str:
    """A sum in 元 as a table shows it; nothing where there is none.

    >>> yuan(Decimal("12345.5")), yuan(None)
    ('12,345.50', '')
    """
    return f"{amount:,.2f}" if amount else ""


def _month_totals(month: int, visits: int, lines: Sequence[AuditLine]) -> MonthTotals:
    return MonthTotals(
        month=month,
        visits=visits,
        visits_to_correct=len({line.visit for line in lines if line.must_be_corrected}),
        by_grade=tuple(sum(line.grade == grade and not line.reason for line in lines) for grade in GRADES),
        exempted=sum(bool(line.reason) for line in lines),
        amount=total_amount(lines),
    )
