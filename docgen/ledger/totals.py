"""The visits of a year added up: the total, its partitions, and for every figure the visits behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.model.ledger import Figures, Ledger, Record, Work
from docgen.model.office import Office, OfWhich
from docgen.model.ranks import is_at_least

#: The part of visits that do not state a purpose or an origin.
UNSTATED = "未填"
TOTAL = "合计"
CLASSES, MONTHS, PURPOSES, ORIGINS, OF_WHICH = "类别", "月份", "事由", "来源地", "其中"


@dataclass(frozen=True, slots=True)
class CountedVisits:
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
    total: CountedVisits
    parts: Mapping[str, Mapping[str, CountedVisits]]
    before: Figures | None = None
    before_classes: Mapping[str, Figures] = field(default_factory=dict)
    work: Work = field(default_factory=Work)


def shown_name(part: str, name: str) -> str:
    """The name of a part as tables print it: the months are called 1月, 2月 …"""
    return f"{name}月" if part == MONTHS else name


def totals(ledger: Ledger) -> Totals:
    """The totals of a ledger without faults. Raises ArithmeticError if they do not add up, which no data can cause."""
    records = ledger.records
    total = count(records)
    months = map(str, range(1, 13))
    parts = {
        CLASSES: _partition(records, lambda record: record.group, _class_names(ledger)),
        MONTHS: _partition(records, lambda record: str(record.first.month), months),
        PURPOSES: _largest_first(_partition(records, lambda record: record.purpose or UNSTATED)),
        ORIGINS: _largest_first(_partition(records, lambda record: record.origin or UNSTATED)),
    }
    for part in parts.values():
        _require_sum(part, total)
    of_which = _counted_items(records, ledger.office)
    _require_within(of_which, total)
    before, before_classes = _year_before(ledger)
    return Totals(ledger.year, total, {**parts, OF_WHICH: of_which}, before, before_classes, ledger.work)


def count(records: Iterable[Record]) -> CountedVisits:
    """Some visits with their sum."""
    records = tuple(records)
    return CountedVisits(total_of(record.figures for record in records), records)


def total_of(figures: Iterable[Figures]) -> Figures:
    """Figures added up, column by column."""
    return Figures(*map(sum, zip(*figures, strict=True)))


def _partition(
    records: Sequence[Record], part_of: Callable[[Record], str], order: Iterable[str] = ()
) -> dict[str, CountedVisits]:
    """The visits by part: those of ``order`` first, empty ones too, then as they come."""
    parts: dict[str, list[Record]] = {name: [] for name in order}
    for record in records:
        parts.setdefault(part_of(record), []).append(record)
    return {name: count(members) for name, members in parts.items()}


def _largest_first(parts: dict[str, CountedVisits]) -> dict[str, CountedVisits]:
    """The parts with most visits first; equal ones as they came, the unstated last."""
    return dict(sorted(parts.items(), key=lambda part: (part[0] == UNSTATED, -part[1].figures.batches)))


def _counted_items(records: Sequence[Record], office: Office) -> dict[str, CountedVisits]:
    """其中: the items of the office, then those that only visits name."""
    defined = {item.name: item for item in office.of_which}
    names = dict.fromkeys([*defined, *(tag for record in records for tag in record.tags)])
    return {name: count(record for record in records if _belongs_to(record, name, defined.get(name))) for name in names}


def _belongs_to(record: Record, name: str, features: OfWhich | None) -> bool:
    """Whether a visit names the item itself, or has every feature by which the office defines it."""
    if name in record.tags:
        return True
    if features is None or not (features.category or features.purpose or features.rank):
        return False
    return (
        (not features.category or record.category == features.category)
        and (not features.purpose or record.purpose == features.purpose)
        and (not features.rank or is_at_least(record.top, features.rank))
    )


def _class_names(ledger: Ledger) -> list[str]:
    return [group.name for group in ledger.office.groups]


def _year_before(ledger: Ledger) -> tuple[Figures | None, Mapping[str, Figures]]:
    """The figures of the year before and of its classes: from its own visits, else as 工作.yaml states them."""
    if ledger.before:
        total = count(ledger.before)
        classes = _partition(ledger.before, lambda record: record.group, _class_names(ledger))
        _require_sum(classes, total)
        return total.figures, {name: part.figures for name, part in classes.items()}
    stated = ledger.work.before
    if stated is None:
        return None, {}
    return stated.figures, {group.name: group.figures for group in stated.groups}


def _require_sum(parts: Mapping[str, CountedVisits], total: CountedVisits) -> None:
    if total_of(part.figures for part in parts.values()) != total.figures:
        raise ArithmeticError("the parts do not add up to the total")


def _require_within(parts: Mapping[str, CountedVisits], total: CountedVisits) -> None:
    for part in parts.values():
        if any(number > most for number, most in zip(part.figures, total.figures, strict=True)):
            raise ArithmeticError("a part is more than the total")
