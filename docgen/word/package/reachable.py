"""Which parts of a package travel: those that a paper shows, and to which relationships lead from the document."""

import re
from collections.abc import Collection, Mapping, Sequence

from lxml import etree

from docgen.word.markup.elements import parent_of, to_document
from docgen.word.markup.namespaces import TYPES, w
from docgen.word.package.active_content import ActiveContentError, RefusedContent, paragraph_of
from docgen.word.package.chart_workbooks import clean_workbook, is_chart
from docgen.word.package.links import LINK_ELEMENTS, is_filled_in, is_harmless, is_of_web, remove_link
from docgen.word.package.part_kinds import PartKind, part_kind
from docgen.word.package.relations import Relation, relations_in, users
from docgen.word.package.taken_out import UnseenContent
from docgen.word.package.usual_names import TEXT_PART, rels_of

#: Relationships to the outside that go with what is cleaned away.
_LEFT_OVER = {
    "attachedTemplate": "所附模板的位置",
    "mailMergeSource": "邮件合并的数据位置",
    "mailMergeHeaderSource": "邮件合并的数据位置",
    "recipientData": "邮件合并的数据位置",
    "transform": "转换文件的位置",
}
_OUTSIDE_NAMES = {
    "image": "图片",
    "oleObject": "链接的对象",
    "subDocument": "子文档",
    "video": "视频",
    "frame": "框架网页",
    "hyperlink": "链接的对象",
}
#: Relationships that nothing in a part names: what they lead to belongs to the part.
_IMPLIED = frozenset(
    "officeDocument core-properties custom-properties styles settings numbering fontTable theme footnotes endnotes "
    "header footer themeOverride chartStyle chartColorStyle package chartUserShapes".split()
)
#: Parts that marks in the text show, and no relationship that the text names.
_NOTES = frozenset(("footnotes", "endnotes"))
#: Workbooks of charts that were deleted, and settings of printers.
_HARMLESS_UNREACHED = re.compile(r"\.xlsx$|/printerSettings[^/]*$")
_EMBEDS = frozenset(w(f"embed{name}") for name in ("Regular", "Bold", "Italic", "BoldItalic"))
_FONT_STARTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"wOFF")


