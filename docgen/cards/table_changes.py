"""Which cards a later run has to print, and which cards on the table it has to withdraw.

The record of card runs holds a fingerprint of every card. A later run compares fingerprints: it prints only cards that
are new or have changed, and names those on the table that are no longer right.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from docgen.cards.run_record_format import RecordedCard, RecordedRun, fingerprint, recorded_card
from docgen.model.cards import Card


class TableChanges(NamedTuple):
    """The cards that have to be printed, and the cards on the table that have to be withdrawn."""

    to_print: list[Card]
    withdrawn: list[RecordedCard]


def comparable_runs(runs: Sequence[RecordedRun], kind: str, source: str) -> list[RecordedRun]:
    """The earlier runs to compare with, the oldest first: those of the same kind and roster.

    If the roster has no run yet, these are the runs of the roster that was used last.
    """
    same_kind = [run for run in runs if run["kind"] == kind]
    if not same_kind:
        return []
    known_sources = {run.get("source") for run in same_kind}
    compared_source = source if source in known_sources else same_kind[-1].get("source")
    return [run for run in same_kind if run.get("source") == compared_source]


def cards_on_table(runs: Sequence[RecordedRun]) -> list[RecordedCard]:
    """The cards that stand on the table after all runs, in the order in which they were put there.

    A complete run replaces the cards of its lists. A partial run adds its cards. An update removes the cards that it
    withdrew and adds those that were not there yet.
    """
    table: list[RecordedCard] = []
    for run in runs:
        table = _cards_that_stay(table, run)
        standing = Counter(card.fingerprint for card in table)
        table += [card for card in map(recorded_card, run["cards"]) if not _take_one(standing, card)]
    return table


def compare_with_table(
    cards: Sequence[Card], others: Sequence[Card], style: str, table: Sequence[RecordedCard]
) -> TableChanges:
    """Which cards have to be printed, and which cards on the table have to be withdrawn.

    ``others`` are cards of people who are on the roster but not asked for now: their cards stay on the table. People of
    one name with the same texts on their cards are told apart by unit and title.
    """
    prints = {id(card): fingerprint(card, style) for card in (*cards, *others)}
    unmatched, unmatched_table = _match(
        (*cards, *others),
        table,
        lambda card: (prints[id(card)], card.holder.person.unit, card.holder.person.title),
        lambda recorded: (recorded.fingerprint, recorded.unit, recorded.title),
    )
    new, withdrawn = _match(
        unmatched, unmatched_table, lambda card: prints[id(card)], lambda recorded: recorded.fingerprint
    )
    new_ids = set(map(id, new))
    return TableChanges([card for card in cards if id(card) in new_ids], sorted(withdrawn, key=attrgetter("number")))


def reprint_suffix(earlier_runs: Sequence[RecordedRun]) -> str:
    """The end of the title of an update: 补印, 补印2 and so on. The files of the earlier runs keep their names."""
    if not earlier_runs:
        return ""
    number = 1 + sum(bool(run.get("since")) and bool(run.get("printed")) for run in earlier_runs)
    return f"补印{number if number > 1 else ''}"


def _cards_that_stay(table: list[RecordedCard], run: RecordedRun) -> list[RecordedCard]:
    """The cards on the table that a run leaves there."""
    if run.get("since"):
        withdrawn = Counter(row["fingerprint"] for row in run.get("withdrawn", ()))
        return [card for card in table if not _take_one(withdrawn, card)]
    if run.get("partial"):
        return table
    lists = run.get("only")
    return [card for card in table if lists and card.list_name not in lists]


def _take_one(counter: Counter[str], card: RecordedCard) -> bool:
    """Takes a card with this fingerprint out of the counter. False if none is left."""
    is_left = counter[card.fingerprint] > 0
    if is_left:
        counter[card.fingerprint] -= 1
    return is_left


def _match(
    cards: Iterable[Card],
    table: Sequence[RecordedCard],
    card_key: Callable[[Card], object],
    recorded_key: Callable[[RecordedCard], object],
) -> tuple[list[Card], list[RecordedCard]]:
    """Matches each card with the first card on the table that has the same key. Returns those without a match."""
    waiting: defaultdict[object, deque[RecordedCard]] = defaultdict(deque)
    for recorded in table:
        waiting[recorded_key(recorded)].append(recorded)
    unmatched = []
    for card in cards:
        candidates = waiting[card_key(card)]
        if candidates:
            candidates.popleft()
        else:
            unmatched.append(card)
    unmatched_ids = {id(recorded) for candidates in waiting.values() for recorded in candidates}
    return unmatched, [recorded for recorded in table if id(recorded) in unmatched_ids]
