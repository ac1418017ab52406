"""The kinds of paper: a folder is the registry, a module in it an entry, its KIND says what it is."""

from importlib import import_module
from pkgutil import iter_modules

from docgen.kind import Kind


def kind_names() -> tuple[str, ...]:
    """The names of all kinds: the modules of this folder."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def kind(name: str) -> Kind:
    """The kind of that name; only its own module is loaded."""
    found: Kind = import_module(f"{__name__}.{name}").KIND
    return found
