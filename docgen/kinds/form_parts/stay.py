"""What a form says of journeys, rooms, cars and meals in a line or two each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from docgen.kinds.plan_sections.groups import day_of
from docgen.kinds.plan_sections.journeys import means_of
from docgen.kinds.plan_sections.people import names, person_name
from docgen.model.choices import DIRECTIONS
from docgen.model.dining import Meal
from docgen.model.lodging import Lodging
from docgen.model.transport import Journey
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.rules.facts import guest_count, host_count, is_paid_by_hosts
from docgen.rules.standards import host_limit
from docgen.text import wording as text

_MOST_NAMED = 3  # travellers
_MOST_JOURNEYS = 3  # that have a line each


def journeys_text(visit: Visit) -> str:
    """A line a journey, or where they are many a line for all that arrive and one for all that leave.

    Where none is known, what the letter says.
    """
    if not visit.journeys:
        return visit.letter.itinerary if visit.letter else ""
    if len(visit.journeys) <= _MOST_JOURNEYS:
        return "\n".join(_journey(visit, journey) for journey in visit.journeys)
    batches = {way: [one for one in visit.journeys if one.way == way] for way in DIRECTIONS}
    return "\n".join(_batches(visit, way, journeys) for way, journeys in batches.items() if journeys)


def _batches(visit: Visit, way: str, journeys: Sequence[Journey]) -> str:
    """How many batches arrive or leave, on which days, from when on."""
    days = text.days_listed({day_of(visit, journey) for journey in journeys})
    clocks = sorted(text.clock(journey.time) for journey in journeys if journey.time)
    places = text.listed(dict.fromkeys(journey.place for journey in journeys if journey.place))
    span = f"{clocks[0]}起" if clocks and "、" not in days else ""
    return "　".join(filter(None, (f"{way}：{days}{span}", f"分{len(journeys)}批", places)))


def _journey(visit: Visit, journey: Journey) -> str:
    when = text.month_and_day(day_of(visit, journey)) + (text.clock(journey.time) if journey.time else "")
    who = _travellers(visit, journey)
    place = f"{'到' if journey.way == '抵达' else '自'}{journey.place}" if journey.place else ""
    means = means_of(journey)
    # 自驾到溪桥宾馆, but 到清江东站高铁G8617次
    way = f"{means}{place}" if journey.way == "抵达" and not journey.number else f"{place}{means}"
    return "　".join(filter(None, (f"{journey.way}：{when}", way, who)))


def _travellers(visit: Visit, journey: Journey) -> str:
    """Who travels: everybody, up to three names, else the first and how many."""
    keys = journey.who
    if not keys or EVERYBODY in keys:
        return f"全体来宾（{visit.guests.size}人）" if keys else ""
    if len(keys) <= _MOST_NAMED:
        return names(visit, keys)
    return f"{person_name(visit, visit.person(keys[0]))}等{len(keys)}人"


def lodging_text(visit: Visit) -> str:
    """A line a hotel: how many rooms of which type, at what price, who pays."""
    return "\n".join(filter(None, (hotel_text(stay) for stay in visit.lodging)))


def hotel_text(stay: Lodging) -> str:
    """How many rooms of which type, at what price, who pays."""
    types = Counter(room.type or "房间" for room in stay.rooms)
    rooms = text.listed(f"{name}{number}间" for name, number in types.items())
    payers = dict.fromkeys(text.who_pays(room.payer) for room in stay.rooms if room.payer)
    details = "，".join(filter(None, (rooms, amounts_text(_prices(stay), "元/间·天"), *payers)))
    hotel = stay.hotel.name if stay.hotel else ""
    return "：".join(filter(None, (hotel, details)))


def _prices(stay: Lodging) -> Iterator[Decimal]:
    return (room.price for room in stay.rooms if room.price is not None)


def amounts_text(sums: Iterable[Decimal], unit: str) -> str:
    """A sum, or the lowest and the highest of several."""
    known = sorted(set(sums))
    if not known:
        return ""
    least, most = known[0], known[-1]
    return f"{least:f}{unit}" if least == most else f"{least:f}至{most:f}{unit}"


def vehicles_text(visit: Visit) -> str:
    """How many cars of which type."""
    types = Counter(vehicle.model or vehicle.name or "车辆" for vehicle in visit.vehicles)
    return text.listed(f"{name}{number}辆" for name, number in types.items())


def meals_text(visit: Visit) -> str:
    """A line for every meal at the hosts' expense, with who eats along and how many may; one for all others."""
    own = [meal for meal in visit.meals if not is_paid_by_hosts(visit, meal)]
    lines = [meal_line(visit, meal) for meal in visit.meals if meal not in own]
    return "\n".join([*lines, *_own_meals(own, bool(lines))])


def meal_line(visit: Visit, meal: Meal) -> str:
    """A meal: when, what, where, the standard, how many guests, who eats along."""
    clock = text.clock(meal.time) if meal.time else ""
    place = meal.place.name if meal.place else ""
    standard = f"{meal.standard:f}元/人" if meal.standard is not None else ""
    counts = f"来宾{guest_count(visit, meal)}人，{hosts_text(visit, meal)}"
    return "　".join(filter(None, (dated_name(meal) + form_of(meal), clock, place, standard, counts)))


def dated_name(meal: Meal) -> str:
    """What a meal is called, with its month and day: 7月6日午餐."""
    name = _name(meal)
    if not meal.date or f"{meal.date.month}月" in name:
        return name
    return (
        f"{meal.date.month}月{name}" if name.startswith(f"{meal.date.day}日") else text.month_and_day(meal.date) + name
    )


def undated_name(meal: Meal) -> str:
    """What a meal is called, without its month and day: 午餐."""
    return re.sub(r"^(?:\d+月)?\d+日(?=.)", "", _name(meal))


def form_of(meal: Meal) -> str:
    """The form of a meal in brackets, where its name does not say it."""
    return f"（{meal.form}）" if meal.form and meal.form not in _name(meal) else ""


def _name(meal: Meal) -> str:
    return meal.name or meal.form or "用餐"


def hosts_text(visit: Visit, meal: Meal) -> str:
    """How many hosts eat along, how many may along with domestic guests, and who they are."""
    hosts = host_count(visit, meal)
    is_limited = visit.category in (None, "国内公务")
    limit = f"（上限{host_limit(visit, guest_count(visit, meal))}人）" if is_limited else ""
    who = f"：{text.listed(person_name(visit, one) for one in visit.named(meal.hosts, visit.hosts))}" if hosts else ""
    return f"陪餐{hosts}人{limit}{who}"


def _own_meals(meals: Sequence[Meal], has_others: bool) -> Iterator[str]:
    """The meals that guests pay themselves: how many of which form, at what standard."""
    if not meals:
        return
    forms = Counter(meal.form or "用餐" for meal in meals)
    counted = text.listed(f"{form}{number}次" for form, number in forms.items())
    standard = amounts_text((meal.standard for meal in meals if meal.standard is not None), "元/人")
    payers = dict.fromkeys(text.who_pays(meal.payer) for meal in meals if meal.payer)
    yield ("其余：" if has_others else "") + "，".join(filter(None, (counted, standard, *payers)))
