"""Word templates: what is wrong with one, which names it may use, a copy of ours, a clean copy of the user's."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen import assets
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.kinds import require_kind
from docgen.api.other_engine import open_for_other_engine
from docgen.api.visit_names import VISIT, visit_names
from docgen.errors import Mark, Problem, TemplateError, has_errors
from docgen.kinds import load_kind, titles
from docgen.kinds._kind import Kind, TemplateNames
from docgen.word.engine.adopt import adopt
from docgen.word.engine.faults.other_engine import DOCXTPL, needs_other_engine
from docgen.word.engine.lint import lint, names_used, no_tags
from docgen.word.engine.name_hints import BRAND_NAMES
from docgen.word.engine.names import dotted_names
from docgen.word.foreign.open_doubts import problem_of_open_doubts


def check_template(template: str | Path, name: str = "", engine: str = "") -> tuple[Problem, ...]:
    """Everything wrong with a template.

    With the name of a kind also the names that the kind does not give, and those that its templates must have. With
    ``engine`` (docxtpl) what that engine cannot fill. Raises UsageError for a file that is not there and for an
    unknown kind.
    """
    path = require_file(template)
    if engine:
        problems = _check_for_docxtpl(path, _names_of(name) if name else None)
    elif name:
        problems = lint(path, _names_of(name), _names_of_visit(name))
    else:
        problems = lint(path)
    if has_errors(problems):
        return problems
    missing = _missing_names(path, load_kind(_kind_of(name))) if name and not engine else ()
    return (*problems, *missing, *_open_doubts(path))


def _open_doubts(path: Path) -> Iterator[Problem]:
    """What ``template from`` asks in a template that has no error: no paper is printed before it is looked at."""
    with os_errors_as_usage_errors():
        if problem := problem_of_open_doubts(path.read_bytes(), path.name):
            yield problem._replace(level="should")


def _check_for_docxtpl(path: Path, names: TemplateNames | None) -> tuple[Problem, ...]:
    try:
        prepared = open_for_other_engine(path.read_bytes(), path.name)
    except TemplateError as error:
        return error.problems
    if not prepared.has_tags:
        return (no_tags(path.name),)
    unknown = prepared.check_names({**names, **dict.fromkeys(BRAND_NAMES)}) if names else ()
    return (*unknown, *prepared.notices)


def engine_line(problems: Sequence[Problem], engine: str = "") -> str:
    """Which engine fills a template of which these are the problems, and why; empty if none does."""
    errors = [problem for problem in problems if problem.level == "error"]
    if engine or not errors:
        return f"引擎：{engine or 'docgen 自己的'}" if not errors else ""
    if not all(needs_other_engine(problem) for problem in errors):
        return ""
    reasons = "；".join(dict.fromkeys(problem.text.rpartition("：")[2] for problem in errors))
    return f"引擎：要用 docxtpl，加 --engine {DOCXTPL}（{reasons}）"


def _kind_of(name: str) -> str:
    """The kind of a template: plan is that of 接待方案, menu-dl that of a further form of 菜单. Raises UsageError."""
    kind, dash, _ = name.partition("-")
    return kind if dash and kind in titles() else require_kind(name)


def _names_of(name: str) -> TemplateNames:
    """The names that a template may use. Raises UsageError."""
    kind = load_kind(_kind_of(name))
    return kind.forms.get(name, kind.template_names)


def _names_of_visit(name: str) -> TemplateNames:
    """The visit itself, which templates of papers of a visit may print besides."""
    return {VISIT: visit_names()} if load_kind(_kind_of(name)).source == "来访" else {}


def _missing_names(template: Path, kind: Kind) -> Iterator[Problem]:
    used = names_used(template) if kind.required_names else ()
    for name, text, hint in kind.required_names:
        if name not in used:
            yield Problem(Mark(template.name, 1, 1), "M115", "error", text, hint)


def template_names(kind: str) -> tuple[tuple[str, str], ...]:
    """The names that a kind gives to its templates, with what they are. Raises UsageError."""
    return tuple(dotted_names({**_names_of(kind), **_names_of_visit(kind)}))


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
