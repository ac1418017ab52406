"""Writes files so that each is there whole or not at all, under names that every system takes."""

import itertools
import os
import re
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from docgen.errors import OutputError, Problem

#: Characters that some system forbids in a file name, and the look-alikes that they become: the name stays readable.
_FORBIDDEN = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
#: Bytes of a name that every file system takes, with room for the ending.
_LONGEST = 200

#: From so many files on they are brought to disk together, where the system can do that (Windows cannot).
_MANY = 16
_SYNC = getattr(os, "sync", None)

_NUMBERS = itertools.count()
#: How files are called until they are whole: by the process that writes them and when it began.
_UNFINISHED = ".docgen-"
_STARTED = f"{time.time_ns():x}"
#: Seconds after which a file that was never finished is nobody's.
_ABANDONED = 3600


def safe_name(name: str) -> str:
    """A title as a file name for Windows, Linux and macOS alike; never empty, never a path.

    >>> safe_name("a/b: c?")
    'a／b： c？'
    """
    whole = "".join(character if character.isprintable() else "_" for character in name.translate(_FORBIDDEN)).strip(
        " ."
    )
    while len(whole.encode()) > _LONGEST:
        whole = whole[:-1]
    whole = whole.rstrip(" .")
    return f"_{whole}" if not whole or _RESERVED.fullmatch(whole) else whole


#: What a file is to hold, whole or in pieces.
Content = bytes | Sequence[bytes]


def write(
    files: Iterable[tuple[Path, Content]], force: bool = False, renewed: Sequence[Path] = (), resumed: bool = False
) -> tuple[Path, ...]:
    """Writes every file, or none if one of them may not be written. Raises OutputError.

    With ``resumed`` a file that holds the same already is as good as written: a run that was broken off is finished by
    running it again. ``renewed`` may take the place of what is there: records that hold what they held, and more.
    """
    wanted = tuple(files)
    refuse(wanted, force, renewed, resumed)
    _replace([(path, content) for path, content in wanted if not (resumed and _is_there(path, content))])
    return tuple(path for path, _ in wanted)


def refuse(
    files: Iterable[tuple[Path, Content]], force: bool = False, renewed: Sequence[Path] = (), resumed: bool = False
) -> None:
    """Raises OutputError if ``write`` would: for who does something else first that cannot be undone."""
    wanted = tuple(files)
    problems: list[Problem] = []
    seen: set[str] = set()
    for path, content in wanted:
        if not (resumed and _is_there(path, content)):
            problems += _obstacles(path, force or path in renewed)
        if str(path).casefold() in seen:
            problems.append(Problem(None, "O402", "error", f"有两份文件都叫“{path.name}”", "改一个名称"))
        seen.add(str(path).casefold())
    if problems:
        raise OutputError(problems)


def _obstacles(path: Path, force: bool) -> Iterable[Problem]:
    if path.is_dir():
        yield Problem(None, "O401", "error", f"“{path}”是文件夹", "-o 后面写文件名，或写已有的文件夹加“/”")
    elif path.exists() and not force:
        yield Problem(None, "O401", "error", f"“{path}”已经有了，没有覆盖", "要覆盖就加 --force，或换一个名字")


def _is_there(path: Path, content: Content) -> bool:
    """Whether the file holds just this."""
    pieces = pieces_of(content)
    try:
        if path.stat().st_size != sum(map(len, pieces)):
            return False
        with path.open("rb") as file:
            return all(file.read(len(piece)) == piece for piece in pieces)
    except OSError:
        return False  # not there, or not to be read: what is to be done about it is found when it is written


def pieces_of(content: Content) -> Sequence[bytes]:
    """What a file is to hold, in pieces."""
    return (content,) if isinstance(content, bytes) else content


def _replace(files: Sequence[tuple[Path, Content]]) -> None:
    """Every file beside the old one and on disk, before any of them takes its place."""
    temporary: list[Path] = []
    path = Path()
    try:
        for folder in dict.fromkeys(path.parent for path, _ in files):
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
        for path, content in files:
            temporary.append(path.parent / f"{_UNFINISHED}{os.getpid()}-{_STARTED}-{next(_NUMBERS)}")
            _settled(temporary[-1], content, alone=len(files) < _MANY)
        if len(files) >= _MANY and _SYNC:
            _SYNC()
        for new, (path, _) in zip(temporary, files, strict=True):
            new.replace(path)
    except OSError as error:
        for new in temporary:
            with suppress(OSError):
                new.unlink()
        text = f"写不进“{path}”：{error.strerror or error}"
        hint = "文件正在 Word 里打开时先关掉它；磁盘满了先腾出地方"
        raise OutputError([Problem(None, "O403", "error", text, hint)]) from error


def _sweep(folder: Path) -> None:
    """What runs that were killed left unfinished goes; what a run that still works is writing stays."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        process, _, rest = left.name.removeprefix(_UNFINISHED).partition("-")
        with suppress(OSError, ValueError):
            ours = int(process) == os.getpid()
            works = rest.startswith(_STARTED) if ours else _works(int(process))
            if not works or _is_old(left):
                left.unlink()


def _works(process: int) -> bool:
    """Whether a process of that number is there; where that cannot be asked without harm it is taken to be."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > _ABANDONED


def _settled(path: Path, content: Content, alone: bool) -> None:
    """A new file; on disk at once, unless many are written and the system can settle them together."""
    with path.open("xb") as file:
        file.writelines(pieces_of(content))
        if alone or not _SYNC:
            file.flush()
            os.fsync(file.fileno())
