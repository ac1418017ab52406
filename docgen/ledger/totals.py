"""Records into totals: one total, its partitions, the counts inside it; behind every figure its visits."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.model.ledger import Figures, Ledger, Record, Work
from docgen.model.office import Office, OfWhich
from docgen.model.ranks import is_at_least

#: What a visit that says nothing of it is counted under.
UNSAID = "未填"
TOTAL = "合计"
CLASSES, MONTHS, PURPOSES, ORIGINS, INSIDE = "类别", "月份", "事由", "来源地", "其中"


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and the visits behind it."""

    figures: Figures
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """A year in figures.

    类别, 月份, 事由 and 来源地 are partitions: every visit stands in exactly one part, and the parts add up to the
    total in all three columns. What is in 其中 may overlap and is never more than the total.
    """

    year: int
    total: Counted
    parts: Mapping[str, Mapping[str, Counted]]
    before: Figures | None = None
    before_classes: Mapping[str, Figures] = field(default_factory=dict)
    work: Work = field(default_factory=Work)
    notes: tuple[str, ...] = ()


def totals(ledger: Ledger) -> Totals:
    """The totals of a ledger without faults. Raises ArithmeticError if they do not add up, which no data can cause."""
    records = ledger.records
    whole = counted(records)
    classes = [group.name for group in ledger.office.groups]
    parts = {
        CLASSES: _proven(whole, _partition(records, lambda one: one.group, classes)),
        MONTHS: _proven(whole, _partition(records, lambda one: str(one.first.month), map(str, range(1, 13)))),
        PURPOSES: _proven(whole, _by_size(_partition(records, lambda one: one.purpose or UNSAID))),
        ORIGINS: _proven(whole, _by_size(_partition(records, lambda one: one.origin or UNSAID))),
        INSIDE: _within(whole, _inside(records, ledger.office)),
    }
    before, before_classes = _before(ledger)
    return Totals(ledger.year, whole, parts, before, before_classes, ledger.work)


def counted(records: Iterable[Record]) -> Counted:
    """The sum of some visits."""
    found = tuple(records)
    return Counted(total_of(one.figures for one in found), found)


def total_of(figures: Iterable[Figures]) -> Figures:
    """Figures added up, column by column."""
    return Figures(*map(sum, zip(*figures, strict=True)))


def _partition(
    records: Sequence[Record], part_of: Callable[[Record], str], order: Iterable[str] = ()
) -> dict[str, Counted]:
    """The visits by part: those of ``order`` first, empty ones too, then as they come."""
    found: dict[str, list[Record]] = {name: [] for name in order}
    for record in records:
        found.setdefault(part_of(record), []).append(record)
    return {name: counted(inside) for name, inside in found.items()}


def _by_size(parts: dict[str, Counted]) -> dict[str, Counted]:
    """The parts with most visits first; equal ones as they came, what is unsaid last."""
    return dict(sorted(parts.items(), key=lambda part: (part[0] == UNSAID, -part[1].figures.batches)))


def _inside(records: Sequence[Record], office: Office) -> dict[str, Counted]:
    wanted = {one.name: one for one in office.of_which}
    names = dict.fromkeys([*wanted, *(tag for record in records for tag in record.tags)])
    return {name: counted(one for one in records if _fits(one, name, wanted.get(name))) for name in names}


def _fits(record: Record, name: str, features: OfWhich | None) -> bool:
    """The visit says so itself, or has every feature that the office names."""
    if name in record.tags:
        return True
    if features is None or not (features.category or features.purpose or features.rank):
        return False
    return (
        (not features.category or record.category == features.category)
        and (not features.purpose or record.purpose == features.purpose)
        and (not features.rank or is_at_least(record.top, features.rank))
    )


def _before(ledger: Ledger) -> tuple[Figures | None, Mapping[str, Figures]]:
    """The year before: out of its own visits, else as 工作.yaml states it."""
    if ledger.before:
        classes = [group.name for group in ledger.office.groups]
        parts = _proven(counted(ledger.before), _partition(ledger.before, lambda one: one.group, classes))
        return counted(ledger.before).figures, {name: part.figures for name, part in parts.items()}
    stated = ledger.work.before
    if stated is None:
        return None, {}
    return stated.figures, {group.name: group.figures for group in stated.groups}


def _proven(whole: Counted, parts: dict[str, Counted]) -> dict[str, Counted]:
    if total_of(part.figures for part in parts.values()) != whole.figures:
        raise ArithmeticError("the parts do not add up to the total")
    return parts


def _within(whole: Counted, parts: dict[str, Counted]) -> dict[str, Counted]:
    for part in parts.values():
        if any(inside > total for inside, total in zip(part.figures, whole.figures, strict=True)):
            raise ArithmeticError("a part is more than the total")
    return parts
