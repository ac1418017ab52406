"""YAML text into positioned text: mappings, lists and scalars that know their line and column.

Scalars stay the text that was typed (``0301``, ``10:30``, ``no``): the model decides what they mean. Anchors, aliases,
tags and merge keys are refused, and so is what is too large or too deep.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stub does not re-export it

from docgen.errors import Mark, Problem
from docgen.model.scalars import UNPRINTABLE

MAX_BYTES = 5_000_000
MAX_DEPTH = 20
#: Lines, and commas between what stands in one line. A visit of ten thousand guests has fewer.
MAX_ENTRIES = 150_000
#: Characters of one text: an essay has fewer.
MAX_CHARACTERS = 50_000
#: Characters of a line of a list or of a draft.
MAX_LINE = 20_000
_SHOWN = 200
#: More columns than a line can have: line and column of a place fit into one number.
COLUMNS_PER_LINE = 10_000_000

_COMMENT = re.compile(r"\s#[^\s#]")


class _PlacedNode:
    """What every node has: the file in which it stands, and where in it the node begins."""

    __slots__ = ("source", "start")

    source: "Source"
    # line and column, counted from 0, in one number: ten thousand visits are many nodes
    start: int

    @property
    def mark(self) -> Mark:
        line, column = divmod(self.start, COLUMNS_PER_LINE)
        return Mark(self.source.name, line + 1, column + 1)


class ScalarNode(_PlacedNode):
    """A text: what was typed, without its quotes."""

    __slots__ = ("text",)

    def __init__(self, text: str, start: int, source: "Source") -> None:
        self.text = text
        self.start = start
        self.source = source

    @property
    def empty(self) -> bool:
        """Whether nothing was written, or blanks in quotes: the field is absent then."""
        return not self.text.strip()

    @property
    def plain(self) -> bool:
        """Whether it was typed without quotes."""
        line, column = divmod(self.start, COLUMNS_PER_LINE)
        return self.source.line(line + 1)[column : column + 1] not in ("'", '"')


class MappingNode(_PlacedNode):
    """Keys and values in the order of the file. A key that was written twice is there twice."""

    __slots__ = ("pairs",)

    def __init__(self, start: int, source: "Source") -> None:
        self.start = start
        self.source = source
        self.pairs: list[tuple[ScalarNode, Node]] = []


class SequenceNode(_PlacedNode):
    """The items of a list."""

    __slots__ = ("items",)

    def __init__(self, start: int, source: "Source") -> None:
        self.start = start
        self.source = source
        self.items: list[Node] = []


Node = ScalarNode | MappingNode | SequenceNode


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A file as it was read: the name that messages show, and its text with LF line ends."""

    name: str
    text: str
    #: The lines of the text, cut once: a file of many faults asks for many of them.
    _lines: list[str] = field(default_factory=list, init=False, repr=False)

    def line(self, number: int) -> str:
        """Line ``number``, counted from 1; empty beyond the end."""
        if not self._lines:
            self._lines.extend(self.text.split("\n"))
        lines = self._lines
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def problem(self, mark: Mark, code: str, text: str, hint: str = "", level: str = "error") -> Problem:
        """A problem at a place of this file, with its line for the caret; a place elsewhere has its line there."""
        excerpt = self.line(mark.line) if mark.file == self.name else ""
        return Problem(mark, code, level, text, hint, excerpt)  # type: ignore[arg-type]


