"""The JSON Schema of our files, for editors: both names of every key, what each means, examples.

Made from the fields of the model, so that it cannot say something else. What no schema can say (a name that means
nobody, the 30th of February) stays with ``docgen check``.
"""

from collections.abc import Iterator
from itertools import combinations
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from docgen.model.ledger import Work
from docgen.model.office import TABLES, Office
from docgen.model.pack import Pack
from docgen.model.people import Delegation
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, vocabulary

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ANY_TEXT = {"type": ["string", "number", "boolean"]}
_NOTHING = {"type": ["null", "string"], "maxLength": 0}


def visit_schema() -> dict[str, Any]:
    """The schema of a visit file."""
    return _whole(Visit, "一次来访")


def office_schema() -> dict[str, Any]:
    """The schema of office.yaml."""
    return _whole(Office, "办公室文件")


def pack_schema() -> dict[str, Any]:
    """The schema of 地方规定.yaml."""
    return _whole(Pack, "本地在全国规定以外的要求")


def work_schema() -> dict[str, Any]:
    """The schema of 工作.yaml."""
    return _whole(Work, "一年里接待以外的工作")


def table_schema(name: str) -> dict[str, Any]:
    """The schema of a stock table of the office."""
    definitions: dict[str, Any] = {}
    items = _value(TABLES[name], definitions)
    return {"$schema": _DIALECT, "title": f"{name}表", "type": "array", "items": items, "$defs": definitions}


def _whole(model: type[Value], title: str) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    _value(model, definitions)
    return {"$schema": _DIALECT, "title": title, "$ref": f"#/$defs/{model.__name__}", "$defs": definitions}


def _value(model: type[Value], definitions: dict[str, Any]) -> dict[str, Any]:
    """A reference to the definition of a model, made if it is not there; with the short forms that stand for it."""
    if model.__name__ not in definitions:
        definitions[model.__name__] = {}
        definitions[model.__name__] = _object(model, definitions)
    reference = {"$ref": f"#/$defs/{model.__name__}"}
    if model is Delegation:
        people = next(field for field in fields(model) if field.name == "people")
        return {"anyOf": [reference, _field(people, definitions)]}
    return {"anyOf": [reference, _ANY_TEXT]} if model.bare else reference


def _object(model: type[Value], definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required, doubled = [], []
    for field in fields(model):
        shown = _described(_field(field, definitions), field)
        names = _names(field, model)
        properties |= dict.fromkeys(names, shown)
        doubled += [{"not": {"required": list(pair)}} for pair in combinations(names[:2], 2)]
        if field.required:
            required.append(_stated((*names, *_standing_for(field, model))))
    properties |= _parted(model, definitions)
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    if rules := [*required, *doubled]:
        schema["allOf"] = rules
    return schema


def _parted(model: type[Value], definitions: dict[str, Any]) -> dict[str, Any]:
    """The keys that stand for a field of a field, and those that make one field between them."""
    words = vocabulary(model)
    inner = {word: vocabulary(part)[name] for word, (part, name) in _inner_fields(model)}
    spans = {word: words[field] for field, pair in model.span_words.items() for word in (*pair[0], *pair[1])}
    parts = {
        word: _described(_field(field, definitions), field)
        for word, field in (inner | spans).items()
        if word not in words
    }
    beside = {word: {"title": f"{section}.{name}", **_ANY_TEXT} for word, (section, name) in model.beside_words.items()}
    return parts | beside


def _inner_fields(model: type[Value]) -> Iterator[tuple[str, tuple[type[Value], str]]]:
    for word, (section, name) in model.inner_words.items():
        part = vocabulary(model)[section].model
        assert part is not None  # a section is a model
        yield word, (part, name)


def _names(field: FieldDescription, model: type[Value]) -> tuple[str, ...]:
    """Every key that names a field, the Chinese and the English one first."""
    joint = [word for word, parts in model.joint_words.items() if parts[-1] == field.chinese]
    joint += [word for word, parts in model.double_words.items() if parts[0] == field.chinese]
    return tuple(dict.fromkeys((field.chinese, field.english, *field.also, *field.likely, *joint)))


def _standing_for(field: FieldDescription, model: type[Value]) -> list[str]:
    """The keys that stand for a part of a field: 开始日期, 团组名称."""
    starts = model.span_words.get(field.chinese, ((), ()))[0]
    return [*starts, *(word for word, (section, _) in model.inner_words.items() if section == field.chinese)]


def _stated(names: tuple[str, ...]) -> dict[str, Any]:
    """One of the names is there, and something is written behind it."""
    return {"anyOf": [{"required": [name], "properties": {name: {"not": _NOTHING}}} for name in names]}


def _described(schema: dict[str, Any], field: FieldDescription) -> dict[str, Any]:
    more: dict[str, Any] = {"title": field.chinese, "description": field.meaning}
    if field.examples:
        more["examples"] = list(field.examples)
    return {**more, **schema}


def _field(field: FieldDescription, definitions: dict[str, Any]) -> dict[str, Any]:
    """How a field may be written; nothing behind the colon is the same as no field."""
    match field.shape:
        case "value":
            assert field.model is not None
            shape = _value(field.model, definitions)
        case "values":
            assert field.model is not None
            item = _value(field.model, definitions)
            shape = {"type": "array", "items": {"anyOf": [item, _NOTHING]}}
            shape = {"anyOf": [shape, _ANY_TEXT]} if field.model.bare else shape
        case "texts":
            shape = _texts()
        case "words":
            shape = {
                "type": "object",
                "additionalProperties": {"anyOf": [_scalar(field), _NOTHING]},
            }
        case "lists":
            shape = {"type": "object", "additionalProperties": {"anyOf": [_texts(), _NOTHING]}}
        case "tables":
            rows = {"type": "object", "additionalProperties": {"anyOf": [_texts(), _NOTHING]}}
            shape = {"type": "object", "additionalProperties": {"anyOf": [rows, _NOTHING]}}
        case _:
            shape = _scalar(field)
    return {"anyOf": [shape, _NOTHING]}


def _texts() -> dict[str, Any]:
    return {"anyOf": [{"type": "array", "items": {"anyOf": [_ANY_TEXT, _NOTHING]}}, _ANY_TEXT]}


def _scalar(field: FieldDescription) -> dict[str, Any]:
    """How one value is written: as one of the words of its type, as its pattern says, or as any text."""
    if words := words_of_field(field):
        others = field.reading.other_words if field.reading else ()
        return {"anyOf": [{"enum": list(words)}, {"enum": list(others)}]} if others else {"enum": list(words)}
    if field.reading is None:
        return _ANY_TEXT
    return {"type": list(field.reading.types), "pattern": field.reading.pattern}


def words_of_field(field: FieldDescription) -> tuple[Any, ...]:
    """The words that alone may stand in a field; none for a field that takes other texts, too."""
    return _words(field.type) or (field.reading.words if field.reading else ())


def _words(annotation: Any) -> tuple[Any, ...]:
    """The words of a Literal, wherever in the annotation it stands."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    inner = [part for part in get_args(annotation) if get_origin(part) in (Literal, Annotated, Union, UnionType)]
    return next((words for part in inner if (words := _words(part))), ())
