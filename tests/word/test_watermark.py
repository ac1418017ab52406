"""The watermark: in the header of every page, over nothing that was there, the page left as it was."""

import io
import re
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_SECTION
from docx.shared import Mm
from lxml import etree

from docgen.api.papers import build
from docgen.word import fill
from docgen.word.engine.adopt import adopt
from docgen.word.markup.namespaces import R, w
from docgen.word.package.watermark import add_watermark
from docgen.word.package.zip import canonical, read_package
from docgen.word.stock.blocks import paragraph
from docgen.word.stock.document import document
from tests.conftest import visit
from tests.word.templates import template, with_part

V = "{urn:schemas-microsoft-com:vml}"
HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"


def by_word(change: Callable[[Paper], None]) -> bytes:
    """A document as python-docx writes it, which gives it no header by itself."""
    paper, content = Document(), io.BytesIO()
    paper.add_paragraph("正文")
    change(paper)
    paper.save(content)
    return content.getvalue()


def headers(content: bytes) -> list[dict[str, str]]:
    """For every section the parts that it refers to as headers, by kind, as Word follows the references."""
    parts = read_package(content)
    targets = {
        node.get("Id"): node.get("Target", "")
        for node in etree.fromstring(parts["word/_rels/document.xml.rels"])
        if node.get("Type") == HEADER
    }
    return [
        {node.get(w("type"), ""): targets[node.get(f"{{{R}}}id")] for node in section.findall(w("headerReference"))}
        for section in etree.fromstring(parts["word/document.xml"]).iter(w("sectPr"))
    ]


def marks(content: bytes, part: str) -> list[str]:
    """The words that a header is marked with."""
    root = etree.fromstring(read_package(content)[f"word/{part}"])
    return [node.get("string", "") for node in root.iter(f"{V}textpath") if node.get("string")]


def shapes(content: bytes) -> list[etree._Element]:
    return [
        shape
        for name, part in read_package(content).items()
        if name.startswith("word/header")
        for shape in etree.fromstring(part).iter(f"{V}shape")
    ]


def test_a_stock_plan_is_marked_on_odd_and_even_pages() -> None:
    (file,) = build(visit("成文日期: 2026-07-02"))
    assert headers(file.content) == [{}]
    (section,) = headers(marked := add_watermark(file.content, "草稿"))
    assert sorted(section) == ["default", "even"]
    assert len(set(section.values())) == 2
    assert [marks(marked, part) for part in section.values()] == [["草稿"], ["草稿"]]
    types = read_package(marked)["[Content_Types].xml"].decode()
    assert all(f'PartName="/word/{part}"' in types for part in section.values())


def test_the_first_page_is_marked_where_it_has_a_header_of_its_own() -> None:
    def change(paper: Paper) -> None:
        paper.sections[0].different_first_page_header_footer = True
        paper.sections[0].header.paragraphs[0].text = "清江区接待服务中心"

    (section,) = headers(marked := add_watermark(by_word(change), "草稿"))
    assert sorted(section) == ["default", "first"]
    assert [marks(marked, part) for part in section.values()] == [["草稿"], ["草稿"]]
    assert "清江区接待服务中心" in read_package(marked)[f"word/{section['default']}"].decode()


def test_every_section_shows_the_mark_by_its_own_header_or_by_that_of_the_section_before() -> None:
    def change(paper: Paper) -> None:
        inherits = paper.add_section(WD_SECTION.NEW_PAGE)
        inherits.different_first_page_header_footer = True
        own = paper.add_section(WD_SECTION.NEW_PAGE)
        own.header.is_linked_to_previous = False

    first, second, third = headers(marked := add_watermark(by_word(change), "草稿"))
    assert (sorted(first), second, sorted(third)) == (["default", "first"], {}, ["default"])
    assert all(marks(marked, part) == ["草稿"] for part in (*first.values(), *third.values()))


def test_a_header_that_two_sections_share_is_marked_once() -> None:
    def change(paper: Paper) -> None:
        paper.sections[0].header.is_linked_to_previous = False
        paper.add_section(WD_SECTION.NEW_PAGE)

    shared = by_word(change)
    reference = re.search(rb"<w:headerReference[^>]*/>", read_package(shared)["word/document.xml"])
    assert reference is not None
    parts = read_package(shared)
    before, last, after = parts["word/document.xml"].rpartition(b"<w:pgSz")
    again = canonical({**parts, "word/document.xml": before + reference.group() + last + after})
    assert headers(again)[0] == headers(again)[1]
    assert len(shapes(add_watermark(again, "草稿"))) == 1


def test_the_shape_is_what_word_takes_for_a_watermark() -> None:
    first, second = shapes(add_watermark(template("甲"), "草稿"))
    for shape in (first, second):
        assert str(shape.get("id")).startswith("PowerPlusWaterMarkObject")
        assert shape.get("type") == "#_x0000_t136"
        style = str(shape.get("style"))
        assert "rotation:315" in style
        assert "z-index:-" in style  # behind the text
    assert first.get("id") != second.get("id")
    spid = "{urn:schemas-microsoft-com:office:office}spid"
    assert first.get(spid) != second.get(spid)


def test_a_watermark_that_is_there_gives_way_as_in_word() -> None:
    secret = add_watermark(template("甲"), "内部资料")
    marked = add_watermark(secret, "草稿")
    assert [marks(marked, part) for part in headers(marked)[0].values()] == [["草稿"], ["草稿"]]
    assert headers(marked) == headers(secret)


