"""A prepared template as bytes, and made of them again: to prepare a plan's takes longer than to print it."""

import marshal
import pickle
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from jinja2 import Template as JinjaTemplate

from docgen.word.engine.compiled_part import CompiledPart
from docgen.word.engine.part_code import rewritten, sandbox_of
from docgen.word.engine.render_state import StyleIds
from docgen.word.engine.template import Template, TemplatePart
from docgen.word.package.zip import Member


class _KeptPart(NamedTuple):
    """A part that holds code; the code that Jinja compiled of it, and the names that it uses."""

    name: str
    compiled: CompiledPart
    code: bytes
    names: tuple[str, ...]

    def ready(self) -> TemplatePart:
        sandbox, code = sandbox_of(self.compiled), marshal.loads(self.code)
        return TemplatePart(
            self.name,
            self.compiled,
            cache(lambda: rewritten(self.compiled, sandbox.parse(self.compiled.source))),
            lambda: code,
            cache(lambda: JinjaTemplate.from_code(sandbox, code, {})),
            self.names,
        )


class _KeptTemplate(NamedTuple):
    """What a template consists of; it has no notices, since only ours are kept."""

    static: Mapping[str, Member]
    sources: Mapping[str, bytes]
    parts: tuple[_KeptPart, ...]
    styles: StyleIds


def as_bytes(template: Template) -> bytes:
    """The template with all its code compiled and all that never changes deflated."""
    parts = (_KeptPart(part.name, part.compiled, marshal.dumps(part.code()), part.names) for part in template.parts)
    kept = _KeptTemplate(template.static(), template.sources, tuple(parts), template.styles)
    return pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)


def of_bytes(content: bytes) -> Template:
    """The template that was kept. Its code is run: only what this very program wrote may be read."""
    kept: _KeptTemplate = pickle.loads(content)
    parts = tuple(part.ready() for part in kept.parts)
    return Template(static=lambda: kept.static, sources=kept.sources, parts=parts, styles=kept.styles)
