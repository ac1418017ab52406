"""Who sits where: people on the chairs of a layout, pinned ones first, every seat with its reason."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from docgen.errors import Problem, has_errors
from docgen.model.layouts import LAYOUTS
from docgen.model.occasions import occasion_of
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.seating.convention_faults import convention_problems, driver_problems, pinned_against_rank
from docgen.seating.conventions import Convention, conventions_of, options_of
from docgen.seating.decisions import Decisions
from docgen.seating.faults import chair_problems, people_problems, same_name_problems, size_problems
from docgen.seating.fitted_room import FittedRoom, fit_room, fits, is_table
from docgen.seating.holders import holders_of
from docgen.seating.labels import Label
from docgen.seating.layout_rules import SeatingRule
from docgen.seating.meals import table_count_problems
from docgen.seating.pins import pinned_people
from docgen.seating.room import MODERATOR, SIGNING_HELPER, Chair, Fixture, NameBox, SeatingOptions, quarter_turned
from docgen.seating.sides import Participant, Participants, participants
from docgen.seating.unused_options import unused_option_problems, unused_options
from docgen.seating.vehicles import LYING_VIEW
from docgen.text.wording import clock


class Seat(NamedTuple):
    """A seat: its holder (None: it is empty), its place as in ``Chair``, and the reason why it is his.

    ``rank`` is the holder's place in the list of his side, from 1; ``key`` is his 姓名, or his 代号 where two share a
    name. ``pinned``: the file put him there (固定). ``chair`` is the seat without its holder.
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
    is_host: bool = False
    chair: Chair | None = None


class SeatingPlan(NamedTuple):
    """A seating as it is drawn; all lengths are mm. Seats stand in order of precedence.

    ``rules`` and those of the ``conventions`` are what decided something. ``view`` says from where one looks;
    ``ordered_by`` how the program put the list in order (按姓氏笔画为序), empty
    where it did not. ``occasion`` says in words whose visit it is, when and where. The chart is drawn turned clockwise
    by so many ``quarters``: a bus drives upward and may be drawn lying. A hall of many seats ``is_table``.
    """

    name: str
    layout: str
    view: str
    conventions: tuple[Convention, ...]
    rules: tuple[SeatingRule, ...]
    seats: tuple[Seat, ...]
    fixtures: tuple[Fixture, ...]
    box: NameBox
    ordered_by: str = ""
    occasion: str = ""
    quarters: int = 0
    is_table: bool = False

    def of(self, key: str) -> Seat | None:
        """The seat of a person, by his key."""
        return next((seat for seat in self.seats if seat.person and seat.key == key), None)

    def as_drawn(self) -> "SeatingPlan":
        """The plan as its chart shows it: turned, with what is then said of the view."""
        if not self.quarters:
            return self
        seats, fixtures = self.seats, self.fixtures
        for _ in range(self.quarters):
            seats = tuple(_quarter_turned(seat) for seat in seats)
            fixtures = tuple(quarter_turned(fixture) for fixture in fixtures)
        return self._replace(seats=seats, fixtures=fixtures, view=LYING_VIEW, quarters=0)

    def as_driven(self) -> "SeatingPlan":
        """The plan of a vehicle that drives upward; names have no room in its boxes if its chart is turned."""
        return self._replace(box=self.box.turned(), quarters=0) if self.quarters % 2 else self


def seat(visit: Visit, seating: Seating) -> tuple[SeatingPlan | None, tuple[Problem, ...]]:
    """The plan of a seating and its problems; no plan where one of them is an error or nobody takes part.

    Where a number of the options is out of its bounds no room is laid out: it could have millions of chairs.
    """
    occasion = occasion_of(visit, seating)
    conventions = conventions_of(visit, seating, occasion)
    options = options_of(conventions, seating, occasion)
    party = participants(visit, seating, options)
    if not party.people or not _within_bounds(seating.layout, options):
        return None, party.problems
    fitted = fit_room(seating.layout, party.people, options)
    chairs = fitted.room.chairs
    pins, pin_problems = pinned_people(seating, party.people, chairs)
    problems = [
        *party.problems,
        *people_problems(visit, seating, party.people),
        *chair_problems(seating, party.people, chairs, options),
        *table_count_problems(visit, seating, chairs),
        *pin_problems,
        *convention_problems(seating, occasion, options),
        *pinned_against_rank(seating, occasion, pins, chairs),
        *driver_problems(visit, seating, party.people, options),
        *size_problems(seating, len(party.people), fits(seating.layout, fitted)),
    ]
    if has_errors(problems):
        return None, tuple(problems)
    unused = unused_options(conventions, party, chairs)
    problems += unused_option_problems(seating, unused, options)
    used = tuple(convention for convention in conventions if convention.option not in unused)
    decisions = Decisions(seating.layout, party.people, pins, options, fitted)
    plan = _plan(visit, seating, party, fitted, pins)
    return plan._replace(rules=decisions.rules(), conventions=decisions.conventions(used)), tuple(problems)


