"""``--engine docxtpl``: docxtpl itself, between our checks of the template and of the document."""

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from docgen.errors import DataError, TemplateError
from docgen.model.brand import Picture
from docgen.model.rich_text import RichParagraphs, RichText, StyledParagraph, TextRun
from docgen.readers.office.picture import checked_picture
from docgen.word.engine.lint import lint
from docgen.word.foreign.by_docxtpl import open_for_docxtpl
from docgen.word.package.outline import texts
from docgen.word.package.zip import read_package
from tests.conftest import Run
from tests.word.templates import by_word, paragraph, table, template, with_part
from tests.word.test_sandbox import BOMBS, PAYLOADS, in_body, in_footer, in_title

PICTURE = next((Path(__file__).parent.parent.parent / "brand_assets").rglob("*.png"))
DATA: dict[str, Any] = {
    "名": "周明远",
    "人": [{"姓名": "张三", "下": [{"姓名": "李四", "下": []}]}, {"姓名": "王五", "下": []}],
    "列": ["一", "二", "三"],
}


def filled(content: bytes, data: dict[str, Any] = DATA) -> bytes:
    prepared = open_for_docxtpl(content, "模板.docx")
    if unknown := prepared.check_names(data):
        raise TemplateError(unknown)
    return b"".join(prepared.render(data))


def by_docxtpl(content: bytes) -> list[str]:
    out = io.BytesIO()
    plain = DocxTemplate(io.BytesIO(content))
    plain.render(dict(DATA), autoescape=True)
    plain.save(out)
    return texts(out.getvalue())


#: What our engine leaves to docxtpl.
ONLY_DOCXTPL = [
    ["{% macro m(a) %}<{{ a }}{{ caller() }}>{% endmacro %}{% call m(名) %}内{% endcall %}"],
    ["{% filter upper %}abc{{ 名 }}{% endfilter %}"],
    ["{% raw %}{{ 原样 }}{% endraw %}{{ 名 }}"],
    ["{% set c = cycler('单', '双') %}{% for p in 人 %}{{ c.next() }}{% endfor %}"],
    ["{% set j = joiner('、') %}{% for p in 人 %}{{ j() }}{{ p.姓名 }}{% endfor %}"],
    ["{% for p in 人 recursive %}{{ p.姓名 }}{% if p.下 %}（{{ loop(p.下) }}）{% endif %}{% endfor %}"],
    ["{{ 2 ** 10 }}{{ 名 }}"],
    ["集合 { {{ 名 }} } 如此"],
]


@pytest.mark.parametrize("blocks", ONLY_DOCXTPL)
def test_what_our_engine_leaves_out_docxtpl_fills(blocks: list[str]) -> None:
    content = template(*blocks)
    problems = lint(content)
    assert problems
    assert all("--engine docxtpl" in problem.hint for problem in problems)
    assert texts(filled(content)) == by_docxtpl(content)


@pytest.mark.parametrize(
    "blocks",
    [
        ["{%p for p in 人 %}", "{{ p.姓名 }}：{{ 名.upper() }}", "{%p endfor %}"],
        [table(["{%tr for p in 人 %}", ""], ["{{ p.姓名 }}{% cellbg 'FF0000' %}", "乙"], ["{%tr endfor %}", ""])],
        ["{{ 列|join('、') }}{{ '%.2f'|format(3) }}{% set a %}甲{{ 名 }}{% endset %}{{ a }}"],
        [paragraph("{{ 名", "|upper }", "}")],
    ],
)
def test_all_else_is_filled_as_docxtpl_fills_it(blocks: list[str]) -> None:
    content = template(*blocks)
    assert texts(filled(content)) == by_docxtpl(content)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("put", [in_body, in_footer, in_title])
def test_a_payload_is_refused_or_prints_nothing_of_python(payload: str, put) -> None:  # type: ignore[no-untyped-def]
    try:
        content = filled(put(payload), {**DATA, "组": {"a": 1}})
    except TemplateError:
        return
    # what docxtpl alone can do is no danger: a call of a macro, a filter on a block
    assert any(word in payload for word in ("{% call m()", "{% filter upper", "caller()"))
    assert not any(word in "".join(texts(content)) for word in ("class", "object at", "module", "function"))


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_ends_in_a_sentence(bomb: str) -> None:
    with pytest.raises(TemplateError):
        filled(template(bomb), {**DATA, "长": "长" * 100_000, "列": list("0123456789" * 10)})


@pytest.mark.parametrize("value", ["<w:p/>&\"'", "{{ 7 * 7 }}", "{% if %}", "第一行\n第二行\t末", "𠮷䶮"])
def test_values_are_text(value: str) -> None:
    assert (
        texts(filled(template("甲{{ 名 }}乙{{ 名|safe }}丙{{ 名|e }}"), {"名": value}))[0]
        == f"甲{value}乙{value}丙{value}"
    )


