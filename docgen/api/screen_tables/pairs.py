"""Keys put into a mapping of a file and taken out of it, as edits of its text."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from docgen.api.screen_tables.text_edits import (
    behind_colon,
    column_of,
    end_of_pair,
    line_end,
    line_start,
    spanned,
)
from docgen.output.visit_yaml import YamlStyle, flow_text, pair_lines, scalar_text
from docgen.readers.visit_file.mending import TextEdit
from docgen.readers.visit_file.spans import SpannedMapping
from docgen.readers.visit_file.tree import Tree


class NewPair(NamedTuple):
    """A key that is written anew: its Chinese name, the word by which the file calls it, what stands there.

    ``rank`` is its place among the fields.
    """

    name: str
    word: str
    content: Tree
    rank: int = 0


class PairWriter:
    """Writes keys into the mappings of one text."""

    def __init__(self, text: str, style: YamlStyle) -> None:
        self.text, self.style = text, style

    def written(self, node: SpannedMapping, pairs: Sequence[NewPair]) -> str:
        """Some keys with their values as they stand in this mapping; the first without indent."""
        if node.is_flow:
            return ", ".join(f"{scalar_text(pair.word)}: {self._flow(pair)}" for pair in pairs)
        indent = " " * column_of(node)
        lines = [line for pair in pairs for line in pair_lines(pair.word, pair.content, self.style, indent, ())]
        return "\n".join(lines).removeprefix(indent)

    def _flow(self, pair: NewPair) -> str:
        return flow_text(pair.content, pair.name, self.style)

    def changed(
        self, node: SpannedMapping, pairs: Sequence[NewPair], gone: AbstractSet[int], ranks: Mapping[int, int]
    ) -> list[TextEdit]:
        """A mapping with new keys and without those of the numbers ``gone``.

        ``ranks`` are the ranks among the fields of the keys that are there, by number; each of the ``pairs`` is put
        behind the last key of a lower rank.
        """
        kept = [at for at in range(len(node.pairs)) if at not in gone]
        if not node.pairs and pairs:
            return [TextEdit(node.begin, node.end, f"{{{self.written(node, pairs)}}}")]
        if not kept and pairs:
            # the new keys stand where the first old one stood
            first = min(gone)
            key, value = node.pairs[first]
            edit = TextEdit(spanned(key).begin, end_of_pair(self.text, key, value), self.written(node, pairs))
            return [edit, *(self.removed(node, at) for at in sorted(gone - {first}))]
        if not kept:
            return self._emptied(node)
        edits = [self.removed(node, at) for at in sorted(gone)]
        places: dict[int, list[NewPair]] = {}
        for pair in pairs:
            places.setdefault(_place_of(pair.rank, kept, ranks), []).append(pair)
        return [*edits, *(self._behind(node, at, some) for at, some in places.items())]

    def _emptied(self, node: SpannedMapping) -> list[TextEdit]:
        """A mapping without keys: nothing between its braces, or its keys without values."""
        if node.is_flow and node.pairs and "#" not in self.text[node.begin : node.end]:
            return [TextEdit(node.begin, node.end, "{}")]
        return [self._without_value(node, at) for at in range(len(node.pairs))]

    def _behind(self, node: SpannedMapping, at: int, pairs: Sequence[NewPair]) -> TextEdit:
        end = end_of_pair(self.text, *node.pairs[at])
        if node.is_flow:
            return TextEdit(end, end, f", {self.written(node, pairs)}")
        end = line_end(self.text, end)
        return TextEdit(end, end, f"\n{' ' * column_of(node)}{self.written(node, pairs)}")

    def removed(self, node: SpannedMapping, at: int) -> TextEdit:
        """Removes a key with its value; where a comment stands behind it only the value."""
        key, value = node.pairs[at]
        begin, end = spanned(key).begin, end_of_pair(self.text, key, value)
        follows = spanned(node.pairs[at + 1][0]).begin if at + 1 < len(node.pairs) else -1
        if node.is_flow:
            start, stop = (end_of_pair(self.text, *node.pairs[at - 1]), end) if at else (begin, follows)
        elif not self.text[line_start(self.text, begin) : begin].strip():
            start, stop = line_start(self.text, begin), min(line_end(self.text, end) + 1, len(self.text))
        else:
            start, stop = begin, follows
        if stop < 0 or "#" in self.text[start:begin] + self.text[end:stop]:
            return self._without_value(node, at)
        return TextEdit(start, stop, "")

    def _without_value(self, node: SpannedMapping, at: int) -> TextEdit:
        key, value = node.pairs[at]
        return TextEdit(behind_colon(self.text, key), end_of_pair(self.text, key, value), " ''" if node.is_flow else "")


def _place_of(rank: int, kept: Sequence[int], ranks: Mapping[int, int]) -> int:
    """Behind which of the keys that stay a new one stands: the last of those that come before it."""
    before = [at for at in kept if ranks.get(at, rank) < rank]
    return max(before, default=kept[0] if ranks else kept[-1])
