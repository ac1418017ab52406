"""Filters that print the drawings of a face wherever a card lies on the sheet."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from docgen.fonts.fitted_text import COLUMN_PITCH, FittedText
from docgen.model.brand import Picture
from docgen.model.units import mm_to_emu, pt_to_mm
from docgen.word.engine.card_face.columns import BoxContent, boxes_of_columns, has_columns
from docgen.word.engine.card_face.drawing import (
    TextBox,
    anchored_drawing,
    choice,
    emblem_drawing,
    text_box_drawing,
    without_ground,
)
from docgen.word.engine.card_face.geometry import FacePart, FacePlacement, RectangleMm, fit_into
from docgen.word.engine.card_face.layout import BoxRoom, lay_out_text
from docgen.word.engine.card_face.lines import set_single_line_spacing, without_space_before
from docgen.word.engine.card_face.outlines import text_outlines
from docgen.word.engine.render_state import STATE, RenderError, RenderState
from docgen.word.markup.card_face import BARS
from docgen.word.markup.namespaces import PIC

_HALF_TURN, _WHOLE_TURN = 10_800_000, 21_600_000  # 1/60000 degree
_FRAME = re.compile(r"<a:xfrm\b([^>]*)>\s*<a:off\b[^>]*/>\s*<a:ext\b[^>]*/>")
_ROTATION = re.compile(r'\brot="(-?\d+)"')


def text_box_printer(part: FacePart, emblem_share: float, bar_share: float) -> Callable[..., str]:
    """The filter around the paragraphs of a text box: they become the box on the sheet.

    The text stands below an emblem that is shown and above a bar that is shown. ``emblem_share`` and ``bar_share`` are
    the parts of the face's height that those take.
    """

    return pass_context(partial(_print_text_box, part, emblem_share, bar_share))


def _print_text_box(
    part: FacePart,
    emblem_share: float,
    bar_share: float,
    context: Context,
    paragraphs: str,
    placement: Sequence[Any],
    name: Any,
    picture: Any,
    bar: str,
) -> str:
    if not isinstance(name, FittedText):
        raise RenderError("卡面只能用在席卡和证件的模板里")
    face = FacePlacement(*placement)
    rectangle = part.rectangle_on(face)
    room = BoxRoom(
        rectangle.height,
        emblem=emblem_share * rectangle.height if isinstance(picture, Picture) else 0.0,
        bar=bar_share * rectangle.height if bar else 0.0,
    )
    box_name = part.name if part.name in BARS else str(name)
    ground = part.fill_and_outline
    printed = []
    for content, layout in _contents(paragraphs or "<w:p/>", room, part.anchor, name):
        box = TextBox(rectangle, ground, content, layout, box_name)
        if face.is_turned:
            printed.append(_turned_text_box(box, part.name, name, context[STATE]))
        else:
            printed.append(choice("wps", text_box_drawing(box, context[STATE])))
        # only the first of the boxes that lie on each other has a ground
        ground = without_ground(ground) or ground
    return "".join(printed)


def _contents(paragraphs: str, room: BoxRoom, anchor: str, name: FittedText) -> tuple[BoxContent, ...]:
    """What stands in the box; for a name in columns in several that lie on each other."""
    if has_columns(paragraphs):
        pitch_mm = COLUMN_PITCH * pt_to_mm(name.lines[0].size_pt)
        return boxes_of_columns(paragraphs, pitch_mm, room, anchor, name.fonts)
    content = without_space_before(paragraphs)
    layout = lay_out_text(content, room, anchor, name.fonts)
    return (BoxContent(set_single_line_spacing(content) if layout.is_single_line else content, layout),)


def _turned_text_box(box: TextBox, part_name: str, name: FittedText, state: RenderState) -> str:
    """The turned box and, for readers that do not turn its text, outlines; its ground is drawn by all of them.

    The ground lies behind the text, where it does not hide the outlines.
    """
    ground = ""
    bare = without_ground(box.fill_and_outline)
    if bare is not None:
        drawn_ground = text_box_drawing(box._replace(content="", name=part_name), state, is_turned=True)
        ground = choice("wps", drawn_ground.replace('behindDoc="0"', 'behindDoc="1"', 1))
        box = box._replace(fill_and_outline=bare)
    drawing = text_box_drawing(box, state, is_turned=True)
    return ground + choice("wps w15", drawing, text_outlines(box.rectangle, box.layout, name.fonts, state))


def emblem_printer(part: FacePart) -> Callable[..., str]:
    """The filter of the box of the emblem: the picture as large as the box allows, or nothing."""

    return pass_context(partial(_print_emblem, part))


def _print_emblem(part: FacePart, context: Context, _nothing: object, placement: Sequence[Any], picture: Any) -> str:
    if not isinstance(picture, Picture):
        return ""
    face = FacePlacement(*placement)
    rectangle = fit_into(part.rectangle_on(face), picture.width, picture.height)
    return emblem_drawing(picture, rectangle, bool(face.is_turned), context[STATE])


def shape_printer(part: FacePart, graphic: str) -> Callable[..., str]:
    """The filter of a picture, a line or another shape: it is placed and turned with the face.

    ``graphic`` is the shape as the template draws it.
    """

    return pass_context(partial(_print_shape, part, graphic))


def _print_shape(part: FacePart, graphic: str, context: Context, _nothing: object, placement: Sequence[Any]) -> str:
    face = FacePlacement(*placement)
    rectangle = part.rectangle_on(face)
    content = _FRAME.sub(lambda frame: _frame_on_sheet(frame, rectangle, face.is_turned), graphic, count=1)
    drawing = f"<w:drawing>{anchored_drawing(rectangle, content, part.name, '', context[STATE])}</w:drawing>"
    return drawing if PIC in graphic else choice("wps", drawing)


def _frame_on_sheet(frame: re.Match[str], rectangle: RectangleMm, is_turned: bool) -> str:
    """The frame of a shape with its size on the sheet; half a turn is added to its own rotation."""
    attributes = frame.group(1)
    own_rotation = _ROTATION.search(attributes)
    rotation = ((int(own_rotation.group(1)) if own_rotation else 0) + (_HALF_TURN if is_turned else 0)) % _WHOLE_TURN
    turn = f' rot="{rotation}"' if rotation else ""
    width_emu, height_emu = mm_to_emu(rectangle.width), mm_to_emu(rectangle.height)
    return (
        f'<a:xfrm{_ROTATION.sub("", attributes).rstrip()}{turn}><a:off x="0" y="0"/>'
        f'<a:ext cx="{width_emu}" cy="{height_emu}"/>'
    )
