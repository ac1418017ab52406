"""Tables of which an old paper has one for each row of a list: a day, a hotel, a group of people."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from docgen.word.foreign.old_papers.edit import tag_paragraph, text_of
from docgen.word.foreign.old_papers.loops import FoundLoop, explained, find_loop, group_texts
from docgen.word.foreign.old_papers.paragraphs import is_plain, tagged_copy
from docgen.word.foreign.old_papers.patterns import TextPattern, bare, pattern_of
from docgen.word.foreign.old_papers.sources import ValueList
from docgen.word.foreign.old_papers.tables import (
    PaperDoubt,
    PaperRow,
    best_loop,
    put_row_loop,
    table_rows,
    tag_row_of_group,
    tagged_row,
    units_of,
)
from docgen.word.markup.namespaces import w

_MOST_BETWEEN = 4


class _Repeated(NamedTuple):
    """The tables of a list, one for each of its rows, and the blocks that go with each: before it and behind it."""

    values: ValueList
    inner: str
    tables: tuple[int, ...]
    loops: tuple[FoundLoop, ...]
    before: int
    behind: int
    score: float = 0.0


def write_repeated_tables(body: etree._Element, lists: Sequence[ValueList]) -> Iterator[PaperDoubt]:
    """Puts one table in a loop in the place of those that a list prints, until no list prints any."""
    while found := _best(list(body), lists):
        yield from _write(body, found)


def _best(blocks: Sequence[etree._Element], lists: Sequence[ValueList]) -> _Repeated | None:
    rows = {
        number: table_rows(block)
        for number, block in enumerate(blocks)
        if block.tag == w("tbl") and not _has_tags(block)
    }
    best: _Repeated | None = None
    for values in lists:
        for inner in values.inner:
            found = _find(blocks, rows, values, inner)
            if found and (best is None or found.score > best.score):
                best = found
    # tables that are better told each by itself are none of one list
    if best and sum(_score_alone(rows[number], lists) for number in best.tables) > best.score:
        return _best(blocks, [values for values in lists if values is not best.values])
    return best


def _score_alone(rows: Sequence[PaperRow], lists: Sequence[ValueList]) -> float:
    found = best_loop(units_of(rows), lists)
    return found.score if found else 0.0


def _has_tags(block: etree._Element) -> bool:
    return any("{%" in (text.text or "") for text in block.iter(w("t")))


def _find(
    blocks: Sequence[etree._Element], rows: dict[int, list[PaperRow]], values: ValueList, inner: str
) -> _Repeated | None:
    """The tables of the rows of a list, in their order."""
    tables: list[int] = []
    loops: list[FoundLoop] = []
    for one in values.inner[inner]:
        for number in sorted(rows):
            if tables and number <= tables[-1]:
                continue
            if one.rows and (loop := find_loop(units_of(rows[number]), one)) and not loop.lost:
                tables.append(number)
                loops.append(loop)
                break
        else:
            return None
    around = _around(blocks, tables, values)
    if around is None or not _same_shape(rows, tables, loops):
        return None
    found = _Repeated(values, inner, tuple(tables), tuple(loops), *around)
    return found._replace(score=_score(blocks, rows, found))


def _score(blocks: Sequence[etree._Element], rows: dict[int, list[PaperRow]], found: _Repeated) -> float:
    """How much of the tables, of the rows above their loops and of the blocks around them is explained."""
    texts = [group_texts(found.values, number) for number in range(len(found.values.rows))]
    score = sum(loop.score for loop in found.loops)
    for number in range(found.loops[0].first):
        for words in zip(*(rows[table][number].texts for table in found.tables), strict=False):
            if pattern := pattern_of(words, texts):
                score += explained(pattern, words, texts)
    for offset in [*range(-found.before, 0), *range(1, found.behind + 1)]:
        words = tuple(text_of([blocks[table + offset]]) for table in found.tables)
        if pattern := pattern_of(words, texts):
            score += explained(pattern, words, texts)
    return score


def _same_shape(rows: dict[int, list[PaperRow]], tables: Sequence[int], loops: Sequence[FoundLoop]) -> bool:
    """Whether the tables have as many rows above the loop, and none below it; a single one has words of its own."""
    above = {loop.first for loop in loops}
    ends = all(loop.last == len(rows[number]) - 1 for number, loop in zip(tables, loops, strict=True))
    return len(above) == 1 and ends


def _around(blocks: Sequence[etree._Element], tables: Sequence[int], values: ValueList) -> tuple[int, int] | None:
    """How many blocks before and behind each table go with it; None where they differ."""
    texts = [group_texts(values, number) for number in range(len(values.rows))]
    if len(tables) == 1:
        above = tables[0] - 1
        is_heading = above >= 0 and is_plain(blocks[above]) and _pattern(blocks, [above], texts) is not None
        return (1, 0) if is_heading else (0, 0)
    gaps = {other - one - 1 for one, other in pairwise(tables)}
    if len(gaps) != 1 or (gap := gaps.pop()) > _MOST_BETWEEN:
        return None
    for behind in range(gap + 1):
        before = gap - behind
        if _fits(blocks, tables, texts, before, behind):
            return before, behind
    return None


def _fits(
    blocks: Sequence[etree._Element], tables: Sequence[int], texts: Sequence[dict[str, str]], before: int, behind: int
) -> bool:
    """Whether the blocks before and behind each table are the same, or made of the fields of its row."""
    for offset in [*range(-before, 0), *range(1, behind + 1)]:
        numbers = [table + offset for table in tables]
        if numbers[0] < 0 or numbers[-1] >= len(blocks) or not all(is_plain(blocks[number]) for number in numbers):
            return False
        same = len({bare(text_of([blocks[number]])) for number in numbers}) == 1
        if not same and _pattern(blocks, numbers, texts) is None:
            return False
    return True


def _pattern(
    blocks: Sequence[etree._Element], numbers: Sequence[int], texts: Sequence[dict[str, str]]
) -> TextPattern | None:
    found = pattern_of([text_of([blocks[number]]).strip() for number in numbers], texts)
    return found if found and not found.misses else None


def _write(body: etree._Element, found: _Repeated) -> Iterator[PaperDoubt]:
    blocks = list(body)
    texts = [group_texts(found.values, number) for number in range(len(found.values.rows))]
    rows = [table_rows(blocks[number]) for number in found.tables]
    for offset in [*range(-found.before, 0), *range(1, found.behind + 1)]:
        numbers = [table + offset for table in found.tables]
        if pattern := _pattern(blocks, numbers, texts):
            copied = tagged_copy([blocks[number] for number in numbers], pattern)
            body.replace(blocks[numbers[0]], copied)
            blocks[numbers[0]] = copied
    _tag_rows_above(rows, found.loops[0].first, texts)
    first, last = found.tables[0] - found.before, found.tables[-1] + found.behind
    kept = range(first, found.tables[0] + found.behind + 1)
    row, doubts = tagged_row(*_data_of_all(rows, found))
    yield from put_row_loop(blocks[found.tables[0]], rows[0], found.loops[0], row)
    yield from doubts
    for number in range(first, last + 1):
        if number not in kept:
            body.remove(blocks[number])
    values = found.values
    blocks[first].addprevious(tag_paragraph(f"{{%p for {values.variable} in {values.path} %}}"))
    blocks[kept[-1]].addnext(tag_paragraph("{%p endfor %}"))


def _data_of_all(rows: Sequence[Sequence[PaperRow]], found: _Repeated) -> tuple[list[PaperRow], FoundLoop]:
    """The rows of all the tables, and the loop as if they stood in one."""
    data = [table[unit] for table, loop in zip(rows, found.loops, strict=True) for unit, _ in loop.data]
    texts = [loop.rows[number] for loop in found.loops for _, number in loop.data]
    width = min(len(row.texts) for row in data)
    columns = [pattern_of([row.texts[column] for row in data], [row.texts for row in texts]) for column in range(width)]
    whole = found.loops[0]._replace(
        rows=tuple(texts), data=tuple((number, number) for number in range(len(data))), columns=tuple(columns)
    )
    return data, whole


def _tag_rows_above(rows: Sequence[Sequence[PaperRow]], count: int, texts: Sequence[dict[str, str]]) -> None:
    """Puts tags into the rows above the loop, where they name the row of the list to which the table belongs."""
    for number in range(count):
        of_groups = [table[number] for table in rows]
        if len({len(row.texts) for row in of_groups}) == 1:
            columns = [
                found if (found := pattern_of(words, texts)) and not found.misses else None
                for words in zip(*(row.texts for row in of_groups), strict=True)
            ]
            tag_row_of_group(of_groups, columns)
