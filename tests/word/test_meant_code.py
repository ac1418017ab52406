"""Slips of those who write templates: each is said once, at its place, with the tag as it was meant."""

import pytest

from docgen.errors import Problem, TemplateError
from docgen.word import fill
from docgen.word.engine.fill import open_template_bytes
from docgen.word.engine.lint import lint
from docgen.word.foreign.by_docxtpl import open_for_docxtpl
from tests.word.templates import template


def faults(*paragraphs: str) -> list[Problem]:
    return [problem for problem in lint(template(*paragraphs)) if problem.level == "error"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{% if 甲 > 5 %}大{% else if 甲 > 1 %}中{% endif %}", ["{% elif 甲 > 1 %}"]),
        ("{% if 甲 > 5 %}大{% elseif 甲 > 1 %}中{% endif %}", ["{% elif 甲 > 1 %}"]),
        ("{% if 甲 > 5 %}大{% elsif 甲 %}中{% endif %}", ["{% elif 甲 %}"]),
        ("{% if 甲 = “李梅” %}是{% endif %}", ['{% if 甲 == "李梅" %}']),
        ("{% if 甲 = 1 and 乙 = 2 %}是{% endif %}", ["{% if 甲 == 1 and 乙 == 2 %}"]),
        ("{% for 人 in 甲 %}{{ 人 }}{% end for %}", ["{% endfor %}"]),
        ("{% for 人 in 甲 %}{{ 人 }}{% end %}", ["{% endfor %}"]),
        ("{% for 人 of 甲 %}{{ 人 }}{% endfor %}", ["{% for 人 in 甲 %}"]),
        ("{% for each 人 in 甲 %}{{ 人 }}{% endfor %}", ["{% for 人 in 甲 %}"]),
        ("{% foreach 人 in 甲 %}{{ 人 }}{% endforeach %}", ["{% for 人 in 甲 %}", "{% endfor %}"]),
        ("{% if 甲 && !乙 %}是{% endif %}", ["{% if 甲 and not 乙 %}"]),
        ("{% if 甲 || 乙 %}是{% endif %}", ["{% if 甲 or 乙 %}"]),
        ("{% if 甲 <> 乙 %}是{% endif %}", ["{% if 甲 != 乙 %}"]),
        ("{% if 甲 ≥ 3 %}是{% endif %}", ["{% if 甲 >= 3 %}"]),
        ("{% if 甲 %}是{% else: %}否{% endif %}", ["{% else %}"]),
        ("{% if 甲 then %}是{% endif %}", ["{% if 甲 %}"]),
        ("{% 如果 甲 %}是{% 否则 %}否{% 结束如果 %}", ["{% if 甲 %}", "{% else %}", "{% endif %}"]),
        ("{% If 甲 %}是{% EndIf %}", ["{% if 甲 %}", "{% endif %}"]),
        ("{% set 丙 == 3 %}{{ 丙 }}", ["{% set 丙 = 3 %}"]),
        ("{{ 甲 × 乙 }}", ["{{ 甲 * 乙 }}"]),
        ("{{ 甲\u200b }}", ["{{ 甲 }}"]),
        ("{{ r 甲 }}", ["{{r 甲 }}"]),
    ],
)
def test_a_slip_is_said_with_the_tag_as_it_was_meant(typed: str, meant: list[str]) -> None:
    found = faults(typed)
    assert [problem.code for problem in found] == ["M105"] * len(meant), found
    mended = typed
    for problem, tag in zip(found, meant, strict=True):
        assert problem.hint.endswith(f"写成 {tag}")
        slip = problem.text.partition("“")[2].partition("”的写法不对")[0]
        assert problem.place is not None
        assert typed[problem.place.column - 1 :].startswith(slip)
        mended = mended.replace(slip, tag, 1)
    assert not faults(mended)


def test_a_letter_for_the_paragraph_stands_at_the_brace() -> None:
    typed = ("{% p for 人 in 甲 %}", "{{ 人 }}", "{% p endfor %}")
    assert [problem.hint for problem in faults(*typed)] == ["写成 {%p for 人 in 甲 %}", "写成 {%p endfor %}"]


