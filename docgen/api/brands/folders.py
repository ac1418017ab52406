"""Which brand is meant: a folder, the name of a brand, or that of the office in a folder or around it."""

from pathlib import Path

from docgen import assets
from docgen.api.files import os_errors_as_usage_errors
from docgen.api.office_around import raise_errors
from docgen.errors import Problem, UsageError
from docgen.model.suggestions import suggestion
from docgen.readers.files import shown_path
from docgen.readers.office.brand import BRAND_FILE, BrandFiles, find_brand, read_brand
from docgen.readers.office.office import find_office, load_office
from docgen.text.wording import listed


def brand_folder(where: str | Path = "") -> Path:
    """The folder of a brand. Without ``where`` it is that of the office around the working directory.

    Raises UsageError where there is none.
    """
    path = Path(where)
    if where and (path / BRAND_FILE).is_file():
        return path
    office = find_office((path if path.is_dir() else Path.cwd()).resolve())
    folders = (*((office.parent / "brand_assets",) if office else ()), *assets.brands())
    name = str(where) if where and not path.is_dir() else _brand_name(office)
    if found := find_brand(name, folders):
        return found
    known = sorted({file.parent.name for folder in folders for file in folder.glob(f"*/{BRAND_FILE}")})
    hint = f"{suggestion(name, known)}写品牌的名称或文件夹，现有：{listed(known)}"
    text = f"没有“{name}”这个品牌" if name else f"“{shown_path(path)}”里没有 {BRAND_FILE}，办公室也没有写“品牌”"
    raise UsageError([Problem(None, "U102", "error", text, hint)])


def _brand_name(office: Path | None) -> str:
    return load_office(office).office.brand_name if office else ""


def read_brand_files(folder: Path) -> BrandFiles:
    """All that a folder of a brand holds. Raises DataError where it cannot be read, UsageError."""
    with os_errors_as_usage_errors():
        files = read_brand(folder)
    raise_errors(files.problems)
    return files
