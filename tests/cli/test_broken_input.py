"""Whatever a file holds, a command ends with a sentence and an exit code, in bounded time and memory."""

import sys
from pathlib import Path

import pytest

from tests.cli.broken_input import TRIALS, Trial, fault_of, findings, trial_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="each run is fenced in a process by limits of Linux")

#: Runs that once ended in a traceback, or did not end.
ONCE_WRONG = (("books", 2299), ("books", 2322), ("visits", 1370), ("visits", 408113))
_HEAD = "标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n"
_VISIT = f"{_HEAD}来宾: [周明远]\n"
_ROW = "  - {日期: 2026-07-05, 时间: 09:00-10:00, 内容: 考察, 形式: 主席台, 名称: 会, 人员: 全体}\n"
#: Files of which time or memory once grew with the square of their size, or more.
LARGE = {
    "braces": "{" * 45_000,
    "commas": "a: [" + "," * 4_900_000 + "]",
    "empty lines": "\n" * 4_900_000,
    "unknown keys": _VISIT + "".join(f"k{number}: 1\n" for number in range(400_000)),
    "guests": f"{_HEAD}来宾:\n" + "".join(f"  - {{姓名: 周{chr(0x4E00 + at)}, 单位: 局}}\n" for at in range(9_000)),
    "guests in other words": f"{_HEAD}来宾:\n  名单:\n"
    + "".join(
        f"  - {{中文姓名: 周{chr(0x4E00 + at)}, 头衔: 局长, 男女: 先生, 族别: 汉, 机构: 局, 级: 正处, 手机: 无}}\n"
        for at in range(1_900)
    ),
    "seatings": f"{_VISIT}座次:\n" + _ROW * 1_900,
    "seatings beyond the limit": f"{_VISIT}座次:\n" + _ROW * 2_100,
    "one long text": f"{_HEAD}来宾: " + "甲" * 200_000,
    "long name": f"{_HEAD}来宾: [{{姓名: '{'9' * 5000}'}}, 韩喆]\n座次: [{{名称: 会, 形式: 课桌式, 人员: 全体}}]\n",
    "spread names": f'{_VISIT}陪同: ["{"张 三 " * 10_000}"]\n',
    "digits for a person": f'{_VISIT}座次: [{{名称: 会, 形式: 主席台, 来宾: ["{"9" * 30_000}"]}}]\n',
    "strangers": f'{_VISIT}座次: [{{名称: 会, 形式: 主席台, 主方: "{"张三、" * 10_000}"}}]\n',
    "title of months": f"{_VISIT}".replace("云州市", "1月" * 60),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_is_read_or_refused_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    assert fault_of(Trial({"来访.yaml": LARGE[name].encode()}, ["check", "来访.yaml"]), tmp_path) == ""


@pytest.mark.parametrize("command", [["order"], ["cards"], ["speech"], ["intake", "-o", "稿.yaml"]])
@pytest.mark.parametrize("piece", ["甲", "张三、", "张 三 ", "1", "（"])
def test_a_line_without_an_end_is_told_its_limit(piece: str, command: list[str], tmp_path: Path) -> None:
    trial = Trial({"单.txt": f"{piece * 220_000}\n".encode()}, [command[0], "单.txt", *command[1:]])
    assert fault_of(trial, tmp_path) == ""
    assert "超过 2 万" in (tmp_path / "说的").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("commas", "超过 15 万"),
        ("seatings beyond the limit", "“座次”有2100项，超过2000项"),
        ("one long text", "有200000个字，超过 5 万"),
        ("long name", "“姓名”有5000个字，超过100个"),
    ],
)
def test_what_is_beyond_a_limit_is_told_the_limit(name: str, sentence: str, tmp_path: Path) -> None:
    fault_of(Trial({"来访.yaml": LARGE[name].encode()}, ["check", "来访.yaml"]), tmp_path)
    assert sentence in (tmp_path / "说的").read_text("utf-8")


@pytest.mark.parametrize(("kind", "seed"), ONCE_WRONG)
def test_what_was_once_wrong_ends_in_a_sentence(kind: str, seed: int, tmp_path: Path) -> None:
    assert fault_of(trial_of(kind, seed), tmp_path) == ""


@pytest.mark.parametrize("kind", TRIALS)
def test_a_command_on_a_broken_file_ends_by_itself(kind: str) -> None:
    assert list(findings(kind, range(8))) == []


@pytest.mark.parametrize("command", [["brand", "check", "牌"], ["brand", "show", "牌", "-o", "品牌.docx"]])
def test_a_picture_that_is_a_link_in_a_circle_is_no_picture(command: list[str], tmp_path: Path) -> None:
    files = {"牌/brand.yaml": "名称: 清江\n标志: {文件: 图.png, 宽: 30}\n".encode()}
    (tmp_path / "牌").mkdir()
    (tmp_path / "牌" / "图.png").symlink_to("图.png")
    assert fault_of(Trial(files, command), tmp_path) == ""
    assert "图片要放在品牌文件夹里" in (tmp_path / "说的").read_text("utf-8")
