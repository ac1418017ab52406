"""Where a page may end: not behind a table's first row, not before its last one, not between text and signature."""

from collections.abc import Sequence
from math import ceil

from lxml import etree

from docgen.text.attachment_list import may_end_page
from docgen.text.line_breaks import line_width
from docgen.word.markup.elements import (
    PAPER_TABLE,
    get_or_add_property,
    get_property,
    paragraph_style,
    parent_of,
    styled_paragraphs,
    table_style,
)
from docgen.word.markup.namespaces import w
from docgen.word.markup.page import TABLE_HALF_POINTS

_TWIPS_PER_EM = TABLE_HALF_POINTS * 10
_SHORT_TABLE = 3  # rows that stay together
_MOST_KEPT_LINES = 12  # what is higher does not stay together: it would leave too much white
_LOW_ROW_LINES = 18  # a higher row may go on on the next page


def keep_rows_together(root: etree._Element) -> None:
    """Keeps the rows of papers' tables on a page where one of them would stand alone."""
    for table in root.iter(w("tbl")):
        if table_style(table) == PAPER_TABLE:
            _keep_rows([row for row in table.iterchildren(w("tr")) if not _is_heading(row)])


def keep_end_with_signature(root: etree._Element) -> None:
    """Keeps the end of the text with the signature below it: no signature stands on a page without text.

    That is the gap behind a last table, and the last row of a table under which a total stands that stays with the
    signature. Of a long list of attachments only its beginning stays with the text, and only its end with the
    signature.
    """
    ends = list(styled_paragraphs(root, ("Gap", "Attachments").__contains__))
    for style, paragraph in ends:
        following = paragraph.getnext()
        if style == "Gap" and following is not None:
            _keep_gap(paragraph, following)
    attachments = [paragraph for style, paragraph in ends if style == "Attachments"]
    for number, attachment in enumerate(attachments, 1):
        if may_end_page(number, len(attachments)):
            get_or_add_property(attachment, "pPr", "keepNext").set(w("val"), "0")


def _keep_gap(gap: etree._Element, following: etree._Element) -> None:
    is_total = paragraph_style(following) == "Body" and get_property(following, "pPr", "keepNext") is not None
    if is_total or paragraph_style(following) == "Blank":
        get_or_add_property(gap, "pPr", "keepNext")
    table = gap.getprevious()
    if is_total and table is not None and table.tag == w("tbl"):
        _keep_with_next(table[-1])


def drop_lines_before_new_pages(root: etree._Element) -> None:
    """Takes out low lines behind a table where a new page begins anyway: behind a full page they make an empty one.

    The line that ends a section must stay; the last row of the table goes with it.
    """
    for mark in list(root.iter(w("sectPr"), w("pageBreakBefore"))):
        paragraph, ends_section = parent_of(parent_of(mark)), mark.tag == w("sectPr")
        while (before := paragraph.getprevious()) is not None and _is_low_line(before):
            parent_of(before).remove(before)
        if ends_section and before is not None and before.tag == w("tbl"):
            _keep_with_next(before[-1])


def flatten_last_line(root: etree._Element) -> None:
    """Takes the space above the low line behind a last table: behind a full page it would make an empty one."""
    body = next(root.iter(w("body")), root)
    for last in body.findall(w("p"))[-1:]:
        if paragraph_style(last) == "Gap":
            get_or_add_property(last, "pPr", "spacing").set(w("before"), "0")


def _is_low_line(node: etree._Element) -> bool:
    is_low = node.tag == w("p") and paragraph_style(node) in ("Gap", "SectionEnd")
    return is_low and get_property(node, "pPr", "sectPr") is None


def _is_heading(row: etree._Element) -> bool:
    return get_property(row, "trPr", "tblHeader") is not None


def _keep_rows(rows: Sequence[etree._Element]) -> None:
    lines = [_lines_of(row) for row in rows]
    for at in _rows_before_which_none_ends(len(rows)):
        if lines[at] + lines[at + 1] <= _MOST_KEPT_LINES:
            _keep_with_next(rows[at])
    for row, count in zip(rows, lines, strict=True):
        if count > _LOW_ROW_LINES:
            _let_break(row)


def _rows_before_which_none_ends(count: int) -> Sequence[int]:
    """The rows that stay with the next one: all of a short table, else the first and the last but one."""
    if count <= _SHORT_TABLE:
        return range(count - 1)
    return (0, count - 2)


def _keep_with_next(row: etree._Element) -> None:
    for paragraph in row.iter(w("p")):
        get_or_add_property(paragraph, "pPr", "keepNext")


def _let_break(row: etree._Element) -> None:
    for cannot_split in row.findall(f"{w('trPr')}/{w('cantSplit')}"):
        parent_of(cannot_split).remove(cannot_split)


def _lines_of(row: etree._Element) -> int:
    """About how many lines the highest cell of a row has."""
    cells = list[_CellText]()
    for node in row.iter(w("tc"), w("tcW"), w("p"), w("br"), w("t")):
        if node.tag == w("t"):
            cells[-1].lines[-1] += node.text or ""
        elif node.tag == w("tc"):
            cells.append(_CellText())
        elif node.tag == w("tcW"):
            cells[-1].em = max(1.0, int(node.get(w("w"), "0")) / _TWIPS_PER_EM)
        else:
            cells[-1].lines.append("")
    return max((cell.height for cell in cells), default=0)


class _CellText:
    """The lines that are written in a cell, and how many em it is wide."""

    def __init__(self) -> None:
        self.em, self.lines = 1.0, list[str]()

    @property
    def height(self) -> int:
        """About how many lines they take."""
        return sum(max(1, ceil(line_width(line) / self.em)) for line in self.lines)
