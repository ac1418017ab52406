"""The totals of a year, the visits behind a figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.api.files import os_errors_as_usage_errors, require_file, require_path
from docgen.draft.fields import leaves
from docgen.errors import DataError, Problem
from docgen.ledger.faults import ledger_problems
from docgen.ledger.screen import screen_lines
from docgen.ledger.shown import tables_and_charts
from docgen.ledger.totals import Totals, totals
from docgen.ledger.trace import figure_behind
from docgen.ledger.words import draft_names, totals_json
from docgen.model.draft import Chart
from docgen.model.ledger import Record
from docgen.model.office import Office
from docgen.readers.ledger.ledger import excerpted, load_ledger


@dataclass(frozen=True, slots=True)
class Year:
    """A year's totals, the office whose year it was, and what is to be said of the ledger."""

    totals: Totals
    office: Office
    notices: tuple[Problem, ...] = ()


def stats(sources: Sequence[str | Path], year: int | None = None, office: str | Path | None = None) -> Year:
    """The totals of a year out of folders of visit files, workbooks, CSV files and lists.

    Raises DataError with every fault at its place: a total that does not add up is never given; UsageError when it is
    not clear which year is meant.
    """
    paths = [require_path(source) for source in sources]
    with os_errors_as_usage_errors():
        ledger = load_ledger(paths, year, require_file(office) if office else None)
        found = [*ledger.notices, *ledger_problems(ledger)]
        if any(problem.level == "error" for problem in found):
            raise DataError(excerpted(found))
        return Year(totals(ledger), ledger.office, tuple(excerpted(found)))


def trace_figure(year: Year, figure: str) -> tuple[Record, ...]:
    """The visits behind a figure, in the order of their days. Raises UsageError for a name that means none."""
    return figure_behind(year.totals, figure).records


def year_json(year: Year) -> dict[str, Any]:
    """The shape that ``docgen stats --json`` prints."""
    return totals_json(year.totals)


def year_lines(year: Year) -> list[str]:
    """The totals for a screen."""
    return screen_lines(year.totals, year.office.leader_rank)


def draft_field_lines(year: Year) -> list[str]:
    """Every field that a draft of this year may use, with what it becomes."""
    shown = tables_and_charts(year.totals)
    found = [
        f"{{{{ {name} }}}}  {text}" for name, text in leaves({"单位": year.office.unit, **draft_names(year.totals)})
    ]
    for name, block in shown.items():
        what = f"图：{block.title}" if isinstance(block, Chart) else f"表：{len(block.rows)}行{len(block.rows[0])}列"
        found.append(f"{{{{ {name} }}}}  {what}")
    return found
