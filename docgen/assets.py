"""Where templates, brands and the example office lie: the user's folder first, then what travels with the program."""

from collections.abc import Sequence
from pathlib import Path

from docgen.errors import Problem, UsageError

_HERE = Path(__file__).parent


def stock(name: str) -> Path:
    """A folder of ours (``templates``, ``brand_assets``, ``examples``): in the wheel, or beside the package."""
    packed = _HERE / "_stock" / name
    return packed if packed.is_dir() else _HERE.parent / name


def template(kind: str, folders: Sequence[Path] = ()) -> Path:
    """The template of a kind: the first of ``folders`` that has one, else ours. Raises UsageError."""
    for folder in (*folders, stock("templates") / "docx"):
        if (found := folder / f"{kind}.docx").is_file():
            return found
    raise UsageError([Problem(None, "U104", "error", f"没有“{kind}”的模板", "用 --template 指定一个 .docx")])


def brands(folders: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The folders in which brands are looked for."""
    return (*folders, stock("brand_assets"))
