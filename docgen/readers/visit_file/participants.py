"""Who takes part, in words: 全体来宾, 所有陪同人员, 考察团全体, 25人 where 25 come, 郑国梁等18人."""

from collections.abc import Callable
from typing import NamedTuple

from docgen.errors import Mark, Problem
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.spellings.numbers import number_of
from docgen.model.value import EVERYBODY
from docgen.readers.visit_file.all_but import split_but
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.company import Company
from docgen.readers.visit_file.nodes import Source

_NUMBER = "[0-9０-９零〇一二三四五六七八九十百两]+"
_ALL = "全体|全部|所有|全员|各位|一众"
_GUESTS = (
    "来宾|客人|嘉宾|宾客|团员|客方|来访人员|来宾人员|参访人员|来访来宾|来访领导|来访客人|来客|代表团|考察团|代表团成员|"
    "考察团成员|参访团|访问团|调研组|考察组|考察团人员|代表团人员"
)
_HOSTS = (
    "陪同|陪同人员|陪同领导|陪同同志|陪餐|陪餐人员|陪餐领导|主方|主方人员|我方|我方人员|接待方|主人|接待领导|主陪|"
    "接待人员|陪同的领导"
)
_STAFF = "保障|保障人员|工作人员|服务人员|会务人员|工作保障人员|服务保障人员"
_SIDES = (("来宾", _GUESTS), ("陪同", _HOSTS), ("保障", _STAFF))
_CERTAIN = tuple(
    (
        side,
        lazy_pattern(rf"(?:{_ALL})的?(?:{words})(?:成员|人员|领导|同志)?|(?:{words})(?:全体|全员|全部)(?:成员|人员)?"),
    )
    for side, words in _SIDES
)
_BARE = tuple((side, lazy_pattern(rf"(?:{words})(?:一行)?")) for side, words in _SIDES)
#: Everybody, without saying of which side.
_ANYBODY = lazy_pattern(
    rf"(?:{_ALL})的?(?:人员|人|成员|同志|参会人员|与会人员|参加人员|用餐人员|就餐人员|乘车人员|入住人员|参与人员|到会人员)?"
    r"|大家|都参加|均参加|都去|都来|每个人|每人|人人|不限|全团|全团人员|全团成员"
)
_COUNTED = lazy_pattern(rf"[（(]?(?:共计?|计|合计|总计|约)?\s*({_NUMBER})\s*(?:个人|人|名|位)[）)]?$")
#: Characters of the longest text that is taken for names with a count behind them.
_LONGEST_LIST = 500
_MANY_SPACES = lazy_pattern(r"\s{4,}")
_AND_OTHERS = lazy_pattern(
    rf"(?P<names>.+?)\s*(?:(?P<others>等|一行|等一行|等人|等同志|等领导)?\s*[（(]?(?:共计?|合计|总计|计)?\s*"
    rf"(?P<number>{_NUMBER})\s*(?:余|多)?(?:个人|人|名|位)(?:来宾|客人|同志|领导|干部|成员)?[）)]?"
    r"|等(?:人|人员|同志|领导|来宾|客人)?)[。.]?"
)
_ONLY_NUMBER = lazy_pattern(rf"(?:共计?|计|合计)?\s*({_NUMBER})\s*(?:个人|人|名|位)?(?:来宾|客人)?")
_BETWEEN_SIDES = lazy_pattern(r"\s*(?:以?及其?|和|与|、|[，,+＋]|加上?|暨)\s*")


class TextPlace(NamedTuple):
    """Where a text stands."""

    mark: Mark
    source: Source


class _AndOthers(NamedTuple):
    """A text that names some and counts all of them: 郑国梁等18人. The number is 0 where it only says 等."""

    typed: str
    number: int
    place: TextPlace


