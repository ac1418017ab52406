"""Files and texts that are dropped on the page: letters and lists become a draft, a visit file is taken as it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from docgen.api.desk.given_files import files_to_read
from docgen.api.desk.new_visits import free_path, require_ending, visits_folder
from docgen.api.files import File
from docgen.api.intake.read import intake, intake_json, write_intake
from docgen.errors import DataError, Problem, UsageError
from docgen.output.write import write_files
from docgen.readers.files import WORKBOOKS, YAML
from docgen.readers.letters.draft import VisitDraft
from docgen.readers.recognise import is_visit_text
from docgen.readers.tables.table_file import sheets
from docgen.readers.tables.visit_workbook import is_visit
from docgen.readers.visit_file.nodes import UnreadableError

_PASTED = "粘贴的文字.txt"


class TakenIn(NamedTuple):
    """The visit file that was written, and the draft as ``intake --json`` prints it; empty for a visit as it is."""

    path: Path
    draft: dict[str, Any]
    notices: tuple[Problem, ...] = ()


def take_in(folder: Path, files: Sequence[File], text: str = "", ending: str = ".yaml") -> TakenIn:
    """Writes the visit that these files, or a pasted text, are about into the folder of an office.

    One file that is a visit already is written as it is. Raises DataError, UsageError, OutputError.
    """
    require_ending(ending)
    with files_to_read() as names:
        paths = [names.written(file) for file in files]
        ready = [path for path in paths if _is_ready(path)]
        if ready and (len(paths) > 1 or text.strip()):
            sentence = f"“{ready[0].name}”已经是来访文件，不能和别的一起读"
            raise UsageError([Problem(None, "U103", "error", sentence, "单独放进来；来函、名单另放一次")])
        if ready:
            target = free_path(visits_folder(folder), ready[0].stem, ready[0].suffix.lower())
            return TakenIn(write_files([(target, ready[0].read_bytes())])[0], {})
        if text.strip():
            paths.append(names.written(File(_PASTED, text.encode())))
        draft: VisitDraft = names.shown(intake(paths))
    return _written_draft(folder, draft, ending)


def _written_draft(folder: Path, draft: VisitDraft, ending: str) -> TakenIn:
    if not draft.fields:
        hint = "放来函、名单，或把微信里的文字粘贴进来"
        raise DataError([*draft.notices, Problem(None, "D412", "error", "没有读出来访的内容", hint)])
    title = next((field.value for field in draft.fields if field.path == "标题" and isinstance(field.value, str)), "")
    path = write_intake(draft, free_path(visits_folder(folder), title or "来访草稿", ending))
    return TakenIn(path, intake_json(draft), tuple(draft.notices))


def _is_ready(path: Path) -> bool:
    """Whether a file is a visit already."""
    ending = path.suffix.lower()
    if ending in YAML and not is_visit_text(path.read_bytes()):
        hint = "来访文件至少有标题、日期、来宾；来函、名单存成 .txt 再放进来"
        raise UsageError([Problem(None, "U103", "error", f"“{path.name}”不是来访文件", hint)])
    if ending in YAML:
        return True
    if ending not in WORKBOOKS:
        return False
    try:
        book, _ = sheets(path)
    except UnreadableError:
        return False  # the reader of letters and lists will say why
    return is_visit(book)
