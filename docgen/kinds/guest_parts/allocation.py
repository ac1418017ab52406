"""Who sleeps in which room, rides in which car and sits on which seat, worked out once for all papers of a visit."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, time
from functools import cached_property
from typing import NamedTuple

from docgen.kinds.guest_parts.keys import key_of, keys_named
from docgen.kinds.guest_parts.timeline import DayEntry, timeline
from docgen.model.layouts import LAYOUTS, VEHICLE_LAYOUTS
from docgen.model.lodging import Room
from docgen.model.transport import Vehicle
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.seating.plan import Seat, SeatingPlan
from docgen.text.wording import with_unit


class Bed(NamedTuple):
    """Where somebody sleeps; ``hotel`` is the number of the lodging in the visit, from 0."""

    hotel: int
    room: Room


class Ride(NamedTuple):
    """What somebody rides in: the car, its number in words, his seat if it is known, the day if it is not every day."""

    vehicle: Vehicle
    number: str
    seat: str = ""
    day: date | None = None


class EventSeat(NamedTuple):
    """Somebody's seat at an event: the seating as it is drawn, when it is, the seat."""

    plan: SeatingPlan
    day: date | None
    hour: time | None
    seat: Seat


def car_number(vehicle: Vehicle, place: int) -> str:
    """1号车; a car without a number is numbered by its place, from 1."""
    return with_unit(vehicle.no or str(place), "号车")


def is_ride(plan: SeatingPlan) -> bool:
    """Whether a seating is that of a car."""
    return plan.layout in VEHICLE_LAYOUTS


class Allocation:
    """The rooms, cars and seats of a visit by the keys of people, and its programme."""

    def __init__(self, visit: Visit, plans: Sequence[SeatingPlan] = ()) -> None:
        self._visit = visit
        self._seatings = {seating.name: seating for seating in visit.seating}
        self._plans = plans

    @cached_property
    def days(self) -> Sequence[tuple[date, Sequence[DayEntry]]]:
        """The programme of the visit, worked out once."""
        return timeline(self._visit)

    @cached_property
    def hotels(self) -> Mapping[str, str]:
        """The names of the hotels in which people sleep."""
        stays = [stay.hotel for stay in self._visit.lodging]
        return {key: hotel.name for key, bed in self.beds.items() if (hotel := stays[bed.hotel])}

    @cached_property
    def beds(self) -> Mapping[str, Bed]:
        """The room of everybody who has one; the first of several."""
        beds: dict[str, Bed] = {}
        for hotel, stay in enumerate(self._visit.lodging):
            for room in stay.rooms:
                for key in keys_named(self._visit, room.who):
                    beds.setdefault(key, Bed(hotel, room))
        return beds

    @cached_property
    def riders(self) -> Sequence[Sequence[str]]:
        """Who rides in each car: those whom the car names, then those whom only its chart of seats names."""
        return [
            list(dict.fromkeys([*keys_named(self._visit, vehicle.who), *self._seated_in(number)]))
            for number, vehicle in enumerate(self._visit.vehicles, 1)
        ]

    @cached_property
    def rides(self) -> Mapping[str, Sequence[Ride]]:
        """The cars of everybody who has one; first the car that names him, before one for everybody."""
        rides: dict[str, list[Ride]] = {}
        for named_in in (self._rides_by_name, self._rides_for_everybody, self._rides_by_chart):
            for key, ride in named_in():
                mine = rides.setdefault(key, [])
                if all(other.vehicle is not ride.vehicle for other in mine):
                    mine.append(ride)
        return rides

    def rides_on(self, days: Collection[date], key: str) -> list[Ride]:
        """The cars of somebody on some days: those of every day and those of these."""
        return [ride for ride in self.rides.get(key, ()) if ride.day is None or ride.day in days]

    @cached_property
    def seats(self) -> Mapping[str, Sequence[EventSeat]]:
        """The seats of everybody at events, those in cars left out."""
        seats: dict[str, list[EventSeat]] = {}
        for plan in self._plans:
            if not is_ride(plan):
                for seat in plan.seats:
                    if seat.person:
                        seats.setdefault(seat.key, []).append(self._event_seat(plan, seat))
        return seats

    def _event_seat(self, plan: SeatingPlan, seat: Seat) -> EventSeat:
        seating = self._seatings[plan.name]
        return EventSeat(plan, seating.date, seating.time.start if seating.time else None, seat)

    def seat_in_car(self, number: int, key: str) -> str:
        """Somebody's seat in the car of this place, from 1; empty where no chart has it."""
        seats = (plan.of(key) for plan in self._charts.get(number, ()))
        return next((car_seat_words(seat) for seat in seats if seat), "")

    def _rides_by_name(self) -> Iterator[tuple[str, Ride]]:
        for number, vehicle in enumerate(self._visit.vehicles, 1):
            for key in keys_named(self._visit, (key for key in vehicle.who if key != EVERYBODY)):
                yield key, Ride(vehicle, car_number(vehicle, number), self.seat_in_car(number, key))

    def _rides_for_everybody(self) -> Iterator[tuple[str, Ride]]:
        for number, vehicle in enumerate(self._visit.vehicles, 1):
            for guest in self._visit.guests.people if EVERYBODY in vehicle.who else ():
                key = key_of(guest)
                yield key, Ride(vehicle, car_number(vehicle, number), self.seat_in_car(number, key))

    def _rides_by_chart(self) -> Iterator[tuple[str, Ride]]:
        for number, vehicle in enumerate(self._visit.vehicles, 1):
            for plan in self._charts.get(number, ()):
                for seat in plan.seats:
                    if seat.person:
                        words, day = car_seat_words(seat), self._seatings[plan.name].date
                        yield seat.key, Ride(vehicle, car_number(vehicle, number), words, day)

    def _seated_in(self, number: int) -> Iterator[str]:
        return (seat.key for plan in self._charts.get(number, ()) for seat in plan.seats if seat.person)

    @cached_property
    def _charts(self) -> Mapping[int, Sequence[SeatingPlan]]:
        """The charts of each car, by its place from 1."""
        charts: dict[int, list[SeatingPlan]] = {}
        for plan in filter(is_ride, self._plans):
            if place := _car_of_chart(plan, self._visit.vehicles):
                charts.setdefault(place, []).append(plan)
        return charts


