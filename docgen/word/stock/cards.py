"""The bricks of cards: one face as a text box that can be redesigned in Word, with loops around what repeats."""

from docgen.word.engine.card_face import GUIDE, SHEET_STYLE
from docgen.word.markup.namespaces import MC, WP, A
from docgen.word.markup.page import FACES
from docgen.word.stock.blocks import document, each, faces, paragraph, run, style

_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_EMU = 36_000
#: Where the template draws the face on its own sheet: under the loops, clear of the margin; mm.
_LEFT, _TOP = 5, 150
#: What the template tells who opens it in Word.
_TOLD = (
    "文本框“卡面”是一面卡：颜色、粗细、边框、底色和各行的先后都可以改，也可以在旁边加图片；",
    "字号和位置不用管，程序按卡纸和名字算。文本框“标志”放品牌的标志。",
    "纸、卡、面三层循环是重复印的部分，要留着。改好以后：docgen cards 名单 --template 这个文件",
)
_HOST = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def card_template(width: float, height: float, emblem_height: float, lines: tuple[tuple[str, int, str], ...]) -> bytes:
    """The template of cards whose face is drawn so large (mm), with an emblem of that part of its height.

    ``lines`` are the texts of the face from top to bottom: the name of the field, its size in the template in points
    (on cards the program works it out), its colour.
    """
    box = _text_box("卡面", _LEFT, _TOP, width, height, "".join(_line(*one) for one in lines))
    emblem = _text_box(
        "标志",
        _LEFT + width * 0.4,
        _TOP + height * 0.06,
        width * 0.2,
        height * emblem_height,
        f'<w:p><w:pPr><w:pStyle w:val="CardText"/></w:pPr>{run("标志")}</w:p>',
    )
    host = f'<w:p><w:pPr><w:pStyle w:val="CardHost"/></w:pPr><w:r>{box}</w:r><w:r>{emblem}</w:r></w:p>'
    sheet = f'<w:p><w:pPr><w:pStyle w:val="{SHEET_STYLE}"/></w:pPr>{run("{{ 张.图 }}")}</w:p>'
    body = each("张", "纸", sheet, each("卡", "张.卡", each("面", "卡.面", host)))
    header = f'<w:p><w:pPr><w:pStyle w:val="CardHost"/></w:pPr>{run("{{ 标记 }}")}</w:p>'
    told = "".join(paragraph(f"{{#p {one} #}}", "CardText") for one in _TOLD)
    return document([told, body], section=_section(), styles=_styles(), header=header)


def _line(name: str, size: int, colour: str) -> str:
    """A paragraph of a face: the text of the card, or nothing when the card does not show it."""
    look = f'<w:color w:val="{colour}"/><w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    shape = '<w:pStyle w:val="CardText"/><w:jc w:val="center"/>'
    return f"<w:p><w:pPr>{shape}</w:pPr>{run(f'{{{{p 卡.{name} }}}}', look)}</w:p>"


def _text_box(name: str, left: float, top: float, width: float, height: float, words: str) -> str:
    x, y, across, down = (round(one * _EMU) for one in (left, top, width, height))
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="{WP}" '
        'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="1" name="{name}" descr="{name}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}">'
        f'<a:graphicData uri="{_WPS}"><wps:wsp xmlns:wps="{_WPS}"><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom><a:noFill/>{GUIDE}</wps:spPr><wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>"
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


def _styles() -> str:
    small = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
    return "".join(
        [
            style(SHEET_STYLE, "席卡纸", _HOST, small),
            style("CardHost", "席卡位置", _HOST, small),
            style(
                "CardText",
                "席卡文字",
                '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
                '<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/>',
                f'{faces(FACES["楷体"])}<w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>',
            ),
        ]
    )
