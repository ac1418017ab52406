"""The office around a file, and the schemas that editors read."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docgen.api.files import require_file
from docgen.errors import DataError, Problem, UsageError, has_errors
from docgen.model.office import TABLES
from docgen.model.suggestions import suggestion
from docgen.readers.office.office import OfficeFiles, find_office, load_office
from docgen.readers.visit_file.schema import office_schema, pack_schema, table_schema, visit_schema, work_schema


def read_office_files(office: str | Path | None, folder: Path) -> OfficeFiles:
    """The office of this file, else the nearest one in ``folder`` or above it, else an empty one.

    What is wrong in its files stands in its problems. Raises UsageError when ``office`` is not there.
    """
    path = require_file(office) if office else find_office(folder)
    return load_office(path) if path else OfficeFiles()


def load_office_files(office: str | Path | None, folder: Path) -> OfficeFiles:
    """The same, for who cannot go on with a faulty office. Raises DataError when there is an error in its files."""
    files = read_office_files(office, folder)
    raise_errors(files.problems)
    return files


def raise_errors(problems: Sequence[Problem]) -> None:
    """Raises DataError with all of these problems when one of them is an error."""
    if has_errors(problems):
        raise DataError(problems)


_FILE_SCHEMAS = {"来访": visit_schema, "办公室": office_schema, "地方规定": pack_schema, "工作": work_schema}


def json_schema(name: str = "来访") -> str:
    """The JSON Schema of a visit (来访), office.yaml (办公室), 地方规定.yaml, 工作.yaml (工作) or a stock table.

    Raises UsageError.
    """
    if name in _FILE_SCHEMAS:
        return _json(_FILE_SCHEMAS[name]())
    if name in TABLES:
        return _json(table_schema(name))
    known = (*_FILE_SCHEMAS, *TABLES)
    hint = suggestion(name, known) or f"可用：{'、'.join(known)}"
    raise UsageError([Problem(None, "U103", "error", f"没有“{name}”的格式说明", hint)])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
