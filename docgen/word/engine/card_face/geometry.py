"""Where a face lies on the sheet, and where on the face its parts lie."""

from typing import NamedTuple


class RectangleMm(NamedTuple):
    """A rectangle on a page; mm."""

    left: float
    top: float
    width: float
    height: float


class FacePlacement(NamedTuple):
    """Where a face lies on the sheet (mm), and whether it is turned by half a turn."""

    left: float
    top: float
    width: float
    height: float
    is_turned: bool


class FacePart(NamedTuple):
    """A drawing that hangs from the paragraph of a face.

    ``share`` says where it lies on the face, in parts of the face's width and height. ``fill_and_outline`` are those of
    a text box, as XML; ``anchor`` is the edge that its text keeps to (t, ctr, b). ``size_mm`` is the width and height
    that a picture, which keeps its proportions, has in the template.
    """

    name: str
    share: RectangleMm
    fill_and_outline: str = ""
    anchor: str = "ctr"
    size_mm: tuple[float, float] = (0.0, 0.0)

    def rectangle_on(self, face: FacePlacement) -> RectangleMm:
        """Where the part lies on the sheet."""
        left, top, width, height = self.share
        if face.is_turned:
            left, top = 1 - left - width, 1 - top - height
        room = RectangleMm(
            face.left + left * face.width, face.top + top * face.height, width * face.width, height * face.height
        )
        return fit_into(room, *self.size_mm) if all(self.size_mm) else room


def fit_into(room: RectangleMm, width: float, height: float) -> RectangleMm:
    """A rectangle of these proportions, as large as the room allows and in its middle."""
    factor = min(room.width / width, room.height / height)
    width, height = width * factor, height * factor
    return RectangleMm(room.left + (room.width - width) / 2, room.top + (room.height - height) / 2, width, height)
