"""By what a visit names its people."""

from collections.abc import Iterable

from docgen.model.people import Person
from docgen.model.visit import Visit


def key_of(person: Person) -> str:
    """By what a visit names a person: 代号, or 姓名 where there is none."""
    return person.id or person.name


def keys_named(visit: Visit, keys: Iterable[str]) -> list[str]:
    """The keys of people named in a field of guests; 全体 is every guest."""
    return [key_of(person) for person in visit.named(keys, visit.guests.people)]
