"""Files that are read and written: which must be there, and what an error of the system tells the user."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from docgen.errors import Problem, UsageError
from docgen.model.suggestions import suggestion
from docgen.output.write import require_writable, write_files
from docgen.readers.files import WORKBOOKS, YAML, shown_path
from docgen.text.system_errors import reason_of


class PrintedBox(NamedTuple):
    """A character for which a PDF prints an empty box, and the text around it, with its place in the paper."""

    character: str
    place: str
    text: str


class File(NamedTuple):
    """A document: its name, and its bytes.

    Of a PDF ``boxes`` are the characters that no font of this computer has.
    """

    name: str
    content: bytes
    boxes: tuple[PrintedBox, ...] = ()


class EnclosedFile(NamedTuple):
    """A file that lies beside a document. In one PDF with it, it lies before the page with the text ``before``."""

    file: File
    before: str = ""


class PaperFiles(NamedTuple):
    """A paper as files: its document, what lies beside that, and what is to be said of it.

    ``left_out`` are the people for whom it has nothing, by their keys, each with the reason. ``blanks`` are what it has
    only a place for.
    """

    document: File
    enclosed: tuple[EnclosedFile, ...] = ()
    notices: tuple[Problem, ...] = ()
    left_out: Mapping[str, str] = MappingProxyType({})
    blanks: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[File, ...]:
        return (self.document, *(enclosed.file for enclosed in self.enclosed))

    def called(self, name: str) -> "PaperFiles":
        """The same document under another name, and what is called after it likewise: X-附件1-简介.docx."""
        old, new = f"{Path(self.document.name).stem}-附件", f"{Path(name).stem}-附件"
        enclosed = (
            one._replace(file=File(one.file.name.replace(old, new), one.file.content))
            if one.file.name.startswith(old)
            else one
            for one in self.enclosed
        )
        return PaperFiles(File(name, self.document.content), tuple(enclosed))


def write(files: Iterable[File], folder: str | Path, force: bool = False) -> tuple[Path, ...]:
    """Writes documents into a folder, each whole, or none at all. Returns their paths. Raises OutputError."""
    return write_files([(Path(folder) / file.name, file.content) for file in files], force)


def require_free(paths: Iterable[str | Path], force: bool = False) -> None:
    """Raises OutputError where ``write`` would refuse these paths; for callers that first do something slow."""
    require_writable([(Path(path), b"") for path in paths], force)


@contextmanager
def os_errors_as_usage_errors() -> Iterator[None]:
    """Turns an OSError into a UsageError: a file that cannot be read is something that the user can mend."""
    try:
        yield
    except OSError as error:
        what = f"打不开“{error.filename}”" if error.filename else "读到一半出错"
        text = f"{what}：{reason_of(error)}"
        raise UsageError(
            [Problem(None, "U102", "error", text, "看看有没有读它的权限，或是否正被别的程序占用")]
        ) from error


def require_file(path: str | Path) -> Path:
    """The path, if a file is there. Raises UsageError."""
    file = Path(path)
    with os_errors_as_usage_errors():
        is_file, is_other = file.is_file(), file.exists()
    if is_file:
        return file
    if file.is_dir():
        text = f"“{shown_path(file)}”是文件夹，不是文件"
        raise UsageError([Problem(None, "U102", "error", text, _hint_for_folder(file))])
    if is_other:
        text = f"“{path}”是管道、设备或套接字，不是文件"
        raise UsageError([Problem(None, "U102", "error", text, "写出文件名")])
    raise UsageError([Problem(None, "U102", "error", f"没有“{path}”这个文件", _missing_file_hint(file))])


def require_path(path: str | Path) -> Path:
    """The path, if a file or a folder is there. Raises UsageError."""
    return Path(path) if Path(path).is_dir() else require_file(path)


def _hint_for_folder(folder: Path) -> str:
    with os_errors_as_usage_errors():
        names = sorted(file.name for file in folder.iterdir() if file.suffix.lower() in (*YAML, *WORKBOOKS))
    return f"写出文件名，如 {shown_path(folder / names[0])}" if names else "写出文件名"


def _missing_file_hint(path: Path) -> str:
    if not path.parent.is_dir():
        return f"也没有“{path.parent}”这个文件夹"
    return suggestion(path.name, [sibling.name for sibling in path.parent.iterdir()]) or "核对文件名和所在文件夹"
