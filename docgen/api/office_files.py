"""What is wrong with a file of an office alone; drafts and papers are not needed for it."""

from pathlib import Path

from docgen.api.files import os_errors_as_usage_errors
from docgen.errors import Problem
from docgen.model.visit import Visit
from docgen.readers.files import YAML, decode_text, shown_path
from docgen.readers.office.any_file import model_of_file, problems_of_text
from docgen.readers.visit_file.nodes import UnreadableError


def check_office_file(source: str | Path) -> tuple[Problem, ...] | None:
    """What is wrong with office.yaml, a table, a brand or a regional pack alone; None for any other file."""
    path = Path(source)
    if path.suffix.lower() not in YAML or not path.is_file():
        return None
    model, table = model_of_file(path)
    if model is Visit:
        return None
    with os_errors_as_usage_errors():
        typed = path.read_bytes()
    try:
        text, notices = decode_text(typed, shown_path(path))
    except UnreadableError as error:
        return error.problems
    return (*notices, *problems_of_text(text, model, table))
