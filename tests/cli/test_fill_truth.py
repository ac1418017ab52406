"""What is true and false in the data of ``docgen fill``, and what is said of texts that a template misread."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
import yaml

from docgen.word.package.outline import texts
from tests.cli.conftest import ENGINES
from tests.conftest import Run

IF = "{% if 到 %}已到{% else %}未到{% endif %}"


def lines() -> list[str]:
    """The first line of every document that was written."""
    paths = [Path("出")] if Path("出").is_file() else sorted(Path("出").glob("*.docx"))
    return [texts(path.read_bytes())[0] for path in paths]


def workbook(*rows: Sequence[object]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save("数据.xlsx")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("word", "false False FALSE no No NO off Off OFF true True TRUE yes Yes YES on On ON".split())
def test_a_word_of_yaml_is_true_or_false_as_its_readers_take_it(
    fill: Callable[..., Run], word: str, engine: list[str]
) -> None:
    result = fill("数据.yaml", f"到: {word}\n", IF, *engine)
    expected = "已到" if yaml.safe_load(word) else "未到"
    assert (result.code, lines(), result.err) == (0, [expected], "")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_truth_of_excel_is_true_or_false(fill: Callable[..., Run], engine: list[str]) -> None:
    workbook(["姓名", "到"], ["甲", False], ["乙", True])
    assert fill("数据.xlsx", "", "{{ 姓名 }}" + IF, *engine).code == 0
    assert lines() == ["甲未到", "乙已到"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_truth_of_excel_is_chosen_and_compared(fill: Callable[..., Run], engine: list[str]) -> None:
    workbook(["姓名", "到"], ["甲", False], ["乙", True], ["丙", False])
    tag = "{{ 数据|selectattr('到')|list|length }}{% if 数据[1].到 == true %}真{% endif %}"
    assert fill("数据.xlsx", "", tag, *engine).code == 0
    assert lines() == ["1真"]


def test_a_truth_that_is_printed_has_a_remedy_that_works(fill: Callable[..., Run]) -> None:
    refused = fill("数据.yaml", "到: no\n", "{{ 到 }}")
    assert (refused.code, "{{ '是' if 到 else '否' }}" in refused.err, "引号" in refused.err) == (3, True, True)
    assert (fill("数据.yaml", "到: no\n", "{{ '是' if 到 else '否' }}").code, lines()) == (0, ["否"])
    assert (fill("数据.yaml", "到: 'NO'\n", "{{ 到 }}").code, lines()) == (0, ["NO"])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("typed", ["否", "不", "无", "'no'", "'FALSE'", "'0'", "没有"])
def test_a_text_that_says_no_is_no_false_and_that_is_said(
    fill: Callable[..., Run], typed: str, engine: list[str]
) -> None:
    result = fill("数据.yaml", f"到: {typed}\n", IF, *engine)
    assert (result.code, lines()) == (0, ["已到"])
    word = typed.strip("'")
    assert f"数据.yaml:1:4: 应改 D909 “到”的“{word}”是文字，在条件里算“有”" in result.err


@pytest.mark.parametrize(
    "tag",
    [
        "{% if 到 == '是' %}已到{% else %}未到{% endif %}",
        "{{ 到 }}",
        "{{ 到|default('缺', true) }}",
        "{{ [到, 到]|join('、') }}",
        "{% if 到 in ['否', '不'] %}未到{% endif %}",
    ],
)
def test_nothing_is_said_of_a_no_that_is_read_as_it_is_meant(fill: Callable[..., Run], tag: str) -> None:
    assert (fill("数据.yaml", "到: 否\n", tag).err) == ""


def test_nothing_is_said_of_a_text_that_is_printed_where_it_is_there(fill: Callable[..., Run]) -> None:
    result = fill("数据.yaml", "到: 无\n", "{% if 到 %}备注：{{ 到 }}{% endif %}")
    assert (lines(), result.err) == (["备注：无"], "")


@pytest.mark.parametrize(
    "tag",
    [
        "{% for 人 in 数据 if 人.到 %}{{ 人.姓名 }}{% endfor %}",
        "{{ 数据|selectattr('到')|map(attribute='姓名')|join }}",
        "{% for 人 in 数据 %}{{ '来' if 人.到 and 人.姓名 }}{% endfor %}",
        "{% for 人 in 数据 %}{% if not 人.到 %}缺{% endif %}{% endfor %}。",
    ],
)
def test_one_sentence_names_all_cells_that_were_misread(fill: Callable[..., Run], tag: str) -> None:
    result = fill("数据.csv", "姓名,到\n甲,是\n乙,否\n丙,FALSE\n", tag)
    assert (result.code, result.err.count("D909")) == (0, 1)
    assert "数据.csv!B3: 应改 D909 “到”的“否”等2处是文字" in result.err


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("name", "data"), [("数据.yaml", '到: ""\n'), ("数据.yaml", "到: ''\n"), ("数据.json", '{"到": ""}')]
)
def test_an_empty_text_that_is_printed_is_named(
    fill: Callable[..., Run], name: str, data: str, engine: list[str]
) -> None:
    result = fill(name, data, "[{{ 到 }}]", *engine)
    assert (result.code, "D903 “到”空着" in result.err) == (1, True)
    assert (fill(name, data, "[{{ 到 }}]", "--blanks", *engine).code, lines()) == (0, ["[]"])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("数据.yaml", "章: 公章.png\n", "写成 章: {$图片: 公章.png, 宽: 40}"),
        ("数据.json", '{"章": "照片.JPG"}', "写成 章: {$图片: 照片.JPG, 宽: 40}"),
        ("数据.csv", "章,名\n公章.jpeg,甲\n", "把列名改成“章（图片40）”"),
    ],
)
def test_the_name_of_a_picture_that_is_printed_is_said(
    fill: Callable[..., Run], name: str, data: str, hint: str, engine: list[str]
) -> None:
    result = fill(name, data, "{{ 章 }}", *engine)
    assert (result.code, "是图片的文件名，印成了文字" in result.err, hint in result.err) == (0, True, True)


def test_a_sentence_with_the_name_of_a_picture_is_a_text(fill: Callable[..., Run]) -> None:
    assert fill("数据.yaml", "章: 见 公章.png\n", "{{ 章 }}").err == ""
