"""The plans of all example visits as they are drawn: nothing for which a director would send one back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from tests.conftest import OFFICE
from tests.rendering import plan_pages
from tests.rendering.conftest import convert
from tests.rendering.measure import DrawnPage
from tests.rendering.plan_pages import DrawnPlan

pytestmark = pytest.mark.rendering

VISITS = sorted((OFFICE / "来访").glob("*.yaml"))
PLANS = [(path, profile) for path in VISITS for profile in ("国标", "常规")]


@pytest.fixture(scope="module", params=PLANS, ids=lambda plan: f"{plan[0].stem}-{plan[1]}")
def plan(
    request: pytest.FixtureRequest, office_profile: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DrawnPlan]:
    """A plan, drawn once for all tests."""
    path, profile = request.param
    visit = load(path)
    file, *_ = build(visit, ["plan"], profile=profile)
    with pdfplumber.open(convert(file.content, office_profile, tmp_path_factory.mktemp("plan") / "plan.docx")) as pdf:
        yield DrawnPlan(visit, profile, [DrawnPage(page) for page in pdf.pages])


@pytest.mark.parametrize(
    "faults",
    [
        plan_pages.torn,
        plan_pages.missing_names,
        plan_pages.empty_columns,
        plan_pages.white,
        plan_pages.lonely_signatures,
        plan_pages.lonely_headings,
        plan_pages.lonely_rows,
        plan_pages.unlike_heads,
        plan_pages.outside_type_area,
        plan_pages.wrong_numbers,
        plan_pages.unbound_annexes,
        plan_pages.wasted_pages,
    ],
    ids=lambda faults: faults.__name__,
)
def test_no_page_of_a_plan_has(faults: Callable[[DrawnPlan], Iterator[str]], plan: DrawnPlan) -> None:
    assert list(faults(plan)) == []
