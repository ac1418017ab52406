"""Faces of cards: the block that a template draws once is printed wherever a card lies, and turned where it is folded.

In Word a template shows the face of one card as a text box named 卡面; what repeats is marked by loops around it. Its
place, its size and its turn come from the sheet (面.左, 上, 宽, 高, 反), and whatever else hangs from the same
paragraph (a picture, a line, another box) moves, grows and turns with it.

A turned face is a choice between two: the turned text box, which Word and its kin draw and edit; and outlines, for
readers that leave the text of a turned box upright (LibreOffice). Those know ``wps`` and not ``w15``, which the choice
asks for too. The outlines are a VML path: a third of the bytes of a DrawingML one, and read by every version of Word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import copysign
from typing import Any, NamedTuple
from xml.sax.saxutils import unescape

from jinja2 import pass_context
from jinja2.runtime import Context
from lxml import etree
from markupsafe import escape

from docgen.fonts.face import EM, Contour, composed
from docgen.fonts.fitted_text import LEADING, FittedText
from docgen.fonts.font_stack import FontStack
from docgen.model.brand import Picture
from docgen.model.units import MM_PER_PT
from docgen.word.engine.pieces import CompiledPart, Piece, Place, Styled
from docgen.word.engine.printers import EMU_PER_MM, STATE, FieldError, State, plain
from docgen.word.engine.tags import PRINT, STATEMENT
from docgen.word.markup.elements import element_around, fragment, property_of
from docgen.word.markup.namespaces import MC, WP, A, w
from docgen.word.markup.pictures import picture_data, picture_drawing, picture_frame

#: The name of the text box that is a card's face, and of the box that the brand's emblem is put into.
FACE, EMBLEM = "卡面", "标志"
#: The outline of a box in our templates: to be seen in Word, never printed.
GUIDE = '<a:ln w="3175"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill><a:prstDash val="sysDash"/></a:ln>'
#: The style of the paragraph with which every sheet begins.
SHEET_STYLE = "CardSheet"
#: What stands in the tree for a drawing while its paragraphs are woven.
STAND_IN = "docgenFace"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
#: The prefixes that faces are written with; a template that lacks one gets it.
_PREFIXES = {
    "wp": WP,
    "a": A,
    "mc": MC,
    "wps": _WPS,
    "pic": _PIC,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
_HALF_TURN = ' rot="10800000"'
_PT_PER_MM = 72 / 25.4
#: mm that the middle of the ink, and if it can be that of the letters' own widths, may lie beside that of a face.
_ASIDE = 0.3
#: The part of a face's height that stays free under an emblem, and at the foot of a face that has one.
_UNDER, _EDGE = 0.02, 0.06
# the em of a shape: so much of it is below the baseline
_BELOW = 0.12
_ARGUMENTS = "面.左, 面.上, 面.宽, 面.高, 面.反"


class _Box(NamedTuple):
    """A rectangle; mm."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Part:
    """What hangs from the paragraph of a face: where it lies on the face as parts of its width and height; its look."""

    where: _Box
    name: str
    look: str = ""
    anchor: str = "ctr"
    size: tuple[float, float] = (0.0, 0.0)  # as the template draws it, mm, where it keeps its shape

    def box(self, left: float, top: float, width: float, height: float, turned: bool) -> _Box:
        """Where the part lies on the sheet, on a face that lies there."""
        x, y, wide, high = self.where
        if turned:
            x, y = 1 - x - wide, 1 - y - high
        found = _Box(left + x * width, top + y * height, wide * width, high * height)
        if not all(self.size):
            return found
        # a picture grows alike both ways
        factor = min(found.width / self.size[0], found.height / self.size[1])
        across, down = self.size[0] * factor, self.size[1] * factor
        return _Box(found.left + (found.width - across) / 2, found.top + (found.height - down) / 2, across, down)


