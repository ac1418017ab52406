"""Where few sit with one of the two chiefs, the last of the other side go on there."""

import pytest

from tests.seating.rooms import at, people, plan


def sides(layout: str, guests: int, hosts: int) -> tuple[list[str], list[str]]:
    """The names on the left and on the right of the chart, from near the middle seats to far."""
    found = plan(layout, (), people("客", guests), people("主", hosts))
    chiefs = {"客1", "主1"}
    seats = sorted((seat for seat in found.seats if seat.person and seat.key not in chiefs), key=lambda seat: seat.y)
    middle = (at(found, "客1").x + at(found, "主1").x) / 2
    return [seat.key for seat in seats if seat.x < middle], [seat.key for seat in seats if seat.x > middle]


@pytest.mark.parametrize("layout", ["沙发", "U形"])
@pytest.mark.parametrize(
    ("guests", "hosts", "left", "right"),
    [
        (9, 1, ["客6", "客7", "客8", "客9"], ["客2", "客3", "客4", "客5"]),
        (7, 3, ["主2", "主3", "客6", "客7"], ["客2", "客3", "客4", "客5"]),
        (6, 2, ["主2"], ["客2", "客3", "客4", "客5", "客6"]),
        (8, 4, ["主2", "主3", "主4"], ["客2", "客3", "客4", "客5", "客6", "客7", "客8"]),
        (1, 8, ["主2", "主3", "主4", "主5"], ["主6", "主7", "主8"]),
    ],
)
def test_the_longer_side_goes_on_behind_the_shorter(
    layout: str, guests: int, hosts: int, left: list[str], right: list[str]
) -> None:
    assert sides(layout, guests, hosts) == (left, right)


@pytest.mark.parametrize(("guests", "is_said"), [(9, True), (6, False)])
def test_the_chart_says_so_only_where_it_is_so(guests: int, is_said: bool) -> None:
    found = plan("沙发", (), people("客", guests), people("主", 1))
    assert any("续坐" in rule.text for rule in found.rules) is is_said
    assert any("续坐" in seat.reason for seat in found.seats) is is_said


@pytest.mark.parametrize("layout", ["沙发", "U形"])
def test_seats_are_numbered_guests_first_so_that_pins_stay_where_they_were(layout: str) -> None:
    found = plan(layout, (), people("客", 4), people("主", 3))
    assert [seat.key for seat in sorted(found.seats, key=lambda seat: int(seat.number))] == [
        *people("客", 4),
        *people("主", 3),
    ]
