"""The kinds of paper: every module of this folder without a leading underscore is one, and its KIND describes it."""

from functools import cache
from importlib import import_module
from pathlib import Path

from docgen.kinds._kind import Kind


@cache
def titles() -> dict[str, str]:
    """The name of every kind with its Chinese title: the first word of the docstring of its module.

    The modules are not imported: the list of commands is printed far more often than a paper is made.
    """
    files = sorted(path for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    return {path.stem: _title(path) for path in files}


def load_kind(name: str) -> Kind:
    """The kind of that name; only its module is imported."""
    kind: Kind = import_module(f"docgen.kinds.{name}").KIND
    return kind


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as source:
        return source.readline().removeprefix('"""').partition(":")[0]
