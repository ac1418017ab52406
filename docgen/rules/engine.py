"""All rules over a visit: what they find, what the visit allows, and the list of the rules themselves."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from docgen.errors import RULE_LEVELS, Level, Mark, Problem
from docgen.model.choices import CATEGORIES
from docgen.model.suggestions import closest_match
from docgen.model.visit import Exemption, Visit
from docgen.order.listed import LISTED_OUT_OF_ORDER
from docgen.rules.account import account
from docgen.rules.likeness import reads_harmless
from docgen.rules.rule import OWN_SERIES, SERIES, ExemptedFinding, Finding, Rule, Verdict
from docgen.rules.standards import binding_categories
from docgen.rules.text_kinds import SAID


@cache
def rule_list() -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Every rule on one visit, by subject: each module of the folder holds rules of the subject that its SUBJECT names.

    Several modules may share a subject.
    """
    rules: dict[tuple[int, str], list[Rule]] = {}
    for file in sorted(_SUBJECTS.glob("[!_]*.py")):
        module = import_module(f"docgen.rules.subjects.{file.stem}")
        rules.setdefault(module.SUBJECT, []).extend(entry for entry in vars(module).values() if isinstance(entry, Rule))
    return tuple((title, tuple(sorted(rules[number, title], key=_list_order))) for number, title in sorted(rules))


@cache
def whole_rule_list() -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """The list as it is shown: with the rules over a year."""
    # rules over a year are brought in only by who asks for them
    from docgen.rules.over_a_year import RULES

    return (*rule_list(), ("一年的来访（docgen audit）", tuple(entry.rule for entry in RULES)))


#: A remark must be so long before the words around one of its words can make it harmless.
_WITH_CONTEXT = 8
_SUBJECTS = Path(__file__).parent / "subjects"


def _list_order(rule: Rule) -> tuple[int, str]:
    return SERIES.index(rule.code[0]), rule.code


@cache
def rules_by_code() -> Mapping[str, Rule]:
    """Every rule by its code."""
    return {rule.code: rule for _, rules in rule_list() for rule in rules}


def judge(visit: Visit) -> Verdict:
    """What every rule that binds a visit finds in it, sorted by place, apart from what the visit exempts."""
    findings = sorted(_findings(visit), key=lambda entry: (entry[1].place, entry[0].code))
    if not visit.exemptions:
        return Verdict(tuple(findings), (), ())
    valid = {rule_code_of(entry): entry for entry in reversed(visit.exemptions) if _gives_a_reason(entry)}
    exempted = tuple(
        ExemptedFinding(rule, finding, valid[rule.code]) for rule, finding in findings if rule.code in valid
    )
    used = {entry.rule.code for entry in exempted}
    unused = [entry for entry in visit.exemptions if rule_code_of(entry) not in used or not _gives_a_reason(entry)]
    # what the reader of the list says can be exempted, too, and is no rule
    unused = [entry for entry in unused if rule_code_of(entry).upper() != LISTED_OUT_OF_ORDER]
    open_findings = tuple(entry for entry in findings if entry[0].code not in valid)
    return Verdict(open_findings, exempted, tuple(_single_visit_exemptions(unused)))


def findings_of(visit: Visit, codes: Sequence[str]) -> Iterator[Problem]:
    """What these rules find and the visit does not exempt, as problems; rules that do not bind it find nothing."""
    exempted = {rule_code_of(entry) for entry in visit.exemptions if _gives_a_reason(entry)}
    found = _findings(visit, [rules_by_code()[code] for code in codes if code not in exempted])
    yield from problems(visit, Verdict(tuple(sorted(found, key=lambda entry: entry[1].place)), (), ()))


def _findings(visit: Visit, rules: Iterable[Rule] | None = None) -> Iterator[tuple[Rule, Finding]]:
    """What the rules find; in a visit without a category nobody knows what binds, and nothing is of level must."""
    categories = binding_categories(visit)
    supposed: list[tuple[Rule, Finding]] = []
    known: set[tuple[Mark, Level]] = set()
    for rule in rules_by_code().values() if rules is None else rules:
        if visit.dates.first >= rule.since and (rule.binds == CATEGORIES or not categories.isdisjoint(rule.binds)):
            lenient = not visit.category and rule.level == "must"
            binding = rule._replace(level="should") if lenient else rule
            for finding in rule.find(visit):
                if rule.gives_way:
                    supposed.append((binding, finding))
                    continue
                reported = binding._replace(level="note") if _reads_harmless(visit, binding, finding) else binding
                known.add((finding.place, reported.level))
                yield reported, finding
    yield from (entry for entry in supposed if not _is_said_better(visit, *entry, known))


