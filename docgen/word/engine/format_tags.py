"""Tags that format what is around them.

``vm``, ``hm``, ``colspan n`` and ``cellbg colour`` format the cell, ``右空 n`` the paragraph.
"""

import re

from lxml import etree

from docgen.word.engine.compiled_part import CodeFragment, CompiledPart
from docgen.word.engine.printers.attributes import (
    print_colour,
    print_column_span,
    print_indent_hundredths,
    print_indent_twips,
)
from docgen.word.engine.tag_and_brace_scanner import STATEMENT
from docgen.word.markup.elements import get_or_add_property, replace_text, surround_with_text
from docgen.word.markup.namespaces import A, w

#: The name of such a tag and the code behind it.
FORMAT_TAG = re.compile(r"(vm|hm|colspan|cellbg|右空)\b\s*(.*)", re.S)


def apply_format_tag(
    part: CompiledPart, node: etree._Element, stand_in: str, name: str, fragment: CodeFragment
) -> None:
    """Takes the tag out of the text node and gives its properties to the cell or paragraph around it.

    ``fragment`` is the code behind the name of the tag, which gives the value of the property.
    """
    place = fragment.place
    assert place is not None
    replace_text(node, stand_in, "")
    if name == "右空":
        _indent_right(part, node, fragment)
        return
    cell = next(node.iterancestors(w("tc")), None)
    if cell is None:
        part.add_problem(place, "M108", f"“{place.tag}”不在表格里", "它只用在单元格里")
    elif name == "vm":
        _merge_vertically(part, cell, fragment)
    elif name == "hm":
        _merge_horizontally(part, cell, fragment)
    elif name == "colspan":
        span = part.add_fragment(fragment._replace(printer=print_column_span))
        get_or_add_property(cell, "tcPr", "gridSpan").set(w("val"), span)
        part.needs_repair = True
    else:
        shading = get_or_add_property(cell, "tcPr", "shd")
        shading.set(w("val"), "clear")
        shading.set(w("color"), "auto")
        shading.set(w("fill"), part.add_fragment(fragment._replace(printer=print_colour)))


def _merge_vertically(part: CompiledPart, cell: etree._Element, fragment: CodeFragment) -> None:
    """The cells of a loop become one: the first of them holds what is printed, the others an empty paragraph."""

    def statement(code: str) -> str:
        return part.add_fragment(fragment._replace(opens=STATEMENT, code=code, generated=True))

    merge = statement("if loop.first") + "restart" + statement("else") + "continue" + statement("endif")
    get_or_add_property(cell, "tcPr", "vMerge").set(w("val"), merge)
    *before_last, last = list(cell)[1:]
    contents = [child for child in last if child.tag != w("pPr")] if last.tag == w("p") else [last]
    for printed in (before_last, contents):
        if not printed:
            continue
        surround_with_text(printed[0], statement("if loop.first"), "")
        printed[-1].tail = (printed[-1].tail or "") + statement("endif")


def _merge_horizontally(part: CompiledPart, cell: etree._Element, fragment: CodeFragment) -> None:
    """One cell as wide as all cells of the loop, in the place of the first."""
    generated = fragment._replace(generated=True)
    span = get_or_add_property(cell, "tcPr", "gridSpan")
    columns = f"{span.get(w('val'), '1')} * loop.length"
    span.set(w("val"), part.add_fragment(generated._replace(code=columns, printer=print_column_span)))
    before = part.add_fragment(generated._replace(opens=STATEMENT, code="if loop.first"))
    after = part.add_fragment(generated._replace(opens=STATEMENT, code="endif"))
    surround_with_text(cell, before, after)
    part.needs_repair = True


def _indent_right(part: CompiledPart, node: etree._Element, fragment: CodeFragment) -> None:
    """The right indent in characters, and in twips for readers that do not count in characters."""
    paragraph = next(node.iterancestors(w("p"), f"{{{A}}}p"))
    indent = get_or_add_property(paragraph, "pPr", "ind")
    indent.set(w("rightChars"), part.add_fragment(fragment._replace(printer=print_indent_hundredths)))
    indent.set(w("right"), part.add_fragment(fragment._replace(printer=print_indent_twips, generated=True)))
