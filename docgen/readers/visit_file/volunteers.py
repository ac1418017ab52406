"""Volunteers as they are typed: 苏小禾 13900000181 is a name and a phone."""

from collections.abc import Iterator, Sequence

from docgen.model.duty import Volunteer
from docgen.model.people import Person
from docgen.readers.visit_file.listed_people import ListedPeople, stays
from docgen.readers.visit_file.nodes import Node, ScalarNode, Source
from docgen.readers.visit_file.text_parts import TextPart, parts


def volunteers_of_text(node: ScalarNode, people: ListedPeople) -> Iterator[Volunteer]:
    """Everybody of a text; what it says besides the names goes to the fields of each."""
    texts = list(parts(node))
    if texts and all(stays(text.strip()) for text, _ in texts):
        nodes: Sequence[ScalarNode] = [TextPart(text, node, offset) for text, offset in texts]
    else:
        nodes = [node]
    for one in nodes:
        for person in people.persons(one, lambda name, at, whole=one: TextPart(name, whole, at), _named):  # type: ignore[misc]  # bound per node
            yield _of_person(person)


def completed_volunteer(volunteer: Volunteer, people: ListedPeople, source: Source) -> Volunteer:
    """A volunteer whose 姓名 says more than the name; what the other fields state stands."""
    unit, phone, note = volunteer.unit, volunteer.phone, volunteer.note
    stated = Person(name=volunteer.name, unit=unit, phone=phone, note=note, at=volunteer.at)
    person = people.completed(stated, source)
    return volunteer if person is stated else _of_person(person)


def _named(node: Node) -> Person | None:
    """Somebody of whom only the name is known."""
    text = node.text if isinstance(node, ScalarNode) else ""
    return Person(name=text, at={"": node.mark, "name": node.mark})


def _of_person(person: Person) -> Volunteer:
    """What a paper of volunteers has no field for stands in the remarks."""
    more = (person.title or person.rank, person.sex, person.ethnicity, *person.diet, person.note)
    note = "，".join(dict.fromkeys(filter(None, more)))
    return Volunteer(name=person.name, unit=person.unit, phone=person.phone, note=note, at=person.at)