def _within_bounds(layout: str, options: SeatingOptions) -> bool:
    """Whether no option has more or larger numbers than the layout takes; readers report those that have."""
    for name, option in LAYOUTS[layout].options.items():
        numbers = options.numbers(name) if option.numbers else ()
        if option.numbers and numbers:
            at_most, _, largest = option.numbers
            if len(numbers) > at_most or max(numbers) > largest:
                return False
    return True


def _plan(
    visit: Visit, seating: Seating, party: Participants, fitted: FittedRoom, pins: Mapping[str, Participant]
) -> SeatingPlan:
    """The plan without what decided it."""
    labels = {person.key: label for person, label in zip(party.people, fitted.labels, strict=True)}
    holders = holders_of(fitted.room.chairs, party.people, pins)
    return SeatingPlan(
        name=seating.name,
        layout=seating.layout,
        view=fitted.room.view,
        conventions=(),
        rules=(),
        seats=tuple(
            _seat(chair, holders.get(chair.number), labels, chair.number in pins, party.moderator)
            for chair in fitted.room.chairs
        ),
        fixtures=fitted.room.fixtures,
        box=fitted.box,
        ordered_by=party.ordered_by,
        occasion=_occasion(visit, seating),
        quarters=fitted.quarters,
        is_table=is_table(seating.layout, fitted),
    )


def _seat(chair: Chair, holder: Participant | None, labels: Mapping[str, Label], pinned: bool, moderator: str) -> Seat:
    where = (chair.x, chair.y, chair.facing, chair.row, chair.number, chair.part)
    if holder is None:
        return Seat(None, "", *where, "空席", chair=chair)
    reason = "固定在这一席" if pinned else chair.reason
    role = _role(chair, holder, moderator)
    if holder.key != holder.person.name:  # two of one name: what tells them apart stands below it
        role = "　".join(filter(None, (role, holder.person.unit or holder.key)))
    return Seat(
        holder.person,
        holder.key,
        *where,
        reason,
        holder.side,
        holder.rank,
        pinned,
        labels[holder.key],
        role,
        holder.is_host,
        chair,
    )


def _role(chair: Chair, holder: Participant, moderator: str) -> str:
    """What somebody is on his chair. Who sits beside a signatory helps him only if the visit says so."""
    if chair.role == SIGNING_HELPER and SIGNING_HELPER not in (holder.person.role, holder.person.title):
        return ""
    return chair.role or (MODERATOR if holder.key == moderator else "")


def _quarter_turned(seat: Seat) -> Seat:
    return seat._replace(x=-seat.y, y=seat.x, facing=(seat.facing + 90) % 360)


def _occasion(visit: Visit, seating: Seating) -> str:
    """The visit's title, and of the seating the day, the time and the place that are known.

    A visit of one day has the day of every seating.
    """
    date = seating.date or visit.dates.only_day
    day = f"{date.month}月{date.day}日" if date else ""
    when = day + (clock(seating.time) if seating.time else "")
    return "　".join(filter(None, (visit.title, when, seating.place)))


class SeatedVisit(NamedTuple):
    """A visit and the plans of its seatings, worked out once for everything that shows them."""

    visit: Visit
    plans: tuple[SeatingPlan, ...]


def plans(visit: Visit) -> tuple[tuple[SeatingPlan, ...], tuple[Problem, ...]]:
    """The plans of all seatings of a visit, and the problems of all of them.

    Seatings that cannot be planned are left out; no other one looks at who sits there.
    """
    clear = tuple(one for one in visit.seating if one.name and one.layout and _knows_everybody(visit, one))
    known = visit if len(clear) == len(visit.seating) else replace(visit, seating=clear)
    seated = [seat(known, seating) for seating in clear]
    problems = [problem for _, problems in seated for problem in problems]
    return tuple(plan for plan, _ in seated if plan), (*problems, *same_name_problems(visit.seating))


def _knows_everybody(visit: Visit, seating: Seating) -> bool:
    """Whether the visit knows everybody whom a seating names; readers report the names that it does not know."""
    names = (*seating.people, *seating.guests, *seating.hosts, *seating.interpreters, *seating.note_takers)
    known = {name for person in visit.people.values() for name in (person.name, person.id) if name} | {EVERYBODY}
    return all(name in known for name in (*names, *seating.moderator, *seating.pins))
