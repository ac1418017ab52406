"""The programme that a letter gives, in paragraphs, lines or a table: its text, and its rows for the 日程."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from docgen.readers.letters.clocks import clocks
from docgen.readers.letters.days import DaySpan, day_spans
from docgen.readers.letters.head import LetterHead
from docgen.readers.letters.passages import DraftField, FieldSource, Passage

_LABEL = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]+[）)、.．]\s*)?(?:具体|初步|考察|调研|参观|学习|活动|来访|访问|有关|拟定?)*"
    r"(?:行程|日程|活动安排|时间安排|行程安排|日程安排|安排)(?:安排|计划|表)?(?:如下|为|是)?\s*(?:[（(][^（()）]*[）)])?\s*(?:[：:]\s*|$)"
)
_NEXT_PART = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|联\s*系\s*人|附件|特此|专此|此致|请|恳请|我[单局市公])"
)
_DAY_LINE = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]+[）)、.．]\s*)?(?:第[一二三四五六七八九十]天|20\d\d[年.\-/]|\d{1,2}月\d{1,2}[日号])"
)
_HOUR_LINE = re.compile(r"\s*(?:上午|下午|中午|晚上?|早上|\d{1,2}[:：]\d\d)")
#: What is done on a visit; a sentence with hours and none of these is no programme.
_DONE = re.compile(
    "考察|参观|座谈|调研|观摩|学习|交流|察看|走访|到达|抵达|出发|返程|返回|离开|离县|用餐|午餐|晚餐|早餐|入住|会议|开会|洽谈|签约|培训|讲座|活动|汇报|送机|接机|送站|接站"
)
#: What is done in the words of a chat: an hour with it is an item of the programme.
_DONE_LOOSELY = re.compile("[看吃住逛游谈聚听]|餐|饭|见面|会见|拜会|拜访|集合|休息|对接|检查|验收|仪式|会$|宴")
_TRAVELS = re.compile("[GDCKTZ]\\d|^[开发]车|[开发]车$|起飞|航班|[站场]$|电话|联系|截止|之?前报")
_NUMBERED_DAY = re.compile(r"第[一二三四五六七八九十]天\s*[（(]?|[）)](?=[：:，,上下中晚])")
_BARE_DAY = re.compile(r"(?<![\d月./\-])(\d{1,2})[日号](?!\d)")
_HALF = re.compile("(?:上午|下午|中午|晚上|早上|傍晚)(?=[：:，,]?\\s*[\u3400-\u9fff])")
_ROUGH = re.compile("左右|预计|约|暂定|拟定|待定|前后")
_OTHER_PLACE = re.compile("[贵你](?:[县市区州镇乡局委办校院]|单位|公司|方|处)")
#: What ends a letter and is no part of its programme: 请予接洽为盼, 特此函达.
_COURTESY = re.compile(
    "(?<=[。；！])\\s*(?:请|恳请|敬请|特此|专此|此致|妥否|望|盼|谨此|感谢|不胜|如无不妥)[^。；！]*[。！]?\\s*$"
)
_EDGES = " \u3000，,。；;：:、（()）\t-—"


class ProgrammeItem(NamedTuple):
    """An item of a programme: its day as it stands or carried on, its hour, what is done, where; its sentence."""

    day: str
    time: str
    content: str
    place: str
    source: FieldSource
    doubt: str = ""


class LetterProgramme(NamedTuple):
    """The passages of a letter that are its programme."""

    passages: Sequence[Passage]

    def text(self) -> DraftField | None:
        """The programme as 公函.行程, in the words of the letter."""
        said_of = {passage: _without_courtesy(_LABEL.sub("", passage.text)).strip() for passage in self.passages}
        lines = [(passage, said) for passage, said in said_of.items() if said]
        if not lines:
            return None
        texts = [said for _, said in lines]
        value = "".join(said if said[-1] in "。；，" else f"{said}；" for said in texts)
        return DraftField("公函.行程", value if texts[-1].endswith("；") else value.rstrip("；"), lines[0][0].source)

    def items(self, head: LetterHead, days: Sequence[str]) -> Iterator[ProgrammeItem]:
        """The items, each with its day; ``days`` are those of the visit."""
        reader = _ItemReader(head, days)
        for passage in self.passages:
            yield from reader.items_of(passage)


def programme_of(passages: Sequence[Passage]) -> LetterProgramme:
    """The programme of a letter: what follows its label or heading, lines that begin with a day, or a full sentence."""
    lines: list[Passage] = []
    below_heading, in_days = False, False
    for passage in passages:
        label = _LABEL.match(passage.text)
        if label:
            has_text = len(passage.text[label.end() :].strip(_EDGES)) > 3
            below_heading = not has_text
            lines += [passage] if has_text and _is_said(passage.text) else []
            in_days = has_text
            continue
        if below_heading and _NEXT_PART.match(passage.text) and not _DAY_LINE.match(passage.text):
            below_heading = False
        in_days = _begins_with_day(passage.text) or (in_days and _HOUR_LINE.match(passage.text) is not None)
        if in_days or (below_heading and _is_said(passage.text)) or _is_full(passage.text):
            lines.append(passage)
    if len(lines) == 1 and not (_is_full(lines[0].text) or _LABEL.match(lines[0].text) or below_heading):
        return LetterProgramme(lines if _count_of_moments(lines[0].text) > 1 and _is_said(lines[0].text) else ())
    return LetterProgramme(lines)


def _is_said(text: str) -> bool:
    return _DONE.search(text) is not None and _count_of_moments(text) > 0


def _is_full(text: str) -> bool:
    """Whether a paragraph by itself is a programme: three moments or more, and things that are done."""
    return _count_of_moments(text) >= 3 and len(_DONE.findall(text)) >= 2 and len(list(clocks(text))) >= 2


def _count_of_moments(text: str) -> int:
    return len(list(day_spans(text))) + len(list(clocks(text))) + len(_HALF.findall(text))


def _begins_with_day(text: str) -> bool:
    """Whether a line begins with a day and says more than this day."""
    span = next(day_spans(text), None)
    more = text[span.end :].strip(_EDGES) if span else text
    return _DAY_LINE.match(text) is not None and len(more) > 1


class _MomentInText(NamedTuple):
    """Where a day, an hour or a half of the day stands in a text."""

    start: int
    end: int
    day: str = ""
    time: str = ""
    half: str = ""
    doubt: str = ""


class _ItemReader:
    """Reads items and carries their days on."""

    def __init__(self, head: LetterHead, days: Sequence[str]) -> None:
        self.head, self.days = head, days
        self.day = days[0] if len(days) == 1 else ""

    def items_of(self, passage: Passage) -> Iterator[ProgrammeItem]:
        text = _without_courtesy(_LABEL.sub("", passage.text))
        text = _NUMBERED_DAY.sub(lambda match: " " * len(match.group()), text)
        moments = self._moments(text)
        for number, moment in enumerate(moments):
            if moment.day:
                self.day = moment.day
            end = moments[number + 1].start if number + 1 < len(moments) else len(text)
            said = text[moment.end : end].strip(_EDGES)
            if moment.day and number + 1 < len(moments) and len(said) < 2:
                continue
            if len(said) < 2 or not _is_done(moment, said):
                continue
            yield self._item(moment, said, text, passage)

    def _item(self, moment: _MomentInText, said: str, text: str, passage: Passage) -> ProgrammeItem:
        sentence = next((one for one in passage.sentences() if said[:8] in one.text), passage.source)
        doubt = "" if self.day else "没有写哪一天"
        if _ROUGH.search(text[max(0, moment.start - 3) : moment.end + 3]):
            doubt = doubt or "不是准点"
        doubt = doubt or moment.doubt
        if _OTHER_PLACE.search(said):
            doubt = doubt or "“贵县”这样的说法换成地名"
        said = re.sub("^左右|预计$|^(?:约|拟)|约$|拟$", "", said).strip(_EDGES)
        content = f"{moment.half}{said}" if moment.half and not moment.time else said
        return ProgrammeItem(self.day, moment.time, content, "", sentence, doubt)

    def _moments(self, text: str) -> list[_MomentInText]:
        """The moments of a text, a day and the hour right behind it as one."""
        found = [_MomentInText(clock.start, clock.end, time=clock.text, doubt=clock.doubt) for clock in clocks(text)]
        taken = [(moment.start, moment.end) for moment in found]
        for span in day_spans(text):
            if not any(start <= span.start < end for start, end in taken):
                taken.append((span.start, span.end))
                found += self._moments_of_span(span, text)
        for bare in _BARE_DAY.finditer(text):
            day = next((day for day in self.days if int(day[8:]) == int(bare[1])), "")
            if day and not any(start <= bare.start() < end for start, end in taken):
                found.append(_MomentInText(bare.start(), bare.end(), day=day))
        for half in _HALF.finditer(text):
            if not any(start <= half.start() < end for start, end in taken):
                found.append(_MomentInText(half.start(), half.end(), half=half.group()))
        return _joined(text, sorted(found))

    def _moments_of_span(self, span: DaySpan, text: str) -> Iterator[_MomentInText]:
        """A day, or the first of several, which are looked at; nothing for the days of the whole visit."""
        days = [str(day) for day in span.days(self.head.year) or ()]
        if span.is_several_days and days == [*self.days[:1], *self.days[-1:]]:
            return
        doubt = f"写的是几天（{text[span.start : span.end]}），一天一行" if span.is_several_days else ""
        yield _MomentInText(span.start, span.end, day=days[0] if days else "", doubt=doubt)


def _without_courtesy(text: str) -> str:
    """A text without the courtesies at its end.

    >>> _without_courtesy("9日下午3时返程。请予接洽为盼。"), _without_courtesy("上午考察。请安排座谈。")
    ('9日下午3时返程。', '上午考察。请安排座谈。')
    """
    while (match := _COURTESY.search(text)) and not _DONE.search(match.group()):
        text = text[: match.start()]
    return text


def _is_done(moment: _MomentInText, said: str) -> bool:
    """Whether a text behind a moment is something that is done then, in the words of a letter or of a chat."""
    if _DONE.search(said):
        return True
    return bool(moment.time or moment.half) and bool(_DONE_LOOSELY.search(said)) and not _TRAVELS.search(said)


def _joined(text: str, moments: Sequence[_MomentInText]) -> list[_MomentInText]:
    """The moments with those put together between which nothing stands: 12月8日 上午8:30."""
    joined: list[_MomentInText] = []
    for moment in moments:
        last = joined[-1] if joined else None
        if last and not text[last.end : moment.start].strip(f"{_EDGES}预计约") and not (last.time and moment.time):
            joined[-1] = _MomentInText(
                last.start,
                moment.end,
                last.day or moment.day,
                last.time or moment.time,
                last.half or moment.half,
                last.doubt or moment.doubt,
            )
        else:
            joined.append(moment)
    return joined


def programme_fields(items: Sequence[ProgrammeItem], first: int = 1) -> Iterator[DraftField]:
    """The items as rows of the 日程, in the order of their days; one without a day stays behind that before it."""
    for number, item in enumerate(_by_day(items), first):
        values = (("日期", item.day), ("时间", item.time), ("内容", item.content), ("地点", item.place))
        for name, content in values:
            if content:
                yield DraftField(f"日程[{number}].{name}", content, item.source, item.doubt)


def _by_day(items: Sequence[ProgrammeItem]) -> Iterator[ProgrammeItem]:
    days: Iterator[str] = accumulate((item.day for item in items), lambda before, day: day or before)
    yield from (item for _, item in sorted(zip(days, items, strict=True), key=itemgetter(0)))
