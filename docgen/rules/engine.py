"""All rules over a visit: what they find, what the visit allows, and the catalogue of the rules themselves."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from docgen.errors import Problem
from docgen.model.scalars import CATEGORIES
from docgen.model.suggestions import closest_match
from docgen.model.visit import Exemption, Visit
from docgen.rules.rule import BUSINESS, DOMESTIC, SERIES, ExemptedFinding, Finding, Rule, Verdict
from docgen.rules.standards import said


@cache
def catalogue() -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Every rule on one visit, by subject: each module of the folder holds rules of the subject that its SUBJECT names.

    Several modules may share a subject.
    """
    rules: dict[tuple[int, str], list[Rule]] = {}
    for file in sorted(_SUBJECTS.glob("[!_]*.py")):
        module = import_module(f"docgen.rules.subjects.{file.stem}")
        rules.setdefault(module.SUBJECT, []).extend(entry for entry in vars(module).values() if isinstance(entry, Rule))
    return tuple((title, tuple(sorted(rules[number, title], key=_catalogue_order))) for number, title in sorted(rules))


@cache
def whole_catalogue() -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """The catalogue as it is shown: with the rules over a year."""
    # rules over a year are brought in only by who asks for them
    from docgen.rules.over_a_year import RULES

    return (*catalogue(), ("一年的来访（docgen audit）", tuple(entry.rule for entry in RULES)))


_SUBJECTS = Path(__file__).parent / "subjects"


def _catalogue_order(rule: Rule) -> tuple[int, str]:
    return SERIES.index(rule.code[0]), rule.code


@cache
def by_code() -> Mapping[str, Rule]:
    """Every rule by its code."""
    return {rule.code: rule for _, rules in catalogue() for rule in rules}


def binding(visit: Visit) -> frozenset[str]:
    """The categories whose rules bind a visit; one that does not say what it is is held against the strictest."""
    if visit.category == BUSINESS and said(visit, "business_as_official"):
        return frozenset((BUSINESS, DOMESTIC))
    return frozenset((visit.category or DOMESTIC,))


def judge(visit: Visit) -> Verdict:
    """What every rule that binds a visit finds in it, sorted by place, apart from what the visit allows."""
    categories = binding(visit)
    found: list[tuple[Rule, Finding]] = []
    for rule in by_code().values():
        if visit.dates.first >= rule.since and (rule.binds == CATEGORIES or not categories.isdisjoint(rule.binds)):
            told = rule if visit.category or rule.level != "must" else rule._replace(level="should")
            found += [(told, finding) for finding in rule.find(visit)]
    found.sort(key=lambda one: (one[1].place, one[0].code))
    if not visit.exemptions:
        return Verdict(tuple(found), (), ())
    exemptions = {_code(exemption): exemption for exemption in reversed(visit.exemptions) if _reasoned(exemption)}
    allowed = tuple(ExemptedFinding(rule, one, exemptions[rule.code]) for rule, one in found if rule.code in exemptions)
    used = {one.rule.code for one in allowed}
    idle = tuple(one for one in visit.exemptions if _code(one) not in used or not _reasoned(one))
    return Verdict(tuple(one for one in found if one[0].code not in exemptions), allowed, tuple(_of_one_visit(idle)))


def _of_one_visit(exemptions: Sequence[Exemption]) -> Iterator[Exemption]:
    """Without those of a rule over a year: whether they are needed is seen only beside the other visits."""
    if exemptions:
        # rules over a year are brought in only by who asks for them
        from docgen.rules.over_a_year import year_rule_of

        yield from (one for one in exemptions if not year_rule_of(one))


def problems(visit: Visit, verdict: Verdict) -> Iterator[Problem]:
    """A verdict as problems, each with its source and the line at its place."""
    for rule, finding in verdict.findings:
        yield _problem(visit, finding, rule.code, rule.level, f"{finding.text}{cited(rule, finding)}")
    for exemption in verdict.unused:
        yield _idle(visit, exemption)


def cited(rule: Rule, finding: Finding) -> str:
    """What a finding rests on, in brackets; nothing where nothing is verified."""
    source = finding.source or rule.source
    if not source:
        return ""
    return f"（{source}）"


def _problem(visit: Visit, finding: Finding, code: str, level: str, text: str) -> Problem:
    return Problem(finding.place, code, level, text, finding.hint, visit.line(finding.place))  # type: ignore[arg-type]


def _idle(visit: Visit, exemption: Exemption) -> Problem:
    mark = exemption.at["rule"]
    code = _code(exemption)
    if not _reasoned(exemption):
        text = f"豁免 {exemption.rule} 的理由是“{exemption.reason}”，等于没有理由，这条豁免不起作用"
        return Problem(mark, "D503", "should", text, "写明谁批准、因为什么", visit.line(mark))
    if rule := by_code().get(code):
        text = f"豁免了 {code}（{rule.name}），这次来访并没有违反它"
        return Problem(mark, "D501", "should", text, "删去这一条豁免", visit.line(mark))
    found = closest_match(code, by_code(), 0.6)
    several = re.search("[、，,；; ]", exemption.rule.strip())
    hint = "一条只写一个规则" if several else f"是不是“{found}”？" if found else "docgen rules 列出全部规则"
    return Problem(mark, "D502", "should", f"没有“{exemption.rule}”这条规则，这条豁免不起作用", hint, visit.line(mark))


def _reasoned(exemption: Exemption) -> bool:
    """Whether an exemption gives a reason: 无 is none."""
    return not re.fullmatch("(?:无|没有|略|同上|[^\\w]*)", exemption.reason.strip())


def _code(exemption: Exemption) -> str:
    """The code that an exemption means: written as such, or by the rule's name."""
    typed = exemption.rule.strip()
    named = next((rule.code for rule in by_code().values() if rule.name == typed), "")
    if named or typed in by_code():
        return named or typed
    return typed.upper() if typed.upper() in by_code() else typed
