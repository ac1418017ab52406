"""Faults of templates: found before rendering, all at once, each at its paragraph with its tag."""

import pytest

from docgen.errors import TemplateError
from docgen.word import fill
from docgen.word.engine.adopt import adopt
from docgen.word.engine.lint import lint, names_used
from docgen.word.package.zip import read_package
from tests.word.templates import paragraph, table, template, with_part

DATA = {"名": "周明远", "有": 1, "人": [{"姓名": "张三", "电话": "1"}], "组": {"单位": "市委"}, "标题": "题"}


def faults(*blocks: str) -> list[tuple[int, str]]:
    """Paragraph and code of every fault, without rendering anything."""
    content = template(*blocks)
    with pytest.raises(TemplateError) as refused:
        fill(content, DATA)
    return [(problem.place.line, problem.code) for problem in refused.value.problems if problem.place]


# one character too few, too many or wrong: every one changes what is printed or hides an error if nobody looks
ONE_CHARACTER = [
    "{ 名 }}", "{{ 名 }", "{{ 名 } }", "{ { 名 }}", "{{{ 名 }}", "{{ 名 }}}", "{{ 名 %}", "{% 名 }}",
    "{ % if 有 %}", "{% if 有 % }", "% if 有 %}", "{ if 有 %}", "{% if 有 }", "{% if 有 %", "{{ 名", "名 }}",
    "｛{ 名 }}", "{｛ 名 }}", "{{ 名 ｝}", "{{ 名 }｝", "{％ if 有 %}", "{% if 有 ％}", "{{ 名，}}", "{{ 组。单位 }}",
]  # fmt: skip


@pytest.mark.parametrize("typed", ONE_CHARACTER)
def test_every_one_character_fault_of_a_brace_is_found_in_its_paragraph(typed: str) -> None:
    problems = faults("第一段", f"前{typed}后", "第三段")
    assert problems
    assert {line for line, _ in problems} == {2}


def test_there_are_twenty_four_of_them() -> None:
    assert len(ONE_CHARACTER) == 24


SAMPLE = ["你好{{ 名 }}，{{ 组.单位 }}", "{%p if 有 %}", "{% for 甲 in 人 %}{{ 甲.姓名 }}{% endfor %}", "{%p endif %}"]


