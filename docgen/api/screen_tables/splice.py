"""A changed visit into the text of its file: only what is different is written anew, in the way of the file.

Comments, order, quotes, indents and line breaks of everything else stay as they were typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from docgen.api.screen_tables.lists import changed_list
from docgen.api.screen_tables.pairs import NewPair, PairWriter
from docgen.api.screen_tables.scalars import scalar_like
from docgen.api.screen_tables.text_edits import (
    NoPlaceError,
    behind_colon,
    column_of,
    edited,
    end_of_pair,
    has_comment_behind,
    line_end,
    line_start,
    spanned,
)
from docgen.model.people import Delegation
from docgen.output.visit_yaml import YamlStyle, flow_text, item_lines, pair_lines, scalar_text
from docgen.readers.visit_file.located import Part
from docgen.readers.visit_file.mending import TextEdit
from docgen.readers.visit_file.nodes import Node, ScalarNode
from docgen.readers.visit_file.spans import Spanned, SpannedMapping, SpannedScalar, SpannedSequence
from docgen.readers.visit_file.tree import Tree, bare_name
from docgen.readers.visit_file.vocabulary import fields


def spliced(root: Part, tree: Mapping[str, Tree], quoted: AbstractSet[str]) -> str:
    """The text of a file whose root this is, changed so that it says ``tree``.

    ``quoted`` are the keys whose texts always stand in quotes. Raises NoPlaceError where a change cannot be made.
    """
    splicer = _Splicer(root.node.source.text, quoted)
    splicer.change_mapping(root, tree)
    return edited(splicer.text, splicer.edits)


def spliced_list(part: Part, new: Sequence[Tree], quoted: AbstractSet[str]) -> str:
    """The text of a file that is nothing but a list, changed so that its items, mappings all, are ``new``.

    Raises NoPlaceError where a change cannot be made.
    """
    node, text = part.node, part.node.source.text
    assert isinstance(node, SpannedSequence)
    splicer = _Splicer(text, quoted)
    if node.items and new:
        splicer.change_list(part, node, list(new))
        return edited(text, splicer.edits)
    inside = text[node.begin : node.end] if node.end > node.begin else ""
    comments = [line for line in inside.split("\n") if line.lstrip().startswith("#")]
    rows = [line for item in new for line in item_lines(item, "", splicer.style, "", ())] or ["[]"]
    written = "\n".join([*comments, *rows])
    if inside:
        return edited(text, [TextEdit(line_start(text, node.begin), node.end, written)])
    return f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{written}\n"


class _Splicer:
    """Gathers the edits of one text."""

    def __init__(self, text: str, quoted: AbstractSet[str]) -> None:
        self.text = text
        self.style = YamlStyle(quoted)
        self.pairs = PairWriter(text, self.style)
        self.edits: list[TextEdit] = []

    # --- mappings ---

    def change_mapping(self, part: Part, new: Mapping[str, Tree], words: Mapping[str, str] | None = None) -> None:
        """Makes a mapping say ``new``; ``words`` are those by which keys are called beside it."""
        node = part.node
        given = {name: content for name, content in new.items() if content}
        changed = {name for name, inner in part.named.items() if inner.tree and inner.tree != given.get(name)}
        changed |= {name for name in given if name not in part.named or part.named[name].tree != given[name]}
        if not changed:
            return
        if not isinstance(node, SpannedMapping):
            raise NoPlaceError(node)
        self._change_halves(part, given, changed)
        removed = {name for name in changed & part.named.keys() - given.keys() if self._may_go(part.named[name].node)}
        for name in sorted(changed & part.named.keys() - removed):
            self._change_pair(part, part.named[name], given.get(name, ""))
        self._add_and_remove(part, {name: given[name] for name in changed - part.named.keys()}, removed, words or {})

    def _add_and_remove(
        self, part: Part, added: Mapping[str, Tree], removed: AbstractSet[str], words: Mapping[str, str]
    ) -> None:
        assert isinstance(part.node, SpannedMapping)
        order = [field.chinese for field in fields(part.model)] if part.model else []
        rank = {name: at for at, name in enumerate([*order, *(name for name in added if name not in order)])}
        pairs = [NewPair(name, _word(part, name, words), content, rank[name]) for name, content in added.items()]
        numbers = {id(key): at for at, (key, _) in enumerate(part.node.pairs)}
        known = {numbers[id(one.key)]: name for name, one in part.named.items() if id(one.key) in numbers}
        gone = {at for at, name in known.items() if name in removed}
        ranks = {at: rank[name] for at, name in known.items() if name in rank}
        if pairs or gone:
            pairs.sort(key=lambda pair: pair.rank)
            self.edits += self.pairs.changed(part.node, pairs, gone, ranks)

    def _may_go(self, node: Node) -> bool:
        """Whether a key whose value is empty goes with it: lists below it leave their comments behind."""
        if isinstance(node, SpannedMapping | SpannedSequence):
            return node.is_flow and "#" not in self.text[node.begin : node.end]
        return isinstance(node, ScalarNode)

    def _is_block_of_options(self, part: Part, node: SpannedMapping) -> bool:
        """Whether keys that are no fields (固定, 规则) stand below each other, without comments between them."""
        return part.model is None and not node.is_flow and node.end > 0 and "#" not in self.text[node.begin : node.end]

    def _change_halves(self, part: Part, given: Mapping[str, Tree], changed: set[str]) -> None:
        """Writes what two fields had in one key, or one field in two keys, as keys of their own."""
        assert isinstance(part.node, SpannedMapping)
        halves = [name for name, inner in part.named.items() if _is_half(inner)]
        spans = part.model.span_words if part.model else {}
        for start in sorted({part.named[name].node.start for name in halves if name in changed}):
            names = [name for name in halves if part.named[name].node.start == start]
            key, value = next(pair for pair in part.node.pairs if pair[1].start == start)
            pairs = [NewPair(name, name, given[name]) for name in names if given.get(name)]
            end = end_of_pair(self.text, key, value)
            self.edits.append(TextEdit(spanned(key).begin, end, self.pairs.written(part.node, pairs)))
            ends = {word for name in names for word in spans.get(name, ((), ()))[1]}
            self.edits += [
                self.pairs.removed(part.node, at) for at, (other, _) in enumerate(part.node.pairs) if other.text in ends
            ]
            changed -= set(names)

    def _change_pair(self, part: Part, inner: Part, new: Tree) -> None:
        """Changes what stands under a key."""
        assert isinstance(part.node, SpannedMapping)
        if inner.unit and inner.key is not None and inner.field is not None:
            key = spanned(inner.key)
            self.edits.append(TextEdit(key.begin, key.end, inner.field.chinese))
        if isinstance(inner.node, SpannedMapping) and inner.node.end < 0:
            self._change_gathered(part, inner, new if isinstance(new, dict) else {})
        else:
            self.change(inner, new, part.node)

    def _change_gathered(self, part: Part, inner: Part, new: Mapping[str, Tree]) -> None:
        """Changes a mapping that the keys around it make between them: 来函单位 for 单位 of 公函."""
        assert isinstance(part.node, SpannedMapping) and isinstance(inner.node, SpannedMapping)
        homes = {id(key): node for node in _homes(part.node, inner.node) for key, _ in node.pairs}
        gone: dict[int, set[str]] = {}
        for name, child in inner.named.items():
            home = homes.get(id(child.key))
            if child.tree == new.get(name, ""):
                continue
            if home is None:
                raise NoPlaceError(child.node)
            if new.get(name):
                self.change(child, new[name], home)
            else:
                gone.setdefault(id(home), set()).add(name)
        for home in _homes(part.node, inner.node):
            self._add_and_remove(Part({}, home, named=inner.named), {}, gone.get(id(home), set()), {})
        added = {name: content for name, content in new.items() if content and name not in inner.named}
        if added:
            *_, last = _homes(part.node, inner.node)
            named = {inner.field.chinese: dict(added)} if last is part.node and inner.field else added
            self._add_and_remove(Part({}, last), named, set(), {})

    # --- values ---

    def change(self, part: Part, new: Tree, around: SpannedMapping | SpannedSequence) -> None:
        """Makes a value say ``new``; ``around`` is the mapping or list in which it stands."""
        node = part.node
        if isinstance(node, SpannedMapping):
            if isinstance(new, str) and part.model and new:
                new = {bare_name(part.model): new}
            if not new and self._is_block_of_options(part, node):
                # a key below it without a value would still be an option
                self.edits.append(TextEdit(node.begin, node.end, "{}"))
                return
            self.change_mapping(part, new if isinstance(new, dict) else {})
        elif part.model is Delegation and isinstance(node, SpannedSequence | SpannedScalar):
            self._change_delegation(part, new if isinstance(new, dict) else {}, around)
        elif isinstance(node, SpannedSequence):
            self.change_list(part, node, [new] if isinstance(new, str) and new else new or [])
        else:
            assert isinstance(node, SpannedScalar)
            self._change_scalar(part, node, new, around)

    def change_list(self, part: Part, node: SpannedSequence, new: Tree) -> None:
        """Makes a list say ``new``."""
        if not isinstance(new, list):
            raise NoPlaceError(node)
        self.edits += changed_list(self.text, part, new, self)

    def change_item(self, part: Part, new: Tree, siblings: SpannedSequence, words: Mapping[str, str]) -> list[TextEdit]:
        """The edits that make an item of a list say ``new``."""
        inside = _Splicer(self.text, self.style.quoted)
        if isinstance(part.node, SpannedMapping) and isinstance(new, dict):
            inside.change_mapping(part, new, words)
        else:
            inside.change(part, new, siblings)
        return inside.edits

    def _change_scalar(
        self, part: Part, node: SpannedScalar, new: Tree, around: SpannedMapping | SpannedSequence
    ) -> None:
        if isinstance(new, list) and all(isinstance(item, str) and "、" not in item for item in new):
            was_list = isinstance(part.tree, list) and len(part.tree) > 1
            if len(new) < 2 or was_list:
                new = "、".join(map(str, new))
        is_empty = node.end <= node.begin
        if isinstance(new, str):
            name = part.field.chinese if part.field else part.key.text if part.key else ""
            has_tail = around.is_flow or isinstance(around, SpannedSequence) or has_comment_behind(self.text, node.end)
            written = scalar_like(node, new, name in self.style.quoted, column_of(around), has_tail)
            self.edits.append(self._put(part, node, written, is_empty))
            return
        if around.is_flow or isinstance(around, SpannedSequence):
            self.edits.append(self._put(part, node, flow_text(new, self._name(part), self.style), is_empty))
            return
        assert part.key is not None
        self._write_below(part.key, node, new, around)

    def _write_below(self, key: ScalarNode, node: Spanned, new: Tree, around: SpannedMapping) -> None:
        """Writes a list or mapping under a key where a text stood, or nothing."""
        indent = " " * column_of(around)
        colon = behind_colon(self.text, key)
        end = node.end if node.end > node.begin else colon
        if around.is_flow:
            self.edits.append(TextEdit(colon, end, f" {flow_text(new, '', self.style)}"))
            return
        first, *others = pair_lines(key.text, new, self.style, indent, ())
        behind = first[first.index(":", len(indent) + len(scalar_text(key.text))) + 1 :]
        self.edits.append(TextEdit(colon, end, behind))
        if others:
            end = line_end(self.text, end)
            self.edits.append(TextEdit(end, end, "\n" + "\n".join(others)))

    def _name(self, part: Part) -> str:
        return part.field.chinese if part.field else ""

    def _put(self, part: Part, node: SpannedScalar, written: str, is_empty: bool) -> TextEdit:
        if not is_empty:
            return TextEdit(node.begin, node.end, written)
        at = behind_colon(self.text, part.key) if part.key is not None else node.begin
        return TextEdit(at, at, f" {written}")

    def _change_delegation(self, part: Part, new: Mapping[str, Tree], around: SpannedMapping | SpannedSequence) -> None:
        """Guests that are a bare list, or are not there yet; more than people makes it a mapping."""
        people = part.named["名单"]
        people.key = part.key
        if not any(content for name, content in new.items() if name != "名单"):
            self.change(people, new.get("名单", []), around)
            return
        node = spanned(part.node)
        if not isinstance(around, SpannedMapping) or part.key is None:
            raise NoPlaceError(part.node)
        if isinstance(node, SpannedSequence) and not node.is_flow:
            self._put_people_in(part, node, new, around)
            return
        if "#" in self.text[node.begin : node.end]:
            raise NoPlaceError(node)
        self._write_below(part.key, node, dict(new), around)

    def _put_people_in(
        self, part: Part, node: SpannedSequence, new: Mapping[str, Tree], around: SpannedMapping
    ) -> None:
        """Makes a list of guests, one below another, the 名单 of a mapping."""
        assert part.key is not None
        indent = " " * (column_of(around) + 2)
        further = [(name, content) for name, content in new.items() if content and name != "名单"]
        lines = [line for name, content in further for line in pair_lines(name, content, self.style, indent, ())]
        at = line_end(self.text, behind_colon(self.text, part.key))
        self.edits.append(TextEdit(at, at, "\n" + "\n".join([*lines, f"{indent}名单:"])))
        inside = _Splicer(self.text, self.style.quoted)
        inside.change(part.named["名单"], new.get("名单", []), around)
        begin, stop = line_start(self.text, node.begin), line_end(self.text, node.end)
        block = edited(self.text, inside.edits, begin, stop)
        if column_of(node) < len(indent):
            block = "\n".join(f"  {line}" if line else line for line in block.split("\n"))
        self.edits.append(TextEdit(begin, stop, block))


def _homes(around: SpannedMapping, gathered: SpannedMapping) -> Iterator[SpannedMapping]:
    """The mappings in which the keys of a gathered one stand: the one around, and the real one where there is one."""
    yield around
    for _, value in around.pairs:
        if isinstance(value, SpannedMapping) and any(pair in value.pairs for pair in gathered.pairs):
            yield value


def _is_half(part: Part) -> bool:
    """Whether a value shares its key with another, or has two keys."""
    return isinstance(part.key, SpannedScalar) and part.key.end < 0 and isinstance(part.node, ScalarNode)


def _word(part: Part, name: str, words: Mapping[str, str]) -> str:
    """How a new key is called: as beside it; in English where all keys are English."""
    keys = [inner.key.text for inner in part.named.values() if inner.key is not None]
    english = {field.chinese: field.english for field in fields(part.model)} if part.model else {}
    if keys and all(key.isascii() for key in keys) and name in english:
        return english[name]
    return words.get(name, name)
