"""A file that somebody sent: Word, PDF, a workbook, a text. What it holds as passages and tables."""

import re
from collections.abc import Iterator
from pathlib import Path

from docgen.errors import Mark, Problem
from docgen.model.scalars import INVISIBLE, UNPRINTABLE
from docgen.readers.files import TEXTS, WORKBOOKS, decode_text, open_regular, shown_path
from docgen.readers.letters.passages import FieldSource, IncomingFile, Passage, PassageTable
from docgen.readers.letters.typed_text import blocks_of_text
from docgen.readers.tables.cell_nodes import faults_of_sheet, questions_of_hidden
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.people_table import has_name_heading
from docgen.readers.tables.row_remarks import hidden_entries
from docgen.readers.tables.sheets import Sheet, filled
from docgen.readers.tables.struck_cells import struck_words_of_row
from docgen.readers.tables.table_file import sheets
from docgen.readers.visit_file.nodes import UnreadableError, long_lines

MAX_BYTES = 20_000_000
_WORD = (".docx", ".docm", ".dotx")
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".heic")
_OLD_WORD = (".doc", ".wps", ".rtf", ".odt")
_MARKDOWN = re.compile(r"^[ \t]*(?:#{1,6}\s+|>\s+)|\*\*|__(?=\S)|(?<=\S)__", re.M)
_MOST_LINES, _LONGEST_LINE = 3_000, 2_000


def read_incoming(path: Path) -> IncomingFile:
    """What a file holds. Raises UnreadableError for one that cannot be read, OSError for one that cannot be opened."""
    return _cleaned(_read(path))


def _read(path: Path) -> IncomingFile:
    ending = path.suffix.lower()
    if ending in _WORD:
        # the reader of Word files is brought in only for one
        from docgen.readers.letters.word_file import read_word_file

        return read_word_file(path)
    if ending == ".pdf":
        # so is the reader of PDF
        from docgen.readers.letters.pdf_file import read_pdf_file

        return read_pdf_file(path)
    if ending in (*WORKBOOKS, *TEXTS):
        return _read_sheets(path)
    if ending in _PICTURES:
        raise _refused(path, "图片里的字读不出来", "用手机或 WPS 识别成文字，存成 .txt 再用")
    if ending in _OLD_WORD:
        raise _refused(path, f"读不了 {ending} 文件", "用 Word 或 WPS 打开后另存为 .docx")
    with open_regular(path) as file:
        content = file.read(MAX_BYTES + 1)
    return _pasted(content, shown_path(path), ending in (".md", ".markdown"))


def read_pasted(content: bytes, name: str) -> IncomingFile:
    """What a text holds that comes from no file. Raises UnreadableError."""
    return _cleaned(_pasted(content, name))


def _cleaned(file: IncomingFile) -> IncomingFile:
    """The file without characters that nobody sees; control characters become spaces. That is said once."""
    _require_limits(file)
    lines: list[int] = []
    blocks: list[Passage | PassageTable] = []
    for block in file.blocks:
        if isinstance(block, Passage):
            text = _clean(block.text)
            lines += [block.line] if text != block.text else []
            blocks.append(block._replace(text=text))
            continue
        rows = [[_clean(cell) if isinstance(cell, str) else cell for cell in row] for row in block.sheet.rows]
        changed = [line for line, old, new in zip(block.lines, block.sheet.rows, rows, strict=True) if list(old) != new]
        lines += changed
        blocks.append(block._replace(sheet=block.sheet._replace(rows=rows)) if changed else block)
    if not lines:
        return file
    text = f"{len(lines)}行里有看不见的字符，没有用（第{'、'.join(map(str, lines[:8]))}行）"
    notice = Problem(Mark(file.name, lines[0], 1), "D150", "note", text, "核对这几行的姓名和号码")
    return file._replace(blocks=blocks, notices=(*file.notices, notice))


