"""What is wrong with a template, what it uses, and a user's .docx made fit to be one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from docgen.errors import Mark, Problem, TemplateError
from docgen.word.engine.fill import opened
from docgen.word.engine.names import BRAND
from docgen.word.engine.template import PART, core_properties
from docgen.word.package.sanitize import parse, sanitize_package, sanitize_tree
from docgen.word.package.zip import canonical, read


def lint(template: Path | str | bytes, names: Mapping[str, Any] | None = None) -> tuple[Problem, ...]:
    """Every fault of a template; with the ``names`` of a kind also every name that the kind does not give.

    Names of the kind that the template leaves out are told in one note.
    """
    try:
        made = opened(template)
    except TemplateError as error:
        return error.problems
    if names is None:
        return ()
    unused = [name for name in names if not any(used.split(".")[0].split("[")[0] == name for used in made.names())]
    note = Problem(
        Mark(_shown(template), 1, 1), "M120", "note", f"没有用到：{'、'.join(unused)}", "不要这些内容就不必改"
    )
    return (*made.check({**names, **dict.fromkeys(BRAND)}), *([note] if unused else []))


def names_used(template: Path | str | bytes) -> tuple[str, ...]:
    """The dotted names that a template uses; ``[]`` marks what comes from a list. Raises TemplateError."""
    return opened(template).names()


def adopt(template: Path | str | bytes) -> bytes:
    """The template without authors, revisions and leftovers, in the canonical form. Raises TemplateError."""
    opened(template)
    content = template if isinstance(template, bytes) else Path(template).read_bytes()
    parts = sanitize_package(read(content))
    for name in filter(PART.fullmatch, list(parts)):
        root = parse(parts[name])
        sanitize_tree(root)
        parts[name] = _written(root)
    parts["docProps/core.xml"] = _written(core_properties(parts.get("docProps/core.xml")))
    return canonical(parts)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _shown(template: Path | str | bytes) -> str:
    return "模板.docx" if isinstance(template, bytes) else Path(template).name
