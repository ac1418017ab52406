"""What visits cost: the sum of those that say it, per batch and per head, and how many do not say it."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from docgen.model.ledger import Record

CENT = Decimal("0.01")
TEN_THOUSAND = Decimal(10_000)


class Costs(NamedTuple):
    """A sum in 元 with the batches and the people that it is known of; ``without`` counts the other batches."""

    amount: Decimal
    batches: int | None = None
    people: int | None = None
    without: int = 0

    @property
    def per_batch(self) -> Decimal | None:
        """元 for a batch, of those whose sum is known; None where there is none."""
        return (self.amount / self.batches).quantize(CENT, ROUND_HALF_UP) if self.batches else None

    @property
    def per_head(self) -> Decimal | None:
        """元 for one of the guests, of the batches whose sum is known."""
        return (self.amount / self.people).quantize(CENT, ROUND_HALF_UP) if self.people else None


def costs_of(records: Iterable[Record]) -> Costs | None:
    """What some visits cost; None where none of them says it."""
    records = list(records)
    stated = [(record.cost, record.figures) for record in records if record.cost is not None]
    if not stated:
        return None
    return Costs(
        sum((cost for cost, _ in stated), Decimal(0)),
        sum(figures.batches for _, figures in stated),
        sum(figures.people for _, figures in stated),
        sum(record.figures.batches for record in records if record.cost is None),
    )


def yuan_text(amount: Decimal) -> str:
    """A sum in 元 for a sentence: whole, or with two decimals.

    >>> yuan_text(Decimal("123456.5")), yuan_text(Decimal("750.00"))
    ('123456.50', '750')
    """
    exact = amount.quantize(CENT, ROUND_HALF_UP)
    return f"{exact:.0f}" if exact == exact.to_integral_value() else f"{exact:f}"


def ten_thousands_text(amount: Decimal, is_least: bool = False) -> str:
    """A sum in 万元 with two decimals, rounded half up; one that the true sum is no smaller than is rounded down.

    >>> ten_thousands_text(Decimal("123456.78")), ten_thousands_text(Decimal("123456.78"), True)
    ('12.35', '12.34')
    """
    return f"{(amount / TEN_THOUSAND).quantize(CENT, ROUND_FLOOR if is_least else ROUND_HALF_UP):f}"
