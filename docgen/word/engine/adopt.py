"""Adopts a template that somebody has edited in Word: cleaned and in the canonical form, its text as it was."""

from pathlib import Path

from docgen.word.engine.fill import open_template
from docgen.word.markup.elements import to_document
from docgen.word.package.clean_package import clean_package
from docgen.word.package.linked_values import custom_property_names
from docgen.word.package.properties import PROPERTIES, core_properties
from docgen.word.package.sanitize import parse, sanitize_tree
from docgen.word.package.usual_names import TEXT_PART
from docgen.word.package.zip import canonical, read_package


def adopt(template: Path | str | bytes) -> bytes:
    """The template without authors, revisions and leftovers of editing. Raises TemplateError for one with faults."""
    open_template(template)
    content = template if isinstance(template, bytes) else Path(template).read_bytes()
    parts = clean_package(read_package(content)).parts
    properties = custom_property_names(parts)
    for name in filter(TEXT_PART.fullmatch, list(parts)):
        root = parse(parts[name])
        sanitize_tree(root, properties)
        parts[name] = to_document(root)
    parts[PROPERTIES] = to_document(core_properties(parts.get(PROPERTIES)))
    return canonical(parts)
