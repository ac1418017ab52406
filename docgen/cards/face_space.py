"""The space that one face of a card offers to its texts, and how large each of them may be at most."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

#: The part of a face that texts may fill. The rest is the margin: 6 % on each side.
_FILLED = 0.88
_MARGIN = (1 - _FILLED) / 2
#: On a face that is higher than wide, so much of its width counts as its height for the texts beside the name.
_WIDTH_AS_HEIGHT = 0.62
#: The part of the text width that the word in a bar may fill.
_FILLED_BAR = 0.9


class Proportions(NamedTuple):
    """How large the texts of a face are at most.

    ``name`` is the em of a name as a part of the height of the face, ``beside_name`` that of each other text.
    ``together`` is the part of the text height that all texts beside the name may take. ``against_name`` is the size of
    a text beside the name as a part of the name's. A name has at most ``most_lines`` lines; it is broken where that
    makes it larger by the factor ``worth_breaking``. Long names have one size if the longest of them could be set in
    the part ``alike`` of the size of the shortest, or larger. With ``one_height`` lines of a kind stand at one height
    on all cards of a stack.
    """

    name: float
    beside_name: Mapping[str, float]
    together: float
    against_name: float
    most_lines: int = 2
    worth_breaking: float = 1.25
    alike: float = 0.8
    one_height: bool = False


#: A card on a table is read from across the table: the name fills it.
CARD_PROPORTIONS = Proportions(
    name=0.62,
    beside_name={"标题": 0.1, "单位": 0.14, "英文名": 0.12, "职务": 0.14, "身份": 0.12, "口号": 0.085},
    together=0.48,
    against_name=0.5,
)
#: A badge is read from one metre away, unit and post too: their type is 14 points on a face of 54 mm.
BADGE_PROPORTIONS = Proportions(
    name=0.27,
    beside_name={"标题": 0.07, "单位": 0.092, "英文名": 0.08, "职务": 0.092, "身份": 0.12, "口号": 0.07},
    together=0.62,
    against_name=0.85,
    most_lines=3,
    worth_breaking=1.1,
    alike=0.9,
    one_height=True,
)


@dataclass(frozen=True, slots=True)
class FaceSpace:
    """A face: its size in mm, whether names are written vertically, the largest size of a name in points.

    ``emblem`` is the part of the height, from 0 to 1, that an emblem takes at the top, ``bar`` the part that the bar of
    a badge takes at the foot.
    """

    width: float
    height: float
    vertical: bool = False
    largest_pt: float = 999.0
    emblem: float = 0.0
    bar: float = 0.0
    proportions: Proportions = CARD_PROPORTIONS

    @property
    def text_width(self) -> float:
        """How wide a text may be, in mm."""
        return _FILLED * self.width

    @property
    def bar_width(self) -> float:
        """How wide the word in a bar may be, in mm."""
        return _FILLED_BAR * self.text_width

    @property
    def text_height(self) -> float:
        """How high all texts together may be, in mm."""
        return (1 - max(self.emblem, _MARGIN) - max(self.bar, _MARGIN)) * self.height

    @property
    def reference_height(self) -> float:
        """The height in mm from which the sizes of the texts beside the name are computed."""
        return min(self.height, _WIDTH_AS_HEIGHT * self.width)


def round_down_to_half_point(size_pt: float) -> float:
    """A size that Word can write. A size that lacks less than a millionth of a half point is that half point.

    >>> round_down_to_half_point(10.9), round_down_to_half_point(10.4999999)
    (10.5, 10.5)
    """
    return int(size_pt * 2 + 1e-6) / 2
