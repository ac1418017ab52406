"""The value behind a key or a dash: a text, something between braces that may go on over lines, several fields."""

import re
from collections.abc import Iterator

from docgen.model.value import Value
from docgen.readers.visit_file import slip_causes as causes
from docgen.readers.visit_file.flow_slips import CLOSING, OPENING, FlowReader
from docgen.readers.visit_file.key_patterns import Expected, known_key, without_spaces
from docgen.readers.visit_file.list_marks import list_mark
from docgen.readers.visit_file.mending import LinePlaces, TextEdit, YamlSlip
from docgen.readers.visit_file.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Source,
    UnreadableError,
    compose,
)
from docgen.readers.visit_file.scalar_slips import closing_quote, is_prose, scalar_slips
from docgen.readers.visit_file.vocabulary import vocabulary

_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*(#.*)?$")
_COMMENT = re.compile(r"\s+#.*$")
_MOST_LINES = 400  # of one value between braces
_LEFT_OVER = re.compile(r"[\s,，、;；.。]*")


class BlockValues:
    """Reads values that begin in a line of a text, and notes their slips."""

    def __init__(self, text: str, places: LinePlaces, slips: list[YamlSlip]) -> None:
        self.text, self.places, self.slips = text, places, slips

    def read(
        self,
        number: int,
        at: int,
        expected: Expected,
        column: int,
        outer: Expected | None = None,
        outer_column: int = 0,
    ) -> tuple[int, bool]:
        """Reads the value that begins at ``at`` in a line of a key or dash in ``column``.

        ``outer`` is the mapping that the key belongs to, ``outer_column`` where its keys should stand.
        Returns the next line, and whether a text of several lines begins under ``|`` or ``>``.
        """
        line, start = self.places.lines[number], self.places.starts[number]
        if _BLOCK.match(line, at):
            return number + 1, True
        if line[at] in OPENING and (end := self._flow(number, at, expected, column)):
            return end, False
        if line[at] in "\"'" and (end := self._long_quote(number, at)):
            return end, False
        end_at = self._end_of_text(line, at)
        text = line[at:end_at]
        if expected.model is not None and self._holds_fields(text, expected.model):
            self.braces(start + at, start + end_at, expected)
        elif outer is not None and (marks := list(_marks_of_fields(text, outer, set(), strict=True))):
            self._split(start + at, marks, outer_column)
        elif (
            text[-1] in ",，;；"
            and outer is not None
            and expected.is_text
            and not self._goes_on_as_text(number, column)
        ):
            edit = TextEdit(start + end_at - 1, start + end_at, "")
            self.slips.append(YamlSlip(edit.start, causes.LAST_COMMA, (edit,)))
        else:
            self.slips += scalar_slips(text, start + at, expected, in_flow=False)
        return number + 1, False

    def _goes_on_as_text(self, number: int, column: int) -> bool:
        """Whether the next line that holds anything belongs to the text of this one."""
        rest = self.places.lines[number + 1 : number + 20]
        line = next((line for line in rest if line.strip()), "")
        at = len(line) - len(line.lstrip())
        return bool(line) and at > column and list_mark(line, at) is None

    def _end_of_text(self, line: str, at: int) -> int:
        """Where the text ends that begins at ``at``: before a comment, without the spaces before that."""
        quoted = closing_quote(line, at) if line[at] in "\"'" else -1
        comment = _COMMENT.search(line, max(quoted, at))
        return len(line[: comment.start() if comment else len(line)].rstrip())

    def _flow(self, number: int, at: int, expected: Expected, column: int) -> int | None:
        """Reads what begins with a brace or bracket; None when that is the beginning of a text."""
        start = self.places.starts[number] + at
        last_line, closed_at = self._extent(number, at, column)
        end = self.places.starts[last_line] + len(self.places.lines[last_line])
        stop = closed_at if closed_at is not None else self._before_comment(number, last_line, end)
        rest = self.text[stop:end] if closed_at is not None else ""
        comment = rest.lstrip().startswith("#")
        behind = "" if comment else _COMMENT.sub("", rest).strip()
        if expected.is_text and (self.text[start] in "[［" or behind) and (behind or not self._reads(start, stop)):
            return None
        if not self._is_clean(start, stop, expected):
            reader = FlowReader(self.text)
            read_to = reader.read(start, stop, expected)
            self.slips += self._asked(reader.slips) if self._is_clean(start, stop, expected, False) else reader.slips
            if read_to < stop and not behind:
                self._behind(read_to, stop)
        if behind:
            self._behind(
                stop,
                stop + len(rest.rstrip()) if not _COMMENT.search(rest) else stop + rest.index(behind) + len(behind),
            )
        return last_line + 1

    def _behind(self, start: int, end: int) -> None:
        """What is left behind a closing mark: a comma, a further closing mark, words."""
        text = self.text[start:end]
        word = text.strip()
        if not word:
            return
        place = start + len(text) - len(text.lstrip())
        cause = causes.CLOSING if word[0] in CLOSING else causes.BEHIND
        if _LEFT_OVER.fullmatch(text):
            cause = causes.DOUBLE_COMMA if word[0] in ",，" else causes.BEHIND
        certain = not word.strip("}]｝］,，、;；.。 ")
        self.slips.append(YamlSlip(place, cause, (TextEdit(start, end, ""),), certain=certain))

    def _extent(self, number: int, at: int, column: int) -> tuple[int, int | None]:
        """The last line of what opens at ``at``, and where its closing mark ends (None: it is not closed)."""
        depth, line_number, quote = 0, number, ""
        position = at
        while line_number < min(len(self.places.lines), number + _MOST_LINES):
            line = self.places.lines[line_number]
            while position < len(line):
                character = line[position]
                if quote:
                    quote = "" if character == quote else quote
                elif character in "\"'" and line[:position].rstrip()[-1:] in (
                    "{",
                    "[",
                    ",",
                    ":",
                    "：",
                    "，",
                    "｛",
                    "［",
                ):
                    quote = character if closing_quote(line, position) >= 0 else ""
                elif character == "#" and line[position - 1 : position].isspace() and self._is_comment(line, position):
                    break
                elif character in OPENING:
                    depth += 1
                elif character in CLOSING:
                    depth -= 1
                    if depth <= 0:
                        return line_number, self.places.starts[line_number] + position + 1
                position += 1
            quote = ""
            if not self._goes_on(line_number + 1, column):
                return line_number, None
            line_number, position = line_number + 1, 0
        return min(line_number, len(self.places.lines) - 1), None

    def _is_comment(self, line: str, at: int) -> bool:
        """Whether ``#`` begins a comment: not if the closing marks stand behind it."""
        return line[at + 1 : at + 2].isspace() or not re.search(r"[}\]｝］]\s*$", line)

    def _goes_on(self, number: int, column: int) -> bool:
        """Whether a line may belong to a value that is not closed: it begins no item and no key further left."""
        if number >= len(self.places.lines):
            return False
        line = self.places.lines[number]
        body = line.lstrip()
        at = len(line) - len(body)
        if not body or body[0] in "}]｝］{[｛［":
            return bool(body)
        if list_mark(line, at):
            return False
        return at > column

    def _before_comment(self, number: int, last_line: int, end: int) -> int:
        """The end of a value that is not closed: before the comment of its last line."""
        if number == last_line or last_line:
            line = self.places.lines[last_line]
            comment = _COMMENT.search(line)
            if comment and self._is_comment(line, line.index("#", comment.start())):
                return self.places.starts[last_line] + comment.start()
        return end

    def _reads(self, start: int, end: int) -> bool:
        try:
            return compose(Source("", self.text[start:end])) is not None
        except UnreadableError:
            return False

    def _asked(self, slips: list[YamlSlip]) -> list[YamlSlip]:
        """What only may be slips, since a text may read so: the first of them, as a question."""
        edits = tuple(edit for slip in slips for edit in slip.edits)
        return [YamlSlip(slips[0].start, causes.HIDDEN_FIELD, edits, certain=False)] if slips else []

    def _is_clean(self, start: int, end: int, expected: Expected, with_prose: bool = True) -> bool:
        """Whether what stands between braces is read as it was meant, without this reader's help.

        ``with_prose``: also a text of sentences must not look as if it went on with another field.
        """
        try:
            node = compose(Source("", self.text[start:end]))
        except UnreadableError:
            return False
        return node is not None and not isinstance(node, ScalarNode) and _is_as_meant(node, expected, with_prose)

    def _holds_fields(self, text: str, model: type[Value]) -> bool:
        """Whether a text is a pair or several: 单位: 江北区委, 日期: 3月8日."""
        return bool(vocabulary(model)) and text[0] not in "\"'" and known_key(model).match(text) is not None

    def _split(self, start: int, marks: list[tuple[int, int]], column: int) -> None:
        """Puts every field of a line into one of its own."""
        edits = (TextEdit(start + first, start + end, "\n" + " " * column) for first, end in marks)
        self.slips.append(YamlSlip(start + marks[0][0], causes.ONE_LINE, tuple(edits)))

    def holds_several(self, number: int, at: int, expected: Expected) -> bool:
        """Whether several pairs of a mapping stand in a line from ``at`` on, without braces."""
        line = self.places.lines[number]
        text = line[at : self._end_of_text(line, at)]
        return any(_marks_of_fields(text, expected, set(), strict=True))

    def end_of_text(self, number: int, at: int) -> int:
        """Where the text ends that begins at ``at`` in a line, as a place of the whole text."""
        return self.places.starts[number] + self._end_of_text(self.places.lines[number], at)

    def braces(self, start: int, end: int, expected: Expected) -> None:
        """Puts braces around several fields in one line, and reads what is between them."""
        text = self.text[start:end]
        closed = text[-1] in "}｝" and not re.search("[{｛]", text)
        inner_end = end - 1 if closed else end
        reader = FlowReader(self.text)
        reader.depth.append("}")
        reader.end = inner_end
        reader.read_pairs(start, expected)
        edits = (TextEdit(start, start, "{"), TextEdit(inner_end, end, "}"))
        self.slips.append(YamlSlip(start, causes.NO_BRACE, edits, certain=closed or expected.field is not None))
        self.slips += reader.slips

    def _long_quote(self, number: int, at: int) -> int | None:
        """The line behind a quoted text that goes on over lines; None when it is closed in its own, or nowhere near."""
        line = self.places.lines[number]
        if closing_quote(line, at) >= 0:
            return None
        start = self.places.starts[number] + at
        near = self.places.starts[min(number + 20, len(self.places.lines) - 1)]
        end = closing_quote(self.text, start, near)
        if end < 0:
            return None
        last = self.places.line_of(end)
        between = self.places.lines[number + 1 : last + 1]
        looks_like_lines = any(re.match(r"\s*(- |[^\s:：]{1,8}[:：])", other) for other in between)
        return None if looks_like_lines or self.text[end + 1 : self.places.starts[last + 1]].strip() else last + 1


def _is_as_meant(node: Node, expected: Expected, with_prose: bool) -> bool:
    """Whether the keys of a tree are fields, and no value has another field in it."""
    if isinstance(node, SequenceNode):
        return all(
            _is_as_meant(item, expected.item if not isinstance(item, ScalarNode) else expected, with_prose)
            for item in node.items
        )
    if isinstance(node, ScalarNode):
        return not _has_slips(node, expected) and not (expected.names_people and re.search("[，；;]", node.text))
    return _pairs_are_as_meant(node, expected, with_prose)


def _pairs_are_as_meant(node: MappingNode, expected: Expected, with_prose: bool) -> bool:
    keys = {key.text for key, _ in node.pairs}
    for key, child in node.pairs:
        if not expected.knows(key.text) and _is_no_key(key.text, child, expected):
            return False
        if key.text != without_spaces(key.text):
            return False
        may_hold_field = with_prose or not is_prose(expected.under(key.text))
        if (
            isinstance(child, ScalarNode)
            and child.plain
            and may_hold_field
            and _holds_field(child.text, expected, keys)
        ):
            return False
        if not _is_as_meant(child, expected.under(key.text), with_prose):
            return False
    return True


def _is_no_key(word: str, child: Node, expected: Expected) -> bool:
    """Whether what YAML takes for a key is a pair with another colon, or a text without one."""
    if isinstance(child, ScalarNode) and child.empty:
        return True
    return expected.model is not None and known_key(expected.model).match(word) is not None


def _holds_field(text: str, expected: Expected, keys: set[str]) -> bool:
    """Whether a text goes on with another field: 郑国梁，单位：江北区委."""
    return any(_marks_of_fields(text, expected, keys, strict=False))


def _marks_of_fields(text: str, expected: Expected, keys: set[str], strict: bool) -> Iterator[tuple[int, int]]:
    """The marks in a text behind which another field begins; ``strict`` only those with a colon that YAML knows."""
    if expected.model is None or not vocabulary(expected.model):
        return
    pattern = known_key(expected.model)
    for mark in re.finditer(r"\s*[,，、;；\s]\s*", text):
        key = pattern.match(text, mark.end())
        good = key and without_spaces(key["key"]) not in keys
        if key and good and (not strict or (key["colon"] == ":" and key["gap"])):
            yield mark.span()


def _has_slips(node: ScalarNode, expected: Expected) -> bool:
    if not node.text or not node.plain:
        return False
    return node.text[0] in "｛［" or bool(scalar_slips(node.text, 0, expected, in_flow=True))
