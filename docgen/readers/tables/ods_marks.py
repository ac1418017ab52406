"""What a workbook of LibreOffice (.ods) holds besides values: hidden rows, errors, formats, struck words, comments."""

from collections.abc import Callable, Iterable, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from docgen.readers.tables.number_formats import AS_SEEN, NumberFormats
from docgen.readers.tables.sheet_marks import BookMarks, CellPlace, SheetMarks

CONTENT = "content.xml"
_PARTS = ("styles.xml", CONTENT)
_MOST_COLUMNS, _MOST_MARKED = 16_384, 1_000_000
_HIDDEN = ("collapse", "filter")
_NUMBERS = ("float", "percentage", "currency")
#: Heights and widths below which nothing is seen, with their units in mm.
_UNITS_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
_SMALLEST_MM = 0.7


def marks_of_ods(parts: Mapping[str, bytes], number_formats: NumberFormats) -> BookMarks:
    """The marks of every sheet, by title; none where the parts are damaged, which the reader of values says."""
    reader = _OdsReader(number_formats is AS_SEEN)
    try:
        for part in _PARTS:
            reader.read(parts.get(part, b"<x/>"))
    except (ExpatError, ValueError):
        return {}
    return reader.marks


class _OdsCell:
    """A cell while it is read: its place, how often it stands there, what it is and shows."""

    def __init__(self, columns: int, attributes: Mapping[str, str], is_struck: bool) -> None:
        self.columns, self.attributes, self.is_struck = columns, attributes, is_struck
        self.text = self.struck = self.comment = ""


