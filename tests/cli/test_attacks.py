"""Input that brought commands down: each ends in a sentence at its place, in a few seconds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

_VISIT = "标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远, 职务: 副市长}, {姓名: 韩喆}]\n"


def _docgen(*arguments: str | bytes, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "docgen", *arguments]
    return subprocess.run(
        command, check=False, capture_output=True, cwd=cwd, env={**os.environ, **environment}, timeout=60
    )


def _seating(folder: Path, layout: str, people: str, rules: str = "") -> str:
    text = f"{_VISIT}座次:\n  - {{名称: 座谈会, 形式: {layout}, 人员: {people}, 规则: {{{rules}}}}}\n"
    (folder / "来访.yaml").write_text(text, "utf-8")
    return "来访.yaml"


@pytest.mark.parametrize("layout", ["主席台", "课桌式"])
def test_a_chart_of_seatings_that_name_nobody_is_refused(layout: str, tmp_path: Path) -> None:
    result = _docgen("seating", _seating(tmp_path, layout, "[]"), "-o", "图.docx", cwd=tmp_path)
    assert result.returncode == 1
    assert "座次里没有一场写了谁参加" in result.stderr.decode()


@pytest.mark.parametrize(
    ("layout", "rules", "option"),
    [
        ("合影", "排数: [1, 9999999999]", "排数"),
        ("合影", "排数: [1, 5000000]", "排数"),
        ("课桌式", "列数: 99999999", "列数"),
        pytest.param("课桌式", f"走道: [{'8' * 5000}]", "走道", id="5000 digits"),
        pytest.param("合影", f"排数: [{', '.join(['200'] * 3000)}]", "排数", id="3000 rows"),
    ],
)
def test_numbers_beyond_any_room_are_refused_at_their_option(
    layout: str, rules: str, option: str, tmp_path: Path
) -> None:
    result = _docgen("check", _seating(tmp_path, layout, "[周明远, 韩喆]", rules), cwd=tmp_path)
    assert result.returncode == 1
    assert f"D417 “{option}”写" in result.stderr.decode()


@pytest.mark.parametrize("written", ["副书记\\n市长", "副书记\\t市长"])
def test_a_post_of_several_lines_is_drawn(written: str, tmp_path: Path) -> None:
    source = _seating(tmp_path, "主席台", "[周明远, 韩喆]", "标注: 职务")
    text = (tmp_path / source).read_text("utf-8").replace("副市长", f'"{written}"').replace("座谈会", '"座谈\\n会"')
    (tmp_path / source).write_text(text, "utf-8")
    result = _docgen("seating", source, "-o", "图.png", cwd=tmp_path)
    assert (result.returncode, b"Traceback" in result.stderr) == (0, False)
    with Image.open(tmp_path / "图.png") as picture:
        assert picture.width > 100


def test_hundreds_of_stops_at_one_hour_are_a_few_messages_each(tmp_path: Path) -> None:
    stop = "  - {日期: 2026-07-05, 时间: 09:00-10:00, 内容: 考察%d号点, 参加: 全体}\n"
    (tmp_path / "来访.yaml").write_text(_VISIT + "日程:\n" + "".join(stop % at for at in range(400)), "utf-8")
    result = _docgen("check", "来访.yaml", cwd=tmp_path)
    assert "一共1" in result.stderr.decode() + result.stdout.decode()
    assert (result.stderr + result.stdout).count("还没有完".encode()) <= 3 * 400


def test_forty_thousand_unknown_keys_are_named_in_seconds(tmp_path: Path) -> None:
    (tmp_path / "来访.yaml").write_text(_VISIT + "".join(f"k{number}: 1\n" for number in range(40_000)), "utf-8")
    result = _docgen("check", "来访.yaml", cwd=tmp_path)
    assert (result.returncode, "一共40000处要看" in result.stderr.decode() + result.stdout.decode()) == (1, True)


def test_names_of_files_in_gb18030_are_shown_as_hanzi(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only there a name of a file is any bytes")
    result = _docgen("check", "测试.yaml".encode("gb18030"), cwd=tmp_path)
    assert (result.returncode, "没有“测试.yaml”这个文件" in result.stderr.decode()) == (2, True)


@pytest.mark.parametrize("arguments", [["check", "甲" * 300], ["cards", "来访.yaml", "-o", "甲" * 300 + ".docx"]])
def test_a_name_that_is_too_long_is_a_sentence(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "来访.yaml").write_text(_VISIT, "utf-8")
    result = _docgen(*arguments, cwd=tmp_path)
    assert result.returncode in (2, 4)
    assert "名字太长" in result.stderr.decode()


@pytest.mark.skipif(os.name != "posix", reason="streams are closed by a shell")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("check 来访.yaml >&-", 0),
        ("check 来访.yaml 2>&-", 0),
        ("check - <&-", 1),
        ("kinds >/dev/full", 4),
        ("seat 来访.yaml --json >/dev/full", 4),
    ],
)
def test_streams_that_are_closed_or_full_end_in_no_traceback(line: str, code: int, tmp_path: Path) -> None:
    _seating(tmp_path, "主席台", "[周明远, 韩喆]")
    command = ["sh", "-c", f"{sys.executable} -m docgen {line}"]
    result = subprocess.run(command, check=False, capture_output=True, cwd=tmp_path, timeout=60)
    assert (result.returncode, b"Traceback" in result.stderr) == (code, False)


@pytest.mark.skipif(os.name != "posix", reason="the names of files are always text there")
def test_files_with_chinese_names_are_read_in_the_c_locale(tmp_path: Path) -> None:
    (tmp_path / "来访.yaml").write_text(_VISIT, "utf-8")
    result = _docgen("check", "来访.yaml", cwd=tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (result.returncode, "检查了1份" in result.stderr.decode()) == (0, True)
