"""Fields in a draft: ``{{ 合计.批次 }}`` becomes a figure, ``{{ 表.类别 }}`` a table, ``{{ 图.月份 }}`` a chart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from docgen.errors import Problem
from docgen.model.draft import Chart, Manuscript, Table
from docgen.model.ledger import LEADERS
from docgen.model.suggestions import suggestion

_FIELD = re.compile(r"\{\{(.*?)\}\}")
_MISTYPED = re.compile(r"[{｛]+\s*([^{}｛｝.．。\s]+)[.．。]")
#: What is known only where the visits say what they cost; the rates only where all of them do.
_OF_COSTS = frozenset(("费用", "费用万元", "批均费用", "人均费用", "执行率"))
_BRACES = re.compile(r"\{\{|\}\}")


class FilledManuscript(NamedTuple):
    """A manuscript with figures for its fields; the tables and charts that stand for whole lines; what is wrong."""

    manuscript: Manuscript
    blocks: Mapping[int, Table | Chart]
    problems: tuple[Problem, ...]


class _FieldContents(NamedTuple):
    """What fields may name: a tree of texts, and the tables and charts by their whole name (``表.类别``)."""

    texts: Mapping[str, Any]
    blocks: Mapping[str, Table | Chart]


def fill_fields(
    manuscript: Manuscript, texts: Mapping[str, Any], blocks: Mapping[str, Table | Chart]
) -> FilledManuscript:
    """``texts`` is a tree of texts, ``blocks`` the tables and charts by their whole name (``表.类别``)."""
    names = _FieldContents(texts, blocks)
    lines = list(manuscript.lines)
    filled_blocks: dict[int, Table | Chart] = {}
    problems: list[Problem] = []
    for at, line in enumerate(lines):
        if "{" not in line and "}" not in line and "｛" not in line:
            continue
        number = at + manuscript.first
        field = _FIELD.fullmatch(line.strip())
        if field and (block := blocks.get(_name(field.group(1)))) is not None:
            filled_blocks[number] = block
            continue
        problems += _stray_braces(manuscript, number, names)
        lines[at], field_problems = _fill_line(manuscript, number, names)
        problems += field_problems
    return FilledManuscript(manuscript._replace(lines=tuple(lines)), filled_blocks, tuple(problems))


def _fill_line(manuscript: Manuscript, number: int, names: _FieldContents) -> tuple[str, list[Problem]]:
    """A line with the texts that its fields name; a field that names none stays, and is a problem."""
    problems: list[Problem] = []

    def value_text(field: re.Match[str]) -> str:
        name = _name(field.group(1))
        value = _look_up(names.texts, name)
        if isinstance(value, str):
            return value
        text, hint = _explain(name, value, names)
        problems.append(manuscript.problem(number, field.start() + 1, "D316", text, hint, "error"))
        return field.group()

    return _FIELD.sub(value_text, manuscript.lines[number - manuscript.first]), problems


def _stray_braces(manuscript: Manuscript, number: int, names: _FieldContents) -> Iterator[Problem]:
    """What looks like a field and is none: single or full-width braces, braces without their other half."""
    line = manuscript.lines[number - manuscript.first]
    rest = _FIELD.sub("", line)
    mistyped = _MISTYPED.search(rest)
    if mistyped and mistyped.group(1) in names.texts and "{{" not in rest:
        column = line.index(mistyped.group()) + 1
        text, hint = f"“{mistyped.group()}”不是取数的写法", "用半角的两个花括号：{{ 合计.批次 }}"
        yield manuscript.problem(number, column, "D316", text, hint, "error")
    if brace := _BRACES.search(rest):
        column = line.index(brace.group()) + 1
        text, hint = f"“{brace.group()}”没有配对", "写成 {{ 合计.批次 }}"
        yield manuscript.problem(number, column, "D316", text, hint, "error")


def _name(inside: str) -> str:
    return ".".join(step.strip() for step in inside.strip().replace("．", ".").replace("。", ".").split("."))


def _look_up(texts: Mapping[str, Any], name: str) -> Any:
    """What a dotted name means, None for nothing; a name of the office's may itself hold dots."""
    if name in texts:
        return texts[name]
    for key, inside in texts.items():
        if isinstance(inside, Mapping) and name.startswith(f"{key}."):
            value = _look_up(inside, name[len(key) + 1 :])
            if value is not None:
                return value
    return None


def _explain(name: str, value: Any, names: _FieldContents) -> tuple[str, str]:
    """Why a field has no text, and what to write; ``value`` is what its name means."""
    if "{" in name or "}" in name:
        return f"“{{{{{name[:12]}”的花括号没有配对", "少了一个“}”：写成 {{ 合计.批次 }}"
    if name in names.blocks:
        return f"“{name}”要独占一行", "把它单独写成一段"
    if value is not None:
        return f"“{name}”后面还要写清是哪个数", f"可以写：{'、'.join(f'{name}.{key}' for key in list(value)[:6])}"
    first = name.split(".", maxsplit=1)[0]
    if first in ("上年", "同比", "增减") and first not in names.texts:
        return f"没有上一年的数字，算不出“{name}”", "把上年的台账放在旁边，或在 工作.yaml 里写“上年”"
    if name.rpartition(".")[2] in _OF_COSTS:
        return f"写不出“{name}”：台账里这些来访的费用没有记，或没有记全", "补上费用，没有发生的填 0；或删去这个数"
    if name.endswith(f".{LEADERS}") and isinstance(_look_up(names.texts, name.removesuffix(f".{LEADERS}")), Mapping):
        return f"台账里的领导人数没有记全，写不出“{name}”", "在台账里补上领导人数，没有领导的写 0；或删去这个数"
    return f"台账里没有“{name}”", _suggest(name, names)


def _suggest(name: str, names: _FieldContents) -> str:
    """The closest name, else those beside it, else the first steps of all names."""
    known = [*(known for known, _ in leaves(names.texts)), *names.blocks]
    if closest := suggestion(name, known):
        return closest
    siblings = _look_up(names.texts, name.rpartition(".")[0])
    if isinstance(siblings, Mapping):
        return f"可以写：{'、'.join(list(siblings)[:12])}"
    return f"可以用：{'、'.join(names.texts)}"


def leaves(texts: Mapping[str, Any], path: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Every dotted name of a tree with its text."""
    named: list[tuple[str, str]] = []
    for key, inside in texts.items():
        if isinstance(inside, Mapping):
            named += leaves(inside, (*path, key))
        else:
            named.append((".".join((*path, key)), inside))
    return named
