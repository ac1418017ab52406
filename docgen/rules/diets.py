"""What people must not eat, and which dishes do not suit them: from the words of their diets and of the dishes."""

import re

from docgen.model.catalogue import Dish
from docgen.model.lazy_pattern import lazy_pattern
from docgen.rules.words import WordList, words

_PORK = words(
    "猪|五花肉|回锅肉|红烧肉|东坡肉|梅菜扣肉|扣肉|腊肉|腊肠|香肠|火腿|叉烧|培根|咸肉|烧白|粉蒸肉|鱼香肉丝|肉末|糖醋排骨|糖醋里脊|锅包肉|水煮肉片|蒜泥白肉|猪油|肘子|蹄髈|里脊肉|排骨|狮子头",
    "(?:牛|羊|鸡|鸭|素|鱼|马|驴)肉?(?:末|火腿|香肠|排骨|里脊|叉烧|培根|肘子|狮子头)|清真[^，、]*|猪(?:笼草|毛菜)|牛肉回锅",
)
#: Meat of an unnamed animal: mostly pork.
_UNSAID = words(
    "肉|肠|毛血旺",
    "(?:牛|羊|鸡|鸭|鹅|鱼|虾|蟹|马|驴|兔|鸽|素|清真|果|椰|瓜|贝|螺|龙眼|桂圆)(?:小炒)?肉(?:香肠)?|肉(?:桂|苁蓉|豆蔻)|(?:牛|羊|鸭|鸡|鹅)肠|肠粉|肠旺|豆肠|素肠",
)
_MEAT = words(
    "肉|鸡|鸭|鹅|鱼|虾|蟹|牛|羊|猪|肺|狮子头|排骨|火腿|腊|肠|肝|肚|蹄|翅|爪|鸽|蛙|贝|鱿|海参|鲍|蚝|肥|骨|里脊|培根|蛤|螺",
    "鸡(?:蛋|枞|毛菜|腿菇|头米)|鸭蛋|鱼腥草|鱼香茄子|牛(?:奶|油果|蒡|肝菌)|羊(?:肚菌|奶)|鱼香(?!肉)|贝母|素(?:鲍鱼|海参|排骨|牛肉|羊肉|虾|鸡|鸭|鹅|鱼翅|鱼|肉|火腿|肠|狮子头)|虎皮|肉桂|肠粉|猪肚菇|蟹味菇|海鲜菇|贝贝南瓜|"
    "鹌鹑蛋|猴头菇|杏鲍菇|鲍汁菌|骨头菜|肉苁蓉|果肉|椰肉",
)
_MILK = words("牛奶|奶|芝士|黄油|乳", "豆奶|椰奶|奶白菜|奶油白菜|腐乳|南乳|乳鸽|乳猪")
_SOY = words("豆腐|豆干|豆浆|豆皮|腐竹|黄豆|毛豆|大豆", "日本豆腐|杏仁豆腐")
_GLUTEN = words("面|馒头|包子|饺|饼|麸|小麦", "面筋菜")
#: The words in dishes that an allergy forbids besides its own.
_ALLERGENS = {
    "花生": words("花生|宫保|怪味|老干妈"),
    # fish of rivers and ponds is no 海鲜
    "海鲜": words(
        "海鲜|虾|蟹|贝|鱿|蛤|蚝|螺|海参|鲍鱼|海鱼|带鱼|黄鱼|鳕|三文鱼|金枪鱼|石斑|多宝鱼|鲳|章鱼|墨鱼|海蜇|甲壳",
        "海鲜菇|蟹味菇|杏鲍菇|虾油菜|贝母|田螺",
    ),
    "虾": words("虾|海鲜|甲壳", "海鲜菇"),
    "蟹": words("蟹|海鲜|甲壳", "蟹味菇|海鲜菇"),
    **dict.fromkeys(("甲壳类", "虾蟹"), words("虾|蟹|海鲜|甲壳", "海鲜菇|蟹味菇")),
    **dict.fromkeys(("鱼", "鱼类"), words("鱼", "鱼香|鱼腥草|鱿鱼|鲍鱼|章鱼|素鱼")),
    **dict.fromkeys(("牛奶", "奶", "乳", "乳糖", "乳制品", "奶制品"), _MILK),
    **dict.fromkeys(("鸡蛋", "蛋", "蛋类"), words("蛋")),
    **dict.fromkeys(("大豆", "豆制品", "黄豆"), _SOY),
    "坚果": words("坚果|腰果|核桃|杏仁|开心果|松仁|花生"),
    "羊肉": words("羊", "羊肚菌|羊奶|羊角|羊栖菜"),
    "牛肉": words("牛", "牛奶|牛油果|牛蒡|牛肝菌|蜗牛"),
    "鸡肉": words("鸡", "鸡蛋|鸡枞|鸡毛菜|鸡腿菇|鸡头米|素鸡"),
    "猪肉": _PORK,
    **dict.fromkeys(("麸质", "小麦", "面食"), _GLUTEN),
}
# words of _ALLERGENS that are food; the others name a dish that usually holds the allergen (宫保: 花生)
_FOODS = frozenset("牛羊鸡虾蟹鱼贝鱿蛤蚝螺蛋奶面饼饺麸") | {
    "海参",
    "鲍鱼",
    "牛奶",
    "芝士",
    "黄油",
    "豆腐",
    "豆干",
    "豆浆",
    "豆皮",
    "腐竹",
}
_ABSTAIN = lazy_pattern("(?:对|不能吃|不吃|不食|忌食|忌口|忌|戒|怕)|(?:过敏|不耐受|禁忌)")
_SEVERAL = lazy_pattern("[和及与或/／，,；;（）()]")
_NO_FOOD = lazy_pattern("清淡|少|低|无糖|糖尿|软|易消化|多")
_HALAL = lazy_pattern("清真|穆斯林|回族饮食|[Hh]alal")
#: What a catalogue writes in 清真 and 素食 for a dish that is.
SAID_YES = ("是", "有", "yes")
_VEGAN, _WITH_EGGS = re.compile("纯素|全素|[Vv]egan"), re.compile("蛋奶素|奶素|蛋素")
_MEAT_OF_WATER = lazy_pattern("(?:鱼|虾|蟹|贝|鱿|海参|鲍|蚝|蛤|螺)(?:肉|肚|翅|骨|头|片)?")
_HOT = lazy_pattern("辣|辛")
_HOT_DISH = words(
    "辣|麻婆|水煮(?:肉|鱼|牛)|剁椒|泡椒|口水鸡|小炒肉|宫保|红油|毛血旺", "(?:不|免|微微|去)辣|辣木|甜辣|菜椒"
)


