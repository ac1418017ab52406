"""The opened folder: which of its files a request may name.

A name is a path relative to the folder, with ``/``. Nothing outside the folder is read or written: no path upwards, no
link, no device; hidden files are not the user's business either.
"""

import re
import stat
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from flask import current_app

from docgen.web.safety import RefusalError

#: Where the application keeps the opened folder.
_KEY = "docgen.project"
#: The largest file that is read.
MOST_FILE_BYTES = 64 * 1024 * 1024
_LONGEST_NAME_BYTES = 4096
#: What no part of a name may hold: what Windows takes for a drive or a stream, what controls a screen or turns the
#: direction of a text, and bytes that are no text.
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\:\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?")


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that was opened; ``root`` is absolute and without links."""

    root: Path

    def file(self, name: str) -> Path:
        """The path of a file that is there. Raises RefusalError."""
        path = self._inside(name)
        state = _state(path)
        if state is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, f"没有“{name}”这个文件")
        if not stat.S_ISREG(state):
            raise RefusalError(HTTPStatus.FORBIDDEN, f"“{name}”不是普通文件，没有打开")
        if path.stat().st_size > MOST_FILE_BYTES:
            most = MOST_FILE_BYTES // 1024 // 1024
            raise RefusalError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"“{name}”超过 {most} MB，没有打开")
        return path

    def new_file(self, name: str) -> Path:
        """The path of a file that is not there yet; its folder may be missing, too. Raises RefusalError."""
        path = self._inside(name)
        if _state(path) is not None:
            raise RefusalError(HTTPStatus.CONFLICT, f"“{name}”已经有了，换一个名字")
        return path

    def folder(self, name: str) -> Path:
        """The path of a folder that is there; the opened one itself for an empty name. Raises RefusalError."""
        path = self._inside(name) if name else self.root
        state = _state(path)
        if state is None or not stat.S_ISDIR(state):
            raise RefusalError(HTTPStatus.NOT_FOUND, f"没有“{name}”这个文件夹")
        return path

    def file_or_folder(self, name: str) -> Path:
        """The path of a file or of a folder that is there. Raises RefusalError."""
        state = _state(self._inside(name)) if name else None
        return self.file(name) if state is not None and stat.S_ISREG(state) else self.folder(name)

    def place(self, name: str) -> Path:
        """The path of a folder that is there or may be made. Raises RefusalError where something else is."""
        path = self._inside(name)
        state = _state(path)
        if state is not None and not stat.S_ISDIR(state):
            raise RefusalError(HTTPStatus.CONFLICT, f"“{name}”不是文件夹，写不进去")
        return path

    def name_of(self, path: Path) -> str:
        """The name of a path of this folder."""
        return path.relative_to(self.root).as_posix()

    def _inside(self, name: str) -> Path:
        """The path of a name whose folders are folders, not links. Raises RefusalError."""
        parts = name.split("/")
        if len(name.encode("utf-8", "replace")) > _LONGEST_NAME_BYTES or not all(map(_is_usable, parts)):
            raise RefusalError(HTTPStatus.FORBIDDEN, "只能打开这个文件夹里的文件")
        path = self.root
        for part in parts:
            path /= part
            state = _state(path)
            if state is not None and stat.S_ISLNK(state):
                raise RefusalError(HTTPStatus.FORBIDDEN, f"“{name}”是链接，通到别处，没有打开")
        return path


def current_project() -> Project:
    """The folder that the server of this request has opened. Raises RefusalError where it is not there any more."""
    project = current_app.extensions[_KEY]
    assert isinstance(project, Project)
    if not project.root.is_dir():
        sentence = f"“{project.root.name}”这个文件夹不在了：改了名字、移走了，或者删了。没有写任何文件，填的还在网页上"
        raise RefusalError(HTTPStatus.GONE, sentence)
    return project


def keep_project(extensions: dict[str, object], project: Project) -> None:
    """Makes a folder the one that an application has opened."""
    extensions[_KEY] = project


def _is_usable(part: str) -> bool:
    """Whether a part of a name is that of a file or folder which users see, on every system."""
    if not part or part.startswith(".") or part != part.rstrip(" ."):
        return False
    return not _FORBIDDEN.search(part) and not _DEVICE.fullmatch(part)


def _state(path: Path) -> int | None:
    """What is at a path, links not followed; None where nothing is."""
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise RefusalError(HTTPStatus.FORBIDDEN, "这个文件名打不开") from error
