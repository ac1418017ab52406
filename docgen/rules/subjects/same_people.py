"""名单对名单: seat charts, lists of cars, meals and the schedule name the same people, nobody twice at once."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from docgen.model.dining import Meal
from docgen.model.layouts import LAYOUTS, VEHICLE_LAYOUTS
from docgen.model.people import Person
from docgen.model.scalars import Clock
from docgen.model.seating import Seating
from docgen.model.transport import Vehicle
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.rules.facts import listed_names, meal_name
from docgen.rules.rule import Finding, finding_at, rule
from docgen.rules.subjects import people
from docgen.text.wording import listed

SUBJECT = people.SUBJECT


def _guests(visit: Visit, names: Sequence[str]) -> list[Person]:
    """The listed guests among names; 全体 are all of them."""
    everybody, known = EVERYBODY in names, frozenset(names)
    return [guest for guest in visit.guests.people if everybody or (guest.id or guest.name) in known]


def _differing(visit: Visit, first: Sequence[str], second: Sequence[str]) -> tuple[list[Person], list[Person]]:
    """The guests who are only in the one list, and those only in the other."""
    one, two = _guests(visit, first), _guests(visit, second)
    return [guest for guest in one if guest not in two], [guest for guest in two if guest not in one]


def _difference(visit: Visit, first: Sequence[str], second: Sequence[str], words: tuple[str, str]) -> str:
    """Who is only in one of two lists, which ``words`` name; empty where all guests are in both."""
    sides = zip(_differing(visit, first, second), words, strict=True)
    return "，".join(f"{listed_names(missing)}只在{word}里" for missing, word in sides if missing)


def _same_names(first: str, second: str) -> str:
    """What is to be done about two lists, each named with its table, its entry and its field."""
    return f"{first}和{second}写同样的人：去的两处都写上，不去的从写着的那处去掉"


@rule(code="L60", name="座次图和乘车名单不同", level="should")
def vehicle_seated_otherwise_than_listed(visit: Visit) -> Iterator[Finding]:
    """座次图上的车和车辆里的车是同一辆：来宾要一样，车型要一样。主方陪同可以只在图上。

    Bad:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        车辆: [{车号: 1, 车型: 中巴, 座位: 19, 乘员: 全体}]
        座次:
          - {名称: 1号车, 形式: 中巴, 人员: [周明远]}   # ←
    Good:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        车辆: [{车号: 1, 车型: 中巴, 座位: 19, 乘员: 全体}]
        座次:
          - {名称: 1号车, 形式: 中巴, 人员: [周明远, 韩喆]}
    """
    for event in visit.seating:
        car = _car_of(visit, event)
        if car is None:
            continue
        if car.who and (text := _difference(visit, event.people, car.who, ("座次图", "乘车名单"))):
            hint = _same_names(f"座次“{event.name}”的“人员”", f"车辆“{event.name}”的“乘员”")
            yield finding_at(event, "people", f"“{event.name}”{text}", f"{hint}；临时换乘的，座次的名称写明哪一程")
        model = next((layout for layout in VEHICLE_LAYOUTS if layout in car.model), "")
        if model and model != event.layout:
            text = f"“{event.name}”座次按{event.layout}排，车辆写的是{car.model}"
            yield finding_at(event, "layout", text, "改成同一种车")


def _car_of(visit: Visit, event: Seating) -> Vehicle | None:
    """The car whose seats a seating shows: it is called by its number."""
    number = re.fullmatch(r"(\d+)号车", event.name)
    if event.layout not in VEHICLE_LAYOUTS or number is None:
        return None
    cars = ((car.no.removesuffix("车").removesuffix("号") or str(at), car) for at, car in enumerate(visit.vehicles, 1))
    return next((car for own, car in cars if own == number[1]), None)


@rule(code="L61", name="一个人同时坐两处", level="should")
def person_on_two_seats_at_once(visit: Visit) -> Iterator[Finding]:
    """同一时间的两张座次图、两餐里有同一个人，总有一处空着；两辆车的图上也是。

    Bad:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        用餐:
          - {名称: 主桌, 日期: 2026-07-06, 时间: 18:00, 来宾: [周明远, 韩喆]}
          - {名称: 副桌, 日期: 2026-07-06, 时间: 18:00, 来宾: [韩喆]}   # ←
    Good:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        用餐:
          - {名称: 主桌, 日期: 2026-07-06, 时间: 18:00, 来宾: [周明远]}
          - {名称: 副桌, 日期: 2026-07-06, 时间: 18:00, 来宾: [韩喆]}
    """
    for first, second in combinations(visit.seating, 2):
        if not _are_at_once(first, second):
            continue
        others = frozenset(_seated(visit, second))
        if both := [name for name in _seated(visit, first) if name in others]:
            text = f"{listed(both[:4])}{'等' if len(both) > 4 else ''}在“{first.name}”和“{second.name}”里都有席位"
            yield finding_at(second, "people" if second.people else "guests", text, "删去一处，或改其中一场的时间")
    for meal, other in combinations(visit.meals, 2):
        if meal.date != other.date or not _begin_together(meal.time, other.time):
            continue
        others_there = _diners(visit, other)
        if diners := [person for person in _diners(visit, meal) if person in others_there]:
            text = f"{listed_names(diners)}同时在“{meal_name(meal)}”和“{meal_name(other)}”用餐"
            yield finding_at(other, "guests", text, "删去一处，或改其中一餐的时间")


def _seated(visit: Visit, event: Seating) -> list[str]:
    """The names of all who sit there."""
    everybody = [person.id or person.name for person in visit.guests.people]
    hosts = [person.id or person.name for person in visit.hosts]
    sides = ((everybody, (*event.people, *event.guests, *event.interpreters)), (hosts, event.hosts))
    keys = [(all_of_them if key == EVERYBODY else [key]) for all_of_them, side in sides for key in side]
    return [name for names in keys for name in names]


def _are_at_once(first: Seating, second: Seating) -> bool:
    """Whether nobody can be at both: they begin together, or are two vehicles of one hour or of one day."""
    if first.date != second.date:
        return False
    if first.layout in VEHICLE_LAYOUTS and second.layout in VEHICLE_LAYOUTS:
        return first.time == second.time
    return _begin_together(first.time, second.time)


def _begin_together(first: Clock | None, second: Clock | None) -> bool:
    return first is not None and second is not None and first.start == second.start


def _diners(visit: Visit, meal: Meal) -> list[Person]:
    return [*_guests(visit, meal.guests), *visit.named(meal.hosts, visit.hosts)]


@rule(code="L62", name="座次和用餐、日程的人不同", level="should")
def seating_of_other_people_than_invited(visit: Visit) -> Iterator[Finding]:
    """同一餐、同一场活动，座次图上的来宾要和用餐、日程里写的一样：多出来的没有饭，少了的没有席。

    Bad:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        陪同: [{姓名: 罗文}]
        用餐: [{名称: 6日晚餐, 日期: 2026-07-06, 时间: 18:00, 来宾: [周明远], 陪餐: [罗文]}]
        座次:
          - {名称: 6日晚餐, 形式: 圆桌, 来宾: [周明远, 韩喆], 主方: [罗文]}   # ←
    Good:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        陪同: [{姓名: 罗文}]
        用餐: [{名称: 6日晚餐, 日期: 2026-07-06, 时间: 18:00, 来宾: [周明远], 陪餐: [罗文]}]
        座次:
          - {名称: 6日晚餐, 形式: 圆桌, 来宾: [周明远], 主方: [罗文]}
    """
    for event in visit.seating:
        here = (*event.people, *event.guests, *event.interpreters)
        meals = [meal for meal in visit.meals if meal.name and meal.name == event.name and meal.guests]
        for meal in meals:
            if text := _difference(visit, here, meal.guests, ("座次图", "用餐名单")):
                hint = _same_names(f"座次“{event.name}”的“来宾”", f"用餐“{event.name}”的“来宾”")
                yield finding_at(event, "guests", f"“{event.name}”{text}", hint)
        stops = [stop for stop in visit.schedule if _is_shown(event, stop.activity) and stop.date == event.date]
        if len(stops) != 1 or not set(stops[0].who) - {EVERYBODY} or LAYOUTS[event.layout].is_meal:
            continue
        if text := _difference(visit, here, stops[0].who, ("座次图", "日程的“参加”")):
            hint = _same_names(f"座次“{event.name}”的“来宾”", f"日程“{stops[0].activity}”的“参加”")
            yield finding_at(event, "guests", f"“{event.name}”{text}", hint)


def _is_shown(event: Seating, activity: str) -> bool:
    return len(event.name) > 1 and event.name in activity
