"""Who works for a visit: its contacts and staff, each with what he sees to and his phone."""

from collections.abc import Sequence

from docgen.kinds.guest_parts.contacts import is_guests_contact
from docgen.kinds.plan_sections.people import person_name
from docgen.kinds.plan_sections.section import MAY_BREAK, Row
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.text import wording as text


def staff_rows(visit: Visit) -> list[Row]:
    """A row each, contacts before the others; guests are none, nor hosts who only escort."""
    return [
        {
            "姓名": person_name(visit, person),
            "单位职务": text.post(person),
            "职责": _work(visit, person),
            "电话": person.phone,
            MAY_BREAK: True,
        }
        for person in _staff(visit)
    ]


def _staff(visit: Visit) -> Sequence[Person]:
    people = (*(one for one in visit.contacts if not is_guests_contact(visit, one)), *visit.staff)
    return tuple({one.id or one.name: one for one in reversed(people)}.values())[::-1]


def _work(visit: Visit, person: Person) -> str:
    """What he sees to: as contact, as the tasks say, by his role."""
    as_contact = [one.note for one in visit.contacts if one.name == person.name]
    tasks = [task.item for task in visit.tasks if person.name in task.owner.split("、")]
    return "；".join(dict.fromkeys(filter(None, (*as_contact, *tasks, person.role, person.note))))
