"""Slips of the lines of a file: indents, the marks of a list, keys with their colons, and the values behind them.

The lines are read with what is known of the fields: a line belongs to the nearest mapping that has its key.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from docgen.model.value import Value
from docgen.readers.visit_file import slip_causes as causes
from docgen.readers.visit_file.block_values import BlockValues
from docgen.readers.visit_file.flow_slips import colon_slips_of
from docgen.readers.visit_file.key_patterns import ODD_SPACES, Expected, any_key, known_key, strict_key, without_spaces
from docgen.readers.visit_file.list_marks import ListMark, list_mark
from docgen.readers.visit_file.mending import LinePlaces, TextEdit, YamlSlip
from docgen.readers.visit_file.pasted_rows import person_of_row

_BLANK = re.compile(rf"[ \t{ODD_SPACES}]*")
_WIDE_HASH = "＃"


@dataclass(slots=True)
class _Indented:
    """A mapping or a list that lines belong to: the column in which it was typed, and the one that it should have."""

    typed: int
    column: int
    is_list: bool
    expected: Expected
    first: str = ""


@dataclass(slots=True)
class _OpenKey:
    """A key without a value behind it: what should stand below, and the column of the key."""

    expected: Expected
    level: _Indented


class LineReader:
    """Reads the lines of a text and notes their slips. ``tab_width`` is how many columns a tab is taken for."""

    def __init__(self, text: str, whole: Expected, tab_width: int) -> None:
        self.text = text
        self.places = LinePlaces(text)
        self.slips: list[YamlSlip] = []
        self.unknown_keys = 0
        self.values = BlockValues(text, self.places, self.slips)
        self._whole = whole
        self._tab_width = tab_width
        self._levels: list[_Indented] = []
        self._open: _OpenKey | None = None
        self._block_depth: int | None = None
        self._knowing = 0  # how many of the open mappings have the key of the line that is out of its column

    def read(self) -> None:
        number = 0
        while number < len(self.places.lines):
            number = max(self._line(number), number + 1)

    def _line(self, number: int) -> int:
        """Reads a line; returns the next one to be read where a value goes on over several."""
        line, start = self.places.lines[number], self.places.starts[number]
        indent = _BLANK.match(line)
        at = indent.end() if indent else 0
        width = self._width(line[:at])
        if at == len(line):
            if "\t" in line:
                self.slips.append(YamlSlip(start, causes.TAB, (TextEdit(start, start + at, ""),)))
            return number + 1
        if self._block_depth is not None:
            if width > self._block_depth:
                return number + 1
            self._block_depth = None
        if line[at] == "#":
            self._indent(start, line[:at], width)
            return number + 1
        return self._content(number, at, width)

    def _width(self, blanks: str) -> int:
        """How far a line is indented: a wide space is two columns, a tab goes to the next stop."""
        width = 0
        for blank in blanks:
            if blank == "\t":
                width += self._tab_width - width % self._tab_width
            else:
                width += 2 if blank == "\u3000" else 1
        return width

    def _content(self, number: int, at: int, width: int) -> int:
        line, start = self.places.lines[number], self.places.starts[number]
        mark = list_mark(line, at)
        if mark is not None and not self._is_list_here(mark, width, "\t" in line[:at]):
            mark = None
        if mark is not None:
            return self._list_line(number, at, width, mark)
        key = self._key(line, at, width)
        if key is None:
            return self._text_line(number, at, width)
        level, column = self._mapping_level(width, without_spaces(key["key"]))
        self._place(start, at, line[:at], width, column, level)
        return self._pair(number, key, level)

    def _key(self, line: str, at: int, width: int) -> re.Match[str] | None:
        """The key of a line: a known one of a mapping that is open, or a word with YAML's own colon."""
        for expected in self._expectations():
            if expected.model is not None and (key := known_key(expected.model).match(line, at)):
                return key
        if key := strict_key().match(line, at):
            return key
        key = any_key().match(line, at)
        if key is None:
            return None
        # a text below a key may hold a colon; a line beside other keys is one of them
        beside = any(level.typed == width and not level.is_list for level in self._levels)
        return key if beside and len(key["key"]) <= 8 and self._open is None else None

    def _expectations(self) -> list[Expected]:
        """What the mappings that are open hold, the innermost first."""
        below = [self._open.expected.item if self._open.expected.is_list else self._open.expected] if self._open else []
        if self._open is not None:
            below.append(self._open.expected)
        open_levels = [level.expected for level in reversed(self._levels)]
        return [*below, *open_levels, self._whole]

    def _is_list_here(self, mark: ListMark, width: int, tabbed: bool) -> bool:
        """Whether a mark at the start of a line is that of a list: any mark is where a list is expected."""
        if mark.is_good:
            return True
        if self._open is not None:
            return self._open.expected.is_list and not self._open.expected.is_text
        lists = [level for level in self._levels if level.is_list]
        return bool(lists) and (tabbed or abs(lists[-1].typed - width) <= 1)

    def _list_line(self, number: int, at: int, width: int, mark: ListMark) -> int:
        line, start = self.places.lines[number], self.places.starts[number]
        level, column = self._list_level(width)
        self._place(start, at, line[:at], width, column, level)
        if not mark.is_good:
            edit = TextEdit(start + at, start + mark.end, "- ")
            self.slips.append(YamlSlip(start + at, mark.cause, (edit,), certain=mark.is_certain))
        at = mark.end
        while (further := list_mark(line, at)) and not self._nests(level) and (further.is_good or line[at] in "-—－–"):
            edit = TextEdit(start + at, start + further.end, "")
            self.slips.append(YamlSlip(start + at, causes.DOUBLE_DASH, (edit,)))
            at = further.end
        inner_typed, inner_column = width + max(at - self._blanks(line), 2), level.column + 2
        if at >= len(line):
            self._open = _OpenKey(level.expected, level)
            return number + 1
        key = known_key(level.expected.model).match(line, at) if level.expected.model else None
        key = key or strict_key().match(line, at)
        if key is None:
            return self._item(number, at, level)
        if self.values.holds_several(number, at, level.expected):
            self.values.braces(start + at, self.values.end_of_text(number, at), level.expected)
            return number + 1
        inner = _Indented(inner_typed, inner_column, False, level.expected)
        self._levels.append(inner)
        return self._pair(number, key, inner)

    def _blanks(self, line: str) -> int:
        match = _BLANK.match(line)
        return match.end() if match else 0

    def _nests(self, level: _Indented) -> bool:
        """Whether a list here may hold lists."""
        return level.expected.model is None and level.expected.field is None

    def _item(self, number: int, at: int, level: _Indented) -> int:
        self._open = None
        end_line, block = self.values.read(number, at, level.expected, level.typed)
        self._block_depth = level.typed if block else None
        return end_line

    def _pair(self, number: int, key: re.Match[str], level: _Indented) -> int:
        """Reads a key, its colon and its value."""
        line, start = self.places.lines[number], self.places.starts[number]
        word = without_spaces(key["key"])
        level.first = level.first or word
        if word != key["key"]:
            edit = TextEdit(start + key.start("key"), start + key.end("key"), word)
            self.slips.append(YamlSlip(edit.start, causes.KEY_SPACE, (edit,)))
        self.slips += (
            slip._replace(start=slip.start + start, edits=tuple(_moved(edit, start) for edit in slip.edits))
            for slip in colon_slips_of(key, line)
        )
        expected = level.expected.under(word)
        self.unknown_keys += level.expected.model is not None and not level.expected.knows(word)
        self._open = None
        rest = line[key.end() :]
        if not rest.strip() or rest.lstrip().startswith("#"):
            self._open = _OpenKey(expected, level)
            return number + 1
        end_line, block = self.values.read(number, key.end(), expected, level.typed, level.expected, level.column)
        self._block_depth = level.typed if block else None
        return end_line

    def _text_line(self, number: int, at: int, width: int) -> int:
        """A line without key and mark: an item of a list that lacks its mark, or a text that goes on."""
        line, start = self.places.lines[number], self.places.starts[number]
        opened = self._open
        if opened is None or not opened.expected.lists_names or line[at] in "{[\"'|>&*!｛［":
            if opened is not None and line[at] in "{[｛［":
                self._open = None
                return self.values.read(number, at, opened.expected, width - 1)[0]
            self._indent(start, line[:at], width)
            return number + 1
        end = self._end_of_names(number)
        if end == number + 1 and width > opened.level.typed and "\t" not in line[at:]:
            self._indent(start, line[:at], width)
            self._open = None
            return end  # one line of names is one text: 张三、李四
        for each in range(number, end):
            self._unmarked_item(each, opened)
        self._open = None
        return end

    def _end_of_names(self, number: int) -> int:
        """The line behind those that have neither key nor mark."""
        end = number
        while end < len(self.places.lines):
            line = self.places.lines[end]
            at = self._blanks(line)
            if at == len(line) or line[at] == "#" or list_mark(line, at) or self._key_of_any_model(line, at):
                break
            end += 1
        return max(end, number + 1)

    def _key_of_any_model(self, line: str, at: int) -> bool:
        return any(known_key(expected.model).match(line, at) for expected in self._expectations() if expected.model)

    def _unmarked_item(self, number: int, opened: _OpenKey) -> None:
        line, start = self.places.lines[number], self.places.starts[number]
        at = self._blanks(line)
        before = TextEdit(start, start + at, " " * (opened.level.column + 2) + "- ")
        row = person_of_row(line[at:], opened.expected.item.model)
        if row is not None:
            whole = TextEdit(start + at, start + len(line), row.text)
            self.slips.append(YamlSlip(start + at, causes.PASTED_ROW, (before, whole), certain=row.is_certain))
            return
        self.slips.append(YamlSlip(start + at, causes.NO_DASH, (before,), certain="\t" not in line[at:]))
        self.values.read(number, at, opened.expected.item, opened.level.typed)

    # where a line belongs

    def _list_level(self, width: int) -> tuple[_Indented, int]:
        """The list that an item in this column belongs to, and the column that the item should have."""
        opened, self._open = self._open, None
        if opened is not None and width >= opened.level.typed:
            return self._new_level(width, opened, True)
        index = self._index_of(width, lambda level: level.is_list)
        if index is None and opened is not None and opened.expected.is_list:
            level, _ = self._new_level(opened.level.typed, opened, True)
            return level, level.column
        if index is None:
            lists = [at for at, level in enumerate(self._levels) if level.is_list]
            if not lists:
                self._levels[:] = (
                    [_Indented(width, width, True, self._whole.item)] if not self._levels else self._levels
                )
                if self._levels[0].is_list:
                    return self._levels[0], width
                level = _Indented(width, width, True, Expected())
                self._levels.append(level)
                return level, width
            index = min(lists, key=lambda at: abs(self._levels[at].typed - width))
        del self._levels[index + 1 :]
        return self._levels[index], self._levels[index].column

    def _mapping_level(self, width: int, key: str) -> tuple[_Indented, int]:
        """The mapping that a key in this column belongs to, and the column that it should have."""
        opened, self._open = self._open, None
        if not self._levels:
            level = _Indented(width, 0 if self._whole.knows(key) else width, False, self._whole)
            self._levels.append(level)
            return level, level.column
        if opened is not None and width > opened.level.typed and self._may_be_below(opened, key):
            return self._new_level(width, opened, False)
        index = self._index_of(width, lambda level: not level.is_list)
        if index is None or self._is_meant_deeper(index, key):
            index = self._nearest_mapping(width, key)
        del self._levels[index + 1 :]
        return self._levels[index], self._levels[index].column

    def _may_be_below(self, opened: _OpenKey, key: str) -> bool:
        """Whether a key that stands deeper than one without a value belongs below that."""
        if opened.expected.knows(key) or opened.expected.model is None:
            return True
        return not opened.level.expected.knows(key)

    def _index_of(self, width: int, fits: Callable[[_Indented], bool]) -> int | None:
        return next(
            (
                at
                for at in reversed(range(len(self._levels)))
                if self._levels[at].typed == width and fits(self._levels[at])
            ),
            None,
        )

    def _is_meant_deeper(self, index: int, key: str) -> bool:
        """Whether a mapping does not have a key that one a little deeper has."""
        level = self._levels[index]
        deeper = [other for other in self._levels[index + 1 :] if not other.is_list and other.typed - level.typed <= 2]
        return not level.expected.knows(key) and any(other.expected.knows(key) for other in deeper)

    def _nearest_mapping(self, width: int, key: str) -> int:
        """The open mapping that has the key and whose column is nearest; else the nearest of all."""
        mappings = [at for at, level in enumerate(self._levels) if not level.is_list]
        if not mappings:
            self._levels.append(_Indented(width, width, False, self._levels[-1].expected))
            return len(self._levels) - 1
        knowing = [at for at in mappings if self._levels[at].expected.knows(key)]
        self._knowing = len(knowing)
        knowing = knowing or mappings
        return min(reversed(knowing), key=lambda at: abs(self._levels[at].typed - width))

    def _new_level(self, width: int, opened: _OpenKey, is_list: bool) -> tuple[_Indented, int]:
        while self._levels and self._levels[-1] is not opened.level:
            self._levels.pop()
        column = width
        if column < opened.level.column + (0 if is_list else 1) or width - opened.level.typed > _MOST_INDENT:
            column = opened.level.column + 2
        expected = opened.expected
        if is_list and not (expected.field and expected.field.shape == "texts"):
            expected = expected.item
        level = _Indented(width, column, is_list, expected)
        self._levels.append(level)
        return level, column

    # what is said of an indent

    def _place(self, start: int, at: int, blanks: str, width: int, column: int, level: _Indented) -> None:
        """Notes what is wrong with an indent: its characters, or the column."""
        edit = TextEdit(start, start + at, " " * column)
        if width != level.typed:
            other = f"“{level.first}”" if level.first else "“-”" if level.is_list else ""
            text = f"这一行从第{width + 1}列开始，同一级的{other}从第{level.typed + 1}列开始"
            certain = abs(width - level.typed) <= 2 or self._knowing == 1
            self.slips.append(
                YamlSlip(start + at, causes.INDENT, (edit,), certain=certain, said=(text, causes.INDENT.remedy))
            )
        elif blanks.strip(" ") or len(blanks) != column:
            self._indent(start, blanks, column)

    def _indent(self, start: int, blanks: str, width: int) -> None:
        if not blanks.strip(" ") and len(blanks) == width:
            return
        cause = causes.TAB if "\t" in blanks else causes.WIDE_SPACE if blanks.strip(" ") else causes.INDENT
        place = start + len(blanks) - len(blanks.lstrip(" "))
        self.slips.append(YamlSlip(place, cause, (TextEdit(start, start + len(blanks), " " * width),)))


#: Deeper than this below its key nobody indents on purpose.
_MOST_INDENT = 40


def _moved(edit: TextEdit, by: int) -> TextEdit:
    return TextEdit(edit.start + by, edit.end + by, edit.new)


def read_lines(text: str, model: type[Value] | None) -> list[YamlSlip]:
    """Every slip of a text that holds a value of this model or a list of such values."""
    whole = Expected(model)
    widths = (8, 4, 2) if "\t" in text else (8,)
    best: LineReader | None = None
    for width in widths:
        reader = LineReader(text, whole, width)
        reader.read()
        if best is None or _faults(reader) < _faults(best):
            best = reader
    assert best is not None
    return best.slips


def _faults(reader: LineReader) -> int:
    """How badly a reading of the tabs fits: lines out of their columns, keys in mappings that do not have them."""
    return 10 * sum(slip.cause is causes.INDENT for slip in reader.slips) + reader.unknown_keys
