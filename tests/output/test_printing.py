"""What the command of a printer says, or does not say, becomes one Chinese sentence."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.output import printing
from tests.conftest import Run

COMMAND = printing.command("KAPAI", "A4", False, 1, "", "docgen")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], None]:
    """Puts a program of this name on a path on which nothing else is."""
    if os.name != "posix":
        pytest.skip("lp is a command of POSIX systems")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, script: bytes) -> None:
        path = folder / name
        path.write_bytes(script)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    put("lpstat", b"#!/bin/sh\necho KAPAI\necho LUOHAN\n")
    return put


def refusal() -> str:
    with pytest.raises(OutputError) as refused:
        printing.send(b"%PDF-1.7", COMMAND)
    (problem,) = refused.value.problems
    assert problem.code == "O408"
    return f"{problem.text}|{problem.hint}"


def test_of_a_long_complaint_the_beginning_is_shown_on_one_line(programs: Callable[[str, bytes], None]) -> None:
    first = "lp: no\033[31m \u202epaper".encode()
    more = b"i=0; while [ $i -lt 999 ]; do echo full >&2; i=$((i+1)); done; exit 1\n"
    many = b"#!/bin/sh\necho '" + first + b"' >&2\n" + more
    programs("lp", many)
    said = refusal()
    assert said.startswith("打印机“KAPAI”用不上：lp: no[31m paper full full")
    assert len(said) < 260 and "\n" not in said
    assert said.endswith("可用的打印机：LUOHAN")


def test_a_command_that_does_not_answer_is_given_up(
    programs: Callable[[str, bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    programs("lp", b"#!/bin/sh\nexec /bin/sleep 60\n")
    monkeypatch.setattr(printing, "_TIMEOUT_SECONDS", 1)
    said = refusal()
    assert "1秒没有回音" in said
    assert "docgen-" not in said and "timed out" not in said


@pytest.mark.parametrize("script", [b"", b"\x7fELF\x00\x00", b"#!/nowhere/sh\n"])
def test_a_command_that_cannot_be_run_is_said_in_chinese(programs: Callable[[str, bytes], None], script: bytes) -> None:
    programs("lp", script)
    assert "打印机“KAPAI”用不上：lp 命令不能用，" in refusal()


@pytest.mark.parametrize("command", ["pack", "cards"])
@pytest.mark.parametrize("name", ["", "  ", "\u3000"])
def test_a_printer_without_a_name_is_refused(run: Callable[..., Run], command: str, name: str) -> None:
    refused = run(command, "来访.yaml", "--print", name)
    assert (refused.code, "--print 后面写打印机的名称" in refused.err) == (2, True)
