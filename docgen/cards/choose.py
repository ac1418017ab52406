"""Who gets a card: everybody of a roster is made, left out with a reason, or told to be listed twice."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from docgen.errors import Mark, Problem, UsageError
from docgen.model.cards import Holder
from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.suggestions import closest_match
from docgen.model.visit import Visit
from docgen.order.characters import lacking
from docgen.order.names import BY_NAME, Known
from docgen.order.precedence import by_rank
from docgen.seating.plan import SeatedVisit, SeatingPlan
from docgen.seating.reasons import place

GUESTS, HOSTS, STAFF, EVERY_SEATING = "来宾", "陪同", "保障", "座次"
SORTS = ("名单", *BY_NAME, "级别")
_PARTED = re.compile(r"[、，,;；|\s]+")
_TOLD = 10  # so many are told one by one


@dataclass(frozen=True, slots=True)
class Excluded:
    """Somebody who gets no card, why, and what would give him one."""

    holder: Holder
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An entry that is the same as an earlier one: the card of that one is his."""

    holder: Holder
    first: Holder


@dataclass(slots=True)
class Chosen:
    """The stack: who gets a card, with his number; who does not; what is to be said of it.

    Everybody of the roster is made, left or a double. ``whole`` is the stack without regard to from which card to
    which it is made now: sizes go by it.
    """

    made: list[tuple[int, Holder]] = field(default_factory=list)
    whole: list[tuple[int, Holder]] = field(default_factory=list)
    left: list[Excluded] = field(default_factory=list)
    doubles: list[Duplicate] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.made) + len(self.left) + len(self.doubles)

    @property
    def proof(self) -> str:
        """That nobody is lost, as an equation."""
        made, left, doubles = len(self.made), len(self.left), len(self.doubles)
        return f"名单{self.total}条 = 做{made}张 + 不做{left}人 + 重复{doubles}条"


@dataclass(frozen=True, slots=True)
class CardSelection:
    """Who is asked for: lists or seatings by name, names to leave out, the order, from which to which."""

    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    sort: str = "名单"
    start: str = ""
    stop: str = ""


def people_of_visit(
    seated_visit: SeatedVisit, only: Sequence[str]
) -> tuple[list[Holder], list[Excluded], list[Problem]]:
    """The people of a visit whose cards are asked for, the others with the reason, and what is to be said.

    Without a wish these are guests and hosts. 座次 is every seating with a table, save meals. Raises UsageError.
    """
    visit = seated_visit.visit
    lists: dict[str, Sequence[Person]] = {GUESTS: visit.guests.people, HOSTS: visit.hosts, STAFF: visit.staff}
    found: list[Holder] = []
    problems: list[Problem] = []
    seated = {plan.name: plan for plan in seated_visit.plans}
    meals = {meal.name: meal for meal in visit.meals if meal.name}
    for name in dict.fromkeys(only) or (GUESTS, HOSTS):
        if name in lists:
            if only and not lists[name]:
                text = f"“{name}”里没有人"
                raise UsageError([Problem(None, "U106", "error", text, "看一看名单，或不写 --only")])
            found += [Holder(person, name, _mark(person)) for person in lists[name]]
        elif name == EVERY_SEATING:
            for plan in seated.values():
                if not LAYOUTS[plan.layout].has_place_cards:
                    continue
                if _is_meal(plan.name, plan.layout):
                    hint = f"要做就写明 --only {plan.name}"
                    problems.append(_of_meal(visit, f"“{plan.name}”是用餐，没有做席卡", hint))
                    continue
                found += _seated(plan)
        elif name in seated:
            if _is_meal(name, seated[name].layout):
                problems.append(_of_meal(visit, f"“{name}”是用餐", "问清本地规定；不摆就不印"))
            found += _seated(seated[name])
        elif name in meals:
            problems.append(_of_meal(visit, f"“{name}”是用餐", "问清本地规定；不摆就不印"))
            meal = meals[name]
            people = [
                *visit.named(meal.guests, visit.guests.people),
                *visit.named(meal.hosts, visit.hosts),
            ]
            found += [Holder(person, name, _mark(person)) for person in people]
        else:
            raise UsageError([_unknown(name, [*lists, EVERY_SEATING, *seated, *meals])])
    asked = {id(one.person) for one in found}
    left = [
        Excluded(Holder(person, group, _mark(person)), *_why_not(group, only))
        for group, people in lists.items()
        for person in people
        if id(person) not in asked
    ]
    return found, left, problems


