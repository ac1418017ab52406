"""The lists of a seating (人员, 来宾, 主方, 译员 …) when somebody is taken out, put in, or put in for somebody else."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit

#: The fields that name people, as they are called in ``Seating``.
PEOPLE_FIELDS = ("people", "guests", "hosts", "interpreters", "note_takers", "moderator")


def key_in(visit: Visit, person: Person) -> str:
    """How a file names a person: by his 姓名, or by his 代号 where two share a name."""
    bearers = [one for one in visit.people.values() if one.name == person.name]
    return person.id if person.id and len(bearers) > 1 else person.name


def without(visit: Visit, seating: Seating, person: Person) -> Seating:
    """The seating without a person, in whatever list he stands. 全体 becomes the names of the others."""
    changed = _with_names(visit, seating, person, ())
    pins = {name: number for name, number in changed.pins.items() if visit.person(name) is not person}
    return replace(changed, pins=pins)


def instead_of(visit: Visit, seating: Seating, person: Person, leaving: Person) -> Seating:
    """The seating with a person where another stood: in his place if both belong to one side, else behind his own."""
    key = key_in(visit, person)
    if seating.people or is_guest(visit, person) == is_guest(visit, leaving):
        changed = _with_names(visit, seating, leaving, (key,))
        pins = {name: number for name, number in changed.pins.items() if visit.person(name) is not leaving}
        return replace(changed, pins=pins)
    return joined(visit, without(visit, seating, leaving), person)


def joined(visit: Visit, seating: Seating, person: Person) -> Seating:
    """The seating with a person behind all others of his list."""
    field = own_field(visit, seating, person)
    return with_lists(seating, {field: (*getattr(seating, field), key_in(visit, person))})


def with_lists(seating: Seating, lists: Mapping[str, tuple[str, ...]]) -> Seating:
    """The seating with other lists, each under the name of its field."""
    people, guests, hosts, interpreters, note_takers, moderator = (
        lists.get(field, getattr(seating, field)) for field in PEOPLE_FIELDS
    )
    return replace(
        seating,
        people=people,
        guests=guests,
        hosts=hosts,
        interpreters=interpreters,
        note_takers=note_takers,
        moderator=moderator,
    )


def own_field(visit: Visit, seating: Seating, person: Person) -> str:
    """The list into which somebody comes who joins a seating."""
    if seating.people or (LAYOUTS[seating.layout].takes == "list" and not (seating.guests or seating.hosts)):
        return "people"
    return "guests" if is_guest(visit, person) else "hosts"


def is_guest(visit: Visit, person: Person) -> bool:
    return any(person is guest for guest in visit.guests.people)


def _with_names(visit: Visit, seating: Seating, person: Person, instead: tuple[str, ...]) -> Seating:
    """The seating with other names, or none, for a person in all its lists."""
    changes: dict[str, tuple[str, ...]] = {}
    for field in PEOPLE_FIELDS:
        names = tuple(_names(visit, field, getattr(seating, field), person, instead))
        if names != getattr(seating, field):
            changes[field] = names
    return with_lists(seating, changes)


def _names(
    visit: Visit, field: str, listed: tuple[str, ...], person: Person, instead: tuple[str, ...]
) -> Iterator[str]:
    everybody = visit.hosts if field == "hosts" else visit.guests.people
    for name in listed:
        if name == EVERYBODY and any(one is person for one in everybody):
            for one in everybody:
                yield from instead if one is person else (key_in(visit, one),)
        elif name != EVERYBODY and visit.person(name) is person:
            yield from instead
        else:
            yield name
