"""Every rule is shown with what breaks it and what does not, and the examples are run."""

from pathlib import Path

import pytest

from docgen.model.scalars import CATEGORIES
from docgen.rules.docstrings import Example, examples, reason
from docgen.rules.engine import by_code, catalogue, judge
from docgen.rules.rule import Rule
from tests.rules.examples import marked, whole

SHOWN = [
    pytest.param(rule, example, id=f"{rule.code}-{'bad' if example.bad else 'good'}-{number}")
    for rule in by_code().values()
    for number, example in enumerate(examples(rule))
]


@pytest.mark.parametrize(("rule", "example"), SHOWN)
def test_an_example_is_found_fault_with_where_it_is_marked_and_by_its_rule_alone(
    rule: Rule, example: Example, tmp_path: Path
) -> None:
    category = rule.binds[0] if rule.binds != CATEGORIES else "国内公务"
    verdict = judge(whole(example.text, category, tmp_path))
    found = [(one.code, finding.place.line) for one, finding in verdict.findings]
    if not example.bad:
        assert found == []
    else:
        assert {line for code, line in found if code == rule.code} == set(marked(example.text))
        assert {code for code, _ in found} == {rule.code, *example.also}


@pytest.mark.parametrize("rule", by_code().values(), ids=list(by_code()))
def test_every_rule_has_a_bad_and_a_good_example_and_a_reason(rule: Rule) -> None:
    assert {example.bad for example in examples(rule)} == {True, False}
    assert reason(rule).endswith("。")
    assert not reason(rule).isascii()


@pytest.mark.parametrize("rule", by_code().values(), ids=list(by_code()))
def test_a_rule_stops_a_paper_and_cites_only_as_far_as_it_is_verified(rule: Rule) -> None:
    if rule.level == "must":
        assert rule.evidence in ("原文", "转载")
        assert rule.document is not None
    if rule.article:
        assert rule.evidence == "原文" or "条" not in rule.source
    if rule.evidence == "未核":
        assert rule.source == ""


def test_no_two_rules_share_a_code_or_a_name() -> None:
    rules = [rule for _, found in catalogue() for rule in found]
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
