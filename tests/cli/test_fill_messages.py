"""What ``docgen fill`` says of faults: all at once, each where it is, in the words of the user, with a remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.word.templates import template

Says = Callable[..., str]


@pytest.fixture
def says(tmp_path: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> Says:
    """What is said of a template of these paragraphs and this data; nothing may be written."""
    monkeypatch.chdir(tmp_path)

    def says(data: str, *paragraphs: str, name: str = "数据.yaml") -> str:
        Path("通知.docx").write_bytes(template(*paragraphs))
        Path(name).write_text(data, "utf-8")
        result = run("fill", "通知.docx", name, "-o", "出", "--force")
        assert result.code, result.out
        return result.err

    return says


def test_every_fault_of_a_document_is_said_at_once(says: Says) -> None:
    data = "费用: 约500元\n电话:\n单位:\n人数: 十二人\n天数: '3'\n"
    said = says(data, '{{ "{:,.2f}".format(费用) }}{{ 电话 }}{{ 费用 * 2 }}', "{{ 单位 }}{{ 人数|int }}{{ 天数 + 1 }}")
    places = [line.partition(" “")[0] for line in said.splitlines() if line.startswith("数据")]
    assert places == [
        "数据.yaml:1:5: 错误 D908",
        "数据.yaml:2:4: 错误 D903",
        "数据.yaml:3:4: 错误 D903",
        "数据.yaml:4:5: 错误 D908",
        "数据.yaml:5:5: 错误 D908",
    ]


def test_every_fault_of_a_row_is_said_at_once(says: Says) -> None:
    data = "姓名,费用（元）,天数,电话\n甲,待定,,\n乙,5,两天,1\n"
    said = says(data, '{{ 费用 * 2 }}{{ 行["费用（元）"] + 1 }}{{ 天数 - 1 }}{{ 电话 }}', name="数据.csv")
    for cell, code in {"B2": "D908", "C2": "D908", "D2": "D903", "C3": "D908"}.items():
        assert said.count(f"数据.csv!{cell}: 错误 {code}") == 1, said


@pytest.mark.parametrize(
    "tag",
    [
        "{% if 费用 > 3 %}{{ 电话 }}{% endif %}",
        "{{ 电话 if 费用 * 2 < 3 else '' }}",
        "{{ 费用 * 2 }}{% if 费用 < 3 %}{{ 电话 }}{% endif %}",
        "{% set 数 = 费用 * 2 %}{% if 数 < 3 %}{{ 电话 }}{% endif %}",
    ],
)
def test_what_depends_on_a_value_that_is_no_number_is_not_guessed(says: Says, tag: str) -> None:
    said = says("费用: 待定\n电话:\n", tag)
    assert "1:5: 错误 D908" in said and "D903" not in said and "M1" not in said


def test_the_remedy_of_a_value_that_is_no_number_works(says: Says, run: Callable[..., Run]) -> None:
    assert "用 {% if 费用 is number %} 绕开" in says("费用: 待定\n", "{{ 费用 * 2 }}")
    Path("通知.docx").write_bytes(template("{% if 费用 is number %}{{ 费用 * 2 }}{% endif %}好"))
    assert run("fill", "通知.docx", "数据.yaml", "-o", "出", "--force").code == 0
    data, total = "款: [{费: 3}, {费: 待定}]\n", "{{ 款%s|sum(attribute='费') }}"
    remedy = "|selectattr('费', 'number')"
    assert f"用 {remedy} 绕开" in says(data, total % "")
    Path("通知.docx").write_bytes(template(total % remedy))
    assert run("fill", "通知.docx", "数据.yaml", "-o", "出", "--force").code == 0


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("'1,200'", "去掉千分位逗号，写成 1200"),
        ("1，200.5", "去掉千分位逗号，写成 1200.5"),
        ("¥1,200元", "去掉“¥”和“元”和千分位逗号，写成 1200"),
        ("500元", "去掉“元”，写成 500"),
        ("'500'", "去掉引号，写成 500"),
        ("012", "要计算就写成 12；它是号码就不必计算"),
        ("12,5", "改成数；可以这样写"),
    ],
)
def test_the_remedy_fits_the_value(says: Says, typed: str, hint: str) -> None:
    said = says(f"费: {typed}\n", "{{ 费 * 2 }}")
    assert hint in said and "千分号" not in said, said


@pytest.mark.parametrize(
    ("data", "tag", "label"),
    [
        ("款: [{费: 1}, {费: 无}]\n", "{{ 款[1].费 * 2 }}", "“款”第2项的“费”是“无”"),
        ("款: [{费: 1}, {费: 无}]\n", "{{ 行.款[1].费 * 2 }}", "“款”第2项的“费”是“无”"),
        ("款: [{费: 1}, {费: 无}]\n", "{% for 项 in 款 %}{{ 项.费 * 2 }}{% endfor %}", "“款”第2项的“费”是“无”"),
        ("款: [1, 无]\n", "{{ 款[1] * 2 }}", "“款”第2项是“无”"),
        ("组: {款: {费: 无}}\n", "{{ 组.款.费 * 2 }}", "“组.款.费”是“无”"),
    ],
)
def test_a_value_is_called_as_its_writer_counts(says: Says, data: str, tag: str, label: str) -> None:
    assert label in says(data, tag)


@pytest.mark.parametrize(("begin", "end"), [("{%p if a %}", "{%p endif %}"), ("{%p for x in [1] %}", "{%p endfor %}")])
def test_a_dash_that_reaches_over_a_tag_leaves_that_tag(says: Says, begin: str, end: str) -> None:
    said = says("a: 1\n", begin, "甲", end, "{%- if a %}乙{% endif %}")
    assert "M108" in said and "M106" not in said


@pytest.mark.parametrize(
    "tag",
    [
        '{{ 列|join（"、"） }}',
        "{{ 列 | join（'、'） }}",
        "{{ 数|round（2） }}",
        "{{ 名.replace（'甲', '乙'） }}",
        "{% for 项 in range（3） %}{% endfor %}",
        "{% if 数 is divisibleby（2） %}{% endif %}",
        "{% if 数 is not divisibleby（2） %}{% endif %}",
    ],
)
def test_brackets_of_a_call_are_no_name(says: Says, tag: str) -> None:
    said = says("列: [1]\n数: 1\n名: 甲\n", tag)
    assert "改法：换成半角“(”" in said and "就写" not in said


def test_brackets_of_a_name_are_one(says: Says) -> None:
    assert '就写 人["费用（元）"]' in says("人: {费用（元）: 1}\n", "{{ 人.费用（元）|round（2） }}")


@pytest.mark.parametrize(
    "tag",
    ["{% if 名 %｝有{% endif %}", "{｛名}}", "{{ 名 ｝}", "｛% if 名 %}有{% endif %}", "{% if 名 ％}有{% endif %}"],
)
def test_one_full_width_brace_is_one_fault(says: Says, tag: str) -> None:
    said = says("名: 甲\n", tag)
    assert said.count("错误") == 1 and "M103" in said, said


@pytest.mark.parametrize(
    "tag", ["{{ 名单|map(attribute='姓名')|join('、') }}", "{{ 名单|sort(attribute='姓名')|length }}"]
)
def test_an_item_without_a_name_is_counted_out(says: Says, tag: str) -> None:
    said = says("名单: [{姓名: 甲}, {名: 乙}, {姓名: 丙}]\n", tag)
    assert "“名单”第2项没有“姓名”" in said and "|selectattr('姓名', 'defined')" in said


def test_a_value_that_no_paper_can_carry_is_named_once_at_its_place(says: Says) -> None:
    assert says('a: "x\\ay"\n', "{{ a }}").splitlines()[0] == "数据.yaml:1:4: 错误 D901 “a”：第2个字符 U+0007 印不出来"
    said = says('款: [{费: 1}, {费: "x\\ay"}]\n', "{{ 款|length }}")
    assert said.startswith("数据.yaml:1:17: 错误 D901 “款”第2项的“费”：") and said.count("D901") == 1


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("{{ 姓 名 }}", "改法：去掉名字里的空格：{{ 姓名 }}"),
        ("{{ 人.姓　名 }}", "改法：去掉名字里的空格：{{ 人.姓名 }}"),
        ('{% for x in 款 %}{{ 行["费用（元）"] }}{% endfor %}', '改法：写成 x["费用（元）"]'),
        ("{{{ 姓名 }}}", "改法：删去多出的“}”"),
    ],
)
def test_a_slip_has_its_remedy(says: Says, tag: str, hint: str) -> None:
    said = says("姓名: 甲\n人: {姓名: 甲}\n款: [{费用（元）: 3}]\n", tag)
    assert hint in said and "--engine" not in said, said


@pytest.mark.parametrize(
    ("tag", "hint"),
    [("{% for x in 款 %}{{ loop.parent }}{% endfor %}", "previtem？"), ("{{ 姓名|datefmt('x') }}", "default？")],
)
def test_words_that_are_alike_by_chance_are_not_suggested(says: Says, tag: str, hint: str) -> None:
    assert hint.removesuffix("？") + "”？" not in says("姓名: 甲\n款: [1]\n", tag)


def test_what_goes_with_a_paper_is_called_after_it(tmp_path: Path, run: Callable[..., Run]) -> None:
    for name in ("5报告", "附件1：简介"):
        (tmp_path / f"{name}.docx").write_bytes(template("{{ 甲 }}" if name == "5报告" else "简介"))
    (tmp_path / "5.yaml").write_text("甲: 一\n$附件: [附件1：简介.docx]\n", "utf-8")
    result = run("fill", str(tmp_path / "5报告.docx"), str(tmp_path / "5.yaml"), "-o", str(tmp_path / "出/通知.docx"))
    assert result.code == 0, result.err
    assert sorted(path.name for path in (tmp_path / "出").iterdir()) == ["通知-附件1-简介.docx", "通知.docx"]
