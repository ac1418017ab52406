"""A hall as a table of Word: names in the size of their cell, spread ones apart, seats alone with a border."""

import re

import pytest
from lxml import etree

from docgen.draw.drawing import Grid, GridCell
from docgen.word.markup.namespaces import w
from docgen.word.markup.seat_table import hall_table

NAMESPACE = w("x")[1:-2]


def hall(*cells: GridCell, head: int = 0) -> etree._Element:
    """A hall of one row, its usual size 10 points."""
    grid = Grid((10.0,) * 4, ((8.0, cells), (8.0, cells)), 10.0, head)
    return etree.fromstring(hall_table(grid).replace("<w:tbl>", f'<w:tbl xmlns:w="{NAMESPACE}">', 1))


def runs(cell: GridCell) -> list[tuple[str, str, str]]:
    """The runs of a cell: text, half points, spacing; a line break is a run without a size."""
    found = []
    for run in next(hall(cell).iter(w("tc"))).iter(w("r")):
        values = [run.find(f"{w('rPr')}/{w(name)}") for name in ("sz", "spacing")]
        size, spacing = ("" if one is None else one.get(w("val"), "") for one in values)
        found.append(("".join(run.itertext()), size, spacing))
    return found


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (GridCell("周明远", "seat"), [("周明远", "20", "")]),
        (GridCell("周明远", "seat", size_pt=7.5), [("周明远", "15", "")]),
        (GridCell("韩喆", "seat", spread=True), [("韩", "20", "200"), ("喆", "20", "")]),
        (GridCell("韩喆", "seat", size_pt=8.0, spread=True), [("韩", "16", "160"), ("喆", "16", "")]),
        (GridCell("安娜·\n林德", "seat", size_pt=9.0), [("安娜·", "18", ""), ("", "", ""), ("林德", "18", "")]),
        (GridCell("", "gap"), []),
        (GridCell("A < B & C ", "seat"), [("A < B & C ", "20", "")]),
    ],
)
def test_a_name_is_set_in_the_size_of_its_cell_else_in_that_of_the_hall(
    cell: GridCell, expected: list[tuple[str, str, str]]
) -> None:
    assert runs(cell) == expected


def test_lines_of_a_cell_follow_each_other_by_its_own_size() -> None:
    lines = [
        spacing.get(w("line"))
        for size_pt in (0.0, 5.0)
        for spacing in next(hall(GridCell("甲\n乙", "seat", size_pt=size_pt)).iter(w("tc"))).iter(w("spacing"))
        if spacing.get(w("line"))
    ]
    assert [int(line or 0) for line in lines] == [int(lines[0] or 0), int(lines[0] or 0) // 2]
    assert not re.search("lineRule", etree.tostring(hall(GridCell("甲乙", "seat")), encoding="unicode"))


def test_cells_cover_their_columns_and_the_first_rows_are_repeated() -> None:
    table = hall(GridCell("主席台", "fixture", span=3, shade=True), GridCell("", "empty"), head=1)
    widths = [int(one.get(w("w"), "0")) for one in table.iter(w("gridCol"))]
    first, second = next(table.iter(w("tr"))).iterchildren(w("tc"))
    assert [int(one.get(w("w"), "0")) for one in table.iter(w("tcW"))] == [sum(widths[:3]), widths[3]] * 2
    assert [one.get(w("val")) for one in table.iter(w("gridSpan"))] == ["3", "3"]
    assert (first.find(f".//{w('shd')}") is None, second.find(f".//{w('shd')}") is None) == (False, True)
    assert {one.get(w("val")) for one in second.find(f".//{w('tcBorders')}")} == {"dotted"}  # type: ignore[union-attr]
    assert [row.find(f".//{w('tblHeader')}") is not None for row in table.iter(w("tr"))] == [True, False]