def prepare(woven: CompiledPart, root: etree._Element, styled: Styled) -> None:
    """The drawings of card faces become code, their paragraphs stay to be woven; the sheet takes the paper's size."""
    anchors = {id(one): one for one in root.iter(f"{{{WP}}}anchor") if _named(one) == FACE}
    if not anchors:
        return
    for face in anchors.values():
        host = next(face.iterancestors(w("p")))
        whole = _measured(face)
        for anchor in list(host.iter(f"{{{WP}}}anchor")):
            _replace(woven, anchor, face, whole, styled)
    for named in root.iter(w("pStyle")):
        # in the template itself it would put the loops on two pages
        if named.get(w("val")) == SHEET_STYLE:
            paragraph = next(named.iterancestors(w("p")))
            property_of(paragraph, "pPr", "pageBreakBefore")
    for size in root.iter(w("pgSz")):
        for name, word in (("w", "宽"), ("h", "高"), ("orient", "向")):
            size.set(w(name), woven.marker(Piece(PRINT, f"纸面.{word}", None, _as_written, ours=True)))


def finish(written: str) -> str:
    """The written part without the stand-ins, with every prefix that faces are printed with."""
    if STAND_IN not in written:
        return written
    written = re.sub(rf"</?w:{STAND_IN}\b[^>]*>", "", written)
    head = re.search(r"<w:document\b[^>]*>", written)
    assert head is not None
    lacking = "".join(
        f' xmlns:{prefix}="{uri}"' for prefix, uri in _PREFIXES.items() if f"xmlns:{prefix}=" not in head.group()
    )
    return written[: head.end() - 1] + lacking + written[head.end() - 1 :]


def _named(anchor: etree._Element) -> str:
    properties = anchor.find(f"{{{WP}}}docPr")
    if properties is None:
        return ""
    known = [properties.get(one, "").strip() for one in ("name", "title", "descr")]
    return next((one for one in known if one in (FACE, EMBLEM)), known[0])


def _measured(anchor: etree._Element) -> _Box:
    """The box of a drawing as the template draws it; what is not written in lengths counts as 0."""
    offsets = [anchor.findtext(f"{{{WP}}}position{axis}/{{{WP}}}posOffset", "0") for axis in "HV"]
    extent = anchor.find(f"{{{WP}}}extent")
    sizes = [extent.get(one, "0") if extent is not None else "0" for one in ("cx", "cy")]
    return _Box(*(int(float(one)) / EMU_PER_MM for one in (*offsets, *sizes)))


def _replace(woven: CompiledPart, anchor: etree._Element, face: etree._Element, whole: _Box, styled: Styled) -> None:
    """The drawing out of the tree; its code, and the paragraphs of a text box, in its place."""
    name = _named(anchor)
    place = Place(1, name, 1, name)
    if [_from(anchor, axis) for axis in "HV"] != [_from(face, axis) for axis in "HV"]:
        hint = f"在 Word 的“布局—位置”里，把它和“{FACE}”都设成相对于页面的绝对位置"
        woven.fault(place, "M114", f"“{name}”和“{FACE}”的定位方式不同，不知道它在卡上的哪里", hint)
        return
    own = _measured(anchor)
    if not whole.width or not whole.height:
        woven.fault(place, "M114", f"“{FACE}”没有大小", "重新画一个文本框")
        return
    where = _Box(
        (own.left - whole.left) / whole.width,
        (own.top - whole.top) / whole.height,
        own.width / whole.width,
        own.height / whole.height,
    )
    texts = anchor.find(f".//{w('txbxContent')}")
    outer = _outermost(anchor)
    stand_in = etree.Element(w(STAND_IN))
    number = len(woven.filters)
    if texts is not None and name != EMBLEM:
        part = _Part(where, name, _look(anchor), _anchoring(anchor))
        woven.filters[f"_face{number}"] = _text_printer(part, _below(anchor, face, whole) if name == FACE else 0.0)
        for block in list(texts):
            _even(block, styled)
            stand_in.append(block)
        stand_in.text = woven.marker(
            Piece(STATEMENT, f"filter _face{number}({_ARGUMENTS}, 卡.姓名, 卡.标志)", None, ours=True)
        )
        last = stand_in[-1] if len(stand_in) else None
        end = woven.marker(Piece(STATEMENT, "endfilter", None, ours=True))
        if last is None:
            stand_in.text += end
        else:
            last.tail = (last.tail or "") + end
    else:
        graphic = anchor.find(f"{{{A}}}graphic")
        content = "" if graphic is None else fragment(graphic)
        part = _Part(where, name, size=(own.width, own.height) if _PIC in content else (0.0, 0.0))
        woven.filters[f"_face{number}"] = _emblem_printer(part) if name == EMBLEM else _shape_printer(part, content)
        code = f"0|_face{number}({_ARGUMENTS}{', 卡.标志' if name == EMBLEM else ''})"
        stand_in.text = woven.marker(Piece(PRINT, code, None, _as_markup, ours=True))
    stand_in.tail = outer.tail
    element_around(outer).replace(outer, stand_in)


