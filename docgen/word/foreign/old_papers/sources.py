"""The values that an old paper may have been printed from: single texts, and lists of rows, each by its name."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any, NamedTuple

#: What a loop calls the rows of a list, by the last word of the list's name.
_VARIABLES = {
    **dict.fromkeys(("名单", "来宾", "陪同", "保障", "联系人", "联系"), "人"),
    **dict.fromkeys(("按日", "日"), "日"),
    "日程": "项",
    "车辆": "车",
    "房间": "房",
    "住宿": "店",
    "馆": "馆",
    "用餐": "餐",
    "组": "组",
    "分工": "事",
    "抵离": "程",
}
_VARIABLE = "行"


class ValueList(NamedTuple):
    """A list of rows: its name, what a loop calls a row, and each row as texts by their names.

    ``inner`` are the lists inside the rows by their names, for each row one.
    """

    path: str
    variable: str
    rows: tuple[Mapping[str, str], ...]
    inner: Mapping[str, tuple["ValueList", ...]]

    def field(self, name: str) -> str:
        """What a tag calls a text of the row."""
        return f"{self.variable}.{name}"


class Sources(NamedTuple):
    """Texts by their names, in the order in which they are tried, and lists."""

    texts: Mapping[str, str]
    lists: tuple[ValueList, ...]


def sources(context: Mapping[str, Any]) -> Sources:
    """The texts and the lists of a context."""
    return Sources(dict(_texts(context)), tuple(_lists(context)))


def _texts(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _texts(value, f"{prefix}{name}.")
        elif isinstance(value, str):
            yield f"{prefix}{name}", value


def _lists(values: Mapping[str, Any], prefix: str = "", taken: Sequence[str] = ()) -> Iterator[ValueList]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _lists(value, f"{prefix}{name}.", taken)
        elif isinstance(value, (list, tuple)) and value and all(isinstance(row, Mapping) for row in value):
            yield _list(f"{prefix}{name}", value, taken)


def _list(path: str, rows: Sequence[Mapping[str, Any]], taken: Sequence[str]) -> ValueList:
    variable = _variable(path, taken)
    names = dict.fromkeys(found.path for row in rows for found in _lists(row))
    inner = {name: tuple(_inner(name, row, variable, (*taken, variable)) for row in rows) for name in names}
    return ValueList(path, variable, tuple(dict(_texts(row)) for row in rows), inner)


def _variable(path: str, taken: Sequence[str]) -> str:
    """What a loop calls the rows of a list: no word that a loop around it has."""
    usual = _VARIABLES.get(path.rpartition(".")[2], _VARIABLE)
    further = (f"{_VARIABLE}{number}" for number in count(2))
    return next(name for name in chain((usual, _VARIABLE), further) if name not in taken)


def _inner(name: str, row: Mapping[str, Any], outer: str, taken: Sequence[str]) -> ValueList:
    """A list inside a row, which may be empty there."""
    found = next((one for one in _lists(row, "", taken) if one.path == name), None)
    empty = ValueList(name, _variable(name, taken), (), {})
    return (found or empty)._replace(path=f"{outer}.{name}")
