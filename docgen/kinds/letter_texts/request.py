"""接待函: what the units that take part are asked to do, each with who is responsible and until when."""

from docgen.kinds.letter_texts.letter_text import (
    GUEST_LIST,
    SCHEDULE,
    LetterText,
    addressed,
    contact_note,
    day_of,
    lines_of_title,
    matters,
    number_of,
    schedule_text,
    stay_text,
    who_comes,
)
from docgen.model.outgoing import OutgoingLetter
from docgen.model.visit import Task, Visit
from docgen.text import wording as text


def request(visit: Visit, given: OutgoingLetter) -> LetterText:
    """The request; its matters are those of the visit unless others are given."""
    points = matters(
        ("日程安排", schedule_text(visit)),
        ("食宿安排", stay_text(visit)),
        ("任务分工", _tasks(visit)),
    )
    asking = "现将有关事项函告如下，请予支持：" if points or given.points else "请予支持。"
    return LetterText(
        sender=visit.office.unit,
        number=number_of(visit, given),
        title_lines=lines_of_title(visit, given, "接待工作的函", "关于做好"),
        to=addressed(given, text.listed(_units(visit))),
        opening=f"{who_comes(visit)}。{asking}",
        points=points,
        closing=("专此函达。",),
        day=day_of(given),
        note=contact_note(visit),
        annexes=(*((SCHEDULE,) if visit.schedule else ()), *((GUEST_LIST,) if visit.guests.people else ())),
    )


def _units(visit: Visit) -> list[str]:
    """The units that have a task, but not the office itself."""
    own = {visit.office.unit, visit.office.short}
    return [unit for unit in dict.fromkeys(task.unit for task in visit.tasks) if unit and unit not in own]


def _tasks(visit: Visit) -> str:
    tasks = [task for task in visit.tasks if task.unit]
    return "；".join(map(_task, tasks)) + "。" if tasks else ""


def _task(task: Task) -> str:
    details = "，".join(filter(None, (f"责任人{task.owner}" if task.owner else "", task.due)))
    return f"{task.unit}负责{task.item}" + (f"（{details}）" if details else "")
