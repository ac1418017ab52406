"""Which codes of a font inside a PDF have no shape of their own: it draws the box of .notdef, its glyph 0, for them.

A program that finds a character in no font of the computer writes the box of one of them and says nothing. LibreOffice
copies the box to a place among the other glyphs, so shapes are compared. The way from a code to its glyph is another in
each format: the table cmap (OpenType), the array Encoding (Adobe Type 1 Font Format, 2.2), the Encoding of CFF (Adobe
Technical Note 5176, 12).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from struct import unpack_from
from typing import Any

from pypdf.generic import DictionaryObject

#: Says of a code whether the font draws a box for it.
IsBox = Callable[[int], bool]

_TYPE1_CODE = re.compile(rb"dup\s+(\d+)\s*/(\S+)\s+put")
_NOTDEF = b".notdef"
#: TrueType fonts for symbols have their codes here, or as they are.
_SYMBOLS = 0xF000
#: Operators of a dictionary of CFF, and the encodings that are not written out.
_CFF_ENCODING, _CFF_SHAPES, _PREDEFINED = 16, 17, (0, 1)


def box_codes(font: DictionaryObject) -> IsBox:
    """What tells the codes of a font in a PDF for which it has no shape; of one that is not embedded it tells none."""
    if font.get("/Subtype") == "/Type0":
        return _wide_boxes(font)
    # with an encoding codes are letters of a known alphabet, and fonts that lack those are none
    if "/FontDescriptor" not in font or "/Encoding" in font:
        return _no_box
    descriptor: Any = font["/FontDescriptor"].get_object()
    file = next((key for key in _READERS if key in descriptor), "")
    return _READERS[file](descriptor[file].get_object().get_data()) if file else _no_box


def _no_box(_code: int) -> bool:
    return False


def _wide_boxes(font: DictionaryObject) -> IsBox:
    """Codes of two bytes are glyphs themselves, or lead to them by a list of numbers of two bytes."""
    if not str(font.get("/Encoding", "")).startswith("/Identity"):
        return _no_box
    descendants: Any = font["/DescendantFonts"].get_object()
    descendant = descendants[0].get_object()
    glyphs = descendant["/CIDToGIDMap"].get_object() if "/CIDToGIDMap" in descendant else ""
    if isinstance(glyphs, str):
        return lambda code: code == 0
    numbers = glyphs.get_data()
    return lambda code: not any(numbers[2 * code : 2 * code + 2])


def _type1_boxes(program: bytes) -> IsBox:
    names = {int(code): name for code, name in _TYPE1_CODE.findall(program.partition(b"eexec")[0])}
    return lambda code: names.get(code) == _NOTDEF


def _truetype_boxes(program: bytes) -> IsBox:
    shapes, glyphs = _truetype_shapes(program), _truetype_codes(program)
    return lambda code: _is_box(shapes, glyphs.get(code, 0)) if glyphs else False


def _is_box(shapes: Sequence[bytes], glyph: int) -> bool:
    """Whether a glyph is the first one, or a copy of it; one without a shape is a space."""
    return glyph < len(shapes) and bool(shapes[0]) and shapes[glyph] == shapes[0]


def _truetype_shapes(program: bytes) -> list[bytes]:
    """What draws the glyphs of a TrueType font, in their order."""
    head, places, drawn = (_table(program, name) for name in (b"head", b"loca", b"glyf"))
    if not (head and places and drawn):
        return []
    is_long = unpack_from(">h", head, 50)[0] == 1
    count = len(places) // (4 if is_long else 2)
    starts = unpack_from(f">{count}{'I' if is_long else 'H'}", places)
    scale = 1 if is_long else 2
    return [drawn[first * scale : end * scale] for first, end in pairwise(starts)]


def _truetype_codes(program: bytes) -> dict[int, int]:
    """The glyphs of the codes in all tables of characters: with 0xF000 before them or not."""
    table = _table(program, b"cmap")
    tables = unpack_from(">H", table, 2)[0] if table else 0
    codes: dict[int, int] = {}
    for number in range(tables):
        for code, glyph in _glyphs_of_cmap(table, unpack_from(">I", table, 8 + 8 * number)[0]):
            codes[code - _SYMBOLS if _SYMBOLS <= code < _SYMBOLS + 0x100 else code] = glyph
    return codes


def _glyphs_of_cmap(table: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Codes and glyphs of one table of characters, of the formats that fonts in PDFs have."""
    match unpack_from(">H", table, start)[0]:
        case 0:
            yield from enumerate(table[start + 6 : start + 262])
        case 6:
            first, count = unpack_from(">HH", table, start + 6)
            yield from enumerate(unpack_from(f">{count}H", table, start + 10), first)
        case 4:
            yield from _segments(table, start)


