"""What stands before the people of a line: a number or bullet, and a label that names a list or a post."""

import re
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.readers.people.names import HANZI, has_surname, is_name
from docgen.readers.people.plain_line import cleaned
from docgen.readers.people.remarks import PHONE, field_of

#: What stands before a name in a numbered list.
_COUNTED = r"(?:\d+(?:[.．]\d+)*|[一二三四五六七八九十百]+|[壹贰叁肆伍陆柒捌玖拾]+)"
NUMBERING = lazy_pattern(
    rf"\s*(?:\d+(?:[.．]\d+)*\s|{_COUNTED}\s*[.、．)）]|[（(【\[]\s*{_COUNTED}\s*[)）】\]]|[①-⑳]|[-*•·]\s)\s*"
)
#: Numbers before a name that rosters have besides those of drafts: ⒈ ⑴ 11: 07周九 12-周九 1️⃣ A. 第1位
_OTHER_NUMBERS = lazy_pattern(
    rf"\s*(?:[⒈-⒛⑴-⒇]|(?:\d\ufe0f?\u20e3)+|\d{{1,4}}\s*[:：\-—.)）]?(?=\s*[{HANZI}])|[一二三四五六七八九十]{{1,3}}\s+(?=[{HANZI}]{{2}})|[Nn][Oo]\.?\s*\d{{1,4}}[.、:：]?\s|[A-Za-z][.、)）]\s*(?=[{HANZI}])"
    rf"|[-—–•●▪■◆★※√✓✔☑▶→>]\s*(?=[{HANZI}“\"]))\s*"
)
#: Labels of those who do not come, or who only are to be called.
_DOUBTFUL_LABEL = lazy_pattern(
    "取消|缺席|请假|未到|未出席|不参加|不来|删除|删去|替换|替补|候补|备选|待定|.{0,6}(?:联系人|联络人|联络员|对接人|经办人|制表人)|男|女"
)
_LABEL = lazy_pattern(r"([^:：，,、]{1,12}|[^:：]{1,6}[长记任员、][^:：]{1,12})[:：]\s*(?=\S)")
_POST_LABEL = lazy_pattern(
    r"(?:[省市州县区乡镇村部委厅局处科股院校所站队会行社司馆]长|书记|主任|主席|常委|委员|巡视员|调研员|经理|教授|顾问|秘书|翻译|译员|干事)$"
)


class LineStart(NamedTuple):
    """Where the people of a line begin, the line with one kind of marks, and what the label says."""

    line: str
    start: int
    group: str = ""  # 来宾：
    title: str = ""  # 副局长：
    doubt: str = ""  # 请假：


def line_start(line: str) -> LineStart:
    """What stands before the people of a line.

    >>> line_start("1. 局长：罗大为")[1:], line_start("来宾：郑国梁、李娜")[1:]
    ((6, '', '局长', ''), (3, '来宾', '', ''))
    """
    text = cleaned(line)
    number = NUMBERING.match(text) or _OTHER_NUMBERS.match(text)
    start = number.end() if number else len(text) - len(text.lstrip())
    label = _LABEL.match(text, start)
    if label is None or re.search(r"\d$", label[1]) or PHONE.match(text, label.start(1)):
        return LineStart(text, start)
    before = label[1].strip()
    if is_name(before) and not field_of(before) and has_surname(before):
        # 张三：副市长
        return LineStart(f"{text[: label.end(1)]} {text[label.end(1) + 1 :]}", start)
    if re.search(r"[（(\s]", before) or re.search(r"(?:电话|手机|方式)$", before):
        return LineStart(text, start)
    if _POST_LABEL.search(before) and field_of(before) == "title":
        return LineStart(text, label.end(), title=before)
    if _DOUBTFUL_LABEL.fullmatch(before):
        return LineStart(text, label.end(), group=before, doubt=f"前面写着“{before}：”")
    return LineStart(text, label.end(), group=before)
