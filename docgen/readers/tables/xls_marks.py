"""What a workbook of Excel 97 to 2003 (.xls, .et) holds besides values: hidden rows, errors, formats, struck words."""

import struct
from collections.abc import Mapping
from typing import NamedTuple

from docgen.readers.tables.number_formats import BUILT_IN, NumberFormats
from docgen.readers.tables.sheet_marks import BookMarks, CellPlace, SheetMarks
from docgen.readers.tables.xls_records import (
    BOOL_OR_ERROR,
    CELLS,
    FORMULA,
    MANY_NUMBERS,
    SEVERAL_CELLS,
    STRING_CELL,
    is_newest,
    records,
    sheets_of,
    stream_of_book,
)
from docgen.readers.tables.xls_strings import FontRuns, short_text, strings_with_fonts

_CONTINUE, _FONT, _FORMAT, _XF, _STRINGS = 0x3C, 0x31, 0x41E, 0xE0, 0xFC
_ROW, _COLUMNS, _NOTE = 0x208, 0x7D, 0x1C
_HIDDEN_ROW, _HIDDEN_COLUMN, _STRUCK_FONT = 0x20, 0x1, 0x8
_ROW_TWIPS, _LAST_COLUMN = 0x7FFF, 255
#: Rows and columns this low or narrow show nothing: twips, and 256ths of a digit.
_LOWEST_ROW, _NARROWEST_COLUMN = 20, 256
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"
}  # fmt: skip
#: No font has this number.
_MISSING_FONT = 4


class _XlsStyles(NamedTuple):
    """What the beginning of a book says of all sheets."""

    formats: Mapping[int, str]  # of the styles of cells: those that matter
    struck: frozenset[int]  # styles of cells
    strings: Mapping[int, FontRuns]


def is_known_xls(content: bytes) -> bool:
    """Whether this is a workbook of which the marks are seen: of Excel 97 or later, or of WPS."""
    return is_newest(stream_of_book(content))


def marks_of_xls(content: bytes, number_formats: NumberFormats) -> BookMarks:
    """The marks of every sheet, by title; none of a book that is older or damaged."""
    stream = stream_of_book(content)
    if not is_newest(stream):
        return {}
    try:
        styles = _styles_of(stream, number_formats)
        return {title: _SheetReader(stream, styles).marks(start) for title, start in sheets_of(stream).items()}
    except (struct.error, IndexError):
        return {}  # what is damaged is said by the reader of its values


def _styles_of(stream: bytes, number_formats: NumberFormats) -> _XlsStyles:
    codes = dict(BUILT_IN)
    struck_fonts: set[int] = set()
    styles: list[tuple[int, int]] = []
    strings: list[bytes] = []
    fonts, last = 0, 0
    for kind, start, end in records(stream, 0):
        if kind == _FONT:
            fonts += fonts == _MISSING_FONT
            if struct.unpack_from("<H", stream, start + 2)[0] & _STRUCK_FONT:
                struck_fonts.add(fonts)
            fonts += 1
        elif kind == _FORMAT:
            codes[struct.unpack_from("<H", stream, start)[0]] = short_text(stream, start + 2, 2)
        elif kind == _XF:
            styles.append(struct.unpack_from("<HH", stream, start))
        elif kind == _STRINGS or (kind == _CONTINUE and last == _STRINGS):
            strings.append(stream[start:end])
        last = _STRINGS if kind == _CONTINUE and last == _STRINGS else kind
    matter = {number for number, code in codes.items() if number_formats.matter(code)}
    return _XlsStyles(
        {at: codes[number] for at, (_, number) in enumerate(styles) if number in matter},
        frozenset(at for at, (font, _) in enumerate(styles) if font in struck_fonts),
        strings_with_fonts(strings, struck_fonts) if struck_fonts else {},
    )


class _SheetReader:
    """Gathers the marks of one sheet from its records."""

    def __init__(self, stream: bytes, styles: _XlsStyles) -> None:
        self._stream, self._styles = stream, styles
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._errors: dict[CellPlace, str] = {}
        self._formats: dict[CellPlace, str] = {}
        self._struck: set[CellPlace] = set()
        self._words: dict[CellPlace, str] = {}
        self._notes: list[CellPlace] = []

    def marks(self, start: int) -> SheetMarks:
        for kind, at, end in records(self._stream, start):
            if kind in CELLS:
                self._cell(kind, at)
            elif kind in SEVERAL_CELLS:
                self._cells(kind, at, end)
            elif kind == _ROW:
                self._row(at)
            elif kind == _COLUMNS:
                self._columns(at)
            elif kind == _NOTE:
                self._notes.append(struct.unpack_from("<HH", self._stream, at))
        return SheetMarks(
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
            errors=self._errors,
            formats=self._formats,
            struck=frozenset(self._struck),
            struck_words=self._words,
            # the words of a comment lie among the drawings, where nothing here looks
            comments=tuple((place, "…") for place in self._notes),
        )

    def _cell(self, kind: int, at: int) -> None:
        row, column, style = struct.unpack_from("<HHH", self._stream, at)
        self._style((row, column), style)
        if kind == STRING_CELL and self._styles.strings:
            (number,) = struct.unpack_from("<I", self._stream, at + 6)
            if number in self._styles.strings:
                self._runs((row, column), self._styles.strings[number])
        elif kind == BOOL_OR_ERROR and self._stream[at + 7]:
            self._errors[row, column] = _ERRORS.get(self._stream[at + 6], "#N/A")
        elif kind == FORMULA and self._stream[at + 12 : at + 14] == b"\xff\xff" and self._stream[at + 6] == 2:
            self._errors[row, column] = _ERRORS.get(self._stream[at + 8], "#N/A")

    def _runs(self, place: CellPlace, runs: FontRuns) -> None:
        """Marks a cell of several fonts."""
        struck = runs.in_struck_cell if place in self._struck else runs.in_plain_cell
        self._struck.discard(place)
        if struck.words and struck.is_whole:
            self._struck.add(place)
        elif struck.words:
            self._words[place] = struck.words

    def _cells(self, kind: int, at: int, end: int) -> None:
        """Several cells of a row that hold numbers, or only formats."""
        row, column = struct.unpack_from("<HH", self._stream, at)
        step = 6 if kind == MANY_NUMBERS else 2
        for offset in range(at + 4, end - 2 - step + 1, step):
            self._style((row, column), struct.unpack_from("<H", self._stream, offset)[0])
            column += 1

    def _style(self, place: CellPlace, style: int) -> None:
        if style in self._styles.struck:
            self._struck.add(place)
        if code := self._styles.formats.get(style):
            self._formats[place] = code

    def _row(self, at: int) -> None:
        row, height, options = struct.unpack_from("<H4xH4xH", self._stream, at)
        if options & _HIDDEN_ROW or 0 < height & _ROW_TWIPS < _LOWEST_ROW:
            self._hidden_rows.add(row)

    def _columns(self, at: int) -> None:
        first, last, width, _, options = struct.unpack_from("<HHHHH", self._stream, at)
        if options & _HIDDEN_COLUMN or width < _NARROWEST_COLUMN:
            self._hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
