"""What a message shows of a file or of the command line turns, hides and breaks nothing on the screen."""

from pathlib import Path

import pytest

from docgen.cli.problems import caret_lines
from tests.conftest import OFFICE, Run

VISIT = "标题: {}\n日期: 2026-07-05\n来宾: [{{姓名: 周明远, 单位: 甲局, 职务: 局长}}]\n"
UNSEEN = ["\u202e", "\u2066", "\u200f", "\u200b", "\u00ad", "\ufeff", "\u2028", "\u0085", "\x1b[31m", "\U000e0041"]


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_shown_line_has_a_sign_for_what_is_not_seen(sign: str) -> None:
    line, caret = caret_lines(f"标题: 考察{sign}调研", 5)
    assert (line.replace("[31m", ""), caret) == ("标题: 考察�调研", "      ^")


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066", "\u00ad"])
def test_neither_sentence_nor_hint_nor_line_prints_it(sign: str, tmp_path: Path, run: Run) -> None:
    visit = tmp_path / "来访.yaml"
    visit.write_text(VISIT.format(f"考察{sign}调研"), "utf-8")
    said = run("check", visit).err
    assert f"U+{ord(sign):04X}" in said
    assert sign not in said


@pytest.mark.parametrize("words", [["--trace", "甲\u202e乙"], ["--trace", "甲\n乙"], ["--trace", "\x1b[2J"]])
def test_what_was_typed_is_shown_in_one_line(words: list[str], run: Run) -> None:
    said = run("stats", OFFICE / "台账/2023", *words).err
    assert len(said.splitlines()) == 2
    assert "\u202e" not in said and "\x1b" not in said


def test_a_value_of_several_lines_is_named_in_one(tmp_path: Path, run: Run) -> None:
    visit = tmp_path / "来访.yaml"
    visit.write_text(VISIT.format("甲").replace("周明远", '"周 明\\n远"'), "utf-8")
    (said,) = [line for line in run("check", visit).err.splitlines() if "D150" in line]
    assert "周 明⏎远→周明远（第3行）" in said


@pytest.mark.parametrize("year", ["0", "-1", "99999", "1899", "23", "x", "2023年", "2" * 300, "１"])
@pytest.mark.parametrize("command", ["stats", "audit"])
def test_a_year_that_is_none_is_refused_as_typed(command: str, year: str, run: Run) -> None:
    refused = run(command, OFFICE / "台账/2023", "--year", year)
    assert (refused.code, refused.out) == (2, "")
    assert "四位数字" in refused.err


def test_a_figure_without_a_name_is_no_figure(run: Run) -> None:
    assert run("stats", OFFICE / "台账/2023", "--trace", "").code == 2


def test_a_year_of_wide_digits_is_that_year(run: Run) -> None:
    assert "2023年接待70批次" in run("stats", OFFICE / "台账/2023", "--year", "２０２３").out
