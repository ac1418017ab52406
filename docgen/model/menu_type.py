"""The type of menus: what their templates set and what the layout reckons with, in points and millimetres.

Dishes are read at arm's length (65 cm): 10.5 pt is the least, 14 to 16 pt are usual. Short menus are set larger, long
ones smaller, but no line below ``SMALLEST_PT``.
"""

from typing import NamedTuple

SMALLEST_PT = 9.0
#: The steps in which type becomes larger or smaller; percent.
PERCENTS = (130, 115, 100, 92, 85, 78, 75, 70, 66)


class LineType(NamedTuple):
    """How a line is set: the size of its type, its height, the room above it."""

    size_pt: float
    line_pt: float
    before_pt: float = 0.0

    def resized(self, percent: int) -> "LineType":
        """The line in larger or smaller type; what would be too small to read keeps the smallest size."""
        share = max(percent / 100, min(1.0, SMALLEST_PT / self.size_pt))
        return LineType(self.size_pt * share, self.line_pt * share, self.before_pt * share)


class MenuType(NamedTuple):
    """The lines of a form of menu: the head of a class, a dish, its English, what is told of it.

    In less than ``least_percent`` of the usual size a dish could not be read at arm's length.
    """

    heading: LineType
    dish: LineType
    english: LineType
    told: LineType
    width_mm: float
    least_percent: int

    @property
    def percents(self) -> tuple[int, ...]:
        """The sizes in which it may be set, the largest first."""
        return tuple(percent for percent in PERCENTS if percent >= self.least_percent)

    def resized(self, percent: int) -> "MenuType":
        """All lines in larger or smaller type."""
        return MenuType(
            self.heading.resized(percent),
            self.dish.resized(percent),
            self.english.resized(percent),
            self.told.resized(percent),
            self.width_mm,
            self.least_percent,
        )


#: The folded card: A4 landscape, two panels inside.
FOLDED = MenuType(
    LineType(12.5, 19, 15),
    LineType(16, 25, 3),
    LineType(10.5, 13.5),
    LineType(10.5, 15, 1),
    width_mm=114,
    least_percent=66,
)
#: The slip of 99×210 mm (DL).
SLIM = MenuType(
    LineType(11, 17, 9),
    LineType(14, 20, 2),
    LineType(10, 12.5),
    LineType(9.5, 13, 0.5),
    width_mm=73,
    least_percent=75,
)


class CoverType(NamedTuple):
    """The front of a menu: its title, the name of the meal, day and place, their English, the line below the title."""

    height_mm: float
    title: LineType
    name: LineType
    small: LineType
    english: LineType
    rule_pt: float
    emblem_mm: float


FOLDED_COVER = CoverType(
    146.0, LineType(42, 57), LineType(20, 30), LineType(12, 18.5, 2), LineType(10.5, 15.5), rule_pt=18, emblem_mm=24
)
SLIM_COVER = CoverType(
    66.0, LineType(24, 31), LineType(14, 20), LineType(9.5, 14, 1.5), LineType(9, 11.5), rule_pt=12, emblem_mm=12
)
#: The height that a panel of the folded card has for dishes, and the lines of small print below them; mm.
FOLDED_PANEL_MM, FOLDED_FOOT_MM = 166.0, 24.0
#: A slip: its foot with legend, slogan and office, and its whole height; mm.
SLIM_FOOT_MM, SLIM_MM = 46.0, 190.0
#: A line of small print, and how many of them explain marks below the dishes.
LEGEND = LineType(9, 13)
MOST_LEGEND_LINES = 3
#: The columns of the page for the kitchen, in twips, and its text.
KITCHEN_COLUMNS = {
    "序号": 600,
    "类别": 660,
    "菜名": 1760,
    "主料": 1640,
    "人份": 820,
    "份数": 640,
    "减一": 660,
    "标记": 980,
    "谁不吃": 2106,
}
KITCHEN_TEXT = LineType(12, 16)
KITCHEN_LINE = LineType(12, 18, 2)
