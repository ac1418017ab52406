"""When the guests come, how many, what for: what the sentences of a letter say of the visit."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.readers.letters.days import DaySpan, bare_days, chinese_or_figures, day_spans
from docgen.readers.letters.head import LetterHead
from docgen.readers.letters.passages import DraftField, FieldSource

_CUE = re.compile(
    "拟定?于|定于|将于|计划于?|预计|拟在|想在|调整[为到至]|改[为到在]|推迟[到至]|提前[到至]|来访时间|考察时间|访问时间|调研时间|活动时间|"
    "学习时间|交流时间|来访日期|考察日期|时间(?:为|是|[：:])|^.{0,4}时间|拟"
)
_SUBJECT = re.compile(
    "考察|调研|学习|交流|来访|访问|视察|赴|来贵|到贵|前来|前往|一行|洽谈|观摩|检查|督导|参观|对接|慰问|出席|参加|实践|来你|到你|率|带队|来访时间|座谈"
)
_AGAINST_BEHIND = re.compile(
    r"^[^，。；、]{0,8}?(?:前|之前|以前|后)?(?:反馈|回复|函复|报送|报名|回执|收悉|印发|发布|截止)|^\s*[\d:：时点分]*\s*(?:之前|以前|前(?!往|来|去|赴))"
)
_AGAINST_BEFORE = re.compile(
    "(?:请于|务必|截止|截至|原定于?|原计划|曾于?|已于|此前|去年|上年|前期|自从|报到时间|报名|发布时间|返程|印发|出生|成立于|生于)[^，。；]{0,6}$"
)
_PAST = re.compile("曾|此前|去年|上次|前期|上一轮|双方建立|来我[市县区局委校院]|原定|原计划")
_PAST_BEGINS = re.compile("\\s*(?:此前|去年|上次|前期|上年)")
_WITH_SENDER = re.compile("(?:来|访问|到访|到|赴|抵达|在)我[市县区局委校院省州镇公]|双方建立")
_HEDGE = re.compile("左右|上旬|中旬|下旬|初步|暂定|待定|另行|视情况|或者|^或|前后|具体时间")
_VAGUE = re.compile("(?:下周|下个?礼拜|本周|近期|月底|月初|上旬|中旬|下旬|明天|后天|下个?月)[一二三四五六日天末]?")
_NUMBER = r"(\d{1,4}|[一二两三四五六七八九十]{1,3})\s*([多余]?)"
_COUNT = rf"{_NUMBER}\s*(?:个?人|名|位)"
_ABOUT = r"(约|大约|大概|近|不超过|预计)?\s*"
_HEADCOUNTS = (
    re.compile(rf"一行\s*(?:共|共计|合计|总计)?\s*{_ABOUT}{_COUNT}"),
    re.compile(
        rf"(?:来访|考察|参访|参加|总)?人\s*数(?:为|是|[：:])\s*(?:共|共计)?\s*(?:师生)?{_ABOUT}{_NUMBER}\s*(?:个?人|名|位|$)"
    ),
    re.compile(rf"等(?:一行)?\s*{_ABOUT}{_COUNT}"),
    re.compile(rf"(?:一共|共计|总共|总计|合计|共)\s*(?:有)?\s*{_ABOUT}{_COUNT}"),
)
_NO_TOTAL = re.compile("其中[^，。；]{0,30}$|每[^，。；]{0,8}$|限[^，。；]{0,6}$|企业$|需[^，。；]{0,6}$|教师$|学生$")
_DURATION = re.compile(r"(?:为期|会期|共|历时)\s*(\d{1,2}|[一二两三四五六七八九十])\s*天")
_WORK = (
    "(?:专项|实地|现场|对口|联合)?(?:学习考察|考察学习|考察调研|调研考察|考察交流|学习交流|交流学习|督导检查|检查指导|参观学习|参观考察|"
    "走访慰问|社会实践|现场教学|对接协作|考察|调研|学习|交流|洽谈|观摩|检查|督导|督查|参观|对接|慰问|视察|访问|研学|培训|出席|参加)"
)
_SUBJECT_OF_TITLE = re.compile(
    rf"关于(?:[^，。赴]{{0,16}}率(?:团|队))?(?:应邀|商请|拟|联合|组织|协助|邀请|同意|请求|申请)*(?:协助|支持)?(?:(?:赴|来|到|前往)(?P<place>[^，。]{{1,16}}?(?:[区市县省州旗镇乡村]|街道)(?:人民政府|(?![^，。]{{0,4}}{_WORK})[\u4e00-\u9fff]{{2,6}}局)?))?(?:开展|进行|组织|实施)?(?P<what>[^，。]*?{_WORK}[^，。]*?)(?:有关事宜|相关事宜|事宜|活动|的)*(?:公函|商洽函|联系函|商请函|接洽函|复函|邀请函|函|通知|请示|回执)?$"
)
_GROUP = re.compile(
    "(?:组织|组成|选派|派出|率领?|由)?([\u4e00-\u9fff]{2,16}(?:代表团|考察团|考察组|调研组|工作组|检查组|督导组|访问团|学习团|观摩团|慰问团|参访团))"
)
_LABELLED_PURPOSE = re.compile(
    r"\s*(?:来访事由|考察事由|来访目的|事由|来访内容|考察内容|调研内容|学习内容|活动内容)[：:]\s*(.{2,200})"
)


_RETURN = re.compile("返回(?!回执|意见|名单|表)|返程|回程|离开|离县|离区|离市|回去|往回|返(?=[云京县市区])")


class DatesInSentence(NamedTuple):
    """Days that a sentence gives for the visit, and how sure that is."""

    span: DaySpan
    source: FieldSource
    doubt: str


def dates_of_visit(sentences: Sequence[FieldSource], head: LetterHead) -> DraftField | None:
    """The days of the visit; None where no sentence gives them with a year or lets the letter's day tell it."""
    candidates = [
        DatesInSentence(span, source, doubt) for source in sentences for span, doubt in _candidates(source.text)
    ]
    dated = [(entry, days) for entry in candidates if (days := _days(entry, head))]
    if not dated:
        return None
    entry, (first, last, doubt) = max(
        dated, key=lambda pair: (pair[1][1] - pair[1][0], not (pair[0].doubt or pair[1][2]), -dated.index(pair))
    )
    outside = [days for _, days in dated if not (first <= days[0] and days[1] <= last)]
    if outside:
        doubt = doubt or f"别处还写了{outside[0][0]}" + (f"至{outside[0][1]}" if outside[0][0] != outside[0][1] else "")
    if first == last and (duration := _DURATION.search(entry.source.text)) and chinese_or_figures(duration[1]) != 1:
        doubt = f"写了“{duration.group()}”，只有一个日期"
    value = str(first) if first == last else f"{first} 至 {last}"
    return DraftField("日期", value, entry.source, entry.doubt or doubt)


