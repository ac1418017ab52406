"""Seatings that are not as their occasion asks: the other hand, flags at home, chief people pinned elsewhere."""

from collections.abc import Iterator, Mapping, Sequence

from docgen.errors import Problem
from docgen.model.layouts import LAYOUTS
from docgen.model.occasions import SeatingOccasion
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.seating.room import LIST, Chair, SeatingOptions
from docgen.seating.sides import Participant
from docgen.text.wording import with_unit

_KEEP = "确是这样定的，不用管这条提示"
#: The ranks whose seats everybody looks at.
_CHIEF_RANKS = 2


def convention_problems(seating: Seating, occasion: SeatingOccasion, options: SeatingOptions) -> Iterator[Problem]:
    """A hand that the seating or the office chose against the occasion, and flags of another country at home."""
    for name in seating.conventions.keys() & LAYOUTS[seating.layout].options.keys():
        usual, given = _usual_hand(seating.layout, name, occasion), options.get(name)
        if usual and given != usual:
            text = f"“{seating.name}”是{occasion.name}，惯例{name}{usual}，规则写的是{given}"
            yield Problem(seating.at[f"conventions.{name}"], "D427", "note", text, _KEEP)
    if options.get("国旗") and occasion.is_at_home:
        mark = seating.at.get("flags") or seating.at["conventions.国旗"]
        text = f"“{seating.name}”摆国旗，场合却是国内公务：国内公务活动不摆外国国旗，座次也按以左为上排"
        yield Problem(mark, "D426", "should", text, "来的是外宾，写“场合: 外事”；不是就删去国旗")


def _usual_hand(layout: str, name: str, occasion: SeatingOccasion) -> str:
    """The value of an option that decides which hand ranks higher, as the occasion has it; empty for other options."""
    options = LAYOUTS[layout].options
    option = options[name]
    if option.follows:
        other, values = option.follows
        return values[_usual_hand(layout, other, occasion)]
    return option.by_occasion[not occasion.is_at_home] if option.by_occasion else ""


def pinned_against_rank(
    seating: Seating, occasion: SeatingOccasion, pins: Mapping[str, Participant], chairs: Sequence[Chair]
) -> Iterator[Problem]:
    """The first or the second of a list or side, pinned elsewhere than his rank has its chair."""
    if occasion.is_at_home or "本方" not in LAYOUTS[seating.layout].options:
        return
    by_rank: dict[str, list[Chair]] = {}
    for chair in chairs:
        by_rank.setdefault(chair.side, []).append(chair)
    for number, person in pins.items():
        own = by_rank.get(person.side, [])
        if person.rank > min(_CHIEF_RANKS, len(own)) or own[person.rank - 1].number == number:
            continue
        rank = f"{'' if person.side == LIST else person.side}第{person.rank}位"
        usual = own[person.rank - 1].number
        text = f"{person.person.name}是{rank}，按{occasion.name}的排法坐{usual}号席，固定在了{number}号席"
        name = next(name for name, seat in seating.pins.items() if seat == number)
        yield Problem(seating.at[f"pins.{name}"], "D427", "note", text, _KEEP)


def driver_problems(
    visit: Visit, seating: Seating, people: Sequence[Participant], options: SeatingOptions
) -> Iterator[Problem]:
    """Who drives is in doubt: a host at the head of the list of a car that the host drives, who may be the driver; or
    a host who drives a car whose chart has a driver.
    """
    yield from _hosts_at_the_wheel(visit, seating, options)
    first = next((one for one in people if one.side == LIST and one.rank == 1), None)
    if options.get("驾驶") == "主人" and first and first.is_host and len(people) > 1:
        name = first.person.name
        text = f"“{seating.name}”由主人驾车，{name}是主方，坐在副驾驶"
        hint = f"开车的是{name}，就不写进人员；是主人的配偶，写“规则: {{驾驶: 主人夫妇}}”"
        yield Problem(first.mark, "D428", "note", text, hint)


def _hosts_at_the_wheel(visit: Visit, seating: Seating, options: SeatingOptions) -> Iterator[Problem]:
    """The list of vehicles says that a host drives, the chart that a driver does."""
    if options.get("驾驶") != "专职司机":
        return
    hosts = {person.name for person in visit.hosts}
    for vehicle in visit.vehicles:
        called = {with_unit(vehicle.no, "号车"), vehicle.plate, vehicle.name} - {"", "号车"}
        if seating.name in called and vehicle.driver in hosts:
            text = f"{seating.name}由{vehicle.driver}驾驶，是主方的人，座次却按专职司机驾车排"
            hint = "主人驾车，副驾驶为上：写“规则: {驾驶: 主人}”；他是司机，就从陪同里删去"
            yield Problem(seating.at["name"], "D428", "note", text, hint)
