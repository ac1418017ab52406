"""用餐: what is on the table (dishes, wine, cigarettes), and places where no official meal is had."""

from collections.abc import Iterator

from docgen.model.catalogue import Dish
from docgen.model.dining import Meal
from docgen.model.schedule import Stop
from docgen.model.visit import Visit
from docgen.rules.account import Account, Statement, account
from docgen.rules.facts import meal_name
from docgen.rules.lexicon.drinks import DRUNKEN, LUXURY_DRINK, TOAST, TOBACCO, WINE, WINE_AS_DISH, WINE_HINT
from docgen.rules.lexicon.food import COSTLY, FINS, KITCHEN, WILD
from docgen.rules.lexicon.venues import CLUB, DOUBTFUL, EATING, HIDDEN, HIDDEN_SAID, LAVISH
from docgen.rules.rule import BUSINESS, DOMESTIC, FOREIGN, FRUGALITY, NO_GAME, REGULATION, Finding, finding_at, rule
from docgen.rules.subjects import meals
from docgen.rules.text_kinds import ARRANGED, SAID, TextKind

SUBJECT = meals.SUBJECT


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
    """不得提供鱼翅、燕窝等高档菜肴和用野生保护动物做的菜肴；菜单、备注、日程、分工、费用里写着都算。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 红烧鱼翅]}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 熊掌豆腐]}
    """
    for meal, dish in _dishes(visit):
        if word := FINS.find_in(_words_of(dish)):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，{word}是高档菜肴，不得上桌"
            yield finding_at(dish, "name", text, "换成家常菜")
        elif word := WILD.find_in(_words_of(dish)):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，{word}可能是野生保护动物，不得上桌"
            yield finding_at(dish, "name", text, "换成家常菜")
    everything = account(visit)
    for statement in (*_of_food(everything), *everything.of("cost")):
        if word := FINS.find(statement.text) or WILD.find(statement.text):
            yield statement.finding(f"{statement.name}写着{word}，不得上桌", "取消，换成家常菜；买来的说清去向")
    # from May 2025 on T01 says more
    for statement in everything.of("drink") if visit.dates.first < FRUGALITY.since else ():
        if LUXURY_DRINK.find(statement.text) or TOBACCO.find(statement.text, is_listed=True):
            text = f"{statement.name}有{statement.text}，不得提供香烟和高档酒水"
            yield statement.finding(text, "换成茶水、白开水")


@rule(code="G14b", name="像是高档菜肴", level="should")
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
        if word := COSTLY.find_in(_words_of(dish)):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，{word}一般算高档菜"
            yield finding_at(dish, "name", text, "换成家常菜")
    for statement in _of_food(account(visit)):
        if word := COSTLY.find(statement.text):
            yield statement.finding(f"{statement.name}写着{word}，一般算高档菜", "换成家常菜")


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
    for statement in _dining_places(account(visit)):
        if word := CLUB.find(statement.text) or LAVISH.find(statement.text):
            text = f"{_meal_of(statement)}安排在{statement.text}，{word}不得用于公务用餐"
            yield statement.finding(text, "改在机关食堂或定点饭店")
    for statement, word in _said_to_be_hidden(account(visit)):
        if CLUB.find(word):
            text = f"{statement.name}写着“{word}”，私人会所不得用于公务用餐"
            yield statement.finding(text, "改在机关食堂或定点饭店")


