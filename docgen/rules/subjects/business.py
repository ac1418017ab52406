"""商务接待: what a meal and a gift for business guests may cost, where nothing local says it."""

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.facts import guest_count, host_count, is_paid_by_hosts, meal_name
from docgen.rules.lexicon.drinks import TOBACCO, WINE_AS_DISH
from docgen.rules.lexicon.gifts import VALUABLE
from docgen.rules.lexicon.listing import provided
from docgen.rules.lexicon.venues import LAVISH
from docgen.rules.rule import BUSINESS, Finding, finding_at, rule
from docgen.rules.spending import bills_for_meals, gift_expenses, meals_paid_by
from docgen.rules.standards import Standard, lowest_standard
from docgen.rules.text_kinds import SAID
from docgen.rules.words import words

SUBJECT = (12, "商务接待")

#: What single firms of the state have published for themselves: no law, and a yardstick where there is no other.
_GIFTS_OF_STATE_FIRMS = Standard(Decimal(600), "参照国有企业商务招待的口径：纪念品每人次不超过600元")
_DINNERS_OF_STATE_FIRMS = Standard(Decimal(450), "参照国有企业商务招待的口径：宴请每人不超过450元，含酒水")


_COSTLY_WINE = words(
    "(?:酱香|白的|红的|洋的)[^。；]{0,8}[一二两三四五六七八九十\\d]瓶[^。；]{0,8}(?:[上一二三四五六七八九]千|\\d{4}|[五六七八九]百)|茅台|茅子|飞天|五粮液|国窖|1573|水井坊|梦之蓝|梦[369]|青花郎|君品习酒|洋酒|人头马|轩尼诗|马爹利|芝华士|拉菲|奔富|XO(?!酱)|"
    "路易十三|威士忌|白兰地|香槟|年份酒|特供|内供|高档(?:白|红)?酒|名酒",
    "(?:茅台|五粮液|国窖|水井坊|特供)(?:集团|公司|股份|酒厂|镇|机场|文化|大酒店|酒店|宾馆|项目|渠道|产品展|专卖)|名酒(?:企业|展|镇)",
)
_FUN = provided(
    "唱(?:两|几|一)?(?:个)?(?:小时|会儿)|唱唱|吼[两几]嗓|会跳舞|伴舞|松松?筋骨|技师[^，。；]{0,8}[按捏推]|[摸搓][两几]?[圈把]|唱歌|K歌|歌城|卡拉OK|练歌|KTV|歌厅|歌舞厅|足浴|足疗|洗脚|按脚|按摩|推拿|桑拿|汗蒸|洗浴|泡(?:温泉|澡|脚|汤)|温泉票|SPA|酒吧|夜总会|高尔夫|"
    "游艇|麻将|打牌|斗地主|掼蛋|棋牌|采耳|水疗|剧本杀|密室逃脱|夜场|蹦迪",
    "(?:足浴|按摩|棋牌|洗浴|酒吧)(?:产业|行业|连锁|一条街|街区)",
)


@rule(code="B05", name="商务礼品超过限额", level="should", evidence="单源", binds=(BUSINESS,))
def business_gift_above_the_limit(visit: Visit) -> Iterator[Finding]:
    """商务纪念品每人多少元，看本单位或地方规定的“礼品”；没有定的，参照国有企业的口径，每人次不超过600元。

    Bad:
        类别: 商务
        礼品:
          - {名称: 漆器摆件, 数量: 2, 单价: 1980}   # ←
    Good:
        类别: 商务
        礼品:
          - {名称: 竹编书签, 数量: 2, 单价: 30}
    """
    cap = lowest_standard(visit, "礼品", "纪念品") or _GIFTS_OF_STATE_FIRMS
    hint = f"每人降到{cap.amount:f}元以内"
    each_gets = Decimal(0)
    for gift in visit.gifts:
        if word := VALUABLE.find(gift.note):
            text = f"{gift.name}的备注写着“{word}”，纪念品里不夹贵重的东西和钱物"
            yield finding_at(gift, "note", text, "取消，按实际的东西写名称、单价")
        if gift.price is None:
            continue
        # one of each for everybody, or as many as there are for all of them
        share = gift.price * gift.number.number / visit.guests.size if gift.number and visit.guests.size else gift.price
        before, each_gets = each_gets, each_gets + max(gift.price, share)
        if before <= cap.amount < each_gets:
            what = f"每件{gift.price:f}元" if gift.price > cap.amount else f"加在一起每人{_rounded(each_gets):f}元"
            yield finding_at(gift, "price", f"{gift.name}{what}，限额是每人{cap.amount:f}元", hint, cap.source)
    for expense in gift_expenses(visit):
        people = expense.people or visit.guests.size
        if expense.amount is not None and people and expense.amount > cap.amount * people:
            each = _rounded(expense.amount / people)
            text = f"“{expense.item}”{expense.amount:f}元、{people}人，每人{each:f}元，限额是每人{cap.amount:f}元"
            yield finding_at(expense, "amount", text, hint, cap.source, expense.amount - cap.amount * people)


