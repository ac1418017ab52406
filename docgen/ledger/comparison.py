"""Figures against those of the year before, and shares of a total, as reports write them."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from docgen.model.ledger import Figures


def percent(part: int | Decimal, whole: int | Decimal) -> str:
    """
    >>> percent(235, 1153), percent(1, 8), percent(1, 2)
    ('20.4%', '12.5%', '50%')
    """
    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{exact}".removesuffix(".0") + "%"


def change(now: int | Decimal, before: int | Decimal) -> str:
    """How a figure has changed, as a rate.

    >>> change(70, 65), change(60, 65), change(65, 65)
    ('增长7.7%', '下降7.7%', '持平')
    """
    if now == before:
        return "持平"
    return f"{'增长' if now > before else '下降'}{percent(abs(Decimal(now) - before), before)}"


def difference(now: int, before: int) -> str:
    """How a figure has changed, as a number.

    >>> difference(70, 65), difference(60, 65), difference(65, 65)
    ('增加5', '减少5', '持平')
    """
    if now == before:
        return "持平"
    return f"{'增加' if now > before else '减少'}{abs(now - before)}"


def rates(now: Figures, before: Figures) -> Mapping[str, str]:
    """同比: the change of every known column that has one; from 0 to something there is no rate."""
    return {name: change(new, old) for name, new, old in known_pairs(now, before) if old or new == old}


def differences(now: Figures, before: Figures) -> Mapping[str, str]:
    """增减: the difference of every known column."""
    return {name: difference(new, old) for name, new, old in known_pairs(now, before)}


def known_pairs(now: Figures, before: Figures) -> list[tuple[str, int, int]]:
    """The columns that are known of both years, each with its two figures."""
    old = before.named()
    return [(column, number, old[column]) for column, number in now.named().items() if column in old]
