"""工作总结: the office's year, its figures out of the ledger, its words out of a draft."""

from collections.abc import Iterator

from docgen.kinds._input import ManuscriptInput
from docgen.kinds._kind import Kind, Page
from docgen.kinds._manuscript import NAMES, context
from docgen.text import wording as text


def pages(writing: ManuscriptInput) -> Iterator[Page]:
    """One document, signed at its end unless unit and date stand under its title (one place only)."""
    draft, head = writing.draft, writing.head
    unit, day = "\n".join(draft.signature), draft.date
    if not draft.byline and not unit and not day:
        unit = head.unit
        day = text.full_date(head.date) if head.date else ""
    title = "".join(draft.title) or "工作总结"
    yield Page(title, context(draft, head, writing.office, draft.byline, unit, day))


KIND = Kind("工作总结", pages, NAMES, source="年度")
