"""What a sheet of an .xlsx file holds besides values: hidden rows, errors, formats, struck words, comments, pictures.

The reader of spreadsheets gives none of it. It is looked for in the XML of the sheets, each only where it can be.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Set
from html import unescape
from posixpath import dirname, join, normpath
from typing import NamedTuple

from docgen.errors import Cell, Problem, column_number
from docgen.readers.tables.number_formats import shown, shows_more
from docgen.readers.visit_file.nodes import UnreadableError

#: EntryRow and column of a cell, counted from 0.
CellPlace = tuple[int, int]

#: What stands for the value of a formula that no program has worked out yet.
NOT_WORKED_OUT = "="
#: More cells than a sheet may span, empty ones included: the reader of spreadsheets makes room for all of them.
MAX_CELLS = 5_000_000


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
NO_MARKS = SheetMarks()

_BOOK, _BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
# programs may write every name with a prefix: <x:c r="A1">
_SHEET = re.compile(rb'<(?:\w+:)?sheet\b(?=[^>]*\bname="([^"]*)")(?=[^>]*\b\w+:id="([^"]*)")')
_TARGET = re.compile(rb'<(?:\w+:)?Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="([^"]*)")')
_COMMENTS_PART = re.compile(rb'<(?:\w+:)?Relationship\b(?=[^>]*\bType="[^"]*/comments")(?=[^>]*\bTarget="([^"]*)")')
_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_COLUMN = re.compile(rb'<(?:\w+:)?col\b(?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d+)")(?=[^>]*\bmax="(\d+)")')
_AT = rb'[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*'
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")' + _AT + rb">(.*?)</(?:\w+:)?c>", re.S)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
# a cell with a formula and no value that a program has worked out
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b" + _AT + rb">\s*<(?:\w+:)?f[ >/][^<]*(?:</(?:\w+:)?f>)?\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_SUM = re.compile(rb"<(?:\w+:)?c\b" + _AT + rb">\s*<(?:\w+:)?f\b[^>]*>[^<]*\b(?:SUM|SUBTOTAL|COUNTA?)\(")
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>/]*>')
_STRING_CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="s")' + _AT + rb">\s*<(?:\w+:)?v>(\d+)</")
_COMMENT = re.compile(rb'<(?:\w+:)?comment\b[^>]*\bref="([A-Z]{1,3})(\d{1,7})"[^>]*>(.*?)</(?:\w+:)?comment>', re.S)
_TEXT = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)</")
_NUMBER_FORMAT = re.compile(rb'<(?:\w+:)?numFmt\b(?=[^>]*\bnumFmtId="(\d+)")(?=[^>]*\bformatCode="([^"]*)")')
_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.S)
_FONT = re.compile(rb"<(?:\w+:)?font\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?font>)", re.S)
_STRIKE = re.compile(rb'<(?:\w+:)?strike(?:\s*/>|\s+val="(?:1|true)"\s*/>)')
_FORMATS_OF_CELLS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_FORMAT_OF_CELL = re.compile(rb"<(?:\w+:)?xf\b([^>]*)")
_STRING = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.S)
_BUILT_IN = {9: "0%", 10: "0.00%"}
#: What Excel writes before the words of a comment that can be answered.
_THREADED = re.compile(r"^\[(?:Threaded comment|线程批注)\].*?(?:Comment|注释|批注)[:：]\s*", re.S)


class _Styles(NamedTuple):
    """The styles of a workbook that matter: number formats that show more, struck fonts; strings that are struck."""

    formats: Mapping[bytes, str]
    struck: Set[bytes]
    struck_strings: Set[bytes]


def marks_of_book(content: bytes, name: str) -> BookMarks:
    """The marks of every sheet of an .xlsx file, by title; nothing for other packages.

    Raises UnreadableError for a sheet whose last cell lies so far out that no memory could hold what is between.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = set(archive.namelist())
        if not {_BOOK, _BOOK_RELATIONS} <= parts:
            return {}
        styles = _styles(archive.read(_STYLES) if _STYLES in parts else b"", _strings(archive, parts))
        in_strings = _STRINGS in parts and b"DISPIMG" in archive.read(_STRINGS)
        marks = {}
        for title, part in _sheet_parts(archive, parts):
            text = archive.read(part)
            _require_near_cells(text, f"{name}!{title}")
            marks[title] = _marks(text, styles, _comments(archive, part, parts))
            if in_strings:
                marks[title] = marks[title]._replace(may_have_pictures=True)
    return marks