def people_of_roster(holders: Sequence[Holder], only: Sequence[str]) -> tuple[list[Holder], list[Excluded]]:
    """The people of the lists (sheets) that are asked for, and the others. Raises UsageError for an unknown list."""
    groups = list(dict.fromkeys(one.group for one in holders))
    for name in only:
        if name not in groups:
            raise UsageError([_unknown(name, groups)])
    if not only:
        return list(holders), []
    left = [Excluded(one, *_why_not(one.group, only)) for one in holders if one.group not in only]
    return [one for name in dict.fromkeys(only) for one in holders if one.group == name], left


def choose(
    asked: Sequence[Holder], left: Sequence[Excluded], wishes: CardSelection, known: Known, keep_doubles: bool = False
) -> Chosen:
    """The stack in its order. Raises UsageError for names that nobody bears, numbers that do not exist."""
    found = Chosen(left=list(left))
    single = list(_without_doubles(asked, found, keep_doubles))
    ordered = _sorted(single, wishes.sort, known, found)
    excluded = {name for typed in wishes.exclude for name in _excluded(typed, ordered)}
    first, last = _bound(wishes.start, ordered, 1), _bound(wishes.stop, ordered, len(ordered))
    if first > last:
        text = f"从第{first}张到第{last}张，一张也没有"
        raise UsageError([Problem(None, "U103", "error", text, "把 --from 和 --to 对调")])
    for number, holder in enumerate(ordered, 1):
        if holder.person.name in excluded or holder.person.id in excluded:
            found.left.append(Excluded(holder, "点名不做"))
            continue
        entry = (number, holder)
        found.whole.append(entry)
        if first <= number <= last:
            found.made.append(entry)
        else:
            told = f"第{first}张" if first == last else f"第{first}张到第{last}张"
            found.left.append(Excluded(holder, f"这一次只做{told}"))
    found.problems += _namesakes(ordered)
    return found


def _namesakes(people: Sequence[Holder]) -> Iterator[Problem]:
    """Several people of one name: each gets a card, and what tells them apart is said."""
    by_name: defaultdict[str, list[Holder]] = defaultdict(list)
    for one in people:
        by_name[one.person.name].append(one)
    several = {name: same for name, same in by_name.items() if len(same) > 1}
    for name, same in islice(several.items(), _TOLD):
        told = "；".join(told_apart(one) for one in same[:_TOLD]) + ("等" if len(same) > _TOLD else "")
        text = f"“{name}”有{len(same)}位，各做一张：{told}"
        yield Problem(same[1].mark, "D432", "note", text, "核对单上按单位、职务分清")
    if len(several) > _TOLD:
        yield Problem(None, "D432", "note", f"还有{len(several) - _TOLD}个名字各有几位，各做一张")


def told_apart(holder: Holder) -> str:
    """What tells him from others of his name: 代号, 单位 and 职务, or where he is listed."""
    person = holder.person
    return "".join(filter(None, (person.id, person.unit, person.title))) or f"{holder.group}，{holder.mark}"


def _without_doubles(asked: Sequence[Holder], found: Chosen, keep: bool) -> Iterator[Holder]:
    """Everybody once: the same person, or one of whom every word is the same, is told to be listed twice."""
    firsts: dict[object, Holder] = {}
    for holder in asked:
        person = holder.person
        key = (
            person.name,
            person.id,
            person.unit,
            person.title,
            person.name_en,
            person.phone,
            person.note,
            person.role,
        )
        first = firsts.get(id(person)) or firsts.get(key)
        if first is None or (keep and first.person is not person):
            firsts.setdefault(key, holder)
            firsts[id(person)] = holder
            yield holder
            continue
        found.doubles.append(Duplicate(holder, first))
        if first.person is person:
            both = f"“{first.group}”和“{holder.group}”" if first.group != holder.group else f"“{first.group}”"
            text = f"“{person.name}”在{both}里{'都有' if first.group != holder.group else '有两次'}，只做一张"
            found.problems.append(Problem(holder.mark, "D432", "note", text))
        else:
            text = f"“{person.name}”与 {first.mark} 那一条完全相同，只做一张"
            hint = "确是两个人，就写上单位、职务或代号来区分，或加 --doubles 各做一张"
            found.problems.append(Problem(holder.mark, "D432", "should", text, hint))


