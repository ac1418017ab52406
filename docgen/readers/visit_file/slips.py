"""Slips of the Chinese keyboard that YAML reads as something else: the full-width colon, the colon without a space."""

import re

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.visit_file.key_patterns import words_below
from docgen.readers.visit_file.nodes import Source

_LINE = lazy_pattern(
    r"^([ \t]*(?:- +)*(?:- *\{ *|\{ *)?)([^\s:：\"'{}\[\],#-][^\s:：\"'{}\[\],#]*)(：|:(?=[^\s]))", re.M
)
_BLOCK = lazy_pattern(r"[|>][+-]?\d?\s*(#.*)?$")
_COLON = lazy_pattern(r":[^\s]")
# Quotes or a full-width bracket before a value; the year of a document's number in other brackets; a field behind a
# full-width mark.
_CHINESE_MARK = lazy_pattern(r"[:,\[-][ \t]*[“‘「『＂＇｛［]")
_YEAR = lazy_pattern(r"文号[ \t]*[:：][^\n〔]*[\[［【(（<《{]\d{4}[\]］】)）>》}]")
_LAST_COMMA = lazy_pattern(r"[,，;；][ \t]*$", re.M)
_LIST_MARK = lazy_pattern(r"^[ \t]*[-—－–•●·①-⑳][^ \n-]", re.M)
_FIELD = lazy_pattern(r"[，、；;][ \t]*([\u4e00-\u9fff]{2,5})[:：]")


def may_have_slips(source: Source, model: type[Value]) -> bool:
    """Whether a text that YAML can read may mean something else than YAML takes it for; a quick look at its marks."""
    text = source.text
    return bool(
        _CHINESE_MARK.search(text)
        or _YEAR.search(text)
        or _LIST_MARK.search(text)
        or _LAST_COMMA.search(text)
        or any(field[1] in words_below(model) for field in _FIELD.finditer(text))
        or has_colon_slip(source, model)
    )


def has_colon_slip(source: Source, model: type[Value] = Visit) -> bool:
    """Whether a key is followed by a full-width colon, or by a colon without a space.

    The keys are those of ``model`` and of what it holds. YAML may read such a file without an error, as a text.
    """
    if "：" not in source.text and not _COLON.search(source.text):
        return False
    words = words_below(model)
    if not any(slip.group(2) in words for slip in _LINE.finditer(source.text)):
        return False
    lines = source.text.split("\n")
    inside_block = _block_lines(lines)
    return any(
        (slip := _LINE.match(line)) and slip.group(2) in words and number not in inside_block
        for number, line in enumerate(lines, 1)
    )


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
