"""Papers for those who have a duty as LibreOffice draws them: nothing cut, headings repeated, signatures not alone."""

from typing import Any

import pdfplumber
import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from tests.conftest import OFFICE, visit
from tests.rendering.conftest import PDF
from tests.rendering.test_guest_papers import nothing_is_lost, seated

pytestmark = pytest.mark.rendering

MM = 72 / 25.4
VISITS = OFFICE / "来访"


def document(name: str, kind: str, **options: Any) -> bytes:
    given = {key.rstrip("_"): value for key, value in options.items()}
    (file,) = build(seated(name), [kind], options=given)
    return file.content


def text_of(page: pdfplumber.page.Page) -> str:
    return "".join(char["text"] for char in page.chars if not char["text"].isspace())


@pytest.mark.parametrize(
    ("name", "kind"),
    [(name, kind) for name in ("2026-041", "2026-060") for kind in ("tasks", "duty", "checkin", "purchases")],
)
def test_a_paper_is_drawn_whole(name: str, kind: str, drawn: PDF) -> None:
    content = document(name, kind)
    nothing_is_lost(content, drawn(content))


def test_two_hundred_guests_sign_below_headings_that_repeat_and_have_room(drawn: PDF) -> None:
    pdf = drawn(document("2026-060", "checkin"))
    assert len(pdf.pages) > 10
    for page in pdf.pages:
        assert "签名" in text_of(page)
        heights = {round(cell["height"] / MM) for cell in page.rects if cell["width"] < 1 and cell["height"] > 20}
        assert all(height >= 12 for height in heights)
    assert "应到206人" in text_of(pdf.pages[-1])


def test_guests_whom_nobody_has_named_yet_have_rows_to_write_in(drawn: PDF) -> None:
    (file,) = build(visit("来宾: {团组: 考察团, 人数: 60}"), ["checkin"])
    pdf = drawn(file.content)
    assert "".join(map(text_of, pdf.pages)).count("签名") == len(pdf.pages)
    assert "应到60人" in text_of(pdf.pages[-1])


@pytest.mark.parametrize("name", ["2026-041", "2026-052", "2026-060", "2026-063", "2026-066"])
def test_nobody_signs_for_supplies_on_a_page_without_any(name: str, drawn: PDF) -> None:
    pages = [text_of(page) for page in drawn(document(name, "purchases")).pages]
    for signing in ("批准人", "清点人"):
        (page,) = [page for page in pages if signing in page]
        assert "品名" in page


@pytest.mark.parametrize("name", ["2026-041", "2026-063"])
def test_every_department_begins_a_page_of_its_own(name: str, drawn: PDF) -> None:
    of = load(VISITS / f"{name}.yaml")
    apart = build(of, ["tasks"], options={"each": True})
    pdf = drawn(document(name, "tasks", each=True, together=True))
    assert sum("签收人" in text_of(page) for page in pdf.pages) == len(apart)
    heads = [page for page in pdf.pages if text_of(page).startswith(of.title)]
    assert len(heads) == len(apart)
