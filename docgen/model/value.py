"""The base of every value that is read from a file: frozen, strict, and aware of where it was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from docgen.errors import Mark

EVERYBODY = "全体"


class Value(BaseModel):
    """A mapping of a file. ``at["title"]`` is where that field's value stands, ``at[""]`` where it all begins."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    # the field that a bare text fills where a mapping is expected: 地点: 清江宾馆
    bare: ClassVar[str] = ""

    at: Annotated[Mapping[str, Mark], SkipValidation] = Field(default_factory=dict, exclude=True, repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """Marks a field whose text may name an entry of one of these catalogues, tried in this order."""

    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Marks a field that names people of the visit; 全体 stands for everybody on ``side`` (来宾 or 陪同)."""

    side: str


def word(chinese: str, meaning: str, *examples: str, default: Any = ..., key: str | None = None) -> Any:
    """A field: its Chinese name, what it means, examples; ``key`` is its English name where Python's differs."""
    return Field(default, title=chinese, description=meaning, examples=list(examples), alias=key)
