"""A seating plan as a drawing: fitted to a sheet, centred, names in their boxes, the conventions in small print."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.draw.drawing import BLACK, GREY, NOTES, PALE, TEXT_FACE, WHITE, Drawing, Line, Shape
from docgen.seating.labels import advance
from docgen.seating.plan import Seat, SeatingPlan
from docgen.seating.room import GUESTS, HOSTS, Fixture

#: The size at which plans are laid out, and the bounds of what is drawn, in points.
_NOMINAL, _LARGEST, SMALLEST = 12.0, 18.0, 8.0
NOTE_SIZE = 8.0
_LOPSIDED = (1.12, 1.4)
_NOTE_LINE = NOTE_SIZE * 0.3528 * 1.3  # mm
PT = 25.4 / 72


class Sheet(NamedTuple):
    """A sheet lying on its side, mm: its size, white left and right, where the chart may begin, white below."""

    name: str
    width: float
    height: float
    side: float = 18.0
    top: float = 37.0
    foot: float = 11.0

    @property
    def across(self) -> float:
        return self.width - 2 * self.side


A4, A3 = Sheet("A4", 297, 210), Sheet("A3", 420, 297)


def chart(plan: SeatingPlan, colours: Mapping[str, str] | None = None) -> Drawing:
    """The drawing of a plan on A4, or on A3 when its names would be smaller than 8 points.

    ``colours`` are those of the brand (主色, 辅色): guests' boxes take the first, hosts' the second; both print dark in
    black and white.
    """
    sheet = next((sheet for sheet in (A4, A3) if _scale(plan, sheet) * _NOMINAL >= SMALLEST), A3)
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
    return _drawn(plan, Sheet("图", across + 2 * A3.side, height), scale, colours or {})


def title(plan: SeatingPlan) -> str:
    """
    >>> from docgen.seating.plan import SeatingPlan
    >>> from docgen.seating.room import Box
    >>> title(SeatingPlan("座谈会座次", "会谈横桌", "", (), (), (), (), Box(1, 1)))
    '座谈会座次图'
    """
    return f"{plan.name.removesuffix('图').removesuffix('座次')}座次图"


def notes(plan: SeatingPlan) -> str:
    """The conventions that hold, and what the lines of boxes mean, in one small paragraph."""
    said = [f"{one.option}：{one.value}" for one in plan.conventions if one.option not in ("视角", "标注", "门")]
    parts = [f"形式：{plan.layout}"]
    parts += [f"惯例：{'；'.join(said)}"] if said else []
    parts += [plan.ordered_by] if plan.ordered_by else []
    legend = []
    if any(seat.person is None for seat in plan.seats):
        legend.append("虚线框为空席")
    if any(seat.pinned for seat in plan.seats):
        legend.append("粗线框为固定席位")
    if any("译员" in seat.side or "记录" in seat.side for seat in plan.seats):
        legend.append("细线框为译员、记录")
    return "　".join([*parts, "，".join(legend)] if legend else parts)


def _scale(plan: SeatingPlan, sheet: Sheet) -> float:
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


def _drawn(plan: SeatingPlan, sheet: Sheet, scale: float, colours: Mapping[str, str]) -> Drawing:
    left, top, right, bottom = _extent(plan)
    small = _note_lines(plan, sheet.across)
    low = sheet.height - sheet.foot - len(small) * _NOTE_LINE - 4
    dx = sheet.width / 2 - (left + right) / 2 * scale
    dy = (sheet.top + low) / 2 - (top + bottom) / 2 * scale
    shapes = [_fixture(one, scale, dx, dy) for one in plan.fixtures]
    shapes += [_seat(seat, plan, scale, dx, dy, colours) for seat in plan.seats]
    shapes += _notes(small, sheet)
    return Drawing(sheet.width, sheet.height, title(plan), plan.view, tuple(shapes), colours.get("主色", BLACK))


def _seat(seat: Seat, plan: SeatingPlan, scale: float, dx: float, dy: float, colours: Mapping[str, str]) -> Shape:
    aside = "译员" in seat.side or "记录" in seat.side
    lines: tuple[Line, ...] = ()
    if seat.label:
        size = _NOMINAL * scale * seat.label.size
        spread = len(seat.label.lines) == 1
        lines = tuple(
            Line(text, _half(size), spread and _two_hanzi(text), stacked=seat.label.stacked)
            for text in seat.label.lines
        )
        below = _half(_NOMINAL * scale * seat.label.below_size)
        lines += tuple(Line(text, below, face=TEXT_FACE) for text in seat.label.below)
    return Shape(
        "round",
        round(seat.x * scale + dx, 2),
        round(seat.y * scale + dy, 2),
        round(plan.box.width * scale, 2),
        round(plan.box.height * scale, 2),
        seat.person.name if seat.person else "空席",
        seat.part,
        lines,
        stroke=1.75 if seat.pinned else 0.5 if aside or not seat.person else 1.0,
        colour=GREY if not seat.person else _colour(seat, colours),
        dashed=seat.person is None,
    )


def _colour(seat: Seat, colours: Mapping[str, str]) -> str:
    if seat.side.startswith(GUESTS):
        return colours.get("主色", BLACK)
    return colours.get("辅色", BLACK) if seat.side.startswith(HOSTS) else BLACK


def _fixture(one: Fixture, scale: float, dx: float, dy: float) -> Shape:
    """Tables and walls in grey, so that names stand out."""
    kind = {"round": "ellipse", "body": "round"}.get(one.shape, "rect")
    high = one.height * scale
    size = _half(min(_NOMINAL * scale * 0.9, max(5.0, high / PT * 0.72), 14.0))
    fill = {"wall": PALE, "hole": WHITE, "table": "F4F4F4", "round": "F4F4F4"}.get(one.shape, "")
    stroke = {"label": 0.0, "wall": 0.0, "body": 1.5}.get(one.shape, 0.75)
    wide = max(one.width * scale, 0.2)
    lines: tuple[Line, ...] = ()
    # a label wider than its place is left out of nothing: it is set smaller
    if one.label:
        size = min(size, _half(max(4.0, wide / PT / max(advance(one.label) + 0.4, 1))))
        lines = (Line(one.label, size, face=TEXT_FACE, colour="404040"),)
    return Shape(
        kind,  # type: ignore[arg-type]  # one of the three
        round(one.x * scale + dx, 2),
        round(one.y * scale + dy, 2),
        round(wide, 2),
        round(max(high, 0.2), 2),
        one.label or {"table": "桌", "hole": "空", "body": "车身"}.get(one.shape, "线"),
        "场地",
        lines,
        stroke,
        GREY,
        fill,
    )


def _notes(lines: Sequence[str], sheet: Sheet) -> Iterator[Shape]:
    """The small print at the foot of the sheet, as one text box."""
    high = len(lines) * _NOTE_LINE + 1
    y = sheet.height - sheet.foot - high / 2
    written = tuple(Line(line, NOTE_SIZE, face=TEXT_FACE, colour="404040") for line in lines)
    yield Shape(
        "rect", sheet.width / 2, round(y, 2), sheet.across, round(high, 2), NOTES, NOTES, written, 0.0, align="left"
    )


def small_print(text: str, across: float) -> list[str]:
    """The small print broken into lines that fit into so many mm."""
    room = across / (NOTE_SIZE * PT) - 1
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
    return max(1.0, int(points * 2) / 2)


def _two_hanzi(text: str) -> bool:
    return len(text) == 2 and not text.isascii()
