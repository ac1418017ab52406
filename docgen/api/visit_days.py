"""The days of a visit as old papers write them, each form as the tags that print it for any other visit."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docgen.api.visit_names import VISIT
from docgen.word.foreign.old_papers.single_texts import Phrase

_PERIOD = f"{VISIT}.日期"
_FIRST, _LAST = f"{_PERIOD}.首日", f"{_PERIOD}.末日"
_DASHES = ("至", "到", "—", "——", "-", "－", "–", "～", "~")
_BEFORE_WEEKDAYS = ("（", "(", " ", "\u3000", "")
_CLOSING = {"（": "）", "(": ")"}


class _Weekday(NamedTuple):
    """How the weekday stands behind a day: 星期 or 周, what stands before and behind it; nothing at all."""

    name: str = ""
    before: str = ""
    behind: str = ""


_NONE = _Weekday()
_WEEKDAYS = [
    _NONE,
    *(_Weekday(name, before, _CLOSING.get(before, "")) for name in ("星期", "周") for before in _BEFORE_WEEKDAYS),
]


def phrases_of_days(texts: Mapping[str, str]) -> Iterator[Phrase]:
    """The first and the last day with their weekdays, and both as a span."""
    for day in (_FIRST, _LAST):
        for form in ("年月日", "月日"):
            for weekday in _WEEKDAYS[1:]:
                yield _phrase(_tagged(texts, day, texts[f"{day}.{form}"], f"{{{{ {day}.{form} }}}}", weekday))
    for dash in _DASHES:
        yield from _spans(texts, dash)


class _Words(NamedTuple):
    """Words of a paper, and what prints them for any visit."""

    typed: str
    tags: str


def _phrase(words: _Words) -> Phrase:
    return Phrase(words.typed, ((0, len(words.typed), words.tags),))


def _tagged(texts: Mapping[str, str], day: str, typed: str, tags: str, weekday: _Weekday) -> _Words:
    if not weekday.name:
        return _Words(typed, tags)
    name = f"{day}.{weekday.name}"
    around = (weekday.before, weekday.behind)
    return _Words(f"{typed}{texts[name].join(around)}", f"{tags}{f'{{{{ {name} }}}}'.join(around)}")


def _spans(texts: Mapping[str, str], dash: str) -> Iterator[Phrase]:
    """7月5日至7日, 7月5日—7月8日, 7月5-8日: a month or year that the days share is printed where others do not."""
    for begin in _begins(texts):
        for end in _ends(texts):
            for weekday in _WEEKDAYS:
                if weekday.name and begin.typed[-1] != "日":
                    continue
                first = _tagged(texts, _FIRST, *begin, weekday)
                last = _tagged(texts, _LAST, *end, weekday)
                several = f"{{% if {_PERIOD}.天数 != '1' %}}{dash}{last.tags}{{% endif %}}"
                yield _phrase(_Words(f"{first.typed}{dash}{last.typed}", f"{first.tags}{several}"))


def _begins(texts: Mapping[str, str]) -> Iterator[_Words]:
    """The first day, whole or without its last character, 7月5-8日."""
    for form in ("年月日", "月日"):
        typed = texts[f"{_FIRST}.{form}"]
        yield _Words(typed, f"{{{{ {_FIRST}.{form} }}}}")
        year = f"{{{{ {_FIRST}.年 }}}}年" if form == "年月日" else ""
        sign = f"{{% if {_FIRST}.月 != {_LAST}.月 or {_PERIOD}.天数 == '1' %}}日{{% endif %}}"
        yield _Words(typed.removesuffix("日"), f"{year}{{{{ {_FIRST}.月 }}}}月{{{{ {_FIRST}.日 }}}}{sign}")


def _ends(texts: Mapping[str, str]) -> Iterator[_Words]:
    """The last day: whole, without the year, or without the month that it shares with the first."""
    yield _Words(texts[f"{_LAST}.年月日"], f"{{{{ {_LAST}.年月日 }}}}")
    year = f"{{% if {_LAST}.年 != {_FIRST}.年 %}}{{{{ {_LAST}.年 }}}}年{{% endif %}}"
    yield _Words(texts[f"{_LAST}.月日"], f"{year}{{{{ {_LAST}.月日 }}}}")
    if (texts[f"{_FIRST}.年"], texts[f"{_FIRST}.月"]) == (texts[f"{_LAST}.年"], texts[f"{_LAST}.月"]):
        month = f"{{% if {_LAST}.月 != {_FIRST}.月 %}}{{{{ {_LAST}.月 }}}}月{{% endif %}}"
        yield _Words(f"{texts[f'{_LAST}.日']}日", f"{year}{month}{{{{ {_LAST}.日 }}}}日")
