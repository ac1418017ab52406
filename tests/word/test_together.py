"""Letters in one document: each begins a page and a section, and keeps bookmarks and shapes of its own."""

import pytest
from lxml import etree

from docgen.errors import TemplateError
from docgen.word.engine.fill import open_template_bytes
from docgen.word.engine.together import render_together
from docgen.word.markup.namespaces import VML, w
from docgen.word.package.zip import read_package
from tests.word.templates import paragraph, template

NAMES = [{"名": "周明远"}, {"名": "罗大为"}, {"名": "韩喆"}]
SHAPE = f'<w:pict><v:shape xmlns:v="{VML}" id="章"><v:textbox/></v:shape></w:pict>'
BOOKMARK = '<w:bookmarkStart w:id="3" w:name="此处"/><w:bookmarkEnd w:id="3"/>'
REFERENCES = (
    '<w:hyperlink w:anchor="此处"><w:r><w:t>见此处</w:t></w:r></w:hyperlink>'
    '<w:hyperlink w:anchor="别处"><w:r><w:t>见别处</w:t></w:r></w:hyperlink>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGEREF 此处 \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def together(content: bytes) -> etree._Element:
    document = b"".join(render_together(open_template_bytes(content, "信.docx"), NAMES))
    return etree.fromstring(read_package(document)["word/document.xml"])


def test_every_letter_has_bookmarks_of_its_own_and_refers_to_them() -> None:
    root = together(template("{{ 名 }}", f"<w:p>{BOOKMARK}{REFERENCES}</w:p>"))
    own = ["此处", "此处_2", "此处_3"]
    assert [one.get(w("name")) for one in root.iter(w("bookmarkStart"))] == own
    assert [one.get(w("anchor")) for one in root.iter(w("hyperlink"))] == [
        name for mark in own for name in (mark, "别处")
    ]
    assert [(one.text or "").split() for one in root.iter(w("instrText")) if "此处" in (one.text or "")] == [
        ["PAGEREF", mark, "\\h"] for mark in own
    ]
    starts, ends = ([one.get(w("id")) for one in root.iter(w(f"bookmark{half}"))] for half in ("Start", "End"))
    assert starts == ends
    assert len(set(starts)) == 3


def test_every_letter_has_old_shapes_with_ids_of_their_own() -> None:
    root = together(template("{{ 名 }}", f"<w:p><w:r>{SHAPE}</w:r></w:p>"))
    ids = [one.get("id") for one in root.iter(f"{{{VML}}}shape")]
    assert len(ids) == len(set(ids)) == 3
    assert all(name and name.startswith("章") for name in ids)


def test_every_letter_is_a_section_that_counts_its_pages_from_one() -> None:
    root = together(template("{{ 名 }}同志："))
    lines = ["".join(one.itertext(w("t"))) for one in root.iter(w("p"))]
    assert [line for line in lines if line] == [f"{one['名']}同志：" for one in NAMES]
    sections = list(root.iter(w("sectPr")))
    assert len(sections) == 3
    numbers = [section.find(w("pgNumType")) for section in sections[1:]]
    assert [None if one is None else one.get(w("start")) for one in numbers] == ["1", "1"]
    assert [one.tag for one in root[0]][-1] == w("sectPr")


def test_what_is_the_same_in_every_letter_needs_no_document_of_several() -> None:
    with pytest.raises(TemplateError) as refused:
        together(template("没有标签"))
    assert [(problem.code, problem.text) for problem in refused.value.problems] == [
        ("M117", "合不成一份：正文里没有标签，每份都一样")
    ]


def test_a_letter_with_a_note_is_refused() -> None:
    note = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    with pytest.raises(TemplateError) as refused:
        together(template(paragraph("{{ 名 }}"), note))
    assert "有脚注或尾注" in refused.value.problems[0].text
