"""What a guest lacks that the others have: a room, a car, a meal. His papers cannot say it, so the run does."""

from collections.abc import Collection, Sequence

from docgen.kinds.guest_parts.allocation import Allocation
from docgen.kinds.guest_parts.keys import key_of
from docgen.kinds.guest_parts.programme import meals_of
from docgen.model.people import Person
from docgen.model.visit import Visit


def what_guests_lack(
    visit: Visit, allocation: Allocation, guests: Sequence[Person], wanted: Collection[str] = ("房", "车", "餐")
) -> dict[str, str]:
    """The guests who lack something that is arranged for the visit, by their keys, each with what he lacks."""
    arranged = (
        ("房", "房间", bool(allocation.beds), allocation.beds),
        ("车", "车", bool(visit.vehicles), allocation.rides),
        ("餐", "用餐安排", bool(visit.meals), {key_of(guest) for guest in guests if meals_of(visit, key_of(guest))}),
    )
    lacks: dict[str, list[str]] = {}
    for name, what, is_arranged, have in arranged:
        if is_arranged and name in wanted:
            for key in map(key_of, guests):
                if key not in have:
                    lacks.setdefault(key, []).append(what)
    return {key: f"没有{'、'.join(what)}" for key, what in lacks.items()}
