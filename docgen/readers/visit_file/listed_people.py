"""The people of a visit as they are typed: a usual name is taken as it stands, other texts are read."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from docgen.errors import Mark, Problem
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.people import Person
from docgen.model.scalars import INVISIBLE
from docgen.model.value import EVERYBODY
from docgen.readers.people.plain_names import is_plain_name, names_nobody
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.nodes import Node, ScalarNode, Source
from docgen.readers.visit_file.text_parts import PersonNode

_HANZI = lazy_pattern("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KEY = lazy_pattern(r": |:$")
#: What stands in a list of people that has none.
_NONE = lazy_pattern(r"[-—–－/／\\]+|无|没有")


class PeopleReader(Protocol):
    """Reads texts of people that are no names as they stand; ``TypedPeople`` does so."""

    def persons(
        self, node: ScalarNode, part: PersonNode, person_of: Callable[[Node], Person | None]
    ) -> Iterator[Person]:
        """Everybody of a text."""

    def completed(self, person: Person, source: Source) -> Person:
        """Somebody whose 姓名 says more than his name."""

    def names(self, text: str, mark: Mark) -> list[str]:
        """The names of a text."""


#: A text of a list with its place.
WrittenText = tuple[str, Mark, Source]


class ParticipantsReader(Protocol):
    """Reads the words for people that are no names; ``WordsForPeople`` does so."""

    def of_list(
        self, texts: list[WrittenText], side: str, names_of: Callable[[str, Mark], list[str]]
    ) -> tuple[list[WrittenText], str]:
        """Whom the texts of a list name, and what of them must not be lost."""


class ListedPeople:
    """Hands the texts of one file that are no names as they stand to the reader of typed people."""

    def __init__(self, problems: list[Problem], changes: ChangeNotices) -> None:
        self._problems, self._changes = problems, changes
        self._reader: PeopleReader | None = None
        self._words: ParticipantsReader | None = None
        self._visit: Node | None = None
        self._is_in_catalogue: Callable[[str], bool] = lambda _name: False
        self.names_stay = False  # a list that reads the names of its column itself

    def of_visit(self, node: Node, is_in_catalogue: Callable[[str], bool]) -> None:
        """Says whose people they are, and who is known by a name or 代号 besides."""
        self._visit, self._is_in_catalogue, self._reader = node, is_in_catalogue, None

    def persons(
        self, node: ScalarNode, part: PersonNode, person_of: Callable[[Node], Person | None]
    ) -> Iterator[Person]:
        """Everybody of a text; ``part`` makes a node of a name in it, ``person_of`` a person of such a node."""
        if _NONE.fullmatch(node.text):
            self._changes.add("没有人的记号不算姓名", Change(node.text, "没有人", node.mark))
        elif not stays(node.text):
            yield from self._people_reader().persons(node, part, person_of)
        elif person := person_of(node):
            yield person

    def completed(self, person: Person, source: Source) -> Person:
        """Somebody whose 姓名 says more than his name: 郑国梁（女）, “李娜”, 李 娜."""
        if not person.name or self.names_stay or stays(person.name):
            return person
        return self._people_reader().completed(person, source)

    def names(self, text: str, mark: Mark) -> list[str]:
        """The names of a text that names people who are listed elsewhere: 何志远，周敏; 何志远 周敏; 李 娜."""
        if text == EVERYBODY or stays(text):
            return [text]
        return self._people_reader().names(text, mark)

    def _people_reader(self) -> PeopleReader:
        if self._reader is None:
            # most files hold usual names only: the reader of other texts has many patterns
            from docgen.readers.visit_file.people_readers import people_readers

            self._reader, self._words = people_readers(
                self._visit, self._is_in_catalogue, self._problems, self._changes
            )
        return self._reader

    def participants(self, written: Iterable[WrittenText], side: str) -> tuple[list[WrittenText], str]:
        """Whom the texts of a list name; and what of them must not be lost, for the remarks.

        ``side`` says whom 全体 means.
        """
        texts = list(written)
        if all(text == EVERYBODY or stays(text) for text, _, _ in texts):
            return texts, ""
        self._people_reader()
        assert self._words is not None  # came in with the reader
        return self._words.of_list(texts, side, self.names)


def stays(text: str) -> bool:
    """Whether a text is a name as it stands, or one of which another check tells: marks that nobody sees, a key.

    >>> [stays(text) for text in ("周明远", "Anna Lind", "周敏（副部长）", "十二人")]
    [True, True, False, False]
    """
    if is_plain_name(text) or INVISIBLE.search(text) or _KEY.search(text):
        return True
    return not _HANZI.search(text) and not text[:1].isdigit() and not names_nobody(text) and "、" not in text
