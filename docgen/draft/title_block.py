"""The top of a draft: its title, its subtitle, who speaks or signs and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.draft.lines import BLANKS, DraftLine
from docgen.draft.numbering import leading_number
from docgen.draft.respelling import Respellings, note_respelling
from docgen.draft.signs import (
    SENTENCE_END,
    bracketed_date,
    is_address,
    is_closing,
    is_date,
    is_person,
    is_unit_name,
    proper_date,
)
from docgen.model.draft import Head

_LONGEST_TITLE = 60  # characters, all its lines together
_LONGEST_MARKED_TITLE = 30  # characters of a title that has a mark at its end
_MOST_BYLINES = 4

_PUNCTUATED = re.compile(r"[。；，：！？;:!?]$")
# the word with which titles of papers end
_TITLE_WORD = re.compile(
    r"(?:讲话|致辞|发言|讲稿|提纲|总结|报告|汇报|方案|计划|要点|通知|意见|办法|规定|细则|情况|建议|体会|倡议书|公告|纪要|函|说明|介绍|材料)$"
)
_SUBTITLE = re.compile(r"(?:——|--|—|－－)[ \u3000]*")


@dataclass(slots=True)
class TitleBlock:
    """What stands above the text.

    ``line`` is where the title was typed (0 where it was not), ``taken`` how many lines belong to the block,
    ``base_depth`` how many marks # a heading of the first level has, less one.
    """

    title: list[str] = field(default_factory=list)
    subtitle: str = ""
    byline: list[str] = field(default_factory=list)
    line: int = 0
    taken: int = 0
    base_depth: int = 1
    respellings: Respellings = field(default_factory=dict)


def read_title_block(lines: Sequence[DraftLine], head: Head) -> TitleBlock:
    """The title block of a draft; without any line where the first line is no title and ``head`` has none."""
    block = TitleBlock(base_depth=_base_depth(lines))
    has_typed_title = bool(lines) and (_is_title(lines[0], head) or _is_punctuated_title(lines, head))
    if not lines or not (has_typed_title or head.title):
        return block
    if has_typed_title:
        block.title, block.line, block.taken = [lines[0].text], lines[0].number, 1
    # dates on lines of their own all over the text are its contents, not its date
    takes_dates = sum(is_date(line.text) for line in lines[:-1]) < 2
    for line in lines[block.taken :]:
        if not _take(line, block, takes_dates):
            break
        block.taken += 1
    return block


def _base_depth(lines: Sequence[DraftLine]) -> int:
    """How deep the headings of the first level are marked, less one: a single # is the title."""
    depths = [line.depth for line in lines if line.depth]
    if not depths:
        return 1
    titles = depths.count(1)
    if titles == 1 and len(depths) > 1:
        return min(depth for depth in depths if depth > 1) - 1
    return min(depths) - (titles != 1)


def _is_title(line: DraftLine, head: Head) -> bool:
    """The first line is the title if it looks like one; under a head that has a title, only if it repeats it."""
    if line.block or line.bullet or line.depth > 1:
        return False
    if head.title:
        return "".join(line.text.split()) == "".join(head.title.split())
    return line.depth == 1 or _looks_like_title(line.text)


def _looks_like_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and (leading_number(text) is None or is_date(text[:12]))
        and not is_address(text)
        and not _PUNCTUATED.search(text)
        and not is_closing(text)
        and not SENTENCE_END.search(text)
    )


def _is_punctuated_title(lines: Sequence[DraftLine], head: Head) -> bool:
    """A title with a mark at its end, which it should not have: the line below it shows what it is."""
    first = lines[0]
    if head.title or first.block or first.bullet or len(lines) < 2 or len(first.text) > _LONGEST_MARKED_TITLE:
        return False
    below = lines[1].text
    is_followed = bool(bracketed_date(below)) or is_date(below) or is_person(below) or is_address(below)
    return is_followed and not is_address(first.text) and len(SENTENCE_END.findall(first.text)) <= 1


def _take(line: DraftLine, block: TitleBlock, takes_dates: bool) -> bool:
    """Adds a line to the block as what it is; false for a line that does not belong to it."""
    if line.block or line.depth or line.bullet or is_address(line.text):
        return False
    return (
        _take_date(line, block, takes_dates)
        or _take_subtitle(line, block)
        or _take_name(line, block)
        or _take_title_line(line, block)
    )


def _take_date(line: DraftLine, block: TitleBlock, takes_dates: bool) -> bool:
    bracketed = bracketed_date(line.text)
    if not bracketed and not (takes_dates and is_date(line.text)):
        return False
    date = f"（{proper_date(bracketed)}）" if bracketed else proper_date(line.text)
    block.byline.append(date)
    note_respelling(block.respellings, line, line.text, date)
    return True


def _take_subtitle(line: DraftLine, block: TitleBlock) -> bool:
    dash = _SUBTITLE.match(line.text)
    if not dash or block.subtitle or block.byline or len(line.text) > _LONGEST_TITLE:
        return False
    block.subtitle = line.text[dash.end() :]
    note_respelling(block.respellings, line, dash.group().strip(BLANKS), "——")
    return True


def _take_name(line: DraftLine, block: TitleBlock) -> bool:
    """A person; a unit only below a title or another line of the byline."""
    may_be_unit = bool(block.title or block.byline)
    if len(block.byline) >= _MOST_BYLINES or not (is_person(line.text) or (may_be_unit and is_unit_name(line.text))):
        return False
    block.byline.append(line.text)
    return True


def _take_title_line(line: DraftLine, block: TitleBlock) -> bool:
    if not block.title or block.byline or block.subtitle or line.after_blank or not _continues(line.text, block.title):
        return False
    block.title.append(line.text)
    return True


def _continues(text: str, title: Sequence[str]) -> bool:
    """Whether a text is the next line of a title: the line before is not finished, or this one has the title's word."""
    if sum(map(len, title)) + len(text) > _LONGEST_TITLE or _PUNCTUATED.search(text) or SENTENCE_END.search(text):
        return False
    if is_date(text) or leading_number(text) is not None:
        return False
    above = title[-1]
    return above[-1] in "的和与及、暨" or (_TITLE_WORD.search(text) is not None and not _TITLE_WORD.search(above))
