"""活动和礼品: no sightseeing, no shows, nothing given away."""

import re
from collections.abc import Iterator

from docgen.model.visit import Visit
from docgen.rules.facts import expense_text, is_paid_by_guests, meal_name
from docgen.rules.rule import BUSINESS, DOMESTIC, FOREIGN, REGULATION, Finding, finding_at, rule
from docgen.rules.spending import keepsake_of
from docgen.rules.standards import lowest_standard
from docgen.rules.subjects.letter import PRIVATE
from docgen.rules.words import LOOKED_INTO, words

SUBJECT = (4, "活动和礼品")

_SCENIC = words(
    "风景名胜区|风景区|景区|旅游区|度假区|度假村|温泉|游乐园|游乐场|主题公园|海洋馆|动物园|滑雪场|漂流|名胜|寺庙?$|古刹|夜游|画舫|游船",
    "(?:景区|风景区|度假区)(?:管委会|管理局|管理处|管理委员会|建设|指挥部|会议室|办公楼|派出所|游客中心会议室)",
)
_WORK = words(
    "考察|走访|慰问|视察|察看|敬献|瞻仰|祭扫|调研|检查|督导|督查|指导|座谈|听取|汇报|学习|交流|研讨|项目|建设|产业|工作|规划|保护|整治|提升|治理|改造|对接|洽谈|验收|评估|抽查|巡查|排查|收集|现场会|安全|防火|防汛|执法|培训|会议"
)
_PLAYED = "[^，。；、]{0,12}(?:演出|表演|晚会|歌舞|戏曲|剧目|音乐会)"
_SHOW = words(
    "专场[^，。；、]{0,6}(?:演出|表演|文艺|晚会)|文艺(?:演出|表演|晚会|汇演)|歌舞(?:演出|表演|晚会)|"
    f"观看{_PLAYED}|观赏{_PLAYED}|欣赏{_PLAYED}|联欢(?:会|晚会)?|篝火晚会|"
    "卡拉OK|KTV|K歌|唱歌|听音乐会|看(?:川剧|变脸|戏|电影|演出)|泡温泉|SPA|棋牌|麻将|洗浴|"
    "桑拿|按摩|足浴|足疗|洗脚|高尔夫|保龄球|台球|采耳|演艺|健身|游泳|电影专场|歌舞厅|夜总会|酒吧",
    f"{LOOKED_INTO}|(?:文艺|歌舞)(?:演出|表演)(?:市场|管理|院团|团体|场馆|产业|场地|公司|筹备|安保|保障|部署)|(?:演出|晚会)(?:安保|筹备|保障)|健身(?:步道|设施|器材|广场|中心建设|路径)|全民健身|健身气功|演艺(?:集团|公司|产业|院团)|"
    "游泳(?:馆建设|馆项目)|(?:应急|消防|技能|实操)[^，。；、]{0,4}(?:演练|表演)|棋牌室整治",
)
_GIFT = words(
    "纪念品|纪念章|礼品|礼物|礼金|红包|有价证券|购物卡|提货券|礼券|土特产|特产礼盒|伴手礼|礼盒",
    "(?:旅游|文创)?(?:纪念品|礼品|特产|土特产)(?:开发|研发|展|产业|企业|市场|店|超市|馆|生产|加工|销售|展示)|特色产品",
)
_THING = "[^，。；、]{0,7}(?:纪念品|纪念章|礼品|礼物|土特产|特产|伴手礼|礼盒|红包)"
_GIVING = words(f"赠{_THING}|送{_THING}|发放{_THING}")
_STATIONERY = words(
    "便签|地图|导览图|折页|宣传册|宣传资料|会议资料|资料袋|文件袋|笔记本|签字笔|圆珠笔|铅笔|胸牌|证件|手册|汇编|画册|材料"
)
_MONEY = words("现金|礼金|红包|购物卡|有价证券|提货券")
_NONE = re.compile("(?:无[^，。；、]*|没有[^，。；、]*|不[^，。；、]*|/|-|—)$")
_VALUABLE = words(
    "内含|茶叶|黄金|金条|金币|玉|翡翠|手表|手机|相机|电脑|购物卡|礼金|红包|有价证券|购物券|茅台|五粮液|香烟|卷烟|名烟|名酒|字画|古董|珠宝",
    "玉米|玉兰",
)