@pytest.mark.parametrize(
    ("block", "at"),
    [(number, at) for number, text in enumerate(SAMPLE) for at, character in enumerate(text) if character in "{}%"],
)
def test_a_delimiter_without_any_one_of_its_characters_is_refused(block: int, at: int) -> None:
    blocks = list(SAMPLE)
    blocks[block] = blocks[block][:at] + blocks[block][at + 1 :]
    assert block + 1 in {line for line, _ in faults(*blocks)}


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (["{{ 姓 名 }}"], [(1, "M105")]),
        (["{{ }}"], [(1, "M105")]),
        (["{% for 甲 人 %}{% endfor %}"], [(1, "M105")]),
        (["{% forr 甲 in 人 %}{% endfor %}"], [(1, "M105")]),
        (["{%p if 有 %}", "甲"], [(1, "M106")]),
        (["甲", "{%p endif %}"], [(2, "M106")]),
        (["{% if 有 %}{% for 甲 in 人 %}{% endif %}{% endfor %}"], [(1, "M107"), (1, "M106")]),
        (["{%p if 有 %}", "{% endif %}"], [(2, "M107")]),
        (["甲 {%p if 有 %}", "{%p endif %}"], [(1, "M108")]),
        (["{{ 名", "}}"], [(1, "M104")]),
        (
            ["{{ 名字 }}", "{{ 组.单味 }}", "{% for 甲 in 人 %}{{ 甲.性名 }}{% endfor %}"],
            [(1, "M110"), (2, "M110"), (3, "M110")],
        ),
        (["{% if 有 %}{{ 名 }", "{% endif %}"], [(1, "M102")]),
        (["{{ 名|uper }}"], [(1, "M109")]),
        (["{% vm %}"], [(1, "M108")]),
        (
            [table(["{%tr for 甲 in 人 %}", "不该在这"], ["{{ 甲.姓名 }}", ""], ["{%tr endfor %}", ""])],
            [(1, "M108")],
        ),
        ([table(["{%tr for 甲 in 人 %}"], ["{{ 甲.姓名 }}"]), "{%p endfor %}"], [(3, "M107")]),
        (["{{ 人 }}"], [(1, "M112")]),
        (["{{ 名 + 1 }}"], [(1, "M112")]),
        (["{{ 1 / (有 - 1) }}"], [(1, "M112")]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_other_faults(blocks: list[str], expected: list[tuple[int, str]]) -> None:
    assert sorted(faults(*blocks)) == sorted(expected)


def test_all_faults_of_all_parts_are_reported_at_once_with_tag_and_paragraph() -> None:
    content = with_part(template("甲{{ 名 }", "乙", "丙{{ 名，}}"), "word/footer1.xml", "— ", "{{ 名字")
    problems = lint(content)
    assert [(str(problem.place), problem.code) for problem in problems] == [
        ("模板.docx!正文:1:2", "M102"),
        ("模板.docx!正文:3:2", "M103"),
        ("模板.docx!页脚1:1:1", "M102"),
    ]
    assert problems[0].excerpt == "甲{{ 名 }"
    assert "{{ 名 }" in problems[0].text


@pytest.mark.parametrize(
    ("typed", "name"),
    [("{{ _名 }}", "_名"), ("{{ 组._单位 }}", "_单位"), ("{{ 组['__class__'] }}", "__class__")],
)
def test_a_name_that_begins_with_an_underscore_is_refused_whether_it_is_there_or_not(typed: str, name: str) -> None:
    data = DATA | {"_名": "甲", "组": {"_单位": "乙", "__class__": "丙"}}
    for known in (data, None):
        (problem,) = lint(template(typed), known)[:1]
        assert (problem.code, problem.hint) == ("M109", "以下划线开头的名字不开放")
        assert problem.text.endswith(f"：不能取“{name}”")


@pytest.mark.parametrize(
    ("blocks", "line", "said"),
    [
        (["{{ 名", "}}"], 1, "标签“{{ 名”没有用“}}”收尾，收尾写到了第2段"),
        (["{{ 名 }", "前{{ 名", "}}后"], 2, "标签“{{ 名”没有用“}}”收尾，收尾写到了第3段"),
    ],
)
def test_a_tag_over_two_paragraphs_is_one_fault_and_keeps_that_before_it(
    blocks: list[str], line: int, said: str
) -> None:
    problems = lint(template(*blocks))
    assert [problem.code for problem in problems] == ["M102", "M104"][-len(problems) :]
    assert (problems[-1].place.line, problems[-1].text) == (line, said)  # type: ignore[union-attr]
    assert problems[-1].hint == "一个标签写在同一段里"


def test_an_unknown_name_is_reported_with_what_it_may_have_meant() -> None:
    (problem,) = lint(template("{{ 组.单味 }}"), DATA)[:1]
    assert "组.单味" in problem.text
    assert problem.hint == "是不是“单位”？"


def test_a_template_that_was_filled_in_with_all_names_refuses_the_next_texts_that_lack_one() -> None:
    content = template("{% if 甲 %}{{ 甲.乙 }}{% endif %}{{ 丙 }}")
    fill(content, {"甲": "", "丙": "一", "标题": "卡"})
    fill(content, {"甲": "", "丙": "二", "标题": "卡"})
    for values, missing in (({"甲": "", "丁": "三"}, "丙"), ({"甲": "有", "丙": "三"}, "甲.乙")):
        with pytest.raises(TemplateError, match=f"没有“{missing}”这个名字"):
            fill(content, {**values, "标题": "卡"})


def test_names_of_a_kind_are_checked_through_lists() -> None:
    names = {"人": [{"姓名": "姓名"}], "标题": "标题"}
    problems = lint(template("{%p for 甲 in 人 %}", "{{ 甲.姓名 }}{{ 甲.电话 }}", "{%p endfor %}"), names)
    assert [(problem.place.line, problem.code) for problem in problems if problem.place] == [(2, "M110")]


def test_what_a_template_leaves_out_is_a_note() -> None:
    (note,) = lint(template("{{ 名 }}"), {"名": "", "另": "", "标题": ""})
    assert (note.level, note.code) == ("note", "M120")
    assert "另" in note.text


def test_names_used_are_listed_with_their_paths() -> None:
    content = template("{{ 名 }}{{ 组.单位 }}", "{%p for 甲 in 人 %}", "{{ 甲.姓名 }}", "{%p endfor %}")
    assert names_used(content) == ("人", "人[]", "人[].姓名", "名", "标题", "组", "组.单位")


def test_a_literal_brace_can_be_printed_as_the_hint_says() -> None:
    (problem,) = lint(template("集合{"))
    assert '{{ "{" }}' in problem.hint
    assert fill(template('集合{{ "{" }}'), {})


def test_adopting_keeps_the_text_and_drops_what_is_nobodys_business() -> None:
    block = (
        '<w:p w:rsidR="00AB12CD"><w:del w:id="1" w:author="甲某"><w:r><w:delText>原定级别</w:delText></w:r></w:del>'
        '<w:commentRangeStart w:id="0"/><w:r><w:t>{{ 名 }}</w:t></w:r></w:p>'
    )
    adopted = adopt(template(block))
    whole = b"".join(read_package(adopted).values()).decode()
    assert "{{ 名 }}" in whole
    assert not any(word in whole for word in ("甲某", "原定级别", "rsid", "comment"))
    assert adopt(adopted) == adopted


def test_a_faulty_template_is_not_adopted() -> None:
    with pytest.raises(TemplateError):
        adopt(template("{{ 名 }"))


def test_a_paragraph_with_brackets_of_an_uri_is_no_fault() -> None:
    assert lint(template(paragraph("见“{{ 名 }}”"))) == ()


HIDING = ["{% if 有 %}没有完", "{{ 名 }", "{% for 甲 in 人 %}", "{%p if 有 %}"]


@pytest.mark.parametrize("hiding", HIDING)
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("{{ 名|大写 }}", "M109"),
        ("{{ 名.isoformat() }}", "M109"),
        ("{{ 名 是 }}", "M105"),
        ("{% if 名 is 好 %}{% endif %}", "M109"),
        ("{{ 没有(1) }}", "M109"),
        ("{% for 甲 in 人 recursive %}{% endfor %}", "M109"),
        ("{% set 名._x = 1 %}", "M109"),
        ("{{ 名|map('_x') }}", "M109"),
    ],
)
def test_one_fault_hides_no_other(hiding: str, typed: str, code: str) -> None:
    assert (2, code) in faults(hiding, typed)


