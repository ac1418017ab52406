"""Places in a draft that its writer has still to fill in: no paper may go out with them unnoticed.

People mask a name (XX局, ××同志, **市, 某某), leave a blank (2024年　月　日, 共____万元, （　）), write a note to
themselves (【待补】, （略）, 时间待定, 此处插入案例), or leave the slot of a form (【领导姓名】). Ordinary words that
look alike are left alone: X光, 有待补充, 接待定点, （乡村振兴战略）, 张某某案.
"""

import re
from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from docgen.draft.lines import cover_addresses, cover_bold_marks
from docgen.draft.signs import HANZI
from docgen.model.draft import Manuscript

_NUMERAL = "〇○零一二三四五六七八九十\\d"
#: What a single X, × stands before when it stands for something: X月, ×局, X名.
_COUNTED = "年月日省市州区县旗镇乡村街厅局委部办处科院人批个名位项次万亿元"
#: Characters that make one word of 待: 接待, 等待, 有待 …
_BEFORE_WAITING = "接等期招对看善优款虐亏坐守静有留尚亟还仍需须急且"
#: Characters that make one word of 略: 战略, 策略 …
_BEFORE_LEFT_OUT = "战谋攻策简大胆侵方经忽粗概约领"
_OPENING, _CLOSING = r"[（(〔【\[<＜]", r"[）)〕】\]>＞]"
_INSIDE = r"[^（()）〔〕【】\[\]<>＜＞]"
_SLOTS = "姓名|名字|名称|单位|部门|职务|职位|时间|日期|地点|数字|数据|人数|金额|文号|地名|主题"
_BLANK = r"[ \u3000]"

_MASKS = rf"""
    (?<![A-Za-z])(?:[Xx]{{2,}}|Ｘ{{2,}}|ｘ{{2,}})(?![A-Za-z])
    | ×{{2,}} | ＊{{2,}} | \*{{2,}} | △{{2,}} | □{{2,}} | [_＿]{{2,}}
    | (?<![{_NUMERAL}])[○〇]{{2,}}(?![{_NUMERAL}]) | (?<![{_NUMERAL}])[○〇](?=[月日])
    | (?<![A-Za-z0-9×])[Xx×Ｘｘ](?=[ ]?[{_COUNTED}]) | (?<=\d\d\d)[Xx×Ｘ](?=年)
    | (?<![王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹])某某某?
    | (?:某年)?某月某日 | (?<![A-Za-z])[NＮ](?=月[NＮ]日) | (?<=月)[NＮ](?=日)
    | (?<![A-Za-z])(?:[Yy]{{4}}(?=年)|MM(?=月)|DD(?=日))
"""
_BLANKS = rf"""
    \d{{4}}年{_BLANK}+月(?:{_BLANK}*日)? | \d{{1,2}}月{_BLANK}+日 | {_BLANK}{{2,}}年{_BLANK}+月{_BLANK}+日
    | (?<={HANZI}){_BLANK}{{2,}}(?:批次?|人次?|[个名位次项]|[万亿]?元)(?!{HANZI})
    | 〔\d{{4}}〕{_BLANK}*号 | [（(]{_BLANK}*[）)] | 〔{_BLANK}*〕
    | 【{_BLANK}*】 | \[{_BLANK}*\] | 《{_BLANK}*》 | “{_BLANK}*”
"""
_NOTES = rf"""
    此处(?:隐藏|省略|略去|插入|补充|填写|加入|待)[^。；）)】\]]*
    | (?<![{_BEFORE_WAITING}])待(?:补充|填写|定稿|核实|确认)
    | (?<![{_BEFORE_WAITING}])待(?:补|定|填|更新|提供|商定|统计)(?=[，。；：、！？）)】〕\]\s…]|$)
    | (?<![A-Za-z])(?:TODO|TBD|TBC)(?![A-Za-z])
    | {_OPENING}此处{_INSIDE}*{_CLOSING}
    | [〔【\[][^〔【\[\]】〕]{{0,4}}(?:请写|请填|填写|补充|插入|此处)[^〕】\]]*[〕】\]]
    | {_OPENING}{_INSIDE}{{0,8}}(?<![{_BEFORE_WAITING}])待{_INSIDE}{{0,8}}
      (?:补|定|填|核|确认|完善|更新|提供|商|统计){_INSIDE}*{_CLOSING}
    | {_OPENING}{_INSIDE}{{0,6}}(?<![报申提])请(?:补|填|写|核|插|提供){_INSIDE}*{_CLOSING}
    | {_OPENING}{_INSIDE}{{0,8}}(?<![{_BEFORE_LEFT_OUT}])略(?:去{_INSIDE}{{0,12}})?{_CLOSING}
    | (?<!^)[【\[<＜]{_INSIDE}{{0,8}}(?:{_SLOTS})[】\]>＞] | [【\[<＜]{_INSIDE}{{1,8}}(?:{_SLOTS})[】\]>＞]
    | \{{\{{.*?\}}\}}
"""


class Placeholder(NamedTuple):
    """A place to be filled in: where it begins in its text (from 0), and what stands there."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def placeholders_in(text: str) -> Iterator[Placeholder]:
    """The placeholders of a text, from left to right.

    >>> [found.text for found in placeholders_in("在XX会议上，时间待定，（略），接待定点饭店有待补充。")]
    ['XX', '待定', '（略）']
    """
    if "**" in text:
        text = cover_bold_marks(text)
    text = cover_addresses(text)
    for match in _pattern().finditer(text):
        yield Placeholder(match.start(), match.group())


def placeholders(manuscript: Manuscript, replaced: Container[int]) -> Iterator[tuple[int, str]]:
    """Every placeholder with the number of its line; ``replaced`` are the lines that became a table or a chart."""
    for number, line in enumerate(manuscript.lines, manuscript.first):
        if number not in replaced:
            yield from ((number, found.text) for found in placeholders_in(line))


@cache
def _pattern() -> re.Pattern[str]:
    # notes first: （略） and 【待补XX】 are one place, not the masks in them
    return re.compile(f"{_NOTES}|{_BLANKS}|{_MASKS}", re.X)