class UnreadableError(Exception):
    """A text is not YAML as docgen reads it. Carries the problems; the first of them stopped the reading."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].text)
        self.problems = problems


# Part of a message of libyaml, the sentence that users read instead, the hint.
_SENTENCES = (
    ("found character that cannot start any token", "这里的字符不能这样开头", "值以 @、`、% 等开头时要加引号"),
    ("found undefined tag handle", "这里用了“!”开头的标签", "值以“!”开头时要加引号"),
    ("while scanning a quoted scalar", "引号没有配对", "补上后一个引号"),
    ("found unexpected end of stream", "引号没有配对", "补上后一个引号"),
    ("found unknown escape character", "双引号里的“\\”后面的字符不对", "改用单引号，或把“\\”写成“\\\\”"),
    ("found invalid Unicode character escape code", "双引号里的字符编号不对", "直接写这个字"),
    ("mapping values are not allowed", "这里多了一个冒号，或上一行没有写完", "值里有“: ”时要加引号；上下两行要对齐"),
    (
        "could not find expected ':'",
        "这一行没有“: ”，不知道哪是项目、哪是内容",
        "写成“项目: 内容”，冒号用半角，后面空一格",
    ),
    ("did not find expected key", "这一行的缩进与上面对不齐，或引号、括号后面多了字", "同一级的项目要左对齐，只用空格"),
    ("did not find expected '-' indicator", "列表的这一行没有对齐", "同一列表的“-”要左对齐"),
    ("did not find expected ',' or ']'", "方括号没有配对，或少了逗号", "补上“]”，各项之间用半角逗号"),
    ("did not find expected ',' or '}'", "花括号没有配对，或少了逗号", "补上“}”，各项之间用半角逗号"),
    ("did not find expected node content", "这里缺少内容，或多了一个逗号", "删去多余的逗号，或补上内容"),
    ("block sequence entries are not allowed", "列表的“-”不能写在这里", "另起一行，写在项目名下面并缩进"),
    ("did not find expected <document start>", "一个文件只能写一份，下面又开始了新的一份", "删去“---”或分成两个文件"),
    ("control characters are not allowed", "这里有控制字符", "删去这个字符"),
)


def compose(source: Source) -> Node | None:
    """The tree of a text, or None when the text holds nothing. Raises UnreadableError with one or more problems.

    Nodes are built from the events of the C parser: its own loader takes several times longer and forgets what was
    typed.
    """
    if match := UNPRINTABLE.search(source.text):
        raise UnreadableError(*_unprintable(source, match.start()))
    if source.text.count("\n") + source.text.count(",") > MAX_ENTRIES:
        text = f"行数和逗号合起来超过 {MAX_ENTRIES // 10_000} 万，一次来访写不了这么多"
        raise UnreadableError(
            source.problem(Mark(source.name, 1, 1), "D104", text, "删去空行和重复的内容，或分成几个文件")
        )
    parser = CParser(source.text)
    try:
        return _build(parser, source)
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(_syntax(error, source)) from error
    finally:
        parser.dispose()


def scalars(node: Node) -> Iterator[ScalarNode]:
    """The values of a tree, its keys left out."""
    match node:
        case ScalarNode():
            yield node
        case MappingNode():
            for _, content in node.pairs:
                yield from scalars(content)
        case SequenceNode():
            for item in node.items:
                yield from scalars(item)


def unreadable(source: Source) -> list[Problem]:
    """What keeps a text from being read, at its place: characters that no document can hold, lines without an end."""
    characters = list(_unprintable(source, 0)) if UNPRINTABLE.search(source.text) else []
    return characters + (list(long_lines(source)) if len(source.text) > MAX_LINE else [])


def long_lines(source: Source) -> Iterator[Problem]:
    """A problem for every line that is longer than anybody types: reading one takes time with the square of it."""
    for number, line in enumerate(source.text.split("\n"), 1):
        if len(line) > MAX_LINE:
            text = f"这一行有{len(line)}个字，超过 {MAX_LINE // 10_000} 万"
            yield Problem(Mark(source.name, number, 1), "D104", "error", text, "一个人、一段话占一行", line[:_SHOWN])


def swallowed_comments(source: Source) -> Iterator[Problem]:
    """A problem for every text like ``三楼 #1 会议室``: YAML takes its end for a comment."""
    if not _COMMENT.search(source.text):
        return
    for number, line in enumerate(source.text.split("\n"), 1):
        if (at := _comment_start(line)) and not line[at + 1 : at + 2].isspace() and line[:at].strip():
            yield source.problem(
                Mark(source.name, number, at + 1),
                "D122",
                f"“{line[at:].strip()}”被当作注释，不会印出来",
                "要印就给整个值加引号；确是注释就在“#”后空一格",
                "should",
            )


