"""Finds the face of a card in a template and puts code in the place of its drawings."""

import re
from collections.abc import Callable

from lxml import etree

from docgen.fonts.fitted_text import LEADING
from docgen.model.units import TWIPS_PER_PT, emu_to_mm, half_points_to_pt
from docgen.word.engine.card_face.geometry import FacePart, RectangleMm
from docgen.word.engine.card_face.printers import emblem_printer, shape_printer, text_box_printer
from docgen.word.engine.card_face.stand_ins import STAND_IN
from docgen.word.engine.compiled_part import CodeFragment, CompiledPart, TagPlace
from docgen.word.engine.printers.attributes import print_markup, print_page_length
from docgen.word.engine.run_format import RunFormatOf
from docgen.word.engine.tag_and_brace_scanner import PRINT, STATEMENT
from docgen.word.markup.card_face import BARS, EMBLEM, FACE, SHEET_STYLE
from docgen.word.markup.elements import get_or_add_property, parent_of, to_xml
from docgen.word.markup.namespaces import PIC, WP, WPS, A, w

#: The outline that only shows where the face is, as Word writes it back.
_GUIDE = re.compile(
    r'<a:ln\b[^>]*>\s*<a:solidFill>\s*<a:srgbClr val="BFBFBF"/>\s*</a:solidFill>\s*'
    r'<a:prstDash val="sysDash"/>.*?</a:ln>'
)
_NO_FILL_NO_OUTLINE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
#: The first argument of every filter of a face: where the face lies.
_PLACEMENT = "[面.左, 面.上, 面.宽, 面.高, 面.反]"
#: The parts of a face's height that stay free under an emblem, and above a bar.
_ROOM_UNDER_EMBLEM, _ROOM_ABOVE_BAR = 0.02, 0.03
_DEFAULT_HALF_POINTS = 21


def replace_faces(part: CompiledPart, root: etree._Element, run_format_of: RunFormatOf) -> None:
    """Puts code in the place of every drawing of a face; the paragraphs of text boxes stay, to be compiled.

    The page takes the size of the paper that the cards are printed on.
    """
    faces = {id(anchor): anchor for anchor in root.iter(f"{{{WP}}}anchor") if _name_of(anchor) == FACE}
    if not faces:
        return
    for face in faces.values():
        paragraph = next(face.iterancestors(w("p")))
        rectangle = _rectangle_of(face)
        for anchor in list(paragraph.iter(f"{{{WP}}}anchor")):
            _replace_drawing(part, anchor, face, rectangle, run_format_of)
    for style in root.iter(w("pStyle")):
        # in the template itself the page break would put the loops on two pages
        if style.get(w("val")) == SHEET_STYLE:
            get_or_add_property(next(style.iterancestors(w("p"))), "pPr", "pageBreakBefore")
    for page_size in root.iter(w("pgSz")):
        for name, key in (("w", "宽"), ("h", "高"), ("orient", "向")):
            code = CodeFragment(PRINT, f"纸面.{key}", None, print_page_length, generated=True)
            page_size.set(w(name), part.add_fragment(code))


def _name_of(anchor: etree._Element) -> str:
    """The name of a drawing: 卡面 or 标志 wherever it stands (name, title, alt text), else what it is called."""
    properties = anchor.find(f"{{{WP}}}docPr")
    if properties is None:
        return ""
    names = [properties.get(attribute, "").strip() for attribute in ("name", "title", "descr")]
    return next((name for name in names if name in (FACE, EMBLEM)), names[0])


def _rectangle_of(anchor: etree._Element) -> RectangleMm:
    """Where the template draws a drawing; what is not written as a length counts as 0."""
    offsets = [anchor.findtext(f"{{{WP}}}position{axis}/{{{WP}}}posOffset", "0") for axis in "HV"]
    extent = anchor.find(f"{{{WP}}}extent")
    sizes = [extent.get(name, "0") if extent is not None else "0" for name in ("cx", "cy")]
    return RectangleMm(*(emu_to_mm(int(float(emu))) for emu in (*offsets, *sizes)))


