"""Where two versions of a paper differ: line by line, cell by cell, and within a text the words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from docgen.api.packs.people import without_spaces
from docgen.word.package.printed_lines import PaperLine, printed_lines

#: Two lines that have less than this in common are not two versions of one line.
_LEAST_SIMILARITY = 0.4
#: A row with fewer cells that are filled in says too little to be known again elsewhere.
_FEWEST_CELLS = 3
_EDGES = ("页眉", "页脚")
#: What stands around the number of a page, and that number in lines that an earlier version has recorded.
_PAGE_NUMBER = re.compile(r"[\d\s—–\-/／|·第页共]+")
#: Headings above numbers that only count the rows.
ROW_NUMBERS = frozenset({"序号", "编号", "号"})
_NO_LINE = PaperLine("", ())


class ChangedText(NamedTuple):
    """A text that one version has and the other has not, or has otherwise.

    ``line`` is that in which it stands: of the new version, or of the old one where it is gone. ``old_cell`` and
    ``new_cell`` are the cell in both versions, ``heading`` is what stands above it in its table. ``old`` or ``new`` is
    empty where there is none. Of a row that was ``moved`` they are its places. ``row`` is the whole row of a table
    where all of it is new or gone.
    """

    line: PaperLine
    old_cell: str
    new_cell: str
    heading: str
    old: str
    new: str
    moved: bool = False
    row: str = ""

    @property
    def cell(self) -> str:
        """The cell as it is now, or as it was where it is gone."""
        return self.new_cell or self.old_cell


def changed_texts(
    before: Sequence[PaperLine], after: Sequence[PaperLine], any_order: bool = False
) -> Iterator[ChangedText]:
    """What differs between two versions of a paper, in order.

    A row of a table that only stands elsewhere is ``moved``; with ``any_order`` that is no difference. One that stands
    elsewhere with one cell changed, by which its table is sorted, is a changed row.
    """
    blocks = _blocks(before, after)
    moved = _moved(before, after, blocks)
    pairs = [
        pair
        for old_lines, new_lines in blocks
        for pair in _paired(_without(old_lines, moved), _without(new_lines, moved.values()))
    ]
    for old, new in _rejoined(pairs):
        yield from _changed_cells(old, new)
    if not any_order:
        for old, new in moved.items():
            yield ChangedText(new, "", "", "", old.place, new.place, moved=True)


def _blocks(
    before: Sequence[PaperLine], after: Sequence[PaperLine]
) -> list[tuple[Sequence[PaperLine], Sequence[PaperLine]]]:
    """The lines that differ, in blocks. Of lines that say the same, as two faces of a card, the one there is meant."""
    texts = [line.cells for line in before], [line.cells for line in after]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    blocks = [
        (before[start:end], after[new_start:new_end])
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]
    if [line.place for line in before] == [line.place for line in after]:
        changed = [([old], [new]) for old, new in zip(before, after, strict=True) if old.cells != new.cells]
        if len(changed) < sum(max(map(len, block)) for block in blocks):
            return list(changed)
    return blocks


def _without(lines: Sequence[PaperLine], others: Iterable[PaperLine]) -> list[PaperLine]:
    places = {line.place for line in others}
    return [line for line in lines if line.place not in places]


def _moved(
    before: Sequence[PaperLine], after: Sequence[PaperLine], blocks: Sequence[tuple[Sequence[PaperLine], ...]]
) -> dict[PaperLine, PaperLine]:
    """The rows of tables that both versions have, at different places: the new one by the old one."""
    keys = {line.place: key for line, key in zip(before, _keys(before), strict=True)}
    new_keys = {line.place: key for line, key in zip(after, _keys(after), strict=True)}
    left = [line for _, new_lines in blocks for line in new_lines if _is_full_row(line)]
    moved: dict[PaperLine, PaperLine] = {}
    for old_lines, _ in blocks:
        for old in filter(_is_full_row, old_lines):
            new = next((line for line in left if new_keys[line.place] == keys[old.place]), None)
            if new:
                moved[old] = new
                left.remove(new)
    return moved


def _is_full_row(line: PaperLine) -> bool:
    return bool(line.headings) and sum(map(bool, line.cells)) >= _FEWEST_CELLS


def _keys(lines: Sequence[PaperLine]) -> list[tuple[str, ...]]:
    """What tells lines apart: their cells, and behind a merged cell what stands in it."""
    keys = []
    first = ""
    for line in lines:
        if line.headings and not line.cells[0]:
            keys.append((first, *line.cells))
        else:
            first = line.cells[0] if line.headings else ""
            keys.append(line.cells)
    return keys


def comparable(paper: Sequence[PaperLine], file: Sequence[PaperLine]) -> tuple[list[PaperLine], list[PaperLine]]:
    """The lines of a paper and of a file of it that say something of the visit.

    Headers and footers repeat: of theirs only those count that the other has nowhere. LibreOffice drops the second
    faces of cards when it saves them: where a file has none at all, those of the paper do not count.
    """
    before, after = ([line for line in lines if not line.place.startswith(_EDGES)] for lines in (paper, file))
    before = before if len(_first_faces(after)) < len(after) else _first_faces(before)
    edges, new_edges = _edges(paper), _edges(file)
    before += [line for text, line in edges.items() if text not in new_edges]
    after += [line for text, line in new_edges.items() if text not in edges]
    return before, after


def _edges(lines: Sequence[PaperLine]) -> dict[tuple[str, str], PaperLine]:
    """The lines of headers and footers by where they stand and what they say, numbers of pages left out."""
    edges = [line for line in lines if line.place.startswith(_EDGES)]
    return {(line.place[:2], without_spaces(line.text)): line for line in edges if _PAGE_NUMBER.sub("", line.text)}


def _first_faces(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """The lines without text boxes that say the same as the one before."""
    kept: list[PaperLine] = []
    for line in lines:
        if not (kept and "文本框" in line.place and kept[-1].cells == line.cells):
            kept.append(line)
    return kept


def says_the_same(content: bytes, lines: Sequence[PaperLine], any_order: bool = False) -> bool:
    """Whether a file prints these lines, however it was saved; with ``any_order`` rows may stand elsewhere."""
    try:
        found = printed_lines(content)
    except ValueError:
        return False
    return next(changed_texts(*comparable(lines, found), any_order), None) is None


def _paired(
    before: Sequence[PaperLine], after: Sequence[PaperLine]
) -> Iterator[tuple[PaperLine | None, PaperLine | None]]:
    """Lines of one block that are two versions of the same, in order; others alone."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    left = list(after)
    for number, old in enumerate(before):
        best = max(left, key=lambda new: _similarity(old, new), default=None)
        if best is None or not _is_version(old, best, before[number + 1 :]):
            yield old, None
            continue
        position = left.index(best)
        yield from ((None, new) for new in left[:position])
        yield old, best
        left = left[position + 1 :]
    yield from ((None, new) for new in left)


