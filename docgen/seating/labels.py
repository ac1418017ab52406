"""How a name is set in its box: one line or two, what stands under it, and how large boxes must be."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from docgen.model.people import Person
from docgen.model.units import pt_to_mm
from docgen.seating.room import NameBox

#: The size at which a room is laid out: 12 pt, in mm. A chart is drawn larger or smaller as a whole.
EM = pt_to_mm(12)
#: A name wider than this, in em, is set in two lines: one with a dot or a space, and one without.
_LINE, _WHOLE = 5.0, 7.0
_TWO_LINES = 0.78  # size of a name in two lines
_BELOW = 0.62  # size of what stands under the name
_NARROWEST, _WIDEST = 3.0, 4.9  # em inside a box
_BELOW_WIDTH = 5.6  # em inside a box when titles stand under names
_PADDING_X, _PADDING_Y = 0.8, 1.05
_LEADING = 1.18
#: Stacked names: from one character to the next, and the longest that is set at full size.
STACK_LEADING = 1.1  # as in draw.drawing
_TALLEST = 6
# Latin letters are about half as wide as hanzi, capitals more
_WIDE_LATIN = frozenset("ABCDEFGHKLMNOPQRSTUVWXYZmw%@&")


class Label(NamedTuple):
    """What stands in a box: the lines of the name and their size, the lines below and theirs; sizes as parts of the em.

    A name of two hanzi is spread to the width of three when it is drawn, a stacked one stands character under
    character; the text stays as it is.
    """

    lines: tuple[str, ...]
    size: float
    below: tuple[str, ...] = ()
    below_size: float = _BELOW
    stacked: bool = False


def advance(text: str) -> float:
    """The width of a text in em, rather too large than too small."""
    if len(text.encode()) == 3 * len(text):  # hanzi alone
        return float(len(text))
    return sum((0.72 if character in _WIDE_LATIN else 0.56) if character.isascii() else 1.0 for character in text)


def two_hanzi(text: str) -> bool:
    """Whether a name has two hanzi, which are spread over the width of three."""
    return len(text) == 2 and not text.isascii()


def shown_advance(text: str) -> float:
    """The width of a name in em as it is drawn."""
    return 3.0 if two_hanzi(text) else advance(text)


def name_lines(name: str) -> tuple[str, ...]:
    """A name in one line, or broken behind the dot or space nearest its middle, or in the middle of many hanzi.

    >>> name_lines("周明远"), name_lines("约翰内斯·范德维尔德"), name_lines("Johannes van der Velde")
    (('周明远',), ('约翰内斯·', '范德维尔德'), ('Johannes van ', 'der Velde'))
    """
    breaks = [at + 1 for at, character in enumerate(name[:-1]) if character in "·• -"]
    # a name without a place to break is rather set smaller
    if advance(name) <= (_LINE if breaks else _WHOLE):
        return (name,)
    if not breaks:
        breaks = [ceil(len(name) / 2)]
    at = min(breaks, key=lambda place: abs(advance(name[:place]) - advance(name[place:])))
    return (name[:at], name[at:])


def labels(people: Iterable[Person], what: str) -> tuple[list[Label], NameBox]:
    """The labels of people in their order, and one box that holds each of them.

    ``what`` stands under the name: 姓名 (nothing), 职务 or 英文名.
    """
    unfitted = [_label(person, what) for person in people]
    box = _box(unfitted)
    inside = box.width / EM - _PADDING_X
    return [_fitted(label, inside) for label in unfitted], box


def upright_labels(people: Iterable[Person]) -> list[tuple[list[Label], NameBox]]:
    """The same with names that stand upright, character under character, in narrow boxes: for long rows.

    Several heights of boxes to choose from. Longer names are set smaller. There is no choice when a name has letters,
    which would lie on their side.
    """
    names = [person.name for person in people]
    if any(character.isascii() for name in names for character in name):
        return []
    longest = max(map(len, names), default=3)
    choices = []
    for tall in range(3, max(3, min(_TALLEST, longest)) + 1):
        box = NameBox(round((1.0 + _PADDING_X * 0.75) * EM, 2), round((tall * STACK_LEADING + _PADDING_Y) * EM, 2))
        choices.append(([Label((name,), min(1.0, tall / len(name)), stacked=True) for name in names], box))
    return choices


def _label(person: Person, what: str) -> Label:
    lines = name_lines(person.name)
    below = {"职务": person.title, "英文名": person.name_en}.get(what, "")
    return Label(lines, _TWO_LINES if len(lines) > 1 else 1.0, tuple(_wrapped(below)) if below else ())


def _wrapped(text: str) -> list[str]:
    """A title in lines of at most _BELOW_WIDTH em at its own size; even lines, at most three."""
    room = _BELOW_WIDTH / _BELOW
    count = min(3, max(1, ceil(advance(text) / room)))
    if text.isascii() and " " in text:
        return list(name_lines(text)) if count > 1 else [text]
    step = ceil(len(text) / count)
    return [text[at : at + step] for at in range(0, len(text), step)]


def _box(rows: Sequence[Label]) -> NameBox:
    widest = max((label.size * shown_advance(line) for label in rows for line in label.lines), default=_NARROWEST)
    below = max((len(label.below) for label in rows), default=0)
    width = min(max(widest, _NARROWEST), _WIDEST)
    if below:
        width = max(width, min(_BELOW_WIDTH, max(_BELOW * advance(line) for label in rows for line in label.below)))
    height = _LEADING + _PADDING_Y + below * _BELOW * _LEADING
    return NameBox(round((width + _PADDING_X) * EM, 2), round(height * EM, 2))


def _fitted(label: Label, inside: float) -> Label:
    """The label with its sizes small enough for the width inside the box."""
    widest = max(map(shown_advance, label.lines))
    below = max(map(advance, label.below), default=0.0)
    return Label(
        label.lines,
        min(label.size, inside / widest),
        label.below,
        min(label.below_size, inside / below) if below else label.below_size,
    )
