"""The list of a document's comments, written by python-docx."""

from collections.abc import Iterable, Sequence

from docx import Document
from docx.comments import Comment
from docx.oxml.ns import qn
from docx.parts.comments import CommentsPart
from docx.shared import Pt

from docgen.word.foreign.comment_text import AUTHOR, INITIALS
from docgen.word.markup.elements import parent_of

_SIZE_PT = 9


def add_comments(existing: bytes | None, taken_ids: Iterable[int], texts: Sequence[str]) -> tuple[bytes, list[int]]:
    """The comments that a document has with a new one for each text, and the ids of the new ones.

    Comments bear no date: the same remarks give the same bytes. ``taken_ids`` are ids that stand in the document.
    """
    part = CommentsPart.default(Document().part.package)
    if existing:
        part = CommentsPart.load(part.partname, part.content_type, existing, part.package)
    comments = part.comments
    first_id = max((*taken_ids, *(comment.comment_id for comment in comments)), default=-1) + 1
    ids = list(range(first_id, first_id + len(texts)))
    for number, text in zip(ids, texts, strict=True):
        _finish(comments.add_comment(text, AUTHOR, INITIALS), number)
    return part.blob, ids


def _finish(comment: Comment, number: int) -> None:
    """Gives a comment its id and its type, whatever the styles of the document are, and takes its date away."""
    element = comment._comment_elm
    element.set(qn("w:id"), str(number))
    del element.attrib[qn("w:date")]
    for style in list(element.iter(qn("w:pStyle"), qn("w:rStyle"))):
        parent_of(style).remove(style)
    for paragraph in comment.paragraphs:
        layout = paragraph.paragraph_format
        layout.first_line_indent = layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing = 1.0
        for run in paragraph.runs:
            run.font.size = Pt(_SIZE_PT)
