"""``docgen check --fix``: a mended copy beside the original, every change said, what is left told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.visits import load
from tests.conftest import ROOT, Run

Runner = Callable[..., Run]
EXAMPLE = ROOT / "examples" / "office"


def typed(tmp_path: Path, text: str, name: str = "来访.yaml") -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


SLIPS = "标题：江北区来青山县考察\n日期: 2027-03-16\n来宾:\n\t- ｛姓名: 郑国梁，职务: 常委｝\n\t- 李娜\n"
RIGHT = "标题: 江北区来青山县考察\n日期: 2027-03-16\n来宾:\n        - {姓名: 郑国梁, 职务: 常委}\n        - 李娜\n"


def test_the_copy_is_what_was_meant_and_every_change_is_said_with_its_place(run: Runner, tmp_path: Path) -> None:
    path, copy = typed(tmp_path, SLIPS), tmp_path / "新.yaml"
    left = run("check", path, "--fix", "-o", copy)
    assert copy.read_text("utf-8") == RIGHT
    assert path.read_text("utf-8") == SLIPS
    assert f"{path}:1: 已改正 冒号是全角的“：”，现在“标题: 江北区来青山县考察”" in left.err
    changes = "用制表符缩进、花括号是全角的、两项之间的逗号是全角的"
    assert f"{path}:4: 已改正 {changes}，现在“- {{姓名: 郑国梁, 职务: 常委}}”" in left.err
    assert f"改了6处，已写好：{copy}" in left.err
    assert [guest.name for guest in load(copy).guests.people] == ["郑国梁", "李娜"]


def test_what_is_not_certain_stays_as_it_is_and_is_reported_in_the_copy(run: Runner, tmp_path: Path) -> None:
    path = typed(tmp_path, "标题：考察\n日期: 2027-13-16\n来宾: [郑国梁]\n编号: \"2027'-“008\n")
    left = run("check", path, "--fix", "-o", tmp_path / "新.yaml")
    assert left.code == 1
    assert "\n编号: \"2027'-“008\n" in (tmp_path / "新.yaml").read_text("utf-8")
    assert "新.yaml:2:5: 错误 D109" in left.err
    assert "新.yaml:4:5: 错误 D102 引号没有配对" in left.err


def test_the_original_is_never_written_and_another_file_only_with_force(run: Runner, tmp_path: Path) -> None:
    path, other = typed(tmp_path, SLIPS), typed(tmp_path, "留着\n", "旧.yaml")
    assert run("check", path, "--fix", "-o", path, "--force").code == 4
    assert run("check", path, "--fix", "-o", other).code == 4
    assert (path.read_text("utf-8"), other.read_text("utf-8")) == (SLIPS, "留着\n")
    run("check", path, "--fix", "-o", other, "--force")
    assert other.read_text("utf-8") == RIGHT


@pytest.mark.parametrize("options", [["--fix"], ["-o", "新.yaml"]])
def test_a_half_command_shows_the_whole_one(options: list[str], run: Runner, tmp_path: Path) -> None:
    left = run("check", typed(tmp_path, SLIPS), *options)
    assert left.code == 2
    assert "docgen check 来访.yaml --fix -o 新.yaml" in left.err


@pytest.mark.parametrize(
    ("source", "copies"), [("来访.yaml", ("新.doc", "新.xlsx", "新.txt", "新")), ("稿.md", ("新.docx", "新.yml"))]
)
def test_a_copy_has_the_ending_of_what_it_is(source: str, copies: tuple[str, ...], run: Runner, tmp_path: Path) -> None:
    path = typed(tmp_path, SLIPS, source)
    for copy in copies:
        left = run("check", path, "--fix", "-o", tmp_path / copy)
        assert (left.code, f"不能写成“{copy}”" in left.err, f"写成 新{path.suffix}" in left.err) == (2, True, True)
    assert [one.name for one in tmp_path.iterdir()] == [source]


def test_a_workbook_cannot_be_mended_and_it_is_said_what_to_do(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "来访.xlsx").write_bytes(b"PK")
    left = run("check", tmp_path / "来访.xlsx", "--fix", "-o", tmp_path / "新.xlsx")
    assert left.code == 2
    assert "改不了表格文件" in left.err and "在 Excel 或 WPS 里" in left.err
    assert "docgen export 来访.xlsx -o 来访.yaml" in left.err


OFFICE_FILES = [
    ("库/领导.yaml", "- 姓名：何志远\n  单位:青山县\n", "- 姓名: 何志远\n  单位: 青山县\n"),
    ("库/特产.yaml", "- 名称：米豆腐\n  产地：柳林\n", "- 名称: 米豆腐\n  产地: 柳林\n"),
    ("office.yaml", "单位：青山县接待办\n简称:青山\n", "单位: 青山县接待办\n简称: 青山\n"),
    (
        "brand.yaml",
        "名称：青山\n口号:\n\t- ｛名称: 主，文字: 青山常在｝\n",
        "名称: 青山\n口号:\n        - {名称: 主, 文字: 青山常在}\n",
    ),
    ("地方规定.yaml", "名称：青山规定\n", "名称: 青山规定\n"),
]


@pytest.mark.parametrize(("name", "text", "right"), OFFICE_FILES, ids=[name for name, _, _ in OFFICE_FILES])
def test_the_files_of_an_office_are_checked_and_mended_alone(
    name: str, text: str, right: str, run: Runner, tmp_path: Path
) -> None:
    path, copy = typed(tmp_path, text, name), tmp_path / "新.yaml"
    assert "错误 D120" in run("check", path).err
    run("check", path, "--fix", "-o", copy)
    assert copy.read_text("utf-8") == right


def test_a_draft_is_mended_head_and_text(run: Runner, tmp_path: Path) -> None:
    path = typed(tmp_path, "---\n标题：讲话\n---\n\n同志们：\n\n今天开会,总结工作。\n", "稿.txt")
    left = run("check", path, "--fix", "-o", tmp_path / "新.txt")
    assert (tmp_path / "新.txt").read_text("utf-8") == "---\n标题: 讲话\n---\n\n同志们：\n\n今天开会，总结工作。\n"
    assert "稿.txt:2: 已改正 冒号是全角的“：”" in left.err
    assert "稿.txt:7: 已改正 中文里有半角标点" in left.err


def test_a_misspelt_slogan_is_written_as_the_brand_has_it(run: Runner, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "office", ignore=shutil.ignore_patterns("台账", "*.docx", "*.pdf"))
    typed(tmp_path, "名称: 青山\n口号:\n  - {名称: 主, 文字: 千里江山入画来}\n", "office/brand_assets/青山/brand.yaml")
    head = "标题: 考察\n日期: 2027-03-16\n来宾: [郑国梁]\n品牌: 青山\n"
    text = f"{head}布置:\n  - {{场所: 会议室, 物品: [屏幕显示“千里江山人画来”]}}\n"
    path = typed(tmp_path, text, "office/来访.yaml")
    left = run("check", path, "--fix", "-o", tmp_path / "office" / "新.yaml")
    assert (tmp_path / "office" / "新.yaml").read_text("utf-8") == text.replace("人画来", "入画来")
    assert "来访.yaml:6: 已改正 口号写的是“千里江山人画来”，现在“千里江山入画来”" in left.err


def test_names_with_other_marks_between_them_get_the_right_one(run: Runner, tmp_path: Path) -> None:
    head = "标题: 考察\n日期: 2027-03-16\n来宾: [郑国梁]\n陪同: [何志远, 周敏]\n"
    text = f"{head}日程:\n  - {{内容: 参观, 陪同: 何志远，周敏}}\n"
    path = typed(tmp_path, text)
    run("check", path, "--fix", "-o", tmp_path / "新.yaml")
    assert (tmp_path / "新.yaml").read_text("utf-8") == text.replace("，", "、")


def test_ends_of_lines_stay_as_they_are(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_bytes(SLIPS.replace("\n", "\r\n").encode())
    run("check", path, "--fix", "-o", tmp_path / "新.yaml")
    assert (tmp_path / "新.yaml").read_bytes() == RIGHT.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(("encoding", "said"), [("gb18030", "GB18030"), ("utf-16", "UTF-16"), ("utf-8-sig", "")])
def test_a_copy_says_that_it_is_written_in_another_encoding(
    run: Runner, tmp_path: Path, encoding: str, said: str
) -> None:
    (tmp_path / "稿.txt").write_bytes("讲话稿\n\n同志们：\n\n云州市考察团来了。\n".encode(encoding))
    mended = run("check", tmp_path / "稿.txt", "--fix", "-o", tmp_path / "新.txt")
    assert ("文件是" in mended.err) == bool(said)
    assert f"文件是 {said} 编码，现在 UTF-8" in mended.err or not said
    assert "云州市考察团" in (tmp_path / "新.txt").read_text("utf-8")


def test_characters_of_a_draft_that_look_like_others_are_said_and_mended(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("讲话稿\n\n同志们：\n\n李⽅、山﨑3月2曰来，\ue000\u3164，共１２人。\n", "utf-8")
    checked = run("check", tmp_path / "稿.txt")
    for code in ("U+2F45", "U+FA11", "U+66F0", "U+E000", "U+3164"):
        assert checked.err.count(code) == 1, code
    assert "U+FF11" not in checked.err
    run("check", tmp_path / "稿.txt", "--fix", "-o", tmp_path / "新.txt")
    assert "李方、山崎3月2日来，\ue000\u3164" in (tmp_path / "新.txt").read_text("utf-8")
