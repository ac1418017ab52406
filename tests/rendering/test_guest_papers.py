"""Papers for guests as LibreOffice draws them: sheets of the right number, nothing cut, nothing at a fold or a cut."""

import re
from collections import Counter
from typing import Any

import pdfplumber
import pytest

from docgen.api.papers import build
from docgen.api.seating.visits import load_seated
from docgen.seating.plan import SeatedVisit
from docgen.word.package.outline import texts
from tests.conftest import OFFICE
from tests.kinds.papers_of import page_of
from tests.rendering.conftest import PDF

pytestmark = pytest.mark.rendering

MM = 72 / 25.4
VISITS = ("2026-041", "2026-052", "2026-066")


def seated(name: str) -> SeatedVisit:
    return load_seated(OFFICE / "来访" / f"{name}.yaml")


def document(of: SeatedVisit, kind: str, **options: Any) -> bytes:
    (file,) = build(of, [kind], options=options)
    return file.content


def nothing_is_lost(content: bytes, pdf: pdfplumber.PDF) -> None:
    """Every character of the body of a document is drawn."""
    written = Counter(re.sub(r"\s", "", "".join(texts(content))))
    drawn = Counter(re.sub(r"\s", "", "".join(char["text"] for page in pdf.pages for char in page.chars)))
    # footers of pages that have none are not drawn
    assert {char: number for char, number in (written - drawn).items() if char not in "—1"} == {}


@pytest.mark.parametrize("name", VISITS)
def test_no_card_of_a_wallet_overflows_and_no_text_stands_near_a_cut(name: str, drawn: PDF) -> None:
    of = seated(name)
    content = document(of, "wallet")
    pdf = drawn(content)
    assert len(pdf.pages) == len(page_of("wallet", of.visit)["纸"])
    nothing_is_lost(content, pdf)
    for page in pdf.pages:
        for char in page.chars:
            left, right = (char["x0"] / MM - 15) % 90, (char["x1"] / MM - 15) % 90
            middle = ((char["top"] + char["bottom"]) / 2 / MM - 13.5) % 54
            assert char["text"].isspace() or (3.5 < left < right < 86.6 and 3 < middle < 51), (page, char["text"])


@pytest.mark.parametrize("options", [{}, {"each": True, "together": True}])
@pytest.mark.parametrize("name", [*VISITS, "2026-063"])
def test_a_slip_takes_both_sides_of_its_sheets_and_nothing_stands_on_the_fold(
    name: str, options: dict[str, bool], drawn: PDF
) -> None:
    of = seated(name)
    if options and of.visit.guests.size > 12:
        pytest.skip("sixty slips are drawn by hand")
    content = document(of, "slip", **options)
    pdf = drawn(content)
    # a day that leaves room for the rest has one page; every other sheet has two
    sheets = page_of("slip", of.visit, **options)["张"]
    assert len(pdf.pages) == sum(2 if sheet["背"]["新页"] else 1 for sheet in sheets)
    nothing_is_lost(content, pdf)
    for page in pdf.pages:
        if page.width > page.height:
            assert all(abs((char["x0"] + char["x1"]) / 2 - page.width / 2) > 20 for char in page.chars)


def test_a_day_takes_one_leaf_of_a5(drawn: PDF) -> None:
    pdf = drawn(document(seated("2026-041"), "slip", day="7月6日"))
    assert [(round(page.width / MM), round(page.height / MM)) for page in pdf.pages] == [(148, 210)] * 2


@pytest.mark.parametrize("name", ["2026-041", "2026-052"])
def test_two_doors_stand_on_a_sheet_each_number_96_points_high(name: str, drawn: PDF) -> None:
    of = seated(name)
    content = document(of, "rooms", door=True)
    pdf = drawn(content)
    rooms = sum(len(stay.rooms) for stay in of.visit.lodging)
    assert len(pdf.pages) == -(-rooms // 2)
    nothing_is_lost(content, pdf)
    assert {round(char["size"]) for page in pdf.pages for char in page.chars if char["text"] == "0"} == {96}


@pytest.mark.parametrize("name", ["2026-041", "2026-060"])
def test_every_car_has_one_sheet_with_its_number_300_points_high(name: str, drawn: PDF) -> None:
    of = seated(name)
    pdf = drawn(document(of, "motorcade", labels=True))
    assert len(pdf.pages) == len(of.visit.vehicles)
    for number, page in enumerate(pdf.pages, 1):
        assert [char["text"] for char in page.chars if round(char["size"]) == 300] == [str(number)]


@pytest.mark.parametrize("kind", ["roster", "rooms", "motorcade", "briefing"])
@pytest.mark.parametrize("name", ["2026-041", "2026-063"])
def test_a_list_is_drawn_whole(kind: str, name: str, drawn: PDF) -> None:
    content = document(seated(name), kind)
    nothing_is_lost(content, drawn(content))


def test_a_guide_has_a_page_of_his_own_for_each_point(drawn: PDF) -> None:
    of = seated("2026-041")
    pages = [page.extract_text().replace(" ", "") for page in drawn(document(of, "briefing")).pages]
    begins = [number for number, text in enumerate(pages) if re.match("四、点位简介和讲解词|（[一二三]）", text)]
    assert len(begins) == 3
    assert begins[0] > 0


@pytest.mark.parametrize("kind", ["tasks", "duty", "checkin", "purchases", "briefing", "letter"])
@pytest.mark.parametrize("name", VISITS)
def test_nothing_of_a_paper_for_the_staff_is_cut_off(name: str, kind: str, drawn: PDF) -> None:
    content = document(seated(name), kind)
    nothing_is_lost(content, drawn(content))


def test_the_line_that_counts_who_came_has_names_above_it_on_its_sheet(drawn: PDF) -> None:
    pdf = drawn(document(seated("2026-058"), "checkin"))
    last = pdf.pages[-1].extract_text()
    assert "应到8人" in re.sub(r"\s", "", last)
    assert "陶思源" in last