def _from(anchor: etree._Element, axis: str) -> str:
    position = anchor.find(f"{{{WP}}}position{axis}")
    return position.get("relativeFrom", "") if position is not None else ""


def _outermost(anchor: etree._Element) -> etree._Element:
    """The element of the run that holds the drawing: the choice around it, with the copy for older readers."""
    outer = anchor
    for node in anchor.iterancestors():
        if node.tag == w("r"):
            break
        outer = node
    return outer


def _look(anchor: etree._Element) -> str:
    """Fill and outline of a text box as the template draws them, without its place."""
    properties = anchor.find(f".//{{{_WPS}}}spPr")
    if properties is None:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
    written = "".join(fragment(one) for one in properties if one.tag != f"{{{A}}}xfrm")
    return _GUIDE.sub("<a:ln><a:noFill/></a:ln>", written)


_GUIDE = re.compile(
    r'<a:ln\b[^>]*>\s*<a:solidFill>\s*<a:srgbClr val="BFBFBF"/>\s*</a:solidFill>\s*'
    r'<a:prstDash val="sysDash"/>.*?</a:ln>'
)


def _anchoring(anchor: etree._Element) -> str:
    body = anchor.find(f".//{{{_WPS}}}bodyPr")
    found = body.get("anchor", "t") if body is not None else "ctr"
    return found if found in ("t", "ctr", "b") else "ctr"


def _even(block: etree._Element, styled: Styled) -> None:
    """Paragraphs of a face have exact lines for their type, and say what their words look like: the outlines are made
    from what is printed.
    """
    for paragraph in block.iter(w("p")):
        looks = {run: styled(paragraph, run) for run in paragraph.iter(w("r"))}
        pitch = round(max([one.size for one in looks.values()], default=21) * 10 * LEADING)
        spacing = property_of(paragraph, "pPr", "spacing")
        for name in list(spacing.attrib):
            del spacing.attrib[name]
        for name, written in (("before", "0"), ("after", "0"), ("line", str(pitch)), ("lineRule", "exact")):
            spacing.set(w(name), written)
        property_of(paragraph, "pPr", "snapToGrid").set(w("val"), "0")
        for run, look in looks.items():
            property_of(run, "rPr", "sz").set(w("val"), str(look.size))
            fonts = property_of(run, "rPr", "rFonts")
            if look.face and not fonts.get(w("eastAsia")):
                fonts.set(w("eastAsia"), look.face)


@pass_context
def _as_written(_context: Context, value: object) -> str:
    """The printer of what our own code writes into an attribute."""
    return plain(value)


@pass_context
def _as_markup(_context: Context, value: object) -> str:
    """The printer of what a filter of ours has made: it is markup already."""
    return str(value)


def _below(anchor: etree._Element, face: etree._Element, whole: _Box) -> float:
    """The part of a face's height from its top to below the emblem in the upper half of it; 0 without one."""
    host = next(face.iterancestors(w("p")))
    emblems = [one for one in host.iter(f"{{{WP}}}anchor") if _named(one) == EMBLEM and one is not anchor]
    edges = [(box.top + box.height - whole.top) / whole.height for box in map(_measured, emblems)]
    return max((edge + _UNDER for edge in edges if edge < 0.5), default=0.0)


