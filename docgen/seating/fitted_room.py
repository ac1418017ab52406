"""The room of a seating with the names in it: lying, or upright where long rows can then be drawn larger."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from docgen.model.layouts import LAYOUTS
from docgen.seating.labels import Label, labels, upright_labels
from docgen.seating.layouts import ARRANGEMENTS
from docgen.seating.room import NameBox, Party, SeatingOptions, SeatingRoom, extent
from docgen.seating.sides import Participant

#: What a sheet of A4 leaves for a chart, mm, and how much larger than it is laid out a chart is drawn at most.
_CHART_WIDTH_MM, _CHART_HEIGHT_MM = 261.0, 150.0
_LARGEST_SCALE = 1.5
#: Upright names must be so much larger than lying ones.
_WORTH_TURNING = 1.1
#: A name that is set smaller than 1/1.6 of the others decides how large names are in all.
_SMALL_NAME_WEIGHT = 1.6


class FittedRoom(NamedTuple):
    """A room, the box in which every name stands, and the labels of the people in their order."""

    room: SeatingRoom
    box: NameBox
    labels: Sequence[Label]


def fit_room(layout: str, people: Sequence[Participant], options: SeatingOptions) -> FittedRoom:
    """The room of a layout for these people."""
    arrange = ARRANGEMENTS[layout].arrange
    party = Party(Counter(person.side for person in people), tuple(person.person.unit for person in people))
    lying, box = labels((person.person for person in people), options.get("标注"))
    best = FittedRoom(arrange(party, options, box), box, lying)
    if LAYOUTS[layout].upright_names and options.get("标注") == "姓名":
        for upright, box in upright_labels(person.person for person in people):
            other = FittedRoom(arrange(party, options, box), box, upright)
            if _legibility(other) > _WORTH_TURNING * _legibility(best):
                best = other
    return best


def _legibility(fitted: FittedRoom) -> float:
    """How large names can be drawn on a sheet of A4, as a factor of the size at which the room is laid out."""
    left, top, right, bottom = extent(fitted.room.chairs, fitted.box)
    bottom = max([bottom, *(fixture.y for fixture in fitted.room.fixtures)])
    across, down = max(right - left, 1), max(bottom - top, 1)
    scale = min(_CHART_WIDTH_MM / across, _CHART_HEIGHT_MM / down, _LARGEST_SCALE)
    return min(scale, _SMALL_NAME_WEIGHT * scale * min(label.size for label in fitted.labels))
