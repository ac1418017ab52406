"""Somebody moved by hand: onto a seat, onto the seat of another, out of the seating, into it; pinned and unpinned."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, NoReturn

from docgen.api.seats_by_hand.arranging import ArrangedSeating, HoldersBySeat, arranged, arranged_as, places
from docgen.api.seats_by_hand.lists import PEOPLE_FIELDS, instead_of, joined, key_in, without
from docgen.api.seats_by_hand.own_sides import PartedSides, side_of
from docgen.errors import DataError, Problem, UsageError
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.suggestions import suggestion
from docgen.model.visit import Visit
from docgen.seating.plan import Seat, SeatingPlan

#: What a person is moved to, besides the number of a seat: out of the seating, or behind all others of his list.
OUT, BEHIND_ALL = "", "+"


class MovedSeating(NamedTuple):
    """A seating before and after a move; ``person`` is the key of who was moved (empty: all were unpinned)."""

    person: str
    before: ArrangedSeating
    after: ArrangedSeating

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the seating that the move changes, by their names in ``Seating``."""
        return tuple(
            name
            for name in (*PEOPLE_FIELDS, "pins")
            if getattr(self.before.seating, name) != getattr(self.after.seating, name)
        )


def move(visit: Visit, name: str, person: str, number: str) -> MovedSeating:
    """Moves a person in the seating of that name: onto a seat, ``OUT`` of the seating, or ``BEHIND_ALL``.

    A free seat is taken; who sits on a taken one gets the seat of the person moved, or leaves where he had none.
    Everybody else stays, unless the room itself becomes smaller or larger.
    Raises UsageError for a seat or person that there is none of, DataError where nobody may sit so.
    """
    before, mover = _before(visit, name), _person(visit, person)
    plan, key = _plan(before), key_in(visit, mover)
    own = plan.of(key)
    if number == OUT:
        after = _taken_out(visit, before, mover) if own else before
    elif number == BEHIND_ALL:
        after = before if own else _put_behind(visit, before, mover)
    else:
        seat = _seat(plan, number)
        _require_own_side(visit, before.seating, mover, own, seat)
        after = before if seat.key == key else _put_on(visit, before, mover, seat)
    _require_plan(after)
    return MovedSeating(key, before, after)


def pin(visit: Visit, name: str, person: str) -> MovedSeating:
    """Pins a person to the seat that he has. Raises as ``move`` does."""
    before, key = _before(visit, name), key_in(visit, _person(visit, person))
    seat = _plan(before).of(key)
    if seat is None:
        _refuse(f"{key}在“{name}”里没有席位，固定不了", "先把他排上一席")
    pins = {**before.seating.pins, key: seat.number}
    return MovedSeating(key, before, arranged(visit, replace(before.seating, pins=pins)))


def unpin(visit: Visit, name: str, person: str) -> MovedSeating:
    """Takes the pin off a person, or off everybody where no person is given: the rules seat him again."""
    before = _before(visit, name)
    if person:
        mover = _person(visit, person)
        kept = {key: seat for key, seat in before.seating.pins.items() if visit.person(key) is not mover}
        key = key_in(visit, mover)
    else:
        kept, key = {}, ""
    after = arranged(visit, replace(before.seating, pins=kept))
    _require_plan(after)
    return MovedSeating(key, before, after)


def _before(visit: Visit, name: str) -> ArrangedSeating:
    """The seating of that name as it is. Raises UsageError where there is none, DataError where it has no plan."""
    seating = next((one for one in visit.seating if one.name == name), None)
    if seating is None:
        names = [one.name for one in visit.seating]
        _refuse(f"没有“{name}”这一场座次", suggestion(name, names) or f"有：{'、'.join(names) or '（没有）'}")
    keys = {key_in(visit, visit.person(written)): number for written, number in seating.pins.items()}
    found = arranged(visit, seating if keys == seating.pins else replace(seating, pins=keys))
    _require_plan(found)
    return found


def _require_plan(arrangement: ArrangedSeating) -> None:
    if arrangement.plan is None:
        errors = [problem for problem in arrangement.problems if problem.level == "error"]
        raise DataError(errors or arrangement.problems)


