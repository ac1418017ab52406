"""Charts as LibreOffice draws them: one sheet a seating, and in every box exactly the name that belongs there."""

from pathlib import Path

import pdfplumber
import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.charts.chart import draw_chart
from docgen.charts.hall import hall_pages
from docgen.draw.drawing import Drawing
from docgen.kinds.seating import is_table
from docgen.seating.plan import plans
from tests.conftest import OFFICE
from tests.rendering.conftest import PDF
from tests.rendering.measure import MM
from tests.seating.rooms import people, seated

pytestmark = pytest.mark.rendering

VISITS = sorted((OFFICE / "来访").glob("*.yaml"))


def in_boxes(page: pdfplumber.page.Page, drawing: Drawing) -> dict[str, str]:
    """What is drawn inside each seat's box, read line by line."""
    found = {}
    for shape in drawing.shapes:
        if shape.kind != "round" or not shape.lines:
            continue
        inside = []
        for one in page.chars:
            x, y = (one["x0"] + one["x1"]) / 2 * MM, (one["top"] + one["bottom"]) / 2 * MM
            if abs(x - shape.x) < shape.width / 2 and abs(y - shape.y) < shape.height / 2 and one["text"].strip():
                inside.append((round(one["bottom"] / 3), one["x0"], one["text"]))
        found[shape.name] = "".join(text for *_, text in sorted(inside))
    return found


def written(drawing: Drawing) -> dict[str, str]:
    """What belongs into each seat's box: the name, and what stands below it."""
    return {
        shape.name: "".join(line.text for line in shape.lines).replace(" ", "")
        for shape in drawing.shapes
        if shape.kind == "round" and shape.lines
    }


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_every_box_of_the_examples_holds_its_name_and_nothing_else(path: Path, drawn: PDF) -> None:
    visit = load(path)
    (file,) = build(visit, ["seating"])
    pages = drawn(file.content).pages
    found = plans(visit)[0]
    titles = [page.extract_text().replace(" ", "") for page in pages]
    assert len(found) == len(visit.seating)
    for plan in found:
        if is_table(plan):
            continue
        drawing = draw_chart(plan)
        (page,) = (page for page, text in zip(pages, titles, strict=True) if text.startswith(drawing.title))
        assert (page.width * MM, page.height * MM) == (
            pytest.approx(drawing.width, abs=0.2),
            pytest.approx(drawing.height, abs=0.2),
        )
        assert in_boxes(page, drawing) == written(drawing), plan.name


LAYOUTS = ("主席台", "合影", "会谈横桌", "会谈竖桌", "回字形", "U形", "圆桌", "沙发", "签字")


@pytest.mark.parametrize("count", [4, 9, 12, 60])
def test_every_layout_stays_on_one_sheet_with_every_name_in_its_box(count: int, drawn: PDF) -> None:
    for layout in LAYOUTS:
        if layout in ("主席台", "合影"):
            visit = seated(layout, people("人员", count))
        else:
            visit = seated(layout, (), people("来宾", count - count // 2), people("主方", count // 2))
        pages = drawn(build(visit, ["seating"])[0].content).pages
        assert len(pages) == 1, layout
        drawing = draw_chart(plans(visit)[0][0])
        assert in_boxes(pages[0], drawing) == written(drawing)


def test_a_hall_is_drawn_on_as_many_pages_as_it_has_parts_and_names_stand_whole(drawn: PDF) -> None:
    letters = "明远若兰小满庆丰时雨鹤鸣静文秦桐果思知秋"
    names = [f"王{one}{other}" for one in letters for other in letters]
    visit = seated("课桌式", names, 规则="{列数: 25, 走道: 5、20}")
    pages = drawn(build(visit, ["seating"])[0].content).pages
    (plan,) = plans(visit)[0]
    halls = len(hall_pages(plan))
    assert len(pages) == halls + 3  # 23 lines of seven names a page
    for some, what in ((pages[:halls], "the hall"), (pages[halls:], "the index")):
        text = "".join(page.extract_text() for page in some).replace(" ", "")
        assert all(name in text for name in names), what
    assert "按姓氏笔画为序" in pages[halls].extract_text().replace(" ", "")
