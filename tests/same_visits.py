"""Whether two visits say the same, field by field, wherever they were read from."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from docgen.model.visit import Visit

#: Where something was read, and what was said about it.
_NO_CONTENT = frozenset(("at", "texts", "notices"))


def differences(before: Visit, after: Visit) -> list[str]:
    """The fields in which two visits differ, each with both contents."""
    return list(_differences(before, after, ""))


def _differences(before: object, after: object, path: str) -> Iterator[str]:
    if is_dataclass(before) and is_dataclass(after) and type(before) is type(after):
        for field in fields(before):
            if field.name not in _NO_CONTENT:
                inner = (getattr(before, field.name), getattr(after, field.name))
                yield from _differences(*inner, f"{path}.{field.name}")
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        for number, pair in enumerate(zip(before, after, strict=True)):
            yield from _differences(*pair, f"{path}[{number}]")
    elif isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        for key in before:
            yield from _differences(before[key], after[key], f"{path}[{key}]")
    elif before != after and not (_says_nothing(before) and _says_nothing(after)):
        yield f"{path}: {before!r} → {after!r}"


def _says_nothing(content: object) -> bool:
    """Whether a section is not there, or is a mapping without a field: ``公函: {}``."""
    return content is None or (is_dataclass(content) and getattr(content, "at", {}).keys() == {""})
