"""The pins (固定) with which the ordinary engine seats everybody just where a clerk has put him."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from docgen.errors import Problem
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.seating.plan import SeatingPlan, seat

#: Who sits where: keys of people by the numbers of seats.
HoldersBySeat = Mapping[str, str]


class ArrangedSeating(NamedTuple):
    """A seating, its plan (None where it has an error), and its problems."""

    seating: Seating
    plan: SeatingPlan | None
    problems: tuple[Problem, ...]


def arranged(visit: Visit, seating: Seating) -> ArrangedSeating:
    """The seating as the engine lays it out. Pins that are not in the file yet stand where the seating begins."""
    marks = {f"pins.{name}": seating.at[""] for name in seating.pins}
    known = replace(seating, at={**marks, **seating.at})
    plan, problems = seat(visit, known)
    return ArrangedSeating(known, plan, problems)


def places(plan: SeatingPlan) -> dict[str, str]:
    """Who sits where."""
    return {one.number: one.key for one in plan.seats if one.person}


def arranged_as(visit: Visit, seating: Seating, target: HoldersBySeat, movers: Sequence[str]) -> ArrangedSeating:
    """The seating with as few pins as give these places: who moved is pinned first, others only where they must be.

    Pins that the target keeps stay. Where no pins can give it the last arrangement that was tried comes back.
    """
    wanted = {key: number for number, key in target.items()}
    pins = {name: number for name, number in seating.pins.items() if target.get(number) == name and name not in movers}
    while True:
        found = arranged(visit, replace(seating, pins=_in_order(pins, wanted)))
        seated = places(found.plan) if found.plan else {}
        wrong = [key for number, key in target.items() if seated.get(number) != key and key not in pins]
        if not (found.plan and wrong):
            return found
        first = next((key for key in movers if key in wrong), None)
        pins |= {key: wanted[key] for key in ([first] if first else wrong)}


def _in_order(pins: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    """The pins in the order of the seats."""
    order = {key: at for at, key in enumerate(wanted)}
    return dict(sorted(pins.items(), key=lambda pin: order.get(pin[0], len(order))))
