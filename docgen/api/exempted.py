"""What a visit is exempted from, for papers that say so or count it among their annexes."""

from docgen.errors import DataError
from docgen.model.visit import Visit
from docgen.rules.rule import ExemptedFinding, Verdict


def exempted_findings(visit: Visit, verdict: Verdict | None, draft: bool) -> tuple[ExemptedFinding, ...]:
    """The exemptions of a visit. Raises DataError with every broken rule of level must, unless for a draft.

    ``verdict`` is that of ``apply_rules``; the rules are asked now when it is not given.
    """
    # rules are asked only for papers that are signed, and for the numbers of their annexes
    from docgen.api.checks import apply_rules, problems_of_rules

    verdict = verdict or apply_rules(visit)
    broken = [problem for problem in problems_of_rules(visit, verdict) if problem.level == "must"]
    if broken and not draft:
        raise DataError(broken)
    return verdict.exempted
