"""The three streams of a command and the encoding of its words: text that any terminal can show, never a traceback."""

import codecs
import errno
import os
import sys
from pathlib import Path
from typing import TextIO

from docgen.errors import Problem
from docgen.text.system_errors import reason_of

#: Encodings of terminals that have all hanzi, but are not UTF-8.
_CHINESE = frozenset({"gb18030", "gbk", "gb2312", "cp936"})
#: What the system says when there is no room for what is written.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})


def restart_in_utf8() -> None:
    """Starts the command anew where Python takes the names of files for ASCII: our own names could not be opened.

    That is so under ``LC_ALL=C`` with ``PYTHONUTF8=0``.
    """
    is_ascii = sys.getfilesystemencoding().lower() in ("ascii", "us-ascii", "ansi_x3.4-1968")
    if os.name == "posix" and is_ascii and sys.executable and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def open_streams() -> None:
    """Gives closed streams a place to go to, and open ones an encoding that has every character.

    A closed stream would leave its number to the next file that is opened. What cannot be written is shown by number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # until the command ends
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=_encoding_for(stream), errors="docgen_bytes")


def _show_bytes(error: UnicodeError) -> tuple[str | bytes, int]:
    """What is printed for bytes of a name that are no UTF-8: the hanzi that they are in GB18030."""
    assert isinstance(error, UnicodeEncodeError)
    taken = error.object[error.start : error.end]
    if not all("\udc80" <= character <= "\udcff" for character in taken):
        return taken.encode(errors="backslashreplace").decode(), error.end
    text = taken.encode(errors="surrogateescape").decode("gb18030", errors="backslashreplace")
    return text.encode(error.encoding, errors="backslashreplace"), error.end


codecs.register_error("docgen_bytes", _show_bytes)


def _encoding_for(stream: TextIO) -> str:
    """UTF-8, but for a terminal that shows GB18030."""
    is_chinese = stream.isatty() and (stream.encoding or "").lower().replace("-", "") in _CHINESE
    return "gb18030" if is_chinese else "utf-8"


def problem_of_system(error: OSError) -> Problem:
    """An error of the system that no command foresaw, as a sentence."""
    reason = reason_of(error)
    if error.errno in _NO_ROOM:
        return Problem(None, "O403", "error", f"写不出来：{reason}", "先腾出地方，再做一次")
    if error.filename is None:
        return Problem(None, "O403", "error", f"读写时出错：{reason}", "看看磁盘、网络盘是否正常，再做一次")
    text = f"打不开“{os.fsdecode(error.filename)}”：{reason}"
    return Problem(None, "U102", "error", text, "看看有没有它的权限，或是否正被别的程序占用")


def leave_stream(stream: TextIO) -> None:
    """Turns a stream that takes nothing more to nowhere: the interpreter would flush it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def typed_text(argument: str) -> str:
    """The text of an argument that a terminal sent in GB18030.

    >>> typed_text("标题=座谈"), typed_text(b"\\xcf\\xaf\\xbf\\xa8".decode(errors="surrogateescape"))
    ('标题=座谈', '席卡')
    """
    if not any("\udc80" <= character <= "\udcff" for character in argument):
        return argument
    return argument.encode(errors="surrogateescape").decode("gb18030", errors="backslashreplace")
