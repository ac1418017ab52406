"""What stock templates are built of: a lean package and the paragraphs, headings and tables of official papers.

Every brick is a piece of WordprocessingML as text; ``document`` puts them into a package of our own. Nothing of it is
known to the rest of the engine, which fills a user's template just the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docgen.word.markup.namespaces import PKG_RELS, TYPES
from docgen.word.markup.page import (
    ALTERNATIVES,
    BODY_SIZE,
    FACES,
    GONGWEN,
    HEADER,
    HEIGHT,
    INDENT,
    LEFT,
    PAGE_NUMBER_SIZE,
    RIGHT,
    SPACING,
    TABLE_SIZE,
    TEXT_WIDTH,
    TITLE_SIZE,
    WIDTH,
)
from docgen.word.package.zip import canonical

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in twips, what stands in its cells, how it is set (left, center)."""

    heading: str
    width: int
    content: str
    align: str = "center"
    merged: bool = False  # runs over the rows of an inner loop


def paragraph(text: str, style: str = "Body") -> str:
    """A paragraph of a style; ``text`` may hold tags.

    Indent and alignment are also written out: what checks an office's papers often looks at nothing else.
    """
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_WRITTEN_OUT.get(style, "")}</w:pPr>{run(text)}</w:p>'


def overleaf(text: str, style: str = "Mark") -> str:
    """A paragraph of a style that begins a new page."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:pageBreakBefore/></w:pPr>{run(text)}</w:p>'


def kept(text: str) -> str:
    """A paragraph of the text that stays on the page of what follows: its end never leaves a signature alone."""
    shape = f'<w:pStyle w:val="Body"/><w:keepNext/>{_WRITTEN_OUT["Body"]}'
    return f"<w:p><w:pPr>{shape}</w:pPr>{run(text)}</w:p>"


def mixed(items: str, kept_with: str = "0") -> str:
    """A paragraph of pieces, each with 文 and 粗 (whether it is bold)."""
    code = [
        run(f"{{%r for 片 in {items} %}}"),
        run("{%r if 片.粗 %}"),
        run("{{ 片.文 }}", "<w:b/>"),
        run("{%r else %}"),
    ]
    code += [run("{{ 片.文 }}"), run("{%r endif %}"), run("{%r endfor %}")]
    shape = f'<w:pStyle w:val="Body"/><w:keepNext w:val="{kept_with}"/>{_WRITTEN_OUT["Body"]}'
    return f"<w:p><w:pPr>{shape}</w:pPr>{''.join(code)}</w:p>"


def run_in(head: str, text: str, level: int, kept_with: str = "0") -> str:
    """A heading and the text behind it in one paragraph, each in its face.

    With ``kept_with`` 1 (it may be a tag) it stays on the page of the next paragraph.
    """
    style = f"Heading{level}"
    shape = f'<w:pStyle w:val="{style}"/><w:keepNext w:val="{kept_with}"/>{_WRITTEN_OUT[style]}'
    behind = (
        '<w:r><w:rPr><w:rStyle w:val="RunIn"/><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )
    return f"<w:p><w:pPr>{shape}</w:pPr>{run(head)}{behind}</w:p>"


def choose(*branches: tuple[str, str]) -> str:
    """The bricks of the first test that holds."""
    word = iter(["if", *["elif"] * len(branches)])
    return "".join(tag(f"{next(word)} {test}") + bricks for test, bricks in branches) + tag("endif")


def run(text: str, properties: str = "") -> str:
    """A run that Word takes for Chinese, so that “ ” — … are full-width."""
    return (
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{properties}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def tag(code: str) -> str:
    """A tag that takes the place of its paragraph."""
    return paragraph(f"{{%p {code} %}}")


def when(test: str, *bricks: str) -> str:
    """Bricks that are there only if ``test`` holds."""
    return "".join([tag(f"if {test}"), *bricks, tag("endif")])


def each(name: str, items: str, *bricks: str) -> str:
    """Bricks repeated for every item of a list."""
    return "".join([tag(f"for {name} in {items}"), *bricks, tag("endfor")])


def blank() -> str:
    """An empty line of the text's own height: the standard counts lines, not millimetres."""
    return '<w:p><w:pPr><w:pStyle w:val="Blank"/></w:pPr></w:p>'


def heading(text: str, level: int) -> str:
    """A heading of level 1 to 4; its number is part of the text."""
    return paragraph(text, f"Heading{level}")


def tabbed(style: str, *texts: str) -> str:
    """A paragraph whose texts stand at the tab stops of its style."""
    pieces = "<w:r><w:tab/></w:r>".join(run(text) for text in texts)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{pieces}</w:p>'


