"""Characters in data for a template that are not what they look like: said at their place, printed as they are."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from docgen.word.package.outline import texts
from tests.conftest import Run
from tests.word.templates import template

Runs = Callable[..., Run]
ODD = [
    ("李\u200b方", "U+200B"),
    ("李\u2060方", "U+2060"),
    ("\ufeff李方", "U+FEFF"),
    ("李方\u202e", "U+202E"),
    ("李\u00ad方", "U+00AD"),
    ("李⽅", "U+2F45"),
    ("山﨑", "U+FA11"),
    ("李\ue000", "U+E000"),
    ("川Ａ12345", "U+FF21"),
    ("3月2曰", "U+66F0"),
    ("云州曰报社", "U+66F0"),
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("信.docx").write_bytes(template("{{ 姓名 }}"))
    return tmp_path


@pytest.mark.parametrize("ending", [".yaml", ".json", ".csv", ".xlsx"])
@pytest.mark.parametrize(("value", "code"), ODD)
def test_an_odd_character_is_said_at_its_place_and_printed(
    here: Path, run: Runs, value: str, code: str, ending: str
) -> None:
    data = here / f"数据{ending}"
    if ending == ".xlsx":
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active.append(["姓名"])
        book.active.append([value])
        book.save(data)
    else:
        written = {".yaml": f"姓名: '{value}'\n", ".json": json.dumps({"姓名": value}), ".csv": f"姓名\n{value}\n"}
        data.write_text(written[ending], "utf-8")
    result = run("fill", "信.docx", data.name, "-o", "出.docx")
    assert result.code == 0, result.err
    assert [code in line for line in result.err.split("\n") if "“姓名”里" in line] == [True]
    assert value in texts(Path("出.docx").read_bytes())


def test_a_column_of_odd_characters_is_said_once_and_counted(here: Path, run: Runs) -> None:
    (here / "数据.csv").write_text("姓名\n" + "".join(f"李{number}\u200b\n" for number in range(40)), "utf-8")
    said = run("fill", "信.docx", "数据.csv", "-o", "出").err
    assert said.count("D123") == 1
    assert "数据.csv!A2: 应改 D123" in said and "还有39处" in said
    assert "文件名里不能有U+200B" in said


@pytest.mark.parametrize(
    "value",
    [
        "阿依古丽·买买提",
        "𠮷田",
        "李曰刚",
        "Anna Müller",
        "１号楼对面的会议室里开会，共有３０人参加，其中来宾１２人，陪同１８人，请准备座签。",
    ],
)
def test_usual_words_are_not_odd(here: Path, run: Runs, value: str) -> None:
    (here / "数据.yaml").write_text(f"姓名: {value}\n", "utf-8")
    assert "D12" not in run("fill", "信.docx", "数据.yaml", "-o", "出.docx").err
