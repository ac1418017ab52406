"""The office's tables: read once, referred to by name, overridden on the spot."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.errors import Problem
from docgen.model.catalogue import Dish, Route, Script, Site
from docgen.model.office import TABLES
from docgen.model.people import Person
from docgen.model.suggestions import suggestion
from docgen.model.transport import Vehicle
from docgen.model.value import CatalogueEntry, Value
from docgen.readers.files import (
    TEXTS,
    WORKBOOKS,
    YAML,
    elsewhere_problem,
    leads_elsewhere,
    read_own_text,
    unopened_problem,
)
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source, UnreadableError
from docgen.readers.visit_file.tolerant import may_come_from_slips, own_problems, read_again, read_yaml
from docgen.readers.visit_file.vocabulary import named_field, vocabulary

# The fields by which an entry may be named.
_NAMES = ("name", "id", "plate")
#: A province has fewer leaders, hotels or dishes; as many guests a visit may have.
_MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Tables by name; in each, the rows that a name or a 代号 means."""

    tables: Mapping[str, Mapping[str, tuple[MappingNode, ...]]] = field(default_factory=dict)

    def lookup(self, node: Node, entry: CatalogueEntry, model: type[Value]) -> tuple[Node, tuple[Problem, ...]]:
        """A node completed with the row that it names; what the node itself states stands.

        A bare text that names no row stays a text. A mapping that names something must name a row, except a person, who
        may be written out in full, and a vehicle that is named by its plate.
        """
        if isinstance(node, SequenceNode):
            return node, ()
        if model is Person and not any(self.tables.get(table) for table in entry.tables):
            return node, ()  # without tables nobody is looked up
        stated = _stated_texts(node, model)
        if not (name := stated.get("id") or stated.get("name") or stated.get("plate")):
            return node, ()
        rows = self._rows(name.text, entry)
        if model is Person and (unit := stated.get("unit")):
            rows = tuple(row for row in rows if _is_of_unit(row, unit.text))
        if len(rows) > 1:
            return node, (_ambiguous(name, rows, model),)
        if rows:
            return _merged(node, rows[0], model), ()
        may_be_new = model is Person or (model is Dish and "id" not in stated) or name is stated.get("plate")
        must_name_row = isinstance(node, MappingNode) and not may_be_new
        return node, (self._unresolved(name, entry),) if must_name_row else ()

    def person(self, name: str) -> MappingNode | None:
        """The row of 领导 that a name or 代号 means, if it is one."""
        rows = self._rows(name, CatalogueEntry(("领导",)))
        return rows[0] if len(rows) == 1 else None

    def ranked(self, tables: tuple[str, ...]) -> Iterator[str]:
        """The names that have a 级别 in one of these tables, or stand there more than once."""
        for table in tables:
            for name, rows in self.tables.get(table, {}).items():
                if len(rows) > 1 or any("rank" in _stated_texts(row, Person) for row in rows):
                    yield name

    def units(self, tables: tuple[str, ...]) -> Iterator[str]:
        """The units that people in one of these tables are of."""
        for table in tables:
            for rows in self.tables.get(table, {}).values():
                yield from (unit.text for row in rows if (unit := _stated_texts(row, Person).get("unit")))

    def scripts_at(self, sites: Collection[str]) -> tuple[Script, ...]:
        """What is told at these sites: the rows of 讲解 that name one of them. What is wrong in them is known."""
        decoder = Decoder()
        rows = dict.fromkeys(row for rows in self.tables.get("讲解", {}).values() for row in rows)
        wanted = (row for row in rows if (site := _stated_texts(row, Script).get("site")) and site.text in sites)
        return tuple(script for row in wanted if (script := decoder.value(row, Script)))

    def routes(self) -> tuple[Route, ...]:
        """All rows of 线路."""
        decoder = Decoder()
        rows = dict.fromkeys(row for rows in self.tables.get("线路", {}).values() for row in rows)
        return tuple(route for row in rows if (route := decoder.value(row, Route)))

    def site(self, table: str, name: str) -> Site | None:
        """The site, or the hotel as one, that a name or a 代号 means in a table; None where none or several are it."""
        rows = self._rows(name, CatalogueEntry((table,)))
        if len(rows) != 1:
            return None
        known = vocabulary(Site)
        row = MappingNode(rows[0].start, rows[0].source)
        row.pairs += [pair for pair in rows[0].pairs if pair[0].text in known]
        return Decoder().value(row, Site)

    def names(self, table: str) -> tuple[str, ...]:
        """What can be named in a table."""
        return tuple(self.tables.get(table, ()))

    def _rows(self, name: str, entry: CatalogueEntry) -> tuple[MappingNode, ...]:
        return next((rows for table in entry.tables if (rows := self.tables.get(table, {}).get(name, ()))), ())

    def _unresolved(self, name: ScalarNode, entry: CatalogueEntry) -> Problem:
        known = [known for table in entry.tables for known in self.names(table)]
        text = f"{'、'.join(entry.tables)}库里没有“{name.text}”"
        hint = suggestion(name.text, known) + "先在库里加上，或不用花括号、直接写名称"
        return name.source.problem(name.mark, "D117", text, hint)


