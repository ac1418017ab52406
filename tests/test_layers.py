"""Who may import whom: the table of the architecture, read from the source itself."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import docgen

ROOT = Path(__file__).parent.parent / "docgen"
FILES = sorted(ROOT.rglob("*.py"))

GROUND = {"errors", "model", "text"}
MIDDLE = GROUND | {"fonts", "order", "seating", "ledger", "draft", "rules"}
#: What each layer may import besides itself.
MAY: dict[str, set[str]] = {
    "errors": set(),
    "codes": set(),
    "damaged_pdf": {"errors"},
    "version": set(),
    "model": {"errors"},
    "text": {"errors", "model"},
    "fonts": {"errors", "model"},
    "pictures": set(),
    "readers": GROUND | {"damaged_pdf", "pictures"},
    "order": GROUND,
    "seating": GROUND | {"order"},
    "ledger": GROUND,
    "draft": GROUND | {"order"},
    "rules": GROUND | {"order", "draft"},
    "draw": GROUND | {"fonts"},
    "charts": MIDDLE | {"draw"},
    "cards": MIDDLE | {"draw"},
    "compliance": MIDDLE,
    "kinds": MIDDLE | {"draw", "charts", "cards", "compliance"},
    "word": GROUND | {"draw", "fonts", "pictures"},
    "output": {"damaged_pdf", "errors", "model", "text"},
    "assets": {"errors"},
    "api": MIDDLE
    | {"codes", "version", "readers", "draw", "charts", "cards", "compliance", "kinds", "word", "output", "assets"},
    "cli": {"errors", "text", "api", "docgen", "web"},
    "web": {"errors", "text", "api", "docgen"},
    "docgen": {"errors", "version", "model", "seating", "cards", "compliance", "api"},
    "__main__": {"cli"},
}
#: The one layer, or the few, that know an outside package.
OWNS = {
    "yaml": {"readers"},
    "python_calamine": {"readers"},
    "docx": {"readers", "word"},
    "docxtpl": {"word"},
    "jinja2": {"word"},
    "markupsafe": {"word"},
    "lxml": {"word"},
    "fontTools": {"fonts"},
    "PIL": {"draw"},
    "pypdf": {"damaged_pdf", "output", "readers"},
    "pypdfium2": {"output"},
    "openpyxl": {"output"},
    "chinese_calendar": {"rules"},
    "click": {"cli"},
    "flask": {"web"},
    "werkzeug": {"web"},
    "waitress": {"web"},
}
#: Folders whose modules are loaded by name, and the module that does so: a registry imports its entries.
REGISTRIES = {"docgen.kinds": "docgen.kinds", "docgen.rules.subjects": "docgen.rules.engine"}
#: Files, clock, environment and randomness stay out of the middle.
OUTSIDE = {"os", "time", "random", "datetime.now", "tempfile", "subprocess", "socket"}
PURE = MIDDLE - {"errors"} | {"pictures", "draw", "charts", "cards", "compliance", "kinds", "word"}
MOST_LATE = 37  # imports inside functions, in all


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def layer_of(module: str) -> str:
    return module.split(".")[1] if "." in module else module


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a file, once walked."""
    return tuple(ast.walk(tree_of(path)))


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Every name that a file imports, wherever in it the import stands."""
    names: list[str] = []
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            names += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names += [f"{node.module}.{name.name}" for name in node.names]
    return tuple(names)


def late_imports(path: Path) -> Iterator[tuple[ast.FunctionDef, ast.stmt]]:
    """The functions of a file that import something, each with the first of its imports."""
    for function in nodes_of(path):
        if isinstance(function, ast.FunctionDef):
            inner = [one for one in ast.walk(function) if isinstance(one, ast.Import | ast.ImportFrom)]
            if inner:
                yield function, inner[0]


MODULES = {module_of(path): path for path in FILES}


@cache
def edges() -> dict[str, set[str]]:
    """Module by module what it imports of docgen: at its top, inside functions, and as a registry."""
    graph: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        names = [name for name in imported(path) if name.startswith("docgen")]
        graph[module] = {name if name in MODULES else name.rpartition(".")[0] for name in names} - {module}
    for folder, loader in REGISTRIES.items():
        graph[loader] |= {
            one for one in MODULES if one.startswith(f"{folder}.") and not one.rpartition(".")[2].startswith("_")
        }
    # the names of __init__.pyi are imported when they are first used
    for node in ast.parse((ROOT / "__init__.pyi").read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            graph["docgen"].add(f"docgen.{node.module}")
    return graph


def trespasses(module: str) -> Iterator[str]:
    """What a module imports and may not, a line each."""
    own = layer_of(module)
    if own not in MAY:
        yield f"{own} has no row in the table"
        return
    for other in sorted(edges()[module]):
        if layer_of(other) not in MAY[own] | {own}:
            yield f"{module} imports {other}"
    for name in imported(MODULES[module]):
        if own not in OWNS.get(name.partition(".")[0], {own}):
            yield f"{module} imports {name}"


def test_every_module_imports_only_what_its_layer_may() -> None:
    assert [line for module in MODULES for line in trespasses(module)] == []


def test_no_module_reaches_itself_through_imports_those_inside_functions_and_registries_included() -> None:
    graph = edges()
    # the command line uses the names of the package, which is imported before any of its modules
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_the_command_line_is_imported_by_nobody_but_the_program() -> None:
    importers = {module for module, others in edges().items() if "docgen.cli.app" in others}
    assert importers == {"docgen.__main__"}


def test_only_registries_and_the_package_itself_load_a_module_by_its_name() -> None:
    loaders = {
        module
        for module, path in MODULES.items()
        for node in nodes_of(path)
        if isinstance(node, ast.Name | ast.Attribute)
        and ast.unparse(node).rpartition(".")[2] in ("import_module", "__import__", "resolve_name", "exec_module")
    }
    assert loaders == {*REGISTRIES.values(), "docgen"}


def test_an_import_inside_a_function_says_why_and_is_rare() -> None:
    late = [(path, function, first) for path in FILES for function, first in late_imports(path)]
    for path, function, first in late:
        lines = path.read_text("utf-8").splitlines()
        assert lines[first.lineno - 2].strip().startswith("#"), f"{path}: {function.name} imports without a reason"
    assert len(late) <= MOST_LATE


def test_the_middle_touches_no_clock_no_environment_no_chance() -> None:
    middle = [module for module in MODULES if layer_of(module) in PURE]
    assert [f"{one} imports {name}" for one in middle for name in sorted(OUTSIDE & set(imported(MODULES[one])))] == []


def test_no_exception_is_caught_blindly() -> None:
    handlers = [(path, node) for path in FILES for node in nodes_of(path) if isinstance(node, ast.ExceptHandler)]
    blind = [
        f"{path}:{node.lineno}"
        for path, node in handlers
        if node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
    ]
    assert handlers
    assert blind == []


def test_the_stub_lists_the_names_of_the_package() -> None:
    rows = [f"from .{module} import {name} as {name}" for name, module in docgen._MODULE_OF.items()]
    assert (ROOT / "__init__.pyi").read_text("utf-8").splitlines() == [*rows, "", "__version__: str"]
