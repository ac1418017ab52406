"""Shifts and the leading of volunteers as duties of those who have them."""

from collections.abc import Iterator

from docgen.kinds.duty_parts.assignments import ON_DUTY, Assignment
from docgen.kinds.duty_parts.responsible import Directory, Responsible
from docgen.model.duty import Shift, VolunteerPost
from docgen.model.visit import Visit
from docgen.text.shift_hours import hours_text


def shift_duties(visit: Visit) -> Iterator[Assignment]:
    """What stands in 值班 and 志愿者; the paper for all leaves it to that of the shifts."""
    directory = Directory(visit)
    yield from (_shift(directory, shift) for shift in visit.shifts)
    for post in visit.volunteers:
        if post.leader:
            yield _volunteers(directory, post)


def _shift(directory: Directory, shift: Shift) -> Assignment:
    place = f"（{shift.place}）" if shift.place else ""
    people = tuple(
        (directory.person(one.name) or Responsible(one.unit, one.name))._replace(phone=one.phone or shift.phone)
        for one in shift.who
    )
    leaders = "、".join(one.name for one in shift.leaders)
    words = "".join(filter(None, (shift.post, shift.name))) or "值班"
    return Assignment(
        ON_DUTY,
        f"{words if '班' in words else f'{words}值班'}{place}",
        people,
        shift.date,
        hours_text(shift.time),
        with_whom="\n".join(filter(None, (f"带班：{leaders}" if leaders else "", shift.note))),
    )


def _volunteers(directory: Directory, post: VolunteerPost) -> Assignment:
    place = f"（{post.place}）" if post.place else ""
    owners = directory.read(post.leader)
    if len(owners) == 1 and post.leader_phone:
        owners = [owners[0]._replace(phone=post.leader_phone)]
    number = post.headcount if post.headcount is not None else len(post.people)
    return Assignment(
        ON_DUTY,
        f"志愿者：{post.post}{place}" + (f"，{number}人" if number else ""),
        tuple(owners),
        post.date,
        hours_text(post.time),
        with_whom=f"集合：{post.gathering}" if post.gathering else "",
    )
