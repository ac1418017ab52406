"""Methods of texts, lists and mappings that a template may call: those that only read, and keep within the limits."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2.runtime import Undefined
from markupsafe import Markup

from docgen.model.blank_value import BlankValue
from docgen.model.lazy_list import LISTS
from docgen.model.shown_value import DayValue, typed_text
from docgen.word.engine.limits import MAX_TEXT_LENGTH, check_loop_steps, check_text_length
from docgen.word.engine.printers.plain_text import plain_text
from docgen.word.engine.render_state import RenderError
from docgen.word.engine.text_patterns import fill_braces

_OFFICIAL_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
#: Methods of texts whose result is never longer than the text.
_PLAIN_TEXT_METHODS = (
    "upper lower title capitalize swapcase casefold strip lstrip rstrip removeprefix removesuffix split rsplit "
    "splitlines partition rpartition startswith endswith find rfind isdigit isdecimal isnumeric isalpha isalnum "
    "isspace isupper islower istitle"
).split()
#: Methods of texts that fill up to a width.
_FILLING_METHODS = "center ljust rjust zfill".split()


def _text_method(name: str) -> Callable[..., Any]:
    def call(value: Any, *arguments: Any) -> Any:
        changed = getattr(_text(value, name), name)(*arguments)
        return value if isinstance(value, BlankValue) and changed == "" else changed

    return call


def _filling_method(name: str) -> Callable[..., Any]:
    def call(value: Any, width: int, *arguments: Any) -> Any:
        check_text_length(width)
        return getattr(_text(value, name), name)(width, *arguments)

    return call


def _text(value: Any, name: str) -> str:
    """The value, if it is a text. Raises RenderError for everything else, UndefinedError for what is missing."""
    if isinstance(value, Markup):
        return value.unescape()
    if isinstance(value, (str, Undefined)):
        return typed_text(value)
    raise RenderError(f"“.{name}()”只用于文字")


def replace(text: Any, old: str, new: str, most: int = -1) -> str:
    """The text with ``old`` replaced, as ``|replace`` and ``.replace()`` do it."""
    whole, old, new = typed_text(text), str(old), str(new)
    if isinstance(text, BlankValue):
        return text
    check_text_length(len(whole) + whole.count(old) * len(new))
    return whole.replace(old, new, most)


def _join(separator: Any, parts: Sequence[Any]) -> str:
    """``"、".join(列表)``: the parts are texts, as in Python."""
    if not isinstance(parts, LISTS):
        raise RenderError("“.join()”要用列表")
    check_text_length(sum(len(str(part)) for part in parts) + len(_text(separator, "join")) * len(parts))
    return str(separator).join(plain_text(part) if isinstance(part, str) else part for part in parts)


def _get(mapping: Any, key: Any, default: Any = None) -> Any:
    if isinstance(mapping, Undefined):
        str(mapping)  # raises UndefinedError, which names what is missing
    if not isinstance(mapping, dict):
        raise RenderError("“.get()”要用一组项目")
    return mapping.get(key, default)


def _count(value: Any, item: Any) -> int:
    if not isinstance(value, (str, *LISTS)):
        raise RenderError("“.count()”只用于文字和列表")
    return value.count(item)


def _index(value: Any, item: Any) -> int:
    if not isinstance(value, (str, *LISTS)):
        raise RenderError("“.index()”只用于文字和列表")
    return value.index(item)


def _expand_tabs(value: Any, width: int = 8) -> str:
    text = _text(value, "expandtabs")
    check_text_length(len(text) + text.count("\t") * min(width, MAX_TEXT_LENGTH))
    return text.expandtabs(width)


def _in_form(value: Any, form: Any) -> str:
    """``日期.strftime("%Y年%m月%d日")`` of a day."""
    if isinstance(value, BlankValue | Undefined):
        plain_text(value)  # raises what is said of it
    if value.__class__ is str and _OFFICIAL_DAY.fullmatch(value):
        value = DayValue.of(_OFFICIAL_DAY.sub(r"\1-\2-\3", value)) or value
    if not isinstance(value, DayValue):
        hint = "数据里的日期写成 2026-09-03，或直接写成要印的样子，模板里只写它的名字"
        raise RenderError("“.strftime()”只用于日期", hint)
    try:
        return value.in_form(str(form))
    except ValueError as error:
        hint = "用 %Y %m %d %H %M；星期等直接写在数据里"
        raise RenderError(f"“.strftime()”里不能用“{error}”", hint) from error


def read_mapping(read: Callable[[Mapping[str, Any]], Any]) -> Callable[[Any], Any]:
    """What lists a mapping. It raises RenderError for everything else."""

    def list_mapping(value: Any) -> Any:
        if isinstance(value, Undefined):
            str(value)  # raises UndefinedError, which names what is missing
        if not isinstance(value, dict):
            raise RenderError("这里要用一组项目")
        listed = list(read(value))
        check_loop_steps(len(listed))
        return listed

    return list_mapping


#: Every method that a template may call, by its name.
METHODS: Mapping[str, Callable[..., Any]] = {
    **{name: _text_method(name) for name in _PLAIN_TEXT_METHODS},
    **{name: _filling_method(name) for name in _FILLING_METHODS},
    "replace": replace,
    "join": _join,
    "format": fill_braces,
    "expandtabs": _expand_tabs,
    "count": _count,
    "index": _index,
    "strftime": _in_form,
    "get": _get,
    "items": read_mapping(lambda mapping: mapping.items()),
    "keys": read_mapping(lambda mapping: mapping.keys()),
    "values": read_mapping(lambda mapping: mapping.values()),
}
