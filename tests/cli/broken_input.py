"""Runs whole commands on files broken by chance, each in a process of its own with limits.

    python -m tests.cli.broken_input visits 30000 1

The kinds are visits (YAML), books (.xlsx), texts (lists, tables, drafts) and pictures (of a brand, attached, in a
template). Several commands are run on each broken file. Each must end by itself with an exit code that stands in
``docgen --help``: no traceback, no abort, in ten seconds of work and 512 MB. Seeds are chosen with the third number.
"""

import gc
import importlib
import io
import os
import pkgutil
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import yaml

import docgen
from docgen.api.kinds import paper_source, paper_titles
from docgen.cli.app import main as docgen_main
from tests.cli.broken_pictures import picture_files
from tests.conftest import OFFICE, ROOT
from tests.readers import mutations
from tests.readers.mutations import MARKS, broken_text, encoded

MOST_SECONDS, MOST_MEGABYTES = 10, 512
#: So much memory the program takes before it reads a file.
_LOADED_MEGABYTES = 70
#: So many commands more are tried on a file that is broken already: to break it takes longer than to read it.
_FURTHER = 3
#: So many bytes of addresses more may a process take: native libraries reserve them, and use few.
_MORE_ADDRESSES = 1_500_000_000
#: So long a run may hang that does no work, on a machine that has much else to do.
_MOST_WAIT = 300
_EXIT_CODES = frozenset({0, 1, 2, 3, 4})

#: What a field holds that nobody foresaw.
ODD_VALUES: tuple[Any, ...] = (
    "", " ", "\u3000", "、", "，", "：", ", 逗", "、、", "张　三", "张\u00a0三", "张\u2009三", "张\u200a三",
    "张\u202f三", "张\u205f三", "全体", "12人", "0", "-1", "1" * 19, "9" * 400, "9" * 5000, "1e400", "inf",
    "nan", "true", "null", "甲" * 200, "甲、" * 200, "1月" * 60, "（" * 60, "周明远" * 80, "副书记\n市长",
    "a\tb", "\u2028", "\u202e周明远", "{{ 7*7 }}", "{%", "=1+1", "#N/A", "../../etc/passwd", "/dev/zero", "CON",
    "𠮷田", "﨑", "e\u0301", "👩‍👩‍👧", "2026-02-30", "2026-07-05", "99:99", "09:00-08:00", "全天", "七月五日",
    "二〇二六年", "9999-12-31", "0001-01-01", [], {}, [[]], [{}], {"姓名": {}}, ["周明远"] * 300,
    [[["周明远"]]], {"a": {"b": {"c": "d"}}}, {"姓名": "周明远", "备注": {"早餐": "不吃辣"}}, [1, 9999999999],
    [str(number) for number in range(300)], {"": ""}, {"姓名": ""}, "周明远（", "第3组", "0301", "3-1",
)  # fmt: skip


class Trial(NamedTuple):
    """Files by their names, and the commands that are run beside them, one after the other in one process."""

    files: dict[str, bytes]
    arguments: list[str]
    further: Sequence[list[str]] = ()


def _odd_tree(tree: Any, chance: random.Random) -> Any:
    """A tree with some of its values and keys changed, doubled, lost or moved elsewhere."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        places = list(_places(tree))
        if not places:
            return tree
        holder, key = chance.choice(places)
        match chance.randrange(8):
            case 0 | 1 | 2 | 3:
                holder[key] = deepcopy(chance.choice(ODD_VALUES))
            case 4:
                other, at = chance.choice(places)
                holder[key] = deepcopy(other[at])
            case 5 if isinstance(holder, dict):
                holder[chance.choice(("", "座次", "人员", "规则", "姓名", "备注", "甲" * 80))] = holder.pop(key)
            case 6 if isinstance(holder, list):
                holder[:] = holder * chance.choice((2, 20, 100)) if len(holder) < 30 else holder
            case _:
                del holder[key]
    return tree


def _keys(holder: Any) -> Sequence[Any]:
    return list(holder) if isinstance(holder, dict) else range(len(holder))


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(tree, dict | list):
        for key in _keys(tree):
            yield tree, key
            yield from _places(tree[key])


@cache
def _small_examples() -> Sequence[str]:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "faulty").glob("*.yaml"))]
    return [*texts, *mutations.visits()]


def _broken_visit(chance: random.Random) -> bytes:
    text = chance.choice(_small_examples())
    if chance.random() < 0.4:
        return encoded(broken_text(text, chance), chance)
    try:
        tree = yaml.load(text, yaml.BaseLoader)  # it makes nothing but texts
    except yaml.YAMLError:
        return text.encode()
    odd = yaml.dump(_odd_tree(tree, chance), allow_unicode=True, sort_keys=False, width=10_000, Dumper=_Dumper)
    return odd.encode("utf-8", "replace")


class _Dumper(yaml.SafeDumper):
    """Writes what stands in two places twice: aliases are refused before anything is read."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _papers_of_visits() -> list[str]:
    return [name for name in paper_titles() if paper_source(name) in ("来访", "座次", "名单", "多次来访", "桌次")]