def _car_of_chart(plan: SeatingPlan, vehicles: Sequence[Vehicle]) -> int:
    """The place of the car that a chart is named like (1号车, 6日1号车), else of the only one of its model; 0: none."""
    numbered = list(enumerate(vehicles, 1))
    named = [place for place, vehicle in numbered if _is_named_like(plan.name, car_number(vehicle, place), vehicle)]
    alike = named[:1] or [place for place, vehicle in numbered if vehicle.model == plan.layout]
    return alike[0] if len(alike) == 1 else 0


def _is_named_like(name: str, number: str, vehicle: Vehicle) -> bool:
    """Whether the name of a chart is that of a car, or holds it: 11号车 does not hold 1号车."""
    own_names = [own for own in (number, vehicle.plate, vehicle.name) if own]
    return any(own in name and not name.partition(own)[0][-1:].isdecimal() for own in own_names)


def car_seat_words(seat: Seat) -> str:
    """A seat in a car: 后排右 where the car's seats have names, else its number: 3座."""
    rows_are_counted = seat.part.startswith("第")
    return f"{seat.number}座" if rows_are_counted or not seat.part else seat.part


def event_seat_words(plan: SeatingPlan, seat: Seat) -> str:
    """A seat at an event in few words: 3排5座, 2桌12号席, 客方3号席; of a photo the row."""
    row, mark, number = seat.number.partition("-")
    if mark:
        row_word, number_word = LAYOUTS[plan.layout].number_words
        return f"{row}{row_word}{number}{number_word}"
    part = "" if seat.part == plan.layout else seat.part
    return part if plan.layout == "合影" else f"{part}{seat.number}号席"
