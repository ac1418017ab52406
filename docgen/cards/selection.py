"""Who gets a card: every entry of the source is selected, excluded with a reason, or a duplicate of another entry."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from docgen.cards.holders import Excluded
from docgen.errors import Problem, UsageError
from docgen.model.cards import Holder
from docgen.model.people import Person
from docgen.model.suggestions import closest_match
from docgen.order.characters import missing_fact
from docgen.order.names import BY_NAME, CharacterOverrides
from docgen.order.precedence import order_by_rank
from docgen.text.wording import post

SORTS = ("名单", *BY_NAME, "级别")
_SEPARATORS = re.compile(r"[、，,;；|\s]+")
#: At most this many namesakes are listed.
_MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class CardSelection:
    """Whose cards are asked for.

    ``only`` names lists, sheets or seatings. ``exclude`` are names of people to leave out. ``sort`` is one of SORTS.
    ``start`` and ``stop`` are the first and the last card to make, each as a number or as a name.
    """

    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    sort: str = SORTS[0]
    start: str = ""
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An entry that is the same as an earlier one: both share one card."""

    holder: Holder
    first: Holder


class NumberedHolder(NamedTuple):
    """A person with the number of his card, from 1."""

    number: int
    holder: Holder


@dataclass(frozen=True, slots=True)
class SelectionResult:
    """Who gets a card now and who does not. Every entry of the source is in ``selected``, ``excluded`` or
    ``duplicates``.

    ``numbered`` are also the people before the first and behind the last card that is made now. Sizes of type depend on
    all of them. ``problems`` are notices for the user.
    """

    selected: tuple[NumberedHolder, ...]
    numbered: tuple[NumberedHolder, ...]
    excluded: tuple[Excluded, ...]
    duplicates: tuple[Duplicate, ...]
    problems: tuple[Problem, ...]

    @property
    def total(self) -> int:
        """The number of entries of the source."""
        return len(self.selected) + len(self.excluded) + len(self.duplicates)

    @property
    def balance(self) -> str:
        """The proof that nobody is lost, as an equation."""
        selected, excluded, duplicates = len(self.selected), len(self.excluded), len(self.duplicates)
        return f"名单{self.total}条 = 做{selected}张 + 不做{excluded}人 + 重复{duplicates}条"


def select_holders(
    requested: Sequence[Holder],
    excluded: Sequence[Excluded],
    selection: CardSelection,
    known: CharacterOverrides,
    keep_duplicates: bool = False,
) -> SelectionResult:
    """Numbers the people in the order that is asked for, and selects those who get a card now.

    ``excluded`` are people who are out already. Raises UsageError for a name that nobody has and for a number that no
    card has.
    """
    unique, duplicates = _split_duplicates(requested, keep_duplicates)
    ordered, sort_problems = _sorted_holders(unique, selection.sort, known)
    entries = tuple(NumberedHolder(number, holder) for number, holder in enumerate(ordered, 1))
    named = {name for text in selection.exclude for name in _excluded_names(text, ordered)}
    card_range = _card_range(selection, ordered)
    numbered = tuple(entry for entry in entries if not _is_named(entry.holder, named))
    return SelectionResult(
        selected=tuple(entry for entry in numbered if entry.number in card_range),
        numbered=numbered,
        excluded=(*excluded, *_exclusions(entries, named, card_range)),
        duplicates=tuple(duplicates),
        problems=(*map(_duplicate_problem, duplicates), *sort_problems, *_namesake_problems(ordered)),
    )


def distinguishing_words(holder: Holder) -> str:
    """The words that tell a person from others of his name: 代号, 单位 and 职务; else his list and his line in it."""
    person = holder.person
    return f"{person.id}{post(person)}" or f"{holder.group}，{holder.mark}"


def _split_duplicates(requested: Sequence[Holder], keep: bool) -> tuple[list[Holder], list[Duplicate]]:
    """The entries without duplicates, and the duplicates.

    An entry is a duplicate if it is the same person, or if all its words are the same. With ``keep`` two persons with
    the same words both get a card.
    """
    first_entries: dict[object, Holder] = {}
    unique: list[Holder] = []
    duplicates: list[Duplicate] = []
    for holder in requested:
        person = holder.person
        words = _all_words(person)
        first = first_entries.get(id(person)) or first_entries.get(words)
        if first is None or (keep and first.person is not person):
            first_entries.setdefault(words, holder)
            first_entries[id(person)] = holder
            unique.append(holder)
        else:
            duplicates.append(Duplicate(holder, first))
    return unique, duplicates


def _all_words(person: Person) -> tuple[str, ...]:
    return (
        person.name,
        person.id,
        person.unit,
        person.title,
        person.name_en,
        person.phone,
        person.note,
        person.role,
    )


def _duplicate_problem(duplicate: Duplicate) -> Problem:
    holder, first = duplicate.holder, duplicate.first
    name = holder.person.name
    if first.person is not holder.person:
        text = f"“{name}”与 {first.mark} 那一条完全相同，只做一张"
        hint = "确是两个人，就写上单位、职务或代号来区分，或加 --doubles 各做一张"
        return Problem(holder.mark, "D432", "should", text, hint)
    if first.group == holder.group:
        return Problem(holder.mark, "D432", "note", f"“{name}”在“{first.group}”里有两次，只做一张")
    return Problem(holder.mark, "D432", "note", f"“{name}”在“{first.group}”和“{holder.group}”里都有，只做一张")


