"""``--annotate``: findings as comments in a copy of a template or of a draft in Word."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.conftest import OFFICE, Run
from tests.word.foreign.same import comments_of, differences, words_beside

Runner = Callable[..., Run]


def written(path: Path, *texts: str, header: str = "", rows: tuple[tuple[str, ...], ...] = ()) -> Path:
    """A Word file of these paragraphs, with a table behind them."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    table = document.add_table(len(rows), len(rows[0])) if rows else None
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            assert table is not None
            table.cell(number, column).text = text
    document.save(str(path))
    return path


def test_every_fault_of_a_template_stands_beside_its_tag(run: Runner, tmp_path: Path) -> None:
    path = written(
        tmp_path / "模板.docx",
        "关于{{ 标题 }的方案",
        "来宾：{{ 来 宾 }}",
        header="{{ 页眉",
        rows=(("{% if 标题 %}", "无"),),
    )
    copy = tmp_path / "批注.docx"
    left = run("template", "check", path, "--annotate", copy)
    assert left.code == 3
    assert left.err.endswith(f"处批注写在：{copy}\n")
    assert words_beside(copy.read_bytes())[0] == "{{ 标题 }的方案"
    assert all(text.startswith(("错误 M", "说的是页眉1第1段“")) for text in comments_of(copy.read_bytes()))
    assert len(comments_of(copy.read_bytes())) == left.err.count("错误 M")
    assert differences(path.read_bytes(), copy.read_bytes()) == []


def test_a_name_that_a_kind_does_not_give_has_its_comment(run: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "模板.docx", "题目：{{ 标题 }}，{{ 标提 }}")
    copy = tmp_path / "批注.docx"
    assert run("template", "check", path, "--kind", "plan", "--annotate", copy).code == 3
    assert "{{ 标提 }}" in words_beside(copy.read_bytes())
    assert any("没有“标提”这个名字\n改法：是不是“标题”？" in text for text in comments_of(copy.read_bytes()))


DRAFT = (
    "关于云州市考察团莅临我区的讲话",
    "各位领导,同志们：",
    "一是做好服务保障工作。。二是请市发改委负责。",
    "三是XX同志于2026年05月12日到场。",
)


def test_the_slips_of_a_draft_in_word_stand_beside_their_words(run: Runner, tmp_path: Path) -> None:
    path, copy = written(tmp_path / "稿子.docx", *DRAFT, header="清江区,接待办"), tmp_path / "批注.docx"
    left = run("check", path, "--annotate", copy)
    assert left.code == 0
    assert words_beside(copy.read_bytes()) == ["莅临", ",", "。。", "发改委", "XX", "05月", DRAFT[0]]
    assert comments_of(copy.read_bytes())[2] == "应改 D307：标点重复：“。。”\n改法：留下一个"
    assert comments_of(copy.read_bytes())[-1].startswith("说的是页眉第1段“清江区,接待办”\n应改 D302：")
    assert differences(path.read_bytes(), copy.read_bytes()) == []
    again = tmp_path / "又.docx"
    run("check", path, "--annotate", again)
    assert again.read_bytes() == copy.read_bytes()


def test_a_draft_in_word_is_checked_without_a_copy_too(run: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "稿子.docx", *DRAFT)
    problems = json.loads(run("check", path, "--json").out)
    assert {"file": f"{path}!正文", "line": 2, "column": 5, "code": "D302"}.items() <= problems[1].items()
    assert [file.name for file in tmp_path.iterdir()] == ["稿子.docx"]


def test_figures_of_text_and_tables_are_compared_with_the_ledger(run: Runner, tmp_path: Path) -> None:
    rows = (("类别", "批次"), ("厅局级", "9999"))
    path = written(tmp_path / "总结.docx", "2023年工作总结", "全年共接待8888批次。", rows=rows)
    copy = tmp_path / "批注.docx"
    left = run("check", path, "--ledger", OFFICE / "台账", "--year", 2023, "--annotate", copy)
    assert left.code == 1
    told = dict(zip(words_beside(copy.read_bytes()), comments_of(copy.read_bytes()), strict=True))
    assert any(text.startswith("错误 D317") for words, text in told.items() if "8888" in words)
    assert any(text.startswith("错误 D317") for words, text in told.items() if "9999" in words)


def test_a_slogan_of_the_brand_with_a_slip_has_its_comment(run: Runner, tmp_path: Path) -> None:
    path, copy = (
        written(tmp_path / "稿.docx", "在会议上的讲话", "要唱响千年米仓道·早晚X江的品牌。"),
        tmp_path / "批注.docx",
    )
    left = run("check", path, "--annotate", copy, "--office", OFFICE / "office.yaml")
    assert "千年米仓道·早晚X江" in words_beside(copy.read_bytes()), left.err


