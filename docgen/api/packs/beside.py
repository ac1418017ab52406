"""Papers that docgen wrote beside edited ones: what was printed, and what follows when the other is deleted."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docgen.api.packs.differences import says_the_same
from docgen.api.packs.record import PackRecord, RecordedFile, file_content, sha256
from docgen.errors import OutputError, Problem
from docgen.readers.files import shown_path
from docgen.text.system_errors import reason_of


def printed_before(recorded: RecordedFile, folder: Path, beside: str, any_order: bool) -> bytes | None:
    """What docgen printed the last time: the file of a paper, or that ``beside``; None where neither is kept so.

    A file that somebody has only saved again counts.
    """
    contents = [file_content(folder / name) for name in (recorded.name, recorded.beside or beside) if name]
    found = [content for content in contents if content is not None]
    same = next((content for content in found if sha256(content) == recorded.sha256), None)
    if same is None and recorded.lines:
        same = next((content for content in found if says_the_same(content, recorded.lines, any_order)), None)
    return same


def left_alone(folder: Path, earlier: PackRecord, unasked: Sequence[RecordedFile]) -> dict[str, str]:
    """The papers that lie beside an edited one that somebody has deleted, by its name: they take its place.

    Those of papers that are ``unasked`` stay as they are.
    """
    return {
        file.name: file.beside
        for file in earlier.files
        if file.beside
        and file not in unasked
        and not (folder / file.name).exists()
        and (folder / file.beside).is_file()
    }


def in_place(earlier: PackRecord, left: Mapping[str, str]) -> PackRecord:
    """The record as it is once these papers have taken the place of the edited ones."""
    files = (
        file._replace(beside="", edited_from=()) if left.get(file.name) == file.beside else file
        for file in earlier.files
    )
    return earlier._replace(files=tuple(files))


def rename(folder: Path, left: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Gives these papers, and their PDFs, the names of the edited ones. Tells of each what it was called, and why.

    Raises OutputError for a file that is in use.
    """
    for name, beside in left.items():
        _move(folder / beside, folder / name)
        pdf, old_pdf = ((folder / one).with_suffix(".pdf") for one in (name, beside))
        if old_pdf.is_file() and not pdf.exists():
            _move(old_pdf, pdf)
        yield beside, f"原来的一份删掉了，这一份改名为 {name}"


def _move(path: Path, target: Path) -> None:
    try:
        path.rename(target)
    except OSError as error:
        text = f"“{shown_path(path)}”改不了名：{reason_of(error)}"
        raise OutputError([Problem(None, "O403", "error", text, "在 Word、WPS 里打开着的先关掉，再做一次")]) from error
