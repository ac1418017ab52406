"""A seating plan as a drawing: fitted to a sheet, centred, names in their boxes, the conventions in small print."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.draw.drawing import (
    BLACK,
    GREY,
    LEADING,
    NOTES,
    PALE,
    STACK_LEADING,
    TEXT_FACE,
    WHITE,
    Drawing,
    Shape,
    TextLine,
)
from docgen.model.units import floor_to_half_point, mm_to_pt, pt_to_mm
from docgen.seating.labels import EM, advance, two_hanzi
from docgen.seating.plan import Seat, SeatingPlan
from docgen.seating.room import GUESTS, HOSTS, Fixture

#: The size at which plans are laid out, and the bounds of what is drawn, in points.
_NOMINAL, _LARGEST, SMALLEST = 12.0, 18.0, 8.0
_ON_A4 = 10.0  # names that would be smaller ask for A3
NOTE_SIZE = 8.0
_LOPSIDED = (1.12, 1.4)
_NOTE_LINE = 3.66912  # mm: 1.3 times the size


class ChartSheet(NamedTuple):
    """A sheet lying on its side, mm: its size, white left and right, where the chart may begin, white below."""

    name: str
    width: float
    height: float
    side: float = 18.0
    top: float = 42.0
    foot: float = 11.0

    @property
    def across(self) -> float:
        return self.width - 2 * self.side


A4, A3 = ChartSheet("A4", 297, 210), ChartSheet("A3", 420, 297)


def chart(plan: SeatingPlan, colours: Mapping[str, str] | None = None) -> Drawing:
    """The drawing of a plan on A4, or on A3 when its names would be smaller than 10 points.

    ``colours`` are those of the brand (主色, 辅色): guests' boxes take the first, hosts' the second; both print dark in
    black and white.
    """
    sheet = A4 if _scale(plan, A4) * _NOMINAL >= _ON_A4 else A3
    return _drawn(plan, sheet, _scale(plan, sheet), colours or {})


def picture(plan: SeatingPlan, colours: Mapping[str, str] | None = None) -> Drawing:
    """The drawing of a plan of any size on one sheet, which grows until names have 8 points: for pictures of halls."""
    scale = _scale(plan, A3)
    if scale * _NOMINAL >= SMALLEST:
        return chart(plan, colours)
    left, top, right, bottom = _extent(plan)
    scale = SMALLEST / _NOMINAL
    across, down = (right - left) * scale, (bottom - top) * scale
    notes = _note_lines(plan, across)
    height = down + A3.top + A3.foot + len(notes) * _NOTE_LINE + 4
    return _drawn(plan, ChartSheet("图", across + 2 * A3.side, height), scale, colours or {})


def title(plan: SeatingPlan) -> str:
    """
    >>> from docgen.seating.plan import SeatingPlan
    >>> from docgen.seating.room import NameBox
    >>> title(SeatingPlan("座谈会座次", "会谈横桌", "", (), (), (), (), NameBox(1, 1)))
    '座谈会座次图'
    """
    return f"{plan.name.removesuffix('图').removesuffix('座次')}座次图"


def notes(plan: SeatingPlan) -> str:
    """The conventions that hold, else what always holds, in sentences, and what the boxes mean: a small paragraph."""
    rules = [one.rule.text for one in plan.conventions if one.rule.text and one.value not in _LEFT_OPEN]
    rules = rules or [rule.text for rule in plan.rules]
    parts = [f"{plan.layout}排法：{'；'.join(dict.fromkeys(rules))}。"]
    parts += [f"{plan.ordered_by}。"] if plan.ordered_by else []
    legend = ["白底为来宾，灰底为主方"] if _two_sided(plan) else []
    legend += ["虚线框为空席"] if any(seat.person is None for seat in plan.seats) else []
    legend += ["粗线框为固定席位"] if any(seat.pinned for seat in plan.seats) else []
    return "".join([*parts, f"图例：{'，'.join(legend)}。"] if legend else parts)


#: Values that say that a rule does not apply.
_LEFT_OPEN = ("否", "随客", "允许", "allowed")


def _two_sided(plan: SeatingPlan) -> bool:
    sides = {seat.side[:2] for seat in plan.seats if seat.person}
    return {GUESTS, HOSTS} <= sides


def _scale(plan: SeatingPlan, sheet: ChartSheet) -> float:
    left, top, right, bottom = _extent(plan)
    free = sheet.height - sheet.top - sheet.foot - len(_note_lines(plan, sheet.across)) * _NOTE_LINE - 4
    return min(sheet.across / (right - left), free / (bottom - top), _LARGEST / _NOMINAL)


def _extent(plan: SeatingPlan) -> tuple[float, float, float, float]:
    boxes = [(seat.x, seat.y, plan.box.width, plan.box.height) for seat in plan.seats]
    boxes += [(one.x, one.y, one.width, one.height) for one in plan.fixtures]
    left, right = min(x - wide / 2 for x, _, wide, _ in boxes), max(x + wide / 2 for x, _, wide, _ in boxes)
    top, bottom = min(y - high / 2 for _, y, _, high in boxes), max(y + high / 2 for _, y, _, high in boxes)
    # of a room with few people on one side the middle stands in the middle of the sheet, if it is not made much smaller
    half = max(-left, right)
    if _LOPSIDED[0] < 2 * half / (right - left) <= _LOPSIDED[1]:
        left, right = -half, half
    return left, top, right, bottom


def _drawn(plan: SeatingPlan, sheet: ChartSheet, scale: float, colours: Mapping[str, str]) -> Drawing:
    left, top, right, bottom = _extent(plan)
    small = _note_lines(plan, sheet.across)
    low = sheet.height - sheet.foot - len(small) * _NOTE_LINE - 4
    dx = sheet.width / 2 - (left + right) / 2 * scale
    dy = (sheet.top + low) / 2 - (top + bottom) / 2 * scale
    shapes = [_fixture(one, scale, dx, dy) for one in plan.fixtures]
    shapes += [_seat(seat, plan, scale, dx, dy, colours) for seat in plan.seats]
    shapes += _notes(small, sheet)
    words = (title(plan), plan.occasion, plan.view)
    return Drawing(sheet.width, sheet.height, *words, tuple(shapes), colours.get("主色", BLACK))


def _seat(seat: Seat, plan: SeatingPlan, scale: float, dx: float, dy: float, colours: Mapping[str, str]) -> Shape:
    aside = "译员" in seat.side or "记录" in seat.side
    return Shape(
        "round",
        round(seat.x * scale + dx, 2),
        round(seat.y * scale + dy, 2),
        round(plan.box.width * scale, 2),
        round(plan.box.height * scale, 2),
        seat.person.name if seat.person else "空席",
        seat.part,
        _lines(seat, plan.box.height / EM, _NOMINAL * scale),
        stroke_pt=1.75 if seat.pinned else 0.5 if aside or not seat.person else 1.0,
        colour=GREY if not seat.person else _colour(seat, colours),
        fill=_HOSTS_FILL if seat.side.startswith(HOSTS) and _two_sided(plan) else "",
        dashed=seat.person is None,
    )


#: Hosts' boxes are told from guests' in black and white too.
_HOSTS_FILL = "EDEDED"
_ROLE = 0.56  # size of 主陪, 译员 … under a name


def _lines(seat: Seat, height: float, size: float) -> tuple[TextLine, ...]:
    """The name, what stands below it, and his role, as large as the height of the box (em) lets them be."""
    label = seat.label
    if label is None:
        return ()
    name = sum(STACK_LEADING * len(text) if label.stacked else LEADING for text in label.lines) * label.size
    below = LEADING * label.below_size * len(label.below)
    role = LEADING * _ROLE if seat.role else 0.0
    shrunk = min(1.0, (height - _AIR - below - role) / name)
    spread = len(label.lines) == 1
    found = [
        TextLine(text, _half(size * label.size * shrunk), spread and two_hanzi(text), stacked=label.stacked)
        for text in label.lines
    ]
    # two stacked hanzi stand as far apart as three only where there is room for three
    if label.stacked and (height - _AIR - role) / STACK_LEADING < 3:
        found = [line._replace(spread=False) for line in found]
    found += [TextLine(text, _half(size * label.below_size), face=TEXT_FACE) for text in label.below]
    found += [TextLine(seat.role, _half(size * _ROLE), face=TEXT_FACE, colour="404040")] if seat.role else []
    return tuple(found)


_AIR = 0.3  # em kept free above and below the text of a box together


def _colour(seat: Seat, colours: Mapping[str, str]) -> str:
    if seat.side.startswith(GUESTS):
        return colours.get("主色", BLACK)
    return colours.get("辅色", BLACK) if seat.side.startswith(HOSTS) else BLACK


def _fixture(one: Fixture, scale: float, dx: float, dy: float) -> Shape:
    """Tables and walls in grey, so that names stand out."""
    kind = {"round": "ellipse", "body": "round"}.get(one.shape, "rect")
    high = one.height * scale
    size = _half(min(_NOMINAL * scale * 0.9, max(5.0, mm_to_pt(high) * 0.72), 14.0))
    fill = {"wall": PALE, "hole": WHITE, "table": "F7F7F7", "frame": "F7F7F7", "round": "F7F7F7"}.get(one.shape, "")
    stroke = {"label": 0.0, "wall": 0.0, "body": 1.5}.get(one.shape, 0.75)
    wide = max(one.width * scale, 0.2)
    lines: tuple[TextLine, ...] = ()
    # a label wider than its place is left out of nothing: it is set smaller
    if one.label:
        size = min(size, _half(max(4.0, mm_to_pt(wide) / max(advance(one.label) + 0.4, 1))))
        lines = (TextLine(one.label, size, face=TEXT_FACE, colour="404040"),)
    return Shape(
        kind,  # type: ignore[arg-type]  # one of the three
        round(one.x * scale + dx, 2),
        round(one.y * scale + dy, 2),
        round(wide, 2),
        round(max(high, 0.2), 2),
        one.label or {"table": "桌", "frame": "桌", "body": "车身"}.get(one.shape, "线"),
        "场地",
        lines,
        stroke,
        GREY,
        fill,
    )


def _notes(lines: Sequence[str], sheet: ChartSheet) -> Iterator[Shape]:
    """The small print at the foot of the sheet, as one text box."""
    high = len(lines) * _NOTE_LINE + 1
    y = sheet.height - sheet.foot - high / 2
    written = tuple(TextLine(line, NOTE_SIZE, face=TEXT_FACE, colour="404040") for line in lines)
    yield Shape(
        "rect", sheet.width / 2, round(y, 2), sheet.across, round(high, 2), NOTES, NOTES, written, 0.0, align="left"
    )


def small_print(text: str, across: float) -> list[str]:
    """The small print broken into lines that fit into so many mm."""
    room = across / pt_to_mm(NOTE_SIZE) - 1
    lines, line, width = [], "", 0.0
    for one in text:
        wide = advance(one)
        if width + wide > room:
            lines.append(line)
            line, width = "", 0.0
        line, width = line + one, width + wide
    return [*lines, line]


def _note_lines(plan: SeatingPlan, across: float) -> list[str]:
    return small_print(notes(plan), across)


def _half(points: float) -> float:
    """Down to a half point, as Word counts."""
    return max(1.0, floor_to_half_point(points))
