"""信息专报: the bulletin for leaders: what guests suggested, what can be learnt of them, what they would invest in."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from docgen.errors import Problem, UsageError
from docgen.kinds._input import VisitsInput
from docgen.kinds._kind import Blanks, Kind, KindOption, PackPaper, Page
from docgen.kinds.form_parts.subject import is_event, leader, subject, title_lines_about
from docgen.kinds.guest_feedback.entries import FeedbackEntry, entries, kind_of, speaker
from docgen.model.choices import FEEDBACK_KINDS
from docgen.model.comments import Feedback
from docgen.model.office import Bulletin
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.titles import title_lines
from docgen.text.whole_number import whole_number

#: The name is as large as its characters allow, so many in the first size, so many in the next.
_NAME_CHARACTERS = (9, 12, 16)
#: The largest 期号 and 份数: no office has printed so many.
_MOST = 9_999
_NUMBER = re.compile(r"[-+−－]?[\d.,，]+")
#: What every bulletin has and no visit says, and the option that gives it.
_LEFT_OPEN = (("期号", "issue"), ("日期", "date"))
_ABOUT_ONE = "期间意见建议情况"


def pages(visits_input: VisitsInput) -> Iterator[Page]:
    """One bulletin, of a visit or of all. Raises UsageError for a number that counts nothing."""
    visits, options = visits_input.visits, visits_input.options
    bulletin = visits_input.office.bulletin or Bulletin()
    found = list(entries(visits))
    title = _title(visits_input)
    yield Page(
        "".join(title),
        {
            "标题": "".join(title),
            "标题分行": "\n".join(title),
            "名称": bulletin.name,
            "名称号": next((order for order, most in enumerate(_NAME_CHARACTERS, 1) if len(bulletin.name) <= most), 4),
            "期号": _issue(_counted(options.get("issue", ""), "issue", "期号")),
            "密级": _secrecy(visits),
            "单位": visits_input.office.unit,
            "日期": _day(options.get("date")),
            "概况": _opening(visits, found),
            "类": list(_kinds(found)),
            "报送": _readers(bulletin),
            "份数": _copies(_counted(options.get("copies", ""), "copies", "份数") or bulletin.copies),
        },
        blanks=_blanks(options),
    )


def _blanks(options: Mapping[str, Any]) -> Blanks:
    """期号 and 日期 of the bulletin: no visit says them, only the options of the command."""
    missing = {name: f"--{option}" for name, option in _LEFT_OPEN if not options.get(option)}
    given = " ".join(f"{option} {name}" for name, option in missing.items())
    return Blanks(tuple(missing), f"单做这一份：docgen 信息专报 来访文件 {given}")


def _title(visits_input: VisitsInput) -> tuple[str, ...]:
    visits = visits_input.visits
    if len(visits) == 1:
        return title_lines_about(visits[0], _ABOUT_ONE, before="")
    year = f"{visits_input.year}年" if visits_input.year else ""
    return title_lines((f"{year}来宾意见建议汇总",))


def _counted(typed: str, option: str, name: str) -> str:
    """What was typed for an option, as long as it is words or a number that can be counted. Raises UsageError."""
    number = typed.strip()
    if _NUMBER.fullmatch(number) and whole_number(number, 1, _MOST) is None:
        said = f"--{option} {number[:20]}：不是{name}"
        raise UsageError([Problem(None, "U103", "error", said, f"写 1 到 {_MOST} 的数，如 3")])
    return number


def _issue(number: str) -> str:
    """期号, or a place for it."""
    if not number:
        return "第　　期"
    return f"第{number}期" if number.isdecimal() else number


def _day(day: date | None) -> str:
    return text.full_date(day) if day else "　　　　年　　月　　日"


def _secrecy(visits: Sequence[Visit]) -> str:
    """密级 of the visits, where all that have one have the same."""
    marks = {visit.secrecy for visit in visits if visit.secrecy}
    return marks.pop() if len(marks) == 1 else ""


def _opening(visits: Sequence[Visit], found: Sequence[FeedbackEntry]) -> str:
    """Who was here, and how much of which kind was said."""
    counts = Counter(kind_of(entry.feedback) for entry in found)
    said = text.listed(f"{kind}{counts[kind]}条" for kind in FEEDBACK_KINDS if counts[kind])
    if len(visits) > 1:
        first, last = visits[0].dates.first, visits[-1].dates.last
        return f"{_span(first, last)}，{len(visits)}批来宾提出{said}。现整理如下。"
    visit = visits[0]
    size = visit.guests.size
    group = f"，一行{size}人" if size > 1 and not is_event(visit) else ""
    led = "" if is_event(visit) else leader(visit)
    return f"{text.period(visit.dates)}，{subject(visit)}{group}{led}。来宾提出{said}，现整理如下。"


def _span(first: date, last: date) -> str:
    if first.year == last.year:
        return (
            f"{first.year}年{first.month}月至{last.month}月"
            if first.month != last.month
            else f"{first.year}年{first.month}月"
        )
    return f"{first.year}年{first.month}月至{last.year}年{last.month}月"


def _kinds(found: Sequence[FeedbackEntry]) -> Iterator[dict[str, Any]]:
    """The kinds that something was said of, each with its items; the very last stays on the page of the foot."""
    filled = [(kind, [entry for entry in found if kind_of(entry.feedback) == kind]) for kind in FEEDBACK_KINDS]
    filled = [(kind, of_kind) for kind, of_kind in filled if of_kind]
    days = {entry.visit.dates.first for entry in found}
    for order, (kind, of_kind) in enumerate(filled, 1):
        items = [_item(number, entry, _month(entry.visit, days)) for number, entry in enumerate(of_kind, 1)]
        items[-1]["末"] = order == len(filled)
        yield {"题": f"{text.chinese_number(order)}、{kind}", "条": items}


def _month(visit: Visit, days: Collection[date]) -> str:
    """In which month a visit was, where there are several; with the year where these differ."""
    if len(days) == 1:
        return ""
    first = visit.dates.first
    year = f"{first.year}年" if len({day.year for day in days}) > 1 else ""
    return f"{year}{first.month}月来访"


def _item(number: int, entry: FeedbackEntry, when: str) -> dict[str, Any]:
    """What he meant, in his own words; and apart from it what the office advises."""
    said = entry.feedback.text.rstrip()
    ending = "" if said.endswith(("。", "！", "？", "…", "”")) else "。"
    who = f"{number}.{speaker(entry, when)}：{said}{ending}"
    return {"言": who, "办": _advice(entry.feedback), "末": False}


def _advice(feedback: Feedback) -> str:
    parts = (
        feedback.owner,
        f"责任人{feedback.person}" if feedback.person else "",
        feedback.due if re.search("前|内", feedback.due) else f"时限{feedback.due}" if feedback.due else "",
    )
    advice = "，".join(filter(None, parts))
    return f"承办建议：{advice.rstrip('。')}。" if advice else ""


def _readers(bulletin: Bulletin) -> list[dict[str, str]]:
    lines = (("报", bulletin.up), ("送", bulletin.level), ("发", bulletin.down))
    return [{"头": f"{word}：", "名": f"{'，'.join(names)}。"} for word, names in lines if names]


def _copies(number: str) -> str:
    if not number:
        return ""
    return f"（共印{text.with_unit(number, '份')}）"


_ITEM_NAMES = {"言": "谁说了什么", "办": "承办建议，没有时为空", "末": "是不是全文最后一条，与报送同页"}
NAMES = {
    "标题": "这一期讲什么，不断行",
    "标题分行": "标题，断成匀称的几行",
    "名称": "专报的名称，红字",
    "名称号": "名称的大小，1 最大",
    "期号": "第几期；没有给的留出位置",
    "密级": "密级和保密期限，没有时为空",
    "单位": "编发单位",
    "日期": "编发日期；没有给的留出位置",
    "概况": "谁什么时候来、提了几条",
    "类": [{"题": "意见建议、先进经验、投资意向，带序号", "条": [_ITEM_NAMES]}],
    "报送": [{"头": "报、送、发和冒号", "名": "单位"}],
    "份数": "印多少份，没有时为空",
}
_OPTIONS = (
    KindOption("issue", "期号，如 3；不写就留出位置。", "期号"),
    KindOption("date", "编发日期；不写就留出位置。", "日期", is_day=True),
    KindOption("copies", "印多少份；不写就用办公室文件“专报”里的。", "份数"),
)
KIND = Kind(
    "信息专报",
    pages,
    NAMES,
    needs=("反馈",),
    source="多次来访",
    options=_OPTIONS,
    pack=(PackPaper(21, "信息专报", readers="报送的领导和单位", sides="双面", afterwards=True),),
)