def _is_version(old: PaperLine, new: PaperLine, others: Sequence[PaperLine]) -> bool:
    """Whether a line may have become another one, and none of the others is more like that."""
    alike = _similarity(old, new)
    return alike >= _LEAST_SIMILARITY and all(_similarity(other, new) <= alike for other in others)


def _rejoined(
    pairs: Sequence[tuple[PaperLine | None, PaperLine | None]],
) -> Iterator[tuple[PaperLine | None, PaperLine | None]]:
    """The pairs, with rows that were left alone in two blocks and differ in one cell at most brought together."""
    alone = [new for old, new in pairs if new and not old and _is_full_row(new)]
    joined: dict[str, PaperLine] = {}
    for gone in [old for old, new in pairs if old and not new and _is_full_row(old)]:
        if again := next((new for new in alone if _differ_in_one_cell(gone, new)), None):
            alone.remove(again)
            joined[gone.place] = again
    places = {line.place for line in joined.values()}
    for old, new in pairs:
        if old and not new:
            yield old, joined.get(old.place)
        elif old or (new and new.place not in places):
            yield old, new


def _differ_in_one_cell(old: PaperLine, new: PaperLine) -> bool:
    are_alike = len(old.cells) == len(new.cells) and old.headings == new.headings
    return are_alike and sum(one != other for one, other in zip(old.cells, new.cells, strict=True)) <= 1


def _similarity(old: PaperLine, new: PaperLine) -> float:
    return SequenceMatcher(None, old.text, new.text, autojunk=False).ratio()


def _changed_cells(old: PaperLine | None, new: PaperLine | None) -> Iterator[ChangedText]:
    line = new or old or _NO_LINE
    cells = zip_longest(old.cells if old else (), new.cells if new else (), fillvalue="")
    for number, (was, now) in enumerate(cells):
        if without_spaces(was) != without_spaces(now):  # where a line is broken says nothing
            heading = line.headings[number] if number < len(line.headings) else ""
            changed = _changed_rows_of_cell(line, heading, was, now)
            yield from changed if old and new else (one._replace(row=_row_words(line)) for one in changed)


def _row_words(line: PaperLine) -> str:
    """What a row of a table says, from left to right; empty for what is no row of one."""
    cells = [" ".join(cell.split()) for cell in line.cells if cell.strip()]
    return "　".join(cells) if len(cells) > 1 else ""


def _changed_rows_of_cell(line: PaperLine, heading: str, was: str, now: str) -> Iterator[ChangedText]:
    """The lines of a cell that differ: a cell may hold a list. One line may be several in the other version."""
    old, new = was.split("\n"), now.split("\n")
    if was and now and len(old) != len(new) and 1 in (len(old), len(new)):
        yield ChangedText(line, was, now, heading, was, now)
        return
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            counts = end - start, new_end - new_start
            if all(counts) and counts[0] != counts[1]:  # somebody broke a line, or joined two
                yield ChangedText(line, was, now, heading, "\n".join(old[start:end]), "\n".join(new[new_start:new_end]))
                continue
            for one, other in zip_longest(old[start:end], new[new_start:new_end], fillvalue=""):
                yield ChangedText(line, was, now, heading, one, other)


def changed_span(old: str, new: str) -> tuple[int, int, int]:
    """Where two texts differ: the first character, and the ends in the old and in the new text.

    >>> changed_span("周明远 0301", "周明远 0311")
    (6, 7, 7)
    """
    start = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
    common_end = 0
    while common_end < min(len(old), len(new)) - start and old[-1 - common_end] == new[-1 - common_end]:
        common_end += 1
    return start, len(old) - common_end, len(new) - common_end
