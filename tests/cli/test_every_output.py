"""What leaves the office says nothing of the person, the computer or the hour, and is read by whom it was read before.

``python -m tests.cli.every_output`` does the same with every command, and with PDFs.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli import every_output
from tests.cli.every_output import Desk, opened_to_others, outputs, require_done, traces_in
from tests.conftest import Run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")
#: Commands of which every sort of output is made once.
_FEW = (
    "座次.svg",
    "座次.png",
    "席卡.docx",
    "导出.xlsx",
    "附图.docx",
    "检查.xlsx",
    "填好.docx",
    "填好（docxtpl）.docx",
    "来函.yaml",
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Run]) -> Desk:
    """A desk of which the commands run in this process."""

    class DeskHere(Desk):
        def run(self, *arguments: str) -> CompletedProcess[str]:
            done = run(*arguments)
            completed = CompletedProcess(arguments, done.code, done.out, done.err)
            require_done(completed, arguments)
            return completed

    desk = DeskHere(tmp_path)
    for name in ("HOME", "USER", "LOGNAME", "HOSTNAME", "TMPDIR"):
        monkeypatch.setenv(name, desk.variables[name])
    monkeypatch.chdir(desk.elsewhere)
    every = every_output.commands

    def few(of: Desk, converts: bool) -> list[list[str]]:
        chosen = [arguments for arguments in every(of, converts) if Path(arguments[-1]).name in _FEW]
        visit = str(of.office / "来访" / "附图.yaml")
        return [*chosen, ["pack", visit, "-o", str(of.made / "全套"), "--draft", "--only", "人员名单", "--zip"]]

    monkeypatch.setattr(every_output, "commands", few)
    return desk


def test_nothing_tells_of_the_person_the_computer_or_the_hour_and_permissions_stay(desk: Desk) -> None:
    made = outputs(desk, converts=False)
    assert {path.suffix for path in made} == {".docx", ".json", ".png", ".svg", ".txt", ".xlsx", ".yaml", ".zip"}
    assert [trace for path in made for trace in traces_in(path)] == []
    replaced, opened = opened_to_others(desk, converts=False)
    assert replaced >= len(made) - 2
    assert opened == []
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in desk.made.rglob("*.zip"))


def test_marks_are_noticed_wherever_they_stand(desk: Desk) -> None:
    desk.plant()
    dirty = ("模板.docx", "稿.docx", "数据.xlsx", "牌/图.png", "牌/图.jpg")
    assert [name for name in dirty if not any(traces_in(desk.office / name))] == []
