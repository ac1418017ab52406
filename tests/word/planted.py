"""Templates with a mark, ZHANGSAN, in a place that nobody sees, or with something that runs or fetches."""

import gzip
import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image, PngImagePlugin

from docgen.word.package.zip import canonical, read_package
from tests.word.packages import NAMESPACES, OFFICE, WORD_TYPE, story, with_relation
from tests.word.templates import template, with_part

MARK = "ZHANGSAN"
BODY, SETTINGS, STYLES = "word/document.xml", "word/settings.xml", "word/styles.xml"
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} width="9" height="9">'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def in_body(markup: str) -> bytes:
    return template(f"<w:p>{markup}<w:r><w:t>{{{{ 名 }}}}</w:t></w:r></w:p>")


def hidden(text: str, properties: str = "<w:vanish/>") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def outside(
    target: str,
    markup: str = '<w:hyperlink r:id="rIdX"><w:r><w:t>链接</w:t></w:r></w:hyperlink>',
    kind: str = "hyperlink",
    mode: str = 'TargetMode="External"',
) -> bytes:
    """A body that names a relationship to the outside."""
    return with_part(
        in_body(markup),
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" {mode} Target="{target}"/></Relationships>',
    )


def shown(name: str, content: bytes, kind: str = "image", content_type: str = "image/png") -> bytes:
    """A body that shows a part as its picture."""
    relation = "rId40"
    blip = (
        f'<w:r><w:drawing {NAMESPACES}><wp:inline><wp:extent cx="9000" cy="9000"/><wp:docPr id="1" name="图"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="图"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    parts = read_package(with_relation(in_body(blip), kind, name, content, content_type))
    rels = parts["word/_rels/document.xml.rels"].decode()
    old = rels.rpartition('Id="')[2].partition('"')[0]
    parts["word/_rels/document.xml.rels"] = rels.replace(f'"{old}"', f'"{relation}"').encode()
    return canonical(parts)


def picture(form: str, **options: object) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (8, 6), (200, 30, 30)).save(content, form, **options)
    return content.getvalue()


def exif() -> Image.Exif:
    data = Image.Exif()
    data[0x013B], data[0x010E] = MARK, MARK
    return data


def png_text(kind: str) -> bytes:
    texts = PngImagePlugin.PngInfo()
    if kind == "iTXt":
        texts.add_itxt("Author", MARK)
    else:
        texts.add_text("Author", MARK, zip=kind == "zTXt")
    return picture("PNG", pnginfo=texts)


def png_chunk(kind: bytes, data: bytes) -> bytes:
    content = picture("PNG")
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return content[:33] + chunk + content[33:]


def png_behind_data() -> bytes:
    content = picture("PNG")
    at = content.index(b"IDAT")
    length = int.from_bytes(content[at - 4 : at], "big")
    data = content[at + 4 : at + 4 + length] + MARK.encode()
    chunk = struct.pack(">I", len(data)) + b"IDAT" + data + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    return content[: at - 4] + chunk + content[at + 8 + length :]


def jpeg_segment(marker: int, data: bytes) -> bytes:
    content = picture("JPEG")
    return content[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data + content[2:]


def tiff() -> bytes:
    return picture("TIFF", tiffinfo={315: MARK, 270: MARK})


def emf() -> bytes:
    text = MARK.encode("utf-16-le")
    size = 108 + len(text)
    header = (
        struct.pack("<II", 1, size) + bytes(32) + b" EMF" + struct.pack("<IIIHHII", 0x10000, 0, 2, 0, 0, len(MARK), 108)
    )
    header = header.ljust(108, b"\0") + text
    comment = struct.pack("<III", 70, 12 + 8, 8) + MARK.encode()[:8]
    return header + comment + struct.pack("<IIIII", 14, 20, 0, 0, 20) + MARK.encode()


def workbook(**others: bytes) -> bytes:
    main = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice '
        f'Requires="x15"><x15ac:absPath url="C:\\Users\\{MARK}\\" xmlns:x15ac="http://schemas.microsoft.com/office/'
        'spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent><sheets/></workbook>'
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{MARK}</dc:creator></cp:coreProperties>'
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    rels = f'<Relationships xmlns="{RELATIONSHIPS}"/>'
    return canonical(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": rels.encode(),
            "xl/workbook.xml": main.encode(),
            "docProps/core.xml": core.encode(),
            **others,
        }
    )


