"""Reads the files that were sent into the draft of one visit, and writes it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.intake.source_names import with_names_as_typed, with_short_names
from docgen.api.intake.yaml_text import draft_yaml
from docgen.errors import DataError, OutputError, Problem, UsageError
from docgen.output.write import write_files
from docgen.readers.files import YAML
from docgen.readers.letters.draft import VisitDraft, draft_of_files
from docgen.readers.letters.files import read_incoming, read_pasted
from docgen.readers.letters.passages import IncomingFile
from docgen.readers.visit_file.nodes import UnreadableError


def intake(sources: Sequence[str | Path | bytes]) -> VisitDraft:
    """The draft of a visit that files give; bytes are a text that comes from no file.

    Raises DataError for files that cannot be read, UsageError for files that are not there.
    """
    if not sources:
        raise UsageError([Problem(None, "U103", "error", "没有写要读哪些文件", "写上来函、名单的文件名")])
    problems: list[Problem] = []
    files: list[IncomingFile] = []
    with os_errors_as_usage_errors():
        for source in sources:
            try:
                files.append(_read(source))
            except UnreadableError as error:
                problems += error.problems
    if problems:
        raise DataError(problems)
    return draft_of_files(files)


def _read(source: str | Path | bytes) -> IncomingFile:
    if isinstance(source, bytes):
        return read_pasted(source, "标准输入")
    path = require_file(source)
    if path.suffix.lower() in YAML:
        hint = "它已经是来访文件，直接用 docgen check 检查"
        raise UsageError([Problem(None, "U103", "error", f"“{source}”是来访文件，不是来函或名单", hint)])
    return read_incoming(path)


def write_intake(draft: VisitDraft, output: str | Path) -> Path:
    """Writes the draft as a YAML file or a workbook; what is there is never overwritten. Raises OutputError.

    The draft goes from hand to hand, so it names its sources without the folders in which they lie here.
    """
    path, draft = Path(output), with_short_names(draft)
    if path.is_file():
        hint = "换一个名字：原来的草稿可能有人改过，读信从不覆盖"
        raise OutputError([Problem(None, "O401", "error", f"“{path}”已经有了，没有覆盖", hint)])
    if path.suffix.lower() in YAML:
        content = draft_yaml(draft).encode()
    elif path.suffix.lower() == ".xlsx":
        # the library of spreadsheets is brought in only by who wants one
        from docgen.api.intake.workbook import draft_workbook

        content = draft_workbook(draft)
    else:
        hint = "写成 -o 来访.yaml 或 -o 来访.xlsx"
        raise OutputError([Problem(None, "O405", "error", f"草稿不能写成“{path.name}”", hint)])
    return write_files([(path, content)])[0]


def intake_json(draft: VisitDraft) -> dict[str, Any]:
    """The draft as plain values: its fields with their sources, the paths that are missing, what was not understood.

    A file stands there as it was typed, but never with the folders of this computer from the disk on.
    """
    draft = with_names_as_typed(draft)
    return {
        "fields": [
            {
                "path": field.path,
                "value": list(field.value) if isinstance(field.value, tuple) else field.value,
                "source": field.source._asdict(),
                "sure": field.is_sure,
                "doubt": field.doubt,
            }
            for field in draft.fields
        ],
        "missing": list(draft.missing),
        "unread": [source._asdict() for source in draft.unread],
        "remarks": list(draft.remarks),
    }


def intake_lines(draft: VisitDraft) -> list[str]:
    """What is said of a draft on the screen: how much was read, what to look at, what is missing."""
    unsure = [field.path for field in draft.fields if not field.is_sure]
    of_guests = [path for path in draft.missing if path.startswith("来宾.名单[")]
    missing = [path for path in draft.missing if path not in of_guests]
    lines = [f"读出{len(draft.fields)}项，其中{len(unsure)}项没有把握，文件里标着“请核对”"]
    if draft.remarks:
        lines += ["另外标着“请核对”的：", *(f"  {remark}" for remark in draft.remarks)]
    if missing:
        lines.append(f"没有写、要补的：{'、'.join(missing)}")
    if of_guests:
        lines.append(f"来宾的单位、职务等还差{len(of_guests)}项，见文件末尾")
    if draft.unread:
        lines.append(f"没有用上的{len(draft.unread)}句列在文件末尾")
    return lines
