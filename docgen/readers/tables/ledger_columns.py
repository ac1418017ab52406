"""The columns of a ledger: which fields they mean, which of them say the same, which numbers stand for codes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.errors import Cell, Problem, column_name
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.ledger import LedgerRow
from docgen.model.suggestions import suggestion
from docgen.readers.tables.cell_nodes import shown_cells
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import heading_text
from docgen.readers.tables.sheets import Sheet, cell_at, filled
from docgen.readers.tables.table import Column, TableHeading
from docgen.readers.visit_file.vocabulary import FieldDescription, fields

#: Columns without which no total can be made.
_NEEDED = ("dates", "group", "people")
#: People of these groups are no guests: 陪同 over 人数.
_NO_GUESTS = ("陪同", "陪餐", "工作人员", "保障", "我方", "主方", "司机", "驾驶员")
_MAY_BE_UNKNOWN = frozenset(("leaders", "cost"))
_FACTORS = {"万元": 10_000, "千元": 1_000}
_IN_BRACKETS = lazy_pattern(r"[（(](?:单位[:：])?([^（()）]*)[）)]$")
_STATES_YUAN = lazy_pattern(r"[（(](?:单位[:：])?(?:人民币)?元[）)]")
_UNIT_ABOVE = lazy_pattern(
    r"单位[:：][批次人个、，,/／和]{0,8}(?:人民币)?(万元|千元|元)(?![\u4e00-\u9fff])|[（(](?:人民币)?(万元|千元|元)[）)]"
)


class LedgerColumn(NamedTuple):
    """A column that is read. A twin means the field of another column; a cell in it counts where that one is empty.

    What stands in its cells is multiplied by ``factor``: 金额（万元）.
    """

    position: int
    heading: str
    field: FieldDescription
    is_end: bool = False
    is_twin: bool = False
    factor: int = 1
    may_be_unknown: bool = False


class LedgerColumns(NamedTuple):
    """The columns of a table; ``counter`` is the one whose running numbers are the codes of its visits."""

    read: tuple[LedgerColumn, ...]
    unused: tuple[Column, ...]
    required: tuple[LedgerColumn, ...]
    counter: int | None
    problems: tuple[Problem, ...]

    @property
    def has_leaders(self) -> bool:
        return any(column.field.name == "leaders" for column in self.read)

    def first_of(self, twin: LedgerColumn) -> LedgerColumn:
        """The column that is read before its twin."""
        return next(column for column in self.read if column.field is twin.field and not column.is_twin)


def ledger_columns(sheet: Sheet, heading: TableHeading) -> LedgerColumns:
    """The columns below some headings, those of one field in the order in which they count."""
    given = [column for column in heading.columns if column.field is not None and not _is_of_hosts(column)]
    certain = {column.field.name for column in given if column.field and not _is_likely(column)}
    taken = [column for column in given if column.field and not (_is_likely(column) and column.field.name in certain)]
    read, problems = _read_columns(sheet, heading, taken)
    positions = {column.position for column in taken}
    unused = tuple(column for column in heading.columns if column.position not in positions)
    problems += _missing(sheet, heading, {column.field.name for column in read}, unused)
    required = tuple(column for column in read if column.field.required and not column.is_twin and not column.is_end)
    return LedgerColumns(read, unused, required, _counter(heading, read), tuple(problems))


def _read_columns(
    sheet: Sheet, heading: TableHeading, taken: Sequence[Column]
) -> tuple[tuple[LedgerColumn, ...], list[Problem]]:
    """The columns to read: those of a field's own name first, then those of other words for it."""
    problems: list[Problem] = []
    seen: dict[tuple[str, bool], Column] = {}
    read: list[LedgerColumn] = []
    for column in sorted(taken, key=_is_other_word):
        assert column.field is not None  # those without were left out
        key = (column.field.name, column.is_end)
        place = Cell(sheet.name, heading.lines.last + 1, column.position + 1)
        if key in seen and seen[key].heading == column.heading:
            problems.append(_twice(seen[key], column, place))
            continue
        if _is_likely(column) and key not in seen:
            problems.append(_question(column, place))
        read.append(
            LedgerColumn(
                position=column.position,
                heading=column.heading,
                field=column.field,
                is_end=column.is_end,
                is_twin=key in seen,
                factor=column_factor(sheet, heading, column) if column.field.name == "cost" else 1,
                may_be_unknown=column.field.name in _MAY_BE_UNKNOWN,
            )
        )
        seen.setdefault(key, column)
    # the end of a span is joined to its beginning, a twin compared with its first
    return tuple(sorted(read, key=lambda column: (column.is_end, column.is_twin, column.position))), problems


