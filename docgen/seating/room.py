"""A room before anybody sits in it: chairs in order of precedence, and what stands between them, in millimetres."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

#: Sides of a seating: one list, or two, with those who sit beside or behind them.
LIST, GUESTS, HOSTS = "名单", "来宾", "主方"
INTERPRETERS, NOTES = "译员", "记录"

#: Where a person looks, degrees clockwise from upward on the drawing.
UP, RIGHT, DOWN, LEFT = 0.0, 90.0, 180.0, 270.0

#: Between two boxes, mm.
GAP = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """The box of one name, mm."""

    width: float
    height: float

    @property
    def across(self) -> float:
        return self.width + GAP

    @property
    def down(self) -> float:
        return self.height + GAP

    def turned(self) -> "Box":
        return Box(self.height, self.width)


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair: for whom it is (a side; empty: for nobody), its centre in mm, where one looks, and why it ranks so.

    ``part`` is the row, side or table that it belongs to. Chairs of one side stand in order of precedence.
    """

    side: str
    x: float
    y: float
    facing: float
    row: int
    part: str
    why: str
    number: str = ""


Shape = Literal["table", "round", "hole", "outline", "door", "wall", "label", "driver", "aisle"]


@dataclass(frozen=True, slots=True)
class Fixture:
    """What stands in the room: its label, centre and size in mm."""

    label: str
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    shape: Shape = "table"


@dataclass(frozen=True, slots=True)
class Room:
    """Chairs and fixtures as drawn: x to the right, y downward, mm; and from where one looks at them."""

    chairs: tuple[Chair, ...]
    fixtures: tuple[Fixture, ...]
    view: str


@dataclass(frozen=True, slots=True)
class Party:
    """How many sit on each side; of a list also the units, for delegations that sit together."""

    counts: Mapping[str, int]
    units: tuple[str, ...] = ()

    def of(self, side: str) -> int:
        return self.counts.get(side, 0)

    @property
    def size(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Options:
    """The settled options of a seating, and whether it is a foreign occasion."""

    values: Mapping[str, tuple[str, ...]]
    foreign: bool = False

    def get(self, name: str) -> str:
        """The value of an option; empty when nobody set it."""
        found = self.values.get(name, ())
        return found[0] if found else ""

    def numbers(self, name: str) -> tuple[int, ...]:
        return tuple(int(one) for one in self.values.get(name, ()))

    def number(self, name: str) -> int:
        """A number, or 0 when nobody set it."""
        found = self.numbers(name)
        return found[0] if found else 0

    @property
    def left_high(self) -> bool:
        """Whether a person's own left ranks above the right."""
        return self.get("本方") == "左为上" if self.get("本方") else not self.foreign

    @property
    def second(self) -> int:
        """Where number 2 sits as seen by those whom the row faces: +1 on the right of the drawing, −1 on the left."""
        return 1 if self.left_high else -1


def numbered(chairs: Iterable[Chair]) -> tuple[Chair, ...]:
    """The chairs numbered from 1 in their order, but for those that have a number."""
    return tuple(chair if chair.number else replace(chair, number=str(at)) for at, chair in enumerate(chairs, 1))


def turned(room: Room, quarters: int) -> Room:
    """The room turned clockwise by so many quarters; the boxes of names stay upright."""
    for _ in range(quarters % 4):
        chairs = tuple(
            replace(one, x=-one.y, y=one.x, facing=(one.facing + 90) % 360) for one in room.chairs
        )
        fixtures = tuple(
            replace(one, x=-one.y, y=one.x, width=one.height, height=one.width) for one in room.fixtures
        )
        room = replace(room, chairs=chairs, fixtures=fixtures)
    return room


def centred(count: int, pitch: float) -> list[float]:
    """The centres of ``count`` places side by side around 0.

    >>> centred(3, 10.0)
    [-10.0, 0.0, 10.0]
    """
    return [(at - (count - 1) / 2) * pitch for at in range(count)]


def extent(chairs: Sequence[Chair], box: Box) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the boxes."""
    return (
        min(one.x for one in chairs) - box.width / 2,
        min(one.y for one in chairs) - box.height / 2,
        max(one.x for one in chairs) + box.width / 2,
        max(one.y for one in chairs) + box.height / 2,
    )


def apart(points: Sequence[tuple[float, float]], box: Box) -> bool:
    """Whether boxes around these centres leave a gap between any two."""
    near_x, near_y = box.across - 1e-6, box.down - 1e-6
    ordered = sorted(points, key=lambda point: point[1])
    for at, (x, y) in enumerate(ordered):
        for other_x, other_y in ordered[at + 1 :]:
            if other_y - y >= near_y:
                break
            if abs(other_x - x) < near_x:
                return False
    return True
