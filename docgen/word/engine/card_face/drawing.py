"""The DrawingML of a face: text boxes and pictures that are anchored to a place on the page."""

import re
from functools import lru_cache
from math import copysign
from typing import NamedTuple

from markupsafe import escape

from docgen.model.brand import Picture
from docgen.model.units import mm_to_emu
from docgen.word.engine.card_face.geometry import RectangleMm
from docgen.word.engine.card_face.layout import TextLayout
from docgen.word.engine.render_state import RenderState
from docgen.word.markup.card_face import EMBLEM
from docgen.word.markup.namespaces import WPS
from docgen.word.markup.pictures import picture_data, picture_drawing, picture_frame

_TURN = ' rot="10800000"'
#: mm by which the ink may lie off the middle of a face, so that the letters with the room around them lie nearer to it.
_TOLERATED_SHIFT = 0.3
_INVISIBLE_OUTLINE = re.compile(r"<a:ln\b[^>]*>\s*<a:noFill/>.*?</a:ln>", re.S)
_GROUND = re.compile(r"<a:(solidFill|gradFill|blipFill|pattFill|ln\b)")
_GEOMETRY = re.compile(r"<a:(prstGeom|custGeom)\b.*?</a:\1>", re.S)


class TextBox(NamedTuple):
    """A text box on the sheet: its fill and outline, its paragraphs and how they lie in it, its name."""

    rectangle: RectangleMm
    fill_and_outline: str
    content: str
    layout: TextLayout
    name: str


def text_box_drawing(box: TextBox, state: RenderState, is_turned: bool = False) -> str:
    """The box as a drawing; margins inside it move its text to where the layout wants it."""
    top, bottom = _margins_that_shift(box.layout.shift_down)
    left, right = _margins_that_shift(_tolerant_shift(box.layout.shift_right))
    text = f"<wps:txbx><w:txbxContent>{box.content}</w:txbxContent></wps:txbx>" if box.content else ""
    graphic = (
        f'<a:graphic><a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f"{_frame(box.rectangle, is_turned)}{box.fill_and_outline}</wps:spPr>{text}"
        f'<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        'anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>'
    )
    return f"<w:drawing>{anchored_drawing(box.rectangle, graphic, box.name, box.name, state)}</w:drawing>"


def emblem_drawing(picture: Picture, rectangle: RectangleMm, is_turned: bool, state: RenderState) -> str:
    """A picture that fills the rectangle, named as the emblem."""
    relation, number = state.relations.id_of_picture(picture), state.next_id()
    width_emu, height_emu = mm_to_emu(rectangle.width), mm_to_emu(rectangle.height)
    pic = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{EMBLEM}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr>{picture_frame(picture, width_emu, height_emu, is_turned)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    graphic = f"<a:graphic>{picture_data(picture, pic, width_emu, height_emu)}</a:graphic>"
    drawing = f"<w:drawing>{anchored_drawing(rectangle, graphic, EMBLEM, picture.alt, state)}</w:drawing>"
    return picture_drawing(picture, drawing)


def anchored_drawing(rectangle: RectangleMm, graphic: str, name: str, alt: str, state: RenderState) -> str:
    """A graphic that hangs at its place on the page, over the text."""
    number = state.next_id()
    return (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{mm_to_emu(rectangle.left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{mm_to_emu(rectangle.top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{mm_to_emu(rectangle.width)}" cy="{mm_to_emu(rectangle.height)}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="{escape(name)}" descr="{escape(alt)}"/>'
        f"<wp:cNvGraphicFramePr/>{graphic}</wp:anchor>"
    )


def choice(needed_prefixes: str, preferred: str, fallback: str = "") -> str:
    """Markup for readers that know the prefixes, and other markup for those that do not."""
    other = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else ""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{needed_prefixes}">{preferred}</mc:Choice>{other}'
        "</mc:AlternateContent>"
    )


@lru_cache(maxsize=16)
def without_ground(fill_and_outline: str) -> str | None:
    """The shape of a box without its fill and outline; None if it has neither."""
    if not _GROUND.search(_INVISIBLE_OUTLINE.sub("", fill_and_outline)):
        return None
    geometry = _GEOMETRY.search(fill_and_outline)
    return f"{geometry.group() if geometry else ''}<a:noFill/><a:ln><a:noFill/></a:ln>"


def _frame(rectangle: RectangleMm, is_turned: bool) -> str:
    """Size and turn of a graphic; its place is that of its anchor."""
    return (
        f'<a:xfrm{_TURN if is_turned else ""}><a:off x="0" y="0"/>'
        f'<a:ext cx="{mm_to_emu(rectangle.width)}" cy="{mm_to_emu(rectangle.height)}"/></a:xfrm>'
    )


def _tolerant_shift(shift_mm: float) -> float:
    """How far a text is moved so that neither its ink nor its letters with the room around them seem off the middle."""
    distance = abs(shift_mm)
    return copysign(max(min(distance, _TOLERATED_SHIFT), distance - _TOLERATED_SHIFT), shift_mm)


def _margins_that_shift(shift_mm: float) -> tuple[int, int]:
    """The margins before and behind a text (EMU) that move its middle by so many mm."""
    return (mm_to_emu(2 * shift_mm), 0) if shift_mm > 0 else (0, mm_to_emu(-2 * shift_mm))