@pytest.mark.parametrize(
    ("typed", "columns"),
    [
        ("{ { 甲 } }", [1, 7]),
        ("{{ 甲 } }", [6]),
        ("{ % if 甲 % }大{ % endif % }", [1, 10, 14, 24]),
        ("{% if 甲 % }大{% endif %}", [9]),
        ("{　{ 甲 }　}", [1, 7]),
    ],
)
def test_a_space_between_two_braces_is_said_and_no_other_engine(typed: str, columns: list[int]) -> None:
    found = faults(typed)
    assert [problem.place.column for problem in found if problem.place] == columns
    assert all("去掉空格" in problem.hint and "docxtpl" not in problem.hint for problem in found)


@pytest.mark.parametrize(
    "typed",
    [
        "{{ {'a': {'b': 1} }.a.b }}",
        "{{ {'a': {'b': 1} } }}",
        "{% set x = {'a': {'b': 1} } %}{{ x.a.b }}",
        "{{ { 'a': 1 }.a }} {{ 5 % 3 }}",
    ],
)
def test_mappings_in_an_expression_may_have_spaces(typed: str) -> None:
    assert not [problem for problem in faults(typed) if problem.code != "M112"]


@pytest.mark.parametrize(
    ("typed", "sentence", "remedy"),
    [
        ("{{ 名.Upper() }}", "不能调用", "是不是“upper”？"),
        ("{{ '{：,.2f}'.format(数) }}", "全角符号“：”", "写成“{:,.2f}”"),
        ("{{ 列[5] }}", "没有第6项", "先写 {% if 列|length > 5 %}"),
        ("{% for 人 in 列 %}{{ 人.姓 }}{% endfor %}{{ 人.姓 }}", "没有“人”", "只在它的循环里有"),
        ("{{r富 }}", "没有“r富”", "“r”后面空一格：{{r 富 }}"),
        ("{% for 人 in 列 %}{{ 人.备 }}{% endfor %}", "“列”第2项没有“备”", "可以没有就写 人.备|default('')"),
        ("{% for 人 in 列 %}{% if 人.备 %}有{% endif %}{% endfor %}", "“列”第2项没有“备”", "人.备 is defined"),
        ("{{ 列|sum(attribute='数') }}", "“列”第2项没有“数”", "|selectattr('数', 'defined')"),
        ("{{ 名|join('、') }}", "“周明远”是一段文字，join 会把它拆成一个一个字", "写 |list|join"),
    ],
)
def test_a_remedy_names_what_helps(typed: str, sentence: str, remedy: str) -> None:
    data = {"名": "周明远", "数": 3, "富": "x", "列": [{"姓": "周", "备": "y", "数": 1}, {"姓": "李"}]}
    with pytest.raises(TemplateError) as refused:
        fill(template(typed), data)
    said = refused.value.problems
    assert len(said) == 1
    assert sentence in said[0].text
    assert remedy in said[0].hint


def test_letters_of_a_text_can_be_joined_on_purpose() -> None:
    assert fill(template("{{ 名|list|join('、') }}{{ 名|join(' ') }}"), {"名": "周明远"})


@pytest.mark.parametrize("engine", ["", "docxtpl"])
def test_a_hyphen_of_word_inside_a_tag_is_seen_and_the_tag_is_shown_without_it(engine: str) -> None:
    runs = "<w:r><w:t>{{ 房</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>号 }}</w:t></w:r>"
    behind = "<w:r><w:noBreakHyphen/></w:r>"
    checked = open_for_docxtpl if engine else open_template_bytes
    with pytest.raises(TemplateError) as refused:
        checked(template("甲", f"<w:p>{runs}{behind}</w:p>"), "模板.docx")
    (problem,) = refused.value.problems
    assert (str(problem.place), problem.hint) == ("模板.docx!正文:2:1", "写成 {{ 房-号 }}")
