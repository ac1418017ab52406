"""A visit file into the record that a ledger counts: skimmed where it is written in the plain way, else parsed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docgen.model.ledger import DATES, PEOPLE, LedgerRow, Record, counted_figures
from docgen.model.ranks import RANK_LEVELS, is_at_least, level_of
from docgen.model.scalars import ConversionError, Period
from docgen.model.visit import Visit
from docgen.readers.ledger.skim import WANTED, Skimmed, skim
from docgen.readers.ledger.spending import Spending
from docgen.readers.office.catalogue import Catalogue
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import MappingNode, Source
from docgen.readers.visit_file.regrouped import regrouped
from docgen.readers.visit_file.surroundings import surroundings_of
from docgen.readers.visit_file.vocabulary import named_field, vocabulary


@dataclass(frozen=True, slots=True)
class RecordOffice:
    """What an office adds to its records: its tables, what they say of guests, the 级别 that makes a leader.

    Of guests they say which names have a 级别, and which units there are.
    """

    catalogue: Catalogue
    ranked_names: frozenset[str]
    leader_rank: str
    guest_units: frozenset[str] = frozenset()


def skim_record(content: bytes, shown: str, office: RecordOffice) -> Record | None:
    """The record of a file that is written in the plain way and whose values can be read; None for others."""
    if b"\r" in content or content[:3] == b"\xef\xbb\xbf":
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.replace("\n", "").isprintable():
        return None
    skimmed = skim(text, office.ranked_names, office.guest_units)
    return _record_of_skimmed(skimmed, shown, office.leader_rank) if skimmed else None


def _record_of_skimmed(skimmed: Skimmed, shown: str, leader_rank: str) -> Record | None:
    texts = skimmed.texts
    if "title" not in texts or "dates" not in texts:
        return None
    category = texts.get("category", _NOTHING)[0]
    size, line, column = skimmed.size
    try:
        days = _days(texts["dates"][0])
        stated_leaders = _COUNT(texts["leaders"][0]) if "leaders" in texts else None
        if category:
            _CATEGORY(category)
    except ConversionError:
        return None
    tags = texts.get("tags", _NOTHING)[0]
    return Record(
        code=texts.get("code", _NOTHING)[0],
        title=texts["title"][0],
        first=days.first,
        last=days.last,
        group=texts.get("group", _NOTHING)[0],
        figures=counted_figures(
            1, int(size) if size else skimmed.listed, _leaders(skimmed.ranks, stated_leaders, leader_rank)
        ),
        purpose=texts.get("purpose", _NOTHING)[0],
        origin=texts.get("origin", _NOTHING)[0],
        category=category,
        tags=tuple(part.strip() for part in tags.split("、")) if tags else (),
        cost=skimmed.cost,
        listed=skimmed.listed,
        top=highest_level(skimmed.ranks),
        ranks=tuple(skimmed.ranks),
        feedback=skimmed.feedback,
        file=shown,
        places={**texts, "": (skimmed.line, 1), "people": (line, column)},
    )


def parse_record(node: Any, source: Source, office: RecordOffice, decoder: Decoder) -> Record | None:
    """The record of a file parsed in full; None, with problems in the decoder, when it cannot be counted.

    Problems of fields that a ledger does not count are not reported.
    """
    decoder.surroundings = surroundings_of(node)
    visit = decoder.value_of_file(_only_counted(node), Visit, source)
    if visit is None or visit.guests is None or visit.dates is None or visit.title is None:
        return None
    guests = visit.guests
    place = guests.at["headcount"]
    if not guests.people and guests.headcount is None and "headcount" not in guests.at:
        problem = source.problem(place, "D108", "来宾既没有名单也没有人数", "至少写一样")
        decoder.problems.append(problem)
        return None
    ranks = [person.rank for person in guests.people]
    names = [guests.name, *(name for person in guests.people for name in (person.unit, person.name))]
    spending = Spending(node, names)
    decoder.problems += spending.problems
    places = {name: mark[1:] for name, mark in visit.at.items()} | {"people": place[1:]}
    return Record(
        code=visit.code,
        title=visit.title,
        first=visit.dates.first,
        last=visit.dates.last,
        group=visit.group,
        figures=counted_figures(1, guests.size, _leaders(ranks, visit.leaders, office.leader_rank)),
        purpose=visit.purpose,
        origin=visit.origin,
        category=visit.category or "",
        tags=visit.tags,
        cost=spending.cost,
        about=tuple(name for name in _ROUGH if _is_rough(places.get(name), decoder)),
        listed=len(guests.people),
        top=highest_level(ranks),
        ranks=tuple(filter(None, ranks)),
        feedback=spending.feedback,
        file=source.name,
        places=places,
    )


def _is_rough(place: tuple[Any, ...] | None, decoder: Decoder) -> bool:
    """Whether the number at a place was asked about: 约30."""
    return place is not None and any(
        problem.code == "D151" and problem.place is not None and problem.place[1:] == place
        for problem in decoder.problems
    )


def _only_counted(node: Any) -> Any:
    """A mapping without the fields of a visit that a ledger does not count; unknown keys stay, to be reported."""
    if not isinstance(node, MappingNode):
        return node
    counted = MappingNode(node.start, node.source)
    counted.pairs = [
        pair
        for pair in regrouped(node, Visit)
        if (named := named_field(pair[0].text, Visit)) is None or named.field.name in WANTED
    ]
    return counted


def _leaders(ranks: Sequence[str], stated: int | None, leader_rank: str) -> int | None:
    """领导人数: as stated, else how many have at least the 级别 from which a guest counts as a leader.

    None where nobody has a 级别: such a list does not tell leaders from others.
    """
    if stated is not None or not any(ranks):
        return stated
    return sum(_is_leader(rank, leader_rank) for rank in ranks)


def with_leaders_by_level(record: Record, leader_rank: str) -> Record:
    """A row of a ledger that counts its leaders by level, with their number where it states no other."""
    if not record.ranks:
        return record
    figures = record.figures
    if figures.unstated:
        figures = counted_figures(figures.batches, figures.people, _leaders(record.ranks, None, leader_rank))
    return record._replace(figures=figures, top=highest_level(record.ranks))


def highest_level(ranks: Iterable[str]) -> str:
    """The highest level among some 级别; empty when none names one."""
    levels = {_level(rank) for rank in ranks} - {""}
    return max(levels, key=RANK_LEVELS.index, default="")


def _reader(model: type[Any], column: str) -> Callable[[str], Any]:
    reading = vocabulary(model)[column].reading
    assert reading is not None
    return reading.read


_NOTHING = ("", 0, 0)
_ROUGH = ("people", "leaders")
_DAYS, _COUNT, _CATEGORY = _reader(LedgerRow, DATES), _reader(LedgerRow, PEOPLE), _reader(Visit, "类别")


# A year holds the same few texts again and again.


@lru_cache(maxsize=4096)
def _days(text: str) -> Period:
    days: Period = _DAYS(text)
    return days


@lru_cache(maxsize=1024)
def _is_leader(rank: str, leader_rank: str) -> bool:
    return is_at_least(rank, leader_rank)


@lru_cache(maxsize=1024)
def _level(rank: str) -> str:
    return level_of(rank)
