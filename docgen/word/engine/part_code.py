"""The code of one part of a template: the sandbox in which it runs, and the tree that is compiled."""

from jinja2 import nodes

from docgen.word.engine.compiled_part import CompiledPart
from docgen.word.engine.fragments import unit_of
from docgen.word.engine.printed_values import noting
from docgen.word.engine.rewrite import rewrite_tree
from docgen.word.engine.sandbox import TemplateSandbox


def sandbox_of(part: CompiledPart) -> TemplateSandbox:
    """The sandbox of a part: it has the filters of the part, and a printer for each fragment that prints."""
    sandbox = TemplateSandbox()
    printers = {
        _printer_name(number): noting(fragment.printer)
        for number, fragment in enumerate(part.fragments)
        if fragment.printer
    }
    sandbox.filters.update({**part.filters, **printers})
    return sandbox


def rewritten(part: CompiledPart, tree: nodes.Template) -> nodes.Template:
    """The tree as it is compiled; line 2 of the source holds the first fragment."""
    rewrite_tree(tree, lambda line: _printer_name(line - 2), lambda line: unit_of(part.fragments[line - 2].path))
    return tree


def _printer_name(number: int) -> str:
    """The filter that prints the value of a fragment; fragment 0 stands on line 2 of the source."""
    return f"_p{number}"