def _sorted_holders(people: list[Holder], sort: str, known: CharacterOverrides) -> tuple[list[Holder], list[Problem]]:
    """The people in the order of ``sort``, and a problem for every name that cannot be sorted."""
    if sort == SORTS[0]:
        return people, []
    if sort == "级别":
        by_person = {id(holder.person): holder for holder in people}
        return [by_person[id(row.person)] for row in order_by_rank([holder.person for holder in people])], []
    return _sorted_by_name(people, sort, known)


def _sorted_by_name(people: list[Holder], sort: str, known: CharacterOverrides) -> tuple[list[Holder], list[Problem]]:
    waiting: defaultdict[str, deque[Holder]] = defaultdict(deque)
    for holder in people:
        waiting[holder.person.name].append(holder)
    ordered = BY_NAME[sort]([holder.person.name for holder in people], known)
    problems = []
    for name, character in ordered.unplaced:
        text = f"“{name}”的“{character}”（U+{ord(character):04X}）{missing_fact(character, sort)}，排不了，放在最后"
        hint = "人工定位：在名单里排好次序，不用 --sort"
        problems.append(Problem(waiting[name][0].mark, "D411", "should", text, hint))
    names = [*(placed.name for placed in ordered.placed), *(name for name, _ in ordered.unplaced)]
    return [waiting[name].popleft() for name in names], problems


def _namesake_problems(people: Sequence[Holder]) -> Iterator[Problem]:
    """A notice for every name that several people have: each of them gets a card."""
    by_name: defaultdict[str, list[Holder]] = defaultdict(list)
    for holder in people:
        by_name[holder.person.name].append(holder)
    shared = {name: namesakes for name, namesakes in by_name.items() if len(namesakes) > 1}
    for name, namesakes in islice(shared.items(), _MOST_LISTED):
        listed = "；".join(map(distinguishing_words, namesakes[:_MOST_LISTED]))
        listed += "等" if len(namesakes) > _MOST_LISTED else ""
        text = f"“{name}”有{len(namesakes)}位，各做一张：{listed}"
        yield Problem(namesakes[1].mark, "D432", "note", text, "核对单上按单位、职务分清")
    if len(shared) > _MOST_LISTED:
        yield Problem(None, "D432", "note", f"还有{len(shared) - _MOST_LISTED}个名字各有几位，各做一张")


def _card_range(selection: CardSelection, people: Sequence[Holder]) -> range:
    """The numbers of the cards to make. Raises UsageError if the last one comes before the first."""
    first = _card_number(selection.start, people, default=1)
    last = _card_number(selection.stop, people, default=len(people))
    if first > last:
        text = f"从第{first}张到第{last}张，一张也没有"
        raise UsageError([Problem(None, "U103", "error", text, "把 --from 和 --to 对调")])
    return range(first, last + 1)


def _card_number(text: str, people: Sequence[Holder], default: int) -> int:
    """Reads the number of a card, which the user gives as a number or as a name. Raises UsageError."""
    if not text:
        return default
    if text.isdecimal():
        if not 1 <= int(text) <= len(people):
            message = f"没有第{text}张，一共{len(people)}张"
            raise UsageError([Problem(None, "U103", "error", message, "--from、--to 后面写第几张，或姓名")])
        return int(text)
    _require_name(text, people, "--from、--to")
    return next(number for number, holder in enumerate(people, 1) if text in (holder.person.name, holder.person.id))


def _exclusions(entries: Iterable[NumberedHolder], named: Set[str], card_range: range) -> Iterator[Excluded]:
    """The people who get no card now: the user named them, or their number is not in the range."""
    first, last = card_range.start, card_range.stop - 1
    range_text = f"第{first}张" if first == last else f"第{first}张到第{last}张"
    for number, holder in entries:
        if _is_named(holder, named):
            yield Excluded(holder, "按要求不制作")
        elif number not in card_range:
            yield Excluded(holder, f"本次只制作{range_text}")


def _is_named(holder: Holder, names: Set[str]) -> bool:
    return holder.person.name in names or holder.person.id in names


def _excluded_names(text: str, people: Sequence[Holder]) -> list[str]:
    """The names in a text: one name, which may hold spaces, or several with separators. Raises UsageError."""
    if any(text in (holder.person.name, holder.person.id) for holder in people):
        return [text]
    names = [name for name in _SEPARATORS.split(text) if name]
    for name in names:
        _require_name(name, people, "--exclude")
    return names


def _require_name(name: str, people: Sequence[Holder], option: str) -> None:
    """Raises UsageError if nobody has this name or 代号."""
    names = [word for holder in people for word in (holder.person.name, holder.person.id) if word]
    if name in names:
        return
    suggestion = closest_match(name, names)
    hint = f"是不是“{suggestion}”？" if suggestion else "写名单里的姓名或代号"
    raise UsageError([Problem(None, "U103", "error", f"{option} 写的“{name}”不在这一叠里", hint)])