@rule(code="B06", name="商务宴请人均偏高", level="should", evidence="单源", binds=(BUSINESS,))
def business_meal_above_the_standard(visit: Visit) -> Iterator[Finding]:
    """商务宴请每人多少元，看本单位或地方规定的“商务宴请”；没有定的，参照国有企业的口径，每人不超过450元，含酒水。

    Bad:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 标准: 880, 来宾: 全体, 付费: 接待单位}   # ←
    Good:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 标准: 120, 来宾: 全体, 付费: 接待单位}
    """
    cap = lowest_standard(visit, "商务宴请", "商务用餐", "宴请") or _DINNERS_OF_STATE_FIRMS
    hint = f"降到每人{cap.amount:f}元以内"
    for meal in visit.meals:
        if meal.standard is not None and meal.standard > cap.amount and is_paid_by_hosts(visit, meal):
            text = f"“{meal_name(meal)}”每人{meal.standard:f}元，标准是{cap.amount:f}元"
            people = guest_count(visit, meal) + host_count(visit, meal)
            yield finding_at(meal, "standard", text, hint, cap.source, (meal.standard - cap.amount) * people)
    for bill in bills_for_meals(visit):
        meals = meals_paid_by(visit, bill)
        heads = bill.people or sum(guest_count(visit, meal) + host_count(visit, meal) for meal in meals)
        if bill.amount is not None and heads and bill.amount > cap.amount * heads * max(1, len(meals)):
            each = _rounded(bill.amount / heads)
            text = f"“{bill.item}”{bill.amount:f}元、{heads}人，每人{each:f}元，标准是{cap.amount:f}元"
            yield finding_at(bill, "amount", text, hint, cap.source, bill.amount - cap.amount * heads)


@rule(code="B07", name="商务接待上高档酒、香烟", level="should", evidence="单源", binds=(BUSINESS,))
def costly_wine_or_cigarettes_for_business_guests(visit: Visit) -> Iterator[Finding]:
    """商务接待以家常菜为主，不搞高消费；茅台、五粮液一类的酒和香烟，谁付钱都要说得清。普通酒水看本地规定。

    Bad:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 酒水: [菊花茶, 五粮液两瓶]}   # ←
    Good:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 酒水: [菊花茶, 本地啤酒]}
    """
    everything = account(visit)
    if not everything.may_hold(_COSTLY_WINE.pattern, TOBACCO.sure.pattern, TOBACCO.named):
        return
    for said in everything.of("drink", "dish", "thing", "gift", "cost", "task", "note"):
        word = _COSTLY_WINE.find(said.text) or TOBACCO.find(said.text, is_listed=said.kind == "drink")
        if word and not (said.kind == "dish" and not WINE_AS_DISH.find(said.text)):
            text = f"{said.name}有{word}，商务接待不搞高消费，不上高档酒和香烟"
            yield said.finding(text, f"删去{word}，换成本地的饮品")


@rule(code="B08", name="商务接待安排娱乐", level="should", evidence="单源", binds=(BUSINESS,))
def entertainment_for_business_guests(visit: Visit) -> Iterator[Finding]:
    """商务接待不组织高消费娱乐：唱歌、足浴、按摩、打牌都不安排。

    Bad:
        类别: 商务
        日程:
          - {时间: 20:00-22:00, 内容: 陪客商唱歌, 地点: 城南}   # ←
    Good:
        类别: 商务
        日程:
          - {时间: 20:00-21:00, 内容: 考察夜间经济街区, 地点: 城南}
    """
    # B01 finds the costliest among what the schedule does
    for said, word in account(visit).saying(_FUN, *SAID):
        if said.kind != "doing" or not LAVISH.find(said.text):
            text = f"{said.name}里有{word}，商务接待不组织高消费娱乐"
            yield said.finding(text, "删去这一项")


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01")).normalize()
