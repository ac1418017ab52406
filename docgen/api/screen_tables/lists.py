"""A changed list in the text of a file: items changed, put in, taken out and moved with their comments."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple, Protocol

from docgen.api.screen_tables.alignment import aligned
from docgen.api.screen_tables.text_edits import (
    NoPlaceError,
    column_of,
    edited,
    line_end,
    line_start,
    spanned,
)
from docgen.model.people import Delegation, Person
from docgen.output.visit_yaml import YamlStyle, flow_text, item_lines, pair_lines
from docgen.readers.visit_file.located import Part
from docgen.readers.visit_file.mending import TextEdit
from docgen.readers.visit_file.spans import SpannedMapping, SpannedScalar, SpannedSequence
from docgen.readers.visit_file.tree import Tree, bare_name

#: The edits of items by their numbers.
_Changes = Mapping[int, Sequence[TextEdit]]


class ItemChanger(Protocol):
    """Who changes one item of a list."""

    style: YamlStyle

    def change_item(self, part: Part, new: Tree, siblings: SpannedSequence, words: Mapping[str, str]) -> list[TextEdit]:
        """The edits that make an item say ``new``."""


class _Chunk(NamedTuple):
    """The text of an item with its dash and its comment; ``above`` begin the comments over it.

    ``number`` is that of the item among those that say something; -1 for one that does not.
    """

    number: int
    above: int
    begin: int
    end: int


def changed_list(text: str, part: Part, new: Sequence[Tree], changer: ItemChanger) -> list[TextEdit]:
    """The edits that make a list say ``new``. Raises NoPlaceError."""
    return _ChangedList(text, part, changer).edits(new)


class _ChangedList:
    """One list that changes."""

    def __init__(self, text: str, part: Part, changer: ItemChanger) -> None:
        assert isinstance(part.node, SpannedSequence)
        self.text, self.part, self.node, self.changer = text, part, part.node, changer
        self.words = _words_of(part.items)
        self.name = part.field.chinese if part.field else part.key.text if part.key else ""

    def edits(self, new: Sequence[Tree]) -> list[TextEdit]:
        origins = aligned([item.tree for item in self.part.items], new)
        changes = {
            origin: self._item_edits(origin, content)
            for origin, content in zip(origins, new, strict=True)
            if origin is not None and self.part.items[origin].tree != content
        }
        if origins == list(range(len(self.part.items))):
            return [edit for edits in changes.values() for edit in edits]
        rebuilt = self._flow if self.node.is_flow else self._block
        return [rebuilt(origins, new, changes)]

    def _item_edits(self, number: int, new: Tree) -> list[TextEdit]:
        return self.changer.change_item(self.part.items[number], new, self.node, self.words)

    # --- in brackets ---

    def _flow(self, origins: Sequence[int | None], new: Sequence[Tree], changes: _Changes) -> TextEdit:
        nodes = [spanned(item.node) for item in self.part.items]
        begin, end = self.node.begin, self.node.end
        if len(nodes) != len(self.node.items):
            raise NoPlaceError(self.node)
        if not nodes:
            return TextEdit(begin, end, f"[{', '.join(self._new_flow(content) for content in new)}]")
        between = [self.text[one.end : other.begin] for one, other in pairwise(nodes)]
        if any("#" in mark for mark in between):
            raise NoPlaceError(self.node)
        comma = between[0] if between else ", "
        texts = [
            self._new_flow(content)
            if origin is None
            else edited(self.text, changes.get(origin, []), nodes[origin].begin, nodes[origin].end)
            for origin, content in zip(origins, new, strict=True)
        ]
        head, tail = self.text[begin : nodes[0].begin], self.text[nodes[-1].end : end]
        return TextEdit(begin, end, f"{head}{comma.join(texts)}{tail if texts else tail.lstrip(' ,')}")

    def _new_flow(self, content: Tree) -> str:
        return flow_text(_renamed(content, self.words), self.name, self.changer.style)

    # --- below each other ---

    def _block(self, origins: Sequence[int | None], new: Sequence[Tree], changes: _Changes) -> TextEdit:
        chunks = self._chunks()
        behind = self._left_behind(chunks, {origin for origin in origins if origin is not None})
        lines = list(behind.get(-1, ()))
        for origin, content in zip(origins, new, strict=True):
            if origin is None:
                lines += self._new_lines(content)
                continue
            chunk = next(one for one in chunks if one.number == origin)
            # the comment over the first item may be that of the list: it stays where it is
            above = self.text[chunk.above : chunk.begin] if chunk is not chunks[0] else ""
            lines.append(above + edited(self.text, changes.get(origin, []), chunk.begin, chunk.end))
            lines += behind.get(origin, ())
        begin, end = chunks[0].begin, chunks[-1].end
        return TextEdit(begin, end, "\n".join(lines)) if lines else TextEdit(begin - 1, end, "")

    def _left_behind(self, chunks: Sequence[_Chunk], kept: AbstractSet[int]) -> dict[int, list[str]]:
        """What stays when items go: comments over them, items that say nothing; by the item above (-1: none)."""
        behind: dict[int, list[str]] = {}
        above = -1
        for chunk in chunks:
            if chunk.number in kept:
                above = chunk.number
                continue
            comments = self.text[chunk.above : chunk.begin] if chunk is not chunks[0] else ""
            if chunk.number < 0:
                behind.setdefault(above, []).append(comments + self.text[chunk.begin : chunk.end])
            elif comments:
                behind.setdefault(above, []).append(comments.rstrip("\n"))
        return behind

    def _chunks(self) -> list[_Chunk]:
        """The items of a block with their lines; each begins where its line begins."""
        chunks: list[_Chunk] = []
        dash = " " * column_of(self.node) + "-"
        at = line_start(self.text, self.node.begin)
        if self.text[at : self.node.begin].strip():
            raise NoPlaceError(self.node)  # a list directly in a list
        numbers = {id(item.node): number for number, item in enumerate(self.part.items)}
        for item in self.node.items:
            above = at
            while not self.text.startswith(dash, at):
                at = line_end(self.text, at) + 1
                if at > len(self.text):
                    raise NoPlaceError(item)
            node = spanned(item)
            end = line_end(self.text, max(node.end, at) if node.end > node.begin else at)
            chunks.append(_Chunk(numbers.get(id(item), -1), above, at, end))
            at = end + 1
        return chunks

    def _name_field(self) -> str:
        """The field that a bare text fills among entries that are mappings."""
        model = self.part.field.model if self.part.field else None
        return bare_name(Person if model is Delegation else model) if model else ""

    def _new_lines(self, content: Tree) -> list[str]:
        """The lines of a new item, in the way of the others."""
        indent, style = " " * column_of(self.node), self.changer.style
        content = _renamed(content, self.words)
        nodes = [item.node for item in self.part.items if isinstance(item.node, SpannedMapping)]
        if nodes and isinstance(content, str) and (name := self._name_field()):
            content = {self.words.get(name, name): content}
        in_lines = bool(nodes) and sum(node.is_flow for node in nodes) * 2 < len(nodes)
        if not in_lines or not isinstance(content, dict):
            return list(item_lines(content, self.name, style, indent, ()))
        first, *others = (
            line for key, inner in content.items() for line in pair_lines(key, inner, style, f"{indent}  ", ())
        )
        return [f"{indent}- {first.lstrip()}", *others]


def _words_of(items: Sequence[Part]) -> dict[str, str]:
    """By which words the keys of some entries are called, where one of them does not say more than the field does."""
    words: dict[str, str] = {}
    for item in items:
        for name, inner in item.named.items():
            key = inner.key
            if isinstance(key, SpannedScalar) and key.end >= 0 and not inner.unit and inner.field is not None:
                words.setdefault(name, key.text)
    return words


def _renamed(content: Tree, words: Mapping[str, str]) -> Tree:
    return {words.get(key, key): inner for key, inner in content.items()} if isinstance(content, dict) else content
