"""What somebody may not eat, in the words that people use for it: 清真餐, 吃素, 对海鲜过敏, 糖尿病, 不吃羊肉."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern

#: Whatever says something of food holds one of these: most texts are done with at once.
_MAY_BE_DIET = lazy_pattern("清真|穆斯林|素|过敏|糖|痛风|不能?吃|不食|不要|忌|清淡|[低少无]盐|低脂|乳糖")
#: What nobody is served, or what names no food: 花粉过敏, 无食物过敏.
_NO_FOOD = lazy_pattern("花粉|霉素|头孢|药|磺胺|尘螨|粉尘|皮肤|鼻炎|金属|紫外线|宠物|猫毛|食物过敏")
_DIET = lazy_pattern(
    r"(?P<halal>穆斯林餐?|清真(?!寺|[大小]?[街路巷桥城])(?:餐饮|餐|饮食|食品|菜)?)"
    r"|(?P<meatless>(?:纯|全|蛋奶)素(?:食|餐)?|素食|(?:吃|茹)素|素餐)(?:主义)?者?"
    r"|(?P<allergy>(?:(?![对有无为会是或])[\u4e00-\u9fff]){1,4}(?:[和及、](?:(?![对有无])[\u4e00-\u9fff]){1,4}?)*?过敏)(?!原|史)"
    r"|(?P<illness>糖尿病|痛风|乳糖不耐受?)(?:饮食|患者|病人|人)?"
    r"|(?P<mild>饮食清淡|清淡饮食|低糖饮食|[低少无][盐糖脂]饮食|低[盐糖脂]|少盐|无糖(?!尿))"
    r"|(?P<refused>不(?:能|可以?)?吃(?![早中午晚]?[餐饭]|素|清真)(?:(?!麻烦|请|谢|也|都|的|等|餐|饭|留意)[\u4e00-\u9fff]){1,8}"
    r"|不要(?:香菜|葱|姜|蒜|辣|花椒)[葱姜蒜]{0,2}|不食[\u4e00-\u9fff]{1,4}|(?<![禁切顾避])忌(?:食|吃)?(?!日|惮|讳|口$)(?:口[:：]?)?[\u4e00-\u9fff]{1,4})"
)
_DENIED = lazy_pattern(r"(?:不|非|无需?|没有|未|不用|不需要?|不要|不必|不是|取消)[^，。；、\s]{0,3}$")
_SPELT = {"吃素": "素食", "茹素": "素食", "素餐": "素食"}
#: What may stand around a diet in words of its own: 需吃清真餐, （清真）, 请安排素食.
_AROUND = lazy_pattern(
    r"[\s（()）]*(?:请|需要?|要|只|得|有|本人|患|患有|安排|准备|提供|为|是|对|吃|用|者|主义者|患者|病人|的|人)?"
)


class DietInText(NamedTuple):
    """A diet that a text names: where, and in the words of the field."""

    start: int
    end: int
    text: str


def diets_in(text: str) -> Iterator[DietInText]:
    """The diets that a text names and does not deny.

    >>> [diet.text for diet in diets_in("回族，吃清真餐；对海鲜过敏，不吃羊肉，麻烦留意")]
    ['清真', '海鲜过敏', '不吃羊肉']
    >>> list(diets_in("不需要清真餐，花粉过敏，无糖尿病史"))
    []
    """
    if not _MAY_BE_DIET.search(text):
        return
    for match in _DIET.finditer(text):
        kind = match.lastgroup or ""
        word = "清真" if match[kind].startswith("清真") else match[kind]
        if kind != "refused" and _DENIED.search(text[: match.start()]):
            continue
        if kind == "allergy" and _NO_FOOD.search(text[max(0, match.start() - 2) : match.end()]):
            continue
        yield DietInText(match.start(), match.end(), _SPELT.get(word, word))


def diet_of_word(word: str) -> str:
    """The diet that a word names and nothing else, in the words of the field; empty for other words.

    >>> [diet_of_word(word) for word in ("吃清真", "需清真餐", "素食者", "对花生过敏", "回族", "清真寺路")]
    ['清真', '清真', '素食', '花生过敏', '', '']
    """
    found = list(diets_in(word))
    if len(found) != 1:
        return ""
    before, behind = word[: found[0].start], word[found[0].end :]
    is_alone = all(part == "" or _is_around(part) for part in (before, behind))
    return found[0].text if is_alone else ""


def _is_around(part: str) -> bool:
    while part:
        match = _AROUND.match(part)
        if match is None or not match.end():
            return False
        part = part[match.end() :]
    return True
