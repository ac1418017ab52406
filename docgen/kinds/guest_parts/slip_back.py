"""The back of a slip: whom a guest can ring up, where he sleeps, the weather, what to wear, what to mind."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from docgen.kinds.guest_parts.allocation import Allocation, car_number
from docgen.kinds.guest_parts.contacts import contacts_in_order
from docgen.kinds.guest_parts.english import label
from docgen.kinds.guest_parts.keys import key_of
from docgen.model.catalogue import Hotel
from docgen.model.dining import Meal
from docgen.model.schedule import Stop
from docgen.model.transport import Vehicle
from docgen.model.units import pt_to_half_points, pt_to_twips
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text.line_breaks import break_lines
from docgen.text.wording import days_listed, em_width, month_and_day

_WIDTH_PT = 266.0  # of a line, beside the labels
_SIZES_PT = (12.0, 11.0, 10.5, 10.0)  # the first at which everything fits
_LEADING, _GAP_PT = 1.45, 9.0
_MOST_CARS = 6
_TAKE_ME = "请送我到"  # what stands below it says it in English
_HEALTH = re.compile("疾病|受伤|医疗|急救|就医|发病")


class Contact(NamedTuple):
    """A line of the back: what it says, and behind it a phone."""

    text: str
    phone: str = ""


class BackSection(NamedTuple):
    """A heading in one or two languages and its lines."""

    heading: str
    english: str
    lines: tuple[Contact, ...]


def slip_backs(
    visit: Visit, allocation: Allocation, key: str, days: Sequence[date], bilingual: bool, height_pt: float
) -> list[dict[str, Any]]:
    """The back for somebody, or with no key for all, in the largest type in which it fits; else several."""
    sections = list(back_sections(visit, allocation, key, days, bilingual))
    people = tuple(person.name for person in visit.people.values())
    for size_pt in _SIZES_PT:
        values = [_values(section, size_pt, people) for section in sections]
        if _height_pt(values, size_pt) <= height_pt:
            break
    form = {"字": pt_to_half_points(size_pt), "行距": pt_to_twips(size_pt * _LEADING)}
    return [{"栏": part, **form} for part in _parted(values, size_pt, height_pt)]


def _parted(sections: Sequence[dict[str, Any]], size_pt: float, height_pt: float) -> list[list[dict[str, Any]]]:
    """The sections on as many backs as they need; one that does not fit goes on on the next."""
    parts: list[list[dict[str, Any]]] = [[]]
    for section in sections:
        rows = section["行"]
        while rows:
            room_pt = height_pt - _height_pt(parts[-1], size_pt) - _GAP_PT
            fitting = max(int(room_pt / (size_pt * _LEADING)), 0 if parts[-1] else 1)
            parts[-1] += [{"行": rows[:fitting]}] if fitting else []
            rows = rows[fitting:]
            if rows:
                parts.append([])
                rows = [{**rows[0], "签": section["行"][0]["签"], "首": True}, *rows[1:]]
    return parts


def back_sections(
    visit: Visit, allocation: Allocation, key: str, days: Sequence[date], bilingual: bool
) -> Iterator[BackSection]:
    """The sections that have something."""
    sections = (
        ("联络员", contact_lines(visit)),
        ("紧急情况", list(_emergencies(visit))),
        ("驾驶员", list(_drivers(visit, allocation, key, days))),
        (_TAKE_ME if bilingual else "住宿", list(_hotels(visit, allocation, key, bilingual))),
        ("早餐", list(_breakfasts(visit, days))),
        ("天气", list(_weather(visit, days))),
        ("着装", [Contact(visit.dress)] if visit.dress else []),
        ("温馨提示", list(_reminders(visit))),
    )
    for heading, lines in sections:
        if lines:
            yield BackSection(heading, label(heading, bilingual) if heading != _TAKE_ME else "", tuple(lines))


def contact_lines(visit: Visit) -> list[Contact]:
    """Whom a guest can ring up: the contacts with a phone, else the staff."""
    named = [person for person in contacts_in_order(visit) if person.phone]
    people = named or [person for person in visit.staff if person.phone]
    return [
        Contact("　".join(filter(None, (person.name, person.note or person.role or person.title))), person.phone)
        for person in people
    ]


def hotels_of(visit: Visit, allocation: Allocation, key: str) -> list[Hotel]:
    """The hotel of somebody; with no key those of all guests."""
    if key:
        bed = allocation.beds.get(key)
        hotels = [visit.lodging[bed.hotel].hotel] if bed else []
    else:
        hotels = [stay.hotel for stay in visit.lodging]
    return list({hotel.name: hotel for hotel in hotels if hotel}.values())


def cars_of(visit: Visit, allocation: Allocation, key: str, days: Sequence[date]) -> list[tuple[str, Vehicle]]:
    """The cars of somebody on some days, each with its number; with no key those in which guests ride."""
    if key:
        return [(ride.number, ride.vehicle) for ride in allocation.rides_on(days, key)]
    guests = set(map(key_of, visit.guests.people))
    numbered = zip(visit.vehicles, allocation.riders, strict=True)
    return [
        (car_number(car, place), car)
        for place, (car, riders) in enumerate(numbered, 1)
        if EVERYBODY in car.who or not guests.isdisjoint(riders)
    ]


def _drivers(visit: Visit, allocation: Allocation, key: str, days: Sequence[date]) -> Iterator[Contact]:
    for number, car in cars_of(visit, allocation, key, days)[:_MOST_CARS]:
        if car.driver or car.phone:
            yield Contact("　".join(filter(None, (number, car.plate, car.driver))), car.phone)


def _emergencies(visit: Visit) -> Iterator[Contact]:
    """Who is rung up when somebody falls ill."""
    for case in visit.contingencies:
        if case.phone and _HEALTH.search(case.item):
            yield Contact("　".join(filter(None, (case.item, case.owner or case.unit))), case.phone)


def _hotels(visit: Visit, allocation: Allocation, key: str, bilingual: bool) -> Iterator[Contact]:
    """The hotels with their addresses; a foreign guest shows the line to a driver, and reads what it says."""
    hotels = hotels_of(visit, allocation, key)
    if bilingual and hotels:
        yield Contact("Please take me to:")
    for hotel in hotels:
        yield Contact(hotel.name, hotel.phone)
        if bilingual and hotel.name_en:
            yield Contact(hotel.name_en)
        if hotel.address:
            yield Contact(hotel.address)


def _breakfasts(visit: Visit, days: Sequence[date]) -> Iterator[Contact]:
    """When and where breakfast is; days with the same hour and place stand together."""
    found: dict[tuple[date, str], str] = {}
    items: list[Stop | Meal] = [*visit.schedule, *visit.meals]
    for item in items:
        name = item.activity if isinstance(item, Stop) else item.name
        if item.date and item.date in days and item.time and "早餐" in name:
            place = item.place.name if item.place else ""
            when = (item.date, f"{item.time.start:%H:%M}")
            found[when] = found.get(when) or place
    alike: dict[tuple[str, str], list[date]] = {}
    for (day, hour), place in found.items():
        alike.setdefault((hour, place), []).append(day)
    for (hour, place), of_days in alike.items():
        yield Contact("　".join(filter(None, (days_listed(of_days), hour, place))))


def _weather(visit: Visit, days: Sequence[date]) -> Iterator[Contact]:
    for weather in visit.weather:
        if weather.date is None or weather.date in days:
            day = month_and_day(weather.date) if weather.date and len(visit.weather) > 1 else ""
            yield Contact("　".join(filter(None, (day, weather.text))))


def _reminders(visit: Visit) -> Iterator[Contact]:
    mine = [reminder.text for reminder in visit.reminders if reminder.audience in (None, "来宾")]
    for number, sentence in enumerate(mine, 1):
        yield Contact(f"{number}. {sentence}" if len(mine) > 1 else sentence)


@lru_cache(maxsize=256)
def _values(section: BackSection, size_pt: float, people: tuple[str, ...]) -> dict[str, Any]:
    """A section: its label stands before its first line, the English below it before the second."""
    width = _WIDTH_PT / size_pt
    texts = [
        (break_lines(line.text, width - (em_width(line.phone) + 1 if line.phone else 0), people), line.phone)
        for line in section.lines
    ]
    rows = [
        {"左": part, "右": phone if number == 0 else ""} for parts, phone in texts for number, part in enumerate(parts)
    ]
    rows += [{"左": "", "右": ""}] if section.english and len(rows) == 1 else []
    labels = [section.heading, section.english, *[""] * len(rows)]
    return {
        "行": [
            {"签": label, **row, "首": not number}
            for number, (label, row) in enumerate(zip(labels, rows, strict=False))
        ]
    }


def back_height_pt(back: dict[str, Any]) -> float:
    """How high what stands on a back is."""
    return _height_pt(back["栏"], back["字"] / 2)


def _height_pt(sections: Sequence[dict[str, Any]], size_pt: float) -> float:
    return sum(len(section["行"]) * size_pt * _LEADING + _GAP_PT for section in sections)


BACK_NAMES = {
    "栏": [
        {
            "行": [
                {
                    "签": "第一行是栏目：联络员、驾驶员、住宿、早餐、天气、着装、温馨提示；外宾的第二行是它的英文",
                    "首": "是不是这一栏的第一行",
                    "左": "一行文字",
                    "右": "电话，没有时为空",
                }
            ],
        }
    ],
    "字": "字号（半磅）",
    "行距": "行距（缇）",
}
