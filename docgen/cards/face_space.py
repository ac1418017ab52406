"""The space that one face of a card offers to its texts."""

from dataclasses import dataclass

#: The part of a face that texts may fill. The rest is the margin: 6 % on each side.
_FILLED = 0.88
_MARGIN = (1 - _FILLED) / 2
#: On a face that is higher than wide, so much of its width counts as its height for the texts beside the name.
_WIDTH_AS_HEIGHT = 0.62


@dataclass(frozen=True, slots=True)
class FaceSpace:
    """A face: its size in mm, whether names are written vertically, the largest size of a name in points.

    ``emblem`` is the part of the height, from 0 to 1, that an emblem takes at the top.
    """

    width: float
    height: float
    vertical: bool = False
    largest_pt: float = 999.0
    emblem: float = 0.0

    @property
    def text_width(self) -> float:
        """How wide a text may be, in mm."""
        return _FILLED * self.width

    @property
    def text_height(self) -> float:
        """How high all texts together may be, in mm."""
        return (1 - max(self.emblem, _MARGIN) - _MARGIN) * self.height

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
