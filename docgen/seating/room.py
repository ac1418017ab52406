"""A room before anybody sits in it: chairs in order of precedence, and what stands between them, in millimetres."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol

#: For whom a chair is: one list, or two sides; on each side those who sit beside or behind.
LIST, GUESTS, HOSTS = "名单", "来宾", "主方"
INTERPRETERS, NOTES, MODERATOR = "译员", "记录", "主持"
#: The value of 驾驶 with which the host drives and his wife (or her husband) rides in front.
COUPLE_DRIVES = "主人夫妇"
#: What one is beside a signatory.
SIGNING_HELPER = "助签人"
#: An empty side: a chair that stays empty unless somebody is pinned to it.
NOBODY = ""

#: Where a person looks, degrees clockwise from upward on the drawing.
UP, RIGHT, DOWN, LEFT = 0.0, 90.0, 180.0, 270.0
_QUARTERS = {"下": 0, "左": 1, "上": 2, "右": 3}

#: Between two boxes, mm.
GAP = 1.7


class NameBox(NamedTuple):
    """The box of one name, mm."""

    width: float
    height: float

    @property
    def across(self) -> float:
        """From one centre to the next, side by side."""
        return self.width + GAP

    @property
    def down(self) -> float:
        """From one centre to the next, one above the other."""
        return self.height + GAP

    def turned(self) -> "NameBox":
        return NameBox(self.height, self.width)


class Chair(NamedTuple):
    """A chair: for whom it is, its centre in mm, where its holder looks, and the reason of its rank.

    ``part`` is the row, side or table that it belongs to, ``role`` what one is there (译员, 主陪 …). Chairs of one side
    stand in order of precedence.
    """

    side: str
    x: float
    y: float
    facing: float
    row: int
    part: str
    reason: str
    number: str = ""
    role: str = ""


FixtureShape = Literal["table", "round", "frame", "hole", "body", "door", "wall", "label", "driver", "flag"]


class Fixture(NamedTuple):
    """What stands in the room: its label, centre and size in mm."""

    label: str
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    shape: FixtureShape = "table"


class Extent(NamedTuple):
    """The edges of what is covered, mm, as drawn."""

    left: float
    top: float
    right: float
    bottom: float


class SeatingRoom(NamedTuple):
    """Chairs and fixtures as drawn: x to the right, y downward, mm; and from where one looks at them."""

    chairs: tuple[Chair, ...]
    fixtures: tuple[Fixture, ...]
    view: str


class Party(NamedTuple):
    """How many sit on each side; of a list also the units, for delegations that sit together.

    ``foreign`` are the guests who need an interpreter, ``halal`` those who eat 清真, by side and rank: 来宾#5.
    """

    counts: Mapping[str, int]
    units: tuple[str, ...] = ()
    foreign: frozenset[str] = frozenset()
    halal: frozenset[str] = frozenset()

    def of(self, side: str) -> int:
        return self.counts.get(side, 0)

    @property
    def size(self) -> int:
        return sum(self.counts.values())


#: A number of so many digits is none of seats; one of thousands cannot even be read.
_MOST_DIGITS = 10


class SeatingOptions(NamedTuple):
    """The options of a seating as they hold, and on which side of the drawing things stand (方位)."""

    values: Mapping[str, tuple[str, ...]]
    places: Mapping[str, str] = MappingProxyType({})

    def get(self, name: str) -> str:
        """The value of an option; empty when nobody set it."""
        values = self.values.get(name, ())
        return values[0] if values else ""

    def numbers(self, name: str) -> tuple[int, ...]:
        """Its numbers as far as they are some; what is longer than any number of seats is none."""
        typed = self.values.get(name, ())
        return tuple(
            int(value) for value in typed if value.isascii() and value.isdecimal() and len(value) < _MOST_DIGITS
        )

    def number(self, name: str) -> int:
        """A number, or 0 when nobody set it."""
        numbers = self.numbers(name)
        return numbers[0] if numbers else 0

    @property
    def left_high(self) -> bool:
        """Whether a person's own left ranks above the right, as it does unless 本方 says otherwise."""
        return self.get("本方") != "右为上"

    def second(self, facing: float) -> int:
        """On which side of number 1 number 2 sits, as drawn: +1 to the right, −1 to the left.

        Who looks down has the right of the drawing at his left hand.
        """
        left = 1 if facing == DOWN else -1
        return left if self.left_high else -left

    def even_second(self, facing: float) -> int:
        """The same for a row with an even number of people, where 双数 decides unless the right ranks higher."""
        return -self.second(facing) if self.left_high and self.get("双数") == "一号居左" else self.second(facing)


