"""抵离: nobody eats, sits or sleeps here who has not come yet or has left; the cars that fetch guests are there."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import NamedTuple

from docgen.model.transport import Journey, Vehicle
from docgen.model.value import EVERYBODY, Value
from docgen.model.visit import Visit
from docgen.rules.facts import listed_names, meal_name
from docgen.rules.rule import Finding, finding_at, rule
from docgen.rules.subjects import schedule
from docgen.text.wording import month_and_day

SUBJECT = schedule.SUBJECT

#: Of a day whose hour is not known.
_MIDNIGHT, _DAY_END = time(0, 0), time(23, 59)


class _TimeHere(NamedTuple):
    """When somebody comes and leaves; None where nothing is written."""

    arrival: datetime | None = None
    departure: datetime | None = None


class _HourWithGuests(NamedTuple):
    """A meal, a stop or a seating at a known hour, with the guests who are there."""

    value: Value
    field: str
    name: str
    begins: datetime
    who: Sequence[str]


def _guest_keys(visit: Visit, names: Sequence[str]) -> list[str]:
    """The listed guests among names; 全体, and no name at all, are all of them."""
    guests = [person.id or person.name for person in visit.guests.people]
    return guests if not names or EVERYBODY in names else [key for key in guests if key in names]


def _moment(visit: Visit, journey: Journey) -> datetime:
    """When a journey ends or begins; without an hour it does so early on its day, or late if it is a departure."""
    arrives = journey.way == "抵达"
    day = journey.date or (visit.dates.first if arrives else visit.dates.last)
    return datetime.combine(day, journey.time.start if journey.time else _MIDNIGHT if arrives else _DAY_END)


def _times_here(visit: Visit) -> dict[str, _TimeHere]:
    """When each guest comes and leaves, the earliest arrival and the latest departure of his."""
    found = dict[str, _TimeHere]()
    for journey in visit.journeys:
        moment = _moment(visit, journey)
        for key in _guest_keys(visit, journey.who):
            known = found.get(key, _TimeHere())
            if journey.way == "抵达":
                found[key] = known._replace(arrival=min(moment, known.arrival or moment))
            else:
                found[key] = known._replace(departure=max(moment, known.departure or moment))
    return found


def _occasions(visit: Visit) -> Iterator[_HourWithGuests]:
    only_day = visit.dates.only_day
    for meal in visit.meals:
        if meal.time and (day := meal.date or only_day):
            yield _HourWithGuests(meal, "guests", meal_name(meal), datetime.combine(day, meal.time.start), meal.guests)
    for stop in visit.schedule:
        if stop.time and stop.who and (day := stop.date or only_day):
            yield _HourWithGuests(stop, "who", stop.activity, datetime.combine(day, stop.time.start), stop.who)
    for event in visit.seating:
        who = (*event.people, *event.guests)
        if event.time and who and (day := event.date or only_day):
            field = "people" if event.people else "guests"
            yield _HourWithGuests(event, field, event.name, datetime.combine(day, event.time.start), who)


@rule(code="L50", name="人不在时排了活动", level="should")
def guest_expected_while_he_is_away(visit: Visit) -> Iterator[Finding]:
    """还没有抵达、已经离开的来宾，用餐、日程、座次里不能再有他；写“全体”的，人数也跟着错。

    Bad:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        抵离:
          - {方向: 离开, 日期: 2026-07-06, 时间: 10:00, 人员: [韩喆], 备注: 周明远自行返程}
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 时间: 12:00, 形式: 自助餐, 来宾: 全体}   # ←
    Good:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        抵离:
          - {方向: 离开, 日期: 2026-07-06, 时间: 10:00, 人员: [韩喆], 备注: 周明远自行返程}
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 时间: 12:00, 形式: 自助餐, 来宾: [周明远]}
    """
    presence = _times_here(visit)
    for occasion in _occasions(visit):
        for went, when in (("才抵达", "arrival"), ("已经离开", "departure")):
            moments = {key: getattr(presence.get(key), when, None) for key in _guest_keys(visit, occasion.who)}
            absent = [
                (key, moment)
                for key, moment in moments.items()
                if moment and (moment > occasion.begins if when == "arrival" else moment <= occasion.begins)
            ]
            if absent:
                people = listed_names([visit.person(key) for key, _ in absent])
                begins, moment = _day_and_clock(occasion.begins), _day_and_clock(absent[0][1])
                text = f"“{occasion.name}”{begins}排了{people}，抵离写的是{moment}{went}"
                hint = "改抵离的时间，或把他从名单里去掉；写“全体”的，逐个写留下的人"
                yield finding_at(occasion.value, occasion.field, text, hint)


def _day_and_clock(moment: datetime) -> str:
    is_known = moment.time() not in (_MIDNIGHT, _DAY_END)
    return month_and_day(moment.date()) + (f"{moment:%H:%M}" if is_known else "")


@rule(code="L51", name="抵离自相矛盾", level="should")
def journeys_that_contradict_each_other(visit: Visit) -> Iterator[Finding]:
    """一个人只抵达一次、离开一次，离开在抵达以后。

    Bad:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        抵离:
          - {方向: 抵达, 日期: 2026-07-05, 时间: 10:00, 人员: [周明远, 韩喆]}
          - {方向: 抵达, 日期: 2026-07-05, 时间: 15:00, 人员: [韩喆]}   # ←
    Good:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        抵离:
          - {方向: 抵达, 日期: 2026-07-05, 时间: 10:00, 人员: [周明远]}
          - {方向: 抵达, 日期: 2026-07-05, 时间: 15:00, 人员: [韩喆]}
    """
    seen: dict[tuple[str, str], Journey] = {}
    for journey in visit.journeys:
        keys = _guest_keys(visit, journey.who)
        twice = [key for key in keys if (journey.way, key) in seen]
        if twice:
            people, other = listed_names([visit.person(key) for key in twice]), seen[journey.way, twice[0]]
            times = f"{_day_and_clock(_moment(visit, other))}和{_day_and_clock(_moment(visit, journey))}"
            text = f"{people}{times}各写了一次{journey.way}"
            yield finding_at(journey, "who", text, "删去一处；中途离开又回来的，写在备注里")
        seen |= {(journey.way, key): journey for key in keys}
    for key, there in _times_here(visit).items():
        if there.arrival and there.departure and there.departure <= there.arrival:
            name, left = visit.person(key).name, _day_and_clock(there.departure)
            text = f"{name}{left}离开，{_day_and_clock(there.arrival)}才抵达"
            yield finding_at(seen["离开", key], "way", text, "改正其中一个")


@rule(code="L52", name="接送的车不对", level="should")
def pickup_that_the_cars_cannot_do(visit: Visit) -> Iterator[Finding]:
    """接送写的车要在车辆里，座位要够。

    Bad:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        车辆: [{车号: 1, 车型: 中巴, 座位: 19, 乘员: 全体}]
        抵离:
          - {方向: 抵达, 时间: 10:00, 人员: 全体, 接送: 7号车}   # ←
    Good:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        车辆: [{车号: 1, 车型: 中巴, 座位: 19, 乘员: 全体}]
        抵离:
          - {方向: 抵达, 时间: 10:00, 人员: 全体, 接送: 1号车}
    """
    cars = {_number(car.no or str(place)): car for place, car in enumerate(visit.vehicles, 1)}
    for journey in visit.journeys:
        numbers = _numbers(journey.pickup)
        unknown = [number for number in numbers if number not in cars]
        if cars and unknown:
            text = f"{journey.way}由{'、'.join(unknown)}号车接送，车辆里没有这辆车"
            yield finding_at(journey, "pickup", text, "改车号，或在车辆里补上")
        elif cars and numbers and (seats := _seats([cars[number] for number in numbers])) is not None:
            riders = len(_guest_keys(visit, journey.who))
            if riders > seats:
                text = f"{journey.way}{riders}人由{'、'.join(numbers)}号车接送，司机之外只有{seats}座"
                yield finding_at(journey, "pickup", text, "加派车辆，或分两趟、写在备注里")


def _number(text: str) -> str:
    return re.sub("号车?$", "", text.strip())


def _numbers(text: str) -> list[str]:
    """The numbers of the cars that a pickup names; none where it says something else.

    >>> _numbers("1、2号车"), _numbers("3"), _numbers("酒店派车")
    (['1', '2'], ['3'], [])
    """
    numbers = [_number(part) for part in re.split("[、，,和/ ]+", text) if part]
    return numbers if all(number.isdecimal() for number in numbers) else []


def _seats(cars: Sequence[Vehicle]) -> int | None:
    """How many ride besides the drivers; None where a car does not say."""
    seats = [car.seats for car in cars]
    return sum(number - 1 for number in seats if number) if all(seats) else None


@rule(code="L53", name="不过夜的人排了房", level="should")
def room_for_somebody_who_does_not_stay_the_night(visit: Visit) -> Iterator[Finding]:
    """当天来当天走的来宾不用房间；房间写了他，宾馆照收房费。

    Bad:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        抵离:
          - {方向: 抵达, 日期: 2026-07-06, 时间: 10:00, 人员: 全体}
          - {方向: 离开, 日期: 2026-07-06, 时间: 20:00, 人员: [韩喆], 备注: 周明远自行返程}
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 入住: [周明远]}
              - {房号: "0302", 入住: [韩喆]}   # ←
    Good:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        抵离:
          - {方向: 抵达, 日期: 2026-07-06, 时间: 10:00, 人员: 全体}
          - {方向: 离开, 日期: 2026-07-06, 时间: 20:00, 人员: [韩喆], 备注: 周明远自行返程}
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 入住: [周明远]}
    """
    presence = _times_here(visit)
    for stay in visit.lodging:
        for room in stay.rooms:
            for key in _guest_keys(visit, room.who or ("",)):
                there = presence.get(key, _TimeHere())
                arrives = there.arrival.date() if there.arrival else visit.dates.first
                if there.departure and there.departure.date() <= arrives:
                    text = f"{visit.person(key).name}{_day_and_clock(there.departure)}离开，不过夜，却排了房间"
                    yield finding_at(room, "who", text, "去掉他的房间；午休用房写在备注里")


@rule(code="L54", name="有来宾没有写抵离", level="note")
def guest_without_a_journey(visit: Visit) -> Iterator[Finding]:
    """抵离逐个写了来宾的，剩下的几位多半是漏了，没有人去接。

    Bad:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        抵离:
          - {方向: 抵达, 时间: 10:00, 人员: [周明远]}   # ←
    Good:
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        抵离:
          - {方向: 抵达, 时间: 10:00, 人员: 全体}
    """
    for way in ("抵达", "离开"):
        journeys = [journey for journey in visit.journeys if journey.way == way]
        travelling = {key for journey in journeys for key in _guest_keys(visit, journey.who)}
        missing = [guest for guest in visit.guests.people if (guest.id or guest.name) not in travelling]
        notes = "".join(journey.note for journey in journeys)
        missing = [guest for guest in missing if guest.name not in notes]
        if travelling and 0 < len(missing) <= len(visit.guests.people) / 2:
            text = f"{listed_names(missing)}没有写怎样{way}"
            yield finding_at(journeys[-1], "who", text, "补上；自行前往的，在备注里写明是谁")
