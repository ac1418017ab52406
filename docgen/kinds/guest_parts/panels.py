"""The programme on panels of A5: which days stand on which, so that days stay whole and sheets are few."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil
from typing import Any, NamedTuple

from docgen.kinds.guest_parts.english import day_in_english
from docgen.kinds.guest_parts.programme import GuestDay, ProgrammeLine
from docgen.model.units import floor_to_half_point, pt_to_half_points
from docgen.text import wording as text
from docgen.text.line_breaks import break_lines, printed_width

#: How wide, in em of its type, what stands beside the time is: the activity, and what stands below it.
ACTIVITY_EM, DETAILS_EM = 21.7, 23.7
#: Points that lines and what is between them take; they are those of the template's styles.
_ACTIVITY_PT, _DETAILS_PT, _RULE_PT, _DAY_PT = 17.0, 15.0, 6.0, 37.0
_SEAT_PT, _SEAT_ROOM_PT, _LEAST_SEAT_PT = 11.0, 76.0, 9.0  # of the seat below the time
_MOST_SPREAD = 10  # days
_USUAL_LINES, _MOST_LINES = 10, 13  # of the programme on a panel


class _SetLine(NamedTuple):
    """A line of the programme as it is set, and how high it is."""

    values: dict[str, Any]
    height_pt: float


class _PartOfDay(NamedTuple):
    """A day, or a part of one, on one panel; ``goes_on`` says that its beginning stands on the panel before."""

    day: GuestDay
    rows: Sequence[_SetLine]
    goes_on: bool = False

    @property
    def height_pt(self) -> float:
        return _DAY_PT + sum(row.height_pt for row in self.rows)


def panels(days: Sequence[GuestDay], height_pt: float, bilingual: bool, people: tuple[str, ...]) -> list[list[Any]]:
    """The panels, each with what the template prints of the days on it. Names of ``people`` are not torn."""
    pieces = [_PartOfDay(day, [_row(line, people) for line in day.lines]) for day in days]
    ways = [_filled(pieces, height_pt, most) for most in (_USUAL_LINES, _MOST_LINES)]
    # a day is torn where that makes one sheet of two
    flowing = _flowing(pieces, height_pt)
    ways += [flowing] if len(flowing) <= 2 else []
    packed = min(ways, key=lambda way: ceil(len(way) / 2))
    spread = _spread(pieces, 2 * ceil(len(packed) / 2), height_pt) or packed
    return [[_values(piece, bilingual) for piece in panel] for panel in spread]


class OnePanel(NamedTuple):
    """The days of a panel as the template prints them, and how high that is."""

    days: list[Any]
    height_pt: float


def one_panel(days: Sequence[GuestDay], bilingual: bool, people: tuple[str, ...]) -> OnePanel:
    """All days on one panel, however high it becomes."""
    pieces = [_PartOfDay(day, [_row(line, people) for line in day.lines]) for day in days]
    return OnePanel([_values(piece, bilingual) for piece in pieces], sum(piece.height_pt for piece in pieces))


@lru_cache(maxsize=512)
def _row(line: ProgrammeLine, people: tuple[str, ...]) -> _SetLine:
    """A line as it is set: the seat below the time, the place and the people below the activity."""
    escorts = f"陪同：{line.escorts}" if line.escorts else ""
    who = f"参加：{line.who}" if line.who else ""
    activity = break_lines(line.activity, ACTIVITY_EM, people)
    seat_pt = min(_SEAT_PT, floor_to_half_point(_SEAT_ROOM_PT / max(printed_width(line.seat), 1.0)))
    beside, among = (line.seat, "") if seat_pt >= _LEAST_SEAT_PT else ("", line.seat)
    english = ", ".join(filter(None, (line.english, line.place_en)))
    below = [part for part in (among, english, line.place, who, escorts) if part]
    whole = (part for part in below if printed_width(part) <= DETAILS_EM)
    lines = break_lines("　".join(below), DETAILS_EM, (*people, *whole)) if below else []
    details = [part.strip("　") for part in lines]
    height_pt = _ACTIVITY_PT * len(activity) + _DETAILS_PT * max(len(details), bool(beside)) + _RULE_PT
    values = {
        "时": line.time,
        "事": "\n".join(activity),
        "处": "\n".join(details),
        "座": beside,
        "座大": pt_to_half_points(max(seat_pt, _LEAST_SEAT_PT)),
    }
    return _SetLine(values, height_pt)


def _filled(pieces: Sequence[_PartOfDay], height_pt: float, most: int) -> list[list[_PartOfDay]]:
    """Whole days on panels of at most so many lines; a day that is too long for a panel is parted evenly."""
    filled: list[list[_PartOfDay]] = []
    for piece in pieces:
        parts = _parted(piece, height_pt, most)
        if filled and len(parts) == 1 and _fits([*filled[-1], piece], height_pt, most):
            filled[-1].append(piece)
        else:
            filled += [[part] for part in parts]
    return filled


def _spread(pieces: Sequence[_PartOfDay], count: int, height_pt: float) -> list[list[_PartOfDay]]:
    """Whole days spread over all panels of the sheets, as evenly as can be; nothing where they do not fit so."""
    if not 0 < len(pieces) <= _MOST_SPREAD:
        return []
    count = min(count, len(pieces))
    ways = (
        [list(pieces[start:end]) for start, end in pairwise((0, *cuts, len(pieces)))]
        for cuts in combinations(range(1, len(pieces)), count - 1)
    )
    fitting = [way for way in ways if all(_fits(panel, height_pt, _MOST_LINES) for panel in way)]
    return min(fitting, key=lambda way: max(sum(piece.height_pt for piece in panel) for panel in way), default=[])


def _flowing(pieces: Sequence[_PartOfDay], height_pt: float) -> list[list[_PartOfDay]]:
    """Days one after the other; a panel that is full ends inside a day."""
    flowing: list[list[_PartOfDay]] = [[]]
    for piece in pieces:
        rows = list(piece.rows)
        while rows:
            part = _PartOfDay(piece.day, _beginning(rows, flowing[-1], height_pt), len(rows) < len(piece.rows))
            if not part.rows:
                flowing.append([])
                continue
            flowing[-1].append(part)
            rows = rows[len(part.rows) :]
    return [panel for panel in flowing if panel]


def _beginning(rows: Sequence[_SetLine], above: Sequence[_PartOfDay], height_pt: float) -> Sequence[_SetLine]:
    """The first rows of a day that fit below what stands on a panel; all of one row where nothing stands there."""
    room = height_pt - sum(piece.height_pt for piece in above) - _DAY_PT
    count, taken = 0, 0.0
    lines = sum(len(piece.rows) for piece in above)
    while count < len(rows) and taken + rows[count].height_pt <= room and lines + count < _MOST_LINES:
        taken += rows[count].height_pt
        count += 1
    # a heading with a single line below it is not worth its room
    if count < min(2, len(rows)) and above:
        return ()
    return rows[: max(count, 1)]


def _parted(piece: _PartOfDay, height_pt: float, most: int) -> list[_PartOfDay]:
    """A day in as few even parts as fit on panels."""
    count = 1
    while True:
        size = ceil(len(piece.rows) / count)
        parts = [piece.rows[at : at + size] for at in range(0, len(piece.rows), size)]
        if size == 1 or all(_fits([piece._replace(rows=rows)], height_pt, most) for rows in parts):
            return [_PartOfDay(piece.day, rows, bool(number)) for number, rows in enumerate(parts)]
        count += 1


def _fits(pieces: Sequence[_PartOfDay], height_pt: float, most: int) -> bool:
    lines = sum(len(piece.rows) for piece in pieces)
    return lines <= most and sum(piece.height_pt for piece in pieces) <= height_pt


def _values(piece: _PartOfDay, bilingual: bool) -> dict[str, Any]:
    return {
        "日": text.month_and_day(piece.day.day),
        "星期": text.weekday(piece.day.day),
        "英": day_in_english(piece.day.day) if bilingual else "",
        "续": "（续）" if piece.goes_on else "",
        "行": [row.values for row in piece.rows],
    }


def days_on(panel: Sequence[Any]) -> Iterator[str]:
    """The days on a panel as they are called there."""
    return (piece["日"] for piece in panel)


PANEL_NAMES = [
    {
        "日": "月日",
        "星期": "星期几",
        "英": "英文的日期，只有外宾的有",
        "续": "“（续）”，这一天的前半在上一面时",
        "行": [
            {
                "时": "时间",
                "事": "活动内容",
                "处": "地点、参加、陪同",
                "座": "他的座位，没有时为空",
                "座大": "座位的字号（半磅）",
            }
        ],
    }
]
