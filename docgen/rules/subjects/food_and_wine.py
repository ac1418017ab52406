"""用餐: what is on the table (dishes, wine, cigarettes), and places where no official meal is had."""

from collections.abc import Iterator

from docgen.model.catalogue import Dish
from docgen.model.dining import Meal
from docgen.model.visit import Visit
from docgen.rules.facts import expense_text, meal_name
from docgen.rules.rule import BUSINESS, DOMESTIC, FOREIGN, FRUGALITY, REGULATION, Finding, finding_at, rule
from docgen.rules.subjects import meals
from docgen.rules.words import LOOKED_INTO, words

SUBJECT = meals.SUBJECT

_FINS = words("鱼翅|燕窝|血燕|官燕|燕盏", "(?:素|仿|人造|假|竹)(?:鱼翅|燕窝)|碗仔翅|鱼翅(?:瓜|豆)|燕窝(?:酥|饼|果|菌)")
_WILD = words(
    "穿山甲|熊掌|果子狸|竹鼠|娃娃鱼|大鲵|中华鲟|野味|天鹅|猫头鹰|麂子|黄麂|飞龙鸟|禾花雀|海龟|玳瑁|蟒蛇|"
    "野生(?:动物|鱼|甲鱼|龟|鸟|蛙|娃娃鱼)|野鸭|白鹤|丹顶鹤|斑鸠(?!菜|叶|豆腐)|眼镜蛇",
    "(?:天鹅|白鹤)(?:镇|湖|岭|乡|村|山)|熊掌豆腐|熊掌菌|天鹅(?:蛋酥|酥|泡芙)|野味(?:菌|蘑菇)",
)
_COSTLY = words(
    "鲍鱼|海参|龙虾|澳龙|辽参|帝王蟹|佛跳墙|松露|鱼子酱|^和牛|澳洲和牛|日本和牛|雪花和牛|花胶|鱼肚|象拔蚌|东星斑|雪蛤|冬虫夏草|虫草|河豚|刀鱼",
    "鲍鱼(?:菇|菌|汁)|杏鲍菇|小龙虾|龙虾片|素(?:海参|鲍鱼)|虫草(?:花|菇|菌)|海参(?:豆腐|斑)|松露巧克力|秋刀鱼|花胶(?:豆腐)",
)
_BRANDS = (
    "茅台|五粮液|剑南春|国窖|泸州老窖|郎酒|洋河|汾酒|古井贡|水井坊|舍得|习酒|西凤|牛栏山|二锅头|"
    "青岛啤酒|雪花啤酒|人头马|轩尼诗|拉菲|江小白|1573"
)
_KINDS = (
    "白酒|红酒|葡萄酒|黄酒|啤酒|米酒|洋酒|果酒|药酒|清酒|青稞酒|咂酒|糯米酒|威士忌|伏特加|白兰地|香槟|"
    "XO|干红|干白|扎啤|鲜啤|老白干|女儿红|花雕|状元红|特曲|大曲|头曲"
)
#: Wine among drinks: everything with 酒.
_WINE = words(
    f"{_BRANDS}|{_KINDS}|酒水|酒",
    "无醇[^，。；、]*|(?:无|不含|零)酒精[^，。；、]*|酒酿[^，。；、]*|醪糟|酒精|酒店|酒楼|酒家|酒具|酒杯|解酒|"
    "(?:洋河|西凤|舍得)(?:镇|街道|公司)|料酒|啤酒花茶|酒曲|干红(?:枣|薯)|干白(?:菜|果)",
)
#: Wine among dishes: only what is a drink; what is cooked with wine is a dish.
_WINE_AS_DISH = words(
    f"^(?:{_BRANDS}|{_KINDS})(?:[一二三四五六七八九十两\\d]+(?:瓶|斤|两|杯|件|箱|听|罐))?$|酒水$|^[^，。；、]{{1,5}}酒$"
)
_DRUNKEN = words("醉(?:虾|蟹|鸡|鱼|螺|蛤|排骨|鹅|鸭|泥螺)")
_SMOKE = words(
    "香烟|卷烟|雪茄(?!黄瓜)|烟酒|招待烟|公务烟|中华烟|软中华|硬中华|玉溪烟|芙蓉王|黄鹤楼烟|条烟|^烟$|烟[一二三四五六七八九十两\\d]+(?:包|条|盒)",
    "烟(?:笋|熏|肉|台|花|囱|雨|草局|草公司|叶)|香烟(?:专卖|广告)|烟酒(?:店|行业|市场)|吸烟|控烟",
)
_TOAST = words("祝酒|敬酒|品酒|劝酒|酒会", "品酒(?:师|室|实验|台|标准|专业)|酒会议|酒会计")
_CLUB = words(
    "私人会所|私家会所|私人会馆|私人俱乐部|高档会所|会所|私房菜会馆",
    "(?:委|协|学|商|工|联合|基金|理事|董事|工商联|妇联|居委|村委)会所(?:在|属|有|办)?",
)
_LAVISH = words(
    "高档酒楼|海鲜酒楼|豪华酒店|高尔夫|夜总会|KTV|歌厅|歌舞厅|洗浴中心|温泉会馆|私享|顶级餐厅|米其林|游艇", LOOKED_INTO
)


