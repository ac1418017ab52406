"""What holds for the chart of every occasion: it fills its sheet, nobody is too small to read, all have one size."""

from itertools import groupby

import pytest

from docgen.charts.chart import SMALLEST_PT, draw_chart, is_printed_as_table
from docgen.charts.hall import free_height, hall_pages
from docgen.charts.seat_index import seat_index
from docgen.draw.drawing import NOTES_GROUP, Drawing, Grid, Shape
from docgen.model.layouts import LAYOUTS
from docgen.seating.labels import advance
from docgen.seating.plan import SeatingPlan, plans
from tests.charts.occasions import OCCASIONS, Occasion
from tests.conftest import visit
from tests.seating.rooms import people
from tests.seating.rooms import plan as room

MM_PER_PT = 25.4 / 72
#: What a sheet leaves free for a chart: 18 mm on both sides, the words above, the small print and a foot below.
SIDES_MM, ABOVE_MM, BELOW_MM = 36.0, 42.0, 20.0


def plan_of(occasion: Occasion) -> SeatingPlan:
    ((plan,), _) = plans(occasion.visit())
    return plan


ALL = [(occasion.name, plan_of(occasion)) for occasion in OCCASIONS]
DRAWN = dict(one for one in ALL if not is_printed_as_table(one[1]))
PRINTED = dict(one for one in ALL if is_printed_as_table(one[1]))
drawn = pytest.mark.parametrize("plan", DRAWN.values(), ids=DRAWN)
printed = pytest.mark.parametrize("plan", PRINTED.values(), ids=PRINTED)


def seats(drawing: Drawing) -> list[Shape]:
    return [shape for shape in drawing.shapes if shape.kind == "round" and shape.lines]


def chart(drawing: Drawing) -> list[Shape]:
    """Everything but the small print."""
    return [shape for shape in drawing.shapes if shape.group != NOTES_GROUP]


def name_sizes(plan: SeatingPlan, drawing: Drawing) -> dict[str, float]:
    names = {seat.key for seat in plan.seats if seat.person}
    return {shape.name: shape.lines[0].size_pt for shape in seats(drawing) if shape.name in names}


def covered(drawing: Drawing) -> tuple[float, float, float, float]:
    shapes = chart(drawing)
    left, top = min(shape.left for shape in shapes), min(shape.top for shape in shapes)
    return (
        left,
        top,
        max(shape.left + shape.width for shape in shapes),
        max(shape.top + shape.height for shape in shapes),
    )


def test_there_are_occasions_of_every_layout_small_and_large() -> None:
    assert {occasion.layout for occasion in OCCASIONS} == set(LAYOUTS)
    assert len(OCCASIONS) >= 40


@drawn
def test_nobody_is_smaller_than_nine_points_and_all_have_one_size(plan: SeatingPlan) -> None:
    drawing = draw_chart(plan)
    sizes = name_sizes(plan, drawing)
    assert len(sizes) == sum(seat.person is not None for seat in plan.seats)
    assert min(sizes.values()) >= SMALLEST_PT
    assert len(set(sizes.values())) == 1


@drawn
def test_a_chart_fills_its_sheet_across_or_down(plan: SeatingPlan) -> None:
    drawing = draw_chart(plan)
    left, top, right, bottom = covered(drawing)
    across = (right - left) / (drawing.width - SIDES_MM)
    down = (bottom - top) / (drawing.height - ABOVE_MM - BELOW_MM)
    assert max(across, down) > 0.95
    assert min(across, down) > 0.3
    assert across * down > 0.35


@drawn
def test_a_chart_stands_in_the_middle_of_its_sheet(plan: SeatingPlan) -> None:
    drawing = draw_chart(plan)
    left, top, right, bottom = covered(drawing)
    if plan.layout != "沙发":  # the wall behind sofas stands in the middle, and one side may be longer
        assert (left + right) / 2 == pytest.approx(drawing.width / 2, abs=0.1)
    notes = [shape for shape in drawing.shapes if shape.group == NOTES_GROUP]
    lowest = min(shape.top for shape in notes) if notes else drawing.height - 11
    assert top - ABOVE_MM == pytest.approx(lowest - 4 - bottom, abs=2.5)
    assert top >= ABOVE_MM - 0.1
    assert bottom < lowest


@drawn
def test_no_box_covers_another_and_every_name_stays_in_its_box(plan: SeatingPlan) -> None:
    drawing = draw_chart(plan)
    boxes = [shape for shape in drawing.shapes if shape.group not in (NOTES_GROUP, "场地")]
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart_x = abs(one.x - other.x) - (one.width + other.width) / 2
            apart_y = abs(one.y - other.y) - (one.height + other.height) / 2
            assert max(apart_x, apart_y) > 0.2, f"{one.name} and {other.name} touch"
    for shape in boxes:
        for line in shape.lines:
            # the text of a box with round corners keeps clear of them
            inside = shape.width - 0.0703 * min(shape.width, shape.height)
            if not line.stacked:
                assert advance(line.text.rstrip()) * line.size_pt * MM_PER_PT <= inside, shape.name
        heights = [line.size_pt * (1.1 * len(line.text) if line.stacked else 1.18) for line in shape.lines]
        assert sum(heights) * MM_PER_PT <= shape.height, shape.name