@pytest.mark.parametrize(
    "blocks",
    [
        ["{% if 有 %}", "{% macro 签(甲) %}{{ 甲 }}{% endmacro %}", "{{ 签(名) }}"],
        ["{% if 有 %}", "{% set 数 = namespace(n=0) %}{% set 数.n = 1 %}{{ 数.n }}"],
        ["{% if 有 %}", "{% for 甲 in 人 %}{{ loop.index }}{% endfor %}", "{% set 甲 %}乙{% endset %}{{ 甲|upper }}"],
    ],
)
def test_what_a_template_defines_is_no_fault_beside_another(blocks: list[str]) -> None:
    assert faults(*blocks) == [(1, "M106")]


@pytest.mark.parametrize(
    ("block", "count"),
    [
        ("{{ loop.index }}", 1),
        ("{% if loop.first %}首{% endif %}", 1),
        ("{% for 甲 in 人 %}{{ 甲.姓名 }}{% endfor %}{{ loop.last }}", 1),
        ("{% for 甲 in 人 %}{% else %}{{ loop.index }}{% endfor %}", 1),
        ("{% for 甲 in 人 if loop.first %}{% endfor %}", 1),
        ("{% macro 签(甲) %}{{ loop.index }}{% endmacro %}{% for 甲 in 人 %}{{ 签(甲) }}{% endfor %}", 1),
        ("{{ loop.cycle('甲', '乙') }}", 1),
        (table(["{% vm %}甲", "乙"]), 1),
        (table(["{% hm %}甲", "乙"]), 1),
        (table(["{% vm %}{% colspan 2 %}甲", "{% hm %}乙"]), 2),
    ],
)
def test_what_needs_a_loop_is_refused_outside_of_one(block: str, count: int) -> None:
    assert [code for _, code in faults(block)] == ["M109"] * count


@pytest.mark.parametrize(
    "block",
    [
        "{% for 甲 in 人 %}{{ loop.index }}{% for 乙 in 人 %}{{ loop.index }}{% endfor %}{{ loop.length }}{% endfor %}",
        "{% for 甲 in 人 %}{% for 乙 in 人[:loop.index] %}{{ 乙.姓名 }}{% endfor %}{% endfor %}",
        "{% macro 签(甲) %}{% for 乙 in 甲 %}{{ loop.index }}{% endfor %}{% endmacro %}{{ 签(人) }}",
        "{% macro 签(loop) %}{{ loop }}{% endmacro %}{{ 签(1) }}",
        table(["{%tr for 甲 in 人 %}", ""], ["{% vm %}甲", "{{ loop.index }}"], ["{%tr endfor %}", ""]),
        table(["{%tc for 甲 in 人 %}", "{% hm %}甲", "{%tc endfor %}"]),
    ],
)
def test_what_needs_a_loop_is_printed_in_one(block: str) -> None:
    fill(template(block), DATA)
