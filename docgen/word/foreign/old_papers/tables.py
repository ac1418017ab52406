"""Tables of an old paper: their rows as texts, and the rows of a list as one row in a loop."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from docgen.word.foreign.old_papers.edit import WordsToTag, tag_row, tag_words, text_of, write_tag
from docgen.word.foreign.old_papers.loops import FoundLoop, Unit, find_loop, loops_of
from docgen.word.foreign.old_papers.patterns import TextPattern, bare
from docgen.word.foreign.old_papers.sources import ValueList
from docgen.word.markup.elements import get_property, parent_of
from docgen.word.markup.namespaces import w

_SHOWN = 6
_WORTH_OF_MERGING = 0.5


class PaperDoubt(NamedTuple):
    """What is not sure of a paragraph of the template, and the words of it that are meant; all if there are none."""

    paragraph: etree._Element
    text: str
    words: str = ""


class PaperRow(NamedTuple):
    """A row: its cells, and their texts; a cell that is merged with the one above has the text of that."""

    element: etree._Element
    cells: tuple[etree._Element, ...]
    texts: tuple[str, ...]
    merged: tuple[bool, ...]


def table_rows(table: etree._Element) -> list[PaperRow]:
    """The rows of a table, not those of tables in it."""
    rows: list[PaperRow] = []
    above: dict[int, str] = {}
    for row in table.iterchildren(w("tr")):
        cells, texts, merged, column = list(row.iterchildren(w("tc"))), [], [], 0
        for cell in cells:
            mark = get_property(cell, "tcPr", "vMerge")
            is_merged = mark is not None
            is_hidden = mark is not None and mark.get(w("val"), "continue") == "continue"
            text = above.get(column, "") if is_hidden else text_of(cell_paragraphs(cell)).strip()
            above[column] = text
            texts.append(text)
            merged.append(is_merged)
            span = get_property(cell, "tcPr", "gridSpan")
            column += int(span.get(w("val"), "1")) if span is not None else 1
        rows.append(PaperRow(row, tuple(cells), tuple(texts), tuple(merged)))
    return rows


def cell_paragraphs(cell: etree._Element) -> list[etree._Element]:
    return list(cell.iterchildren(w("p")))


def units_of(rows: Sequence[PaperRow]) -> list[Unit]:
    return [row.texts for row in rows]


def best_loop(
    units: Sequence[Unit],
    lists: Sequence[ValueList],
    merged: Sequence[bool] = (),
    suits: Callable[[FoundLoop], bool] = lambda _: True,
) -> FoundLoop | None:
    """The loop that explains most of some units and suits.

    One over groups is taken only where a heading or a merged cell is theirs.
    """
    best: FoundLoop | None = None
    for values in lists:
        for one, inner in loops_of(values):
            found = find_loop(units, one, inner)
            if found is None or (inner and not _has_heading(found) and not _is_merged_by_group(found, merged)):
                continue
            if not _merges_alike(found, units, merged):
                continue
            if inner and _is_merged_by_group(found, merged):
                found = found._replace(score=found.score + _WORTH_OF_MERGING)
            if found.score > 0 and suits(found) and (best is None or found.score > best.score):
                best = found
    return best


def _has_heading(found: FoundLoop) -> bool:
    return any(pattern for columns in found.head_columns for pattern in columns)


def _merges_alike(found: FoundLoop, units: Sequence[Unit], merged: Sequence[bool]) -> bool:
    """Whether a merged cell holds what all rows of the inner loop have in common: that is what a loop can merge."""
    for column, is_merged in enumerate(merged[: len(found.columns)]):
        texts = {(found.rows[row].group if found.inner else 0, (units[unit] or ())[column]) for unit, row in found.data}
        if is_merged and len(texts) > len({group for group, _ in texts}):
            return False
    return True


def _is_merged_by_group(found: FoundLoop, merged: Sequence[bool]) -> bool:
    """Whether cells that are merged from row to row hold what all rows of a group have in common."""
    group = f"{found.values.variable}."
    of_merged = [pattern for pattern, is_merged in zip(found.columns, merged, strict=False) if pattern and is_merged]
    return any(field.startswith(group) for pattern in of_merged for field in pattern.fields)


def write_row_loop(table: etree._Element, rows: Sequence[PaperRow], found: FoundLoop) -> Iterator[PaperDoubt]:
    """Puts one row with tags in the place of those that a list prints."""
    row, doubts = tagged_row([rows[unit] for unit, _ in found.data], found)
    yield from put_row_loop(table, rows, found, row)
    yield from doubts


def put_row_loop(
    table: etree._Element, rows: Sequence[PaperRow], found: FoundLoop, row: etree._Element
) -> Iterator[PaperDoubt]:
    """Puts a row that has its tags in the place of those that a list prints."""
    heads = [rows[unit] for unit in found.headings[0]] if found.headings else []
    for at, columns in enumerate(found.head_columns):
        tag_row_of_group([rows[numbers[at]] for numbers in found.headings], columns)
    width = sum(_span(cell) for cell in row.iterchildren(w("tc")))
    new = looped([head.element for head in heads], [row], found, lambda code: _tag_row(table, code, width))
    place = parent_of(rows[found.first].element)
    start = place.index(rows[found.first].element)
    for number in range(found.first, found.last + 1):
        place.remove(rows[number].element)
    place[start:start] = new
    lost = [*found.lost_heads(units_of(rows)), *("｜".join(rows[number].texts) for number in found.lost)]
    yield from loop_doubts(next(row.iter(w("p"))), found, lost)


def _tag_row(table: etree._Element, code: str, columns: int) -> etree._Element:
    return tag_row(f"{{%tr {code} %}}", columns, _row_width(table))


def loop_doubts(paragraph: etree._Element, found: FoundLoop, lost: Sequence[str]) -> Iterator[PaperDoubt]:
    """What a loop takes away, and what it prints besides."""
    if lost:
        yield PaperDoubt(
            paragraph, f"来访文件里没有这{len(lost)}行，模板里没有留：{_listed(lost)}。要固定印的，自己加一行"
        )
    if found.missing:
        rows = [next(filter(None, found.rows[number].texts.values()), "") for number in found.missing]
        text = f"旧文件里没有、来访文件里有{len(rows)}行（{_listed(rows)}），套用模板时会一并印出"
        yield PaperDoubt(paragraph, text)


def _listed(texts: Sequence[str]) -> str:
    return "；".join(f"“{text}”" for text in texts[:_SHOWN]) + ("等" if len(texts) > _SHOWN else "")


def looped(
    heads: list[etree._Element],
    inside: list[etree._Element],
    found: FoundLoop,
    tag: Callable[[str], etree._Element],
    tails: Sequence[etree._Element] = (),
) -> list[etree._Element]:
    """What a loop repeats between its tags: headings and tails in the outer loop, the rest in the inner one."""
    inside = [tag(f"for {found.variable} in {_inner_path(found)}"), *inside, tag("endfor")]
    if not found.inner:
        return inside
    values = found.values
    return [tag(f"for {values.variable} in {values.path}"), *heads, *inside, *tails, tag("endfor")]


def _inner_path(found: FoundLoop) -> str:
    return found.values.inner[found.inner][0].path if found.inner else found.values.path


def tagged_row(data: Sequence[PaperRow], found: FoundLoop) -> tuple[etree._Element, list[PaperDoubt]]:
    """The first of the rows with tags for what a list prints in it."""
    row = deepcopy(data[0].element)
    doubts: list[PaperDoubt] = []
    for number, cell in enumerate(list(row.iterchildren(w("tc")))):
        pattern = found.columns[number]
        texts = [one.texts[number] for one in data]
        if pattern:
            new = deepcopy(_shown_cell(data, pattern.model, number))
            row.replace(cell, new)
            tag_cell(new, pattern)
            doubts += misses(cell_paragraphs(new)[0], found, pattern, texts)
        elif len(set(map(bare, texts))) > 1:
            paragraph = _emptied(cell)
            shown = _listed([text for text in dict.fromkeys(texts) if text])
            doubts.append(PaperDoubt(paragraph, f"来访文件里找不到这一列的内容，先空着；原来写的是{shown}"))
        if any(one.merged[number] for one in data):
            _merge_in_loop(list(row.iterchildren(w("tc")))[number])
    return row, doubts


def misses(
    paragraph: etree._Element, found: FoundLoop, pattern: TextPattern, typed: Sequence[str]
) -> Iterator[PaperDoubt]:
    """The texts of a loop that the visit has otherwise."""
    printed = [pattern.expand(found.rows[found.data[miss][1]].texts) for miss in pattern.misses]
    other = [
        f"第{miss + 1}项原来写的是“{typed[miss]}”，按来访文件印成“{text}”"
        for miss, text in zip(pattern.misses, printed, strict=True)
    ]
    if other:
        more = f"等{len(other)}项" if len(other) > _SHOWN else ""
        yield PaperDoubt(paragraph, f"{'；'.join(other[:_SHOWN])}{more}。核对哪个对")
    yield from _respelt(paragraph, found, pattern, typed)


def _respelt(
    paragraph: etree._Element, found: FoundLoop, pattern: TextPattern, typed: Sequence[str]
) -> Iterator[PaperDoubt]:
    """A time that is printed as official papers spell it."""
    for number, text in enumerate(typed):
        printed = pattern.expand(found.rows[found.data[number][1]].texts)
        if number not in pattern.misses and "".join(text.split()) != "".join(printed.split()):
            yield PaperDoubt(paragraph, f"时间的写法会变：原来写“{text}”，套用模板印成“{printed}”")
            return


def _shown_cell(data: Sequence[PaperRow], number: int, column: int) -> etree._Element:
    """The cell that shows the text of a row: of merged cells the first."""
    while number and not text_of(cell_paragraphs(data[number].cells[column])).strip() and data[number].texts[column]:
        number -= 1
    return data[number].cells[column]


def tag_cell(cell: etree._Element, pattern: TextPattern) -> None:
    """Puts the tags of a pattern into the cell in which it was found."""
    tag_pattern(cell_paragraphs(cell), pattern)


def tag_pattern(paragraphs: Sequence[etree._Element], pattern: TextPattern) -> None:
    """The same for paragraphs whose text, without blanks at its ends, is that of the pattern."""
    text = text_of(paragraphs)
    offset = text.index(pattern.text) if pattern.text in text else 0
    words = [
        WordsToTag(offset + piece.start, offset + piece.end, piece.tag)
        for piece in pattern.pieces
        if piece.field and piece.end > piece.start
    ]
    tag_words(paragraphs, words)


def _emptied(cell: etree._Element) -> etree._Element:
    """Takes the text out of a cell; what is left is a paragraph."""
    first, *others = cell_paragraphs(cell)
    for paragraph in others:
        cell.remove(paragraph)
    for child in [child for child in first if child.tag != w("pPr")]:
        first.remove(child)
    return first


def _merge_in_loop(cell: etree._Element) -> None:
    """Cells that were merged from row to row are merged again by the loop."""
    mark = get_property(cell, "tcPr", "vMerge")
    if mark is not None:
        parent_of(mark).remove(mark)
    paragraph = cell_paragraphs(cell)[0]
    text = next(paragraph.iter(w("t")), None)
    if text is None:
        write_tag(paragraph, "{% vm %}")
    else:
        text.text = "{% vm %}" + (text.text or "")


def tag_row_of_group(rows: Sequence[PaperRow], columns: Sequence[TextPattern | None]) -> None:
    """Puts tags into the first of rows that stand for a row of a list each."""
    for cell, (column, pattern) in zip(rows[0].cells, enumerate(columns), strict=False):
        if pattern:
            new = deepcopy(rows[pattern.model].cells[column])
            rows[0].element.replace(cell, new)
            tag_cell(new, pattern)


def _span(cell: etree._Element) -> int:
    span = get_property(cell, "tcPr", "gridSpan")
    return int(span.get(w("val"), "1")) if span is not None else 1


def _row_width(table: etree._Element) -> str:
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    return str(sum(int(float(column.get(w("w"), "0"))) for column in columns) or 9000)
