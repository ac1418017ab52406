"""Printers of tags in the code of a field: a value stays one argument, whatever is in it, and runs nothing."""

import re
from functools import partial

from jinja2 import pass_context
from jinja2.runtime import Context

from docgen.word.engine.printers import Printer
from docgen.word.engine.printers.plain_text import escape_attribute, plain_text
from docgen.word.engine.render_state import RenderError

_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.S)
_QUOTE = re.compile(r'(?<!\\)["“”]')
#: What cannot stand in an argument without quotes.
_NEEDS_QUOTES = re.compile(r'[\s"“”\\]|^$')
#: Addresses that run a program or lead into the own network when somebody clicks on them.
_DANGEROUS = re.compile(
    r"\s*(?:\\\\|//|(?:javascript|vbscript|data|file|mhtml|mk|shell|res|jar|ldap|search|search-ms|ms-[a-z-]+)\s*:)",
    re.I,
)


def field_code_printer(code: str, start: int, end: int) -> Printer:
    """The printer of the tag that stands from ``start`` to ``end`` in the whole code of a field."""
    before, behind = _TAG.sub("", code[:start]), code[end : end + 1]
    is_quoted = len(_QUOTE.findall(before)) % 2 == 1
    stands_alone = before[-1:].strip() == "" and behind.strip() == ""
    name = before.split(maxsplit=1)[0].upper() if before.strip() else ""

    return pass_context(partial(_print_field_code, name, is_quoted, stands_alone))


def _print_field_code(name: str, is_quoted: bool, stands_alone: bool, _context: Context, value: object) -> str:
    text = " ".join(plain_text(value).split("\n"))
    if name == "HYPERLINK" and _DANGEROUS.match(text):
        raise RenderError(f"“{text[:40]}”不能作链接的地址")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if is_quoted or name.startswith("=") or not _NEEDS_QUOTES.search(text):
        return escape_attribute(escaped)
    if not stands_alone:
        raise RenderError(f"“{text[:40]}”里有空格或引号，域代码里要把它所在的一项放进引号")
    return escape_attribute(f'"{escaped}"')