def table(
    columns: Sequence[Column], rows: str, head_style: str = "TableHead", shape: str = "", room: int = TEXT_WIDTH
) -> str:
    """A table of its columns' width: the heading row repeats on every page, no row is cut in two.

    ``shape`` are further properties of the table. Raises ValueError if it is wider than ``room`` (twips).
    """
    if (width := _width(columns)) > room:
        raise ValueError(f"a table of {width} twips is wider than the text ({room})")
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    head = "".join(cell(column.heading, column.width, head_style, "center") for column in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"{shape}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def row(columns: Sequence[Column], keep: bool = False, style: str = "TableText") -> str:
    """A row of data; with ``keep`` it stays on the page of the next row."""
    cells = "".join(
        cell(column.content + ("{% vm %}" if column.merged else ""), column.width, style, column.align, keep)
        for column in columns
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def row_tag(columns: Sequence[Column], code: str, style: str = "TableText") -> str:
    """A row that is only a tag."""
    text = run(f"{{%tr {code} %}}")
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{_width(columns)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(columns)}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{text}</w:p></w:tc></w:tr>'
    )


def rows_of(columns: Sequence[Column], name: str, items: str) -> str:
    """A row for every item."""
    return row_tag(columns, f"for {name} in {items}") + row(columns) + row_tag(columns, "endfor")


def rows_of_items(columns: Sequence[Column], name: str, items: str, style: str = "TableText") -> str:
    """A row for every item, which says in ``末`` whether a page may end behind it."""
    return "".join(
        [
            row_tag(columns, f"for {name} in {items}", style),
            row_tag(columns, f"if {name}.末", style),
            row(columns, style=style),
            row_tag(columns, "else", style),
            row(columns, keep=True, style=style),
            row_tag(columns, "endif", style),
            row_tag(columns, "endfor", style),
        ]
    )


def rows_of_groups(
    columns: Sequence[Column], group: str, groups: str, name: str, items: str, style: str = "TableText"
) -> str:
    """Rows of groups whose merged cells run over the group; a group stays together, save where it is said to end.

    Every item says in ``末`` whether a page may end behind it.
    """
    return "".join(
        [
            row_tag(columns, f"for {group} in {groups}", style),
            rows_of_items(columns, name, items, style),
            row_tag(columns, "endfor", style),
        ]
    )


def cell(text: str, width: int, style: str, align: str, keep: bool = False) -> str:
    """A cell with one paragraph for each line of ``text``."""
    keeping = "<w:keepNext/>" if keep else ""
    aligned = f'<w:jc w:val="{align}"/>'
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keeping}{aligned}</w:pPr>{run(line)}</w:p>'
        for line in text.split("\n")
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{lines}</w:tc>'


def gap() -> str:
    """A low line after a table, so that the next heading does not stick to it and two tables do not join."""
    return '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'


