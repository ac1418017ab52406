"""XML that is written in an unusual way is brought into the form that Excel writes.

What looks into the sheets does so by patterns, for speed. Another program may write the same with other quotes,
prefixes, character references, CDATA, or cells without places: such a part is parsed and written anew.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from docgen.errors import column_name, column_number
from docgen.text.xml_text import attribute_value, escape

#: A larger part that is written in an unusual way would take too long.
MAX_UNUSUAL = 20_000_000
_BOOK_PARTS = re.compile(
    r"xl/(?:_rels/|worksheets/|workbook\.xml|styles\.xml|sharedstrings\.xml|[^/]*comments?[^/]*\.xml|comments/)"
)
#: So far into a part its first element begins.
_START = 4_000
_ROOT = re.compile(rb"<(?:worksheet|workbook|styleSheet|sst|comments|Relationships|chartsheet|dialogsheet)[\s>/]")
_SHEET_ELEMENT = re.compile(rb"<(?:[^<>\s:]+:)?worksheet[\s>]")
_OTHER_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.I)
#: A second name for the namespace of sheets: some cells may be written <x:c>.
_SECOND_NAME = re.compile(rb"xmlns:[^=<>]+=\s*[\"'][^\"'<>]*/spreadsheetml/(?:2006/)?main[\"']")
#: What Excel never writes into a part: other quotes, blanks around =, cells and rows without places, closing blanks.
_UNUSUAL = re.compile(
    rb"=\s*'|=\s+[\"']|\s=\s*[\"']|=\"\s|<c(?:[\t\r\n>]| (?!r=\"[A-Z]))|<row(?:>|\s(?!r=\"))|</\w+\s|<v\s(?!/)|<!"
)
#: Signs without which nothing is unusual. They are looked for before the pattern is, which takes longer.
_SIGNS = (b"= ", b" =", b'=" ', b" >", b"\t", b"\r")
_SIGNS_OF_CELLS = (b"<v ", b"<c>", b"<row>")
#: A cell, row, formula or value of another program among those of the sheet. Formulas of Excel's own are none (xm:f).
_FOREIGN = re.compile(rb"<(?!xm:)\w+:(?:c|row|f|v)[\s>]")
#: Where all of the first are the second, too, none is unusual.
_PLACED = ((b"<c ", b'<c r="'), (b"<row ", b'<row r="'))
_SMALL_LETTER = re.compile(rb'<c r="[^A-Z]')
#: Signs that are rare in a part, and what is unusual about them: they are looked for from end to end.
_RARE = ((b"'", b"='"), (b"!", b"<!"), (b"\t", b"<c\t"), (b"\t", b"\t="))
#: A program writes a whole part in one way: in a long one the first and the last cells show which.
_SEARCHED = 25_000
#: The line that an XML declaration stands on ends.
_FIRST_LINES = 1
#: A reference for a letter or a digit, of which names and numbers consist. Others stand in texts only.
_LETTER_REFERENCE = re.compile(
    rb"&#(?:0*(?:4[89]|5[0-7]|6[5-9]|[78]\d|90|9[789]|1[01]\d|12[012])|x0*(?:[3][0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]));"
)
_CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ROW = re.compile("[0-9]{1,7}")
#: Elements whose attributes are numbers and signs, around which blanks mean nothing.
_STRIPPED = frozenset(("row", "c", "col", "mergeCell"))
_XML = "http://www.w3.org/XML/1998/namespace"


class UnusualPartError(Exception):
    """A part in an unusual way that has entities of its own, or is no XML."""


class LargeUnusualPartError(UnusualPartError):
    """A part in an unusual way that is too large to be written anew; its name is the only argument."""


def plain_parts(parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The parts of a workbook, the unusual ones written anew; the same object if none is. Raises UnusualPartError."""
    unusual = {name: text for name, text in parts.items() if _is_read(name, text) and _is_unusual(text)}
    for name, text in unusual.items():
        if len(text) > MAX_UNUSUAL:
            raise LargeUnusualPartError(name)
    return {**parts, **{name: _rewritten(text) for name, text in unusual.items()}} if unusual else parts