def _text_printer(part: _Part, emblem: float) -> Callable[..., str]:
    """The filter around the paragraphs of a text box: they become the box on the sheet, below an emblem that is shown.

    ``emblem`` is the part of the height that it takes.
    """
    ground = _has_ground(part.look)

    @pass_context
    def print_text(
        context: Context,
        body: str,
        left: Any,
        top: Any,
        width: Any,
        height: Any,
        turned: Any,
        name: Any,
        picture: Any,
    ) -> str:
        state: State = context[STATE]
        if not isinstance(name, FittedText):
            raise FieldError("卡面只能用在席卡和证件的模板里")
        box = part.box(left, top, width, height, bool(turned))
        content = body or "<w:p/>"
        content = _BEFORE.sub('w:before="0"', content, count=1)
        taken = emblem * box.height if isinstance(picture, Picture) else 0.0
        block = _block(content, box.height, taken, part.anchor, name.fonts)
        if block.alone:
            # all readers put the middle of a line as high as its type at the same height, but not that of an exact one
            content = _PITCH.sub('w:line="240" w:lineRule="auto"', content)
        if not turned:
            drawn = _drawing(box, part.look, content, block, str(name), state, "")
            return _chosen("wps", drawn, "")
        before = ""
        if ground:
            # behind the text: it would hide the outlines that some readers draw
            ground_of = _drawing(box, part.look, "", block, part.name, state, _HALF_TURN)
            before = _chosen("wps", ground_of.replace('behindDoc="0"', 'behindDoc="1"', 1), "")
        look = _bare(part.look) if ground else part.look
        drawn = _drawing(box, look, content, block, str(name), state, _HALF_TURN)
        return before + _chosen("wps w15", drawn, _outlines(box, block, name.fonts, state))

    return print_text


