"""``docgen`` in a process that is forked from this one: nothing is imported again, and it may hang or be killed."""

import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

from docgen.__main__ import main
from tests.conftest import Run

_MOST_SECONDS = 180


def _nothing() -> None:
    """What a process does before its command, unless a test wants more."""


def started(
    arguments: list[str],
    folder: Path,
    said: tuple[Path, Path] = (Path(os.devnull), Path(os.devnull)),
    before: Callable[[], None] = _nothing,
) -> BaseProcess:
    """A process that runs a command in a folder, and writes what it says into two files."""
    process = multiprocessing.get_context("fork").Process(target=_command, args=(arguments, folder, said, before))
    process.start()
    return process


def _command(arguments: list[str], folder: Path, said: tuple[Path, Path], before: Callable[[], None]) -> None:
    os.chdir(folder)
    for number, path in enumerate(said, 1):
        stream = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        os.dup2(stream, number)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
    before()
    main(arguments)


def code_of(process: BaseProcess) -> int:
    """With which code a process ends, or which signal ended it (negative); one that hangs fails the test."""
    process.join(_MOST_SECONDS)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise AssertionError("it hangs")
    return process.exitcode


def run_forked(arguments: list[str], folder: Path, beside: Path, before: Callable[[], None] = _nothing) -> Run:
    """Runs a command to its end; what it says lies in a folder ``beside`` meanwhile."""
    said = beside / "said.out", beside / "said.err"
    for path in said:
        path.unlink(missing_ok=True)
    code = code_of(started(arguments, folder, said, before))
    return Run(code, *(path.read_text("utf-8", errors="replace") for path in said))
