"""Fonts inside a PDF say for which codes they have nothing but a box, in every format that converters write."""

import io
from collections.abc import Callable, Mapping

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

from docgen.output.embedded_font import box_codes

#: Glyphs and how wide the square is that each draws: the third looks as the box does, the last is a space.
WIDTHS = {".notdef": 500, "A": 400, "copy": 500, "B": 300, "space": 0}
#: The codes of a PDF, and the glyphs that they mean.
CODES = {1: "A", 2: "copy", 3: "B", 4: "space", 5: ".notdef"}
BOXES = [2, 5]


def drawn(pen: "T2CharStringPen | TTGlyphPen", width: int) -> None:
    if width:
        pen.moveTo((0, 0))
        pen.lineTo((width, 0))
        pen.lineTo((width, width))
        pen.closePath()


def built(is_truetype: bool) -> FontBuilder:
    """A font of these glyphs, nothing drawn yet."""
    builder = FontBuilder(1000, isTTF=is_truetype)
    builder.setupGlyphOrder([*WIDTHS])
    builder.setupCharacterMap({ord("A"): "A"})
    if is_truetype:
        builder.setupGlyf({name: square(width) for name, width in WIDTHS.items()})
    else:
        builder.setupCFF("Demo", {}, {name: charstring(width) for name, width in WIDTHS.items()}, {})
    builder.setupHorizontalMetrics(dict.fromkeys(WIDTHS, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost(keepGlyphNames=False)
    return builder


def square(width: int) -> object:
    pen = TTGlyphPen(None)
    drawn(pen, width)
    return pen.glyph()


def charstring(width: int) -> object:
    pen = T2CharStringPen(500, None)
    drawn(pen, width)
    return pen.getCharString()


def saved(font: TTFont) -> bytes:
    content = io.BytesIO()
    font.save(content)
    return content.getvalue()


def truetype(form: int, first: int = 0) -> bytes:
    """A TrueType font whose table of characters has this format."""
    font = built(True).font
    table = CmapSubtable.newSubtable(form)
    table.platformID, table.platEncID, table.language = (1, 0, 0) if form == 0 else (3, 0, 0)
    table.cmap = {first + code: name for code, name in CODES.items()}
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [table]
    return saved(font)


def opentype() -> bytes:
    font = built(False).font
    top = font["CFF "].cff.topDictIndex[0]
    encoding = [".notdef"] * 256
    for code, name in CODES.items():
        encoding[code] = name
    top.Encoding = top.rawDict["Encoding"] = encoding
    return saved(font)


def cff() -> bytes:
    content: bytes = TTFont(io.BytesIO(opentype())).reader["CFF "]
    return content


def type1() -> bytes:
    """The readable head of a Type 1 font; the rest is shapes."""
    codes = "".join(
        f"dup {code} /{name if name[0] == '.' else 'cid00' + str(code)} put\n" for code, name in CODES.items()
    )
    return f"%!FontType1-1.0\n/Encoding 256 array\n0 1 255 {{1 index exch /.notdef put}} for\n{codes}eexec\0".encode()


def embedded(key: str, program: bytes) -> DictionaryObject:
    """A font of a PDF with this program."""
    stream = DecodedStreamObject()
    stream.set_data(program)
    descriptor = DictionaryObject({NameObject(key): stream})
    return DictionaryObject(
        {NameObject("/Subtype"): NameObject("/TrueType"), NameObject("/FontDescriptor"): descriptor}
    )


@pytest.mark.parametrize(
    ("key", "program", "boxes"),
    [
        ("/FontFile2", lambda: truetype(0), BOXES),
        ("/FontFile2", lambda: truetype(4), BOXES),
        ("/FontFile2", lambda: truetype(4, 0xF000), BOXES),
        ("/FontFile2", lambda: truetype(6), BOXES),
        ("/FontFile3", cff, BOXES),
        ("/FontFile3", opentype, BOXES),
        # its shapes are locked away: it gives the box by name
        ("/FontFile", type1, [5]),
    ],
    ids=["TrueType 0", "TrueType 4", "TrueType 4 for symbols", "TrueType 6", "CFF", "OpenType", "Type 1"],
)
def test_the_codes_of_a_box_are_told(key: str, program: Callable[[], bytes], boxes: list[int]) -> None:
    is_box = box_codes(embedded(key, program()))
    assert [code for code in CODES if is_box(code)] == boxes


def test_a_font_with_a_known_alphabet_or_outside_the_pdf_tells_none() -> None:
    font = embedded("/FontFile2", truetype(0))
    font[NameObject("/Encoding")] = NameObject("/WinAnsiEncoding")
    for one in (font, DictionaryObject({NameObject("/Subtype"): NameObject("/Type1")})):
        assert not any(map(box_codes(one), range(256)))


@pytest.mark.parametrize(
    ("glyphs", "boxes"), [(None, [0]), (b"\0\0\0\7\0\0\0\1", [0, 2])], ids=["codes are glyphs", "a list of glyphs"]
)
def test_of_codes_with_two_bytes_the_first_glyph_is_the_box(glyphs: bytes | None, boxes: list[int]) -> None:
    descendant: Mapping[NameObject, object] = {}
    if glyphs is not None:
        stream = DecodedStreamObject()
        stream.set_data(glyphs)
        descendant = {NameObject("/CIDToGIDMap"): stream}
    font = DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([DictionaryObject(descendant)]),
        }
    )
    is_box = box_codes(font)
    assert [code for code in range(4) if is_box(code)] == boxes
