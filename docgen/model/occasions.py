"""What a seating is for, and which hand ranks higher there: the left at home, the right with guests from elsewhere."""

from typing import NamedTuple

from docgen.model.layouts import LAYOUTS
from docgen.model.seating import Seating
from docgen.model.visit import Visit

AT_HOME, ABROAD, ON_BUSINESS = "国内公务", "外事", "商务"
_OCCASION_OF_CATEGORY = {"外宾": ABROAD, "商务": ON_BUSINESS}


class SeatingOccasion(NamedTuple):
    """What a seating is for: 国内公务, 外事 or 商务; and who says so, in Chinese."""

    name: str
    origin: str

    @property
    def is_at_home(self) -> bool:
        return self.name == AT_HOME


def occasion_of(visit: Visit, seating: Seating) -> SeatingOccasion:
    """What the seating says, else what the category of the visit means."""
    if seating.occasion:
        return SeatingOccasion(seating.occasion, f"场合“{seating.occasion}”")
    if visit.category in _OCCASION_OF_CATEGORY:
        return SeatingOccasion(_OCCASION_OF_CATEGORY[visit.category], f"类别“{visit.category}”")
    return SeatingOccasion(AT_HOME, f"场合“{AT_HOME}”")


def higher_hand_of(visit: Visit, seating: Seating) -> str:
    """左 or 右: which hand ranks higher in a seating; empty where its layout does not ask.

    As the seating says, else the office, the occasion, the layout.
    """
    option = LAYOUTS[seating.layout].options.get("本方")
    if option is None:
        return ""
    if written := _written(visit, seating):
        return written
    values = option.by_occasion or (option.values[0], option.values[0])
    return values[not occasion_of(visit, seating).is_at_home][0]


def _written(visit: Visit, seating: Seating) -> str:
    """What the seating says, else the office: 左 or 右, the first character of the values of 主宾 and 本方."""
    for given in (seating.conventions, visit.office.conventions.get(seating.layout, {})):
        for name in ("主宾", "本方"):
            if values := given.get(name):
                return values[0][:1]
    return ""
