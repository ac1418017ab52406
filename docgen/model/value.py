"""The base of every value that is read from a file: frozen, and aware of where it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar, dataclass_transform

from docgen.errors import Mark

EVERYBODY = "全体"

C = TypeVar("C")


def yaml_field(chinese: str, meaning: str, *examples: str, default: Any = ..., key: str = "") -> Any:
    """A field: its Chinese name, what it means, examples; ``key`` is its English name where Python's differs.

    Without a default a file must hold it.
    """
    told = {"chinese": chinese, "meaning": meaning, "examples": examples, "english": key}
    if default is ...:
        return field(metadata=told)
    if isinstance(default, dict):
        return field(metadata=told, default_factory=dict)
    return field(metadata=told, default=default)


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True, field_specifiers=(yaml_field, field))
def value(model: type[C]) -> type[C]:
    """A frozen class whose fields are given by name; two values are the same only if they are one."""
    return dataclass(frozen=True, kw_only=True, eq=False)(model)


@value
class Value:
    """A mapping of a file. ``at["title"]`` is where that field's value stands, ``at[""]`` where it all begins."""

    # the field that a bare text fills where a mapping is expected: 地点: 清江宾馆
    bare: ClassVar[str] = ""
    # what users write here and what belongs into one of the fields: 排数 into 规则
    elsewhere: ClassVar[Mapping[str, str]] = {}

    at: Mapping[str, Mark] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """Marks a field whose text may name an entry of one of these catalogues, tried in this order."""

    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Marks a field that names people of the visit; 全体 stands for everybody on ``side`` (来宾 or 陪同)."""

    side: str
