"""What many tests need: a visit out of a few lines, the command line in this process, the example office."""

import gc
import os
import textwrap
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from docgen.api.visits import load
from docgen.cli.app import main
from docgen.model.visit import Visit

ROOT = Path(__file__).parent.parent
OFFICE = ROOT / "examples" / "office"


class Run(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def same_shape(value: object, names: object, leaves: tuple[type, ...]) -> bool:
    """Whether a page gives exactly the names that its kind promises, and at their ends only such ``leaves``."""
    if isinstance(names, dict):
        return (
            isinstance(value, dict)
            and value.keys() == names.keys()
            and all(same_shape(value[name], names[name], leaves) for name in names)
        )
    if isinstance(names, list):
        return isinstance(value, list) and all(same_shape(item, names[0], leaves) for item in value)
    return isinstance(value, leaves)


@pytest.fixture(scope="session", autouse=True)
def _code_is_kept_in_a_folder_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOCGEN_CACHE", str(tmp_path_factory.mktemp("code")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _nothing_waits_for_the_disk() -> Iterator[None]:
    """What is written need not outlive a power cut: to wait for the disk, file by file, takes minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="module", autouse=True)
def _circles_go_with_the_tests_that_left_them() -> Iterator[None]:
    """What tests leave in circles is given back before the next ones run; what lives on is not searched again.

    Between that they are looked for as seldom as in the program itself: it took a fifth of the time of all tests.
    """
    gc.set_threshold(250_000, 50, 50)
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs ``docgen`` with these arguments."""

    def command(*arguments: object) -> Run:
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return Run(int(left.value.code or 0), out, err)

    return command


def visit(text: str, office: Path | None = None) -> Visit:
    """The visit of a text; what every visit must have is added where it is left out."""
    body = textwrap.dedent(text)
    if "\n日期:" not in f"\n{body}":
        body = f"日期: 2026-07-05\n{body}"
    if "\n标题:" not in f"\n{body}":
        body = f"标题: 云州市代表团来清江区考察\n{body}"
    if "\n来宾:" not in f"\n{body}":
        body += "\n来宾: [{姓名: 周明远}, {姓名: 韩喆}]\n"
    return load(body.encode(), office)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collecting the tests makes what stays: to look through that for garbage takes seconds each time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000, 20, 20)
        gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden outlines anew; read them afterwards"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what a test has recorded as its ``measures``, whichever worker ran it."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    for text in (text for report in reports for name, text in report.user_properties if name == "measures"):
        terminalreporter.section("measures")
        terminalreporter.write_line(text)
