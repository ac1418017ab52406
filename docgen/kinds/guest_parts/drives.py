"""Who is driven when from where to where: worked out of the programme, the minutes between places and the journeys."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import NamedTuple

from docgen.kinds.guest_parts.allocation import Allocation
from docgen.kinds.guest_parts.keys import key_of, keys_named
from docgen.kinds.guest_parts.timeline import DayEntry, takes_part
from docgen.kinds.plan_sections.journeys import means_of
from docgen.model.catalogue import Site
from docgen.model.dining import Meal
from docgen.model.schedule import Stop
from docgen.model.transport import Journey
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit

_SETS_OUT = re.compile("前往|出发|返程|返回|离会|离开|乘车|集合|送站|送机|启程")
_ARRIVES = re.compile("抵达|到达|报到|接站|接机|入住")
#: What two names of places in one compound have in common ends so: 区行政中心多功能厅, 区行政中心一楼大厅.
_COMPOUND = re.compile(".*[心楼院馆园店府校厂场厦城]")
_EACH_ITS_OWN = re.compile("^各|住宿宾馆|所住|入住")
_SHORTEST_COMPOUND = 4  # characters


class Drive(NamedTuple):
    """A drive: from where to where, when it leaves and arrives as far as that is known, how many minutes it takes.

    ``who`` are the keys of those who ride; nobody means every guest. ``train`` says from which train or flight they
    are fetched or to which they are brought, and when that is; ``cars`` are the cars that the journey names for it.
    """

    day: date
    leaves: time | None
    origin: str
    arrives: time | None
    target: str
    minutes: int | None
    who: Sequence[str] = ()
    train: str = ""
    cars: str = ""
    note: str = ""


def drives(visit: Visit, allocation: Allocation, key: str = "") -> list[tuple[date, list[Drive]]]:
    """The drives of every day that has some, in the order of the day; those of one guest by his key."""
    gone: set[str] = set()
    days = []
    for day, entries in allocation.days:
        of_day = _DayOfDrives(visit, {} if day == visit.dates.first else allocation.hotels, gone, key)
        for entry in entries:
            if not key or takes_part(visit, entry, entries, key):
                of_day.add(entry)
        days.append((day, of_day.finish()))
    return [(day, of_day) for day, of_day in days if of_day]


def first_drive(of_day: Sequence[Drive]) -> Drive | None:
    """The first drive of a day of which it is known when it leaves or when it has to be there.

    A later one of which more is known is not the first.
    """
    return next((drive for drive in of_day if drive.leaves or drive.arrives), None)


class _DayOfDrives:
    """A day as it is gone through: where every guest is, who waits to be fetched, which departure was announced."""

    def __init__(self, visit: Visit, places: Mapping[str, str], gone: set[str], key: str) -> None:
        self._visit, self._gone, self._key = visit, gone, key
        self._places = dict(places)
        self._addresses: dict[str, str] = {}
        self._departure: DayEntry | None = None
        self._waiting: dict[int, set[str]] = {}  # the numbers of the drives whose target is not known yet
        self._drives: list[Drive] = []
        self._hours: list[time] = []  # of every drive, by which they are put in order

    def add(self, entry: DayEntry) -> None:
        """Goes on to the next line of the programme, unless he whose day it is has left."""
        if self._key in self._gone:
            return
        if isinstance(entry.source, Journey):
            self._add_journey(entry, entry.source)
        else:
            self._add_stop(entry, entry.source)

    def finish(self) -> list[Drive]:
        """The drives of the day, in its order."""
        self._end_departure()
        return [drive for _, _, drive in sorted(zip(self._hours, count(), self._drives, strict=False))]

    def _append(self, drive: Drive, hour: time | None) -> None:
        """Adds a drive; one of which no hour is known stands behind the one before it."""
        self._hours.append(hour or (self._hours[-1] if self._hours else time.min))
        self._drives.append(drive)

    def _add_stop(self, entry: DayEntry, source: Stop | Meal) -> None:
        minutes = source.travel if isinstance(source, Stop) else None
        self._note_address(source.place)
        fetched = self._end_waiting(entry, minutes)
        staying = self._origins(key for key in self._keys(entry) if key not in fetched)
        origins = [origin for origin in staying if not entry.place or not self._are_together(origin, entry.place)]
        if _is_departure(source) and minutes is None:
            self._end_departure()
            self._departure = entry
        elif entry.place and self._is_drive(origins, bool(staying or fetched), entry.place, minutes):
            drive = self._drive_to(entry, "、".join(origins or staying), minutes)
            self._append(drive, drive.leaves or drive.arrives)
        if entry.place:
            self._places |= dict.fromkeys(self._keys(entry), entry.place)

    def _is_drive(self, origins: Sequence[str], is_placed: bool, target: str, minutes: int | None) -> bool:
        """Whether people must be driven: the minutes are written, or the places lie apart."""
        if minutes is not None:
            return bool(origins) or not is_placed
        return bool(origins) and not _EACH_ITS_OWN.search(target)

    def _drive_to(self, entry: DayEntry, origin: str, minutes: int | None) -> Drive:
        """The drive to an entry: it leaves when that was announced, else so long before the entry as it takes."""
        begins = entry.time.start if entry.time else None
        announced = self._departure.time.start if self._departure and self._departure.time else None
        self._departure = None
        if announced and minutes is not None:
            return Drive(entry.day, announced, origin, _later(announced, minutes), entry.place, minutes, entry.who)
        leaves = _later(begins, -minutes) if begins and minutes is not None else announced
        return Drive(entry.day, leaves, origin, begins, entry.place, minutes, entry.who)

    def _end_departure(self) -> None:
        """Adds the departure that no entry with a place has followed: where it leads stands in its own words."""
        departure, self._departure = self._departure, None
        if departure and departure.time:
            origin = departure.place or "、".join(self._origins(self._keys(departure)))
            when = departure.time.start
            self._append(Drive(departure.day, when, origin, None, departure.activity, None, departure.who), when)

    def _add_journey(self, entry: DayEntry, journey: Journey) -> None:
        clock = entry.time.start if entry.time else None
        keys = set(self._keys(entry))
        details = (entry.who, _train(journey, clock), journey.pickup, journey.note)
        if journey.way == "抵达":
            self._waiting[len(self._drives)] = keys
            self._append(Drive(entry.day, None, journey.place, None, "", None, *details), clock)
            self._places |= dict.fromkeys(keys, journey.place)
            return
        leaves = None
        if self._departure and self._departure.time and keys.issuperset(self._keys(self._departure)):
            leaves, self._departure = self._departure.time.start, None
        origin = "、".join(self._origins(keys))
        self._append(Drive(entry.day, leaves, origin, None, journey.place, None, *details), leaves or clock)
        self._gone |= keys

    def _end_waiting(self, entry: DayEntry, minutes: int | None) -> set[str]:
        """Brings those who have been fetched to where the programme has them next; returns who they are."""
        fetched: set[str] = set()
        begins = entry.time.start if entry.time else None
        for number, keys in list(self._waiting.items()) if entry.place else ():
            if keys.isdisjoint(self._keys(entry)):
                continue
            drive = self._drives[number]._replace(target=entry.place, minutes=minutes)
            if begins and minutes is not None and _later(begins, -minutes) >= self._hours[number]:
                drive = drive._replace(leaves=_later(begins, -minutes), arrives=begins)
            self._drives[number] = drive
            del self._waiting[number]
            fetched |= keys
        return fetched

    def _origins(self, keys: Iterable[str]) -> list[str]:
        """The places where some people are, the first named first."""
        return [place for place in dict.fromkeys(self._places.get(key, "") for key in keys) if place]

    def _keys(self, entry: DayEntry) -> list[str]:
        """Those who take part and have not left, or the only one whose day it is."""
        if self._key:
            return [self._key]
        if entry.who and EVERYBODY not in entry.who:
            return keys_named(self._visit, entry.who)
        return [key for key in map(key_of, self._visit.guests.people) if key not in self._gone] or [EVERYBODY]

    def _note_address(self, place: Site | None) -> None:
        if place and place.address:
            self._addresses[place.name] = place.address

    def _are_together(self, first: str, second: str) -> bool:
        """Whether two places are one, or parts of one: by their names, or by their address."""
        address = self._addresses.get(first)
        shared = _common_start(first, second)
        compound = _COMPOUND.match(shared)
        is_part = shared in (first, second) or (compound and len(compound[0]) >= _SHORTEST_COMPOUND)
        return bool(is_part) or (address is not None and address == self._addresses.get(second))


def _common_start(first: str, second: str) -> str:
    """What two texts begin with alike."""
    length = next((at for at, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), None)
    return min(first, second, key=len) if length is None else first[:length]


def _is_departure(source: Stop | Meal) -> bool:
    """Whether the programme says that people set out: 乘车前往, 返程; an arrival does not."""
    if not isinstance(source, Stop) or _ARRIVES.search(source.activity):
        return False
    return source.element == "行" or bool(_SETS_OUT.search(source.activity))


def _train(journey: Journey, clock: time | None) -> str:
    """The train or flight of a journey and when it comes or goes: 高铁G8617次（08:42到）."""
    if not clock:
        return means_of(journey)
    is_flight = any(word in journey.means for word in ("航班", "飞机"))
    goes = "起飞" if is_flight else "开"
    return f"{means_of(journey)}（{clock:%H:%M}{'到' if journey.way == '抵达' else goes}）"


def _later(moment: time, minutes: int) -> time:
    """So many minutes later on a clock."""
    return (datetime.combine(date.min + timedelta(days=1), moment) + timedelta(minutes=minutes)).time()
