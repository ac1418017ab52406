"""Every text of a visit that papers print, each with its place."""

from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from typing import Any, NamedTuple

from docgen.errors import Mark
from docgen.model.value import Value
from docgen.model.visit import Visit


class PrintedText(NamedTuple):
    """A text, its place, and the field of the visit to which it belongs (schedule, meals …)."""

    text: str
    place: Mark
    section: str


@lru_cache(maxsize=1)  # several rules read all texts of the one visit that is being judged
def printed_texts(visit: Visit) -> tuple[PrintedText, ...]:
    """Every text that papers print, section by section."""
    return tuple(_texts_of_visit(visit))


def _texts_of_visit(visit: Visit) -> Iterator[PrintedText]:
    for name in ("title", "purpose", "grade", "dress"):
        if text := getattr(visit, name):
            yield PrintedText(text, visit.at[name], name)
    for section in _SECTIONS:
        content = getattr(visit, section)
        for entry in content if isinstance(content, tuple) else (content,):
            if entry is not None:
                yield from (PrintedText(text, place, section) for text, place in _texts_of(entry))


_SECTIONS = (
    *("letter", "guests", "hosts", "staff", "schedule", "meals", "seating", "lodging", "vehicles", "tasks"),
    *("contacts", "expenses", "payments", "approval", "welcome", "setting", "gifts", "feedback"),
    *("journeys", "weather", "reminders", "contingencies", "press", "shifts", "volunteers"),
    *("supplies", "attachments"),
)


def _texts_of(value: Any) -> Iterator[tuple[str, Mark]]:
    """The texts of a value and of the values in it, each with its place."""
    for name in _field_names(type(value)):
        content = getattr(value, name)
        if isinstance(content, str):
            if content and name in value.at:
                yield content, value.at[name]
        elif isinstance(content, Value):
            yield from _texts_of(content)
        elif isinstance(content, tuple):
            for number, item in enumerate(content):
                if isinstance(item, Value):
                    yield from _texts_of(item)
                elif isinstance(item, str):
                    yield item, value.at.get(f"{name}.{number}") or value.at[name]


# read off the models once; they never change
_FIELD_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _field_names(model: type[Any]) -> tuple[str, ...]:
    """The fields of a model that a file may hold."""
    if model not in _FIELD_NAMES:
        _FIELD_NAMES[model] = tuple(field.name for field in fields(model) if "chinese" in field.metadata)
    return _FIELD_NAMES[model]
