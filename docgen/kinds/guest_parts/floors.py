"""On which floor of which building a room is, from its number."""

import re
from typing import NamedTuple

_NUMBER = re.compile(r"^(?P<building>.*?)(?P<digits>\d+)(?P<rest>\D*)$")
_HIGHEST_FLOOR = 60
_LAST = "\uffff"  # behind every building


class RoomPlace(NamedTuple):
    """A building and a floor in it, as they are put in order; ``floor`` is 0 where the number does not tell it."""

    building: str
    floor: int

    @property
    def words(self) -> str:
        """What the floor is called: 3层, 2号楼5层; 其他房间 where it is not known."""
        if not self.floor:
            return "其他房间"
        return f"{self.building}{self.floor}层"


def place_of(number: str) -> RoomPlace:
    """Where a room is: the last two figures count the rooms of a floor, those before them the floors.

    >>> [place_of(number).words for number in ("0301", "1208", "501", "A1203", "2号楼508", "总统套房", "8")]
    ['3层', '12层', '5层', 'A12层', '2号楼5层', '其他房间', '其他房间']
    """
    match = _NUMBER.match(number.strip())
    floor = int(match["digits"][:-2] or 0) if match else 0
    if match is None or not 0 < floor <= _HIGHEST_FLOOR or len(match["digits"]) > 4:
        return RoomPlace(_LAST, 0)
    return RoomPlace(match["building"].strip(" -—"), floor)


def room_order(number: str) -> tuple[str, int, int, str]:
    """By what rooms are put in order: building, floor, number."""
    building, floor = place_of(number)
    digits = re.findall(r"\d+", number)
    return building, floor, int(digits[-1]) if digits else 0, number
