"""The bytes of a text file as its text, and a changed text as bytes in the same encoding with the same line ends."""

import codecs
import re
from difflib import SequenceMatcher

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def same_kind_of_bytes(text: str, typed: bytes) -> bytes:
    """A text with LF line ends as a file like ``typed``: its encoding, its mark of byte order, its line ends.

    Lines that did not change keep their ends, where a file has several kinds.
    """
    bom, encoding = next(((bom, name) for bom, name in _BOMS if typed.startswith(bom)), (b"", "utf-8"))
    try:
        before = typed[len(bom) :].decode(encoding)
    except UnicodeDecodeError:
        encoding = "gb18030"
        before = typed.decode(encoding)
    return bom + _with_line_ends(text, before).encode(encoding)


def _with_line_ends(text: str, before: str) -> str:
    ends = _LINE_END.findall(before)
    kinds = sorted(set(ends), key=ends.count)
    if len(kinds) < 2:
        return text.replace("\n", kinds[0]) if kinds else text
    old, new = _LINE_END.split(before), text.split("\n")
    new_ends = [kinds[-1]] * (len(new) - 1)
    for one, other, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for at in range(size):
            if one + at < len(ends) and other + at < len(new_ends):
                new_ends[other + at] = ends[one + at]
    return "".join(line + end for line, end in zip(new, [*new_ends, ""], strict=True))
