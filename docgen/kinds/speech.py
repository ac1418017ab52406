"""讲话稿: what a leader reads to an audience."""

from collections.abc import Iterator

from docgen.kinds._kind import Kind, Page
from docgen.kinds._manuscript import NAMES, ManuscriptInput, context, spoken_date


def pages(manuscript: ManuscriptInput) -> Iterator[Page]:
    """One document. Name and date stand under the title; a speech is not signed."""
    draft, head = manuscript.draft, manuscript.head
    byline = [line for line in (spoken_date(head), head.speaker, head.unit) if line] or draft.byline
    # what the draft itself ends with stays at its end
    unit = "\n".join(draft.signature)
    yield Page("".join(draft.title) or "讲话稿", context(manuscript, byline, unit, draft.date))


KIND = Kind("讲话稿", pages, NAMES, source="稿子", slogans="named")
