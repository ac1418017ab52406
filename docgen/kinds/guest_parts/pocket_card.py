"""A pocket card: a heading, a fact in large type, lines below it; more lines than fit go on on the next card."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple

from docgen.model.units import floor_to_half_point, mm_to_pt, pt_to_half_points, pt_to_twips
from docgen.text.line_breaks import break_lines, printed_width

#: Of what is printed on a card of 90 × 54 mm: its width, and its height below the heading.
_WIDTH_PT, _HEIGHT_PT = mm_to_pt(81), mm_to_pt(38.5)
#: The largest type in which the lines of a card fit is taken; the last is the smallest that old eyes can read.
_SIZES_PT = (12.0, 11.0, 10.5, 10.0, 9.5, 9.0)
_LEADING, _FACT_PT, _LEAST_FACT_PT, _FACT_LEADING, _GAP_EM = 1.32, 36.0, 24.0, 1.15, 0.7
_HEADING_PT, _NOTE_PT = 12.0, 14.0


class CardLine(NamedTuple):
    """A line of a card: what stands at its left edge, behind that, and at its right edge."""

    left: str = ""
    text: str = ""
    right: str = ""


class PocketCard(NamedTuple):
    """What a card says: the heading in one or two languages, the fact, what it is called, the lines."""

    heading: str
    english: str
    fact: str = ""
    note: str = ""
    lines: tuple[CardLine, ...] = ()


class _LinesInType(NamedTuple):
    """The lines of a card as they are set in a type: how wide their left column is, what stands on each."""

    size_pt: float
    left_pt: float
    rows: Sequence[CardLine]

    @property
    def height_pt(self) -> float:
        return sum(row.text.count("\n") + 1 for row in self.rows) * self.size_pt * _LEADING


def card_values(card: PocketCard, owner: str, people: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """What a template prints of a card: as many cards as its lines need, in the largest type that needs no more."""
    layout, parts = _set(card, people)
    fact_pt = _fact_size(card)
    for number, rows in enumerate(parts, 1):
        count = f"{number}/{len(parts)}" if len(parts) > 1 else ""
        yield {
            "题": card.heading,
            "英": card.english,
            "张": count,
            "姓名": owner,
            "名大": pt_to_half_points(_owner_size(f"{card.heading} {card.english}　{count}", owner)),
            "要": card.fact,
            "要大": pt_to_half_points(fact_pt or 1),
            "要行距": pt_to_twips(fact_pt * _FACT_LEADING or 1),
            "注": card.note,
            "字": pt_to_half_points(layout.size_pt),
            "行距": pt_to_twips(layout.size_pt * _LEADING),
            "左宽": pt_to_twips(layout.left_pt),
            "行": [{"左": row.left, "中": row.text, "右": row.right} for row in rows],
        }


@lru_cache(maxsize=512)
def _set(card: PocketCard, people: tuple[str, ...]) -> tuple[_LinesInType, list[Sequence[CardLine]]]:
    """The lines of a card in their type, and what of them stands on each card. Cards of several guests are alike."""
    room_pt = _HEIGHT_PT - _fact_size(card) * _FACT_LEADING
    fewest = len(_parts(_layout(card.lines, _SIZES_PT[-1], people), room_pt))
    for size_pt in _SIZES_PT:
        layout = _layout(card.lines, size_pt, people)
        parts = _parts(layout, room_pt)
        if len(parts) <= fewest:
            break
    return layout, parts


def _fact_size(card: PocketCard) -> float:
    """The type of the fact, with room for what stands behind it; 0 where there is none."""
    if not card.fact:
        return 0.0
    note_pt = (printed_width(card.note) + 1) * _NOTE_PT if card.note else 0.0
    fitting = (_WIDTH_PT - note_pt) / (printed_width(card.fact) + 0.2)
    return floor_to_half_point(max(_LEAST_FACT_PT, min(_FACT_PT, fitting)))


def _owner_size(heading: str, owner: str) -> float:
    """The type of a name behind a heading."""
    room_pt = _WIDTH_PT - (printed_width(heading) + 0.5) * _HEADING_PT
    return floor_to_half_point(max(_SIZES_PT[-1], min(_HEADING_PT, room_pt / printed_width(owner))))


def _layout(lines: Sequence[CardLine], size_pt: float, people: tuple[str, ...]) -> _LinesInType:
    """The lines in a type: the middle of each broken where it is wider than its room."""
    left_em = max((printed_width(line.left) for line in lines), default=0.0)
    left_em += _GAP_EM if left_em else 0
    rows = []
    for line in lines:
        right_em = printed_width(line.right) + 1 if line.right else 0.0
        room = max(_WIDTH_PT / size_pt - (left_em if line.left else 0) - right_em, 4.0)
        rows.append(line._replace(text=_in_lines(line.text, room, people)))
    return _LinesInType(size_pt, left_em * size_pt, rows)


@lru_cache(maxsize=2048)
def _in_lines(text: str, room: float, people: tuple[str, ...]) -> str:
    """A text broken where it is wider than its room, between its parts or inside one that is wider than the room."""
    whole = (part for part in text.split("　") if printed_width(part) <= room)
    return "\n".join(part.strip("　") for part in break_lines(text, room, (*people, *whole)))


def _parts(layout: _LinesInType, room_pt: float) -> list[Sequence[CardLine]]:
    """The lines in as few even parts as fit on cards."""
    rows = layout.rows
    for count in range(1, len(rows) + 1):
        size = ceil(len(rows) / count)
        parts = [rows[at : at + size] for at in range(0, len(rows), size)]
        if size == 1 or all(layout._replace(rows=part).height_pt <= room_pt for part in parts):
            return parts
    return [rows]


CARD_NAMES = {
    "题": "日程、房、车、餐、联系；空着的格为空",
    "英": "它的英文，只有外宾的有",
    "张": "第几张，一张写得下时为空",
    "姓名": "谁的卡",
    "名大": "姓名的字号（半磅）",
    "要": "房号、车号、桌号，大字；没有时为空",
    "要大": "它的字号（半磅）",
    "要行距": "它的行距（缇）",
    "注": "它后面的小字：宾馆、座位、哪一餐",
    "字": "各行的字号（半磅）",
    "行距": "各行的行距（缇）",
    "左宽": "左边一栏的宽（缇）",
    "行": [{"左": "时间、名目", "中": "内容", "右": "电话"}],
}
EMPTY_CARD: dict[str, Any] = {
    **dict.fromkeys(("题", "英", "张", "姓名", "要", "注"), ""),
    **dict.fromkeys(("名大", "要大", "要行距", "字", "行距", "左宽"), 2),
    "行": [],
}
