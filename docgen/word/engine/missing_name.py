"""What a template asks for and the data do not have: items of a list without a name that others have, and the rest."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.model.lazy_list import LISTS
from docgen.word.engine.uncomputable import Steps, label_of, walked

_MISSING = re.compile(r"has no (?:attribute|element) ['\"]?(.+?)['\"]?$")
_UNDEFINED = re.compile(r"^['\"](.+?)['\"] is undefined$")
_SHOWN = 5


def missing_name(message: str, code: str, context: Mapping[str, Any]) -> tuple[str, str] | None:
    """What is missing, by an error of Jinja that arose in the code of a tag, and the remedy; None for other errors."""
    if match := _UNDEFINED.search(message):
        return f"没有“{match[1]}”这个名字", ""
    match = _MISSING.search(message)
    if match is None:
        return None
    name = match[1]
    if name.lstrip("-").isdigit():
        return f"没有第{int(name) + 1}项" if int(name) >= 0 else "项数不够", _hint_on_item(name, code)
    hint = _hint_on_name(name, code)
    if items := dict.fromkeys(label_of(steps) for steps in _items_without(name, context)):
        more = "等" if len(items) > _SHOWN else ""
        return f"{'、'.join(list(items)[:_SHOWN])}{more}没有“{name}”", f"在数据里补上；{hint}"
    return f"这里没有“{name}”", hint


def _hint_on_item(number: str, code: str) -> str:
    match = re.search(rf"([^\W\d][\w.]*)\[\s*{re.escape(number)}\s*\]", code)
    return f"先写 {{% if {match[1]}|length > {number} %}}" if match and int(number) >= 0 else "核对列表有几项"


def _hint_on_name(name: str, code: str) -> str:
    """What to write for a name that may be missing: in an expression, in a test, for a filter that takes names."""
    match = re.search(rf"[^\W\d][\w.\[\]]*\.{re.escape(name)}(?!\w)", code)
    if match is None:
        return f"可以没有就在筛选前加 |selectattr('{name}', 'defined')"
    if code.startswith(("if ", "elif ")):
        return f"可以没有就写 {match[0]} is defined"
    return f"可以没有就写 {match[0]}|default('')"


def _items_without(name: str, context: Mapping[str, Any]) -> Iterator[Steps]:
    """What leads to each item without a name that another item of the same list has."""
    for steps, value in walked(context):
        if isinstance(value, LISTS):
            has_name = [isinstance(one, Mapping) and name in one for one in value]
            if any(has_name):
                yield from ((*steps, number) for number, has in enumerate(has_name) if not has)
