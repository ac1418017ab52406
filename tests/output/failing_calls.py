"""Lets every single call with which a command writes fail, one after the other, or end the process.

    python -m tests.output.failing_calls

Each command replaces its earlier output by a new one. Whichever open, write, fsync, rename, link or removal fails, the
folder holds the old files or the new ones, the command ends with a sentence, and run once more it makes the new ones.
"""

import errno
import io
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from docgen.cli.app import main as docgen_main
from tests.conftest import OFFICE
from tests.word.templates import template

_ENDED_BY_US = 99
_CALLS = ("fsync", "sync", "replace", "rename", "link", "unlink", "remove", "rmdir", "mkdir", "chmod")
#: What no run is the same in: who holds the lock, where it was made.
_PASSING = (".docgen-lock",)


class Command(NamedTuple):
    """A command that writes into a folder, and how it is called the second time."""

    name: str
    first: Sequence[str]
    second: Sequence[str]


def commands(office: Path, folder: Path) -> list[Command]:
    visit, other = str(office / "来访" / "2026-052.yaml"), str(office / "来访" / "2026-058.yaml")
    year, out = str(office / "审计" / "2025"), str(folder)
    papers = ["-o", out, "--draft", "--only", "人员名单", "--only", "住宿安排"]
    change = ["--set", "标题=另一个代表团来清江区考察", "--whole", "--changed-since", f"{out}/run.json"]
    plan, fixed = f"{out}/方案.docx", ["-o", f"{out}/检查.xlsx", "--corrections", f"{out}/整改.xlsx"]
    notice, rows = folder.parent / "通知.docx", folder.parent / "名单.csv"
    notice.write_bytes(template("{{ 姓名 }}，请于{{ 日期 }}到会。"))
    rows.write_text("姓名,日期\n周明远,7月5日\n李娜,7月6日\n", "utf-8")
    later = rows.with_name("新名单.csv")
    later.write_text("姓名,日期\n周明远,7月8日\n李娜,7月9日\n", "utf-8")
    return [
        Command("cards", ["cards", visit, "-o", f"{out}/"], ["cards", other, "-o", f"{out}/", "--force"]),
        Command("plan", ["plan", visit, "-o", plan], ["plan", other, "-o", plan, "--force"]),
        Command("pack", ["pack", visit, *papers], ["pack", visit, *papers, *change]),
        Command(
            "fill",
            ["fill", str(notice), str(rows), "-o", f"{out}/", "--name", "{{ 姓名 }}"],
            ["fill", str(notice), str(later), "-o", f"{out}/", "--name", "{{ 姓名 }}", "--force"],
        ),
        Command("audit", ["audit", year, *fixed], ["audit", year, *fixed, "--force", "--as-of", "2026-01-09"]),
    ]  # fmt: skip