def package_of(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a package."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def _is_read(name: str, text: bytes) -> bool:
    """Whether a part is looked into. Programs may keep sheets in folders of their own."""
    return bool(_BOOK_PARTS.match(name) or _SHEET_ELEMENT.search(text[:_START]))


def _is_unusual(text: bytes) -> bool:
    start = text[:_START]
    if not _ROOT.search(start) or _OTHER_ENCODING.match(start):
        return True
    if any(sign in text and unusual in text for sign, unusual in _RARE) or _SECOND_NAME.search(text):
        return True
    ends = (text,) if len(text) <= 2 * _SEARCHED else (text[:_SEARCHED], text[-_SEARCHED:])
    return any(_has_unusual_signs(end) for end in ends)


def _has_unusual_signs(text: bytes) -> bool:
    may_be = (
        any(sign in text for sign in _SIGNS)
        or text.count(b"\n") > _FIRST_LINES
        or (b"<row" in text and _may_have_unusual_cells(text))
    )
    return (
        (may_be and bool(_UNUSUAL.search(text)))
        or (b"&#" in text and bool(_LETTER_REFERENCE.search(text)))
        or (b"xmlns:" in text and bool(_FOREIGN.search(text)))
    )


def _may_have_unusual_cells(text: bytes) -> bool:
    return (
        any(sign in text for sign in _SIGNS_OF_CELLS)
        or any(text.count(some) != text.count(placed) for some, placed in _PLACED)
        or bool(_SMALL_LETTER.search(text))
    )


def _rewritten(text: bytes) -> bytes:
    try:
        return _PartWriter().written(text)
    except (ExpatError, ValueError) as error:  # an encoding of several bytes is a ValueError
        raise UnusualPartError from error


class _PartWriter:
    """Writes the elements of a part anew: those of the namespace of its root, without prefixes, cells with places."""

    def __init__(self) -> None:
        self._pieces = io.StringIO()
        self._own = ""
        self._names: list[str] = []
        self._foreign = 0  # how deep inside an element of another namespace
        self._row = self._column = 0

    def written(self, text: bytes) -> bytes:
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.Parse(text, True)
        return self._pieces.getvalue().encode()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._names:
            self._own = space
            namespaces = f' xmlns="{space}"' if space else ""
            relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            self._names.append(local)
            self._pieces.write(f'<{local}{namespaces} xmlns:r="{relations}">')
            return
        if self._foreign or space != self._own:
            self._foreign += 1
            return
        self._names.append(local)
        own = self._own_attributes(local, attributes)
        self._pieces.write(f"<{local}{''.join(f' {key}={_quoted(value)}' for key, value in own.items())}>")

    def _own_attributes(self, local: str, attributes: dict[str, str]) -> dict[str, str]:
        if local == "v":
            return {}
        own = {short: value for key, value in attributes.items() if (short := _attribute(key))}
        if local in _STRIPPED:
            own = {key: value.strip() for key, value in own.items()}
        if local == "row":
            self._row = int(own["r"]) if _ROW.fullmatch(own.get("r", "")) else self._row + 1
            self._column = 0
            return {"r": str(self._row)} | own
        if local == "c":
            place = _CELL.fullmatch(own.get("r", ""))
            row = int(place[2]) if place else self._row
            self._column = column_number(place[1].upper()) if place else self._column + 1
            return {"r": f"{column_name(self._column)}{row}"} | {key: own[key] for key in own if key != "r"}
        return own

    def _end(self, _: str) -> None:
        if self._foreign:
            self._foreign -= 1
        else:
            self._pieces.write(f"</{self._names.pop()}>")

    def _text(self, text: str) -> None:
        if not self._foreign:
            self._pieces.write(escape(text))

    def _entity(self, *_: object) -> None:
        raise UnusualPartError


def _attribute(key: str) -> str:
    """The name of an attribute as Excel writes it; empty for one that nobody reads."""
    space, _, local = key.rpartition(" ")
    if space == _XML:
        return f"xml:{local}"
    if space.endswith("/relationships"):
        return f"r:{local}"
    return "" if space else local


def _quoted(value: str) -> str:
    return f'"{attribute_value(value)}"'
