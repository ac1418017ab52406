"""Names in order, each with its reason."""

import json
from dataclasses import dataclass
from pathlib import Path

from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.offices import load_office_files
from docgen.api.visits import load
from docgen.errors import DataError, Mark, Problem
from docgen.model.ranks import standing
from docgen.model.visit import Visit
from docgen.order.characters import lacking
from docgen.order.names import BY_NAME, CharacterOverrides
from docgen.order.precedence import by_rank
from docgen.readers.files import YAML
from docgen.readers.recognise import is_visit_text
from docgen.readers.tables.name_list import Names, load_names, read_names
from docgen.readers.visit_file.nodes import Source


@dataclass(frozen=True, slots=True)
class OrderedName:
    """A name in its place: what it was compared by and why. ``sure`` is false for one that nobody could place."""

    name: str
    key: str
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class NameOrder:
    """Names in order, what to print above such a list, and what is to be said of it."""

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
        found = _names(source, office, only)
        folder = Path.cwd() if isinstance(source, bytes) else Path(source).resolve().parent
        desk = load_office_files(office, folder)
    if not found.names:
        text, hint = "没有名字可排", "一行写一个名字，或用有“姓名”一列的表、来访文件"
        raise DataError([*found.problems, Problem(Mark(found.file, 1, 1), "D412", "error", text, hint)])
    if by == "级别":
        return _by_rank(found)
    known = CharacterOverrides(desk.office.strokes, desk.office.readings)
    ordered = BY_NAME[by]([name for name, _ in found.names], known)
    places: dict[str, Mark] = {}
    for name, mark in found.names:
        places.setdefault(name, mark)
    problems = list(found.problems)
    for name, character in ordered.unplaced:
        text = f"“{name}”的“{character}”（U+{ord(character):04X}）{lacking(character, by)}，排不了，放在最后等人工定位"
        problems.append(found.problem(places[name], "D411", "error", text, _how_to_tell(character, by)))
    hint = "请核对；office.yaml 的“读音”可以定下来"
    problems += [
        found.problem(places[one.name], "D413", "note", one.doubt, hint) for one in ordered.placed if one.doubt
    ]
    called = found.called()
    lines = [OrderedName(next(called[one.name]), one.key, one.reason) for one in ordered.placed]
    lines += [
        OrderedName(next(called[name]), "", f"“{character}”{lacking(character, by)}，等人工定位", False)
        for name, character in ordered.unplaced
    ]
    return NameOrder(tuple(lines), f"按{'姓氏拼音' if by == '拼音' else by}为序", tuple(problems))


def _how_to_tell(character: str, by: str) -> str:
    """What an office writes so that a character can be placed; what is no hanzi has no place among names."""
    if character < "\u3400":
        return "名单里只留名字；外文名字不按笔画排，请人工定位"
    if by == "拼音":
        return f"在 office.yaml 里写上“读音: {{{character}: 拼音加声调数字}}”就能排，如 ji2"
    return f'在 office.yaml 里写上“笔顺: {{{character}: "每一笔一个数字"}}”就能排：横1竖2撇3点4折5，如 王 1121'


def order_json(found: NameOrder) -> str:
    """What ``docgen order --json`` prints."""
    rows = [{"name": one.name, "key": one.key, "reason": one.reason} for one in found.lines]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _by_rank(found: Names) -> NameOrder:
    people = list(found.people)
    marks = {id(person): mark for person, (_, mark) in zip(people, found.names, strict=True)}
    rows = by_rank(people)
    problems = list(found.problems)
    if not any(person.rank or standing(person.title) for person in people):
        hint = "一行写“姓名，级别”，如“周明远，正处级”；或用有“姓名、级别”两列的表、来访文件"
        problems.append(Problem(Mark(found.file, 1, 1), "D413", "error", "没有一个人写了级别，排不出次序", hint))
    else:
        doubtful = [one for one in rows if one.doubt]
        problems += [found.problem(marks[id(one.person)], "D413", "note", one.doubt, "") for one in doubtful]
    called = found.called()
    keys = {id(person): next(called[person.name]) for person in people}
    lines = tuple(OrderedName(keys[id(one.person)], one.key, one.reason, one.key != "—") for one in rows)
    return NameOrder(lines, "建议次序：按级别、班子、职务；名单已定的次序优先", tuple(problems))


def _names(source: str | Path | bytes, office: str | Path | None, only: str) -> Names:
    if isinstance(source, bytes) and not is_visit_text(source):
        return read_names(source)
    if isinstance(source, bytes):
        return _of_visit(load(source, office), only)
    path = require_file(source)
    if path.suffix.lower() not in YAML:
        return load_names(path, only)
    return _of_visit(load(path, office), only)


def _of_visit(visit: Visit, only: str) -> Names:
    name = visit.at[""].file
    found = Names(name, source=Source(name, visit.texts.get(name, "")))
    for person in {"来宾": visit.guests.people, "陪同": visit.hosts, "保障": visit.staff}[only]:
        found.add(person, person.at.get("name", person.at[""]))
    return found
