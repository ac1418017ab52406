"""Who sits where: people on the chairs of a layout, pinned ones first, every seat with its reason."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docgen.errors import Problem
from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.seating import conventions
from docgen.seating.conventions import Convention
from docgen.seating.faults import of_chairs, of_people, same_names, without_effect
from docgen.seating.labels import Label, labels, stacked
from docgen.seating.layouts import ARRANGEMENTS, SeatingRule
from docgen.seating.room import (
    LIST,
    MODERATOR,
    NOBODY,
    Chair,
    Fixture,
    NameBox,
    Party,
    SeatingOptions,
    SeatingRoom,
    extent,
)
from docgen.seating.sides import Participant, members
from docgen.text.wording import clock


class Seat(NamedTuple):
    """A seat: who sits there (nobody: empty), where as in ``Chair``, whether the file pinned it, and why it is his.

    ``rank`` is his place in the list of his side, from 1; ``key`` his 姓名, or his 代号 when two share a name.
    """

    person: Person | None
    key: str
    x: float
    y: float
    facing: float
    row: int
    number: str
    part: str
    reason: str
    side: str = ""
    rank: int = 0
    pinned: bool = False
    label: Label | None = None
    role: str = ""


class SeatingPlan(NamedTuple):
    """A seating as it is drawn, mm: seats in order of precedence, fixtures, the view and the conventions that hold."""

    name: str
    layout: str
    view: str
    conventions: tuple[Convention, ...]
    rules: tuple[SeatingRule, ...]
    seats: tuple[Seat, ...]
    fixtures: tuple[Fixture, ...]
    box: NameBox
    ordered_by: str = ""  # 按姓氏笔画为序, when the list was put in order by the program
    occasion: str = ""  # whose visit, when and where, in words

    def of(self, key: str) -> Seat | None:
        """The seat of a person, by his key."""
        return next((seat for seat in self.seats if seat.person and seat.key == key), None)


def seat(visit: Visit, seating: Seating) -> tuple[SeatingPlan | None, tuple[Problem, ...]]:
    """The plan of a seating, and everything that is to be said of it; with an error there is no plan."""
    settled = conventions.settled(visit, seating)
    options = conventions.options(settled, seating)
    found = members(visit, seating, options, conventions.foreign(visit, seating))
    wrong = [*found.problems]
    people = found.people
    if not people:
        return None, tuple(wrong)
    room, made, box = _arranged(seating, people, options)
    wrong += of_people(visit, seating, people)
    wrong += of_chairs(seating, people, room.chairs, options)
    pins, faults = _pins(seating, people, room.chairs)
    wrong += faults
    if any(problem.level == "error" for problem in wrong):
        return None, tuple(wrong)
    places = dict(zip((one.key for one in people), made, strict=True))
    seats = tuple(_seated(room.chairs, people, pins, places, found.moderator))
    idle = _idle(settled, people, room.chairs, bool(found.moderator))
    wrong += without_effect(seating, idle, options)
    rules = tuple(one for one in settled if one.option not in idle)
    kind = "list" if any(one.side == LIST for one in people) else "sides"
    facts = tuple(rule for rule in ARRANGEMENTS[seating.layout].rules if rule.only in ("", kind))
    plan = SeatingPlan(
        seating.name,
        seating.layout,
        room.view,
        rules,
        facts,
        seats,
        room.fixtures,
        box,
        found.ordered_by,
        _occasion(visit, seating),
    )
    return plan, tuple(wrong)


def _arranged(
    seating: Seating, people: Sequence[Participant], options: SeatingOptions
) -> tuple[SeatingRoom, list[Label], NameBox]:
    """The room, and how everybody's name is set in it: upright where that lets long rows be drawn larger."""
    arrange = ARRANGEMENTS[seating.layout].arrange
    party = Party(Counter(one.side for one in people), tuple(one.person.unit for one in people))
    made, box = labels((one.person for one in people), options.get("标注"))
    room = arrange(party, options, box)
    if LAYOUTS[seating.layout].upright_names and options.get("标注") == "姓名":
        for upright, narrow in stacked(one.person for one in people):
            other = arrange(party, options, narrow)
            if _legible(other, narrow, upright) > 1.1 * _legible(room, box, made):
                room, made, box = other, upright, narrow
    return room, made, box


