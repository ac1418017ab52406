"""Who sits at which of several round tables: every table gets hosts, guests and interpreters by rank.

A sitter is written as his side and his rank in it: 来宾#5.
"""

from itertools import combinations_with_replacement, islice
from math import ceil

from docgen.seating.room import GUESTS, HOSTS, INTERPRETERS, Party

#: Without 每桌 so many share one table; more are parted into tables of at most _USUAL.
_ONE_TABLE, _USUAL = 20, 10
_MOST_WAYS = 3000  # of keeping chairs for interpreters that are looked at


def table_sizes(party: Party, stated: int) -> list[int]:
    """How many people sit at each table; ``stated`` is the number of 每桌, or 0."""
    size = party.size
    tables = ceil(size / stated) if stated else 1 if size <= _ONE_TABLE else ceil(size / _USUAL)
    tables = max(tables, 1)
    return [size // tables + (at < size % tables) for at in range(tables)]


def hosts_by_table(hosts: int, sizes: list[int]) -> list[list[str]]:
    """A host for every table by rank, then a second for every table, and so on while there are chairs."""
    tables: list[list[str]] = [[] for _ in sizes]
    at = 0
    for rank in range(1, hosts + 1):
        while len(tables[at % len(sizes)]) >= sizes[at % len(sizes)]:
            at += 1
        tables[at % len(sizes)].append(f"{HOSTS}#{rank}")
        at += 1
    return tables


def others_by_table(party: Party, sizes: list[int], has_halal_table: bool = False) -> list[list[str]]:
    """Guests table by table, the highest at the first; each interpreter at a table whose guests need him.

    At a ``has_halal_table`` the guests who eat 清真 sit together: at the last table, or at the first with the chief
    guest if he is one of them.
    """
    hosts = hosts_by_table(party.of(HOSTS), sizes)
    free = [size - len(at_table) for size, at_table in zip(sizes, hosts, strict=True)]
    guests = [f"{GUESTS}#{rank}" for rank in range(1, party.of(GUESTS) + 1)]
    if has_halal_table:
        guests = _with_halal_together(guests, party)
    interpreters = [
        f"{side}{INTERPRETERS}#{rank}"
        for side in (GUESTS, HOSTS)
        for rank in range(1, party.of(side + INTERPRETERS) + 1)
    ]
    kept = _interpreters_kept(guests, free, len(interpreters), party.foreign)
    return _seated(guests, interpreters, free, kept)


def _with_halal_together(guests: list[str], party: Party) -> list[str]:
    """The guests who eat 清真 behind all others, or behind the chief guest if he is one of them."""
    halal = [guest for guest in guests if guest in party.halal]
    others = [guest for guest in guests if guest not in party.halal]
    return [*halal, *others] if guests and guests[0] in party.halal else [*others, *halal]


def _interpreters_kept(guests: list[str], free: list[int], interpreters: int, foreign: frozenset[str]) -> list[int]:
    """How many chairs each table keeps for interpreters.

    They belong to the chief guest and stay at the first table while it has chairs, unless he needs none: then they go
    where foreign guests sit. Chairs that are kept move guests on, so every way of keeping them is looked at.
    """
    if not interpreters or not foreign or guests[0] in foreign:
        return [min(interpreters, max(0, free[0] - 1)), *[0] * (len(free) - 1)]
    ways = islice(combinations_with_replacement(range(len(free)), interpreters), _MOST_WAYS)
    kept = [[way.count(at) for at in range(len(free))] for way in ways]
    possible = [way for way in kept if all(own < max(chairs, 1) for own, chairs in zip(way, free, strict=True))]
    return min(possible or kept, key=lambda way: _unserved(_seated(guests, [], free, way), way, foreign))


def _unserved(tables: list[list[str]], kept: list[int], foreign: frozenset[str]) -> tuple[int, int, float]:
    """Interpreters at tables without foreign guests, such guests without one, the most for whom one interprets."""
    needed = [sum(guest in foreign for guest in table) for table in tables]
    idle = sum(own for guests, own in zip(needed, kept, strict=True) if not guests)
    alone = sum(guests for guests, own in zip(needed, kept, strict=True) if not own)
    return idle, alone, max(guests / own if own else 0.0 for guests, own in zip(needed, kept, strict=True))


def _seated(guests: list[str], interpreters: list[str], free: list[int], kept: list[int]) -> list[list[str]]:
    """The guests by rank on the chairs that are not kept, then the interpreters on theirs, then who is left over."""
    tables, waiting, serving = list[list[str]](), guests, interpreters
    for chairs, own in zip(free, kept, strict=True):
        tables.append([*waiting[: chairs - own], *serving[:own]])
        waiting, serving = waiting[chairs - own :], serving[own:]
    rest = waiting + serving
    for at, chairs in enumerate(free):
        count = chairs - len(tables[at])
        tables[at], rest = tables[at] + rest[:count], rest[count:]
    return tables
