"""The record of a run: what was printed for whom, as fingerprints; and what a later run must print again."""

import hashlib
import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        whole = whole and all(isinstance(card["fingerprint"], str) for run in runs for card in run["cards"])
    except (ValueError, KeyError, TypeError) as error:
        raise ForeignError from error
    if not whole:
        raise ForeignError
    return list(runs)


def earlier(runs: Sequence[Run], run: Mapping[str, Any]) -> Run | None:
    """The run to compare with: the last of the same kind, of the same source and lists if there is one."""
    same = [one for one in runs if one["kind"] == run["kind"]]
    for keys in (("source", "only"), ("only",), ()):
        found = [one for one in same if all(one.get(key) == run[key] for key in keys)]
        if found:
            return found[-1]
    return None


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


def changed(cards: Sequence[Card], style: str, before: Run) -> tuple[list[Card], list[dict[str, Any]]]:
    """The cards that are new or say something new, and those of the earlier run that must not stand any more."""
    there: defaultdict[str, deque[dict[str, Any]]] = defaultdict(deque)
    for old in before["cards"]:
        there[old["fingerprint"]].append(old)
    again = []
    for card in cards:
        kept = there[fingerprint(card, style)]
        if kept:
            kept.popleft()
        else:
            again.append(card)
    withdrawn = [old for left in there.values() for old in left]
    return again, sorted(withdrawn, key=lambda old: old["number"])


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
