"""Word templates: what is wrong with one, which names it may use, ours, the user's made clean."""

from pathlib import Path

from docgen import assets
from docgen.api.files import require_file
from docgen.api.kinds import require_kind
from docgen.errors import Mark, Problem
from docgen.kinds import load_kind
from docgen.word.engine.adopt import adopt as adopted
from docgen.word.engine.lint import lint, names_used
from docgen.word.engine.names import dotted_names


def check_template(template: str | Path, name: str = "") -> tuple[Problem, ...]:
    """Everything wrong with a template; with the name of a kind also the names that the kind does not give."""
    if not name:
        return lint(require_file(template))
    wanted = load_kind(require_kind(name))
    found = lint(require_file(template), wanted.names)
    if wanted.prints and not any(problem.level == "error" for problem in found):
        used = names_used(require_file(template))
        found += tuple(
            Problem(Mark(Path(template).name, 1, 1), "M115", "error", text, hint)
            for what, text, hint in wanted.prints
            if what not in used
        )
    return found


def template_names(name: str = "", template: str | Path | None = None) -> tuple[tuple[str, str], ...]:
    """The names that a kind gives, with what they are; or those that a template uses.

    Raises UsageError, TemplateError.
    """
    if template is not None:
        return tuple((used, "") for used in names_used(require_file(template)))
    return tuple(dotted_names(load_kind(require_kind(name)).names))


def stock_template(name: str) -> bytes:
    """Our own template of a kind, to be changed in Word. Raises UsageError."""
    return assets.template(require_kind(name)).read_bytes()


def adopt_template(template: str | Path) -> bytes:
    """A user's template made canonical and clean. Raises TemplateError."""
    return adopted(require_file(template))