class WordsForPeople:
    """Reads the words for people that are no names; what was guessed goes to the problems of the file."""

    def __init__(self, problems: list[Problem], changes: ChangeNotices, company: Company) -> None:
        self._problems, self._changes, self._company = problems, changes, company
        self._counts: list[_AndOthers] = []

    def of_list(
        self, texts: list[tuple[str, Mark, Source]], side: str, names_of: Callable[[str, Mark], list[str]]
    ) -> tuple[list[tuple[str, Mark, Source]], str]:
        """Whom the texts of a list name, with their places; and what of them must not be lost, for the remarks."""
        named: list[tuple[str, Mark, Source]] = []
        for written, mark, source in texts:
            place = TextPlace(mark, source)
            text = self.without_count(written, place)
            found = self.names(text, side, place) or names_of(text, mark)
            named += [(name, mark, source) for name in found]
        names, aside = self.counted([name for name, _, _ in named], side)
        return ([(EVERYBODY, *texts[-1][1:])] if names == [EVERYBODY] else named), aside

    def names(self, text: str, side: str, place: TextPlace) -> list[str]:
        """The names that words mean; empty for words that are names themselves."""
        if text == EVERYBODY:
            return [text]
        if len(text) > _LONGEST_WORDS:
            return []
        if found := self._everybody_but(text, side, place) or self._everybody(text, side, place):
            return found
        if (number := _ONLY_NUMBER.fullmatch(text)) and number[1]:
            return self._all_who_are_counted(text, int(number_of(number[1]) or 0), side, place)
        return []

    def without_count(self, text: str, place: TextPlace) -> str:
        """A text without the count behind its names: 郑国梁 for 郑国梁等18人; the count is checked afterwards."""
        # to look for a count takes long in a long text and among many spaces, and no list of names is like that
        match = _AND_OTHERS.fullmatch(_MANY_SPACES.sub("  ", text)) if len(text) <= _LONGEST_LIST else None
        if match is None or _ONLY_NUMBER.fullmatch(text):
            return text
        names = match["names"].strip().rstrip("（(、，,")
        number = int(number_of(match["number"]) or 0) if match["number"] else 0
        if match["number"] and not number:
            return text
        if not any(part in self._company.names for part in (names, *names.split(), *_SPLIT.split(names))):
            return text
        self._counts.append(_AndOthers(text, number, place))
        return names

    def counted(self, names: list[str], side: str) -> tuple[list[str], str]:
        """The names of a list, and what of its count must not be lost, for the remarks."""
        counts, self._counts = self._counts, []
        if not counts:
            return names, ""
        typed, number, place = counts[-1]
        if number == len(names):
            self._changes.add("姓名后面的人数和姓名相合", Change(typed, "、".join(names[-3:]), place.mark))
            return names, ""
        company = self._company
        if side == "来宾" and number and number == company.headcount and names[:1] == list(company.guests[:1]):
            self._ask(place, f"“{typed}”按全体来宾读", "就是这样就写“全体”")
            return [EVERYBODY], ""
        if number and number < len(names):
            self._ask(place, f"“{typed}”写的是{number}人，列了{len(names)}人", "核对人数，或只写姓名")
            return names, ""
        others = f"另有{number - len(names)}人" if number else "其余的人"
        self._ask(
            place,
            f"“{typed}”只写出{len(names)}个人，{others}不知道是谁",
            "写出各人的姓名，用“、”隔开；所有来宾就写“全体”",
        )
        return names, typed

    def _everybody_but(self, text: str, side: str, place: TextPlace) -> list[str]:
        """Everybody of a side without those whom 除…外 names; empty where a name is nobody of that side.

        全体（除沈静）, 除沈静外全体, 除沈静外, 全体来宾（沈静除外）.
        """
        split = split_but(text)
        if split is None:
            return []
        group, names = split
        named = _side_of(group, is_first=False) if group else ""
        listed = self._company.side(named or side)
        is_meant = not group or named or _ANYBODY.fullmatch(group)
        are_listed = (named or side) != "来宾" or self._company.headcount in (0, None, len(listed))
        if not is_meant or not are_listed or not set(names) <= set(listed):
            return []
        rest = [name for name in listed if name not in names]
        shown = "、".join(rest[:3]) + "等" * (len(rest) > 3)
        self._changes.add("“除…外”按其余各人读", Change(text, f"{shown}（{len(rest)}人）", place.mark))
        return rest

    def _everybody(self, text: str, side: str, place: TextPlace) -> list[str]:
        """Everybody of the sides that a text names, or of the side of the field."""
        company = self._company
        if company.group and text in (company.group, f"{company.group}一行"):
            self._ask_everybody(text, place)
            return [EVERYBODY] if side == "来宾" else list(company.guests)
        parts = [part for part in _BETWEEN_SIDES.split(_without_group(text, company)) if part]
        sides = [_side_of(part, is_first=at == 0) for at, part in enumerate(parts)]
        if not parts or not all(sides):
            return self._anybody(text, side, place)
        names: list[str] = []
        for named in sides:
            listed = [EVERYBODY] if named == side else list(company.side(named))
            if not listed:
                return []
            names += listed
        self._changes.add(
            "全体的说法换成程序的叫法", Change(text, "、".join(names[:3]) + "等" * (len(names) > 3), place.mark)
        )
        return names

    def _anybody(self, text: str, side: str, place: TextPlace) -> list[str]:
        """Everybody, where a text does not say of which side, or does not say that it is all of it."""
        count = _COUNTED.search(text)
        plain = text[: count.start()].strip() if count else text
        is_side = any(word == side and pattern.fullmatch(plain) for word, pattern in _BARE)
        if not plain or not (_ANYBODY.fullmatch(plain) or is_side):
            return []
        listed = self._company.headcount if side == "来宾" else len(self._company.side(side))
        if count and listed and int(number_of(count[1]) or 0) != listed:
            return []
        if plain == EVERYBODY:
            self._changes.add("全体的说法换成程序的叫法", Change(text, EVERYBODY, place.mark))
        else:
            self._ask_everybody(text, place, side)
        return [EVERYBODY]

    def _all_who_are_counted(self, text: str, number: int, side: str, place: TextPlace) -> list[str]:
        """Everybody of a side where a text is the number of all of them."""
        company = self._company
        all_of_side = company.headcount if side == "来宾" else len(company.side(side))
        if not number or number != all_of_side:
            return []
        self._ask(place, f"“{text}”正好是{_word(side)}的总数，按“全体”读", "就是这样就写“全体”；不是就写出各人的姓名")
        return [EVERYBODY]

    def _ask_everybody(self, text: str, place: TextPlace, side: str = "来宾") -> None:
        self._ask(place, f"“{text}”按“全体”读，就是全体{_word(side)}", "就是这样就写“全体”；不是就写出各人的姓名")

    def _ask(self, place: TextPlace, text: str, hint: str) -> None:
        self._problems.append(place.source.problem(place.mark, "D151", text, hint, "should"))


_SPLIT = lazy_pattern("[、，,；;]")
#: Words for everybody, with the names of whom they leave out, are no longer.
_LONGEST_WORDS = 1_000


def _word(side: str) -> str:
    return {"来宾": "来宾", "陪同": "陪同"}.get(side, "保障人员")


def _without_group(text: str, company: Company) -> str:
    """全体成员 of 云州市考察团全体成员 as 考察团全体成员: the name of the group adds nothing."""
    if company.group and len(company.group) > 3 and company.group in text and text != company.group:
        return text.replace(company.group, "考察团")
    return text


def _side_of(part: str, is_first: bool) -> str:
    """The side of which a text means everybody; behind another one 全体 need not be said again."""
    count = _COUNTED.search(part)
    plain = part[: count.start()].strip() if count else part
    for side, pattern in _CERTAIN:
        if pattern.fullmatch(plain):
            return side
    if is_first:
        return ""
    return next((side for side, pattern in _BARE if pattern.fullmatch(plain)), "")
