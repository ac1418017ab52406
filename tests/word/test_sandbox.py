"""A template is no program: payloads are refused beforehand, bombs end in one sentence."""

from xml.sax.saxutils import escape

import pytest

from docgen.errors import DataError, TemplateError
from docgen.word import fill
from docgen.word.engine.fill import open_template
from docgen.word.engine.lint import lint
from docgen.word.package.outline import texts
from tests.word.packages import story
from tests.word.templates import paragraph, template, with_part

PAYLOADS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 名.__class__ }}",
    "{{ 名['__class__'] }}",
    "{{ 名|attr('__class__') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__['os'].system('id') }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ range.__class__.__base__.__subclasses__() }}",
    "{{ request.application.__globals__ }}",
    "{{ config.items() }}",
    "{{ '%s'.__mod__(名) }}",
    "{{ '{0.__class__}'.format(名) }}",
    "{% import 'os' as os %}{{ os }}",
    "{% from 'os' import system %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'base' %}",
    "{% macro m() %}{{ caller() }}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% set 人.姓名 = 1 %}",
    "{{ 人.clear() }}",
    "{{ 人.append(1) }}",
    "{{ 名|map('_range') }}",
    "{{ 名.encode() }}",
    "{{ '{:>9999999999}'.format(名) }}",
    "{{ '{:{}}'.format(名, 9999999999) }}",
    "{{ '{0[__class__]}'.format(人) }}",
    "{% macro m() %}{{ m.__globals__ }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}",
    "{% set n = namespace(a=1) %}{{ n.__class__ }}",
    "{% set __class__ = 1 %}",
    "{{ m() }}",
    "{{ dict(a=1).__init__ }}",
    "{{ loop.__class__ }}{{ 名|map('upper')|list }}{{ ().__class__.__bases__ }}",
    "{{ _state.relations }}{{ 名 }}",
    "{{ (1).__class__.__base__ }}",
]
DATA = {"名": "周明远", "人": [{"姓名": "张三"}], "组": {"a": 1}}


def in_body(payload: str) -> bytes:
    return template("第一段", payload)


def in_footer(payload: str) -> bytes:
    return with_part(template("正文"), "word/footer1.xml", "— ", escape(payload))


def in_title(payload: str) -> bytes:
    return template("{{ 标题 }}", title=payload)


def in_header(payload: str) -> bytes:
    return story("header", paragraph(payload))


def in_footnote(payload: str) -> bytes:
    return story("footnotes", paragraph(payload))


def in_text_box(payload: str) -> bytes:
    box = f"<w:txbxContent>{paragraph(payload)}</w:txbxContent>"
    return template(f"<w:p><w:r><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></w:r></w:p>")


def test_there_are_sixty_payloads_in_all_places() -> None:
    assert len(PAYLOADS) * 6 > 200


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("put", [in_body, in_footer, in_title, in_header, in_footnote, in_text_box])
def test_a_payload_is_refused_before_anything_runs(payload: str, put) -> None:  # type: ignore[no-untyped-def]
    problems = lint(put(payload), {**DATA, "标题": ""})
    errors = [problem for problem in problems if problem.level == "error"]
    assert errors
    assert all(problem.place and problem.code in ("M103", "M105", "M106", "M109", "M110") for problem in errors)
    with pytest.raises(TemplateError):
        fill(put(payload), DATA)


BOMBS = [
    "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
    "{{ '甲' * 10000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 名 ~ 名|replace('周', 长)|replace('长', 长)|replace('长', 长)|replace('长', 长) }}",
    "{{ range(100000000000)|join }}",
    "{{ '%0100000000d' % 1 }}",
    "{% set a = 长 ~ 长 ~ 长 ~ 长 ~ 长 ~ 长 ~ 长 ~ 长 ~ 长 ~ 长 ~ 长 %}{{ a }}",
    "{{ [1] * 10000000000 }}",
    "{% for a in 列 %}{% for b in 列 %}{% for c in 列 %}{% for d in 列 %}x" + "{% endfor %}" * 4,
    "{{ 长|join(长) }}",
    "{{ '%*d' % (1000000000, 1) }}",
    "{{ '%9999999999s'|format(名) }}",
    "{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "{% macro m(n) %}{% for a in 列 %}{{ 长 }}{% endfor %}{% endmacro %}{{ m(1) }}",
    "{% set a %}{% for x in range(1000000) %}{{ 长 }}{% endfor %}{% endset %}{{ a }}",
    "{{ 名.center(10000000000) }}",
    "{{ 名.zfill(10000000000) }}",
    "{{ 名|center(10000000000) }}",
    "{{ 长|indent(10000000000) }}",
    "{{ 列|batch(10000000000, '甲')|list|length }}",
    "{{ 列|slice(10000000000)|list|length }}",
    "{{ '\t'.expandtabs(10000000000) }}",
    "{{ 长.replace('长', 长) }}",
    "{{ 1|round(-999999999999) }}",
    "{{ 5|round(999999999999, 'floor') }}",
    "{{ 1e400|int }}",
    "{{ 'inf'|float }}",
    "{% set n = namespace(a=9) %}{% for x in range(60) %}{% set n.a = n.a * n.a %}{% endfor %}{{ n.a }}",
    "{% for a in [1] %}" * 25 + "x" + "{% endfor %}" * 25,
    "{% for a in 列 %}{% set loop = 名 %}{{ loop.index }}{% endfor %}",
    "{% for loop in 列 %}{{ loop }}{% endfor %}",
    "{{ 名|dictsort }}",
    "{{ 长.join(列 * 1) }}{{ 长.join(长.split()) ~ 长.join(列) ~ 长.join(列) }}",
]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_ends_in_one_sentence(bomb: str) -> None:
    with pytest.raises(TemplateError) as refused:
        fill(template(bomb), {**DATA, "长": "长" * 100_000, "列": list("0123456789" * 10)})
    assert len(refused.value.problems) == 1


def test_many_tags_are_read_in_one_pass() -> None:
    assert len(fill(template("{{ 名 }}" * 2_000), DATA)) > 0


def test_what_is_data_is_never_code() -> None:
    filled = fill(template("{{ 名 }}"), {"名": "{{ 7*7 }}{% for a in b %}"})
    assert texts(filled)[0] == "{{ 7*7 }}{% for a in b %}"


@pytest.mark.parametrize(
    "value", [object(), {"a": {1, 2}}, [b"bytes"], {1: "key"}], ids=["object", "set", "bytes", "number as key"]
)
def test_only_plain_values_are_taken(value: object) -> None:
    with pytest.raises(DataError) as refused:
        fill(template("{{ 名 }}"), {"名": "甲", "别": value})
    assert refused.value.problems[0].code == "D901"


def test_one_template_is_compiled_once_for_the_same_bytes() -> None:
    content = template("{{ 名 }}")
    assert open_template(content) is open_template(bytes(content))
