"""The sheets that are put up at doors: two rooms on each, the number large, of the people the surname and the post."""

from itertools import zip_longest
from typing import Any

from docgen.kinds.guest_parts.addressed import latin_name, post_or_courtesy, surname
from docgen.kinds.guest_parts.keys import keys_named
from docgen.model.lodging import Room
from docgen.model.people import Person
from docgen.model.units import mm_to_pt, pt_to_half_points
from docgen.model.visit import Visit
from docgen.text.line_breaks import line_width

_NUMBER_PT, _NAME_PT, _LEAST_NAME_PT = 96.0, 40.0, 20.0
_WIDTH_PT = mm_to_pt(122)  # of what is printed on a half of the sheet


def door_sheets(visit: Visit) -> list[dict[str, Any]]:
    """The sheets: two doors each, in the order in which the visit lists the rooms; empty rooms have none."""
    doors = [
        _door(visit, stay.hotel.name if stay.hotel else "", room)
        for stay in visit.lodging
        for room in stay.rooms
        if room.number and room.who
    ]
    return [
        {"左": left, "右": right}
        for left, right in zip_longest(doors[::2], doors[1::2], fillvalue=_door(visit, "", None))
    ]


def _door(visit: Visit, hotel: str, room: Room | None) -> dict[str, Any]:
    """A door; without a room the other half of the last sheet, which is empty."""
    people = [visit.person(key) for key in keys_named(visit, room.who)] if room else []
    number = room.number if room else ""
    return {
        "宾馆": hotel,
        "房号": number,
        "号大": pt_to_half_points(min(_NUMBER_PT, _WIDTH_PT / max(line_width(number), 1.0))),
        "人": [_occupant(visit, person) for person in people],
    }


def _occupant(visit: Visit, person: Person) -> dict[str, Any]:
    is_foreign = visit.category == "外宾" or bool(person.name_en)
    name, post = surname(person, is_foreign), post_or_courtesy(person)
    both = f"{name}　{post}" if post else name
    size_pt = max(_LEAST_NAME_PT, min(_NAME_PT, _WIDTH_PT / line_width(both)))
    return {
        "称呼": both,
        "大": pt_to_half_points(size_pt),
        "外文": latin_name(person) if is_foreign else "",
    }


_DOOR_OF_SHEET_NAMES = {
    "宾馆": "宾馆名称",
    "房号": "房号，半张空着时为空",
    "号大": "房号的字号（半磅）",
    "人": [{"称呼": "姓和职务", "大": "字号（半磅）", "外文": "外宾的外文姓"}],
}
DOOR_NAMES = {
    "门": [{"左": _DOOR_OF_SHEET_NAMES, "右": _DOOR_OF_SHEET_NAMES}],
    "裁切": "门牌的裁切线，放在页眉里",
}
