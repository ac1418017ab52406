"""Papers that are made of the totals of a year alone: documents, workbooks, data."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.api.documents import TemplateOptions, TemplateSource, render_documents
from docgen.api.files import File
from docgen.api.kinds import require_kind
from docgen.api.statistics import YearTotals, totals_until
from docgen.api.workbooks import workbook_file
from docgen.errors import Problem, UsageError
from docgen.kinds import load_kind
from docgen.kinds._input import YearInput
from docgen.ledger.disclosure import disclosure, disclosure_json
from docgen.ledger.months import stated_months
from docgen.readers.office.office import OfficeFiles
from docgen.readers.visit_file.visit import office_brand


def of_period(year: YearTotals, period: str) -> YearTotals:
    """The totals of some months of a year: 上半年, 一季度, 1—9月; all of them for an empty text.

    Raises UsageError for a text that names no months, DataError when they had no visit.
    """
    if period and stated_months(period) is None:
        hint = "可以写：上半年、下半年、一季度、前三季度、1—9月、7月"
        raise UsageError([Problem(None, "U103", "error", f"“{period}”不是一年里的几个月", hint)])
    return totals_until(year, period, None)


def build_of_year(
    year: YearTotals,
    kind: str,
    template: TemplateSource = None,
    templates: Sequence[Path] = (),
    profile: str = "",
) -> tuple[File, ...]:
    """The papers of a kind that is made of a year's totals. Raises UsageError, TemplateError."""
    brand, _ = office_brand(OfficeFiles(office=year.office), assets.brands())
    options = TemplateOptions(template, templates, profile or year.office.profile, brand)
    return tuple(render_documents(kind, load_kind(require_kind(kind)).pages(_year_input(year)), options))


def workbook_of_year(year: YearTotals, kind: str) -> File | None:
    """The same as a workbook, sums in 元; None for a kind that has none."""
    described = load_kind(require_kind(kind))
    if described.sheets is None:
        return None
    sheets = list(described.sheets(_year_input(year)))
    return workbook_file(sheets[0].title, sheets)


def disclosed_json(year: YearTotals) -> dict[str, Any]:
    """The shape that ``docgen disclosure --json`` prints."""
    return disclosure_json(_year_input(year).disclosure)


def _year_input(year: YearTotals) -> YearInput:
    assert year.ledger is not None  # ``stats`` gives it
    return YearInput(disclosure(year.ledger, year.totals), year.office)