@rule(
    code="G14",
    name="高档菜肴、野生保护动物",
    level="must",
    document=REGULATION,
    article=10,
    evidence="原文",
    binds=(DOMESTIC,),
)
def dish_that_must_not_be_served(visit: Visit) -> Iterator[Finding]:
    """不得提供鱼翅、燕窝等高档菜肴和用野生保护动物做的菜肴。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 红烧鱼翅]}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 熊掌豆腐]}
    """
    for meal, dish in _dishes(visit):
        if word := _FINS.find_in(_words_of(dish)):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，{word}是高档菜肴，不得上桌"
            yield finding_at(dish, "name", text, "换成家常菜")
        elif word := _WILD.find_in(_words_of(dish)):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，{word}可能是野生保护动物，不得上桌"
            yield finding_at(dish, "name", text, "换成家常菜")
    for meal in visit.meals:
        if word := _FINS.find(meal.note) or _WILD.find(meal.note):
            yield finding_at(meal, "note", f"“{meal_name(meal)}”的备注写着{word}，不得上桌", "删去，也不要实际提供")
        for number, drink in enumerate(meal.drinks):
            # from May 2025 on T01 says more
            word = _LUXURY_DRINK.find(drink) or _SMOKE.find(drink) if visit.dates.first < FRUGALITY.since else ""
            if word:
                text = f"“{meal_name(meal)}”的酒水有{drink}，不得提供香烟和高档酒水"
                yield finding_at(meal, f"drinks.{number}", text, "换成茶水、白开水")


_LUXURY_DRINK = words("茅台|五粮液|国窖|人头马|轩尼诗|拉菲|洋酒")


@rule(code="G14b", name="像是高档菜肴", level="note")
def dish_that_looks_costly(visit: Visit) -> Iterator[Finding]:
    """规定只点了鱼翅、燕窝的名，鲍鱼、海参、龙虾一类各地多有禁令，菜单交上去先被圈的就是它们。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 葱烧海参]}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 椒盐杏鲍菇]}
    """
    for meal, dish in _dishes(visit):
        if visit.category == FOREIGN and (word := _WILD.find_in(_words_of(dish))):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，{word}可能是野生保护动物，对谁都不能上桌"
            yield finding_at(dish, "name", text, "换一道菜")
        elif word := _COSTLY.find_in(_words_of(dish)):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，{word}一般算高档菜"
            yield finding_at(dish, "name", text, "换成家常菜")


@rule(
    code="G14c",
    name="私人会所、高消费场所用餐",
    level="must",
    document=REGULATION,
    article=10,
    evidence="原文",
    binds=(DOMESTIC,),
)
def meal_at_a_club(visit: Visit) -> Iterator[Finding]:
    """不得使用私人会所、高消费餐饮场所。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 地点: 听涛私人会所}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 地点: 机关食堂}
    """
    for meal in visit.meals:
        place = meal.place.name if meal.place else ""
        if word := _CLUB.find(place) or _LAVISH.find(place):
            text = f"“{meal_name(meal)}”安排在{place}，{word}不得用于公务用餐"
            yield finding_at(meal, "place", text, "改在机关食堂或定点饭店")


