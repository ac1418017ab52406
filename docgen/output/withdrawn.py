"""Moves files that are not valid any more out of the way, into a folder of their own beside them."""

from pathlib import Path

from docgen.text.system_errors import reason_of

#: Papers that are not valid any more are moved here.
WITHDRAWN_FOLDER = "作废"


def move_aside(path: Path) -> str:
    """Moves a file into the folder for what is not valid any more; why that cannot be, empty where it was done."""
    withdrawn = path.parent / WITHDRAWN_FOLDER
    try:
        withdrawn.mkdir(exist_ok=True)
        name = path.name if not (withdrawn / path.name).exists() else free_name(withdrawn, path.name)
        path.replace(withdrawn / name)
    except OSError as error:
        return reason_of(error)
    return ""


def free_name(folder: Path, name: str) -> str:
    """A name beside a file that no file has."""
    stem, ending = Path(name).stem, Path(name).suffix
    number = 1
    while (folder / (free := f"{stem}（新{number if number > 1 else ''}）{ending}")).exists():
        number += 1
    return free
