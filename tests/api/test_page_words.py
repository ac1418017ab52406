"""Sentences on the page: no options, no commands, no paths of the file format."""

from pathlib import Path

import pytest

from docgen.api.page_words import page_hint, page_problem, page_text
from docgen.errors import Problem


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("在名单里补上“单位”，或用 --lines 去掉这一行", "在名单里补上“单位”"),
        ("要做就写明 --only 陪同", ""),
        ("单做这一份：docgen 信息专报 来访文件 --to 县委", ""),
        ("换大一点的纸（--paper A3），或换一种卡纸", "换大一点的纸，或换一种卡纸"),
        ("只做改了的：加 --changed-since run.json；全部重做：加 --force（手工改过的仍然不动）", ""),
        ("用 --event 写上活动名称", "在“名称”里写上活动名称"),
        ("在 Excel 里改；或先导出成 YAML 再在网页上改", "在 Excel 里改；或先导出成 YAML 再在网页上改"),
        ("补上“类别: 国内公务”，或外宾、商务", "在“类别”一格填“国内公务”，或外宾、商务"),
        ("从来宾.名单[3].职务里去掉", "从来宾名单第3行“职务”里去掉"),
    ],
)
def test_a_remedy_keeps_only_what_the_page_can_do(written: str, shown: str) -> None:
    assert page_hint(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("“周明远”与 标准输入:1:1 那一条完全相同", "“周明远”与名单第1行那一条完全相同"),
        ("“周明远”与 标准输入!A2 那一条完全相同", "“周明远”与名单第2行那一条完全相同"),
        ("日程[2].时间看不懂", "日程第2行“时间”看不懂"),
        ("“合影”里没有一位陪同；“人员: 全体”只是全体来宾", "“合影”里没有一位陪同；“人员”一格的“全体”只是全体来宾"),
        ("10:30 才到，来函写的是“9:30”", "10:30 才到，来函写的是“9:30”"),
    ],
)
def test_a_place_is_named_as_the_page_shows_it(written: str, shown: str) -> None:
    assert page_text(written) == shown


def test_what_was_read_in_another_form_shows_no_brackets_of_the_file() -> None:
    read = Problem(None, "D150", "note", "1处选项按意思读：每桌10人→{每桌: 10}（座次第2行）")
    assert page_problem(read).text == "1处选项按意思读：每桌10人→每桌: 10（座次第2行）"


def test_a_file_is_named_as_it_lies_in_the_folder_that_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = (tmp_path / "办公室").resolve()
    folder.mkdir()
    monkeypatch.chdir(folder)
    table = folder / "库" / "领导.yaml"
    problem = Problem(None, "U102", "error", f"打不开“{table}”：没有权限", f"看看“{folder}”的权限")
    shown = page_problem(problem)
    assert shown.text == f"打不开“{table.relative_to(folder)}”：没有权限" and shown.hint == "看看“办公室”的权限"
    assert page_text(f"写不进“{folder}2/a.docx”") == f"写不进“{folder}2/a.docx”"
