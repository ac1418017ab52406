"""Texts that were typed or pasted: lines that belong together are joined, tables in them are recognised."""

import re
from collections.abc import Iterator, Sequence

from docgen.readers.letters.member_lines import members_of_line
from docgen.readers.letters.passages import FieldSource, Passage, PassageTable
from docgen.readers.tables.headings import is_name_heading
from docgen.readers.tables.people_table import is_heading_of_person
from docgen.readers.tables.sheets import Sheet
from docgen.text.columns import cell_width

#: A line that goes on in the next one is at least so wide, in half-width characters; wider windows break no lines.
_LEAST_FULL, _WIDEST_WINDOW, _TOLERANCE = 40, 120, 5
_LINE_ENDS = "。！？；：:;!?…）)》"
_NEW_LINE = re.compile(
    r"\s|\d+[.、．)）]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|[①-⑳•·●◆■*\-—]|附件|联系|抄送|[^，。：:]{1,8}[：:]"
)
#: How the cells of a line may be parted, the surest first.
_PARTS = (r"\s*\|\s*", r"\t", r"\s*[,，]\s*", r"[ \u3000]{2,}|\u3000", r"\s+")
_RULE = re.compile(r"[\s|:+\-—─=]+")
_SPREAD_NAME = re.compile(r"(?<![^\s|,，])([\u3400-\u9fff])[ \u3000]{1,2}([\u3400-\u9fff])(?![^\s|,，])")


def blocks_of_text(name: str, text: str, is_wrapped: bool = False) -> list[Passage | PassageTable]:
    """The passages and tables of a text. ``is_wrapped`` says that its lines are those of a page."""
    lines = text.split("\n")
    blocks: list[Passage | PassageTable] = []
    full = _full_width(lines, is_wrapped)
    at = 0
    while at < len(lines):
        if table := _table_at(name, lines, at):
            blocks.append(table)
            at = table.lines[-1]
            continue
        end = _end_of_passage(lines, at, full)
        joined = "".join(line.strip() if number else line for number, line in enumerate(lines[at:end]))
        if joined.strip():
            blocks.append(Passage(name, at + 1, joined))
        at = end
    return blocks


def _full_width(lines: Sequence[str], is_wrapped: bool) -> int:
    """How wide a line is at least that goes on in the next; 0 where lines are paragraphs."""
    widths = sorted((cell_width(line.rstrip()) for line in lines), reverse=True)
    if is_wrapped:
        # a title may be wider than the lines below it
        return max(_LEAST_FULL, int(0.8 * widths[min(len(widths) - 1, len(widths) // 20)]))
    full = widths[0] - _TOLERANCE
    is_broken = full >= _LEAST_FULL and widths[0] <= _WIDEST_WINDOW and sum(width >= full for width in widths) > 1
    return full if is_broken else 0


def _end_of_passage(lines: Sequence[str], at: int, full: int) -> int:
    """Behind the last of the lines that are one paragraph, broken where the paper or the window ended."""
    end = at + 1
    while (
        end < len(lines)
        and full
        and cell_width(lines[end - 1].rstrip()) >= full
        and lines[end - 1].strip()[-1] not in _LINE_ENDS
        and lines[end].strip()
        and not _NEW_LINE.match(lines[end])
        and not (_is_somebody(lines[end - 1]) and _is_somebody(lines[end]))
    ):
        end += 1
    return end


def _is_somebody(line: str) -> bool:
    """Whether a line by itself is somebody with his post or number: lists have lines of one width, too."""
    read = members_of_line(line, FieldSource("", 0, line))
    return bool(read) and all(len(member.values) > 1 for member in read or ())


def _table_at(name: str, lines: Sequence[str], at: int) -> PassageTable | None:
    """The table whose headings stand in this line; None where there is none."""
    for parts in _PARTS:
        pattern = re.compile(parts)
        headings = _cells(lines[at], pattern)
        known = [cell for cell in headings if is_heading_of_person(cell)]
        if len(known) >= 2 and any(map(is_name_heading, headings)) and len(known) * 2 >= len(headings):
            rows = list(_rows(lines, at, pattern, len(headings)))
            cells = [row for _, row in rows]
            return PassageTable(name, Sheet(name, cells), [number for number, _ in rows]) if len(rows) > 1 else None
    return None


def _rows(lines: Sequence[str], at: int, pattern: re.Pattern[str], width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows from the headings on, with their lines from 1, as far as they have the cells of a row."""
    for number in range(at, len(lines)):
        line = lines[number]
        if _RULE.fullmatch(line) and line.strip():
            continue
        cells = _cells(line, pattern)
        if len(cells) != width and pattern.pattern in _PARTS[3:]:
            cells = _cells(_SPREAD_NAME.sub(r"\1\2", line), re.compile(_PARTS[-1]))
        if number > at and (len(cells) != width or any("。" in cell for cell in cells)):
            return
        yield number + 1, cells


def _cells(line: str, pattern: re.Pattern[str]) -> list[str]:
    line = line.strip(" \u3000") if pattern.pattern != r"\t" else line
    if "|" in pattern.pattern:
        line = line.strip("|").strip()
    return [cell.strip() for cell in pattern.split(line)]
