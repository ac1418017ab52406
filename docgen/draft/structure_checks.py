"""Slips that show only in the structure: titles and headings with marks, paragraphs without an end, repetitions."""

import re
from collections.abc import Iterator

from docgen.draft.lines import BLANKS
from docgen.draft.numbering import leading_number
from docgen.draft.signs import attachment, is_address
from docgen.draft.slip import Slip, mark_at_end
from docgen.model.draft import Draft, DraftPart, Manuscript

_ENDS = tuple("。！？；：…”’』）)】》〉!?;:.>|")  # what a paragraph may end with
_LONG = 25  # characters: a paragraph that is so long has sentences
_LONGEST_HEADING = 20  # characters
_NO_HEADING = re.compile(r"[\d：:，。]|^[一二三四五六七八九十]+是")
_REPEATED_FROM = 20  # characters: shorter paragraphs may well be the same
_MOST_ATTACHMENT_LINES = 20


def check_structure(manuscript: Manuscript, draft: Draft) -> Iterator[Slip]:
    """The title, then heading by heading and paragraph by paragraph."""
    yield from _title(manuscript, draft)
    for part in draft.parts:
        if part.block is None and not part.flush:
            yield from _part(manuscript, part)


def check_attachments(manuscript: Manuscript) -> Iterator[Slip]:
    """The names of attachments take no mark at their end (GB/T 9704, 附件说明)."""
    for number, raw in enumerate(manuscript.lines, manuscript.first):
        if attachment(raw.strip(BLANKS)):
            yield from _attachment_list(manuscript, number)


def check_repetitions(manuscript: Manuscript) -> Iterator[Slip]:
    """Paragraphs that stand there twice."""
    first_lines: dict[str, int] = {}
    for number, raw in enumerate(manuscript.lines, manuscript.first):
        text = raw.strip(BLANKS)
        if len(text) < _REPEATED_FROM or text.startswith("|"):
            continue
        first = first_lines.setdefault(text, number)
        if first != number:
            sentence, hint = f"这一段与第{first}行完全一样", "多半是粘贴了两次，删去一段"
            yield Slip(manuscript.problem(number, 1, "D315", sentence, hint))


def _title(manuscript: Manuscript, draft: Draft) -> Iterator[Slip]:
    title = "".join(draft.title)
    if not title:
        number = next((number for number, line in enumerate(manuscript.lines, manuscript.first) if line.strip()), 1)
        yield Slip(manuscript.problem(number, 1, "D325", "没有认出标题", "标题独占第一行，后面不加标点"))
    elif title[-1] in "。；，：！？.,;:!?":
        text, hint = f"标题末尾有“{title[-1]}”", "标题末尾不加标点"
        if draft.title_line:
            yield mark_at_end(manuscript, draft.title_line, "D311", text, hint)
        else:
            yield Slip(manuscript.problem(1, 1, "D311", text, hint))


def _part(manuscript: Manuscript, part: DraftPart) -> Iterator[Slip]:
    raw = manuscript.lines[part.line - manuscript.first].rstrip(BLANKS)
    last = raw[-1:]
    if part.level and not part.run_in and last in "。；，：" and len(part.text) > len(part.number):
        text = f"标题“{part.text}”后面有“{last}”"
        yield mark_at_end(manuscript, part.line, "D313", text, "独占一行的标题后面不加标点")
    elif not part.level or part.run_in:
        yield from _paragraph_end(manuscript, part.run_in or part.text, part.line, len(raw))


def _paragraph_end(manuscript: Manuscript, text: str, line: int, end: int) -> Iterator[Slip]:
    """A paragraph without a full stop; a short one may be a heading whose number is missing."""
    if text.endswith(_ENDS) or is_address(text):
        return
    if "，" in text or "。" in text or len(text) > _LONG:
        sentence = f"这一段末尾是“{text[-1]}”" if text.endswith(("，", "、")) else "这一段末尾没有句号"
        hint = "补上句号；若是一段被断成了两行，接起来"
        yield Slip(manuscript.problem(line, max(end, 1), "D306", sentence, hint))
    elif len(text) <= _LONGEST_HEADING and not _NO_HEADING.search(text):
        sentence = f"“{text}”像是小标题，但没有序号，按正文排"
        yield Slip(manuscript.problem(line, 1, "D314", sentence, "是标题就写上序号"))


def _attachment_list(manuscript: Manuscript, first: int) -> Iterator[Slip]:
    """The list of attachments that begins in line ``first``."""
    start = first - manuscript.first
    for number, raw in enumerate(manuscript.lines[start : start + _MOST_ATTACHMENT_LINES], first):
        text = raw.strip(BLANKS)
        if text and attachment(text) is None and leading_number(text) is None:
            return
        ending = raw.rstrip(BLANKS)[-1:]
        if ending and ending in "。；;，、":
            sentence = f"附件名称后面有“{ending}”"
            yield mark_at_end(manuscript, number, "D311", sentence, "附件名称后面不加标点")
