"""整改清单 of an audit: written as a workbook, read back with what people filled in, carried on by the next audit."""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from docgen.api.files import File, os_errors_as_usage_errors, require_file
from docgen.api.workbooks import workbook_file
from docgen.compliance.corrections import correction_rows
from docgen.compliance.corrections_sheet import corrections_sheet, corrections_summary
from docgen.compliance.result import Audit
from docgen.errors import OutputError, Problem, UsageError
from docgen.model.corrections import EarlierList
from docgen.model.sheets import ListColumn, ListSheet, ShadedText
from docgen.output.folder_lock import locked, settle
from docgen.output.write import write_files
from docgen.readers.files import real_path
from docgen.readers.tables.correction_list import read_correction_list


class Corrections(NamedTuple):
    """The list of what is to be put right, as a workbook, and in one sentence.

    ``replaced`` is the SHA-256 of the list in whose place it is to stand.
    """

    file: File
    summary: str
    replaced: str = ""


def earlier_corrections(target: str | Path, carried: str | Path | None = None) -> EarlierList:
    """The list that goes on: ``carried``, else the one that stands at ``target`` and is to be replaced by the new one.

    Raises UsageError for a file that is not there or of another kind, DataError for a workbook that is no such list or,
    where it is to be replaced, holds what the new one would lose.
    """
    if Path(target).suffix.lower() != ".xlsx":
        text = f"整改清单写成 .xlsx 文件，不能写成“{Path(target).name}”"
        raise UsageError([Problem(None, "U103", "error", text, "如 --corrections 整改清单.xlsx")])
    settle(Path(target).parent)
    with os_errors_as_usage_errors():
        if carried and not _is_same(carried, target):
            return read_correction_list(require_file(carried), replaced=False)
        if carried or Path(target).is_file():
            before = _sha256_of(require_file(target))
            return read_correction_list(Path(target), replaced=True)._replace(replaced=before)
        return EarlierList()


def corrections(audited: Audit, earlier: EarlierList | None = None, day: date | None = None) -> Corrections:
    """The findings that are to be put right, with everything that was filled in; ``day`` is that of the audit."""
    earlier = earlier or EarlierList()
    rows = correction_rows(audited, earlier, day)
    sheet = ListSheet(*corrections_sheet(audited, rows, earlier.further, day, ListColumn, ShadedText))
    return Corrections(workbook_file(sheet.title, [sheet]), corrections_summary(rows, day), earlier.replaced)


def write_corrections(made: Corrections, target: str | Path, force: bool = False) -> Sequence[Path]:
    """Writes the list in place of the one that it carries on.

    Raises OutputError, also where somebody has written that one anew since it was read: what he filled in stays.
    """
    path = Path(target)
    with locked(path.parent):
        if made.replaced and path.is_file() and _sha256_of(path) != made.replaced:
            text = f"“{path}”在检查的时候又改过，没有覆盖"
            raise OutputError([Problem(None, "O401", "error", text, "存好、关掉，再运行一次，新填的就带过去")])
        return write_files([(path, made.file.content)], force, renewed=[path] if made.replaced else ())


def _sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_same(one: str | Path, other: str | Path) -> bool:
    return real_path(one) == real_path(other)
