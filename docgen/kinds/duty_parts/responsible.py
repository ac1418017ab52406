"""Who is responsible: the units and people that a visit names in its fields of free text, told apart and joined."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.kinds.guest_parts.keys import key_of
from docgen.model.visit import Visit
from docgen.text.wording import listed

_BETWEEN = re.compile(r"[、，,;；/\n]+")
_BRACKETED = re.compile(r"(.+?)[（(](.+?)[）)]")
_GOVERNMENT = "人民政府"
_UNKNOWN = "—"
_SHORTEST_TOWN = 2  # hanzi before 人民政府 that are a town of their own: 柳溪镇


class Responsible(NamedTuple):
    """Who is responsible: a unit, somebody of it with his phone; what is not known is empty."""

    unit: str = ""
    name: str = ""
    phone: str = ""


class Directory:
    """The people and units of a visit that can have a duty; guests have none."""

    def __init__(self, visit: Visit) -> None:
        self._region = visit.office.region
        self._written: dict[str, str] = {}
        self._people: dict[str, Responsible] = {}
        self._guests = {person.name for person in visit.guests.people} - set(_named_with_unit(visit))
        for unit, name, phone in _rows(visit):
            self._add(unit, name, phone)
        for person in visit.people.values():
            if key_of(person) not in map(key_of, visit.guests.people):
                self._add(person.unit, person.name, person.phone)

    def _add(self, unit: str, name: str, phone: str) -> None:
        """What is written first of somebody stands: 分工 comes before the lists of people."""
        unit = self._written.setdefault(self.unit_key(unit), unit)
        names = _BETWEEN.split(name)
        for one in filter(None, names):
            known = self._people.get(one, Responsible(name=one))
            number = phone if len(names) == 1 else ""
            self._people[one] = Responsible(known.unit or unit, one, known.phone or number)

    def unit_key(self, unit: str) -> str:
        """What the long and the short name of a unit have in common: 清江区教育局 and 区教育局."""
        bare = unit.strip().removeprefix("中共")
        if self._region and bare.startswith(self._region):
            bare = self._region[-1] + bare.removeprefix(self._region)
        town = bare.removesuffix(_GOVERNMENT)
        return town if len(town) > _SHORTEST_TOWN else bare

    def unit_name(self, key: str) -> str:
        """The unit as the visit writes it first."""
        return self._written.get(key, key)

    def person(self, name: str) -> Responsible | None:
        """Somebody by his name; None for a guest and for who is not known."""
        return None if name in self._guests else self._people.get(name)

    def is_unit(self, text: str) -> bool:
        """Whether a text is one of the units."""
        return self.unit_key(text) in self._written

    def read(self, text: str) -> list[Responsible]:
        """Everybody whom a field of free text names: 林小満, 柳溪镇 陈果, 陈果（柳溪镇）, 区教育局、区卫生健康局.

        What is neither somebody known nor ends with his name is a unit.
        """
        return [self._one(part.strip()) for part in _BETWEEN.split(text) if part.strip()]

    def _one(self, part: str) -> Responsible:
        if known := self.person(part):
            return known
        if (match := _BRACKETED.fullmatch(part)) and (known := self.person(match[1]) or self.person(match[2])):
            unit = match[2] if known.name == match[1] else match[1]
            return known._replace(unit=unit if known.name in (match[1], match[2]) else known.unit)
        for name, known in self._people.items():
            if part.endswith(name) and len(part) > len(name) and name not in self._guests:
                return known._replace(unit=part.removesuffix(name).strip(" 　-—:：") or known.unit)
        return Responsible(part)


def _rows(visit: Visit) -> Iterator[tuple[str, str, str]]:
    """Unit, person, phone of the rows that name all three."""
    yield from ((task.unit, task.owner, task.phone) for task in visit.tasks)
    yield from ((report.unit, report.owner, report.phone) for report in visit.press)
    yield from ((case.unit, case.owner, case.phone) for case in visit.contingencies)


def _named_with_unit(visit: Visit) -> Iterator[str]:
    return (name for _, names, _ in _rows(visit) for name in _BETWEEN.split(names))


def units_text(responsible: list[Responsible]) -> str:
    """The units, each once."""
    return listed(dict.fromkeys(one.unit for one in responsible if one.unit))


def names_text(responsible: list[Responsible]) -> str:
    """The people, a line each."""
    return "\n".join(one.name or _UNKNOWN for one in _with_person(responsible))


def phones_text(responsible: list[Responsible]) -> str:
    """The phones of the people, a line each beside the names."""
    people = _with_person(responsible)
    return "\n".join(one.phone or _UNKNOWN for one in people) if any(one.phone for one in people) else ""


def people_text(responsible: list[Responsible]) -> str:
    """The people, the phone of each below his name."""
    return "\n".join(part for one in _with_person(responsible) for part in (one.name, one.phone) if part)


def _with_person(responsible: list[Responsible]) -> list[Responsible]:
    return list(dict.fromkeys(one for one in responsible if one.name or one.phone))
