"""The lines of a draft one by one: the marks that they carry, and which of them belong together."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from docgen.draft.numbering import numbered
from docgen.errors import Problem
from docgen.model.draft import Chart, Manuscript, Span, Table
from docgen.text.wording import em_width

#: Blanks that only lay a line out: the writer's indent, not his text.
BLANKS = " \t\u3000\u00a0\ufeff"

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(.*?)[ \t]*#*")
_BULLET = re.compile(r"(?:[-*+][ \t\u3000]+|[•●▪■◆][ \t\u3000]*)(?=\S)")
_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|={3,}")
_QUOTE = re.compile(r">[ \t]+")
_FENCE = re.compile(r"(?:```|~~~).*")
_BOLD = re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_END = tuple("。！？；：…”』）!?;:)》】")

# lines of so many characters, each as long as the next, are one paragraph that some other program has broken
_WRAP_WIDTH = 20.0
_WRAP_SPREAD = 2.0
_WRAP_LINES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it stands, its text without marks and layout, and the marks that it carried."""

    number: int
    text: str
    indent: float = 0.0  # in characters
    after_blank: bool = False
    depth: int = 0  # of a Markdown heading
    bullet: bool = False
    spans: tuple[Span, ...] = ()
    block: Table | Chart | None = None


@dataclass(slots=True)
class Marks:
    """What was taken away on the way: the marks of Markdown by kind, with the first line of each."""

    found: dict[str, tuple[int, int]] = field(default_factory=dict)

    def note(self, mark: str, line: int) -> None:
        first, count = self.found.get(mark, (line, 0))
        self.found[mark] = (first, count + 1)


def lines_of(manuscript: Manuscript, blocks: Mapping[int, Table | Chart]) -> tuple[list[Line], list[Problem]]:
    """The lines that hold something, in order, with what is to be said of marks taken away and lines joined.

    ``blocks`` are the tables and charts that stand for a whole line, by its number.
    """
    marks = Marks()
    found = _with_tables(list(_read(manuscript, blocks, marks)), marks)
    joined, notices = _joined(manuscript, found)
    # in a Markdown file they are expected; pasted into a plain text they may be a surprise
    if marks.found and not manuscript.file.lower().endswith((".md", ".markdown")):
        first = min(line for line, _ in marks.found.values())
        shown = "、".join(f"“{mark}”{count}处" for mark, (_, count) in marks.found.items())
        text = f"这些记号只用来排版，不印出来：{shown}"
        notices.append(manuscript.problem(first, 1, "D321", text, level="note"))
    return joined, notices


def _read(manuscript: Manuscript, blocks: Mapping[int, Table | Chart], marks: Marks) -> Iterator[Line]:
    after_blank = False
    for number, raw in enumerate(manuscript.lines, manuscript.first):
        text = raw.strip(BLANKS)
        if not text:
            after_blank = True
            continue
        line = _line(number, raw, text, marks) if number not in blocks else Line(number, "", block=blocks[number])
        if line is not None:
            yield replace(line, after_blank=after_blank) if after_blank else line
        after_blank = line is None


def _line(number: int, raw: str, text: str, marks: Marks) -> Line | None:
    """A line without its marks; None when there is nothing else on it."""
    indent = em_width(raw[: len(raw) - len(raw.lstrip(BLANKS))].replace("\t", "    "))
    first = text[0]
    depth, bullet = 0, False
    if first in "-*=`~>#+•●▪■◆":
        if _RULE.fullmatch(text) or _FENCE.fullmatch(text):
            marks.note(text[:3], number)
            return None
        if found := _HEADING.fullmatch(text):
            marks.note("#", number)
            depth, text = len(found.group(1)), found.group(2)
        elif found := _BULLET.match(text):
            bullet, text = True, text[found.end() :]
            marks.note(found.group()[0], number)
        elif found := _QUOTE.match(text):
            text = text[found.end() :]
            marks.note(">", number)
    spans: tuple[Span, ...] = ()
    if "**" in text:
        spans = tuple(_spans(text))
        if any(span.bold for span in spans):
            marks.note("**", number)
            text = "".join(span.text for span in spans)
        else:
            spans = ()
    return Line(number, text, indent, depth=depth, bullet=bullet, spans=spans)


