"""Names into people: whom a name means, which names mean nobody or more than one person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from docgen.errors import Mark, Problem
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.people import Person
from docgen.model.ranks import doubted_rank
from docgen.model.suggestions import suggestion
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.readers.office.catalogue import Catalogue
from docgen.readers.people.names import is_count
from docgen.readers.people.plain_names import names_nobody
from docgen.readers.visit_file.all_but import split_but
from docgen.readers.visit_file.decode import Decoder, Reference
from docgen.readers.visit_file.nodes import Source
from docgen.readers.visit_file.rooms import is_rest

# What users also write between names. Only 、 separates them.
_BETWEEN = lazy_pattern(r"[，,;；\s|/]+")

_PERSON_FIELDS = frozenset(person_field.name for person_field in fields(Person)) - {"at"}


@dataclass(slots=True)
class Register:
    """Everybody whom a visit lists, by 姓名 and by 代号."""

    by_name: defaultdict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_id: defaultdict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))

    def add(self, person: Person) -> None:
        if person.name:
            self.by_name[person.name].append(person)
        if person.id:
            self.by_id[person.id].append(person)

    def means(self, name: str) -> list[Person]:
        """The people whom ``name`` may mean: exactly one when nothing is wrong."""
        return self.by_id.get(name) or self.by_name.get(name) or []


def register(visit: Visit) -> Register:
    """The guests, hosts and staff of a visit."""
    people = Register()
    for person in _listed(visit):
        people.add(person)
    return people


def namesake_problems(visit: Visit, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """A problem for everybody who cannot be told from somebody listed before him."""
    seen: dict[tuple[str, str], Mark] = {}
    for person in _listed(visit):
        kind, value, word = ("id", person.id, "代号") if person.id else ("name", person.name, "姓名")
        mark = person.at[kind]
        if value and (kind, value) in seen:
            text = f"有两个人的{word}都是“{value}”，前一个在第{seen[kind, value].line}行"
            hint = "同一个人只列一次；确是两个人就各写一个不同的“代号”"
            yield sources[mark.file].problem(mark, "D116", text, hint)
        else:
            seen[kind, value] = mark


def bare_name_problems(visit: Visit, catalogue: Catalogue, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """A problem for everybody on our side of whom only a name is known, because the catalogue does not have it.

    A name that was mended in the catalogue alone takes unit, post and telephone off all papers.
    """
    known = catalogue.names("领导")
    for section, people in (("陪同", visit.hosts), ("保障", visit.staff)):
        for person in people if known else ():
            if person.unit or person.title or not person.name or person.name in known:
                continue
            mark = person.at["name"]
            meant = suggestion(person.name, known)
            text = f"{section}里的“{person.name}”只有姓名，领导库里没有他，单位和职务印不出来"
            hint = f"{meant}库里改过名的，这里也改；" if meant else ""
            hint += f"库里没有的，写成 {{姓名: {person.name}, 单位: …, 职务: …}}，或在库里加上"
            yield sources[mark.file].problem(mark, "D152", text, hint, "should" if meant else "note")


def rank_problems(visit: Visit, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """A problem for every 级别 that looks like one and is none."""
    for person in _listed(visit):
        if doubt := doubted_rank(person.rank):
            mark = person.at["rank"]
            hint = "次序和规定都不按它看：改成通行的级别，或写进职务、备注"
            yield sources[mark.file].problem(mark, "D151", f"级别：{doubt}", hint, "should")


def complete_contact(person: Person, people: Register) -> Person:
    """A contact with what is written of him where he is listed; what the contact itself states stands."""
    namesakes = people.means(person.id or person.name)
    if len(namesakes) != 1 or (person.unit and namesakes[0].unit not in ("", person.unit)):
        return person
    listed = namesakes[0]
    # ``at`` also holds places inside a field, such as note.早餐
    stated = {name: getattr(person, name) for name in person.at if name in _PERSON_FIELDS}
    return replace(listed, **stated, at={**listed.at, **person.at})


def resolve(
    references: Iterable[Reference], people: Register, catalogue: Catalogue, decoder: Decoder
) -> tuple[tuple[Person, ...], list[Problem]]:
    """The people of the catalogue whom a visit names without listing them, and a problem for every unclear name.

    A name is unclear that means nobody, or more than one person.
    """
    others: dict[str, Person] = {}
    problems: list[Problem] = []
    references = list(references)
    lines: dict[tuple[Source, str], dict[str, None]] = {}
    for reference in references:
        lines.setdefault((reference.source, reference.name), {})[str(reference.mark.line)] = None
    for reference in references:
        meanings = people.means(reference.name)
        if reference.name == EVERYBODY or len(meanings) == 1 or reference.name in others:
            continue
        if len(meanings) > 1:
            problems.append(_ambiguous(reference, meanings))
        elif (row := catalogue.person(reference.name)) is not None and (person := decoder.value(row, Person)):
            others[reference.name] = person
        else:
            problems.append(_nobody(reference, people, catalogue, "、".join(lines[reference.source, reference.name])))
    return tuple({person.id or person.name: person for person in others.values()}.values()), problems


def _listed(visit: Visit) -> Iterator[Person]:
    """The people whom a visit lists, in the order of the papers."""
    yield from (*(visit.guests.people if visit.guests else ()), *visit.hosts, *visit.staff)


def _ambiguous(reference: Reference, meanings: list[Person]) -> Problem:
    ids = "、".join(person.id for person in meanings if person.id)
    text = f"叫“{reference.name}”的有{len(meanings)}个人，不知道是哪一个"
    hint = f"写代号：{ids}" if ids else "给每个人写上代号，这里就写代号"
    return reference.source.problem(reference.mark, "D116", text, hint)


def _nobody(reference: Reference, people: Register, catalogue: Catalogue, lines: str) -> Problem:
    known = [*people.by_name, *people.by_id, *catalogue.names("领导")]
    if len(parts := [part for part in _BETWEEN.split(reference.name) if part]) > 1 and set(parts) & set(known):
        text, hint = "这里像是几个名字写在了一起", f"几个名字之间用“、”：{'、'.join(parts)}"
        return reference.source.problem(reference.mark, "D115", text, hint)
    if names_nobody(reference.name):
        hint = "写出各人的姓名，用“、”隔开；没有人就删去这一项"
        return reference.source.problem(reference.mark, "D115", f"“{reference.name}”里没有姓名", hint)
    if (split := split_but(reference.name)) is not None:
        unknown = "、".join(name for name in split[1] if not people.means(name))
        wrong = f"里的“{unknown}”不在来宾、陪同、保障之列" if unknown else "不知道是哪些人"
        hint = suggestion(unknown, known) if unknown and "、" not in unknown else ""
        hint = hint or "写出参加的各人，用“、”隔开"
        return reference.source.problem(reference.mark, "D115", f"“{reference.name}”{wrong}", hint)
    if is_rest(reference.name):
        text = f"“{reference.name}”没有写是哪些人"
        return reference.source.problem(reference.mark, "D115", text, "写出各人的姓名，用“、”隔开")
    if is_count(reference.name) or reference.name.isdecimal():
        text = f"“{reference.name}”是人数，这里写姓名"
        return reference.source.problem(reference.mark, "D115", text, "写出各人的姓名，用“、”隔开；所有人就写“全体”")
    hint = suggestion(reference.name, known) or (f"先在来宾、陪同或保障里列出这个人；不来了的，从第{lines}行去掉")
    return reference.source.problem(reference.mark, "D115", f"“{reference.name}”不在来宾、陪同、保障之列", hint)
