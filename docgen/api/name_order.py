"""Names in order, each with its reason."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.office_around import load_office_files
from docgen.api.visits import load
from docgen.errors import DataError, Mark, Problem
from docgen.model.office import Office
from docgen.model.ranks import standing
from docgen.model.visit import Visit
from docgen.order.characters import missing_fact
from docgen.order.names import BY_NAME, CharacterOverrides, OrderedNames
from docgen.order.precedence import Proposal, order_by_rank
from docgen.readers.files import YAML
from docgen.readers.recognise import is_visit_text
from docgen.readers.tables.name_list import NameList, load_names, read_names
from docgen.readers.visit_file.nodes import Source


@dataclass(frozen=True, slots=True)
class OrderedName:
    """A name in its place: what it was compared by and why. ``sure`` is false for one that has no certain place."""

    name: str
    key: str
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class NameOrder:
    """Names in order, the heading of a list in this order, and the problems of names and characters."""

    lines: tuple[OrderedName, ...]
    heading: str
    problems: tuple[Problem, ...]


def order_names(
    source: str | Path | bytes,
    by: str = "姓氏笔画",
    office: str | Path | None = None,
    only: str = "来宾",
) -> NameOrder:
    """The names of a file (or of bytes: a name a line) in order, each with its reason.

    A visit file or workbook gives its ``only`` (来宾, 陪同, 保障). Names that no table places come last, marked, and an
    error names each character. Raises DataError for a file that holds no names.
    """
    with os_errors_as_usage_errors():
        names = _names(source, office, only)
        folder = Path.cwd() if isinstance(source, bytes) else Path(source).resolve().parent
        office_files = load_office_files(office, folder)
    if not names.names:
        text, hint = "没有名字可排", "一行写一个名字，或用有“姓名”一列的表、来访文件"
        raise DataError([*names.problems, Problem(Mark(names.file, 1, 1), "D412", "error", text, hint)])
    if by == "级别":
        return _order_by_rank(names)
    return _order_by_name(names, by, office_files.office)


def order_json(order: NameOrder) -> str:
    """What ``docgen order --json`` prints."""
    rows = [{"name": line.name, "key": line.key, "reason": line.reason} for line in order.lines]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _order_by_name(names: NameList, by: str, office: Office) -> NameOrder:
    overrides = CharacterOverrides(office.strokes, office.readings)
    order = BY_NAME[by]([name for name, _ in names.names], overrides)
    shown = names.called()
    lines = [OrderedName(next(shown[placed.name]), placed.key, placed.reason) for placed in order.placed]
    lines += [
        OrderedName(next(shown[name]), "", f"“{character}”{missing_fact(character, by)}，等人工定位", False)
        for name, character in order.unplaced
    ]
    heading = f"按{'姓氏拼音' if by == '拼音' else by}为序"
    return NameOrder(tuple(lines), heading, (*names.problems, *_name_problems(names, order, by)))


def _name_problems(names: NameList, order: OrderedNames, by: str) -> Iterator[Problem]:
    """An error for every name without a place, a note for every one whose place is doubtful."""
    marks: dict[str, Mark] = {}
    for name, mark in names.names:
        marks.setdefault(name, mark)
    for name, character in order.unplaced:
        missing = missing_fact(character, by)
        text = f"“{name}”的“{character}”（U+{ord(character):04X}）{missing}，排不了，放在最后等人工定位"
        yield names.problem(marks[name], "D411", "error", text, _remedy(character, by))
    for placed in order.placed:
        if placed.doubt:
            hint = "请核对；office.yaml 的“读音”可以定下来"
            yield names.problem(marks[placed.name], "D413", "note", placed.doubt, hint)


def _remedy(character: str, by: str) -> str:
    """What an office writes so that a character can be placed; what is no hanzi has no place among names."""
    if character < "\u3400":
        return "名单里只留名字；外文名字不按笔画排，请人工定位"
    if by == "拼音":
        return f"在 office.yaml 里写上“读音: {{{character}: 拼音加声调数字}}”就能排，如 ji2"
    return f'在 office.yaml 里写上“笔顺: {{{character}: "每一笔一个数字"}}”就能排：横1竖2撇3点4折5，如 王 1121'


def _order_by_rank(names: NameList) -> NameOrder:
    people = list(names.people)
    proposals = order_by_rank(people)
    shown = names.called()
    # several people of one name: each line takes the next of the ways in which they are told apart
    shown_names = {id(person): next(shown[person.name]) for person in people}
    lines = tuple(
        OrderedName(shown_names[id(proposal.person)], proposal.key, proposal.reason, proposal.key != "—")
        for proposal in proposals
    )
    heading = "建议次序：按级别、班子、职务；名单已定的次序优先"
    return NameOrder(lines, heading, (*names.problems, *_rank_problems(names, proposals)))


def _rank_problems(names: NameList, proposals: Sequence[Proposal]) -> Iterator[Problem]:
    people = list(names.people)
    if not any(person.rank or standing(person.title) for person in people):
        hint = "一行写“姓名，级别”，如“周明远，正处级”；或用有“姓名、级别”两列的表、来访文件"
        yield Problem(Mark(names.file, 1, 1), "D413", "error", "没有一个人写了级别，排不出次序", hint)
        return
    marks = {id(person): mark for person, (_, mark) in zip(people, names.names, strict=True)}
    for proposal in proposals:
        if proposal.doubt:
            yield names.problem(marks[id(proposal.person)], "D413", "note", proposal.doubt, "")


def _names(source: str | Path | bytes, office: str | Path | None, only: str) -> NameList:
    if isinstance(source, bytes) and not is_visit_text(source):
        return read_names(source)
    if isinstance(source, bytes):
        return _names_of_visit(load(source, office), only)
    path = require_file(source)
    if path.suffix.lower() not in YAML:
        return load_names(path, only)
    return _names_of_visit(load(path, office), only)


def _names_of_visit(visit: Visit, only: str) -> NameList:
    name = visit.at[""].file
    names = NameList(name, source=Source(name, visit.texts.get(name, "")))
    for person in {"来宾": visit.guests.people, "陪同": visit.hosts, "保障": visit.staff}[only]:
        names.add(person, person.at["name"])
    return names
