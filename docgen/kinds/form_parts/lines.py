"""Texts that must fit on one sheet: each takes its lines, and the longest give way."""

import re
from collections.abc import Mapping, Sequence

from docgen.text.line_breaks import lines_taken

#: An empty cell.
DASH = "—"


def line_count(text: str, width_em: float) -> int:
    """How many lines a text takes in a cell so wide."""
    return sum(lines_taken(line, width_em) for line in text.split("\n"))


def fit_texts(texts: Mapping[str, str], lines: int, width_em: float, rest: str) -> dict[str, str]:
    """The texts so that together they take at most ``lines``: the longest are cut, with ``rest`` behind what is left.

    A text is cut between its lines, one that is too long by itself behind one of its parts.
    """
    heights = {name: line_count(text, width_em) for name, text in texts.items()}
    most = _most_lines(list(heights.values()), lines)
    return {name: _cut(text, most, width_em, rest) if heights[name] > most else text for name, text in texts.items()}


def _most_lines(heights: Sequence[int], room: int) -> int:
    """How many lines a text may take at most so that all fit; never less than two."""
    most = max(heights, default=2)
    while most > 2 and sum(min(height, most) for height in heights) > room:
        most -= 1
    return most


def _cut(text: str, most: int, width_em: float, rest: str) -> str:
    """The beginning of a text in ``most`` lines; ``rest`` has a line of its own if one is free, else ends the last."""
    first, *others = text.split("\n")
    if line_count(first, width_em) >= most:
        return _cut_line(first, most, width_em, rest)
    kept = [first]
    for line in others:
        if line_count("\n".join([*kept, line, rest]), width_em) > most:
            break
        kept.append(line)
    return "\n".join([*kept, rest])


def _cut_line(line: str, most: int, width_em: float, rest: str) -> str:
    """The parts of a line that fit into ``most`` lines together with ``rest``."""
    ends = [end.end() for end in re.finditer("[；、]", line)]
    fitting = [end for end in ends if line_count(line[: end - 1] + rest, width_em) <= most]
    room = int((most - 1) * width_em) if not fitting else fitting[-1] - 1
    return line[:room] + rest
