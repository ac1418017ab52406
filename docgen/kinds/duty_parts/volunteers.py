"""志愿者: posts with their hours, those who keep them by name and phone, the languages they speak."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.model.duty import Volunteer, VolunteerPost
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.shift_hours import hours_text


def volunteers(visit: Visit) -> list[dict[str, Any]]:
    """The posts in the order in which the visit names them first, each with a row for every time."""
    order = {post.post: number for number, post in reversed(list(enumerate(visit.volunteers)))}
    ordered = sorted(visit.volunteers, key=lambda post: order[post.post])
    return [_of_post(name, list(posts)) for name, posts in groupby(ordered, key=lambda post: post.post)]


def _of_post(name: str, posts: Sequence[VolunteerPost]) -> dict[str, Any]:
    numbers = [number for post in posts if (number := _number(post))]
    leaders = dict.fromkeys(
        "　".join(filter(None, (post.leader, post.leader_phone))) for post in posts if post.leader or post.leader_phone
    )
    details = (
        f"{sum(numbers)}人" if numbers and len({post.date for post in posts}) == 1 else "",
        f"负责人：{text.listed(leaders)}" if leaders else "",
    )
    return {"岗位": "　".join(filter(None, (name, *details))), "行": [_row(post) for post in posts]}


def _number(post: VolunteerPost) -> int:
    return post.headcount if post.headcount is not None else len(post.people)


def _row(post: VolunteerPost) -> Row:
    day = text.month_and_day(post.date) if post.date else ""
    missing = _number(post) - len(post.people)
    units = dict.fromkeys(person.unit for person in post.people if person.unit)
    return {
        "时段": "\n".join(filter(None, (day, hours_text(post.time)))),
        "地点": post.place,
        "集合": post.gathering,
        "人数": f"{number}人" if (number := _number(post)) else "",
        "语种": text.listed(post.languages),
        "名单": "\n".join(
            [*(_named(person, len(units) > 1) for person in post.people), *_vacant(missing, bool(post.people))]
        ),
        "备注": "\n".join(filter(None, (*(units if len(units) == 1 else ()), post.dress, post.note))),
        MAY_BREAK: True,
    }


def _named(person: Volunteer, has_unit: bool) -> str:
    details = text.listed(filter(None, (person.unit if has_unit else "", person.note)))
    return " ".join(filter(None, (f"{person.name}（{details}）" if details else person.name, person.phone)))


def _vacant(missing: int, is_begun: bool) -> list[str]:
    """How many are still to be named."""
    return [f"另{missing}人待定" if is_begun else "名单待定"] if missing > 0 else []


VOLUNTEERS_NAMES = {
    "岗位": "岗位、人数、负责人和电话",
    "行": [
        {
            "时段": "日期和起止时间",
            "地点": "在哪里",
            "集合": "何时何地集合",
            "人数": "多少人",
            "语种": "会哪些外语",
            "名单": "一人一行：姓名、单位、电话；没有列全时说明",
            "备注": "各人相同的单位、着装、备注，一项一行",
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ],
}
