"""Bytes into text: which encodings are read, and what is reported about them."""

import codecs
import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from docgen.errors import Mark, Problem
from docgen.readers.other_formats import other_format_problem
from docgen.readers.visit_file.nodes import MAX_BYTES, Source, UnreadableError
from docgen.text.system_errors import reason_of

#: Endings of files that are tables: workbooks, and texts with separated cells.
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".et")
TEXTS = (".csv", ".tsv")
#: Endings of visit files.
YAML = (".yaml", ".yml")


def read_text(path: Path, name: str = "") -> tuple[Source, tuple[Problem, ...]]:
    """The text of a file, and notices about its encoding.

    Raises UnreadableError when the file is too large or no text; OSError when it cannot be opened.
    """
    with open_regular(path) as file:
        return decode_text(file.read(MAX_BYTES + 1), name or shown_path(path))


def read_own_text(path: Path, name: str = "") -> tuple[Source, tuple[Problem, ...]]:
    """The text of a file of an office, as ``read_text`` gives it.

    Raises UnreadableError for one that cannot be opened, too: what else the office has is read, and this is said.
    """
    try:
        return read_text(path, name)
    except OSError as error:
        raise UnreadableError(unopened_problem(path, error, name)) from error


def unopened_problem(path: Path, error: OSError, name: str = "") -> Problem:
    """What is said of a file of an office that cannot be opened: a folder, a pipe, a link that leads nowhere."""
    reason = "它是文件夹，不是文件" if isinstance(error, IsADirectoryError) else reason_of(error)
    reason = "它是链接，所指的文件不在了" if isinstance(error, FileNotFoundError) and path.is_symlink() else reason
    hint = "换成文件本身；不用的移走"
    return Problem(Mark(name or shown_path(path), 1, 1), "D101", "error", f"打不开：{reason}", hint)


def real_path(path: str | Path) -> Path:
    """Where a path leads, links followed. One that leads in a circle stays as it is: ``resolve`` raises there."""
    return Path(os.path.realpath(path))


def open_regular(path: str | Path) -> BinaryIO:
    """A file, open to be read. Raises OSError, also for a pipe, a device or a socket: nobody waits for those."""
    _require_regular(Path(path).stat().st_mode, path)
    handle = os.open(path, _WITHOUT_WAITING)
    try:
        # what was looked at may be another by now
        _require_regular(os.fstat(handle).st_mode, path)
    except OSError:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def _require_regular(mode: int, path: str | Path) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "它是管道、设备或套接字，不是文件", str(path))


#: Flags of ``os.open``: a pipe that nobody writes to is not waited for; Windows would change line ends.
_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def leads_elsewhere(path: str | Path, folder: str | Path) -> bool:
    """Whether a path leads out of the folder when its links are followed, or round in a circle."""
    real, top = real_path(path), real_path(folder)
    return real.is_symlink() or not real.is_relative_to(top)


def elsewhere_problem(path: Path) -> Problem:
    """What is said of a link that leads out of where it lies: it is not read."""
    hint = "把文件本身复制到这个文件夹里"
    return Problem(Mark(shown_path(path), 1, 1), "D101", "error", "是指向别处的链接，没有读", hint)


def shown_path(path: Path) -> str:
    """A path as messages show it: relative where it lies below the working directory, else absolute."""
    here = Path.cwd()
    full_path = here / path
    return (full_path.relative_to(here) if full_path.is_relative_to(here) else full_path).as_posix()


def decode_text(
    content: bytes, name: str, most: int = MAX_BYTES, hint: str = "一份文件只写一次来访"
) -> tuple[Source, tuple[Problem, ...]]:
    """The text of bytes in UTF-8 with or without BOM, UTF-16 with BOM, else GB18030 with a notice.

    Raises UnreadableError for more than ``most`` bytes, with this hint, and for what is no text.
    """
    if len(content) > most:
        text = f"文件超过 {most // 1_000_000} MB"
        raise UnreadableError(Problem(Mark(name, 1, 1), "D104", "error", text, hint))
    if (problem := other_format_problem(content, name)) is not None:
        raise UnreadableError(problem)
    text, notices = _text(content, name)
    return Source(name, text.replace("\r\n", "\n").replace("\r", "\n")), notices


def _text(content: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16"), ()
        except UnicodeDecodeError as error:
            raise UnreadableError(_no_text_problem(name, "UTF-16")) from error
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if b"\0" in content:
            raise UnreadableError(_no_text_problem(name, "UTF-8")) from error
        line = content.count(b"\n", 0, error.start) + 1
    return _gb18030_text(content, name, line)


def _gb18030_text(content: bytes, name: str, line: int) -> tuple[str, tuple[Problem, ...]]:
    """The text of bytes that are no UTF-8 in this line, and a notice that says how they were read."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise UnreadableError(_mixed(name, line, "文件编码混杂，既不是 UTF-8 也不是 GB18030")) from error
    # GB18030 makes characters of private use out of UTF-8 with one broken byte; nobody types those
    if any("\ue000" <= character <= "\uf8ff" for character in text):
        raise UnreadableError(_mixed(name, line, "文件编码混杂，读出来是乱码"))
    hint, first_line = "核对一遍人名；另存为 UTF-8 就不再提示", text.split("\n")[0]
    return text, (Problem(Mark(name, 1, 1), "D121", "note", "按 GB18030 编码读取", hint, first_line),)


def _mixed(name: str, line: int, text: str) -> Problem:
    return Problem(Mark(name, line, 1), "D101", "error", text, "用记事本另存为 UTF-8")


def _no_text_problem(name: str, encoding: str) -> Problem:
    hint = "用记事本另存为 UTF-8；Word 和 Excel 文件不能直接当作来访文件"
    return Problem(Mark(name, 1, 1), "D101", "error", f"不是 {encoding} 文本文件", hint)
