"""What a command was given to read is never overwritten by what it writes, not even with ``--force``."""

import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

import docgen
from docgen.errors import OutputError, Problem

#: Options that name what is written, or a list that is read and written on.
_WRITTEN = ("output", "annotate", "corrections")


def write(files: Sequence["docgen.File"], folder: Path, force: bool = False) -> tuple[Path, ...]:
    """Writes files as ``docgen.write`` does. Raises OutputError, also for one that this command reads."""
    require_unread([folder / file.name for file in files])
    return docgen.write(files, folder, force)


def require_unread(paths: Iterable[Path]) -> None:
    """Raises OutputError for the first of these paths that is a file which this command was given to read."""
    context = click.get_current_context(silent=True)
    read = {key for given in _given(context) if (key := _identity(given))} if context else set()
    for path in paths:
        if read and _identity(path) in read:
            text = f"“{path}”是这次要读的文件：原件不动，写成另一个文件"
            raise OutputError([Problem(None, "O401", "error", text, "-o 后面换一个文件名或文件夹")])


def _given(context: click.Context) -> Iterator[str]:
    """Every word of the command line that may name a file to be read."""
    for name, value in context.params.items():
        if name not in _WRITTEN:
            yield from (word for word in (value if isinstance(value, tuple) else (value,)) if isinstance(word, str))


def _identity(path: str | Path) -> tuple[int, int] | None:
    """The file behind a path, by whatever name; None where there is none, or a folder."""
    try:
        state = Path(path).stat()
    except (OSError, ValueError):
        return None
    return (state.st_dev, state.st_ino) if stat.S_ISREG(state.st_mode) else None
