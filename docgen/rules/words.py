"""Lists of words to look for in a text: a text that denies a word, or only looks as if it held it, has none."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

# 不摆花草, 无横幅, 取消背景板, 横幅已撤: said to be absent; 免税香烟, 无纺布, 不少于, 未开封 deny nothing
_DENIED = (
    "(?:不(?!干胶|锈钢|褪色|少于|够|限|低于|记名)|无(?!纺布|锡|公害|骨|限)|未(?!拆|开封|启封)|免(?!费|税|检)|"
    "禁|取消|撤|去掉|谢绝|没有|严禁|杜绝)[^，。；、,;]{0,4}"
)
_TAKEN_AWAY = "(?:已经?|一律|全部)?(?:撤|拆除|取消(?!发票|抬头)|不用|不上(?!台账|清单|账|报)|不挂|不摆|不设)"


#: 考察, 检查 … with what is inspected: whoever inspects a spa does not bathe. A 后, a 并 or another verb begins
#: something else.
LOOKED_INTO = (
    "(?:考察|调研|检查|核查|复查|夜查|暗查|调查|评查|抽检|评估|评审|审计|踏勘|勘察|指导|抽查|巡查|排查|验收|督查|督导|视察|察看|查看|查勘|走访|慰问|暗访|观摩|研究|整治|听取|推进|座谈)"
    "(?:[^，。；、（(后并]|、(?!游(?!泳)|看(?!台|守|护)|[观参赴到去听泡唱打]))*"
)


class WordList(NamedTuple):
    """A list of words as one pattern; ``find`` gives the first that a text holds and does not deny."""

    pattern: str
    exceptions: str = ""

    def find(self, text: str) -> str:
        """The first word of the list in a text; empty when there is none."""
        # to compile a list takes longer than to look through a visit, and most visits have nothing of most lists
        if not any(key in text for key in _keys(self.pattern)):
            return ""
        matches = _compiled(self.pattern, self.exceptions).finditer(text)
        return next((match["word"] for match in matches if match["word"]), "")

    def find_in(self, texts: Iterable[str]) -> str:
        """The first word of the list in any of some texts; empty when there is none."""
        return next((word for text in texts if (word := self.find(text))), "")


def words(pattern: str, exceptions: str = "") -> WordList:
    """The alternatives of a regular expression, but not inside what ``exceptions`` matches.

    >>> wine = words("酒|茅台", "酒酿|酒店|无酒精")
    >>> [wine.find(text) for text in ("青稞酒", "酒酿圆子", "清江酒店", "不上白酒", "茅台两瓶")]
    ['酒', '', '', '', '茅台']
    """
    return WordList(pattern, exceptions)


@cache
def _compiled(pattern: str, exceptions: str) -> re.Pattern[str]:
    passed = "|".join(filter(None, (exceptions, f"{_DENIED}(?:{pattern})")))
    return re.compile(f"(?:{passed})|(?P<word>{pattern})(?!{_TAKEN_AWAY})")


@cache
def _keys(pattern: str) -> tuple[str, ...]:
    """For each alternative the longest piece of plain text that a text must hold to match it.

    >>> _keys("鱼翅|专场[^，]{0,6}(?:演出|表演)|交界处?|^烟$")
    ('鱼翅', '专场', '交界', '烟')
    """
    plain, before = pattern, ""
    while before != plain:
        before, plain = plain, _GROUP.sub("\0", plain)
    pieces = [max(_OPEN.split(alternative), key=len) for alternative in plain.split("|")]
    return tuple(dict.fromkeys(pieces))


# groups, and all else that is no plain character: classes, what may be left out, anchors
_GROUP = re.compile(r"\([^()]*\)(?:[?*+]|\{[^}]*\})?")
_OPEN = re.compile(r"\0|\[[^]]*\](?:[?*+]|\{[^}]*\})?|\\?.(?:[?*]|\{[^}]*\})|\\.|[\^$]")
