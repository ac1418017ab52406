"""Recognises the structure of a manuscript: its title block, its headings and paragraphs, its ending."""

from collections.abc import Mapping

from docgen.draft.body import read_body
from docgen.draft.ending import read_ending
from docgen.draft.lines import read_draft_lines
from docgen.draft.placeholders import placeholders
from docgen.draft.respelling import respelling_notices
from docgen.draft.title_block import read_title_block
from docgen.model.draft import Chart, Draft, Head, Manuscript, Table


def recognise(
    manuscript: Manuscript, head: Head | None = None, blocks: Mapping[int, Table | Chart] | None = None
) -> Draft:
    """The structure of a draft.

    ``head`` is what stands above it, ``blocks`` the tables and charts that stand for whole lines. Nothing of the text
    is lost; what is written otherwise than it was typed is named in the notices.
    """
    head, blocks = head or Head(), blocks or {}
    lines, notices = read_draft_lines(manuscript, blocks)
    top = read_title_block(lines, head)
    rest, ending = read_ending(lines[top.taken :])
    body = read_body(manuscript, rest, top.base_depth)
    respellings = {**top.respellings, **ending.respellings, **body.respellings}
    return Draft(
        title=tuple(head.title.split("\n")) if head.title else tuple(top.title),
        subtitle=head.subtitle or top.subtitle,
        byline=tuple(top.byline),
        salutation=body.salutation,
        parts=body.parts,
        closing=ending.closing,
        attachments=tuple(ending.attachments),
        signature=tuple(ending.signature),
        date=ending.date,
        annotation=ending.annotation,
        placeholders=tuple(placeholders(manuscript, blocks)),
        title_line=top.line,
        notices=(*notices, *respelling_notices(manuscript, respellings), *body.notices),
    )
