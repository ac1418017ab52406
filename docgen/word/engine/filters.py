"""The filters of the template language: some of Jinja's, and our own, which keep within the limits."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, Undefined

from docgen.word.engine.limits import check_loop_steps, check_text_length
from docgen.word.engine.printers.aligned_name import AlignedName
from docgen.word.engine.render_state import STATE, RenderError, RenderState


@pass_context
def count_loop_steps(context: Context, items: Any) -> Any:
    """The iterable of a loop; its steps are counted before the first. Raises RenderError for what is no list."""
    if not isinstance(items, (list, tuple, dict, str, range)):
        if isinstance(items, Undefined):
            return iter(items)  # raises UndefinedError, which names what is missing
        items = list(items) if isinstance(items, Iterator) else items
        if not isinstance(items, list):
            raise RenderError("循环要用列表")
    state: RenderState = context[STATE]
    state.loop_steps += len(items)
    check_loop_steps(state.loop_steps)
    return items


def concatenate(parts: Sequence[Any]) -> str:
    """What ``~`` joins."""
    texts = [str(part) for part in parts]
    check_text_length(sum(map(len, texts)))
    return "".join(texts)


def make_range(bounds: Sequence[int]) -> range:
    """``range(…)`` within the limit of loops."""
    numbers = range(*bounds)
    check_loop_steps(len(numbers))
    return numbers


def _join(items: Any, separator: str = "", attribute: str | None = None) -> str:
    if isinstance(items, Undefined):
        return str(items)
    texts = [str(item[attribute] if attribute else item) for item in items]
    check_text_length(sum(map(len, texts)) + len(separator) * len(texts))
    return str(separator).join(texts)


def _replace(text: str, old: str, new: str) -> str:
    check_text_length(len(text) + str(text).count(str(old)) * len(str(new)))
    return str(text).replace(str(old), str(new))


def _round(value: Any, digits: int = 0) -> Any:
    return round(value, digits) if digits else round(value)


def _map(items: Sequence[Any], attribute: str) -> list[Any]:
    return [item[attribute] for item in items]


def _unique(items: Sequence[Any]) -> list[Any]:
    return list(dict.fromkeys(items))


def _unchanged(value: Any) -> Any:
    """``|e`` and ``|safe`` of old templates: a value is escaped once, by its printer."""
    return value


def _listing(read: Callable[[Mapping[str, Any]], Any]) -> Callable[[Any], Any]:
    """A filter that lists what a mapping has. It raises RenderError for everything else."""

    def list_mapping(value: Any) -> Any:
        if isinstance(value, Undefined):
            str(value)  # raises UndefinedError, which names what is missing
        if not isinstance(value, dict):
            raise RenderError("这里要用一组项目")
        return list(read(value))

    return list_mapping


_FROM_JINJA = (
    "default d upper lower capitalize trim length count first last int float abs sum sort reverse min max list "
    "dictsort batch slice"
).split()
_OWN: dict[str, Callable[..., Any]] = {
    "join": _join,
    "replace": _replace,
    "round": _round,
    "map": _map,
    "unique": _unique,
    "e": _unchanged,
    "escape": _unchanged,
    "safe": _unchanged,
    "string": str,
    "对齐": AlignedName,
}
#: Filters that the rewritten tree calls; no template can name them.
_INTERNAL: dict[str, Callable[..., Any]] = {
    "_steps": count_loop_steps,
    "_concat": concatenate,
    "_range": make_range,
    "_items": _listing(lambda mapping: mapping.items()),
    "_keys": _listing(lambda mapping: mapping.keys()),
    "_values": _listing(lambda mapping: mapping.values()),
}
FILTERS: dict[str, Callable[..., Any]] = {name: JINJA_FILTERS[name] for name in _FROM_JINJA} | _OWN | _INTERNAL
#: What a template may name.
FILTER_NAMES = frozenset((*_FROM_JINJA, *_OWN))
