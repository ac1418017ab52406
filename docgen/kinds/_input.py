"""What a kind of paper of a visit, or of several, is given to make its pages of."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen.ledger.disclosure import Disclosure
from docgen.model.office import Office
from docgen.model.visit import Visit
from docgen.rules.rule import ExemptedFinding
from docgen.seating.plan import SeatingPlan


class VisitsInput(NamedTuple):
    """All that a kind may read that is made of several visits: those that have the sections it needs, by their days.

    ``counted`` is how many visits were looked through, ``year`` the year that was asked for.
    """

    visits: tuple[Visit, ...]
    office: Office
    counted: int
    year: int | None = None
    options: Mapping[str, Any] = MappingProxyType({})


class YearInput(NamedTuple):
    """All that a kind may read that is made of the totals of a year: what is made public, the office."""

    disclosure: Disclosure
    office: Office


class PageInput(NamedTuple):
    """All that a kind may read; ``exempted`` is what the visit itself lets pass, for papers that are signed.

    ``plans`` are those of its seatings, for papers that carry their charts. ``options`` are the values of the kind's
    own options by their names; what was not given is not there.
    """

    visit: Visit
    exempted: tuple[ExemptedFinding, ...] = ()
    plans: tuple[SeatingPlan, ...] = ()
    options: Mapping[str, Any] = MappingProxyType({})
