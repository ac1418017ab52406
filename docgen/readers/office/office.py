"""The office file, found by walking up from the visit, and the tables beside it."""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.errors import Problem
from docgen.model.office import Office
from docgen.readers.files import elsewhere_problem, leads_elsewhere, read_own_text
from docgen.readers.office.catalogue import Catalogue, load_catalogue
from docgen.readers.office.regional_packs import packs_of
from docgen.readers.office.seating_options import office_faults, office_with_usual_words
from docgen.readers.visit_file.changes import ChangeNotices
from docgen.readers.visit_file.nodes import Source, UnreadableError
from docgen.readers.visit_file.tolerant import value_of_text

OFFICE_FILE = "office.yaml"


@dataclass(frozen=True, slots=True)
class OfficeFiles:
    """The files of an office: its office.yaml and its tables, where they lie, and what is wrong in them."""

    office: Office = field(default_factory=Office)
    catalogue: Catalogue = field(default_factory=Catalogue)
    folder: Path | None = None
    source: Source | None = None
    problems: tuple[Problem, ...] = ()


def find_office(start: Path) -> Path | None:
    """The nearest office.yaml in ``start`` or above it, also one that cannot be opened: ``load_office`` says so."""
    paths = (folder / OFFICE_FILE for folder in (start, *start.parents))
    return next((path for path in paths if os.path.lexists(path)), None)


def load_office(path: Path, name: str = "") -> OfficeFiles:
    """The office of a file. Its problems are not raised: they are reported together with those of the visit.

    A link out of the folder is not followed, as in tables and brands: whoever hands on an office hands on all of it.
    """
    if leads_elsewhere(path, path.parent):
        return OfficeFiles(folder=path.parent, problems=(elsewhere_problem(path),))
    try:
        source, notices = read_own_text(path, name)
        office_as_read, problems = value_of_text(source, Office)
    except UnreadableError as error:
        return OfficeFiles(folder=path.parent, problems=error.problems)
    office = office_with_usual_words(office_as_read or Office(), ChangeNotices(problems))
    problems += office_faults(office, source)
    catalogue, catalogue_problems = load_catalogue(path.parent / office.catalogues)
    packs, pack_problems = packs_of(office, path.parent)
    problems = [*notices, *problems, *pack_problems, *catalogue_problems]
    return OfficeFiles(replace(office, packs=packs), catalogue, path.parent, source, tuple(problems))
