"""A list as the command line takes it: refused where nobody can tell a name."""

from docgen.api.office_around import raise_errors
from docgen.readers.tables.roster import Roster


def readable(roster: Roster) -> Roster:
    """The roster. Raises DataError for one with a line in which nobody can tell the name."""
    raise_errors(roster.problems)
    return roster
