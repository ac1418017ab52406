"""What stays broken in the seatings of a visit because people were put on seats by hand: asked about in the check."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.api.seats_by_hand.arranging import ArrangedSeating, arranged
from docgen.api.seats_by_hand.broken import broken_by
from docgen.api.seats_by_hand.moving import MovedSeating
from docgen.errors import Problem
from docgen.model.visit import Visit
from docgen.seating.plan import SeatingPlan

_HINT = "就要这样坐，不用管；要照惯例坐，在座次图上点他，“放开”"


def standing_breaches(visit: Visit, plans: Sequence[SeatingPlan]) -> Iterator[Problem]:
    """What the seatings that have pins break, held against the same seatings without them."""
    by_name = {plan.name: plan for plan in plans}
    for seating in visit.seating:
        plan = by_name.get(seating.name)
        if plan is None or not seating.pins:
            continue
        freed = arranged(visit, replace(seating, pins={}))
        moved = MovedSeating("", freed, ArrangedSeating(seating, plan, ()))
        for broken in broken_by(moved):
            mark = seating.at["pins"]
            yield Problem(mark, "D429", "should", f"“{seating.name}”：{broken.text}", broken.hint or _HINT)
