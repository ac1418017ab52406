"""A new visit with no more than its title, its days and its group: YAML, or a form in Excel."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from docgen.api.export import form_of_tree
from docgen.errors import Problem, UsageError
from docgen.model.office import TABLES
from docgen.output.visit_yaml import YamlStyle, visit_yaml
from docgen.output.write import safe_name, write_files
from docgen.readers.files import YAML
from docgen.readers.office.office import OFFICE_FILE, find_office, load_office
from docgen.readers.visit_file.tree import Tree

#: The folder of an office in which its visits lie.
VISITS_FOLDER = "来访"
_ENDINGS = (".yaml", ".xlsx")


class NewVisit(NamedTuple):
    """What is known of a visit when it is begun; ``dates`` as one writes them: 2026-07-05 至 2026-07-07."""

    title: str
    dates: str
    group: str = ""
    ending: str = ".yaml"


def write_new_visit(folder: Path, new: NewVisit) -> Path:
    """Writes a new visit into the folder of an office, under its title; nothing is overwritten.

    Raises UsageError where the title or the days are missing, OutputError.
    """
    _require_known(new)
    target = free_path(visits_folder(folder), new.title, new.ending)
    tree: dict[str, Tree] = {"标题": new.title.strip(), "日期": new.dates.strip()}
    if new.group.strip():
        tree["来宾"] = {"团组": new.group.strip()}
    content = visit_yaml(tree, YamlStyle()).encode() if new.ending in YAML else form_of_tree(tree, target.parent)
    return write_files([(target, content)])[0]


def write_new_table(folder: Path, table: str) -> Path:
    """Writes a table of the office (领导, 宾馆, …) without rows. Raises UsageError where nothing is called so."""
    office_file = find_office(folder)
    if table not in TABLES or office_file is None:
        raise UsageError([Problem(None, "U103", "error", f"没有“{table}”这种资料", f"是{'、'.join(TABLES)}中的一种")])
    home = office_file.parent / load_office(office_file).office.catalogues
    if not home.resolve().is_relative_to(folder.resolve()):
        raise UsageError([Problem(None, "U103", "error", "资料库不在打开的文件夹里，没有添", "打开办公室所在的文件夹")])
    return write_files([(home / f"{table}.yaml", b"[]\n")])[0]


def visits_folder(folder: Path) -> Path:
    """Where a new visit of a folder lies: in 来访, where that is or an office is, else in the folder itself."""
    inner = folder / VISITS_FOLDER
    return inner if (inner.is_dir() and not inner.is_symlink()) or (folder / OFFICE_FILE).is_file() else folder


def free_path(folder: Path, title: str, ending: str, marks: Sequence[str] = ("",)) -> Path:
    """A path in a folder under a title that no file has yet: 考察.yaml, 考察（2）.yaml, …

    ``marks`` stand behind the names of several files that share the path: none of these is there, either.
    """
    name = safe_name(title)
    stem, number = name, 2
    while any(_is_taken(folder / f"{stem}{mark}{ending}") for mark in marks):
        stem, number = f"{name}（{number}）", number + 1
    return folder / f"{stem}{ending}"


def _is_taken(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def require_ending(ending: str) -> None:
    """Raises UsageError for the ending of a file that a visit cannot be written as."""
    if ending not in _ENDINGS:
        raise UsageError([Problem(None, "U103", "error", f"来访不能写成“{ending}”", "写成 .yaml 或 .xlsx")])


def _require_known(new: NewVisit) -> None:
    require_ending(new.ending)
    for name, value, hint in (
        ("标题", new.title, "如 云州市党政代表团来清江区考察"),
        ("日期", new.dates, "如 2026-07-05 至 2026-07-07"),
    ):
        if not value.strip():
            raise UsageError([Problem(None, "U103", "error", f"没有写{name}", hint)])
    _require_order(new.dates)


def _require_order(dates: str) -> None:
    """Raises UsageError where the last day comes before the first; days in other words are read with the visit."""
    try:
        days = [date.fromisoformat(part.strip()) for part in dates.split("至")]
    except ValueError:
        return
    if len(days) == 2 and days[1] < days[0]:
        text = f"最后一天 {days[1]} 比第一天 {days[0]} 还早"
        hint = f"写成 {days[1]} 至 {days[0]}，或者改其中一天"
        raise UsageError([Problem(None, "U103", "error", text, hint)])
