"""What a row of a ledger cost: its own sum, the parts beside it, merged cells, corrections; what is still open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from docgen.errors import Cell, Problem
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.ledger import COST, LedgerRow, Record
from docgen.model.money import names_guests
from docgen.model.scalars import ConversionError
from docgen.readers.tables.cell_nodes import shown_cells
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.ledger_cells import is_unknown, stated_sum
from docgen.readers.tables.ledger_columns import LedgerColumn, LedgerColumns, column_factor
from docgen.readers.tables.rows import EntryRow
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.table import Column, TableHeading
from docgen.readers.visit_file.vocabulary import named_field, vocabulary

#: A column that holds a part of the costs: 餐费, 住宿费, 其他费用.
_PART = lazy_pattern(
    r"(?:公务|接待)?(?:工作餐|自助餐|桌餐|用餐|就餐|伙食|餐饮|餐|早餐|午餐|晚餐|茶歇|茶水|住宿|房|客房|交通|车辆|用车|租车|油|过路|过桥|"
    r"会议|会场|会务|场地|场租|讲解|门票|参观|印刷|资料|文印|物品|用品|鲜花|礼品|纪念品|杂|服务|司机|翻译|其他|其它)"
    r"(?:费用?|支出|开支|金额|经费)"
)
#: What stands below 费用 for one of its parts: 用餐, 住宿, 其他.
_BELOW_COSTS = lazy_pattern(r"(?:用餐|就餐|餐饮|餐|住宿|交通|用车|会议|会场|场地|讲解|门票|物品|其他|其它|杂项)")
_OF_GUESTS = lazy_pattern("交费|缴费|来宾|客人|自付|自理|自费|应交|实交|应收|实收|收取|人均|标准|预算|计划|预计|单价")
_CORRECTS = lazy_pattern(
    "冲减|冲销|冲回|冲账|红字|退回|退款|退费|补报|补记|补付|补列|调整|调账|核减|更正|多报|少报|漏报"
)
_CANCELLED = lazy_pattern("取消|作废|未成行|没有成行|未来访|没有来|不来了|重复登记|重复记")
_NOT_CANCELLED = lazy_pattern("(?:未|没有|不)取消|取消(?:了)?(?:晚|午|早|用|一|其|部分|参观|点位|座谈|原定)")
_MOST_SHOWN = 8
_LEAST_USUAL = 20  # 元 that the dearest reception of a ledger costs at least


@dataclass(slots=True)
class RowCosts:
    """The costs of the rows of one table, and what is to be said of all of them together."""

    sheet: Sheet
    heading: TableHeading
    columns: LedgerColumns
    parts: tuple[LedgerColumn, ...] = ()
    _open: list[tuple[Cell, str]] = field(default_factory=list)
    _blank: int = 0
    _differing: list[tuple[Cell, Decimal, Decimal]] = field(default_factory=list)
    _owner: Record | None = None
    _sharing: Cell | None = None
    _divided: set[Cell] = field(default_factory=set)
    _largest: Decimal = field(default_factory=Decimal)
    _has_fraction: bool = False
    _doubtful: list[tuple[Cell, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts = tuple(_parts(self.sheet, self.heading, self.columns.unused))

    @property
    def has_costs(self) -> bool:
        return bool(self.parts) or any(column.field.name == "cost" for column in self.columns.read)

    def leave_open(self, row: int, column: LedgerColumn, cell: SheetValue) -> None:
        """Notes a cell that says that its sum is not known yet."""
        self._open.append((Cell(self.sheet.name, row + 1, column.position + 1), cell_text(cell)))

    def complete(self, row: EntryRow, values: dict[str, Any]) -> None:
        """What the other cells of a row say of its cost; most rows have nothing to say."""
        if self.parts:
            self._take_parts(row, values)
        if "payer" in values:
            _take_payer(values)
        if not values.get("people"):
            _take_correction(values)
        if "note" in values:
            self._look_for_cancelled(row, values)

    def _take_parts(self, row: EntryRow, values: dict[str, Any]) -> None:
        """The sum of the parts as the cost of a row that states no other; else the two are compared."""
        if not self.parts:
            return
        known = [amount for column in self.parts if (amount := self._part(row, column)) is not None]
        if not known:
            return
        added, stated = sum(known, Decimal(0)), values.get("cost")
        if stated is None:
            values["cost"] = added
        elif stated not in {added, 0}:
            self._differing.append((self._cost_cell(row), stated, added))

    def _part(self, row: EntryRow, column: LedgerColumn) -> Decimal | None:
        cell = row.cells[column.position] if column.position < len(row.cells) else None
        if cell is None or cell == "" or column.position in row.carried:
            return None
        if not is_unknown(cell, "cost"):
            try:
                amount = stated_sum(cell, column)
                return None if amount is None else Decimal(amount)
            except ConversionError:
                pass  # nobody can tell what it adds
        self.leave_open(row.number, column, cell)
        return None

    def _cost_cell(self, row: EntryRow) -> Cell:
        column = next(column for column in self.columns.read if column.field.name == "cost")
        return Cell(self.sheet.name, row.number + 1, column.position + 1)

    def share(self, row: int, column: LedgerColumn, values: dict[str, Any]) -> None:
        """The sum of several rows in one merged cell: it counts in the first of them, and the others have none."""
        span = next(one for one in self.sheet.spans if one.left == column.position and one.top < row <= one.bottom)
        values.setdefault("cost", Decimal(0))
        self._sharing = Cell(self.sheet.name, span.top + 1, span.left + 1)

    def _look_for_cancelled(self, row: EntryRow, values: dict[str, Any]) -> None:
        """Notes a row whose remarks say that nobody came."""
        said = str(values.get("note") or "")
        if _CANCELLED.search(said) and not _NOT_CANCELLED.search(said):
            self._doubtful.append((Cell(self.sheet.name, row.number + 1, 1), said))

    def keep(self, record: Record) -> None:
        """Counts what a record leaves open; a merged sum over rows of several classes or months is asked about."""
        amount = record.cost
        if amount is None:
            self._blank += 1
        elif self._largest < _LEAST_USUAL and amount:
            self._largest = max(self._largest, abs(amount))
            self._has_fraction = self._has_fraction or amount != amount.to_integral_value()
        place, self._sharing = self._sharing, None
        if place is None or self._owner is None:
            self._owner = record
        elif (record.group, record.first.month) != (self._owner.group, self._owner.first.month):
            self._divided.add(place)

    def problems(self) -> Iterator[Problem]:
        """What is to be said of the rows together."""
        place = Cell(self.sheet.name, self.heading.lines.last + 1, 1)
        if self.has_costs and self._blank:
            shown = "、".join(f"{_name(cell)}“{text}”" for cell, text in self._open[:_MOST_SHOWN])
            words = f"（{shown}{'等' if len(self._open) > _MOST_SHOWN else ''}）" if shown else ""
            text = f"有{self._blank}行没有费用{words}，不计入费用"
            yield Problem(place, "D219", "note", text, "没有发生费用的填 0")
        if self.parts and not any(column.field.name == "cost" for column in self.columns.read):
            names = "、".join(f"“{column.heading}”" for column in self.parts)
            text = f"没有“{COST}”这一列，{names}{'相加' if len(self.parts) > 1 else ''}当作“{COST}”"
            at = place._replace(column=self.parts[0].position + 1)
            yield Problem(at, "D151", "should", text, f"是就加上“{COST}”这一列，写上合计")
        for cell in sorted(self._divided):
            text = f"{_name(cell)} 的费用合并了几行，这几行的类别或月份不同，全部记在第一行"
            yield Problem(cell, "D151", "should", text, "拆开合并的单元格，各行各填各的数")
        if 0 < self._largest < _LEAST_USUAL and self._has_fraction and self._is_in_yuan():
            text = f"费用最多的一行只有{self._largest:f}元，是不是以万元为单位"
            yield Problem(place, "D151", "should", text, f"是就把表头改成“{COST}（万元）”")
        for cell, said in self._doubtful:
            text = f"备注写着“{said}”，照样计入了"
            yield Problem(cell, "D151", "should", text, "没有来的从台账里拿掉")
        yield from self._differences()

    def _is_in_yuan(self) -> bool:
        """Whether no unit makes the sums of the table larger."""
        costs = [column for column in self.columns.read if column.field.name == "cost"]
        return all(column.factor == 1 for column in (*costs, *self.parts))

    def _differences(self) -> Iterator[Problem]:
        if self._differing:
            cell, stated, added = self._differing[0]
            names = "、".join(f"“{column.heading}”" for column in self.parts)
            rows = shown_cells([one for one, _, _ in self._differing])
            text = f"{names}加起来不等于费用（{rows}）：第一处加起来是{added:f}，费用写的是{stated:f}，按费用算"
            yield Problem(cell, "D151", "should", text, "改成一致；还有别的费用没有列出来的，加上一列")


def _take_payer(values: dict[str, Any]) -> None:
    """What guests bear themselves costs the hosts nothing."""
    if values.get("cost") is not None and names_guests(values.get("payer") or ""):
        values["cost"] = Decimal(0)


def _take_correction(values: dict[str, Any]) -> None:
    """Marks a row that is no visit: it takes away from the costs of others, or adds to them."""
    cost = values.get("cost")
    if cost is None:
        return
    words = (
        f"{values.get('title') or ''}{values.get('unit') or ''}{values.get('purpose') or ''}{values.get('note') or ''}"
    )
    if cost < 0 or values.get("batches") == 0 or _CORRECTS.search(words):
        values["people"], values["batches"] = 0, 0


def _parts(sheet: Sheet, heading: TableHeading, unused: Sequence[Column]) -> Iterator[LedgerColumn]:
    """The columns that nothing else reads and that hold a part of the costs."""
    cost = vocabulary(LedgerRow)[COST]
    for column in unused:
        if column.field is None and _is_part(column):
            factor = column_factor(sheet, heading, column)
            yield LedgerColumn(column.position, column.heading, cost, factor=factor, may_be_unknown=True)


def _is_part(column: Column) -> bool:
    *groups, last = column.lines
    if any(_OF_GUESTS.search(line) for line in column.lines):
        return False
    named = [named_field(group, LedgerRow) for group in groups]
    below = any(one is not None and one.field.name == "cost" for one in named)
    return bool(_PART.fullmatch(last) or (below and _BELOW_COSTS.fullmatch(last)))


def _name(cell: Cell) -> str:
    return shown_cells([cell])
