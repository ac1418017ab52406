"""What the changes of a paper are about: the people whose own words have changed, and else what is named beside them.

Nobody is named only because he stands in a row of which something else has changed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.api.packs.differences import ROW_NUMBERS, ChangedText, changed_span, changed_texts
from docgen.api.packs.items import ItemFinder
from docgen.api.packs.people import NameFinder, without_spaces
from docgen.api.packs.values import ValueFinder
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.visit import Visit
from docgen.word.package.printed_lines import PaperLine

#: Whose a row is stands below such a heading; below others stand those who do or lead something.
_OWNERS = lazy_pattern(r"(?:来宾)?姓名|入住.*")
#: What somebody has himself; a time or a place belongs to the programme, a number plate to a car.
_OWN = frozenset({"单位", "职务", "级别", "电话", "性别", "民族", "饮食", "房号", "席位", "桌号", "车号", "备注"})
_OF_ITEMS = frozenset({"时间", "时限", "地点", "日期"})
_OF_BOXES = frozenset({"桌号", "席位"})
#: Where what is said of one ends and that of the next begins.
_SEGMENT_ENDS = lazy_pattern(r"[；;。]")
_LABEL_END = lazy_pattern(r"[（(，,：:\n]")
_NO_LABEL = lazy_pattern(r"(?:[\d:：—\-至□√]|(?<=\d)[月日]|[（(]?(?:星期|周)[一二三四五六日天][）)]?)+")
_DAY = lazy_pattern(r"\d{1,2}月\d{1,2}日")
_LONGEST_LABEL, _FEWEST_COLUMNS = 16, 3
#: What a paragraph is divided by, and how one begins that stands above others.
_PARTS = lazy_pattern(r"\t|　　|[；;。]")
_HEAD = lazy_pattern(r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+[.．、]")
_BOX = "文本框"
_SEAT = lazy_pattern(r"\d+座[ 　]")


class SaidChanges(NamedTuple):
    """The keys of those whose own words a change concerns, and what else has changed, in words."""

    people: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


class ChangeReader:
    """Says what two versions of a paper differ about."""

    def __init__(self, visit: Visit) -> None:
        self._names = NameFinder((*visit.guests.people, *visit.hosts, *visit.staff))
        self._items = ItemFinder(visit)
        self._values = ValueFinder(visit)

    def said(self, before: Sequence[PaperLine], after: Sequence[PaperLine]) -> SaidChanges:
        """What the differences are about, each once, in order."""
        people: dict[str, None] = {}
        things: dict[str, None] = {}
        rows: dict[PaperLine, list[ChangedText]] = defaultdict(list)
        for change in _without_shifted(list(_changes(before, after))):
            rows[change.line].append(change)
        for line, changes in _without_bodies(rows):
            lines = after if line in after else before
            if line.headings and _is_whole_row(line, changes):
                owners = self._owners(line, lines, changes[0])
                people |= dict.fromkeys(owners)
                named = _owner_cells([line]) or [self._item(changes[0], lines) or _label(line)]
                things |= {} if owners else dict.fromkeys(named)
                continue
            for change in _without_details(changes):
                concerned = self._people(change, lines)
                people |= dict.fromkeys(concerned)
                things |= {} if concerned else dict.fromkeys([self._thing(change, lines)])
        return SaidChanges(tuple(people), tuple(filter(None, things)))

    def _people(self, change: ChangedText, lines: Sequence[PaperLine]) -> list[str]:
        """Whose words a change is: whose name it brings or takes away, else whose row it stands in, or behind whom."""
        if _item_of_list(change) and not any(self._begins_with_name(text) for text in (change.old, change.new)):
            return []
        old, new = (Counter(self._names.keys_in(text)) for text in (change.old, change.new))
        if named := [*(old - new), *(new - old)]:
            return [] if change.moved else named
        about = self._about(change)
        if about in _OF_ITEMS or _is_row_number(change):
            return []
        if owners := self._owners(change.line, lines, change):
            return owners
        return [] if change.moved else self._named_before(change, about)

    def _owners(self, line: PaperLine, lines: Sequence[PaperLine], change: ChangedText) -> list[str]:
        """Whose a row of a table is; of a cell that is merged downwards all whose rows it stands for."""
        rows = [line]
        if line.headings and change.heading == line.headings[0]:
            at = lines.index(line) + 1
            while at < len(lines) and lines[at].headings == line.headings and not lines[at].cells[0]:
                rows.append(lines[at])
                at += 1
        return [key for cell in _owner_cells(rows) for key in self._names.keys_in(cell)]

    def _begins_with_name(self, text: str) -> bool:
        return next((at for at, _ in self._names.places_in(without_spaces(text))), -1) == 0

    def _named_before(self, change: ChangedText, about: str) -> list[str]:
        """Of a text outside of tables with headings: the only one it names, or behind whose name the value stands."""
        if _is_box(change.line):
            alone = list(dict.fromkeys(self._names.keys_in(change.cell)))
            return alone if len(alone) == 1 else []
        if about not in _OWN:
            return []
        text, other = without_spaces(change.new or change.old), without_spaces(change.old)
        start = changed_span(other, text)[0] if change.new else 0
        begin = max((match.end() for match in _SEGMENT_ENDS.finditer(text[:start])), default=0)
        return [key for at, key in self._names.places_in(text) if begin <= at < start][-1:]

    def _about(self, change: ChangedText) -> str:
        """What a changed value is called: that by which the visit knows it, else the heading above it."""
        old, new = (Counter(self._values.tokens(text)) for text in (change.old, change.new))
        return next((token.about for token in (*(new - old), *(old - new)) if token.about), "") or _heading(change)

    def _item(self, change: ChangedText, lines: Sequence[PaperLine]) -> str:
        """The item of the programme a change belongs to, with the day that stands above it in its table."""
        item = self._items.of(change)
        if not item or not self._items.is_of_several_days(item):
            return item
        table, days = change.line.place.rpartition("第")[0], [""]
        for line in lines:
            if table and line.place.rpartition("第")[0] == table:
                days += _DAY.findall(line.text)
            if line is change.line:
                break
        return f"{days[-1]}{item}"

    def _thing(self, change: ChangedText, lines: Sequence[PaperLine]) -> str:
        if change.moved or _is_row_number(change):
            return ""
        if item := _item_of_list(change):
            return item
        about = self._about(change)
        if _is_box(change.line):
            return about if (change.old and change.new) or about in _OF_BOXES else ""
        if about in _OF_ITEMS and (item := self._item(change, lines)):
            return f"{item}的{about}"
        return _label_of_list(change) or self._label_of_line(change) or about

    def _label_of_line(self, change: ChangedText) -> str:
        """What the paragraph or the row of a change is called, or the cell in it."""
        if not change.line.headings:
            return _label_before(change)
        if self._is_form(change.line):
            return _label_beside(change) or _label(change.line)
        label, heading = _label(change.line), _heading(change)
        return f"{label}的{heading}" if label and heading not in ("", label) else label

    def _is_form(self, line: PaperLine) -> bool:
        """Whether the first row of a table says something of the visit: its rows are words and what belongs to them."""
        tokens = [self._values.tokens(heading) for heading in line.headings]
        return any(len(one) == 1 and one[0].about for one in tokens)


def _changes(before: Sequence[PaperLine], after: Sequence[PaperLine]) -> Iterator[ChangedText]:
    """The differences of two versions. Where both have the same text boxes these are compared one by one: seats."""
    old, new = ({line.place: line for line in lines if _is_box(line)} for lines in (before, after))
    if old.keys() != new.keys():
        yield from changed_texts(before, after)
        return
    lines, new_lines = ([line for line in version if not _is_box(line)] for version in (before, after))
    yield from changed_texts(lines, new_lines)
    for place, line in new.items():
        was, now = old[place].text, line.text
        if without_spaces(was) != without_spaces(now):
            yield ChangedText(line, was, now, "", was, now)


def _without_bodies(
    rows: Mapping[PaperLine, list[ChangedText]],
) -> Iterator[tuple[PaperLine, list[ChangedText]]]:
    """The changed lines but for those below a head that came or went with all that stands below it."""
    is_below, side = False, False
    for line, changes in rows.items():
        is_whole = not line.headings and all(change.old_cell == "" or change.new_cell == "" for change in changes)
        is_gone = bool(changes[0].old_cell)
        if is_below and is_whole and is_gone == side:
            continue
        is_below, side = is_whole and _HEAD.match(line.text) is not None, is_gone
        yield line, changes


def _without_details(changes: Sequence[ChangedText]) -> Iterator[ChangedText]:
    """The changes of a line but for what stands below an item of a list in its cell that came or went with it."""
    last: ChangedText | None = None
    for change in changes:
        is_detail = (
            last is not None
            and "\t" in (last.old or last.new)
            and "\t" not in (change.old or change.new)
            and (last.old_cell, last.new_cell, bool(last.old)) == (change.old_cell, change.new_cell, bool(change.old))
        )
        last = last if is_detail else change if _item_of_list(change) else None
        if not is_detail:
            yield change


def _item_of_list(change: ChangedText) -> str:
    """What an item is called that came or went as one line of a list in a cell, without its day and its hour."""
    if bool(change.old) == bool(change.new) or "\n" not in (change.new_cell or change.old_cell) or change.moved:
        return ""
    if not (change.old_cell and change.new_cell) or _is_box(change.line):
        return ""
    bare = without_spaces((change.old or change.new).rpartition("\t")[2].replace("　", "，"))
    words = [_NO_LABEL.sub("", part, count=1) if _NO_LABEL.match(part) else part for part in _LABEL_END.split(bare)]
    label = next(filter(None, words), "")
    return label if len(label) <= _LONGEST_LABEL else ""


def _owner_cells(rows: Sequence[PaperLine]) -> list[str]:
    """The cells of rows below the headings under which stand those whose rows they are."""
    return [
        cell
        for row in rows
        for heading, cell in zip(row.headings, row.cells, strict=False)
        if cell and _OWNERS.fullmatch(without_spaces(heading))
    ]


def _is_box(line: PaperLine) -> bool:
    return line.place.startswith(_BOX)


def _without_shifted(changes: Sequence[ChangedText]) -> Iterator[ChangedText]:
    """The changes but for cells of tables that only stand in another row now, as seats in a list of rows of five."""
    lost, won = (
        Counter(text for change in changes if _is_seat_of_table(change) and (text := getattr(change, side)))
        for side in ("old", "new")
    )
    shifted = lost & won
    for change in changes:
        is_lost, is_won = (
            not text or (_is_seat_of_table(change) and text in shifted) for text in (change.old, change.new)
        )
        if not (is_lost and is_won) or not (change.old or change.new):
            old, new = (
                "" if _is_seat_of_table(change) and text in shifted else text for text in (change.old, change.new)
            )
            yield change._replace(old=old, new=new)


def _is_seat_of_table(change: ChangedText) -> bool:
    """Whether a change is that of a seat in a table of seats."""
    return bool(change.line.headings) and not change.moved and _SEAT.match(change.cell) is not None


def _is_whole_row(line: PaperLine, changes: Sequence[ChangedText]) -> bool:
    """Whether a row is new, or gone, as a whole."""
    filled = sum(map(bool, line.cells))
    cells = {(change.heading, change.cell) for change in changes}
    are_alone = all(not change.old_cell for change in changes) or all(not change.new_cell for change in changes)
    return not changes[0].moved and are_alone and len(cells) >= filled


def _is_row_number(change: ChangedText) -> bool:
    return without_spaces(change.heading) in ROW_NUMBERS


def _heading(change: ChangedText) -> str:
    """What stands above a cell; in a form, the rows of which are a word and what belongs to it, nothing does."""
    heading = without_spaces(change.heading)
    is_table = all(sum(map(bool, row)) >= _FEWEST_COLUMNS for row in (change.line.headings, change.line.cells))
    return heading if is_table and len(heading) <= _LONGEST_LABEL else ""


def _label(line: PaperLine) -> str:
    """What a row is called: its first words; a paragraph is called by what stands before its colon."""
    if line.headings:
        cells = [cell for cell in line.cells if cell and not _NO_LABEL.fullmatch(without_spaces(cell))]
        day = next((cell for cell in line.cells[:1] if _DAY.fullmatch(cell)), "")
        label = day + _LABEL_END.split(cells[0])[0] if cells and sum(map(bool, line.cells)) > 1 else ""
    else:
        label = ""
    label = without_spaces(label)
    return label if len(label) <= _LONGEST_LABEL else ""


def _label_of_list(change: ChangedText) -> str:
    """What stands before the tab in a line of a list in a cell."""
    if "\n" not in change.cell or _heading(change):
        return ""
    before, tab, _ = (change.new or change.old).partition("\t")
    return without_spaces(before) if tab and len(before) <= _LONGEST_LABEL else ""


def _label_before(change: ChangedText) -> str:
    """What the part of a paragraph is called in which something has changed: what stands before its colon or tab."""
    text, other = (change.new or change.old), change.old if change.new else ""
    start = changed_span(other, text)[0] if other else 0
    part, begin = "", 0
    for match in _PARTS.finditer(text):
        if match.end() > start:
            break
        part, begin = (text[begin : match.start()] if match[0] == "\t" else ""), match.end()
    before, colon, _ = text[begin:].partition("：")
    label = without_spaces(before if colon and begin + len(before) <= start else part)
    return label if len(label) <= _LONGEST_LABEL and not _NO_LABEL.match(label) else ""


def _label_beside(change: ChangedText) -> str:
    """What stands before the changed cell in a row of a form."""
    cells = list(change.line.cells)
    at = cells.index(change.cell) if change.cell in cells else 0
    label = without_spaces(cells[at - 1]) if at else ""
    return label if len(label) <= _LONGEST_LABEL and not any(map(str.isdigit, label)) else ""
