"""The commands of cards as a clerk runs them: what is made and said, what is refused, what a broken run leaves."""

import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from docgen.api.cards.prepare import prepare_cards
from docgen.api.papers import build
from docgen.api.visits import load
from docgen.cards.options import CardOptions
from docgen.word.package.outline import texts
from docgen.word.package.readback import face_texts
from docgen.word.stock.blocks import paragraph
from docgen.word.stock.document import document
from tests.cards.conftest import fonts
from tests.cards.stacks import written
from tests.conftest import OFFICE, Run
from tests.forked import code_of, started
from tests.stand_in_converter import stand_in_converter

__all__ = ["fonts"]

VISIT = OFFICE / "来访" / "2026-041.yaml"
Runner = Callable[..., Run]
pytestmark = pytest.mark.usefixtures("fonts")


def record(folder: Path) -> list[dict]:  # type: ignore[type-arg]
    return list(json.loads((folder / "run.json").read_bytes())["runs"])


def test_a_visit_becomes_one_document_and_a_record_that_adds_up(run: Runner, tmp_path: Path) -> None:
    done = run("cards", VISIT, "-o", tmp_path / "席卡.docx")
    assert done.code == 0
    assert "名单16条 = 做14张 + 不做2人 + 重复0条" in done.err
    (entry,) = record(tmp_path)
    assert entry["input"] == entry["made"] + len(entry["left_out"]) + len(entry["doubles"]) == 16
    names = [one.name for one in (*load(VISIT).guests.people, *load(VISIT).hosts)]
    assert [one["name"] for one in entry["cards"]] == names
    assert list(face_texts([(tmp_path / "席卡.docx").read_bytes()])) == [name for name in names for _ in "正反"]
    assert [(one["page"], one["place"]) for one in entry["cards"]] == [(page, 1) for page in range(1, 15)]


def test_the_same_roster_gives_the_same_bytes(run: Runner, tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        assert run("badges", VISIT, "-o", f"{tmp_path / name}/", "--checklist").code == 0
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("甲", "乙"))
    assert first == second
    assert len(first) == 3


def test_badges_are_made_for_everybody_with_the_word_of_his_group(run: Runner, tmp_path: Path) -> None:
    done = run("badges", VISIT, "-o", tmp_path / "证件.docx")
    assert "名单16条 = 做16张 + 不做0人 + 重复0条" in done.err
    visit = load(VISIT)
    boxes = list(face_texts([(tmp_path / "证件.docx").read_bytes()]))
    words = [word.split("　")[0] for word in boxes[1::2]]
    assert [box.startswith(visit.title) for box in boxes[::2]] == [True] * 16
    counts = {"来宾": len(visit.guests.people), "陪同": len(visit.hosts), "工作人员": len(visit.staff)}
    assert {word: words.count(word) for word in words if word != "媒体"} == counts


def test_who_has_no_group_is_named_and_one_can_be_chosen(run: Runner, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.csv", "姓名,角色\n张三,译员\n李四,\n")
    done = run("badges", roster, "-o", tmp_path / "甲.docx")
    assert "李四没有“身份”" in done.err
    assert "--identity 来宾" in done.err
    assert list(face_texts([(tmp_path / "甲.docx").read_bytes()])) == ["张三译员", "工作人员", "李四"]
    done = run("badges", roster, "-o", tmp_path / "乙.docx", "--identity", "嘉宾")
    assert "没有“身份”" not in done.err
    assert list(face_texts([(tmp_path / "乙.docx").read_bytes()])) == ["张三译员", "工作人员", "李四", "嘉宾"]


def test_a_foreign_name_of_many_letters_is_a_name(run: Runner, tmp_path: Path) -> None:
    names = "Johannes Maximilian van der Velde", "Wolfgang Schwarzenberger-Hohenstein"
    roster = written(tmp_path, "名单.csv", "姓名,单位\n" + "".join(f"{name},Acme\n" for name in names))
    for preset in ("200x100", "90x45", "A4竖条"):
        done = run("cards", roster, "--preset", preset, "-o", tmp_path / f"{preset}.docx")
        assert done.code == 0
        assert set(names) == set(face_texts([(tmp_path / f"{preset}.docx").read_bytes()]))


def test_cards_are_built_like_any_other_paper() -> None:
    plan, cards = build(load(VISIT), ["plan", "cards"])
    assert (plan.name.startswith("关于"), cards.name.endswith("席卡.docx")) == (True, True)
    assert "周明远" in list(face_texts([cards.content]))


def test_cards_of_foreign_guests_show_the_foreign_name_unless_other_lines_are_asked_for() -> None:
    visit = OFFICE / "来访/2026-052.yaml"
    usual, bare = (prepare_cards(visit, CardOptions(lines=lines)) for lines in (None, ()))
    shown = {card.name: card.texts.get("英文名", "") for card in usual.cards}
    assert (shown["安娜·林德"], shown["罗文"]) == ("Anna Lind", "")
    assert not any(card.texts for card in bare.cards)
    domestic = prepare_cards(OFFICE / "来访/2026-060.yaml", CardOptions())
    assert not any(card.texts for card in domestic.cards)


def test_standard_input_and_output_carry_a_stack(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "cards", "-", "-o", "-"],
        input="张三 局长\n李四\n".encode(),
        capture_output=True,
        check=True,
        cwd=tmp_path,
    )
    assert list(face_texts([done.stdout])) == ["张三", "张三", "李四", "李四"]
    assert list(tmp_path.iterdir()) == []


