"""The styles of official papers, as a table: what every paragraph style is called, how it is set, its type."""

from typing import NamedTuple

from docgen.text.xml_text import escape
from docgen.word.markup.page import (
    BODY_HALF_POINTS,
    CHARACTER_SPACING_TWIPS,
    FACES,
    GONGWEN,
    INDENT_TWIPS,
    PAGE_NUMBER_HALF_POINTS,
    TABLE_HALF_POINTS,
    TITLE_HALF_POINTS,
)

_CENTRED, _JUSTIFIED, _FLUSH_RIGHT = (f'<w:jc w:val="{align}"/>' for align in ("center", "both", "right"))
_WHOLE_PAGES = '<w:widowControl w:val="0"/>'  # a page ends after its last line, whatever follows
_KEEP_NEXT = "<w:keepNext/>"


def exact_line(twips: int, before: int = 0, after: int = 0) -> str:
    """The properties of paragraphs with lines of this exact height; the room before and after them is in twips too."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{twips}" w:lineRule="exact"/>'


def face(role: str) -> str:
    """The properties of runs in the face of a role (正文, 楷体, 黑体, 标题, 页码)."""
    name = FACES[role]
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def typed_run(text: str, properties: str) -> str:
    """A run whose properties name its faces themselves; Word takes its marks for Chinese."""
    hinted = properties.replace("<w:rFonts ", '<w:rFonts w:hint="eastAsia" ', 1)
    return f'<w:r><w:rPr>{hinted}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def size(half_points: int) -> str:
    """The properties of runs of a size."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _text_line() -> str:
    """Lines of the text without a gap.

    Word's own default for marks at the end of a line is written out: LibreOffice reads the switch the other way round,
    and with it keeps these marks inside the type area.
    """
    return f'<w:overflowPunct w:val="1"/>{exact_line(GONGWEN.line)}'


def _first_line_indent() -> str:
    """Two characters, and the same in twips for readers that do not count in characters."""
    return f'<w:ind w:firstLineChars="200" w:firstLine="{INDENT_TWIPS}"/>'


_LINE = f"{_WHOLE_PAGES}{_text_line()}"
_INDENTED = f"{_first_line_indent()}{_JUSTIFIED}"
_SPACING = f'<w:spacing w:val="{CHARACTER_SPACING_TWIPS}"/>'
_TABLE_LINE = exact_line(320)


def _type_of_text(role: str) -> str:
    return f"{face(role)}{_SPACING}{size(BODY_HALF_POINTS)}"


class ParagraphStyle(NamedTuple):
    """A paragraph style: its id, the name that users see, its properties as XML, the style of the next paragraph."""

    style_id: str
    name: str
    paragraph_properties: str
    run_properties: str
    next_style: str = ""

    def to_xml(self) -> str:
        """The style as an element of ``styles.xml``."""
        custom = "" if self.name.startswith(("heading", "caption")) else ' w:customStyle="1"'
        next_style = f'<w:next w:val="{self.next_style}"/>' if self.next_style else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.style_id}"{custom}>'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="Normal"/>{next_style}<w:qFormat/>'
            f"<w:pPr>{self.paragraph_properties}</w:pPr><w:rPr>{self.run_properties}</w:rPr></w:style>"
        )


def _heading_style(level: int, role: str) -> ParagraphStyle:
    properties = f'{_KEEP_NEXT}{_LINE}{_INDENTED}<w:outlineLvl w:val="{level - 1}"/>'
    return ParagraphStyle(f"Heading{level}", f"heading {level}", properties, _type_of_text(role), "Body")


