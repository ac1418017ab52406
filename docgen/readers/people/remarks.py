"""What is said of somebody in brackets or behind his name: sex, nationality, telephone, post, unit, and the rest."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from docgen.model.choices import Sex
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.posts import is_post, is_surely_unit, is_unit
from docgen.model.ranks import standing
from docgen.readers.people.names import HANZI, is_name, spelt
from docgen.readers.people.usual_names import SURNAMES

PHONE = lazy_pattern(
    r"(?:(?:联系|移动|办公)?(?:电话|手机)(?:号码?)?[:：]?\s*|[☎📞📱]\s*)?"
    r"(?<![\d.])(?:\+?86[- ]?)?(?:1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|\d{7,8})(?![\d.])"
)
_SEX = lazy_pattern("[男女](?:性|士)?")
_NATION = lazy_pattern(f"[{HANZI}]{{1,5}}族|[汉满回藏苗彝壮]")
_LATIN = lazy_pattern(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.\-· ]*")
_DIET = lazy_pattern("清真|素食|吃素|不吃.{1,4}|忌.{1,4}|对.{1,4}过敏|.{1,3}过敏")
_PLACE_IN_GROUP = lazy_pattern(
    "带队(?:领导|人)?|领队|主宾|副主宾|主陪|副陪|主谈|主讲|主持|发言|随行|随员|陪同|牵头|负责|党员|群众|中共党员|常务|新任|原任|驻场"
)
_SURNAME = "".join(sorted(SURNAMES))
_DOUBTFUL = lazy_pattern(
    f"请假|不.{{0,4}}(?:来|去|参加|出席|到)|缺席|未到|待定|未定|待.{{0,3}}确认|暂定|可能|替|代[{_SURNAME}].+|临时|改派|取消|另.+"
)
_SPLIT = lazy_pattern(r"[，,、;；/]\s*|\s{1,}")
_INNER = lazy_pattern(r"[，,;；]\s*|\s{1,}")


class Remark(NamedTuple):
    """What is said of somebody, each part in its field. ``unclear`` are the words that fit nowhere."""

    unit: str = ""
    title: str = ""
    sex: Sex | None = None
    ethnicity: str = ""
    phone: str = ""
    name_en: str = ""
    name: str = ""
    diet: str = ""
    note: str = ""
    doubtful: str = ""
    unclear: str = ""


def remark_of(text: str) -> Remark:
    """What a text in brackets says.

    >>> remark_of("女，回族").ethnicity, remark_of("县民政局 局长").unit, remark_of("借调").unclear
    ('回族', '县民政局', '借调')
    """
    text = text.strip()
    if _LATIN.fullmatch(text):
        return Remark(name_en=text)
    if is_said_of_post(text):
        # 县委常委、组织部部长: posts as they were typed
        return Remark(title=text)
    fields: dict[str, str] = {}
    for word in filter(None, (_INNER if _has_posts_with_dun(text) else _SPLIT).split(text)):
        name = field_of(word) or "unclear"
        if name in fields:
            fields[name] += ("" if name == "unit" else "、") + word
        else:
            fields[name] = word
    contents: dict[str, Any] = {name: _value(name, word) for name, word in fields.items()}
    return Remark(**contents)


def is_said_of_post(text: str) -> bool:
    """Whether every part of a text between 、 is a post."""
    parts = re.split("[、，,;；]", text)
    return not re.search(r"\s", text) and all(field_of(part) == "title" for part in parts if part)


@lru_cache(maxsize=4096)
def field_of(word: str) -> str:
    """The field of ``Remark`` that a word fills; empty where it fits nowhere.

    >>> [field_of(word) for word in ("女", "回族", "副市长", "县民政局", "带队", "请假", "13900000001", "财务")]
    ['sex', 'ethnicity', 'title', 'unit', 'note', 'doubtful', 'phone', '']
    """
    if _SEX.fullmatch(word):
        return "sex"
    if _NATION.fullmatch(word):
        return "ethnicity"
    if PHONE.fullmatch(word):
        return "phone"
    if _PLACE_IN_GROUP.fullmatch(word):
        return "note"
    if is_post(word) or standing(word):
        return "title"
    if _DOUBTFUL.fullmatch(word):
        return "doubtful"
    if is_surely_unit(word) or (len(word) > 2 and is_unit(word)) or re.fullmatch(r".{1,3}[委局办厅]", word):
        return "unit"
    if _DIET.fullmatch(word):
        return "diet"
    if re.search("[·•]", word) and is_name(word):
        return "name"
    return "name_en" if _LATIN.fullmatch(word) else ""


def phone_of(text: str) -> str:
    """The number of a telephone without the words before it: 电话：139 0000 0001."""
    return re.sub(r"^\D+(?=\+?\d)", "", text)


def _has_posts_with_dun(text: str) -> bool:
    parts = text.split("、")
    return len(parts) > 1 and any(map(is_post, parts))


def _value(field: str, word: str) -> str:
    if field == "sex":
        return word[0]
    if field == "ethnicity":
        return word if word.endswith("族") else f"{word}族"
    if field == "phone":
        return phone_of(word)
    return spelt(word) if field == "name" else word
