"""What is said of characters in data that are not what they look like: once a column, at the first of them."""

from collections.abc import Iterator
from typing import Any

from docgen.errors import Problem
from docgen.readers.fill_data.records import FillData, FillRecord
from docgen.readers.odd_characters import odd_characters, once_each
from docgen.readers.visit_file.nodes import Source
from docgen.word.engine.uncomputable import Steps

#: A name or a unit is shorter; what is longer is running text, in which a digit may be as wide as it likes.
_LONGEST_NAME = 40
_RUNNING_TEXT = "内容"
#: Under this name a record stands in itself.
_WHOLE_ROW = "行"


def notices_of_odd_characters(read: FillData) -> Iterator[Problem]:
    """Invisible characters and those that look like another, in the values of all records."""
    return once_each(_found(read))


def _found(read: FillData) -> Iterator[tuple[tuple[str, str], Problem]]:
    """Every problem with its column and its character."""
    for record in read.records:
        values = record.row or {name: value for name, value in record.values.items() if name != _WHOLE_ROW}
        for steps, text in _texts(values):
            for problem in _problems(record, steps, text):
                # a column is a name, wherever in a list it stands; the character is what the sentence names first
                yield (_label(steps), problem.code + problem.text.partition("U+")[2][:4]), problem


def _problems(record: FillRecord, steps: Steps, text: str) -> Iterator[Problem]:
    if text.isascii():
        return
    place = record.place_of(steps)
    source = record.node.source if record.node is not None else Source(place.file, "")
    label = _label(steps)
    for problem in odd_characters(text, place, source, label if len(text) <= _LONGEST_NAME else _RUNNING_TEXT):
        yield problem._replace(text=problem.text.replace(f"“{_RUNNING_TEXT}”", f"“{label}”", 1))


def _label(steps: Steps) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


def _texts(values: Any, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """The texts of a record with the names and numbers of items that lead to them."""
    if isinstance(values, str):
        # a text that notes whether it is printed is only looked at here
        yield steps, str.__str__(values)
    elif isinstance(values, dict):
        for name, value in values.items():
            yield from _texts(value, (*steps, name))
    elif isinstance(values, list):
        for number, value in enumerate(values):
            yield from _texts(value, (*steps, number))
