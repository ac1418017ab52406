"""The room of a seating with the names in it: set and turned so that they can be drawn as large as a sheet bears."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.model.layouts import LAYOUTS
from docgen.seating.labels import Label, LabelSetting, lying_labels, upright_labels
from docgen.seating.layouts import ARRANGEMENTS
from docgen.seating.room import (
    GUESTS,
    HOSTS,
    Extent,
    NameBox,
    Party,
    SeatingOptions,
    SeatingRoom,
    extent,
    turned,
    whole_extent,
)
from docgen.seating.sides import Participant

#: What sheets of A4 and A3 leave for a chart, mm across and down.
_A4_MM, _A3_MM = (261.0, 148.0), (384.0, 228.0)
#: The size at which rooms are laid out, and the smallest at which names are printed, in points.
_NOMINAL_PT, _SMALLEST_PT = 12.0, 9.0
#: A chart of rows with more seats than this is printed as a table: so many shapes are slow to edit.
_MOST_SHAPES = 60
#: Names that are so much larger than they are laid out are large enough: nothing is turned to make them larger.
_LARGE_ENOUGH = 2.2
#: Odd boxes, upright names, and a vehicle that lies must make names so much larger; other ways, too, a little.
_WORTH_TURNING, _SLIGHTLY = 1.15, 1.02
#: A name that is set smaller than 1/1.6 of the others decides how large names are in all.
_SMALL_NAME_WEIGHT = 1.6


class FittedRoom(NamedTuple):
    """A room, the box in which every name stands, the labels of the people in their order.

    It is drawn turned clockwise by so many ``quarters``; the boxes stay upright.
    """

    room: SeatingRoom
    box: NameBox
    labels: Sequence[Label]
    quarters: int = 0


def fit_room(layout: str, people: Sequence[Participant], options: SeatingOptions) -> FittedRoom:
    """The room of a layout for these people, as it can be drawn largest."""
    party = party_of(people)
    best: FittedRoom | None = None
    largest = 0.0
    for fitted, gain in _ways(layout, people, party, options):
        covered = _covered_by_table if is_table(layout, fitted) else _covered
        size = min(_LARGE_ENOUGH, _legibility(covered(fitted), fitted.labels))
        if best is None or size > largest * gain:
            best, largest = fitted, size
    assert best is not None  # names can always be set from left to right
    return best


def is_table(layout: str, fitted: FittedRoom) -> bool:
    """Whether a room of rows has so many seats that it is printed as a table."""
    return LAYOUTS[layout].large_as_table and len(fitted.room.chairs) > _MOST_SHAPES


def fits(layout: str, fitted: FittedRoom) -> bool:
    """Whether a room can be printed with legible names: on a sheet, as a table, or parted over several sheets."""
    return LAYOUTS[layout].large_as_table or LAYOUTS[layout].over_several_sheets or _is_legible(fitted)


def party_of(people: Sequence[Participant]) -> Party:
    """How many sit on each side, who of the guests needs an interpreter, who eats 清真."""
    guests = [(f"{person.side}#{person.rank}", person.person) for person in people if person.side == GUESTS]
    return Party(
        Counter(person.side for person in people),
        tuple(person.person.unit for person in people),
        frozenset(code for code, guest in guests if guest.name_en),
        frozenset(code for code, guest in guests if any("清真" in diet for diet in guest.diet)),
    )


def _ways(
    layout: str, people: Sequence[Participant], party: Party, options: SeatingOptions
) -> Iterator[tuple[FittedRoom, float]]:
    """The room with every setting of its names, each with the factor by which it must be better than those before."""
    arrange, what, turns = ARRANGEMENTS[layout].arrange, options.get("标注"), LAYOUTS[layout].drawn_turned
    if what == "英文名" and not any(person.person.name_en for person in people):
        what = "姓名"
    for setting, gain in _settings(people, what, LAYOUTS[layout].upright_names and what == "姓名"):
        for quarters in turns:
            box = setting.box if quarters % 2 == 0 else setting.box.turned()
            room = arrange(party, options, box)
            yield FittedRoom(room, setting.box, setting.labels, quarters), _WORTH_TURNING if quarters else gain


def _settings(people: Sequence[Participant], what: str, may_stand: bool) -> Iterator[tuple[LabelSetting, float]]:
    """Usual boxes first, then odd ones, then those of upright names, which must make names larger."""
    persons = [person.person for person in people]
    lying = lying_labels(persons, what)
    yield from ((setting, _WORTH_TURNING if setting.is_odd else _SLIGHTLY) for setting in lying)
    if may_stand:
        upright = (setting for setting in upright_labels(persons) if not _favours_hosts(people, setting))
        yield from ((setting, _WORTH_TURNING) for setting in upright)


def _favours_hosts(people: Sequence[Participant], setting: LabelSetting) -> bool:
    """Whether a guest's name would be smaller than a host's."""
    sizes: dict[str, list[float]] = {GUESTS: [1.0], HOSTS: [0.0]}
    for person, label in zip(people, setting.labels, strict=True):
        side = HOSTS if person.is_host else GUESTS
        sizes[side].append(label.size)
    return min(sizes[GUESTS]) < max(sizes[HOSTS])


def _is_legible(fitted: FittedRoom) -> bool:
    """Whether a chart fits on A3 with names of 9 points."""
    smallest = min((label.size for label in fitted.labels), default=1.0)
    return _scale(_covered(fitted), _A3_MM) * smallest * _NOMINAL_PT >= _SMALLEST_PT


def _covered(fitted: FittedRoom) -> Extent:
    """What the room covers as it is drawn."""
    room = turned(fitted.room, fitted.quarters)
    return whole_extent(room.chairs, room.fixtures, fitted.box)


def _covered_by_table(fitted: FittedRoom) -> Extent:
    """What its rows cover in a table, which has no ways between them."""
    left, _, right, _ = extent(fitted.room.chairs, fitted.box)
    rows = len({round(chair.y, 1) for chair in fitted.room.chairs})
    return Extent(left, 0.0, right, rows * fitted.box.down)


def _legibility(covered: Extent, labels: Sequence[Label]) -> float:
    """How large names can be drawn on A4, as a factor of the size at which the room is laid out."""
    scale = _scale(covered, _A4_MM)
    return min(scale, _SMALL_NAME_WEIGHT * scale * min((label.size for label in labels), default=1.0))


def _scale(covered: Extent, sheet_mm: tuple[float, float]) -> float:
    across, down = covered.right - covered.left, covered.bottom - covered.top
    return min(sheet_mm[0] / max(across, 1), sheet_mm[1] / max(down, 1))