@pytest.mark.parametrize("number", ["041", "063"])
def test_a_paper_that_docgen_printed_has_no_slips(run: Runner, tmp_path: Path, number: str) -> None:
    paper = tmp_path / "方案.docx"
    assert run("plan", OFFICE / "来访" / f"2026-{number}.yaml", "-o", paper, "--without-charts").code == 0
    assert json.loads(run("check", paper, "--json").out) == []


def test_a_break_inside_a_sentence_is_no_end_of_a_line(run: Runner, tmp_path: Path) -> None:
    path = written(
        tmp_path / "稿子.docx",
        "在会议上的讲话",
        "同志们：",
        "今天的会议（九点开始，\n十点结束）很重要。\n还有,两点要求。",
    )
    copy = tmp_path / "批注.docx"
    run("check", path, "--annotate", copy)
    assert words_beside(copy.read_bytes()) == [","]


def test_a_file_without_findings_is_copied_as_it_is(run: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "稿子.docx", "在会议上的讲话", "同志们：", "今天的会议很重要。")
    copy = tmp_path / "批注.docx"
    assert run("check", path, "--annotate", copy).code == 0
    assert differences(path.read_bytes(), copy.read_bytes()) == []
    assert comments_of(copy.read_bytes()) == []


@pytest.mark.parametrize("command", [("check",), ("template", "check")])
def test_the_original_is_never_overwritten(run: Runner, tmp_path: Path, command: tuple[str, ...]) -> None:
    path = written(tmp_path / "稿子.docx", *DRAFT)
    before = path.read_bytes()
    left = run(*command, path, "--annotate", path, "--force")
    assert (left.code, path.read_bytes()) == (4, before)
    assert "原件不动" in left.err
    other = written(tmp_path / "别的.docx", "别的")
    assert run(*command, path, "--annotate", other).code == 4
    assert "别的" in Document(str(other)).paragraphs[0].text


@pytest.mark.parametrize("command", [("check",), ("template", "check")])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "不是完整的 .docx 文件"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "旧的 .doc 文件或加了密码的文件"),
        ("同志们：".encode(), "不是完整的 .docx 文件"),
    ],
)
def test_what_is_no_word_file_is_refused_and_no_copy_is_written(
    run: Runner, tmp_path: Path, command: tuple[str, ...], content: bytes, said: str
) -> None:
    path, copy = tmp_path / "稿子.docx", tmp_path / "批注.docx"
    path.write_bytes(content)
    left = run(*command, path, "--annotate", copy)
    assert left.code != 0
    assert said in left.err
    assert not copy.exists()


def test_options_for_word_do_not_suit_other_files(run: Runner, tmp_path: Path) -> None:
    text = tmp_path / "稿子.txt"
    text.write_text("讲话\n同志们：\n", "utf-8")
    assert run("check", text, "--annotate", tmp_path / "批注.docx").code == 2
    assert run("check", text, "--ledger", OFFICE / "台账").code == 2
    assert run("check", written(tmp_path / "稿.docx", "讲话"), "--annotate", tmp_path / "批注.pdf").code == 2


def test_a_file_that_is_cut_off_is_refused(run: Runner, tmp_path: Path) -> None:
    content = io.BytesIO(written(tmp_path / "稿子.docx", *DRAFT).read_bytes()).read()
    (tmp_path / "稿子.docx").write_bytes(content[: len(content) // 2])
    assert run("check", tmp_path / "稿子.docx", "--annotate", tmp_path / "批注.docx").code == 1


@pytest.mark.parametrize(
    ("mark", "said"), [("strike", "划了删除线"), ("dstrike", "划了删除线"), ("vanish", "是隐藏的字，印不出来")]
)
def test_struck_and_hidden_words_of_a_draft_in_word_are_asked_about(
    run: Runner, tmp_path: Path, mark: str, said: str
) -> None:
    path, copy = written(tmp_path / "讲话.docx", *DRAFT), tmp_path / "批注.docx"
    document = Document(str(path))
    paragraph = document.add_paragraph("今年完成投资")
    for text in ("12", "亿元"):
        properties = paragraph.add_run(text)._r.get_or_add_rPr()
        properties.append(properties.makeelement(qn(f"w:{mark}"), {}))
    paragraph.add_run("15亿元。")
    document.save(str(path))
    checked = run("check", path, "--annotate", copy)
    assert f"应改 D223 “12亿元”{said}" in checked.err + checked.out
    assert "12亿元" in words_beside(copy.read_bytes())