def is_halal(diet: str) -> bool:
    """Whether somebody eats halal food."""
    return _HALAL.search(diet) is not None


def is_vegetarian(diet: str) -> bool:
    """Whether somebody eats no meat."""
    return bool(re.search("素食|吃素|纯素|全素|蛋奶素|斋|[Vv]egetarian|[Vv]egan", diet))


def avoids_heat(diet: str) -> bool:
    """Whether somebody eats nothing hot (辣)."""
    return _HOT.search(diet) is not None


def avoided_foods(diet: str) -> tuple[str, ...]:
    """The foods that a diet forbids by name: those of an allergy, those that somebody does not eat.

    >>> avoided_foods("对花生和坚果过敏"), avoided_foods("不吃鱼"), avoided_foods("清真"), avoided_foods("少盐")
    (('花生', '坚果'), ('鱼',), (), ())
    """
    if is_halal(diet) or is_vegetarian(diet) or avoids_heat(diet) or _NO_FOOD.search(diet):
        return ()
    parts = _SEVERAL.split(_ABSTAIN.sub("", diet))
    return tuple(food for part in parts if (food := part.strip("：: 的、。")))


def has_meat(dish: Dish) -> bool:
    """Whether its name or its ingredients name meat or fish."""
    return bool(_MEAT.find_in((dish.name, *dish.ingredients)))


def is_hot(dish: Dish) -> bool:
    """Whether a dish is hot (辣): the catalogue says so, or its name does."""
    if dish.spicy:
        return dish.spicy not in ("否", "不辣", "无")
    return bool(_HOT_DISH.find_in((dish.name, *dish.ingredients)))


def is_eaten(dish: Dish, diet: str) -> bool:
    """Whether somebody of a diet eats a dish: what nothing says to be halal or without meat is not taken for it."""
    if why_unfit(dish, diet):
        return False
    if is_vegetarian(diet):
        return _suits_vegetarian(dish, diet)
    return not is_halal(diet) or dish.halal in SAID_YES or not _names_meat_of_land(dish)


def _suits_vegetarian(dish: Dish, diet: str) -> bool:
    if dish.vegetarian == "否" or (dish.vegetarian not in SAID_YES and has_meat(dish)):
        return False
    is_vegan = _VEGAN.search(diet) is not None and _WITH_EGGS.search(diet) is None
    return not is_vegan or not any(why_it_holds(dish, food) for food in ("鸡蛋", "牛奶"))


def _names_meat_of_land(dish: Dish) -> bool:
    """Whether a dish names meat other than that of fish, of which every kind is eaten."""
    names = [_MEAT_OF_WATER.sub("", name) for name in (dish.name, *dish.ingredients)]
    return bool(_MEAT.find_in(names))


def why_unfit(dish: Dish, diet: str) -> str:
    """Why a dish does not suit a diet; empty when it does."""
    if is_halal(diet) or "不吃猪" in diet:
        return _why_not_halal(dish)
    if avoids_heat(diet):
        return "有辣味" if is_hot(dish) else ""
    return next((reason for food in avoided_foods(diet) if (reason := why_it_holds(dish, food))), "")


def _why_not_halal(dish: Dish) -> str:
    if dish.halal == "否":
        return "菜品库写着不是清真"
    if dish.halal == "是":
        return ""
    names = (dish.name, *dish.ingredients)
    return f"含{word}" if (word := _PORK.find_in(names)) else _UNSAID.find_in(names) and "没有写是什么肉"


def why_it_holds(dish: Dish, food: str) -> str:
    """How one knows that a dish holds a food; empty where nothing says so."""
    names = (dish.name, *dish.ingredients)
    if food in dish.allergens:
        return f"过敏原里有{food}"
    if words(re.escape(food)).find_in((*names, *dish.allergens)):
        return f"含{food}"
    known: WordList | None = _ALLERGENS.get(food)
    word = known.find_in((*names, *dish.allergens)) if known else ""
    if word and any(re.search(f"[不未免去无][^，。；、]{{0,3}}(?:{word}|{food})", text) for text in names):
        return ""  # 不放虾米
    return "" if not word else f"含{word}" if word in _FOODS else f"{word}一般有{food}"
