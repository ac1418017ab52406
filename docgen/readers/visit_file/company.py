"""Who comes and who receives, as far as a tree tells before its fields are read: names, the group, how many."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen.model.people import Delegation, Person
from docgen.model.scalars import ConversionError, read_as_meant
from docgen.model.visit import Visit
from docgen.readers.people.as_person import people_of_text
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode
from docgen.readers.visit_file.regrouped import regrouped
from docgen.readers.visit_file.vocabulary import named_field, vocabulary


class Company(NamedTuple):
    """The names of guests, hosts and staff as they are listed; the group and the number of the guests."""

    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    group: str = ""
    headcount: int | None = None

    @property
    def names(self) -> frozenset[str]:
        """Every name and 代号."""
        return frozenset((*self.guests, *self.hosts, *self.staff, *self.ids))

    def side(self, word: str) -> tuple[str, ...]:
        """Who is listed as 来宾, 陪同 or 保障."""
        return {"来宾": self.guests, "陪同": self.hosts, "保障": self.staff}[word]


def company_of(node: Node | None) -> Company:
    """The company of a tree."""
    names: dict[str, tuple[str, ...]] = {}
    ids: list[str] = []
    group, headcount = "", None
    for section, child in _sections(node):
        people = child
        if section == "guests" and isinstance(child, MappingNode):
            for field, inner in _fields_of_guests(child):
                if field == "people":
                    people = inner
                elif field == "name" and isinstance(inner, ScalarNode):
                    group = inner.text.strip()
                elif field == "headcount" and isinstance(inner, ScalarNode):
                    headcount = _number(inner.text)
        if people is not child or section != "guests" or not isinstance(child, MappingNode):
            names[section] = (*names.get(section, ()), *_names_of(people))
            ids += _ids_of(people)
    guests = names.get("guests", ())
    return Company(
        guests, names.get("hosts", ()), names.get("staff", ()), frozenset(ids), group, headcount or len(guests) or None
    )


def _sections(node: Node | None) -> Iterator[tuple[str, Node]]:
    for key, child in regrouped(node, Visit) if isinstance(node, MappingNode) else ():
        found = named_field(key.text, Visit)
        if found is not None and found.field.name in ("guests", "hosts", "staff"):
            yield found.field.name, child


def _fields_of_guests(node: MappingNode) -> Iterator[tuple[str, Node]]:
    for key, child in node.pairs:
        if found := named_field(key.text, Delegation):
            yield found.field.name, child


def _number(text: str) -> int | None:
    reading = vocabulary(Delegation)["人数"].reading
    assert reading is not None  # it is a number
    try:
        number: int | None = read_as_meant(reading, text)[0]
    except ConversionError:
        return None
    return number


def _names_of(node: Node) -> Iterator[str]:
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _names_of(item)
    elif isinstance(node, ScalarNode):
        yield from (person.name for person in people_of_text(node.text) if not person.refusal)
    else:
        for field, child in _fields_of_person(node):
            if field == "name":
                yield from _names_of(child)


def _ids_of(node: Node) -> Iterator[str]:
    for item in node.items if isinstance(node, SequenceNode) else ():
        for field, child in _fields_of_person(item) if isinstance(item, MappingNode) else ():
            if field == "id" and isinstance(child, ScalarNode):
                yield child.text


def _fields_of_person(node: MappingNode) -> Iterator[tuple[str, Node]]:
    for key, child in node.pairs:
        if found := named_field(key.text, Person):
            yield found.field.name, child
