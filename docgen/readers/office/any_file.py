"""A YAML file of an office by its name: what it holds, and what is wrong with it alone."""

from pathlib import Path

from docgen.errors import Problem
from docgen.model.brandfile import BrandFile
from docgen.model.ledger import Work
from docgen.model.office import TABLES, Office
from docgen.model.pack import Pack
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.ledger.folders import WORK
from docgen.readers.office.brand import BRAND_FILE
from docgen.readers.office.catalogue import table_of_text
from docgen.readers.office.office import OFFICE_FILE
from docgen.readers.office.regional_packs import OWN_PACK
from docgen.readers.visit_file.nodes import Source, UnreadableError
from docgen.readers.visit_file.tolerant import value_of_text

_CATALOGUES = "库"
_NAMED: dict[str, type[Value]] = {OFFICE_FILE: Office, BRAND_FILE: BrandFile, OWN_PACK: Pack, f"{WORK}.yaml": Work}


def model_of_file(path: Path) -> tuple[type[Value], str]:
    """The model of what a file holds, and the name of the table if it is one; any other file is a visit."""
    if path.resolve().parent.name == _CATALOGUES:
        return TABLES.get(path.stem, Value), path.stem
    return _NAMED.get(path.name, Visit), ""


def problems_of_text(source: Source, model: type[Value], table: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a text that holds a value of this model, or is this table."""
    try:
        problems = table_of_text(table, source)[1] if table else value_of_text(source, model)[1]
    except UnreadableError as error:
        return error.problems
    return tuple(problems)
