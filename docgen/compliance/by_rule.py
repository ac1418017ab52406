"""The findings of an audit by rule: the same finding of many visits is one, and names its visits.

Findings are the same when they differ only in their figures and in what they begin with: “午餐”来宾7人，陪餐4人 and
“晚餐”来宾8人，陪餐5人. The one text for all gives the span of each figure: 来宾7—8人，陪餐4—5人.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from docgen.compliance.result import (
    Audit,
    AuditedVisit,
    AuditLine,
    RuleTotals,
    gravest_first,
    total_amount,
    totals_of_rules,
)

_SUBJECT = re.compile("“[^”]*”(?![和与及、])的?")
_FIGURE = re.compile(r"(?<![\d.—〔-])\d[\d,]*(?:\.\d+)?(?=元|人|次|天|公里|辆|间|桌|道|瓶|份|处|分钟|小时|平方米)")
_CLAUSE_END = re.compile("[，；：]")


class VisitsOfText(NamedTuple):
    """What is said of some visits alone, empty where the same is said of all, and these visits."""

    particulars: str
    visits: tuple[AuditedVisit, ...]


class SharedFinding(NamedTuple):
    """What one visit did against a rule, or many in the same way; ``number`` is 2.3: the third of the second rule."""

    number: str
    text: str
    exemption: str
    parts: tuple[VisitsOfText, ...]
    amount: Decimal

    @property
    def visits(self) -> tuple[AuditedVisit, ...]:
        """Every visit once, by its day."""
        return tuple(sorted(dict.fromkeys(visit for part in self.parts for visit in part.visits), key=_by_day))


class RuleFindings(NamedTuple):
    """What was found against one rule; ``number`` counts the rules from 1."""

    number: int
    totals: RuleTotals
    source: str
    findings: tuple[SharedFinding, ...]


def findings_by_rule(audit: Audit) -> list[RuleFindings]:
    """The findings of every rule that was broken, the gravest rule first, the first day first."""
    lines = sorted(audit.lines, key=gravest_first)
    return [
        _rule_findings(number, list(of_rule)) for number, (_, of_rule) in enumerate(groupby(lines, gravest_first), 1)
    ]


def numbers_of_visits(rules: Sequence[RuleFindings]) -> dict[AuditedVisit, list[str]]:
    """For every visit the numbers of what was found in it."""
    numbers: dict[AuditedVisit, list[str]] = {}
    for rule in rules:
        for finding in rule.findings:
            for visit in finding.visits:
                numbers.setdefault(visit, []).append(finding.number)
    return numbers


def _by_day(visit: AuditedVisit) -> tuple[object, ...]:
    return visit.first_day, visit.code, visit.file


def _rule_findings(number: int, lines: Sequence[AuditLine]) -> RuleFindings:
    sources = "；".join(dict.fromkeys(line.source for line in lines if line.source))
    return RuleFindings(number, totals_of_rules(lines), sources, tuple(_shared_findings(number, lines)))


def _shared_findings(rule: int, lines: Sequence[AuditLine]) -> Iterator[SharedFinding]:
    """The lines of one rule, those that say the same and have the same exemption together."""
    shared: dict[tuple[str, str], list[AuditLine]] = {}
    for line in lines:
        shared.setdefault((_FIGURE.sub("0", _without_subject(_own_text(line))), line.exemption), []).append(line)
    for count, ((_, exemption), alike) in enumerate(shared.items(), 1):
        by_text: dict[str, list[AuditedVisit]] = {}
        for line in alike:
            by_text.setdefault(_own_text(line), []).append(line.visit)
        texts = list(by_text)
        parts = zip(_particulars(texts), by_text.values(), strict=True)
        visits = tuple(VisitsOfText(text, tuple(dict.fromkeys(of_text))) for text, of_text in parts)
        yield SharedFinding(f"{rule}.{count}", _text_of_all(texts), exemption, visits, total_amount(alike))


def _own_text(line: AuditLine) -> str:
    """The text of a finding without the title of its own visit at its beginning: the visit stands beside it."""
    return line.text.removeprefix(f"“{line.visit.title}”")


def _without_subject(text: str) -> str:
    """A text without what it begins with, if that is a name in quotes."""
    subject = _SUBJECT.match(text)
    return text[subject.end() :] if subject else text


def _text_of_all(texts: Sequence[str]) -> str:
    """One text for several that are the same but for their subjects and figures."""
    if len(texts) == 1:
        return texts[0]
    subjects = {text[: len(text) - len(_without_subject(text))] for text in texts}
    pieces = iter(_FIGURE.split(_without_subject(texts[0])))
    columns = zip(*(_FIGURE.findall(_without_subject(text)) for text in texts), strict=True)
    return "".join([*(subjects if len(subjects) == 1 else []), next(pieces), *_filled(columns, pieces)])


def _filled(columns: Iterator[tuple[str, ...]], pieces: Iterator[str]) -> Iterator[str]:
    """The figures of each place as one, or as a span, each with the text behind it."""
    for figures, piece in zip(columns, pieces, strict=True):
        least, most = (pick(figures, key=_number) for pick in (min, max))
        yield (least if least == most else f"{least}—{most}") + piece


def _number(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))


def _particulars(texts: Sequence[str]) -> list[str]:
    """What each text says that is not said by all, clause by clause; nothing for a single text."""
    clauses = [_CLAUSE_END.split(text) for text in texts]
    differ = [len(set(alike)) > 1 for alike in zip(*clauses, strict=True)]
    return ["，".join(clause for clause, own in zip(text, differ, strict=True) if own) for text in clauses]
