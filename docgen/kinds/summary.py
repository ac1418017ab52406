"""工作总结: the year of an office, its figures from the ledger, its words from a draft."""

from collections.abc import Iterator

from docgen.kinds._kind import Kind, Page
from docgen.kinds._manuscript import NAMES, ManuscriptInput, context
from docgen.text import wording as text


def pages(manuscript: ManuscriptInput) -> Iterator[Page]:
    """One document, signed at its end unless unit or date stand under its title."""
    draft, head = manuscript.draft, manuscript.head
    unit, day = "\n".join(draft.signature), draft.date
    if not draft.byline and not unit and not day:
        unit = head.unit
        day = text.full_date(head.date) if head.date else ""
    yield Page("".join(draft.title) or "工作总结", context(manuscript, draft.byline, unit, day))


KIND = Kind("工作总结", pages, NAMES, source="年度", slogans="named")