def _visit_command(source: str, chance: random.Random) -> list[str]:
    how = chance.random()
    if how < 0.4:
        return ["check", source, *chance.choice(([], ["--json"], ["--strict"], ["--fix", "-o", "新.yaml"]))]
    if how < 0.5:
        return ["seating", source, "-o", f"图{chance.choice(('.png', '.svg', '.docx'))}"]
    if how < 0.6:
        return chance.choice((["seat", source, "--json"], ["export", source, "-o", "表.xlsx"], ["order", source]))
    name = chance.choice(_papers_of_visits())
    draft = ["--draft"] if name == "plan" else []
    return [name, source, *draft, "-o", "文书/" if chance.random() < 0.5 else "文书.docx"]


def visit_trial(chance: random.Random) -> Trial:
    files, first = {"来访.yaml": _broken_visit(chance)}, _visit_command("来访.yaml", chance)
    return Trial(files, first, [_visit_command("来访.yaml", chance) for _ in range(_FURTHER)])


def book_trial(chance: random.Random) -> Trial:
    files = {"表.xlsx": mutations.book_mutation(chance).content}
    return Trial(files, _book_command(chance), [_book_command(chance) for _ in range(_FURTHER)])


def _book_command(chance: random.Random) -> list[str]:
    if chance.random() < 0.5:
        return _visit_command("表.xlsx", chance)
    commands = (["cards", "表.xlsx", "-o", "卡/"], ["stats", "表.xlsx", "--year", "2026"], ["order", "表.xlsx"],
                ["intake", "表.xlsx", "-o", "稿.yaml"], ["badges", "表.xlsx", "-o", "证.docx"],
                ["tables", "表.xlsx", "-o", "桌.docx"], ["disclosure", "表.xlsx", "-o", "公开.docx"])  # fmt: skip
    return chance.choice(commands)


@cache
def _drafts() -> Sequence[str]:
    return [path.read_text("utf-8") for path in sorted((OFFICE / "稿子").iterdir())]


def text_trial(chance: random.Random) -> Trial:
    if chance.random() < 0.5:
        ending, content = mutations.rows_mutation(chance)
        name = f"表{ending}"
        return _with_commands({name: content}, _commands_for_rows(name), chance)
    text = broken_text(chance.choice(_drafts()), chance)
    if chance.random() < 0.2:
        text = chance.choice(MARKS) * chance.choice((1, 500, 20_000)) + text
    name = chance.choice(("稿.txt", "稿.md"))
    commands = [["speech", name, "-o", "稿.docx"], ["speech", name, "--json"], ["check", name], ["cards", name],
                ["intake", name, "-o", "来访.yaml"]]  # fmt: skip
    return _with_commands({name: encoded(text, chance)}, commands, chance)


def _with_commands(files: dict[str, bytes], commands: list[list[str]], chance: random.Random) -> Trial:
    first = chance.choice(commands)
    others = [command for command in commands if command != first]
    return Trial(files, first, chance.sample(others, min(_FURTHER, len(others))))


def _commands_for_rows(name: str) -> list[list[str]]:
    return [
        ["cards", name, "-o", "卡/"],
        ["order", name],
        ["stats", name, "--year", "2026"],
        ["badges", name],
        ["intake", name, "-o", "稿.yaml"],
        ["checkin", name, "-o", "签到.docx"],
        ["check", name],
    ]


def picture_trial(chance: random.Random) -> Trial:
    return Trial(*picture_files(chance))


TRIALS: dict[str, Callable[[random.Random], Trial]] = {
    "visits": visit_trial,
    "books": book_trial,
    "texts": text_trial,
    "pictures": picture_trial,
}


def trial_of(kind: str, seed: int) -> Trial:
    return TRIALS[kind](random.Random(f"{kind} {seed}"))


