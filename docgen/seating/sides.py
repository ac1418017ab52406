"""Who takes part in a seating, and on which side: in one list, or among guests and hosts."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docgen.errors import Mark, Problem
from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.seating.listed_order import NamedPerson, order_as_stated
from docgen.seating.room import (
    COUPLE_DRIVES,
    GUESTS,
    HOSTS,
    INTERPRETERS,
    LIST,
    MODERATOR,
    NOTES,
    SeatingOptions,
)


class Participant(NamedTuple):
    """Somebody who takes part: his side, his place in the list of that side from 1, and where the file names him.

    ``key`` is his 姓名, or his 代号 where two people share a name. In one list, too, some may be hosts.
    """

    person: Person
    key: str
    side: str
    rank: int
    mark: Mark
    is_host: bool


class Participants(NamedTuple):
    """Everybody who takes part, side by side and in order, and the problems of the lists that name them.

    ``ordered_by`` says how the program ordered the list, if it did; ``moderator`` is the moderator's key.
    """

    people: tuple[Participant, ...]
    problems: tuple[Problem, ...]
    ordered_by: str = ""
    moderator: str = ""


class _Lists(NamedTuple):
    """The lists of a seating as the file gives them; the fields are named as those of ``Seating``."""

    people: list[NamedPerson]
    guests: list[NamedPerson]
    hosts: list[NamedPerson]
    interpreters: list[NamedPerson]
    note_takers: list[NamedPerson]
    moderator: list[NamedPerson]


#: For every side its people in order.
_Sides = dict[str, list[NamedPerson]]


def participants(visit: Visit, seating: Seating, options: SeatingOptions) -> Participants:
    """The people of a seating, each on his side, in the order of the file or in the one that 次序 asks for.

    Nobody, and a problem, where the file names nobody or gives both one list and two sides.
    """
    lists = _Lists(*(_named_people(visit, seating, name) for name in _Lists._fields))
    problems = [*_double_problems(seating, lists)]
    if problem := _list_problem(seating, lists):
        return Participants((), (*problems, problem))
    guest_ids = {id(person) for person in visit.guests.people}
    sides, side_problems = _sides(seating, lists, guest_ids, options.get("场合"))
    problems += side_problems
    apart = _seated_apart(seating, lists, options)
    sides = {side: [named for named in row if id(named.person) not in apart] for side, row in sides.items()}
    problems += _add_assistants(seating, sides, lists, guest_ids)
    problems += _add_moderator(seating, sides, lists.moderator, options)
    ordered_by = ""
    if LIST in sides:
        sides[LIST], ordered_by, order_problems = order_as_stated(visit, sides[LIST], options)
        problems += order_problems
    key = _key_of(visit)
    host_ids = {id(person) for person in visit.hosts}
    if options.get("驾驶") == COUPLE_DRIVES:
        _seat_couple_in_front(sides, host_ids)
    people = tuple(
        Participant(
            named.person,
            key(named.person),
            side,
            rank,
            named.mark,
            side.startswith(HOSTS) or (not side.startswith(GUESTS) and id(named.person) in host_ids),
        )
        for side, row in sides.items()
        for rank, named in enumerate(row, 1)
    )
    return Participants(people, tuple(problems), ordered_by, *(key(named.person) for named in lists.moderator[:1]))


def _named_people(visit: Visit, seating: Seating, field: str) -> list[NamedPerson]:
    """The people whom a field of the seating names; 全体 are the hosts of the visit among hosts, else its guests."""
    everybody = visit.hosts if field == "hosts" else visit.guests.people
    named = []
    for number, name in enumerate(getattr(seating, field)):
        mark = seating.at.get(f"{field}.{number}", seating.at[field])
        people = everybody if name == EVERYBODY else (visit.person(name),)
        named += [NamedPerson(person, mark) for person in people]
    return named


def _double_problems(seating: Seating, lists: _Lists) -> Iterator[Problem]:
    """Who stands twice among those who take seats, or twice among those who serve the talks."""
    groups = (
        lists.people,
        [*lists.guests, *lists.hosts],
        [*lists.interpreters, *lists.note_takers, *lists.moderator],
    )
    for group in groups:
        seen: set[int] = set()
        for named in group:
            if id(named.person) in seen:
                text = f"“{named.person.name}”在“{seating.name}”里写了两次，一个人只能坐一席"
                yield Problem(named.mark, "D401", "error", text, "删去一处；“全体”已经包括这一方的每个人")
            seen.add(id(named.person))


def _list_problem(seating: Seating, lists: _Lists) -> Problem | None:
    """The lists contradict each other, or there is none."""
    if lists.people and (lists.guests or lists.hosts):
        text = f"“{seating.name}”既写了人员，又写了来宾、主方"
        return Problem(seating.at["people"], "D414", "error", text, "留下一种写法")
    if not (lists.people or lists.guests or lists.hosts):
        fields = "来宾、主方" if LAYOUTS[seating.layout].takes == "sides" else "人员"
        text = f"“{seating.name}”没有写谁参加，不排座次"
        return Problem(seating.at[""], "D407", "note", text, f"写上{fields}")
    return None


def _seat_couple_in_front(sides: _Sides, host_ids: set[int]) -> None:
    """Takes the first host out of the list of who rides: he or she sits beside the driver."""
    hosts = [named for named in sides[LIST] if id(named.person) in host_ids][:1]
    if hosts:
        sides[HOSTS] = hosts
        sides[LIST] = [named for named in sides[LIST] if named is not hosts[0]]


def _sides(seating: Seating, lists: _Lists, guest_ids: set[int], occasion: str) -> tuple[_Sides, list[Problem]]:
    """The lists as the layout takes them: one, or guests and hosts; what the file did not give so is said."""
    takes = LAYOUTS[seating.layout].takes
    is_listed = bool(lists.people)
    by_occasion = {"外事": False, "商务": is_listed or not (lists.guests and lists.hosts)}.get(occasion, True)
    as_list = {"list": True, "sides": False, "either": is_listed, "occasion": by_occasion}[takes]
    if as_list:
        return _one_list(seating, lists)
    if not lists.people:
        return {GUESTS: lists.guests, HOSTS: lists.hosts}, []
    problems = []
    if takes == "occasion":
        text = f"“{seating.name}”是涉外{seating.layout}，主客间隔，宾主各按“人员”里的先后重新穿插"
        problems.append(Problem(seating.at["people"], "D414", "note", text, "要照单排，把场合写成国内公务"))
    guests = [named for named in lists.people if id(named.person) in guest_ids]
    hosts = [named for named in lists.people if id(named.person) not in guest_ids]
    return {GUESTS: guests, HOSTS: hosts}, problems


def _one_list(seating: Seating, lists: _Lists) -> tuple[_Sides, list[Problem]]:
    """人员 as written, else guests followed by hosts."""
    if lists.people:
        return {LIST: lists.people}, []
    problems = []
    if lists.guests and lists.hosts:
        text = f"“{seating.name}”（{seating.layout}）要一份排好次序的人员，现在按来宾在前、主方在后连成一份"
        hint = "写成“人员: [...]”，按位次穿插排好"
        problems.append(Problem(seating.at["guests"], "D414", "note", text, hint))
    return {LIST: [*lists.guests, *lists.hosts]}, problems


def _seated_apart(seating: Seating, lists: _Lists, options: SeatingOptions) -> set[int]:
    """The ids of people who get a chair of their own and leave the list of their side."""
    layout = LAYOUTS[seating.layout]
    apart = [*lists.interpreters] if layout.seats_interpreters else []
    apart += lists.note_takers if layout.seats_note_takers else []
    apart += lists.moderator if options.get("主持人") in ("前排正中", "前排左侧", "前排右侧") else []
    return {id(named.person) for named in apart}


def _add_assistants(seating: Seating, sides: _Sides, lists: _Lists, guest_ids: set[int]) -> list[Problem]:
    """Adds interpreters and note-takers to the sides: on chairs of their own, or where there are none in the lists."""
    layout = LAYOUTS[seating.layout]
    problems = []
    for row, suffix, has_chairs, what in (
        (lists.interpreters, INTERPRETERS, layout.seats_interpreters, "译员"),
        (lists.note_takers, NOTES, layout.seats_note_takers, "记录员"),
    ):
        for named in row:
            side = _own_side(named.person, lists, guest_ids)
            if has_chairs:
                sides.setdefault(side + suffix, []).append(named)
            elif not any(other.person is named.person for people in sides.values() for other in people):
                sides.setdefault(LIST if LIST in sides else side, []).append(named)
                text = f"“{seating.layout}”不专设{what}席，{named.person.name}排在本方最后"
                hint = "要排在别处，就把他写进人员的相应位置，或用“固定”"
                problems.append(Problem(named.mark, "D408", "note", text, hint))
    return problems


def _own_side(person: Person, lists: _Lists, guest_ids: set[int]) -> str:
    """The side on which the seating lists a person, else the one to which he belongs in the visit."""
    if any(named.person is person for named in lists.hosts):
        return HOSTS
    is_guest = any(named.person is person for named in lists.guests) or id(person) in guest_ids
    return GUESTS if is_guest else HOSTS


def _add_moderator(
    seating: Seating, sides: _Sides, moderators: list[NamedPerson], options: SeatingOptions
) -> list[Problem]:
    """Adds the moderator where 主持人 puts him; the problem of one who has no place or of a second one."""
    if not moderators:
        return []
    moderator, *others = moderators
    if not LAYOUTS[seating.layout].seats_moderator:
        text = f"“{seating.layout}”没有主持席"
        return [Problem(moderator.mark, "D408", "error", text, "删去“主持”，把他写进人员")]
    if others:
        text = f"“{seating.name}”写了{len(moderators)}位主持人"
        return [Problem(others[0].mark, "D408", "error", text, "留下一位")]
    where = options.get("主持人")
    if where == "前排正中":
        sides[LIST] = [moderator, *sides.get(LIST, [])]
    elif where in ("前排左侧", "前排右侧"):
        sides[MODERATOR] = moderators
    elif not any(named.person is moderator.person for named in sides.get(LIST, [])):
        text = f"主持人{moderator.person.name}不在“{seating.name}”的人员里，不知道排第几"
        hint = "写进人员的相应位置；或用规则“主持人: 前排正中（前排左侧、前排右侧）”"
        return [Problem(moderator.mark, "D408", "error", text, hint)]
    return []


def _key_of(visit: Visit) -> Callable[[Person], str]:
    """The function that gives a person's key."""
    bearers = Counter(person.name for person in visit.people.values())
    return lambda person: person.id if person.id and bearers[person.name] > 1 else person.name
