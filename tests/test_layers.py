"""Who may import whom: the table of the architecture, read from the source itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "docgen"

MIDDLE = {"errors", "model", "text"}
MAY: dict[str, set[str]] = {
    "errors": set(),
    "codes": set(),
    "model": {"errors"},
    "text": {"model"},
    "load": {"errors", "model"},
    "ledger": {"errors", "model", "text"},
    "draft": {"errors", "model", "text"},
    "order": {"errors", "model", "text"},
    "seating": {"errors", "model", "text", "order"},
    "rules": {"errors", "model", "text"},
    "draw": {"model", "text", "order", "seating"},
    "titles": {"text"},
    "cards": {"errors", "model", "order", "seating", "draw"},
    "kind": {"model", "rules"},
    "kinds": {"errors", "model", "text", "titles", "kind", "rules", "order", "seating", "draw", "cards"},
    "word": {"errors", "model", "text", "kind", "draw"},
    "output": {"errors"},
    "assets": {"errors"},
    "face": {"errors", "model", "load", "order", "seating", "rules", "kind", "kinds", "word", "output", "assets"},
    "seats": {"errors", "model", "load", "order", "seating", "draw", "output", "assets", "face"},
    "rosters": {"errors", "model", "load", "order", "cards", "assets", "face"},
    "stock": {"errors", "model", "load", "cards", "draw", "assets", "face"},
    "deck": {"errors", "model", "load", "cards", "draw", "kind", "kinds", "assets", "face", "rosters", "stock"},
    "delivery": {"errors", "load", "kinds", "word", "output", "deck"},
    "tools": {"errors", "codes", "model", "load", "kind", "word", "output", "assets", "face"},
    "writing": {"errors", "model", "text", "load", "ledger", "draft", "kind", "word", "assets", "face"},
    "audited": {"kinds"},
    "shelf": {"rules"},
    "auditing": {"errors", "model", "text", "load", "rules", "kinds", "output", "assets", "face", "audited", "shelf"},
    "cli": {"errors", "kinds", ""},
    "cli_cards": {"kinds", "cli", ""},
    "cli_audit": {"errors", "kinds", "cli", ""},
    "__main__": {"cli"},
    "__init__": set(),
}
OWNS = {
    "yaml": {"load"},
    "jinja2": {"word"},
    "markupsafe": {"word"},
    "lxml": {"word"},
    "click": {"cli", "cli_audit", "cli_cards"},
    "fontTools": {"draw"},
    "pypdf": {"output"},
    "openpyxl": {"output"},
    "python_calamine": {"load"},
    "PIL": {"draw"},
}
#: Files, clock, environment and randomness stay out of the middle.
OUTSIDE = {"os", "time", "random", "datetime.now", "tempfile", "subprocess", "socket"}


def layer(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{name.name}" for name in node.names)


FILES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    own = layer(path)
    assert own in MAY, f"{own} has no row in the table"
    for name in imported(path):
        first, _, rest = name.partition(".")
        if first == "docgen":
            other = rest.split(".")[0]
            if own in ("face", "tools", "deck", "rosters", "stock") and other in ("assets", "kinds"):
                continue
            assert other in MAY[own] | {own}, f"{own} imports {name}"
        elif first in OWNS:
            assert own in OWNS[first], f"{own} imports {first}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_stand_at_the_top(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            inner = [child for child in ast.walk(node) if isinstance(child, (ast.Import, ast.ImportFrom))]
            assert not inner, f"{path}: {node.name} imports inside"


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in FILES
        if layer(path)
        in {"model", "text", "titles", "kind", "kinds", "ledger", "draft", "word"}
        | {"order", "seating", "draw", "cards"}
    ],
    ids=str,
)
def test_the_middle_touches_no_clock_no_environment_no_chance(path: Path) -> None:
    assert not OUTSIDE & set(imported(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_exception_is_caught_blindly(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert ast.unparse(node.type) not in ("Exception", "BaseException")