class Walk:
    """The way through the relationships of a package, from the document to every part that it shows."""

    def __init__(
        self, parts: Mapping[str, bytes], trees: Mapping[str, etree._Element], left_out: Collection[str] = ()
    ) -> None:
        self._parts, self._trees, self._types = parts, trees, _content_types(trees)
        self._dropped = set(left_out)
        self.kept: dict[str, bytes] = {"[Content_Types].xml": parts["[Content_Types].xml"]}
        self.taken: list[UnseenContent] = []
        self.refused: list[RefusedContent] = []
        #: Parts that the document could show and does not.
        self.unused: dict[str, bytes] = {}
        #: Texts from which a link was taken.
        self.changed: set[str] = set()

    def go(self) -> None:
        """Walks; then the parts are known that travel. Raises ActiveContentError with everything that is active."""
        self._follow("", "_rels/.rels")
        for name in self._unreached():
            self._follow(name, rels_of(name))
        self._leave_out_unused()
        for name in self._unreached():
            self._leave_out_unreached(name)
        if self.refused:
            raise ActiveContentError(*dict.fromkeys(self.refused))

    def _follow(self, owner: str, rels_name: str) -> None:
        root = self._trees.get(rels_name)
        if root is None:
            return
        used = users(self._trees.get(owner))
        for relation in relations_in(root, rels_name):
            users_of_it = used.get(relation.identity, ())
            is_kept = (
                self._keeps_outside(owner, relation, users_of_it)
                if relation.is_outside
                else self._keeps_part(owner, relation, users_of_it)
            )
            if not is_kept:
                root.remove(relation.element)
        if len(root) or rels_name == "_rels/.rels":
            self.kept[rels_name] = to_document(root)

    def _keeps_outside(self, owner: str, relation: Relation, used: Sequence[etree._Element]) -> bool:
        """Whether a relationship to the outside stays: that of a harmless link."""
        if used and all(element.tag in LINK_ELEMENTS for element in used):
            place = paragraph_of(used[0])
            if is_harmless(relation.target):
                if is_of_web(relation.target):
                    self.taken.append(UnseenContent("链接", relation.target, owner, place, kept=True))
                return True
            self.taken.append(UnseenContent("链接", relation.target, owner, place))
            for element in used:
                remove_link(element)
            self.changed.add(owner)
            return False
        if relation.kind in _LEFT_OVER:
            self.taken.append(UnseenContent(_LEFT_OVER[relation.kind], relation.target))
            return False
        if relation.kind == "hyperlink" and not used:
            return is_filled_in(relation.target)
        sentence = f"{_OUTSIDE_NAMES.get(relation.kind, relation.kind)}指向外部地址 {relation.target}"
        self.refused.append(_refusal(sentence, owner, used))
        return False

    def _keeps_part(self, owner: str, relation: Relation, used: Sequence[etree._Element]) -> bool:
        name = relation.target
        if name not in self._parts or name in self._dropped or name == "[Content_Types].xml":
            return False
        if name in self.kept:
            return True
        content = self._parts[name]
        is_data = relation.kind == "package" and is_chart(self._trees.get(owner))
        if is_data and (workbook := clean_workbook(name, content)):
            self.kept[name] = workbook.content
            self.taken += workbook.taken
            return True
        kind = part_kind(name, content, self._trees.get(name), relation.kind, self._type_of(name))
        is_kept = kind.treatment == "shown" or (kind.treatment == "font" and _is_font(content, used))
        if not is_kept:
            self._leave_out(owner, relation, kind, used)
            return False
        self.kept[name] = content
        self._follow(name, rels_of(name))
        return True

    def _unreached(self) -> list[str]:
        reached = self.kept.keys() | self._dropped | self.unused.keys()
        return sorted(name for name in self._parts.keys() - reached if not name.endswith(".rels"))

    def _leave_out_unreached(self, name: str) -> None:
        """Leaves out a part to which nothing leads; a program is refused all the same."""
        kind = part_kind(name, self._parts[name], self._trees.get(name), "", self._type_of(name))
        if kind.treatment == "active" and not _HARMLESS_UNREACHED.search(name):
            self.refused.append(RefusedContent(f"{kind.words}（{name}）"))
        elif kind.treatment == "trace":
            self.taken.append(UnseenContent(kind.words, is_usual=kind.is_usual))
        else:
            self.unused[name] = self._parts[name]
            self.taken.append(UnseenContent("没有用到的部件", name))

    def _leave_out_unused(self) -> None:
        """Leaves out the parts to which only relationships lead that nothing in their part uses."""
        used_parts = {"[Content_Types].xml"}
        waiting = [""]
        while waiting:
            owner = waiting.pop()
            rels_name = rels_of(owner) if owner else "_rels/.rels"
            if (root := self._trees.get(rels_name)) is None or rels_name not in self.kept:
                continue
            used = users(self._trees.get(owner))
            for relation in relations_in(root, rels_name):
                if not (relation.is_outside or owner == "" or relation.identity in used or relation.kind in _IMPLIED):
                    root.remove(relation.element)
                elif not relation.is_outside and relation.target not in used_parts:
                    waiting.append(relation.target)
                    used_parts.add(relation.target)
            used_parts.add(rels_name)
            self.kept[rels_name] = to_document(root)
        for name in sorted(self.kept.keys() - used_parts):
            content = self.kept.pop(name)
            if not name.endswith(".rels"):
                self.unused[name] = content
                self.taken.append(UnseenContent("没有用到的部件", name))

    def _leave_out(self, owner: str, relation: Relation, kind: PartKind, used: Sequence[etree._Element]) -> None:
        """Notes what becomes of a part that does not travel."""
        name = relation.target
        self._dropped.add(name)
        if kind.treatment == "active" or (kind.treatment == "unknown" and (used or relation.kind in _NOTES)):
            self.refused.append(_refusal(f"{kind.words}（{name}）", owner, used))
            return
        self._drop_below(name)
        if kind.treatment == "font":
            for element in used:
                if element.tag in _EMBEDS:
                    parent_of(element).remove(element)
            self.changed.add(owner)
        if kind.treatment == "trace":
            self.taken.append(UnseenContent(kind.words, is_usual=kind.is_usual))
            return
        self.unused[name] = self._parts[name]
        self.taken.append(UnseenContent("没有用到的部件", name))

    def _drop_below(self, name: str) -> None:
        """What belongs to a part that does not travel goes with it."""
        root = self._trees.get(rels_of(name))
        for relation in relations_in(root, rels_of(name)) if root is not None else ():
            if not relation.is_outside and relation.target not in self._dropped | self.kept.keys():
                self._dropped.add(relation.target)
                self._drop_below(relation.target)

    def _type_of(self, name: str) -> str:
        return self._types.get(f"/{name}".casefold(), "") or self._types.get(name.rpartition(".")[2].casefold(), "")


def _refusal(sentence: str, owner: str, used: Sequence[etree._Element]) -> RefusedContent:
    """The reason of a refusal at the paragraph that names the thing, if one does."""
    if used and TEXT_PART.fullmatch(owner):
        return RefusedContent(sentence, paragraph_of(used[0]), owner)
    return RefusedContent(sentence)


def _content_types(trees: Mapping[str, etree._Element]) -> dict[str, str]:
    """The content types of parts by their names, and of endings."""
    root = trees["[Content_Types].xml"]
    types = {
        one.get("PartName", "").casefold(): one.get("ContentType", "") for one in root.iter(f"{{{TYPES}}}Override")
    }
    return types | {
        one.get("Extension", "").casefold(): one.get("ContentType", "") for one in root.iter(f"{{{TYPES}}}Default")
    }


def _is_font(content: bytes, used: Sequence[etree._Element]) -> bool:
    """Whether a part is a font, made unreadable with the key that the table of fonts tells."""
    for element in used:
        key = element.get(w("fontKey"), "").strip("{}").replace("-", "")
        if len(key) == 32 and all(digit in "0123456789abcdefABCDEF" for digit in key):
            mask = bytes.fromhex(key)[::-1] * 2
            head = bytes(byte ^ other for byte, other in zip(content[:32], mask, strict=False))
            return head.startswith(_FONT_STARTS)
    return content.startswith(_FONT_STARTS)
