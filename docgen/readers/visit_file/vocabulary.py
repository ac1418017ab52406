"""The words that a file may use: the fields of a model, by every name that they have.

A field has a Chinese name, an English one, and the other words that clerks use. Every reader asks here what a word
means, be it a key of YAML, the heading of a column or the name of a sheet.
"""

import dataclasses
import re
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from docgen.model.scalars import Reading
from docgen.model.suggestions import closest_match
from docgen.model.value import CatalogueEntry, People, Value

# Worked out once for each model; models never change.
_VOCABULARIES: dict[type[Value], Mapping[str, "FieldDescription"]] = {}
_FIELDS: dict[type[Value], tuple["FieldDescription", ...]] = {}

# What is drawn beside a heading: a star for what must be filled in, a colon, a number before the name of a section.
_BESIDE = re.compile(r"^[*＊★※]+|^[一二三四五六七八九十]{1,3}[、.．]|^\d{1,2}[、.．]|[*＊★：:]+$")
_BRACKETED = re.compile(r"[（(]([^（()）]*)[）)]$")
#: Units that a heading may name for all cells below it, and that change what a bare number in them means.
UNITS = frozenset(("万元", "千元", "小时", "公里", "千米", "km", "天", "美元"))


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
    also: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()


class NamedField(NamedTuple):
    """The field that a word names; the word without what is drawn beside it; the unit that it states: 金额（万元）."""

    field: FieldDescription
    word: str
    unit: str = ""


def fields(model: type[Value]) -> tuple[FieldDescription, ...]:
    """The fields of a model that a file may hold, in order."""
    if model not in _FIELDS:
        _FIELDS[model] = tuple({field.name: field for field in vocabulary(model).values()}.values())
    return _FIELDS[model]


def vocabulary(model: type[Value]) -> Mapping[str, FieldDescription]:
    """Every name of every field of a model that a file may hold: Chinese, English, the other words for it."""
    if model not in _VOCABULARIES:
        model_fields = [_field(field) for field in dataclasses.fields(model) if "chinese" in field.metadata]
        names = {name: field for field in model_fields for name in (field.chinese, field.english)}
        others = {word: field for field in model_fields for word in (*field.also, *field.likely)}
        joint = {word: names[parts[-1]] for word, parts in model.joint_words.items()}
        double = {word: names[parts[0]] for word, parts in model.double_words.items()}
        _VOCABULARIES[model] = names | joint | double | others | names
    return _VOCABULARIES[model]


def named_field(word: str, model: type[Value]) -> NamedField | None:
    """The field of a model that a word means, however it is spaced, numbered or bracketed; None for other words.

    >>> from docgen.model.people import Person
    >>> [found.field.chinese for word in ("手机", "姓　名", "*联系电话：") if (found := named_field(word, Person))]
    ['电话', '姓名', '电话']
    """
    words = vocabulary(model)
    if field := words.get(word):
        return NamedField(field, word)
    text = _BESIDE.sub("", _BESIDE.sub("", "".join(word.split())))
    if field := words.get(text) or words.get(text.lower()):
        return NamedField(field, text)
    bracketed = _BRACKETED.search(text)
    # 单位（职务） holds two things: nobody knows which of them is meant
    if bracketed and bracketed[1] not in words and (field := words.get(text[: bracketed.start()])):
        return NamedField(field, text[: bracketed.start()], bracketed[1] if bracketed[1] in UNITS else "")
    return None


def part_field(word: str, model: type[Value]) -> FieldDescription | None:
    """The field for a part of which a word stands: 单位 of 公函 for 来函单位, 日期 for 开始日期; None for others."""
    if word in model.inner_words:
        part = vocabulary(model)[model.inner_words[word][0]].model
        return vocabulary(part)[word] if part else None
    spans = (field for field, pair in model.span_words.items() if word in pair[0] or word in pair[1])
    return vocabulary(model)[field] if (field := next(spans, "")) else None


def word_doubt(named: NamedField, model: type[Value]) -> str:
    """What to ask about a word that only probably means its field; empty for a word that certainly does."""
    if parts := model.joint_words.get(named.word) or model.double_words.get(named.word):
        return f"分成{'、'.join(f'“{part}”' for part in parts)}几项写"
    return f"确是{named.field.meaning}就写“{named.field.chinese}”" if named.word in named.field.likely else ""


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
        also=field.metadata.get("also", ()),
        likely=field.metadata.get("likely", ()),
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


#: A file with so many problems gets no further hints for its unknown words.
_MOST_HINTED = 1_000


def word_hint(key: str, model: type[Value], problems: int = 0) -> str:
    """What to write for a word that is no field of a model.

    Nothing where a file has so many ``problems`` already that it is hardly ours: to find alike words takes long.
    """
    if problems > _MOST_HINTED:
        return ""
    if key in model.elsewhere:
        where = model.elsewhere[key]
        return f"“{key}”写在“{where}”里：{where}: {{{key}: …}}"
    if key in model.beside_words:
        section, name = model.beside_words[key]
        return f"“{key}”写在“{section}”里：{section}: {{{name}: …}}"
    if meanings := model.unclear_words.get(key):
        return f"写明是{'还是'.join(f'“{meaning}”' for meaning in meanings)}"
    words = vocabulary(model)
    # 职努 is 职务 before it is 职衔
    own = [name for field in fields(model) for name in (field.chinese, field.english)]
    if match := closest_match(key, own) or closest_match(key, (*words, *model.inner_words)):
        name = words[match].chinese if match in words else ".".join(model.inner_words[match])
        return f"是不是“{name}”？" if name == match or match.isascii() else f"是不是“{match}”（即“{name}”）？"
    chinese = [field.chinese for field in fields(model)]
    return "这里可以写：" + "、".join(chinese[:12]) + ("等" if len(chinese) > 12 else "")
