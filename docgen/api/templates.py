"""Word templates: what is wrong with one, which names it may use, a copy of ours, a clean copy of the user's."""

from collections.abc import Iterator
from pathlib import Path

from docgen import assets
from docgen.api.files import require_file
from docgen.api.kinds import require_kind
from docgen.errors import Mark, Problem, has_errors
from docgen.kinds import load_kind, titles
from docgen.kinds._kind import Kind, TemplateNames
from docgen.word.engine.adopt import adopt
from docgen.word.engine.lint import lint, names_used
from docgen.word.engine.names import dotted_names


def check_template(template: str | Path, name: str = "") -> tuple[Problem, ...]:
    """Everything wrong with a template.

    With the name of a kind also the names that the kind does not give, and those that its templates must have.
    Raises UsageError for a file that is not there and for an unknown kind.
    """
    path = require_file(template)
    if not name:
        return lint(path)
    problems = lint(path, _names_of(name))
    if has_errors(problems):
        return problems
    return (*problems, *_missing_names(path, load_kind(_kind_of(name))))


def _kind_of(name: str) -> str:
    """The kind of a template: plan is that of 接待方案, menu-dl that of a further form of 菜单. Raises UsageError."""
    kind, dash, _ = name.partition("-")
    return kind if dash and kind in titles() else require_kind(name)


def _names_of(name: str) -> TemplateNames:
    """The names that a template may use. Raises UsageError."""
    kind = load_kind(_kind_of(name))
    return kind.forms.get(name, kind.template_names)


def _missing_names(template: Path, kind: Kind) -> Iterator[Problem]:
    used = names_used(template) if kind.required_names else ()
    for name, text, hint in kind.required_names:
        if name not in used:
            yield Problem(Mark(template.name, 1, 1), "M115", "error", text, hint)


def template_names(kind: str) -> tuple[tuple[str, str], ...]:
    """The names that a kind gives to its templates, with what they are. Raises UsageError."""
    return tuple(dotted_names(_names_of(kind)))


def names_used_by(template: str | Path) -> tuple[str, ...]:
    """The names that a template uses. Raises UsageError, TemplateError."""
    return tuple(names_used(require_file(template)))


def stock_template(name: str) -> bytes:
    """Our own template of a kind, or of one of its forms (rooms-door), to be changed in Word. Raises UsageError."""
    _kind_of(name)
    return assets.template_file(name).read_bytes()


def adopt_template(template: str | Path) -> bytes:
    """A clean copy of a user's template, in the shape that docgen gives its own. Raises UsageError, TemplateError."""
    return adopt(require_file(template))
