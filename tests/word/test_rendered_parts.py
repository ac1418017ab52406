"""A rendered part is proven well-formed to its end while it is deflated."""

import pytest
from jinja2 import Environment

from docgen.errors import TemplateError
from docgen.word.engine import render
from docgen.word.engine.compiled_part import CompiledPart
from docgen.word.engine.render import render_part
from docgen.word.package.zip import inflated

NAME = "word/document.xml"


def rendered(source: str, **values: object) -> bytes:
    template = Environment(autoescape=True).from_string(source)
    return inflated(render_part(NAME, CompiledPart("正文"), template, dict(values)))


def test_a_part_is_what_its_template_prints() -> None:
    assert rendered("<a>{% for x in xs %}<b>{{ x }}</b>{% endfor %}</a>", xs=["甲", "<"]) == (
        "<a><b>甲</b><b>&lt;</b></a>".encode()
    )


@pytest.mark.parametrize("source", ["<a>{% if x %}</a>{% endif %}", "{% if x %}<a/>{% endif %}", "<a/><b/>", "<a></b>"])
def test_a_part_that_is_cut_off_empty_or_crossed_is_refused(source: str) -> None:
    with pytest.raises(TemplateError) as refused:
        rendered(source, x="")
    assert [problem.code for problem in refused.value.problems] == ["M107"]


def test_a_part_of_as_many_bytes_as_are_allowed_is_written_and_one_more_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "MAX_PART_BYTES", 10)
    assert rendered("<a>{{ x }}</a>", x="甲") == "<a>甲</a>".encode()
    with pytest.raises(TemplateError) as refused:
        rendered("<a>{{ x }}</a>", x="甲x")
    assert [problem.code for problem in refused.value.problems] == ["M113"]