def document(
    body: Iterable[str], title: str = "{{ 标题 }}", section: str = "", styles: str = "", header: str = ""
) -> bytes:
    """A whole template in the profile 国标: odd and even pages numbered at their outer edge.

    ``section`` takes the place of that page's properties, ``styles`` are added to those of official papers. A
    ``header`` is a part that the section refers to as rId7.
    """
    parts = {
        "[Content_Types].xml": _types(bool(header)),
        "_rels/.rels": _relations(
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            (
                "rId2",
                f"{PKG_RELS.removesuffix('relationships')}relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": _core(title),
        "word/_rels/document.xml.rels": _relations(
            ("rId1", f"{_OFFICE}/styles", "styles.xml"),
            ("rId2", f"{_OFFICE}/settings", "settings.xml"),
            ("rId3", f"{_OFFICE}/fontTable", "fontTable.xml"),
            ("rId4", f"{_OFFICE}/footer", "footer1.xml"),
            ("rId5", f"{_OFFICE}/footer", "footer2.xml"),
            ("rId6", f"{_OFFICE}/theme", "theme/theme1.xml"),
            *([("rId7", f"{_OFFICE}/header", "header1.xml")] if header else []),
        ),
        "word/document.xml": f"{HEAD}<w:document {_NAMESPACES}><w:body>{''.join(body)}{section or _section()}</w:body>"
        "</w:document>",
        "word/footer1.xml": _footer("right", f'w:rightChars="100" w:right="{PAGE_NUMBER_SIZE * 10}"'),
        "word/footer2.xml": _footer("left", f'w:leftChars="100" w:left="{PAGE_NUMBER_SIZE * 10}"'),
        "word/fontTable.xml": _font_table(),
        "word/settings.xml": _settings(),
        "word/styles.xml": _styles().replace("</w:styles>", f"{styles}</w:styles>"),
        "word/theme/theme1.xml": _theme(),
    }
    if header:
        parts["word/header1.xml"] = f"{HEAD}<w:hdr {_NAMESPACES}>{header}</w:hdr>"
    return canonical({name: part.encode() for name, part in parts.items()})


def _width(columns: Sequence[Column]) -> int:
    return sum(column.width for column in columns)


def _types(header: bool) -> str:
    parts = {
        "word/document.xml": "document.main",
        "word/styles.xml": "styles",
        "word/settings.xml": "settings",
        "word/fontTable.xml": "fontTable",
        "word/footer1.xml": "footer",
        "word/footer2.xml": "footer",
        **({"word/header1.xml": "header"} if header else {}),
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    entries = "".join(f'<Relationship Id="{one}" Type="{kind}" Target="{target}"/>' for one, kind, target in relations)
    return f'{HEAD}<Relationships xmlns="{PKG_RELS}">{entries}</Relationships>'


def _core(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
    )


def _section() -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}"/><w:pgMar w:top="{GONGWEN.top}" w:right="{RIGHT}" '
        f'w:bottom="{GONGWEN.bottom}" w:left="{LEFT}" w:header="{HEADER}" w:footer="{GONGWEN.footer}" w:gutter="0"/>'
        '<w:cols w:space="425"/></w:sectPr>'
    )


def _footer(side: str, indent: str) -> str:
    """— 1 — at the outer edge, one character in (GB/T 9704, 页码)."""
    pieces = "".join(
        [
            run("— "),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "<w:r><w:t>1</w:t></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            run(" —"),
        ]
    )
    return (
        f'{HEAD}<w:ftr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind {indent}/><w:jc w:val="{side}"/>'
        "</w:pPr>"
        f"{pieces}</w:p></w:ftr>"
    )


def _font_table() -> str:
    fonts = []
    for face in dict.fromkeys(FACES.values()):
        other = f'<w:altName w:val="{ALTERNATIVES[face]}"/>' if face in ALTERNATIVES else ""
        fonts.append(f'<w:font w:name="{face}">{other}<w:charset w:val="86"/></w:font>')
    return f"{HEAD}<w:fonts {_NAMESPACES}>{''.join(fonts)}</w:fonts>"


def _settings() -> str:
    return (
        f'{HEAD}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _theme() -> str:
    """The plainest theme there is: a document is asked to have one, ours names its colours and faces itself."""
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": "333333",
        "lt2": "EEEEEE",
        "hlink": "0000FF",
        "folHlink": "800080",
    }
    accents = {
        f"accent{number}": grey
        for number, grey in enumerate(("444444", "555555", "666666", "777777", "888888", "999999"), 1)
    }
    order = ("dk1", "lt1", "dk2", "lt2", *accents, "hlink", "folHlink")
    scheme = "".join(f'<a:{name}><a:srgbClr val="{(colours | accents)[name]}"/></a:{name}>' for name in order)
    font = f'<a:latin typeface="{FACES["正文"]}"/><a:ea typeface="{FACES["正文"]}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{scheme}</a:clrScheme><a:fontScheme name="公文"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="公文">'
        f"<a:fillStyleLst>{fill}</a:fillStyleLst>"
        f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def faces(face: str) -> str:
    return f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'


def style(
    name: str, shown: str, paragraph_properties: str, run_properties: str, based: str = "Normal", following: str = ""
) -> str:
    """A paragraph style: its id, the name that users see, its properties."""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{"" if shown.startswith("heading") else _CUSTOM}>'
        f'<w:name w:val="{shown}"/><w:basedOn w:val="{based}"/>{after}<w:qFormat/>'
        f"<w:pPr>{paragraph_properties}</w:pPr><w:rPr>{run_properties}</w:rPr></w:style>"
    )


_CUSTOM = ' w:customStyle="1"'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _line(line: int) -> str:
    """Exact lines without a gap.

    Word's own default for marks at the end of a line is written out: LibreOffice reads the switch the other way round,
    and with it keeps these marks inside the type area.
    """
    return f'<w:overflowPunct w:val="1"/><w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'


def _indent(characters: int = 2) -> str:
    return f'<w:ind w:firstLineChars="{characters * 100}" w:firstLine="{INDENT * characters // 2}"/>'


