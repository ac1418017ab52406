"""A line of text with tags, such as the pattern of a file name: ``{{ 姓名 }}通知书``."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lxml import etree

from docgen.errors import TemplateError
from docgen.word.engine.compile import compile_properties
from docgen.word.engine.compiled_part import CompiledPart
from docgen.word.engine.names import unknown_names, used_names
from docgen.word.engine.prepare import template_part
from docgen.word.engine.render_state import STATE, RenderState
from docgen.word.engine.template import TemplatePart
from docgen.word.package.sanitize import parse


class TaggedLine(NamedTuple):
    """A line that is ready to be filled in."""

    part: TemplatePart

    @property
    def names(self) -> tuple[str, ...]:
        """The dotted names that it uses."""
        return used_names(self.part.tree())

    def fill(self, context: Mapping[str, Any]) -> str:
        """The line with values. Raises TemplateError for names that are not there and values that are no text."""
        problems = [
            self.part.compiled.problem_at_line(unknown.line, "M110", f"没有“{unknown.path}”这个名字", unknown.hint)
            for unknown in unknown_names(self.part.tree(), context)
        ]
        if problems:
            raise TemplateError(problems)
        written = self.part.jinja().render({**context, STATE: RenderState()})
        return str(parse(written.encode()).xpath("string()"))


def prepare_line(text: str, label: str) -> TaggedLine:
    """A line with its tags compiled; ``label`` is shown in problems. Raises TemplateError with every fault."""
    root = etree.Element("line")
    etree.SubElement(root, "text").text = text
    compiled: CompiledPart = compile_properties(root, label)
    part, problems = template_part("line", compiled) if not compiled.problems else (None, [])
    if part is None:
        raise TemplateError([*compiled.problems, *problems])
    return TaggedLine(part)