def _spans(text: str) -> Iterator[Span]:
    at = 0
    for found in _BOLD.finditer(text):
        if found.start() > at:
            yield Span(text[at : found.start()], False)
        yield Span(found.group(1), True)
        at = found.end()
    if at < len(text):
        yield Span(text[at:], False)


def _with_tables(lines: Sequence[Line], marks: Marks) -> list[Line]:
    """Lines with cells put together: | between them with a rule below the heading, or tabs in the same number."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if "|" in line.text and at + 1 < len(lines) and "-" in lines[at + 1].text and _is_rule(lines[at + 1].text):
            end = _run(lines, at + 2, lambda text: "|" in text)
            rows = [_cells(lines[at].text), *(_cells(one.text) for one in lines[at + 2 : end])]
            marks.note("|", line.number)
        elif "\t" in line.text and not line.bullet:
            tabs = line.text.count("\t")
            end = _run(lines, at + 1, partial(_has_tabs, tabs))
            rows = [[cell.strip(BLANKS) for cell in one.text.split("\t")] for one in lines[at:end]]
        if end > at + 1:
            found.append(Line(line.number, "", after_blank=line.after_blank, block=_table(rows)))
        else:
            found.append(line)
        at = end
    return found


def _has_tabs(number: int, text: str) -> bool:
    return text.count("\t") == number


def _is_rule(text: str) -> bool:
    return "|" in text and _TABLE_RULE.fullmatch(text) is not None


def _run(lines: Sequence[Line], start: int, inside: Callable[[str], bool]) -> int:
    end = start
    while end < len(lines) and not lines[end].after_blank and not lines[end].depth and inside(lines[end].text):
        end += 1
    return end


def _cells(text: str) -> list[str]:
    return [cell.strip(BLANKS).replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", text.strip("|"))]


def _table(rows: Sequence[Sequence[str]]) -> Table:
    """The rows with as many cells each as the longest."""
    columns = max(map(len, rows))
    return Table(tuple((*row, *[""] * (columns - len(row))) for row in rows))


def _joined(manuscript: Manuscript, lines: Sequence[Line]) -> tuple[list[Line], list[Problem]]:
    """Paragraphs that were broken at a width put together again, each with a notice."""
    found: list[Line] = []
    notices: list[Problem] = []
    at = 0
    while at < len(lines):
        end = _wrapped(lines, at)
        if end - at >= _WRAP_LINES:
            whole = lines[at:end]
            text = "".join(one.text for one in whole)
            spans = tuple(span for one in whole for span in one.spans or (Span(one.text, False),))
            found.append(replace(lines[at], text=text, spans=spans if any(one.bold for one in spans) else ()))
            said = f"第{whole[0].number}行到第{whole[-1].number}行长短一样、句子没完，接成了一段"
            notices.append(manuscript.problem(whole[0].number, 1, "D320", said, "本是几段就在中间空一行", "note"))
        else:
            found.append(lines[at])
            end = at + 1
        at = end
    return found, notices


def _wrapped(lines: Sequence[Line], start: int) -> int:
    """Where a paragraph that begins at ``start`` and is broken at a width ends; ``start`` when there is none."""
    widths: list[float] = []
    for end in range(start, len(lines)):
        line = lines[end]
        marked = line.block or line.depth or line.bullet
        if marked or (end > start and (line.after_blank or line.indent or numbered(line.text))):
            return start
        wide = em_width(line.text)
        if line.text.endswith(_END):
            return end + 1 if widths and wide <= max(widths) + _WRAP_SPREAD else start
        widths.append(wide)
        if min(widths) < _WRAP_WIDTH or max(widths) - min(widths) > _WRAP_SPREAD:
            return start
    return start
