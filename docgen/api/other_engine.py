"""Templates that another engine than ours fills."""

import sys
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import Any, Protocol

from docgen.errors import Problem, UsageError


class Fillable(Protocol):
    """A template that an engine has made ready."""

    @property
    def has_tags(self) -> bool:
        """Whether a tag stands in it."""

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What its file holds that does not travel."""

    def names(self) -> tuple[str, ...]:
        """The dotted names that it uses."""

    def check_names(self, context: Mapping[str, Any]) -> tuple[Problem, ...]:
        """A problem for every name that the context does not have."""

    def render(self, context: Mapping[str, Any]) -> Iterable[bytes]:
        """The document in chunks. Raises TemplateError, DataError."""


def open_for_other_engine(content: bytes, file_name: str) -> Fillable:
    """The template, ready for docxtpl.

    Raises TemplateError with every fault that docxtpl has, too; UsageError if docxtpl is not installed.
    """
    if find_spec("docxtpl") is None:
        hint = f"运行 {sys.executable} -m pip install docxtpl"
        raise UsageError([Problem(None, "U103", "error", "没有装 docxtpl，不能用 --engine docxtpl", hint)])
    # only who wants docxtpl pays for it
    from docgen.word.foreign.by_docxtpl import open_for_docxtpl

    return open_for_docxtpl(content, file_name)
