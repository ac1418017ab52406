"""What was read otherwise than it was typed: one notice for each file and kind of change, with its places."""

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


class _Notice:
    """The changes of one kind in one file, each place once."""

    def __init__(self) -> None:
        self._marks: dict[Mark, None] = {}
        self._places: dict[str, list[Mark]] = {}  # by what was changed to what, in the order of the file

    def add(self, change: Change) -> bool:
        """Whether the place is new."""
        if change.mark in self._marks:
            return False
        self._marks[change.mark] = None
        self._places.setdefault(f"{change.typed}→{change.read}", []).append(change.mark)
        return True

    def problem(self, kind: str) -> Problem:
        shown = "、".join(f"{text}（{_places(marks)}）" for text, marks in islice(self._places.items(), _SHOWN))
        rest = "等" if len(self._places) > _SHOWN else ""
        return Problem(next(iter(self._marks)), "D150", "note", f"{len(self._marks)}处{kind}：{shown}{rest}")


class ChangeNotices:
    """Keeps the notices of changes up to date among the problems of a file while it is read."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._notices: dict[tuple[str, str], tuple[_Notice, int]] = {}  # each with its number among the problems

    def add(self, kind: str, change: Change) -> None:
        """Notes a change of a kind (日期按来访的日期补全). A place that is read twice, as a heading is, counts once."""
        key = (_file(change.mark), kind)
        notice, at = self._notices.setdefault(key, (_Notice(), len(self._problems)))
        if not notice.add(change):
            return
        self._problems[at : at + 1] = [notice.problem(kind)]


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