def _sorted(people: list[Holder], sort: str, known: Known, found: Chosen) -> list[Holder]:
    if sort == SORTS[0]:
        return people
    if sort == "级别":
        by_person = {id(one.person): one for one in people}
        return [by_person[id(row.person)] for row in by_rank([one.person for one in people])]
    waiting: defaultdict[str, deque[Holder]] = defaultdict(deque)
    for one in people:
        waiting[one.person.name].append(one)
    ordered = BY_NAME[sort]([one.person.name for one in people], known)
    for name, character in ordered.left:
        text = f"“{name}”的“{character}”（U+{ord(character):04X}）{lacking(character, sort)}，排不了，放在最后"
        hint = "人工定位：在名单里排好次序，不用 --sort"
        found.problems.append(Problem(waiting[name][0].mark, "D411", "should", text, hint))
    names = [*(one.name for one in ordered.placed), *(name for name, _ in ordered.left)]
    return [waiting[name].popleft() for name in names]


def _bound(typed: str, ordered: Sequence[Holder], otherwise: int) -> int:
    """The number of a card: typed as a number, or as a name."""
    if not typed:
        return otherwise
    if typed.isdecimal():
        if not 1 <= int(typed) <= len(ordered):
            text = f"没有第{typed}张，一共{len(ordered)}张"
            raise UsageError([Problem(None, "U103", "error", text, "--from、--to 后面写第几张，或姓名")])
        return int(typed)
    _known(typed, ordered, "--from、--to")
    return next(number for number, one in enumerate(ordered, 1) if typed in (one.person.name, one.person.id))


def _known(name: str, people: Sequence[Holder], option: str) -> bool:
    names = [word for one in people for word in (one.person.name, one.person.id) if word]
    if name in names:
        return True
    found = closest_match(name, names)
    hint = f"是不是“{found}”？" if found else "写名单里的姓名或代号"
    raise UsageError([Problem(None, "U103", "error", f"{option} 写的“{name}”不在这一叠里", hint)])


def _excluded(typed: str, people: Sequence[Holder]) -> list[str]:
    """The names in what was typed: one that has spaces itself, or several, parted as people part them."""
    if any(typed in (one.person.name, one.person.id) for one in people):
        return [typed]
    return [name for name in filter(None, _PARTED.split(typed)) if _known(name, people, "--exclude")]


def _seated(plan: SeatingPlan) -> Iterator[Holder]:
    """Those of a seating by the numbers of their seats."""
    for seat in plan.seats:
        if seat.person:
            yield Holder(seat.person, plan.name, _mark(seat.person), place(plan, seat))


def _is_meal(name: str, layout: str) -> bool:
    return LAYOUTS[layout].is_meal or "餐" in name or "宴" in name


def _of_meal(visit: Visit, text: str, hint: str) -> Problem:
    return Problem(visit.at[""], "D434", "note", f"{text}：有的地方规定公务用餐不摆席卡", hint)


def _why_not(group: str, only: Sequence[str]) -> tuple[str, str]:
    if only:
        return f"这一次只做{'、'.join(dict.fromkeys(only))}", ""
    return f"{group}人员，默认不做", f"要做就加 --only {group}"


def _unknown(name: str, known: Iterable[str]) -> Problem:
    words = list(known)
    found = closest_match(name, words)
    hint = f"是不是“{found}”？" if found else f"可以写：{'、'.join(words)}"
    return Problem(None, "U106", "error", f"没有“{name}”这份名单或这一场", hint)


def _mark(person: Person) -> Mark:
    return person.at.get("name", person.at[""])
