"""Days as users write them outside visit files: behind an option of the command line."""

from datetime import date

from docgen.errors import Problem, UsageError
from docgen.model import scalars


def read_day(text: str) -> date:
    """A day as it may be written in a visit file. Raises UsageError for what is none."""
    try:
        return scalars.read_day(text)
    except scalars.ConversionError as error:
        raise UsageError([Problem(None, "U103", "error", error.text, error.hint)]) from error
