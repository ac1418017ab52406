"""Reads the lines of a draft: takes Markdown marks away, joins tables and paragraphs broken into lines."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.draft.numbering import leading_number
from docgen.errors import Problem
from docgen.model.draft import Chart, Manuscript, Span, Table
from docgen.model.lazy_pattern import lazy_pattern
from docgen.text.wording import em_width

#: Blanks that only lay a line out: the writer's indent, not his text.
BLANKS = " \t\u3000\u00a0\ufeff"

_HEADING = lazy_pattern(r"(#{1,6})[ \t\u3000]+(.*?)[ \t]*#*")
_BULLET = lazy_pattern(r"(?:[-*+][ \t\u3000]+|[•●▪■◆][ \t\u3000]*)(?=\S)")
_RULE = lazy_pattern(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|={3,}")
_QUOTE = lazy_pattern(r">[ \t]+")
_FENCE = lazy_pattern(r"(?:```|~~~).*")
_BOLD = lazy_pattern(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*")
# **市**区: the marks stand for the names that somebody has masked, they make nothing bold
_MASKED = "[省市州区县旗镇乡村街厅局委部办处院校](?:委|人民|政府|直|副|[省市州区县镇乡局厅院校]?长|书记|主任)*"
_TABLE_RULE = lazy_pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_ENDS = tuple("。！？；：…”』）!?;:)》】")

_ADDRESS = lazy_pattern(r"(?:https?://|www\.)[^\s\u3000-\uffff]+|[\w.+-]+@[\w.-]+")

# lines of at least this width (in em), each as long as the next, are one paragraph that some other program has broken
_WRAP_WIDTH = 20.0
_WRAP_SPREAD = 2.0
_WRAP_LINES = 3


class DraftLine(NamedTuple):
    """A line of text: where it stands, its text without Markdown marks and layout, and what the marks meant."""

    number: int
    text: str
    indent: float = 0.0  # in characters
    after_blank: bool = False
    depth: int = 0  # of a Markdown heading
    bullet: bool = False
    spans: tuple[Span, ...] = ()
    block: Table | Chart | None = None


@dataclass(slots=True)
class MarkdownMarks:
    """The Markdown marks that were taken away: for each kind its first line and how often it stood there."""

    counts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, mark: str, line: int) -> None:
        first, count = self.counts.get(mark, (line, 0))
        self.counts[mark] = (first, count + 1)


def read_draft_lines(
    manuscript: Manuscript, blocks: Mapping[int, Table | Chart]
) -> tuple[list[DraftLine], list[Problem]]:
    """The lines that hold something, in order, and notices on marks taken away and lines joined.

    ``blocks`` are the tables and charts that stand for a whole line, by its number.
    """
    marks = MarkdownMarks()
    lines = _join_tables(list(_unmarked_lines(manuscript, blocks, marks)), marks)
    lines, notices = _join_broken_paragraphs(manuscript, lines)
    return lines, [*notices, *_mark_notices(manuscript, marks)]


def _mark_notices(manuscript: Manuscript, marks: MarkdownMarks) -> Iterator[Problem]:
    # in a Markdown file they are expected; pasted into a plain text they may be a surprise
    if not marks.counts or manuscript.file.lower().endswith((".md", ".markdown")):
        return
    first = min(line for line, _ in marks.counts.values())
    shown = "、".join(f"“{mark}”{count}处" for mark, (_, count) in marks.counts.items())
    yield manuscript.problem(first, 1, "D321", f"这些记号只用来排版，不印出来：{shown}", level="note")


# Markdown marks


def _unmarked_lines(
    manuscript: Manuscript, blocks: Mapping[int, Table | Chart], marks: MarkdownMarks
) -> Iterator[DraftLine]:
    after_blank = False
    for number, raw in enumerate(manuscript.lines, manuscript.first):
        if not raw.strip(BLANKS):
            after_blank = True
            continue
        if number in blocks:
            line: DraftLine | None = DraftLine(number, "", block=blocks[number])
        else:
            line = _unmarked_line(number, raw, marks)
        if line is not None:
            yield line._replace(after_blank=after_blank) if after_blank else line
        after_blank = line is None


def _unmarked_line(number: int, raw: str, marks: MarkdownMarks) -> DraftLine | None:
    """A line without its marks; None when there is nothing else on it."""
    text = raw.strip(BLANKS)
    indent = em_width(raw[: len(raw) - len(raw.lstrip(BLANKS))].replace("\t", "    "))
    depth, bullet = 0, False
    if text[0] in "-*=`~>#+•●▪■◆":
        if _RULE.fullmatch(text) or _FENCE.fullmatch(text):
            marks.add(text[:3], number)
            return None
        text, depth, bullet = _without_leading_mark(number, text, marks)
    text, spans = _without_bold_marks(number, text, marks)
    return DraftLine(number, text, indent, depth=depth, bullet=bullet, spans=spans)


def _without_leading_mark(number: int, text: str, marks: MarkdownMarks) -> tuple[str, int, bool]:
    """The text, the depth of its heading (0 for none), whether it is an item of a list."""
    if heading := _HEADING.fullmatch(text):
        marks.add("#", number)
        return heading.group(2), len(heading.group(1)), False
    if bullet := _BULLET.match(text):
        marks.add(bullet.group()[0], number)
        return text[bullet.end() :], 0, True
    if quote := _QUOTE.match(text):
        marks.add(">", number)
        return text[quote.end() :], 0, False
    return text, 0, False


def _without_bold_marks(number: int, text: str, marks: MarkdownMarks) -> tuple[str, tuple[Span, ...]]:
    """The text, and its spans if some of it is bold."""
    spans = tuple(_spans(text)) if "**" in text else ()
    if not any(span.bold for span in spans):
        return text, ()
    marks.add("**", number)
    return "".join(span.text for span in spans), spans


def cover_bold_marks(text: str) -> str:
    """The text, as long as before, without the marks that make some of it bold; masks of names stay.

    >>> cover_bold_marks("**要点**：在**市**区")
    '\\x00\\x00要点\\x00\\x00：在**市**区'
    """
    for bold in _bold_parts(text):
        text = f"{text[: bold.start()]}\0\0{bold.group(1)}\0\0{text[bold.end() :]}"
    return text


def cover_addresses(text: str) -> str:
    """The text, as long as before, with its addresses of the net covered: they are no running text."""
    if "://" in text or "@" in text or "www." in text:
        return _ADDRESS.sub(lambda match: "a" * len(match.group()), text)
    return text


def _bold_parts(text: str) -> list[re.Match[str]]:
    return [bold for bold in _BOLD.finditer(text) if not re.fullmatch(_MASKED, bold.group(1))]


def _spans(text: str) -> Iterator[Span]:
    at = 0
    for bold in _bold_parts(text):
        if bold.start() > at:
            yield Span(text[at : bold.start()], False)
        yield Span(bold.group(1), True)
        at = bold.end()
    if at < len(text):
        yield Span(text[at:], False)


# Tables


def _join_tables(lines: Sequence[DraftLine], marks: MarkdownMarks) -> list[DraftLine]:
    """Lines with the rows of each table joined to one line that holds the table."""
    joined: list[DraftLine] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _begins_bar_table(lines, at):
            rows, end = _bar_table(lines, at)
            marks.add("|", line.number)
        else:
            rows, end = _tab_table(lines, at)
        if end > at + 1:
            line = DraftLine(line.number, "", after_blank=line.after_blank, block=_table(rows))
        joined.append(line)
        at = end
    return joined


def _begins_bar_table(lines: Sequence[DraftLine], at: int) -> bool:
    """A heading with | between its cells, and below it a rule."""
    return "|" in lines[at].text and at + 1 < len(lines) and _is_table_rule(lines[at + 1].text)


def _bar_table(lines: Sequence[DraftLine], start: int) -> tuple[list[list[str]], int]:
    """The rows of a table with | between its cells, and the line behind it."""
    end = _run_end(lines, start + 2, lambda text: "|" in text)
    return [_split_at_bars(row.text) for row in (lines[start], *lines[start + 2 : end])], end


def _tab_table(lines: Sequence[DraftLine], start: int) -> tuple[list[list[str]], int]:
    """The rows of a table with as many tabs in every row, and the line behind it; a single line is no table."""
    tabs = lines[start].text.count("\t")
    if not tabs or lines[start].bullet:
        return [], start + 1
    end = _run_end(lines, start + 1, lambda text: text.count("\t") == tabs)
    return [[cell.strip(BLANKS) for cell in row.text.split("\t")] for row in lines[start:end]], end


def _is_table_rule(text: str) -> bool:
    return "|" in text and "-" in text and _TABLE_RULE.fullmatch(text) is not None


def _run_end(lines: Sequence[DraftLine], start: int, belongs: Callable[[str], bool]) -> int:
    """The first line from ``start`` on that does not belong, is a heading or stands behind a blank line."""
    end = start
    while end < len(lines) and not lines[end].after_blank and not lines[end].depth and belongs(lines[end].text):
        end += 1
    return end


def _split_at_bars(text: str) -> list[str]:
    return [cell.strip(BLANKS).replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", text.strip("|"))]


def _table(rows: Sequence[Sequence[str]]) -> Table:
    """The rows with as many cells each as the longest."""
    columns = max(map(len, rows))
    return Table(tuple((*row, *[""] * (columns - len(row))) for row in rows))


# Paragraphs that another program has broken into lines


def _join_broken_paragraphs(
    manuscript: Manuscript, lines: Sequence[DraftLine]
) -> tuple[list[DraftLine], list[Problem]]:
    """Lines with the pieces of each broken paragraph joined, and a notice for each."""
    joined: list[DraftLine] = []
    notices: list[Problem] = []
    at = 0
    while at < len(lines):
        end = _broken_paragraph_end(lines, at)
        if end - at < _WRAP_LINES:
            joined.append(lines[at])
            at += 1
            continue
        pieces = lines[at:end]
        joined.append(_join(pieces))
        text = f"第{pieces[0].number}行到第{pieces[-1].number}行长短一样、句子没完，接成了一段"
        notices.append(manuscript.problem(pieces[0].number, 1, "D320", text, "本是几段就在中间空一行", "note"))
        at = end
    return joined, notices


def _join(pieces: Sequence[DraftLine]) -> DraftLine:
    text = "".join(line.text for line in pieces)
    spans = tuple(span for line in pieces for span in line.spans or (Span(line.text, False),))
    return pieces[0]._replace(text=text, spans=spans if any(span.bold for span in spans) else ())


def _broken_paragraph_end(lines: Sequence[DraftLine], start: int) -> int:
    """The line behind a broken paragraph that begins at ``start``; ``start`` where none begins.

    Its lines are about as long as each other, and the last, which may be shorter, ends a sentence.
    """
    widths: list[float] = []
    for at in range(start, len(lines)):
        line = lines[at]
        if line.block or line.depth or line.bullet or (at > start and _begins_paragraph(line)):
            return start
        width = em_width(line.text)
        if line.text.endswith(_ENDS):
            return at + 1 if widths and width <= max(widths) + _WRAP_SPREAD else start
        widths.append(width)
        if min(widths) < _WRAP_WIDTH or max(widths) - min(widths) > _WRAP_SPREAD:
            return start
    return start


def _begins_paragraph(line: DraftLine) -> bool:
    return line.after_blank or bool(line.indent) or leading_number(line.text) is not None
