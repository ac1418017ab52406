"""What a page shows of a seating: the chart with the place of every seat, why everybody sits there, who has no seat."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from docgen.api.page_words import page_problems
from docgen.api.seating.seats import chosen_plans
from docgen.api.seats_by_hand.arranging import arranged
from docgen.api.seats_by_hand.broken import broken_by
from docgen.api.seats_by_hand.moving import MovedSeating
from docgen.api.seats_by_hand.own_sides import PartedSides, side_of
from docgen.api.seats_by_hand.unseated import unseated
from docgen.charts.chart import draw_picture
from docgen.draw.drawing import Shape
from docgen.draw.svg import draw_svg
from docgen.errors import Problem
from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.units import pt_to_mm
from docgen.model.visit import Visit
from docgen.seating.moves import moves
from docgen.seating.plan import Seat, SeatedVisit, SeatingPlan
from docgen.seating.reasons import explain, rule_lines, seat_words
from docgen.seating.room import HOSTS, NOBODY

#: The option of a layout that says from where one looks at its chart.
_VIEW = "视角"
#: Around the room on a page.
_AIR_MM = 3.0


def seatings_on_screen(seated_visit: SeatedVisit, name: str = "", viewpoint: str = "") -> list[dict[str, Any]]:
    """Every seating of a visit, or the one of a name, as a page draws it; all lengths are mm of its picture.

    ``viewpoint`` is 观众 or 主席台 for charts that can be seen from either. Raises as ``seating_json`` does.
    """
    plans = chosen_plans(seated_visit, name)
    visit = seated_visit.visit
    by_name = {seating.name: seating for seating in visit.seating}
    return [_on_screen(seated_visit, plan, viewpoint, arranged(visit, by_name[plan.name]).problems) for plan in plans]


def unplanned_seatings(seated_visit: SeatedVisit) -> list[str]:
    """The names of seatings that have no chart: nobody takes part yet."""
    planned = {plan.name for plan in seated_visit.plans}
    return [seating.name for seating in seated_visit.visit.seating if seating.name not in planned]


def with_seating(visit: Visit, seating: Seating) -> Visit:
    """The visit with a seating in the place of the one of its name."""
    return replace(visit, seating=tuple(seating if one.name == seating.name else one for one in visit.seating))


def moved_on_screen(visit: Visit, moved: MovedSeating, viewpoint: str = "") -> dict[str, Any]:
    """What a move has done: the new chart, why its person sat where he did, why he sits now, what it breaks.

    ``visit`` is the one after the move.
    """
    before, after = moved.before.plan, moved.after.plan
    assert before is not None and after is not None  # a move without a plan is an error
    return {
        "chart": _on_screen(SeatedVisit(visit, (after,)), after, viewpoint, moved.after.problems),
        "person": moved.person,
        "was": _why(before, moved.person),
        "now": _why(after, moved.person),
        "broken": [one._asdict() for one in broken_by(moved)],
        "moved": [
            {
                "person": one.key,
                "before": seat_words(before, one.before) if one.before else "",
                "after": seat_words(after, one.after) if one.after else "",
            }
            for one in moves([before], [after])
        ],
    }


def _on_screen(
    seated_visit: SeatedVisit, plan: SeatingPlan, viewpoint: str, problems: Sequence[Problem]
) -> dict[str, Any]:
    visit = seated_visit.visit
    seating = next(one for one in visit.seating if one.name == plan.name)
    option = LAYOUTS[plan.layout].options.get(_VIEW)
    views = option.values if option else ()
    drawn = _seen_from(visit, seating, plan, viewpoint) if viewpoint in views else plan
    sides = PartedSides(visit, seating)
    drawing = draw_picture(drawn, visit.brand.colours if visit.brand else {})
    boxes = drawing.shapes[len(plan.fixtures) : len(plan.fixtures) + len(plan.seats)]
    keys = [""] * len(plan.fixtures) + [seat.number for seat in plan.seats]
    keys += [""] * (len(drawing.shapes) - len(keys))
    return {
        "name": plan.name,
        "layout": plan.layout,
        "view": drawn.view,
        "views": list(views),
        "viewpoint": viewpoint if viewpoint in views else _usual_view(plan, views),
        "width": round(drawing.width, 2),
        "height": round(drawing.height, 2),
        "type": _smallest_type(boxes),
        "area": _area(drawing.shapes[: len(plan.fixtures) + len(plan.seats)]),
        "svg": draw_svg(drawing, keys).decode(),
        "seats": [
            _seat_json(plan, seat, box) | {"barred": _barred(sides, seat.person, seat)}
            for seat, box in zip(plan.seats, boxes, strict=True)
        ],
        "unseated": [
            one._asdict() | {"barred": _barred(sides, visit.person(one.key), None)}
            for one in unseated(seated_visit, plan)
        ],
        "rules": _rules(plan),
        "problems": page_problems(problems),
    }


def _smallest_type(boxes: Sequence[Shape]) -> float:
    """The height of the smallest name, mm."""
    return round(min((pt_to_mm(box.lines[0].size_pt) for box in boxes if box.lines), default=pt_to_mm(12)), 2)


def _area(shapes: Sequence[Shape]) -> dict[str, float]:
    """What the room covers on its sheet, with a little air: a page has no use for white margins."""
    left, top = min(shape.left for shape in shapes), min(shape.top for shape in shapes)
    right = max(shape.left + shape.width for shape in shapes)
    bottom = max(shape.top + shape.height for shape in shapes)
    box = (left - _AIR_MM, top - _AIR_MM, right - left + 2 * _AIR_MM, bottom - top + 2 * _AIR_MM)
    return dict(zip(("x", "y", "width", "height"), (round(length, 2) for length in box), strict=True))


def _seen_from(visit: Visit, seating: Seating, plan: SeatingPlan, viewpoint: str) -> SeatingPlan:
    """The same plan drawn from another side."""
    seen = replace(seating, conventions={**seating.conventions, _VIEW: (viewpoint,)})
    return arranged(visit, seen).plan or plan


def _usual_view(plan: SeatingPlan, views: Sequence[str]) -> str:
    return next((view for view in views if plan.view.startswith(view)), views[0] if views else "")


def _seat_json(plan: SeatingPlan, seat: Seat, box: Shape) -> dict[str, Any]:
    chair_side = seat.chair.side if seat.chair else NOBODY
    return {
        "id": seat.number,
        "words": seat_words(plan, seat),
        "person": seat.key or None,
        "name": seat.person.name if seat.person else "",
        "post": seat.person.title if seat.person else "",
        "side": HOSTS if seat.is_host else (seat.side or chair_side)[:2],
        "chair_side": side_of(seat),
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        "pinned": seat.pinned,
        "why": _why(plan, seat.key) if seat.person else [seat.chair.reason if seat.chair else seat.reason],
    }


def _barred(sides: PartedSides, person: Person | None, own: Seat | None) -> dict[str, str] | None:
    """On whose chairs a person may not be put, and why not."""
    barred = sides.barred_to(person, own) if person else None
    return barred._asdict() if barred else None


def _why(plan: SeatingPlan, key: str) -> list[str]:
    """Why somebody sits there, without the rules of the whole chart; nothing for who has no seat."""
    seat = plan.of(key) if key else None
    if seat is None:
        return []
    common = set(_rules(plan))
    lines = [line.strip() for line in explain(plan, seat)]
    return [line for line in lines if line not in common]


def _rules(plan: SeatingPlan) -> list[str]:
    """The rules that decided something in a plan, each with its source, in lines."""
    return [line.strip() for line in rule_lines(plan)] if any(seat.person for seat in plan.seats) else []
