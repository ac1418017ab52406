"""Moves finished files into their places: all of them, or none.

They lie in a temporary folder beside their places. Once all are written, a list of the moves is put there; a run that
is killed before leaves nothing but that folder, and of one that is killed later the next run in the folder makes the
moves that are left. Only who holds the lock of a folder does so: no other run is at work there then.
"""

import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

#: Temporary folders are named by this prefix, the process that writes them and the time at which it was started.
_PREFIX = ".docgen-"
_PROCESS_STARTED = f"{time.time_ns():x}"
_OWN_NAME = re.compile(re.escape(_PREFIX) + r"(\d+)-([0-9a-f]+)-\w+")
#: The list of the moves in a temporary folder.
_LIST = "moves.json"
#: A temporary folder that is older than this is not in use any more.
_ABANDONED_AFTER_SECONDS = 3600

#: What is at the place of a file: its size and the time of its last change, nothing where there is none.
_FoundThere = list[int] | None


class FileMove(NamedTuple):
    """A finished file in a temporary folder, and its place beside that folder."""

    file: Path
    place: Path


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """A folder inside ``parent`` that is removed with everything in it.

    Files in it get the permissions, the group and the access rules that they would get in ``parent`` itself; files of
    ``tempfile`` would be readable by their owner only.
    """
    prefix = f"{_PREFIX}{os.getpid()}-{_PROCESS_STARTED}-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=parent, ignore_cleanup_errors=True) as name:
        yield Path(name)


def move_all(moves: Sequence[FileMove]) -> None:
    """Moves files into place. Where one cannot be moved, what was there before is there again. Raises OSError.

    The ``filename2`` of the error is the place that could not be written.
    """
    if len(moves) < 2:
        for move in moves:
            move.file.replace(move.place)
        return
    lists = _write_lists(moves)
    made: list[tuple[FileMove, Path | None]] = []
    is_done = False
    try:
        for move in moves:
            made.append((move, _kept(move)))
            move.file.replace(move.place)
        is_done = True
    finally:
        if not is_done:
            for path in lists:
                path.unlink(missing_ok=True)
            _undo(made)


def finish_moves(folder: Path, is_locked: bool) -> bool:
    """Makes the moves that a killed run left in a folder, and removes what it left behind. Whether there were moves.

    Only where the folder ``is_locked`` by this process is it sure that nobody in the network is at work there.
    """
    were_moves = False
    for entry in folder.glob(f"{_PREFIX}*"):
        if (name := _OWN_NAME.fullmatch(entry.name)) and not entry.is_symlink():
            with suppress(OSError):
                if (is_locked and not _is_in_use(int(name[1]), name[2])) or _is_old(entry):
                    were_moves |= _make_moves(entry)
                    shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    return were_moves


def _is_in_use(process: int, started: str) -> bool:
    if process == os.getpid():
        return started == _PROCESS_STARTED
    return _is_running(process)


def _is_running(process: int) -> bool:
    """Whether a process with this number is running; on Windows, where it is not safe to ask, the answer is no."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > _ABANDONED_AFTER_SECONDS


def _write_lists(moves: Sequence[FileMove]) -> list[Path]:
    """Puts into every temporary folder the list of its moves, each with what is at the place now."""
    lists: dict[Path, list[list[Any]]] = {}
    for move in moves:
        lists.setdefault(move.file.parent, []).append([move.file.name, move.place.name, _state(move.place)])
    written = []
    for folder, entries in lists.items():
        with (folder / f"{_LIST}-new").open("xb") as file:
            file.write(json.dumps(entries).encode())
            file.flush()
            os.fsync(file.fileno())
        written.append((folder / f"{_LIST}-new").replace(folder / _LIST))
    return written


def _state(path: Path) -> _FoundThere:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return [found.st_size, found.st_mtime_ns]


def _kept(move: FileMove) -> Path | None:
    """A second name for the file that is at the place of a move; nothing where there is none."""
    if not move.place.exists():
        return None
    kept = move.file.with_name(f"{move.file.name}-old")
    try:
        os.link(move.place, kept)
    except OSError:
        shutil.copy2(move.place, kept)  # a disk without second names
    return kept


def _undo(made: Sequence[tuple[FileMove, Path | None]]) -> None:
    for move, kept in reversed(made):
        with suppress(OSError):
            if kept is not None:
                kept.replace(move.place)
            elif not move.file.exists():
                move.place.unlink()


def _make_moves(folder: Path) -> bool:
    """Makes the moves of a list that are left; what somebody has changed at a place meanwhile stays."""
    try:
        moves = [(str(name), str(place), state) for name, place, state in json.loads((folder / _LIST).read_bytes())]
    except (OSError, ValueError, TypeError):
        return False  # killed before everything was written: nothing was moved
    for name, place_name, state in moves:
        file, place = folder / name, folder.parent / Path(place_name).name
        if file.exists() and _state(place) == state:
            file.replace(place)
    return True
