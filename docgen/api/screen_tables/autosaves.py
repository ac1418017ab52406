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


def files_with_autosave(folder: Path) -> frozenset[str]:
    """The names of the files of a folder of which something else was typed than they say."""
    names = [path.name.removeprefix(".").removesuffix(_ENDING) for path in folder.glob(f".*{_ENDING}")]
    return frozenset(name for name in names if _says_more(folder / name))


def _says_more(path: Path) -> bool:
    save = read_autosave(path)
    try:
        return save is not None and (save.content != path.read_bytes() or any(save.loose.values()))
    except OSError:
        return False


def write_autosave(path: Path, save: Autosave) -> None:
    """Writes the autosave of a file. Raises OutputError."""
    head = json.dumps({"base": save.base, "loose": save.loose}, ensure_ascii=False)
    write_files([(autosave_path(path), head.encode() + b"\n" + save.content)], force=True)


def read_autosave(path: Path) -> Autosave | None:
    """The autosave of a file; None where there is none, or none that can be read."""
    try:
        head, _, content = autosave_path(path).read_bytes().partition(b"\n")
        values = json.loads(head)
        return Autosave(str(values["base"]), content, values["loose"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove_autosave(path: Path) -> None:
    with suppress(OSError):
        autosave_path(path).unlink()
