"""The kinds of paper: a folder is the registry, a module in it an entry, its KIND says what it is."""

from functools import cache
from importlib import import_module
from pathlib import Path

from docgen.kinds._kind import Kind


@cache
def titles() -> dict[str, str]:
    """The name of every kind with its Chinese title: modules of this folder, and the first words of their docstrings.

    Nothing is imported: the list of commands is asked for far more often than a paper is made.
    """
    files = sorted(path for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    return {path.stem: _title(path) for path in files}


def load_kind(name: str) -> Kind:
    """The kind of that name; only its own module is loaded."""
    entry: Kind = import_module(f"docgen.kinds.{name}").KIND
    return entry


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as source:
        return source.readline().removeprefix('"""').partition(":")[0]
