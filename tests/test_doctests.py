"""The examples in docstrings: of every module of docgen that has some."""

import doctest
from importlib import import_module

import pytest

from tests.conftest import ROOT

MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "docgen").rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_docstrings_hold(module: str) -> None:
    tested = doctest.testmod(import_module(module))
    assert tested.attempted
    assert tested.failed == 0
