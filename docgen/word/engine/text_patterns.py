"""Patterns that texts fill: ``"%.2f"|format(x)``, ``"{:,.2f}".format(x)``; values only, within the limits."""

import re
from decimal import Decimal
from string import Formatter
from typing import Any

from jinja2.runtime import Undefined

from docgen.word.engine.limits import check_text_length
from docgen.word.engine.render_state import RenderError

_DIRECTIVE = re.compile(r"%(?:\([^)]*\))?[^a-zA-Z%]*")
_LONG_NUMBER = re.compile(r"\d{4,}")


def fill_percents(pattern: Any, *values: Any, **named: Any) -> str:
    """``pattern % values``. Raises RenderError for a pattern that could become long, and for what is no text."""
    text = str(pattern)
    if any("*" in directive or _LONG_NUMBER.search(directive) for directive in _DIRECTIVE.findall(text)):
        raise RenderError(f"“{text}”里的宽度太大")
    _require_plain([*values, *named.values()])
    _check_length(text, [*values, *named.values()])
    return text % (named or values)


def fill_braces(pattern: Any, *values: Any, **named: Any) -> str:
    """``pattern.format(…)``: a place holds a name or a number and a form, never an attribute or an item."""
    if not isinstance(pattern, (str, Undefined)):
        raise RenderError("“.format()”只用于文字")
    text = str(pattern)
    if fault := pattern_fault(text):
        raise RenderError(fault)
    _require_plain([*values, *named.values()])
    _check_length(text, [*values, *named.values()])
    return text.format(*values, **named)


def pattern_fault(pattern: str) -> str:
    """What is wrong with a pattern for ``.format()``; empty if nothing is."""
    try:
        fields = list(Formatter().parse(pattern))
    except ValueError:
        return f"“{pattern}”里的花括号没有配对"
    for _, name, form, conversion in fields:
        if (name and not re.fullmatch(r"\w*", name)) or (name or "").startswith("_"):
            return f"“{pattern}”里的“{name}”不能取：花括号里只写名字或序号"
        if conversion not in (None, "s") or _LONG_NUMBER.search(form or "") or "{" in (form or ""):
            return f"“{pattern}”里的格式“{form or conversion}”不能用"
    return ""


def _require_plain(values: list[Any]) -> None:
    for value in values:
        if isinstance(value, Undefined):
            str(value)  # raises UndefinedError, which names what is missing
        if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
            raise RenderError("填进格式里的要是文字或数")


def _check_length(pattern: str, values: list[Any]) -> None:
    """A value may stand in a pattern as often as it has places."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    places = pattern.count("%") + pattern.count("{")
    check_text_length(len(pattern) + places * (1_000 + longest) if longest > 1_000 else len(pattern))