def _counter(heading: TableHeading, read: Sequence[LedgerColumn]) -> int | None:
    """The column whose running numbers are the codes, where no other column holds them."""
    if len(heading.counters) != 1 or any(column.field.name == "code" for column in read):
        return None
    return min(heading.counters)


def _question(column: Column, place: Cell) -> Problem:
    """Asks about a heading that only probably means its field."""
    assert column.field is not None  # it means one
    text = f"“{column.heading}”当作“{column.field.chinese}”读"
    return Problem(
        place,
        "D151",
        "should",
        text,
        f"是就把表头改成“{column.field.chinese}”；不是就加上“{column.field.chinese}”这一列",
    )


def _is_of_hosts(column: Column) -> bool:
    """Whether a column is not about the guests: it stands below 陪同, or counts 陪同人数."""
    lines = column.lines if column.field and column.field.name in ("people", "leaders") else column.lines[:-1]
    return any(word in line for line in lines for word in _NO_GUESTS)


def _is_likely(column: Column) -> bool:
    return column.field is not None and column.lines[-1] in column.field.likely


def _is_other_word(column: Column) -> bool:
    """Whether a heading is another word for its field, and not its own name."""
    return column.field is not None and column.lines[-1] != column.field.chinese


def _twice(first: Column, column: Column, place: Cell) -> Problem:
    assert column.field is not None  # both mean a field
    other = column_name(first.position + 1)
    text = f"“{column.field.chinese}”有两列，另一列在 {other} 列"
    return Problem(place, "D217", "error", text, "留下一列，另一列改名")


def column_factor(sheet: Sheet, heading: TableHeading, column: Column) -> int:
    """By what the sums of a column are multiplied: its heading may state a unit, or a line above the table."""
    cells = range(heading.lines.first, heading.lines.last + 1)
    own = [heading_text(cell_at(sheet, number, column.position)) for number in cells]
    for text in (*own, *column.lines):
        bracketed = _IN_BRACKETS.search(text)
        if bracketed and bracketed[1] in _FACTORS:
            return _FACTORS[bracketed[1]]
    if any(_STATES_YUAN.search(cell_text(cell_at(sheet, number, column.position))) for number in cells):
        return 1
    return _factor_above(sheet, heading)


def _factor_above(sheet: Sheet, heading: TableHeading) -> int:
    """What the unit that stands above a table says: 单位：万元."""
    for row in sheet.rows[: heading.lines.first]:
        for _, cell in filled(row):
            if unit := _UNIT_ABOVE.search("".join(cell_text(cell).split())):
                return _FACTORS.get(unit[1] or unit[2], 1)
    return 1


def _missing(sheet: Sheet, heading: TableHeading, given: set[str], unused: Sequence[Column]) -> Iterator[Problem]:
    for field in fields(LedgerRow):
        if field.name in _NEEDED and field.name not in given:
            near = suggestion(field.chinese, [column.heading for column in unused])
            place = Cell(sheet.name, heading.lines.last + 1, 1)
            yield Problem(place, "D217", "error", f"表头缺少“{field.chinese}”", near or f"加上“{field.chinese}”这一列")


class Contradictions:
    """Where two columns of one field say different things: one question for each pair of columns."""

    def __init__(self) -> None:
        self._cells: dict[tuple[LedgerColumn, LedgerColumn], list[Cell]] = {}

    def add(self, first: LedgerColumn, second: LedgerColumn, place: Cell) -> None:
        self._cells.setdefault((first, second), []).append(place)

    def problems(self) -> Iterator[Problem]:
        for (first, second), places in self._cells.items():
            text = (
                f"“{first.heading}”和“{second.heading}”是同一项，{len(places)}行写得不一样"
                f"（{shown_cells(places)}），按“{first.heading}”算"
            )
            yield Problem(places[0], "D151", "should", text, "改成一致；不是一回事就给其中一列换个名称")
