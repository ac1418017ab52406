"""Days on panels: whole where they fit, few sheets, spread evenly, parted only where one panel cannot hold a day."""

from datetime import date

from docgen.kinds.guest_parts.panels import panels
from docgen.kinds.guest_parts.programme import GuestDay, ProgrammeLine

PANEL_PT = 526.0


def day(number: int, lines: int, activity: str = "考察") -> GuestDay:
    return GuestDay(date(2026, 7, number), tuple(ProgrammeLine("09:00", activity, "农业园") for _ in range(lines)))


def packed(*days: GuestDay) -> list[list[tuple[str, int]]]:
    """The days on each panel with the number of their lines; one that goes on is marked."""
    return [
        [(piece["日"] + piece["续"], len(piece["行"])) for piece in panel]
        for panel in panels(days, PANEL_PT, False, ())
    ]


def test_two_days_stand_on_two_panels() -> None:
    assert packed(day(5, 3), day(6, 4)) == [[("7月5日", 3)], [("7月6日", 4)]]


def test_three_days_share_the_two_panels_of_one_sheet() -> None:
    assert packed(day(5, 3), day(6, 9), day(7, 2)) == [[("7月5日", 3)], [("7月6日", 9), ("7月7日", 2)]]


def test_five_days_take_three_sheets_at_most_and_none_is_torn() -> None:
    found = packed(*(day(number, 8) for number in range(1, 6)))
    assert [len(panel) for panel in found] == [1, 1, 1, 1, 1]


def test_a_day_that_no_panel_holds_is_parted_evenly_and_says_so() -> None:
    assert packed(day(5, 20)) == [[("7月5日", 10)], [("7月5日（续）", 10)]]


def test_long_lines_need_more_panels() -> None:
    long = "参观清江区米仓古道历史文化陈列馆和非物质文化遗产传习所并观看手工制茶技艺展示"
    assert len(packed(day(5, 12))) == 1
    assert len(packed(day(5, 12, long * 3))) > 1


def test_a_visit_without_a_programme_has_no_panel() -> None:
    assert packed() == []