@drawn
def test_a_number_of_a_table_is_the_largest_text_of_a_banquet(plan: SeatingPlan) -> None:
    drawing = draw_chart(plan)
    numbers = [shape for shape in drawing.shapes if shape.kind == "ellipse" and shape.name != "圆桌"]
    largest = max(line.size_pt for shape in seats(drawing) for line in shape.lines)
    for shape in numbers:
        assert shape.lines[0].size_pt > largest
        assert shape.lines[0].text == shape.name.partition("（")[0]


@pytest.mark.parametrize("count", [1, 4, 11, 26])
def test_a_bus_lies_on_its_sheet_and_drives_upward_in_json(count: int) -> None:
    plan = plan_of(Occasion("车", "中巴", count))
    drawing = draw_chart(plan)
    (body,) = [shape for shape in drawing.shapes if shape.name == "车身"]
    assert body.width > body.height
    front = next(shape for shape in drawing.shapes if shape.name == "司机")
    assert all(front.x < shape.x for shape in seats(drawing) if shape.name not in ("司机", "车身"))
    assert "车头朝左" in drawing.view
    assert "图上朝上" in plan.view
    rows = sorted({seat.row for seat in plan.seats})
    ys = [max(seat.y for seat in plan.seats if seat.row == row) for row in rows]
    assert ys == sorted(ys)


def cells(grid: Grid, kind: str) -> list[str]:
    return [cell.text.replace("\n", "") for _, row in grid.rows for cell in row if cell.kind == kind]


@printed
def test_a_hall_shows_everybody_with_nine_points_and_what_stands_before_it(plan: SeatingPlan) -> None:
    pages = hall_pages(plan)
    shown = [name for page in pages for name in cells(page.grid, "seat")]
    assert sorted(shown) == sorted(seat.person.name for seat in plan.seats if seat.person)
    for page in pages:
        sizes = [cell.size_pt or page.grid.size_pt for _, row in page.grid.rows for cell in row if cell.kind == "seat"]
        assert min(sizes) >= SMALLEST_PT
        words = "".join(cells(page.grid, "fixture") + cells(page.grid, "gap"))
        assert {"课桌式": "主席台", "合影": "摄影机位", "主席台": "观众席"}[plan.layout] in words
        heights = sum(height for height, _ in page.grid.rows)
        assert heights <= page.sheet.height - 42 - 11 - 4
        assert heights >= 0.6 * (page.sheet.height - 42 - 11 - 4)
        assert sum(page.grid.widths_mm) >= 0.6 * page.sheet.across


@printed
def test_a_name_of_a_hall_stays_in_its_cell(plan: SeatingPlan) -> None:
    for page in hall_pages(plan):
        for height, row in page.grid.rows:
            at = 0
            for cell in row:
                width = sum(page.grid.widths_mm[at : at + cell.span])
                at += cell.span
                if cell.kind == "seat":
                    em = (cell.size_pt or page.grid.size_pt) * MM_PER_PT
                    lines = cell.text.split("\n")
                    assert max(advance(line.rstrip()) for line in lines) * em <= width, cell.text
                    assert len(lines) * 1.1 * em <= height, cell.text


@printed
def test_the_index_counts_rows_and_the_seats_of_a_row_from_the_left(plan: SeatingPlan) -> None:
    rows = {
        row: list(own)
        for row, own in groupby(sorted(plan.seats, key=lambda seat: (seat.row, seat.x)), lambda seat: seat.row)
    }
    expected = {
        (seat.person.name, f"第{number}排第{place}座")
        for number, row in rows.items()
        for place, seat in enumerate(row, 1)
        if seat.person
    }
    found = set()
    for grid in seat_index(plan).pages:
        assert grid.size_pt >= SMALLEST_PT
        widths = grid.widths_mm
        for height, row in grid.rows[1:]:
            for at in range(0, len(row), 2):
                name, seat = row[at], row[at + 1]
                if name.text:
                    found.add((name.text.replace("\n", ""), seat.text))
                    em = grid.size_pt * MM_PER_PT
                    assert max(advance(line.rstrip()) for line in name.text.split("\n")) * em < widths[at]
                    assert advance(seat.text) * em < widths[at + 1]
                    assert len(name.text.split("\n")) * 1.18 * em < height
        assert sum(height for height, _ in grid.rows) < 210 - 42 - 11
    assert found == expected


def with_hosts(occasion: Occasion, names: list[str]) -> SeatingPlan:
    """The plan with these people of its list as hosts of the visit instead of guests."""
    lines = [line for line in occasion.text().splitlines() if not any(f"姓名: {name}," in line for name in names)]
    at = lines.index("座次:")
    hosts = ["陪同:", *(f"  - {{姓名: {name}}}" for name in names)]
    ((plan,), _) = plans(visit("\n".join([*lines[:at], *hosts, *lines[at:]])))
    return plan


