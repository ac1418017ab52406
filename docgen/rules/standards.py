"""What a region's packs say: the most local one that says something holds."""

from decimal import Decimal
from typing import NamedTuple

from docgen.model.pack import Pack
from docgen.model.visit import Visit
from docgen.rules.facts import most_hosts
from docgen.rules.rule import BUSINESS, DOMESTIC


class Standard(NamedTuple):
    """A sum in 元 that may not be exceeded, and who set it."""

    amount: Decimal
    source: str


def packs(visit: Visit) -> tuple[Pack, ...]:
    """The packs that bind a visit: those in force on its first day, the most local last."""
    return tuple(pack for pack in visit.office.packs if pack.since is None or pack.since <= visit.dates.first)


def pack_that_sets(visit: Visit, field: str) -> Pack | None:
    """The most local pack that sets ``field``; None where none does or the most local one says 否."""
    for pack in reversed(packs(visit)):
        if field in pack.at:
            return None if getattr(pack, field) == "否" else pack
    return None


def binding_categories(visit: Visit) -> frozenset[str]:
    """The categories whose rules bind a visit; one without a category is held against the strictest rules."""
    if visit.category == BUSINESS and pack_that_sets(visit, "business_as_official"):
        return frozenset((BUSINESS, DOMESTIC))
    return frozenset((visit.category or DOMESTIC,))


def host_limit(visit: Visit, guests: int) -> int:
    """How many hosts may eat along with so many domestic guests: by the nation's rule, or by the region's if lower."""
    pack = pack_that_sets(visit, "table")
    local = sorted((cap.upto, cap.hosts) for cap in pack.table if guests <= cap.upto) if pack else []
    return min([most_hosts(guests), *(hosts for _, hosts in local[:1])])


def pack_citation(pack: Pack) -> str:
    """How a pack is cited: by the document that it names, else as what it is, a region's usage."""
    return f"《{pack.document}》" if pack.document else f"地方规定：{pack.name}"


def lowest_standard(visit: Visit, *names: str) -> Standard | None:
    """The lowest sum that the office or its region sets for the first of these names that any of them knows."""
    for name in names:
        sums = [Standard(pack.standards[name], pack_citation(pack)) for pack in packs(visit) if name in pack.standards]
        of_office = visit.office.standards.get(name, "")
        if _is_number(of_office):
            sums.append(Standard(Decimal(of_office), "办公室文件的“标准”"))
        if sums:
            return min(sums)
    return None


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
