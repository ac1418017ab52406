"""The environment in which docxtpl renders: our sandbox with Jinja's own delimiters, escaping, and a few more words."""

from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.runtime import Macro
from jinja2.utils import Cycler, Joiner

from docgen.word.engine.faults.forbidden import forbidden_code
from docgen.word.engine.faults.other_engine import OTHER_ENGINE
from docgen.word.engine.rewrite import rewrite_expressions
from docgen.word.engine.sandbox import TemplateSandbox
from docgen.word.foreign.printing_places import PLACE_FILTER, at_place, watch_places

_CYCLER_ATTRIBUTES = frozenset(("next", "reset", "current"))
_MOST_KEPT = 16


class ForbiddenTagError(Exception):
    """A template runs what no template may run: the line of its source, the sentence, the hint."""

    def __init__(self, line: int, text: str, hint: str) -> None:
        super().__init__(text)
        self.line, self.text, self.hint = line, text, hint


class DocxtplSandbox(TemplateSandbox):
    """The environment of one template that docxtpl fills."""

    def __init__(self) -> None:
        super().__init__({}, autoescape=True)
        self.globals.update(cycler=Cycler, joiner=Joiner)
        self.filters[PLACE_FILTER] = at_place
        self._kept: dict[str, JinjaTemplate] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree, checked and rewritten. Raises ForbiddenTagError before anything runs."""
        tree = super()._parse(source, name, filename)
        for fault in forbidden_code(tree, frozenset()):
            if not fault.hint.endswith(OTHER_ENGINE):
                raise ForbiddenTagError(fault.line, fault.text, fault.hint)
        rewrite_expressions(tree)
        watch_places(tree)
        return tree

    def from_string(self, source: Any, *others: Any, **named: Any) -> Any:
        """The compiled template; the parts of one template are compiled once for all rows of a table."""
        if source not in self._kept and len(self._kept) < _MOST_KEPT:
            self._kept[source] = super().from_string(source, *others, **named)
        return self._kept.get(source) or super().from_string(source, *others, **named)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a cycler knows, besides what our own engine gives."""
        if isinstance(obj, Cycler) and attribute in _CYCLER_ATTRIBUTES:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, and what a cycler, a joiner or a loop can do: nothing that comes with the values."""
        owner = getattr(obj, "__self__", None)
        return (
            isinstance(obj, Macro | Joiner)
            or obj in (Cycler, Joiner)
            or isinstance(owner, Cycler)
            or type(obj).__module__ == "jinja2.runtime"
            or type(owner).__module__ == "jinja2.runtime"
        )
