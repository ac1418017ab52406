"""A visit against the rules, and problems as data."""

import json
from collections.abc import Iterable
from typing import Any

from docgen.errors import Cell, Mark, Problem, group_by_cause
from docgen.model.visit import Visit
from docgen.rules.engine import judge, problems
from docgen.rules.rule import Verdict
from docgen.text.cell_words import in_cell_words


def check(visit: Visit, verdict: Verdict | None = None) -> tuple[Problem, ...]:
    """Everything to be said of a visit that could be read, by place: its notices, and what the rules find.

    What the visit is exempted from (豁免) is left out. Nothing is raised. ``verdict`` is that of ``apply_rules``; the
    rules are asked now when it is not given.
    """
    broken = problems_of_rules(visit, verdict or apply_rules(visit))
    return tuple(sorted((*visit.notices, *broken), key=lambda problem: problem.place or Mark("", 0, 0)))


def apply_rules(visit: Visit) -> Verdict:
    """What the rules find in a visit: to be passed on to ``check``, ``exempted`` and ``build``."""
    return judge(visit)


def problems_of_rules(visit: Visit, verdict: Verdict) -> tuple[Problem, ...]:
    """What the rules found in a visit, as problems; those of a workbook speak of its cells."""
    return tuple(map(_at_its_place, problems(visit, verdict)))


def _at_its_place(problem: Problem) -> Problem:
    return problem._replace(hint=in_cell_words(problem.hint)) if isinstance(problem.place, Cell) else problem


def exemption_lines(visit: Visit, verdict: Verdict | None = None) -> tuple[str, ...]:
    """What a visit is exempted from: a line each, with its place and the reason given."""
    return tuple(
        f"{finding.place}: 已豁免 {rule.code} {finding.text}；理由：{exemption.reason}"
        for rule, finding, exemption in (verdict or apply_rules(visit)).exempted
    )


def problems_json(problems: Iterable[Problem]) -> str:
    """Problems as ``--json`` prints them: one object a place."""
    return json.dumps(problem_shapes(problems), ensure_ascii=False, indent=1)


def problem_shapes(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as plain values: one object a place.

    The first object of one cause in several places has all of them under ``places``.
    """
    as_listed = list(problems)
    first_of_several = {id(group[0]): group for group in group_by_cause(as_listed) if len(group) > 1}
    shapes = []
    for problem in as_listed:
        shape = problem.as_json()
        if group := first_of_several.get(id(problem)):
            shape["places"] = [each.place._asdict() for each in group if each.place]
        shapes.append(shape)
    return shapes