class _TableMarks:
    """The marks of a sheet while it is read."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.column_styles: list[tuple[int, str]] = []  # the columns before which they end, and these
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.errors: dict[CellPlace, str] = {}
        self.formats: dict[CellPlace, str] = {}
        self.struck: set[CellPlace] = set()
        self.words: dict[CellPlace, str] = {}
        self.comments: list[tuple[CellPlace, str]] = []

    def marks(self) -> SheetMarks:
        return SheetMarks(
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            errors=self.errors,
            formats=self.formats,
            struck=frozenset(self.struck),
            struck_words=self.words,
            comments=tuple(self.comments),
        )


class _OdsReader:
    """Reads the parts of a workbook from beginning to end."""

    def __init__(self, as_seen: bool) -> None:
        self.marks: BookMarks = {}
        self._as_seen = as_seen
        self._struck_styles: dict[str, bool] = {}
        self._unseen_styles: set[str] = set()
        self._style = self._row_style = ""
        self._names: list[str] = []
        self._table = _TableMarks("")
        self._rows, self._next_row, self._next_column = range(0), 0, 0
        self._row_is_unseen = False
        self._cell: _OdsCell | None = None
        self._struck_spans: list[bool] = []

    def read(self, part: bytes) -> None:
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(part, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._names.append(local)
        if starts := _STARTS.get(local):
            starts(self, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _end(self, _: str) -> None:
        if ends := _ENDS.get(self._names.pop()):
            ends(self)

    # styles

    def start_style(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get("name", "")
        # a style goes on from its parent
        self._struck_styles[self._style] = self._struck_styles.get(attributes.get("parent-style-name", ""), False)

    def start_default_style(self, _: Mapping[str, str]) -> None:
        self._style = ""

    def start_text_properties(self, attributes: Mapping[str, str]) -> None:
        line = attributes.get("text-line-through-style") or attributes.get("text-line-through-type")
        if line:
            self._struck_styles[self._style] = line != "none"

    def start_size(self, attributes: Mapping[str, str]) -> None:
        size = attributes.get("row-height") or attributes.get("column-width") or ""
        if _length_mm(size) < _SMALLEST_MM:
            self._unseen_styles.add(self._style)

    # tables

    def start_table(self, attributes: Mapping[str, str]) -> None:
        self._table = _TableMarks(attributes.get("name", ""))
        self._next_row = self._next_column = 0

    def end_table(self) -> None:
        self.marks[self._table.title] = self._table.marks()

    def start_column(self, attributes: Mapping[str, str]) -> None:
        count = _count(attributes, "number-columns-repeated")
        first = self._next_column
        self._next_column += count
        self._table.column_styles.append((self._next_column, attributes.get("default-cell-style-name", "")))
        if self._is_unseen(attributes):
            self._table.hidden_columns.update(range(first, min(self._next_column, _MOST_COLUMNS)))

    def start_row(self, attributes: Mapping[str, str]) -> None:
        self._rows = range(self._next_row, self._next_row + _count(attributes, "number-rows-repeated"))
        self._next_row, self._next_column = self._rows.stop, 0
        self._row_style = attributes.get("default-cell-style-name", "")
        self._row_is_unseen = self._is_unseen(attributes)

    def _is_unseen(self, attributes: Mapping[str, str]) -> bool:
        return attributes.get("visibility") in _HIDDEN or attributes.get("style-name") in self._unseen_styles

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        count = _count(attributes, "number-columns-repeated")
        style = attributes.get("style-name") or self._row_style or self._column_style(self._next_column)
        self._cell = _OdsCell(count, attributes, self._struck_styles.get(style, False))
        self._struck_spans = []

    def _column_style(self, column: int) -> str:
        return next((style for end, style in self._table.column_styles if column < end), "")

    def end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        columns = range(self._next_column, self._next_column + cell.columns)
        self._next_column = columns.stop
        if not cell.text and "value-type" not in cell.attributes and not cell.comment:
            return
        if len(self._rows) * len(columns) > _MOST_MARKED:
            return
        if self._row_is_unseen:
            self._table.hidden_rows.update(self._rows)
        self._mark(cell, [(row, column) for row in self._rows for column in columns])

    def _mark(self, cell: _OdsCell, places: Iterable[CellPlace]) -> None:
        is_error = cell.attributes.get("value-type") == "error" or _is_calculated_error(cell)
        shown = self._shown(cell)
        for place in places:
            if is_error:
                self._table.errors[place] = cell.text.strip() or "#N/A"
            if shown:
                self._table.formats[place] = shown
            if cell.is_struck or (cell.struck.strip() and cell.struck.strip() == cell.text.strip()):
                self._table.struck.add(place)
            elif cell.struck.strip():
                self._table.words[place] = cell.struck.strip()
            if cell.comment.strip():
                self._table.comments.append((place, cell.comment.strip()))

    def _shown(self, cell: _OdsCell) -> str:
        """A format that shows a number as it stands in the cell; empty where that is the number itself."""
        if cell.attributes.get("value-type") not in _NUMBERS:
            return ""
        text = cell.text.strip()
        if not self._as_seen and _is_plain(text, cell.attributes.get("value", "")):
            return ""
        return "".join(f"\\{character}" for character in text)

    # what stands in a cell

    def start_span(self, attributes: Mapping[str, str]) -> None:
        self._struck_spans.append(self._struck_styles.get(attributes.get("style-name", ""), False))

    def end_span(self) -> None:
        if self._struck_spans:
            self._struck_spans.pop()

    def start_paragraph(self, _: Mapping[str, str]) -> None:
        if self._cell and self._cell.text and "annotation" not in self._names:
            self._characters("\n")

    def start_blanks(self, attributes: Mapping[str, str]) -> None:
        self._characters(" " * min(_count(attributes, "c"), 100))

    def _characters(self, text: str) -> None:
        cell = self._cell
        if cell is None or not ("p" in self._names or "s" in self._names):
            return
        if "annotation" in self._names:
            cell.comment += text
            return
        cell.text += text
        if self._struck_spans and self._struck_spans[-1]:
            cell.struck += text


_STARTS: Mapping[str, Callable[[_OdsReader, Mapping[str, str]], None]] = {
    "style": _OdsReader.start_style,
    "default-style": _OdsReader.start_default_style,
    "text-properties": _OdsReader.start_text_properties,
    "table-row-properties": _OdsReader.start_size,
    "table-column-properties": _OdsReader.start_size,
    "table": _OdsReader.start_table,
    "table-column": _OdsReader.start_column,
    "table-row": _OdsReader.start_row,
    "table-cell": _OdsReader.start_cell,
    "covered-table-cell": _OdsReader.start_cell,
    "span": _OdsReader.start_span,
    "p": _OdsReader.start_paragraph,
    "s": _OdsReader.start_blanks,
}
_ENDS: Mapping[str, Callable[[_OdsReader], None]] = {
    "table": _OdsReader.end_table,
    "table-cell": _OdsReader.end_cell,
    "covered-table-cell": _OdsReader.end_cell,
    "span": _OdsReader.end_span,
}


def _is_calculated_error(cell: _OdsCell) -> bool:
    """Whether a formula has an error for its value, as other programs write it: a text that begins so."""
    return "formula" in cell.attributes and cell.text.startswith("#") and cell.text.rstrip("!?").isascii()


def _is_plain(text: str, value: str) -> bool:
    """Whether a text shows a number itself, maybe with its digits divided or rounded, and no sign more."""
    digits = text.replace(",", "").strip("¥￥$ ").removeprefix("-")
    try:
        float(digits)
    except ValueError:
        return False
    is_padded = len(digits) > 1 and digits[0] == "0" and digits[1].isdigit()
    return not is_padded and not ("." in digits and digits.endswith("0") and "," not in text and value != digits)


def _count(attributes: Mapping[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, "1")))


def _length_mm(text: str) -> float:
    unit = _UNITS_MM.get(text[-2:])
    try:
        return float(text[:-2]) * unit if unit else _SMALLEST_MM
    except ValueError:
        return _SMALLEST_MM
