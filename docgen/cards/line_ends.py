"""Where the lines of a text beside the name end: a unit behind one of its bodies, posts behind a mark, words whole."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_INSIDE_A_WORD = 22.0
#: What a line end costs: none behind a mark, a little behind a body or a place, more before “and”, most inside a word.
_COSTS = (
    (r"(?<=[、，,；;）)/·•\s])|(?=[（(])", 0.0),
    (r"(?:(?<=[局厅部院司会室办处组委团队])|(?<=中心|公司|集团|大学|会议))(?![员长委室任务社议会]|.长)", 1.0),
    (r"(?<=[省市州县区旗镇])(?<!城市|城镇|社区)(?![长委级属政直辖区场])", 2.0),
    (r"(?=[和与及暨兼])|(?<=-)", 4.0),
    (rf"(?<=[{_HAN}])(?=[{_HAN}])", _INSIDE_A_WORD),
)
#: Marks that begin no line, and marks that end none.
_CLOSING, _OPENING = "，。；：、！？）》】〕”’…—·•%)", "（《【〔“‘("
#: What a line costs, and how much one counts that is much shorter than it could be.
_LINE, _RAGGED = 10.0, 12.0
_FEWEST_HANZI = 2


def break_into_lines(text: str, advances: Sequence[float], width: float) -> tuple[str, ...]:
    """The lines of a text in a column of this width: few, of like length, ended where they end best.

    ``advances`` are the widths of its characters, in the same unit. What has no place to break may be too wide.
    """
    starts = [0.0]
    for advance in advances:
        starts.append(starts[-1] + advance)
    ends = {**_line_ends(text), len(text): 0.0}
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    places = [0]
    for end in sorted(ends):
        choices = list[tuple[float, int]]()
        for start in reversed(places):
            used = (starts[end] - starts[start]) / width
            too_wide = 1000 * used if used > 1 else 0.0  # only where nothing else is possible
            if too_wide and choices:
                break
            cost = best[start][0] + _LINE + _RAGGED * max(0.0, 1 - used) ** 2 + ends[end]
            choices.append((cost + too_wide, start))
        best[end] = min(choices)
        places.append(end)
    return tuple(_lines_to(text, best))


def ends_inside_a_word(lines: Sequence[str]) -> bool:
    """Whether a line that ``break_into_lines`` gave ends where no better end was known."""
    costs = _line_ends("".join(lines))
    return any(costs.get(place) == _INSIDE_A_WORD for place in accumulate(map(len, lines[:-1])))


@lru_cache(maxsize=1024)
def _line_ends(text: str) -> dict[int, float]:
    """The places where a line of the text may end, each with its cost."""
    ends: dict[int, float] = {}
    for pattern, cost in _COSTS:
        for match in re.finditer(pattern, text):
            if _may_end(text, match.start()):
                ends.setdefault(match.start(), cost)
    return ends


def _may_end(text: str, place: int) -> bool:
    """Whether a line may end at a place: no mark is torn from its words, no hanzi stands alone."""
    if not _FEWEST_HANZI <= place <= len(text) - _FEWEST_HANZI:
        return False
    return text[place] not in _CLOSING and text[place - 1] not in _OPENING and text[place] != " "


def _lines_to(text: str, best: dict[int, tuple[float, int]]) -> list[str]:
    lines, end = [], len(text)
    while end:
        start = best[end][1]
        lines.append(text[start:end])
        end = start
    return lines[::-1]