#: What a sheet of A4 leaves for a chart, mm, and how much larger than it is laid out a chart is drawn at most.
_SHEET = (261.0, 150.0)
_LARGEST = 1.5


def _legible(room: SeatingRoom, box: NameBox, made: Sequence[Label]) -> float:
    """How large names can be on a sheet of A4, as a factor; a name that is set much smaller counts for all."""
    left, top, right, bottom = extent(room.chairs, box)
    bottom = max([bottom, *(one.y for one in room.fixtures)])
    scale = min(_SHEET[0] / max(right - left, 1), _SHEET[1] / max(bottom - top, 1), _LARGEST)
    return min(scale, 1.6 * scale * min(label.size for label in made))


def _occasion(visit: Visit, seating: Seating) -> str:
    """The visit's title, and of the seating the day, the time and the place that are known."""
    day = f"{seating.date.month}月{seating.date.day}日" if seating.date else ""
    when = day + (clock(seating.time) if seating.time else "")
    return "　".join(filter(None, (visit.title, when, seating.place)))


def _seated(
    chairs: Sequence[Chair],
    people: Sequence[Participant],
    pins: Mapping[str, Participant],
    made: Mapping[str, Label],
    moderator: str,
) -> Iterator[Seat]:
    """Pinned people first; of each side the others on its chairs in order; whose chairs others hold on what is left."""
    pinned = {member.key for member in pins.values()}
    waiting: dict[str, list[Participant]] = {}
    for member in people:
        if member.key not in pinned:
            waiting.setdefault(member.side, []).append(member)
    taken: dict[str, Participant] = dict(pins)
    for side, row in waiting.items():
        free = [chair for chair in chairs if chair.side == side and chair.number not in taken]
        taken |= {chair.number: member for chair, member in zip(free, row, strict=False)}
        waiting[side] = row[len(free) :]
    rest = [member for row in waiting.values() for member in row]
    # a chair of the other side before one that was to stay empty
    free = sorted((chair for chair in chairs if chair.number not in taken), key=lambda chair: chair.side == NOBODY)
    taken |= {chair.number: member for chair, member in zip(free, rest, strict=False)}
    for chair in chairs:
        held = taken.get(chair.number)
        common = (chair.x, chair.y, chair.facing, chair.row, chair.number, chair.part)
        if held is None:
            yield Seat(None, "", *common, "空席")
        else:
            reason = "固定在这一席" if chair.number in pins else chair.reason
            pin = chair.number in pins
            role = chair.role or (MODERATOR if held.key == moderator else "")
            if held.key != held.person.name:  # two of one name: what tells them apart stands below it
                role = "　".join(filter(None, (role, held.person.unit or held.key)))
            yield Seat(held.person, held.key, *common, reason, held.side, held.rank, pin, made[held.key], role)


def _pins(
    seating: Seating, people: Sequence[Participant], chairs: Sequence[Chair]
) -> tuple[dict[str, Participant], list[Problem]]:
    """Who is pinned to which number; pins of people who are not there, to seats that do not exist, two to one seat."""
    by_name = {name: one for one in people for name in (one.person.name, one.key)}
    numbers = {chair.number: chair for chair in chairs}
    pins: dict[str, Participant] = {}
    wrong = []
    for name, number in seating.pins.items():
        mark = seating.at[f"pins.{name}"]
        member = by_name.get(name)
        if member is None:
            text = f"“{name}”固定了席位，却不在“{seating.name}”的人员里"
            wrong.append(Problem(mark, "D404", "error", text, "把他写进人员，或删去这一固定"))
        elif number not in numbers:
            text = f"“{seating.name}”没有“{number}”这一席" if number else f"“{name}”没有写固定在哪一席"
            wrong.append(Problem(mark, "D402", "error", text, _numbers(chairs, number)))
        elif _on_the_other_side(seating, member, numbers[number]):
            text = f"{number}号席是{numbers[number].side[:2]}一方的，{name}是{member.side[:2]}一方的"
            own = "、".join(one.number for one in chairs if one.side[:2] == member.side[:2])
            wrong.append(Problem(mark, "D402", "error", text, f"{member.side[:2]}一方的席位号是：{own}"))
        elif number in pins:
            text = f"{number}号席固定了两个人：{pins[number].person.name}和{name}"
            wrong.append(Problem(mark, "D403", "error", text, "留下一个，另一个换一席"))
        else:
            pins[number] = member
    return pins, wrong


