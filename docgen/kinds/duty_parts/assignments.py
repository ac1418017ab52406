"""What a visit gives somebody to do: the tasks that were shared out, and all else that names who does it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.kinds.duty_parts.responsible import Directory, Responsible
from docgen.kinds.guest_parts.allocation import car_number
from docgen.kinds.guest_parts.contacts import is_guests_contact
from docgen.kinds.plan_sections.groups import day_of
from docgen.kinds.plan_sections.journeys import means_of
from docgen.kinds.plan_sections.people import names, person_name
from docgen.model.people import Person
from docgen.model.schedule import Stop
from docgen.model.transport import Journey, Vehicle
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text

SHARED_OUT, ARRIVALS, MEETINGS = "总体分工", "抵离接送", "会务服务"
CARS, PRESS, EMERGENCIES, ON_DUTY = "车辆保障", "宣传报道", "应急保障", "值班和志愿者"
_MOST_NAMED = 3  # of those who ride


class Helper(NamedTuple):
    """Who helps with a task, and what he does: 讲解, 发言."""

    who: Responsible
    part: str


class Assignment(NamedTuple):
    """One thing to do: what, when or until when, who is responsible, who helps.

    ``group`` is the heading under which it stands. ``with_whom`` says who takes part in it, ``aside`` what only the
    department reads that does it: who escorts the guests, whom one asks at the place.
    """

    group: str
    task: str
    owners: tuple[Responsible, ...]
    day: date | None = None
    hour: str = ""
    due: str = ""
    helpers: tuple[Helper, ...] = ()
    with_whom: str = ""
    aside: str = ""


def assignments(visit: Visit) -> list[Assignment]:
    """All of a visit, in the order in which a paper tells them."""
    directory = Directory(visit)
    return [
        *_shared_out(visit, directory),
        *_contacts(visit, directory),
        *_welcomes(visit, directory),
        *_arrivals(visit),
        *_stops(visit, directory),
        *_seatings(visit, directory),
        *_cars(visit, directory),
        *_press(visit),
        *_emergencies(visit),
    ]


def _shared_out(visit: Visit, directory: Directory) -> Iterator[Assignment]:
    """分工, as it is written."""
    for task in visit.tasks:
        owners = [Responsible(task.unit, task.owner, task.phone)] if task.unit or task.owner or task.phone else []
        if not task.unit and task.owner:
            owners = [one if one.phone else one._replace(phone=task.phone) for one in directory.read(task.owner)]
        what = f"{task.item}（{task.note}）" if task.note else task.item
        yield Assignment(SHARED_OUT, what, tuple(owners), due=task.due, with_whom=task.partners)


def _contacts(visit: Visit, directory: Directory) -> Iterator[Assignment]:
    """What contacts do who have no task of their own; those of the guests have no duty."""
    busy = {task.owner for task in visit.tasks}
    for person in visit.contacts:
        if (
            person.note
            and person.name not in busy
            and directory.person(person.name)
            and not is_guests_contact(visit, person)
        ):
            yield Assignment(SHARED_OUT, person.note, (_as_listed(visit, directory, person),))


def _as_listed(visit: Visit, directory: Directory, person: Person) -> Responsible:
    """Somebody with the unit by which the tasks call it."""
    known = directory.person(person.name)
    unit = known.unit if known else person.unit
    return Responsible(unit, person_name(visit, person), person.phone)


def _welcomes(visit: Visit, directory: Directory) -> Iterator[Assignment]:
    for welcome in visit.welcome:
        people = visit.named(welcome.who, visit.hosts)
        owners = tuple(_as_listed(visit, directory, one) for one in people)
        place = f"（{welcome.place}）" if welcome.place else ""
        hour = text.clock(welcome.time) if welcome.time else ""
        what = f"{welcome.form or '迎送'}{place}"
        yield Assignment(ARRIVALS, what, owners, welcome.date, hour, with_whom=welcome.note)


def _arrivals(visit: Visit) -> Iterator[Assignment]:
    """Who drives fetches and brings the guests."""
    for journey in visit.journeys:
        cars = [(car, number) for number, car in enumerate(visit.vehicles, 1) if _fetches(car, journey)]
        drivers = tuple(_driver(car) for car, _ in cars if car.driver)
        if journey.pickup:
            hour = text.clock(journey.time) if journey.time else ""
            word = "接站" if journey.way == "抵达" else "送站"
            means = means_of(journey)
            where = f"（{journey.place}）" if journey.place else ""
            riders = _riders_text(visit, journey.who or (EVERYBODY,))
            numbers = text.listed(car_number(car, number) for car, number in cars) or journey.pickup
            yield Assignment(
                ARRIVALS, f"{word}：{means}{where}，{riders}", drivers, day_of(visit, journey), hour, with_whom=numbers
            )


def _fetches(car: Vehicle, journey: Journey) -> bool:
    numbers = journey.pickup.removesuffix("车").removesuffix("号").replace("号车", "").replace("，", "、").split("、")
    return bool(car.no) and car.no.removesuffix("车").removesuffix("号") in numbers


def _driver(car: Vehicle) -> Responsible:
    return Responsible("", car.driver, car.phone)


def _stops(visit: Visit, directory: Directory) -> Iterator[Assignment]:
    """The items of the schedule that somebody answers for, by their days."""
    for stop in sorted(visit.schedule, key=_day):
        owners = tuple(directory.read(stop.owner))
        helpers = tuple(_helpers(stop, directory))
        if owners or helpers:
            day = _day(stop)
            yield Assignment(
                f"日程保障　{text.month_and_day(day)}　{text.weekday(day)}",
                "\n".join(filter(None, (_activity(stop), _set_up(visit, stop)))),
                owners,
                day,
                text.clock(stop.time) if stop.time else "",
                helpers=helpers,
                with_whom=f"讲解：{stop.guide}" if stop.guide else "",
                aside=_aside(visit, stop),
            )


def _activity(stop: Stop) -> str:
    """What is done, with its place where the words do not name it."""
    place = stop.place.name if stop.place else ""
    if not place or place in stop.activity:
        return stop.activity
    return f"{stop.activity}，{place}" if stop.activity.endswith("）") else f"{stop.activity}（{place}）"


def _day(stop: Stop) -> date:
    assert stop.date is not None  # every stop of a visit that could be read has its day
    return stop.date


def _helpers(stop: Stop, directory: Directory) -> Iterator[Helper]:
    """Who explains and who speaks, where that is a unit or somebody of the hosts."""
    for guide in directory.read(stop.guide):
        if guide.name or directory.is_unit(guide.unit):
            yield Helper(guide, "讲解")
    for item in stop.agenda:
        for speaker in directory.read(item.who):
            if speaker.name:
                minutes = f"（{item.minutes}分钟）" if item.minutes is not None else ""
                yield Helper(speaker, f"{item.content}{minutes}")


def _aside(visit: Visit, stop: Stop) -> str:
    """A line each: who escorts the guests, whom one asks at the place of a meeting or a visit."""
    site = stop.place if _is_meeting(stop) else None
    contact = " ".join(filter(None, (site.contact, site.phone))) if site else ""
    lines = (
        f"陪同：{names(visit, stop.escorts)}" if stop.escorts else "",
        f"现场：{contact}" if contact and not _is_owner(stop, contact) else "",
    )
    return "\n".join(filter(None, lines))


def _is_owner(stop: Stop, contact: str) -> bool:
    """Whether the contact of a place is the one who explains or answers for the stop."""
    return any(contact.startswith(one) for one in (stop.owner, stop.guide) if one)


def _set_up(visit: Visit, stop: Stop) -> str:
    """What is put up where the stop is: only for what is met in, not for every meal there."""
    place = stop.place.name if stop.place else ""
    items = [item for setting in visit.setting if setting.place == place for item in setting.items]
    meetings = (other for other in visit.schedule if other.place and other.place.name == place and _is_meeting(other))
    return f"布置：{text.listed(items)}" if items and next(meetings, None) is stop else ""


def _is_meeting(stop: Stop) -> bool:
    return stop.element not in ("吃", "住", "行")


def _seatings(visit: Visit, directory: Directory) -> Iterator[Assignment]:
    """Who takes notes, and who of the hosts interprets."""
    for seating in visit.seating:
        hour = text.clock(seating.time) if seating.time else ""
        place = f"（{seating.place}）" if seating.place else ""
        for keys, work in ((seating.note_takers, "记录"), (seating.interpreters, "口译")):
            people = [person for person in visit.named(keys, visit.hosts) if directory.person(person.name)]
            owners = tuple(_as_listed(visit, directory, one) for one in people)
            if owners:
                yield Assignment(MEETINGS, f"{seating.name}{work}{place}", owners, seating.date, hour)


def _cars(visit: Visit, directory: Directory) -> Iterator[Assignment]:
    for number, car in enumerate(visit.vehicles, 1):
        liaisons = visit.named(car.liaisons, visit.staff)
        helpers = tuple(Helper(_as_listed(visit, directory, one), "随车联络，清点人数") for one in liaisons)
        if car.driver or helpers:
            details = "，".join(filter(None, (car.model or car.name, car.plate, _riders(visit, car))))
            name = car_number(car, number)
            yield Assignment(
                CARS,
                f"驾驶{name}（{details}）" if details else f"驾驶{name}",
                (_driver(car),) if car.driver else (),
                helpers=helpers,
                with_whom=f"随车联络：{text.listed(one.who.name for one in helpers)}" if helpers else "",
            )


def _riders(visit: Visit, car: Vehicle) -> str:
    riders = f"乘坐{_riders_text(visit, car.who)}" if car.who else ""
    return "，".join(filter(None, (car.use, riders)))


def _riders_text(visit: Visit, keys: Sequence[str]) -> str:
    """Everybody, few by name, else how many."""
    people, size = visit.guests.people, visit.guests.size
    if EVERYBODY in keys:
        return people[0].name if size == len(people) == 1 else f"全体来宾{size}人"
    return names(visit, keys) if len(keys) <= _MOST_NAMED else f"{len(keys)}人"


def _press(visit: Visit) -> Iterator[Assignment]:
    for report in visit.press:
        if report.unit or report.owner:
            owner = Responsible(report.unit, report.owner, report.phone)
            yield Assignment(PRESS, report.content, (owner,), due=report.due)


def _emergencies(visit: Visit) -> Iterator[Assignment]:
    for case in visit.contingencies:
        if case.unit or case.owner:
            what = "：".join(filter(None, (case.item, case.measure)))
            yield Assignment(EMERGENCIES, what, (Responsible(case.unit, case.owner, case.phone),))


def unowned(visit: Visit) -> Sequence[Stop]:
    """The items of the schedule for which nobody answers."""
    return [stop for stop in visit.schedule if not stop.owner]
