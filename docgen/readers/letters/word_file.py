"""Word files: paragraphs, text boxes and tables in their order. The only place that knows python-docx."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table, _Cell, _Row

from docgen.errors import DAMAGED_FILE, Mark, Problem
from docgen.readers.files import open_regular, shown_path
from docgen.readers.letters.passages import FieldSource, IncomingFile, Passage, PassageTable
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import CellSpan, Sheet
from docgen.readers.visit_file.nodes import UnreadableError
from docgen.text.unseen_runs import UnseenStyles, unseen_kind, unseen_styles

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_ENTRIES = 5_000
_MOST_SHOWN, _LONGEST_SHOWN = 8, 30
_MOST_ROWS, _MOST_COLUMNS, _MOST_DEPTH = 2_000, 60, 8
#: What stands in a paragraph and is no text of it: deleted text, text boxes (read by themselves), second forms of them.
_NO_TEXT = tuple(qn(name) for name in ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:instrText", "w:txbxContent"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _T, _TAB, _BOX = qn("w:p"), qn("w:tbl"), qn("w:t"), qn("w:tab"), qn("w:txbxContent")
_BREAKS = (qn("w:br"), qn("w:cr"))
_WRAPPERS = tuple(qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag"))
#: What python-docx and the packages below it raise for files that are damaged.
_DAMAGED = (PythonDocxError, OpcError, zipfile.BadZipFile, *DAMAGED_FILE)


def read_word_file(path: Path) -> IncomingFile:
    """The paragraphs and tables of a Word file. Raises UnreadableError, OSError."""
    name = shown_path(path)
    with open_regular(path) as file:
        content = file.read(MAX_BYTES + 1)
    _require_word_file(content, name)
    try:
        document = Document(io.BytesIO(content))
        reader = _WordReader(name, unseen_styles(document.styles.element))
        blocks = list(reader.blocks(document))
        return IncomingFile(name, blocks, _left_out(name, reader.left_out), left_out=tuple(reader.left_out))
    except _DAMAGED as error:
        raise _refused(name, "D101", "不是完好的 Word 文件", "用 Word 或 WPS 打开后另存为 .docx") from error


def _left_out(name: str, words: Sequence[FieldSource]) -> tuple[Problem, ...]:
    """What is said of words that were not read because somebody struck them out or hid them."""
    if not words:
        return ()
    shown = "、".join(f"第{source.line}行“{source.text[:_LONGEST_SHOWN]}”" for source in words[:_MOST_SHOWN])
    more = f"等{len(words)}处" if len(words) > _MOST_SHOWN else ""
    text, hint = f"划了删除线或隐藏的字没有用：{shown}{more}", "要用的去掉删除线、取消隐藏；不要的删去"
    return (Problem(Mark(name, words[0].line, 1), "D223", "should", text, hint),)


def _require_word_file(content: bytes, name: str) -> None:
    if len(content) > MAX_BYTES:
        raise _refused(name, "D104", f"文件超过 {MAX_BYTES // 1_000_000} MB", "去掉图片再用")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refused(name, "D101", "这是旧格式的 Word 文件，或有密码", "用 Word 或 WPS 打开，去掉密码，另存为 .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except _DAMAGED as error:
        raise _refused(name, "D101", "不是 Word 文件", "用 Word 或 WPS 打开后另存为 .docx") from error
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise _refused(name, "D104", f"文件展开后超过 {MAX_UNPACKED // 1_000_000} MB", "去掉图片再用")


def _refused(name: str, code: str, text: str, hint: str) -> UnreadableError:
    return UnreadableError(Problem(Mark(name, 1, 1), code, "error", text, hint))


class _WordReader:
    """Walks through a document and counts its lines: a paragraph is a line, a row of a table another."""

    def __init__(self, name: str, styles: UnseenStyles) -> None:
        self.name = name
        self.line = 0
        self.left_out: list[FieldSource] = []
        self._styles = styles

    def blocks(self, document: Any) -> Iterator[Passage | PassageTable]:
        yield from self._blocks_of(document.element.body, document, 0)
        for section in document.sections:
            for part in (section.header, section.first_page_header):
                if not part.is_linked_to_previous:
                    yield from self._blocks_of(part._element, part, 0)

    def _blocks_of(self, element: Any, parent: Any, depth: int) -> Iterator[Passage | PassageTable]:
        if depth > _MOST_DEPTH:
            return
        for child in element.iterchildren():
            if child.tag == _P:
                yield from self._paragraph(child, parent, depth)
            elif child.tag == _TBL:
                yield from self._table(Table(child, parent), depth)
            elif child.tag in _WRAPPERS:
                yield from self._blocks_of(child, parent, depth + 1)

    def _paragraph(self, element: Any, parent: Any, depth: int) -> Iterator[Passage | PassageTable]:
        self.line += 1
        for text in self._text(element, self.line).split("\n"):
            if text.strip():
                yield Passage(self.name, self.line, text)
        boxes = [box for box in element.iter(_BOX) if not any(above.tag == _FALLBACK for above in box.iterancestors())]
        for box in boxes:
            line = self.line
            yield from self._blocks_of(box, parent, depth + 1)
            self.line = line

    def _table(self, table: Table, depth: int) -> Iterator[Passage | PassageTable]:
        """A table, and behind it the tables inside its cells."""
        cells: dict[Any, list[tuple[int, int]]] = {}
        lines: list[int] = []
        inner: list[tuple[int, Any]] = []
        for number, row in enumerate(table.rows):
            if number == _MOST_ROWS:
                break
            self.line += 1
            lines.append(self.line)
            for column, cell in enumerate(_cells_of(row)[:_MOST_COLUMNS], row.grid_cols_before):
                if cell._tc not in cells:
                    inner.append((self.line, cell._tc))
                cells.setdefault(cell._tc, []).append((number, column))
        yield PassageTable(self.name, self._sheet(cells, lines), lines)
        after = self.line
        for line, element in inner if depth < _MOST_DEPTH else ():
            for child in element.iterchildren(_TBL):
                self.line = line
                yield from self._table(Table(child, table), depth + 1)
        self.line = after

    def _sheet(self, cells: dict[Any, list[tuple[int, int]]], lines: Sequence[int]) -> Sheet:
        width = max((column + 1 for places in cells.values() for _, column in places), default=0)
        rows: list[list[SheetValue]] = [[None] * width for _ in lines]
        spans = []
        for element, places in cells.items():
            (top, left), (bottom, right) = min(places), max(places)
            rows[top][left] = "\n".join(self._cell_lines(element, lines[top])) or None
            if len(places) > 1:
                spans.append(CellSpan(top, left, bottom, right))
        return Sheet(self.name, rows, tuple(sorted(spans)))

    def _cell_lines(self, element: Any, line: int) -> Iterator[str]:
        """The paragraphs of a cell; tables inside it are read by themselves."""
        for child in element.iterchildren():
            if child.tag == _P:
                if text := self._text(child, line).strip():
                    yield text
            elif child.tag in _WRAPPERS:
                yield from self._cell_lines(child, line)

    def _text(self, paragraph: Any, line: int) -> str:
        """The text of a paragraph as it is valid; struck and hidden words go to ``left_out``."""
        text, words = "", ""
        for part in _text_parts(paragraph):
            if part.element is not None and unseen_kind(part.element, self._styles):
                words += part.text
            else:
                text += part.text
        if words.strip():
            self.left_out.append(FieldSource(self.name, line, words.strip()))
        return text


class _RunText(NamedTuple):
    """A piece of the text of a paragraph, and the element that holds it; a tab and a break have none."""

    text: str
    element: Any = None


def _cells_of(row: _Row) -> list[_Cell]:
    """The cells of a row, a merged one at each of its places; where merging is damaged, those that are there."""
    try:
        return [*row.cells]
    except _DAMAGED:
        return [_Cell(cell, row.table) for cell in row._tr.tc_lst]


def _text_parts(element: Any) -> Iterator[_RunText]:
    """The text of a paragraph, deleted text left out."""
    for child in element.iterchildren():
        if child.tag == _T:
            yield _RunText(child.text or "", child)
        elif child.tag == _TAB:
            yield _RunText("\t")
        elif child.tag in _BREAKS:
            yield _RunText("\n")
        elif child.tag not in _NO_TEXT and child.tag != _FALLBACK:
            yield from _text_parts(child)