def _is_said_better(visit: Visit, rule: Rule, finding: Finding, known: Collection[tuple[Mark, Level]]) -> bool:
    """Whether another rule found something as grave at the same text, or something graver in the same entry."""
    rank = RULE_LEVELS.index(rule.level)
    if any((finding.place, level) in known for level in RULE_LEVELS[: rank + 1]):
        return True
    entries = (said.value for said in account(visit).statements if said.place == finding.place)
    return any(
        (place, level) in known for entry in entries for place in entry.at.values() for level in RULE_LEVELS[:rank]
    )


def _reads_harmless(visit: Visit, rule: Rule, finding: Finding) -> bool:
    """Whether a finding rests on a word of a remark that as a whole reads harmless: 参观警车智能调度中心."""
    if rule.code[0] in OWN_SERIES or rule.level == "note" or rule.by_occasion:
        return False
    said = (remark for remark in account(visit).of(*SAID) if remark.place == finding.place)
    # what a cost is called is a name
    remarks = (remark for remark in said if (remark.kind, remark.field) != ("cost", "item"))
    return any(len(remark.text) >= _WITH_CONTEXT and reads_harmless(remark.text) for remark in remarks)


def _single_visit_exemptions(exemptions: Sequence[Exemption]) -> Iterator[Exemption]:
    """The exemptions but for those of a rule over a year: only beside the other visits one sees if these are needed."""
    if exemptions:
        # rules over a year are brought in only by who asks for them
        from docgen.rules.over_a_year import year_rule_of

        yield from (exemption for exemption in exemptions if not year_rule_of(exemption))


def problems(visit: Visit, verdict: Verdict) -> Iterator[Problem]:
    """A verdict as problems, each with its source and the line at its place."""
    for rule, finding in verdict.findings:
        text = f"{finding.text}{citation(rule, finding)}"
        yield Problem(finding.place, rule.code, rule.level, text, finding.hint, visit.line(finding.place))
    for exemption in verdict.unused:
        mark = exemption.at["rule"]
        code, text, hint = _why_without_effect(exemption)
        yield Problem(mark, code, "should", text, hint, visit.line(mark))


def citation(rule: Rule, finding: Finding) -> str:
    """What a finding rests on, in brackets; empty where nothing is verified."""
    source = finding.source or rule.source
    return f"（{source}）" if source else ""


def _why_without_effect(exemption: Exemption) -> tuple[str, str, str]:
    """The code, text and hint of the problem that an exemption has no effect."""
    code = rule_code_of(exemption)
    if not _gives_a_reason(exemption):
        text = f"豁免 {exemption.rule} 的理由是“{exemption.reason}”，等于没有理由，这条豁免不起作用"
        return "D503", text, "写明谁批准、因为什么"
    if rule := rules_by_code().get(code):
        return "D501", f"豁免了 {code}（{rule.name}），这次来访并没有违反它", "删去这一条豁免"
    closest = closest_match(code, rules_by_code(), 0.6)
    several = re.search("[、，,；; ]", exemption.rule.strip())
    hint = "一条只写一个规则" if several else f"是不是“{closest}”？" if closest else "docgen rules 列出全部规则"
    return "D502", f"没有“{exemption.rule}”这条规则，这条豁免不起作用", hint


def _gives_a_reason(exemption: Exemption) -> bool:
    """Whether an exemption gives a reason: 无 is none."""
    return not re.fullmatch("(?:无|没有|略|同上|[^\\w]*)", exemption.reason.strip())


def rule_code_of(exemption: Exemption) -> str:
    """The code that an exemption means, written as such or by the rule's name; what it says where it means none."""
    typed = exemption.rule.strip()
    named = next((rule.code for rule in rules_by_code().values() if rule.name == typed), "")
    if named or typed in rules_by_code():
        return named or typed
    return typed.upper() if typed.upper() in rules_by_code() else typed
