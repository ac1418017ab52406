"""Who comes and what for, in the words of the visit's title: what titles and first sentences are made of."""

import re

from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.titles import TITLE_WIDTH, even_lines

_EVENT = 100  # so many guests are no delegation
# where a title may be broken besides the ends of its names
_VERBS = re.compile(
    r"(?=来我|来访|来(?=[^ ]{2,4}[省市州县区旗])|赴|考察|调研|学习|交流|洽谈|检查|指导|出席|参加|访问|开展|暨)"
)


def title_lines_about(visit: Visit, ending: str, before: str = "关于") -> tuple[str, ...]:
    """A title about the visit: broken around the group's name, before what the group comes to do, before the end."""
    return even_lines([before, *_phrases(visit, subject(visit)), ending], TITLE_WIDTH, _names(visit))


def visit_lines(visit: Visit, width_em: int) -> tuple[str, ...]:
    """The visit's own title in lines so wide, broken at the same places."""
    return even_lines(_phrases(visit, visit.title), width_em, _names(visit))


def _phrases(visit: Visit, title: str) -> list[str]:
    """A title parted around the group's name and before what the group comes to do."""
    group = visit.guests.name
    first, name, rest = title.partition(group) if group else ("", "", title)
    return [*_VERBS.split(first), name, *_VERBS.split(rest)]


def _names(visit: Visit) -> tuple[str, ...]:
    """What no line of a title may tear: the group, the office's region, the guests."""
    return (visit.guests.name, visit.office.region, *(person.name for person in visit.guests.people))


def is_event(visit: Visit) -> bool:
    """Whether people from many places come to one event: nobody leads them."""
    stated = f"{visit.group}{visit.purpose}"
    return "大型活动" in stated or "会议" in stated or visit.guests.size >= _EVENT


def leader(visit: Visit) -> str:
    """Who leads a group: the first of its list, if his post is known."""
    chief = chief_guest(visit)
    return f"，由{chief}带队" if chief and visit.guests.size > 1 else ""


def chief_guest(visit: Visit) -> str:
    """The first of the guests' list with his post; empty if the post is not known."""
    people = visit.guests.people
    if not people or not text.post(people[0]):
        return ""
    # 维兰堡市政府市长 is the mayor of the town; a domestic 人民政府 is named in full
    post = re.sub(r"(?<!人民)政府(?=[省市区县镇]长)", "", text.post(people[0]))
    return post + people[0].name


def subject(visit: Visit) -> str:
    """Who comes and what for, in the words of the visit's title, as this office says it."""
    return _bare(_local_title(visit))


def bare_title(visit: Visit) -> str:
    """The visit's title without what makes it that of a plan: papers are called by it."""
    return _bare(visit.title)


def _bare(title: str) -> str:
    return title.removeprefix("关于").removesuffix("接待方案").removesuffix("的") or title


def _local_title(visit: Visit) -> str:
    """The visit's title as this office says it: 来清江区 becomes 来我区."""
    region = visit.office.region
    if region and region[-1] in "省市州县区旗":
        return visit.title.replace(f"来{region}", f"来我{region[-1]}")
    return visit.title
