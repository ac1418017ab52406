"""How long functions and files are and how much they branch: a table of the worst, and limits for the worst of all.

The table is printed below the test run (see ``conftest.py``). The limits are no goal: most functions have 3 to 10
lines.
"""

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from radon.visitors import ComplexityVisitor

ROOT = Path(__file__).parent.parent / "docgen"
MOST_LINES, MOST_LINES_OF_95_PERCENT, MOST_BRANCHES, MOST_LINES_OF_A_FILE = 60, 24, 20, 420
SHOWN = 10


class Measured(NamedTuple):
    """A function or file and how much it has of something."""

    amount: int
    name: str


def lines_of(function: ast.FunctionDef) -> int:
    """The lines of a function from its ``def`` to its end, without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    docstring = first.end_lineno - first.lineno + 1 if documented and first.end_lineno else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def function_lengths() -> Iterator[Measured]:
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield Measured(lines_of(node), f"{path.relative_to(ROOT.parent)}:{node.lineno} {node.name}")


def complexities() -> Iterator[Measured]:
    """The cyclomatic complexity of every function and method, inner functions counted with theirs."""
    for path in ROOT.rglob("*.py"):
        visitor = ComplexityVisitor.from_code(path.read_text("utf-8"))
        for function in (*visitor.functions, *(method for one in visitor.classes for method in one.methods)):
            place = f"{path.relative_to(ROOT.parent)}:{function.lineno} {function.name}"
            yield Measured(function.complexity, place)


def file_lengths() -> Iterator[Measured]:
    for path in ROOT.rglob("*.py"):
        yield Measured(len(path.read_text("utf-8").splitlines()), str(path.relative_to(ROOT.parent)))


def table(title: str, measured: Sequence[Measured]) -> str:
    rows = [f"{one.amount:6}  {one.name}" for one in measured[:SHOWN]]
    return "\n".join(["", title, *rows])


def test_no_function_and_no_file_has_grown_beyond_its_limit(record_property: Callable[[str, object], None]) -> None:
    lengths = sorted(function_lengths(), reverse=True)
    branches = sorted(complexities(), reverse=True)
    files = sorted(file_lengths(), reverse=True)
    usual = round(quantiles([one.amount for one in lengths], n=20)[-1])
    tables = (
        f"{len(lengths)} functions: the longest has {lengths[0].amount} lines (limit {MOST_LINES})",
        f"95 % of them have at most {usual} lines (limit {MOST_LINES_OF_95_PERCENT})",
        f"highest complexity: {branches[0].amount} (limit {MOST_BRANCHES})",
        f"{len(files)} files: the longest has {files[0].amount} lines (limit {MOST_LINES_OF_A_FILE})",
        table("longest functions, lines without docstring", lengths),
        table("highest cyclomatic complexity", branches),
        table("longest files, lines", files),
    )
    record_property("measures", "\n".join(tables))
    assert [one for one in lengths if one.amount > MOST_LINES] == []
    assert usual <= MOST_LINES_OF_95_PERCENT
    assert [one for one in branches if one.amount > MOST_BRANCHES] == []
    assert [one for one in files if one.amount > MOST_LINES_OF_A_FILE] == []


def defined_types(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The names of the classes of a module and of its type aliases, which are written in the same way."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_"), node.lineno
    for statement in tree.body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(target, ast.Name) and re.fullmatch("_?[A-Z][a-z][A-Za-z]*", target.id):
            yield target.id.lstrip("_"), target.lineno


def test_a_name_of_a_type_means_one_thing() -> None:
    """Wherever it is defined, and with or without a leading underscore."""
    places: dict[str, list[str]] = {}
    for path in ROOT.rglob("*.py"):
        for name, line in defined_types(ast.parse(path.read_text("utf-8"))):
            places.setdefault(name, []).append(f"{path.relative_to(ROOT.parent)}:{line}")
    assert {name: defined for name, defined in places.items() if len(defined) > 1} == {}