def _on_the_other_side(seating: Seating, member: Participant, chair: Chair) -> bool:
    return LAYOUTS[seating.layout].parts_sides and chair.side != NOBODY and chair.side[:2] != member.side[:2]


def _numbers(chairs: Sequence[Chair], typed: str) -> str:
    """What numbers there are, and how several are parted."""
    several = "几个人的固定，各写一项" if any(mark in typed for mark in "、,，;；:：") else ""
    if "-" in chairs[0].number:
        last = max(int(chair.number.partition("-")[2]) for chair in chairs)
        rows = max(int(chair.number.partition("-")[0]) for chair in chairs)
        return f"只写席位号“排-座”或“桌-席”，从 1-1 到 {rows}-{last}；docgen seat 列出全部。{several}".rstrip("。")
    return f"只写席位号，从 1 到 {len(chairs)}；docgen seat 列出全部。{several}".rstrip("。")


def _idle(
    settled: Sequence[Convention], people: Sequence[Participant], chairs: Sequence[Chair], moderated: bool
) -> set[str]:
    """The options that decide nothing here: no 副主陪 for one host, no 桌次 for one table."""
    sides = Counter(member.side for member in people)
    values = {one.option: one.value for one in settled}
    tables = len({chair.number.partition("-")[0] for chair in chairs if "-" in chair.number})
    found = {
        "副主陪": sides["主方"] < 2 or values.get("主宾居主位") == "是",
        "三陪": sides["主方"] < 3,
        "桌次": tables < 2 or (tables == 2 and values.get("桌次") == "品字"),
        "译员": not any("译员" in side for side in sides),
        "主持人": not moderated,
        "居中": bool(sides[LIST]),
        # on a foreign picture, and where the right hand is the better, the other rule decides
        "双数": not sides[LIST] or values.get("本方") == "右为上",
        "本方": bool(sides[LIST]) and "双数" in values and values.get("本方") != "右为上" and "主位" not in values,
        "后排": values.get("驾驶") == "主人",
    }
    return {option for option, is_idle in found.items() if is_idle}


@dataclass(frozen=True, slots=True)
class SeatedVisit:
    """A visit and the plans of its seatings: worked out once, for everything that shows them."""

    visit: Visit
    plans: tuple[SeatingPlan, ...]


def plans(visit: Visit) -> tuple[tuple[SeatingPlan, ...], tuple[Problem, ...]]:
    """The plans of all seatings of a visit, and everything that is to be said of them."""
    known = [one for one in visit.seating if one.name and one.layout and _names_people(visit, one)]
    found = [seat(visit, seating) for seating in known]
    wrong = [problem for _, said in found for problem in said]
    return tuple(plan for plan, _ in found if plan), (*wrong, *same_names(visit.seating))


def _names_people(visit: Visit, seating: Seating) -> bool:
    """Whether everybody whom a seating names is somebody: what is wrong with the others is said elsewhere."""
    names = (*seating.people, *seating.guests, *seating.hosts, *seating.interpreters, *seating.note_takers)
    known = {name for person in visit.people.values() for name in (person.name, person.id)} | {EVERYBODY}
    return all(name in known for name in (*names, *seating.moderator, *seating.pins))
