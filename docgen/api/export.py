"""A visit from YAML into an Excel form and back, with nothing lost on the way; and the empty form."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.forms.filled import FormSource, filled_form
from docgen.api.visits import load
from docgen.errors import DataError, Mark, OutputError, Problem, UsageError
from docgen.model.forms import ENTRY_NOTE, NOTE_MARK
from docgen.model.office import TABLES
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.output.visit_yaml import YamlStyle, visit_yaml
from docgen.output.write import require_writable, write_files
from docgen.readers.files import WORKBOOKS, YAML, read_text, real_path
from docgen.readers.office.catalogue import Catalogue
from docgen.readers.office.office import OfficeFiles, find_office, load_office
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.table_file import sheets
from docgen.readers.tables.visit_workbook import visit_nodes
from docgen.readers.visit_file.comments import comments_of
from docgen.readers.visit_file.nodes import MappingNode, Source, compose
from docgen.readers.visit_file.tree import Tree, TreePath, marks_of, places_of, tree_of
from docgen.readers.visit_file.visit import read_tree
from docgen.readers.visit_file.vocabulary import FieldDescription, fields

#: What a visit may be written as.
_ENDINGS = (".xlsx", *YAML)
_FOR_EDITORS = "yaml-language-server"


class ExportedVisit(NamedTuple):
    """A visit in the other form: the bytes of the file, and what was noticed when it was read."""

    content: bytes
    notices: tuple[Problem, ...] = ()


def export(source: str | Path, target: str | Path, office: str | Path | None = None) -> ExportedVisit:
    """The visit of a file, YAML or workbook, as what the ending of ``target`` says: .xlsx is a form, .yaml is YAML.

    What was typed is written, in the order of the contract; comments go along as notes at cells. Nothing is written to
    disk. Raises DataError for a file that is no visit and for what no cell of Excel can hold, UsageError, OutputError.
    """
    ending = Path(target).suffix.lower()
    if ending not in _ENDINGS:
        hint = "写成 .xlsx（Excel 表）或 .yaml"
        raise OutputError([Problem(None, "O405", "error", f"来访不能写成“{Path(target).name}”", hint)])
    path = require_file(source)
    visit = load(path, office)
    with os_errors_as_usage_errors():
        typed = _typed_visit(path)
    if ending in YAML:
        return ExportedVisit(_yaml_of(typed).encode(), visit.notices)
    files = _office_files(office, path.resolve().parent)
    source_of_form = FormSource(typed.tree, typed.comments, typed.marks, _offered(files.catalogue))
    content = _form_of(source_of_form)
    _require_same(typed, content)
    return ExportedVisit(content, visit.notices)


def write_exported(exported: ExportedVisit, source: str | Path, target: str | Path, force: bool = False) -> Path:
    """Writes the file beside its original, which is never overwritten. Raises OutputError."""
    if real_path(target) == real_path(source):
        text, hint = "原件不动，换成另一种的写成另一个文件", "-o 后面换一个文件名"
        raise OutputError([Problem(None, "O401", "error", text, hint)])
    return write_files([(Path(target), exported.content)], force)[0]


def empty_form(folder: str | Path, office: str | Path | None = None) -> bytes:
    """The bytes of an empty form, with the names of the office of this file, or of the one around a folder."""
    return form_of_office(_office_files(office, Path(folder).resolve()))


def form_of_office(files: OfficeFiles) -> bytes:
    """The bytes of an empty form that offers what the tables of an office list."""
    return _form_of(FormSource(offered=_offered(files.catalogue)))


def form_of_tree(tree: Mapping[str, Tree], folder: Path) -> bytes:
    """The bytes of a form with what is known of a visit, and the names of the office around a folder."""
    return _form_of(FormSource(tree, offered=_offered(_office_files(None, folder.resolve()).catalogue)))


def _form_of(source: FormSource) -> bytes:
    # who wants YAML needs no library that writes workbooks
    from docgen.output.form_workbook import form_workbook

    return form_workbook(filled_form(source))


def new_form(target: str | Path, office: str | Path | None = None, force: bool = False) -> Path:
    """Writes an empty form. Raises OutputError, UsageError."""
    path = Path(target)
    if path.suffix.lower() != ".xlsx":
        hint = "文件名以 .xlsx 结尾，如 来访.xlsx"
        raise UsageError([Problem(None, "U103", "error", f"空表不能写成“{path.name}”", hint)])
    require_writable([(path, b"")], force)
    return write_files([(path, empty_form(path.parent, office))], force)[0]


class _TypedVisit(NamedTuple):
    """A visit as it was typed: its tree, the comments of its file, where everything stands."""

    tree: dict[str, Tree]
    comments: Mapping[TreePath, str]
    marks: Mapping[TreePath, Mark]


def _typed_visit(path: Path) -> _TypedVisit:
    """The visit of a file that could be read."""
    if path.suffix.lower() in WORKBOOKS:
        book, _ = sheets(path)
        root, _ = visit_nodes(book, path.name)
        comments = dict(_notes_of(book, root))
    else:
        source, notices = read_text(path)
        node = read_tree(source, notices).node
        assert isinstance(node, MappingNode)  # it was loaded before
        root, comments = node, comments_of(source, node)
    return _TypedVisit(tree_of(root, Visit), comments, marks_of(root, Visit))


def _notes_of(book: Sequence[Sheet], root: MappingNode) -> Iterator[tuple[TreePath, str]]:
    """The notes at the cells of a workbook, by what stands in their rows; those of a form's headings by the section."""
    places = places_of(root, Visit)
    notes: dict[TreePath, list[str]] = {}
    for sheet in book:
        for (row, _), text in sheet.marks.comments:
            path = places.get((sheet.name, row))
            own = text.partition(NOTE_MARK)[2].strip() if row == 0 else text.replace(ENTRY_NOTE, "").strip()
            if own and row == 0:
                path = (sheet.title,)
            if own and path:
                notes.setdefault(path, []).append(own)
    yield from ((path, "\n".join(texts)) for path, texts in notes.items())


