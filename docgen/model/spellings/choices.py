"""Words of a fixed list as people spell them: 桌餐, 回形桌, 汉, 一号车, yes."""

import re
from collections.abc import Mapping, Sequence

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.ranks import RANK_LEVELS, STEPS, standing
from docgen.model.spellings.numbers import number_of
from docgen.model.spellings.respelling import Respell, Respelling, Surroundings, UnclearText, half_width

_CHANGE = "选项换成程序的叫法"
#: （女）
_BRACKETED = lazy_pattern("[(（【]([^()（）【】]+)[)）】]")


def respell_choice(words: Sequence[str], certain: Mapping[str, str], likely: Mapping[str, str]) -> Respell:
    """How one of ``words`` is spelt otherwise. Both mappings give for each of them the other words, between spaces."""
    known = {other: word for word in certain for other in certain[word].split()}
    perhaps = {other: word for word in likely for other in likely[word].split()}

    def respell(text: str, _around: Surroundings) -> Respelling | UnclearText | None:
        plain = "".join(half_width(text).split())
        if plain not in words and (bracketed := _BRACKETED.fullmatch(plain)):
            plain = bracketed[1]
        word = plain if plain in words else known.get(plain) or known.get(plain.lower())
        if word:
            return Respelling(word, _CHANGE)
        if word := perhaps.get(plain):
            return Respelling(word, "", f"“{text}”按“{word}”读；不是就从这几种里选：{'、'.join(words)}")
        return None

    return respell


_YES = "是 对 有 要 需 需要 印 可 可以 yes y true t √ ✓ ✔ ☑"
_NO = "否 不 无 没有 不是 不要 不需要 不印 不可 no n false f × ✗ ✕ ☐"
#: What is written for 是 and 否.
SAID_FOR_YES_OR_NO = (*_YES.split(), *_NO.split())
_SAID = {**dict.fromkeys(_YES.split(), "是"), **dict.fromkeys(_NO.split(), "否")}


def respell_yes_no(text: str, _around: Surroundings) -> Respelling | None:
    """是 or 否, of what is written for them; None for anything else (微辣)."""
    word = _SAID.get(half_width(text).lower())
    return Respelling(word, _CHANGE) if word and word != text else None


def plain_vehicle(text: str) -> str:
    """The number of a vehicle without what the papers put behind it: 1号 and 1号车 are 1, other names stay.

    >>> [plain_vehicle(text) for text in ("1", "1号", "1号车", "A1", "头车", "一号车")]
    ['1', '1', '1', 'A1', '头车', '一号车']
    """
    match = re.fullmatch(r"([1-9]\d{0,2})号车?", text)
    return match[1] if match else text


_CIRCLED = {chr(0x2460 + number): number + 1 for number in range(20)}


def respell_vehicle(text: str, _around: Surroundings) -> Respelling | None:
    """一号车, ①, 01, 第1号车; None for other names of vehicles, and for several of them."""
    plain = half_width(text)
    match = re.fullmatch(r"(?:第|No\.?|NO\.?|#)?\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[号#]?\s*车?", plain)
    number = _CIRCLED.get(plain) or (number_of(match[1]) if match else None)
    if not number or plain_vehicle(text) == str(number):
        return None
    return Respelling(str(number), "车号换成数字")


#: The nations of China without 族, which is often left out.
_NATIONS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 "
    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 "
    "乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)


#: A level said in a way that could mean an office of another level as well: 副局 in a county is 乡科级.
_UNSURE_RANK = lazy_pattern("[正副]?[局团地](?:级|级[正副]职?)?|[局团地]级[正副]职?|[正副][局团地]")


def respell_rank(text: str, _around: Surroundings) -> Respelling | None:
    """正处, 副厅级, 处级副职, 科级: a 领导职务层次 as people say it; None for 职级, and for what is no rank."""
    if text in STEPS or text in RANK_LEVELS or not text:
        return None
    place = standing(text)
    if place is None or place.grade or text.endswith(("）", ")")):
        return None
    plain = "".join(text.split())
    if plain == place.name:
        return Respelling(place.name, _RANK_CHANGE)
    if _UNSURE_RANK.fullmatch(plain):
        return Respelling(place.name, "", f"“{text}”按“{place.name}”读；不是就从这几级里选：{'、'.join(STEPS[:-1])}")
    return Respelling(place.name, _RANK_CHANGE)


_RANK_CHANGE = "级别写全"


def respell_nation(text: str, _around: Surroundings) -> Respelling | None:
    """汉 is 汉族; None for what is written whole, and for what is no nation."""
    plain = "".join(text.split())
    if plain in _NATIONS.split():
        return Respelling(f"{plain}族", "民族写全")
    return None
