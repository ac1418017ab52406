"""Pictures and charts that stand in a line of text."""

from markupsafe import escape

from docgen.model.brand import Picture
from docgen.model.draft import Chart
from docgen.model.units import mm_to_emu
from docgen.word.markup.chart import CHART_WIDTH_MM, chart_height_mm
from docgen.word.markup.namespaces import PIC, WP, A, R
from docgen.word.markup.pictures import picture_data, picture_drawing, picture_frame

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def inline_picture(picture: Picture, relation: str, number: int, link: str = "") -> str:
    """A picture as content of a run; ``relation`` leads to its file, ``number`` is the id of the drawing.

    ``link`` is the relationship of the address to which the picture leads.
    """
    name, alt = f"图片{number}", escape(picture.alt)
    width_emu, height_emu = mm_to_emu(picture.width), mm_to_emu(picture.height)
    pic = (
        f'<pic:pic xmlns:pic="{PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" '
        f'r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr>{picture_frame(picture, width_emu, height_emu)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    graphic = picture_data(picture, pic, width_emu, height_emu)
    click = f'<a:hlinkClick xmlns:a="{A}" xmlns:r="{R}" r:id="{link}"/>' if link else ""
    drawing = _inline(graphic, f'id="{number}" name="{name}" descr="{alt}"', width_emu, height_emu, click)
    return picture_drawing(picture, drawing)


def inline_chart(chart: Chart, relation: str, number: int) -> str:
    """A chart as content of a run; ``relation`` leads to its part, ``number`` is the id of the drawing."""
    graphic = (
        f'<a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" xmlns:r="{R}" r:id="{relation}"/></a:graphicData>'
    )
    properties = f'id="{number}" name="图表{number}" descr="{escape(chart.alt)}"'
    return _inline(graphic, properties, mm_to_emu(CHART_WIDTH_MM), mm_to_emu(chart_height_mm(chart)))


def _inline(graphic: str, properties: str, width_emu: int, height_emu: int, click: str = "") -> str:
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width_emu}" cy="{height_emu}"/>'
        f'<wp:docPr {properties}{f">{click}</wp:docPr>" if click else "/>"}<a:graphic xmlns:a="{A}">'
        f"{graphic}</a:graphic></wp:inline></w:drawing>"
    )