def chart(content: bytes) -> bytes:
    """A body with a chart that has this workbook."""
    space = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'xmlns:r="{OFFICE}"><c:chart/><c:externalData r:id="rId40"/></c:chartSpace>'
    )
    body = f'<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" {NAMESPACES} r:id="rId46"/></w:drawing></w:r>'
    with_space = with_relation(
        in_body(body),
        "chart",
        "word/charts/chart1.xml",
        space,
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    )
    return with_relation(
        with_space, "package", "word/embeddings/b.xlsx", content, "application/x", "word/charts/chart1.xml"
    )


def fld(*codes: str, result: str = "旧", kind: str = "instrText") -> str:
    runs = "".join(f'<w:r><w:{kind} xml:space="preserve">{code}</w:{kind}></w:r>' for code in codes)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin") + runs + mark.format("separate") + f"<w:r><w:t>{result}</w:t></w:r>" + mark.format("end")
    )


def sdt(properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>"


def setting(markup: str) -> bytes:
    return with_part(template("{{ 名 }}"), SETTINGS, "</w:settings>", f"{markup}</w:settings>")


def style(markup: str) -> bytes:
    return with_part(template("{{ 名 }}"), STYLES, "</w:styles>", f"{markup}</w:styles>")


def part(kind: str, name: str, content: str | bytes, content_type: str = "application/xml") -> bytes:
    return with_relation(template("{{ 名 }}"), kind, name, content, content_type)


def orphan(name: str, content: bytes) -> bytes:
    return canonical({**read_package(template("{{ 名 }}")), name: content})


def vml(inner: str, shape: str = "") -> str:
    return f'<w:r><w:pict {NAMESPACES}><v:shape id="s1" {shape}>{inner}</v:shape></w:pict></w:r>'


def named(attributes: str) -> bytes:
    content = shown("word/media/i.png", picture("PNG"))
    return with_part(content, BODY, '<pic:cNvPr id="0" name="图"/>', f'<pic:cNvPr id="0" {attributes}/>')


def comments(root: str) -> str:
    return f'<w:{root} {NAMESPACES}><w:comment w:id="1" w:author="{MARK}"><w:p/></w:comment></w:{root}>'


USERS = f"C:\\Users\\{MARK}\\x"
HIDDEN_STYLE = '<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
HIDDEN_PARAGRAPH = HIDDEN_STYLE.replace("character", "paragraph").replace("Hid", "HidP")
BASED = '<w:style w:type="character" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Hid"/></w:style>'

#: Taken out and said; nothing of the mark may be in the paper.
TAKEN_OUT: dict[str, Callable[[], bytes]] = {
    # hidden text
    "hidden by the other property": lambda: in_body(hidden(MARK, "<w:specVanish/>")),
    "hidden by the other property although one is off": lambda: in_body(
        hidden(MARK, '<w:vanish w:val="0"/><w:specVanish/>')
    ),
    "a style that hides by the other property": lambda: with_part(
        in_body(hidden(MARK, '<w:rStyle w:val="Z"/>')),
        STYLES,
        "</w:styles>",
        '<w:style w:type="character" w:styleId="Z"><w:name w:val="Z"/><w:rPr><w:specVanish/></w:rPr></w:style></w:styles>',
    ),
    "vanish": lambda: in_body(hidden(MARK)),
    "vanish on": lambda: in_body(hidden(MARK, '<w:b/><w:vanish w:val="true"/>')),
    "vanish by a style": lambda: with_part(
        in_body(hidden(MARK, '<w:rStyle w:val="Hid"/>')), STYLES, "</w:styles>", f"{HIDDEN_STYLE}</w:styles>"
    ),
    "vanish by a style below": lambda: with_part(
        in_body(hidden(MARK, '<w:rStyle w:val="Sub"/>')), STYLES, "</w:styles>", f"{HIDDEN_STYLE}{BASED}</w:styles>"
    ),
    "vanish by the paragraph": lambda: with_part(
        template(f'<w:p><w:pPr><w:pStyle w:val="HidP"/></w:pPr><w:r><w:t>{MARK}</w:t></w:r></w:p>', "{{ 名 }}"),
        STYLES,
        "</w:styles>",
        f"{HIDDEN_PARAGRAPH}</w:styles>",
    ),
    "vanish in a header": lambda: story("header", f"<w:p>{hidden(MARK)}</w:p>"),
    "vanish in a cell": lambda: template(
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='1'/></w:tblGrid><w:tr><w:tc><w:p>{hidden(MARK)}</w:p></w:tc></w:tr></w:tbl>",
        "{{ 名 }}",
    ),
    "vanish in an insertion": lambda: in_body(f'<w:ins w:id="1" w:author="x">{hidden(MARK)}</w:ins>'),
    "vanish beside a control tag": lambda: template(
        "{%p if 名 %}", f"<w:p>{hidden(MARK)}<w:r><w:t>甲</w:t></w:r></w:p>", "{%p endif %}", "{{ 名 }}"
    ),
    "a hidden row": lambda: template(
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='1'/></w:tblGrid><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>{MARK}</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        "{{ 名 }}",
    ),
    "a hidden shape": lambda: in_body(
        vml(
            f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{MARK}</w:t></w:r></w:p></w:txbxContent></v:textbox>",
            'style="position:absolute;visibility:hidden"',
        )
    ),
    "deleted text": lambda: in_body(f'<w:del w:id="1" w:author="x"><w:r><w:delText>{MARK}</w:delText></w:r></w:del>'),
    "an entry of no index": lambda: in_body(fld(f' XE "{MARK}" ')),
    "text between runs": lambda: in_body(MARK),
    # settings, styles, controls
    "a variable": lambda: setting(f'<w:docVars><w:docVar w:name="a" w:val="{MARK}"/></w:docVars>'),
    "the attached template": lambda: with_part(
        setting('<w:attachedTemplate r:id="rId1" xmlns:r="' + OFFICE + '"/>'),
        "[Content_Types].xml",
        "</Types>",
        "</Types>",
    ),
    "mail merge": lambda: setting(f'<w:mailMerge><w:query w:val="SELECT {MARK}"/></w:mailMerge>'),
    "a schema": lambda: setting(f'<w:attachedSchema w:val="C:/{MARK}.xsd"/>'),
    "a schema library": lambda: setting(
        f'<sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema sl:uri="{MARK}"/></sl:schemaLibrary>'
    ),
    "the id of the document": lambda: setting(
        f'<w15:docId xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w15:val="{MARK}"/>'
    ),
    "the author of a style": lambda: style(
        f'<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Q"/><w:pPr><w:pPrChange w:id="1" w:author="{MARK}"><w:pPr/></w:pPrChange></w:pPr></w:style>'
    ),
    "the session of a style": lambda: style(
        f'<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Q"/><w:rsid w:val="{MARK}"/></w:style>'
    ),
    "a remark in the markup of styles": lambda: style(f"<!-- {MARK} -->"),
    "an instruction in the markup": lambda: with_part(template("{{ 名 }}"), BODY, "<w:body>", f"<?x {MARK}?><w:body>"),
    "the tag of a control": lambda: in_body(sdt(f'<w:tag w:val="{MARK}"/>')),
    "the name of a control": lambda: in_body(sdt(f'<w:alias w:val="{MARK}"/>')),
    "data of another program": lambda: in_body(f'<z:a xmlns:z="urn:x">{MARK}</z:a>'),
    "an attribute of another program": lambda: in_body(f'<w:r xmlns:z="urn:x" z:who="{MARK}"><w:t>甲</w:t></w:r>'),
    "an attribute of styles": lambda: with_part(
        template("{{ 名 }}"), STYLES, "<w:style ", f'<w:style xmlns:z="urn:x" z:who="{MARK}" '
    ),
    "data of a field": lambda: in_body(
        f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{MARK}</w:fldData></w:fldChar></w:r>'
        + fld(" PAGE ").partition("</w:r>")[2]
    ),
    "the store of an add-in": lambda: in_body(
        fld(f' ADDIN ZOTERO_ITEM {{"a":"{MARK}"}} '.replace("{", "(").replace("}", ")"))
    ),
    "a private field": lambda: in_body(fld(f" PRIVATE {MARK} ")),
    "the author in a field": lambda: in_body(fld(f" AUTHOR {MARK} ")),
    "a variable in a field": lambda: in_body(fld(f" DOCVARIABLE {MARK} ")),
    "a macro of a form field": lambda: in_body(
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="{MARK}"/></w:ffData></w:fldChar></w:r>'
        + fld(" FORMTEXT ").partition("</w:r>")[2]
    ),
    # names and descriptions
    "the path of a picture": lambda: named(f'name="C:\\Users\\{MARK}\\图.png"'),
    "the path of a picture on a Mac": lambda: named(f'name="图" descr="/Users/{MARK}/图.png"'),
    "the path of a picture on a server": lambda: named(f'name="图" descr="\\\\server\\{MARK}\\图.png"'),
    "the path of a shape": lambda: in_body(vml("", f'alt="D:\\{MARK}\\图.png"')),
    # links
    "a link into a computer": lambda: outside(f"file:///C:/Users/{MARK}/x.docx"),
    "a link to a server": lambda: outside(f"\\\\{MARK}\\share\\x.docx"),
    "a link to a server of the web's way": lambda: outside(f"//{MARK}/share/x"),
    "a link that runs": lambda: outside(f"javascript:alert('{MARK}')"),
    "a link that runs in disguise": lambda: outside(f"java&#9;script:{MARK}"),
    "a link of capital letters": lambda: outside(f"FILE://{MARK}/x"),
    "a link by percent signs": lambda: outside(f"%66ile:///{MARK}"),
    "a link of a program": lambda: outside(f"ms-word:ofe|u|http://{MARK}/x"),
    "a link with a password": lambda: outside(f"https://{MARK}:pw@a.example/"),
    "a link by a drive": lambda: outside(f"C:\\{MARK}\\x.docx"),
    "a link up": lambda: outside(f"../../{MARK}/x.docx"),
    "a link in a field": lambda: in_body(fld(f' HYPERLINK "file:///C:\\\\{MARK}\\\\x" \\o "提示" ')),
    "a link in a simple field": lambda: in_body(
        f'<w:fldSimple w:instr=" HYPERLINK &quot;\\\\{MARK}\\x&quot; "><w:r><w:t>旧</w:t></w:r></w:fldSimple>'
    ),
    "a link in a field without quotes": lambda: in_body(fld(f" HYPERLINK javascript:{MARK} ")),
    "a link on a shape": lambda: in_body(vml("", f'href="file:///C:/{MARK}"')),
    "a link in a header": lambda: with_relation(story("header", "<w:p/>"), "x", "word/x.xml", f"<x>{MARK}</x>"),
    # parts
    "comments of another name": lambda: part(
        "comments", "word/notes7.xml", comments("comments"), f"{WORD_TYPE}.comments+xml"
    ),
    "comments of another kind": lambda: part("x", "word/notes7.xml", comments("comments")),
    "people": lambda: part(
        "y",
        "word/who.xml",
        f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{MARK}"/></w15:people>',
    ),
    "settings of a printer of another name": lambda: part("printerSettings", "word/a.dat", f"\\\\{MARK}\\printer"),
    "a signature of another name": lambda: part("origin", "word/sig.dat", MARK.encode()),
    "data of others": lambda: part("customXml", "word/data.xml", f"<a>{MARK}</a>"),
    "data of others of another kind": lambda: part("theme7", "word/data.xml", f"<a>{MARK}</a>"),
    "building blocks": lambda: part(
        "glossaryDocument",
        "word/g.xml",
        f"<w:glossaryDocument {NAMESPACES}><w:docParts><w:docPart><w:docPartBody><w:p><w:r><w:t>{MARK}</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
    ),
    "settings of the web": lambda: part(
        "z",
        "word/web.xml",
        f'<w:webSettings {NAMESPACES}><w:frameset><w:title w:val="{MARK}"/></w:frameset></w:webSettings>',
    ),
    "a part to which nothing leads": lambda: orphan("word/left.xml", f"<a>{MARK}</a>".encode()),
    "a picture to which nothing leads": lambda: orphan("word/media/left.png", png_text("tEXt")),
    "a picture that nothing shows": lambda: part(
        "image", "word/media/left.png", picture("PNG") + MARK.encode(), "image/png"
    ),
    "a header that nothing uses": lambda: part(
        "x", "word/h.xml", f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>{MARK}</w:t></w:r></w:p></w:hdr>"
    ),
    "a thumbnail of another name": lambda: part(
        "thumbnail", "docProps/t.jpg", picture("JPEG") + MARK.encode(), "image/jpeg"
    ),
    # pictures
    "EXIF of a JPEG": lambda: shown("word/media/i.jpeg", picture("JPEG", exif=exif()), content_type="image/jpeg"),
    "EXIF of a JPEG called png": lambda: shown("word/media/i.png", picture("JPEG", exif=exif())),
    "a remark in a JPEG": lambda: shown("word/media/i.jpeg", picture("JPEG", comment=MARK.encode())),
    "XMP of a JPEG": lambda: shown(
        "word/media/i.jpeg", jpeg_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + MARK.encode())
    ),
    "a segment of a program": lambda: shown("word/media/i.jpeg", jpeg_segment(0xEF, MARK.encode())),
    "a preview in a JPEG": lambda: shown("word/media/i.jpeg", jpeg_segment(0xE0, b"JFXX\0\x10" + MARK.encode())),
    "a second JPEG": lambda: shown("word/media/i.jpeg", picture("JPEG") + picture("JPEG", comment=MARK.encode())),
    "text of a PNG": lambda: shown("word/media/i.png", png_text("tEXt")),
    "packed text of a PNG": lambda: shown("word/media/i.png", png_text("zTXt")),
    "international text of a PNG": lambda: shown("word/media/i.png", png_text("iTXt")),
    "EXIF of a PNG": lambda: shown("word/media/i.png", picture("PNG", exif=exif())),
    "a chunk of a program": lambda: shown("word/media/i.png", png_chunk(b"zhSn", MARK.encode())),
    "behind the end of a PNG": lambda: shown("word/media/i.png", picture("PNG") + MARK.encode()),
    "behind the data of a PNG": lambda: shown("word/media/i.png", png_behind_data()),
    "a remark in a GIF": lambda: shown("word/media/i.gif", picture("GIF", comment=MARK.encode())),
    "behind the end of a GIF": lambda: shown("word/media/i.gif", picture("GIF") + MARK.encode()),
    "tags of a TIFF": lambda: shown("word/media/i.tiff", tiff()),
    "the description of an EMF": lambda: shown("word/media/i.emf", emf()),
    "a packed EMF": lambda: shown("word/media/i.emz", gzip.compress(emf())),
    "EXIF of a WebP": lambda: shown("word/media/i.webp", picture("WEBP", exif=exif())),
    "notes of an SVG": lambda: shown(
        "word/media/i.svg", f"{SVG}<metadata>{MARK}</metadata><path d='M0 0'/></svg>".encode()
    ),
    "a remark in an SVG": lambda: shown("word/media/i.svg", f"{SVG}<!-- {MARK} --><path d='M0 0'/></svg>".encode()),
    "the file of an SVG": lambda: shown(
        "word/media/i.svg",
        f'{SVG}<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="C:\\{MARK}"/></svg>'.encode(),
    ),
    "the workbook of a chart": lambda: chart(workbook()),
}
#: Refused, each with its place or its part.
REFUSED: dict[str, Callable[[], bytes]] = {
    "a hidden tag": lambda: in_body(hidden("{{ 名 }}")),
    "a hidden tag in a row": lambda: template(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='1'/></w:tblGrid><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>{{ 名 }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "{{ 名 }}",
    ),
    "macros by type": lambda: with_part(
        template("{{ 名 }}"),
        "[Content_Types].xml",
        "wordprocessingml.document.main+xml",
        "ms-word.document.macroEnabled.main+xml".replace("ms-word.", "wordprocessingml."),
    ),
    "macros of another name": lambda: part("vbaProject", "word/a.dat", b"x", "application/octet-stream"),
    "macros of another kind": lambda: part("theme7", "word/a.dat", b"x", "application/vnd.ms-office.vbaProject"),
    "an object of another name": lambda: shown("word/media/i.png", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MARK.encode()),
    "a program as a picture": lambda: shown("word/media/i.png", b"MZ\x90\0" + MARK.encode()),
    "an archive as a picture": lambda: shown("word/media/i.png", b"PK\x03\x04" + MARK.encode()),
    "a page as a picture": lambda: shown("word/media/i.png", f"<html>{MARK}</html>".encode()),
    "text as a picture": lambda: shown("word/media/i.png", MARK.encode()),
    "an object linked as a link": lambda: outside(
        "http://a.example/x.hta", f'<w:r><w:object {NAMESPACES}><o:OLEObject Type="Link" r:id="rIdX"/></w:object></w:r>'
    ),
    "a control": lambda: in_body('<w:r><w:object><w:control w:name="a"/></w:object></w:r>'),
    "an active control of another name": lambda: part(
        "x", "word/c.xml", '<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX"/>'
    ),
    "a chunk of another document": lambda: outside(
        "http://a.example/x.docx", f'<w:altChunk {NAMESPACES} r:id="rIdX"/>'.join(("<w:r/>", ""))
    ),
    "a picture of the web as a link": lambda: outside(
        "http://a.example/x.png", f'<w:r><w:drawing {NAMESPACES}><a:blip r:link="rIdX"/></w:drawing></w:r>'
    ),
    "a picture of the web, of another kind": lambda: outside(
        "http://a.example/x.png", f'<w:r><w:drawing {NAMESPACES}><a:blip r:embed="rIdX"/></w:drawing></w:r>', "theme"
    ),
    "a picture of the web said to be inside": lambda: outside(
        "http://a.example/x.png",
        f'<w:r><w:drawing {NAMESPACES}><a:blip r:embed="rIdX"/></w:drawing></w:r>',
        "image",
        "",
    ),
    "a picture of a server in VML": lambda: in_body(vml('<v:imagedata src="\\\\server\\x.png"/>')),
    "a picture of the root in VML": lambda: in_body(vml('<v:imagedata src="/x/y.png"/>')),
    "a fill of the web in VML": lambda: in_body(vml('<v:fill type="frame" src="http://a.example/x.png"/>')),
    "an action that runs": lambda: in_body(
        f'<w:r><w:drawing {NAMESPACES}><wp:docPr id="1" name="a"><a:hlinkClick r:id="" action="ppaction://program"/></wp:docPr></w:drawing></w:r>'
    ),
    "INCLUDE": lambda: in_body(fld(' INCLUDE "http://a.example" ')),
    "INCLUDETEXT, cut": lambda: in_body(fld(" INCL", "UDE", 'TEXT "a.docx" ')),
    "RD": lambda: in_body(fld(' RD "a.docx" ')),
    "QUOTE in the name": lambda: in_body(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + fld(' QUOTE "INCLUDE" ')
        + fld('PICTURE "a" ').partition("</w:r>")[2]
    ),
    "a code in text nodes": lambda: in_body(fld(' INCLUDEPICTURE "http://a.example" ', kind="t")),
    "a code cut over text nodes": lambda: in_body(
        fld(" INCLUDE").replace(
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:t>PICTURE "a"</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        )
    ),
    "DDEAUTO in a header": lambda: story("header", "<w:p>" + fld(" DDEAUTO c:a b ") + "</w:p>"),
    "an SVG of the web": lambda: shown(
        "word/media/i.svg", f'{SVG}<image xlink:href="http://a.example/x.png"/></svg>'.encode()
    ),
    "an SVG of the web by style": lambda: shown(
        "word/media/i.svg", f"{SVG}<rect style=\"fill:url('http://a.example/x')\"/></svg>".encode()
    ),
    "an SVG of the web by import": lambda: shown(
        "word/media/i.svg", f"{SVG}<style>@import 'http://a.example/x.css';</style></svg>".encode()
    ),
    "an SVG that runs": lambda: shown("word/media/i.svg", f"{SVG}<rect onclick='a()'/></svg>".encode()),
    "an SVG called png": lambda: shown("word/media/i.png", f'{SVG}<image href="//a.example/x.png"/></svg>'.encode()),
    "an SVG in sixteen bits": lambda: shown(
        "word/media/i.svg", f'{SVG}<image href="http://a.example/x"/></svg>'.encode("utf-16")
    ),
    "a film": lambda: in_body(f'<w:r><w:drawing {NAMESPACES}><a:videoFile r:link="rId77"/></w:drawing></w:r>'),
    "a workbook with a link": lambda: chart(workbook(**{"xl/externalLinks/e.xml": b"<a/>"})),
}
