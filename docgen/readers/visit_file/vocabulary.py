"""The words that a file may use: the fields of a model, by every name that they have.

A field has a Chinese name and an English one.
"""

import dataclasses
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from docgen.model.scalars import Reading
from docgen.model.suggestions import suggestion
from docgen.model.value import CatalogueEntry, People, Value

# Worked out once for each model; models never change.
_VOCABULARIES: dict[type[Value], Mapping[str, "FieldDescription"]] = {}
_FIELDS: dict[type[Value], tuple["FieldDescription", ...]] = {}


class FieldDescription(NamedTuple):
    """What the decoder needs to know of a field of a model."""

    name: str
    chinese: str
    english: str
    meaning: str
    examples: tuple[str, ...]
    shape: str  # text · texts · value · values · words (a mapping of texts) · lists (of lists) · tables (of mappings)
    model: type[Value] | None
    type: Any
    reading: Reading | None
    entry: CatalogueEntry | None
    people: People | None
    required: bool


def fields(model: type[Value]) -> tuple[FieldDescription, ...]:
    """The fields of a model that a file may hold, in order."""
    if model not in _FIELDS:
        _FIELDS[model] = tuple({field.name: field for field in vocabulary(model).values()}.values())
    return _FIELDS[model]


def vocabulary(model: type[Value]) -> Mapping[str, FieldDescription]:
    """Both names of every field of a model that a file may hold."""
    if model not in _VOCABULARIES:
        model_fields = [_field(field) for field in dataclasses.fields(model) if "chinese" in field.metadata]
        _VOCABULARIES[model] = {name: field for field in model_fields for name in (field.chinese, field.english)}
    return _VOCABULARIES[model]


def _field(field: dataclasses.Field[Any]) -> FieldDescription:
    shape, model, marks = _shape(field.type)
    return FieldDescription(
        name=field.name,
        chinese=field.metadata["chinese"],
        english=field.metadata["english"] or field.name,
        meaning=field.metadata["meaning"],
        examples=field.metadata["examples"],
        shape=shape,
        model=model,
        type=field.type,
        reading=next((mark for mark in marks if isinstance(mark, Reading)), None),
        entry=next((mark for mark in marks if isinstance(mark, CatalogueEntry)), None),
        people=next((mark for mark in marks if isinstance(mark, People)), None),
        required=field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
    )


def _shape(annotation: Any) -> tuple[str, type[Value] | None, tuple[Any, ...]]:
    """How a field of this type is written, of which model its parts are, and what its type is marked with."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        shape, model, marks = _shape(arguments[0])
        return shape, model, (*arguments[1:], *marks)
    if origin in (Union, UnionType):
        return _shape(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        inner, model, marks = _shape(arguments[0])
        return ("values" if inner == "value" else "texts"), model, marks
    if origin is dict:
        inner, _, marks = _shape(arguments[1])
        return {"text": "words", "texts": "lists", "lists": "tables"}[inner], None, marks
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return "value", annotation, ()
    return "text", None, ()


def word_hint(key: str, model: type[Value]) -> str:
    if key in model.elsewhere:
        where = model.elsewhere[key]
        return f"“{key}”写在“{where}”里：{where}: {{{key}: …}}"
    words = [name for field in fields(model) for name in (field.chinese, field.english)]
    if near := suggestion(key, words):
        return near
    chinese = [field.chinese for field in fields(model)]
    return "这里可以写：" + "、".join(chinese[:12]) + ("等" if len(chinese) > 12 else "")
