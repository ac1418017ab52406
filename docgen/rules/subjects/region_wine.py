"""地方规定: wine where a region or a system forbids it to more than the nation does."""

from collections.abc import Iterator

from docgen.model.visit import Visit
from docgen.rules.rule import DOMESTIC, FRUGALITY, Finding, finding_at, rule
from docgen.rules.served import offered_at_table
from docgen.rules.spending import word_in
from docgen.rules.standards import pack_citation, packs
from docgen.rules.subjects import region
from docgen.rules.words import words

SUBJECT = region.SUBJECT

_WINE = words(
    "酒|茅台|飞天|五粮液|国窖|1573|剑南春|水井坊|梦之蓝|海之蓝|天之蓝|老白干|二锅头|扎啤|[青雪燕哈]啤|干红|干白|香槟|威士忌|白兰地|XO(?!酱)|"
    "人头马|轩尼诗|拉菲|张裕|RIO|江小白",
    "无醇[^，。；、]*|(?:无|不含|零)酒精[^，。；、]*|酒(?:酿|店|楼|家|精|具|杯|糟|曲|香|鬼花生|厂|业|企)[^，。；、]*|[解料醒]酒|醪糟|啤酒(?:鸭|鱼|花茶)|红酒(?:雪梨|烩)|黄酒焖|"
    "米酒汤圆|干红(?:枣|薯)|干白(?:菜|果)|(?:茅台|五粮液)(?:集团|公司|镇|机场)",
)


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
    for offered in offered_at_table(visit):
        is_a_drink = offered.field != "name" or offered.of in ("“物品”", "“礼品”")
        if is_a_drink and (word := word_in(_WINE, offered.text)):
            text = f"{offered.of}有{offered.says(word)}，本地{visit.category}接待不上酒"
            yield finding_at(offered.value, offered.field, text, f"删去{word}，换成茶水", pack_citation(pack))