_PARAGRAPH_STYLES = (
    ParagraphStyle("Body", "公文正文", f"{_LINE}{_INDENTED}", _type_of_text("正文")),
    _heading_style(1, "黑体"),
    _heading_style(2, "楷体"),
    _heading_style(3, "正文"),
    _heading_style(4, "正文"),
    ParagraphStyle(
        "PaperTitle", "公文标题", f"{_KEEP_NEXT}{_LINE}{_CENTRED}", f"{face('标题')}{size(TITLE_HALF_POINTS)}", "Body"
    ),
    ParagraphStyle("Byline", "公文题注", f"{_KEEP_NEXT}{_LINE}{_CENTRED}", _type_of_text("楷体"), "Body"),
    # a picture or chart in an exact line would be drawn over the lines above it
    ParagraphStyle("Figure", "公文图", f'<w:spacing w:before="120" w:after="120"/>{_CENTRED}', size(BODY_HALF_POINTS)),
    ParagraphStyle("Flush", "公文顶格", f"{_LINE}{_JUSTIFIED}", _type_of_text("正文")),
    ParagraphStyle("Mark", "公文密级", _LINE, _type_of_text("黑体")),
    ParagraphStyle("Blank", "公文空行", f"{_KEEP_NEXT}{_LINE}", _type_of_text("正文")),
    # 附件： begins two characters in, names wrap under their first character
    ParagraphStyle(
        "OneAttachment",
        "公文附件说明（一项）",
        f'{_KEEP_NEXT}{_LINE}<w:ind w:left="1600" w:hanging="970"/>',
        _type_of_text("正文"),
    ),
    ParagraphStyle(
        "Attachments",
        "公文附件说明（多项）",
        f'{_KEEP_NEXT}{_WHOLE_PAGES}<w:tabs><w:tab w:val="left" w:pos="1600"/></w:tabs>{_text_line()}'
        # room for “15.” and a gap: without it a name that begins with a figure runs into its number (3.1号车)
        '<w:ind w:left="2080" w:hanging="1450"/>',
        _type_of_text("正文"),
    ),
    ParagraphStyle("Signature", "公文落款", f"{_KEEP_NEXT}<w:keepLines/>{_LINE}{_FLUSH_RIGHT}", _type_of_text("正文")),
    ParagraphStyle(
        "TableHead", "公文表头", f"{_KEEP_NEXT}{_TABLE_LINE}{_CENTRED}", f"{face('黑体')}{size(TABLE_HALF_POINTS)}"
    ),
    ParagraphStyle("TableText", "公文表格", _TABLE_LINE, f"{face('正文')}{size(TABLE_HALF_POINTS)}"),
    # where it would begin a page nothing is seen of it: the space before a page's first line is left out
    ParagraphStyle("Gap", "公文表后", exact_line(20, before=180), size(2)),
    ParagraphStyle(
        "Footer",
        "公文页码",
        f'<w:snapToGrid w:val="0"/>{exact_line(280)}',
        f"{face('页码')}{size(PAGE_NUMBER_HALF_POINTS)}",
    ),
)
#: The names of styles that papers of ours have and no other.
OWN_STYLE_NAMES = frozenset(style.name for style in _PARAGRAPH_STYLES if style.name.startswith("公文"))

#: The properties of styles that paragraphs write out again.
WRITTEN_OUT = {
    "Body": _INDENTED,
    **{f"Heading{level}": _INDENTED for level in range(1, 5)},
    "PaperTitle": _CENTRED,
    "Byline": _CENTRED,
    "Flush": _JUSTIFIED,
    "Signature": _FLUSH_RIGHT,
}


def paper_styles() -> str:
    """All styles of an official paper: the defaults, those of paragraphs, of a run-in heading's text, of tables."""
    return "".join(
        [
            "<w:docDefaults><w:rPrDefault><w:rPr>"
            f'{face("正文")}{size(BODY_HALF_POINTS)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
            _DEFAULT_STYLES,
            *(style.to_xml() for style in _PARAGRAPH_STYLES),
            '<w:style w:type="character" w:customStyle="1" w:styleId="RunIn"><w:name w:val="公文接排正文"/><w:qFormat/>'
            f"<w:rPr>{face('正文')}</w:rPr></w:style>",
            _table_style(),
        ]
    )


_DEFAULT_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)


def _table_style() -> str:
    """Thick lines above and below, thin ones elsewhere, a millimetre around what stands in a cell."""
    lines = (("top", 8), ("left", 4), ("bottom", 8), ("right", 4), ("insideH", 4), ("insideV", 4))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths_of_pt}" w:space="0" w:color="auto"/>' for side, eighths_of_pt in lines
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="公文表格框"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}'
        '</w:tblBorders><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
        '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
