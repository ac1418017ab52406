"""What somebody has typed and not saved yet: a hidden file beside the visit, written whole or not at all.

It holds what the visit file was when the typing began, so that nobody's newer file is ever overwritten.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from docgen.output.write import write_files
from docgen.readers.files import open_regular

_ENDING = ".docgen-autosave"


class Autosave(NamedTuple):
    """The content that was typed; the version of the file that it began with; rows that belong to no entry yet."""

    base: str
    content: bytes
    loose: Mapping[str, Sequence[Sequence[str]]] = {}


def version_of(content: bytes) -> str:
    """What a content is known by."""
    return hashlib.sha256(content).hexdigest()[:24]


def autosave_path(path: Path) -> Path:
    return path.with_name(f".{path.name}{_ENDING}")


def unsaved_files(folder: Path) -> dict[str, bool]:
    """The files of a folder of which something else was typed than they say, by name.

    Each with whether the file itself was changed since: then what was typed cannot be saved into it.
    """
    names = [path.name.removeprefix(".").removesuffix(_ENDING) for path in folder.glob(f".*{_ENDING}")]
    found = ((name, outrun_typing(folder / name)) for name in names)
    return {name: is_outrun for name, is_outrun in found if is_outrun is not None}


def outrun_typing(path: Path) -> bool | None:
    """Whether a file was changed since something was typed into it; None where nothing else was typed than it says."""
    save = read_autosave(path)
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if save is None or (save.content == content and not any(save.loose.values())):
        return None
    return save.base != version_of(content)


def time_of_autosave(path: Path) -> float:
    """When something was typed last, in seconds since 1970; 0 where nothing is kept."""
    try:
        return autosave_path(path).stat().st_mtime
    except OSError:
        return 0


def write_autosave(path: Path, save: Autosave) -> None:
    """Writes the autosave of a file. Raises OutputError."""
    head = json.dumps({"base": save.base, "loose": save.loose}, ensure_ascii=False)
    write_files([(autosave_path(path), head.encode() + b"\n" + save.content)], force=True)


def read_autosave(path: Path) -> Autosave | None:
    """The autosave of a file; None where there is none, or none that can be read."""
    try:
        with open_regular(autosave_path(path)) as file:
            head, _, content = file.read().partition(b"\n")
        values = json.loads(head)
        return Autosave(str(values["base"]), content, values["loose"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove_autosave(path: Path) -> None:
    with suppress(OSError):
        autosave_path(path).unlink()
