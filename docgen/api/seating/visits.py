"""A visit out of a file together with the plans of its seatings."""

from collections.abc import Iterator
from pathlib import Path

from docgen.api.visits import load_checked
from docgen.errors import Problem
from docgen.model.visit import Visit
from docgen.order.listed import listing_contradictions
from docgen.readers.visit_file.settings import Settings
from docgen.seating.plan import SeatedVisit, SeatingPlan, plans


def load_seated(source: str | Path | bytes, office: str | Path | None = None, settings: Settings = ()) -> SeatedVisit:
    """The visit of a file as ``load`` gives it, and the plans of its seatings, which loading has to work out anyway.

    Raises DataError and UsageError as ``load`` does.
    """
    plans_of_visit: list[SeatingPlan] = []

    def problems_of_people(visit: Visit) -> Iterator[Problem]:
        yield from listing_contradictions(visit)
        laid_out, problems = plans(visit)
        plans_of_visit.extend(laid_out)
        yield from problems

    visit = load_checked(source, office, settings, problems_of_people)
    return SeatedVisit(visit, tuple(plans_of_visit))


def seated(visit: Visit | SeatedVisit) -> SeatedVisit:
    """The visit with its plans, worked out now unless it brings them."""
    return visit if isinstance(visit, SeatedVisit) else SeatedVisit(visit, plans(visit)[0])
