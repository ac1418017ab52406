"""One part of a template into Jinja source: tags leave their runs and stand where they act.

The part is edited as a tree: a tag that stands for its paragraph, row or cell takes its place, a tag that Word has cut
into runs is put together in the first of them, merged cells get their properties. Every fragment of code becomes a
marker; ``write_source`` then writes the tree and turns the markers into code.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.word.engine.compiled_part import CodeFragment, CompiledPart, TagPlace
from docgen.word.engine.cut_tags import gather_tags, part_words, write_hyphens
from docgen.word.engine.faults.braces import BraceFault
from docgen.word.engine.language import may_repeat
from docgen.word.engine.list_restarts import write_lists_of_styles
from docgen.word.engine.paragraph import TaggedParagraph
from docgen.word.engine.printers import Printer
from docgen.word.engine.printers.attributes import print_attribute, print_next_id, print_note_number
from docgen.word.engine.printers.field_code import field_code_printer
from docgen.word.engine.run_format import StyleSheet
from docgen.word.engine.source import write_source
from docgen.word.engine.tag_and_brace_scanner import (
    COMMENT,
    PRINT,
    STATEMENT,
    TAG_DELIMITER,
    EscapedDelimiter,
    Tag,
    scan_tags,
)
from docgen.word.markup.elements import own_text_nodes, surround_with_text
from docgen.word.markup.namespaces import MATH, VML, VML_SHAPES, WP, A, w
from docgen.word.package.fields import field_codes
from docgen.word.package.notes import NOTE_PARTS

#: The name of the text box that is the face of a card.
_CARD_FACE = "卡面"


def compile_part(root: etree._Element, label: str, styles: StyleSheet) -> CompiledPart:
    """The source of a body, header, footer or note; with faults the source is empty."""
    part = CompiledPart(label)
    if any(_CARD_FACE in node.attrib.values() for node in root.iter(f"{{{WP}}}docPr")):
        # few templates have the face of a card, which takes reading fonts
        from docgen.word.engine.card_face.find import replace_faces

        replace_faces(part, root, styles.format_of)
    numbers = {element: number for number, element in enumerate(root.iter(w("p"), f"{{{A}}}p"), 1)}
    report = _BraceFaultReport(part)
    for element, number in numbers.items():
        text_nodes = own_text_nodes(element)
        write_hyphens(element, text_nodes)
        part_words(element, text_nodes)
        text = "".join(node.text or "" for node in text_nodes)
        tags, faults = scan_tags(text)
        report.add(faults, number, text)
        if tags:
            paragraph = TaggedParagraph(part, element, number, text_nodes, text, styles.format_of)
            if faults:
                paragraph.keep_blocks(tags)
            else:
                paragraph.place_tags(tags)
    _compile_field_codes(part, root, numbers)
    _compile_attributes(part, root, numbers)
    write_lists_of_styles(part, root, styles)
    write_source(part, root)
    return part


def compile_properties(root: etree._Element, label: str) -> CompiledPart:
    """The source of document properties: tags stand in the texts of the elements, or of what is in these."""
    part = CompiledPart(label)
    for number, element in enumerate(root, 1):
        for node in element.iter(etree.Element):
            if node.text:
                node.text = _compile_text(part, node.text, number)
    write_source(part, root)
    return part


@dataclass(slots=True)
class _BraceFaultReport:
    """Reports brace faults as problems; a tag that runs over two paragraphs is one problem, not two."""

    part: CompiledPart
    open_fault: BraceFault | None = None  # of a tag that an earlier paragraph leaves open
    open_problem: int = 0  # the index of its problem

    def add(self, faults: Sequence[BraceFault], number: int, text: str) -> None:
        """Adds the faults of a paragraph."""
        for fault in faults:
            if fault.closes_earlier and self.open_fault is not None:
                self._join_with_open_fault(self.open_fault, number)
                continue
            self.part.add_problem(TagPlace(number, text, fault.column), fault.code, fault.text, fault.hint)
            self.open_fault = fault if fault.stays_open else None
            self.open_problem = len(self.part.problems) - 1

    def _join_with_open_fault(self, open_fault: BraceFault, number: int) -> None:
        problems, text = self.part.problems, f"{open_fault.text}，收尾写到了第{number}段"
        joined = problems[self.open_problem]._replace(code="M104", text=text, hint="一个标签写在同一段里")
        problems[self.open_problem] = joined
        self.open_fault = None


def _compile_field_codes(part: CompiledPart, root: etree._Element, numbers: dict[etree._Element, int]) -> None:
    """Tags in the codes of fields and in other texts, such as those of equations."""
    texts = (w("t"), f"{{{A}}}t", w("instrText"))
    for code in field_codes(root):
        if "{" in code.text and code.nodes[0].tag == w("instrText"):
            gather_tags(code.nodes)
            whole, position = "".join(node.text or "" for node in code.nodes), 0
            for node in code.nodes:
                text = node.text or ""
                if "{" in text:
                    node.text = _compile_text(part, text, _number_of(node, numbers), _printer_in_code(whole, position))
                position += len(text)
    for equation in root.iter(f"{{{MATH}}}oMath"):
        gather_tags([*equation.iter(f"{{{MATH}}}t")])
    for node in root.iter(etree.Element):
        if node.tag not in texts and "{" in (node.text or "") and TAG_DELIMITER.search(node.text or ""):
            node.text = _compile_text(part, node.text or "", _number_of(node, numbers))


def _number_of(node: etree._Element, numbers: dict[etree._Element, int]) -> int:
    """The number of the paragraph around a node."""
    return next((numbers[element] for element in node.iterancestors() if element in numbers), 1)


def _compile_attributes(part: CompiledPart, root: etree._Element, numbers: dict[etree._Element, int]) -> None:
    """Tags in attributes (a picture's alt text), and the ids of drawings, which differ however often they repeat."""
    has_loops = any(fragment.opens == STATEMENT and may_repeat(fragment.code) for fragment in part.fragments)
    for kind in list(root.iter(f"{{{VML}}}shapetype")) if has_loops else ():
        _define_once(part, kind)
    for node in root.iter(etree.Element):
        if has_loops and node.tag in VML_SHAPES and (shape_id := node.get("id")):
            number = part.add_fragment(CodeFragment(PRINT, "0", None, print_next_id, generated=True))
            node.set("id", f"{shape_id}_{number}")
        if has_loops and node.tag in NOTE_PARTS:
            note = f"{(NOTE_PARTS[node.tag], node.get(w('id'), ''))!r}"
            node.set(w("id"), part.add_fragment(CodeFragment(PRINT, note, None, print_note_number, generated=True)))
        if node.tag == f"{{{WP}}}docPr":
            node.set("id", part.add_fragment(CodeFragment(PRINT, "0", None, print_next_id, generated=True)))
        for name, value in node.attrib.items():
            text = str(value)
            if "{" in text and TAG_DELIMITER.search(text):
                printer_of = _printer_in_code(text, 0) if name == w("instr") else _as_attribute
                node.set(name, _compile_text(part, text, _number_of(node, numbers), printer_of))


def _define_once(part: CompiledPart, kind: etree._Element) -> None:
    """A kind of shapes is defined where it is printed first; shapes that follow refer to it."""

    def statement(code: str) -> str:
        return part.add_fragment(CodeFragment(STATEMENT, code, None, generated=True))

    surround_with_text(kind, statement(f"if {kind.get('id', '')!r}|_new_kind"), statement("endif"))


def _as_attribute(_start: int, _end: int) -> Printer:
    return print_attribute


def _printer_in_code(code: str, offset: int) -> Callable[[int, int], Printer]:
    """Gives the printers of the tags of a text that begins at ``offset`` in the code of a field."""
    return lambda start, end: field_code_printer(code, offset + start, offset + end)


def _compile_text(
    part: CompiledPart, text: str, number: int, printer_of: Callable[[int, int], Printer] = _as_attribute
) -> str:
    """A text outside paragraphs with markers for its tags; with faults the text as it is.

    ``printer_of`` gives the printer of the tag that stands from one position to another.
    """
    tags, faults = scan_tags(text)
    _BraceFaultReport(part).add(faults, number, text)
    if faults:
        return text
    parts, position = [], 0
    for tag in tags:
        parts += [text[position : tag.start], _compile_tag(part, tag, text, number, printer_of(tag.start, tag.end))]
        position = tag.end
    return "".join([*parts, text[position:]])


def _compile_tag(part: CompiledPart, tag: Tag | EscapedDelimiter, text: str, number: int, print_value: Printer) -> str:
    if isinstance(tag, EscapedDelimiter):
        part.escapes += 1
        return tag.text
    if tag.opens == COMMENT:
        return ""
    place = TagPlace(number, text, tag.column, tag.typed)
    printer = print_value if tag.opens == PRINT else None
    return part.add_fragment(CodeFragment(tag.opens, tag.code, place, printer))
