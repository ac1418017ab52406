"""Rooms that are too good, and what is put into them."""

from docgen.rules.words import words

#: Suites; 豪华大床房 and 行政楼层大床房 are none.
SUITE = words("套(?:间|房)?|总统|别墅|独栋|院墅", "手套|套餐|套票|套装|[配成]套|别墅区标准间")
#: The suites that guests of 省部级 may have.
ORDINARY_SUITE = words("普通套|商务套|^套[间房]$")
#: Rooms of which one asks whether they are within the standard.
LARGE = words("复式|LOFT|loft|跃层|湖景|江景|海景|山景|河景|私汤|温泉房|亲子房|棋牌房|麻将房")
#: What no room is given beyond what the hotel has.
TOILETRIES = words(
    "洗漱用品|洗漱包|洗漱套装|高档洗漱|洗护(?:套装|用品|包)|品牌洗|浴袍|浴衣|护肤品|化妆品|面膜|"
    "牙具套装|剃须套装|香薰|洗漱",
    "洗漱(?:时间|间|台)|洗漱用品(?:自备|自带|请自)|自备洗漱|自带洗漱",
)
