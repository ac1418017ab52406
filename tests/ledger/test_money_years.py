"""What a year cost: every sum as a clerk with a calculator has it, whatever the ledger looks like."""

from decimal import Decimal
from pathlib import Path

import pytest

from docgen.api.statistics import stats
from docgen.errors import DataError
from docgen.ledger.totals import CLASSES
from tests.ledger.money_years import YEARS, YearOfMoney, amount, write


@pytest.mark.parametrize("year", YEARS, ids=lambda year: year.name)
def test_a_year_costs_what_a_clerk_adds_up(year: YearOfMoney, tmp_path: Path) -> None:
    folder = write(year, tmp_path)
    if year.error:
        with pytest.raises(DataError, match=year.error):
            stats([folder], 2026)
        return
    found = stats([folder], 2026)
    total = found.totals.total
    assert (total.cost, total.without_cost) == (Decimal(year.total), year.without)
    classes = found.totals.parts[CLASSES]
    assert {name: classes[name].cost for name in year.classes} == {n: amount(c) for n, c in year.classes.items()}
    said = "\n".join(notice.text for notice in found.notices)
    assert [text for text in year.said if text not in said] == []
    if year.before:
        assert found.totals.before_costs is not None
        assert found.totals.before_costs.amount == amount(year.before)
