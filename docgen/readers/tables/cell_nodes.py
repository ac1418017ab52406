"""Cells, rows and tables as the nodes that YAML gives, too: the same decoder reads what they mean."""

import re
from collections.abc import Iterator, Sequence

from docgen.errors import Cell, Mark, Problem
from docgen.readers.tables.cells import cell_text, plain_number
from docgen.readers.tables.closed_names import closed_name
from docgen.readers.tables.sheet_marks import NOT_WORKED_OUT, CellError, ShownNumber
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet
from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE, MappingNode, ScalarNode, SequenceNode, Source
from docgen.readers.visit_file.vocabulary import FieldDescription

#: Excel keeps fifteen digits of a number: a longer one has lost its end.
_EXACT = 10**15
_BREAKS = re.compile(r"[\s、]*\n[\s、]*")


class CellScalar(ScalarNode):
    """The text of a cell."""

    __slots__ = ()

    @property
    def mark(self) -> Mark:
        return _cell_at(self.start, self.source)

    @property
    def plain(self) -> bool:
        return True


class CellMapping(MappingNode):
    """A row."""

    __slots__ = ()

    @property
    def mark(self) -> Mark:
        return _cell_at(self.start, self.source)


class CellSequence(SequenceNode):
    """The rows of a sheet."""

    __slots__ = ()

    @property
    def mark(self) -> Mark:
        return _cell_at(self.start, self.source)


