"""Writes files, each whole or not at all, under names that every system accepts.

Every file is first written into a temporary folder beside its target and then moved into place, so a run that breaks
off leaves no half-written file. A folder has one writer: what a killed run left there is brought to its end first.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType

from docgen.errors import OutputError, Problem
from docgen.output.folder_lock import locked
from docgen.output.moves import FileMove, move_all, temporary_folder
from docgen.text.reserved_names import is_reserved
from docgen.text.system_errors import reason_of

#: What a file holds, whole or in pieces.
Content = bytes | Sequence[bytes]

#: Characters that some system forbids in a file name, and similar ones that replace them, so that it stays readable.
_FORBIDDEN = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
#: Bytes of a name that every file system accepts, with room for the ending.
_LONGEST_NAME_BYTES = 200

#: This many files or more are brought to disk with one call, where the system has it (Windows does not).
_MANY_FILES = 16
_sync_all = getattr(os, "sync", None)


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
    return f"_{safe}" if not safe or is_reserved(safe) else safe


def write_files(
    files: Iterable[tuple[Path, Content]],
    force: bool = False,
    renewed: Sequence[Path] = (),
    resumed: bool = False,
    earlier: Mapping[Path, Path] = MappingProxyType({}),
) -> tuple[Path, ...]:
    """Writes all files, or none if one of them may not be written. Returns their paths.

    An existing file is overwritten only with ``force``, or if it is in ``renewed``: those are records, whose new
    content holds the old one. With ``resumed`` a file that has the same content already counts as written, so that
    running a broken run again finishes it; so it does where a run was killed while it moved its files into place.
    A file has the permissions of the one it replaces; ``earlier`` says where that one lies now, if it was moved away.
    Raises OutputError.
    """
    files = tuple(files)
    with ExitStack() as locks:
        # in one order: two runs that wait for each other would wait in vain
        for folder in sorted({path.parent for path, _ in files}):
            if folder.is_file():
                raise _unwritable(folder, NotADirectoryError(errno.ENOTDIR, ""))
            resumed |= locks.enter_context(locked(folder))
        require_writable(files, force, renewed, resumed)
        _write_and_replace(
            [(path, content) for path, content in files if not (resumed and _has_content(path, content))], earlier
        )
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
    if control := _CONTROL.search(str(path)):
        text = f"“{_CONTROL.sub('□', str(path))}”里有控制字符 U+{ord(control.group()):04X}，不能作文件名"
        yield Problem(None, "O403", "error", text, "-o 后面重打一遍名字")
        return
    if is_reserved(path.name):
        text = f"“{path.name}”是 Windows 留给设备的名字，不能作文件名"
        yield Problem(None, "O403", "error", text, "-o 后面换一个名字")
        return
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except OSError as error:
        yield Problem(None, "O403", "error", f"写不进“{path}”：{reason_of(error)}", "-o 后面换一个名字或文件夹")
        return
    if is_folder:
        yield Problem(None, "O401", "error", f"“{path}”是文件夹", "-o 后面写文件名，或写已有的文件夹加“/”")
    elif exists and not force:
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


def _write_and_replace(files: Sequence[tuple[Path, Content]], earlier: Mapping[Path, Path]) -> None:
    """Writes every file to disk under a temporary name, then moves all of them into place. Raises OutputError."""
    path = Path()  # the file that an error is about
    sync_each = len(files) < _MANY_FILES or not _sync_all
    try:
        with ExitStack() as cleanup:
            temporary_folders: dict[Path, Path] = {}
            moves: list[FileMove] = []
            for number, (path, content) in enumerate(files):
                if path.parent not in temporary_folders:
                    temporary_folders[path.parent] = cleanup.enter_context(temporary_folder(path.parent))
                moves.append(FileMove(temporary_folders[path.parent] / str(number), path))
                _write_new(moves[-1].file, content, sync_each)
                if (replaced := earlier.get(path, path)).exists():
                    shutil.copymode(replaced, moves[-1].file)
            if _sync_all and not sync_each:
                _sync_all()
            move_all(moves)
    except OSError as error:
        raise _unwritable(error.filename2 or path, error) from error


def _unwritable(path: Path | str, error: OSError) -> OutputError:
    hint = "文件正在 Word 里打开时先关掉它；磁盘满了先腾出地方"
    return OutputError([Problem(None, "O403", "error", f"写不进“{path}”：{reason_of(error)}", hint)])


def _write_new(path: Path, content: Content, sync: bool) -> None:
    """Writes a new file; with ``sync`` it is on disk afterwards."""
    with path.open("xb") as file:
        file.writelines(pieces_of(content))
        if sync:
            file.flush()
            os.fsync(file.fileno())
