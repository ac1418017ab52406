"""Kills whole commands while they work, and lets several write at once.

    python -m tests.cli.killed_commands kills 200 1
    python -m tests.cli.killed_commands rounds 20 1

After a kill every file is the old or the new one, none is lost, and the next run makes what a run makes that nobody
kills. Half of the kills come at a moment of chance, half when a file is opened, renamed or removed.
"""

import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import NamedTuple

from docgen.cli.app import main as docgen_main
from tests.cli.broken_input import load_all
from tests.conftest import OFFICE

OUT = "出"
#: What each command writes into a folder; the number makes the papers differ.
COMMANDS: dict[str, Callable[[int], list[str]]] = {
    "cards": lambda number: [
        "cards", "来访/2026-041.yaml", "-o", f"{OUT}/", "--lines", "标题", "--event", f"第{number}次"
    ],
    "plan": lambda number: [
        "plan", "来访/2026-041.yaml", "--draft", "--set", f"标题=云州市第{number}代表团来清江区考察",
        "-o", f"{OUT}/方案.docx"
    ],
    "summary": lambda number: [
        "summary", "台账", "--year", "2023", "--draft", f"第{number}稿.md", "-o", f"{OUT}/"
    ],
    "audit": lambda number: [
        "audit", f"第{number}份", "--year", "2026", "-o", f"{OUT}/", "--corrections", f"{OUT}/整改.xlsx"
    ],
}  # fmt: skip
_WRITING = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link"}


def office(folder: Path) -> Path:
    """A copy of the example office with what the commands read: drafts, and folders of visits that lack one each."""
    shutil.copytree(OFFICE, folder / "办公室")
    (folder / "办公室" / OUT).mkdir()
    draft = (OFFICE / "稿子" / "2023年工作总结.md").read_text("utf-8")
    for number in range(1, 5):
        (folder / "办公室" / f"第{number}稿.md").write_text(f"{draft}\n这是第{number}稿。\n", "utf-8")
        visits = Path(shutil.copytree(OFFICE / "来访", folder / "办公室" / f"第{number}份"))
        sorted(visits.glob("*.yaml"))[number].unlink()
    return folder / "办公室"


def started(arguments: Sequence[str], folder: Path, killed_at: int = 0) -> int:
    """A process that runs a command in a folder, and dies at so many changes to files of the folder it writes to."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        os.chdir(folder)
        if killed_at:
            _die_at(killed_at)
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            docgen_main([*arguments])
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 1
        if code:
            (folder / f"说的{os.getpid()}").write_text(said.getvalue(), "utf-8")
    finally:
        os._exit(code)


def _die_at(count: int) -> None:
    left = [count]

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event in _WRITING and OUT in str(arguments[0]):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(note)


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def contents(folder: Path) -> dict[str, bytes]:
    """The papers below a folder by their places; run.json, which says when, and locks are left out."""
    paths = (path for path in sorted((folder / OUT).rglob("*")) if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in paths
        if path.name != "run.json" and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def records_are_whole(folder: Path) -> bool:
    return all(isinstance(json.loads(path.read_text("utf-8")), dict) for path in (folder / OUT).rglob("run.json"))


def leftovers(folder: Path) -> list[str]:
    """Hidden files but for the lock: nobody takes them away after a run that ends by itself."""
    return [path.name for path in (folder / OUT).rglob(".*") if path.stat().st_size]


class Unkilled(NamedTuple):
    """A folder with the papers of a first run, those papers, the ones of a second run, and how long that takes."""

    folder: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    seconds: float


@cache
def unkilled(command: str, place: Path) -> Unkilled:
    make, folder = COMMANDS[command], office(place / command)
    assert ended(started(make(1), folder)) == 0
    second = place / f"{command}2"
    shutil.copytree(folder, second)
    begun = time.monotonic()
    assert ended(started([*make(2), "--force"], second)) == 0
    done = Unkilled(folder, contents(folder), contents(second), time.monotonic() - begun)
    assert done.old != done.new
    return done


def kill_faults(command: str, seed: int, place: Path) -> Iterator[str]:
    """What is wrong after a run of a command was killed over the papers of one before, and after the next run."""
    chance, (before, old, new, seconds) = random.Random(f"{command} {seed}"), unkilled(command, place)
    arguments = [*COMMANDS[command](2), "--force"]
    with tempfile.TemporaryDirectory() as copies:
        folder = Path(shutil.copytree(before, Path(copies) / "办公室"))
        by_event = chance.random() < 0.5
        child = started(arguments, folder, chance.randint(1, 3 * len(new) + 8) if by_event else 0)
        if not by_event:
            time.sleep(seconds * chance.choice((chance.random(), chance.uniform(0.7, 1.05))))
            os.kill(child, signal.SIGKILL)
        KILLED[ended(child) == -signal.SIGKILL] += 1
        now = contents(folder)
        yield from (f"{name} is lost" for name in old.keys() - now.keys() if name in new)
        yield from (f"{name} is half" for name, held in now.items() if held not in (old.get(name), new.get(name)))
        if not records_are_whole(folder):
            yield "run.json is half"
        if code := ended(started(arguments, folder)):
            yield f"the run after a kill ended with {code}"
        if contents(folder) != new or leftovers(folder):
            differing = sorted(contents(folder).keys() ^ new.keys())
            yield f"after the next run something differs: {differing} {leftovers(folder)}"


#: How many runs ended before they were killed, and how many were killed.
KILLED = [0, 0]


@cache
def papers_alone(command: str, number: int, place: Path) -> dict[str, bytes]:
    """What a command writes into a folder when no other writes there."""
    folder = office(place / f"{command}-{number}")
    assert ended(started(COMMANDS[command](number), folder)) == 0
    return contents(folder)


def round_faults(command: str, seed: int, place: Path) -> Iterator[str]:
    """What is wrong after four wrote at once: the papers must be those of one of them, whole."""
    make, numbers, forced = COMMANDS[command], range(1, 5), ["--force"] if seed % 2 else []
    alone = [papers_alone(command, number, place) for number in numbers]
    with tempfile.TemporaryDirectory() as copies:
        folder = office(Path(copies))
        children = [started([*make(number), *forced], folder) for number in numbers]
        codes = [ended(child) for child in children]
        if contents(folder) not in alone:
            yield "the papers are of none of them"
        if not records_are_whole(folder) or leftovers(folder):
            yield f"something is half or left: {leftovers(folder)}"
        if forced and any(codes):
            yield f"ended with {codes}"
        if not forced and (codes.count(0) != 1 or not set(codes) <= {0, 2, 4}):
            yield f"without --force ended with {codes}"


def main() -> None:
    what, count, first = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    load_all()
    faults, try_one = 0, kill_faults if what == "kills" else round_faults
    with tempfile.TemporaryDirectory() as place:
        for number in range(first, first + count):
            command, seed = [*COMMANDS][number % len(COMMANDS)], number // len(COMMANDS)
            for fault in try_one(command, seed, Path(place)):
                faults += 1
                print(f"{command} {seed}: {fault}", flush=True)
            if not (number - first + 1) % 10:
                print(f"{number - first + 1} {what}, {faults} faults; ended before, killed: {KILLED}", flush=True)


if __name__ == "__main__":
    main()
