"""A seating plan as a drawing: fitted to a sheet, centred, names in their boxes, the conventions in small print."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from docgen.draw.drawing import (
    BLACK,
    GREY,
    LEADING,
    NOTES_GROUP,
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
from docgen.seating.room import GUESTS, HOSTS, INTERPRETERS, NOTES, Extent, Fixture, FixtureShape

#: The size in points at which plans are laid out, and the bounds of what is drawn.
_NOMINAL_PT, _LARGEST_PT, SMALLEST_PT = 12.0, 18.0, 8.0
#: Names that would be smaller on A4 ask for A3.
_SMALLEST_ON_A4_PT = 10.0
NOTE_PT = 8.0
_NOTE_LINE_MM = 3.66912  # 1.3 times the size of the small print
_NOTE_GAP_MM = 4.0
#: A room with few people on one side is centred on its own middle if it is lopsided by at least the first factor, and
#: not by more than the second, which would make it much smaller.
_LOPSIDED = (1.12, 1.4)
#: Hosts' boxes look other than guests' in black and white too.
_HOSTS_FILL, _TABLE_FILL, _WORDS_COLOUR = "EDEDED", "F7F7F7", "404040"
_ROLE = 0.56  # size of 主陪, 译员 … under a name, as a part of the name's
_AIR = 0.3  # em kept free above and below the text of a box together
#: Values that say that a rule does not apply.
_NO_RULE = ("否", "随客", "允许", "allowed")


class ChartSheet(NamedTuple):
    """A sheet lying on its side; all lengths are mm.

    ``side`` stays white at the left and at the right, ``foot`` below; the chart begins at ``top``.
    """

    name: str
    width: float
    height: float
    side: float = 18.0
    top: float = 42.0
    foot: float = 11.0

    @property
    def across(self) -> float:
        """The width that a chart may take."""
        return self.width - 2 * self.side


A4, A3 = ChartSheet("A4", 297, 210), ChartSheet("A3", 420, 297)


class _Placement(NamedTuple):
    """How a plan lies on its sheet: enlarged by ``scale``, then moved by ``dx`` and ``dy`` mm."""

    scale: float
    dx: float
    dy: float

    def x(self, x: float) -> float:
        return round(x * self.scale + self.dx, 2)

    def y(self, y: float) -> float:
        return round(y * self.scale + self.dy, 2)


def draw_chart(plan: SeatingPlan, colours: Mapping[str, str] | None = None) -> Drawing:
    """The drawing of a plan on A4, or on A3 when its names would be smaller than 10 points.

    ``colours`` are those of the brand (主色, 辅色): guests' boxes take the first, hosts' the second; both print dark in
    black and white.
    """
    sheet = A4 if _scale(plan, A4) * _NOMINAL_PT >= _SMALLEST_ON_A4_PT else A3
    return _draw(plan, sheet, _scale(plan, sheet), colours or {})


def draw_picture(plan: SeatingPlan, colours: Mapping[str, str] | None = None) -> Drawing:
    """The drawing of a plan of any size on one sheet, which grows until names have 8 points: for pictures of halls."""
    if _scale(plan, A3) * _NOMINAL_PT >= SMALLEST_PT:
        return draw_chart(plan, colours)
    extent = _extent(plan)
    scale = SMALLEST_PT / _NOMINAL_PT
    across, down = (extent.right - extent.left) * scale, (extent.bottom - extent.top) * scale
    height = down + A3.top + A3.foot + _notes_height(plan, across) + _NOTE_GAP_MM
    return _draw(plan, ChartSheet("图", across + 2 * A3.side, height), scale, colours or {})


def chart_title(plan: SeatingPlan) -> str:
    """
    >>> from docgen.seating.plan import SeatingPlan
    >>> from docgen.seating.room import NameBox
    >>> chart_title(SeatingPlan("座谈会座次", "会谈横桌", "", (), (), (), (), NameBox(1, 1)))
    '座谈会座次图'
    """
    return f"{plan.name.removesuffix('图').removesuffix('座次')}座次图"


def chart_notes(plan: SeatingPlan) -> str:
    """A small paragraph: the conventions that hold, else the rules of the layout, and what the boxes mean."""
    stated = [
        convention.rule.text
        for convention in plan.conventions
        if convention.rule.text and convention.value not in _NO_RULE
    ]
    rules = stated or [rule.text for rule in plan.rules]
    sentences = [f"{plan.layout}排法：{'；'.join(dict.fromkeys(rules))}。"]
    sentences += [f"{plan.ordered_by}。"] if plan.ordered_by else []
    legend = ["白底为来宾，灰底为主方"] if _is_two_sided(plan) else []
    legend += ["虚线框为空席"] if any(seat.person is None for seat in plan.seats) else []
    legend += ["粗线框为固定席位"] if any(seat.pinned for seat in plan.seats) else []
    return "".join([*sentences, f"图例：{'，'.join(legend)}。"] if legend else sentences)


def break_small_print(text: str, across: float) -> list[str]:
    """The small print broken into lines of at most ``across`` mm."""
    most = across / pt_to_mm(NOTE_PT) - 1
    lines, line, width = [], "", 0.0
    for character in text:
        wide = advance(character)
        if width + wide > most:
            lines.append(line)
            line, width = "", 0.0
        line, width = line + character, width + wide
    return [*lines, line]


def _is_two_sided(plan: SeatingPlan) -> bool:
    sides = {seat.side[:2] for seat in plan.seats if seat.person}
    return {GUESTS, HOSTS} <= sides


def _notes_height(plan: SeatingPlan, across: float) -> float:
    """The height of the small print, mm, where it may be so wide."""
    return len(break_small_print(chart_notes(plan), across)) * _NOTE_LINE_MM


def _scale(plan: SeatingPlan, sheet: ChartSheet) -> float:
    extent = _extent(plan)
    free = sheet.height - sheet.top - sheet.foot - _notes_height(plan, sheet.across) - _NOTE_GAP_MM
    across, down = extent.right - extent.left, extent.bottom - extent.top
    return min(sheet.across / across, free / down, _LARGEST_PT / _NOMINAL_PT)


def _extent(plan: SeatingPlan) -> Extent:
    """What seats and fixtures cover, made even at the left and right where the room is a little lopsided."""
    boxes = [(seat.x, seat.y, plan.box.width, plan.box.height) for seat in plan.seats]
    boxes += [(fixture.x, fixture.y, fixture.width, fixture.height) for fixture in plan.fixtures]
    left, right = min(x - wide / 2 for x, _, wide, _ in boxes), max(x + wide / 2 for x, _, wide, _ in boxes)
    top, bottom = min(y - high / 2 for _, y, _, high in boxes), max(y + high / 2 for _, y, _, high in boxes)
    half = max(-left, right)
    if _LOPSIDED[0] < 2 * half / (right - left) <= _LOPSIDED[1]:
        left, right = -half, half
    return Extent(left, top, right, bottom)


def _draw(plan: SeatingPlan, sheet: ChartSheet, scale: float, colours: Mapping[str, str]) -> Drawing:
    extent = _extent(plan)
    low = sheet.height - sheet.foot - _notes_height(plan, sheet.across) - _NOTE_GAP_MM
    dx = sheet.width / 2 - (extent.left + extent.right) / 2 * scale
    dy = (sheet.top + low) / 2 - (extent.top + extent.bottom) / 2 * scale
    placement = _Placement(scale, dx, dy)
    shapes = [_fixture_shape(fixture, placement) for fixture in plan.fixtures]
    shapes += [_seat_shape(seat, plan, placement, colours) for seat in plan.seats]
    shapes.append(_notes_shape(break_small_print(chart_notes(plan), sheet.across), sheet))
    return Drawing(
        sheet.width,
        sheet.height,
        chart_title(plan),
        plan.occasion,
        plan.view,
        tuple(shapes),
        colours.get("主色", BLACK),
    )


def _seat_shape(seat: Seat, plan: SeatingPlan, placement: _Placement, colours: Mapping[str, str]) -> Shape:
    scale = placement.scale
    return Shape(
        "round",
        placement.x(seat.x),
        placement.y(seat.y),
        round(plan.box.width * scale, 2),
        round(plan.box.height * scale, 2),
        seat.person.name if seat.person else "空席",
        seat.part,
        _seat_lines(seat, plan.box.height / EM, _NOMINAL_PT * scale),
        stroke_pt=_outline_pt(seat),
        colour=GREY if not seat.person else _side_colour(seat, colours),
        fill=_HOSTS_FILL if seat.side.startswith(HOSTS) and _is_two_sided(plan) else "",
        dashed=seat.person is None,
    )


def _outline_pt(seat: Seat) -> float:
    """Thick for a pinned seat, thin for an empty one and for those of interpreters and note-takers."""
    if seat.pinned:
        return 1.75
    beside = INTERPRETERS in seat.side or NOTES in seat.side
    return 0.5 if beside or not seat.person else 1.0


def _seat_lines(seat: Seat, height: float, size_pt: float) -> tuple[TextLine, ...]:
    """The name, what stands below it, and his role, as large as the height of the box (em) lets them be."""
    label = seat.label
    if label is None:
        return ()
    name = sum(STACK_LEADING * len(text) if label.stacked else LEADING for text in label.lines) * label.size
    below = LEADING * label.below_size * len(label.below)
    role = LEADING * _ROLE if seat.role else 0.0
    shrunk = min(1.0, (height - _AIR - below - role) / name)
    # two stacked hanzi stand as far apart as three only where there is room for three
    spread = len(label.lines) == 1 and (not label.stacked or (height - _AIR - role) / STACK_LEADING >= 3)
    name_pt = _half_point(size_pt * label.size * shrunk)
    lines = [TextLine(text, name_pt, spread and two_hanzi(text), stacked=label.stacked) for text in label.lines]
    lines += [TextLine(text, _half_point(size_pt * label.below_size), face=TEXT_FACE) for text in label.below]
    if seat.role:
        lines.append(TextLine(seat.role, _half_point(size_pt * _ROLE), face=TEXT_FACE, colour=_WORDS_COLOUR))
    return tuple(lines)


def _side_colour(seat: Seat, colours: Mapping[str, str]) -> str:
    if seat.side.startswith(GUESTS):
        return colours.get("主色", BLACK)
    return colours.get("辅色", BLACK) if seat.side.startswith(HOSTS) else BLACK


class _FixtureStyle(NamedTuple):
    """How a fixture is drawn; ``name`` is what the list of objects calls one without a label."""

    kind: Literal["rect", "round", "ellipse"] = "rect"
    fill: str = ""
    stroke_pt: float = 0.75
    name: str = "线"


#: By the shape of a fixture. Tables and walls are pale, so that names stand out.
_FIXTURE_STYLES: Mapping[FixtureShape, _FixtureStyle] = {
    "table": _FixtureStyle(fill=_TABLE_FILL, name="桌"),
    "round": _FixtureStyle("ellipse", _TABLE_FILL),
    "frame": _FixtureStyle(fill=_TABLE_FILL, name="桌"),
    "hole": _FixtureStyle(fill=WHITE),
    "body": _FixtureStyle("round", stroke_pt=1.5, name="车身"),
    "door": _FixtureStyle(),
    "wall": _FixtureStyle(fill=PALE, stroke_pt=0.0),
    "label": _FixtureStyle(stroke_pt=0.0),
    "driver": _FixtureStyle(),
}


def _fixture_shape(fixture: Fixture, placement: _Placement) -> Shape:
    style = _FIXTURE_STYLES[fixture.shape]
    wide, high = max(fixture.width * placement.scale, 0.2), fixture.height * placement.scale
    return Shape(
        style.kind,
        placement.x(fixture.x),
        placement.y(fixture.y),
        round(wide, 2),
        round(max(high, 0.2), 2),
        fixture.label or style.name,
        "场地",
        _fixture_lines(fixture.label, wide, high, placement.scale) if fixture.label else (),
        style.stroke_pt,
        GREY,
        style.fill,
    )


def _fixture_lines(label: str, wide: float, high: float, scale: float) -> tuple[TextLine, ...]:
    """The label of a fixture, small enough for its width and height (mm)."""
    by_height = _half_point(min(_NOMINAL_PT * scale * 0.9, max(5.0, mm_to_pt(high) * 0.72), 14.0))
    by_width = _half_point(max(4.0, mm_to_pt(wide) / max(advance(label) + 0.4, 1)))
    return (TextLine(label, min(by_height, by_width), face=TEXT_FACE, colour=_WORDS_COLOUR),)


def _notes_shape(notes: Sequence[str], sheet: ChartSheet) -> Shape:
    """The small print at the foot of the sheet, as one text box."""
    high = len(notes) * _NOTE_LINE_MM + 1
    y = round(sheet.height - sheet.foot - high / 2, 2)
    lines = tuple(TextLine(note, NOTE_PT, face=TEXT_FACE, colour=_WORDS_COLOUR) for note in notes)
    return Shape(
        "rect", sheet.width / 2, y, sheet.across, round(high, 2), NOTES_GROUP, NOTES_GROUP, lines, 0.0, align="left"
    )


def _half_point(size_pt: float) -> float:
    """The size that Word can write, at least a point."""
    return max(1.0, floor_to_half_point(size_pt))
