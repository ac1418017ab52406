"""Copies of Word files with findings as comments: templates and drafts, each finding beside its words."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.drafts.word_drafts import read_word_draft, word_findings
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.statistics import YearTotals
from docgen.errors import LEVEL_WORDS, OutputError, Problem, UsageError
from docgen.output.write import write_files
from docgen.readers.files import real_path
from docgen.word.foreign.annotate import annotate
from docgen.word.foreign.comment_text import CommentText
from docgen.word.foreign.template_places import remarks_on_template
from docgen.word.package.zip import PackageError


class CheckedDraft(NamedTuple):
    """A draft in Word and what is to be said of it; ``annotated`` are its bytes with the findings as comments."""

    problems: tuple[Problem, ...]
    annotated: bytes = b""


def check_word_draft(
    source: str | Path, office: str | Path | None = None, year: YearTotals | None = None, comments: bool = False
) -> CheckedDraft:
    """Everything to be said of a draft in Word; with a ``year`` its figures are compared with that of the ledger.

    With ``comments`` also a copy in which each finding stands beside its words. Raises UsageError for a file that is
    not there, DataError for one that is no Word file, OutputError for one in which no comments can be written.
    """
    draft = read_word_draft(source)
    findings = word_findings(draft, Path(source).resolve().parent, office, year)
    remarks = [CommentText(_said(one.problem), one.place, one.spot) for one in findings] if comments else []
    annotated = _annotated(draft.content, remarks) if comments else b""
    return CheckedDraft(tuple(one.problem for one in findings), annotated)


def annotated_template(template: str | Path, problems: Sequence[Problem]) -> bytes:
    """A copy of a template with its problems as comments. Raises UsageError, OutputError as ``check_word_draft``."""
    path = require_file(template)
    with os_errors_as_usage_errors():
        content = path.read_bytes()
    try:
        remarks = remarks_on_template(content, problems, [_said(problem) for problem in problems])
    except PackageError as error:
        raise _no_comments(str(error)) from error
    return _annotated(content, remarks)


def write_annotated(content: bytes, source: str | Path, copy: str | Path, force: bool = False) -> Path:
    """Writes the copy beside its original, which is never overwritten. Raises OutputError, UsageError."""
    require_copy_name(source, copy)
    return write_files([(Path(copy), content)], force)[0]


def require_copy_name(source: str | Path, copy: str | Path) -> None:
    """Raises OutputError for a copy that would replace its original, UsageError for one that is no .docx."""
    if Path(copy).suffix.lower() != ".docx":
        text = f"带批注的副本写成 .docx 文件，不能写成“{Path(copy).name}”"
        raise UsageError([Problem(None, "U103", "error", text, "如 --annotate 批注.docx")])
    if real_path(copy) == real_path(source):
        text, hint = "原件不动，批注写在另一个文件里", "--annotate 后面换一个文件名"
        raise OutputError([Problem(None, "O401", "error", text, hint)])


def _said(problem: Problem) -> str:
    """A problem as the text of a comment."""
    hint = f"\n改法：{problem.hint}" if problem.hint else ""
    return f"{LEVEL_WORDS[problem.level]} {problem.code}：{problem.text}{hint}"


def _annotated(content: bytes, remarks: Sequence[CommentText]) -> bytes:
    try:
        return annotate(content, remarks)
    except PackageError as error:
        raise _no_comments(str(error)) from error


def _no_comments(reason: str) -> OutputError:
    hint = "在 Word 或 WPS 里打开后另存为 .docx，再写批注"
    return OutputError([Problem(None, "O405", "error", f"批注写不进去：{reason}", hint)])
