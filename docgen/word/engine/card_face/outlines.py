"""The text of a turned box as outlines of its letters: VML shapes, for readers that leave the text upright."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.fonts.face import composed
from docgen.fonts.font_stack import FontStack
from docgen.fonts.outlines import EM
from docgen.model.units import mm_to_pt, pt_to_mm
from docgen.word.engine.card_face.geometry import RectangleMm
from docgen.word.engine.card_face.layout import PlacedLine, TextLayout, stretch_width
from docgen.word.engine.card_face.lines import TextStretch
from docgen.word.engine.render_state import RenderState

#: The part of the em that a shape has below the baseline, and the same in units of the path.
_BELOW_BASELINE, _BELOW_BASELINE_UNITS = 0.12, 120
#: Units of a group's coordinates in a millimetre.
_UNITS_PER_MM = 100


class _OutlineShape(NamedTuple):
    """Characters of one size and colour as one shape: its place on the face, the width of its path in units."""

    rectangle: RectangleMm
    units: int
    colour: str
    path: str

    def alone(self, face: RectangleMm, state: RenderState) -> str:
        """The shape by itself, placed on the page."""
        left, top, width, height = self.rectangle
        on_page = RectangleMm(face.left + left, face.top + top, width, height)
        return self._shape(_page_style(on_page, state), state)

    def in_group(self, state: RenderState) -> str:
        """The shape in a group that covers the face."""
        left, top, width, height = (round(length * _UNITS_PER_MM) for length in self.rectangle)
        return self._shape(f"position:absolute;left:{left};top:{top};width:{width};height:{height}", state)

    def _shape(self, style: str, state: RenderState) -> str:
        return (
            f'<v:shape id="s{state.next_id()}" style="{style}" coordsize="{self.units},{EM}" path="{self.path}" '
            f'fillcolor="#{self.colour}" stroked="f"/>'
        )


def text_outlines(face: RectangleMm, layout: TextLayout, fonts: FontStack, state: RenderState) -> str:
    """The text of a turned box as shapes; several together as a group."""
    outlines = [outline for line in layout.lines for outline in _line_outlines(line, layout.shift_right, face, fonts)]
    if not outlines:
        return ""
    if len(outlines) == 1:
        return f"<w:pict>{outlines[0].alone(face, state)}</w:pict>"
    width, height = round(face.width * _UNITS_PER_MM), round(face.height * _UNITS_PER_MM)
    # without a cover the reader would stretch the shapes over the whole of the group
    cover = (
        f'<v:rect id="s{state.next_id()}" style="position:absolute;left:0;top:0;width:{width};height:{height}" '
        'filled="f" stroked="f"/>'
    )
    shapes = "".join(outline.in_group(state) for outline in outlines)
    return (
        f'<w:pict><v:group id="s{state.next_id()}" style="{_page_style(face, state)}" coordorigin="0,0" '
        f'coordsize="{width},{height}">{cover}{shapes}</v:group></w:pict>'
    )


def _page_style(rectangle: RectangleMm, state: RenderState) -> str:
    left, top, width, height = map(mm_to_pt, rectangle)
    return (
        f"position:absolute;margin-left:{left:.2f}pt;margin-top:{top:.2f}pt;width:{width:.2f}pt;height:{height:.2f}pt;"
        f"z-index:{state.next_id()};mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )


def _line_outlines(
    line: PlacedLine, shift_right: float, face: RectangleMm, fonts: FontStack
) -> Iterator[_OutlineShape]:
    """The shapes of a line, turned: what stood left stands right, what was above is below."""
    free = face.width - line.width
    start = {"center": free / 2, "right": free, "end": free}.get(line.align, 0.0) + shift_right
    together: list[TextStretch] = []
    for stretch in line.stretches:
        if together and (stretch.size_pt, stretch.colour) != (together[0].size_pt, together[0].colour):
            yield from _outlines_of(together, start, line, face, fonts)
            start += sum(stretch_width(other, fonts) for other in together)
            together = []
        together.append(stretch)
    yield from _outlines_of(together, start, line, face, fonts)


def _outlines_of(
    stretches: Sequence[TextStretch], start: float, line: PlacedLine, face: RectangleMm, fonts: FontStack
) -> Iterator[_OutlineShape]:
    """The shape of stretches of one size and colour that begin so many mm from the left; nothing for blanks."""
    units, path = _turned_path(stretches, fonts)
    if not path:
        return
    em = pt_to_mm(stretches[0].size_pt)
    width = units / EM * em
    top = face.height - line.baseline - _BELOW_BASELINE * em
    rectangle = RectangleMm(face.width - start - width, top, width, em)
    yield _OutlineShape(rectangle, units, stretches[0].colour, path)


def _turned_path(stretches: Sequence[TextStretch], fonts: FontStack) -> tuple[int, str]:
    """The width in units, and the outlines of all letters as one VML path, upside down from right to left."""
    size_pt = stretches[0].size_pt
    letters = []
    pen = 0.0
    for stretch in stretches:
        for letter in composed(stretch.text):
            glyph = fonts.glyph(stretch.face, letter)
            letters.append((round(pen), glyph.turned))
            pen += glyph.advance + stretch.spacing_pt / size_pt * EM
    units = round(pen)
    path = "".join(
        f"{'e' if contour.opens else ''}m{units - start + contour.x},{_BELOW_BASELINE_UNITS + contour.y}{contour.steps}"
        for start, contours in letters
        for contour in contours
    )
    return units, f"{path[1:]}e" if path else ""
