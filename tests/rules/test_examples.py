"""Every rule is shown with what breaks it and what does not, and the examples are run."""

from pathlib import Path

import pytest

from docgen.model.choices import CATEGORIES
from docgen.rules.docstrings import Example, examples, why_it_matters
from docgen.rules.engine import judge, rule_list, rules_by_code
from docgen.rules.rule import Rule
from tests.rules.examples import marked, whole

RULES = rules_by_code().values()


def _wrong(rule: Rule, example: Example, folder: Path) -> str:
    """What is found in an example that should not be, or is not found that should; empty when all is right."""
    category = rule.binds[0] if rule.binds != CATEGORIES else "国内公务"
    verdict = judge(whole(example.text, category, folder))
    found = {(one.code, finding.place.line) for one, finding in verdict.findings}
    lines = {line for code, line in found if code == rule.code}
    codes = {code for code, _ in found}
    if example.bad and lines == set(marked(example.text)) and codes == {rule.code, *example.also}:
        return ""
    return (
        "" if not example.bad and not found else f"{'Bad' if example.bad else 'Good'} {sorted(found)}: {example.text}"
    )


@pytest.mark.parametrize("rule", RULES, ids=list(rules_by_code()))
def test_an_example_is_found_fault_with_where_it_is_marked_and_by_its_rule_alone(rule: Rule, tmp_path: Path) -> None:
    found = []
    for number, example in enumerate(examples(rule)):
        (tmp_path / str(number)).mkdir()
        found.append(_wrong(rule, example, tmp_path / str(number)))
    assert found
    assert not any(found), "\n".join(found)


def test_every_rule_has_a_bad_and_a_good_example_and_a_reason() -> None:
    assert {rule.code for rule in RULES if {example.bad for example in examples(rule)} != {True, False}} == set()
    assert {
        rule.code for rule in RULES if not why_it_matters(rule).endswith("。") or why_it_matters(rule).isascii()
    } == set()


def test_a_rule_stops_a_paper_and_cites_only_as_far_as_it_is_verified() -> None:
    for rule in RULES:
        if rule.level == "must":
            assert rule.evidence in ("原文", "转载"), rule.code
            assert rule.document is not None, rule.code
        if rule.article:
            assert rule.evidence == "原文" or "条" not in rule.source, rule.code
        if rule.evidence == "未核":
            assert rule.source == "", rule.code


def test_no_two_rules_share_a_code_or_a_name() -> None:
    rules = [rule for _, found in rule_list() for rule in found]
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
