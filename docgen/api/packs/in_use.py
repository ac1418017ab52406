"""The papers of a pack that somebody has edited and that are used as they are, and those that he keeps open."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from docgen.api.files import File
from docgen.api.packs.file_steps import FileStep
from docgen.api.packs.papers import VisitPack
from docgen.api.packs.record import file_content


def edited_in_use(pack: VisitPack, folder: Path, beside: Mapping[str, str]) -> dict[str, bytes]:
    """What the edited papers hold that are used, by their names.

    ``beside`` are the names of new papers that are used in place of edited ones.
    """
    names = {paper.file.name: paper.file.content for paper in pack.papers if paper.file.name not in beside}
    found = {name: file_content(folder / name) for name in names}
    return {name: content for name, content in found.items() if content is not None and content != names[name]}


def edited_steps(folder: Path, steps: Iterable[FileStep]) -> Iterator[File]:
    """The files that were left as somebody has edited them, and beside which nothing lies."""
    for step in steps:
        if not step.writes and step.target == step.file.name:
            content = file_content(folder / step.target)
            if content is not None and content != step.file.content:
                yield step.file


def is_older(path: Path, document: Path) -> bool:
    """Whether a file is there that was written before a document was saved: it cannot be made of it."""
    return path.is_file() and path.stat().st_mtime_ns < document.stat().st_mtime_ns


def is_open(document: Path) -> bool:
    """Whether a program has left a mark beside a document that it has opened: LibreOffice does, Word and WPS do."""
    name = document.name
    marks = (f".~lock.{name}#", *(f"~${name[cut:]}" for cut in range(3)))
    return any((document.parent / mark).is_file() for mark in marks)
