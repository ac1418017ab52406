"""Writes files, each whole or not at all, under names that every system accepts.

Every file is first written into a temporary folder beside its target and then moved into place, so a run that breaks
off leaves no half-written file. A run that is killed leaves its temporary folder behind; the next run removes it.
"""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from docgen.errors import OutputError, Problem
from docgen.text.system_errors import reason_of

#: What a file holds, whole or in pieces.
Content = bytes | Sequence[bytes]

#: Characters that some system forbids in a file name, and similar ones that replace them, so that it stays readable.
_FORBIDDEN = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
#: Bytes of a name that every file system accepts, with room for the ending.
_LONGEST_NAME_BYTES = 200

#: This many files or more are brought to disk with one call, where the system has it (Windows does not).
_MANY_FILES = 16
_sync_all = getattr(os, "sync", None)

#: Temporary folders are named by this prefix, the process that writes them and the time at which it was started.
_TEMPORARY_PREFIX = ".docgen-"
_PROCESS_STARTED = f"{time.time_ns():x}"
#: A temporary folder that is older than this is not in use any more.
_ABANDONED_AFTER_SECONDS = 3600


def safe_name(name: str) -> str:
    """A title as a file name for Windows, Linux and macOS. It is never empty and never a path.

    >>> safe_name("a/b: c?")
    'a／b： c？'
    """
    readable = name.translate(_FORBIDDEN)
    safe = "".join(character if character.isprintable() else "_" for character in readable).strip(" .")
    while len(safe.encode()) > _LONGEST_NAME_BYTES:
        safe = safe[:-1]
    safe = safe.rstrip(" .")
    return f"_{safe}" if not safe or _RESERVED.fullmatch(safe) else safe


def write_files(
    files: Iterable[tuple[Path, Content]], force: bool = False, renewed: Sequence[Path] = (), resumed: bool = False
) -> tuple[Path, ...]:
    """Writes all files, or none if one of them may not be written. Returns their paths.

    An existing file is overwritten only with ``force``, or if it is in ``renewed``: those are records, whose new
    content holds the old one. With ``resumed`` a file that has the same content already counts as written, so that
    running a broken run again finishes it. Raises OutputError.
    """
    files = tuple(files)
    require_writable(files, force, renewed, resumed)
    _write_and_replace([(path, content) for path, content in files if not (resumed and _has_content(path, content))])
    return tuple(path for path, _ in files)


def require_writable(
    files: Iterable[tuple[Path, Content]], force: bool = False, renewed: Sequence[Path] = (), resumed: bool = False
) -> None:
    """Raises OutputError if ``write_files`` would refuse. For callers that first do something irrevocable."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for path, content in files:
        if not (resumed and _has_content(path, content)):
            problems += _obstacles(path, force or path in renewed)
        if str(path).casefold() in seen:
            problems.append(Problem(None, "O402", "error", f"有两份文件都叫“{path.name}”", "改一个名称"))
        seen.add(str(path).casefold())
    if problems:
        raise OutputError(problems)


def pieces_of(content: Content) -> Sequence[bytes]:
    """What a file holds, in pieces."""
    return (content,) if isinstance(content, bytes) else content


def _obstacles(path: Path, force: bool) -> Iterator[Problem]:
    if path.is_dir():
        yield Problem(None, "O401", "error", f"“{path}”是文件夹", "-o 后面写文件名，或写已有的文件夹加“/”")
    elif path.exists() and not force:
        yield Problem(None, "O401", "error", f"“{path}”已经有了，没有覆盖", "要覆盖就加 --force，或换一个名字")


def _has_content(path: Path, content: Content) -> bool:
    """Whether the file exists and holds exactly this."""
    pieces = pieces_of(content)
    try:
        if path.stat().st_size != sum(map(len, pieces)):
            return False
        with path.open("rb") as file:
            return all(file.read(len(piece)) == piece for piece in pieces)
    except OSError:
        return False  # missing or unreadable: writing the file will show which


def _write_and_replace(files: Sequence[tuple[Path, Content]]) -> None:
    """Writes every file to disk under a temporary name, then moves all of them into place. Raises OutputError."""
    path = Path()  # the file that an error is about
    sync_each = len(files) < _MANY_FILES or not _sync_all
    try:
        for folder in dict.fromkeys(path.parent for path, _ in files):
            folder.mkdir(parents=True, exist_ok=True)
            _remove_abandoned(folder)
        with ExitStack() as cleanup:
            temporary_folders: dict[Path, Path] = {}
            temporary_files: list[Path] = []
            for number, (path, content) in enumerate(files):
                if path.parent not in temporary_folders:
                    temporary_folders[path.parent] = cleanup.enter_context(_temporary_folder(path.parent))
                temporary_files.append(temporary_folders[path.parent] / str(number))
                _write_new(temporary_files[-1], content, sync_each)
                if path.exists():
                    shutil.copymode(path, temporary_files[-1])
            if _sync_all and not sync_each:
                _sync_all()
            for temporary_file, (path, _) in zip(temporary_files, files, strict=True):
                temporary_file.replace(path)
    except OSError as error:
        text = f"写不进“{path}”：{reason_of(error)}"
        hint = "文件正在 Word 里打开时先关掉它；磁盘满了先腾出地方"
        raise OutputError([Problem(None, "O403", "error", text, hint)]) from error


@contextmanager
def _temporary_folder(parent: Path) -> Iterator[Path]:
    """A folder inside ``parent`` that is removed with everything in it.

    Files in it get the permissions, the group and the access rules that they would get in ``parent`` itself; files of
    ``tempfile`` would be readable by their owner only.
    """
    prefix = f"{_TEMPORARY_PREFIX}{os.getpid()}-{_PROCESS_STARTED}-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=parent, ignore_cleanup_errors=True) as name:
        yield Path(name)


def _write_new(path: Path, content: Content, sync: bool) -> None:
    """Writes a new file; with ``sync`` it is on disk afterwards."""
    with path.open("xb") as file:
        file.writelines(pieces_of(content))
        if sync:
            file.flush()
            os.fsync(file.fileno())


def _remove_abandoned(folder: Path) -> None:
    """Removes what killed runs left behind. What a running process is writing stays."""
    for entry in folder.glob(f"{_TEMPORARY_PREFIX}*"):
        process, _, rest = entry.name.removeprefix(_TEMPORARY_PREFIX).partition("-")
        with suppress(OSError, ValueError):
            is_ours = int(process) == os.getpid()
            in_use = rest.startswith(_PROCESS_STARTED) if is_ours else _is_running(int(process))
            if in_use and not _is_old(entry):
                continue
            if entry.is_dir():
                shutil.rmtree(entry)
            else:
                entry.unlink()


def _is_running(process: int) -> bool:
    """Whether a process with this number is running; on Windows, where it is not safe to ask, the answer is yes."""
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
    return time.time() - path.stat().st_mtime > _ABANDONED_AFTER_SECONDS