@rule(code="T01", name="上酒或提供香烟", level="must", document=FRUGALITY, evidence="转载", binds=(DOMESTIC,))
def wine_or_cigarettes(visit: Visit) -> Iterator[Finding]:
    """工作餐不上酒，不提供香烟。2025年5月修订以后，啤酒、红酒、黄酒都算酒；菜里用酒调味（啤酒鸭、酒酿圆子）不算。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 酒水: [菊花茶, 青稞酒]}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [烟笋炒肉, 酒酿圆子], 酒水: [菊花茶, 无酒精饮料]}
    """
    for meal in visit.meals:
        yield from _wine_or_cigarettes_at(meal)
    for stop in visit.schedule:
        if word := _TOAST.find(stop.activity):
            text = f"日程“{stop.activity}”里有{word}，{_not_served_text('酒')}"
            yield finding_at(stop, "activity", text, f"删去{word}")
    for task in visit.tasks:
        if word := _WINE.find(task.item) or _SMOKE.find(task.item):
            yield finding_at(task, "item", f"分工“{task.item}”里有{word}，{_not_served_text(word)}", "删去这一项")
    for setting in visit.setting:
        for number, item in enumerate(setting.items):
            if word := _SMOKE.find(item) or _WINE.find(item):
                text = f"{setting.place}的物品有{item}，{_not_served_text(word)}"
                yield finding_at(setting, f"items.{number}", text, f"删去{item}")
    for expense in visit.expenses:
        if word := _WINE.find(expense_text(expense)) or _SMOKE.find(expense_text(expense)):
            text = f"费用里有“{expense.item}”，{_not_served_text(word)}，也不得列支"
            yield finding_at(expense, "item", text, "剔除这一笔，由个人承担", amount=expense.amount)


def _wine_or_cigarettes_at(meal: Meal) -> Iterator[Finding]:
    """Wine and cigarettes among the drinks, the dishes and the notes of a meal."""
    for number, drink in enumerate(meal.drinks):
        if word := _WINE.find(drink) or _SMOKE.find(drink):
            text = f"“{meal_name(meal)}”的酒水有{drink}，{_not_served_text(word)}"
            yield finding_at(meal, f"drinks.{number}", text, f"删去{drink}")
    for dish in meal.menu:
        if word := (_WINE.find(dish.name) and _WINE_AS_DISH.find(dish.name)) or _SMOKE.find(dish.name):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，{_not_served_text(word)}"
            yield finding_at(dish, "name", text, f"删去{dish.name}")
    if word := _WINE.find(meal.note) or _SMOKE.find(meal.note):
        text = f"“{meal_name(meal)}”的备注写着{word}，{_not_served_text(word)}"
        yield finding_at(meal, "note", text, "删去，也不要实际提供")


def _not_served_text(word: str) -> str:
    """What the regulations say of cigarettes, or of wine."""
    return "公务接待不提供香烟" if _SMOKE.find(word) else "工作餐不上酒"


@rule(code="T01b", name="菜名里有“醉”", level="note", binds=(DOMESTIC,))
def dish_steeped_in_wine(visit: Visit) -> Iterator[Finding]:
    """醉虾、醉蟹是用酒腌的生食，不算上酒，可是有酒气，也不宜待客；检查的人常会问一句。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 花雕醉虾]}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 白灼虾]}
    """
    for meal, dish in _dishes(visit):
        if _DRUNKEN.find(dish.name):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，是用酒腌的生食，待客不宜"
            yield finding_at(dish, "name", text, "换一道菜")


@rule(code="B01", name="商务接待高消费", level="should", evidence="单源", binds=(BUSINESS,))
def business_guests_at_a_costly_place(visit: Visit) -> Iterator[Finding]:
    """商务接待可以安排宴请，就地取材、家常菜为主，不去高消费场所，不组织高消费娱乐。

    Bad:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 地点: 听涛私人会所}   # ←
    Good:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 地点: 清江宾馆}
    """
    for meal in visit.meals:
        place = meal.place.name if meal.place else ""
        if word := _CLUB.find(place) or _LAVISH.find(place):
            yield finding_at(
                meal, "place", f"“{meal_name(meal)}”安排在{place}，{word}是高消费场所", "改在机关食堂或一般饭店"
            )
    for meal, dish in _dishes(visit):
        if word := _FINS.find_in(_words_of(dish)) or _WILD.find_in(_words_of(dish)):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，商务接待以家常菜为主，不上{word}"
            yield finding_at(dish, "name", text, "换成本地的家常菜")
    for stop in visit.schedule:
        if word := _LAVISH.find(f"{stop.activity} {stop.place.name if stop.place else ''}"):
            yield finding_at(stop, "activity", f"日程“{stop.activity}”有{word}，是高消费娱乐", "删去这一项")


def _dishes(visit: Visit) -> Iterator[tuple[Meal, Dish]]:
    for meal in visit.meals:
        for dish in meal.menu:
            yield meal, dish


def _words_of(dish: Dish) -> tuple[str, ...]:
    return (dish.name, *dish.ingredients)
