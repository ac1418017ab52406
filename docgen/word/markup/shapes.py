"""A drawing as shapes that Word edits: one group for each row, side or table, in it a text box for each seat.

Measured with LibreOffice: it stretches the union of a group's children to the group's size, hence the first child that
covers all; it leaves the text of turned boxes upright, hence no box is turned; it takes time that grows with the square
of a group's children, hence a group a row.
"""

from collections.abc import Callable
from itertools import groupby

from markupsafe import escape

from docgen.draw.drawing import LEADING, SEAT_FACE, STACK_LEADING, TEXT_FACE, TITLE_FACE, Drawing, Shape, TextLine
from docgen.model.units import TWIPS_PER_MM, TWIPS_PER_PT, mm_to_emu, pt_to_emu, pt_to_half_points, pt_to_twips
from docgen.word.markup.font_fallback import face_for
from docgen.word.markup.namespaces import MC, WP, WPG, WPS, A
from docgen.word.markup.page import FACES

_FACES = {SEAT_FACE: FACES["黑体"], TEXT_FACE: FACES["楷体"], TITLE_FACE: FACES["标题"]}
_PRESETS = {"rect": "rect", "round": "roundRect", "ellipse": "ellipse"}


def anchored_groups(drawing: Drawing, next_id: Callable[[], int]) -> str:
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


def _group(name: str, shapes: list[Shape], alt: str, order: int, next_id: Callable[[], int]) -> str:
    """The shapes of a group in their frame; ``order`` is that of the group from back to front."""
    left, top = min(s.left for s in shapes), min(s.top for s in shapes)
    right, bottom = max(s.left + s.width for s in shapes), max(s.top + s.height for s in shapes)
    x, y, width_emu, height_emu = mm_to_emu(left), mm_to_emu(top), mm_to_emu(right - left), mm_to_emu(bottom - top)
    cover = _shape(
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width_emu}" cy="{height_emu}"/></a:xfrm>', "rect",
        "<a:noFill/><a:ln><a:noFill/></a:ln>", f"{name}范围", "", next_id(),
    )  # fmt: skip
    children = "".join(_seat_or_label(shape, left, top, next_id) for shape in shapes)
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:wpg="{WPG}" xmlns:wps="{WPS}"><mc:Choice Requires="wpg">'
        f'<w:drawing><wp:anchor xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{order + 1}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width_emu}" cy="{height_emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{next_id()}" name="{escape(name)}" descr="{escape(alt)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{WPG}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width_emu}" cy="{height_emu}"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="{width_emu}" cy="{height_emu}"/></a:xfrm></wpg:grpSpPr>{cover}{children}</wpg:wgp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )


def _seat_or_label(shape: Shape, left_mm: float, top_mm: float, next_id: Callable[[], int]) -> str:
    """A shape of a group whose corner is at this place on the page."""
    off = f'<a:off x="{mm_to_emu(shape.left - left_mm)}" y="{mm_to_emu(shape.top - top_mm)}"/>'
    frame = f'<a:xfrm>{off}<a:ext cx="{mm_to_emu(shape.width)}" cy="{mm_to_emu(shape.height)}"/></a:xfrm>'
    fill = f'<a:solidFill><a:srgbClr val="{shape.fill}"/></a:solidFill>' if shape.fill else "<a:noFill/>"
    outline = "<a:ln><a:noFill/></a:ln>"
    if shape.stroke_pt:
        dash = '<a:prstDash val="dash"/>' if shape.dashed else ""
        colour = f'<a:solidFill><a:srgbClr val="{shape.colour}"/></a:solidFill>'
        outline = f'<a:ln w="{pt_to_emu(shape.stroke_pt)}">{colour}{dash}</a:ln>'
    paragraphs = "".join(_paragraph(line, shape) for line in shape.lines)
    return _shape(frame, _PRESETS[shape.kind], f"{fill}{outline}", shape.name, paragraphs, next_id())


def _shape(frame: str, preset: str, fill_and_outline: str, name: str, paragraphs: str, number: int) -> str:
    """A shape; its fill and outline are XML, ``number`` is its id."""
    corner = '<a:avLst><a:gd name="adj" fmla="val 12000"/></a:avLst>' if preset == "roundRect" else "<a:avLst/>"
    text = f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>" if paragraphs else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="{escape(name)}"/><wps:cNvSpPr/>'
        f'<wps:spPr>{frame}<a:prstGeom prst="{preset}">{corner}</a:prstGeom>{fill_and_outline}</wps:spPr>{text}'
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" '
        'anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    )


def _paragraph(line: TextLine, box: Shape) -> str:
    """A line of a box: its own line height, none of the text's indent and spacing.

    A stacked name is wrapped after every character by indents that leave room for one; punctuation may begin a line.
    LibreOffice would part the halves of a rare character there: a name with one has breaks instead.
    """
    leading = STACK_LEADING * (1.5 if line.spread else 1.0) if line.stacked else LEADING
    has_breaks = line.stacked and max(line.text) > "\uffff"
    is_wrapped = line.stacked and not has_breaks
    line_breaking = '<w:kinsoku w:val="0"/><w:wordWrap w:val="0"/>' if is_wrapped else ""
    indent_twips = round((box.width * TWIPS_PER_MM - line.size_pt * TWIPS_PER_PT * 1.15) / 2) if is_wrapped else 0
    properties = (
        f'<w:pPr>{line_breaking}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" '
        f'w:line="{round(line.size_pt * TWIPS_PER_PT * leading)}" w:lineRule="exact"/>'
        f'<w:ind w:left="{indent_twips}" w:right="{indent_twips}" w:firstLine="0"/><w:jc w:val="{box.align}"/></w:pPr>'
    )
    face = _FACES[line.face]
    if line.spread and not line.stacked:
        first = _runs(line.text[0], line, face, pt_to_twips(line.size_pt))
        return f"<w:p>{properties}{first}{_runs(line.text[1:], line, face, 0)}</w:p>"
    if has_breaks:
        characters = "<w:r><w:br/></w:r>".join(_runs(character, line, face, 0) for character in line.text)
        return f"<w:p>{properties}{characters}</w:p>"
    return f"<w:p>{properties}{_runs(line.text, line, face, 0)}</w:p>"


def _runs(text: str, line: TextLine, face: str, spacing_twips: int) -> str:
    """A text in one run, or in as many as it needs faces."""
    half_points = pt_to_half_points(line.size_pt)
    return "".join(
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{run_face}" w:hAnsi="{run_face}" w:eastAsia="{run_face}"/>'
        f'<w:color w:val="{line.colour}"/><w:spacing w:val="{spacing_twips}"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape("".join(characters))}</w:t></w:r>'
        for run_face, characters in groupby(text, lambda character: face_for(character, face))
    )
