"""Patterns that texts fill: ``"%.2f"|format(x)``, ``"{:,.2f}".format(x)``; values only, within the limits."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from string import Formatter
from typing import Any

from jinja2.runtime import Undefined

from docgen.word.engine.limits import check_text_length
from docgen.word.engine.numbers import fixed_percent, number_in_form
from docgen.word.engine.printers.plain_text import plain_text
from docgen.word.engine.render_state import NotANumberError, RenderError

_DIRECTIVE = re.compile(r"%(?:\([^)]*\))?[^a-zA-Z%]*")
_CONVERSION = re.compile(r"%(?:\((?P<name>[^)]*)\))?[#0\- +]*\d*(?:\.\d+)?(?P<kind>[a-zA-Z%])")
_NUMBER_KINDS = frozenset("diouxXeEfFgG")
_NUMBER_FORMS = re.compile(r"[beEfFgGdnoxX%]$|,")
_FULL_WIDTH_FORM = re.compile("[：，．％。；]")
_LONG_NUMBER = re.compile(r"\d{4,}")
_MISSING = object()


def fill_percents(pattern: Any, *values: Any, **named: Any) -> str:
    """``pattern % values``. Raises RenderError for a pattern that could become long, and for what is no text."""
    text = str(pattern)
    if any("*" in directive or _LONG_NUMBER.search(directive) for directive in _DIRECTIVE.findall(text)):
        raise RenderError(f"“{text}”里的宽度太大")
    _require_plain([*values, *named.values()])
    _check_length(text, [*values, *named.values()])
    waiting = iter(values)
    taken: list[Any] = []

    def directive(match: re.Match[str]) -> str:
        """The directive, with its value in ``taken``; a sum of money is written at once: ``%`` knows no decimals."""
        if match["kind"] == "%":
            return match.group()
        name = match["name"]
        value: Any = named[name] if name in named else next(waiting, _MISSING)
        if value is _MISSING or (name and name not in named):
            raise IndexError(match.group())
        _require_suitable(value, match["kind"] in _NUMBER_KINDS)
        form = match.group().replace(f"({name})", "", 1)
        fixed = fixed_percent(form, value) if not isinstance(value, str) else None
        taken.append(fixed if fixed is not None else plain_text(value) if match["kind"] == "s" else value)
        return "%s" if fixed is not None else form

    pattern_of_values = _CONVERSION.sub(directive, text)
    if not named and next(waiting, _MISSING) is not _MISSING:
        raise IndexError(text)
    return pattern_of_values % tuple(taken)


def fill_braces(pattern: Any, *values: Any, **named: Any) -> str:
    """``pattern.format(…)``: a place holds a name or a number and a form, never an attribute or an item."""
    if not isinstance(pattern, (str, Undefined)):
        raise RenderError("“.format()”只用于文字")
    text = str(pattern)
    if fault := pattern_fault(text):
        raise RenderError(fault)
    _require_plain([*values, *named.values()])
    _check_length(text, [*values, *named.values()])
    fields = [(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None]
    for number, (name, form) in enumerate(fields):
        place = name or str(number)
        known = [named[place]] if place in named else values[int(place) : int(place) + 1] if place.isdigit() else []
        for value in known:
            _require_suitable(value, bool(_NUMBER_FORMS.search(form or "")))
    return "".join(_filled(text, values, named))


def _filled(pattern: str, values: tuple[Any, ...], named: Mapping[str, Any]) -> Iterator[str]:
    """The pieces of a pattern for ``.format()``, its places filled; Raises LookupError for a value that is missing."""
    number = 0
    for words, name, form, conversion in Formatter().parse(pattern):
        yield words
        if name is None:
            continue
        value = named[name] if name and not name.isdigit() else values[int(name or number)]
        number += not name
        as_number = form and not conversion and not isinstance(value, str)
        yield number_in_form(value, form) if as_number and form else format(plain_text(value), form or "")


def pattern_fault(pattern: str) -> str:
    """What is wrong with a pattern for ``.format()``; empty if nothing is."""
    try:
        fields = list(Formatter().parse(pattern))
    except ValueError:
        return f"“{pattern}”里的花括号没有配对"
    for _, name, form, conversion in fields:
        if sign := _FULL_WIDTH_FORM.search(f"{name or ''}{form or ''}"):
            return f"“{pattern}”的花括号里有全角符号“{sign.group()}”"
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


def _require_suitable(value: Any, as_number: bool) -> None:
    """Raises NotANumberError for a text in a number's place, BlankPrintedError for one that was left empty."""
    if as_number and isinstance(value, str):
        raise NotANumberError(value)
    plain_text(value)


def _check_length(pattern: str, values: list[Any]) -> None:
    """A value may stand in a pattern as often as it has places."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    places = pattern.count("%") + pattern.count("{")
    check_text_length(len(pattern) + places * (1_000 + longest) if longest > 1_000 else len(pattern))
