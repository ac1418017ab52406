"""整改清单 as a sheet of a workbook that people fill in, and in one sentence.

What writes workbooks is not known here: a column and a shaded text are given as the arguments of their constructors.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from docgen.compliance.corrections import CorrectionRow
from docgen.compliance.result import Audit
from docgen.model.corrections import (
    AMOUNT,
    BACK,
    CODE,
    DAY,
    DONE_ON,
    DUE,
    EXEMPTED,
    FINDING,
    GONE,
    GRADE,
    HEADINGS,
    KEY,
    MEASURES,
    NEW,
    NOT_CHECKED,
    NOTE,
    NUMBER,
    OWNER,
    PLACE,
    REMEDY,
    REVIEW,
    RULE,
    RULE_NAME,
    STATE,
    STATES,
    STILL,
    UNIT,
    VISIT,
)
from docgen.text.wording import full_date

_WIDTHS = {
    NUMBER: 5, DAY: 11, CODE: 10, VISIT: 16, RULE: 6, RULE_NAME: 11, GRADE: 5, FINDING: 28, REMEDY: 16, AMOUNT: 11,
    UNIT: 12, OWNER: 8, MEASURES: 18, DUE: 11, STATE: 9, DONE_ON: 11, NOTE: 12, REVIEW: 11, PLACE: 40, KEY: 30,
}  # fmt: skip
_KINDS = {
    NUMBER: "count", DAY: "date", CODE: "short", RULE: "short", GRADE: "short", AMOUNT: "money", OWNER: "short",
    DUE: "date", STATE: "short", DONE_ON: "date", REVIEW: "short", PLACE: "aside", KEY: "aside",
}  # fmt: skip
_FURTHER_WIDTH = 16
#: Grounds on which black type is easily read; the word stands in the cell as well.
_COLOURS = {NEW: "FFF2CC", BACK: "F4B6B6", GONE: "D5E8D4", EXEMPTED: "D9D9D9", NOT_CHECKED: "BDD7EE"}
_CONTRADICTED = "F4B6B6"


def corrections_title(audit: Audit) -> str:
    return f"{audit.year}年公务接待问题整改清单"


def corrections_summary(rows: Sequence[CorrectionRow], day: date | None = None) -> str:
    """How many lines there are of each kind, and which of them are said to be done and are not."""
    counts = Counter(row.review for row in rows if row.review)
    if not counts:
        return "没有要整改的问题。"
    shown = "、".join(
        f"{name}{counts[name]}条" for name in (NEW, STILL, BACK, GONE, EXEMPTED, NOT_CHECKED) if counts[name]
    )
    since = f"截至{full_date(day)}，" if day else ""
    contradicted = sum(row.is_contradicted for row in rows)
    note = f"其中{contradicted}条填了已整改或不需整改，复查仍能查出。" if contradicted else ""
    added = sum(not row.review for row in rows)
    own = f"另有自己加的{added}行，原样保留。" if added else ""
    return f"{since}共{counts.total()}条：{shown}。{note}{own}"


def corrections_sheet(
    audit: Audit,
    rows: Sequence[CorrectionRow],
    further: Sequence[str],
    day: date | None,
    column: Callable[..., Any],
    shaded: Callable[[str, str], Any],
) -> tuple[Any, ...]:
    """Name, title, sentence, columns and rows of the sheet; ``further`` are the columns that somebody added."""
    headings = [*HEADINGS[: HEADINGS.index(REVIEW) + 1], *further, PLACE, KEY]
    columns = tuple(_column(heading, column) for heading in headings)
    hint = f"请填{UNIT}到{NOTE}各列；再查一次时填过的都保留，“{KEY}”一列请勿改动。"
    cells = [_row(number, row, headings, shaded) for number, row in enumerate(rows, 1)]
    return "整改清单", corrections_title(audit), corrections_summary(rows, day) + hint, columns, cells


def _column(heading: str, column: Callable[..., Any]) -> Any:
    choices = STATES if heading == STATE else ()
    return column(heading, _WIDTHS.get(heading, _FURTHER_WIDTH), _KINDS.get(heading, "text"), choices)


def _row(
    number: int, row: CorrectionRow, headings: Sequence[str], shaded: Callable[[str, str], Any]
) -> tuple[Any, ...]:
    cells = {**row.cells, **({NUMBER: number} if row.review else {})}
    if row.review:
        colour = _CONTRADICTED if row.is_contradicted else _COLOURS.get(row.review, "")
        cells[REVIEW] = shaded(str(cells[REVIEW]), colour)
    return tuple(cells.get(heading, "") for heading in headings)
