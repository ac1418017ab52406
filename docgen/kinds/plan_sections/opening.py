"""The title of a plan and its opening: who comes when, why, led by whom."""

import re
from collections.abc import Sequence

from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.line_breaks import BODY_INDENT_EM, BODY_LINE_EM, line_ends
from docgen.text.titles import TITLE_WIDTH

_EVENT = 100  # so many guests are no delegation
# where a title may be broken besides the ends of its names
_VERBS = re.compile(r"(?=来我|来访|赴|考察|调研|学习|交流|洽谈|检查|指导|出席|参加|访问|开展|暨)")


def plan_title(visit: Visit) -> str:
    """《关于…来我区…的接待方案》 without the marks; words that the visit's title already has are not repeated."""
    return f"关于{_subject(visit)}的接待方案"


def plan_title_lines(visit: Visit) -> tuple[str, ...]:
    """The title broken around the group's name, before what the group comes to do, before the last word."""
    group = visit.guests.name
    before, name, after = _subject(visit).partition(group) if group else ("", "", _subject(visit))
    phrases = ["关于", *_VERBS.split(before), name, *_VERBS.split(after), "的接待方案"]
    return text.balanced_lines(phrases, TITLE_WIDTH)


def opening(visit: Visit) -> str:
    """The first paragraph. The letter comes first, because without it nobody is received.

    Its number stands before or behind 来函, wherever it leaves the smaller hole: it may not be broken over two lines.
    """
    return min((f"{letter}{_rest(visit)}" for letter in _letter(visit)), key=_hole)


def _hole(paragraph: str) -> float:
    """The em that lines lack because what follows may not be broken."""
    return sum(end.lacks for end in line_ends(paragraph, BODY_LINE_EM, BODY_INDENT_EM))


def _rest(visit: Visit) -> str:
    # the rules on 公务接待 bind neither the reception of foreign guests nor that of business people
    rules = "按照公务接待有关规定和要求，" if visit.category in (None, "国内公务") else ""
    return f"{_who_comes(visit)}为做好接待服务保障工作，{rules}制定如下方案。"


def _who_comes(visit: Visit) -> str:
    when, size = text.period(visit.dates), visit.guests.size
    if _is_event(visit):
        return f"{when}，{_subject(visit)}，参加人员共{size}人。"
    group = f"，一行{size}人" if size > 1 else ""
    return f"{when}，{_subject(visit)}{group}{_leader(visit)}。"


def _is_event(visit: Visit) -> bool:
    """Whether people from many places come to one event: nobody leads them."""
    stated = f"{visit.group}{visit.purpose}"
    return "大型活动" in stated or "会议" in stated or visit.guests.size >= _EVENT


def _letter(visit: Visit) -> Sequence[str]:
    """The ways to name the letter."""
    letter = visit.letter
    if not letter or not letter.sender:
        return [""]
    number = f"（{letter.number}）" if letter.number else ""
    return [f"根据{letter.sender}来函{number}，", f"根据{letter.sender}{number}来函，"]


def _leader(visit: Visit) -> str:
    """Who leads a group: the first of its list, if his post is known."""
    guests = visit.guests
    if guests.size < 2 or not guests.people or not text.post(guests.people[0]):
        return ""
    leader = guests.people[0]
    # 维兰堡市政府市长 is the mayor of the town; a domestic 人民政府 is named in full
    post = re.sub(r"(?<!人民)政府(?=[省市区县镇]长)", "", text.post(leader))
    return f"，由{post}{leader.name}带队"


def _subject(visit: Visit) -> str:
    """Who comes and what for, in the words of the visit's title."""
    return _local_title(visit).removeprefix("关于").removesuffix("接待方案").removesuffix("的")


def _local_title(visit: Visit) -> str:
    """The visit's title as this office says it: 来清江区 becomes 来我区."""
    region = visit.office.region
    if region and region[-1] in "省市州县区旗":
        return visit.title.replace(f"来{region}", f"来我{region[-1]}")
    return visit.title
