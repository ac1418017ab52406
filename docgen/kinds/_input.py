"""What a kind of paper is given to make its pages of: a visit, or a manuscript with its office."""

from typing import NamedTuple

from docgen.model.draft import Draft, Head
from docgen.model.office import Office
from docgen.model.visit import Visit
from docgen.rules.rule import ExemptedFinding


class PageInput(NamedTuple):
    """All that a kind may read; ``exempted`` is what the visit itself lets pass, for papers that are signed."""

    visit: Visit
    exempted: tuple[ExemptedFinding, ...] = ()


class ManuscriptInput(NamedTuple):
    """All that a kind may read whose text somebody wrote: a speech, a summary."""

    head: Head
    draft: Draft
    office: Office
