"""The visits of a year added up: the total, its partitions, and for every figure the visits behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docgen.ledger.categories import category_of
from docgen.ledger.costs import Costs, costs_of
from docgen.ledger.leaders_and_feedback import FeedbackCounts, feedback_counts, leaders_by_level
from docgen.model.ledger import WHOLE_YEAR, Figures, Ledger, Months, Record, Work
from docgen.model.office import Office, OfWhich
from docgen.model.ranks import is_at_least

#: The part of visits that do not state a purpose or an origin.
UNSTATED = "未填"
TOTAL = "合计"
CLASSES, MONTHS, PURPOSES, ORIGINS, OF_WHICH = "类别", "月份", "事由", "来源地", "其中"
QUARTERS, HALVES, CATEGORIES = "季度", "半年", "接待类别"
_QUARTERS, _HALVES = ("一季度", "二季度", "三季度", "四季度"), ("上半年", "下半年")


@dataclass(frozen=True, slots=True)
class CountedVisits:
    """A figure and the visits behind it."""

    figures: Figures
    records: tuple[Record, ...]

    @property
    def costs(self) -> Costs | None:
        """What the visits that state it cost; None where none does."""
        return costs_of(self.records)

    @property
    def cost(self) -> Decimal | None:
        """费用 of the visits that state it; None where none does."""
        return costs.amount if (costs := self.costs) else None

    @property
    def without_cost(self) -> int:
        """How many batches do not state their 费用."""
        return sum(record.figures.batches for record in self.records if record.cost is None)


@dataclass(frozen=True, slots=True)
class Totals:
    """A year in figures.

    类别, 月份, 季度, 半年, 接待类别 (国内公务, 外宾, 商务), 事由 and 来源地 are partitions: every visit stands in one
    part, and the parts add up to the total in all three columns. What is in 其中 may overlap and is never more than the
    total. ``months`` are those that the totals are about; ``same_months`` says that the figures of the year before are
    of these months alone.
    """

    year: int
    total: CountedVisits
    parts: Mapping[str, Mapping[str, CountedVisits]]
    before: Figures | None = None
    before_classes: Mapping[str, Figures] = field(default_factory=dict)
    before_costs: Costs | None = None
    before_class_costs: Mapping[str, Costs] = field(default_factory=dict)
    work: Work = field(default_factory=Work)
    months: Months = WHOLE_YEAR
    same_months: bool = False
    leaders_by_level: Mapping[str, int] = field(default_factory=dict)
    feedback: FeedbackCounts = field(default_factory=FeedbackCounts)


def shown_name(part: str, name: str) -> str:
    """The name of a part as papers print it: the months are called 1月, 2月 …, what visits do not state 未注明."""
    if part == MONTHS:
        return f"{name}月"
    return "未注明" if name == UNSTATED else name


def totals(ledger: Ledger) -> Totals:
    """The totals of a ledger without faults. Raises ArithmeticError if they do not add up, which no data can cause."""
    records = ledger.records
    total = count(records)
    months = map(str, range(1, 13))
    parts = {
        CLASSES: _partition(records, lambda record: record.group, _class_names(ledger)),
        MONTHS: _partition(records, lambda record: str(record.first.month), months),
        CATEGORIES: _partition(records, lambda record: category_of(record) or UNSTATED),
        PURPOSES: _largest_first(_partition(records, lambda record: record.purpose or UNSTATED)),
        ORIGINS: _largest_first(_partition(records, lambda record: record.origin or UNSTATED)),
    }
    parts |= {QUARTERS: _joined(parts[MONTHS], _QUARTERS), HALVES: _joined(parts[MONTHS], _HALVES)}
    for part in parts.values():
        _require_sum(part, total)
    of_which = _counted_items(records, ledger.office)
    _require_within(of_which, total)
    before, before_classes = _year_before(ledger)
    return Totals(
        year=ledger.year,
        total=total,
        parts={**parts, OF_WHICH: of_which},
        before=before,
        before_classes=before_classes,
        before_costs=_costs_before(ledger),
        before_class_costs=_class_costs_before(ledger),
        work=ledger.work,
        months=ledger.months,
        same_months=ledger.months != WHOLE_YEAR and bool(ledger.before),
        leaders_by_level=leaders_by_level(records, ledger.office.leader_rank),
        feedback=feedback_counts(records),
    )


def is_stated(counts: Mapping[str, CountedVisits]) -> bool:
    """Whether a part tells anything: there is a name in it besides that of the visits that state nothing."""
    return any(name != UNSTATED for name in counts)


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


def _joined(months: Mapping[str, CountedVisits], names: Sequence[str]) -> dict[str, CountedVisits]:
    """The months in as many parts of equal length as there are names."""
    counts, length = list(months.values()), 12 // len(names)
    return {
        name: CountedVisits(
            total_of(month.figures for month in counts[at * length : (at + 1) * length]),
            tuple(record for month in counts[at * length : (at + 1) * length] for record in month.records),
        )
        for at, name in enumerate(names)
    }


def _largest_first(parts: dict[str, CountedVisits]) -> dict[str, CountedVisits]:
    """The parts with most visits first; equal ones as they came, the unstated last."""
    return dict(sorted(parts.items(), key=lambda part: (part[0] == UNSTATED, -part[1].figures.batches)))


def _counted_items(records: Sequence[Record], office: Office) -> dict[str, CountedVisits]:
    """其中: the items of the office of which the ledger tells anything, then those that only visits name."""
    defined = {item.name: item for item in office.of_which if _is_recorded(item, records)}
    names = dict.fromkeys([*defined, *(tag for record in records for tag in record.tags)])
    return {name: count(record for record in records if _belongs_to(record, name, defined.get(name))) for name in names}


def _is_recorded(item: OfWhich, records: Sequence[Record]) -> bool:
    """Whether no visit at all would mean that there was none: some visit tells what the item is about."""
    wanted = [name for name, feature in _features(item).items() if feature] or ["tags"]
    return any(all(getattr(record, name) for name in wanted) for record in records)


def _features(item: OfWhich) -> dict[str, str | None]:
    """What defines an item, by the field of a record that tells it."""
    return {"category": item.category, "purpose": item.purpose, "top": item.rank}


def _belongs_to(record: Record, name: str, features: OfWhich | None) -> bool:
    """Whether a visit names the item itself, or has every feature by which the office defines it."""
    if name in record.tags:
        return True
    if features is None or not any(_features(features).values()):
        return False
    return (
        (not features.category or record.category == features.category)
        and (not features.purpose or record.purpose == features.purpose)
        and (not features.rank or is_at_least(record.top, features.rank))
    )


def _class_names(ledger: Ledger) -> list[str]:
    return [group.name for group in ledger.office.groups]


def _year_before(ledger: Ledger) -> tuple[Figures | None, Mapping[str, Figures]]:
    """The figures of the year before and of its classes: from its own visits, else as 工作.yaml states them.

    The classes add up to the whole: one of this year's that is not among them had no visit.
    """
    none = dict.fromkeys([*_class_names(ledger), *(record.group for record in ledger.records)], Figures())
    if ledger.before:
        total = count(ledger.before)
        classes = _partition(ledger.before, lambda record: record.group, _class_names(ledger))
        _require_sum(classes, total)
        return total.figures, none | {name: part.figures for name, part in classes.items()}
    stated = ledger.work.before
    if stated is None:
        return None, {}
    groups = {group.name: group.figures for group in stated.groups}
    return stated.figures, none | groups if groups else {}


def _costs_before(ledger: Ledger) -> Costs | None:
    """What the visits of the year before cost: by themselves, else as 工作.yaml states it."""
    if ledger.before and (costs := costs_of(ledger.before)):
        return costs
    stated = ledger.work.before
    if stated is None or stated.cost is None or (ledger.before and ledger.months != WHOLE_YEAR):
        return None
    return Costs(stated.cost, stated.batches, stated.people)


def _class_costs_before(ledger: Ledger) -> Mapping[str, Costs]:
    """The same by class, as far as it is known."""
    if ledger.before:
        names = dict.fromkeys(record.group for record in ledger.before)
        parts = {name: costs_of(one for one in ledger.before if one.group == name) for name in names}
        return {name: costs for name, costs in parts.items() if costs}
    groups = ledger.work.before.groups if ledger.work.before else ()
    return {one.name: Costs(one.cost, one.batches, one.people) for one in groups if one.cost is not None}


def _require_sum(parts: Mapping[str, CountedVisits], total: CountedVisits) -> None:
    if total_of(part.figures for part in parts.values()) != total.figures:
        raise ArithmeticError("the parts do not add up to the total")


def _require_within(parts: Mapping[str, CountedVisits], total: CountedVisits) -> None:
    for part in parts.values():
        if any(number > most for number, most in zip(part.figures, total.figures, strict=True)):
            raise ArithmeticError("a part is more than the total")
