"""A visit against the rules, and problems as data."""

import json
from collections.abc import Iterable

from docgen.errors import Mark, Problem
from docgen.model.visit import Visit
from docgen.rules.engine import judge, problems
from docgen.rules.rule import Verdict


def check(visit: Visit) -> tuple[Problem, ...]:
    """What is to be said of a visit that could be read, by place: notices, and what the rules find. Nothing is raised.

    What the visit lets pass (豁免) is left out.
    """
    return tuple(sorted((*visit.notices, *judged(visit)[1]), key=lambda one: one.place or Mark("", 0, 0)))


def judged(visit: Visit) -> tuple[Verdict, tuple[Problem, ...]]:
    """What the rules find in a visit, and the same as problems."""
    verdict = judge(visit)
    return verdict, tuple(problems(visit, verdict))


def exempted(visit: Visit) -> tuple[str, ...]:
    """What a visit lets pass: a line each, with its place and the reason given."""
    return tuple(
        f"{one.finding.place}: 已豁免 {one.rule.code} {one.finding.text}；理由：{one.exemption.reason}"
        for one in judged(visit)[0].exempted
    )


def as_json(problems: Iterable[Problem]) -> str:
    """Problems as ``--json`` prints them."""
    return json.dumps([problem.as_json() for problem in problems], ensure_ascii=False, indent=1)
