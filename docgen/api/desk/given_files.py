"""Files that were given to the page, read under the names that the user gave them; they are gone afterwards."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from docgen.api.files import File
from docgen.errors import DocgenError
from docgen.output.write import safe_name
from docgen.readers.files import shown_path


def name_of_given(file: File) -> str:
    """The name of a file that a browser sent, without the folders that some put before it."""
    return safe_name(file.name.replace("\\", "/").split("/")[-1])


class NamedFiles(NamedTuple):
    """Files that are written into a folder to be read; everything said of them names them as the user does."""

    folder: Path
    prefix: re.Pattern[str]

    def written(self, file: File) -> Path:
        """A file in a folder of its own, under its name."""
        path = self.folder / str(len(list(self.folder.iterdir()))) / name_of_given(file)
        path.parent.mkdir()
        path.write_bytes(file.content)
        return path

    def shown(self, value: Any) -> Any:
        """Plain values in which no text names the folder."""
        if isinstance(value, str):
            return self.prefix.sub("", value)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*map(self.shown, value))
        return type(value)(map(self.shown, value)) if isinstance(value, tuple | list) else value


@contextmanager
def files_to_read() -> Iterator[NamedFiles]:
    """A folder for files to be read. Errors leave it with the names that the user gave the files."""
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        names = NamedFiles(folder, re.compile(rf"{re.escape(shown_path(folder))}/\d+/"))
        try:
            yield names
        except DocgenError as error:
            raise type(error)(names.shown(error.problems)) from error
