"""A pocket card: a heading, a fact in large type, lines below it; more lines than fit go on on the next card."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple

from docgen.model.units import floor_to_half_point, mm_to_pt, pt_to_half_points, pt_to_twips
from docgen.text.line_breaks import break_lines, line_width, printed_width

#: Of what is printed on a card of 90 × 54 mm: its width, and its height below the heading.
_WIDTH_PT, _HEIGHT_PT = mm_to_pt(81), mm_to_pt(38.5)
#: The largest type in which the lines of a card fit is taken; the last is the smallest that old eyes can read.
_SIZES_PT = (12.0, 11.0, 10.5, 10.0, 9.5, 9.0)
_WIDEST_LEFT = 0.45  # of a card: what is longer stands before its text as one line
_LEADING, _FACT_LEADING, _GAP_EM = 1.32, 1.15, 0.7
_FACTS_PT = (36.0, 30.0, 24.0, 18.0)
_FACT_BESIDE_NOTE_PT = 24.0  # as small a fact becomes for a note beside it
_HEADING_PT, _NOTE_PT, _LEAST_NOTE_PT, _OWNER_LINE_PT = 12.0, 14.0, 10.0, 16.0
_BELOW_PT = 10.0  # the type of a name below the heading


class CardLine(NamedTuple):
    """A line of a card: what stands at its left edge, behind that, and at its right edge."""

    left: str = ""
    text: str = ""
    right: str = ""


class PocketCard(NamedTuple):
    """What a card says: the heading in one or two languages, the fact, what it is called, the lines.

    A fact of one line among many (the seat at one of the meals) is not said again where the lines go on.
    """

    heading: str
    english: str
    fact: str = ""
    note: str = ""
    lines: tuple[CardLine, ...] = ()
    is_fact_of_one_line: bool = False


class _LinesInType(NamedTuple):
    """The lines of a card as they are set in a type: how wide their left column is, what stands on each."""

    size_pt: float
    left_pt: float
    rows: Sequence[CardLine]

    @property
    def height_pt(self) -> float:
        return sum(row.text.count("\n") + 1 for row in self.rows) * self.size_pt * _LEADING


def card_values(card: PocketCard, owners: Sequence[str], people: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """What a template prints of a card: as many cards as its lines need, in the largest type that needs no more.

    Of the names by which its owner is called, the longest first, it prints the first that fits on a line.
    """
    owner = next((name for name in owners if line_width(name) * _BELOW_PT <= _WIDTH_PT), owners[-1])
    heading = f"{card.heading} {card.english}"
    setting, owner_pt = _set(card, people, _HEIGHT_PT), _owner_size(heading, owner)
    if len(setting.parts) > 1:
        owner_pt = _owner_size(f"{heading}　99/99", owner)
    is_below = owner_pt < _SIZES_PT[-1]
    if is_below:
        setting = _set(card, people, _HEIGHT_PT - _OWNER_LINE_PT)
    of = len(setting.parts)
    for number, rows in enumerate(setting.parts, 1):
        has_fact = number == 1 or not card.is_fact_of_one_line
        yield {
            "题": card.heading,
            "英": card.english,
            "张": f"{number}/{of}" if of > 1 else "",
            "姓名": "" if is_below else owner,
            "名大": pt_to_half_points(max(owner_pt, _SIZES_PT[-1])),
            "下名": owner if is_below else "",
            "要": card.fact if has_fact else "",
            "要大": pt_to_half_points(setting.fact.fact_pt),
            "要行距": pt_to_twips(setting.fact.fact_pt * _FACT_LEADING),
            "注": setting.fact.note if has_fact else "",
            "注大": pt_to_half_points(setting.fact.note_pt),
            "字": pt_to_half_points(setting.layout.size_pt),
            "行距": pt_to_twips(setting.layout.size_pt * _LEADING),
            "左宽": pt_to_twips(setting.layout.left_pt),
            "行": [{"左": row.left, "中": row.text, "右": row.right} for row in rows],
        }


class _FactInType(NamedTuple):
    """The fact and what stands behind it, in their types; a note that does not fit there becomes the first line."""

    fact_pt: float
    note: str = ""
    note_pt: float = 1.0
    first_line: str = ""


class _CardInType(NamedTuple):
    """A card as it is set: the fact, the lines in their type, and what of them stands on each card."""

    fact: _FactInType
    layout: _LinesInType
    parts: Sequence[Sequence[CardLine]]


@lru_cache(maxsize=512)
def _set(card: PocketCard, people: tuple[str, ...], height_pt: float) -> _CardInType:
    """A card set. Cards of several guests are alike: they are set once.

    The fact is smaller where its lines then need fewer cards.
    """
    settings = [_set_below(card, fact, people, height_pt) for fact in _facts(card)]
    return min(settings, key=lambda setting: len(setting.parts))


def _set_below(card: PocketCard, fact: _FactInType, people: tuple[str, ...], height_pt: float) -> _CardInType:
    """The lines of a card in the largest type in which they need the fewest cards."""
    room_pt = height_pt - (fact.fact_pt * _FACT_LEADING if card.fact else 0)
    lines = (*([CardLine("", fact.first_line)] if fact.first_line else []), *card.lines)
    fewest = len(_parts(_layout(lines, _SIZES_PT[-1], people), room_pt))
    for size_pt in _SIZES_PT:
        layout = _layout(lines, size_pt, people)
        parts = _parts(layout, room_pt)
        if len(parts) <= fewest:
            break
    return _CardInType(fact, layout, parts)


def _facts(card: PocketCard) -> list[_FactInType]:
    """The fact in its usual type, then in smaller ones that are still found at a glance."""
    if not card.fact:
        return [_FactInType(1.0, first_line=card.note)]
    return [_fact(card, largest_pt) for largest_pt in _FACTS_PT]


def _fact(card: PocketCard, largest_pt: float) -> _FactInType:
    fact_em, note_em = line_width(card.fact) + 0.3, line_width(card.note) + 1
    largest = floor_to_half_point(min(largest_pt, _WIDTH_PT / fact_em))
    if not card.note:
        return _FactInType(largest)
    for fact_pt in (largest, min(largest, _FACT_BESIDE_NOTE_PT)):
        note_pt = floor_to_half_point(min(_NOTE_PT, (_WIDTH_PT - fact_em * fact_pt) / note_em))
        if note_pt >= _LEAST_NOTE_PT:
            return _FactInType(fact_pt, card.note, note_pt)
    return _FactInType(largest, first_line=card.note)


def _owner_size(heading: str, owner: str) -> float:
    """The type of a name behind a heading; too small where it has no room there."""
    room_pt = _WIDTH_PT - (line_width(heading) + 0.5) * _HEADING_PT
    return floor_to_half_point(min(_HEADING_PT, room_pt / line_width(owner)))


def _layout(lines: Sequence[CardLine], size_pt: float, people: tuple[str, ...]) -> _LinesInType:
    """The lines in a type: the middle of each broken where it is wider than its room."""
    widest = _WIDTH_PT / size_pt * _WIDEST_LEFT
    lefts = [width for line in lines if (width := printed_width(line.left)) <= widest]
    left_em = max(lefts, default=0.0)
    left_em += _GAP_EM if left_em else 0
    rows = []
    for written in lines:
        is_wide = printed_width(written.left) > widest
        line = CardLine("", f"{written.left}　{written.text}", written.right) if is_wide else written
        right_em = printed_width(line.right) + 1 if line.right else 0.0
        room = max(_WIDTH_PT / size_pt - (left_em if line.left else 0) - right_em, 4.0)
        rows.append(line._replace(text=_in_lines(line.text, room, people)))
    return _LinesInType(size_pt, left_em * size_pt, rows)


@lru_cache(maxsize=2048)
def _in_lines(text: str, room: float, people: tuple[str, ...]) -> str:
    """A text broken where it is wider than its room, between its parts or inside one that is wider than the room."""
    whole = (part for part in text.split("　") if printed_width(part) <= room)
    return "\n".join(filter(None, (part.strip("　") for part in break_lines(text, room, (*people, *whole)))))


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
    "下名": "题头后面写不下的姓名，写在下一行",
    "要": "房号、车号、桌号，大字；没有时为空",
    "要大": "它的字号（半磅）",
    "要行距": "它的行距（缇）",
    "注": "它后面的小字：宾馆、座位、哪一餐",
    "注大": "它的字号（半磅）",
    "字": "各行的字号（半磅）",
    "行距": "各行的行距（缇）",
    "左宽": "左边一栏的宽（缇）",
    "行": [{"左": "时间、名目", "中": "内容", "右": "电话"}],
}
EMPTY_CARD: dict[str, Any] = {
    **dict.fromkeys(("题", "英", "张", "姓名", "下名", "要", "注"), ""),
    **dict.fromkeys(("名大", "要大", "要行距", "注大", "字", "行距", "左宽"), 2),
    "行": [],
}