def fault_of(trial: Trial, folder: Path) -> str:
    """What is wrong with how the command of a trial ends; nothing for most."""
    for name, content in trial.files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    before = _resident_megabytes()
    child = os.fork()
    if child == 0:
        _run([trial.arguments, *trial.further], folder)
    stop = time.monotonic() + _MOST_WAIT
    while not (ended := os.wait4(child, os.WNOHANG))[0]:
        if time.monotonic() > stop:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.005)
    _, status, usage = ended
    said = (folder / "说的").read_text("utf-8", "replace")
    megabytes = _LOADED_MEGABYTES + max(0, usage.ru_maxrss // 1024 - before)
    return _fault(os.waitstatus_to_exitcode(status), said, usage.ru_utime + usage.ru_stime, megabytes)


def _resident_megabytes() -> int:
    """What this process holds in memory: a forked one begins with as much, however little its command needs."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() // 1_048_576


def _fault(code: int, said: str, taken: float, megabytes: int) -> str:
    if "Traceback" in said:
        return " | ".join(said.strip().splitlines()[-4:])[-400:]
    if code not in _EXIT_CODES:
        return f"ended with {code}"
    if not said.strip() and code:
        return f"ended with {code} and said nothing"
    if taken > MOST_SECONDS:
        return f"took {taken:.1f} s"
    return f"took {megabytes} MB" if megabytes > MOST_MEGABYTES else ""


def _run(commands: Sequence[list[str]], folder: Path) -> None:
    """In a process of its own: runs commands with limits, up to one that ends otherwise than it may."""
    most = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize() + _MORE_ADDRESSES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * MOST_SECONDS, 2 * MOST_SECONDS))
    os.chdir(folder)
    code = 70
    with Path("说的").open("w", encoding="utf-8", errors="backslashreplace") as said:
        os.dup2(said.fileno(), 2)  # what native code says
        sys.stdin = io.StringIO()
        try:
            for arguments in commands:
                code = _ended(arguments, said)
                if code not in _EXIT_CODES:
                    break
        finally:
            said.flush()
            os._exit(code)


def _ended(arguments: list[str], said: TextIO) -> int:
    """The exit code of a command; 70 where it does not end with one."""
    try:
        with redirect_stdout(said), redirect_stderr(said):
            docgen_main(arguments)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 1
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is a finding
        said.write(f"{' '.join(arguments)}:\n")
        traceback.print_exception(error, file=said)
    return 70


def findings(kind: str, seeds: range) -> Iterator[tuple[int, str]]:
    """The seeds whose commands end otherwise than they may, and how."""
    for seed in seeds:
        if fault := _fault_of_seed(kind, seed)[1]:
            yield seed, fault


def _fault_of_seed(kind: str, seed: int) -> tuple[int, str]:
    """How many commands are tried with a seed, and what is wrong with how one of them ends."""
    trial = trial_of(kind, seed)
    folder = Path(tempfile.mkdtemp())
    try:
        fault = fault_of(trial, folder)
        return 1 + len(trial.further), f"{' '.join(trial.arguments)}: {fault}" if fault else ""
    finally:
        shutil.rmtree(folder, ignore_errors=True)


#: After so many files it is said how far it is.
_BATCH = 250


def load_all() -> None:
    """Loads what the commands load, once for all the processes that are forked."""
    for module in pkgutil.walk_packages(docgen.__path__, "docgen."):
        if not module.name.startswith(("docgen.web", "docgen.__main__")):
            importlib.import_module(module.name)
    visit = docgen.load(OFFICE / "来访" / "2026-041.yaml")
    docgen.check(visit)
    docgen.build(visit, ["plan", "seating", "cards"])
    _compile_patterns()
    gc.collect()
    gc.freeze()


def _compile_patterns() -> None:
    """Checks every small example once, so that a trial does not compile the patterns that all of them need."""
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        for number, text in enumerate(_small_examples()):
            source = Path(folder) / f"来访{number}.yaml"
            source.write_text(text, "utf-8")
            with suppress(SystemExit):
                docgen_main(["check", str(source)])


def main() -> None:
    kind, count, first = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    load_all()
    commands = total = 0
    for number, seed in enumerate(range(first, first + count), 1):
        tried, fault = _fault_of_seed(kind, seed)
        commands += tried
        if fault:
            total += 1
            print(f"{kind} {seed}: {fault}", flush=True)
        if not number % _BATCH or number == count:
            print(f"{kind}: {commands} commands on {number} files, {total} findings", flush=True)


if __name__ == "__main__":
    main()
