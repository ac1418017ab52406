"""The text that a PDF prints, character by character, and what stands in it as an empty box.

Order and places do not matter here, so that it is read in a fraction of the time that drawing it takes: how often the
pages show each code of each font, and which text the font says that the code is (PDF 32000-1, 9.10.3).
"""

import re
from collections import Counter
from collections.abc import Iterator
from struct import unpack
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from docgen.output.embedded_font import box_codes

#: Text between brackets or in hexadecimal digits, names, and the operators that matter (PDF 32000-1, annex A).
_TOKEN = re.compile(
    rb"\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*\)|<<|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%]*"
    rb"|(?<![^\s\])>])(?:Tf|T[jJ]|Do|BDC|BMC|EMC|[qQ'\"])(?![^\s\[(</])"
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.S)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")
#: Drawings are nested no deeper than this.
_DEEPEST = 8


class PdfText(NamedTuple):
    """What a PDF prints: its characters, those that are an empty box, and how many are which nobody can tell.

    ``boxes`` has as many characters as the pages have boxes; all that a font lacks share one box, and with it the name
    of the first of them.
    """

    characters: Counter[str]
    boxes: Counter[str]
    unknown: int


def pdf_text(reader: PdfReader) -> PdfText:
    """The text of all pages of a PDF."""
    pages = _Pages()
    for page in reader.pages:
        contents = page.get_contents()
        if contents is not None:
            pages.read(contents.get_data(), page)
    return pages.text()


class _Font:
    """A font of a PDF: which text each of its codes is, and how often the pages show it."""

    def __init__(self, font: DictionaryObject) -> None:
        self.is_box = box_codes(font)
        self.is_wide = font.get("/Subtype") == "/Type0"
        stream = font.get("/ToUnicode")
        self.texts = _texts(stream.get_object().get_data()) if stream is not None else {}
        # one of the fonts that every program has
        self.is_latin = stream is None and not self.is_wide and "/FontDescriptor" not in font
        self.shown: Counter[int] = Counter()

    def codes(self, data: bytes) -> tuple[int, ...]:
        return unpack(f">{len(data) // 2}H", data[: len(data) & ~1]) if self.is_wide else tuple(data)

    def text(self, code: int) -> str | None:
        return bytes((code,)).decode("cp1252", "replace") if self.is_latin else self.texts.get(code)


class _Pages:
    """The pages that were read so far."""

    def __init__(self) -> None:
        self._fonts: dict[int, _Font] = {}
        self._characters: Counter[str] = Counter()
        self._boxes: Counter[str] = Counter()

    def text(self) -> PdfText:
        """What they print, all together."""
        characters, boxes, unknown = self._characters.copy(), self._boxes.copy(), 0
        for font in self._fonts.values():
            for code, count in font.shown.items():
                text = font.text(code)
                if font.is_box(code):
                    boxes[text or "\ufffd"] += count
                elif text is None:
                    unknown += count
                else:
                    for character in text:
                        characters[character] += count
        return PdfText(characters, boxes, unknown)

    def read(self, code: bytes, owner: DictionaryObject, depth: int = 0) -> None:
        """Reads the code of a page, or of a drawing in it, with the fonts that its owner names."""
        resources = owner.get("/Resources", DictionaryObject()).get_object()
        known: dict[bytes, _Font | None] = {}
        font: _Font | None = None
        fonts: list[_Font | None] = []
        spans: list[_SaidText | None] = []
        strings: list[bytes] = []
        names: list[bytes] = []
        for token in _TOKEN.findall(code):
            match token:
                case b"Tf" if names:
                    if names[-1] not in known:
                        known[names[-1]] = self._font(resources, names[-1])
                    font = known[names[-1]]
                case b"Tj" | b"TJ" | b"'" | b'"':
                    self._show(font, b"".join(strings), spans)
                case b"Do":
                    self._draw(resources, names[-1:], depth)
                case b"BDC" | b"BMC":
                    spans.append(_SaidText(strings[-1]) if b"/ActualText" in names and strings else None)
                case b"EMC":
                    self._end(spans)
                case b"q":
                    fonts.append(font)
                case b"Q":
                    font = fonts.pop() if fonts else None
                case _:
                    if token[:1] == b"/":
                        names.append(token)
                    elif token != b"<<":
                        strings.append(_string(token))
                    continue
            strings.clear()
            names.clear()

    def _show(self, font: "_Font | None", data: bytes, spans: "list[_SaidText | None]") -> None:
        if font is None:
            return
        codes = font.codes(data)
        span = next(filter(None, spans), None)
        if span is None:
            font.shown.update(codes)
        else:
            span.boxes += sum(map(font.is_box, codes))

    def _end(self, spans: "list[_SaidText | None]") -> None:
        """Ends a stretch of which the PDF itself says what its text is."""
        span = spans.pop() if spans else None
        if span:
            (self._boxes if span.boxes else self._characters).update(span.text)

    def _draw(self, resources: DictionaryObject, names: list[bytes], depth: int) -> None:
        """Reads a drawing that lies on the page."""
        drawings = resources.get("/XObject", DictionaryObject()).get_object()
        drawing = drawings.get(names[0].decode("latin-1")) if names else None
        drawing = drawing.get_object() if drawing is not None else None
        if isinstance(drawing, StreamObject) and drawing.get("/Subtype") == "/Form" and depth < _DEEPEST:
            self.read(drawing.get_data(), drawing, depth + 1)

    def _font(self, resources: DictionaryObject, name: bytes) -> "_Font | None":
        fonts = resources.get("/Font", DictionaryObject()).get_object()
        font = fonts.get(name.decode("latin-1"))
        if font is None:
            return None
        font = font.get_object()
        key = id(font)  # the reader keeps what it has read
        if key not in self._fonts:
            self._fonts[key] = _Font(font)
        return self._fonts[key]


