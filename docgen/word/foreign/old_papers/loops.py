"""Finds in a sequence of rows or paragraphs those that are printed from a list, a row of the list each."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from docgen.word.foreign.old_papers.patterns import TextPattern, bare, pattern_of
from docgen.word.foreign.old_papers.sources import ValueList

#: The texts of a row's cells, or that of a paragraph; None is anything that no loop repeats.
Unit = Sequence[str] | None
_ENOUGH = 0.6
_SHORTEST_KEY = 2
_MOST_COMPARED = 20_000  # pairs of a unit and a row
_WEAK = frozenset(("序号", "年", "月", "日", "星期", "周", "月日", "年月日", "性别", "民族"))
_PRICE_OF_MISS = 1.0
_PRICE_OF_LOSS = 0.75  # of a text that no field prints
_WORTH_OF_BLANK = 0.1
_MOST_HEADINGS = 2


class ListRow(NamedTuple):
    """A row of a list as the texts that a tag may print, by what the tag says; ``group`` is the row around it."""

    group: int
    texts: Mapping[str, str]


class FoundLoop(NamedTuple):
    """The units that a list prints.

    ``data`` are the units with the number of the row of each; ``columns`` how their texts are made, None for a text
    that is no field. ``inner`` is the name of the list inside the rows of ``values`` where two loops are needed:
    ``headings`` are then the units before the first row of each group, ``head_columns`` how they are made, ``tails``
    the blank units behind each. ``lost`` are units inside that come from no row, ``missing`` rows that no unit prints.
    """

    values: ValueList
    inner: str
    rows: tuple[ListRow, ...]
    data: tuple[tuple[int, int], ...]
    columns: tuple[TextPattern | None, ...]
    headings: tuple[tuple[int, ...], ...] = ()
    head_columns: tuple[tuple[TextPattern | None, ...], ...] = ()
    tails: int = 0
    lost: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    score: float = 0.0

    @property
    def first(self) -> int:
        return min([self.data[0][0], *(self.headings[0] if self.headings else ())])

    @property
    def last(self) -> int:
        return self.data[-1][0]

    def lost_heads(self, units: Sequence[Unit]) -> list[str]:
        """The texts of headings that a loop does not print: those of other groups, where no field tells them."""
        lost: list[str] = []
        for place, columns in enumerate(self.head_columns):
            for number in range(len(units[self.headings[0][place]] or ())):
                pattern = columns[number] if number < len(columns) else None
                typed = ["".join((units[heads[place]] or ())[number : number + 1]) for heads in self.headings]
                kept = {bare(typed[0])} if pattern is None else set()
                misses = range(len(typed)) if pattern is None else pattern.misses
                lost += [typed[miss] for miss in misses if bare(typed[miss]) not in {*kept, ""}]
        return list(dict.fromkeys(lost))

    @property
    def variable(self) -> str:
        """What the inner loop, or the only one, calls a row."""
        return self.values.inner[self.inner][0].variable if self.inner else self.values.variable


def find_loop(units: Sequence[Unit], values: ValueList, inner: str = "", whole_only: bool = False) -> FoundLoop | None:
    """The loop over a list that prints some of the units; with ``whole_only`` a field has to be all of a text."""
    rows = list_rows(values, inner)
    ways = dict.fromkeys((_keyed(units, rows, whole_only), _aligned(units, rows), _by_place(units, rows)))
    found = [one for data in ways if data and (one := _loop(units, values, inner, rows, data))]
    return max(found, key=lambda one: one.score, default=None)


def _loop(
    units: Sequence[Unit], values: ValueList, inner: str, rows: tuple[ListRow, ...], data: tuple[tuple[int, int], ...]
) -> FoundLoop | None:
    """The loop over these units, each with the number of its row; None where they do not go together."""
    width = len(units[data[0][0]] or ())
    columns = tuple(_column(units, rows, data, number) for number in range(width))
    if not _is_told(columns, data, rows) or not _tells_single_row(columns, units[data[0][0]] or (), len(data)):
        return None
    found = FoundLoop(values, inner, rows, data, columns)
    if inner:
        found = _with_groups(found, units)
    taken = {number for number, _ in data} | {number for heads in found.headings for number in heads}
    lost = tuple(number for number in range(found.first, found.last + 1) if number not in taken)
    lost = tuple(number for number in lost if not _is_tail(number, found, units))
    there = {number for _, number in data}
    missing = tuple(number for number in range(len(rows)) if number not in there)
    if len(lost) + len(missing) > (1 - _ENOUGH) * (len(data) + len(lost) + len(missing)):
        return None
    return _scored(found._replace(lost=lost, missing=missing), units)


def _scored(found: FoundLoop, units: Sequence[Unit]) -> FoundLoop:
    """The loop with how much of the units it explains, less what it does not."""
    texts = [found.rows[number].texts for _, number in found.data]
    score = -float(len(found.lost) + len(found.missing))
    for number, pattern in enumerate(found.columns):
        typed = [(units[unit] or ())[number] for unit, _ in found.data]
        if pattern:
            score += explained(pattern, typed, texts)
        elif len(set(map(bare, typed))) > 1:
            score -= _PRICE_OF_LOSS * len(typed)
    groups = dict.fromkeys(found.rows[row].group for _, row in found.data)
    around = [group_texts(found.values, group) for group in groups] if found.headings else []
    for place, columns in enumerate(found.head_columns):
        for number, pattern in enumerate(columns):
            if pattern:
                typed = [(units[heads[place]] or ())[number] for heads in found.headings]
                score += explained(pattern, typed, around)
    return found._replace(score=score)


def explained(pattern: TextPattern, typed: Sequence[str], texts: Sequence[Mapping[str, str]]) -> float:
    """How many of some texts a pattern explains, each by the part of it that fields print; misses count against it."""
    score = 0.0
    for number, text in enumerate(typed):
        if number in pattern.misses:
            score -= _PRICE_OF_MISS
        elif bare(text):
            score += min(1.0, sum(len(bare(texts[number][field])) for field in pattern.fields) / len(bare(text)))
        else:
            score += _WORTH_OF_BLANK
    return score


def list_rows(values: ValueList, inner: str = "") -> tuple[ListRow, ...]:
    """The rows of a list, or those of the lists inside its rows, with what a tag says for each of their texts."""
    if not inner:
        return tuple(
            ListRow(number, {values.field(name): text for name, text in row.items()})
            for number, row in enumerate(values.rows)
        )
    return tuple(
        ListRow(group, {**group_texts(values, group), **{one.field(name): text for name, text in row.items()}})
        for group, one in enumerate(values.inner[inner])
        for row in one.rows
    )


def group_texts(values: ValueList, group: int) -> dict[str, str]:
    """The texts of one row of a list, by what a tag says for them."""
    return {values.field(name): text for name, text in values.rows[group].items()}


def _column(
    units: Sequence[Unit], rows: Sequence[ListRow], data: Sequence[tuple[int, int]], number: int
) -> TextPattern | None:
    texts = [(units[unit] or ())[number] for unit, _ in data]
    above = [unit for unit in units[: data[0][0]] if unit and len(unit) == len(units[data[0][0]] or ())]
    heading = above[-1][number] if above and len(above[-1]) > 1 else ""
    return pattern_of(texts, [rows[row].texts for _, row in data], heading)


def _is_told(columns: Sequence[TextPattern | None], data: Sequence[tuple[int, int]], rows: Sequence[ListRow]) -> bool:
    """Whether the patterns say that it is this list: with one row two fields, or one that is long."""
    fields = {field for pattern in columns if pattern for field in pattern.fields if not is_weak(field)}
    if len(data) > 1:
        return any(len({rows[row].texts[field] for _, row in data}) > 1 for field in fields)
    texts = [rows[data[0][1]].texts[field] for field in fields]
    return len({text for text in texts if len(text) > 1}) > 1 or any(len(text) > 5 for text in texts)


def _tells_single_row(columns: Sequence[TextPattern | None], texts: Sequence[str], count: int) -> bool:
    """Whether fields tell most of a row that stands alone: one of them may be that of another list by chance."""
    typed = [number for number, text in enumerate(texts) if bare(text)]
    return count > 1 or sum(columns[number] is not None for number in typed) >= _ENOUGH * len(typed)


def is_weak(field: str) -> bool:
    """Whether many lists have such texts: numbers, days, sexes tell none from another."""
    return field.rpartition(".")[2] in _WEAK


def _keyed(units: Sequence[Unit], rows: Sequence[ListRow], whole_only: bool) -> tuple[tuple[int, int], ...]:
    """The units that hold a text by which a row is known, each with its row."""
    best: tuple[tuple[int, int], ...] = ()
    for field in rows[0].texts if rows else ():
        known = {bare(row.texts.get(field, "")): number for number, row in enumerate(rows)}
        known.pop("", None)
        if is_weak(field) or len(known) < max(1, _ENOUGH * len(rows)) or min(map(len, known)) < _SHORTEST_KEY:
            continue
        for is_whole in (True,) if whole_only else (True, False):
            found = _in_order(units, known, is_whole)
            if len(found) > len(best) and len(found) >= _ENOUGH * len(rows):
                best = found
    return _completed(units, best)


def _in_order(units: Sequence[Unit], known: Mapping[str, int], is_whole: bool) -> tuple[tuple[int, int], ...]:
    """For each unit the row that it names, while the rows go on; units of another width are passed over."""
    found: list[tuple[int, int]] = []
    for number, unit in enumerate(units):
        row = _named_row(unit, known, is_whole)
        same_width = not found or unit is None or len(unit) == len(units[found[-1][0]] or ())
        if row is not None and same_width and (not found or row > found[-1][1]):
            found.append((number, row))
    return tuple(found)


def _named_row(unit: Unit, known: Mapping[str, int], is_whole: bool) -> int | None:
    for text in map(bare, unit or ()):
        if text in known:
            return known[text]
        if not is_whole:
            for key, row in known.items():
                if key in text:
                    return row
    return None


def _completed(units: Sequence[Unit], found: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The same with the units between two of them that stand for the rows between these."""
    between = []
    for (unit, row), (next_unit, next_row) in pairwise(found):
        gap = range(unit + 1, next_unit)
        width = len(units[unit] or ())
        if len(gap) == next_row - row - 1 and all(len(units[number] or ()) == width for number in gap):
            between += [(number, row + number - unit) for number in gap]
    return tuple(sorted([*found, *between]))


