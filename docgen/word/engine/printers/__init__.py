"""How a value is printed where its tag stands: in text, as paragraphs, in an attribute.

Every printer returns markup in which the value is escaped, and raises RenderError for a value that is no text: an
office that sees ``None`` or ``['张三']`` on paper has been let down. No value reaches a paper but through a printer.
"""

from collections.abc import Callable

from jinja2.runtime import Context

#: Called with Jinja's context and the value of the tag; returns markup. A function, or a part of one: what was prepared
#: of a template is kept between runs, and nothing that is made inside a function can be.
Printer = Callable[[Context, object], str]

__all__ = ["Printer"]