def _plan(arrangement: ArrangedSeating) -> SeatingPlan:
    assert arrangement.plan is not None  # without one there was a DataError
    return arrangement.plan


def _person(visit: Visit, key: str) -> Person:
    known = {name for person in visit.people.values() for name in (person.name, person.id) if name}
    if key not in known:
        _refuse(f"这次来访里没有“{key}”", suggestion(key, sorted(known)) or "先把他写进来宾、陪同或保障")
    return visit.person(key)


def _seat(plan: SeatingPlan, number: str) -> Seat:
    seat = next((one for one in plan.seats if one.number == number), None)
    if seat is None:
        _refuse(f"“{plan.name}”没有“{number}”这一席", f"席位号是：{'、'.join(one.number for one in plan.seats[:12])}…")
    return seat


def _refuse(text: str, hint: str) -> NoReturn:
    raise UsageError([Problem(None, "U106", "error", text, hint)])


def _require_own_side(visit: Visit, seating: Seating, person: Person, own: Seat | None, seat: Seat) -> None:
    """Raises DataError where somebody is put among the people of the other side."""
    barred = PartedSides(visit, seating).barred_to(person, own)
    if barred and barred.side == side_of(seat):
        raise DataError([Problem(seating.at[""], "D402", "error", barred.text, barred.hint)])


def _put_on(visit: Visit, before: ArrangedSeating, person: Person, seat: Seat) -> ArrangedSeating:
    """Somebody on a seat; who sat there gets his, or leaves."""
    key, plan = key_in(visit, person), _plan(before)
    own = plan.of(key)
    target = places(plan) | {seat.number: key}
    if own and seat.person:
        return arranged_as(visit, before.seating, target | {own.number: seat.key}, (key, seat.key))
    if own:
        del target[own.number]
        return arranged_as(visit, before.seating, target, (key,))
    if seat.person:
        seating = instead_of(visit, before.seating, person, seat.person)
    else:
        seating = joined(visit, before.seating, person)
    return _as_far_as_possible(arranged_as(visit, seating, target, (key,)), target, person, seat)


def _as_far_as_possible(found: ArrangedSeating, target: HoldersBySeat, person: Person, seat: Seat) -> ArrangedSeating:
    """The arrangement, if it puts a newcomer where he was put. Raises DataError where the room is another with him."""
    _require_plan(found)
    if places(_plan(found)).get(seat.number) != target[seat.number]:
        text = f"加上{person.name}以后席位变了，没有原来的{seat.number}号席"
        raise DataError([Problem(None, "D402", "error", text, "先排在最后，再拖到要坐的一席")])
    return found


def _put_behind(visit: Visit, before: ArrangedSeating, person: Person) -> ArrangedSeating:
    """Somebody behind all others of his side: the room becomes larger where it has no free seat for him."""
    return arranged(visit, joined(visit, before.seating, person))


def _taken_out(visit: Visit, before: ArrangedSeating, person: Person) -> ArrangedSeating:
    """The seating without somebody. His seat stays empty; where the room has one seat less the others close up."""
    plan, seating = _plan(before), without(visit, before.seating, person)
    unpinned = arranged(visit, replace(seating, pins={}))
    if unpinned.plan is None:
        return unpinned
    key = key_in(visit, person)
    chairs = [seat.number for seat in unpinned.plan.seats]
    if chairs == [seat.number for seat in plan.seats]:
        target = {number: holder for number, holder in places(plan).items() if holder != key}
    else:
        target = dict(_closed_up(plan.seats, unpinned.plan.seats, key))
    return arranged_as(visit, seating, target, ())


def _closed_up(old: Sequence[Seat], new: Sequence[Seat], leaving: str) -> Iterator[tuple[str, str]]:
    """Who sits where in a room with fewer seats: on each side the same people in the same order."""
    for side in dict.fromkeys(seat.chair.side for seat in new if seat.chair):
        chairs = [seat.number for seat in new if seat.chair and seat.chair.side == side]
        holders = [seat.key for seat in old if seat.chair and seat.chair.side == side and seat.key not in ("", leaving)]
        yield from zip(chairs, holders, strict=False)
