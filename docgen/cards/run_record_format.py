"""What the record of card runs looks like, the file ``run.json``: every run, who got which card, its fingerprint."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from docgen.cards.layout import CardPosition
from docgen.cards.selection import SelectionResult, distinguishing_words
from docgen.model.cards import Card, Preset
from docgen.model.lazy_list import LazyList

#: A run as it stands in ``run.json``. It is kept as it was read, so that it is written back unchanged.
RecordedRun = dict[str, Any]


class UnknownRecordError(Exception):
    """The file is not a record of card runs."""


@dataclass(frozen=True, slots=True)
class RecordedCard:
    """A card of an earlier run. ``list_name``, ``unit`` and ``title`` are None if the record does not have them."""

    number: int
    name: str
    fingerprint: str
    list_name: str | None = None
    unit: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What all cards of a run have in common."""

    kind: str  # 席卡 or 证件
    title: str
    source: str  # the name of the roster's file
    only: tuple[str, ...]
    preset: str
    paper: str
    font: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run that is to be recorded.

    ``style`` is the style fingerprint, ``sizes_pt`` are the sizes of names in points by what they are
    called. ``is_update`` says that
    only changes were printed, ``is_partial`` that some of the people asked for were left out. ``printed`` is the number
    of cards printed in this run.
    """

    facts: RunFacts
    style: str
    sizes_pt: Mapping[str, float]
    selection: SelectionResult
    is_update: bool
    is_partial: bool
    printed: int
    withdrawn: Sequence[RecordedCard]

    def as_json(self, files: Mapping[str, str]) -> RecordedRun:
        """The run without its cards. ``files`` are the names of its documents with their SHA-256."""
        facts = self.facts
        return {
            "kind": facts.kind,
            "title": facts.title,
            "source": facts.source,
            "only": facts.only,
            "preset": facts.preset,
            "paper": facts.paper,
            "font": facts.font,
            "lines": facts.lines,
            "style": self.style,
            "sizes": self.sizes_pt,
            **roster_balance(self.selection),
            "since": self.is_update,
            "partial": self.is_partial,
            "printed": self.printed,
            "withdrawn": [
                {"number": card.number, "name": card.name, "fingerprint": card.fingerprint} for card in self.withdrawn
            ],
            "files": files,
        }


def style_fingerprint(
    kind: str, preset: Preset, vertical: bool, font: str, lines: Sequence[str], template_hash: str
) -> str:
    """The fingerprint of everything that all cards of a run share."""
    strips = [list(strip) for strip in preset.strips]
    return _short_hash((kind, preset.width, strips, vertical, font, *lines, template_hash))


def fingerprint(card: Card, style: str) -> str:
    """The fingerprint of a card: of all texts on it, and of the 代号, which tells people of one name apart."""
    return _short_hash([style, card.name, card.holder.person.id, sorted(card.texts.items())])


def parse_runs(content: bytes) -> list[RecordedRun]:
    """Reads the runs of a record, the oldest first. Raises UnknownRecordError."""
    try:
        runs = json.loads(content)["runs"]
        is_record = all(_is_run(run) for run in runs)
    except (ValueError, KeyError, TypeError) as error:
        raise UnknownRecordError from error
    if not is_record:
        raise UnknownRecordError
    return list(runs)


def append_run(runs: Sequence[RecordedRun], run: RecordedRun, rows: Sequence[Mapping[str, Any]]) -> Iterator[bytes]:
    """Writes the whole record as JSON, line by line: the earlier runs, then this run with the rows of its cards.

    A run that is the same as the last one is not written twice.
    """
    written = [(earlier, earlier["cards"]) for earlier in runs]
    if not written or any(old != new for old, new in zip_longest(_run_lines(*written[-1]), _run_lines(run, rows))):
        written.append((run, rows))
    yield b'{"runs": [\n'
    for number, (recorded, its_rows) in enumerate(written):
        if number:
            yield b",\n"
        yield from _run_lines(recorded, its_rows)
    yield b"\n]}\n"


def record_row(card: Card, style: str) -> dict[str, Any]:
    """A card as a row of the record."""
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


def record_rows(
    cards: Sequence[Card], style: str, positions: Mapping[int, CardPosition]
) -> LazyList[Mapping[str, Any]]:
    """The rows of all cards. ``positions`` are those of the cards printed in this run, by card number."""

    def row(index: int) -> Mapping[str, Any]:
        card = cards[index]
        position = positions.get(card.number)
        return record_row(card, style) | {
            "printed": position is not None,
            "page": position.page if position else None,
            "place": position.slot if position else None,
            **({"volume": position.volume} if position and position.volume else {}),
        }

    return LazyList(row, range(len(cards)))


def roster_balance(selection: SelectionResult) -> dict[str, Any]:
    """The entries of the roster, and what became of each: a card, a reason for none, or a duplicate."""
    return {
        "input": selection.total,
        "made": len(selection.selected),
        "left_out": [
            {"name": entry.holder.person.name, "list": entry.holder.group, "reason": entry.reason}
            for entry in selection.excluded
        ],
        "doubles": [
            {
                "name": duplicate.holder.person.name,
                "list": duplicate.holder.group,
                "same_as": distinguishing_words(duplicate.first),
            }
            for duplicate in selection.duplicates
        ],
    }


def _short_hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:20]


def _is_run(run: Any) -> bool:
    """Whether the fields that are read of a run have the right types. Raises KeyError, TypeError for others."""
    return (
        isinstance(run["cards"], list)
        and isinstance(run["kind"], str)
        and isinstance(run.get("style", ""), str)
        and _are_sizes(run.get("sizes"))
        and all(_is_recorded_card(row) for row in (*run["cards"], *run.get("withdrawn", ())))
    )


def _are_sizes(value: object) -> bool:
    return value is None or (isinstance(value, dict) and all(isinstance(size, int | float) for size in value.values()))


def _is_recorded_card(row: Any) -> bool:
    return isinstance(row["fingerprint"], str) and isinstance(row["number"], int) and isinstance(row["name"], str)


def recorded_card(row: Mapping[str, Any]) -> RecordedCard:
    """The card of a row of the record."""
    return RecordedCard(
        row["number"], row["name"], row["fingerprint"], row.get("list"), row.get("unit"), row.get("title")
    )


def _run_lines(run: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A run as JSON with one card a line, so that any text comparison shows what changed between two records."""
    head = json.dumps({key: value for key, value in run.items() if key != "cards"}, ensure_ascii=False, indent=1)
    # the name of a file may hold bytes that are no text: they are written as JSON writes characters by number
    yield (head.removesuffix("\n}") + ',\n "cards": [').encode(errors="backslashreplace")
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n  {json.dumps(row, ensure_ascii=False)}".encode()
    yield b"\n ]\n}"
