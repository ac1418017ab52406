"""Puts blocks into a package: a whole template with the page, footers, styles and theme of official papers."""

from collections.abc import Iterable, Sequence

from docgen.text.xml_text import escape
from docgen.word.markup.namespaces import (
    CORE,
    DC,
    MC,
    PIC,
    PKG_RELS,
    TYPES,
    VML,
    W14,
    W15,
    WP,
    WPG,
    WPS,
    XML_DECLARATION,
    A,
    R,
    W,
)
from docgen.word.markup.page import (
    ALTERNATIVES,
    FACES,
    GONGWEN,
    HEADER_TWIPS,
    LEFT_MARGIN_TWIPS,
    PAGE_HEIGHT_TWIPS,
    PAGE_WIDTH_TWIPS,
    RIGHT_MARGIN_TWIPS,
)
from docgen.word.package.zip import canonical
from docgen.word.stock.blocks import styled_paragraph
from docgen.word.stock.page_numbers import even_footer, odd_footer
from docgen.word.stock.styles import paper_styles

#: The relations of footers that a template has besides those of odd and even pages, in their order.
FURTHER_FOOTERS = ("rId8", "rId9")
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}" xmlns:mc="{MC}" xmlns:wps="{WPS}" '
    f'xmlns:wpg="{WPG}" xmlns:v="{VML}" xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="{W14}" xmlns:w15="{W15}" mc:Ignorable="w14 w15"'
)


def document(
    body: Iterable[str],
    title: str = "{{ 标题 }}",
    section: str = "",
    styles: str = "",
    header: str = "",
    footers: Sequence[str] = (),
) -> bytes:
    """A whole template in the profile 国标: odd and even pages numbered at their outer edge.

    ``section`` takes the place of that page's properties, ``styles`` are added to those of official papers. A
    ``header`` is a part that the section refers to as rId7; sections refer to further ``footers`` as FURTHER_FOOTERS.
    """
    content = "".join(body)
    every_footer = (odd_footer(), even_footer(), *footers)
    parts = {
        "[Content_Types].xml": _content_types(bool(header), len(every_footer)),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _properties(title),
        "word/_rels/document.xml.rels": _document_relations(bool(header), len(footers)),
        "word/document.xml": f"{XML_DECLARATION}<w:document {_NAMESPACES}><w:body>{content}"
        f"{section or _section()}</w:body></w:document>",
        **{
            f"word/footer{number}.xml": f"{XML_DECLARATION}<w:ftr {_NAMESPACES}>{footer}</w:ftr>"
            for number, footer in enumerate(every_footer, 1)
        },
        "word/fontTable.xml": _font_table(),
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": f"{XML_DECLARATION}<w:styles {_NAMESPACES}>{paper_styles()}{styles}</w:styles>",
        "word/theme/theme1.xml": _theme(),
    }
    if header:
        parts["word/header1.xml"] = f"{XML_DECLARATION}<w:hdr {_NAMESPACES}>{header}</w:hdr>"
    return canonical({name: part.encode() for name, part in parts.items()})


def end_of_section() -> str:
    """A line of no height that ends the section of the page of official papers; what follows has a page of its own."""
    return styled_paragraph("SectionEnd", "", _section())


def _content_types(has_header: bool, footers: int) -> str:
    parts = {
        "word/document.xml": "document.main",
        "word/styles.xml": "styles",
        "word/settings.xml": "settings",
        "word/fontTable.xml": "fontTable",
        **{f"word/footer{number}.xml": "footer" for number in range(1, footers + 1)},
        **({"word/header1.xml": "header"} if has_header else {}),
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_WORD_TYPE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{XML_DECLARATION}<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _package_relations() -> str:
    properties_type = f"{PKG_RELS}/metadata/core-properties"
    return _relations(
        ("rId1", f"{R}/officeDocument", "word/document.xml"), ("rId2", properties_type, "docProps/core.xml")
    )


def _document_relations(has_header: bool, further_footers: int) -> str:
    return _relations(
        ("rId1", f"{R}/styles", "styles.xml"),
        ("rId2", f"{R}/settings", "settings.xml"),
        ("rId3", f"{R}/fontTable", "fontTable.xml"),
        ("rId4", f"{R}/footer", "footer1.xml"),
        ("rId5", f"{R}/footer", "footer2.xml"),
        ("rId6", f"{R}/theme", "theme/theme1.xml"),
        *([("rId7", f"{R}/header", "header1.xml")] if has_header else []),
        *(
            (relation_id, f"{R}/footer", f"footer{number}.xml")
            for number, relation_id in enumerate(FURTHER_FOOTERS[:further_footers], 3)
        ),
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    """A relationship part; every relationship is an id, a type, a target."""
    entries = "".join(
        f'<Relationship Id="{relation_id}" Type="{kind}" Target="{target}"/>' for relation_id, kind, target in relations
    )
    return f'{XML_DECLARATION}<Relationships xmlns="{PKG_RELS}">{entries}</Relationships>'


def _properties(title: str) -> str:
    return (
        f'{XML_DECLARATION}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DC}">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    )


def _section() -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH_TWIPS}" w:h="{PAGE_HEIGHT_TWIPS}"/>'
        f'<w:pgMar w:top="{GONGWEN.top}" w:right="{RIGHT_MARGIN_TWIPS}" '
        f'w:bottom="{GONGWEN.bottom}" w:left="{LEFT_MARGIN_TWIPS}" w:header="{HEADER_TWIPS}" '
        f'w:footer="{GONGWEN.footer}" w:gutter="0"/>'
        '<w:cols w:space="425"/></w:sectPr>'
    )


def _font_table() -> str:
    fonts = []
    for face in dict.fromkeys(FACES.values()):
        alternative = f'<w:altName w:val="{ALTERNATIVES[face]}"/>' if face in ALTERNATIVES else ""
        fonts.append(f'<w:font w:name="{face}">{alternative}<w:charset w:val="86"/></w:font>')
    return f"{XML_DECLARATION}<w:fonts {_NAMESPACES}>{''.join(fonts)}</w:fonts>"


_SETTINGS = (
    f'{XML_DECLARATION}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    # a line that ends before what may not be torn is not stretched
    "<w:compat><w:doNotExpandShiftReturn/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
_THEME_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "333333",
    "lt2": "EEEEEE",
    "accent1": "444444",
    "accent2": "555555",
    "accent3": "666666",
    "accent4": "777777",
    "accent5": "888888",
    "accent6": "999999",
    "hlink": "0000FF",
    "folHlink": "800080",
}


def _theme() -> str:
    """The plainest theme there is: a document is asked to have one, ours names its colours and faces itself."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _THEME_COLOURS.items())
    font = f'<a:latin typeface="{FACES["正文"]}"/><a:ea typeface="{FACES["正文"]}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{XML_DECLARATION}<a:theme xmlns:a="{A}" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{colours}</a:clrScheme><a:fontScheme name="公文"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="公文">'
        f"<a:fillStyleLst>{fill}</a:fillStyleLst>"
        f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