@pytest.mark.parametrize("count", [12, 45, 90])
def test_guests_are_not_smaller_than_hosts_of_one_list_but_for_long_names_of_a_table(count: int) -> None:
    occasion = Occasion("合影", "合影", count, long_names=True)
    short = [seat.key for seat in plan_of(occasion).seats if len(seat.key) <= 3]
    plan = with_hosts(occasion, short[:5])
    hosts = {seat.key for seat in plan.seats if seat.is_host}
    assert hosts == set(short[:5])
    if is_printed_as_table(plan):
        sizes = {
            cell.text.replace("\n", ""): cell.size_pt or page.grid.size_pt
            for page in hall_pages(plan)
            for _, row in page.grid.rows
            for cell in row
            if cell.kind == "seat"
        }
    else:
        sizes = name_sizes(plan, draw_chart(plan))
    guests = sorted(size for name, size in sizes.items() if name not in hosts)
    largest_host = max(sizes[name] for name in hosts)
    if is_printed_as_table(plan):  # one name in four at most is so long that it takes a smaller size
        assert guests[len(guests) // 4] >= largest_host
    else:
        assert guests[0] >= largest_host


@drawn
def test_whatever_names_a_role_a_row_or_a_fixture_has_nine_points(plan: SeatingPlan) -> None:
    drawing = draw_chart(plan)
    small = {line.text: line.size_pt for shape in drawing.shapes for line in shape.lines if line.size_pt < SMALLEST_PT}
    assert not small


@drawn
def test_small_print_stays_in_its_lines_in_a_face_that_is_a_little_wider(plan: SeatingPlan) -> None:
    drawing = draw_chart(plan)
    for shape in drawing.shapes:
        if shape.group == NOTES_GROUP:
            for line in shape.lines:
                assert advance(line.text) * 1.05 * line.size_pt * MM_PER_PT <= shape.width
            assert sum(1.3 * line.size_pt for line in shape.lines) * MM_PER_PT <= shape.height


def group_photo(names: list[str], rows: str) -> SeatingPlan:
    people = "".join(f"  - {{姓名: {name}}}\n" for name in names)
    text = f"来宾:\n{people}座次:\n  - {{名称: 合影, 形式: 合影, 人员: 全体, 规则: {{排数: [{rows}]}}}}\n"
    ((plan,), _) = plans(visit(text))
    return plan


SHORT = [f"王{one}{other}" for one in "明远若兰小满庆丰" for other in "时雨鹤鸣静文秦桐"]


@pytest.mark.parametrize(
    ("long_name", "others_pt"),
    [("阿迪力江·吾斯曼", 14.0), ("亚历山大·谢尔盖耶维奇·科罗文", 12.0), ("安-索菲·林德奎斯特", 12.0)],
)
def test_one_long_name_does_not_make_the_others_of_a_group_photo_small(long_name: str, others_pt: float) -> None:
    plan = group_photo([*SHORT[:47], long_name], "15, 16, 17")
    assert is_printed_as_table(plan)
    (page,) = hall_pages(plan)
    assert page.grid.size_pt >= others_pt
    assert min(cell.size_pt for _, row in page.grid.rows for cell in row if cell.size_pt) >= SMALLEST_PT


def test_a_group_photo_of_few_stays_a_drawing() -> None:
    assert not is_printed_as_table(group_photo(SHORT[:16], "8, 8"))


def test_a_table_that_leaves_its_sheet_white_does_not_hang_under_the_title() -> None:
    (page,) = hall_pages(group_photo([*SHORT[:47], "亚历山大·谢尔盖耶维奇·科罗文"], "15, 16, 17"))
    height, cells = page.grid.rows[0]
    assert [cell.text for cell in cells] == [""]
    used = sum(height for height, _ in page.grid.rows)
    assert 3 < height <= 24
    assert used <= free_height(page.sheet, 1)


@pytest.mark.parametrize(("guests", "hosts"), [(7, 4), (4, 7), (6, 6), (8, 5)])
def test_the_wall_of_a_meeting_on_sofas_stands_below_the_middle_of_the_title(guests: int, hosts: int) -> None:
    drawing = draw_chart(room("沙发", (), people("客", guests), people("主", hosts)))
    (wall,) = (shape for shape in drawing.shapes if shape.name == "背景")
    assert abs(wall.x - drawing.width / 2) < 0.1
    assert min(shape.left for shape in drawing.shapes) > 17.9
    assert max(shape.left + shape.width for shape in drawing.shapes) < drawing.width - 17.9


def test_sofas_with_the_door_at_a_side_stand_in_the_middle_of_the_sheet() -> None:
    drawing = draw_chart(room("沙发", (), people("客", 7), people("主", 4), 方位="{门: 左}"))
    left, _, right, _ = covered(drawing)
    assert (left + right) / 2 == pytest.approx(drawing.width / 2, abs=0.1)
