"""A year for the page: its figures, each with the visits behind it, its bars, and its visits against the rules."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.api.audit import audit, audit_counts, audit_json
from docgen.api.page_words import page_problems
from docgen.api.rules import name_of_code
from docgen.api.statistics import YearTotals, stats, trace_figure
from docgen.draw.bars import bars_svg
from docgen.errors import UsageError
from docgen.ledger.tables_and_charts import tables_and_charts
from docgen.ledger.totals import TOTAL
from docgen.model.draft import Chart, Table
from docgen.model.ledger import Record

_TABLE, _CHART = "表.", "图."
#: What is counted in a chart, as its name says it.
_COUNTED = ("批次", "人次")
#: How the tables of papers say what was counted.
_ON_RECORD = re.compile(r"按有记录的(\d+)批次统计")
#: The tables whose rows are no figures with visits behind them.
_WITHOUT_TRACES = ("同比", "费用", "领导级别")


def year_of_folder(folder: Path, year: int | None) -> YearTotals:
    """The totals of the year of a folder. Raises DataError, UsageError."""
    return stats([folder], year)


def year_view_json(totals: YearTotals, colour: str) -> dict[str, Any]:
    """The year as plain values: tables with the traces of their rows, bars as SVG in a colour, notices."""
    blocks = tables_and_charts(totals.totals)
    tables = {name.removeprefix(_TABLE): block for name, block in blocks.items() if isinstance(block, Table)}
    return {
        "year": totals.totals.year,
        "unit": totals.office.unit,
        "notices": page_problems(totals.notices),
        "tables": [_table_json(name, table, totals) for name, table in tables.items()],
        "charts": [
            {"part": part, "counted": counted, "title": chart.title, "svg": bars_svg(chart, colour)}
            for part in tables
            for counted in _COUNTED
            if isinstance(chart := blocks.get(f"{_CHART}{part}.{counted}"), Chart)
        ],
    }


def trace_json(totals: YearTotals, figure: str, folder: Path) -> list[dict[str, Any]]:
    """The visits behind a figure; ``file`` is the visit's file below a folder, empty for a row of a ledger."""
    return [_record_json(record, folder) for record in trace_figure(totals, figure)]


def audit_view_json(folder: Path, year: int, root: Path) -> dict[str, Any]:
    """The visits of a year against the rules, as ``audit --json`` prints them; files as names below a folder."""
    audited = audit(folder, year)
    shape = audit_json(audited)
    for finding in shape["问题"]:
        finding["file"] = _below(root, finding["file"])
        finding["规则名称"] = name_of_code(finding["规则"])
    return {**shape, "counts": audit_counts(audited), "problems": page_problems(audited.problems)}


def _table_json(name: str, table: Table, totals: YearTotals) -> dict[str, Any]:
    head, *rows = table.rows
    return {
        "name": name,
        "title": table.title,
        "head": list(head),
        "rows": [{"cells": list(row), "trace": _trace_name(name, row[0], totals)} for row in rows],
        "note": _plain(table.note),
    }


def _trace_name(table: str, row: str, totals: YearTotals) -> str:
    """What the figures of a row are asked for by; empty for a row that has no visits of its own."""
    if table in _WITHOUT_TRACES:
        return ""
    for name in _names_of_row(table, row):
        try:
            trace_figure(totals, name)
        except UsageError:
            continue
        return name
    return ""


def _names_of_row(table: str, row: str) -> Iterator[str]:
    if row == TOTAL:
        yield TOTAL
    yield f"{table}.{row}"
    yield row


def _record_json(record: Record, folder: Path) -> dict[str, Any]:
    return {
        "code": record.code,
        "first": record.first.isoformat(),
        "people": record.figures.people,
        "title": record.title,
        "file": _below(folder, record.mark("").file),
    }


def _below(folder: Path, file: str) -> str:
    """The name of a visit file below a folder; empty for a row of a table, and for what lies elsewhere."""
    path = Path.cwd() / file
    return path.relative_to(folder).as_posix() if path.is_file() and path.is_relative_to(folder) else ""


def _plain(note: str) -> str:
    """What stands below a table, as one would say it.

    >>> _plain("领导人数按有记录的61批次统计，外宾接待1批次没有记录。")
    '领导人数只统计写了的61批次；外宾接待1批次没有写，不算在内。'
    """
    note = _ON_RECORD.sub(r"只统计写了的\1批次", note)
    return note.replace("批次，", "批次；").replace("没有记录", "没有写，不算在内")
