"""A text in the quotes, or the block of lines, in which another stood."""

import json
import re

from docgen.output.visit_yaml import scalar_text
from docgen.readers.visit_file.spans import SpannedScalar

_INDENT = re.compile(r"\n( +)\S")


def scalar_like(node: SpannedScalar, text: str, always_quoted: bool, column: int, has_tail: bool) -> str:
    """``text`` as YAML, in the style of ``node`` where that is possible.

    ``column`` is the indent of the key. Behind one that ``has_tail`` something else stands in the line, so that
    several lines are written as one in quotes.
    """
    if node.style in ("|", ">"):
        return _block(node, text, column) if _fits_block(text) else json.dumps(text, ensure_ascii=False)
    if "\n" in text:
        return _lines(text, column) if not has_tail and _fits_block(text) else json.dumps(text, ensure_ascii=False)
    if node.style == "'":
        return "'" + text.replace("'", "''") + "'"
    return scalar_text(text, always_quoted or node.style == '"')


def _fits_block(text: str) -> bool:
    lines = text.split("\n")
    return all(lines) and not any(line != line.strip() or "\t" in line for line in lines)


def _lines(text: str, column: int) -> str:
    indent = " " * (column + 2)
    return "\n".join(["|-", *(f"{indent}{line}" for line in text.split("\n"))])


def _block(node: SpannedScalar, text: str, column: int) -> str:
    """The lines of a block that had an indent of its own."""
    typed = node.source.text[node.begin : node.end]
    head = typed.split("\n", 1)[0]
    found = _INDENT.search(typed)
    indent = found[1] if found and not any(sign.isdigit() for sign in head.split("#")[0]) else " " * (column + 2)
    head = head.replace(">", "|", 1) if not any(sign.isdigit() for sign in head.split("#")[0]) else "|-"
    return "\n".join([head, *(f"{indent}{line}" for line in text.split("\n"))])
