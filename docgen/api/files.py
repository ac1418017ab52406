"""Files that are read and written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from docgen.errors import Problem, UsageError
from docgen.model.suggestions import closest_match
from docgen.output.write import write_files
from docgen.readers.files import shown_path


class File(NamedTuple):
    """A document: its name, and its bytes."""

    name: str
    content: bytes


def write(files: Iterable[File], folder: str | Path, force: bool = False) -> tuple[Path, ...]:
    """Writes the papers into a folder: all of them, each whole, or none. Raises OutputError."""
    return write_files([(Path(folder) / file.name, file.content) for file in files], force)


@contextmanager
def os_errors_as_usage_errors() -> Iterator[None]:
    """A file that is there and cannot be read is something that the user can mend."""
    try:
        yield
    except OSError as error:
        text = f"打不开“{error.filename}”：{error.strerror}"
        raise UsageError(
            [Problem(None, "U102", "error", text, "看看有没有读它的权限，或是否正被别的程序占用")]
        ) from error


def require_file(path: str | Path) -> Path:
    """The path, if a file is there. Raises UsageError."""
    found = Path(path)
    if found.is_file():
        return found
    if found.is_dir():
        raise UsageError([Problem(None, "U102", "error", f"“{shown_path(found)}”是文件夹，不是文件", "写出文件名")])
    raise UsageError([Problem(None, "U102", "error", f"没有“{path}”这个文件", _similar(found))])


def _similar(path: Path) -> str:
    if not path.parent.is_dir():
        return f"也没有“{path.parent}”这个文件夹"
    found = closest_match(path.name, [one.name for one in path.parent.iterdir()])
    return f"是不是“{found}”？" if found else "核对文件名和所在文件夹"
