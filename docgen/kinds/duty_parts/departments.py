"""The duties of a visit by those who have them: a department with its people, or somebody of no department."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.errors import Problem, UsageError
from docgen.kinds.duty_parts.assignments import ARRIVALS, Assignment, assignments
from docgen.kinds.duty_parts.responsible import Directory, Responsible
from docgen.kinds.duty_parts.shift_duties import shift_duties
from docgen.model.suggestions import suggestion
from docgen.model.visit import Visit

_BETWEEN = re.compile(r"[、，,;；/\n]+")
_LEADS = "讲解"  # who explains has a sheet of his own; who only speaks at a meeting has none


class Duty(NamedTuple):
    """A task as that of one department: who of it does it; ``part`` is with what it helps, empty where it leads."""

    assignment: Assignment
    people: tuple[Responsible, ...]
    part: str = ""


class Department(NamedTuple):
    """Who has duties, with the people of it that are named, in the order in which they are named."""

    name: str
    people: tuple[Responsible, ...]
    duties: tuple[Duty, ...]


def departments(visit: Visit) -> list[Department]:
    """Everybody who has a duty, in the order of the duties; leaders who only welcome or speak have none."""
    directory = Directory(visit)
    found: dict[str, list[Duty]] = {}
    leading = set[str]()
    for assignment in (*assignments(visit), *shift_duties(visit)):
        for key, duty, is_leading in _of_each(directory, assignment, {host.name for host in visit.hosts}):
            found.setdefault(key, []).append(duty)
            leading |= {key} if is_leading else set()
    return [_department(directory, key, duties) for key, duties in found.items() if key in leading]


def _of_each(directory: Directory, assignment: Assignment, hosts: set[str]) -> Iterator[tuple[str, Duty, bool]]:
    """An assignment as the duty of each department: its key, the duty, whether that alone makes it one."""
    owners: dict[str, list[Responsible]] = {}
    for owner in assignment.owners:
        for key in _keys(directory, owner):
            owners.setdefault(key, []).append(owner)
    for key, people in owners.items():
        is_welcome = assignment.group == ARRIVALS and all(one.name in hosts for one in people)
        yield key, Duty(assignment, tuple(people)), not is_welcome
    helping: dict[tuple[str, str], list[Responsible]] = {}
    for helper in assignment.helpers:
        for key in _keys(directory, helper.who):
            if key not in owners or helper.part != _LEADS:
                helping.setdefault((key, helper.part), []).append(helper.who)
    for (key, part), people in helping.items():
        yield key, Duty(assignment, tuple(people), part), part == _LEADS


def _keys(directory: Directory, one: Responsible) -> list[str]:
    """By what a department is known: its unit, or the name of somebody without one."""
    return [directory.unit_key(unit) for unit in _BETWEEN.split(one.unit) if unit] or [one.name or one.phone]


def _department(directory: Directory, key: str, duties: Sequence[Duty]) -> Department:
    people = dict.fromkeys(one for duty in duties for one in duty.people if one.name and _is_of(directory, one, key))
    by_name = {one.name: one for one in sorted(people, key=lambda one: bool(one.phone))}
    ordered = tuple(by_name[name] for name in dict.fromkeys(one.name for one in people))
    return Department(directory.unit_name(key), ordered, tuple(duties))


def _is_of(directory: Directory, one: Responsible, key: str) -> bool:
    return key in _keys(directory, one)


def chosen_departments(visit: Visit, names: Sequence[str]) -> list[Department]:
    """The departments of these names; somebody by his name has a sheet of what is his own.

    Raises UsageError for who has no duty.
    """
    directory, found = Directory(visit), departments(visit)
    return [_chosen(directory, found, name) for name in names]


def _chosen(directory: Directory, found: Sequence[Department], name: str) -> Department:
    for department in found:
        if directory.unit_key(name) == directory.unit_key(department.name):
            return department
    for department in found:
        own = tuple(duty for duty in department.duties if name in {one.name for one in duty.people})
        if own:
            people = tuple(one for one in department.people if one.name == name)
            return Department(department.name if department.name != name else name, people, own)
    known = [*(one.name for one in found), *(person.name for one in found for person in one.people)]
    hint = suggestion(name, known) or f"可写：{'、'.join(dict.fromkeys(known))}"
    raise UsageError([Problem(None, "U103", "error", f"来访里没有“{name}”负责的事", hint)])