def _replace_drawing(
    part: CompiledPart,
    anchor: etree._Element,
    face: etree._Element,
    face_rectangle: RectangleMm,
    run_format_of: RunFormatOf,
) -> None:
    """Takes a drawing out of the tree and puts its code, with the paragraphs of a text box, in its place."""
    name = _name_of(anchor)
    if not _can_be_placed(part, anchor, face, face_rectangle):
        return
    share = _share_of(_rectangle_of(anchor), face_rectangle)
    text_box = anchor.find(f".//{w('txbxContent')}")
    outermost = _outermost_in_run(anchor)
    if text_box is not None and name != EMBLEM:
        for block in list(text_box):
            _write_out_formats(block, run_format_of)
        face_part = FacePart(name, share, _fill_and_outline_of(anchor), _text_anchor_of(anchor))
        is_face = name == FACE
        emblem_share = _emblem_share(anchor, face, face_rectangle) if is_face else 0.0
        bar_share = _bar_share(face, face_rectangle) if is_face else 0.0
        printer = text_box_printer(face_part, emblem_share, bar_share)
        stand_in = _text_box_code(part, name, printer, list(text_box))
    else:
        stand_in = _graphic_code(part, anchor, name, share)
    stand_in.tail = outermost.tail
    parent_of(outermost).replace(outermost, stand_in)


def _can_be_placed(
    part: CompiledPart, anchor: etree._Element, face: etree._Element, face_rectangle: RectangleMm
) -> bool:
    """Whether it is known where on the face a drawing lies; adds a problem if not."""
    name = _name_of(anchor)
    place = TagPlace(1, name, 1, name)
    if [_relative_to(anchor, axis) for axis in "HV"] != [_relative_to(face, axis) for axis in "HV"]:
        hint = f"在 Word 的“布局—位置”里，把它和“{FACE}”都设成相对于页面的绝对位置"
        part.add_problem(place, "M114", f"“{name}”和“{FACE}”的定位方式不同，不知道它在卡上的哪里", hint)
        return False
    if not face_rectangle.width or not face_rectangle.height:
        part.add_problem(place, "M114", f"“{FACE}”没有大小", "重新画一个文本框")
        return False
    return True


def _relative_to(anchor: etree._Element, axis: str) -> str:
    """What the place of a drawing is measured from: the page, a margin, the column …"""
    position = anchor.find(f"{{{WP}}}position{axis}")
    return position.get("relativeFrom", "") if position is not None else ""


def _share_of(rectangle: RectangleMm, face: RectangleMm) -> RectangleMm:
    """Where a rectangle lies on the face, in parts of the face's width and height."""
    return RectangleMm(
        (rectangle.left - face.left) / face.width,
        (rectangle.top - face.top) / face.height,
        rectangle.width / face.width,
        rectangle.height / face.height,
    )


def _outermost_in_run(anchor: etree._Element) -> etree._Element:
    """The element of the run that holds the drawing: the choice around it, with the copy for older readers."""
    outermost = anchor
    for ancestor in anchor.iterancestors():
        if ancestor.tag == w("r"):
            break
        outermost = ancestor
    return outermost


def _fill_and_outline_of(anchor: etree._Element) -> str:
    """Fill and outline of a text box as the template draws them, without its place."""
    properties = anchor.find(f".//{{{WPS}}}spPr")
    if properties is None:
        return _NO_FILL_NO_OUTLINE
    written = "".join(to_xml(child) for child in properties if child.tag != f"{{{A}}}xfrm")
    return _GUIDE.sub("<a:ln><a:noFill/></a:ln>", written)


def _text_anchor_of(anchor: etree._Element) -> str:
    """The edge of the box that its text keeps to: t, ctr or b."""
    body = anchor.find(f".//{{{WPS}}}bodyPr")
    edge = body.get("anchor", "t") if body is not None else "ctr"
    return edge if edge in ("t", "ctr", "b") else "ctr"


def _emblem_share(anchor: etree._Element, face: etree._Element, face_rectangle: RectangleMm) -> float:
    """The part of a face's height from its top to below the emblem in the upper half of it; 0 without one."""
    paragraph = next(face.iterancestors(w("p")))
    emblems = [
        _rectangle_of(other)
        for other in paragraph.iter(f"{{{WP}}}anchor")
        if _name_of(other) == EMBLEM and other is not anchor
    ]
    lower_edges = [(box.top + box.height - face_rectangle.top) / face_rectangle.height for box in emblems]
    return max((edge + _ROOM_UNDER_EMBLEM for edge in lower_edges if edge < 0.5), default=0.0)


