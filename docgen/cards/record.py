"""The record of a run: what was printed for whom, as fingerprints; and what a later run must print again."""

import hashlib
import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from docgen.cards.choose import Chosen, told_apart
from docgen.model.cards import Card

#: A run, as it stands in ``run.json``.
Run = dict[str, Any]


def style_of(*facts: object) -> str:
    """The fingerprint of what all cards of a run share: kind, sheet, face, lines, template."""
    return _hash(facts)


def fingerprint(card: Card, style: str) -> str:
    """The fingerprint of a card: of all that is printed on it, and of 代号, which tells namesakes apart."""
    return _hash([style, card.name, card.holder.person.id, sorted(card.texts.items())])


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:20]


class ForeignError(Exception):
    """The file is not a record of ours."""


def runs_of(content: bytes) -> list[Run]:
    """The runs of a record, the oldest first. Raises ForeignError."""
    try:
        found = json.loads(content)
        runs = found["runs"]
        whole = all(isinstance(run["cards"], list) and isinstance(run["kind"], str) for run in runs)
        whole = whole and all(isinstance(run.get("style", ""), str) and _are_sizes(run.get("sizes")) for run in runs)
        listed = [card for run in runs for card in (*run["cards"], *run.get("withdrawn", ()))]
        whole = whole and all(
            isinstance(card["fingerprint"], str) and isinstance(card["number"], int) and isinstance(card["name"], str)
            for card in listed
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ForeignError from error
    if not whole:
        raise ForeignError
    return list(runs)


def _are_sizes(found: object) -> bool:
    return found is None or (isinstance(found, dict) and all(isinstance(size, int | float) for size in found.values()))


def earlier(runs: Sequence[Run], run: Mapping[str, Any]) -> list[Run]:
    """The runs to compare with, the oldest first: of the same kind and roster, or of the last roster."""
    same = [one for one in runs if one["kind"] == run["kind"]]
    if not same:
        return []
    known = {one.get("source") for one in same}
    source = run["source"] if run["source"] in known else same[-1].get("source")
    return [one for one in same if one.get("source") == source]


def table(runs: Sequence[Run]) -> list[dict[str, Any]]:
    """The cards that stand on the table after all runs, in the order in which they came there.

    A whole run stands instead of what was there of its lists, a part of one (``partial``) beside it. A run after a
    change takes away what was withdrawn; what it did not print again stands already.
    """
    there: list[dict[str, Any]] = []
    for run in runs:
        if run.get("since"):
            gone = Counter(one.get("fingerprint") for one in run.get("withdrawn", ()))
            there = [old for old in there if not _taken(gone, old)]
        elif not run.get("partial"):
            lists = run.get("only")
            there = [old for old in there if lists and old.get("list") not in lists]
        standing = Counter(old["fingerprint"] for old in there)
        there += [card for card in run["cards"] if not _taken(standing, card)]
    return there


def _taken(counted: Counter[Any], card: Mapping[str, Any]) -> bool:
    """Whether one of such cards is left to be counted off."""
    found = counted[card["fingerprint"]] > 0
    if found:
        counted[card["fingerprint"]] -= 1
    return found


def written(runs: Sequence[Run], run: Run, cards: Iterable[Mapping[str, Any]]) -> list[bytes]:
    """The record in pieces, with this run behind the others; one that is the same as the last is not told twice."""
    told = [list(_told(one, one["cards"])) for one in runs]
    now = list(_told(run, cards))
    if not told or told[-1] != now:
        told.append(now)
    whole = [b'{"runs": [\n']
    for number, lines in enumerate(told):
        whole += [b",\n", *lines] if number else lines
    return [*whole, b"\n]}\n"]


def _told(run: Mapping[str, Any], cards: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A run with a card a line: what changed between two records is then seen by any tool that compares texts."""
    head = json.dumps({key: value for key, value in run.items() if key != "cards"}, ensure_ascii=False, indent=1)
    yield (head.removesuffix("\n}") + ',\n "cards": [').encode()
    for number, card in enumerate(cards):
        yield f"{',' if number else ''}\n  {json.dumps(card, ensure_ascii=False)}".encode()
    yield b"\n ]\n}"


def changed(
    cards: Sequence[Card], others: Sequence[Card], style: str, there: Sequence[Mapping[str, Any]]
) -> tuple[list[Card], list[Mapping[str, Any]]]:
    """The cards that are not on the table, and those on it that must not stand there any more.

    ``others`` are cards of people of the roster whose cards are not asked for now: what they have stays. Namesakes
    with the same words on their cards are told apart by what the record knows of them besides.
    """
    by_post: defaultdict[object, deque[int]] = defaultdict(deque)
    by_print: defaultdict[str, deque[int]] = defaultdict(deque)
    for number, old in enumerate(there):
        by_post[old["fingerprint"], old.get("unit"), old.get("title")].append(number)
        by_print[old["fingerprint"]].append(number)
    kept: set[int] = set()
    prints = {id(card): fingerprint(card, style) for card in (*cards, *others)}
    waiting = []
    for card in (*cards, *others):
        person = card.holder.person
        found = by_post[prints[id(card)], person.unit, person.title]
        if found:
            kept.add(found.popleft())
        else:
            waiting.append(card)
    again = set()
    for card in waiting:
        left = by_print[prints[id(card)]]
        while left and left[0] in kept:
            left.popleft()
        if left:
            kept.add(left.popleft())
        else:
            again.add(id(card))
    withdrawn = [old for number, old in enumerate(there) if number not in kept]
    return [card for card in cards if id(card) in again], sorted(withdrawn, key=itemgetter("number"))


def row(card: Card, style: str) -> dict[str, Any]:
    """A card as the record tells it."""
    person = card.holder.person
    return {
        "number": card.number,
        "name": card.name,
        "id": person.id,
        "unit": person.unit,
        "title": person.title,
        "list": card.holder.group,
        "seat": card.holder.seat,
        "fingerprint": fingerprint(card, style),
    }


def proof(chosen: Chosen) -> dict[str, Any]:
    """Made and left out and doubles: together all that were there."""
    return {
        "input": chosen.total,
        "made": len(chosen.made),
        "left_out": [
            {"name": one.holder.person.name, "list": one.holder.group, "reason": one.reason} for one in chosen.left
        ],
        "doubles": [
            {"name": one.holder.person.name, "list": one.holder.group, "same_as": told_apart(one.first)}
            for one in chosen.doubles
        ],
    }