def test_after_a_change_only_what_is_new_is_made_and_what_is_gone_is_named(run: Runner, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.txt", "张三 局长\n李四 科长\n王五\n赵六\n")
    assert run("cards", roster, "-o", f"{tmp_path}/").code == 0
    roster.write_text("张三 局长\n钱七 处长\n王五\n赵小六\n", "utf-8")
    done = run("cards", roster, "-o", tmp_path / "新.docx", "--changed-since", tmp_path / "run.json", "--checklist")
    assert done.code == 0
    assert "只做新的和改了的：2张，其余2张不用重印" in done.err
    assert "撤下：第2张 李四（科长）" in done.err
    assert "撤下：第4张 赵六" in done.err
    assert set(face_texts([(tmp_path / "新.docx").read_bytes()])) == {"钱七", "赵小六"}
    words = texts((tmp_path / "新-核对单.docx").read_bytes())
    assert words.count("无须重印") == 2
    assert "李四" in words
    first, second = record(tmp_path)
    assert [one["printed"] for one in second["cards"]] == [False, True, False, True]
    # a third run compares with the second: nothing has changed
    done = run("cards", roster, "-o", f"{tmp_path / '再'}/", "--changed-since", tmp_path / "run.json")
    assert "没有一张要做" in done.err
    assert done.code == 0
    assert first["sizes"] == second["sizes"]


def test_parts_stay_beside_the_whole_and_who_is_merely_left_out_keeps_his_card(run: Runner, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.txt", "张三 局长\n李四 科长\n王五\n")
    assert run("cards", roster, "-o", f"{tmp_path}/").code == 0
    assert run("cards", roster, "-o", tmp_path / "一张.docx", "--from", "李四", "--to", "李四").code == 0
    again = ("cards", roster, "-o", f"{tmp_path}/", "--changed-since", tmp_path / "run.json")
    done = run(*again, "--exclude", "王五", "--from", "2")
    assert ("没有一张要做" in done.err, "撤下" in done.err) == (True, False)
    roster.write_text("张三 局长\n李四 科长\n王五\n司马相如\n", "utf-8")
    assert "只做新的和改了的：1张" in run(*again).err
    roster.write_text("张三 局长\n王五\n司马相如\n", "utf-8")
    done = run(*again, "--checklist")
    assert (done.code, "撤下：第2张 李四（科长）" in done.err, "只要撤下" in done.err) == (0, True, True)
    assert "撤下1张" in "".join(texts((tmp_path / "名单席卡补印2核对单.docx").read_bytes()))
    assert "撤下" not in run(*again).err
    assert {path.name for path in tmp_path.glob("*.docx")} == {
        "名单席卡.docx",
        "一张.docx",
        "名单席卡补印.docx",
        "名单席卡补印2核对单.docx",
    }
    assert [one["printed"] for one in record(tmp_path)[2:]] == [1, 0]


def test_a_part_is_set_in_the_size_of_the_whole(run: Runner, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.txt", "张三\n欧阳修之司马\n李四\n")
    assert run("cards", roster, "-o", f"{tmp_path / '全'}/").code == 0
    assert run("cards", roster, "-o", f"{tmp_path / '部分'}/", "--to", "1").code == 0
    (whole,), (part,) = record(tmp_path / "全"), record(tmp_path / "部分")
    assert whole["sizes"] == part["sizes"]


def test_cards_of_an_earlier_run_in_the_folder_are_named(run: Runner, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.txt", "张三\n李四\n")
    assert run("cards", roster, "--each", "-o", f"{tmp_path / '卡'}/").code == 0
    roster.write_text("张三\n", "utf-8")
    done = run("cards", roster, "--each", "-o", f"{tmp_path / '卡'}/")
    assert done.code == 0
    assert "还有不是这一次做的卡：002-李四.docx" in done.out


def test_a_name_with_a_space_is_left_out_by_all_of_it(run: Runner, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.csv", "姓名,职务\nJohn Smith,经理\n张三,\n李四,\n")
    assert "做2张" in run("cards", roster, "--dry-run", "--exclude", "John Smith").err
    assert "做1张" in run("cards", roster, "--dry-run", "--exclude", "张三、李四").err


def test_a_template_without_the_face_or_the_name_is_no_template_of_cards(run: Runner, tmp_path: Path) -> None:
    assert run("template", "check", "templates/docx/cards.docx", "--kind", "cards").code == 0
    plain = tmp_path / "没有卡面.docx"
    plain.write_bytes(document([paragraph("{{ 标题 }}")]))
    done = run("template", "check", plain, "--kind", "badges")
    assert (done.code, "没有叫“卡面”的文本框" in done.err, "没有姓名" in done.err) == (3, True, True)


def test_a_stack_a_person_a_file(run: Runner, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.txt", "张伟 局长\n张伟 科长\n李*四\n")
    assert run("cards", roster, "--each", "-o", f"{tmp_path / '卡'}/").code == 0
    assert sorted(path.name for path in (tmp_path / "卡").iterdir()) == [
        "001-张伟.docx",
        "002-张伟.docx",
        "003-李＊四.docx",
        "run.json",
    ]


def test_a_run_that_was_killed_is_finished_by_running_it_again(run: Runner, tmp_path: Path) -> None:
    letters = "甲乙丙丁戊己庚辛壬癸"
    roster = written(tmp_path, "名单.txt", "".join(f"王{one}{two}\n" for one in letters for two in letters))
    command = ["cards", str(roster), "--each", "-q", "-o"]
    begun = time.monotonic()
    assert code_of(started([*command, str(tmp_path / "全")], tmp_path)) == 0
    whole = time.monotonic() - begun
    wanted = {path.name: path.read_bytes() for path in (tmp_path / "全").iterdir()}
    assert len(wanted) == 101
    for number in range(6):
        folder = tmp_path / f"断{number}"
        running = started([*command, str(folder)], tmp_path)
        time.sleep(whole * (0.3 + number * 0.13))
        running.kill()
        running.join()
        there = list(folder.iterdir()) if folder.is_dir() else []
        assert all(path.read_bytes() == wanted[path.name] for path in there if path.name in wanted)
        assert run("cards", roster, "--each", "-q", "-o", folder).code == 0
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == wanted


def test_what_a_killed_run_left_is_swept_and_what_another_writes_is_not(run: Runner, tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = written(tmp_path, f".docgen-{gone.pid}-1a-0", "half")
    lives = written(tmp_path, f".docgen-{os.getppid()}-1a-0", "half")
    roster = written(tmp_path, "名单.txt", "张三\n")
    assert run("cards", roster, "-o", f"{tmp_path}/").code == 0
    assert lives.exists()
    assert not left.exists()


def test_other_papers_are_never_taken_for_written(run: Runner, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.txt", "张三\n")
    assert run("cards", roster, "-o", tmp_path / "卡.docx").code == 0
    before = (tmp_path / "run.json").read_bytes()
    assert run("cards", roster, "-o", tmp_path / "卡.docx").code == 4
    assert (tmp_path / "run.json").read_bytes() == before


def stand_in(folder: Path, name: str, script: str) -> None:
    path = written(folder, name, f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for lp and lpstat that know one printer and note what they are told; nothing else is on the path."""
    if os.name != "posix":
        pytest.skip("lp is a command of POSIX systems")
    folder = tmp_path / "bin"
    folder.mkdir()
    stand_in(folder, "lpstat", "echo KAPAI")
    stand_in(folder, "lp", f'echo "$@" >> {folder}/told; cp "$9" {folder}/ 2>/dev/null; echo "request id is KAPAI-1"')
    stand_in_converter(folder)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_a_stack_goes_to_the_printer_on_its_paper_unscaled(
    run: Runner, printer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    roster = written(tmp_path, "名单.txt", "张三\n")
    done = run("cards", roster, "--print", "KAPAI", "--copies", "2", "--size", "210x90", "--paper", "210x180")
    assert done.code == 0
    told = (printer / "told").read_text("utf-8")
    assert told.startswith("-d KAPAI -n 2 -t docgen-cards -o media=Custom.210x180mm -o print-scaling=none")
    assert "已送打印机“KAPAI”：1页，2份　request id is KAPAI-1" in done.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "run.json", "名单.txt"]


def test_a_rehearsal_prints_and_writes_nothing(run: Runner, printer: Path, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.txt", "张三\n")
    done = run("cards", roster, "--print", "KAPAI", "--dry-run", "-o", f"{tmp_path / '出'}/")
    assert done.code == 0
    assert "lp -d KAPAI -n 1" in done.out
    assert not (printer / "told").exists()
    assert not (tmp_path / "出").exists()


@pytest.mark.parametrize(
    ("gone", "said"),
    [("lp", "没有 lp 命令"), ("", "没有这台打印机"), ("lpstat", "不认识这台"), ("soffice", "没有 LibreOffice")],
)
def test_who_cannot_print_says_so_and_records_nothing(
    gone: str, said: str, run: Runner, printer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if gone:
        (printer / gone).unlink()
    if gone == "lpstat":
        stand_in(printer, "lp", "echo 不认识这台 >&2; exit 1")
    monkeypatch.setattr("docgen.output.converter._INSTALL_PATHS", ())
    roster = written(tmp_path, "名单.txt", "张三\n")
    name = "KAPAI" if gone in ("lp", "soffice") else "没有"
    done = run("cards", roster, "--print", name, "-o", f"{tmp_path / '出'}/")
    assert done.code == 4
    assert said in done.err
    assert not (tmp_path / "出").exists()


def test_a_test_page_needs_no_roster(run: Runner, tmp_path: Path) -> None:
    assert run("cards", "--test-page", "--preset", "130x48", "-o", tmp_path / "试.docx").code == 0
    assert "第4格 反面（倒置） 130×48" in texts((tmp_path / "试.docx").read_bytes())


def test_the_help_lists_the_sheets(run: Runner) -> None:
    said = run("cards", "--help").out
    for name in ("200x100", "190x178", "195x175", "120x200", "A4对折", "A4三折", "A4竖条", "200x70", "130x48", "90x45"):
        assert f"  {name} " in said
    assert "90x54 " in run("badges", "--help").out


def book(path: Path, *rows: tuple[object, ...]) -> None:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)


OWN = "名称: 自定\n宽: 90\n高: 54\n"
BAD: list[tuple[str, str, list[str], int, str]] = [
    ("名单.xlsx", "no workbook", [], 1, "不是完好的 Excel 工作簿"),
    ("名单.xlsx", "BOOK:单位|职务;市委|书记", [], 1, "没有“姓名”一列"),
    ("名单.csv", "单位,职务\n市委,书记\n", [], 1, "没有“姓名”一列"),
    ("名单.csv", "姓名,职务\n", [], 1, "没有一个名字"),
    ("名单.txt", "", [], 1, "没有一个名字"),
    ("名单.txt", "\n\n  \n", [], 1, "没有一个名字"),
    ("名单.txt", "张三\0\n", [], 1, "U+0000"),
    ("名单.txt", "张三\u200b 局长\n", [], 1, "U+200B"),
    ("名单.txt", "محمد\n", [], 1, "从右往左"),
    ("名单.txt", "张\u0307三\n", [], 1, "附加符号"),
    ("名单.txt", "𓀀三\n", [], 4, "字体里都没有"),
    ("名单.txt", "各位领导各位来宾各位同志大家上午好欢迎来到清江区参加今天的会议\n", [], 1, "没有一个名字"),
    ("名单.txt", "张三\n", ["--preset", "200x10"], 2, "是不是“200x100”"),
    ("名单.txt", "张三\n", ["--size", "210"], 2, "不是卡的大小"),
    ("名单.txt", "张三\n", ["--size", "400x90"], 2, "多出 103 毫米"),
    ("名单.txt", "张三\n", ["--size", "210x90", "--preset", "200x100"], 2, "只写一个"),
    ("名单.txt", "张三\n", ["--paper", "A5"], 2, "比纸（148 毫米）多出 52 毫米"),
    ("名单.txt", "张三\n", ["--paper", "B5纸"], 2, "不是纸的大小"),
    ("名单.txt", "张三\n", ["--font", "没有的体"], 2, "没有“没有的体”这种字体"),
    ("名单.txt", "张三\n", ["--only", "来宾"], 2, "没有“来宾”这份名单"),
    ("名单.txt", "张三\n", ["--exclude", "李四"], 2, "不在这一叠里"),
    ("名单.txt", "张三\n", ["--from", "2"], 2, "一共1张"),
    ("名单.txt", "张三\n", ["--start-at", "2"], 2, "一张纸上只有1张卡"),
    ("名单.txt", "张三\n", ["--offset", "1.5"], 2, "右移,下移"),
    ("名单.txt", "张三\n", ["--scale", "2"], 2, "0.9 到 1.1"),
    ("名单.txt", "张三\n", ["--lines", "电话"], 2, "印不了"),
    ("名单.txt", "张三\n", ["--lines", "口号"], 2, "没有品牌"),
    ("名单.txt", "张三\n", ["--lines", "标志"], 2, "没有品牌"),
    ("名单.txt", "张三\n", ["--copies", "2"], 2, "和 --print 一起用"),
    ("名单.txt", "张三\n", ["--up", "4"], 2, "和 --pdf 一起用"),
    ("名单.txt", "张三\n", ["--start-at", "二"], 2, "写 1 到 999 的整数"),
    ("名单.txt", "张三\n", ["--test-page", "--pdf"], 2, "试样只写成 .docx"),
    ("名单.txt", "张三\n", ["--changed-since", "没有.json"], 2, "没有“没有.json”这个文件"),
    ("名单.txt", "张三\n", ["--changed-since", "名单.txt"], 4, "读不懂"),
    ("名单.txt", "张三\n", ["--preset", "没有.yaml"], 2, "没有“没有.yaml”这个文件"),
    ("卡纸.yaml", "名称: 自定\n宽: 90\n", ["名单", "--preset", "卡纸.yaml"], 1, "没有写高"),
    ("卡纸.yaml", OWN + "折: [反 50, 正 50]\n", ["名单", "--preset", "卡纸.yaml"], 1, "各折加起来高 100"),
    ("卡纸.yaml", OWN + "折: [侧 54]\n", ["名单", "--preset", "卡纸.yaml"], 1, "不是一折"),
    ("卡纸.yaml", OWN + "列: 99\n", ["名单", "--preset", "卡纸.yaml"], 1, "写 1 到 50"),
    ("卡纸.yaml", OWN + "纸张: A4\n", ["名单", "--preset", "卡纸.yaml"], 1, "没有“纸张”这一项"),
    (
        "卡纸.yaml",
        f"卡纸:\n  - {{{OWN.strip().replace(chr(10), ', ')}}}\n" * 1,
        ["名单", "--preset", "卡纸.yaml:没有"],
        2,
        "可用：自定",
    ),
    ("名单.txt", "张三\n", ["-o", "卡.pptx"], 4, "不能写成 .pptx"),
    ("名单.txt", "张三\n李四\n", ["--each", "-o", "卡.docx"], 4, "-o 后面写文件夹"),
]


@pytest.mark.parametrize(("name", "content", "options", "code", "said"), BAD, ids=[f"{n}-{s}" for n, *_, s in BAD])
def test_bad_input_gets_one_clear_sentence_and_nothing_is_written(
    name: str,
    content: str,
    options: list[str],
    code: int,
    said: str,
    run: Runner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    if content.startswith("BOOK:"):
        book(tmp_path / name, *(tuple(row.split("|")) for row in content.removeprefix("BOOK:").split(";")))
    else:
        written(tmp_path, name, content)
    source = name
    if options[:1] == ["名单"]:
        written(tmp_path, "名单.txt", "张三\n")
        source, options = "名单.txt", options[1:]
    before = sorted(tmp_path.iterdir())
    done = run("cards", source, *options)
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_sheet_of_ones_own_is_used(run: Runner, tmp_path: Path) -> None:
    roster = written(tmp_path, "名单.txt", "张三\n李四\n王五\n")
    small = "{名称: 小, 宽: 60, 折: [反 30, 正 30], 列: 3, 左边距: 10, 列距: 5}"
    own = f"卡纸:\n  - {small}\n  - {{名称: 大, 宽: 200, 高: 100}}\n"
    path = written(tmp_path, "卡纸.yaml", own)
    assert run("cards", roster, "--preset", f"{path}:小", "-o", f"{tmp_path}/").code == 0
    assert [one["place"] for one in record(tmp_path)[0]["cards"]] == [1, 2, 3]
    done = run("cards", roster, "--preset", path, "-o", f"{tmp_path}/")
    assert done.code == 2
    assert "有2种卡纸" in done.err
