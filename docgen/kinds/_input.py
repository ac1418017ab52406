"""What a kind of paper of a visit is given to make its pages of."""

from typing import NamedTuple

from docgen.model.visit import Visit
from docgen.rules.rule import ExemptedFinding
from docgen.seating.plan import SeatingPlan


class PageInput(NamedTuple):
    """All that a kind may read; ``exempted`` is what the visit itself lets pass, for papers that are signed.

    ``plans`` are those of its seatings, for papers that carry their charts.
    """

    visit: Visit
    exempted: tuple[ExemptedFinding, ...] = ()
    plans: tuple[SeatingPlan, ...] = ()
