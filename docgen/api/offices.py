"""An office: a new one, the one around a file, the schemas that editors read."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.api.files import require_file
from docgen.errors import DataError, Problem, UsageError, has_errors
from docgen.model.office import TABLES
from docgen.model.suggestions import suggestion
from docgen.output.write import write_files
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


# folders of the example office that are there to be read, not to start from
_ONLY_EXAMPLES = ("台账", "稿子", "审计", "待改")
_FILE_SCHEMAS = {"来访": visit_schema, "办公室": office_schema, "地方规定": pack_schema, "工作": work_schema}
_WRITTEN_SCHEMAS = ("来访", "办公室", "地方规定", *TABLES)


def new_office(folder: str | Path) -> tuple[Path, ...]:
    """Writes a new office: its file, its tables, visits to start from, and the schemas that editors read.

    Nothing that is there is overwritten. Raises OutputError.
    """
    target, example = Path(folder), assets.stock("examples") / "office"
    paths = [path.relative_to(example) for path in sorted(example.rglob("*.yaml"))]
    files = [
        (target / path, _with_schema_line(example, path).encode())
        for path in paths
        if path.parts[0] not in _ONLY_EXAMPLES
    ]
    schemas = [(target / ".schema" / f"{name}.json", json_schema(name).encode()) for name in _WRITTEN_SCHEMAS]
    return write_files([*files, *schemas])


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


def _with_schema_line(example: Path, path: Path) -> str:
    """A file of the example office below the line that tells an editor which schema to help with."""
    name = {"office": "办公室", "地方规定": "地方规定"}.get(path.stem, path.stem if path.stem in TABLES else "来访")
    up = "../" * (len(path.parts) - 1)
    return f"# yaml-language-server: $schema={up}.schema/{name}.json\n{(example / path).read_text('utf-8')}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
