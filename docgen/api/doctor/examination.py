"""Everything that is looked at on a computer, in the order in which a clerk mends it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen import assets
from docgen.api.doctor.diagnosis import Diagnosis
from docgen.api.doctor.faces import InstalledFonts, card_faces, chart_faces, paper_faces, rare_characters
from docgen.api.doctor.folders import folder as diagnose_folder
from docgen.api.doctor.folders import office as diagnose_office
from docgen.api.doctor.programs import converter, letters, printers, program, terminal
from docgen.api.files import os_errors_as_usage_errors
from docgen.api.office_around import read_office_files
from docgen.errors import Problem, UsageError
from docgen.readers.office.office import OfficeFiles
from docgen.readers.visit_file.visit import office_brand
from docgen.word.markup.page import FACES

#: Tables whose names are those of people.
_PEOPLE_TABLES = ("领导", "来宾")


def diagnose(folder: str | Path = ".", office: str | Path | None = None, version: str = "") -> tuple[Diagnosis, ...]:
    """What this computer can do in a folder, with the office around it. Nothing is changed, nobody is asked outside.

    ``version`` is that of docgen. Raises UsageError for a folder or an office that is not there.
    """
    path = _require_folder(folder)
    with os_errors_as_usage_errors():
        files = read_office_files(office, path.resolve())
    return tuple(_diagnoses(path, files, version))


def diagnoses_json(diagnoses: Iterable[Diagnosis]) -> list[dict[str, str]]:
    """The shape that ``docgen doctor --json`` prints."""
    return [diagnosis._asdict() for diagnosis in diagnoses]


def _diagnoses(path: Path, files: OfficeFiles, version: str) -> Iterator[Diagnosis]:
    brand, _ = office_brand(files, assets.brands())
    brand_faces = dict(brand.faces) if brand else {}
    fonts = InstalledFonts()
    card_stack = fonts.whole(assets.card_faces())
    names = [name for table in _PEOPLE_TABLES for name in files.catalogue.names(table)]
    yield program(version)
    yield terminal()
    yield diagnose_folder(path)
    yield from diagnose_office(files)
    yield from paper_faces(fonts, brand_faces)
    yield card_faces(card_stack)
    yield chart_faces()
    yield from rare_characters(fonts, brand_faces.get("正文", FACES["正文"]), card_stack, names)
    yield letters()
    yield converter()
    yield printers()


def _require_folder(folder: str | Path) -> Path:
    """Raises UsageError."""
    path = Path(folder)
    if path.is_dir():
        return path
    text = f"“{folder}”是文件，不是文件夹" if path.exists() else f"没有“{folder}”这个文件夹"
    raise UsageError([Problem(None, "U102", "error", text, "写出文件夹的名字；不写就看当前文件夹")])
