"""The files of a ledger: the folder of a year, the files in it, their bytes."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from docgen.readers.files import TEXTS, WORKBOOKS, YAML, leads_elsewhere, shown_path
from docgen.readers.office.office import OFFICE_FILE
from docgen.readers.office.regional_packs import OWN_PACK
from docgen.readers.visit_file.nodes import MAX_BYTES

#: The file, without its ending, of what an office did besides receiving guests.
WORK = "工作"
_ENDINGS = frozenset((*YAML, *WORKBOOKS, *TEXTS))


def parent_folder(path: Path) -> Path:
    """The folder itself, or the one in which a file lies; absolute."""
    return (path if path.is_dir() else path.parent).resolve()


def folder_of(path: Path, year: int) -> Path:
    """The folder or file of the year in a folder that has one for each year; else the path itself."""
    if path.is_dir():
        for name in (str(year), *(f"{year}{ending}" for ending in (*WORKBOOKS, *TEXTS))):
            if (path / name).exists():
                return path / name
    return path


def named_year(path: Path) -> int | None:
    """The year that is the name of a folder or file."""
    stem = path.resolve().stem if path.is_file() else path.resolve().name
    return int(stem) if len(stem) == 4 and stem.isdecimal() else None


# A year has ten thousand files. To make a Path of each takes as long as to read them, hence names and contents by os.


def files_in(folder: Path) -> Iterator[tuple[str, str]]:
    """The files of a ledger in a folder and below it, each with the name to show.

    The office's own files, tables and brands are left out.
    """
    shown = shown_path(folder)
    for here, inside, names in os.walk(folder):
        tables = {"brand_assets", *(("库",) if OFFICE_FILE in names else ())}
        inside[:] = sorted(name for name in inside if not name.startswith(".") and name not in tables)
        below = Path(shown, Path(here).relative_to(folder)).as_posix()
        for name in sorted(names):
            ending = name[name.rfind(".") :].lower()
            if ending in _ENDINGS and name not in (OFFICE_FILE, OWN_PACK) and not name.startswith((".", "~$")):
                yield f"{here}{os.sep}{name}", name if below == "." else f"{below}/{name}"


def content_of(file: str) -> bytes:
    """The bytes of a file; of a file that is too large one byte more than the limit.

    Raises OSError, also for a link that leads out of the folders of the ledger, and for what is no file.
    """
    try:
        handle = os.open(file, _AS_IT_IS)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        handle = _open_linked(file)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "它是管道、设备或套接字，不是文件", file)
        content = os.read(handle, _CHUNK)
        if len(content) < _CHUNK:
            return content
        with os.fdopen(os.dup(handle), "rb") as rest:
            return content + rest.read(MAX_BYTES + 1 - _CHUNK)
    finally:
        os.close(handle)


def require_here(file: str) -> None:
    """Raises OSError for a link that leads out of the folders of the ledger."""
    path = Path(file)
    if path.is_symlink() and leads_elsewhere(path, path.absolute().parent.parent):
        raise OSError(errno.EINVAL, "它是指向别处的链接，没有读", file)


def _open_linked(file: str) -> int:
    """Opens the file to which a link leads, if that lies beside it or in the folder of another year."""
    require_here(file)
    return os.open(file, _AS_IT_IS & ~_NO_LINKS)


_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
#: A pipe that nobody writes to is not waited for; Windows would change line ends.
_AS_IT_IS = os.O_RDONLY | _NO_LINKS | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CHUNK = 64 * 1024
