"""Slips of the Chinese keyboard that YAML reads as something else: the full-width colon, the colon without a space."""

import re

from docgen.errors import Mark, Problem
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.visit_file.nodes import Source
from docgen.readers.visit_file.vocabulary import fields

_LINE = re.compile(r"^([ \t]*(?:- +)*(?:- *\{ *|\{ *)?)([^\s:：\"'{}\[\],#-][^\s:：\"'{}\[\],#]*)(：|:(?=[^\s]))", re.M)
# The keys of each model, worked out once.
_WORDS: dict[type[Value], frozenset[str]] = {}
_BLOCK = re.compile(r"[|>][+-]?\d?\s*(#.*)?$")


def colon_slips(source: Source, model: type[Value] = Visit) -> list[Problem]:
    """Every line whose key is followed by a full-width colon, or by a colon without a space.

    The keys are those of ``model`` and of what it holds.
    """
    if "：" not in source.text and not re.search(r":[^\s]", source.text):
        return []
    problems = []
    if model not in _WORDS:
        _WORDS[model] = _words(model)
    lines = source.text.split("\n")
    inside_block = _block_lines(lines)
    for number, line in enumerate(lines, 1):
        slip = _LINE.match(line)
        if slip is None or number in inside_block or slip.group(2) not in _WORDS[model]:
            continue
        mark = Mark(source.name, number, slip.start(3) + 1)
        rest = line[slip.end(3) :].strip()
        text = "冒号是全角的“：”" if slip.group(3) == "：" else "冒号后面少一个空格"
        problems.append(source.problem(mark, "D120", text, f"写成“{slip.group(2)}: {rest}”"))
    return problems


def _block_lines(lines: list[str]) -> set[int]:
    """The lines of long texts under ``|`` or ``>``: a colon in them separates no key."""
    numbers: set[int] = set()
    depth: int | None = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip())
        if depth is not None and (not line.strip() or indent > depth):
            numbers.add(number)
            continue
        depth = indent if _BLOCK.search(line) else None
    return numbers


def _words(whole: type[Value]) -> frozenset[str]:
    """Every key that a file of this model may hold, in both languages."""
    words: set[str] = set()
    seen: set[type[Value]] = set()
    to_visit: list[type[Value]] = [whole]
    while to_visit:
        model = to_visit.pop()
        seen.add(model)
        for field in fields(model):
            words |= {field.chinese, field.english}
            if field.model is not None and field.model not in seen:
                to_visit.append(field.model)
    return frozenset(words)
