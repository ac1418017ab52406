"""The people of a visit as they are typed: 周敏（副部长）, 县民政局局长罗大为; what is no person is refused."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from docgen.errors import Level, Mark, Problem
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.people import Person
from docgen.model.posts import is_post, is_unit
from docgen.model.value import EVERYBODY
from docgen.readers.odd_characters import odd_characters
from docgen.readers.people.as_person import fields_of, is_no_person, people_of_text
from docgen.readers.people.line_person import LinePerson
from docgen.readers.people.names import is_called, two_names
from docgen.readers.people.plain_names import names_nobody
from docgen.readers.people.usual_names import NO_NAMES
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.nodes import Node, ScalarNode, Source
from docgen.readers.visit_file.text_parts import PersonNode

#: What is in no name, not even in one that only stands for somebody: 来宾1, 甲.
#: 张三及夫人, 张三夫妇, 张三一行: others come along who have no names.
_WITH_COMPANY = lazy_pattern(
    "(?:及|和|与|偕|携|带)其?(?:夫人|爱人|家属|家人|随员|随行人员|一行|司机|秘书|翻译)$|(?:夫妇|夫妻|伉俪|一行)$"
)
_NOT_ONE = lazy_pattern(r"[、，,;；（()）【】《》/|｜\s]|\d\s*[人名位]|\+\d|^\d+$|等$")


class KnownPeople:
    """Who may be called by a name or 代号: whom the visit lists, and whom its catalogue holds."""

    def __init__(self, listed: frozenset[str], is_in_catalogue: Callable[[str], bool]) -> None:
        self._listed, self._is_in_catalogue = listed, is_in_catalogue

    def __contains__(self, name: str) -> bool:
        return name in self._listed or self._is_in_catalogue(name)


class TypedPeople:
    """Reads the people of one file; what was changed, guessed or refused goes to its problems."""

    def __init__(self, problems: list[Problem], changes: ChangeNotices, known: KnownPeople) -> None:
        self._problems, self._changes, self._known = problems, changes, known

    def persons(
        self, node: ScalarNode, part: PersonNode, person_of: Callable[[Node], Person | None]
    ) -> Iterator[Person]:
        """Everybody of a text; ``part`` makes a node of a name in it, ``person_of`` a person of such a node."""
        people = people_of_text(node.text)
        if _is_refused(node.text, people):
            self._refuse(node.text, people, node.mark, node.source)
            return
        if any(person.refusal for person in people):
            people = []
        for read in people or [LinePerson(node.text, 0)]:
            person = person_of(part(read.name, read.at) if people else node)
            if person is not None:
                yield _with_fields(person, read, node.mark)
            for label, said in (("单位", read.unit), ("职务", read.title)):
                self._problems += odd_characters(said, node.mark, node.source, label)
        self._say(node.text, people, node.mark, node.source)

    def completed(self, person: Person, source: Source) -> Person:
        """Somebody whose 姓名 says more than his name: 郑国梁（女）, “李娜”, 李 娜."""
        typed = person.name
        mark = person.at["name"]
        people = people_of_text(typed)
        if len(people) > 1 or _is_refused(typed, people):
            self._refuse(typed, people, mark, source)
            return person
        if len(people) != 1 or people[0].refusal:
            return person
        absent = {field: said for field, said in fields_of(people[0]).items() if not getattr(person, field)}
        self._say(typed, people, mark, source)
        return replace(person, name=people[0].name, **absent)

    def names(self, text: str, mark: Mark) -> list[str]:
        """The names of a text that names people who are listed elsewhere: 何志远，周敏; 何志远 周敏; 李 娜."""
        if text in self._known:
            return [text]
        people = people_of_text(text)
        names = [person.name for person in people]
        if not people or any(person.refusal or _says_more(person) for person in people) or names == [text]:
            return [text]
        are_known = all(name in self._known for name in names)
        if not are_known and any(person.doubt for person in people):
            return [text]
        if are_known:
            self._changes.add("姓名按通常的写法分开、合拢", Change(text, "、".join(names), mark))
        return names

    def _refuse(self, text: str, people: list[LinePerson], mark: Mark, source: Source) -> None:
        if len(people) > 1 and not any(person.refusal for person in people):
            names = "、".join(person.name for person in people)
            problem = source.problem(mark, "D438", f"“{text}”不是一个人的姓名", f"一项一个人，分成几项：{names}")
        else:
            hint = next((person.hint for person in people if person.hint), "") or _hint(text)
            reason = next((person.refusal for person in people if person.refusal), f"“{text}”不是一个人的姓名")
            problem = source.problem(mark, "D438", reason, hint)
        self._problems.append(problem)

    def _say(self, typed: str, people: list[LinePerson], mark: Mark, source: Source) -> None:
        """What was guessed of a text, and that it was read otherwise than typed."""
        for person in people:
            # a field of names says itself that this is one
            if person.doubt and (person.name != typed or is_called(typed) or two_names(typed)):
                hint = person.hint or f"就是这样就写“{_form(person)}”"
                level: Level = "should"
                self._problems.append(source.problem(mark, "D151", person.doubt, hint, level))
        if people and not any(person.doubt for person in people):
            read = "、".join(map(_form, people))
            if read != typed:
                kind = "姓名按通常的写法读" if typed == _name_typed(people) else "姓名和连在一起写的话分开"
                self._changes.add(kind, Change(typed, read, mark))


def _says_more(person: LinePerson) -> bool:
    """Whether words behind a name are neither a post nor a unit: where people are only named, they may be names."""
    return any(not (is_post(word) or is_unit(word)) for word in f"{person.unit} {person.title}".split())


def _is_refused(text: str, people: list[LinePerson]) -> bool:
    """Whether a text that should be somebody certainly is nobody, or lists people of whom one cannot be told."""
    if names_nobody(text) or _WITH_COMPANY.search(text):
        return True
    if not people or any(person.refusal for person in people):
        is_told = any(person.hint for person in people) or text in NO_NAMES or text == EVERYBODY
        return is_told or is_no_person(text) or _NOT_ONE.search(text) is not None
    return len(people) == 1 and people[0].name == text and is_no_person(text)


def _with_fields(person: Person, read: LinePerson, mark: Mark) -> Person:
    """Somebody of the catalogue, or known by his name only, with what his line says of him."""
    said = fields_of(read)
    stated = {field: said[field] for field in said if field in ("unit", "title") or not getattr(person, field)}
    if not stated:
        return person
    return replace(person, **stated, at={**person.at, **dict.fromkeys(stated, mark)})


def _name_typed(people: list[LinePerson]) -> str:
    """What was typed of the name, where there is one person of whom nothing else is said."""
    return people[0].typed if len(people) == 1 else ""


def _form(person: LinePerson) -> str:
    """Somebody as he may be typed: 周敏 副部长."""
    said = (person.name, person.unit, person.title, person.sex or "", person.ethnicity, person.phone, person.note)
    return " ".join(filter(None, said))


def _hint(text: str) -> str:
    if names_nobody(text):
        return "写上姓名；没有人就删去这一项"
    number = re.search(r"\d+", text)
    if number or "人" in text:
        return "名单里只写姓名，删去这一项；总人数写在“人数”"
    return f"写成“姓名 {text}”" if not re.search("[计注]", text) else "不是人，删去这一项"