def _sheet_parts(archive: zipfile.ZipFile, parts: Set[str]) -> Iterator[tuple[str, str]]:
    """The titles of the sheets of an .xlsx file, each with the name of its part."""
    targets = dict(_TARGET.findall(archive.read(_BOOK_RELATIONS)))
    for title, relation in _SHEET.findall(archive.read(_BOOK)):
        target = targets.get(relation, b"").decode()
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if part in parts:
            yield unescape(title.decode()), part


def _strings(archive: zipfile.ZipFile, parts: Set[str]) -> Set[bytes]:
    """The numbers of the shared strings that are struck through from end to end."""
    content = archive.read(_STRINGS) if _STRINGS in parts else b""
    if b"strike" not in content:
        return set()
    strings = enumerate(_STRING.findall(content))
    return {str(number).encode() for number, text in strings if _is_struck_string(text)}


def _is_struck_string(text: bytes) -> bool:
    runs = re.findall(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", text, re.S)
    return bool(runs) and all(_STRIKE.search(run) for run in runs if b"".join(_TEXT.findall(run)).strip())


def _styles(content: bytes, struck_strings: Set[bytes]) -> _Styles:
    codes = {int(number): unescape(code.decode()) for number, code in _NUMBER_FORMAT.findall(content)}
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
    match = re.search(rb"\b" + name + rb'="(\d+)"', attributes)
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
        hidden_columns=frozenset(at for first, last in columns for at in range(int(first) - 1, int(last))),
        errors=errors,
        formats={place: styles.formats[style] for place, style in _styled(text, styles.formats.keys())},
        struck=_struck(text, styles),
        sums=frozenset(_place(*at) for at in _SUM.findall(text)) if has_formulas else frozenset(),
        pictures=pictures,
        comments=comments,
        may_have_pictures=has_formulas and b"DISPIMG" in text,
    )


_START = 1000


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
            errors[_place(match[1], match[2])] = unescape(value[1].decode()) if value else "#N/A"
    return errors, frozenset(pictures)


def _styled(text: bytes, styles: Set[bytes]) -> Iterator[tuple[CellPlace, bytes]]:
    """The cells that have one of these styles."""
    if not styles:
        return
    wanted = b"|".join(sorted(styles))
    pattern = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bs="(' + wanted + rb')")[^>]*\br="([A-Z]{1,3})(\d{1,7})"')
    for style, column, row in pattern.findall(text):
        yield _place(column, row), style


def _struck(text: bytes, styles: _Styles) -> frozenset[CellPlace]:
    struck = {place for place, _ in _styled(text, styles.struck)}
    if styles.struck_strings:
        cells = _STRING_CELL.findall(text)
        struck |= {_place(column, row) for column, row, string in cells if string in styles.struck_strings}
    return frozenset(struck)


def _comments(archive: zipfile.ZipFile, part: str, parts: Set[str]) -> tuple[tuple[CellPlace, str], ...]:
    folder, _, file = part.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in parts:
        return ()
    comments = []
    for target in _COMMENTS_PART.findall(archive.read(relations)):
        name = target.decode()
        other = name.removeprefix("/") if name.startswith("/") else normpath(join(dirname(part), name))
        for column, row, text in _COMMENT.findall(archive.read(other)) if other in parts else ():
            words = "".join(unescape(piece.decode()) for piece in _TEXT.findall(text))
            comments.append((_place(column, row), _THREADED.sub("", words).strip()))
    return tuple(comments)


def _require_near_cells(text: bytes, name: str) -> None:
    """Raises UnreadableError, with the last cell as its place, for a sheet that spans too many cells."""
    end = text.rfind(b"<row ") if b"<row " in text else text.rfind(b":row ")
    last_row = re.search(rb'\br="(\d+)"', text[end : text.find(b">", end)]) if end >= 0 else None
    if last_row is not None and int(last_row[1]) * 26 < MAX_CELLS and not re.search(rb'r="[A-Z]{2,3}\d', text):
        return
    places = [_place(*at) for at in _FILLED.findall(text)]
    if not places:
        return
    rows, columns = max(row for row, _ in places) + 1, max(column for _, column in places) + 1
    if rows * columns > MAX_CELLS:
        row, column = max(places, key=lambda place: (place[0] + 1) * (place[1] + 1))
        mark = Cell(name, row + 1, column + 1)
        hint = "到这一格把它清除（连同空格），或把有字的区域复制到新工作簿"
        raise UnreadableError(Problem(mark, "D104", "error", "这一格有内容，离表太远，整张表大得放不下", hint))
