"""日程: nobody in two places at once, time to get there, room for everybody, the same meals and meetings throughout."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from itertools import pairwise
from typing import NamedTuple

from docgen.model.catalogue import Site
from docgen.model.dining import Meal
from docgen.model.scalars import Clock
from docgen.model.schedule import Stop
from docgen.model.value import EVERYBODY, Value
from docgen.model.visit import Visit
from docgen.rules.facts import meal_name
from docgen.rules.rule import Finding, finding_at, rule
from docgen.text.wording import clock, listed, month_and_day

SUBJECT = (8, "日程")

#: With so many others an appointment that overlaps them is reported for the same people.
_MOST_PAIRS = 3


class _Appointment(NamedTuple):
    """A stop or a meal that has a time, with the people who are there."""

    value: Value
    name: str
    date: date | None
    time: Clock
    who: frozenset[str]
    is_meal: bool


def _appointments(visit: Visit) -> list[_Appointment]:
    """Stops and meals that have a time, in the order of day and time."""
    items = [
        _Appointment(
            value=stop,
            name=stop.activity,
            date=stop.date,
            time=stop.time,
            who=frozenset((*(stop.who or (EVERYBODY,)), *stop.escorts)),
            is_meal=stop.element == "吃",
        )
        for stop in visit.schedule
        if stop.time
    ]
    items += [
        _Appointment(
            value=meal,
            name=meal_name(meal),
            date=meal.date or visit.dates.first,
            time=meal.time,
            who=frozenset((*(meal.guests or (EVERYBODY,)), *meal.hosts)),
            is_meal=True,
        )
        for meal in visit.meals
        if meal.time and (meal.date or visit.dates.first == visit.dates.last)
    ]
    return sorted(items, key=lambda item: (item.date or date.min, item.time.start, item.time.end or time.max))


def _people_at_both(guests: frozenset[str], first: _Appointment, second: _Appointment) -> tuple[str, ...]:
    """Who is at both: 全体 where everybody is at both, the guests of the one where everybody is at the other."""
    if EVERYBODY in first.who and EVERYBODY in second.who:
        return (EVERYBODY,)
    both = first.who & second.who
    if EVERYBODY in first.who:
        both |= second.who & guests
    if EVERYBODY in second.who:
        both |= first.who & guests
    return tuple(sorted(both))


def _stops_written_twice(visit: Visit) -> Iterator[tuple[Stop, Stop]]:
    """Stops of the same day, hour, content and people; a rest or a way without an hour may come twice a day."""
    seen: dict[tuple[object, ...], Stop] = {}
    for stop in visit.schedule:
        content = re.sub(r"\W", "", stop.activity)
        place = stop.place.name if stop.place and not stop.time else ""
        start = stop.time.start if stop.time else None
        first = seen.setdefault((stop.date, start, content, place, frozenset(stop.who)), stop)
        if first is not stop and (stop.time or not _MAY_COME_TWICE.search(content)):
            yield first, stop


_MAY_COME_TWICE = re.compile("休息|返回|自由活动|乘车|前往|步行|茶歇")


def _overlaps(visit: Visit) -> Iterator[tuple[_Appointment, _Appointment, tuple[str, ...]]]:
    """Pairs of appointments at the same time, with the people who would have to be at both.

    Of an appointment that overlaps many with the same people the first few pairs are given.
    """
    appointments = _appointments(visit)
    guests = frozenset(person.id or person.name for person in visit.guests.people)
    times = Counter[tuple[int, tuple[str, ...]]]()
    for number, first in enumerate(appointments):
        for second in appointments[number + 1 :]:
            if second.date != first.date or second.time.start >= (first.time.end or first.time.start):
                if second.date != first.date or second.time.start > first.time.start:
                    break
                continue
            if first.is_meal and second.is_meal and type(first.value) is not type(second.value):
                continue  # the meal itself, once in the schedule and once in 用餐
            both = _people_at_both(guests, first, second)
            key = (id(second.value), both)
            if both and times[key] < _MOST_PAIRS:
                times[key] += 1
                yield first, second, both


@rule(code="L01", name="没有写类别", level="should")
def visit_without_a_category(visit: Visit) -> Iterator[Finding]:
    """国内公务、外宾、商务，各有各的规定；没有写类别，先按国内公务查，违规也只作应改提示。

    Bad:
        标题: 云州市代表团来清江区考察   # ←
        类别:
    Good:
        标题: 云州市代表团来清江区考察
        类别: 国内公务
    """
    if visit.category is None:
        text = f"“{visit.title}”没有写类别，先按国内公务查，只提示、不拦"
        yield finding_at(visit, "title", text, "补上“类别: 国内公务”，或外宾、商务")


@rule(code="L02", name="日程时间重叠", level="should")
def stop_before_the_last_one_ends(visit: Visit) -> Iterator[Finding]:
    """前一项没完后一项就开始，来宾分不了身；同一项也不写两次。分成几路走的，各写各的“参加”。

    Bad:
        日程:
          - {时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}
          - {时间: 09:40-11:00, 内容: 考察产业园, 地点: 清江产业园}   # ←
    Good:
        日程:
          - {时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}
          - {时间: 10:20-11:00, 内容: 考察产业园, 地点: 清江产业园}
    """
    doubles = set[frozenset[int]]()
    for first, second in _stops_written_twice(visit):
        doubles.add(frozenset((id(first), id(second))))
        hour = clock(second.time) if second.time else ""
        text = f"“{second.activity}”{month_and_day(second.date) if second.date else ''}{hour}写了两次"
        yield finding_at(second, "activity", text, "删去一项；分两路走的，各写“参加”")
    for one, other, both in _overlaps(visit):
        if EVERYBODY in both and frozenset((id(one.value), id(other.value))) not in doubles:
            text = f"“{other.name}”{clock(other.time)}开始时，“{one.name}”{clock(one.time)}还没有完"
            yield finding_at(other.value, "time", text, "改正其中一个时间；分路走的，各写“参加”")


@rule(code="L03", name="一个人同时在两处", level="should")
def person_in_two_places_at_once(visit: Visit) -> Iterator[Finding]:
    """同一时间排在两处的人，总有一处要空着。

    Bad:
        陪同: [{姓名: 罗文, 单位: 清江区人民政府, 职务: 副区长}]
        日程:
          - {时间: 09:00-10:00, 内容: 考察农业园, 地点: 农业园, 参加: [周明远], 陪同: [罗文]}
          - {时间: 09:30-10:30, 内容: 考察产业园, 地点: 产业园, 参加: [韩喆], 陪同: [罗文]}   # ←
    Good:
        陪同: [{姓名: 罗文, 单位: 清江区人民政府, 职务: 副区长}]
        日程:
          - {时间: 09:00-10:00, 内容: 考察农业园, 地点: 农业园, 参加: [周明远], 陪同: [罗文]}
          - {时间: 09:30-10:30, 内容: 考察产业园, 地点: 产业园, 参加: [韩喆]}
    """
    for first, second, both in _overlaps(visit):
        if EVERYBODY not in both:
            names = listed(visit.person(key).name for key in both)
            text = f"{names}{clock(second.time)}在“{second.name}”，同时又在“{first.name}”（{clock(first.time)}）"
            yield finding_at(second.value, "time", text, "改时间，或换一个人")


def _consecutive_stops(visit: Visit) -> Iterator[tuple[Stop, Stop]]:
    """Each stop of a day with the stop before it, where somebody goes from one to the other."""
    timed = [stop for stop in visit.schedule if stop.time]
    timed.sort(key=lambda stop: (stop.date or date.min, stop.time.start if stop.time else time.min))
    for before, stop in pairwise(timed):
        same = set(before.who or (EVERYBODY,)) & set(stop.who or (EVERYBODY,))
        if before.date == stop.date and (same or EVERYBODY in (*(before.who or (EVERYBODY,)), *(stop.who or ()))):
            yield before, stop


@rule(code="L04", name="路上的时间不够", level="should")
def stop_that_cannot_be_reached_in_time(visit: Visit) -> Iterator[Finding]:
    """路上要35分钟，两项之间只留了20分钟，后面一路都要晚。

    Bad:
        日程:
          - {时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}
          - {时间: 10:20-11:00, 内容: 考察农业园, 地点: 农业园, 路程: 35}   # ←
    Good:
        日程:
          - {时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}
          - {时间: 10:40-11:20, 内容: 考察农业园, 地点: 农业园, 路程: 35}
    """
    for before, stop in _consecutive_stops(visit):
        assert before.time and stop.time  # only stops with a time are consecutive
        departure = before.time.end or before.time.start
        gap = _minutes(stop.time.start) - _minutes(departure)
        if stop.travel is not None and 0 <= gap < stop.travel:
            text = f"“{stop.activity}”路上要{stop.travel}分钟，“{before.activity}”{departure:%H:%M}"
            text += f"{'结束' if before.time.end else '开始'}，只隔{gap}分钟"
            yield finding_at(stop, "time", text, f"改到{_minutes_later(departure, stop.travel)}以后，或缩短前一项")


@rule(code="L05", name="两地之间没有留时间", level="note")
def places_without_any_time_between(visit: Visit) -> Iterator[Finding]:
    """前一项结束就是后一项开始，地方却不同，又没有写路程。

    Bad:
        日程:
          - {时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}
          - {时间: 10:00-11:00, 内容: 考察农业园, 地点: 柳溪镇农业园}   # ←
    Good:
        日程:
          - {时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}
          - {时间: 10:40-11:20, 内容: 考察农业园, 地点: 柳溪镇农业园}
    """
    for before, stop in _consecutive_stops(visit):
        if stop.travel is not None or not (before.place and stop.place and before.time and before.time.end):
            continue
        if stop.time and before.time.end == stop.time.start and not _are_near(before.place, stop.place):
            text = f"“{before.activity}”在{before.place.name}，{clock(before.time)}结束，"
            text += f"“{stop.activity}”同时在{stop.place.name}开始"
            yield finding_at(stop, "time", text, "留出路上的时间，写上“路程”")


@rule(code="L06", name="场地容量不足", level="should")
def place_too_small_for_those_who_come(visit: Visit) -> Iterator[Finding]:
    """点位库写着能容纳多少人；参加加陪同超过了，要分批。

    Bad:
        库: {点位: [{名称: 村史馆, 容纳: 2}]}
        陪同: [{姓名: 罗文}]
        日程:
          - {时间: 09:00-10:00, 内容: 考察村史馆, 地点: 村史馆, 陪同: [罗文]}   # ←
    Good:
        库: {点位: [{名称: 村史馆, 容纳: 20}]}
        陪同: [{姓名: 罗文}]
        日程:
          - {时间: 09:00-10:00, 内容: 考察村史馆, 地点: 村史馆, 陪同: [罗文]}
    """
    for stop in visit.schedule:
        if stop.place is None or not stop.place.capacity:
            continue
        who = stop.who or (EVERYBODY,)
        guests = visit.guests.size if EVERYBODY in who else len(set(who))
        people = guests + len({escort.id or escort.name for escort in visit.named(stop.escorts, visit.hosts)})
        if people > stop.place.capacity:
            text = f"“{stop.activity}”来宾和陪同共{people}人，{stop.place.name}容纳{stop.place.capacity}人"
            yield finding_at(stop, "place", text, "分批，或换地方")


@rule(code="L10", name="用餐和日程不一致", level="should")
def meal_told_differently_in_the_schedule(visit: Visit) -> Iterator[Finding]:
    """同一餐，用餐表写食堂、日程写宾馆，或时间差了半个钟头，总有一拨人走错。

    Bad:
        日程:
          - {日期: 2026-07-06, 时间: 12:00, 环节: 吃, 内容: 午餐, 地点: 清江宾馆}
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 时间: 12:00, 地点: 机关食堂, 形式: 工作餐, 来宾: 全体}   # ←
    Good:
        日程:
          - {日期: 2026-07-06, 时间: 12:00, 环节: 吃, 内容: 午餐, 地点: 机关食堂}
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 时间: 12:00, 地点: 机关食堂, 形式: 工作餐, 来宾: 全体}
    """
    for meal in visit.meals:
        stops = _stops_of(visit, meal)
        if len(stops) != 1 or (set(stops[0].who) - {EVERYBODY} and set(meal.guests) - {EVERYBODY}):
            continue
        (stop,) = stops
        if meal.place and stop.place and meal.place.name != stop.place.name:
            text = f"“{meal_name(meal)}”用餐写在{meal.place.name}，日程写在{stop.place.name}"
            hint = _same_words("地点", f"用餐“{meal_name(meal)}”", stop, meal.place.name, stop.place.name)
            yield finding_at(meal, "place", text, hint)
        if meal.time and stop.time and meal.time.start != stop.time.start:
            here, there = f"{meal.time.start:%H:%M}", f"{stop.time.start:%H:%M}"
            text = f"“{meal_name(meal)}”用餐写{here}，日程写{there}"
            yield finding_at(meal, "time", text, _same_words("时间", f"用餐“{meal_name(meal)}”", stop, here, there))


def _same_words(field: str, entry: str, stop: Stop, here: str, there: str) -> str:
    """What is to be done where an entry and a stop of the schedule say different things of one field."""
    return f"{entry}的“{field}”改成{there}，或者日程“{stop.activity}”的“{field}”改成{here}"


def _stops_of(visit: Visit, meal: Meal) -> list[Stop]:
    """The stops of the schedule at which a meal is had: those for eating on its day, of its kind (早餐, 午餐, 晚餐)."""
    day = meal.date or visit.dates.only_day
    kind = _kind_of_meal(meal.name, meal.time)
    meals_of_day = [stop for stop in visit.schedule if stop.element == "吃" and stop.date == day]
    return [stop for stop in meals_of_day if kind and kind == _kind_of_meal(stop.activity, stop.time)]


@rule(code="L11", name="座次和日程不一致", level="should")
def seating_told_differently_in_the_schedule(visit: Visit) -> Iterator[Finding]:
    """座次图上的时间、地点要和日程一样；座次的名称出现在日程的内容里，就当是同一场。

    Bad:
        日程:
          - {日期: 2026-07-06, 时间: 14:30-16:00, 内容: 召开座谈会, 地点: 三楼会议室}
        座次:
          - {名称: 座谈会, 日期: 2026-07-06, 时间: 15:00, 地点: 三楼会议室, 形式: 课桌式, 人员: 全体}   # ←
    Good:
        日程:
          - {日期: 2026-07-06, 时间: 14:30-16:00, 内容: 召开座谈会, 地点: 三楼会议室}
        座次:
          - {名称: 座谈会, 日期: 2026-07-06, 时间: 14:30, 地点: 三楼会议室, 形式: 课桌式, 人员: 全体}
    """
    for seating in visit.seating:
        named = [stop for stop in visit.schedule if len(seating.name) > 1 and seating.name in stop.activity]
        stops = [stop for stop in named if not seating.date or stop.date == seating.date]
        if len(stops) != 1:
            continue
        (stop,) = stops
        place = getattr(seating.place, "name", seating.place) or ""
        if place and stop.place and place != stop.place.name:
            text = f"“{seating.name}”座次写在{place}，日程写在{stop.place.name}"
            hint = _same_words("地点", f"座次“{seating.name}”", stop, place, stop.place.name)
            yield finding_at(seating, "place", text, hint)
        if seating.time and stop.time and seating.time.start != stop.time.start:
            here, there = f"{seating.time.start:%H:%M}", f"{stop.time.start:%H:%M}"
            text = f"“{seating.name}”座次写{here}，日程写{there}"
            yield finding_at(seating, "time", text, _same_words("时间", f"座次“{seating.name}”", stop, here, there))


@rule(code="L13", name="日程没有时间", level="note")
def day_without_any_hour(visit: Visit) -> Iterator[Finding]:
    """一天里用餐以外的几项日程都没有写时间，车辆、陪同、讲解的人不知道几点到。

    Bad:
        日程:
          - {日期: 2026-07-06, 内容: 参观产业园, 地点: 清江产业园}   # ←
          - {日期: 2026-07-06, 内容: 座谈, 地点: 三楼会议室}
    Good:
        日程:
          - {日期: 2026-07-06, 时间: 09:00-10:00, 内容: 参观产业园, 地点: 清江产业园}
          - {日期: 2026-07-06, 时间: 10:20-11:00, 内容: 座谈, 地点: 三楼会议室}
    """
    days: dict[date, list[Stop]] = {}
    for stop in (stop for stop in visit.schedule if stop.element != "吃"):
        days.setdefault(stop.date or visit.dates.first, []).append(stop)
    for day, stops in days.items():
        if len(stops) > 1 and not any(stop.time for stop in stops):
            text = f"{month_and_day(day)}用餐以外的{len(stops)}项日程都没有写时间，第一项是“{stops[0].activity}”"
            yield finding_at(stops[0], "time", text, "补上“时间”，如 09:00-10:00")


def _are_near(site: Site, other: Site) -> bool:
    """Whether two places have one address, or names that begin alike without their region."""
    return _site_name(site.name)[:3] == _site_name(other.name)[:3] or bool(
        site.address and site.address == other.address
    )


def _site_name(place: str) -> str:
    """A place without the region and the town before it.

    >>> _site_name("云州市行政中心三楼会议室"), _site_name("区行政中心会见厅"), _site_name("柳溪镇农业园")
    ('行政中心三楼会议室', '行政中心会见厅', '农业园')
    """
    return _BEFORE_THE_SITE.sub("", place) or place


_BEFORE_THE_SITE = re.compile("^(?:.{0,3}?[省市区县州旗](?![省市区县州旗]))?(?:[^镇乡]{1,3}[镇乡])?")


def _kind_of_meal(name: str, at_time: Clock | None) -> str:
    """早餐, 午餐 or 晚餐, by its name, else by its hour."""
    for kind, spelt in (("早餐", "早餐|早饭"), ("午餐", "午餐|中餐|中饭|午宴"), ("晚餐", "晚餐|晚饭|晚宴")):
        if re.search(spelt, name):
            return kind
    if at_time is None:
        return ""
    return "早餐" if at_time.start.hour < 10 else "午餐" if at_time.start.hour < 15 else "晚餐"


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _minutes_later(moment: time, minutes: int) -> str:
    hour, minute = divmod(_minutes(moment) + minutes, 60)
    return f"{hour % 24:02}:{minute:02}"