def with_day_of_return(dates: DraftField | None, sentences: Sequence[FieldSource]) -> DraftField | None:
    """The days of a visit that goes on until the guests go back: 拟于12月3日, and 4日上午返回."""
    if dates is None or " 至 " in str(dates.value):
        return dates
    first = date.fromisoformat(str(dates.value))
    for source in sentences:
        for clause in re.split("[；;。]", source.text):
            returned = _RETURN.search(clause)
            days = list(bare_days(clause[: returned.start()], first)) if returned else []
            if days and days[-1] > first:
                doubt = dates.doubt or f"最后一天按返回的日子写：{clause[:20]}"
                return DraftField("日期", f"{first} 至 {days[-1]}", dates.source, doubt)
    return dates


def _candidates(text: str) -> Iterator[tuple[DaySpan, str]]:
    spans = list(day_spans(text))
    for span in spans:
        before, behind = text[: span.start], text[span.end :]
        clause = re.split("[，。；]", before)[-1]
        if _AGAINST_BEHIND.match(behind) or _AGAINST_BEFORE.search(before) or _is_past(text, span):
            continue
        has_cue, has_subject = _CUE.search(before) is not None, _SUBJECT.search(text) is not None
        if not (has_cue or has_subject):
            continue
        doubt = ""
        if _HEDGE.search(text):
            doubt = f"没有定：{text[:20]}"
        elif not has_cue:
            doubt = "是不是来访的日期"
        elif re.search("报到|返程|离开|抵达|截止", clause):
            doubt = "是报到、抵达或离开的日期"
        yield span, doubt


def _is_past(text: str, span: DaySpan) -> bool:
    """Whether the days are those of an earlier visit, of a plan that was changed, or of a stay with the sender."""
    behind = re.split("[。；]", text[span.end :])[0]
    following = next(day_spans(behind), None)
    before = re.split("[。；]", text[: span.start])[-1]
    clause = re.split("[，：]", before)[-1]
    is_changed = re.search("调整[为到至]|改[为到在]", clause) is not None
    is_past = _PAST.search(clause) is not None or _PAST_BEGINS.match(before) is not None
    return (is_past and not is_changed) or _WITH_SENDER.search(
        behind[: following.start if following else None]
    ) is not None


