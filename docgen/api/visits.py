"""The visit of a file, YAML or workbook, with its office, tables and brand."""

from collections.abc import Iterator
from pathlib import Path

from docgen import assets
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.errors import Problem
from docgen.model.visit import Visit
from docgen.order.listed import listing_contradictions
from docgen.readers.files import WORKBOOKS
from docgen.readers.office.office import find_office
from docgen.readers.visit_file.nodes import Source
from docgen.readers.visit_file.settings import Settings
from docgen.readers.visit_file.visit import Further, VisitOptions, load_visit, read_visit, visit_of_text


def load(source: str | Path | bytes, office: str | Path | None = None, settings: Settings = ()) -> Visit:
    """The visit of a file, YAML or workbook (or of the bytes of a YAML file), with its office, tables and brand.

    ``settings`` are values set over those of the file: ``[("公函.文号", "…")]``.
    Raises DataError with every problem of all files read; UsageError when a file is not there.
    """
    return load_checked(source, office, settings, problems_of_people)


def load_checked(source: str | Path | bytes, office: str | Path | None, settings: Settings, further: Further) -> Visit:
    """The same; ``further`` finds what else is wrong with a visit that could be read."""
    office_file = require_file(office) if office is not None else None
    options = VisitOptions(assets.brands(), settings, further)
    with os_errors_as_usage_errors():
        if isinstance(source, bytes):
            return read_visit(source, Path.cwd(), office_file, options)
        path = require_file(source)
        if path.suffix.lower() in WORKBOOKS:
            # the spreadsheet reader is brought in only for workbooks
            from docgen.readers.tables.visit_workbook import load_workbook

            return load_workbook(path, office_file, options)
        return load_visit(path, office_file, options)


def load_text(source: Source, folder: Path, office: str | Path | None = None) -> Visit:
    """The visit of a text that lies, or will lie, in a folder. Raises DataError, UsageError."""
    office_file = require_file(office) if office is not None else find_office(folder.resolve())
    options = VisitOptions(assets.brands(), (), problems_of_people, folder)
    with os_errors_as_usage_errors():
        return visit_of_text(source, (), office_file, options)


def problems_of_people(visit: Visit) -> Iterator[Problem]:
    """What is wrong with the order of a visit's lists and with its seatings; a seating without a plan is an error."""
    yield from listing_contradictions(visit)
    if visit.seating:
        # chairs and conventions are brought in only for visits that seat somebody
        from docgen.seating.plan import plans

        yield from plans(visit)[1]
