"""A value is text and nothing else, wherever it is printed: it runs nothing, fetches nothing, closes nothing."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable

import pytest
from lxml import etree

from docgen.errors import DataError, TemplateError
from docgen.model.scalars import UNPRINTABLE
from docgen.word import fill
from docgen.word.foreign.by_docxtpl import open_for_docxtpl
from tests.word.packages import NAMESPACES, W, story, with_relation
from tests.word.payloads import PAYLOADS, mixed
from tests.word.templates import table, template, with_part
from tests.word.test_templates_from_elsewhere import (
    a_runs,
    bound,
    box,
    chart,
    drawing,
    field,
    linked,
    p,
    property_,
    run,
    with_custom,
)

TAG = "{{ 值 }}"
#: Where a value is printed as the text of a paragraph.
TEXTS: dict[str, Callable[[], bytes]] = {
    "body": lambda: template(f"前{TAG}后"),
    "own run": lambda: template("前{{r 值 }}后"),
    "own paragraphs": lambda: template("{{p 值 }}"),
    "cell": lambda: template(table([f"前{TAG}后", "x"])),
    "header": lambda: story("header", f"前{TAG}后", body="x"),
    "footer": lambda: story("footer", f"前{TAG}后", body="x"),
    "footnote": lambda: story("footnotes", f"前{TAG}后", body="x"),
    "endnote": lambda: story("endnotes", f"前{TAG}后", body="x"),
    "text box": lambda: template(box(p(run(f"前{TAG}后")))),
    "drawing": lambda: template(p(drawing(f"<a:p>{a_runs(f'前{TAG}后')}</a:p>"))),
    "link": lambda: template(p(f'<w:hyperlink w:anchor="甲">{run(f"前{TAG}后")}</w:hyperlink>')),
    "result of a field": lambda: template(p(field(" PAGE ", result=f"前{TAG}后"))),
    "content control": lambda: template(bound("/a", "{0}", f"前{TAG}后"), "x"),
}
#: Where it is printed into something else, or left out.
OTHERS: dict[str, Callable[[], bytes]] = {
    "comment": lambda: story("comments", TAG, body="x"),
    "title": lambda: template("x", title=f"题{TAG}"),
    "subject": lambda: with_part(
        template("x"), "docProps/core.xml", "</cp:core", f"<dc:subject>{TAG}</dc:subject></cp:core"
    ),
    "custom property": lambda: with_custom(template(p(field(" DOCPROPERTY 甲 "))), property_("甲", TAG)),
    "alt text": lambda: template(p(drawing("", TAG))),
    "tip of a link": lambda: template(p(f'<w:hyperlink w:anchor="甲" w:tooltip="{TAG}">{run("此")}</w:hyperlink>')),
    "code in quotes": lambda: template(p(field(f' HYPERLINK "{TAG}" '))),
    "code without quotes": lambda: template(p(field(f" QUOTE {TAG} \\* MERGEFORMAT "))),
    "part of a code": lambda: template(p(field(f" HYPERLINK https://a.example/{TAG} "))),
    "condition": lambda: template(p(field(f' IF {TAG} = "甲" "乙" "丙" '))),
    "simple field": lambda: template(p(f'<w:fldSimple w:instr=" QUOTE {TAG} ">{run("旧")}</w:fldSimple>')),
    "word art": lambda: template(
        p(f'<w:r><w:pict><v:shape {NAMESPACES} id="s"><v:textpath string="{TAG}"/></v:shape></w:pict></w:r>')
    ),
    "equation": lambda: template(p(f"<m:oMath {NAMESPACES}><m:r><m:t>{TAG}</m:t></m:r></m:oMath>")),
}
NOT_AS_TYPED = ("comment", "condition", "simple field")
#: Where a tag is refused whatever the value.
REFUSED: dict[str, Callable[[], bytes]] = {
    "chart": lambda: chart(a_runs(TAG)),
    "target of a link": lambda: linked("header", f"https://a.example/{TAG}"),
    "diagram": lambda: with_relation(template("x"), "diagramData", "word/diagrams/data1.xml", f"<a><t>{TAG}</t></a>"),
    "name of a field": lambda: template(p(field(f" {TAG} a "))),
    "name of a simple field": lambda: template(p(f'<w:fldSimple w:instr="{TAG} a"/>')),
}
#: What a line break, a tab and a character that the face lacks add to a text.
_OF_TEXT = {f"{{{W}}}{name}" for name in ("br", "tab", "r", "t", "rPr", "rFonts", "p", "pPr")}
_OF_TEXT |= {f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}" for name in ("br", "r", "t", "rPr")}


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shape(part: bytes) -> tuple[Counter[object], Counter[object], list[str]]:
    """The elements of a part that no text brings, its attributes by name, the first words of its fields."""
    root = etree.fromstring(part)
    elements = Counter(node.tag for node in root.iter() if node.tag not in _OF_TEXT)
    attributes = Counter(name for node in root.iter(etree.Element) for name in node.attrib if node.tag not in _OF_TEXT)
    codes = ["".join(node.text or "" for node in root.iter(f"{{{W}}}instrText"))]
    codes += [node.get(f"{{{W}}}instr", "") for node in root.iter(f"{{{W}}}fldSimple")]
    return elements, attributes, [code.split()[0] for code in codes if code.strip()]


def shapes(content: bytes) -> dict[str, object]:
    """Everything about a document but its texts."""
    made = parts(content)
    return {
        name: shape(part) if name.endswith(".xml") and name != "[Content_Types].xml" else part
        for name, part in made.items()
        if not name.startswith("docProps/")
    }


def printed(content: bytes) -> str:
    """The whole text of the parts of text, breaks and tabs as they are; paragraphs end with a line break."""
    text = ""
    for name, part in parts(content).items():
        if re.match(r"word/(document|header9|footer9|footnotes|endnotes)\.xml", name):
            for node in etree.fromstring(part).iter():
                kind = etree.QName(node).localname
                is_break = kind in ("br", "p") or (kind == "tab" and not node.attrib)
                text += (node.text or "") if kind == "t" else ("\t" if kind == "tab" else "\n") if is_break else ""
    return text


def written(content: bytes) -> str:
    """All texts and attributes of all parts."""
    roots = [etree.fromstring(part) for part in parts(content).values() if part.startswith(b"<")]
    nodes = [node for root in roots for node in root.iter(etree.Element)]
    return "\x00".join(text for node in nodes for text in (node.text or "", *map(str, node.attrib.values())))


def outcome(content: bytes, value: str) -> bytes | None:
    """The document; None for a value that is refused by a sentence."""
    try:
        return fill(content, {"值": value, "标题": "题"})
    except (DataError, TemplateError) as refused:
        assert {problem.code for problem in refused.problems} <= {"D901", "M108", "M111", "M112"}
        return None


@pytest.mark.parametrize("place", TEXTS)
def test_in_a_text_every_value_is_printed_letter_for_letter_or_refused(place: str) -> None:
    content = TEXTS[place]()
    plain = outcome(content, "值")
    assert plain is not None
    usual = shapes(plain)
    for value in [*PAYLOADS, *mixed(20, 60)]:
        filled = outcome(content, value)
        if filled is None:
            assert UNPRINTABLE.search(value), value[:60]
        else:
            assert shapes(filled) == usual, value[:60]
            expected = value if place == "own paragraphs" else f"前{value}后"
            assert expected in printed(filled), value[:60]


@pytest.mark.parametrize("place", OTHERS)
def test_elsewhere_a_value_changes_nothing_but_its_own_text(place: str) -> None:
    content = OTHERS[place]()
    plain = outcome(content, "值")
    assert plain is not None
    usual = shapes(plain)
    for value in [*PAYLOADS, *mixed(21, 60)]:
        filled = outcome(content, value)
        if filled is not None:
            assert shapes(filled) == usual, value[:60]
            assert "code" in place or place in NOT_AS_TYPED or value in written(filled), value[:60]


@pytest.mark.parametrize("place", REFUSED)
def test_where_nobody_could_see_what_a_value_does_the_tag_is_refused(place: str) -> None:
    content = REFUSED[place]()
    assert {outcome(content, value) for value in PAYLOADS[:12]} == {None}


@pytest.mark.parametrize(
    ("code", "value", "written"),
    [
        (' HYPERLINK "{{ 值 }}" ', 'a "b" c', ' HYPERLINK "a \\"b\\" c" '),
        (" QUOTE {{ 值 }} ", "甲 乙", ' QUOTE "甲 乙" '),
        (" QUOTE {{ 值 }} ", "甲", " QUOTE 甲 "),
        (' IF {{ 值 }} = "甲" "乙" ', "", ' IF "" = "甲" "乙" '),
        (" = {{ 值 }} * 2 ", "3", " = 3 * 2 "),
        (" HYPERLINK https://a.example/{{ 值 }} ", "7", " HYPERLINK https://a.example/7 "),
        (' QUOTE "甲{{ 值 }}" ', "乙 丙", ' QUOTE "甲乙 丙" '),
    ],
)
def test_in_a_code_a_value_stays_one_argument(code: str, value: str, written: str) -> None:
    filled = fill(template(p(field(code))), {"值": value})
    codes = etree.fromstring(parts(filled)["word/document.xml"]).iter(f"{{{W}}}instrText")
    assert "".join(node.text or "" for node in codes) == written


@pytest.mark.parametrize(
    ("code", "value"),
    [
        (' HYPERLINK "{{ 值 }}" ', "javascript:alert(1)"),
        (' HYPERLINK "{{ 值 }}" ', " FILE:///etc/passwd"),
        (' HYPERLINK "{{ 值 }}" ', "\\\\server\\share"),
        (" HYPERLINK https://a.example/{{ 值 }} ", "甲 乙"),
    ],
)
def test_an_address_that_runs_something_and_a_torn_argument_are_refused(code: str, value: str) -> None:
    with pytest.raises(TemplateError) as refused:
        fill(template(p(field(code))), {"值": value})
    assert refused.value.problems[0].code == "M112"


@pytest.mark.parametrize("place", [*TEXTS, *OTHERS])
def test_docxtpl_between_our_checks_makes_nothing_else_of_a_value_either(place: str) -> None:
    content = {**TEXTS, **OTHERS}[place]()
    if place in ("endnote", "custom property", "own run", "own paragraphs"):
        # docxtpl would leave the tag as typed, or print a plain value where no program shows it
        with pytest.raises(TemplateError):
            b"".join(open_for_docxtpl(content, "模板.docx").render({"值": "值", "标题": "题"}))
        return
    prepared = open_for_docxtpl(content, "模板.docx")
    usual = shapes(b"".join(prepared.render({"值": "值", "标题": "题"})))
    for value in PAYLOADS[::4]:
        try:
            filled = b"".join(prepared.render({"值": value, "标题": "题"}))
        except (DataError, TemplateError):
            continue
        assert shapes(filled) == usual, value[:60]
        assert place in OTHERS or f"前{value}后" in printed(filled), value[:60]
