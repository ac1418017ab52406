"""Lists of words to look for in a text: a text that denies a word, or only looks as if it held it, has none."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from docgen.rules.pattern_tree import keys, reduced

#: Where a new thought begins: a denial holds up to here, over all that it lists (不安排香烟、酒水).
_CLAUSE_END = "，。；;,！!？?（）()\\n"
# 不摆花草, 无横幅, 取消背景板, 拆除旧背景板: said to be absent; 免税香烟, 无纺布, 不少于, 未开封 deny nothing
_DENIAL = (
    "不(?!干胶|锈|褪色|少于|够|限|低于|超过|多于|止|足|记名|管|论|论是|影响|耽误|怕|一定)|"
    "无(?!纺布|锡|公害|骨|限|论|线)|未(?!拆|开封|启封|来|经)|免(?!费|税|检)|勿|没有|没(?!收)|禁(?!毒)|杜绝|避免|防止|"
    "取消|撤|去掉|拆除|拆下|搬走|移走|谢绝|婉拒|婉谢|拒绝|收回|回收|整治|清理|退回|替代"
)
# what begins anew inside a clause: 不上白酒改上红酒, 无酒水另备香烟
_ANEW = "改|换|另|只|但|仅|而是|、(?:准备|安排|上|备|再|由|请)"
_BEFORE = re.compile(f"(?:{_DENIAL})(?:(?!{_ANEW})[^{_CLAUSE_END}])*$")
# 横幅已撤, 酒水不安排, 香烟、酒水一律不上; 不上台账 denies nothing of what is there
_BEHIND = re.compile(
    f"(?:(?!{_ANEW}|备|上)[^{_CLAUSE_END}]){{0,9}}?(?:均|都|也|皆|一律|一概|全部|统一|已经?|暂)?"
    "(?:不(?:安排|上(?!台账|清单|账|报)|摆|放|设|提供|用|挂|铺|准备|备|需|要|得|许|准|再|予|带|喝|送|收|发|购|采购|"
    "参加|到场|出席|在场|安|搞|组织)|未(?:安排|上|备|提供|设)|撤|拆除|拆下|搬走|移走|取消(?!发票|抬头)|谢绝|婉拒|退回|拒收|退还|上交|没收)"
)

#: So many texts are looked through with a part of a list in less time than it takes to compile the whole list:
#: texts that hold the beginning of a word, and those of them for which a part has to be compiled.
_FEW_TEXTS = 60
_FEW_PATTERNS = 8
#: 考察, 检查 … with what is inspected: whoever inspects a spa does not bathe. A 后, a 并 or another verb begins
#: something else.
LOOKED_INTO = (
    "(?:考察|调研|了解|检查|核查|复查|夜查|暗查|调查|评查|抽检|评估|评审|审计|踏勘|勘察|指导|抽查|巡查|排查|验收|督查|督导|"
    "视察|察看|查看|查勘|走访|慰问|暗访|观摩|研究|整治|听取|推进|座谈|统计|解读|汇总|介绍(?!人))"
    "(?:[^，。；、（(后并再]|、(?!游(?!泳)|看(?!台|守|护)|[观参赴到去听泡唱打]))*"
)


class WordList(NamedTuple):
    """A list of words as one pattern; ``find`` gives the first that a text holds and does not deny."""

    pattern: str
    exceptions: str = ""

    def find(self, text: str) -> str:
        """The first word of the list in a text; empty when there is none."""
        return next((text[start:end] for start, end in self.places(text)), "")

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words of the list stand in a text."""
        # to compile a list takes longer than to look through a visit, and most visits have nothing of most lists
        if not may_match(self.pattern, text):
            return
        pattern = _search_for(self.pattern, self.exceptions).pattern_for(text)
        for match in pattern.finditer(text) if pattern else ():
            if match["word"] and not is_denied(text, *match.span("word")):
                yield match.span("word")

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


def denies_something(text: str) -> bool:
    """Whether a text says of anything that it is not there or not done.

    >>> denies_something("会场不摆花"), denies_something("会场摆花")
    (True, False)
    """
    return _denials().search(text) is not None


@cache
def _denials() -> re.Pattern[str]:
    return re.compile(_DENIAL)


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether a text says of the word between two places that it is not there.

    >>> [is_denied(text, 0, 2) for text in ("酒水不上", "酒水两瓶")], is_denied("不上烟、酒", 4, 5)
    ([True, False], True)
    """
    return bool(_BEFORE.search(text, 0, start) or _BEHIND.match(text, end))


def may_match(pattern: str, text: str) -> bool:
    """Whether a text may match a pattern: it holds one of its keys. Most texts have not even the beginning of one."""
    firsts = _first_characters(pattern)
    return not (firsts and firsts.isdisjoint(text)) and any(key in text for key in keys(pattern))


@cache
def _first_characters(pattern: str) -> frozenset[str]:
    """The first characters of the keys; none where a text may match without any."""
    found = frozenset(key[:1] for key in keys(pattern))
    return frozenset() if "" in found else found


class _ListSearch:
    """Looks for one list. For its first texts only what can match there is compiled, for a year of visits the whole."""

    def __init__(self, pattern: str, exceptions: str) -> None:
        self._pattern = pattern
        self._exceptions = exceptions
        self._taken_apart = 0
        self._compiled = 0

    def pattern_for(self, text: str) -> re.Pattern[str] | None:
        """What finds the words in a text, each as ``word``; None where there are none."""
        if self._compiled == _FEW_PATTERNS or self._taken_apart == _FEW_TEXTS:
            return _compiled(self._pattern, self._exceptions)
        self._taken_apart += 1
        words_there = reduced(self._pattern, text)
        if words_there is None:
            return None
        self._compiled += 1
        if not re.search(words_there, text):
            return None
        return _compiled(words_there, reduced(self._exceptions, text) or "" if self._exceptions else "")


_search_for = cache(_ListSearch)


@cache
def _compiled(pattern: str, exceptions: str) -> re.Pattern[str]:
    return re.compile(f"(?:{exceptions})|(?P<word>{pattern})" if exceptions else f"(?P<word>{pattern})")
