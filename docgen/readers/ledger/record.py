"""One visit file into the record that a ledger counts: the quick way where it is written plainly, else in full."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docgen.model.ledger import DATES, PEOPLE, Figures, Record, Row
from docgen.model.ranks import RANK_LEVELS, is_at_least, level_of
from docgen.model.scalars import ConversionError, Period
from docgen.model.visit import Visit
from docgen.readers.ledger.skim import WANTED, Skimmed, skim
from docgen.readers.office.catalogue import Catalogue
from docgen.readers.visit_file.decode import Decoder, vocabulary
from docgen.readers.visit_file.nodes import MappingNode, Source


@dataclass(frozen=True, slots=True)
class Desk:
    """What records are read with: the office's tables and the level from which a guest is a leader."""

    catalogue: Catalogue
    known: frozenset[str]
    leader: str


def skimmed(content: bytes, shown: str, desk: Desk) -> Record | None:
    """The record of a file that is written in the plain way and whose values are what they should be."""
    if b"\r" in content or content[:3] == b"\xef\xbb\xbf":
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.replace("\n", "").isprintable():
        return None
    found = skim(text, desk.known)
    return _from_skimmed(found, shown, desk.leader) if found else None


def _from_skimmed(found: Skimmed, shown: str, leader: str) -> Record | None:
    texts = found.texts
    if "title" not in texts or "dates" not in texts:
        return None
    category = texts.get("category", _NOTHING)[0]
    size, line, column = found.size
    try:
        days = _days(texts["dates"][0])
        stated = _COUNT(texts["leaders"][0]) if "leaders" in texts else None
        if category:
            _CATEGORY(category)
    except ConversionError:
        return None
    leaders = sum(_counts(rank, leader) for rank in found.ranks) if stated is None else stated
    tags = texts.get("tags", _NOTHING)[0]
    return Record(
        code=texts.get("code", _NOTHING)[0],
        title=texts["title"][0],
        first=days.first,
        last=days.last,
        group=texts.get("group", _NOTHING)[0],
        figures=Figures(1, int(size) if size else found.listed, leaders),
        purpose=texts.get("purpose", _NOTHING)[0],
        origin=texts.get("origin", _NOTHING)[0],
        category=category,
        tags=tuple(part.strip() for part in tags.split("、")) if tags else (),
        listed=found.listed,
        top=highest(found.ranks),
        file=shown,
        places={**texts, "": (found.line, 1), "people": (line, column)},
    )


def parsed(node: Any, source: Source, desk: Desk, decoder: Decoder) -> Iterator[Record]:
    """The record of a file parsed in full; of what a ledger does not count nothing is said."""
    words = vocabulary(Visit)
    if isinstance(node, MappingNode):
        counted = MappingNode(node.start, node.source)
        counted.pairs = [pair for pair in node.pairs if pair[0].text not in words or words[pair[0].text].name in WANTED]
        node = counted
    visit = decoder.whole(node, Visit, source)
    if visit is None or visit.guests is None or visit.dates is None or visit.title is None:
        return
    guests = visit.guests
    people = guests.at.get("headcount") or guests.at[""]
    if not guests.people and guests.headcount is None and "headcount" not in guests.at:
        problem = source.problem(people, "D108", "来宾既没有名单也没有人数", "至少写一样")
        decoder.problems.append(problem)
        return
    ranks = [person.rank for person in guests.people]
    leaders = sum(_counts(rank, desk.leader) for rank in ranks) if visit.leaders is None else visit.leaders
    yield Record(
        code=visit.code,
        title=visit.title,
        first=visit.dates.first,
        last=visit.dates.last,
        group=visit.group,
        figures=Figures(1, guests.size, leaders),
        purpose=visit.purpose,
        origin=visit.origin,
        category=visit.category or "",
        tags=visit.tags,
        listed=len(guests.people),
        top=highest(ranks),
        file=source.name,
        places={**{name: mark[1:] for name, mark in visit.at.items()}, "people": people[1:]},
    )


def highest(ranks: Iterable[str]) -> str:
    """The highest level among some 级别; empty when none names one."""
    found = {_level(rank) for rank in ranks} - {""}
    return max(found, key=RANK_LEVELS.index, default="")


def _reader(model: type[Any], column: str) -> Callable[[str], Any]:
    reading = vocabulary(model)[column].reading
    assert reading is not None
    return reading.read


_NOTHING = ("", 0, 0)
_DAYS, _COUNT, _CATEGORY = _reader(Row, DATES), _reader(Row, PEOPLE), _reader(Visit, "类别")


# the same few texts come again and again in a year


@lru_cache(maxsize=4096)
def _days(text: str) -> Period:
    days: Period = _DAYS(text)
    return days


@lru_cache(maxsize=1024)
def _counts(rank: str, leader: str) -> bool:
    return is_at_least(rank, leader)


@lru_cache(maxsize=1024)
def _level(rank: str) -> str:
    return level_of(rank)
