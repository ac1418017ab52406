"""How a name is set in its box: in one line or several, what stands under it, and how large boxes must be.

All names of a chart have one size. There are several ways to set them: in few long lines or in many short ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from docgen.model.people import Person
from docgen.model.units import pt_to_mm
from docgen.seating.room import NameBox

#: The size at which a room is laid out: 12 pt, in mm. A chart is drawn larger or smaller as a whole.
EM = pt_to_mm(12)
#: Behind these a name may be broken. A longer word than so many em is cut when a name stands in several lines.
_BREAKS = frozenset("·•・‧- ")
LONGEST_WORD = 7.0
_MOST_LINES = 4
_NARROWEST = 3.0  # em inside a box
_WIDEST_USUAL = 8.0  # em, a box
_BELOW = 0.62  # size of what stands under the name
_BELOW_WIDTHS = (5.6, 7.5, 10.0)  # em inside a box that are tried when titles stand under names
_MOST_BELOW = 4  # lines of a title; it is set smaller before it takes more
#: Around the lines of a box. Its round corners take up to 7 % of the width; a dot at the end of a line may hang there.
_PADDING_X, _PADDING_Y, _HANGING_DOT = 0.65, 1.05, 0.2
LEADING = 1.18  # as in draw.drawing
#: Stacked names: from one character to the next, the most characters for which boxes are made, and those up to which
#: every name has its full size.
STACK_LEADING = 1.1  # as in draw.drawing
_TALLEST, _USUAL_LENGTH = 9, 5
# Latin letters are about half as wide as hanzi, capitals more
_WIDE_LATIN = frozenset("ABCDEFGHKLMNOPQRSTUVWXYZmw%@&")


class Label(NamedTuple):
    """What stands in a box: the lines of the name and their size, the lines below and theirs; sizes as parts of the em.

    A name of two hanzi is spread to the width of three when it is drawn, a stacked one stands character under
    character; the text stays as it is.
    """

    lines: tuple[str, ...]
    size: float = 1.0
    below: tuple[str, ...] = ()
    below_size: float = _BELOW
    stacked: bool = False

    @property
    def width(self) -> float:
        """What the name takes across, em."""
        return self.size * (1.0 if self.stacked else max(map(shown_advance, self.lines)))

    @property
    def height(self) -> float:
        """What the name and the lines below it take, em."""
        name = STACK_LEADING * len(self.lines[0]) if self.stacked else LEADING * len(self.lines)
        return self.size * name + LEADING * self.below_size * len(self.below)


class LabelSetting(NamedTuple):
    """One way to set the names of a seating: the labels of the people in their order, and the box that holds each."""

    labels: Sequence[Label]
    box: NameBox

    @property
    def is_odd(self) -> bool:
        """Whether the box is so wide that a chart of such boxes looks like a list."""
        return self.box.width > _WIDEST_USUAL * EM


def advance(text: str) -> float:
    """The width of a text in em, rather too large than too small."""
    if len(text.encode()) == 3 * len(text):  # hanzi alone
        return float(len(text))
    return sum((0.72 if character in _WIDE_LATIN else 0.56) if character.isascii() else 1.0 for character in text)


def two_hanzi(text: str) -> bool:
    """Whether a name has two hanzi, which are spread over the width of three."""
    return len(text) == 2 and not text.isascii()


def shown_advance(text: str) -> float:
    """The width of a name or a line of one in em as drawn; a space at its end takes none, a dot not all its place."""
    if two_hanzi(text):
        return 3.0
    hanging = _HANGING_DOT if text.endswith("·") else 0.0
    return advance(text.rstrip(" ")) - hanging


@lru_cache(maxsize=4096)
def name_lines(name: str, most_lines: int, longest_word: float = LONGEST_WORD) -> tuple[str, ...]:
    """A name in at most so many lines, the longest as short as can be; broken behind dots, hyphens and spaces.

    A word longer than so many em is cut.

    >>> name_lines("穆罕默德·阿卜杜拉·伊本·萨利赫", 3), name_lines("Johannes van der Velde", 2)
    (('穆罕默德·', '阿卜杜拉·', '伊本·萨利赫'), ('Johannes van ', 'der Velde'))
    >>> name_lines("周明远", 3), name_lines("安娜·林德", 1)
    (('周明远',), ('安娜·林德',))
    """
    parts = _words(name, longest_word) if most_lines > 1 else [name]
    if len(parts) == 1:
        return (name,)
    ways = (_filled(parts, width) for width in _line_widths(parts))
    return next(lines for lines in ways if len(lines) <= most_lines)


def lying_labels(people: Iterable[Person], what: str) -> list[LabelSetting]:
    """The ways to set names from left to right: usual boxes from the widest to the narrowest, then wider ones.

    ``what`` stands under the name: 姓名 (nothing), 职务 or 英文名.
    """
    rows = [(person.name, {"职务": person.title, "英文名": person.name_en}.get(what, "")) for person in people]
    names = dict.fromkeys(name for name, _ in rows)
    below = any(text for _, text in rows)
    widths = {_width(names, most_lines) for most_lines in range(1, _MOST_LINES + 1)}
    widths |= {max(width, min(widths)) for width in _BELOW_WIDTHS} if below else set()
    settings = [_setting(rows, width) for width in sorted(widths)]
    usual = [setting for setting in settings if not setting.is_odd]
    return [*reversed(usual), *(setting for setting in settings if setting.is_odd)]


def upright_labels(people: Iterable[Person]) -> Iterator[LabelSetting]:
    """The ways to set names upright, character under character, in narrow boxes: for long rows.

    Several heights of boxes to choose from; names that are longer are set smaller. There is no way when a name has
    letters, which would lie on their side.
    """
    names = [person.name for person in people]
    if any(character.isascii() for name in names for character in name):
        return
    lengths = [3, *map(len, names)]
    usual = max(length for length in lengths if length <= _USUAL_LENGTH)
    width = round((1.0 + _PADDING_X * 0.75) * EM, 2)
    for tall in range(usual, max(usual, min(_TALLEST, max(lengths))) + 1):
        box = NameBox(width, round((tall * STACK_LEADING + _PADDING_Y) * EM, 2))
        yield LabelSetting([Label((name,), min(1.0, tall / len(name)), stacked=True) for name in names], box)


def _words(name: str, longest_word: float) -> list[str]:
    """The parts of a name between which it may be broken, each with the mark behind it; a long word in even parts."""
    ends = [at + 1 for at, character in enumerate(name) if character in _BREAKS and at]
    # two marks in a row belong together
    ends = [at for at in ends if at < len(name) and name[at] not in _BREAKS]
    words = [name[start:end] for start, end in zip([0, *ends], [*ends, len(name)], strict=True)]
    return [part for word in words for part in _cut(word, longest_word)]


def _cut(word: str, longest_word: float) -> list[str]:
    """The word in even parts of at most so many em; one of letters is cut only where it is very long."""
    longest = max(longest_word, LONGEST_WORD) if word.isascii() else longest_word
    count = ceil(shown_advance(word) / longest)
    step = ceil(len(word) / max(count, 1))
    return [word[at : at + step] for at in range(0, len(word), step)]


def _line_widths(parts: Sequence[str]) -> list[float]:
    """The widths that a line of these parts can have, from the narrowest that holds each part."""
    widest = max(map(shown_advance, parts))
    runs = {shown_advance("".join(parts[start:end])) for end in range(1, len(parts) + 1) for start in range(end)}
    return sorted(width for width in runs if width >= widest)


def _filled(parts: Sequence[str], width: float) -> tuple[str, ...]:
    """The parts in lines of at most that width."""
    lines = [parts[0]]
    for part in parts[1:]:
        if shown_advance(lines[-1] + part) <= width:
            lines[-1] += part
        else:
            lines.append(part)
    return tuple(lines)


def _width(names: Iterable[str], most_lines: int) -> float:
    """The width inside a box, em, that names in at most so many lines take."""
    widths = (shown_advance(line) for name in names for line in name_lines(name, most_lines))
    return max(_NARROWEST, *widths, 0.0)


def _setting(rows: Sequence[tuple[str, str]], width: float) -> LabelSetting:
    """Names and what stands below them in boxes of that width inside, em."""
    labels = [_label(name, below, width) for name, below in rows]
    lines = max((len(label.lines) + _BELOW * len(label.below) for label in labels), default=1.0)
    height = LEADING * lines + _PADDING_Y
    return LabelSetting(labels, NameBox(round((width + _PADDING_X) * EM, 2), round(height * EM, 2)))


def _label(name: str, below: str, width: float) -> Label:
    lines = next(
        lines
        for lines in (name_lines(name, count) for count in range(1, _MOST_LINES + 1))
        if max(map(shown_advance, lines)) <= width + 1e-6
    )
    if not below:
        return Label(lines)
    wrapped = _wrapped(below, width / _BELOW)
    return Label(lines, 1.0, wrapped, min(_BELOW, width / max(map(advance, wrapped))))


@lru_cache(maxsize=1024)
def _wrapped(text: str, width: float) -> tuple[str, ...]:
    """A title in even lines of at most that width, in em of its own size; in _MOST_BELOW lines if it is longer.

    It is broken where it was typed in several lines.
    """
    typed = [line for line in (line.strip() for line in text.splitlines()) if line]
    if len(typed) > 1:
        return tuple(line for part in typed for line in _wrapped(part, width))
    count = min(_MOST_BELOW, max(1, ceil(advance(text) / width)))
    if text.isascii() and " " in text:
        return name_lines(text, count)
    step = ceil(len(text) / count)
    return tuple(text[at : at + step] for at in range(0, len(text), step))