@rule(
    code="G05", name="日程里有景点，看不出公务", level="note", document=REGULATION, evidence="转载", binds=(DOMESTIC,)
)
def scenic_spot_without_official_business(visit: Visit) -> Iterator[Finding]:
    """不得把旅游等非公务活动纳入接待；去景区确有公务的，内容里要写得出来。

    Bad:
        日程:
          - {时间: 09:00-11:00, 内容: 前往青龙湖, 地点: 青龙湖风景区}   # ←
    Good:
        日程:
          - {时间: 09:00-11:00, 内容: 检查森林防火工作, 地点: 青龙湖风景区}
    """
    for stop in visit.schedule:
        place = stop.place.name if stop.place else ""
        word = _SCENIC.find(stop.activity) or _SCENIC.find(place)
        if word and stop.element not in ("吃", "住") and not _WORK.find(stop.activity):
            if PRIVATE.find(stop.activity) or _SHOW.find(stop.activity):
                continue  # T02 and G19b say more of it
            text = f"日程“{stop.activity}”到{place or word}，看不出是什么公务"
            yield finding_at(stop, "activity", text, "写明考察什么、检查什么；不是公务就删去")


@rule(code="G19", name="赠送礼品", level="must", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def gift_for_official_guests(visit: Visit) -> Iterator[Finding]:
    """国内公务接待，不得以任何名义赠送礼金、有价证券、纪念品和土特产。会务用的资料、笔、本子不算。

    Bad:
        礼品:
          - {名称: 柳溪茶叶, 数量: 2, 单价: 80}   # ←
    Good:
        礼品:
          - {名称: 会议资料袋, 数量: 2}
    """
    for gift in visit.gifts:
        stationery = _STATIONERY.find(gift.name) and not _VALUABLE.find(gift.name)
        if not stationery and not _NONE.match(gift.name):
            many = str(gift.number) if gift.number else ""
            amount = gift.price * gift.number.number if gift.price is not None and gift.number else None
            text = f"准备送{gift.name or '礼品'}{many}，国内公务接待不得送任何礼品"
            yield finding_at(gift, "name", text, "删去；会务用的资料、文具照写就行", amount=amount)
    yield from _gifts_that_are_mentioned(visit)


def _gifts_that_are_mentioned(visit: Visit) -> Iterator[Finding]:
    """Gifts in the schedule, the tasks, the rooms and the expenses."""
    for stop in visit.schedule:
        for field in ("activity", "note"):
            if word := _GIVING.find(getattr(stop, field)):
                text = f"日程“{stop.activity}”里有{word}，国内公务接待不得送任何礼品"
                yield finding_at(stop, field, text, f"删去{word}")
    for task in visit.tasks:
        if word := _GIFT.find(task.item):
            yield finding_at(task, "item", f"分工“{task.item}”里有{word}，国内公务接待不得送任何礼品", f"删去{word}")
    for setting in visit.setting:
        for number, item in enumerate(setting.items):
            if word := _GIFT.find(item):
                text = f"{setting.place}的物品里有{item}，国内公务接待不得送{word}"
                yield finding_at(setting, f"items.{number}", text, f"删去{item}")
    for expense in visit.expenses:
        if (word := _GIFT.find(expense_text(expense)) or keepsake_of(expense)) and not is_paid_by_guests(
            visit, expense.payer
        ):
            text = f"费用里有“{expense.item}”，国内公务接待不得送{word}，也不得列支"
            yield finding_at(expense, "item", text, "剔除这一笔", amount=expense.amount)


@rule(code="G19b", name="文艺演出、娱乐健身", level="must", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def show_or_entertainment(visit: Visit) -> Iterator[Finding]:
    """不得组织专场文艺演出，不得安排营业性娱乐、健身活动。

    Bad:
        日程:
          - {时间: 19:30-21:00, 内容: 观看民俗歌舞表演, 地点: 清江剧院}   # ←
    Good:
        日程:
          - {时间: 15:00-16:00, 内容: 调研文艺演出市场管理, 地点: 清江剧院}
    """
    for stop in visit.schedule:
        text = f"{stop.activity} {stop.place.name if stop.place else ''}"
        if (word := _SHOW.find(text)) and not (_WORK.find(stop.activity) and not _SHOW.find(stop.activity)):
            message = f"日程安排了“{stop.activity}”，公务接待不安排演出和娱乐"
            yield finding_at(stop, "activity", message, "删去这一项")
        elif word := _SHOW.find(stop.note):
            yield finding_at(
                stop, "note", f"日程“{stop.activity}”的备注安排了{word}，公务接待不安排演出和娱乐", f"删去{word}"
            )
    for task in visit.tasks:
        if word := _SHOW.find(task.item):
            yield finding_at(task, "item", f"分工“{task.item}”里有{word}，公务接待不安排演出和娱乐", f"删去{word}")
    for meal in visit.meals:
        if word := _SHOW.find(meal.note):
            text = f"“{meal_name(meal)}”的备注安排了{word}，公务接待不安排演出和娱乐"
            yield finding_at(meal, "note", text, f"删去{word}")
    for expense in visit.expenses:
        if (word := _SHOW.find(expense_text(expense))) and not is_paid_by_guests(visit, expense.payer):
            text = f"费用里有“{expense.item}”，{word}不得列支"
            yield finding_at(expense, "item", text, "剔除这一笔", amount=expense.amount)


@rule(code="W05", name="外宾礼品超过限额", level="note", evidence="单源", binds=(FOREIGN,))
def gift_above_the_limit_for_foreign_guests(visit: Visit) -> Iterator[Finding]:
    """可以送外宾民族特色的纪念品，不送钱物；每件多少元看本地的限额（地方规定或办公室文件的“礼品”）。

    Bad:
        办公室: {标准: {礼品: 200}}
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        礼品:
          - {名称: 竹编挂屏, 数量: 1, 单价: 680, 对象: 团长}   # ←
    Good:
        办公室: {标准: {礼品: 200}}
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        礼品:
          - {名称: 竹编书签, 数量: 1, 单价: 30, 对象: 团长}
    """
    cap = lowest_standard(visit, "礼品")
    for gift in visit.gifts:
        if word := _MONEY.find(gift.name):
            yield finding_at(gift, "name", f"礼品是{gift.name}，{word}不能作礼品", "换成有民族特色的小纪念品")
        if cap and gift.price is not None and gift.price > cap.amount:
            text = f"{gift.name}每件{gift.price:f}元，礼品的限额是{cap.amount:f}元"
            yield finding_at(gift, "price", text, "换一种，或先问外事部门", cap.source)


@rule(code="B01b", name="商务礼品不像地方特色", level="note", evidence="单源", binds=(BUSINESS,))
def business_gift_of_value(visit: Visit) -> Iterator[Finding]:
    """商务接待的礼品选地方特色纪念品，不送贵重的东西。

    Bad:
        类别: 商务
        礼品:
          - {名称: 和田玉摆件, 数量: 1}   # ←
    Good:
        类别: 商务
        礼品:
          - {名称: 竹编书签, 数量: 2, 单价: 30}
    """
    for gift in visit.gifts:
        if word := _VALUABLE.find(gift.name):
            yield finding_at(gift, "name", f"礼品是{gift.name}，{word}不是地方特色纪念品", "换成本地的小纪念品")
