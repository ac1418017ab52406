"""What a sheet of an .xlsx file holds besides values: hidden rows, errors, formats, struck words, comments, pictures.

The reader of spreadsheets gives none of it. It is looked for in the XML of the sheets, each only where it can be.
"""

import re
from collections.abc import Iterator, Mapping, Set
from html import unescape
from math import isfinite
from posixpath import dirname, join, normpath
from typing import NamedTuple

from docgen.errors import column_number
from docgen.model.lazy_pattern import lazy_pattern
from docgen.readers.tables.number_formats import BUILT_IN, SHOWING_MORE, NumberFormats

#: EntryRow and column of a cell, counted from 0.
CellPlace = tuple[int, int]

#: What stands for the value of a formula that no program has worked out yet.
NOT_WORKED_OUT = "="


class CellError(str):
    """A cell that shows an error (#N/A), or a formula without its value (NOT_WORKED_OUT)."""

    __slots__ = ()


class ShownNumber(float):
    """A number whose format shows more than itself: 0301, 8号. The text is empty where it is not known."""

    shown: str
    code: str

    @classmethod
    def of(cls, value: float, code: str, formats: NumberFormats) -> "ShownNumber | None":
        """The number in this format; None where the format shows the number as it is."""
        if not isfinite(value) or (text := formats.text(value, code)) is None:
            return None
        number = cls(value)
        number.shown, number.code = text, code
        return number


class SheetMarks(NamedTuple):
    """What only Excel knows of a sheet; rows and columns count from 0."""

    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[CellPlace, str] = {}  # never changed
    formats: Mapping[CellPlace, str] = {}
    struck: frozenset[CellPlace] = frozenset()  # from end to end
    struck_words: Mapping[CellPlace, str] = {}  # of cells that are struck in part
    sums: frozenset[CellPlace] = frozenset()
    pictures: frozenset[CellPlace] = frozenset()
    comments: tuple[tuple[CellPlace, str], ...] = ()
    may_have_pictures: bool = False


BookMarks = dict[str, SheetMarks]
#: The parts of a package by their names.
Parts = Mapping[str, bytes]
NO_MARKS = SheetMarks()

