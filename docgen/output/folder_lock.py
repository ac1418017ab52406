"""One writer a folder: a second one waits a moment, then refuses.

The lock is the system's own on a file in the folder. A process that is killed loses it at once, so that no lock is
ever left behind.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.errors import OutputError, Problem
from docgen.text.system_errors import reason_of

#: The file that is locked; it is there only while somebody writes.
LOCK_FILE = ".docgen-lock"
_WAIT_SECONDS = 10.0
_STEP_SECONDS = 0.05


@contextmanager
def locked(folder: Path, wait_seconds: float = _WAIT_SECONDS) -> Iterator[None]:
    """Holds the lock of a folder, which is made if it is not there. Raises OutputError when another has it too long."""
    if folder.exists() and not folder.is_dir():
        hint = "-o 后面写文件夹的名字，没有的会新建"
        raise OutputError([Problem(None, "O401", "error", f"“{folder}”是文件，不是文件夹", hint)])
    path = folder / LOCK_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = _acquire(path, time.monotonic() + wait_seconds)
    except OSError as error:
        text = f"写不进“{folder}”：{reason_of(error)}"
        raise OutputError([Problem(None, "O403", "error", text, "看看有没有写它的权限，磁盘有没有满")]) from error
    try:
        yield
    finally:
        _release(path, handle)


def _acquire(path: Path, deadline: float) -> int:
    """The handle of the locked file. Raises OutputError after the deadline."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        if _lock(handle) and _is_same_file(path, handle):
            return handle
        os.close(handle)
        if time.monotonic() > deadline:
            text = f"另一个 docgen 正在写“{path.parent}”"
            raise OutputError([Problem(None, "O403", "error", text, "等它写完再试，或换一个文件夹")])
        time.sleep(_STEP_SECONDS)


def _is_same_file(path: Path, handle: int) -> bool:
    """Whether the path still leads to the locked file: who had the lock before may just have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _release(path: Path, handle: int) -> None:
    if os.name == "posix":
        with suppress(OSError):
            path.unlink()  # while it is locked: nobody else can take it for his own
        os.close(handle)
    else:
        os.close(handle)
        with suppress(OSError):
            path.unlink()  # Windows removes only what nobody has open


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
