"""Names: what can be one, and how it is spelt without the spaces that were typed to line it up."""

import re
from functools import lru_cache

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.posts import is_post, is_unit
from docgen.readers.people.usual_names import NO_NAMES, OF_SOUNDS, SURNAMES, TWO_SURNAMES

#: 〇 is one, too: it is a name of people, 李〇明.
HANZI = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ONE_HANZI = lazy_pattern(f"[{HANZI}]")


def is_hanzi(text: str) -> bool:
    """Whether a text begins with a hanzi."""
    return _ONE_HANZI.match(text) is not None


_HAS_HANZI = lazy_pattern(f"[{HANZI}]")
#: The dots that are typed inside the names of some peoples.
DOTS = "·•‧∙⋅・･᛫．"
_DOTTED = lazy_pattern(rf"(?<=[{HANZI}])\s*(?:[{DOTS}]|\.)\s*(?=[{HANZI}])")
_PARTS = lazy_pattern(f"[{DOTS}.]")
#: What no name contains.
NOT_IN_NAMES = lazy_pattern(r"[、，；;：:/／|｜。！？!?（）()【】《》〈〉<>“”\[\]#=…+@×✗✘╳]|\d|等$")
#: 二〇二六
_YEAR = lazy_pattern("[〇一二三四五六七八九十]+")
_SPACE_IN_NAME = lazy_pattern(rf"(?<=[{HANZI}])\s+(?=[{HANZI}])")
_NUMBERS = "一二三四五六七八九十百两几数多"
_COUNT_OF_PEOPLE = lazy_pattern(rf"[{_NUMBERS}\d]+余?(?:多)?(?:个|名|位)?(?:人|名|位)(?:左右|以上|以内)?")
#: 刘女士, 王老师, 张局, 李总, 老王: a surname and what he is called.
_CALLED = lazy_pattern(
    r"(?:女士|先生|小姐|同志|老师|师傅|医生|教授|大姐|大哥|阿姨|叔叔|总|工|董|局|处|科|主任|书记"
    r"|[省市县区镇乡村局厅处科部院校所站队组会行社司]长)$"
)


@lru_cache(maxsize=4096)
def is_name(word: str) -> bool:
    """Whether a word can be a name: two to four hanzi, or parts with a dot, and no post, unit, rank or count.

    >>> [is_name(word) for word in ("周明远", "阿依古丽·买买提", "Anna Lind", "副市长", "十二人", "收到")]
    [True, True, True, False, False, False]
    """
    if not word or NOT_IN_NAMES.search(word):
        return False
    closed = without_spaces(word)
    if not all(map(is_hanzi, closed)):
        if _HAS_HANZI.search(closed):
            return _is_dotted_name(closed)
        return any(character.isalpha() for character in closed)
    if not 2 <= len(closed) <= 4 or closed in NO_NAMES or _COUNT_OF_PEOPLE.fullmatch(closed) or _YEAR.fullmatch(closed):
        return False
    return not is_post(closed) and not (len(closed) > 2 and is_unit(closed))


def is_count(text: str) -> bool:
    """Whether a text counts people: 十二人, 25人."""
    return _COUNT_OF_PEOPLE.fullmatch(text.strip()) is not None


def is_foreign_name(name: str) -> bool:
    """Whether a text can be a name in other letters than hanzi."""
    return not _HAS_HANZI.search(name) and any(character.isalpha() for character in name) and not re.search(r"\d", name)


def has_surname(name: str) -> bool:
    """Whether a name of hanzi begins with a usual surname and is as long as names are.

    >>> [has_surname(name) for name in ("周明远", "欧阳若兰", "财务", "综合保障")]
    [True, True, False, False]
    """
    closed = without_spaces(name)
    if closed[:2] in TWO_SURNAMES:
        return 3 <= len(closed) <= 4
    # 张王晓明: the surnames of both parents
    return closed[:1] in SURNAMES and (2 <= len(closed) <= 3 or (len(closed) == 4 and closed[1] in SURNAMES))


def is_called(name: str) -> bool:
    """Whether a word is a surname with what somebody is called, and no whole name.

    >>> [is_called(name) for name in ("刘女士", "老王", "刘市长", "刘芳")]
    [True, True, True, False]
    """
    if len(name) == 2 and name[0] in "老小" and name[1] in SURNAMES:
        return True
    match = _CALLED.search(name)
    if match is None:
        return False
    surname = name[: match.start()].removesuffix("副")
    return surname in TWO_SURNAMES or (len(surname) == 1 and surname in SURNAMES)


def two_names(name: str) -> tuple[str, ...]:
    """The names of two people that were written as one word: 张三李四. None of a surname of two hanzi.

    >>> two_names("张三李四"), two_names("欧阳若兰"), two_names("张王晓明")
    (('张三', '李四'), (), ())
    """
    closed = without_spaces(name)
    if len(closed) != 4 or closed[:2] in TWO_SURNAMES or closed[0] not in SURNAMES or closed[2] not in SURNAMES:
        return ()
    return () if closed[1] in SURNAMES or sum(map(OF_SOUNDS.__contains__, closed)) > 1 else (closed[:2], closed[2:])


def is_strange_name(name: str) -> bool:
    """Whether four hanzi are likely to be something else than a name: 综合保障, but not 欧阳若兰 or 扎西多吉."""
    closed = without_spaces(name)
    if len(closed) != 4 or not all(map(is_hanzi, closed)) or has_surname(closed):
        return False
    return sum(character in OF_SOUNDS for character in closed) < 2


def without_spaces(name: str) -> str:
    """A name without the spaces that were typed between its hanzi: 张 三 is 张三. Foreign names keep theirs."""
    return _SPACE_IN_NAME.sub("", name)


def spelt(name: str) -> str:
    """A name as it is spelt: no spaces between its hanzi or around the dot, and the one dot that is usual.

    >>> [spelt(name) for name in ("李　娜", "阿依古丽 • 买买提", "Anna Lind", "托马斯.伯格")]
    ['李娜', '阿依古丽·买买提', 'Anna Lind', '托马斯·伯格']
    """
    name = name.strip()
    if name.isalnum():
        return name
    return _DOTTED.sub("·", without_spaces(name))


def holds_two_names(name: str) -> bool:
    """Whether the parts of a name with other dots than the usual one are names themselves: 郑国梁•李娜."""
    parts = _PARTS.split(name.replace(" ", ""))
    is_unusual = "·" not in name or len(parts) > 3
    return is_unusual and len(parts) > 1 and all(has_surname(part) and not set(part) <= OF_SOUNDS for part in parts)


def _is_dotted_name(word: str) -> bool:
    """阿依古丽·买买提, A·买买提: hanzi and letters with a dot between."""
    parts = _PARTS.split(word)
    return len(parts) > 1 and all(
        part.strip() and all(is_hanzi(c) or c.isalpha() or c in " '’-" for c in part) for part in parts
    )
