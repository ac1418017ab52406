"""The tables of an office (领导, 宾馆, …), a file each, as tables on the screen, and edited tables as the text."""

from collections.abc import Mapping, Sequence
from functools import cache

from docgen.api.export import quoted_keys
from docgen.api.forms.filled import rows_of_entries
from docgen.api.forms.layout import layouts_of_entries
from docgen.api.screen_tables.sections import sections_of_tables
from docgen.api.screen_tables.splice import spliced_list
from docgen.api.screen_tables.text_edits import NoPlaceError
from docgen.api.screen_tables.typed_rows import TextRows, tree_of_rows, without_blank
from docgen.api.screen_tables.yaml_visits import EditedVisit, VisitTables
from docgen.errors import DataError, Problem
from docgen.model.office import TABLES
from docgen.model.visit import Visit
from docgen.readers.office.catalogue import table_of_text
from docgen.readers.tables.inner_sheets import InnerSheet
from docgen.readers.visit_file.located import Part, part_of_list
from docgen.readers.visit_file.nodes import Source, UnreadableError
from docgen.readers.visit_file.spans import SpannedScalar, SpannedSequence, spanned_tree
from docgen.readers.visit_file.tree import Tree, bare_name
from docgen.readers.visit_file.vocabulary import FieldDescription, fields

#: What each table says, above it on the screen.
_MEANINGS = {
    "来宾": "常来的客人，一人一行；来访里写姓名就带出单位、职务",
    "领导": "本地领导和常用的工作人员，一人一行；来访里写姓名就带出单位、职务、电话",
    "点位": "考察、开会的地方，一处一行",
    "线路": "一条线路一行；依次经过哪些点位，在“线路点位”里写",
    "菜品": "一道菜一行；来访的菜单里写菜名就带出类别、过敏原",
    "宾馆": "一家宾馆一行；有哪些房型，在“宾馆房型”里写",
    "车辆": "一辆车一行；来访里写车牌就带出座位、驾驶员",
    "讲解": "一份讲解词一行",
}
#: Tables whose names a visit has for something else.
_TITLES = {"来宾": "常来的来宾"}


def title_of_table(table: str) -> str:
    """What a table of the office is called on the screen."""
    return _TITLES.get(table, table)


def office_table(source: Source, table: str) -> VisitTables:
    """A table of the office out of its file. Raises DataError for a text that is no list."""
    section = _section(table)
    try:
        node = spanned_tree(source)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    if node is None or (isinstance(node, SpannedScalar) and node.empty):
        node = SpannedSequence(0, source)  # a file with nothing in it yet
    if not isinstance(node, SpannedSequence):
        hint = f"用记事本打开“{source.name}”，每一行前面加“- ”"
        raise DataError([Problem(None, "D107", "error", f"“{table}”里写的不是一行一行的", hint)])
    part = part_of_list(node, section)
    root = Part({section.chinese: part.tree}, node, named={section.chinese: part})
    rows = rows_of_entries({section.chinese: part.tree}, section, _lists(table))
    shown = [one for one in _lists(table).values() if one.field.shape == "values" or one.title in rows]
    sections = [
        one._replace(purpose=f"一行一项；第一列写是哪一个{table}的") if one.inner else one
        for one in sections_of_tables(layouts_of_entries(section, shown), rows, root)
    ]
    return VisitTables(source, root, tuple(sections), office_table=table)


def with_rows_of_office(tables: VisitTables, typed: Mapping[str, TextRows]) -> EditedVisit:
    """A table of the office with rows as they were typed; comments and order stay.

    Raises DataError, and changes nothing, where the text cannot be written so that it reads as it was typed.
    """
    table, wanted = tables.office_table, tree_of_rows(tables.root, tables.sections, typed)
    if wanted.tree == without_blank(tables.root.tree):
        return EditedVisit(tables, wanted.homeless)
    [(title, part)] = tables.root.named.items()
    entries = wanted.tree.get(title, [])
    assert isinstance(entries, list)
    try:
        text = spliced_list(part, _mappings(entries, table), _quoted(table))
    except NoPlaceError as error:
        raise _no_place(table) from error
    after = office_table(Source(tables.source.name, text), table)
    if without_blank(after.root.tree) != wanted.tree:
        raise _no_place(table)
    return EditedVisit(after, wanted.homeless)


def problems_of_table(tables: VisitTables) -> Sequence[Problem]:
    """What is wrong in a table of the office."""
    try:
        return table_of_text(tables.office_table, tables.source)[1]
    except UnreadableError as error:
        return error.problems


def _mappings(entries: Sequence[Tree], table: str) -> list[Tree]:
    """The entries of a list in which each is a mapping, also where no more than the name is known."""
    bare = bare_name(TABLES[table])
    return [{bare: entry} if isinstance(entry, str) else entry for entry in entries]


def _no_place(table: str) -> DataError:
    text = "文件里这一处的写法，程序改了会读成别的意思，没有改"
    return DataError([Problem(None, "D230", "error", text, f"表格里的内容还在；用记事本打开“{table}”改这一处")])


@cache
def _section(table: str) -> FieldDescription:
    """A table as a list of entries."""
    return FieldDescription(
        name=table,
        chinese=title_of_table(table),
        english=table,
        meaning=_MEANINGS[table],
        examples=(),
        shape="values",
        model=TABLES[table],
        type=tuple,
        reading=None,
        entry=None,
        people=None,
        required=False,
    )


@cache
def _lists(table: str) -> Mapping[str, InnerSheet]:
    """The lists inside the entries of a table, by the names of both."""
    section = _section(table)
    sheets = [
        InnerSheet(section, field) for field in fields(TABLES[table]) if field.shape in ("values", "texts", "value")
    ]
    return {f"{section.chinese}{sheet.field.chinese}": sheet for sheet in sheets}


@cache
def _quoted(table: str) -> frozenset[str]:
    """The fields whose texts stand in quotes, as in a visit."""
    return frozenset((*quoted_keys(Visit, set()), *quoted_keys(TABLES[table], set())))