_BOOK, _BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedstrings.xml"
# plain_parts has brought every part into the form that Excel writes: no prefixes, no single quotes
_SHEET = lazy_pattern(rb'<sheet\b(?=[^<>]*\bname="([^"]*)")(?=[^<>]*\b\w+:id="([^"]*)")')
_TARGET = lazy_pattern(rb'<Relationship\b(?=[^<>]*\bId="([^"]*)")(?=[^<>]*\bTarget="([^"]*)")')
_COMMENTS_PART = lazy_pattern(rb'<Relationship\b(?=[^<>]*\bType="[^"]*/comments")(?=[^<>]*\bTarget="([^"]*)")')
# a row lower than one point and a column narrower than a digit show nothing, either
_ROW = lazy_pattern(rb'<row\b(?=[^<>]*\b(?:hidden="(?:1|true)"|ht="0(?:\.\d*)?"))[^<>]*\br="(\d{1,7})"')
_COLUMN = lazy_pattern(
    rb'<col\b(?=[^<>]*\b(?:hidden="(?:1|true)"|width="0(?:\.\d*)?"))'
    rb'(?=[^<>]*\bmin="(\d{1,5})")(?=[^<>]*\bmax="(\d{1,5})")'
)
_MAY_HIDE = (b"hidden=", b' ht="0', b' width="0')
# what an element holds, up to its end: not into the next one where it has none
_WITHIN = rb"((?:(?!<%b\b).)*?)"
_AT = rb'[^<>]*\br="([A-Z]{1,3})(\d{1,7})"[^<>]*'
_ERROR = lazy_pattern(rb'<c\b(?=[^<>]*\bt="e")' + _AT + rb">" + _WITHIN % b"c" + rb"</c>", re.S)
_VALUE = lazy_pattern(rb"<v>([^<]*)</")
# a cell with a formula and no value that a program has worked out; the value of one of a text may be no text (t="str")
_FORMULA = lazy_pattern(
    rb"<c\b" + _AT + rb">\s*<f[ >/][^<]*(?:</f>)?\s*</c>"
    rb'|<c\b(?![^<>]*\bt="str")' + _AT + rb">\s*<f[ >/][^<]*(?:</f>)?\s*(?:<v\s*/>|<v></v>)\s*</c>"
)
_SUM = lazy_pattern(rb"<c\b" + _AT + rb">\s*<f\b[^<>]*>[^<]*\b(?:SUM|SUBTOTAL|COUNTA?)\(")
_STRING_CELL = lazy_pattern(rb'<c\b(?=[^<>]*\bt="s")' + _AT + rb">\s*<v>(\d{1,9})</")
_COMMENT = lazy_pattern(
    rb'<comment\b[^<>]*\bref="([A-Z]{1,3})(\d{1,7})"[^<>]*>' + _WITHIN % b"comment" + rb"</comment>",
    re.S,
)
_TEXT = lazy_pattern(rb"<t\b[^<>]*>([^<]*)</")
_NUMBER_FORMAT = lazy_pattern(rb'<numFmt\b(?=[^<>]*\bnumFmtId="(\d{1,9})")(?=[^<>]*\bformatCode="([^"]*)")')
_FONTS = lazy_pattern(rb"<fonts\b.*?</fonts>", re.S)
_FONT = lazy_pattern(rb"<font\b[^<>]*?(?:/>|>" + _WITHIN % b"font" + rb"</font>)", re.S)
_STRIKE = lazy_pattern(rb'<strike(?:\s*/>|\s+val="(?:1|true)"\s*/>)')
_FORMATS_OF_CELLS = lazy_pattern(rb"<cellXfs\b.*?</cellXfs>", re.S)
_FORMAT_OF_CELL = lazy_pattern(rb"<xf\b([^<>]*)")
_INLINE_CELL = lazy_pattern(
    rb'<c\b(?=[^<>]*\bt="inlineStr")' + _AT + rb">\s*<is>" + _WITHIN % b"is" + rb"</is>",
    re.S,
)
_RUN = lazy_pattern(rb"<r>(.*?)</r>", re.S)
_STRING = lazy_pattern(rb"<si\b[^<>]*?(?:/>|>" + _WITHIN % b"si" + rb"</si>)", re.S)
#: What Excel writes before the words of a comment that can be answered.
_THREADED = lazy_pattern(r"^\[(?:Threaded comment|线程批注)\].*?(?:Comment|注释|批注)[:：]\s*", re.S)


class _StruckText(NamedTuple):
    """The struck words of a text with several fonts, and whether it has no others."""

    words: str
    is_whole: bool


class _Styles(NamedTuple):
    """The styles of a workbook that matter: number formats that show more, struck fonts; strings that are struck."""

    formats: Mapping[bytes, str]
    struck: Set[bytes]
    struck_strings: Mapping[bytes, _StruckText]


def marks_of_book(parts: Parts, titles: Mapping[str, str], number_formats: NumberFormats = SHOWING_MORE) -> BookMarks:
    """The marks of every sheet of an .xlsx file, by title. ``titles`` has the titles by the parts of the sheets."""
    strings = parts.get(_STRINGS, b"")
    styles = _styles(parts.get(_STYLES, b""), _struck_strings(strings), number_formats)
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
        part = normpath(target.removeprefix("/") if target.startswith("/") else f"xl/{target}").lower()
        if part in parts:
            titles[part] = unescape(_decoded(title))
    return titles


def _decoded(text: bytes) -> str:
    return text.decode(errors="replace")


def _struck_strings(content: bytes) -> Mapping[bytes, _StruckText]:
    """The shared strings with struck words, by their numbers."""
    if b"strike" not in content:
        return {}
    texts = ((number, _struck_text(text)) for number, text in enumerate(_STRING.findall(content)))
    return {str(number).encode(): text for number, text in texts if text.words}


def _struck_text(text: bytes) -> _StruckText:
    """What is struck of the runs of a text."""
    struck, is_whole = "", True
    for run in _RUN.findall(text):
        words = "".join(unescape(_decoded(piece)) for piece in _TEXT.findall(run))
        if _STRIKE.search(run):
            struck += words
        elif words.strip():
            is_whole = False
    return _StruckText(struck.strip(), is_whole)


