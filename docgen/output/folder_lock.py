"""One writer a folder: a second one waits a moment, then refuses.

The lock is the system's own on a file in the folder. A process that is killed loses it at once, so that no lock is
ever left behind. Some network drives know no locks: there everybody writes as if he were alone.
"""

import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.errors import OutputError, Problem
from docgen.output.moves import finish_moves
from docgen.text.system_errors import reason_of

#: The file that is locked; it is there only while somebody writes. The page has one of its own, as long as it is open.
LOCK_FILE, PAGE_LOCK_FILE = ".docgen-lock", ".docgen-web-lock"
_WAIT_SECONDS = 10.0
#: So often in a row a folder may have gone when its lock is opened.
_MOST_MISSING = 20
_STEP_SECONDS = 0.05
#: What a drive says that knows no locks.
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL})


class _HeldByThread(threading.local):
    """The folders that a thread has locked: who writes several times holds the lock from the first time on."""

    def __init__(self) -> None:
        self.folders: set[str] = set()


_held = _HeldByThread()


@contextmanager
def locked(folder: Path, wait_seconds: float = _WAIT_SECONDS) -> Iterator[bool]:
    """Holds the lock of a folder, which is made if it is not there. Raises OutputError when another has it too long.

    What a killed run has left in the folder is brought to its end first; whether there was something is the value.
    """
    key = os.path.realpath(folder)
    if key in _held.folders:
        yield False
        return
    busy = Problem(None, "O403", "error", f"另一个 docgen 正在写“{folder}”", "等它写完再试，或换一个文件夹")
    with _locked_file(folder / LOCK_FILE, wait_seconds, busy) as is_alone:
        _held.folders.add(key)
        try:
            yield finish_moves(folder, is_alone)
        finally:
            _held.folders.discard(key)


def settle(folder: Path) -> None:
    """Waits until nobody writes in a folder, and brings what a killed run has left there to its end.

    For those who read what runs have written. A folder that cannot be written stays as it is.
    """
    if folder.is_dir():
        with suppress(OutputError), locked(folder):
            pass


@contextmanager
def page_lock(folder: Path) -> Iterator[None]:
    """Holds a folder for one page, as long as it is open. Raises OutputError when another page has it."""
    text = f"“{folder}”已经在另一个 docgen web 的网页里打开了"
    busy = Problem(None, "O403", "error", text, "用那个网页；找不到了，在运行它的命令行窗口里按 Ctrl+C，再运行一次")
    with _locked_file(folder / PAGE_LOCK_FILE, 0, busy):
        yield


@contextmanager
def _locked_file(path: Path, wait_seconds: float, busy: Problem) -> Iterator[bool]:
    """Holds the lock of a file; whether it is locked for sure is the value: a drive may know no locks.

    Raises OutputError with ``busy`` when another has it too long.
    """
    folder = path.parent
    try:
        if folder.exists() and not folder.is_dir():
            hint = "-o 后面写文件夹的名字，没有的会新建"
            raise OutputError([Problem(None, "O401", "error", f"“{folder}”是文件，不是文件夹", hint)])
        new_folders = [one for one in (folder, *folder.parents) if not one.exists()]
        handle, is_alone = _acquire(path, time.monotonic() + wait_seconds, busy)
    except OSError as error:
        text = f"写不进“{folder}”：{reason_of(error)}"
        raise OutputError([Problem(None, "O403", "error", text, "看看有没有写它的权限，磁盘有没有满")]) from error
    try:
        yield is_alone
    finally:
        _release(path, handle)
        with suppress(OSError):  # which is only removed while it is empty
            for new_folder in new_folders:
                new_folder.rmdir()


def _acquire(path: Path, deadline: float, busy: Problem) -> tuple[int, bool]:
    """The handle of the locked file, and whether it is locked for sure. Raises OutputError after the deadline."""
    missing = 0
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = _open(path)
        except FileNotFoundError:
            # who made the folder has just removed it: he had nothing to write; time and again it is no folder for files
            missing += 1
            if missing > _MOST_MISSING:
                raise
        else:
            missing = 0
            try:
                if _lock(handle) and _is_same_file(path, handle):
                    return handle, True
            except OSError as error:
                if error.errno in _NO_LOCKS:
                    return handle, False
                os.close(handle)
                raise
            os.close(handle)
        if time.monotonic() > deadline:
            raise OutputError([busy])
        time.sleep(_STEP_SECONDS)


def _open(path: Path) -> int:
    """Opens the file to be locked. That of a killed run of somebody else can perhaps only be read: that is enough."""
    flags = os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, os.O_RDWR | flags, 0o666)
    except PermissionError:
        if not path.exists():
            raise
        return os.open(path, os.O_RDONLY | flags)


def _is_same_file(path: Path, handle: int) -> bool:
    """Whether the path still leads to the locked file: who had the lock before may just have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        """Whether the lock was to be had. Raises OSError where there are no locks."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _release(path: Path, handle: int) -> None:
        os.close(handle)
        with suppress(OSError):
            path.unlink()  # Windows removes only what nobody has open

else:
    import fcntl

    def _lock(handle: int) -> bool:
        """Whether the lock was to be had. Raises OSError where there are no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(path: Path, handle: int) -> None:
        with suppress(OSError):
            path.unlink()  # while it is locked: nobody else can take it for his own
        os.close(handle)
