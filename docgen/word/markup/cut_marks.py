"""The marks along which cards are cut, as one shape behind the text of a sheet."""

from collections.abc import Callable

from markupsafe import escape

from docgen.draw.drawing import CutMarks
from docgen.model.units import mm_to_emu
from docgen.word.markup.namespaces import MC, WP, WPS, A


def anchored_cut_marks(marks: CutMarks, next_id: Callable[[], int]) -> str:
    """All marks of a sheet as one shape: a reader draws every shape again on every page."""
    if not marks.boxes:
        return ""
    width_emu, height_emu = mm_to_emu(marks.width), mm_to_emu(marks.height)
    path = "".join(_rectangle(*map(mm_to_emu, box)) for box in marks.boxes)
    number = next_id()
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:wps="{WPS}"><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" '
        'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width_emu}" cy="{height_emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{escape(marks.description)}" descr="{escape(marks.description)}"/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{WPS}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width_emu}" cy="{height_emu}"/></a:xfrm>'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/>"
        '<a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width_emu}" h="{height_emu}">{path}</a:path></a:pathLst></a:custGeom>'
        f'<a:solidFill><a:srgbClr val="{marks.colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )


def _rectangle(left: int, top: int, width: int, height: int) -> str:
    """A closed path around a box; EMU."""
    corners = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
    steps = "".join(
        f'<a:{command}><a:pt x="{x}" y="{y}"/></a:{command}>'
        for command, (x, y) in zip(("moveTo", "lnTo", "lnTo", "lnTo"), corners, strict=True)
    )
    return f"{steps}<a:close/>"
