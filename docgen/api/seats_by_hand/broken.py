"""What a move breaks: facts out of the plans before and after it, never a guess."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docgen.api.seats_by_hand.moving import MovedSeating
from docgen.seating.plan import Seat, SeatingPlan
from docgen.seating.reasons import seat_words
from docgen.seating.room import GUESTS, HOSTS, INTERPRETERS, LIST, NOBODY, NOTES

#: Whom a sentence names.
_MOST_NAMES = 4
#: What a rule of the layout says where hosts and guests alternate.
_ALTERNATING = "主客间隔"
#: Seats in so many times the shortest distance are beside one.
_BESIDE = 1.3


class BrokenThing(NamedTuple):
    """What is not as it should be any more: a word for its kind, the sentence, what to do about it."""

    kind: str
    text: str
    hint: str = ""


class _Inversion(NamedTuple):
    """Somebody on a better chair than another who stands before him in the list of their side."""

    above: str
    below: str


def broken_by(moved: MovedSeating) -> list[BrokenThing]:
    """Everything that was in order before the move and is not any more, the most visible first."""
    before, after = moved.before.plan, moved.after.plan
    if before is None or after is None:
        return []
    return [
        *_displaced(before, after, moved.person),
        *_chief_seats(before, after),
        *_other_sides(before, after),
        *_ranks(before, after, moved.person),
        *_assistants(before, after),
        *_alternation(before, after),
        *_units(before, after),
        *_halal_tables(before, after),
        *_new_problems(moved),
    ]


def _displaced(before: SeatingPlan, after: SeatingPlan, person: str) -> Iterator[BrokenThing]:
    """Who had a seat and has none any more, besides the person that was moved."""
    seated = {seat.key for seat in after.seats if seat.person}
    for seat in before.seats:
        if seat.person and seat.key not in seated and seat.key != person:
            yield BrokenThing("让席", f"{seat.key}让出席位，现在没有座位", "要留下他，拖到一个空席，或者“加在最后”")


def _chief_seats(before: SeatingPlan, after: SeatingPlan) -> Iterator[BrokenThing]:
    """The first seat of a side, and one that has a role of its own (副主陪), have another holder."""
    # one guest less gives all hosts other numbers, and no other chairs
    held = dict(_places(before))
    for (side, place), seat in _places(after):
        role = seat.chair.role if seat.chair else ""
        is_chief = side != NOBODY and place == 0 and not side.endswith((INTERPRETERS, NOTES))
        old = held.get((side, place))
        if old is None or not _loses_its_holder(old, seat) or not (is_chief or role in ("副主陪", "签字人")):
            continue
        now = f"现在坐{seat.key}" if seat.person else "现在空着"
        where = old.chair.reason if old.chair and old.chair.reason else seat_words(after, seat)
        yield BrokenThing("主位", f"{where}（{seat.number}号席）原坐{old.key}，{now}")


def _places(plan: SeatingPlan) -> Iterator[tuple[tuple[str, int], Seat]]:
    """The seats by their side, and by how many of that side come before them."""
    counts: Counter[str] = Counter()
    for seat in plan.seats:
        side = seat.chair.side if seat.chair else NOBODY
        yield (side, counts[side]), seat
        counts[side] += 1


def _loses_its_holder(old: Seat, new: Seat) -> bool:
    """Whether a seat has a holder no more, or one who does not stand before the old one in their list."""
    comes_before = new.person is not None and new.side == old.side and new.rank < old.rank
    return old.person is not None and old.key != new.key and not comes_before


def _other_sides(before: SeatingPlan, after: SeatingPlan) -> Iterator[BrokenThing]:
    """A guest on a chair of the hosts, a host on one of the guests, where the room has chairs for both."""
    known = {seat.key for seat in before.seats if _is_on_other_side(seat)}
    for seat in after.seats:
        if _is_on_other_side(seat) and seat.key not in known and seat.chair:
            side = seat.side[:2]
            yield BrokenThing(
                "宾主", f"{seat.key}是{side}，坐的是{seat.chair.side[:2]}的席位（{seat_words(after, seat)}）"
            )


def _is_on_other_side(seat: Seat) -> bool:
    sides = (seat.side[:2], seat.chair.side[:2] if seat.chair else NOBODY)
    return set(sides) == {GUESTS, HOSTS}


def _ranks(before: SeatingPlan, after: SeatingPlan, person: str) -> Iterator[BrokenThing]:
    """Who of those that changed seats sits above somebody before him in the list, or below somebody behind him."""
    old = set(_inversions(before))
    new = [pair for pair in _inversions(after) if pair not in old]
    seats = {seat.key: seat for seat in after.seats if seat.person}
    held = {seat.key: seat.number for seat in before.seats if seat.person}
    changed = [key for key, seat in seats.items() if held.get(key) != seat.number]
    for mover in sorted(changed, key=lambda key: key != person):
        above = [seats[pair.below] for pair in new if pair.above == mover]
        below = [seats[pair.above] for pair in new if pair.below == mover]
        new = [pair for pair in new if mover not in pair]
        for others, where in ((above, "上首"), (below, "下首")):
            if others:
                yield BrokenThing("位次", f"{_ranked(seats[mover])}坐到了{_listed(others)}的{where}")


def _inversions(plan: SeatingPlan) -> Iterator[_Inversion]:
    """Pairs of one side on its own chairs, the first of whom has the better chair and the lower place in the list."""
    by_side: dict[str, list[Seat]] = {}
    for seat in plan.seats:
        if seat.person and seat.chair and seat.chair.side in (seat.side, NOBODY):
            by_side.setdefault(seat.side, []).append(seat)
    for row in by_side.values():
        for at, below in enumerate(row):
            yield from (_Inversion(above.key, below.key) for above in row[:at] if above.rank > below.rank)


def _ranked(seat: Seat) -> str:
    side = "" if seat.side == LIST else seat.side
    return f"{seat.key}（{side}第{seat.rank}位）"


def _listed(seats: Sequence[Seat]) -> str:
    first = sorted(seats, key=lambda seat: seat.rank)[:_MOST_NAMES]
    names = "、".join(map(_ranked, first))
    return names + (f"等{len(seats)}人" if len(seats) > _MOST_NAMES else "")


def _assistants(before: SeatingPlan, after: SeatingPlan) -> Iterator[BrokenThing]:
    """Interpreters and note-takers off their chairs, others on them, interpreters beside another than before."""
    for seat in after.seats:
        if not (seat.person and seat.chair):
            continue
        old = before.of(seat.key)
        role = _task(seat.side)
        if role and _task(seat.chair.side) != role and old and old.chair and _task(old.chair.side) == role:
            yield BrokenThing(role, f"{_called(role)}{seat.key}离开了{role}席（{old.chair.reason}）")
        elif not role and _task(seat.chair.side) and not (old and old.number == seat.number):
            task = _task(seat.chair.side)
            yield BrokenThing(task, f"{seat.key}坐了{task}席（{seat_words(after, seat)}）")
        elif role == INTERPRETERS and old and old.number == seat.number:
            yield from _other_neighbours(before, after, old, seat)


def _task(side: str) -> str:
    return next((task for task in (INTERPRETERS, NOTES) if side.endswith(task)), "")


def _called(task: str) -> str:
    return "记录员" if task == NOTES else "译员"


def _other_neighbours(before: SeatingPlan, after: SeatingPlan, old: Seat, new: Seat) -> Iterator[BrokenThing]:
    """An interpreter who stays while the one whom he sat beside goes."""
    was, now = _beside(before, old), _beside(after, new)
    gone = [seat.key for seat in was if seat.key not in {other.key for other in now}]
    if gone and _task(new.chair.side if new.chair else ""):
        beside = "、".join(seat.key for seat in now) or "空席"
        yield BrokenThing(INTERPRETERS, f"译员{new.key}原来挨着{'、'.join(gone)}，现在挨着{beside}")


def _beside(plan: SeatingPlan, seat: Seat) -> list[Seat]:
    """Those of his own side whose chairs are the nearest."""
    others = [one for one in plan.seats if one.number != seat.number and not _task(one.side)]
    distances = {one.number: ((one.x - seat.x) ** 2 + (one.y - seat.y) ** 2) ** 0.5 for one in others}
    nearest = min(distances.values(), default=0.0)
    return [one for one in others if one.person and distances[one.number] <= nearest * _BESIDE]


def _alternation(before: SeatingPlan, after: SeatingPlan) -> Iterator[BrokenThing]:
    """Two of one side next to each other where hosts and guests alternate."""
    if not any(rule.text == _ALTERNATING for rule in before.rules):
        return
    known = set(_pairs_of_one_side(before))
    for pair in _pairs_of_one_side(after):
        if pair not in known:
            names = "、".join(sorted(pair))
            side = "主方" if any(seat.is_host for seat in after.seats if seat.key in pair) else "来宾"
            yield BrokenThing("主客间隔", f"{names}都是{side}，挨在一起，不再主客间隔")


def _pairs_of_one_side(plan: SeatingPlan) -> Iterator[frozenset[str]]:
    rows: dict[int, list[Seat]] = {}
    for seat in sorted(plan.seats, key=lambda one: one.x):
        rows.setdefault(seat.row, []).append(seat)
    for row in rows.values():
        for left, right in pairwise(row):
            if left.person and right.person and left.is_host == right.is_host:
                yield frozenset((left.key, right.key))


def _units(before: SeatingPlan, after: SeatingPlan) -> Iterator[BrokenThing]:
    """Somebody who moved away from those of his unit, which sit together."""
    if not any(one.option == "分团" and one.value in ("连排", "另起") for one in after.conventions):
        return
    alone = {seat.key for seat in _apart_from_unit(before)}
    held = {seat.key: seat.number for seat in before.seats if seat.person}
    for seat in _apart_from_unit(after):
        if seat.key not in alone and held.get(seat.key) != seat.number and seat.person:
            yield BrokenThing("分团", f"{seat.key}离开了本单位（{seat.person.unit}）的各席")


def _apart_from_unit(plan: SeatingPlan) -> Iterator[Seat]:
    """Those beside whom, in the order of the seats, nobody of their unit sits though there are others of it."""
    taken = [seat for seat in plan.seats if seat.person]
    for at, seat in enumerate(taken):
        unit = seat.person.unit if seat.person else ""
        nearby = [*taken[max(0, at - 1) : at], *taken[at + 1 : at + 2]]
        has_others = sum(one.person is not None and one.person.unit == unit for one in taken) > 1
        if unit and has_others and all(one.person is None or one.person.unit != unit for one in nearby):
            yield seat


def _halal_tables(before: SeatingPlan, after: SeatingPlan) -> Iterator[BrokenThing]:
    """A guest who eats 清真 at another table than those who do."""
    if not any(one.option == "清真席" and one.value == "单设" for one in after.conventions):
        return
    tables = {seat.row for seat in before.seats if _eats_halal(seat)}
    for seat in after.seats:
        if _eats_halal(seat) and seat.row not in tables:
            yield BrokenThing("清真席", f"{seat.key}的饮食是清真，离开了清真席（{seat_words(after, seat)}）")


def _eats_halal(seat: Seat) -> bool:
    return seat.person is not None and any("清真" in diet for diet in seat.person.diet)


def _new_problems(moved: MovedSeating) -> Iterator[BrokenThing]:
    """What the check says of the seating and did not say before."""
    known = {(problem.code, problem.text) for problem in moved.before.problems}
    for problem in moved.after.problems:
        if (problem.code, problem.text) not in known:
            yield BrokenThing(problem.code, problem.text, problem.hint)
