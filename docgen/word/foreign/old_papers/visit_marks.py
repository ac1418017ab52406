"""What in a text is of one visit by its form alone: days, weekdays, times, sums, numbers of people, phones."""

import re
from collections.abc import Iterator

_NUMERAL = "[零〇一二两三四五六七八九十百]"
_CAPITAL = "[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]"
#: The longer forms come first: what one has taken is not looked at again.
_FORMS = tuple(
    (what, re.compile(form))
    for what, form in (
        ("电话", r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"),
        ("日期", r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|(?<!\d)\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)"),
        (
            "日期",
            rf"{_NUMERAL}{{1,3}}月{_NUMERAL}{{1,3}}[日号]|(?<!\d)\d{{1,2}}[日号](?!\d|楼|车|桌|会议|厅|院)|\d{{4}}年",
        ),
        ("文号", r"〔\d{4}〕\s*\d+\s*号"),
        ("星期", r"星期[一二三四五六日天]|(?<![一-龥])周[一二三四五六日](?![一-龥])"),
        ("时间", r"(?<!\d)\d{1,2}[:：]\d{2}(?!\d)|(?<!\d)\d{1,2}[时点](?:\d{1,2}分|半|整)?"),
        ("金额", rf"(?:人民币)?{_CAPITAL}{{2,}}[元圆](?:{_CAPITAL}{{1,2}}[角分])*[整正]?|[￥¥]\s*\d[\d,，.]*"),
        ("金额", r"(?<![\d.])\d[\d,，.]*\s*万?元"),
        ("人数", rf"(?<!\d)\d+\s*[人名位]|(?:一行|共计?|等)\s*{_NUMERAL}+\s*[人名位]"),
    )
)


def marks_in(text: str) -> Iterator[tuple[str, str]]:
    """The words that have such a form, each with what it is, form by form."""
    for what, form in _FORMS:
        for match in form.finditer(text):
            yield match.group(), what
        text = form.sub("\n", text)