def test_the_mark_runs_through_the_type_area_of_the_smallest_page() -> None:
    def small(paper: Paper) -> None:
        paper.add_section(WD_SECTION.NEW_PAGE)
        paper.sections[1].page_width, paper.sections[1].page_height = Mm(105), Mm(148)
        for section in paper.sections:
            section.left_margin = section.right_margin = Mm(10)

    for content, side in ((template("甲"), 156), (by_word(small), 85)):
        for shape in shapes(add_watermark(content, "草稿")):
            match = re.search(r"width:([\d.]+)pt;height:([\d.]+)pt", str(shape.get("style")))
            assert match is not None
            width, height = float(match[1]), float(match[2])
            assert width == pytest.approx(2 * height, abs=0.2)
            assert (width + height) / 2**0.5 * 25.4 / 72 == pytest.approx(side, abs=0.5)


def test_an_added_header_takes_no_room_where_the_margin_has_none() -> None:
    def narrow(paper: Paper) -> None:
        paper.sections[0].top_margin, paper.sections[0].header_distance = Mm(12.7), Mm(15)

    def distance(content: bytes) -> int:
        margins = next(etree.fromstring(read_package(content)["word/document.xml"]).iter(w("pgMar")))
        return int(margins.get(w("top"), "0")) - int(margins.get(w("header"), "0"))

    assert distance(by_word(narrow)) < 0
    assert distance(add_watermark(by_word(narrow), "草稿")) >= 20
    stock = template("甲")
    assert distance(add_watermark(stock, "草稿")) == distance(stock)


def test_a_header_of_the_users_own_keeps_its_place() -> None:
    def change(paper: Paper) -> None:
        paper.sections[0].top_margin, paper.sections[0].header_distance = Mm(12.7), Mm(15)
        paper.sections[0].header.paragraphs[0].text = "清江区接待服务中心"

    marked = add_watermark(content := by_word(change), "草稿")
    margins = re.compile(rb"<w:pgMar[^>]*>")
    assert margins.findall(read_package(marked)["word/document.xml"]) == margins.findall(
        read_package(content)["word/document.xml"]
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>1</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p><w:pPr><w:framePr w:wrap='around'/></w:pPr><w:r><w:t>1</w:t></w:r></w:p><w:p/>",
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='99'/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
        "<w:p><w:pPr><w:framePr w:wrap='around'/></w:pPr></w:p>",
    ],
    ids=["control", "frame", "table", "only a frame"],
)
def test_headers_of_every_make_are_marked_outside_frames_and_tables(inside: str) -> None:
    content = document(
        [paragraph("甲")],
        section='<w:sectPr><w:headerReference w:type="default" r:id="rId7"/></w:sectPr>',
        header=inside,
    )
    marked = add_watermark(content, "草稿")
    assert marks(marked, "header1.xml") == ["草稿"]
    root = etree.fromstring(read_package(marked)["word/header1.xml"])
    (shape,) = root.iter(f"{V}shape")
    (enclosing,) = shape.iterancestors(w("p"))
    assert enclosing.find(f"{w('pPr')}/{w('framePr')}") is None
    assert not list(shape.iterancestors(w("tbl")))
    assert "".join(map(str, root.itertext(w("t")))) == ("1" if ">1<" in inside else "")


def test_a_document_without_sections_is_marked() -> None:
    bare = with_part(template("甲"), "word/document.xml", "<w:sectPr>", "<w:sectPr><w:titlePg/>")
    parts = read_package(bare)
    text = re.sub(r"<w:sectPr>.*</w:sectPr>", "", parts["word/document.xml"].decode())
    marked = add_watermark(canonical({**parts, "word/document.xml": text.encode()}), "草稿")
    assert [sorted(section) for section in headers(marked)] == [["default", "even"]]


def test_pages_in_fractions_of_twips_are_measured() -> None:
    parts = read_package(template("甲"))
    text = re.sub(r'w:(left|right)="(\d+)"', r'w:\1="\2.0000000000002"', parts["word/document.xml"].decode())
    marked = add_watermark(canonical({**parts, "word/document.xml": text.encode()}), "草稿")
    assert shapes(marked)[0].get("style") == shapes(add_watermark(template("甲"), "草稿"))[0].get("style")


def test_the_same_document_gives_the_same_bytes_and_only_headers_are_added() -> None:
    (file,) = build(visit("成文日期: 2026-07-02"))
    marked = add_watermark(file.content, "草稿")
    assert marked == add_watermark(file.content, "草稿")
    before, after = read_package(file.content), read_package(marked)
    assert {name for name in after if before.get(name) != after[name]} == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/header2.xml",
    }
    assert re.sub(rb"<\?.*?\?>\n?|<w:headerReference[^>]*/>", b"", after["word/document.xml"]).endswith(
        before["word/document.xml"].rpartition(b"</w:p>")[2]
    )


def test_the_word_is_text_whatever_it_holds() -> None:
    marked = add_watermark(template("甲"), '<"草稿" & 样>')
    assert marks(marked, "header1.xml") == ['<"草稿" & 样>']


def test_a_template_is_marked_once_for_all_that_is_made_of_it() -> None:
    def change(paper: Paper) -> None:
        paper.add_paragraph("{{ 名 }}")

    marked = add_watermark(adopt(by_word(change)), "草稿")
    filled = fill(marked, {"名": "甲"})
    assert [marks(filled, part) for part in headers(filled)[0].values()] == [["草稿"]]
    assert adopt(marked)