class _TreeBuilder:
    """Builds the tree of a text out of the events of the parser, each of which goes to the method for its class."""

    __slots__ = ("container", "key", "may_be_too_long", "may_have_anchors", "outer", "root", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.container: MappingNode | SequenceNode | None = None  # the one being filled
        self.outer: list[MappingNode | SequenceNode] = []  # those around it
        self.key: ScalarNode | None = None  # of a mapping being filled: the key whose value comes next
        self.may_have_anchors = "&" in source.text or "!" in source.text
        self.may_be_too_long = len(source.text) > MAX_CHARACTERS

    def add_scalar(self, event: Any) -> None:
        at = event.start_mark
        node = ScalarNode(event.value, at.line * COLUMNS_PER_LINE + at.column, self.source)
        if self.may_have_anchors and (event.anchor or event.tag):
            raise UnreadableError(_refused(event, node))
        if self.may_be_too_long and len(event.value) > MAX_CHARACTERS:
            raise UnreadableError(_too_long(node))
        container = self.container
        if container is None:
            self.root = node
        elif container.__class__ is SequenceNode:
            container.items.append(node)
        elif self.key is None:
            self.key = node
        else:
            container.pairs.append((self.key, node))  # type: ignore[union-attr]  # a mapping
            self.key = None

    def open_mapping(self, event: Any) -> None:
        at = event.start_mark
        self._open(event, MappingNode(at.line * COLUMNS_PER_LINE + at.column, self.source))

    def open_sequence(self, event: Any) -> None:
        at = event.start_mark
        self._open(event, SequenceNode(at.line * COLUMNS_PER_LINE + at.column, self.source))

    def _open(self, event: Any, node: MappingNode | SequenceNode) -> None:
        if event.anchor or event.tag:
            raise UnreadableError(_refused(event, node))
        container = self.container
        if container is None:
            self.root = node
        else:
            self._add_container(container, node)
            self.outer.append(container)
            if len(self.outer) >= MAX_DEPTH:
                text = f"层次超过 {MAX_DEPTH} 层"
                raise UnreadableError(self.source.problem(node.mark, "D104", text, "减少缩进的层次"))
        self.container, self.key = node, None

    def _add_container(self, container: MappingNode | SequenceNode, node: MappingNode | SequenceNode) -> None:
        if isinstance(container, SequenceNode):
            container.items.append(node)
        elif self.key is None:
            text = "项目名不能是列表或一组项目"
            raise UnreadableError(self.source.problem(node.mark, "D102", text, "项目名只写几个字"))
        elif self.key.text == "<<" and self.key.plain:
            raise UnreadableError(_merge_key(self.key))
        else:
            container.pairs.append((self.key, node))

    def close(self, _event: Any) -> None:
        self.container = self.outer.pop() if self.outer else None
        self.key = None

    def start_document(self, event: Any) -> None:
        if self.root is not None:
            self.refuse(event)

    def refuse(self, event: Any) -> None:
        at = event.start_mark
        raise UnreadableError(_refused(event, SequenceNode(at.line * COLUMNS_PER_LINE + at.column, self.source)))


def _build(parser: CParser, source: Source) -> Node | None:
    builder = _TreeBuilder(source)
    methods: dict[type, Callable[[Any], None]] = {
        ScalarEvent: builder.add_scalar,
        MappingStartEvent: builder.open_mapping,
        SequenceStartEvent: builder.open_sequence,
        MappingEndEvent: builder.close,
        SequenceEndEvent: builder.close,
        AliasEvent: builder.refuse,
        DocumentStartEvent: builder.start_document,
    }
    method_for = methods.get
    next_event: Callable[[], Any] = parser.get_event
    while (event := next_event()) is not None:
        if method := method_for(event.__class__):
            method(event)
    return builder.root


def _too_long(node: ScalarNode) -> Problem:
    text = f"这里一段有{len(node.text)}个字，超过 {MAX_CHARACTERS // 10_000} 万"
    problem = node.source.problem(node.mark, "D104", text, "多半是引号没有配对；长的另存为文件，写成附件")
    return problem._replace(excerpt=problem.excerpt[: node.mark.column + _SHOWN])


def _merge_key(key: ScalarNode) -> Problem:
    return key.source.problem(key.mark, "D103", "不用合并键“<<”", "把要用的内容直接写出来")


def _refused(event: Any, node: Node) -> Problem:
    problem = node.source.problem
    if isinstance(event, DocumentStartEvent):
        return problem(node.mark, "D102", "一个文件只能写一份，这里又开始了新的一份", "删去“---”或分成两个文件")
    if isinstance(event, AliasEvent):
        return problem(node.mark, "D103", f"不用引用“*{event.anchor}”", "把内容直接写出来；值以“*”开头时加引号")
    if event.anchor:
        return problem(node.mark, "D103", f"不用锚点“&{event.anchor}”", "删去它；值以“&”开头时加引号")
    return problem(node.mark, "D103", "不用标签（“!”开头的记号）", "删去它；值以“!”开头时加引号")


def _syntax(error: yaml.MarkedYAMLError, source: Source) -> Problem:
    """What libyaml could not read, in a sentence for users."""
    message = f"{error.context or ''} {error.problem or ''}"
    mark = _mark_of(error, message, source)
    line = source.line(mark.line)
    if "\t" in line[: mark.column] and not line[: mark.column - 1].strip():
        return source.problem(mark, "D102", "这一行用制表符缩进", "换成空格：YAML 只认空格")
    for part, text, hint in _SENTENCES:
        if part in message:
            return source.problem(mark, "D102", text, hint)
    return source.problem(mark, "D102", "这一行的写法不对", "检查引号和括号是否成对、冒号后是否空格、上下是否对齐")


def _mark_of(error: yaml.MarkedYAMLError, message: str, source: Source) -> Mark:
    """Where to mend: where a quote or bracket opens, else where the parser gave up."""
    at = error.problem_mark or error.context_mark
    if error.context_mark and any(word in message for word in ("quoted scalar", "flow ", "simple key")):
        at = error.context_mark
    return Mark(source.name, at.line + 1, at.column + 1) if at else Mark(source.name, 1, 1)


def _unprintable(source: Source, start: int) -> Iterator[Problem]:
    starts = list(accumulate((len(line) + 1 for line in source.text.split("\n")), initial=0))
    line = 0
    for match in UNPRINTABLE.finditer(source.text, start):
        while starts[line + 1] <= match.start():
            line += 1
        mark = Mark(source.name, line + 1, match.start() - starts[line] + 1)
        text = f"这里有控制字符 U+{ord(match.group()):04X}，印不出来"
        yield source.problem(mark, "D114", text, "多半是粘贴时带进来的，删去即可")


def _comment_start(line: str) -> int:
    """Where the comment of a line begins, outside quotes; 0 when there is none."""
    quote = ""
    for at, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and (not line[:at].strip() or line[at - 1] in " [{,"):
            quote = character
        elif character == "#" and (at == 0 or line[at - 1].isspace()):
            return at
    return 0