@rule(
    code="G14d",
    name="像是隐蔽场所用餐",
    level="should",
    document=REGULATION,
    article=10,
    evidence="原文",
    binds=(DOMESTIC,),
)
def meal_at_a_hidden_place(visit: Visit) -> Iterator[Finding]:
    """私人会所、高消费场所换个叫法也不行：会馆、私房菜、一桌餐、住宅、企业内部餐厅、度假村，查得最多的就是这些。

    确是定点饭店、机关食堂的，写全名称；名称本身如此的，写一条豁免说明。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 地点: 柳溪小区2栋一桌餐}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 地点: 柳溪社区食堂}
    """
    for statement in _dining_places(account(visit)):
        if CLUB.find(statement.text) or LAVISH.find(statement.text):
            continue  # G14c says more
        if word := HIDDEN.find(statement.text):
            text = f"{_meal_of(statement)}安排在{statement.text}，“{word}”像是隐蔽或高消费的场所，公务用餐不去"
            yield statement.finding(text, "改在机关食堂或定点饭店；确是定点饭店的，写一条豁免说明")
    for statement, word in _said_to_be_hidden(account(visit)):
        if not CLUB.find(word):
            text = f"{statement.name}写着“{word}”，像是隐蔽的场所，公务用餐不去"
            yield statement.finding(text, "改在机关食堂或定点饭店；用餐地点写全名称")


def _said_to_be_hidden(everything: Account) -> Iterator[tuple[Statement, str]]:
    """What notes and tasks say of hidden places to eat at: of a meal any, elsewhere where one is said to eat."""
    for statement, word in everything.saying(HIDDEN_SAID, *SAID):
        if isinstance(statement.entry, Meal) or EATING.find(statement.text):
            yield statement, word


@rule(code="G14e", name="用餐地点容易让人起疑", level="note", binds=(DOMESTIC,))
def meal_at_a_doubtful_place(visit: Visit) -> Iterator[Finding]:
    """俱乐部、山庄、农家乐、海鲜城这一类地方，检查时常被问到；是不是定点、人均多少，先弄清楚。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 地点: 柳溪农家乐}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 地点: 柳溪镇机关食堂}
    """
    for statement in _dining_places(account(visit)):
        if any(words.find(statement.text) for words in (CLUB, LAVISH, HIDDEN)):
            continue  # G14c and G14d say more
        if word := DOUBTFUL.find(statement.text):
            text = f"{_meal_of(statement)}安排在{statement.text}，{word}是不是定点饭店，要说得清"
            yield statement.finding(text, "改在机关食堂；确是定点饭店，不用管这条提示")


def _dining_places(everything: Account) -> Iterator[Statement]:
    """The places where meals are had: by 用餐, and by the schedule where 用餐 does not name them."""
    venues = [statement for statement in everything.of("venue") if statement.field == "place"]
    of_meals = [statement for statement in venues if isinstance(statement.entry, Meal)]
    yield from of_meals
    known = {statement.text for statement in of_meals}
    for statement in venues:
        if isinstance(statement.entry, Stop) and statement.entry.element == "吃" and statement.text not in known:
            yield statement


def _meal_of(statement: Statement) -> str:
    """How the meal is called at whose place something is said."""
    return statement.name.removesuffix("的地点")


@rule(code="G14f", name="野生动物上桌", level="should", document=NO_GAME, evidence="单源", binds=(FOREIGN, BUSINESS))
def game_for_guests_of_any_kind(visit: Visit) -> Iterator[Finding]:
    """陆生野生动物全部禁食，人工养殖的也在内，来宾是谁都一样。国内公务另见 G14。

    Bad:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 菜单: [清炒时蔬, 红烧竹鼠]}   # ←
    Good:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 菜单: [清炒时蔬, 熊掌豆腐]}
    """
    for meal, dish in _dishes(visit):
        if word := WILD.find_in(_words_of(dish)):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，{word}可能是野生动物，对谁都不能上桌"
            yield finding_at(dish, "name", text, "换一道菜")


