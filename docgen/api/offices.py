"""An office: a new one, the one around a file, the schemas that editors read."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.api.files import require_file
from docgen.errors import DataError, Problem, UsageError
from docgen.model.office import TABLES
from docgen.model.suggestions import closest_match
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
    if any(problem.level == "error" for problem in problems):
        raise DataError(problems)


_EXAMPLES = ("台账", "稿子", "审计", "待改")


def new_office(folder: str | Path) -> tuple[Path, ...]:
    """Writes a new office: its file, its tables, visits to start from, and the schemas that editors read.

    Nothing that is there is overwritten. Raises OutputError.
    """
    target, example = Path(folder), assets.stock("examples") / "office"
    # a year of visits and the drafts about it are examples to read, not files to start from
    sources = sorted(path for path in example.rglob("*.yaml") if path.relative_to(example).parts[0] not in _EXAMPLES)
    files = [
        (target / path.relative_to(example), _with_schema(path, path.relative_to(example)).encode()) for path in sources
    ]
    schemas = {
        "来访": visit_schema(),
        "办公室": office_schema(),
        "地方规定": pack_schema(),
        **{name: table_schema(name) for name in TABLES},
    }
    files += [(target / ".schema" / f"{name}.json", _json(one).encode()) for name, one in schemas.items()]
    return write_files(files)


def json_schema(name: str = "来访") -> str:
    """The JSON Schema of a visit (来访), office.yaml (办公室), 地方规定.yaml, 工作.yaml (工作) or a stock table.

    Raises UsageError.
    """
    if name == "来访":
        return _json(visit_schema())
    if name == "办公室":
        return _json(office_schema())
    if name == "地方规定":
        return _json(pack_schema())
    if name == "工作":
        return _json(work_schema())
    if name in TABLES:
        return _json(table_schema(name))
    known = ("来访", "办公室", "地方规定", "工作", *TABLES)
    found = closest_match(name, known)
    hint = f"是不是“{found}”？" if found else f"可用：{'、'.join(known)}"
    raise UsageError([Problem(None, "U103", "error", f"没有“{name}”的格式说明", hint)])


def _with_schema(path: Path, inside: Path) -> str:
    """An example with the line that tells an editor which schema to help with."""
    name = {"office": "办公室", "地方规定": "地方规定"}.get(path.stem, path.stem if path.stem in TABLES else "来访")
    up = "../" * (len(inside.parts) - 1)
    return f"# yaml-language-server: $schema={up}.schema/{name}.json\n{path.read_text('utf-8')}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
