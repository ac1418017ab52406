"""The few English words on papers for foreign guests: labels, days, what a line of the programme is."""

from datetime import date

from docgen.kinds.guest_parts.timeline import DayEntry
from docgen.model.people import Person
from docgen.model.schedule import Stop
from docgen.model.visit import Visit

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ELEMENTS = {"吃": "Meal", "住": "Hotel", "行": "Transfer", "看": "Visit", "听": "Meeting", "讲": "Talk"}
_MEALS = (("早餐", "Breakfast"), ("午餐", "Lunch"), ("午宴", "Lunch"), ("晚餐", "Dinner"), ("晚宴", "Dinner"))
#: What happens, by the words of the Chinese; before the element of the programme, which says less.
_HAPPENS = (
    ("签", "Signing ceremony"),
    ("合影", "Group photo"),
    ("开幕", "Opening ceremony"),
    ("闭幕", "Closing ceremony"),
    ("会见", "Meeting"),
    ("报到", "Registration"),
    ("抵达", "Arrival"),
    ("入住", "Check-in"),
    ("离开", "Departure"),
    ("返程", "Departure"),
    ("离会", "Departure"),
    ("座谈", "Discussion"),
    ("洽谈", "Business talks"),
    ("会谈", "Talks"),
    ("演出", "Performance"),
    ("休息", "Free time"),
    ("参观", "Visit"),
    ("考察", "Visit"),
)
_LABELS = {
    "房": "Room",
    "车": "Car",
    "桌": "Table",
    "席": "At table",
    "会场": "Seat",
    "日程": "Programme",
    "餐": "Meals",
    "联系": "Contacts",
    "联络员": "Contacts",
    "驾驶员": "Drivers",
    "住宿": "Hotel",
    "天气": "Weather",
    "着装": "Dress",
    "早餐": "Breakfast",
    "温馨提示": "Please note",
    "紧急情况": "Emergency",
    "号牌": "Plate",
    "总台": "Desk",
    "地址": "Address",
    "入住—退房": "Stay",
    "同住": "With",
}


def is_bilingual(visit: Visit, person: Person | None = None) -> bool:
    """Whether a paper for a guest, or for all of them, says things in English too."""
    return bool(person.name_en) if person else visit.category == "外宾"


def label(word: str, bilingual: bool) -> str:
    """The English of a label; empty where the paper is in Chinese only.

    >>> label("房", True), label("房", False)
    ('Room', '')
    """
    return _LABELS[word] if bilingual else ""


def both_labels(word: str, bilingual: bool) -> str:
    """A label with its English behind it.

    >>> both_labels("总台", True), both_labels("总台", False)
    ('总台 Desk', '总台')
    """
    return " ".join(filter(None, (word, label(word, bilingual))))


def day_in_english(day: date) -> str:
    """
    >>> day_in_english(date(2026, 9, 10))
    'Thu 10 Sep'
    """
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def days_in_english(first: date, last: date) -> str:
    """
    >>> days_in_english(date(2026, 9, 10), date(2026, 9, 11)), days_in_english(date(2026, 9, 30), date(2026, 10, 1))
    ('10–11 Sep 2026', '30 Sep – 1 Oct 2026')
    """
    if first == last:
        return f"{day_in_english(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_MONTHS[last.month - 1]} {last.year}"
    return f"{first.day} {_MONTHS[first.month - 1]} – {last.day} {_MONTHS[last.month - 1]} {last.year}"


def entry_in_english(entry: DayEntry) -> str:
    """What a line of the programme is in a word or two, from its own words or its 环节; empty where neither tells."""
    told = next((english for chinese, english in (*_MEALS, *_HAPPENS) if chinese in entry.activity), "")
    element = entry.source.element if isinstance(entry.source, Stop) else None
    return told or _ELEMENTS.get(element or "", "")
