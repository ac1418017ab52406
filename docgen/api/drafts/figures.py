"""The figures of a draft: filled in from the ledger of a year, and compared with it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.statistics import YearTotals, totals_until
from docgen.draft.fields import FilledManuscript, fill_fields
from docgen.draft.figures import PlacedParagraph, figure_contradictions, table_sentences
from docgen.draft.recognise import recognise
from docgen.draft.signs import is_date
from docgen.errors import DataError, Mark, Problem
from docgen.ledger.draft_names import draft_names
from docgen.ledger.known_figures import known_figures
from docgen.ledger.tables_and_charts import tables_and_charts
from docgen.model.brand import Brand
from docgen.model.draft import Chart, Draft, Head, Manuscript, Table
from docgen.readers.draft import load_draft
from docgen.word.package.outline import paragraphs, tables


def fill_figures(
    manuscript: Manuscript, year: YearTotals | None, brand: Brand | None = None
) -> tuple[Manuscript, Mapping[int, Table | Chart]]:
    """The manuscript with the year's figures for its fields, and its tables and charts by their lines.

    Without a year nothing is a field. Charts have the main colour of ``brand``. Raises DataError with every field that
    the ledger does not have.
    """
    if year is None:
        return manuscript, {}
    colour = brand.colours.get("主色", "") if brand else ""
    names = {"单位": year.office.unit, **draft_names(year.totals)}
    filled: FilledManuscript = fill_fields(manuscript, names, tables_and_charts(year.totals, colour))
    if filled.problems:
        raise DataError(filled.problems)
    return filled.manuscript, filled.blocks


def totals_of_paper(manuscript: Manuscript, head: Head, year: YearTotals) -> YearTotals:
    """The totals of the months that a draft is about: those its title names, else those before its date.

    Raises DataError when these months had no visit.
    """
    draft = recognise(manuscript, head)
    return totals_until(year, "".join(draft.title), head.date or _typed_day(draft))


def typed_date(draft: Draft) -> str:
    """The date at the end of a draft or under its title; "" for none."""
    dates = [draft.date, *(line.strip("（）") for line in draft.byline)]
    return next(filter(is_date, dates), "")


def date_numbers(text: str) -> list[int]:
    """Year, month and day of a date in digits; fewer where one is still open."""
    return [int(digits) for digits in re.findall(r"\d+", text)]


def _typed_day(draft: Draft) -> date | None:
    """The day of a draft's date, where it is one of the calendar in digits."""
    numbers = date_numbers(typed_date(draft))
    try:
        return date(*numbers) if len(numbers) == 3 else None
    except ValueError:
        return None


def typed_figure_problems(manuscript: Manuscript, year: YearTotals | None) -> Iterator[Problem]:
    """The figures that the writer typed himself and that contradict the ledger: the paper can be made all the same."""
    if year is None:
        return
    texts = (PlacedParagraph(Mark(manuscript.file, line, 1), text) for line, text in _numbered_lines(manuscript))
    for problem in figure_contradictions(texts, known_figures(year.totals)):
        if problem.level == "error":
            yield problem._replace(level="should")


def check_figures(source: str | Path, year: YearTotals) -> tuple[Problem, ...]:
    """Every figure of a draft or a .docx that contradicts the year's ledger.

    Raises UsageError for a file that is not there, DataError for one that cannot be read.
    """
    path = require_file(source)
    with os_errors_as_usage_errors():
        if path.suffix.lower() == ".docx":
            texts = list(_word_texts(path))
            year = totals_until(year, next((one.text for one in texts if one.text.strip()), ""), None)
        else:
            draft = load_draft(path)
            year = totals_of_paper(draft.manuscript, draft.head, year)
            texts = list(_draft_texts(draft.manuscript, year))
    return tuple(figure_contradictions(texts, known_figures(year.totals)))


def _word_texts(path: Path) -> Iterator[PlacedParagraph]:
    """The paragraphs of a Word document, then the figures of its tables."""
    document = path.read_bytes()
    try:
        texts = paragraphs(document)
    except ValueError as error:
        hint = "在 Word 里打开后另存为 .docx"
        raise DataError([Problem(Mark(path.name, 1, 1), "D101", "error", "不是完好的 Word 文档", hint)]) from error
    part = f"{path.name}!正文"
    for number, text in enumerate(texts, 1):
        yield PlacedParagraph(Mark(part, number, 1), text)
    for rows in tables(document):
        yield from table_sentences([[(Mark(part, number, 1), text) for number, text in row] for row in rows])


def _draft_texts(manuscript: Manuscript, year: YearTotals) -> Iterator[PlacedParagraph]:
    """The lines of a draft with its fields filled; those that become tables and charts are left out."""
    has_fields = "{{" in "".join(manuscript.lines)
    filled, blocks = fill_figures(manuscript, year if has_fields else None)
    for number, text in _numbered_lines(filled):
        if number not in blocks:
            yield PlacedParagraph(Mark(filled.file, number, 1), text)


def _numbered_lines(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    return enumerate(manuscript.lines, manuscript.first)
