"""A file of tables, a workbook or a CSV file, into sheets."""

from pathlib import Path

from docgen.errors import Problem
from docgen.readers.files import TEXTS, decode_text, open_regular, shown_path
from docgen.readers.tables.number_formats import SHOWING_MORE, NumberFormats
from docgen.readers.tables.package import refused
from docgen.readers.tables.sheets import Sheet, separated
from docgen.readers.tables.struck_cells import questions_of_struck_cells

MAX_BYTES = 20_000_000


def sheets(path: Path, number_formats: NumberFormats = SHOWING_MORE) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a workbook or CSV file, notices about how it was read, and questions about what
    is struck out in it.

    ``number_formats`` are those in which numbers are kept as they are seen.

    Raises UnreadableError when it is damaged, protected or larger than the limits; OSError when it cannot be opened.
    """
    name = shown_path(path)
    with open_regular(path) as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise refused(name, "D104", f"文件超过 {MAX_BYTES // 1_000_000} MB", "一个年度一份台账，去掉图片和空白行")
    if path.suffix.lower() in TEXTS:
        source, notices = decode_text(content, name)
        return (Sheet(name, separated(source.text, name)),), notices
    # the reader of workbooks is brought in only for a workbook
    from docgen.readers.tables.workbook import sheets_of_bytes, unseen_in

    book = sheets_of_bytes(content, name, number_formats)
    return book, (*unseen_in(content, name), *questions_of_struck_cells(book))
