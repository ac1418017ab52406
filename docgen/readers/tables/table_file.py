"""A file of tables, a workbook or a CSV file, into sheets."""

from pathlib import Path

from docgen.errors import Problem
from docgen.readers.files import TEXTS, decode_text, shown_path
from docgen.readers.tables.package import refused
from docgen.readers.tables.sheets import Sheet, separated

MAX_BYTES = 20_000_000


def sheets(path: Path) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a workbook or CSV file, and notices about how it was read.

    Raises UnreadableError when it is damaged, protected or larger than the limits; OSError when it cannot be opened.
    """
    name = shown_path(path)
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise refused(name, "D104", f"文件超过 {MAX_BYTES // 1_000_000} MB", "一个年度一份台账，去掉图片和空白行")
    if path.suffix.lower() in TEXTS:
        source, notices = decode_text(content, name)
        return (Sheet(name, separated(source.text, name)),), notices
    # the reader of workbooks is brought in only for a workbook
    from docgen.readers.tables.workbook import sheets_of_bytes

    return sheets_of_bytes(content, name), ()