@rule(code="T01", name="上酒或提供香烟", level="must", document=FRUGALITY, evidence="转载", binds=(DOMESTIC,))
def wine_or_cigarettes(visit: Visit) -> Iterator[Finding]:
    """工作餐不上酒，不提供香烟。2025年5月修订以后，啤酒、红酒、黄酒都算酒；菜里用酒调味（啤酒鸭、酒酿圆子）不算。

    酒水、菜单、备注、日程、分工、布置、物品、费用里写着都算；考察酒企、写明“不上酒”的不算。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 酒水: [菊花茶, 青稞酒]}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [烟笋炒肉, 酒酿圆子], 酒水: [菊花茶, 无酒精饮料]}
    """
    everything = account(visit)
    if not everything.may_hold(WINE.sure.pattern, WINE.named, TOBACCO.sure.pattern, TOBACCO.named):
        return
    for statement in everything.of("drink", "dish", "thing", "cost", *ARRANGED):
        if word := _wine_in(statement):
            remark = "公务接待不备酒" if statement.section == "lodging" else "工作餐不上酒"
        elif word := _tobacco_in(statement):
            remark = "公务接待不提供香烟"
        else:
            continue
        is_whole = statement.kind in ("drink", "dish", "thing")
        also = "，也不得列支" if statement.kind == "cost" else ""
        text = f"{statement.name}{'有' if is_whole else '里有'}{statement.text if is_whole else word}，{remark}{also}"
        hint = "剔除这一笔，由个人承担" if statement.kind == "cost" else f"取消{word}；已经备下的核实实物、退回"
        yield statement.finding(text, hint)


def _wine_in(statement: Statement) -> str:
    """The wine that is served by what a statement says; of a dish only where the dish itself is a drink."""
    text = statement.text
    if statement.kind == "dish":
        return text if WINE.sure.find(text) and WINE_AS_DISH.find(text) else ""
    if statement.section == "schedule" and (word := TOAST.find(text)):
        return word
    return WINE.find(text, is_listed=statement.kind == "drink")


def _tobacco_in(statement: Statement) -> str:
    if statement.kind == "dish":
        return TOBACCO.sure.find(statement.text)
    return TOBACCO.find(statement.text, is_listed=statement.kind == "drink")


@rule(code="T01c", name="像是要上酒", level="should", binds=(DOMESTIC,))
def hint_at_wine(visit: Visit) -> Iterator[Finding]:
    """酒量、分酒器、代驾、小酌这些话写在材料里，就是留给检查的人看的；不上酒就用不着写。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 备注: 备分酒器}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 备注: 备公筷公勺}
    """
    for statement, word in account(visit).saying(WINE_HINT, "drink", "thing", *ARRANGED):
        if not WINE.find(statement.text, is_listed=statement.kind == "drink"):
            text = f"{statement.name}写着{word}，像是要上酒，工作餐不上酒"
            yield statement.finding(text, "撤下；确实不上酒的，改写清楚")


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
        if DRUNKEN.find(dish.name):
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
        if word := CLUB.find(place) or LAVISH.find(place):
            yield finding_at(
                meal, "place", f"“{meal_name(meal)}”安排在{place}，{word}是高消费场所", "改在机关食堂或一般饭店"
            )
    for meal, dish in _dishes(visit):
        if word := FINS.find_in(_words_of(dish)):
            text = f"“{meal_name(meal)}”的菜单有{dish.name}，商务接待以家常菜为主，不上{word}"
            yield finding_at(dish, "name", text, "换成本地的家常菜")
    for stop in visit.schedule:
        if word := LAVISH.find(f"{stop.activity} {stop.place.name if stop.place else ''}"):
            yield finding_at(stop, "activity", f"日程“{stop.activity}”有{word}，是高消费娱乐", "删去这一项")


def _of_meals(everything: Account, kind: TextKind) -> Iterator[Statement]:
    """What is said of meals: in 用餐, and in the schedule where one eats."""
    for statement in everything.of(kind):
        entry = statement.entry
        if isinstance(entry, Meal) or (isinstance(entry, Stop) and entry.element == "吃"):
            yield statement


def _of_food(everything: Account) -> Iterator[Statement]:
    """What is said of food: the notes of meals, and what anything else says is eaten."""
    seen = list(_of_meals(everything, "note"))
    yield from seen
    for statement in everything.of(*ARRANGED):
        if KITCHEN.find(statement.text) and statement not in seen:
            yield statement


def _dishes(visit: Visit) -> Iterator[tuple[Meal, Dish]]:
    for meal in visit.meals:
        for dish in meal.menu:
            yield meal, dish


def _words_of(dish: Dish) -> tuple[str, ...]:
    return (dish.name, *dish.ingredients)