def _styles(content: bytes, struck_strings: Mapping[bytes, _StruckText], number_formats: NumberFormats) -> _Styles:
    codes = {int(number): unescape(_decoded(code)) for number, code in _NUMBER_FORMAT.findall(content)}
    seen = {number: code for number, code in (BUILT_IN | codes).items() if number_formats.matter(code)}
    fonts = _FONTS.search(content) if b"strike" in content else None
    struck_fonts = {at for at, font in enumerate(_FONT.findall(fonts.group())) if _STRIKE.search(font)} if fonts else ()
    formats: dict[bytes, str] = {}
    struck = set()
    cells = _FORMATS_OF_CELLS.search(content)
    for at, attributes in enumerate(_FORMAT_OF_CELL.findall(cells.group()) if cells else ()):
        style = str(at).encode()
        if (number := _number(attributes, b"numFmtId")) in seen:
            formats[style] = seen[number]
        if _number(attributes, b"fontId") in struck_fonts:
            struck.add(style)
    return _Styles(formats, struck, struck_strings)


def _number(attributes: bytes, name: bytes) -> int:
    match = re.search(rb"\b" + name + rb'="(\d{1,9})"', attributes)
    return int(match[1]) if match else -1


def _marks(text: bytes, styles: _Styles, comments: tuple[tuple[CellPlace, str], ...]) -> SheetMarks:
    """The marks of the XML of one sheet. A search through ten thousand rows takes time: none is made in vain."""
    has_hidden = any(sign in text for sign in _MAY_HIDE)
    has_formulas = b"<f" in text and (b"<f>" in text or b"<f " in text)  # not only <formula1>
    errors, pictures = _errors(text) if b't="e"' in text else ({}, frozenset())
    if has_formulas:
        errors |= {_place(at[0] or at[2], at[1] or at[3]): NOT_WORKED_OUT for at in _FORMULA.findall(text)}
    columns = _COLUMN.findall(text) if has_hidden else ()
    struck, struck_words = _struck(text, styles)
    return SheetMarks(
        hidden_rows=frozenset(int(row) - 1 for row in _ROW.findall(text)) if has_hidden else frozenset(),
        hidden_columns=frozenset(
            at for first, last in columns for at in range(int(first) - 1, min(int(last), _MOST_COLUMNS))
        ),
        errors=errors,
        formats={place: styles.formats[style] for place, style in _styled(text, styles.formats.keys())},
        struck=struck,
        struck_words=struck_words,
        sums=frozenset(_place(*at) for at in _SUM.findall(text)) if has_formulas else frozenset(),
        pictures=pictures,
        comments=comments,
        may_have_pictures=has_formulas and b"DISPIMG" in text,
    )


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
    pattern = re.compile(rb'<c\b(?=[^<>]*\bs="(' + wanted + rb')")[^<>]*\br="([A-Z]{1,3})(\d{1,7})"')
    for style, column, row in pattern.findall(text):
        yield _place(column, row), style


def _struck(text: bytes, styles: _Styles) -> tuple[frozenset[CellPlace], dict[CellPlace, str]]:
    """The cells that are struck from end to end, and the struck words of those that are struck in part."""
    whole, words = {place for place, _ in _styled(text, styles.struck)}, {}
    for place, struck in _struck_texts(text, styles):
        if struck.is_whole:
            whole.add(place)
        elif place not in whole:
            words[place] = struck.words
    return frozenset(whole), words


def _struck_texts(text: bytes, styles: _Styles) -> Iterator[tuple[CellPlace, _StruckText]]:
    """The cells whose text has struck words; it stands among the shared strings or in the cell."""
    if styles.struck_strings:
        for column, row, string in _STRING_CELL.findall(text):
            if string in styles.struck_strings:
                yield _place(column, row), styles.struck_strings[string]
    if b"inlineStr" in text and b"<strike" in text:
        for column, row, inline in _INLINE_CELL.findall(text):
            if (struck := _struck_text(inline)).words:
                yield _place(column, row), struck


def _comments(parts: Parts, part: str) -> tuple[tuple[CellPlace, str], ...]:
    folder, _, file = part.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    comments = []
    for target in _COMMENTS_PART.findall(parts.get(relations, b"")):
        name = _decoded(target)
        other = normpath(name.removeprefix("/") if name.startswith("/") else join(dirname(part), name)).lower()
        for column, row, text in _COMMENT.findall(parts.get(other, b"")):
            words = "".join(unescape(_decoded(piece)) for piece in _TEXT.findall(text))
            comments.append((_place(column, row), _THREADED.sub("", words).strip()))
    return tuple(comments)