def _days(entry: DatesInSentence, head: LetterHead) -> tuple[date, date, str] | None:
    """The days with their year, and what is doubtful of it."""
    days = entry.span.days(head.year)
    if days is None:
        return None
    first, last = days
    doubt = ""
    if not entry.span.has_year:
        month_of_letter = head_month(head)
        if month_of_letter and first.month < month_of_letter - 1:
            later = entry.span.days(first.year + 1)
            if later is not None:
                first, last = later
            doubt = f"没有写年份，按来函的日期当作{first.year}年"
        elif not head.year_is_sure:
            doubt = f"没有写年份，按文号当作{first.year}年"
    if (
        entry.span.weekday
        and "一二三四五六日"["一二三四五六日".index(entry.span.weekday.replace("天", "日"))]
        != "一二三四五六日"[first.weekday()]
    ):
        doubt = f"{first}不是星期{entry.span.weekday}"
    return first, last, doubt


def head_month(head: LetterHead) -> int | None:
    """The month of the letter's day."""
    day = next((field for field in head.fields if field.path == "公函.日期"), None)
    return int(str(day.value)[5:7]) if day else None


def vague_dates(sentences: Sequence[FieldSource]) -> FieldSource | None:
    """The sentence that says roughly when the guests come, or names days without a year."""
    return next((source for source in sentences if _VAGUE.search(source.text) or any(_candidates(source.text))), None)


def headcount(sentences: Sequence[FieldSource]) -> DraftField | None:
    """How many come, as the letter states it."""
    counts = [
        (rank, source, number, match[1] or match[3])
        for source in sentences
        for rank, pattern in enumerate(_HEADCOUNTS)
        for match in pattern.finditer(source.text)
        if (number := chinese_or_figures(match[2]))
        and not _NO_TOTAL.search(source.text[: match.start()])
        and not _is_about_earlier(source.text, match.start())
    ]
    if not counts:
        return None
    _, source, number, about = min(counts, key=lambda count: count[0])
    others = sorted({other for _, _, other, _ in counts} - {number})
    doubt = f"来函写的是“{about}”" if about else f"别处写的是{'、'.join(map(str, others))}人" if others else ""
    return DraftField("来宾.人数", str(number), source, doubt)


def _is_about_earlier(text: str, at: int) -> bool:
    return bool(_PAST.search(re.split("[。；]", text[:at])[-1]))


def group_name(sentences: Sequence[FieldSource]) -> DraftField | None:
    """The name of the group: 云州市党政代表团."""
    for source in sentences:
        for match in _GROUP.finditer(source.text):
            name = re.split("组织|组成|选派|派出|率领|率|由|于|的|是|为", match[1])[-1]
            name = re.sub("^(?:我[市县区省州局委校院镇]|本[市县区局]|赴[\u4e00-\u9fff]{2,6}[区市县])", "", name)
            if len(name) >= 4 and name not in ("代表团", "考察组") and "贵" not in name and "你" not in name:
                return DraftField("来宾.团组", name, source, "按来函里的说法，核对全称")
    return None


def purpose(sentences: Sequence[FieldSource], title: DraftField | None) -> Iterator[DraftField]:
    """公函.内容 and 事由, in the words of the letter."""
    for source in sentences:
        if match := _LABELLED_PURPOSE.match(source.text):
            more = [other.text for other in sentences if other.line == source.line and other.file == source.file]
            content = _LABELLED_PURPOSE.sub(r"\1", "".join(more), count=1)
            yield DraftField("公函.内容", content.strip("。 "), source)
            if work := re.search(_WORK, match[1]):
                yield DraftField("事由", work.group(), source, "" if len(work.group()) > 2 else "从来函的内容摘出")
            return
    parts = _SUBJECT_OF_TITLE.search(str(title.value)) if title else None
    if title and parts and not re.match("调整|推迟|取消|延期|变更", parts["what"]):
        work = re.search(_WORK, parts["what"])
        assert work is not None  # the pattern holds it
        content = parts["what"].strip("的")
        yield DraftField("公函.内容", content, title.source, "" if title.is_sure and len(content) > 3 else "从标题摘出")
        yield DraftField("事由", work.group(), title.source, "" if title.is_sure else "从标题摘出")
        return
    for source in sentences:
        if re.search("拟|定于|将于|想", source.text) and (work := re.search(_WORK, source.text)):
            content = re.split("[，。；]", source.text[work.start() :])[0]
            yield DraftField("公函.内容", content, source, "从来函的句子摘出")
            yield DraftField("事由", work.group(), source, "从来函的句子摘出")
            return


def visit_title(title: DraftField | None, sender: str, group: DraftField | None) -> DraftField | None:
    """What the visit may be called, out of the title of the letter. Nothing that the letter does not say."""
    parts = _SUBJECT_OF_TITLE.search(str(title.value)) if title else None
    who = str(group.value) if group and re.search("[省市县区州局委校院司镇]", str(group.value)) else sender
    if not (title and parts and who) or re.match("调整|推迟|取消|延期|变更", parts["what"]):
        return None
    place = parts["place"]
    return DraftField(
        "标题",
        f"{who}{'来' + place if place else ''}{parts['what'].strip('的')}",
        title.source,
        "由来函的单位和标题合成",
    )
