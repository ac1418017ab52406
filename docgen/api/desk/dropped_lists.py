"""Lists of people that were dropped on the page of cards: kept as they came as long as the page is open."""

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from docgen.api.desk.given_files import files_to_read, name_of_given
from docgen.api.files import File
from docgen.errors import DataError, Problem, UsageError
from docgen.readers.letters.files import read_incoming
from docgen.readers.letters.passages import IncomingFile, PassageTable
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.people_table import has_name_heading
from docgen.readers.visit_file.nodes import UnreadableError

#: So many lists are kept.
_MOST_KEPT = 8
#: What is no list itself but holds one: its people become a text that the user sees and can change.
_LETTERS = (".docx", ".docm", ".pdf")


class DroppedLists:
    """The lists that were dropped in this run of the program. One serves all requests of a server."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self._lock = Lock()

    def take(self, file: File) -> dict[str, Any]:
        """Keeps a list: its key and name. Of a document its text comes back instead, to be looked at.

        Raises DataError for a document that cannot be read.
        """
        name = name_of_given(file)
        if Path(name).suffix.lower() in _LETTERS:
            return {"list": "", "name": name, "text": _text_of(file)}
        key = uuid4().hex
        with self._lock:
            self._files[key] = File(name, file.content)
            for old in list(self._files)[:-_MOST_KEPT]:
                del self._files[old]
        return {"list": key, "name": name, "text": ""}

    def file(self, key: str) -> File:
        """A list that was kept. Raises UsageError for one that is not there any more."""
        file = self._files.get(key)
        if file is None:
            raise UsageError([Problem(None, "U106", "error", "这份名单不在了", "再选一次文件")])
        return file


def _text_of(file: File) -> str:
    """The people of a document as they would be pasted: rows of its tables of people, else its lines."""
    with files_to_read() as names:
        try:
            read = read_incoming(names.written(file))
        except UnreadableError as error:
            raise DataError(names.shown(error.problems)) from error
    return "\n".join(_lines(read))


def _lines(read: IncomingFile) -> Iterator[str]:
    tables = [table for table in read.tables if has_name_heading(table.sheet)]
    for table in tables:
        yield from _rows(table)
    if not tables:
        yield from (passage.text.strip() for passage in read.passages if passage.text.strip())


def _rows(table: PassageTable) -> Iterator[str]:
    for row in table.sheet.rows:
        cells = [" ".join(cell_text(cell).split()) for cell in row]
        if any(cells):
            yield "\t".join(cells)