def test_a_value_that_docxtpl_would_change_is_refused() -> None:
    with pytest.raises(DataError) as refused:
        filled(template("{{ 名 }}"), {"名": ["甲", "a{_{b"]})
    assert "名[2]" in refused.value.problems[0].text


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        (["{{ 姓名 }}"], "M110"),
        (["第一段", "{% if 名 %}{{ 人[0].别名 }}{% endif %}"], "M110"),
        (["{{ 列 }}"], "M112"),
        (["甲{%p if 名 %}", "乙", "{%p endif %}"], "M108"),
        (["{{ 名 }"], "M102"),
        (["{% for a in 列 %}"], "M106"),
        (["{{ 图.tpl.save('x.docx') }}"], "M109"),
        (["{{ 富.xml }}"], "M110"),
        (["{{ 富.add('a') }}"], "M109"),
        (["没有标签"], None),
    ],
)
def test_what_is_wrong_is_refused(blocks: list[str], code: str | None) -> None:
    content = template(*blocks)
    if code is None:
        assert not open_for_docxtpl(content, "模板.docx").has_tags
        return
    picture = checked_picture(PICTURE.read_bytes())
    data = {**DATA, "图": Picture(picture.content, 10, 10, ""), "富": RichText((TextRun("甲"),))}
    with pytest.raises(TemplateError) as refused:
        filled(content, data)
    problem = refused.value.problems[0]
    assert problem.code == code
    if code == "M110" and len(blocks) > 1:
        assert problem.place is not None
        assert problem.place.line == 2


def test_rich_text_and_pictures_are_printed() -> None:
    picture = checked_picture(PICTURE.read_bytes())
    run = TextRun("红&", colour="FF0000", bold=True, link="https://example.com/?a=1&b=2")
    data = {"富": RichText((run,)), "图": Picture(picture.content, 20, 10, "公章")}
    parts = read_package(filled(template("{{r 富 }}", "{{ 图 }}"), data))
    document = parts["word/document.xml"].decode()
    assert "红&amp;" in document
    assert 'descr="公章"' in document
    assert 'cx="720000"' in document
    assert "a=1&amp;b=2" in parts["word/_rels/document.xml.rels"].decode()


LINES = RichText((TextRun("第一行&\n第二行\t末"),))
RED = RichText((TextRun("红", colour="FF0000"), TextRun("黑")))
PARAGRAPHS = RichParagraphs((StyledParagraph(RED), StyledParagraph(LINES)))


def runs_in_texts(content: bytes) -> list[str]:
    root = etree.fromstring(read_package(content)["word/document.xml"])
    return [child.tag for text in root.iter("{*}t") for child in text] + [
        child.tag for body in root.iter("{*}body", "{*}tc") for child in body if child.tag.endswith("}r")
    ]


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("甲{{ x }}乙", LINES),
        ("甲{{ x }}乙", RichText((TextRun("一"), TextRun("二")))),
        ("甲{{ x }}乙", RichText((TextRun("一页\f又一页\a又一段"),))),
        ("甲{{r x }}乙", LINES),
        ("甲{{r x }}乙", RED),
        ("{{p x }}", PARAGRAPHS),
        ("{% if 1 %}{{ x }}{% else %}{{ x }}{% endif %}", LINES),
        ("{% for y in [x, x] %}甲{{ y }}{% endfor %}", LINES),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(x) }}", LINES),
        (table(["甲", "{{ x }}"], ["乙", "{{r x }}"]), LINES),
        (table(["甲", "{{p x }}"]), PARAGRAPHS),
        ("{{r x if x else '' }}", RED),
        ("{{r '' }}甲", RED),
    ],
)
def test_rich_values_print_where_docxtpl_can_print_them(tag: str, value: Any) -> None:
    content = filled(template(tag), {"x": value})
    assert runs_in_texts(content) == []
    printed = "".join(texts(content))
    assert any(word in printed for word in ("第一行&", "一二", "红黑", "又一段", "甲"))


@pytest.mark.parametrize(
    ("tag", "value", "hint"),
    [
        ("甲{{ x }}乙", RED, "{{r 名字 }}"),
        ("{% for y in [x] %}{{ y }}{% endfor %}", RED, "{{r 名字 }}"),
        ("{{p x }}", LINES, "$段落"),
        ("{{p x }}", RED, "$段落"),
        ("{{ x }}", PARAGRAPHS, "{{p 名字 }}"),
        ("{{r x }}", PARAGRAPHS, "{{p 名字 }}"),
        (table(["甲", "{{ x }}"]), PARAGRAPHS, "{{p 名字 }}"),
        (table(["甲", "{{p x }}"]), LINES, "$段落"),
        ("{{r x }}", "普通", "普通的值"),
        ("{{p x }}", 12, "普通的值"),
        (table(["甲{% cellbg x %}"]), RED, "{{r 名字 }}"),
    ],
)
def test_rich_values_elsewhere_are_refused_at_their_place(tag: str, value: Any, hint: str) -> None:
    with pytest.raises(TemplateError) as refused:
        filled(template("第一段", tag), {"x": value})
    problem = refused.value.problems[0]
    assert (problem.code, hint in problem.hint) == ("M118", True)
    assert problem.place is not None
    assert "正文" in str(problem.place)
    assert problem.place.line >= 2