def _aligned(units: Sequence[Unit], rows: Sequence[ListRow]) -> tuple[tuple[int, int], ...]:
    """The units and rows that have most texts in common, both in their order: no single text need tell a row."""
    texts = [{bare(text) for text in row.texts.values()} - {""} for row in rows]
    anywhere = set[str]().union(*texts)
    cells = [{bare(text) for text in unit or ()} - {""} for unit in units]
    alike = [number for number, unit in enumerate(cells) if len(unit & anywhere) > 1]
    if len(rows) < 2 or len(alike) < _ENOUGH * len(rows) or len(alike) * len(rows) > _MOST_COMPARED:
        return ()
    # the best way to pair the units so far with the rows so far, and what it is worth
    before: list[tuple[int, tuple[tuple[int, int], ...]]] = [(0, ())] * (len(rows) + 1)
    for unit in alike:
        best = [before[0]]
        for number, row in enumerate(texts):
            common = len(cells[unit] & row)
            pairs = (before[number][0] + common, (*before[number][1], (unit, number)))
            choices = (before[number + 1], best[number], *((pairs,) if common > 1 else ()))
            best.append(max(choices, key=lambda one: one[0]))
        before = best
    found = before[-1][1]
    width = len(units[found[0][0]] or ()) if found else 0
    return _completed(units, tuple(pair for pair in found if len(units[pair[0]] or ()) == width))