def _require_limits(file: IncomingFile) -> None:
    """Raises UnreadableError for what is no letter and no list: too many lines, or one that never ends."""
    count = sum(1 if isinstance(block, Passage) else len(block.lines) for block in file.blocks)
    if count > _MOST_LINES:
        hint = "来函、名单分开，只留要用的部分"
        raise UnreadableError(Problem(Mark(file.name, 1, 1), "D104", "error", f"有{count}行，太长", hint))
    for passage in file.passages:
        if len(passage.text) > _LONGEST_LINE:
            text = f"这一行有{len(passage.text)}个字，太长"
            raise UnreadableError(Problem(Mark(file.name, passage.line, 1), "D104", "error", text, "分成几段"))


def _clean(text: str) -> str:
    """
    >>> _clean("周\u200b明远\x0b副书记")
    '周明远 副书记'
    """
    return UNPRINTABLE.sub(" ", INVISIBLE.sub("", text))


def _pasted(content: bytes, name: str, is_markdown: bool = False) -> IncomingFile:
    source, notices = decode_text(content, name)
    if "\0" in source.text:
        raise UnreadableError(Problem(Mark(name, 1, 1), "D101", "error", "不是文本文件", "用记事本另存为 UTF-8"))
    if problems := list(long_lines(source)):
        raise UnreadableError(*problems)
    text = _MARKDOWN.sub("", source.text) if is_markdown else source.text
    return IncomingFile(name, blocks_of_text(name, text), notices)


def _refused(path: Path, text: str, hint: str) -> UnreadableError:
    return UnreadableError(Problem(Mark(shown_path(path), 1, 1), "D101", "error", text, hint))


def _read_sheets(path: Path) -> IncomingFile:
    """The sheets with people as tables; the rows of others as passages."""
    name = shown_path(path)
    book, notices = sheets(path)
    blocks: list[Passage | PassageTable] = []
    struck: list[FieldSource] = []
    for sheet in book:
        shown = sheet.name if len(book) > 1 else name
        struck += _struck(sheet, shown)
        table = PassageTable(shown, sheet, range(1, len(sheet.rows) + 1))
        if has_name_heading(sheet):
            blocks.append(table)
        else:
            blocks += passages_of_table(table)
    doubts = [doubt for sheet in book if not has_name_heading(sheet) for doubt in _doubts(sheet)]
    return IncomingFile(name, blocks, (*notices, *doubts), tuple(struck))


def _struck(sheet: Sheet, shown: str) -> Iterator[FieldSource]:
    """The struck words of a sheet, row by row."""
    for row in range(len(sheet.rows)) if sheet.marks.struck or sheet.marks.struck_words else ():
        if words := struck_words_of_row(sheet, row):
            yield FieldSource(shown, row + 1, words)


def _doubts(sheet: Sheet) -> Iterator[Problem]:
    """What is to be asked about the cells of a sheet without a list: a draft is looked through anyway."""
    yield from (fault._replace(level="should") for fault in faults_of_sheet(sheet))
    rows = ((row, "") for row, cells in enumerate(sheet.rows) if filled(cells))
    yield from questions_of_hidden(hidden_entries(sheet, rows))


def passages_of_table(table: PassageTable, first: int = 0, end: int | None = None) -> list[Passage]:
    """Rows of a table that are no list: a label and its value a passage, as in a form."""
    return [
        Passage(table.file, table.lines[number], text)
        for number in range(first, len(table.sheet.rows) if end is None else end)
        for text in _texts_of_row(table.sheet, number)
    ]


def _texts_of_row(sheet: Sheet, number: int) -> list[str]:
    cells = [text for cell in sheet.rows[number] if (text := " ".join(cell_text(cell).split()))]
    if len(cells) % 2 == 0 and all(_is_label(cell) for cell in cells[::2]):
        pairs = zip(cells[::2], cells[1::2], strict=True)
        return [f"{label.rstrip('：:')}：{value}" for label, value in pairs]
    return ["　".join(cells)] if cells else []


def _is_label(cell: str) -> bool:
    return len(cell) <= 10 and not re.search(r"\d|[。，]", cell)
