"""Who stands where on a paper: the names of a visit's people, looked for in what the paper prints."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from docgen.api.packs.longest_words import LongestWords
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.word.package.printed_lines import PaperLine

_SPACES = re.compile(r"\s+")


def people_on(lines: Sequence[PaperLine], visit: Visit) -> Mapping[str, tuple[str, ...]]:
    """The places at which each person of a visit stands, by his key: his 代号, else his 姓名.

    Papers break long names and spread short ones, so spaces do not count. Of two names the longer one is taken where
    both would begin. People who share a name and are told apart by nothing in the line stand wherever it does.
    """
    finder = NameFinder((*visit.guests.people, *visit.hosts, *visit.staff))
    places: dict[str, dict[str, None]] = {}
    for line in lines:
        for key in finder.keys_in(line.text):
            places.setdefault(key, {})[line.place] = None
    return MappingProxyType({key: tuple(of_person) for key, of_person in places.items()})


class NameFinder:
    """Finds the names of people in a text."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people: dict[str, list[Person]] = {}
        for person in people:
            name = without_spaces(person.name)
            if name and person not in self._people.get(name, ()):
                self._people.setdefault(name, []).append(person)
        self._names = LongestWords(self._people)

    def keys_in(self, text: str) -> Iterator[str]:
        """The keys of those whose names stand in a text, as often as they do."""
        return (key for _, key in self.places_in(without_spaces(text)))

    def places_in(self, text: str) -> Iterator[tuple[int, str]]:
        """The same for a text without spaces, each with where the name begins."""
        return ((at, key) for at, name in self._names_in(text) for key in self._keys(name, text))

    def _names_in(self, text: str) -> Iterator[tuple[int, str]]:
        position = 0
        while position < len(text):
            name = self._names.at(text, position)
            if name:
                yield position, name
            position += len(name) or 1

    def _keys(self, name: str, text: str) -> Iterator[str]:
        """The keys of the people of a name: of namesakes those whose 单位 and 职务 the text holds, else all."""
        namesakes = self._people[name]
        named = [person for person in namesakes if len(namesakes) == 1 or _is_described(person, text)]
        yield from dict.fromkeys(person.id or person.name for person in named or namesakes)


def without_spaces(text: str) -> str:
    """The text without spaces and breaks of any kind."""
    return _SPACES.sub("", text)


def _is_described(person: Person, text: str) -> bool:
    of_person = [without_spaces(part) for part in (person.unit, person.title) if part]
    return bool(of_person) and all(part in text for part in of_person)
