"""Several rooms in one text: 301-305、307, 301 302. One room stays letter for letter as it was typed."""

import re

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.spellings.respelling import half_width

_NUMBER = r"([A-Za-z]{0,2})(\d{2,5})(房间?|室|号房?|号)?"
_RANGE = lazy_pattern(rf"{_NUMBER}\s*(?:至|到|[-~～—–－]{{1,2}})\s*{_NUMBER}")
_ONE = lazy_pattern(_NUMBER)
_BETWEEN = lazy_pattern(r"\s*[、，,;；/／和]\s*|\s+")
#: More rooms in a row than this are no row.
_MOST = 60


def room_numbers(text: str) -> tuple[str, ...]:
    """The rooms of a text that certainly lists several; empty for one room, and for what may be one.

    >>> room_numbers("301-303、307"), room_numbers("0301 0302"), room_numbers("0301"), room_numbers("2-301")
    (('301', '302', '303', '307'), ('0301', '0302'), (), ())
    """
    plain = half_width(re.sub(r"\s*(至|到|[-~～—–－])\s*", r"\1", text))
    rooms: list[str] = []
    for part in _BETWEEN.split(plain):
        if _ONE.fullmatch(part):
            rooms.append(part)
        elif row := _row(part):
            rooms += row
        else:
            return ()
    return tuple(rooms) if len(rooms) > 1 and len(set(rooms)) == len(rooms) else ()


def _row(text: str) -> list[str]:
    """The rooms from one to another of the same floor; none where that is not sure."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return []
    before, first, _, before_last, last, behind = match.groups(default="")
    same_floor = len(first) == len(last) > 2 and first[:-2] == last[:-2] and before_last in ("", before)
    if not same_floor or not 0 < int(last) - int(first) < _MOST:
        return []
    return [f"{before}{number:0{len(first)}}{behind}" for number in range(int(first), int(last) + 1)]


def may_be_several(text: str) -> bool:
    """Whether a text that lists no rooms for sure looks as if it meant several: 8302-13, 12-15, 301-405.

    >>> [may_be_several(text) for text in ("8302-13", "0301", "2-301", "301-405", "3楼301")]
    [True, False, False, True, False]
    """
    plain = half_width(text)
    match = re.fullmatch(r"\d*(\d\d)\s*(?:至|到|[-~～—–－]{1,2})\s*(?:\d{1,3})?(\d\d)", plain)
    return bool(match and not room_numbers(text) and (int(match[2]) > int(match[1]) or "至" in plain or "到" in plain))
