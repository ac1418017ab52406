"""The people whose cards are asked for: by the lists, seatings and meals of a visit, or by the lists of a roster."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from docgen.errors import Mark, Problem, UsageError
from docgen.model.cards import Holder
from docgen.model.dining import Meal
from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.suggestions import closest_match
from docgen.model.visit import Visit
from docgen.seating.plan import SeatedVisit, SeatingPlan
from docgen.seating.reasons import seat_words

GUESTS, HOSTS, STAFF, EVERY_SEATING = "来宾", "陪同", "保障", "座次"
_ASK_LOCALLY = "问清本地规定；不摆就不印"


@dataclass(frozen=True, slots=True)
class Excluded:
    """A person who gets no card, the reason, and a hint how to give him one."""

    holder: Holder
    reason: str
    hint: str = ""


class RequestedHolders(NamedTuple):
    """The people whose cards are asked for, the other people of the source, and notices for the user."""

    requested: Sequence[Holder]
    excluded: Sequence[Excluded]
    problems: Sequence[Problem] = ()


_NOBODY = RequestedHolders((), ())


@dataclass(frozen=True, slots=True)
class _VisitGroups:
    """Everything in a visit that ``--only`` can name."""

    visit: Visit
    lists: Mapping[str, Sequence[Person]]
    seatings: Mapping[str, SeatingPlan]
    meals: Mapping[str, Meal]


def holders_of_visit(
    seated_visit: SeatedVisit, only: Sequence[str], usual: Sequence[str], seated: Literal["", "made", "named"] = ""
) -> RequestedHolders:
    """The people of the lists, seatings and meals that ``only`` names; without it those of the lists in ``usual``.

    Those whom the seatings at a table seat besides are then ``made``, too, but for meals, or only ``named``.
    座次 names all seatings at a table that are not meals. Raises UsageError for an unknown name and for an empty list.
    """
    visit = seated_visit.visit
    groups = _VisitGroups(
        visit,
        lists={GUESTS: visit.guests.people, HOSTS: visit.hosts, STAFF: visit.staff},
        seatings={plan.name: plan for plan in seated_visit.plans},
        meals={meal.name: meal for meal in visit.meals if meal.name},
    )
    requested: list[Holder] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(only) or usual:
        if only and name in groups.lists and not groups.lists[name]:
            text = f"“{name}”里没有人"
            raise UsageError([Problem(None, "U106", "error", text, "看一看名单，或不写 --only")])
        holders, notices = _holders_named(name, groups)
        requested += holders
        problems += notices
    besides = _seated_besides(groups, requested, seated) if seated and not only else _NOBODY
    requested += besides.requested
    problems += besides.problems
    list_names = {id(person): name for name, people in groups.lists.items() for person in people}
    requested = [replace(holder, visit_list=list_names.get(id(holder.person), "")) for holder in requested]
    left_out = [*_others(groups.lists, requested, only), *besides.excluded]
    return RequestedHolders(requested, left_out, problems)


def holders_of_roster(holders: Sequence[Holder], only: Sequence[str]) -> RequestedHolders:
    """The people of the lists (sheets) that ``only`` names; by default everybody.

    Raises UsageError for an unknown list.
    """
    groups = list(dict.fromkeys(holder.group for holder in holders))
    for name in only:
        if name not in groups:
            raise UsageError([_unknown_group(name, groups)])
    if not only:
        return RequestedHolders(list(holders), [])
    excluded = [Excluded(holder, *_why_not(holder.group, only)) for holder in holders if holder.group not in only]
    requested = [holder for name in dict.fromkeys(only) for holder in holders if holder.group == name]
    return RequestedHolders(requested, excluded)


def _holders_named(name: str, groups: _VisitGroups) -> tuple[list[Holder], list[Problem]]:
    """The people of the list, seating or meal of that name, with notices. Raises UsageError for an unknown name."""
    if name in groups.lists:
        return _holders(groups.lists[name], name), []
    if name == EVERY_SEATING:
        return _holders_of_every_seating(groups)
    visit = groups.visit
    meal_notice = _meal_notice(visit, f"“{name}”是用餐", _ASK_LOCALLY)
    if name in groups.seatings:
        plan = groups.seatings[name]
        return list(_seated_holders(plan)), [meal_notice] if _is_meal(plan) else []
    if name in groups.meals:
        meal = groups.meals[name]
        people = [*visit.named(meal.guests, visit.guests.people), *visit.named(meal.hosts, visit.hosts)]
        return _holders(people, name), [meal_notice]
    raise UsageError([_unknown_group(name, [*groups.lists, EVERY_SEATING, *groups.seatings, *groups.meals])])


def _holders_of_every_seating(groups: _VisitGroups) -> tuple[list[Holder], list[Problem]]:
    """The people of all seatings at a table. A meal is left out with a notice."""
    holders: list[Holder] = []
    notices: list[Problem] = []
    for plan in groups.seatings.values():
        if not LAYOUTS[plan.layout].has_place_cards:
            continue
        if _is_meal(plan):
            hint = f"要做就写明 --only {plan.name}"
            notices.append(_meal_notice(groups.visit, f"“{plan.name}”是用餐，没有做席卡", hint))
        else:
            holders += _seated_holders(plan)
    return holders, notices


def _seated_besides(
    groups: _VisitGroups, requested: Sequence[Holder], seated: Literal["made", "named"]
) -> RequestedHolders:
    """Those of the seatings at a table whose cards are not asked for yet, a notice for each seating that has some."""
    known = {id(holder.person) for holder in requested}
    listed = {id(person) for people in groups.lists.values() for person in people}
    found: list[Holder] = []
    left_out: dict[int, Excluded] = {}
    notices: list[Problem] = []
    for plan in groups.seatings.values():
        besides = [holder for holder in _seated_holders(plan) if id(holder.person) not in known]
        if not besides or not LAYOUTS[plan.layout].has_place_cards:
            continue
        names = "、".join(dict.fromkeys(holder.person.name for holder in besides))
        who = f"“{plan.name}”座次图上的{names}"
        place = next((one.at[""] for one in groups.visit.seating if one.name == plan.name), groups.visit.at[""])
        if seated == "named":
            hint = "要做就列进“陪同”或“保障”"
            reason = "不在来宾、陪同、保障之列，没有做证件"
            notices.append(Problem(place, "D434", "note", f"{who}{reason}", hint))
        elif _is_meal(plan):
            reason = f"只在“{plan.name}”就座，用餐没有做席卡"
            hint = f"要做就用 docgen cards，写明 --only {plan.name}"
            notices.append(_meal_notice(groups.visit, f"{who}{reason}", hint))
        else:
            notices.append(Problem(place, "D434", "note", f"{who}不在来宾、陪同之列，也做了席卡", "不摆的抽出来"))
            found += besides
            known |= {id(holder.person) for holder in besides}
            continue
        left_out |= {
            id(holder.person): Excluded(holder, reason) for holder in besides if id(holder.person) not in listed
        }
    if seated == "made":
        notices += _seated_nowhere(groups, requested)
    return RequestedHolders(found, [one for key, one in left_out.items() if key not in known], notices)


def _seated_nowhere(groups: _VisitGroups, requested: Sequence[Holder]) -> Iterator[Problem]:
    """A notice about those who have a card and no seat, where others have one at a table: who came last, mostly."""
    plans = [plan for plan in groups.seatings.values() if LAYOUTS[plan.layout].has_place_cards]
    seated = {id(holder.person) for plan in plans for holder in _seated_holders(plan)}
    nowhere = [holder for holder in requested if id(holder.person) not in seated]
    if not seated or not nowhere:
        return
    names = "、".join(dict.fromkeys(holder.person.name for holder in nowhere))
    place = nowhere[0].person.at.get("", groups.visit.at[""])
    where = f"“{plans[0].name}”" if len(plans) == 1 else "各场"
    yield Problem(
        place, "D434", "note", f"{names}有席卡，{where}座次图上没有", "要坐的加进“座次”；不坐的把他的席卡抽出来"
    )


def _seated_holders(plan: SeatingPlan) -> Iterator[Holder]:
    """The people of a seating, by the numbers of their seats."""
    for seat in plan.seats:
        if seat.person:
            yield Holder(seat.person, plan.name, _mark(seat.person), seat_words(plan, seat))


def _holders(people: Iterable[Person], group: str) -> list[Holder]:
    return [Holder(person, group, _mark(person)) for person in people]


def _others(lists: Mapping[str, Sequence[Person]], requested: Sequence[Holder], only: Sequence[str]) -> list[Excluded]:
    """The people of the lists whose cards are not asked for."""
    requested_people = {id(holder.person) for holder in requested}
    return [
        Excluded(Holder(person, group, _mark(person)), *_why_not(group, only))
        for group, people in lists.items()
        for person in people
        if id(person) not in requested_people
    ]


def _why_not(group: str, only: Sequence[str]) -> tuple[str, str]:
    """Why the people of a list get no card, and a hint."""
    if only:
        return f"本次只制作{'、'.join(dict.fromkeys(only))}", ""
    return f"{group}人员，未列入制作范围", f"需要制作时写 --only {group}"


def _is_meal(plan: SeatingPlan) -> bool:
    return LAYOUTS[plan.layout].is_meal or "餐" in plan.name or "宴" in plan.name


def _meal_notice(visit: Visit, text: str, hint: str) -> Problem:
    return Problem(visit.at[""], "D434", "note", f"{text}：有的地方规定公务用餐不摆席卡", hint)


def _unknown_group(name: str, known: Sequence[str]) -> Problem:
    suggestion = closest_match(name, known)
    hint = f"是不是“{suggestion}”？" if suggestion else f"可以写：{'、'.join(known)}"
    return Problem(None, "U106", "error", f"没有“{name}”这份名单或这一场", hint)


def _mark(person: Person) -> Mark:
    return person.at["name"]
