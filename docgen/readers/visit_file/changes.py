"""What was read otherwise than it was typed: one notice for each file and kind of change, with its places."""

from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from docgen.errors import Cell, Mark, Problem, column_name

#: How many changes a notice shows before it says 等.
_SHOWN = 3


class Change(NamedTuple):
    """A text as it was typed, how it was read, and where it stands."""

    typed: str
    read: str
    mark: Mark


class ChangeNotices:
    """Keeps the notices of changes up to date among the problems of a file while it is read."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._changes: dict[tuple[str, str], dict[Mark, Change]] = {}
        self._places: dict[tuple[str, str], int] = {}  # where among the problems each notice stands

    def add(self, kind: str, change: Change) -> None:
        """Notes a change of a kind (日期按来访的日期补全). A place that is read twice, as a heading is, counts once."""
        key = (_file(change.mark), kind)
        changes = self._changes.setdefault(key, {})
        if change.mark in changes:
            return
        changes[change.mark] = change
        if key not in self._places:
            self._places[key] = len(self._problems)
            self._problems.append(_notice(kind, changes))
        self._problems[self._places[key]] = _notice(kind, changes)


def _notice(kind: str, changes: Mapping[Mark, Change]) -> Problem:
    places: dict[str, list[Mark]] = {}
    for change in changes.values():
        places.setdefault(f"{change.typed}→{change.read}", []).append(change.mark)
    shown = "、".join(f"{text}（{_places(marks)}）" for text, marks in islice(places.items(), _SHOWN))
    rest = "等" if len(places) > _SHOWN else ""
    return Problem(next(iter(changes)), "D150", "note", f"{len(changes)}处{kind}：{shown}{rest}")


def _file(mark: Mark) -> str:
    """The file of a place; the sheets of a workbook are one file."""
    return mark.file.rpartition("!")[0] or mark.file if isinstance(mark, Cell) else mark.file


def _sheet(mark: Mark) -> str:
    book, mark_of_sheet, sheet = mark.file.rpartition("!")
    return f"{sheet}!" if book and mark_of_sheet else ""


def _places(marks: list[Mark]) -> str:
    """The first places of a change: 第19、20、21行等, or the cells."""
    first, rest = marks[:_SHOWN], "等" if len(marks) > _SHOWN else ""
    if isinstance(marks[0], Cell):
        return "、".join(f"{_sheet(mark)}{column_name(mark.column)}{mark.line}" for mark in first) + rest
    return f"第{'、'.join(dict.fromkeys(str(mark.line) for mark in first))}行{rest}"
