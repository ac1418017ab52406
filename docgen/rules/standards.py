"""What a region's packs say: the most local one that says something holds."""

from decimal import Decimal
from typing import NamedTuple

from docgen.model.pack import Pack
from docgen.model.visit import Visit


class Standard(NamedTuple):
    """A sum in 元 that may not be exceeded, and who set it."""

    sum: Decimal
    source: str


def packs(visit: Visit) -> tuple[Pack, ...]:
    """The packs that bind a visit: those in force on its first day, the most local last."""
    return tuple(pack for pack in visit.office.packs if pack.since is None or pack.since <= visit.dates.first)


def said(visit: Visit, field: str) -> Pack | None:
    """The most local pack that gives ``field``; None where none does or the most local one says 否."""
    for pack in reversed(packs(visit)):
        if field in pack.at:
            return None if getattr(pack, field) == "否" else pack
    return None


def source(pack: Pack) -> str:
    """How a pack is cited: by the document that it names, else as what it is, a region's usage."""
    return f"《{pack.document}》" if pack.document else f"地方规定：{pack.name}"


def standard(visit: Visit, *names: str) -> Standard | None:
    """The lowest sum that the office or its region sets for the first of these names that any of them knows."""
    for name in names:
        found = [Standard(pack.standards[name], source(pack)) for pack in packs(visit) if name in pack.standards]
        if name in visit.office.standards and _sum(visit.office.standards[name]):
            found.append(Standard(Decimal(visit.office.standards[name]), "办公室文件的“标准”"))
        if found:
            return min(found)
    return None


def _sum(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
