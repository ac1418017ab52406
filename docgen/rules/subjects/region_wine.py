"""地方规定: wine where a region or a system forbids it to more than the nation does."""

from collections.abc import Iterator

from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.lexicon.drinks import WINE
from docgen.rules.rule import DOMESTIC, FRUGALITY, Finding, rule
from docgen.rules.standards import pack_citation, packs
from docgen.rules.subjects import region

SUBJECT = region.SUBJECT


@rule(code="R10", name="本地不上酒", level="should", evidence="单源")
def wine_where_the_region_forbids_it(visit: Visit) -> Iterator[Finding]:
    """有的地方、系统全面禁酒，商务接待也在内；有的比2025年的条例早就禁了公务用酒。禁哪几类，看地方规定的“禁酒”。

    Bad:
        地方规定: {名称: 清江区（2026年）, 禁酒: [国内公务, 商务]}
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 酒水: [菊花茶, 本地白酒]}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 禁酒: [国内公务]}
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 酒水: [菊花茶, 本地白酒]}
    """
    # T01 says it of official visits since the 条例 was revised
    if visit.category == DOMESTIC and visit.dates.first >= FRUGALITY.since:
        return
    pack = next((pack for pack in reversed(packs(visit)) if visit.category in pack.no_wine), None)
    if pack is None:
        return
    for said in account(visit).of("drink", "thing", "gift", "cost", "task", "note"):
        if word := WINE.find(said.text, is_listed=said.kind == "drink"):
            text = f"{said.name}有{said.text if said.kind == 'drink' else word}，本地{visit.category}接待不上酒"
            yield said.finding(text, f"删去{word}，换成茶水", pack_citation(pack))
