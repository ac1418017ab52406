"""A drawing of filled outlines in a line of text: a shape for each colour, sharp in any size, no file beside it."""

from collections.abc import Callable, Sequence
from itertools import groupby

from markupsafe import escape

from docgen.model.brand import OutlinePath, VectorDrawing
from docgen.model.units import mm_to_emu
from docgen.word.markup.namespaces import MC, WP, WPG, WPS, A

_COMMANDS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def inline_vector_drawing(drawing: VectorDrawing, next_id: Callable[[], int]) -> str:
    """The drawing as the content of a run; readers see one object with the alt text."""
    width_emu, height_emu = mm_to_emu(drawing.width), mm_to_emu(drawing.height)
    number = next_id()
    shapes = [
        _shape(colour, list(paths), width_emu, height_emu)
        for colour, paths in groupby(drawing.paths, lambda path: path.colour)
    ]
    if len(shapes) == 1:
        requires, graphic = "wps", f'<a:graphicData uri="{WPS}">{_standing_alone(shapes[0])}</a:graphicData>'
    else:
        members = "".join(_member(shape, next_id()) for shape in shapes)
        requires, graphic = "wpg", _group(members, width_emu, height_emu)
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:wpg="{WPG}" xmlns:wps="{WPS}"><mc:Choice Requires="{requires}">'
        f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width_emu}" cy="{height_emu}"/><wp:docPr id="{number}" name="图形{number}" '
        f'descr="{escape(drawing.alt)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}">{graphic}</a:graphic>'
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent>"
    )


def _group(members: str, width_emu: int, height_emu: int) -> str:
    size = f'cx="{width_emu}" cy="{height_emu}"'
    return (
        f'<a:graphicData uri="{WPG}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>{members}</wpg:wgp>'
        "</a:graphicData>"
    )


def _standing_alone(properties: str) -> str:
    return f"<wps:wsp><wps:cNvSpPr/>{properties}<wps:bodyPr/></wps:wsp>"


def _member(properties: str, number: int) -> str:
    return f'<wps:wsp><wps:cNvPr id="{number}" name="图形{number}"/><wps:cNvSpPr/>{properties}<wps:bodyPr/></wps:wsp>'


def _shape(colour: str, paths: Sequence[OutlinePath], width_emu: int, height_emu: int) -> str:
    """The properties of a shape as large as the drawing; the holes of a letter are paths in its path."""
    steps = "".join(_step(*command, width_emu, height_emu) for path in paths for command in path.commands)
    return (
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width_emu}" cy="{height_emu}"/></a:xfrm>'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width_emu}" h="{height_emu}">{steps}</a:path></a:pathLst></a:custGeom>'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
    )


def _step(name: str, numbers: tuple[float, ...], width_emu: int, height_emu: int) -> str:
    if name == "Z":
        return "<a:close/>"
    points = "".join(
        f'<a:pt x="{round(x * width_emu)}" y="{round(y * height_emu)}"/>'
        for x, y in zip(numbers[::2], numbers[1::2], strict=True)
    )
    return f"<a:{_COMMANDS[name]}>{points}</a:{_COMMANDS[name]}>"
