"""Who takes part in a seating and on which side: one list, or guests and hosts, interpreters and note-takers apart."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.errors import Mark, Problem
from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.seating.room import GUESTS, HOSTS, INTERPRETERS, LIST, MODERATOR, NOTES, SeatingOptions

#: The values of 次序 that put a list in order: names of ``order.names.BY_NAME``.
_ORDERS = ("姓氏笔画", "姓名笔画", "拼音")


class Participant(NamedTuple):
    """Somebody who takes part: on which side, his place in the list of that side, where the file names him."""

    person: Person
    key: str
    side: str
    rank: int
    mark: Mark


@dataclass(slots=True)
class Participants:
    """Everybody who takes part, side by side in order, and what is to be said of them."""

    people: list[Participant] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ordered_by: str = ""
    moderator: str = ""  # his key


class _NamedPerson(NamedTuple):
    person: Person
    mark: Mark


def members(visit: Visit, seating: Seating, options: SeatingOptions, foreign: bool) -> Participants:
    """The people of a seating, each on his side, in the order of the file."""
    found = Participants()
    layout = LAYOUTS[seating.layout]
    key = _keys(visit)
    lists = {name: _named(visit, seating, name) for name in ("people", "guests", "hosts")}
    interpreters, notes = _named(visit, seating, "interpreters"), _named(visit, seating, "note_takers")
    moderators = _named(visit, seating, "moderator")
    found.problems += _doubles(
        seating, [lists["people"], [*lists["guests"], *lists["hosts"]], [*interpreters, *notes, *moderators]]
    )
    if lists["people"] and (lists["guests"] or lists["hosts"]):
        text = f"“{seating.name}”既写了人员，又写了来宾、主方"
        found.problems.append(Problem(seating.at["people"], "D414", "error", text, "留下一种写法"))
        return found
    if not any(lists.values()):
        wants = "来宾、主方" if layout.takes == "sides" else "人员"
        text = f"“{seating.name}”没有写谁参加，不排座次"
        found.problems.append(Problem(seating.at[""], "D407", "note", text, f"写上{wants}"))
        return found
    apart = {id(one.person) for one in interpreters if layout.seats_interpreters}
    apart |= {id(one.person) for one in notes if layout.seats_note_takers}
    placed = options.get("主持人") in ("前排正中", "前排左侧", "前排右侧")
    apart |= {id(one.person) for one in moderators} if placed else set()
    guests = {id(person) for person in visit.guests.people}
    sides = _sides(seating, lists, guests, foreign, found)
    sides = {side: [one for one in row if id(one.person) not in apart] for side, row in sides.items()}
    in_hosts = {id(one.person) for one in lists["hosts"]}
    in_guests = {id(one.person) for one in lists["guests"]}

    def side_of(person: Person) -> str:
        if id(person) in in_hosts:
            return HOSTS
        return GUESTS if id(person) in in_guests or id(person) in guests else HOSTS

    for row, suffix, seated_apart, what in (
        (interpreters, INTERPRETERS, layout.seats_interpreters, "译员"),
        (notes, NOTES, layout.seats_note_takers, "记录员"),
    ):
        for one in row:
            if seated_apart:
                sides.setdefault(side_of(one.person) + suffix, []).append(one)
            else:
                _as_ordinary(seating, sides, one, side_of(one.person), what, found)
    _moderate(seating, sides, moderators, options, found)
    found.moderator = key(moderators[0].person) if moderators else ""
    if LIST in sides:
        sides[LIST] = _in_order(visit, sides[LIST], options, found)
    for side, row in sides.items():
        found.people += [
            Participant(one.person, key(one.person), side, rank, one.mark) for rank, one in enumerate(row, 1)
        ]
    return found


def _keys(visit: Visit) -> Callable[[Person], str]:
    shared = Counter(person.name for person in visit.people.values())
    return lambda person: person.id if person.id and shared[person.name] > 1 else person.name


def _named(visit: Visit, seating: Seating, name: str) -> list[_NamedPerson]:
    """The people whom a field names, each with the place of his name."""
    everybody = visit.hosts if name == "hosts" else visit.guests.people
    found = []
    for number, one in enumerate(getattr(seating, name)):
        mark = seating.at.get(f"{name}.{number}", seating.at.get(name, seating.at[""]))
        people = everybody if one == EVERYBODY else (visit.person(one),)
        found += [_NamedPerson(person, mark) for person in people]
    return found


def _doubles(seating: Seating, groups: Sequence[Sequence[_NamedPerson]]) -> Iterator[Problem]:
    for group in groups:
        seen: set[int] = set()
        for one in group:
            if id(one.person) in seen:
                text = f"“{one.person.name}”在“{seating.name}”里写了两次，一个人只能坐一席"
                yield Problem(one.mark, "D401", "error", text, "删去一处；“全体”已经包括这一方的每个人")
            seen.add(id(one.person))


def _sides(
    seating: Seating, lists: Mapping[str, list[_NamedPerson]], guests: set[int], foreign: bool, found: Participants
) -> dict[str, list[_NamedPerson]]:
    """The lists of the file as the layout wants them: one, or guests and hosts."""
    takes = LAYOUTS[seating.layout].takes
    as_list = {"list": True, "sides": False, "either": bool(lists["people"]), "occasion": not foreign}[takes]
    if not as_list:
        if lists["people"] and takes == "occasion":
            text = f"“{seating.name}”是涉外{seating.layout}，主客间隔，宾主各按“人员”里的先后重新穿插"
            found.problems.append(Problem(seating.at["people"], "D414", "note", text, "要照单排，把场合写成国内公务"))
        if lists["people"]:
            ours = [one for one in lists["people"] if id(one.person) not in guests]
            return {GUESTS: [one for one in lists["people"] if id(one.person) in guests], HOSTS: ours}
        return {GUESTS: lists["guests"], HOSTS: lists["hosts"]}
    if lists["people"]:
        return {LIST: lists["people"]}
    if lists["guests"] and lists["hosts"]:
        text = f"“{seating.name}”（{seating.layout}）要一份排好次序的人员，现在按来宾在前、主方在后连成一份"
        hint = "写成“人员: [...]”，按位次穿插排好"
        found.problems.append(Problem(seating.at["guests"], "D414", "note", text, hint))
    return {LIST: [*lists["guests"], *lists["hosts"]]}


def _as_ordinary(
    seating: Seating, sides: dict[str, list[_NamedPerson]], one: _NamedPerson, side: str, what: str, found: Participants
) -> None:
    """Where a layout has no chair of his own for him, an interpreter keeps his place in the list, or ends it."""
    if any(other.person is one.person for row in sides.values() for other in row):
        return
    text = f"“{seating.layout}”不专设{what}席，{one.person.name}排在本方最后"
    found.problems.append(Problem(one.mark, "D408", "note", text, "要排在别处，就把他写进人员的相应位置，或用“固定”"))
    sides.setdefault(LIST if LIST in sides else side, []).append(one)


def _moderate(
    seating: Seating,
    sides: dict[str, list[_NamedPerson]],
    moderators: list[_NamedPerson],
    options: SeatingOptions,
    found: Participants,
) -> None:
    if not moderators:
        return
    if not LAYOUTS[seating.layout].seats_moderator:
        text = f"“{seating.layout}”没有主持席"
        found.problems.append(Problem(moderators[0].mark, "D408", "error", text, "删去“主持”，把他写进人员"))
    elif len(moderators) > 1:
        text = f"“{seating.name}”写了{len(moderators)}位主持人"
        found.problems.append(Problem(moderators[1].mark, "D408", "error", text, "留下一位"))
    elif options.get("主持人") == "前排正中":
        sides[LIST] = [moderators[0], *sides.get(LIST, [])]
    elif options.get("主持人") in ("前排左侧", "前排右侧"):
        sides[MODERATOR] = moderators
    elif not any(one.person is moderators[0].person for one in sides.get(LIST, [])):
        text = f"主持人{moderators[0].person.name}不在“{seating.name}”的人员里，不知道排第几"
        hint = "写进人员的相应位置；或用规则“主持人: 前排正中（前排左侧、前排右侧）”"
        found.problems.append(Problem(moderators[0].mark, "D408", "error", text, hint))


def _in_order(
    visit: Visit, row: list[_NamedPerson], options: SeatingOptions, found: Participants
) -> list[_NamedPerson]:
    """A list of delegates, unit by unit and by strokes when the rules of the hall ask for it."""
    units = list(dict.fromkeys(one.person.unit for one in row))
    by = options.get("次序")
    if by in _ORDERS:
        row = _by_names(visit, row, by, found)
        found.ordered_by = f"按{by if by != '拼音' else '姓氏拼音'}为序"
    if options.get("分团") in ("连排", "另起"):
        places = {unit: number for number, unit in enumerate(units)}
        row = sorted(row, key=lambda one: places[one.person.unit])
    return row


def _by_names(visit: Visit, row: list[_NamedPerson], by: str, found: Participants) -> list[_NamedPerson]:
    # the tables of characters are brought in only for lists that are put in order
    from docgen.order import names
    from docgen.order.characters import lacking

    known = names.CharacterOverrides(visit.office.strokes, visit.office.readings)
    ordered = names.BY_NAME[by]([one.person.name for one in row], known)
    for name, character in ordered.left:
        one = next(one for one in row if one.person.name == name)
        text = f"“{name}”的“{character}”（U+{ord(character):04X}）{lacking(character, by)}，排不了{by}"
        hint = f"在 office.yaml 里写上“{'读音' if by == '拼音' else '笔顺'}: {{{character}: …}}”，或次序改用名单"
        found.problems.append(Problem(one.mark, "D411", "error", text, hint))
    waiting: dict[str, list[_NamedPerson]] = {}
    for one in row:
        waiting.setdefault(one.person.name, []).append(one)
    return [waiting[placed.name].pop(0) for placed in ordered.placed]
