"""Words that do not belong in domestic papers, and short names of units that are no regular ones."""

import re
from collections.abc import Iterable, Iterator, Mapping

from docgen.rules.words import WordList, words

#: Words that do not belong in domestic papers, each with what is usual instead.
USUAL: tuple[tuple[WordList, str], ...] = (
    (
        words(
            "欢迎(?:晚宴|午宴|宴会|晚餐|午餐)|答谢(?:晚宴|宴会)|(?<!欢迎)(?<!答谢)(?:晚宴|午宴|宴会)",
            "(?:国宴|宴会)厅|酒宴会",
        ),
        "“晚餐”或“午餐”",
    ),
    (words("宴请|设宴|接风(?:洗尘)?|饯行|洗尘|招待宴", "(?:不|严禁|禁止)(?:得|安排)?宴请"), "“工作餐”"),
    (words("欢迎仪式|欢送仪式|隆重(?:欢迎|迎接)|热烈欢迎"), "（不写，也不安排）"),
    (words("莅临|亲临|光临"), "“来”"),
    (words("下榻"), "“住”"),
)
#: Presents, of which G19 says more where they are put up in a room.
GIFTS: tuple[WordList, str] = (
    words(
        "纪念品|伴手礼",
        "(?:旅游|文创)?纪念品(?:开发|产业|企业|展|店|研发|生产|市场)|(?:赠送|互赠|赠予|发放|馈赠|赠|送)[^，。；、]{0,6}(?:纪念品|伴手礼)",
    ),
    "（不写，也不送）",
)
# a character of each of these words: most texts have none of them, and need no look at the words
_SUSPICIOUS = re.compile("[宴请迎送临榻纪手洗饯风]")
#: Short names that are in use and are not the regular ones (机构改革后的规范化简称).
SHORT_NAMES: Mapping[str, str] = {
    "发改委": "发展改革委",
    "发改局": "发展改革局",
    "卫健委": "卫生健康委",
    "卫健局": "卫生健康局",
    "人社局": "人力资源社会保障局",
    "人社厅": "人力资源社会保障厅",
    "住建委": "住房城乡建设委",
    "住建局": "住房城乡建设局",
    "住建厅": "住房城乡建设厅",
    "文旅局": "文化和旅游局",
    "文旅厅": "文化和旅游厅",
    "工信局": "工业和信息化局",
    "工信厅": "工业和信息化厅",
    "农农局": "农业农村局",
    "市监局": "市场监管局",
    "应急局": "应急管理局",
    "自规局": "自然资源和规划局",
    "退役局": "退役军人局",
    "府办": "政府办公室",
}


def may_hold_unwanted_words(text: str) -> bool:
    """Whether a text has to be looked at."""
    return _SUSPICIOUS.search(text) is not None


def instead(usual: str) -> str:
    """What to do about an unwanted word: another word, or nothing at all.

    >>> instead("“住”"), instead("（不写，也不送）")
    ('改成“住”', '不写，也不送')
    """
    return f"改成{usual}" if "（" not in usual else usual.strip("（）")


def short_name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for short names. 政府办公室 is no 府办."""
    return re.compile(f"(?<!政)(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})")


def unwanted_places(text: str) -> Iterator[tuple[int, int, str]]:
    """Where unwanted words stand in a running text, each with what to do about it."""
    if may_hold_unwanted_words(text):
        for unwanted, usual in (*USUAL, GIFTS):
            for start, end in unwanted.places(text):
                yield start, end, instead(usual)
