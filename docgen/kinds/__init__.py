"""The kinds of paper: a folder is the registry, a module in it an entry, its KIND says what it is."""

from functools import cache
from importlib import import_module
from pathlib import Path


@cache
def titles() -> dict[str, str]:
    """The name of every kind with its Chinese title: modules of this folder, and the first words of their docstrings.

    Nothing is imported: the list of commands is asked for far more often than a paper is made.
    """
    files = sorted(path for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    return {path.stem: _title(path.read_text("utf-8")) for path in files}


def source(name: str) -> str:
    """What a kind is made of: 来访, 稿子, 年度, 名单 or 审计."""
    found: str = import_module(f"docgen.kinds.{name}").KIND.source
    return found


def signed(name: str) -> bool:
    """Whether a paper of this kind is signed: what must be kept is, or it is a draft."""
    found: bool = import_module(f"docgen.kinds.{name}").KIND.signed
    return found


def _title(source: str) -> str:
    return source.removeprefix('"""').partition(":")[0]
