"""Charts as LibreOffice draws them: one sheet a seating, and in every box exactly the name that belongs there."""

from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.charts.chart import SMALLEST_PT, draw_chart, is_printed_as_table
from docgen.charts.hall import hall_pages
from docgen.charts.seat_index import seat_index
from docgen.draw.drawing import Drawing, Shape
from docgen.seating.plan import plans
from tests.charts.occasions import OCCASIONS, Occasion
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
        if is_printed_as_table(plan):
            continue
        drawing = draw_chart(plan)
        (page,) = (page for page, text in zip(pages, titles, strict=True) if text.startswith(drawing.title))
        assert (page.width * MM, page.height * MM) == (
            pytest.approx(drawing.width, abs=0.2),
            pytest.approx(drawing.height, abs=0.2),
        )
        assert in_boxes(page, drawing) == written(drawing), plan.name


LAYOUTS = ("主席台", "合影", "会谈横桌", "会谈竖桌", "回字形", "U形", "圆桌", "沙发", "签字")


@pytest.mark.parametrize("count", [4, 60])
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
    assert len(pages) == halls + len(seat_index(plan).pages)
    for some, what in ((pages[:halls], "the hall"), (pages[halls:], "the index")):
        text = "".join(page.extract_text() for page in some).replace(" ", "")
        assert all(name in text for name in names), what
    assert "按姓氏笔画为序" in pages[halls].extract_text().replace(" ", "")


FEW = (
    "主席台外宾七人",
    "合影四十人",
    "横桌六十对十二",
    "竖桌十二对十",
    "回字形双方四十四人",
    "圆桌六桌",
    "沙发外事六对四",
    "大巴五十二人",
    "主席台外事国旗",
    "竖桌外事国旗",
    "签字外事国旗",
    "长桌宴十四人",
)


@pytest.mark.parametrize("occasion", [one for one in OCCASIONS if one.name in FEW], ids=lambda occasion: occasion.name)
def test_a_chart_is_drawn_as_large_as_it_was_laid_out(occasion: Occasion, drawn: PDF) -> None:
    visit = occasion.visit()
    (page,) = drawn(build(visit, ["seating"])[0].content).pages
    ((plan,), _) = plans(visit)
    drawing = draw_chart(plan)
    assert in_boxes(page, drawing) == written(drawing)
    names = {shape.name: shape for shape in drawing.shapes if shape.kind == "round" and shape.lines}
    for seat in plan.seats:
        if seat.person:
            inside = chars_inside(page, names[seat.key])
            assert min(one["size"] for one in inside if one["text"] in seat.key) >= SMALLEST_PT
    # boxes and labels fill the sheet across or down, between the words above and the small print
    ink = [shape for shape in [*page.rects, *page.curves] if shape["width"] < page.width - 3]
    ink += [one for one in page.chars if one["top"] * MM > 42 and one["bottom"] * MM < drawing.height - 20]
    left, right = min(one["x0"] for one in ink) * MM, max(one["x1"] for one in ink) * MM
    top, bottom = min(one["top"] for one in ink) * MM, max(one["bottom"] for one in ink) * MM
    assert max((right - left) / (drawing.width - 36), (bottom - top) / (drawing.height - 62)) > 0.93


def chars_inside(page: pdfplumber.page.Page, shape: Shape) -> list[dict[str, Any]]:
    return [
        one
        for one in page.chars
        if abs((one["x0"] + one["x1"]) / 2 * MM - shape.x) < shape.width / 2
        and abs((one["top"] + one["bottom"]) / 2 * MM - shape.y) < shape.height / 2
        and one["text"].strip()
    ]


def test_a_hall_of_long_names_stays_on_its_pages(drawn: PDF) -> None:
    (occasion,) = (one for one in OCCASIONS if one.name == "课桌分团")
    visit = occasion.visit()
    pages = drawn(build(visit, ["seating"])[0].content).pages
    ((plan,), _) = plans(visit)
    assert len(pages) == len(hall_pages(plan)) + len(seat_index(plan).pages)
    text = "".join(page.extract_text() for page in pages)
    assert "主席台" in text
    assert min(one["size"] for page in pages for one in page.chars if one["text"].strip()) >= SMALLEST_PT - 0.1
