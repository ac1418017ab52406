"""The readers of texts that are no usual names, for one file. They come in late: most files need none of them."""

from collections.abc import Callable

from docgen.errors import Problem
from docgen.readers.visit_file.changes import ChangeNotices
from docgen.readers.visit_file.company import Company, company_of
from docgen.readers.visit_file.nodes import Node
from docgen.readers.visit_file.participants import WordsForPeople
from docgen.readers.visit_file.typed_people import KnownPeople, TypedPeople


def people_readers(
    visit: Node | None, is_in_catalogue: Callable[[str], bool], problems: list[Problem], changes: ChangeNotices
) -> tuple[TypedPeople, WordsForPeople]:
    """The readers of names and of other words for the people of a visit, if it is one."""
    company = company_of(visit) if visit is not None else Company()
    known = KnownPeople(company.names, is_in_catalogue)
    return TypedPeople(problems, changes, known), WordsForPeople(problems, changes, company)
