"""讲话稿: what a leader reads to an audience: title, when and by whom, whom he addresses, and the text."""

from collections.abc import Iterator

from docgen.kinds._input import ManuscriptInput
from docgen.kinds._kind import Kind, Page
from docgen.kinds._manuscript import NAMES, context, spoken_date


def pages(writing: ManuscriptInput) -> Iterator[Page]:
    """One document. Name and date stand under the title; a speech is not signed."""
    draft, head = writing.draft, writing.head
    given = [line for line in (spoken_date(head), head.speaker, head.unit) if line]
    # what the draft itself ends with stays at its end
    unit = "\n".join(draft.signature)
    title = "".join(draft.title) or "讲话稿"
    yield Page(title, context(draft, head, writing.office, given or draft.byline, unit, draft.date))


KIND = Kind("讲话稿", pages, NAMES, source="稿子")
