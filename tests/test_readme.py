"""The README is true: its commands, kinds, options and codes exist, its Python runs."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen import kinds
from docgen.codes import CODES
from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text("utf-8")


def test_the_kinds_in_its_table_are_the_kinds_there_are() -> None:
    assert dict(re.findall(r"^\| `(\w+)` \| (\S+) \|$", README, re.M)) == kinds.titles()


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`docgen ((?:template )?[a-z]+)", README))))
def test_every_command_it_names_exists(command: str, run: Callable[..., Run]) -> None:
    assert run(*command.split(), "--help").code == 0


def test_every_option_it_names_exists(run: Callable[..., Run]) -> None:
    commands = set(re.findall(r"`docgen ((?:template )?[a-z]+)", README))
    helps = "".join(run(*command.split(), "--help").out for command in ["", *sorted(commands)])
    named = set(re.findall(r"`[^`]*?(--[a-z]+(?:-[a-z]+)*)", README)) - {
        "--update-golden",
        "--no-index",
    }  # of pytest, of pip
    assert {option for option in named if option not in helps} <= {"--check"}


def test_every_code_it_names_exists() -> None:
    assert set(re.findall(r"\b[DMUO]\d{3}\b", README)) <= set(CODES)


def test_every_path_it_names_is_there() -> None:
    for path in re.findall(r"(?:examples|templates|brand_assets|tests|\.ci)/[\w./\u4e00-\u9fff-]+", README):
        if "NAME" not in path:
            assert (ROOT / path.rstrip(".")).exists(), path


def test_its_python_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    done = subprocess.run(
        [sys.executable, "-c", code.replace('"examples/', f'"{ROOT.as_posix()}/examples/')], cwd=tmp_path, check=False
    )
    assert done.returncode == 0
    assert len(list((tmp_path / "out").glob("*.docx"))) == 4


def test_its_commands_are_what_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "python -m pytest" in README
    assert "DOCGEN_RENDERING=required python -m pytest" in ci


def test_every_code_that_the_source_reports_is_explained() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "docgen").rglob("*.py") if path.name != "codes.py")
    assert set(re.findall(r'"([DMUO]\d{3})"', source)) == set(CODES)
