"""The totals of a year, the visits behind a figure, the fields that a draft may use."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from docgen.api.files import os_errors_as_usage_errors, require_file, require_path
from docgen.draft.fields import leaves
from docgen.errors import DataError, Problem, has_errors
from docgen.ledger.draft_names import draft_names
from docgen.ledger.months import months_name, months_until, stated_months, within_months
from docgen.ledger.problems import ledger_problems
from docgen.ledger.screen_lines import totals_report_lines
from docgen.ledger.tables_and_charts import tables_and_charts
from docgen.ledger.totals import Totals, totals
from docgen.ledger.totals_json import totals_json
from docgen.ledger.trace import trace
from docgen.model.draft import Chart, Table
from docgen.model.ledger import WHOLE_YEAR, Ledger, Record
from docgen.model.office import Office
from docgen.readers.ledger.ledger import excerpted, load_ledger


class YearTotals(NamedTuple):
    """The totals of a year, the office whose year it was, notices on the ledger, and the ledger itself."""

    totals: Totals
    office: Office
    notices: tuple[Problem, ...] = ()
    ledger: Ledger | None = None


def stats(sources: Sequence[str | Path], year: int | None = None, office: str | Path | None = None) -> YearTotals:
    """The totals of a year from folders of visit files, workbooks, CSV files and lists.

    Raises DataError with every error of the ledger: no total is given that does not add up. Raises UsageError for a
    path that is not there, and when it is not clear which year is meant.
    """
    paths = [require_path(source) for source in sources]
    with os_errors_as_usage_errors():
        ledger = load_ledger(paths, year, require_file(office) if office else None)
        problems = excerpted([*ledger.notices, *ledger_problems(ledger)])
    if has_errors(problems):
        raise DataError(problems)
    return YearTotals(totals(ledger), ledger.office, tuple(problems), ledger)


def totals_until(year: YearTotals, title: str, day: date | None) -> YearTotals:
    """The totals of the months that a paper is about: those that its title names, else those before it was signed.

    Raises DataError when these months had no visit.
    """
    if year.ledger is None:
        return year
    months = stated_months(title) or (months_until(day, year.ledger) if day else WHOLE_YEAR)
    if months == WHOLE_YEAR:
        return year
    ledger = within_months(year.ledger, months)
    if not ledger.records:
        text = f"台账里没有{months_name(ledger.year, months)}的来访"
        hint = "标题里写的时段与台账不一致；核对标题、台账和 --year"
        raise DataError([Problem(None, "D214", "error", text, hint)])
    return year._replace(totals=totals(ledger), ledger=ledger)


def trace_figure(year: YearTotals, figure: str) -> tuple[Record, ...]:
    """The visits behind a figure, in the order of their days. Raises UsageError for a name that means none."""
    return trace(year.totals, figure).records


def year_json(year: YearTotals) -> dict[str, Any]:
    """The shape that ``docgen stats --json`` prints."""
    return totals_json(year.totals)


def year_lines(year: YearTotals) -> list[str]:
    """The totals as lines for a screen."""
    return totals_report_lines(year.totals, year.office.leader_rank)


def draft_field_lines(year: YearTotals) -> list[str]:
    """Every field that a draft of this year may use, with what it becomes."""
    names = {"单位": year.office.unit, **draft_names(year.totals)}
    blocks = {name: _describe(block) for name, block in tables_and_charts(year.totals).items()}
    return [f"{{{{ {name} }}}}  {text}" for name, text in (*leaves(names), *blocks.items())]


def _describe(block: Table | Chart) -> str:
    return f"图：{block.title}" if isinstance(block, Chart) else f"表：{len(block.rows)}行{len(block.rows[0])}列"
