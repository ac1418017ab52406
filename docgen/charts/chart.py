"""A seating plan as a drawing: fitted to a sheet, centred, names in their boxes, the conventions in small print."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from docgen.charts.small_print import NOTE_PT, break_small_print
from docgen.draw.drawing import (
    BLACK,
    GREY,
    LEADING,
    NOTES_GROUP,
    PALE,
    SEAT_FACE,
    STACK_LEADING,
    TEXT_FACE,
    WHITE,
    Drawing,
    Shape,
    TextLine,
)
from docgen.model.layouts import LAYOUTS
from docgen.model.units import floor_to_half_point, mm_to_pt, pt_to_mm
from docgen.seating.labels import Label, advance, two_hanzi
from docgen.seating.plan import Seat, SeatingPlan
from docgen.seating.room import GUESTS, HOSTS, INTERPRETERS, NOTES, Extent, Fixture, FixtureShape, whole_extent

#: The size in points at which plans are laid out, and the bounds of what is drawn.
_NOMINAL_PT, _LARGEST_PT, SMALLEST_PT = 12.0, 42.0, 9.0
_NOTE_LINE_MM = pt_to_mm(NOTE_PT * 1.3)
_NOTE_GAP_MM = 4.0
#: Where a sheet is wider or higher than a room, boxes and ways are drawn so much wider or higher than the names ask.
_MOST_STRETCH = 1.4
#: The largest label of a door or a wall in points; a table's number is so much larger than the names around it.
_LARGEST_LABEL_PT, _TABLE_NUMBER = 20.0, 1.5
#: Hosts' boxes look other than guests' in black and white too.
_HOSTS_FILL, _TABLE_FILL, _WORDS_COLOUR = "EDEDED", "F7F7F7", "404040"
_ROLE = 0.56  # size of 主陪, 译员 … under a name, as a part of the name's
#: Em kept free above and below the text of a box together, and where a role is under the name and room is scarce.
_AIR, _LEAST_AIR = 0.3, 0.1
#: So much wider a chart may be taken to be for its wall to stand in the middle of the sheet.
_MOST_FOR_AXIS = 1.15
_ROLE_ACROSS = 0.94  # of the width of its box


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
    """How a plan lies on its sheet: enlarged by ``across`` and ``down``, type by ``scale``, which is not larger."""

    scale: float
    across: float
    down: float

    @property
    def size_pt(self) -> float:
        return _NOMINAL_PT * self.scale

    def x(self, x: float) -> float:
        return round(x * self.across, 2)

    def y(self, y: float) -> float:
        return round(y * self.down, 2)

    def size(self, width: float, height: float) -> tuple[float, float]:
        return round(width * self.across, 2), round(height * self.down, 2)


def draw_chart(plan: SeatingPlan, colours: Mapping[str, str] | None = None) -> Drawing:
    """The drawing of a plan on A4, or on A3 when a name would be smaller than 9 points.

    ``colours`` are those of the brand (主色, 辅色): guests' boxes take the first, hosts' the second; both print dark in
    black and white.
    """
    plan = plan.as_drawn()
    sheet = A4 if _is_legible(plan, A4) else A3
    return _draw(plan, sheet, _placement(plan, sheet), colours or {})


def is_legible_on_a3(plan: SeatingPlan) -> bool:
    """Whether the names of a plan have 9 points at least on A3."""
    return _is_legible(plan, A3)


def is_printed_as_table(plan: SeatingPlan) -> bool:
    """Whether a table shows a plan better: of many seats, or of rows with names too small for a drawing on A4.

    A table has no room for what stands below names: then only names that are too small on A3, too, ask for it.
    """
    if plan.is_table or not LAYOUTS[plan.layout].large_as_table:
        return plan.is_table
    has_below = any(seat.label and seat.label.below for seat in plan.seats)
    return not _is_legible(plan.as_drawn(), A3 if has_below else A4)


def draw_picture(plan: SeatingPlan, colours: Mapping[str, str] | None = None) -> Drawing:
    """The drawing of a plan of any size on one sheet, which grows until names have 9 points: for pictures of halls."""
    plan = plan.as_drawn()
    if is_legible_on_a3(plan):
        return draw_chart(plan, colours)
    extent = whole_extent(plan.seats, plan.fixtures, plan.box)
    scale = SMALLEST_PT / _smallest_label(plan) / _NOMINAL_PT
    across, down = (extent.right - extent.left) * scale, (extent.bottom - extent.top) * scale
    height = down + A3.top + A3.foot + _notes_height(plan, across) + _NOTE_GAP_MM
    sheet = ChartSheet("图", across + 2 * A3.side, height)
    return _draw(plan, sheet, _placement(plan, sheet), colours or {})


def chart_title(name: str) -> str:
    """The title of the chart of a seating.

    >>> chart_title("座谈会"), chart_title("座谈会座次")
    ('座谈会座次图', '座谈会座次图')
    """
    return f"{name.removesuffix('图').removesuffix('座次')}座次图"


def chart_notes(plan: SeatingPlan) -> str:
    """A small paragraph: the rules and conventions that decided something, and what the boxes mean."""
    rules = [convention.higher_hand for convention in plan.conventions if convention.higher_hand]
    rules += [rule.text for rule in plan.rules]
    rules += [rule.text for convention in plan.conventions for rule in convention.rules]
    sentences = [f"{plan.layout}排法：{'；'.join(dict.fromkeys(rules))}。"] if rules else []
    sentences += [f"{plan.ordered_by}。"] if plan.ordered_by else []
    legend = ["白底为来宾，灰底为主方"] if _is_two_sided(plan) else []
    legend += ["虚线框为空席"] if any(seat.person is None for seat in plan.seats) else []
    legend += ["粗线框为固定席位"] if any(seat.pinned for seat in plan.seats) else []
    return "".join([*sentences, f"图例：{'，'.join(legend)}。"] if legend else sentences)


def _is_two_sided(plan: SeatingPlan) -> bool:
    sides = {seat.side[:2] for seat in plan.seats if seat.person}
    return {GUESTS, HOSTS} <= sides


def _notes_height(plan: SeatingPlan, across: float) -> float:
    """The height of the small print, mm, where it may be so wide."""
    return len(break_small_print(chart_notes(plan), across)) * _NOTE_LINE_MM


def _smallest_label(plan: SeatingPlan) -> float:
    """The size of the smallest name, as a part of the usual one."""
    return min((seat.label.size for seat in plan.seats if seat.label), default=1.0)


def _is_legible(plan: SeatingPlan, sheet: ChartSheet) -> bool:
    """Whether every name has 9 points on a sheet."""
    return _placement(plan, sheet).size_pt * _smallest_label(plan) >= SMALLEST_PT


def _lowest(plan: SeatingPlan, sheet: ChartSheet) -> float:
    """Where a chart ends above its small print, mm from the top of the sheet."""
    return sheet.height - sheet.foot - _notes_height(plan, sheet.across) - _NOTE_GAP_MM


def _placement(plan: SeatingPlan, sheet: ChartSheet) -> _Placement:
    """As large as what the words above and below leave of the sheet lets it be."""
    extent = whole_extent(plan.seats, plan.fixtures, plan.box)
    most_across = sheet.across / _width_about_axis(plan, extent)
    most_down = (_lowest(plan, sheet) - sheet.top) / (extent.bottom - extent.top)
    scale = min(most_across, most_down, _LARGEST_PT / _NOMINAL_PT)
    # a round table stays round
    stretch = 1.0 if any(fixture.shape == "round" for fixture in plan.fixtures) else _MOST_STRETCH
    return _Placement(scale, min(most_across, scale * stretch), min(most_down, scale * stretch))


def _width_about_axis(plan: SeatingPlan, extent: Extent) -> float:
    """The width that a plan takes; that on both sides of its wall when this is hardly more."""
    wide, axis = extent.right - extent.left, _axis(plan)
    about_axis = wide if axis is None else 2 * max(extent.right - axis, axis - extent.left)
    return about_axis if about_axis <= _MOST_FOR_AXIS * wide else wide


def _axis(plan: SeatingPlan) -> float | None:
    """The middle of the wall behind sofas, which stands below the middle of the title."""
    walls = [wall.x for wall in plan.fixtures if wall.label == "背景" and wall.width > wall.height]
    return walls[0] if walls else None


def _draw(plan: SeatingPlan, sheet: ChartSheet, placement: _Placement, colours: Mapping[str, str]) -> Drawing:
    tables = sum(fixture.shape == "round" for fixture in plan.fixtures)
    shapes = [_fixture_shape(fixture, placement, tables > 1) for fixture in plan.fixtures]
    shapes += [_seat_shape(seat, plan, placement, colours) for seat in plan.seats]
    axis = _axis(plan)
    shapes = _centred(shapes, sheet, _lowest(plan, sheet), None if axis is None else placement.x(axis))
    notes = break_small_print(chart_notes(plan), sheet.across)
    shapes += [_notes_shape(notes, sheet)] if notes else []
    return Drawing(
        sheet.width,
        sheet.height,
        chart_title(plan.name),
        plan.occasion,
        plan.view,
        tuple(shapes),
        colours.get("主色", BLACK),
    )


def _centred(shapes: Sequence[Shape], sheet: ChartSheet, low: float, axis: float | None) -> list[Shape]:
    """The shapes in the middle of their sheet above a height: doors and walls may be thinner than laid out.

    An axis is put in the middle instead, as far as the sides of the sheet stay white.
    """
    left, right = min(shape.left for shape in shapes), max(shape.left + shape.width for shape in shapes)
    highest, lowest = min(shape.top for shape in shapes), max(shape.top + shape.height for shape in shapes)
    dx = (sheet.width - left - right) / 2
    if axis is not None:
        dx = min(max(sheet.width / 2 - axis, sheet.side - left), sheet.width - sheet.side - right)
    dy = (sheet.top + low - highest - lowest) / 2
    return [shape._replace(x=round(shape.x + dx, 2), y=round(shape.y + dy, 2)) for shape in shapes]


def _seat_shape(seat: Seat, plan: SeatingPlan, placement: _Placement, colours: Mapping[str, str]) -> Shape:
    width, height = placement.size(plan.box.width, plan.box.height)
    return Shape(
        "round",
        placement.x(seat.x),
        placement.y(seat.y),
        width,
        height,
        seat.person.name if seat.person else "空席",
        seat.part,
        _seat_lines(seat, _BoxInside(mm_to_pt(width), mm_to_pt(height)), placement.size_pt),
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


class _BoxInside(NamedTuple):
    """The box of a seat, points."""

    width: float
    height: float

    def role_pt(self, role: str, size_pt: float) -> float:
        """The size of a role under a name of that size: readable, and in one line."""
        return min(max(SMALLEST_PT, size_pt * _ROLE), self.width * _ROLE_ACROSS / advance(role)) if role else 0.0


def _seat_lines(seat: Seat, box: _BoxInside, size_pt: float) -> tuple[TextLine, ...]:
    """The name, what stands below it, and his role, as large as the height of the box lets them be."""
    label = seat.label
    if label is None:
        return ()
    name_pt, role_pt = _name_and_role_pt(label, seat.role, box, size_pt)
    # two stacked hanzi stand as far apart as three only where there is room for three
    free = box.height - _AIR * size_pt - LEADING * role_pt
    spread = len(label.lines) == 1 and (not label.stacked or free / size_pt / STACK_LEADING >= 3)
    lines = [TextLine(text, name_pt, spread and two_hanzi(text), stacked=label.stacked) for text in label.lines]
    lines += [TextLine(text, _half_point(size_pt * label.below_size), face=TEXT_FACE) for text in label.below]
    if seat.role:
        lines.append(TextLine(seat.role, role_pt, face=TEXT_FACE, colour=_WORDS_COLOUR))
    return tuple(lines)


def _name_and_role_pt(label: Label, role: str, box: _BoxInside, size_pt: float) -> tuple[float, float]:
    """The sizes of a name and of the role under it. Where both have no room the role is smaller than 9 points."""
    name = sum(STACK_LEADING * len(text) if label.stacked else LEADING for text in label.lines) * label.size
    air = _LEAST_AIR if role else _AIR
    free = box.height - (air + LEADING * label.below_size * len(label.below)) * size_pt
    role_pt = _half_point(box.role_pt(role, size_pt)) if role else 0.0
    full = name * size_pt
    if role and free - LEADING * role_pt < name * min(size_pt, SMALLEST_PT / label.size):
        role_pt = _half_point(min(role_pt, size_pt * _ROLE))
    shrunk = min(1.0, (free - LEADING * role_pt) / full)
    return _half_point(size_pt * label.size * shrunk), role_pt


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
    "flag": _FixtureStyle(fill=WHITE, stroke_pt=1.0),
}

#: How thick a fixture is drawn at most, mm.
_THICKEST_MM: Mapping[FixtureShape, float] = {"door": 9.0, "wall": 8.0}
#: A label takes this part of the height of its fixture; one of 9 points makes a door or a wall so thick at least.
_LABEL_DOWN = 0.72
_THINNEST_MM = pt_to_mm(SMALLEST_PT / _LABEL_DOWN) + 0.05


def _fixture_shape(fixture: Fixture, placement: _Placement, is_numbered: bool) -> Shape:
    """A fixture as drawn; ``is_numbered``: it is one of several round tables, if it is one."""
    style = _FIXTURE_STYLES[fixture.shape]
    wide, high = _fixture_size(fixture, placement)
    if fixture.shape == "round" and is_numbered:
        lines = _table_number_lines(fixture.label, wide, placement.size_pt)
    else:
        lines = _fixture_lines(fixture.label, wide, high, placement.size_pt) if fixture.label else ()
    return Shape(
        style.kind,
        placement.x(fixture.x),
        placement.y(fixture.y),
        wide,
        high,
        fixture.label or style.name,
        "场地",
        lines,
        style.stroke_pt,
        GREY,
        style.fill,
    )


def _fixture_size(fixture: Fixture, placement: _Placement) -> tuple[float, float]:
    """As large as the room is drawn; doors and walls only so thick as they need to be."""
    wide, high = (max(length, 0.2) for length in placement.size(fixture.width, fixture.height))
    if fixture.shape in _THICKEST_MM:
        most = _THICKEST_MM[fixture.shape]
        if fixture.label:
            wide, high = max(wide, _THINNEST_MM), max(high, _THINNEST_MM)
        wide, high = (wide, min(high, most)) if fixture.width >= fixture.height else (min(wide, most), high)
    return wide, high


def _fixture_lines(label: str, wide: float, high: float, name_pt: float) -> tuple[TextLine, ...]:
    """The label of a fixture, small enough for its width and height (mm)."""
    usual_pt = min(max(name_pt * 0.9, SMALLEST_PT), _LARGEST_LABEL_PT)
    by_height = _half_point(min(usual_pt, max(5.0, mm_to_pt(high) * _LABEL_DOWN)))
    by_width = _half_point(max(4.0, mm_to_pt(wide) / max(advance(label) + 0.4, 1)))
    return (TextLine(label, min(by_height, by_width), face=TEXT_FACE, colour=_WORDS_COLOUR),)


def _table_number_lines(label: str, wide: float, name_pt: float) -> tuple[TextLine, ...]:
    """The number of a table, larger than the names around it, and 主桌 below that of the first."""
    number, _, what = label.rstrip("）").partition("（")
    number_pt = _half_point(min(name_pt * _TABLE_NUMBER, mm_to_pt(wide) * 0.8 / advance(number)))
    lines = [TextLine(number, number_pt, face=SEAT_FACE, colour=_WORDS_COLOUR)]
    lines += (
        [TextLine(what, _half_point(max(number_pt * 0.6, SMALLEST_PT)), face=TEXT_FACE, colour=_WORDS_COLOUR)]
        if what
        else []
    )
    return tuple(lines)


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
