"""What chairs cover, whether they stand apart, and which rows have a middle."""

from collections import Counter
from typing import NamedTuple

import pytest

from docgen.seating.attendance import Attendance, has_an_odd_row
from docgen.seating.room import LIST, Extent, NameBox, SeatingOptions, apart, extent

_BOX = NameBox(20.0, 10.0)


class Spot(NamedTuple):
    """A place for a chair."""

    x: float
    y: float


def test_chairs_cover_their_boxes() -> None:
    assert extent([Spot(0.0, 0.0), Spot(50.0, -30.0)], _BOX) == Extent(-10.0, -35.0, 60.0, 5.0)


def test_no_chairs_cover_a_point() -> None:
    assert extent([], _BOX) == Extent(0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("x", "y", "is_apart"),
    [
        (_BOX.across, 0.0, True),
        (0.0, _BOX.down, True),
        (_BOX.across - 0.1, _BOX.down - 0.1, False),
        (_BOX.across - 0.1, _BOX.down, True),
        (_BOX.across, _BOX.down - 0.1, True),
        (0.0, 0.0, False),
    ],
)
def test_boxes_are_apart_from_one_pitch_on(x: float, y: float, is_apart: bool) -> None:
    assert apart([Spot(0.0, 0.0), Spot(x, y)], _BOX) == is_apart
    assert apart([Spot(x, y), Spot(0.0, 0.0)], _BOX) == is_apart


@pytest.mark.parametrize(
    ("sizes", "is_odd"), [((3,), True), ((2, 5), True), ((1,), False), ((4, 1), False), ((2, 4), False), ((), False)]
)
def test_a_row_of_one_has_no_middle_to_speak_of(sizes: tuple[int, ...], is_odd: bool) -> None:
    rows = {number: Counter({LIST: size}) for number, size in enumerate(sizes, 1)}
    assert has_an_odd_row(Attendance({LIST: sum(sizes)}, rows, frozenset(), 1, SeatingOptions({}))) == is_odd