def _segments(table: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Codes and glyphs of format 4: four rows of numbers, a column for each stretch of codes."""
    count = unpack_from(">H", table, start + 6)[0] // 2
    ends = unpack_from(f">{count}H", table, start + 14)
    rest = start + 16 + 2 * count
    firsts, deltas, offsets = (unpack_from(f">{count}H", table, rest + 2 * count * row) for row in range(3))
    for number, (first, end, delta, offset) in enumerate(zip(firsts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(end, 0xFFFE) + 1):
            place = rest + 2 * (2 * count + number) + offset + 2 * (code - first)
            glyph = unpack_from(">H", table, place)[0] if offset else code
            yield code, (glyph + delta) & 0xFFFF if glyph else 0


def _table(program: bytes, name: bytes) -> bytes:
    """A table of an OpenType file; empty where it has none."""
    for number in range(unpack_from(">H", program, 4)[0]):
        tag, _, offset, length = unpack_from(">4sIII", program, 12 + 16 * number)
        if tag == name:
            return program[offset : offset + length]
    return b""


def _cff_boxes(program: bytes) -> IsBox:
    """Those of a CFF font, by itself or in an OpenType file."""
    font = _table(program, b"CFF ") if program[:4] in (b"OTTO", b"\0\1\0\0") else program
    _, end_of_names = _index(font, font[2])
    dictionary, _ = _index(font, end_of_names)
    numbers = _cff_numbers(dictionary[0])
    encoding = numbers.get(_CFF_ENCODING, 0)
    if encoding in _PREDEFINED:
        return _no_box
    shapes, _ = _index(font, numbers[_CFF_SHAPES])
    glyphs = dict(_cff_codes(font, encoding))
    return lambda code: _is_box(shapes, glyphs.get(code, 0))


def _cff_codes(font: bytes, start: int) -> Iterator[tuple[int, int]]:
    """The codes of a CFF font, one by one or in ranges, and their glyphs, which are counted up from 1."""
    kind, count = font[start] & 0x7F, font[start + 1]
    if kind == 0:
        yield from zip(font[start + 2 : start + 2 + count], range(1, count + 1), strict=True)
        return
    glyph = 0
    for number in range(count):
        first, left = font[start + 2 + 2 * number : start + 4 + 2 * number]
        for code in range(first, first + left + 1):
            glyph += 1
            yield code, glyph


def _index(font: bytes, start: int) -> tuple[list[bytes], int]:
    """The objects of an INDEX of CFF, and where it ends: how many there are, the size of offsets, the offsets."""
    count = unpack_from(">H", font, start)[0]
    if not count:
        return [], start + 2
    size = font[start + 2]
    places = range(start + 3, start + 3 + (count + 1) * size, size)
    base = places[-1] + size - 1
    ends = [base + int.from_bytes(font[place : place + size]) for place in places]
    return [font[first:end] for first, end in pairwise(ends)], ends[-1]


def _cff_numbers(dictionary: bytes) -> dict[int, int]:
    """The operators of a dictionary of CFF, each with the last whole number before it."""
    found: dict[int, int] = {}
    at, number = 0, 0
    while at < len(dictionary):
        first = dictionary[at]
        at += 1
        if first <= 21:
            at += first == 12
            found[first] = number
        elif first == 28:
            number, at = unpack_from(">h", dictionary, at)[0], at + 2
        elif first == 29:
            number, at = unpack_from(">i", dictionary, at)[0], at + 4
        elif first == 30:
            while 0xF not in divmod(dictionary[at], 16):
                at += 1
            at += 1
        elif first < 247:
            number = first - 139
        else:
            low, at = dictionary[at], at + 1
            number = (first - 247) * 256 + low + 108 if first < 251 else -(first - 251) * 256 - low - 108
    return found


_READERS: Mapping[str, Callable[[bytes], IsBox]] = {
    "/FontFile": _type1_boxes,
    "/FontFile2": _truetype_boxes,
    "/FontFile3": _cff_boxes,
}
