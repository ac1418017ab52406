"""Drafts and annexes as LibreOffice draws them: the word lies behind the text, and the text lies where it lay."""

from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from docx.shared import Mm
from PIL import Image

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.word import fill
from docgen.word.markup.page import PROFILES
from docgen.word.package.watermark import add_watermark
from docgen.word.stock.blocks import each, paragraph
from docgen.word.stock.document import document
from docgen.word.stock.profile import apply_profile
from tests.conftest import OFFICE, visit
from tests.kinds.test_plan_rules import EXEMPT, LUNCH
from tests.rendering.conftest import PDF
from tests.rendering.measure import lines
from tests.rendering.test_pages import SENTENCE

pytestmark = pytest.mark.rendering

DPI = 50
MM = 25.4 / DPI


def places(page: pdfplumber.page.Page) -> list[tuple[str, float, float]]:
    return [(one["text"], round(one["x0"], 1), round(one["top"], 1)) for one in page.chars]


def tones(page: pdfplumber.page.Page, lightest: int, darkest: int) -> Image.Image:
    """What is drawn in a range of greys, as light on dark."""
    grey = page.to_image(resolution=DPI).original.convert("L")
    return grey.point(lambda tone: 255 if darkest <= tone <= lightest else 0)


def marked(page: pdfplumber.page.Page) -> tuple[float, float, float, float]:
    """The edges of what is drawn in light grey, mm."""
    found = tones(page, 235, 200).getbbox()
    assert found is not None, "nothing grey"
    left, top, right, bottom = (edge * MM for edge in found)
    return left, top, right, bottom


def black(page: pdfplumber.page.Page) -> int:
    return tones(page, 90, 0).histogram()[255]


@pytest.mark.parametrize("profile", ["国标", "常规"])
def test_a_full_page_of_a_draft_holds_its_22_lines_of_28_characters_in_place(
    profile: str, drawn: PDF, tmp_path: Path
) -> None:
    specimen = tmp_path / "specimen.docx"
    specimen.write_bytes(document([paragraph("{{ 标题 }}", "PaperTitle"), each("段", "文", paragraph("{{ 段 }}"))]))
    plain = fill(apply_profile(specimen, PROFILES[profile], {}), {"标题": "关于版面的说明", "文": [SENTENCE * 40]})
    before, after = drawn(plain).pages, drawn(add_watermark(plain, "草稿")).pages
    assert len(before) == len(after) >= 3
    assert len([line for line in lines(after[1]) if abs(line.size - 16) < 0.5]) == 22
    for old, new in zip(before, after, strict=True):
        assert places(old) == places(new)
        # behind the text: no character is dimmed
        assert black(new) == pytest.approx(black(old), rel=0.02)
        left, top, right, bottom = marked(new)
        assert (left + right) / 2 == pytest.approx(106, abs=4)
        assert (top + bottom) / 2 == pytest.approx(148, abs=6)
        assert min(right - left, bottom - top) > 110
        assert left > 25
        assert right < 187


def test_every_page_of_a_draft_of_an_example_is_marked(drawn: PDF) -> None:
    of = load(OFFICE / "来访" / "2026-041.yaml")
    plan, draft = (build(of, draft=draft)[0] for draft in (False, True))
    before, after = drawn(plan.content).pages, drawn(draft.content).pages
    # what is grey below the word in a chart is drawn several times in one place
    assert [set(places(page)) for page in before] == [set(places(page)) for page in after]
    for page in after:
        left, top, right, bottom = marked(page)
        assert min(right - left, bottom - top) > 110


def test_an_office_template_with_narrow_margins_and_sections_keeps_its_pages(drawn: PDF, tmp_path: Path) -> None:
    made = Document()
    for _ in range(30):
        made.add_paragraph(SENTENCE)
    made.sections[0].top_margin, made.sections[0].header_distance = Mm(12.7), Mm(15)
    second = made.add_section()
    second.top_margin, second.header_distance = Mm(37), Mm(15)
    second.different_first_page_header_footer = True
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "清江区接待服务中心"
    for _ in range(60):
        made.add_paragraph(SENTENCE)
    made.save(str(tmp_path / "own.docx"))
    own = (tmp_path / "own.docx").read_bytes()
    before, after = drawn(own).pages, drawn(add_watermark(own, "草稿")).pages
    assert [places(page) for page in before] == [places(page) for page in after]
    assert all(marked(page) for page in after)


def test_the_annex_stands_on_a_page_of_its_own_as_the_standard_has_it(drawn: PDF) -> None:
    pages = [lines(page) for page in drawn(build(visit(LUNCH + EXEMPT))[0].content).pages]
    signed, annex = pages[-2], pages[-1]
    assert any(line.text.startswith("附件：") for line in signed)
    head, title = annex[:2]
    assert (head.text, title.text) == ("附件", "特殊情况说明")
    assert head.left == pytest.approx(28, abs=0.5)
    assert head.top == pytest.approx(37.9, abs=0.5)
    assert (title.left + title.right) / 2 == pytest.approx(28 + 78, abs=1)
    # on the third line: two lines of 29.45 pt below the first
    assert title.bottom - head.bottom == pytest.approx(2 * 29.45 * 25.4 / 72, abs=1)
    # nobody is named who approved it: that column is left out
    assert annex[2].text == "序号事项涉及规定情况说明"
    assert max(line.right for line in annex) <= 184.6