class CellReader:
    """Makes texts of the cells of a workbook, and gathers what is wrong with them and what was typed otherwise."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.closed_names: dict[str, list[Cell]] = {}  # names as they were typed, with spaces, and where
        self.hidden: list[tuple[Cell, str]] = []  # entries that Excel does not show, and what they are called
        self.unread: list[tuple[Cell, str]] = []  # headings and names that nothing reads
        self.merged: dict[Cell, None] = {}  # merged cells whose text was taken for several rows
        self.units_above: dict[Cell, str] = {}  # units that stand alone above the people of them

    def scalar(
        self, cell: SheetValue, row: int, column: int, source: Source, field: FieldDescription | None = None
    ) -> CellScalar:
        """A cell as a node; ``row`` and ``column`` count from 0."""
        start = row * COLUMNS_PER_LINE + column
        if cell.__class__ is str:
            text = cell_text(cell)
            if field is not None and not text.isalnum() and len(text.split(None, 1)) > 1:
                text = self._typed(text, field, Cell(source.name, row + 1, column + 1))
            return CellScalar(text, start, source)
        if field is not None and field.reading and field.reading.types[0] in ("integer", "number"):
            cell = plain_number(cell)
        self.problems += faults_of_cell(cell, source.name, row, column)
        return CellScalar("" if isinstance(cell, CellError) else cell_text(cell), start, source)

    def _typed(self, text: str, field: FieldDescription, place: Cell) -> str:
        """What was typed, where a list goes down the lines of a cell, or spaces spread a name."""
        if "\n" in text and field.shape in ("texts", "values", "value"):
            text = _BREAKS.sub("、", text)
        if field.chinese == "姓名":
            return self._closed(text, place)
        if field.people and field.shape == "texts":
            return "、".join(self._closed(part, place) for part in text.split("、"))
        return text

    def _closed(self, name: str, place: Cell) -> str:
        closed = closed_name(name)
        if closed != name.strip():
            self.closed_names.setdefault(name.strip(), []).append(place)
        return closed

    def notices(self) -> list[Problem]:
        """What was taken otherwise than typed, and what Excel does not show: one line a cause for the whole file."""
        return [
            *self._notices_of_names(),
            *self._notices_of_merged_cells(),
            *self._notices_of_units(),
            *questions_of_hidden(self.hidden),
            *self._notices_of_unread_headings(),
        ]

    def _notices_of_names(self) -> Iterator[Problem]:
        if self.closed_names:
            first = next(iter(self.closed_names.values()))[0]
            names = [
                f"“{name}”（{shown_cells(places)}）当作“{closed_name(name)}”"
                for name, places in self.closed_names.items()
            ]
            more = f"等{len(names)}个" if len(names) > _MOST_SHOWN else ""
            yield Problem(first, "D150", "note", f"姓名里的空格去掉了：{'、'.join(names[:_MOST_SHOWN])}{more}")

    def _notices_of_merged_cells(self) -> Iterator[Problem]:
        if self.merged:
            cells = list(self.merged)
            text = f"合并的单元格算作合并的各行都填了：{shown_cells(cells)}"
            yield Problem(cells[0], "D150", "note", text)

    def _notices_of_units(self) -> Iterator[Problem]:
        if self.units_above:
            cells = list(self.units_above)
            names = "、".join(f"“{name}”" for name in dict.fromkeys(self.units_above.values()))
            text = f"单独一行的{names}算作下面各人的单位：{shown_cells(cells)}"
            yield Problem(cells[0], "D150", "note", text)

    def _notices_of_unread_headings(self) -> Iterator[Problem]:
        if self.unread:
            places: dict[str, list[Cell]] = {}
            for place, heading in self.unread:
                places.setdefault(heading, []).append(place)
            names = "、".join(f"“{heading}”（{shown_cells(cells)}）" for heading, cells in places.items())
            text = f"{names}没有用上，程序不读"
            yield Problem(self.unread[0][0], "D224", "note", text, "不用管；要用就改成认得的名称")


_MOST_SHOWN = 8


def error_problem(cell: CellError, place: Cell) -> Problem:
    """What is wrong with a cell that shows an error, or with a formula that nobody has worked out."""
    if cell == NOT_WORKED_OUT:
        hint = "用 Excel 或 WPS 打开、保存一次；或把公式改成它的结果"
        return Problem(place, "D213", "error", "这一格的公式没有算出的值，读出来是空的", hint)
    return Problem(place, "D221", "error", f"这一格是错误值 {cell}", "改好公式，或直接填上内容")


def _format_problem(cell: ShownNumber, place: Cell) -> Problem:
    """What is wrong with a number that Excel shows as something that cannot be told here."""
    text = f"这一格存的是 {float(cell):.15g}，数字格式“{cell.code}”把它显示成别的样子"
    return Problem(place, "D112", "error", text, "把单元格设成“文本”，照要印的样子重填")


def faults_of_cell(cell: SheetValue, sheet: str, row: int, column: int) -> list[Problem]:
    """What keeps a cell from being read as a text as Excel shows it, or nothing. Rows and columns count from 0."""
    if isinstance(cell, CellError):
        return [error_problem(cell, Cell(sheet, row + 1, column + 1))]
    if not isinstance(cell, float):
        return []
    if not abs(cell) < _EXACT:  # also what is no number (nan)
        text = f"这一格存成了数字，末几位已经丢了（{cell:.0f}）"
        hint = "把单元格设成“文本”再重填，证件号、银行账号都这样填"
        return [Problem(Cell(sheet, row + 1, column + 1), "D112", "error", text, hint)]
    if isinstance(cell, ShownNumber) and not cell.shown:
        return [_format_problem(cell, Cell(sheet, row + 1, column + 1))]
    return []


def faults_of_sheet(sheet: Sheet) -> Iterator[Problem]:
    """What keeps cells of a sheet from being read as texts as Excel shows them."""
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell.__class__ is not str and cell is not None:
                yield from faults_of_cell(cell, sheet.name, row, column)


def questions_of_hidden(entries: Sequence[tuple[Cell, str]]) -> Iterator[Problem]:
    """Asks about entries that Excel does not show, by their places and names: they may be filtered out on purpose."""
    if entries:
        names = "、".join(name for _, name in entries[:_MOST_SHOWN] if name)
        count = f"{len(entries)}行"
        more = (f"等{count}" if len(entries) > _MOST_SHOWN else "") if names else count
        text = f"{names}{more}在隐藏的行或表里（{shown_cells([place for place, _ in entries])}），也读了"
        yield Problem(entries[0][0], "D222", "should", text, "不要的从表里删去；要的取消隐藏")


def shown_cells(places: list[Cell]) -> str:
    """Some cells of a workbook as a message names them: 来宾!B5、B9.

    >>> shown_cells([Cell("甲.xlsx!来宾", 5, 2), Cell("甲.xlsx!来宾", 9, 2), Cell("甲.xlsx!陪同", 2, 1)])
    '来宾!B5、B9、陪同!A2'
    """
    texts, sheet = [], ""
    for place in places[:_MOST_SHOWN]:
        here = place.file.rpartition("!")[2]
        cell = str(Cell("", place.line, place.column)).removeprefix("!")
        texts.append(cell if here == sheet else f"{here}!{cell}")
        sheet = here
    return "、".join(texts) + (f"等{len(places)}处" if len(places) > _MOST_SHOWN else "")


def _cell_at(start: int, source: Source) -> Cell:
    row, column = divmod(start, COLUMNS_PER_LINE)
    # the constructor of a named tuple takes twice as long, and every field of ten thousand people has its place
    return tuple.__new__(Cell, (source.name, row + 1, column + 1))
