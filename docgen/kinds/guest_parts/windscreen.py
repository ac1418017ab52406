"""The labels behind the windscreens of cars: a sheet each, the number so large that it is read from far."""

import re
from collections.abc import Sequence
from typing import Any

from docgen.kinds.guest_parts.allocation import car_number
from docgen.model.units import mm_to_pt, pt_to_half_points
from docgen.model.visit import Visit
from docgen.text.colours import LINE_CONTRAST, legible
from docgen.text.line_breaks import line_width

_NUMBER_PT, _WORD_PT = 300.0, 120.0
_WIDTH_PT = mm_to_pt(265)
_TITLE_PT = 40.0
_PLAIN = "000000"


def labels(visit: Visit, order: Sequence[int]) -> list[dict[str, Any]]:
    """A label for every car, in the order in which they drive."""
    colours = visit.brand.colours if visit.brand else {}
    title = visit.guests.name or visit.title
    return [
        {
            **_number(car_number(visit.vehicles[place - 1], place)),
            "团组": title,
            "团大": pt_to_half_points(min(_TITLE_PT, _WIDTH_PT / line_width(title))),
            "英": _in_english(visit, car_number(visit.vehicles[place - 1], place)),
            "用途": visit.vehicles[place - 1].use,
            "色": legible(colours.get("主色", _PLAIN), LINE_CONTRAST),
        }
        for place in order
    ]


def _number(words: str) -> dict[str, Any]:
    """The number in the largest type, the words behind it in a smaller one; a name is as large as it fits."""
    match = re.fullmatch(r"第?([0-9A-Za-z]+)(\D*)", words)
    number, unit = (match[1], match[2]) if match else (words, "")
    room = _WIDTH_PT - line_width(unit) * _WORD_PT
    return {
        "号": number,
        "号大": pt_to_half_points(min(_NUMBER_PT, room / line_width(number))),
        "字": unit,
        "字大": pt_to_half_points(_WORD_PT),
    }


def _in_english(visit: Visit, words: str) -> str:
    """Car 1, where the guests are foreign."""
    number = re.match(r"第?([0-9A-Za-z]+)", words)
    return f"Car {number[1]}" if number and visit.category == "外宾" else ""


LABEL_NAMES = {
    "牌": [
        {
            "号": "车号，大字",
            "号大": "车号的字号（半磅）",
            "字": "号车",
            "字大": "它的字号（半磅）",
            "团组": "团组或来访的名称",
            "团大": "它的字号（半磅）",
            "英": "外宾的车写英文",
            "用途": "工作车、行李车等",
            "色": "品牌主色，六位十六进制数",
        }
    ],
}
