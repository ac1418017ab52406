"""Automatic lists in inner loops: in every turn of the outer loop they begin anew.

Word counts all paragraphs of one list on. A list that stands in an inner loop, and nowhere else, gets a number of its
own in each turn; ``with_new_lists`` gives that number to the document when the paper is finished.
"""

import re
from collections import defaultdict
from itertools import takewhile

from lxml import etree

from docgen.word.engine.compiled_part import CodeFragment, CompiledPart
from docgen.word.engine.open_blocks import OpenBlocks
from docgen.word.engine.printers.attributes import print_list_number
from docgen.word.engine.run_format import StyleSheet
from docgen.word.engine.tag_and_brace_scanner import PRINT, STATEMENT
from docgen.word.markup.elements import get_or_add_property, get_property, styled_paragraphs
from docgen.word.markup.namespaces import w

#: A list of an inner loop has two loops around it.
_INNER = 2

#: Marks the numbering of a paragraph that has it from its style: it is written only where its list begins anew.
FROM_STYLE = "fromStyle"
_MARKER_OR_LIST = re.compile(
    f'\ufdd6-?(\\d+)-?\ufdd7|(?P<properties><w:numPr>(?:(?!</w:numPr>).)*?<w:numId w:val="(?P<list>[1-9]\\d*)"'
    f'(?P<style> {FROM_STYLE}="1")?/>.*?</w:numPr>)',
    re.S,
)


def write_lists_of_styles(part: CompiledPart, root: etree._Element, styles: StyleSheet) -> None:
    """Gives paragraphs that are numbered by their style the same numbering as their own, marked as such.

    It has the indent of the style with it, which Word would else take from the list.
    """
    if sum(fragment.code.startswith("for") for fragment in part.fragments) < _INNER:
        return
    for style_id, paragraph in styled_paragraphs(root, lambda name: styles.list_of(name) is not None):
        numbering, own = styles.list_of(style_id), get_property(paragraph, "pPr", "numPr")
        if numbering is None or own is not None:
            continue
        written = get_or_add_property(paragraph, "pPr", "numPr")
        for name in ("ilvl", "numId"):
            given = numbering.find(w(name))
            etree.SubElement(written, w(name)).set(w("val"), given.get(w("val"), "0") if given is not None else "0")
        written[1].set(FROM_STYLE, "1")
        indent = styles.indent_of(style_id)
        if indent is not None and get_property(paragraph, "pPr", "ind") is None:
            get_or_add_property(paragraph, "pPr", "ind").attrib.update(dict(indent.attrib))


def with_restarts(part: CompiledPart, written: str) -> str:
    """The text in which lists of inner loops take a new number in each turn of the loop around them."""
    if "<w:numPr>" not in written:
        return written
    blocks, uses, loop_ends = (
        OpenBlocks(part.fragments),
        defaultdict[str, list[tuple[int, ...]]](list),
        dict[int, int](),
    )
    for match in _MARKER_OR_LIST.finditer(written):
        if match["list"]:
            uses[match["list"]].append(blocks.loops())
        else:
            blocks.follow(int(match[1]))
            loop_ends[int(match[1])] = match.end()
    loops = {name: loop for name, chains in uses.items() if (loop := _loop_around(chains)) is not None}
    beginnings = {loop_ends[loop]: [name for name in loops if loops[name] == loop] for loop in set(loops.values())}
    return _rewritten(part, written, frozenset(loops), beginnings)


def _loop_around(chains: list[tuple[int, ...]]) -> int | None:
    """The loop in each turn of which a list begins anew; ``chains`` are the loops around its paragraphs."""
    shared = takewhile(lambda loops: len(set(loops)) == 1, zip(*chains, strict=False))
    common = [loops[0] for loops in shared]
    if all(len(chain) > len(common) for chain in chains):
        return common[-1] if common else None
    return common[-2] if len(common) > 1 else None


def _rewritten(part: CompiledPart, written: str, restarting: frozenset[str], beginnings: dict[int, list[str]]) -> str:
    pieces, position = [], 0
    for match in _MARKER_OR_LIST.finditer(written):
        name = match["list"]
        if name in restarting:
            number = part.add_fragment(CodeFragment(PRINT, f"_list{name}", None, print_list_number, generated=True))
            new = re.sub(r"<w:numId [^>]*/>", f'<w:numId w:val="{number}"/>', match["properties"])
        else:
            new = "" if match["style"] else match.group()
        pieces += [written[position : match.start()], new]
        position = match.end()
        for begun in beginnings.get(match.end(), ()) if name is None else ():
            statement = f"set _list{begun} = '{begun}'|_new_list"
            pieces.append(part.add_fragment(CodeFragment(STATEMENT, statement, None, generated=True)))
    return "".join([*pieces, written[position:]])
