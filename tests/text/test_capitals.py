"""Sums in capitals, as receipts spell them (《支付结算办法》附一)."""

from decimal import Decimal

import pytest

from docgen.errors import DataError
from docgen.text.wording import capitals
from tests.conftest import visit

SUMS = [
    ("0", "零元整"),
    ("0.05", "伍分"),
    ("0.50", "伍角"),
    ("0.55", "伍角伍分"),
    ("1", "壹元整"),
    ("1.01", "壹元零壹分"),
    ("9.90", "玖元玖角"),
    ("10", "壹拾元整"),
    ("10.10", "壹拾元壹角"),
    ("15", "壹拾伍元整"),
    ("100", "壹佰元整"),
    ("101", "壹佰零壹元整"),
    ("110", "壹佰壹拾元整"),
    ("700", "柒佰元整"),
    ("1000", "壹仟元整"),
    ("1001.10", "壹仟零壹元壹角"),
    ("1010", "壹仟零壹拾元整"),
    ("1005.60", "壹仟零伍元陆角"),
    ("2930", "贰仟玖佰叁拾元整"),
    ("10000", "壹万元整"),
    ("10000.05", "壹万元零伍分"),
    ("10050.07", "壹万零伍拾元零柒分"),
    ("10101", "壹万零壹佰零壹元整"),
    ("46320", "肆万陆仟叁佰贰拾元整"),
    ("100000", "壹拾万元整"),
    ("100001", "壹拾万零壹元整"),
    ("1000000", "壹佰万元整"),
    ("1000000.00", "壹佰万元整"),
    ("10500", "壹万零伍佰元整"),
    ("10500.50", "壹万零伍佰元伍角"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
    ("107000.53", "壹拾万零柒仟元伍角叁分"),
    ("325.04", "叁佰贰拾伍元零肆分"),
    ("1020000", "壹佰零贰万元整"),
    ("10000001", "壹仟万零壹元整"),
    ("10200300.04", "壹仟零贰拾万零叁佰元零肆分"),
    ("100000000", "壹亿元整"),
    ("100000001", "壹亿零壹元整"),
    ("100010000", "壹亿零壹万元整"),
    ("123456789.12", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"),
    ("1000000000000", "壹万亿元整"),
    ("1234500000000", "壹万贰仟叁佰肆拾伍亿元整"),
    ("1000100000000", "壹万零壹亿元整"),
    ("100000000000000000", "壹拾亿亿元整"),
]


@pytest.mark.parametrize("figures", ["-0.01", "-1", "-750"])
def test_a_sum_below_nothing_is_refused_where_it_is_written_and_never_spelled(figures: str) -> None:
    with pytest.raises(DataError, match="不是金额"):
        visit(f"费用: [{{项目: 工作餐, 金额: {figures}}}]")
    with pytest.raises(ValueError, match="cannot be spelled"):
        capitals(Decimal(figures))


def test_there_are_thirty_sums_and_more() -> None:
    assert len(SUMS) >= 30


@pytest.mark.parametrize(("figures", "spelled"), SUMS)
def test_a_sum_is_spelled_as_receipts_spell_it(figures: str, spelled: str) -> None:
    assert capitals(Decimal(figures)) == spelled
