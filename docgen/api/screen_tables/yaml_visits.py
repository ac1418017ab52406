"""The text of a visit file as tables, and edited tables as the text."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from docgen.api.export import quoted_keys
from docgen.api.screen_tables.sections import KnownTables, ScreenSection, sections_of
from docgen.api.screen_tables.splice import spliced
from docgen.api.screen_tables.text_edits import NoPlaceError
from docgen.api.screen_tables.typed_rows import TextRows, tree_of_rows, without_blank
from docgen.errors import DataError, Problem
from docgen.model.visit import Visit
from docgen.readers.visit_file.located import Part, part_of_mapping
from docgen.readers.visit_file.nodes import Source, UnreadableError
from docgen.readers.visit_file.spans import SpannedMapping, spanned_tree
from docgen.readers.visit_file.tree import Tree


class VisitTables(NamedTuple):
    """A visit file: its text, the piece that is the whole of it, its tables.

    ``mended`` are the slips of the file that the text is without; the first edit writes it so. ``office_table`` is set
    where the file is no visit but a table of the office: 领导, 宾馆.
    """

    source: Source
    root: Part
    sections: tuple[ScreenSection, ...]
    mended: tuple[Problem, ...] = ()
    office_table: str = ""


class EditedVisit(NamedTuple):
    """A visit with edited tables in it; rows that belong to no entry, by section and number, are not in it."""

    tables: VisitTables
    homeless: tuple[tuple[str, int, Problem], ...] = ()


def visit_tables(source: Source) -> VisitTables:
    """The tables of a text. Raises DataError for a text that is no YAML or no visit."""
    root = _root(source)
    return VisitTables(source, root, sections_of(root))


def _root(source: Source) -> Part:
    try:
        node = spanned_tree(source)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    if not isinstance(node, SpannedMapping):
        hint = "来访文件从“标题: …”“日期: …”写起"
        raise DataError([Problem(None, "D107", "error", "这不是一次来访的资料", hint)])
    return part_of_mapping(node, Visit)


def with_rows(tables: VisitTables, typed: Mapping[str, TextRows]) -> EditedVisit:
    """A visit in which some tables are as they were typed; everything else stays as it was.

    Raises DataError, and changes nothing, where the text cannot be written so that it reads as it was typed.
    """
    wanted = tree_of_rows(tables.root, tables.sections, typed)
    if wanted.tree == without_blank(tables.root.tree):
        return EditedVisit(tables, wanted.homeless)
    return EditedVisit(with_tree(tables, wanted.tree), wanted.homeless)


def with_tree(tables: VisitTables, tree: Mapping[str, Tree]) -> VisitTables:
    """A visit that says something else. Raises DataError, as above."""
    try:
        text = spliced(tables.root, tree, _quoted())
    except NoPlaceError as error:
        raise DataError([_no_place(error.node.mark)]) from error
    source = Source(tables.source.name, text)
    root = _root(source)
    if without_blank(root.tree) != tree:
        raise DataError([_no_place(None)])
    return VisitTables(source, root, sections_of(root, KnownTables(tables.root.tree, tables.sections)))


def _no_place(mark: object) -> Problem:
    where = f"文件第{mark.line}行" if hasattr(mark, "line") else "文件里"
    text = f"{where}的写法，程序改了会读成别的意思，没有改"
    return Problem(None, "D230", "error", text, "表格里的内容还在；换一种写法，或先导出成 .xlsx 再填")


@cache
def _quoted() -> frozenset[str]:
    return frozenset(quoted_keys(Visit, set()))
