"""The paragraphs of any Word file as they are counted, and the paragraph of the body beside which a remark may stand.

Word allows comments in the body alone, and there in no text box.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from docgen.word.foreign.comment_text import WordPlace
from docgen.word.markup.namespaces import A, R, w
from docgen.word.package.usual_names import relations_of, rels_of, target_of
from docgen.word.package.zip import PackageError

_BOX, _SECTION = w("txbxContent"), w("sectPr")
_NOTES = {w("footnote"): w("footnoteReference"), w("endnote"): w("endnoteReference")}
_parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def body_name(parts: Mapping[str, bytes]) -> str:
    """The name of the part that is the body, whatever its file is called. Raises PackageError."""
    for kind, target in relations_of(parts, "_rels/.rels"):
        if kind == "officeDocument" and target in parts:
            return target
    raise PackageError("缺少 word/document.xml，不是 Word 文档")


def parse_as_it_is(part: bytes) -> etree._Element:
    """A part as a tree with everything that stands in it. Raises PackageError."""
    try:
        return etree.fromstring(part, _parser)
    except etree.XMLSyntaxError as error:
        raise PackageError("文件内部损坏，读不出来") from error


def paragraphs_of(root: etree._Element) -> list[etree._Element]:
    """All paragraphs of a part in order, those of text boxes and drawings too."""
    return list(root.iter(w("p"), f"{{{A}}}p"))


class BodyPlaces:
    """Finds for every place of a package the paragraph of the body that is nearest to it."""

    def __init__(self, parts: Mapping[str, bytes], body: str, root: etree._Element) -> None:
        self._parts, self._body, self._root = parts, body, root
        self._paragraphs = paragraphs_of(root)

    def is_beside_its_words(self, place: WordPlace) -> bool:
        """Whether a comment may stand at the place itself."""
        if place.part != self._body or not 0 <= place.paragraph < len(self._paragraphs):
            return False
        paragraph = self._paragraphs[place.paragraph]
        return _outermost(paragraph) is paragraph

    def nearest(self, place: WordPlace | None) -> etree._Element:
        """The paragraph of the body beside which a remark on the place stands.

        Raises PackageError for a body without a paragraph.
        """
        if place is not None and place.part == self._body and 0 <= place.paragraph < len(self._paragraphs):
            return _outermost(self._paragraphs[place.paragraph])
        anchor = self._around(place) if place is not None else None
        usual = next((one for one in self._paragraphs if _outermost(one) is one), None)
        if usual is None:
            raise PackageError("正文里一个段落也没有，批注没有地方放")
        return usual if anchor is None else anchor

    def _around(self, place: WordPlace) -> etree._Element | None:
        """The paragraph that refers to a note, or the first one of the section that has a header."""
        if place.part not in self._parts:
            return None
        paragraphs = paragraphs_of(parse_as_it_is(self._parts[place.part]))
        paragraph = paragraphs[place.paragraph] if 0 <= place.paragraph < len(paragraphs) else None
        for note in paragraph.iterancestors(*_NOTES) if paragraph is not None else ():
            for reference in self._root.iter(_NOTES[note.tag]):
                if reference.get(w("id")) == note.get(w("id")):
                    return _outermost(reference)
        return self._first_of_section(place.part)

    def _first_of_section(self, part: str) -> etree._Element | None:
        ids = set(_ids_of(self._parts, rels_of(self._body), part))
        first: etree._Element | None = None
        for element in self._root.iter(w("p"), _SECTION):
            if element.tag != _SECTION:
                first = _outermost(element) if first is None else first
            elif ids & {reference.get(f"{{{R}}}id") for reference in element}:
                return first
            else:
                first = None
        return None


def _ids_of(parts: Mapping[str, bytes], rels_name: str, target: str) -> Iterator[str]:
    """The ids of the relationships that lead to a part."""
    for relation in parse_as_it_is(parts[rels_name]) if rels_name in parts else ():
        if target_of(rels_name, relation.get("Target", "")) == target:
            yield relation.get("Id", "")


def _outermost(node: etree._Element) -> etree._Element:
    """The paragraph of the body itself around a node: for a paragraph in a text box the one that holds the box."""
    outer = node
    for element in node.iterancestors(w("p")):
        outer = element
    return outer