@pytest.mark.parametrize(
    ("tag", "value"),
    [("{% cellbg x %}", "红"), ("{% colspan x %}", 99), ("{%cellbg x %}", "F3EDE"), ("{%colspan x%}", 0)],
)
def test_a_colour_or_a_count_of_columns_that_is_none_is_said_at_its_paragraph(tag: str, value: object) -> None:
    with pytest.raises(TemplateError) as refused:
        filled(template("第一段", "第二段", table([f"甲{tag}", "乙"])), {"x": value})
    (problem,) = refused.value.problems
    assert problem.code == "M118"
    assert str(problem.place).endswith("!正文:3:2")


def test_the_document_is_in_our_form_and_the_same_every_time() -> None:
    content = by_word("{{ 名 }}")
    first, second = filled(content), filled(content)
    assert first == second
    assert not any(name.startswith(("docProps/app", "docProps/thumbnail")) for name in read_package(first))
    assert "某人" not in read_package(first)["docProps/core.xml"].decode()


def test_tags_where_docxtpl_prints_none_are_refused() -> None:
    endnotes = with_part(template("{{ 名 }}"), "[Content_Types].xml", "</Types>", "</Types>")
    parts = read_package(endnotes)
    assert "word/endnotes.xml" not in parts  # our templates have none
    assert texts(filled(endnotes))[0] == "周明远"


def test_fill_and_check_take_the_engine(tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    Path("模板.docx").write_bytes(template("{% set j = joiner('、') %}{% for 一 in 列 %}{{ j() }}{{ 一 }}{% endfor %}"))
    Path("数据.yaml").write_text("列: [甲, 乙]\n", "utf-8")
    refused: Run = run("fill", "模板.docx", "数据.yaml", "-o", "出.docx")
    assert (refused.code, "--engine docxtpl" in refused.err) == (3, True)
    checked: Run = run("template", "check", "模板.docx")
    assert (checked.code, "引擎：要用 docxtpl" in checked.err) == (3, True)
    assert run("template", "check", "模板.docx", "--engine", "docxtpl").code == 0
    assert run("fill", "模板.docx", "数据.yaml", "-o", "出.docx", "--engine", "docxtpl").code == 0
    assert texts(Path("出.docx").read_bytes())[0] == "甲、乙"


def test_a_paper_of_a_visit_is_filled_by_docxtpl(tmp_path: Path, run) -> None:  # type: ignore[no-untyped-def]
    own = tmp_path / "方案.docx"
    own.write_bytes(template("{{ 标题 }}", "{% filter upper %}abc{% endfilter %}"))
    visit = Path(__file__).parent.parent.parent / "examples/office/来访/2026-041.yaml"
    done: Run = run("plan", visit, "--template", own, "--engine", "docxtpl", "-o", tmp_path / "出.docx")
    assert done.code == 0, done.err
    assert "ABC" in texts((tmp_path / "出.docx").read_bytes())
    without: Run = run("plan", visit, "--engine", "docxtpl", "-o", tmp_path / "又.docx")
    assert (without.code, "--template" in without.err) == (2, True)


def test_without_docxtpl_the_clerk_is_told_how_to_install_it(tmp_path: Path, run, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("docgen.api.other_engine.find_spec", lambda _name: None)
    (tmp_path / "模板.docx").write_bytes(template("{{ 名 }}"))
    (tmp_path / "数据.yaml").write_text("名: 甲\n", "utf-8")
    told: Run = run("fill", tmp_path / "模板.docx", tmp_path / "数据.yaml", "--engine", "docxtpl")
    assert (told.code, "pip install docxtpl" in told.err) == (2, True)


def test_docxtpl_is_loaded_only_where_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "模板.docx").write_bytes(template("{{ 名 }}"))
    (tmp_path / "数据.yaml").write_text("名: 甲\n", "utf-8")
    code = (
        "import sys\nfrom docgen.__main__ import main\n"
        "try:\n    main(['fill', '模板.docx', '数据.yaml', '-o', '出.docx'])\nexcept SystemExit: pass\n"
        "print(sorted(sys.modules.keys() & {'docxtpl', 'docx', 'openpyxl'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
