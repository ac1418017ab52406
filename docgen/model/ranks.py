"""How high a 级别 is: five levels, each 正职 and 副职, and the 职级 that belong to them, in all their spellings."""

import re
from functools import lru_cache
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.suggestions import closest_match

#: From the lowest to the highest (《公务员法》: 领导职务层次).
RANK_LEVELS = ("乡科级", "县处级", "厅局级", "省部级", "国家级")

_LEVEL = {
    "国家级": "国家|国",
    "省部级": "省部|部省|省军|省|部",
    "厅局级": "厅局|司局|地厅|地市|厅|司|局|地",
    "县处级": "县处|县团|处|县|团",
    "乡科级": "乡科|科|乡",
}
# 厅局级副职 · 副厅局级 · 副厅级 · 副厅 · 厅级；股级 is below them all and none of them
_SPELT = tuple(
    (
        name,
        lazy_pattern(
            rf"(?P<before>正|副)?(?:{words})(?P<level>级)?(?:(?P<after>正|副)职?)?(?:领导职务|实职|领导|干部)?"
        ),
    )
    for name, words in _LEVEL.items()
)
_INSIDE = lazy_pattern(r"(?<=[省厅县乡司地])[（(]([部局处科厅])[)）]")  # 副县（处）级
_NOTE = lazy_pattern(r"[（(][^（()）]*[）)]$")  # 正处级（挂职）
# 职级 and what they were called before 2019, each with the level to which it belongs (《公务员职务与职级并行规定》)
_GRADES = (
    ("一级巡视员", "厅局级正职", "一级巡视员|巡视员"),
    ("二级巡视员", "厅局级副职", "二级巡视员|副巡视员"),
    ("一级调研员", "县处级正职", "一级调研员"),
    ("二级调研员", "县处级正职", "二级调研员|调研员"),
    ("三级调研员", "县处级副职", "三级调研员"),
    ("四级调研员", "县处级副职", "四级调研员|副调研员"),
    ("一级主任科员", "乡科级正职", "一级主任科员"),
    ("二级主任科员", "乡科级正职", "二级主任科员|主任科员"),
    ("三级主任科员", "乡科级副职", "三级主任科员"),
    ("四级主任科员", "乡科级副职", "四级主任科员|副主任科员"),
    ("一级科员", "科员", "一级科员"),
    ("二级科员", "科员", "二级科员|科员|办事员"),
)
#: 领导职务层次 from the highest to the lowest.
STEPS = (*(f"{level}{half}" for level in reversed(RANK_LEVELS) for half in ("正职", "副职")), "科员")
_NAMES = (*STEPS, *RANK_LEVELS, *(name for name, _, _ in _GRADES))
#: What ends like a level and is none: professional titles, ranks of soldiers, what lies below 科.
_OTHER_LEVELS = lazy_pattern("[正副]?(?:高|中|初|特|股|股所|军区|军|师|旅|营|连|排)级?|.*[一二三四五六七八九十]+级")


class Standing(NamedTuple):
    """Where a 级别 stands: between the steps ``first`` and ``last`` of STEPS (the same when 正 or 副 is said).

    ``grade`` is 0 for a 领导职务, and for a 职级 its number in the list of all 职级, from 1 for the highest.
    """

    name: str
    first: int
    last: int
    grade: int = 0

    def is_certainly_above(self, other: "Standing") -> bool:
        """Whether it is higher on the steps, whichever of 正 and 副 is meant where neither is said."""
        return self.last < other.first


@lru_cache(maxsize=1024)
def standing(rank: str) -> Standing | None:
    """What a 级别 means; None for one that names neither a level nor a 职级: nothing is guessed.

    >>> [standing(rank).name for rank in ("正厅级", "厅局级副职", "副处", "县处级", "调研员", "科员")]
    ['厅局级正职', '厅局级副职', '县处级副职', '县处级', '二级调研员', '二级科员']
    >>> standing("教授") is None
    True
    """
    text = _NOTE.sub("", _INSIDE.sub(r"\1", "".join(rank.split())))
    for number, (name, step, words) in enumerate(_GRADES, 1):
        if re.fullmatch(words, text):
            return Standing(name, STEPS.index(step), STEPS.index(step), number)
    for level, pattern in _SPELT:
        if (match := pattern.fullmatch(text)) and (post := _leading_post(level, match)):
            return post
    return None


def _leading_post(level: str, match: re.Match[str]) -> Standing | None:
    """The standing of a 领导职务 of a level, as it is spelt; None where it is spelt like an office."""
    before, after = match["before"], match["after"]
    half = before or after
    # “处” alone is an office, “副处” and “处级” are ranks
    if (before and after) or not (half or match["level"]):
        return None
    first = 2 * RANK_LEVELS[::-1].index(level)
    return Standing(f"{level}{half}职" if half else level, first + (half == "副"), first + (half != "正"))


def doubted_rank(rank: str) -> str | None:
    """Why a 级别 that looks like one is asked about: neither places nor rules count what is none. None where it is one,
    or says something else.

    >>> doubted_rank("县处级付职")
    '没有“县处级付职”这一级，是不是“县处级副职”？'
    >>> doubted_rank("未知级"), doubted_rank("副高级"), doubted_rank("教授"), doubted_rank("正处")
    ('没有“未知级”这一级', None, None, None)
    """
    plain = _NOTE.sub("", "".join(rank.split()))
    if not plain or standing(rank) or _OTHER_LEVELS.fullmatch(plain):
        return None
    misspelt = standing(plain.replace("付", "副"))
    meant = misspelt.name if misspelt else closest_match(plain, _NAMES, cutoff=0.6)
    if not meant and not plain.endswith("级"):
        return None
    return f"没有“{rank}”这一级" + (f"，是不是“{meant}”？" if meant else "")


def level_of(rank: str) -> str:
    """The level of a 级别; empty for one that names none (职级, 专家 …): nothing is guessed.

    >>> [level_of(rank) for rank in ("厅局级副职", "副部级", "正处级", "二级巡视员", "")]
    ['厅局级', '省部级', '县处级', '', '']
    """
    place = standing(rank)
    return STEPS[place.first][:3] if place and not place.grade else ""


def is_at_least(rank: str, least: str) -> bool:
    """Whether a 级别 is of the level ``least`` (one of RANK_LEVELS) or above it.

    >>> is_at_least("正厅级", "县处级"), is_at_least("科级", "县处级"), is_at_least("一级主任科员", "县处级")
    (True, False, False)
    """
    level = level_of(rank)
    return bool(level) and RANK_LEVELS.index(level) >= RANK_LEVELS.index(least)