class _FailingFile:
    """A file of which writing counts."""

    def __init__(self, file: Any, counted: Callable[[str], None]) -> None:
        self._file, self._counted = file, counted

    def write(self, content: Any) -> int:
        self._counted("write")
        return int(self._file.write(content))

    def writelines(self, pieces: Any) -> None:
        self._counted("write")
        self._file.writelines(pieces)

    def __enter__(self) -> "_FailingFile":
        self._file.__enter__()
        return self

    def __exit__(self, *error: Any) -> Any:
        return self._file.__exit__(*error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class _Calls:
    """Counts the calls that write below a folder, and lets one of them fail."""

    def __init__(self, folder: Path, number: int, how: Callable[[], None]) -> None:
        self.folder, self.number, self.how, self.count = str(folder), number, how, 0
        for name in _CALLS:
            setattr(os, name, self._counted_call(getattr(os, name), name))
        self._open = io.open
        io.open = self._opened  # type: ignore[assignment]

    def counted(self, _name: str) -> None:
        self.count += 1
        if self.count == self.number:
            self.how()

    def _counted_call(self, call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def counted_call(*arguments: Any, **options: Any) -> Any:
            if name in ("fsync", "sync") or self._is_below(arguments):
                self.counted(name)
            return call(*arguments, **options)

        return counted_call

    def _is_below(self, arguments: Sequence[Any]) -> bool:
        return any(isinstance(one, str | Path) and str(one).startswith(self.folder) for one in arguments)

    def _opened(self, file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if not (self._is_below([file]) and set(mode) & set("wxa+")):
            return self._open(file, mode, *arguments, **options)
        self.counted("open")
        return _FailingFile(self._open(file, mode, *arguments, **options), self.counted)


def _fail() -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _end() -> NoReturn:
    os._exit(_ENDED_BY_US)


class Ending(NamedTuple):
    """How a command ended, what it said, and whether the call with this number was reached."""

    code: int
    said: str
    was_reached: bool


def run(arguments: Sequence[str], folder: Path, number: int = 0, how: Callable[[], None] = _fail) -> Ending:
    """Runs a command in a process of its own, in which the n-th call fails."""
    said = folder.parent / "said"
    child = os.fork()
    if child == 0:
        _run(arguments, folder, number, how, said)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    text = said.read_text("utf-8")
    return Ending(code, text, code == _ENDED_BY_US or text.endswith("(reached)"))


def _run(arguments: Sequence[str], folder: Path, number: int, how: Callable[[], None], said: Path) -> None:
    code = 70
    with said.open("w", encoding="utf-8") as file:
        calls = _Calls(folder, number, how)
        try:
            with redirect_stdout(file), redirect_stderr(file):
                docgen_main(list(arguments))
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 1
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is a finding
            traceback.print_exception(error, file=file)
        finally:
            if number and calls.count >= number:
                file.write("(reached)")
            file.flush()
            os._exit(code)


def _contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name not in _PASSING)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def _copied(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def faults(name: str, root: Path, how: Callable[[], None], step: int = 1) -> Iterator[str]:
    """What is wrong after the n-th call of a command has failed, for every n; the last text says how many there are."""
    shutil.copytree(OFFICE, root / "办公室", dirs_exist_ok=True)
    folder, old = root / "文书", root / "旧"
    folder.mkdir(exist_ok=True)
    (command,) = (one for one in commands(root / "办公室", folder) if one.name == name)
    assert run(command.first, folder).code in (0, 1)
    _copied(folder, old)
    assert run(command.second, folder).code in (0, 1)
    before, after = _contents(old), _contents(folder)
    assert before != after
    number = 1
    while True:
        _copied(old, folder)
        ending = run(command.second, folder, number, how)
        if not ending.was_reached:
            break
        yield from (f"{name} {number}: {fault}" for fault in _faults_of(ending, _contents(folder), before, after))
        again = run(command.second, folder)
        if (now := _contents(folder)) != after and not _is_kept(again, now, after):
            yield f"{name} {number}: run again, {_difference(now, after)}: {again.said[-300:]}"
        number += step
    yield f"{name}: {number - 1} calls"


def _faults_of(
    ending: Ending, now: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]
) -> Iterator[str]:
    if "Traceback" in ending.said or ending.code not in (0, 1, 4, _ENDED_BY_US):
        yield f"ended with {ending.code}: {ending.said[-400:]}"
    if ending.code in (0, 1) and now != after:
        yield f"says it is done, but {_difference(now, after)}"
    for name, content in now.items():
        is_ours = ".docgen-" in name
        if not is_ours and content not in (before.get(name), after.get(name)) and Path(name).name != "run.json":
            yield f"{name} is neither the old nor the new one"
    if ending.code == 4 and (left := [name for name in now if ".docgen-" in name]):
        yield f"left behind: {left}"


def _is_kept(again: Ending, now: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """A record may say that a run was begun; the papers are what counts."""
    papers = {name: content for name, content in now.items() if Path(name).name != "run.json"}
    return again.code in (0, 1) and papers == {
        name: one for name, one in after.items() if Path(name).name != "run.json"
    }


def _difference(now: dict[str, bytes], wanted: dict[str, bytes]) -> str:
    names = sorted(name for name in now.keys() | wanted.keys() if now.get(name) != wanted.get(name))
    return f"differs in {names}"


def main() -> None:
    for how in (_fail, _end):
        for name in sys.argv[1:] or ("cards", "plan", "pack", "audit", "fill"):
            root = Path(tempfile.mkdtemp())
            for fault in faults(name, root, how):
                print(how.__name__.strip("_"), fault, flush=True)
            shutil.rmtree(root)


if __name__ == "__main__":
    main()