def hand(offset: float, facing: float) -> str:
    """左 or 右, in the words of somebody who looks that way, for what lies ``offset`` to the right of him as drawn."""
    return "左" if (offset > 0) == (facing == DOWN) else "右"


def numbered(chairs: Iterable[Chair]) -> tuple[Chair, ...]:
    """The chairs numbered from 1 in their order; those that have a number keep it."""
    return tuple(chair if chair.number else chair._replace(number=str(at)) for at, chair in enumerate(chairs, 1))


def quarters(door: str) -> int:
    """How many quarters clockwise a room with its door at the bottom is turned to have it on that side."""
    return _QUARTERS.get(door, 0)


def below(side: str) -> str:
    """The side of the drawing in words: 上方, 下方, 左侧, 右侧; without a side below."""
    return {"上": "上方", "下": "下方", "": "下方"}.get(side, f"{side}侧")


def turned(room: SeatingRoom, times: int) -> SeatingRoom:
    """The room turned clockwise by so many quarters; the boxes of names stay upright."""
    for _ in range(times % 4):
        chairs = tuple(chair._replace(x=-chair.y, y=chair.x, facing=(chair.facing + 90) % 360) for chair in room.chairs)
        room = room._replace(chairs=chairs, fixtures=tuple(map(quarter_turned, room.fixtures)))
    return room


def quarter_turned(fixture: Fixture) -> Fixture:
    """A fixture of a room that is turned clockwise by one quarter; flags stay upright, as names do."""
    if fixture.shape == "flag":
        return fixture._replace(x=-fixture.y, y=fixture.x)
    return fixture._replace(x=-fixture.y, y=fixture.x, width=fixture.height, height=fixture.width)


def centred(count: int, pitch: float) -> list[float]:
    """The centres of ``count`` places side by side around 0.

    >>> centred(3, 10.0)
    [-10.0, 0.0, 10.0]
    """
    return [(at - (count - 1) / 2) * pitch for at in range(count)]


class Place(Protocol):
    """A chair or a seat: the centre of its box, mm."""

    @property
    def x(self) -> float: ...

    @property
    def y(self) -> float: ...


def extent(chairs: Sequence[Place], box: NameBox) -> Extent:
    """What the boxes of chairs cover; a room without chairs is a point."""
    if not chairs:
        return Extent(0.0, 0.0, 0.0, 0.0)
    return Extent(
        min(chair.x for chair in chairs) - box.width / 2,
        min(chair.y for chair in chairs) - box.height / 2,
        max(chair.x for chair in chairs) + box.width / 2,
        max(chair.y for chair in chairs) + box.height / 2,
    )


def whole_extent(chairs: Sequence[Place], fixtures: Sequence[Fixture], box: NameBox) -> Extent:
    """What the boxes and the fixtures of a room cover."""
    edges = [extent(chairs, box)] if chairs else []
    edges += [
        Extent(
            fixture.x - fixture.width / 2,
            fixture.y - fixture.height / 2,
            fixture.x + fixture.width / 2,
            fixture.y + fixture.height / 2,
        )
        for fixture in fixtures
    ]
    lefts, tops, rights, bottoms = zip(*(edges or [Extent(0.0, 0.0, 0.0, 0.0)]), strict=True)
    return Extent(min(lefts), min(tops), max(rights), max(bottoms))


def apart(points: Iterable[tuple[float, float]], box: NameBox) -> bool:
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