_WRITTEN_OUT = {
    "Body": f'{_indent()}<w:jc w:val="both"/>',
    **{f"Heading{level}": f'{_indent()}<w:jc w:val="both"/>' for level in range(1, 5)},
    "PaperTitle": '<w:jc w:val="center"/>',
    "Byline": '<w:jc w:val="center"/>',
    "Flush": '<w:jc w:val="both"/>',
    "Signature": '<w:jc w:val="right"/>',
}


def _styles() -> str:
    body, kai, hei, title, digits = (FACES[role] for role in ("正文", "楷体", "黑体", "标题", "页码"))
    whole = '<w:widowControl w:val="0"/>'
    tight = f'<w:spacing w:val="{SPACING}"/>'
    text = f"{faces(body)}{tight}{_size(BODY_SIZE)}"
    table_line = '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>'
    heads = ((1, hei), (2, kai), (3, body), (4, body))
    styles = [
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'{faces(body)}{_size(BODY_SIZE)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="57" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>",
        style("Body", "公文正文", f'{whole}{_line(GONGWEN.line)}{_indent()}<w:jc w:val="both"/>', text),
        *(
            style(
                f"Heading{level}",
                f"heading {level}",
                f'<w:keepNext/>{whole}{_line(GONGWEN.line)}{_indent()}<w:jc w:val="both"/>'
                f'<w:outlineLvl w:val="{level - 1}"/>',
                f"{faces(face)}{tight}{_size(BODY_SIZE)}",
                following="Body",
            )
            for level, face in heads
        ),
        style(
            "PaperTitle",
            "公文标题",
            f'<w:keepNext/>{whole}{_line(GONGWEN.line)}<w:jc w:val="center"/>',
            f"{faces(title)}{_size(TITLE_SIZE)}",
            following="Body",
        ),
        style(
            "Byline",
            "公文题注",
            f'<w:keepNext/>{whole}{_line(GONGWEN.line)}<w:jc w:val="center"/>',
            f"{faces(kai)}{tight}{_size(BODY_SIZE)}",
            following="Body",
        ),
        # a picture or chart in an exact line would be drawn over the lines above it
        style("Figure", "公文图", '<w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/>', _size(BODY_SIZE)),
        style("Flush", "公文顶格", f'{whole}{_line(GONGWEN.line)}<w:jc w:val="both"/>', text),
        style("Mark", "公文密级", f"{whole}{_line(GONGWEN.line)}", f"{faces(hei)}{tight}{_size(BODY_SIZE)}"),
        style("Blank", "公文空行", f"<w:keepNext/>{whole}{_line(GONGWEN.line)}", text),
        # 附件： begins two characters in, names wrap under their first character
        style(
            "OneAttachment",
            "公文附件说明（一项）",
            f'<w:keepNext/>{whole}{_line(GONGWEN.line)}<w:ind w:left="1600" w:hanging="970"/>',
            text,
        ),
        style(
            "Attachments",
            "公文附件说明（多项）",
            f'<w:keepNext/>{whole}<w:tabs><w:tab w:val="left" w:pos="1600"/></w:tabs>{_line(GONGWEN.line)}'
            '<w:ind w:left="1900" w:hanging="1270"/>',
            text,
        ),
        style(
            "Signature",
            "公文落款",
            f'<w:keepNext/><w:keepLines/>{whole}{_line(GONGWEN.line)}<w:jc w:val="right"/>',
            text,
        ),
        style(
            "TableHead",
            "公文表头",
            f'<w:keepNext/>{table_line}<w:jc w:val="center"/>',
            f"{faces(hei)}{_size(TABLE_SIZE)}",
        ),
        style("TableText", "公文表格", table_line, f"{faces(body)}{_size(TABLE_SIZE)}"),
        style(
            "Gap",
            "公文表后",
            '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>',
            _size(10),
        ),
        style(
            "Footer",
            "公文页码",
            '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>',
            f"{faces(digits)}{_size(PAGE_NUMBER_SIZE)}",
        ),
        '<w:style w:type="character" w:customStyle="1" w:styleId="RunIn"><w:name w:val="公文接排正文"/><w:qFormat/>'
        f"<w:rPr>{faces(body)}</w:rPr></w:style>",
        '<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="公文表格框"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
            for side, size in (("top", 8), ("left", 4), ("bottom", 8), ("right", 4), ("insideH", 4), ("insideV", 4))
        )
        + '</w:tblBorders><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
        '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    ]
    return f"{HEAD}<w:styles {_NAMESPACES}>{''.join(styles)}</w:styles>"
