"""Names into people: who is meant, who is nobody, who is two."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import Mark, Problem
from docgen.load.catalogue import Catalogue
from docgen.load.decode import Decoder, Reference
from docgen.load.nodes import Source
from docgen.model.people import Person
from docgen.model.scalars import meant
from docgen.model.value import EVERYBODY

Tree = dict[str, Any]


@dataclass(slots=True)
class Register:
    """Everybody whom a visit lists: by 姓名 and by 代号."""

    by_name: defaultdict[str, list[Tree]] = field(default_factory=lambda: defaultdict(list))
    by_id: defaultdict[str, list[Tree]] = field(default_factory=lambda: defaultdict(list))

    def add(self, person: Tree) -> None:
        if person.get("name"):
            self.by_name[person["name"]].append(person)
        if person.get("id"):
            self.by_id[person["id"]].append(person)

    def means(self, name: str) -> list[Tree]:
        """Those whom ``name`` may mean: one when all is well."""
        return self.by_id.get(name) or self.by_name.get(name) or []


def register(visit: Tree) -> Register:
    """Guests, hosts and staff of the tree of a visit."""
    found = Register()
    for person in listed(visit):
        found.add(person)
    return found


def listed(visit: Tree) -> Iterator[Tree]:
    """The people whom a visit lists, in the order of the papers."""
    yield from (visit.get("guests") or {}).get("people") or ()
    yield from visit.get("hosts") or ()
    yield from visit.get("staff") or ()


def doubles(visit: Tree, sources: MappingOf[str, Source]) -> Iterator[Problem]:
    """Two people who cannot be told apart."""
    seen: dict[tuple[str, str], Mark] = {}
    for person in listed(visit):
        name, number = person.get("name", ""), person.get("id", "")
        key = ("id", number) if number else ("name", name)
        what, value = ("id", number) if number else ("name", name)
        mark = person["at"].get(what, person["at"][""])
        if value and key in seen:
            word = "代号" if number else "姓名"
            yield sources[mark.file].problem(
                mark,
                "D116",
                f"有两个人的{word}都是“{value}”，前一个在第{seen[key].line}行",
                "同一个人只列一次；确是两个人就各写一个不同的“代号”",
            )
        else:
            seen[key] = mark


def resolve(
    references: Iterable[Reference], people: Register, catalogue: Catalogue, decoder: Decoder
) -> tuple[list[Person], list[Problem]]:
    """People of the catalogue whom only a name brings in, and the names that mean nobody or more than one."""
    others: dict[str, Person] = {}
    problems: list[Problem] = []
    for reference in references:
        meanings = people.means(reference.name)
        if reference.name == EVERYBODY or len(meanings) == 1 or reference.name in others:
            continue
        if len(meanings) > 1:
            problems.append(_ambiguous(reference, meanings))
        elif (row := catalogue.person(reference.name)) is not None:
            tree = decoder.tree(row, Person)
            if tree is not None and (person := decoder.validated(tree, Person)) is not None:
                others[reference.name] = person
        else:
            problems.append(_nobody(reference, people, catalogue))
    return list({person.id or person.name: person for person in others.values()}.values()), problems


def _ambiguous(reference: Reference, meanings: list[Tree]) -> Problem:
    ids = "、".join(person["id"] for person in meanings if person.get("id"))
    text = f"叫“{reference.name}”的有{len(meanings)}个人，不知道是哪一个"
    hint = f"写代号：{ids}" if ids else "给每个人写上代号，这里就写代号"
    return reference.source.problem(reference.mark, "D116", text, hint)


def _nobody(reference: Reference, people: Register, catalogue: Catalogue) -> Problem:
    known = [*people.by_name, *people.by_id, *catalogue.names("领导")]
    hint = meant(reference.name, known) or "先在来宾、陪同或保障里列出这个人"
    return reference.source.problem(reference.mark, "D115", f"“{reference.name}”不在来宾、陪同、保障之列", hint)
