"""Fields in a draft: ``{{ 合计.批次 }}`` becomes a figure, ``{{ 表.类别 }}`` a table, ``{{ 图.月份 }}`` a chart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.errors import Problem
from docgen.model.draft import Chart, Manuscript, Table
from docgen.model.suggestions import suggestion

_FIELD = re.compile(r"\{\{(.*?)\}\}")
_SLIP = re.compile(r"[{｛]+\s*([^{}｛｝.．。\s]+)[.．。]")
_BRACES = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A manuscript with figures for its fields; the tables and charts that stand for whole lines; what is wrong."""

    manuscript: Manuscript
    blocks: Mapping[int, Table | Chart]
    problems: tuple[Problem, ...]


def fill(manuscript: Manuscript, words: Mapping[str, Any], blocks: Mapping[str, Table | Chart]) -> Filled:
    """``words`` is a tree of texts, ``blocks`` the tables and charts by their whole name (``表.类别``)."""
    lines = list(manuscript.lines)
    found: dict[int, Table | Chart] = {}
    problems: list[Problem] = []
    for at, line in enumerate(lines):
        if "{" not in line and "}" not in line and "｛" not in line:
            continue
        number = at + manuscript.first
        whole = _FIELD.fullmatch(line.strip())
        if whole and (block := blocks.get(_name(whole.group(1)))) is not None:
            found[number] = block
            continue
        lines[at], wrong = _line(manuscript, number, line, words, blocks)
        problems += wrong
    return Filled(manuscript._replace(lines=tuple(lines)), found, tuple(problems))


def _line(
    manuscript: Manuscript, number: int, line: str, words: Mapping[str, Any], blocks: Mapping[str, object]
) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []

    def text(field: re.Match[str]) -> str:
        name = _name(field.group(1))
        value = _look_up(words, name)
        if isinstance(value, str):
            return value
        said, hint = _wrong(name, value, words, blocks)
        problems.append(manuscript.problem(number, field.start() + 1, "D316", said, hint, "error"))
        return field.group()

    rest = _FIELD.sub("", line)
    problems += _slips(manuscript, number, line, rest, words)
    if stray := _BRACES.search(rest):
        column = line.index(stray.group()) + 1
        problems.append(
            manuscript.problem(number, column, "D316", f"“{stray.group()}”没有配对", "写成 {{ 合计.批次 }}", "error")
        )
    return _FIELD.sub(text, line), problems


def _slips(manuscript: Manuscript, number: int, line: str, rest: str, words: Mapping[str, object]) -> list[Problem]:
    """A field in single or full-width braces: it would be printed as it is typed."""
    slip = _SLIP.search(rest)
    if slip is None or slip.group(1) not in words or "{{" in rest:
        return []
    column = line.index(slip.group()) + 1
    text, hint = f"“{slip.group()}”不是取数的写法", "用半角的两个花括号：{{ 合计.批次 }}"
    return [manuscript.problem(number, column, "D316", text, hint, "error")]


def _name(inside: str) -> str:
    return ".".join(step.strip() for step in inside.strip().replace("．", ".").replace("。", ".").split("."))


def _look_up(words: Mapping[str, Any], name: str) -> Any:
    """What a dotted name means; a name of the office's may itself hold dots."""
    if name in words:
        return words[name]
    for key, inside in words.items():
        if isinstance(inside, Mapping) and name.startswith(f"{key}."):
            found = _look_up(inside, name[len(key) + 1 :])
            if found is not None:
                return found
    return None


def _wrong(name: str, value: Any, words: Mapping[str, Any], blocks: Mapping[str, object]) -> tuple[str, str]:
    if "{" in name or "}" in name:
        return f"“{{{{{name[:12]}”的花括号没有配对", "少了一个“}”：写成 {{ 合计.批次 }}"
    if name in blocks:
        return f"“{name}”要独占一行", "把它单独写成一段"
    if value is not None:
        return f"“{name}”后面还要写清是哪个数", f"可以写：{'、'.join(f'{name}.{key}' for key in list(value)[:6])}"
    first = name.split(".", maxsplit=1)[0]
    if first in ("上年", "同比", "增减") and first not in words:
        return f"没有上一年的数字，算不出“{name}”", "把上年的台账放在旁边，或在 工作.yaml 里写“上年”"
    known = [*(known for known, _ in leaves(words)), *blocks]
    near = suggestion(name, known)
    siblings = _look_up(words, name.rpartition(".")[0])
    if not near and isinstance(siblings, Mapping):
        near = f"可以写：{'、'.join(list(siblings)[:12])}"
    return f"台账里没有“{name}”", near or f"可以用：{'、'.join(words)}"


def leaves(words: Mapping[str, Any], path: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Every dotted name of a tree with its text."""
    found: list[tuple[str, str]] = []
    for key, inside in words.items():
        if isinstance(inside, Mapping):
            found += leaves(inside, (*path, key))
        else:
            found.append((".".join((*path, key)), inside))
    return found
