"""What a sheet of an .xlsx file holds besides values: hidden rows, errors, formats, struck words, comments, pictures.

The reader of spreadsheets gives none of it. It is looked for in the XML of the sheets, each only where it can be.
"""

import re
from collections.abc import Iterator, Mapping, Set
from html import unescape
from posixpath import dirname, join, normpath
from typing import NamedTuple

from docgen.errors import column_number
from docgen.readers.tables.number_formats import shown, shows_more

#: EntryRow and column of a cell, counted from 0.
CellPlace = tuple[int, int]

#: What stands for the value of a formula that no program has worked out yet.
NOT_WORKED_OUT = "="


class CellError(str):
    """A cell that shows an error (#N/A), or a formula without its value (NOT_WORKED_OUT)."""

    __slots__ = ()


class ShownNumber(float):
    """A number whose format shows more than itself: 0301, 8号."""

    shown: str

    @classmethod
    def of(cls, value: float, code: str) -> "ShownNumber | None":
        """The number in this format; None where the format shows the number as it is."""
        if (text := shown(value, code)) is None:
            return None
        number = cls(value)
        number.shown = text
        return number


class SheetMarks(NamedTuple):
    """What only Excel knows of a sheet; rows and columns count from 0."""

    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[CellPlace, str] = {}  # never changed
    formats: Mapping[CellPlace, str] = {}
    struck: frozenset[CellPlace] = frozenset()
    sums: frozenset[CellPlace] = frozenset()
    pictures: frozenset[CellPlace] = frozenset()
    comments: tuple[tuple[CellPlace, str], ...] = ()
    may_have_pictures: bool = False


BookMarks = dict[str, SheetMarks]
#: The parts of a package by their names.
Parts = Mapping[str, bytes]
NO_MARKS = SheetMarks()

_BOOK, _BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
# programs may write every name with a prefix: <x:c r="A1">
_SHEET = re.compile(rb'<(?:\w+:)?sheet\b(?=[^<>]*\bname="([^"]*)")(?=[^<>]*\b\w+:id="([^"]*)")')
_TARGET = re.compile(rb'<(?:\w+:)?Relationship\b(?=[^<>]*\bId="([^"]*)")(?=[^<>]*\bTarget="([^"]*)")')
_COMMENTS_PART = re.compile(rb'<(?:\w+:)?Relationship\b(?=[^<>]*\bType="[^"]*/comments")(?=[^<>]*\bTarget="([^"]*)")')
_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^<>]*\bhidden="(?:1|true)")[^<>]*\br="(\d{1,7})"')
_COLUMN = re.compile(
    rb'<(?:\w+:)?col\b(?=[^<>]*\bhidden="(?:1|true)")(?=[^<>]*\bmin="(\d{1,5})")(?=[^<>]*\bmax="(\d{1,5})")'
)
# what an element holds, up to its end: not into the next one where it has none
_WITHIN = rb"((?:(?!<(?:\w+:)?%b\b).)*?)"
_AT = rb'[^<>]*\br="([A-Z]{1,3})(\d{1,7})"[^<>]*'
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^<>]*\bt="e")' + _AT + rb">" + _WITHIN % b"c" + rb"</(?:\w+:)?c>", re.S)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
# a cell with a formula and no value that a program has worked out
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b" + _AT + rb">\s*<(?:\w+:)?f[ >/][^<]*(?:</(?:\w+:)?f>)?\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_SUM = re.compile(rb"<(?:\w+:)?c\b" + _AT + rb">\s*<(?:\w+:)?f\b[^<>]*>[^<]*\b(?:SUM|SUBTOTAL|COUNTA?)\(")
_STRING_CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^<>]*\bt="s")' + _AT + rb">\s*<(?:\w+:)?v>(\d{1,9})</")
_COMMENT = re.compile(
    rb'<(?:\w+:)?comment\b[^<>]*\bref="([A-Z]{1,3})(\d{1,7})"[^<>]*>' + _WITHIN % b"comment" + rb"</(?:\w+:)?comment>",
    re.S,
)
_TEXT = re.compile(rb"<(?:\w+:)?t\b[^<>]*>([^<]*)</")
_NUMBER_FORMAT = re.compile(rb'<(?:\w+:)?numFmt\b(?=[^<>]*\bnumFmtId="(\d{1,9})")(?=[^<>]*\bformatCode="([^"]*)")')
_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.S)
_FONT = re.compile(rb"<(?:\w+:)?font\b[^<>]*?(?:/>|>" + _WITHIN % b"font" + rb"</(?:\w+:)?font>)", re.S)
_STRIKE = re.compile(rb'<(?:\w+:)?strike(?:\s*/>|\s+val="(?:1|true)"\s*/>)')
_FORMATS_OF_CELLS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_FORMAT_OF_CELL = re.compile(rb"<(?:\w+:)?xf\b([^<>]*)")
_STRING = re.compile(rb"<(?:\w+:)?si\b[^<>]*?(?:/>|>" + _WITHIN % b"si" + rb"</(?:\w+:)?si>)", re.S)
_BUILT_IN = {9: "0%", 10: "0.00%"}
#: What Excel writes before the words of a comment that can be answered.
_THREADED = re.compile(r"^\[(?:Threaded comment|线程批注)\].*?(?:Comment|注释|批注)[:：]\s*", re.S)


