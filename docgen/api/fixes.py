"""A copy of a file in which everything that is certain is mended: slips of YAML, misspelt slogans, slips of a draft."""

import codecs
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from docgen.api.checks import apply_rules, check, problems_of_rules
from docgen.api.drafts.compose import check_draft_file, mended_manuscript
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.visits import load_text
from docgen.draft.slogans import near_misses
from docgen.errors import DataError, Mark, OutputError, Problem, UsageError
from docgen.model.draft import Head
from docgen.model.visit import Visit
from docgen.output.write import write_files
from docgen.readers.draft import ENDINGS, head_of_text, read_draft
from docgen.readers.files import WORKBOOKS, YAML, decode_text, real_path, shown_path
from docgen.readers.office.any_file import model_of_file, problems_of_text
from docgen.readers.visit_file.mending import LinePlaces, MendedText, TextEdit
from docgen.readers.visit_file.nodes import Source, UnreadableError
from docgen.readers.visit_file.tolerant import mend_yaml
from docgen.rules.account import account

_Y03 = "Y03"


class FixedFile(NamedTuple):
    """The mended copy of a file: its text as bytes, what was changed, and what is still wrong in the copy."""

    content: bytes
    changes: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def fix(source: str | Path, copy: str | Path, office: str | Path | None = None) -> FixedFile:
    """The mended copy of a visit file, a file of an office or a draft; ``copy`` is the name that its problems bear.

    Nothing is written. Raises DataError for a file that is no text, UsageError for one that cannot be mended.
    """
    path = require_file(source)
    if path.suffix.lower() in WORKBOOKS:
        refused = f"--fix 只改文本文件，改不了表格文件（{path.suffix}），没有写任何文件"
        hint = (
            f"先看 docgen check {path.name}：D150 的写法程序已经按意思读，不用改；其余的在 Excel 或 WPS 里"
            "照它说的一格一格改；"
            f"要程序来改，就先换成 YAML：docgen export {path.name} -o {path.stem}.yaml"
        )
        raise UsageError([Problem(None, "U103", "error", refused, hint)])
    _require_like_ending(path, Path(copy))
    with os_errors_as_usage_errors():
        typed = path.read_bytes()
    try:
        text, notices = decode_text(typed, shown_path(path))
    except UnreadableError as error:
        raise DataError(error.problems) from error
    if path.suffix.lower() in ENDINGS:
        fixed = _fixed_draft(text, path.resolve().parent, shown_path(Path(copy)), office)
    elif path.suffix.lower() in YAML:
        fixed = _fixed_yaml(text, path, shown_path(Path(copy)), office)
    else:
        hint = "能改的是来访文件、办公室的文件（.yaml）和稿子（.txt、.md）"
        raise UsageError([Problem(None, "U103", "error", f"--fix 改不了 {path.suffix} 文件", hint)])
    line_end = b"\r\n" if b"\r\n" in typed else b"\n"
    content = fixed.content.replace(b"\n", line_end)
    return FixedFile(content, (*_changed_encoding(typed, text, notices), *fixed.changes), fixed.problems)


def _require_like_ending(path: Path, copy: Path) -> None:
    """Raises UsageError where a copy would not be read again as what its original is: YAML in a Word file."""
    endings = next((endings for endings in (YAML, ENDINGS) if path.suffix.lower() in endings), None)
    if endings and copy.suffix.lower() not in endings:
        text = f"--fix 的副本还是{'文本稿子' if endings is ENDINGS else ' YAML 文件'}，不能写成“{copy.name}”"
        hint = f"写成 {copy.with_suffix(path.suffix).name if copy.name else '新' + path.suffix}"
        raise UsageError([Problem(None, "U103", "error", text, hint)])


def _changed_encoding(typed: bytes, read: Source, notices: Iterable[Problem]) -> Iterator[Problem]:
    """Says that the copy is UTF-8 where the file is not; ``notices`` are those of its reading."""
    if typed.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        was = "UTF-16"
    elif any(notice.code == "D121" for notice in notices):
        was = "GB18030"
    else:
        return
    yield read.problem(Mark(read.name, 1, 1), "D121", f"文件是 {was} 编码", "写成 UTF-8，人名核对一遍", "note")


def write_fixed(fixed: FixedFile, source: str | Path, copy: str | Path, force: bool = False) -> Path:
    """Writes the copy beside its original, which is never overwritten. Raises OutputError."""
    if real_path(copy) == real_path(source):
        text, hint = "原件不动，改好的写成另一个文件", "-o 后面换一个文件名"
        raise OutputError([Problem(None, "O401", "error", text, hint)])
    return write_files([(Path(copy), fixed.content)], force)[0]


def _fixed_yaml(source: Source, path: Path, copy: str, office: str | Path | None) -> FixedFile:
    model, table = model_of_file(path)
    mended = mend_yaml(source, model)
    text, changes = mended.text, list(mended.changes)
    if model is Visit:
        text, slogans = _with_right_slogans(Source(source.name, text), path.parent, office)
        changes += slogans
        problems = _problems_of_visit(Source(copy, text), path.parent, office)
    else:
        problems = problems_of_text(Source(copy, text), model, table)
    return FixedFile(text.encode(), tuple(changes), problems)


def _problems_of_visit(source: Source, folder: Path, office: str | Path | None) -> tuple[Problem, ...]:
    try:
        return check(load_text(source, folder, office))
    except DataError as error:
        return error.problems


def _with_right_slogans(source: Source, folder: Path, office: str | Path | None) -> tuple[str, list[Problem]]:
    """The text of a visit with the slogans of its brand as the brand has them, and a problem for each change."""
    try:
        visit = load_text(source, folder, office)
    except DataError:
        return source.text, []
    found = {problem.place: problem for problem in problems_of_rules(visit, apply_rules(visit)) if problem.code == _Y03}
    edits: dict[TextEdit, Problem] = {}
    for edit, problem in slogan_edits(visit, source, found):
        edits.setdefault(edit, problem)
    return MendedText(source.text, edits).text, list(edits.values())


def slogan_edits(
    visit: Visit, source: Source, found: Mapping[Mark | None, Problem]
) -> Iterator[tuple[TextEdit, Problem]]:
    slogans = tuple(visit.brand.slogans.values()) if visit.brand else ()
    places = LinePlaces(source.text)
    for printed in account(visit).statements:
        problem = found.get(printed.place)
        if problem is None or printed.place.file != source.name:
            continue
        start = places.offset(printed.place.line - 1, printed.place.column - 1)
        for miss in near_misses(printed.text, slogans):
            at = source.text.find(miss.typed, start)
            if 0 <= at <= start + 2 * len(printed.text) + 40:
                hint = f"写成“{miss.slogan}”"
                text = f"口号写的是“{miss.typed}”"
                yield TextEdit(at, at + len(miss.typed), miss.slogan), problem._replace(text=text, hint=hint)


def _fixed_draft(source: Source, folder: Path, copy: str, office: str | Path | None) -> FixedFile:
    """A draft whose head and text are mended."""
    head, rest = head_of_text(source.text)
    mended = mend_yaml(Source(source.name, head), Head)
    text = mended.text + rest
    file = read_draft(text.encode(), source.name, folder)
    manuscript, changes = mended_manuscript(file, office)
    lines = [*text.split("\n")[: manuscript.first - 1], *manuscript.lines]
    text = "\n".join(lines)
    problems = check_draft_file(read_draft(text.encode(), copy, folder), office)
    return FixedFile(text.encode(), (*mended.changes, *changes), problems)