def load_catalogue(folder: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """All tables of a folder, each file one table; with everything that is wrong in them."""
    tables: dict[str, Mapping[str, tuple[MappingNode, ...]]] = {}
    problems: list[Problem] = []
    paths: list[Path] = []
    try:
        paths += sorted(folder.iterdir()) if os.path.lexists(folder) else []
    except OSError as error:
        problems.append(unopened_problem(folder, error))
    for path in paths:
        if path.suffix.lower() not in YAML:
            continue
        if leads_elsewhere(path, folder):
            problems.append(elsewhere_problem(path))
            continue
        try:
            source, notices = read_own_text(path)
            rows, row_problems = table_of_text(path.stem, source)
        except UnreadableError as error:
            problems += error.problems
            continue
        problems += notices
        tables[path.stem] = rows
        problems += row_problems
    for path in paths:
        if path.suffix.lower() in (*WORKBOOKS, *TEXTS) and not path.name.startswith(("~$", ".")):
            elsewhere = leads_elsewhere(path, folder)
            problems += [elsewhere_problem(path)] if elsewhere else _add_workbook(path, tables)
    return Catalogue(tables), tuple(problems)


def _add_workbook(path: Path, tables: dict[str, Mapping[str, tuple[MappingNode, ...]]]) -> list[Problem]:
    """Adds the tables of a workbook or CSV file; gives what is wrong in them."""
    # the spreadsheet reader is brought in only for an office that keeps its tables in workbooks
    from docgen.readers.tables.catalogue_rows import catalogue_rows

    try:
        nodes, notices = catalogue_rows(path)
    except UnreadableError as error:
        return list(error.problems)
    except OSError as error:
        return [unopened_problem(path, error)]
    problems = list(notices)
    for name, node in nodes.items():
        if name in tables:
            text, hint = f"“{name}”表有两份，另一份是 {name}.yaml 或别的工作簿", "留下一份"
            problems.append(node.source.problem(node.mark, "D105", text, hint))
            continue
        tables[name], row_problems = _table(name, node)
        problems += row_problems
    return problems


def table_of_text(name: str, source: Source) -> tuple[Mapping[str, tuple[MappingNode, ...]], list[Problem]]:
    """The rows of a table, and everything that is wrong with it, slips of YAML first. Raises UnreadableError."""
    model = TABLES.get(name, Value)
    read = read_yaml(source, model)
    rows, problems = _table(name, read.node)
    if not read.problems and may_come_from_slips(problems) and (again := read_again(source, model)):
        rows_again, problems_again = _table(name, again.node)
        if len(problems_again) < len(problems):
            read, rows, problems = again, rows_again, problems_again
    return rows, [*read.problems, *own_problems(problems, read.problems, read.is_partial)]


def _table(name: str, node: Node | None) -> tuple[Mapping[str, tuple[MappingNode, ...]], list[Problem]]:
    rows: defaultdict[str, tuple[MappingNode, ...]] = defaultdict(tuple)
    if node is None:
        return rows, []
    if not isinstance(node, SequenceNode):
        return rows, [node.source.problem(node.mark, "D107", f"“{name}”表要写成列表，每一行前面加“- ”")]
    if len(node.items) > _MOST_ROWS:
        text, hint = f"“{name}”表有{len(node.items)}行，超过 {_MOST_ROWS // 10_000} 万", "不再用的移到别的文件夹去"
        return rows, [node.source.problem(node.items[_MOST_ROWS].mark, "D104", text, hint)]
    decoder = Decoder()
    model = TABLES.get(name, Value)
    for row in node.items:
        if not isinstance(row, MappingNode):
            decoder.problems.append(row.source.problem(row.mark, "D107", "表中的每一行要写成一组“项目: 内容”"))
            continue
        if name in TABLES:
            decoder.value(row, model)
        for key in _keys(row, model):
            rows[key] += (row,)
    return rows, decoder.problems


def _keys(row: MappingNode, model: type[Value]) -> Iterator[str]:
    stated = _stated_texts(row, model)
    yield from dict.fromkeys(stated[name].text for name in _NAMES if name in stated)


def _stated_texts(node: Node, model: type[Value]) -> dict[str, ScalarNode]:
    """The texts that a node itself gives, by field name."""
    if isinstance(node, ScalarNode):
        return {model.bare: node} if model.bare and not node.empty else {}
    if not isinstance(node, MappingNode):
        return {}
    plain = {"名称": "name", "代号": "id"}
    texts: dict[str, ScalarNode] = {}
    for key, child in node.pairs:
        named = named_field(key.text, model)
        name = named.field.name if named else plain.get(key.text)
        if name and isinstance(child, ScalarNode) and not child.empty:
            texts.setdefault(name, child)
    return texts


def _is_of_unit(row: MappingNode, unit: str) -> bool:
    stated = _stated_texts(row, Person).get("unit")
    return stated is not None and stated.text == unit


def _merged(node: Node, row: MappingNode, model: type[Value]) -> MappingNode:
    words = vocabulary(model)
    completed = MappingNode(node.start, node.source)
    if isinstance(node, MappingNode):
        completed.pairs += node.pairs
    elif model is Vehicle or _stated_texts(row, model).get(model.bare):
        bare = next(field for field in words.values() if field.name == model.bare)
        completed.pairs.append((ScalarNode(bare.chinese, node.start, node.source), _naming(node, row, model)))
    given = {named.field.name for key, _ in completed.pairs if (named := named_field(key.text, model))}
    completed.pairs += [
        pair for pair in row.pairs if (named := named_field(pair[0].text, model)) and named.field.name not in given
    ]
    return completed


def _naming(node: Node, row: MappingNode, model: type[Value]) -> Node:
    """The name as the catalogue has it, at the place where the visit named it: a 代号 stands for the name."""
    name = _stated_texts(row, model).get(model.bare)
    return ScalarNode(name.text, node.start, node.source) if name else node


def _ambiguous(name: ScalarNode, rows: tuple[MappingNode, ...], model: type[Value]) -> Problem:
    ids = [stated["id"].text for row in rows if "id" in (stated := _stated_texts(row, model))]
    hint = f"写代号：{'、'.join(ids)}" if ids else "在库里给每个人写上代号，这里就写代号"
    return name.source.problem(name.mark, "D116", f"库里有{len(rows)}个“{name.text}”", hint)