class _Styles(NamedTuple):
    """The styles of a workbook that matter: number formats that show more, struck fonts; strings that are struck."""

    formats: Mapping[bytes, str]
    struck: Set[bytes]
    struck_strings: Set[bytes]


def marks_of_book(parts: Parts, titles: Mapping[str, str]) -> BookMarks:
    """The marks of every sheet of an .xlsx file, by title. ``titles`` has the titles by the parts of the sheets."""
    strings = parts.get(_STRINGS, b"")
    styles = _styles(parts.get(_STYLES, b""), _struck_strings(strings))
    in_strings = b"DISPIMG" in strings
    marks = {}
    for part, title in titles.items():
        marks[title] = _marks(parts[part], styles, _comments(parts, part))
        if in_strings:
            marks[title] = marks[title]._replace(may_have_pictures=True)
    return marks


def titles_of_sheets(parts: Parts) -> Mapping[str, str]:
    """The titles of the sheets of an .xlsx file by the names of their parts; none of other packages."""
    targets = dict(_TARGET.findall(parts.get(_BOOK_RELATIONS, b"")))
    titles = {}
    for title, relation in _SHEET.findall(parts.get(_BOOK, b"")):
        target = _decoded(targets.get(relation, b""))
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if part in parts:
            titles[part] = unescape(_decoded(title))
    return titles


def _decoded(text: bytes) -> str:
    return text.decode(errors="replace")


def _struck_strings(content: bytes) -> Set[bytes]:
    """The numbers of the shared strings that are struck through from end to end."""
    if b"strike" not in content:
        return set()
    strings = enumerate(_STRING.findall(content))
    return {str(number).encode() for number, text in strings if _is_struck_string(text)}


