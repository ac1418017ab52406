"""What the kind of a paper says of it: how it is printed and for whom."""

from itertools import chain

from docgen.api.packs.papers import PackedPaper, VisitPack
from docgen.kinds import load_kind
from docgen.kinds._kind import PackPaper


def described(paper: PackedPaper) -> PackPaper:
    """What the kind of a paper says of it."""
    return described_in(paper.kind, paper.file.name)


def described_in(kind: str, name: str) -> PackPaper:
    """What a kind says of the paper that has this name in a pack.

    A record of another version, or one that was edited, may number it otherwise: then its title says which it is.
    """
    papers = load_kind(kind).pack
    numbered = (paper for paper in papers if name.startswith(f"{paper.number:02d} "))
    titled = (paper for paper in papers if paper.title and paper.title in name)
    return next(chain(numbered, titled, papers), PackPaper(0, name))


def copies_of(printed: PackPaper, pack: VisitPack) -> tuple[int, tuple[str, ...]]:
    """How many copies there are of a paper of which everybody gets one, and the keys of all; else none."""
    guests, hosts = pack.visit.guests, pack.visit.hosts
    if not printed.for_everybody or not guests.size:
        return 0, ()
    return guests.size + len(hosts), tuple(person.id or person.name for person in (*guests.people, *hosts))


def readers_of(printed: PackPaper, pack: VisitPack) -> str:
    """For whom a paper is printed, in how many copies where everybody has one, and whether that is afterwards."""
    if printed.afterwards:
        return f"来访结束以后再印：{printed.readers}"
    count, _ = copies_of(printed, pack)
    if count:
        return f"{printed.readers}，每人一份，共{count}份"
    return printed.readers
