"""The words of a line: a name that was spread with spaces is one, a post and a name without a space are two."""

import re
from itertools import takewhile
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.posts import is_post
from docgen.readers.people.names import DOTS, HANZI, has_surname, is_hanzi, is_name, without_spaces
from docgen.readers.people.passed_over import is_left_out
from docgen.readers.people.remarks import field_of
from docgen.readers.people.usual_names import SURNAMES, TWO_SURNAMES

_WORD = lazy_pattern(r"[^ \t]+")
_ENDS_AS_POST = lazy_pattern(
    r"(?:书记|主任|主席|常委|委员|[省市州县区乡镇村部委厅局处科股院校所站队组会行社司团馆园厂台]长|秘书长|理事长|董事长|检察长|总经理|经理|总监|总裁|秘书|干事"
    r"|巡视员|调研员|科员|讲解员|联络员|驾驶员|工程师|教授|代表|顾问|大使|参赞|领事)$"
)
_POST_BEHIND = lazy_pattern(
    r"(?:常务)?副?(?:局长|部长|厅长|市长|县长|区长|州长|镇长|乡长|村长|处长|科长|股长|院长|校长|所长|站长|队长|会长|组长|司长|行长|馆长|主任|书记|主席|经理|总经理|董事长|秘书长"
    r"|教授|常委|委员|调研员|巡视员)"
)
#: A name in other letters.
LETTERS = lazy_pattern(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.\- ]*")
_DOT_AT_END = lazy_pattern(rf"[{DOTS}]$")
_DOT_AT_START = lazy_pattern(rf"^[{DOTS}]")


class ListWord(NamedTuple):
    """A word of a line as it was typed, and where it begins."""

    text: str
    at: int

    @property
    def is_name(self) -> bool:
        """Whether the word can be a name, and says nothing of somebody: 回族, 带队, 收到."""
        return is_name(self.text) and field_of(self.text) in ("", "name", "name_en") and not is_left_out(self.text)

    @property
    def closed_post(self) -> str:
        """The word, without the spaces between the hanzi of a post: 市 长 is 市长."""
        closed = without_spaces(self.text)
        return closed if is_post(closed) else self.text

    @property
    def is_sure_name(self) -> bool:
        """Whether the word is a name by its surname or its dot."""
        return self.is_name and (has_surname(self.text) or re.search(f"[{DOTS}]", self.text) is not None)


def words_of(text: str, at: int = 0) -> list[ListWord]:
    """The words of a text that are separated by spaces; in 张 三 副市长 the first is 张 三.

    >>> [word.text for word in words_of("李 娜 局长")], [word.text for word in words_of("阿依古丽 · 买买提 局长")]
    (['李 娜', '局长'], ['阿依古丽 · 买买提', '局长'])
    """
    words = [ListWord(match.group(), at + match.start()) for match in _WORD.finditer(text)]
    if len(words) == 1:
        return words
    spans = _joined_letters([(word.at, word.at + len(word.text)) for word in words], text, at)
    spans = _joined_singles(_joined_at_dots(spans, text, at), text, at)
    return [ListWord(text[start - at : end - at], start) for start, end in spans]


WordSpan = tuple[int, int]
#: So many single hanzi in a row are looked at: more than the names and the post of anybody have.
_MOST_SINGLES = 64