class _SaidText:
    """A stretch of which the PDF says what its text is, whatever its glyphs are."""

    def __init__(self, text: bytes) -> None:
        self.text = (
            text.decode("utf-16", "replace") if text[:2] in (b"\xfe\xff", b"\xff\xfe") else text.decode("latin-1")
        )
        self.boxes = 0


def _string(token: bytes) -> bytes:
    """The bytes of a text in brackets or hexadecimal digits."""
    if token[:1] == b"<":
        digits = b"".join(token[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return _ESCAPED.sub(lambda match: _escaped(match[1]), token[1:-1])


def _escaped(character: bytes) -> bytes:
    return bytes((int(character, 8) & 0xFF,)) if character[:1].isdigit() else _ESCAPES.get(character, character)


def _texts(table: bytes) -> dict[int, str]:
    """The table of a font that says which text its codes are."""
    texts: dict[int, str] = {}
    for section, body in _SECTION.findall(table):
        words = [*_words(body)]
        if section == b"bfchar":
            for code, text in zip(words[::2], words[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes):
                    texts[int.from_bytes(code)] = text.decode("utf-16-be", "replace")
            continue
        for first, last, start in zip(words[::3], words[1::3], words[2::3], strict=False):
            if isinstance(first, bytes) and isinstance(last, bytes):
                texts |= _range(int.from_bytes(first), int.from_bytes(last), start)
    return texts


def _words(body: bytes) -> Iterator[bytes | list[bytes]]:
    """The hexadecimal words of a section, those in brackets as a list."""
    inside: list[bytes] | None = None
    for digits, bracket in _HEX.findall(body):
        if bracket == b"[":
            inside = []
        elif bracket:
            yield inside or []
            inside = None
        elif inside is None:
            yield _string(b"<" + digits + b">")
        else:
            inside.append(_string(b"<" + digits + b">"))


def _range(first: int, last: int, start: bytes | list[bytes]) -> dict[int, str]:
    """The texts of codes one behind the other: in a list, or counted up from the first."""
    codes = range(first, min(last, 0xFFFF) + 1)
    if isinstance(start, list):
        return {code: text.decode("utf-16-be", "replace") for code, text in zip(codes, start, strict=False)}
    whole = start.decode("utf-16-be", "replace")
    return {code: whole[:-1] + chr(min(ord(whole[-1]) + code - first, 0x10FFFF)) for code in codes} if whole else {}
