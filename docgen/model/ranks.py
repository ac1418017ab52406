"""How high a 级别 is: five levels, however an office spells them."""

import re

#: From the lowest to the highest (《公务员法》: 领导职务层次).
LEVELS = ("乡科级", "县处级", "厅局级", "省部级", "国家级")

_SPELT = (
    ("国家级", re.compile(r"^(?:正|副)?国(?:家)?级")),
    ("省部级", re.compile(r"^(?:正|副)?(?:省部|部省|省军|省|部)级")),
    ("厅局级", re.compile(r"^(?:正|副)?(?:厅局|司局|地厅|地市|厅|司|局|地)级")),
    ("县处级", re.compile(r"^(?:正|副)?(?:县处|县团|处|县)级")),
    ("乡科级", re.compile(r"^(?:正|副)?(?:乡科|科|乡|股)级")),
)


def level(rank: str) -> str:
    """The level of a 级别; empty for one that names none (职级, 专家 …): nothing is guessed.

    >>> [level(rank) for rank in ("厅局级副职", "副部级", "正处级", "二级巡视员", "")]
    ['厅局级', '省部级', '县处级', '', '']
    """
    return next((name for name, spelt in _SPELT if spelt.match(rank)), "")


def at_least(rank: str, least: str) -> bool:
    """Whether a 级别 is of the level ``least`` (one of LEVELS) or above it.

    >>> at_least("正厅级", "县处级"), at_least("科级", "县处级"), at_least("一级主任科员", "县处级")
    (True, False, False)
    """
    found = level(rank)
    return bool(found) and LEVELS.index(found) >= LEVELS.index(least)
