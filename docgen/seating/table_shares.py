"""Who sits at which of several round tables: every table gets hosts, guests and interpreters by rank.

A sitter is written as his side and his rank in it: 来宾#5.
"""

from math import ceil

from docgen.seating.room import GUESTS, HOSTS, INTERPRETERS, Party

#: Without 每桌 so many share one table; more are parted into tables of at most _USUAL.
_ONE_TABLE, _USUAL = 20, 10


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


def others_by_table(party: Party, sizes: list[int]) -> list[list[str]]:
    """Guests, then interpreters, table by table: the highest at the first."""
    free = [size - len(hosts) for size, hosts in zip(sizes, hosts_by_table(party.of(HOSTS), sizes), strict=True)]
    guests = [f"{GUESTS}#{rank}" for rank in range(1, party.of(GUESTS) + 1)]
    interpreters = [
        f"{side}{INTERPRETERS}#{rank}"
        for side in (GUESTS, HOSTS)
        for rank in range(1, party.of(side + INTERPRETERS) + 1)
    ]
    # interpreters belong to the chief guest: they stay at the first table while it has chairs
    kept = min(len(interpreters), max(0, free[0] - 1))
    tables: list[list[str]] = []
    for at, chairs in enumerate(free):
        count = chairs - (kept if at == 0 else 0)
        tables.append(guests[:count])
        guests = guests[count:]
    tables[0] += interpreters[:kept]
    rest = guests + interpreters[kept:]
    for at, chairs in enumerate(free):
        count = chairs - len(tables[at])
        tables[at], rest = tables[at] + rest[:count], rest[count:]
    return tables
