"""A path that was typed as nothing, or as what can be none, is refused in one sentence; nothing is written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OFFICE, Run
from tests.word.templates import template

VISIT = str(OFFICE / "来访" / "2026-052.yaml")
COMMANDS = {
    "plan": ["plan", VISIT, "--draft"],
    "cards": ["cards", VISIT],
    "seating": ["seating", VISIT],
    "pack": ["pack", VISIT, "--draft"],
    "audit": ["audit", str(OFFICE / "审计" / "2025")],
    "fill": ["fill", "t.docx", "名单.csv"],
    "intake": ["intake", "名单.csv"],
    "export": ["export", VISIT],
    "check": ["check", VISIT, "--fix"],
    "copy": ["template", "copy", "plan"],
    "adopt": ["template", "adopt", "t.docx"],
    "from": ["template", "from", "t.docx"],
    "agree": ["agree", ".", "--take"],
}
#: Commands that write one file.
OF_ONE_FILE = ("intake", "export", "check", "copy", "adopt", "from", "agree")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("名单.csv").write_text("姓名\n周明远\n李娜\n", "utf-8")
    Path("t.docx").write_bytes(template("{{ 姓名 }}"))


def _refused(run: Callable[..., Run], *arguments: str) -> str:
    """The sentence with which a command is refused that has written nothing."""
    before = sorted(Path().rglob("*"))
    result = run(*arguments)
    assert (result.code, sorted(Path().rglob("*"))) == (2, before), result
    (line,) = result.err.splitlines()
    return line


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "后面是空的"),
        (" ", "后面是空的"),
        ("\u3000", "后面是空的"),
        ("~", "“~”没有换成文件夹"),
        ("~/文书/", "“~”没有换成文件夹"),
        ("$HOME/方案.docx", "“$HOME”没有换成文件夹"),
        ("%USERPROFILE%\\方案.docx", "“%USERPROFILE%”没有换成文件夹"),
        (".docx", "只有扩展名，没有名字"),
        ("文书/.yaml", "只有扩展名，没有名字"),
        ("NUL.docx", "“NUL.docx”是 Windows 留给设备的名字"),
        ("文书\\com1 .x/方案", "“com1 .x”是 Windows 留给设备的名字"),
    ],
)
def test_what_names_no_file_and_no_folder_is_refused(
    command: str, typed: str, said: str, run: Callable[..., Run]
) -> None:
    assert said in _refused(run, *COMMANDS[command], "-o", typed)


@pytest.mark.parametrize("command", OF_ONE_FILE)
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (".", "是文件夹，要写文件名"),
        ("..", "是文件夹"),
        ("文书/", "是文件夹"),
        ("文书\\", "是文件夹"),
        ("-", "不能写 -"),
    ],
)
def test_a_command_that_writes_one_file_takes_no_folder(
    command: str, typed: str, said: str, run: Callable[..., Run]
) -> None:
    assert said in _refused(run, *COMMANDS[command], "-o", typed)


@pytest.mark.parametrize("command", ["copy", "adopt"])
@pytest.mark.parametrize("typed", ["方案", "方案.doc", "方案.yaml"])
def test_a_template_is_written_as_a_word_document(command: str, typed: str, run: Callable[..., Run]) -> None:
    assert "模板写成 .docx，如 -o 方案.docx" in _refused(run, *COMMANDS[command], "-o", typed)


@pytest.mark.parametrize("option", ["--template", "--templates", "--office"])
def test_options_that_are_read_are_not_empty_either(option: str, run: Callable[..., Run]) -> None:
    assert f"{option} 后面是空的" in _refused(run, "plan", VISIT, option, "")


@pytest.mark.parametrize(("typed", "written"), [(".", "名单席卡.docx"), ("文书/", "文书/名单席卡.docx")])
def test_a_folder_that_was_typed_is_written_to(typed: str, written: str, run: Callable[..., Run]) -> None:
    Path("名单.txt").write_text("周明远 副市长\n", "utf-8")
    assert run("cards", "名单.txt", "-o", typed).code == 0
    assert Path(written).is_file()


def test_the_json_of_a_draft_names_files_as_they_were_typed_but_no_folders_from_the_disk_on(
    run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("来").mkdir()
    Path("别处").mkdir()
    Path("来/名单.txt").write_text("周明远 云州市副市长\n李娜 云州市民政局局长\n", "utf-8")
    absolute = str(tmp_path / "来" / "名单.txt")
    for folder, typed, shown in ((".", "来/名单.txt", "来/名单.txt"), ("别处", absolute, "名单.txt")):
        monkeypatch.chdir(folder)
        result = run("intake", typed, "--json")
        files = {field["source"]["file"] for field in json.loads(result.out)["fields"]}
        assert files == {shown}
        assert str(tmp_path) not in result.out


def test_whoever_gives_a_folder_for_a_file_reads_a_file_that_is_in_it(tmp_path: Path, run: Callable[..., Run]) -> None:
    (tmp_path / "来访").mkdir()
    assert "写出文件名\n" in run("plan", tmp_path / "来访").err
    (tmp_path / "来访" / "说明.docx").write_bytes(b"")
    (tmp_path / "来访" / "2026-041.yaml").write_text("标题: 考察\n", "utf-8")
    refused = run("plan", tmp_path / "来访")
    assert (refused.code, "写出文件名，如 " in refused.err, "2026-041.yaml" in refused.err) == (2, True, True)
