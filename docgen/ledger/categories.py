"""The categories that budgets tell apart: 国内公务, 外宾, 商务, by what a visit says or its class is called."""

import re

from docgen.model.ledger import Record

DOMESTIC, FOREIGN, BUSINESS = "国内公务", "外宾", "商务"
_FOREIGN = re.compile("外宾|外事|外国|国外|境外|涉外|港澳|台胞|侨")
_BUSINESS = re.compile("商务|客商|招商|企业|投资|商会|经贸")
_DOMESTIC = re.compile("公务|党政|国内")


def category_of(record: Record) -> str:
    """The category of a visit as it states it; empty where it states none."""
    if record.category in {"", DOMESTIC, FOREIGN, BUSINESS}:
        return record.category
    return _named(record.category, (FOREIGN, _FOREIGN), (BUSINESS, _BUSINESS), (DOMESTIC, _DOMESTIC))


def likely_category_of(record: Record) -> str:
    """The same; of a visit that states none what its 统计类别 says, and where this says nothing 国内公务."""
    by_class = _named(record.group, (FOREIGN, _FOREIGN), (BUSINESS, _BUSINESS))
    return category_of(record) or by_class or DOMESTIC


def _named(text: str, *kinds: tuple[str, re.Pattern[str]]) -> str:
    return next((name for name, words in kinds if words.search(text)), "")