def _emblem_printer(part: _Part) -> Callable[..., str]:
    """The filter of the box of the emblem: the picture as large as the box allows, or nothing."""

    @pass_context
    def print_emblem(
        context: Context, _nothing: object, left: Any, top: Any, width: Any, height: Any, turned: Any, picture: Any
    ) -> str:
        if not isinstance(picture, Picture):
            return ""
        state: State = context[STATE]
        box = part.box(left, top, width, height, bool(turned))
        factor = min(box.width / picture.width, box.height / picture.height)
        wide, high = picture.width * factor, picture.height * factor
        inside = _Box(box.left + (box.width - wide) / 2, box.top + (box.height - high) / 2, wide, high)
        relation = state.relations.id_of(picture)
        cx, cy = _emu(wide), _emu(high)
        pic = (
            "<pic:pic><pic:nvPicPr>"
            f'<pic:cNvPr id="{state.next_id()}" name="{EMBLEM}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f"<pic:spPr>{picture_frame(picture, cx, cy, bool(turned))}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        )
        graphic = f"<a:graphic>{picture_data(picture, pic, cx, cy)}</a:graphic>"
        anchored = _anchored(inside, graphic, EMBLEM, picture.alt, state)
        return picture_drawing(picture, f"<w:drawing>{anchored}</w:drawing>")

    return print_emblem


_FRAME = re.compile(r"<a:xfrm\b([^>]*)>\s*<a:off\b[^>]*/>\s*<a:ext\b[^>]*/>")
_TURN = re.compile(r'\brot="(-?\d+)"')


def _shape_printer(part: _Part, graphic: str) -> Callable[..., str]:
    """The filter of any other drawing: the same drawing, moved, grown and turned with the face."""

    @pass_context
    def print_shape(
        context: Context, _nothing: object, left: Any, top: Any, width: Any, height: Any, turned: Any
    ) -> str:
        state: State = context[STATE]
        box = part.box(left, top, width, height, bool(turned))

        def framed(found: re.Match[str]) -> str:
            own = _TURN.search(found.group(1))
            angle = (int(own.group(1)) if own else 0) + (10_800_000 if turned else 0)
            rest = _TURN.sub("", found.group(1)).rstrip()
            turn = f' rot="{angle % 21_600_000}"' if angle % 21_600_000 else ""
            return f'<a:xfrm{rest}{turn}><a:off x="0" y="0"/><a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/>'

        content = _FRAME.sub(framed, graphic, count=1)
        drawing = f"<w:drawing>{_anchored(box, content, part.name, '', state)}</w:drawing>"
        return drawing if _PIC in graphic else _chosen("wps", drawing, "")

    return print_shape


def _chosen(needs: str, choice: str, fallback: str) -> str:
    other = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else ""
    return f'<mc:AlternateContent><mc:Choice Requires="{needs}">{choice}</mc:Choice>{other}</mc:AlternateContent>'


def _drawing(box: _Box, look: str, content: str, block: "_Block", name: str, state: State, turn: str) -> str:
    """A text box on the sheet; margins inside it move its text, so that what one sees lies in the middle."""
    above, below = _margins(block.shift)
    left, right = _margins(_towards(block.aside))
    text = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>" if content else ""
    graphic = (
        f'<a:graphic><a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm{turn}>'
        f'<a:off x="0" y="0"/><a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/></a:xfrm>{look}</wps:spPr>{text}'
        f'<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="{left}" tIns="{above}" rIns="{right}" bIns="{below}" '
        'anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>'
    )
    return f"<w:drawing>{_anchored(box, graphic, name, name, state)}</w:drawing>"


def _towards(aside: float) -> float:
    """How far a text is moved so that neither its ink nor its letters with the room around them seem to stand aside."""
    far = abs(aside)
    return copysign(max(min(far, _ASIDE), far - _ASIDE), aside)


def _margins(shift: float) -> tuple[int, int]:
    """The margins before and behind a text that move its middle by so many mm."""
    return (_emu(2 * shift), 0) if shift > 0 else (0, _emu(-2 * shift))


def _anchored(box: _Box, graphic: str, name: str, alt: str, state: State) -> str:
    number = state.next_id()
    shown, told = escape(name), escape(alt)
    return (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{_emu(box.left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{_emu(box.top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{_emu(box.width)}" cy="{_emu(box.height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="{shown}" descr="{told}"/><wp:cNvGraphicFramePr/>{graphic}'
        "</wp:anchor>"
    )


def _has_ground(look: str) -> bool:
    """Whether a box has a fill or an outline of its own."""
    bare = re.sub(r"<a:ln\b[^>]*>\s*<a:noFill/>.*?</a:ln>", "", look, flags=re.S)
    return bool(re.search(r"<a:(solidFill|gradFill|blipFill|pattFill|ln\b)", bare))


def _bare(look: str) -> str:
    geometry = re.search(r"<a:(prstGeom|custGeom)\b.*?</a:\1>", look, re.S)
    return f"{geometry.group() if geometry else ''}<a:noFill/><a:ln><a:noFill/></a:ln>"


class _Stretch(NamedTuple):
    """Characters of one look in a line; spacing behind each in points."""

    text: str
    face: str
    size: float
    colour: str
    spacing: float


class _Row(NamedTuple):
    """A line of a box: its stretches, its alignment, its baseline from the top of the box in mm, its width in mm."""

    stretches: tuple[_Stretch, ...]
    align: str
    baseline: float
    width: float


class _Line(NamedTuple):
    """A line as it was printed: its stretches, its alignment, from its top to that of the next in mm."""

    stretches: tuple[_Stretch, ...]
    align: str
    pitch: float
    before: float = 0.0  # room above it, mm


class _Block(NamedTuple):
    """The lines of a box as they are to lie; how far its text must be moved down and to the right for it, mm; whether
    it is one line.
    """

    rows: tuple[_Row, ...]
    shift: float
    aside: float
    alone: bool


_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(.*?)</w:p>|<w:p\b[^>]*/>", re.S)
_RUN = re.compile(r"<w:r(?: [^>]*)?>(?:<w:rPr>(.*?)</w:rPr>)?(.*?)</w:r>", re.S)
_INSIDE = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>|<w:br\b[^>]*/>", re.S)
_PITCH = re.compile(r'w:line="(\d+)" w:lineRule="exact"')
_BEFORE = re.compile(r'w:before="\d+"')
_ALIGN = re.compile(r'<w:jc w:val="(\w+)"')
_SIZE = re.compile(r'<w:sz w:val="(\d+)"')
_EAST = re.compile(r'w:eastAsia="([^"]*)"')
_COLOUR = re.compile(r'<w:color w:val="([0-9A-Fa-f]{6})"')
_SPACING = re.compile(r'<w:spacing w:val="(-?\d+)"')
_ENTITIES = {"&quot;": '"', "&#10;": "\n", "&#9;": "\t"}


@lru_cache(maxsize=8)
def _block(body: str, height: float, taken: float, anchor: str, case: FontStack) -> _Block:
    """The lines of a box, read back from what is printed in it; what one sees of them lies in the middle (or at the
    edge that the template asks for) of what is below the ``taken`` mm at the top.
    """
    lines = list(_lines(body))
    seen = [number for number, line in enumerate(lines) if line.stretches]
    if not seen:
        return _Block((), 0.0, 0.0, False)
    alone = len(lines) == 1
    heights, aboves = [], []
    for line in lines:
        metrics = case.face(line.stretches[0].face).metrics if line.stretches else case.first.metrics
        # a line alone is as high as its type; what matters is where its baseline lies from its middle
        aboves.append(metrics.rise * _largest(line) * MM_PER_PT if alone else metrics.share * line.pitch)
        heights.append(0.0 if alone else line.pitch)
        if line.before and not alone:
            aboves[-1] += line.before
            heights[-1] += line.before
    starts = [sum(heights[:number]) for number in range(len(lines))]
    baselines = [start + above for start, above in zip(starts, aboves, strict=True)]
    if alone:
        # names of one line stand at one height on all cards: by the middle of the face's hanzi, not of their own ink
        middle, half = case.first.middle, _largest(lines[0]) * MM_PER_PT / 2
        top, bottom = baselines[0] - middle * 2 * half - half, baselines[0] - middle * 2 * half + half
    else:
        top = baselines[seen[0]] - _ink(lines[seen[0]], case)[3]
        bottom = baselines[seen[-1]] - _ink(lines[seen[-1]], case)[1]
    free = height - taken - (bottom - top)
    wanted = taken + {"t": 0.0, "b": free}.get(anchor, (free - (_EDGE * height if taken else 0.0)) / 2)
    # where Word puts the block by itself, and where what one sees of it would begin then
    shift = wanted - ((height - sum(heights)) / 2 + top)
    rows = tuple(
        _Row(line.stretches, line.align, baselines[number] - top + wanted, _width(line, case))
        for number, line in enumerate(lines)
        if line.stretches
    )
    return _Block(rows, shift, _aside([lines[number] for number in seen], case), alone)


def _aside(lines: Sequence[_Line], case: FontStack) -> float:
    """How far lines in the middle must be moved to the right for their ink to lie there, mm; 0 for others."""
    if any(line.align != "center" for line in lines):
        return 0.0
    edges = [(_ink(line, case), _width(line, case)) for line in lines]
    left = min(ink[0] - width / 2 for ink, width in edges)
    right = max(ink[2] - width / 2 for ink, width in edges)
    return -(left + right) / 2


def _width(line: _Line, case: FontStack) -> float:
    return sum(_wide(one, case) for one in line.stretches)


def _ink(line: _Line, case: FontStack) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what one sees of a line, mm from the beginning of its baseline, y upward."""
    at = 0.0
    boxes = []
    for one in line.stretches:
        scale = one.size * MM_PER_PT / EM
        for letter in composed(one.text):
            glyph = case.glyph(one.face, letter)
            if glyph.turned:
                left, bottom, right, top = (edge * scale for edge in glyph.ink)
                boxes.append((at + left, bottom, at + right, top))
            at += glyph.advance * scale + one.spacing * MM_PER_PT
    if not boxes:
        return 0.0, 0.0, at, 0.0
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _largest(line: "_Line") -> float:
    return max(one.size for one in line.stretches)


def _wide(one: _Stretch, case: FontStack) -> float:
    """How wide a stretch is, in mm."""
    letters = composed(one.text)
    units = sum(case.glyph(one.face, letter).advance for letter in letters)
    return (units / EM * one.size + one.spacing * len(letters)) * MM_PER_PT


def _lines(body: str) -> Iterator[_Line]:
    """Every line of a box, read from the paragraphs in it."""
    for paragraph in _PARAGRAPH.finditer(body):
        inside = paragraph.group(1) or ""
        aligned, exact = _ALIGN.search(inside), _PITCH.search(inside)
        align, pitch = (aligned.group(1) if aligned else "left"), int(exact.group(1)) / 20 * MM_PER_PT if exact else 5.0
        above = _BEFORE.search(inside)
        before = int(above.group()[10:-1]) / 20 * MM_PER_PT if above else 0.0
        row: list[_Stretch] = []
        for run in _RUN.finditer(inside):
            look, content = run.group(1) or "", run.group(2)
            size, face = _SIZE.search(look), _EAST.search(look)
            colour, spacing = _COLOUR.search(look), _SPACING.search(look)
            for piece in _INSIDE.finditer(content):
                if piece.group(1) is None:
                    yield _Line(tuple(row), align, pitch, before)
                    row, before = [], 0.0
                elif text := unescape(piece.group(1), _ENTITIES):
                    row.append(
                        _Stretch(
                            text,
                            face.group(1) if face else "",
                            int(size.group(1)) / 2 if size else 10.5,
                            colour.group(1) if colour else "000000",
                            int(spacing.group(1)) / 20 if spacing else 0.0,
                        )
                    )
        yield _Line(tuple(row), align, pitch, before)


def _outlines(box: _Box, block: _Block, case: FontStack, state: State) -> str:
    """The text of a turned box as shapes; one alone, several together as a group."""
    shapes = [shape for row in block.rows for shape in _row_shapes(row, block.aside, box, case)]
    if not shapes:
        return ""
    if len(shapes) == 1:
        return f"<w:pict>{shapes[0].alone(box, state)}</w:pict>"
    wide, high = round(box.width * 100), round(box.height * 100)
    # without a cover the reader would stretch the shapes over the whole of the group
    cover = f'<v:rect id="s{state.next_id()}" style="position:absolute;left:0;top:0;width:{wide};height:{high}" '
    cover += 'filled="f" stroked="f"/>'
    inside = "".join(shape.grouped(state) for shape in shapes)
    return (
        f'<w:pict><v:group id="s{state.next_id()}" style="{_absolute(box, state)}" coordorigin="0,0" '
        f'coordsize="{wide},{high}">{cover}{inside}</v:group></w:pict>'
    )


class _Outline(NamedTuple):
    """Characters of one size and colour as one shape: its box from the corner of the face in mm, its path."""

    box: _Box
    units: int
    colour: str
    path: str

    def alone(self, face: _Box, state: State) -> str:
        place = _Box(face.left + self.box.left, face.top + self.box.top, self.box.width, self.box.height)
        return self._shape(_absolute(place, state), state)

    def grouped(self, state: State) -> str:
        left, top, wide, high = (round(one * 100) for one in self.box)
        return self._shape(f"position:absolute;left:{left};top:{top};width:{wide};height:{high}", state)

    def _shape(self, style: str, state: State) -> str:
        return (
            f'<v:shape id="s{state.next_id()}" style="{style}" coordsize="{self.units},{EM}" path="{self.path}" '
            f'fillcolor="#{self.colour}" stroked="f"/>'
        )


def _absolute(box: _Box, state: State) -> str:
    left, top, wide, high = (one * _PT_PER_MM for one in box)
    return (
        f"position:absolute;margin-left:{left:.2f}pt;margin-top:{top:.2f}pt;width:{wide:.2f}pt;height:{high:.2f}pt;"
        f"z-index:{state.next_id()};mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )


def _row_shapes(row: _Row, aside: float, box: _Box, case: FontStack) -> Iterator[_Outline]:
    """The shapes of a line, turned: what stood left stands right, what was above is below."""
    start = {"center": (box.width - row.width) / 2, "right": box.width - row.width, "end": box.width - row.width}
    at = start.get(row.align, 0.0) + aside
    waiting: list[_Stretch] = []
    for one in row.stretches:
        if waiting and (one.size, one.colour) != (waiting[0].size, waiting[0].colour):
            yield from _shape_of(waiting, at, row, box, case)
            at += sum(_wide(stretch, case) for stretch in waiting)
            waiting = []
        waiting.append(one)
    yield from _shape_of(waiting, at, row, box, case)


def _shape_of(stretches: Sequence[_Stretch], at: float, row: _Row, box: _Box, case: FontStack) -> Iterator[_Outline]:
    """The shape of stretches of one size and colour that begin ``at`` mm from the left; nothing for blanks."""
    size = stretches[0].size
    steps: list[tuple[int, tuple[Contour, ...]]] = []
    pen = 0.0
    for one in stretches:
        for letter in composed(one.text):
            glyph = case.glyph(one.face, letter)
            steps.append((round(pen), glyph.turned))
            pen += glyph.advance + one.spacing / size * EM
    units = round(pen)
    path = "".join(
        f"{'e' if contour.opens else ''}m{units - start + contour.x},{120 + contour.y}{contour.steps}"
        for start, contours in steps
        for contour in contours
    )
    if not path:
        return
    em = size * MM_PER_PT
    wide = units / EM * em
    top = box.height - row.baseline - _BELOW * em
    place = _Box(box.width - at - wide, top, wide, em)
    yield _Outline(place, units, stretches[0].colour, f"{path[1:]}e")


def _emu(millimetres: float) -> int:
    return round(millimetres * EMU_PER_MM)
