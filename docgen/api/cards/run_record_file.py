"""Reads the record of earlier card runs from ``run.json``, and makes its new content, which ``delivery`` writes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.cards.run import CardRun
from docgen.cards.run_record_format import RecordedRun, UnknownRecordError, append_run, parse_runs, record_rows
from docgen.cards.table_changes import comparable_runs
from docgen.errors import OutputError, Problem, UsageError
from docgen.output.folder_lock import settle
from docgen.readers.files import shown_path

#: The name of the file that holds the record.
RECORD_FILE = "run.json"


def read_earlier_runs(path: Path, kind: str, source: str) -> list[RecordedRun]:
    """The runs in a record that a new run compares with: of the same kind (席卡, 证件) and roster, the oldest first.

    Raises UsageError if there is none, and OutputError if the file is not a record.
    """
    settle(path.parent)
    with os_errors_as_usage_errors():
        content = require_file(path).read_bytes()
    runs = comparable_runs(_parse(content, shown_path(path)), kind, source)
    if not runs:
        text = f"“{shown_path(path)}”里没有做过{kind}的记录"
        raise UsageError([Problem(None, "U103", "error", text, "第一次做就不用 --changed-since")])
    return runs


def record_content(run: CardRun, files: Mapping[str, str], earlier_record: bytes | None) -> Iterator[bytes]:
    """The record with this run behind the earlier ones, line by line.

    ``files`` are names of documents with their SHA-256. Raises OutputError if ``earlier_record`` is not a record.
    """
    earlier_runs = _parse(earlier_record, RECORD_FILE) if earlier_record else []
    rows = record_rows(run.cards, run.record.style, run.stack.positions)
    return append_run(earlier_runs, run.record.as_json(files) | _volumes(run), rows)


def _volumes(run: CardRun) -> dict[str, Any]:
    """The volumes of a stack that is divided, each with its first and its last card and the number of its pages."""
    if not run.stack.is_divided:
        return {}
    numbers: dict[int, list[int]] = {}
    for number, position in run.stack.positions.items():
        numbers.setdefault(position.volume, []).append(number)
    return {
        "volumes": [
            {"volume": volume, "first": min(cards), "last": max(cards), "cards": len(cards), "pages": len(pages)}
            for (volume, cards), pages in zip(sorted(numbers.items()), run.stack.volumes, strict=True)
        ]
    }


def _parse(content: bytes, file_name: str) -> list[RecordedRun]:
    try:
        return parse_runs(content)
    except UnknownRecordError as error:
        text = f"“{file_name}”不是做卡留下的记录，读不懂"
        raise OutputError([Problem(None, "O406", "error", text, "移走或改名，再做一次")]) from error