def _yaml_of(typed: _TypedVisit) -> str:
    quoted = frozenset(quoted_keys(Visit, set()))
    text = visit_yaml(typed.tree, YamlStyle(quoted, typed.comments))
    written = compose(Source("", text))
    assert isinstance(written, MappingNode) and tree_of(written, Visit) == typed.tree, "the YAML says something else"
    return text


def quoted_keys(model: type[Value], seen: set[type[Value]]) -> Iterator[str]:
    """The fields whose examples stand in quotes: telephones, rooms, receipts."""
    seen.add(model)
    for field in fields(model):
        if any(example.startswith('"') for example in field.examples):
            yield field.chinese
        if field.model and field.model not in seen:
            yield from quoted_keys(field.model, seen)


def _require_same(typed: _TypedVisit, content: bytes) -> None:
    """Raises DataError when the form, read again, would say anything else than the visit."""
    # who wants an empty form reads no workbook
    from docgen.readers.tables.workbook import sheets_of_bytes

    root, _ = visit_nodes(sheets_of_bytes(content, "表"), "表")
    again = tree_of(root, Visit)
    if again == typed.tree:
        return
    problems = [
        Problem(
            _mark_at(typed.marks, path), "D230", "error", f"“{'·'.join(map(_shown, path))}”写进表里读出来不一样", hint
        )
        for path, hint in _differences(typed.tree, again, ())
    ]
    raise DataError(problems)


def _differences(before: Tree | None, after: Tree | None, path: TreePath) -> Iterator[tuple[TreePath, str]]:
    """Where two trees differ, with what is to be done about it."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from _differences(before.get(key), after.get(key), (*path, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _differences(one, other, (*path, number))
    else:
        yield path, "这里的写法像是合计、备注或例子，表里会当成说明：换一个说法；或留在 YAML 里用"


def _shown(part: str | int) -> str:
    return part if isinstance(part, str) else f"第{part + 1}项"


def _mark_at(marks: Mapping[TreePath, Mark], path: TreePath) -> Mark | None:
    return next((marks[path[:end]] for end in range(len(path), 0, -1) if path[:end] in marks), None)


def _office_files(office: str | Path | None, folder: Path) -> OfficeFiles:
    path = require_file(office) if office else find_office(folder)
    return load_office(path) if path else OfficeFiles()


def _offered(catalogue: Catalogue) -> dict[str, list[str]]:
    """The names in the tables of an office; vehicles by their plates."""
    return {
        table: list(dict.fromkeys(_names_in(catalogue, table, model)))
        for table, model in TABLES.items()
        if table in catalogue.tables
    }


def _names_in(catalogue: Catalogue, table: str, model: type[Value]) -> Iterator[str]:
    naming: FieldDescription | None = next((field for field in fields(model) if field.name == model.bare), None)
    for row in dict.fromkeys(row for rows in catalogue.tables[table].values() for row in rows):
        name = tree_of(row, model).get(naming.chinese if naming else "名称")
        if isinstance(name, str):
            yield name
