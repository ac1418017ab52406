"""doctor: what this computer can do, what it lacks, and the remedy; nothing is changed and nobody is asked."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from docgen import assets
from docgen.api.doctor import programs
from docgen.output import converter
from tests.conftest import OFFICE, Run

Runner = Callable[..., Run]
RARE = "喆珺玥堃㛃𬱖"


@pytest.fixture
def font_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with fonts on this computer, and no program on its path."""
    folder = tmp_path / "字体"
    folder.mkdir()
    monkeypatch.setattr(assets, "_font_folders", lambda: (folder,))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(converter, "_INSTALL_PATHS", ())
    monkeypatch.delenv(converter.PROGRAM_VARIABLE, raising=False)
    return folder


def install(folder: Path, file: str, names: Sequence[str], characters: str) -> None:
    """A font file of families with these names, in which these characters are drawn."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((100, 800))
    pen.lineTo((900, 800))
    pen.closePath()
    glyph, empty = pen.glyph(), TTGlyphPen(None).glyph()
    glyph_names = [".notdef", *(f"u{ord(character):X}" for character in characters)]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(glyph_names)
    builder.setupCharacterMap({ord(character): f"u{ord(character):X}" for character in characters})
    builder.setupGlyf({name: glyph if number else empty for number, name in enumerate(glyph_names)})
    builder.setupHorizontalMetrics(dict.fromkeys(glyph_names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2()
    first, *others = names
    builder.setupNameTable({"familyName": first, "styleName": "Regular"}, mac=False)
    for other in others:
        builder.font["name"].setName(other, 1, 3, 1, 0x804)
    builder.setupPost()
    builder.save(folder / file)


def seen(run: Runner, *arguments: object) -> dict[str, dict[str, str]]:
    """What doctor says, by what was looked at."""
    left = run("doctor", *arguments, "--json")
    assert left.code == 0
    return {one["item"]: one for one in json.loads(left.out)}


def test_a_computer_with_nothing_says_what_to_get(run: Runner, font_folder: Path, tmp_path: Path) -> None:
    found = seen(run, tmp_path)
    lacking = {item for item, one in found.items() if one["state"] == "缺"}
    assert lacking == {
        *("正文字体", "楷体", "黑体", "标题字体", "页码字体", "席卡字体", "座次图字体"),
        *("方案的罕用字", "席卡的罕用字", "转 PDF"),
    }
    assert all(one["remedy"] for one in found.values() if one["state"] != "可用")
    assert "没有“仿宋_GB2312”" in found["正文字体"]["text"]
    assert "装上 LibreOffice" in found["转 PDF"]["remedy"]
    assert "没有字体能印" in found["席卡的罕用字"]["text"]
    assert "没有 office.yaml" in found["办公室"]["text"]
    assert "docgen new" in found["办公室"]["remedy"]


def test_the_faces_of_papers_and_what_stands_in_for_them(run: Runner, font_folder: Path, tmp_path: Path) -> None:
    install(font_folder, "a.ttf", ["FangSong_GB2312", "仿宋_GB2312"], "国")
    install(font_folder, "simkai.ttf", ["KaiTi", "楷体"], "国")
    install(font_folder, "b.ttf", ["STZhongsong", "华文中宋"], "国")
    found = seen(run, tmp_path)
    assert (found["正文字体"]["state"], found["正文字体"]["text"]) == ("可用", "“仿宋_GB2312”已安装")
    assert (found["楷体"]["state"], found["楷体"]["text"]) == ("提示", "没有“楷体_GB2312”，用“楷体”代替")
    assert (found["标题字体"]["state"], found["标题字体"]["text"]) == ("提示", "没有“方正小标宋简体”，用“华文中宋”代替")
    assert found["黑体"]["state"] == "缺"
    assert (found["席卡字体"]["state"], found["席卡字体"]["text"]) == ("可用", "席卡、证件用“楷体”")


def test_rare_characters_are_looked_for_in_the_faces_that_print_them(
    run: Runner, font_folder: Path, tmp_path: Path
) -> None:
    install(font_folder, "a.ttf", ["仿宋_GB2312"], "国")
    install(font_folder, "simfang.ttf", ["FangSong", "仿宋"], "国喆珺玥堃")
    install(font_folder, "simkai.ttf", ["楷体"], "国喆珺玥㛃")
    found = seen(run, tmp_path)
    # 㛃 is in no face of papers, but in one of this computer
    assert (found["方案的罕用字"]["state"], found["方案的罕用字"]["text"]) == ("缺", "𬱖 没有字体能印")
    assert (found["席卡的罕用字"]["state"], found["席卡的罕用字"]["text"]) == ("缺", "堃 𬱖 没有字体能印")
    install(font_folder, "simsunb.ttf", ["SimSun-ExtB", "宋体-ExtB"], RARE)
    found = seen(run, tmp_path)
    assert found["席卡的罕用字"]["state"] == "可用"
    assert (found["方案的罕用字"]["state"], found["方案的罕用字"]["text"][:1]) == ("提示", "㛃")
    assert found["方案的罕用字"]["remedy"].startswith("装“宋体”（")
    install(font_folder, "simsun.ttf", ["宋体"], "㛃")
    assert seen(run, tmp_path)["方案的罕用字"]["text"] == "喆 珺 玥 堃 㛃 𬱖 都能印"


def test_a_font_file_that_is_damaged_is_named(run: Runner, font_folder: Path, tmp_path: Path) -> None:
    install(font_folder, "simkai.ttf", ["楷体"], RARE)
    whole = (font_folder / "simkai.ttf").read_bytes()
    (font_folder / "simkai.ttf").write_bytes(whole[: len(whole) // 2])
    (font_folder / "msyh.ttc").write_bytes(b"no font")
    found = seen(run, tmp_path)
    assert found["字体文件"]["text"].startswith("simkai.ttf、msyh.ttc 损坏了")
    assert found["席卡的罕用字"]["state"] == "缺"


def test_names_of_the_office_are_tried_too_and_its_brand_names_faces(
    run: Runner, font_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "办" / "库").mkdir(parents=True)
    (tmp_path / "办" / "office.yaml").write_text("单位: 清江区接待中心\n", "utf-8")
    (tmp_path / "办" / "库" / "领导.yaml").write_text("- {姓名: 林小䶮}\n- {姓名: 周明远}\n", "utf-8")
    install(font_folder, "simkai.ttf", ["楷体"], RARE)
    found = seen(run, tmp_path / "办")
    assert found["席卡的罕用字"]["text"] == "䶮 没有字体能印"
    assert found["办公室"]["text"].startswith("清江区接待中心（")
    assert "领导2条" in found["办公室"]["text"]


def test_what_is_wrong_in_the_files_of_an_office_is_said_with_its_place(
    run: Runner, font_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "office.yaml").write_text(
        "单位: 清江区接待中心\n品牌: 没有的\n座次规则: {主席台: {双数: 乱}}\n", "utf-8"
    )
    found = seen(run, tmp_path)
    assert found["办公室"]["state"] == "缺"
    assert "office.yaml:3:" in found["办公室"]["text"]
    assert "没有“没有的”这个品牌" in found["品牌"]["text"]
    (tmp_path / "office.yaml").write_text("地区: 清江区\n", "utf-8")
    nameless = seen(run, tmp_path)["办公室"]
    assert (nameless["state"], nameless["remedy"]) == ("提示", "在 office.yaml 里写上“单位”，用于落款")


def test_the_example_office_can_be_read(run: Runner) -> None:
    found = seen(run, OFFICE)
    assert [found[item]["state"] for item in ("程序", "办公室", "品牌", "文件夹")] == ["可用"] * 4


@pytest.mark.skipif(os.name != "posix", reason="stand-ins are scripts of a POSIX shell")
def test_programs_are_found_and_named(
    run: Runner, font_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, script in (("soffice", "exit 1"), ("lp", "exit 1"), ("lpstat", "echo HP; echo KAPAI")):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    (folder / "bootstraprc").write_text("ProductKey=LibreOffice 24.8\n")
    monkeypatch.setenv("PATH", str(folder))
    found = seen(run, tmp_path)
    assert found["转 PDF"]["text"] == f"LibreOffice 24.8（{folder / 'soffice'}）"
    assert found["打印"]["text"] == "打印机：HP、KAPAI"
    (folder / "bootstraprc").write_text("ProductKey=LibreOffice 6.2\n")
    monkeypatch.setenv(converter.PROGRAM_VARIABLE, "")
    assert "太旧" in seen(run, tmp_path)["转 PDF"]["text"]
    monkeypatch.setenv(converter.PROGRAM_VARIABLE, str(tmp_path / "没有"))
    assert "不在" in seen(run, tmp_path)["转 PDF"]["text"]
    (folder / "lpstat").write_text("#!/bin/sh\n/bin/sleep 90\n")
    begun = time.monotonic()
    assert "没有装打印机" in seen(run, tmp_path)["打印"]["text"]
    assert time.monotonic() - begun < 80


def test_a_library_that_is_not_there_is_named(
    run: Runner, font_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(programs._LIBRARIES, "no_such_module", "no-such-package")
    found = seen(run, tmp_path)["程序"]
    assert (found["state"], "没有装 no-such-package" in found["text"]) == ("缺", True)
    assert found["remedy"].endswith("-m pip install no-such-package")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who may not write everywhere")
def test_a_folder_that_cannot_be_written_is_said(run: Runner, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    found = seen(run, tmp_path)["文件夹"]
    tmp_path.chmod(0o700)
    assert (found["state"], "写不进去" in found["text"]) == ("缺", True)


def test_a_full_disk_and_a_folder_that_refuses_are_said(
    run: Runner, font_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": 3_000_000})())
    assert "只剩 3 MB" in seen(run, tmp_path)["文件夹"]["text"]

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    assert "写不进去" in seen(run, tmp_path)["文件夹"]["text"]


def test_a_terminal_that_shows_no_chinese_is_said(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "doctor", "--json"],
        capture_output=True,
        env=environment,
        cwd=tmp_path,
        check=True,
    )
    found = {one["item"]: one for one in json.loads(done.stdout)}["中文显示"]
    if os.name == "posix":
        assert (found["state"], "LANG=C.UTF-8" in found["remedy"]) == ("提示", True)


def test_the_list_has_a_mark_a_word_and_the_remedy_below(run: Runner, font_folder: Path, tmp_path: Path) -> None:
    left = run("doctor", tmp_path)
    assert left.code == 0
    lines = left.out.splitlines()
    assert lines[0].startswith("√ 可用  程序：docgen ")
    at = next(number for number, line in enumerate(lines) if "正文字体" in line)
    assert lines[at].startswith("× 缺　  正文字体：没有“仿宋_GB2312”")
    assert lines[at + 1].startswith("        改法：从单位装有公文字体的电脑上")
    # the same remedy is not read out again
    assert lines[at + 3] == "        改法：同上"
    assert "\x1b" not in left.out
    assert "项缺" in left.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有的文件夹"], "没有“没有的文件夹”这个文件夹"),
        ([OFFICE / "office.yaml"], "是文件，不是文件夹"),
        (["--office", "没有.yaml"], "没有“没有.yaml”这个文件"),
        (["--jsno"], "是不是 --json"),
    ],
    ids=lambda _: "",
)
def test_wrong_use_ends_with_2(arguments: list[object], said: str, run: Runner) -> None:
    left = run("doctor", *arguments)
    assert (left.code, said in left.err) == (2, True)


def test_nothing_is_left_behind_and_nothing_heavy_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['docgen', 'doctor', '--json']\n"
        "from docgen.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted(sys.modules.keys() & {'docx', 'PIL', 'openpyxl', 'python_calamine', 'pypdf', 'socket'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "[]"
    assert list(tmp_path.iterdir()) == []
