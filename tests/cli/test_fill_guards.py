"""Names that a template prints only if they are there: what docxtpl's users write is filled as docxtpl fills it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.word.package.outline import texts
from tests.cli.conftest import ENGINES
from tests.conftest import Run

DATA = {
    "乙": {"名": "甲乙"},
    "人员": [{"姓名": "李", "备注": "x"}, {"姓名": "王"}],
    "空": "",
    "无": None,
    "否": False,
    "零": 0,
    "空组": {},
    "空列": [],
    "线上": {"号": "1", "密": {"甲": "2"}},
    "批": [{"线上": {"号": "9"}}, {"线上": ""}, {"线上": None}],
}


JSON = json.dumps(DATA, ensure_ascii=False, indent=1)


@pytest.fixture
def filled(fill: Callable[..., Run]) -> Callable[..., Run]:
    """Fills a template of one paragraph with these data."""
    return lambda tag, *options: fill("数据.json", JSON, tag, *options)


def line() -> str:
    """The first line of the document that was written."""
    path = Path("出") if Path("出").is_file() else next(Path("出").glob("*.docx"))
    return texts(path.read_bytes())[0]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{% if 丙 is defined %}{{ 丙 }}{% endif %}无", "无"),
        ("{% if 丙 is not defined %}没有{% else %}{{ 丙 }}{% endif %}", "没有"),
        ("{% if not 丙 is defined %}没有{% else %}{{ 丙.名 }}{% endif %}", "没有"),
        ("{% if 丙 is undefined %}没有{% elif 丙.号 %}{{ 丙.号 }}{% endif %}", "没有"),
        ("{% if 丙 is defined %}{% for x in 丙 %}{{ x.名 }}{% endfor %}{% endif %}无", "无"),
        ("{% if 丙 is defined and 丙.名 %}{{ 丙.名 }}{% endif %}无", "无"),
        ("{% if 丙 is undefined or 丙.名 == 'x' %}无{% endif %}", "无"),
        ("{% if 丙|default('') %}{{ 丙 }}{% endif %}无", "无"),
        ("{% if 丙 is defined %}甲{% elif 乙.名 %}{{ 乙.名 }}{% endif %}", "甲乙"),
        ("{% if 乙.法 is defined %}（{{ 乙.法 }}）{% endif %}无", "无"),
        ("{% if 乙['法'] is defined %}{{ 乙['法'] }}{% endif %}无", "无"),
        ("{{ 乙.法 if 乙.法 is defined else '—' }}", "—"),
        ("{% if 乙.法 is defined and 乙.法 %}{{ 乙.法 }}{% else %}—{% endif %}", "—"),
        ("{% if '法' in 乙 %}{{ 乙.法 }}{% endif %}无", "无"),
        ("{% if '法' not in 乙 %}没有{% else %}{{ 乙.法 }}{% endif %}", "没有"),
        ("{% if 乙.get('法') %}{{ 乙.法 }}{% endif %}无", "无"),
        ("{% for b in 批 %}{% if b.线上 %}{{ b.线上.号 }}{% else %}无{% endif %}{% endfor %}", "9无无"),
        ("{% for b in 批 if b.线上 %}{{ b.线上.号 }}{% endfor %}", "9"),
        ("{% if 线上 and 线上.密 %}{{ 线上.密.甲 }}{% endif %}", "2"),
        ("{% if 无 is not none %}{{ 无.号 }}{% else %}无{% endif %}", "无"),
        ("{% set 丁 = 空 %}{% if 丁 %}{{ 丁.号 }}{% endif %}无", "无"),
        ("{% if 空组|length > 0 %}{{ 空组.号 }}{% endif %}无", "无"),
        ("{% if 空 != '' %}{{ 空.号 }}{% endif %}无", "无"),
    ],
)
def test_what_a_test_has_asked_for_may_be_missing(
    filled: Callable[..., Run], tag: str, printed: str, engine: list[str]
) -> None:
    result = filled(tag, *engine)
    assert (result.code, result.err.count("错误")) == (0, 0), result.err
    assert line() == printed


@pytest.mark.parametrize("name", ["空", "无", "否", "零", "空组", "空列"])
@pytest.mark.parametrize(
    "tag",
    [
        "{% if 它 %}{{ 它.号 }}-{{ 它.密.甲 }}{% else %}无{% endif %}",
        "{% if not 它 %}无{% else %}{{ 它.号 }}{% endif %}",
        "{{ 它.号 if 它 else '无' }}",
        "{% if 它 and 它.号 == '1' %}有{% endif %}无",
    ],
)
def test_a_group_that_is_not_there_is_left_out(filled: Callable[..., Run], tag: str, name: str) -> None:
    result = filled(tag.replace("它", name))
    assert result.code == 0, result.err
    assert line() == "无"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("{% if 线上 %}{{ 线上.码 }}{% endif %}", "没有“线上.码”这个名字"),
        ("{% if 丙 is defined %}{{ 丁 }}{% endif %}", "没有“丁”这个名字"),
        ("{% if 丙 is defined %}甲{% endif %}{{ 丙 }}", "没有“丙”这个名字"),
        ("{% if 丙 is defined or 乙 %}{{ 丙 }}{% endif %}", "没有“丙”这个名字"),
        ("{% if 丙 is defined %}甲{% else %}{{ 丙 }}{% endif %}", "没有“丙”这个名字"),
        ("{% if 丙 is undefined %}{{ 丙 }}{% endif %}", "没有“丙”这个名字"),
        ("{% for 丙 in 人员 %}{{ 丙.姓名 }}{% endfor %}{{ 丙 }}", "没有“丙”这个名字"),
    ],
)
def test_a_name_for_which_no_test_has_asked_is_refused(
    filled: Callable[..., Run], tag: str, sentence: str, engine: list[str]
) -> None:
    result = filled(tag, *engine)
    assert (result.code, result.err.count("错误")) == (3, 1)
    assert sentence in result.err


@pytest.mark.parametrize(
    ("tag", "remedy"),
    [
        ("{% if 丙 %}{{ 丙 }}{% endif %}", "可以没有就写 丙 is defined"),
        ("{% if 乙.法 %}{{ 乙.法 }}{% endif %}", "可以没有就写 乙.法 is defined"),
        ("{{ '有' if 乙.法 else '无' }}", "可以没有就写 乙.法 is defined"),
    ],
)
def test_a_bare_test_for_a_missing_name_says_once_how_to_ask(filled: Callable[..., Run], tag: str, remedy: str) -> None:
    result = filled(tag)
    assert (result.code, result.err.count("错误 M110")) == (3, 1)
    assert remedy in result.err
    assert filled(tag.replace("if 丙", "if 丙 is defined").replace("if 乙.法", "if 乙.法 is defined")).code == 0


@pytest.mark.parametrize(
    ("tag", "typed"),
    [
        ("{{ 空 }}", '"空": ""'),
        ("{{ 无 }}", '"无": null'),
        ("{{ 批[1].线上 }}", '"线上": ""'),
        ("{% for b in 批[2:] %}{{ b.线上 }}{% endfor %}", '"线上": null'),
    ],
)
def test_a_value_of_json_is_named_at_its_place(filled: Callable[..., Run], tag: str, typed: str) -> None:
    number, where = next((number, one) for number, one in enumerate(JSON.split("\n"), 1) if typed in one)
    assert f"数据.json:{number}:{where.index(':') + 3}: 错误 D903" in filled(tag).err


def test_paragraphs_that_are_not_there_may_have_been_a_subdocument(fill: Callable[..., Run]) -> None:
    result = fill("数据.yaml", "题: 甲\n", "{{p 正文 }}")
    assert result.code == 3
    assert "写 $附件: [文件.docx]；或写成 正文: {$段落: […]}" in result.err
    assert fill("数据.yaml", "正文: {$段落: [甲, 乙]}\n", "{{p 正文 }}").code == 0


def test_a_heading_that_looks_like_a_difference_is_said_once(fill: Callable[..., Run]) -> None:
    result = fill("数据.csv", "姓名,费用-元\n甲,5\n", "{{ 姓名 }}{{ 费用-元 }}")
    assert (result.code, result.err.count("错误")) == (3, 1)
    assert '写成 行["费用-元"]' in result.err
    assert fill("数据.csv", "", '{{ 姓名 }}{{ 行["费用-元"] }}').code == 0
