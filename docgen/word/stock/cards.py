"""The blocks of cards: one face as a text box that can be redesigned in Word, with loops around what repeats."""

from typing import NamedTuple

from docgen.model.units import mm_to_emu
from docgen.word.markup.card_face import EMBLEM, FACE, GUIDE, SHEET_STYLE
from docgen.word.markup.namespaces import MC, WP, WPS, A
from docgen.word.stock.blocks import each, paragraph, run, styled_paragraph
from docgen.word.stock.document import document
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size

#: Where the template draws the face on its own sheet: under the loops, clear of the margin.
_LEFT_MM, _TOP_MM = 5, 150
#: What the template tells who opens it in Word.
_INSTRUCTIONS = (
    "文本框“卡面”是一面卡：颜色、粗细、边框、底色和各行的先后都可以改，也可以在旁边加图片；",
    "字号和位置不用管，程序按卡纸和名字算。文本框“标志”放品牌的标志。",
    "纸、卡、面三层循环是重复印的部分，要留着。改好以后：docgen {command} --template 这个文件",
)
_BAR_INSTRUCTION = "“来宾条”“陪同条”“工作人员条”“媒体条”叠在一处，每张证件按身份印其中一个，底色和边框都可以改。"
_HOST = f'<w:snapToGrid w:val="0"/>{exact_line(20)}'
_STYLES = (
    ParagraphStyle(SHEET_STYLE, "席卡纸", _HOST, size(2)),
    ParagraphStyle("CardHost", "席卡位置", _HOST, size(2)),
    ParagraphStyle(
        "CardText",
        "席卡文字",
        '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/>',
        f'{face("楷体")}<w:kern w:val="0"/>{size(32)}',
    ),
)


class FaceLine(NamedTuple):
    """A text of the face: the name of its field, its size in the template, its colour, further properties as XML.

    On a card the program works out the size.
    """

    field: str
    size_pt: int
    colour: str
    properties: str = ""


class Bar(NamedTuple):
    """The bar of a group of people on a badge: its name, its fill and outline as XML, the colour of its word."""

    name: str
    ground: str
    colour: str


class BarPlace(NamedTuple):
    """Where the bars lie on a face, in mm: from its left and lower edge, and how high they are."""

    from_edges: float
    from_foot: float
    height: float


_NO_BARS = BarPlace(0, 0, 0)


class Band(NamedTuple):
    """A band of one colour along the foot of a face: how far from its foot and its sides, and how high; mm."""

    colour: str
    from_foot: float
    from_sides: float
    height: float


def card_template(
    width_mm: float,
    height_mm: float,
    emblem_share: float,
    lines: tuple[FaceLine, ...],
    bars: tuple[Bar, ...] = (),
    bar_place: BarPlace = _NO_BARS,
    band: Band | None = None,
    command: str = "cards 名单",
) -> bytes:
    """The template of cards: the size in which it draws the face, the texts of the face from top to bottom.

    The emblem takes ``emblem_share`` of the height; at 0 there is none. Of the bars, which lie on each other, the one
    of a card's group is printed. A ``band`` lies at the foot of every face. ``command`` makes such cards.
    """
    texts = "".join(_face_line(line) for line in lines)
    face_box = _text_box(FACE, (_LEFT_MM, _TOP_MM, width_mm, height_mm), texts)
    emblem_place = (
        _LEFT_MM + width_mm * 0.4,
        _TOP_MM + height_mm * 0.06,
        width_mm * 0.2,
        height_mm * emblem_share,
    )
    emblem_box = _text_box(EMBLEM, emblem_place, styled_paragraph("CardText", run(EMBLEM))) if emblem_share else ""
    emblem_run = f"<w:r>{emblem_box}</w:r>" if emblem_box else ""
    bar_boxes = _bar_boxes(bars, bar_place, width_mm, height_mm)
    band_run = f"<w:r>{_band(band, width_mm, height_mm)}</w:r>" if band else ""
    host = styled_paragraph("CardHost", f"<w:r>{face_box}</w:r>{emblem_run}{bar_boxes}{band_run}")
    sheet = styled_paragraph(SHEET_STYLE, run("{{ 张.图 }}"))
    body = each("张", "纸", sheet, each("卡", "张.卡", each("面", "卡.面", host)))
    sentences = (*_INSTRUCTIONS, _BAR_INSTRUCTION) if bars else _INSTRUCTIONS
    told = (sentence.format(command=command) for sentence in sentences)
    instructions = "".join(paragraph(f"{{#p {sentence} #}}", "CardText") for sentence in told)
    return document(
        [instructions, body],
        section=_section(),
        styles="".join(style.to_xml() for style in _STYLES),
        header=styled_paragraph("CardHost", run("{{ 标记 }}")),
    )


def _bar_boxes(bars: tuple[Bar, ...], place: BarPlace, width_mm: float, height_mm: float) -> str:
    """The boxes of the bars, all at one place, each with the text 身份 in bold type."""
    rectangle = (
        _LEFT_MM + place.from_edges,
        _TOP_MM + height_mm - place.from_foot - place.height,
        width_mm - 2 * place.from_edges,
        place.height,
    )
    boxes = (
        _text_box(bar.name, rectangle, _face_line(FaceLine("身份", 18, bar.colour), "<w:b/>"), bar.ground)
        for bar in bars
    )
    return "".join(f"<w:r>{box}</w:r>" for box in boxes)


def _band(band: Band, width_mm: float, height_mm: float) -> str:
    rectangle = (
        _LEFT_MM + band.from_sides,
        _TOP_MM + height_mm - band.from_foot - band.height,
        width_mm - 2 * band.from_sides,
        band.height,
    )
    fill = f'<a:solidFill><a:srgbClr val="{band.colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    return _anchored("色带", rectangle, fill, "")


def _face_line(line: FaceLine, weight: str = "") -> str:
    """A paragraph of a face: the text of the card, or nothing when the card does not show it."""
    run_properties = f'{weight}<w:color w:val="{line.colour}"/>{size(line.size_pt * 2)}'
    return styled_paragraph(
        "CardText", run(f"{{{{p 卡.{line.field} }}}}", run_properties), f'{line.properties}<w:jc w:val="center"/>'
    )


def _text_box(
    name: str, rectangle_mm: tuple[float, float, float, float], paragraphs: str, ground: str = f"<a:noFill/>{GUIDE}"
) -> str:
    """A text box at its place on the page: left, top, width, height. ``ground`` is its fill and outline as XML."""
    return _anchored(name, rectangle_mm, ground, f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>")


def _anchored(name: str, rectangle_mm: tuple[float, float, float, float], ground: str, text: str) -> str:
    """A rectangle at its place on the page, with a text in it or none."""
    left, top, width, height = map(mm_to_emu, rectangle_mm)
    kind = ' txBox="1"' if text else ""
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="{WP}" '
        'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="1" name="{name}" descr="{name}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}">'
        f'<a:graphicData uri="{WPS}"><wps:wsp xmlns:wps="{WPS}"><wps:cNvSpPr{kind}/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom>{ground}</wps:spPr>{text}"
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" '
        'anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
        "</mc:Choice></mc:AlternateContent>"
    )


def _section() -> str:
    """The template's own sheet; cards take the paper of their preset."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="even" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>'
        '<w:pgMar w:top="482" w:right="482" w:bottom="284" w:left="482" w:header="284" w:footer="284" w:gutter="0"/>'
        '<w:cols w:space="425"/></w:sectPr>'
    )
