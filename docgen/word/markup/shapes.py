"""A drawing as shapes that Word edits: one group for each row, side or table, in it a text box for each seat.

Measured with LibreOffice: it stretches the union of a group's children to the group's size, hence the first child that
covers all; it leaves the text of turned boxes upright, hence no box is turned; it takes time that grows with the square
of a group's children, hence a group a row.
"""

from collections.abc import Callable
from itertools import groupby

from markupsafe import escape

from docgen.draw.drawing import (
    LEADING,
    SEAT_FACE,
    STACK_LEADING,
    TEXT_FACE,
    TITLE_FACE,
    CutMarks,
    Drawing,
    Shape,
    TextLine,
)
from docgen.word.markup.font_fallback import faced
from docgen.word.markup.namespaces import MC, WP, A
from docgen.word.markup.page import FACES, TWIPS_PER_MM

EMU_PER_MM = 36_000
_EMU_PER_PT = 12_700
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_FACES = {SEAT_FACE: FACES["黑体"], TEXT_FACE: FACES["楷体"], TITLE_FACE: FACES["标题"]}
_PRESETS = {"rect": "rect", "round": "roundRect", "ellipse": "ellipse"}


def anchored(drawing: Drawing, next_id: Callable[[], int]) -> str:
    """The groups of a drawing as the content of a run, placed on the page from its upper left corner.

    The alt text of the whole drawing is that of its first group.
    """
    groups: dict[str, list[Shape]] = {}
    for shape in drawing.shapes:
        groups.setdefault(shape.group, []).append(shape)
    return "".join(
        _group(name, shapes, drawing.alt if number == 0 else name, number, next_id)
        for number, (name, shapes) in enumerate(groups.items())
    )


def marked(marks: CutMarks, next_id: Callable[[], int]) -> str:
    """All marks of a sheet as one shape behind the text: a reader draws them again on every page."""
    if not marks.boxes:
        return ""
    wide, high = _emu(marks.width), _emu(marks.height)
    path = "".join(_rectangle(*map(_emu, box)) for box in marks.boxes)
    number = next_id()
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:wps="{_WPS}"><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" '
        'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{escape(marks.description)}" descr="{escape(marks.description)}"/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/>'
        '<a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{wide}" h="{high}">{path}</a:path></a:pathLst></a:custGeom>'
        f'<a:solidFill><a:srgbClr val="{marks.colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )


def _rectangle(left: int, top: int, width: int, height: int) -> str:
    corners = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
    steps = "".join(
        f'<a:{"lnTo" if number else "moveTo"}><a:pt x="{x}" y="{y}"/></a:{"lnTo" if number else "moveTo"}>'
        for number, (x, y) in enumerate(corners)
    )
    return f"{steps}<a:close/>"


def _group(name: str, shapes: list[Shape], alt: str, order: int, next_id: Callable[[], int]) -> str:
    left, top = min(s.left for s in shapes), min(s.top for s in shapes)
    right, bottom = max(s.left + s.width for s in shapes), max(s.top + s.height for s in shapes)
    x, y, across, down = _emu(left), _emu(top), _emu(right - left), _emu(bottom - top)
    cover = _shape(
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>', "rect", "<a:noFill/>",
        "<a:ln><a:noFill/></a:ln>", f"{name}范围", "", next_id(),
    )  # fmt: skip
    inside = "".join(_one(shape, left, top, next_id) for shape in shapes)
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:wpg="{_WPG}" xmlns:wps="{_WPS}"><mc:Choice Requires="wpg">'
        f'<w:drawing><wp:anchor xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{order + 1}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{next_id()}" name="{escape(name)}" descr="{escape(alt)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{_WPG}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="{across}" cy="{down}"/></a:xfrm></wpg:grpSpPr>{cover}{inside}</wpg:wgp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )


def _one(shape: Shape, left: float, top: float, next_id: Callable[[], int]) -> str:
    off = f'<a:off x="{_emu(shape.left - left)}" y="{_emu(shape.top - top)}"/>'
    frame = f'<a:xfrm>{off}<a:ext cx="{_emu(shape.width)}" cy="{_emu(shape.height)}"/></a:xfrm>'
    fill = f'<a:solidFill><a:srgbClr val="{shape.fill}"/></a:solidFill>' if shape.fill else "<a:noFill/>"
    dash = '<a:prstDash val="dash"/>' if shape.dashed else ""
    line = (
        f'<a:ln w="{round(shape.stroke_pt * _EMU_PER_PT)}"><a:solidFill><a:srgbClr val="{shape.colour}"/></a:solidFill>'
        f"{dash}</a:ln>"
        if shape.stroke_pt
        else "<a:ln><a:noFill/></a:ln>"
    )
    words = "".join(_paragraph(one, shape) for one in shape.lines)
    return _shape(frame, _PRESETS[shape.kind], fill, line, shape.name, words, next_id())


def _shape(frame: str, preset: str, fill: str, line: str, name: str, words: str, number: int) -> str:
    corner = '<a:avLst><a:gd name="adj" fmla="val 12000"/></a:avLst>' if preset == "roundRect" else "<a:avLst/>"
    text = f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>" if words else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="{escape(name)}"/><wps:cNvSpPr/>'
        f'<wps:spPr>{frame}<a:prstGeom prst="{preset}">{corner}</a:prstGeom>{fill}{line}</wps:spPr>{text}'
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" '
        'anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )


def _paragraph(line: TextLine, box: Shape) -> str:
    """A line of a box: its own line height, none of the text's indent and spacing.

    A stacked name is wrapped after every character by indents that leave room for one; marks may begin a line there.
    """
    leading = STACK_LEADING * (1.5 if line.spread else 1.0) if line.stacked else LEADING
    free = '<w:kinsoku w:val="0"/><w:wordWrap w:val="0"/>' if line.stacked else ""
    aside = round((box.width * TWIPS_PER_MM - line.size_pt * 20 * 1.15) / 2) if line.stacked else 0
    shape = (
        f'<w:pPr>{free}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" '
        f'w:line="{round(line.size_pt * 20 * leading)}" w:lineRule="exact"/>'
        f'<w:ind w:left="{aside}" w:right="{aside}" w:firstLine="0"/><w:jc w:val="{box.align}"/></w:pPr>'
    )
    face = _FACES[line.face]
    if line.spread and not line.stacked:
        runs = [(line.text[0], round(line.size_pt * 20)), (line.text[1:], 0)]
        return f"<w:p>{shape}{''.join(_runs(text, line, face, wide) for text, wide in runs)}</w:p>"
    return f"<w:p>{shape}{_runs(line.text, line, face, 0)}</w:p>"


def _runs(text: str, line: TextLine, face: str, wide: int) -> str:
    half_points = round(line.size_pt * 2)
    return "".join(
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{own}" w:hAnsi="{own}" w:eastAsia="{own}"/>'
        f'<w:color w:val="{line.colour}"/><w:spacing w:val="{wide}"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape("".join(part))}</w:t></w:r>'
        for own, part in groupby(text, lambda one: faced(one, face))
    )


def _emu(millimetres: float) -> int:
    return round(millimetres * EMU_PER_MM)
