"""What of a pack is printed, for whom, what is written on it by hand; and what a pack says once, and of which paper."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import docgen
from docgen.api.packs.print_list import print_list
from docgen.errors import OutputError, UsageError
from docgen.kinds import load_kind, titles
from tests.api.packs.conftest import Evening
from tests.conftest import Run
from tests.stand_in_converter import stand_in_converter

LIST = "打印清单.txt"


def _lines(folder: Path) -> list[str]:
    return (folder / LIST).read_text("utf-8-sig").splitlines()


def _line(lines: list[str], paper: str) -> list[str]:
    return next(line.split() for line in lines if f"{paper}.docx" in line)


def test_every_paper_of_a_pack_has_somebody_for_whom_it_is_printed() -> None:
    assert [name for name in titles() for paper in load_kind(name).pack if not paper.readers] == []


def test_the_list_says_how_each_paper_is_printed_for_whom_and_what_is_written_by_hand(packed: Evening) -> None:
    lines = _lines(packed.folder)
    assert lines[0] == "打印清单：云州市党政代表团来清江区考察乡村振兴工作"
    assert _line(lines, "接待方案")[2:] == ["双面", "报审批，批准后发各责任单位"]
    assert _line(lines, "复函")[2:] == ["双面", "主送单位，存档", "文号、日期"]
    assert _line(lines, "席卡")[2:] == ["16页", "卡纸", "摆在席位上"]
    assert _line(lines, "手边单")[2:] == ["双面", "来宾和陪同人员，每人一份，共14份"]
    papers = [path.name for path in packed.folder.glob("*.docx")]
    assert all(sum(paper in line for line in lines) == 1 for paper in papers)
    assert lines[-1] == "页数要转成 PDF 才数得出来：docgen pack 加 --pdf 或 --bind"


def test_pages_and_sheets_are_counted_when_there_are_pdfs(packed: Evening) -> None:
    made = docgen.pack(docgen.load_seated(packed.visit))
    text = print_list(made, (), {paper.file.name: 5 for paper in made.papers}).decode("utf-8-sig")
    assert _line(text.splitlines(), "接待方案")[2:4] == ["5页（3张纸）", "双面"]
    assert _line(text.splitlines(), "审批单")[2:4] == ["5页", "单面"]
    assert "要转成" not in text


def test_after_a_change_the_list_begins_with_what_is_printed_again_and_what_leaves(packed: Evening) -> None:
    packed.change('{房号: "0301"', '{房号: "0311"')
    report = packed.changed()
    lines = _lines(packed.folder)
    assert lines[2] == "要重印的："
    assert lines[2 : lines.index("全套：") - 1] == list(report.change_lines)
    assert any(line.startswith("  07 住宿安排.docx：") and "周明远" in line for line in lines)


def test_a_run_that_changes_nothing_leaves_the_list_as_it_is(packed: Evening) -> None:
    (packed.folder / LIST).write_text("已勾过", "utf-8")
    packed.write()
    packed.changed()
    assert (packed.folder / LIST).read_text("utf-8") == "已勾过"


def test_a_list_of_somebody_else_is_not_written_over(evening: Evening) -> None:
    evening.folder.mkdir()
    (evening.folder / LIST).write_text("我的清单", "utf-8")
    with pytest.raises(OutputError, match=LIST):
        evening.write()
    assert [path.name for path in evening.folder.iterdir()] == [LIST]


def test_what_is_not_settled_yet_is_said_with_its_paper(evening: Evening, run: Callable[..., Run]) -> None:
    done = run("pack", str(evening.visit), "-o", str(evening.folder))
    assert "D706 03 复函：文号、日期没有定，纸上空着" in done.err
    assert "如“发函: [{文号: 清接函〔2026〕5号, 日期: 2026-07-02}]”" in done.err
    assert "D706 21 信息专报：期号、日期没有定，纸上空着" in done.err
    assert "D436 12 席卡：姓名按长短分字号" in done.err


def test_a_letter_that_has_its_number_and_day_says_nothing(evening: Evening) -> None:
    text = evening.visit.read_text("utf-8")
    for given, names in (("文号: 清接函〔2026〕5号", "日期"), ("日期: 2026-07-02", "文号")):
        evening.visit.write_text(f"{text}\n发函: [{{{given}}}]\n", "utf-8")
        (paper,) = docgen.pack(docgen.load_seated(evening.visit), docgen.PackOptions(only=["函"])).papers
        (notice,) = (one for one in paper.paper.notices if one.code == "D706")
        assert notice.text == f"{names}没有定，纸上空着"
        assert notice.hint.startswith(f"定了以后在来访文件的“发函”里写{names}")
    evening.visit.write_text(f"{text}\n发函: [{{文号: 清接函〔2026〕5号, 日期: 2026-07-02}}]\n", "utf-8")
    (paper,) = docgen.pack(docgen.load_seated(evening.visit), docgen.PackOptions(only=["函"])).papers
    assert "D706" not in {one.code for one in paper.paper.notices}


def test_what_was_taken_in_another_form_is_said_once(evening: Evening, run: Callable[..., Run]) -> None:
    evening.change("日期: 2026-07-05 至 2026-07-07", "日期: 2026年7月5日-7日")
    evening.change("时间: 18:10, 环节: 吃", "时间: 下午6点10分, 环节: 吃")
    done = run("pack", str(evening.visit), "-o", str(evening.folder))
    assert done.err.count("D150") == 2
    assert done.err.count("下午6点10分→18:10") == 1


def _stand_in(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for the commands of a printer and of a converter; gives what the printer was asked for."""
    if os.name != "posix":
        pytest.skip("lp is a command of POSIX systems")
    folder = tmp_path / "bin"
    folder.mkdir()
    _stand_in(folder / "lpstat", "echo KAPAI")
    _stand_in(folder / "lp", f'echo "$@" >> {folder}/told')
    stand_in_converter(folder)
    monkeypatch.setenv("PATH", str(folder))
    return folder / "told"


