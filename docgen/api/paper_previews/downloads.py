"""One paper as files to keep: the document, its PDF, or several of them in a zip."""

from pathlib import Path

from docgen.api.files import File
from docgen.api.paper_previews.possible import MadePaper
from docgen.api.paper_previews.previews import Previews
from docgen.errors import DataError, OutputError, Problem
from docgen.word.package.zip import canonical


def paper_file(made: MadePaper, title: str, as_pdf: bool, previews: Previews) -> File:
    """A paper as one file: byte for byte what ``docgen pack`` writes; several documents come in a zip.

    Raises DataError where there is nothing to print, OutputError where this computer makes no PDF.
    """
    if not made.documents:
        raise DataError([Problem(None, "D108", "error", made.why or f"没有数据，做不出{title}", "补上以后再来")])
    files = _pdfs(made, previews) if as_pdf else [file for paper in made.files for file in paper.files]
    if len(files) == 1:
        return files[0]
    return File(f"{title}.zip", canonical({file.name: file.content for file in files}))


def _pdfs(made: MadePaper, previews: Previews) -> list[File]:
    found = previews.converted(made.files)
    if found.problems:
        raise OutputError(found.problems)
    return list(found.pdfs)


def media_type(name: str) -> str:
    """What a browser is told that a file is."""
    return {
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".pdf": "application/pdf",
        ".zip": "application/zip",
    }.get(Path(name).suffix.lower(), "application/octet-stream")