def _by_place(units: Sequence[Unit], rows: Sequence[ListRow]) -> tuple[tuple[int, int], ...]:
    """The last units, if there are as many of one width as rows: a table whose words were changed by hand."""
    count, start = len(rows), len(units) - len(rows)
    widths = {len(unit or ()) for unit in units[max(0, start) :]}
    if count < 2 or not 0 <= start <= _MOST_HEADINGS or len(widths) != 1 or min(widths) < 2:
        return ()
    return tuple((start + number, number) for number in range(count))


def _with_groups(found: FoundLoop, units: Sequence[Unit]) -> FoundLoop:
    """The loop with the units that stand before the rows of each group."""
    starts, ends = _edges_of_groups(found)
    gaps = {start[0] - end[0] - 1 for end, start in zip(ends, starts[1:], strict=False)}
    if len(gaps) > 1:
        return found
    gap = max(gaps, default=_MOST_HEADINGS)
    texts = [group_texts(found.values, found.rows[row].group) for _, row in starts]
    columns = _columns_of_heads(units, [start for start, _ in starts], gap, texts)
    if not columns:
        return found
    headings = tuple(tuple(range(start - len(columns), start)) for start, _ in starts)
    tails = gap - len(columns) if len(starts) > 1 else 0
    return found._replace(headings=headings, head_columns=tuple(columns), tails=tails)


def _columns_of_heads(
    units: Sequence[Unit], starts: Sequence[int], gap: int, texts: Sequence[Mapping[str, str]]
) -> list[tuple[TextPattern | None, ...]]:
    """How the units above the first of each group are made, down from the highest that fields of the group tell."""
    columns: list[tuple[TextPattern | None, ...]] = []
    for above in range(1, gap + 1):
        heads = [units[start - above] if start >= above else None for start in starts]
        if not all(any(map(bare, unit or ())) for unit in heads) or len({len(unit or ()) for unit in heads}) > 1:
            break
        width = len(heads[0] or ())
        columns.insert(0, tuple(pattern_of([(unit or ())[at] for unit in heads], texts) for at in range(width)))
    while columns and not any(columns[0]):
        columns.pop(0)
    return columns


def _edges_of_groups(found: FoundLoop) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The first unit and the last of each group, each with its row."""
    edges = [pair for pair in pairwise(found.data) if found.rows[pair[0][1]].group != found.rows[pair[1][1]].group]
    return [found.data[0], *(start for _, start in edges)], [*(end for end, _ in edges), found.data[-1]]


def _is_tail(number: int, found: FoundLoop, units: Sequence[Unit]) -> bool:
    """Whether a unit is one of the blank ones behind a group."""
    return bool(found.tails) and not any(map(bare, units[number] or ()))


def loops_of(values: ValueList) -> Iterator[tuple[ValueList, str]]:
    """The ways to loop over a list: over its rows, and over the lists inside these."""
    yield values, ""
    for inner in values.inner:
        yield values, inner