@pytest.mark.parametrize(
    ("paper", "options", "sides"),
    [
        ("接待方案", (), "two-sided-long-edge"),
        ("席卡", (), "one-sided"),
        ("接待方案", ("--booklet",), "two-sided-short-edge"),
    ],
)
def test_papers_are_sent_to_the_printer_as_the_list_says(
    paper: str, options: tuple[str, ...], sides: str, evening: Evening, run: Callable[..., Run], printer: Path
) -> None:
    done = run(*("pack", str(evening.visit), "-o", str(evening.folder)), "--only", paper, "--print", "KAPAI", *options)
    assert "已送打印机“KAPAI”：1份" in done.out
    assert f"-o sides={sides} " in printer.read_text("utf-8")
    assert "1页" in _line(_lines(evening.folder), paper)


def test_only_takes_the_names_that_papers_have_in_the_folder(evening: Evening) -> None:
    names = ("03 复函.docx", "复函", "12 席卡", "15 菜单（6日午餐）.docx", "备餐单")
    made = docgen.pack(docgen.load_seated(evening.visit), docgen.PackOptions(only=names))
    assert [paper.kind for paper in made.papers] == ["letter", "cards", "menu", "menu"]
    with pytest.raises(UsageError) as refused:
        docgen.pack(docgen.load_seated(evening.visit), docgen.PackOptions(only=["讲话稿"]))
    assert refused.value.problems[0].hint.startswith("可用：接待方案、审批单、函、")


def test_a_run_that_makes_nothing_at_all_says_so(evening: Evening, run: Callable[..., Run]) -> None:
    done = run("pack", str(evening.visit), "-o", str(evening.folder), "--only", "桌签")
    assert done.out.startswith("一份也没有做\n没有做的：\n  桌签：")


def test_the_set_of_another_visit_is_left_alone_unless_forced(packed: Evening, run: Callable[..., Run]) -> None:
    before = {path.name: path.read_bytes() for path in packed.folder.iterdir()}
    other = packed.visit.with_name("2026-066.yaml")
    for options in ((), ("--changed-since", str(packed.folder))):
        done = run("pack", str(other), "-o", str(packed.folder), *options)
        assert done.code == 4
        assert (
            "这套文书是另一次来访的：“云州市党政代表团来清江区考察乡村振兴工作”（2026-041.yaml），没有动它" in done.err
        )
    assert {path.name: path.read_bytes() for path in packed.folder.iterdir()} == before
    copy = packed.visit.with_name("新.yaml")
    copy.write_bytes(packed.visit.read_bytes())
    assert run("pack", str(copy), "-o", str(packed.folder)).code == 0, "the same visit in another file"
    assert run("pack", str(other), "-o", str(packed.folder), "--force").code == 0


def test_a_folder_without_a_set_says_what_it_lacks(tmp_path: Path, run: Callable[..., Run]) -> None:
    assert f"“{tmp_path}”里没有一套文书：没有 run.json" in run("agree", str(tmp_path)).err
    assert "没有“哪里”这个文件夹" in run("agree", "哪里").err


def test_what_is_for_when_the_visit_is_over_says_so(packed: Evening) -> None:
    lines = (packed.folder / "打印清单.txt").read_text("utf-8-sig").splitlines()
    later = [line.split()[1] for line in lines if "来访结束以后再印" in line]
    assert later == ["接待清单.docx", "信息专报.docx", "跟踪台账.docx"]


def test_a_number_that_no_paper_has_is_explained(packed: Evening) -> None:
    lines = (packed.folder / "打印清单.txt").read_text("utf-8-sig").splitlines()
    assert "空着的编号（每种文书的编号是固定的，这次没有做的空着）：13 桌签" in lines


def test_of_a_part_of_a_set_no_numbers_are_explained(evening: Evening) -> None:
    made = docgen.pack(docgen.load_seated(evening.visit), docgen.PackOptions(only=["席卡"]))
    docgen.write_pack(made, docgen.PackTarget(evening.folder, evening.visit))
    assert "空着的编号" not in (evening.folder / "打印清单.txt").read_text("utf-8-sig")
