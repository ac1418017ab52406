"""How large a chart may become: names of 9 points on A3 are legible, smaller ones are not."""

import pytest

from docgen.seating.fitted_room import FittedRoom, fits
from docgen.seating.labels import Label
from docgen.seating.room import LIST, UP, Chair, NameBox, SeatingRoom
from tests.seating.rooms import people, plan


def room(across: float, size: float = 1.0) -> FittedRoom:
    """A room of two chairs whose boxes cover so many millimetres."""
    apart = (across - 12) / 2
    chairs = tuple(Chair(LIST, x, 0, UP, 1, "", "") for x in (-apart, apart))
    return FittedRoom(SeatingRoom(chairs, (), ""), NameBox(12, 10), [Label(("甲甲",)), Label(("乙乙",), size)])


# 384 mm of A3 over 512 mm are three quarters, and three quarters of 12 points are 9
@pytest.mark.parametrize(
    ("across", "size", "is_legible"), [(512, 1.0, True), (513, 1.0, False), (256, 0.5, True), (257, 0.5, False)]
)
def test_names_of_nine_points_are_legible(across: float, size: float, is_legible: bool) -> None:
    assert fits("长桌宴", room(across, size)) == is_legible


def test_a_chart_that_is_printed_as_a_table_or_over_several_sheets_always_fits() -> None:
    assert fits("课桌式", room(5000))
    assert fits("圆桌", room(5000))


@pytest.mark.parametrize(
    ("layout", "count", "is_table"), [("课桌式", 60, False), ("课桌式", 61, True), ("圆桌", 70, False)]
)
def test_rows_of_more_than_sixty_seats_are_printed_as_a_table(layout: str, count: int, is_table: bool) -> None:
    rule = {"规则": f"{{列数: {count}}}"} if layout == "课桌式" else {}
    assert plan(layout, people("代", count), **rule).is_table == is_table