def _bar_share(face: etree._Element, face_rectangle: RectangleMm) -> float:
    """The part of a face's height from above the bars in the lower half of it to its foot; 0 without one."""
    paragraph = next(face.iterancestors(w("p")))
    bars = [_rectangle_of(other) for other in paragraph.iter(f"{{{WP}}}anchor") if _name_of(other) in BARS]
    upper_edges = [(bar.top - face_rectangle.top) / face_rectangle.height for bar in bars]
    return max((1 - edge + _ROOM_ABOVE_BAR for edge in upper_edges if edge >= 0.5), default=0.0)


def _write_out_formats(block: etree._Element, run_format_of: RunFormatOf) -> None:
    """Gives the paragraphs of a face exact lines for their type, and their runs the face and size that apply.

    The outlines are made from what is printed: it must say what it looks like.
    """
    for paragraph in block.iter(w("p")):
        formats = {run: run_format_of(paragraph, run) for run in paragraph.iter(w("r"))}
        half_points = max([run_format.half_points for run_format in formats.values()], default=_DEFAULT_HALF_POINTS)
        pitch_twips = round(half_points_to_pt(half_points) * TWIPS_PER_PT * LEADING)
        spacing = get_or_add_property(paragraph, "pPr", "spacing")
        spacing.attrib.clear()
        for name, value in (("before", "0"), ("after", "0"), ("line", str(pitch_twips)), ("lineRule", "exact")):
            spacing.set(w(name), value)
        get_or_add_property(paragraph, "pPr", "snapToGrid").set(w("val"), "0")
        for run, run_format in formats.items():
            get_or_add_property(run, "rPr", "sz").set(w("val"), str(run_format.half_points))
            fonts = get_or_add_property(run, "rPr", "rFonts")
            if run_format.face and not fonts.get(w("eastAsia")):
                fonts.set(w("eastAsia"), run_format.face)


def _text_box_code(
    part: CompiledPart, name: str, printer: Callable[..., str], blocks: list[etree._Element]
) -> etree._Element:
    """The paragraphs of a text box between the beginning and the end of a filter; a bar only for its own group."""
    filter_name = f"_face{len(part.filters)}"
    part.filters[filter_name] = printer
    beginning = _statement(part, f"filter {filter_name}({_PLACEMENT}, 卡.姓名, 卡.标志, 卡.条)")
    end = _statement(part, "endfilter")
    if name in BARS:
        beginning = _statement(part, f'if 卡.条 == "{name}"') + beginning
        end += _statement(part, "endif")
    stand_in = etree.Element(w(STAND_IN))
    stand_in.text = beginning
    stand_in.extend(blocks)
    if blocks:
        blocks[-1].tail = (blocks[-1].tail or "") + end
    else:
        stand_in.text += end
    return stand_in


def _statement(part: CompiledPart, code: str) -> str:
    return part.add_fragment(CodeFragment(STATEMENT, code, None, generated=True))


def _graphic_code(part: CompiledPart, anchor: etree._Element, name: str, share: RectangleMm) -> etree._Element:
    """The code of the emblem, or of a picture, line or other shape that is printed as the template draws it."""
    graphic = anchor.find(f"{{{A}}}graphic")
    content = "" if graphic is None else to_xml(graphic)
    rectangle = _rectangle_of(anchor)
    size_mm = (rectangle.width, rectangle.height) if PIC in content else (0.0, 0.0)
    face_part = FacePart(name, share, size_mm=size_mm)
    filter_name = f"_face{len(part.filters)}"
    if name == EMBLEM:
        part.filters[filter_name] = emblem_printer(face_part)
        code = f"0|{filter_name}({_PLACEMENT}, 卡.标志)"
    else:
        part.filters[filter_name] = shape_printer(face_part, content)
        code = f"0|{filter_name}({_PLACEMENT})"
    stand_in = etree.Element(w(STAND_IN))
    stand_in.text = part.add_fragment(CodeFragment(PRINT, code, None, print_markup, generated=True))
    return stand_in