def _is_struck_string(text: bytes) -> bool:
    runs = re.findall(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", text, re.S)
    return bool(runs) and all(_STRIKE.search(run) for run in runs if b"".join(_TEXT.findall(run)).strip())


def _styles(content: bytes, struck_strings: Set[bytes]) -> _Styles:
    codes = {int(number): unescape(_decoded(code)) for number, code in _NUMBER_FORMAT.findall(content)}
    showing_more = {number: code for number, code in (_BUILT_IN | codes).items() if shows_more(code)}
    fonts = _FONTS.search(content) if b"strike" in content else None
    struck_fonts = {at for at, font in enumerate(_FONT.findall(fonts.group())) if _STRIKE.search(font)} if fonts else ()
    formats: dict[bytes, str] = {}
    struck = set()
    cells = _FORMATS_OF_CELLS.search(content)
    for at, attributes in enumerate(_FORMAT_OF_CELL.findall(cells.group()) if cells else ()):
        style = str(at).encode()
        if (number := _number(attributes, b"numFmtId")) in showing_more:
            formats[style] = showing_more[number]
        if _number(attributes, b"fontId") in struck_fonts:
            struck.add(style)
    return _Styles(formats, struck, struck_strings)


def _number(attributes: bytes, name: bytes) -> int:
    match = re.search(rb"\b" + name + rb'="(\d{1,9})"', attributes)
    return int(match[1]) if match else -1


def _marks(text: bytes, styles: _Styles, comments: tuple[tuple[CellPlace, str], ...]) -> SheetMarks:
    """The marks of the XML of one sheet. A search through ten thousand rows takes time: none is made in vain."""
    has_hidden = b"hidden=" in text
    has_formulas = b"<f" in text or (b"<worksheet" not in text[:_START] and b":f" in text)
    errors, pictures = _errors(text) if b't="e"' in text else ({}, frozenset())
    if has_formulas:
        errors |= {_place(*at): NOT_WORKED_OUT for at in _FORMULA.findall(text)}
    columns = _COLUMN.findall(text) if has_hidden else ()
    return SheetMarks(
        hidden_rows=frozenset(int(row) - 1 for row in _ROW.findall(text)) if has_hidden else frozenset(),
        hidden_columns=frozenset(
            at for first, last in columns for at in range(int(first) - 1, min(int(last), _MOST_COLUMNS))
        ),
        errors=errors,
        formats={place: styles.formats[style] for place, style in _styled(text, styles.formats.keys())},
        struck=_struck(text, styles),
        sums=frozenset(_place(*at) for at in _SUM.findall(text)) if has_formulas else frozenset(),
        pictures=pictures,
        comments=comments,
        may_have_pictures=has_formulas and b"DISPIMG" in text,
    )


def _last_column(number: bytes) -> int:
    return min(int(number), _MOST_COLUMNS)


_START = 1000
_MOST_COLUMNS = 16_384


def _place(column: bytes, row: bytes) -> CellPlace:
    return int(row) - 1, column_number(column.decode()) - 1


def _errors(text: bytes) -> tuple[dict[CellPlace, str], frozenset[CellPlace]]:
    """The cells that show an error, and those whose error only stands for a picture in the cell."""
    errors, pictures = {}, set()
    for match in _ERROR.finditer(text):
        value = _VALUE.search(match[3])
        if b"DISPIMG" in match[3] or re.search(rb'\bvm="\d', match[0].partition(b">")[0]):
            pictures.add(_place(match[1], match[2]))
        else:
            errors[_place(match[1], match[2])] = unescape(_decoded(value[1])) if value else "#N/A"
    return errors, frozenset(pictures)


def _styled(text: bytes, styles: Set[bytes]) -> Iterator[tuple[CellPlace, bytes]]:
    """The cells that have one of these styles."""
    if not styles:
        return
    wanted = b"|".join(sorted(styles))
    pattern = re.compile(rb'<(?:\w+:)?c\b(?=[^<>]*\bs="(' + wanted + rb')")[^<>]*\br="([A-Z]{1,3})(\d{1,7})"')
    for style, column, row in pattern.findall(text):
        yield _place(column, row), style


def _struck(text: bytes, styles: _Styles) -> frozenset[CellPlace]:
    struck = {place for place, _ in _styled(text, styles.struck)}
    if styles.struck_strings:
        cells = _STRING_CELL.findall(text)
        struck |= {_place(column, row) for column, row, string in cells if string in styles.struck_strings}
    return frozenset(struck)


def _comments(parts: Parts, part: str) -> tuple[tuple[CellPlace, str], ...]:
    folder, _, file = part.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    comments = []
    for target in _COMMENTS_PART.findall(parts.get(relations, b"")):
        name = _decoded(target)
        other = name.removeprefix("/") if name.startswith("/") else normpath(join(dirname(part), name))
        for column, row, text in _COMMENT.findall(parts.get(other, b"")):
            words = "".join(unescape(_decoded(piece)) for piece in _TEXT.findall(text))
            comments.append((_place(column, row), _THREADED.sub("", words).strip()))
    return tuple(comments)
