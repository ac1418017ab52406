"""On which floor of which building a room is, from its number."""

import re
from typing import NamedTuple

#: 12F05 and 12楼05 name the floor; of other numbers the last two figures count the rooms of a floor.
_NAMED_FLOOR = re.compile(r"(?P<building>.*?)(?P<floor>\d{1,2})(?:[Ff层]|楼)\D*\d+\D*")
_NUMBER = re.compile(r"(?P<building>.*?)(?P<floor>\d{1,2})\d{2}\D*")
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
        between = "-" if self.building[-1:].isdecimal() else ""
        return f"{self.building}{between}{self.floor}层"


def place_of(number: str) -> RoomPlace:
    """Where a room is.

    >>> [place_of(number).words for number in ("0301", "1208", "501", "A1203", "2号楼508", "8-1203", "12F05")]
    ['3层', '12层', '5层', 'A12层', '2号楼5层', '8-12层', '12层']
    >>> [place_of(number).words for number in ("总统套房", "8", "12345")]
    ['其他房间', '其他房间', '其他房间']
    """
    stripped = number.strip()
    match = _NAMED_FLOOR.fullmatch(stripped) or _NUMBER.fullmatch(stripped)
    building, floor = (match["building"], int(match["floor"])) if match else ("", 0)
    if not 0 < floor <= _HIGHEST_FLOOR or building.endswith(tuple("0123456789")):
        return RoomPlace(_LAST, 0)
    return RoomPlace(building.strip(" -—"), floor)


def room_order(number: str) -> tuple[str, int, int, str]:
    """By what rooms are put in order: building, floor, number."""
    building, floor = place_of(number)
    digits = re.findall(r"\d+", number)
    return building, floor, int(digits[-1]) if digits else 0, number
