"""Several visits in one evening: one command makes all sets, and one makes again what has changed in each."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import OFFICE, Run

_VISITS = ("2026-052.yaml", "2026-066.yaml")


def _packed(tmp_path: Path, run: Callable[..., Run]) -> list[Path]:
    shutil.copytree(OFFICE, tmp_path / "办公室")
    visits = [tmp_path / "办公室" / "来访" / name for name in _VISITS]
    assert run("pack", *visits, "-o", tmp_path / "文书", "--only", "手边单", "--only", "乘车安排").code == 0
    return visits


def test_what_has_changed_in_several_visits_is_made_by_one_command(tmp_path: Path, run: Callable[..., Run]) -> None:
    visits = _packed(tmp_path, run)
    text = visits[1].read_text("utf-8")
    visits[1].write_text(text.replace("川Y·A0003", "川Y·A0001"), "utf-8")
    options = ("--only", "手边单", "--only", "乘车安排", "--whole")
    told = run("pack", *visits, "--changed-since", tmp_path / "文书", *options)
    assert told.code == 0
    assert "2026-052 里的文书都不用重做" in told.out
    assert "08 乘车安排.docx：整份" in told.out
    assert not (tmp_path / "2026-066").exists()
    assert run("pack", *visits, "--changed-since", tmp_path / "文书", "--printed", *options).code == 0
    assert "整份" not in run("pack", *visits, "--changed-since", tmp_path / "文书", *options).out


def test_the_record_of_one_set_is_not_that_of_several(tmp_path: Path, run: Callable[..., Run]) -> None:
    visits = _packed(tmp_path, run)
    told = run("pack", *visits, "--changed-since", tmp_path / "文书" / "2026-052" / "run.json")
    assert told.code == 2
    assert "--changed-since 写各套文书所在的文件夹" in told.err


def test_of_a_folder_of_several_sets_agree_names_them(tmp_path: Path, run: Callable[..., Run]) -> None:
    _packed(tmp_path, run)
    told = run("agree", tmp_path / "文书")
    assert told.code == 2
    assert "文书/2026-052”、“" in told.err
    assert "文书/2026-066”" in told.err


def test_every_note_of_several_visits_says_of_which_it_is(tmp_path: Path, run: Callable[..., Run]) -> None:
    shutil.copytree(OFFICE, tmp_path / "办公室")
    visits = [tmp_path / "办公室" / "来访" / name for name in _VISITS]
    told = run("pack", *visits, "-o", tmp_path / "文书", "--only", "复函")
    lines = told.err.splitlines()
    assert [line for line in lines if line.endswith("yaml：")] == [f"{visit}：" for visit in visits]
    assert lines[0] == f"{visits[0]}："