def _joined_letters(spans: list[WordSpan], text: str, at: int) -> list[WordSpan]:
    """The words with those in other letters that follow each other as one: Anna Lind."""
    joined: list[WordSpan] = []
    for start, end in spans:
        is_of_letters = LETTERS.fullmatch(text[start - at : end - at]) is not None
        if joined and is_of_letters and LETTERS.fullmatch(text[joined[-1][0] - at : joined[-1][1] - at]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _joined_at_dots(spans: list[WordSpan], text: str, at: int) -> list[WordSpan]:
    """The words with both sides of a dot as one: 托马斯 · 伯格."""
    joined: list[WordSpan] = []
    for start, end in spans:
        word = text[start - at : end - at]
        before = text[joined[-1][0] - at : joined[-1][1] - at] if joined else ""
        is_inside = len(before) > 1 or len(word) > 1
        if before and is_inside and (_DOT_AT_END.search(before) or _DOT_AT_START.search(word)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _joined_singles(spans: list[WordSpan], text: str, at: int) -> list[WordSpan]:
    """The words with single hanzi in a row as the names that they spell."""
    joined: list[WordSpan] = []
    number = 0
    while number < len(spans):
        following = [text[start - at : end - at] for start, end in spans[number : number + _MOST_SINGLES]]
        count = _length_of_name(following, not number)
        joined.append((spans[number][0], spans[number + count - 1][1]))
        number += count
    return joined


def _length_of_name(words: list[str], is_first: bool) -> int:
    """How many of the words, from the first on, spell one name."""
    letters = list(takewhile(lambda word: len(word) == 1 and is_hanzi(word), words))
    if len(letters) > 1:
        return _length_of_first(letters)
    if len(words) < 2:
        return 1
    is_part = 1 <= len(words[1]) <= 2 and all(map(is_hanzi, words[1])) and not is_post(words[1])
    if letters and is_part and (is_first or words[0] in SURNAMES) and not field_of(words[1]):
        return 2
    return 2 if words[0] in TWO_SURNAMES and is_part and not field_of(words[1]) else 1


def _are_two_words(words: list[str]) -> bool:
    """Whether four single hanzi are two names, or a name and a post: 张 三 李 四, 韩 喆 局 长."""
    if words[0] not in SURNAMES or words[0] + words[1] in TWO_SURNAMES:
        return False
    return words[2] in SURNAMES or _POST_BEHIND.fullmatch(words[2] + words[3]) is not None


def _length_of_first(letters: list[str]) -> int:
    """How many of several single hanzi in a row spell the first name: 卫 燕 钱 东 罗 德 are three names of two."""
    count = len(letters)
    if count == 4:
        return 2 if _are_two_words(letters) else count
    fitting = (length for length in (2, 3) if count > 4 and count % length == 0)
    return next((length for length in fitting if all(letter in SURNAMES for letter in letters[::length])), count)


def name_behind_post(word: str) -> tuple[str, str] | None:
    """A post and the name that was written right behind it.

    >>> name_behind_post("组织部部长何志远"), name_behind_post("副局长于洋"), name_behind_post("周明远")
    (('组织部部长', '何志远'), ('副局长', '于洋'), None)
    """
    for length in (3, 2, 4):
        post, name = word[:-length], word[-length:]
        if post and has_surname(name) and is_name(name) and not field_of(name) and _ENDS_AS_POST.search(post):
            return post, name
    return None


def dotted_name_behind_post(word: str) -> tuple[str, str] | None:
    """局长托马斯·伯格 as a post and a name."""
    dot = next((number for number, character in enumerate(word) if character in DOTS), 0)
    for end in range(dot - 2, 1, -1):
        if _ENDS_AS_POST.search(word[:end]) and is_post(word[:end]):
            return word[:end], word[end:]
    return None


def name_before_post(word: str) -> tuple[str, str] | None:
    """A name and the post that was written right behind it; a place may look the same (江北局长).

    >>> name_before_post("郑国梁局长"), name_before_post("王局长")
    (('郑国梁', '局长'), None)
    """
    for length in (3, 2, 4):
        name, post = word[:length], word[length:]
        if has_surname(name) and is_name(name) and _POST_BEHIND.fullmatch(post) and name[-1] not in "副正总常党原":
            return name, post
    return None


def names_with_and(word: str) -> tuple[str, str] | None:
    """何志远和周敏 as two names."""
    match = re.fullmatch(f"([{HANZI}]{{2,4}})(?:和|与|及|跟|暨)([{HANZI}]{{2,4}})", word)
    if match and all(has_surname(name) and is_name(name) for name in match.groups()):
        return match[1], match[2]
    return None
