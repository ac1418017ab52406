"""The corpus of whole visits: every planted violation is found at its line and column, and nothing else is."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from docgen.api.checks import check
from docgen.api.visits import load
from docgen.rules.engine import rules_by_code
from tests.rules.corpus import PLANTS, Case, alone, corpus

#: Into how many tests the visits are dealt.
PARTS = range(8)


@cache
def visits() -> tuple[Case, ...]:
    """So many that every phrasing of every plant is used."""
    return tuple(corpus(184))


@cache
def visits_with_one_plant() -> tuple[Case, ...]:
    return tuple(alone())


def _told(case: Case, found: frozenset[tuple[str, int, int]]) -> list[str]:
    """Places as a reader looks them up: code, line, column, and the line cut at the column."""
    lines = case.text.split("\n")
    return [f"  {code} {line}:{at} …▸{lines[line - 1][at - 1 : at + 40]}" for code, line, at in sorted(found)]


def _wrong(case: Case, folder: Path) -> str:
    """What was missed in a visit and what was falsely found, a line each; empty when neither was."""
    problems = check(load(case.write(folder)))
    found = frozenset((one.code, one.place.line, one.place.column) for one in problems if one.place)
    if found == case.expected and len(problems) == len(found):
        return ""
    missed, false = _told(case, case.expected - found), _told(case, found - case.expected)
    return "\n".join(["", f"{case.name}: {' · '.join(case.planted)}", "missed:", *missed, "false:", *false])


def _all_wrong(cases: Iterable[Case], folder: Path) -> str:
    found = []
    for number, case in enumerate(cases):
        (folder / str(number)).mkdir()
        found.append(_wrong(case, folder / str(number)))
    assert found
    return "".join(found)


@pytest.mark.parametrize("part", PARTS)
def test_all_that_is_planted_in_a_visit_is_found_where_it_stands_and_nothing_else(part: int, tmp_path: Path) -> None:
    assert not (wrong := _all_wrong(visits()[part :: len(PARTS)], tmp_path)), wrong


@pytest.mark.parametrize("part", PARTS)
def test_a_violation_alone_is_found_where_it_stands_and_nothing_else(part: int, tmp_path: Path) -> None:
    assert not (wrong := _all_wrong(visits_with_one_plant()[part :: len(PARTS)], tmp_path)), wrong


def test_every_phrasing_of_every_plant_is_in_the_corpus() -> None:
    wanted = {f"{one.code} {phrase}" for one in PLANTS for phrase in one.phrases}
    assert wanted - {name for case in visits() for name in case.planted} == set()


def test_every_rule_over_a_visit_is_planted() -> None:
    assert set(rules_by_code()) - {one.code for one in PLANTS} == set()


def test_visits_of_the_corpus_are_clean_or_carry_up_to_six_plants_and_are_the_same_every_time() -> None:
    numbers = {len(case.planted) for case in visits()}
    assert numbers == set(range(7))
    assert [case.text for case in corpus(20)] == [case.text for case in visits()[:20]]
    assert [case.text for case in corpus(20, seed=7)] != [case.text for case in visits()[:20]]
