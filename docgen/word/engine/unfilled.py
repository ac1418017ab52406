"""Tags where nobody prints them: in charts, in link targets, in settings. They are refused, not left as typed."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from docgen.errors import Mark, Problem
from docgen.word.engine.compiled_part import CompiledPart
from docgen.word.package.zip import DAMAGED_ZIP

_OPENING = re.compile(r"(?:\{\{|\{%(?!\d)|\{#|%7B%7B|%7B%25|%7B%23)[^<>\"]{0,40}", re.I)
_OPENING_IN_TEXT = re.compile(r"\{[{%#][^<>\"\ufdd0-\ufdd3]{0,40}")
_MARKUP = re.compile(r"<[^>]*>")
_CODE = re.compile("\ufdd0[^\ufdd1]*\ufdd1|\ufdd2[^\ufdd3]*\ufdd3")
#: Braces, percent signs and hashes that are written as numbers.
_BY_NUMBER = re.compile(r"&#(?:x0*(7b|7d|25|23)|0*(123|125|37|35));", re.I)
#: How the parts are called in problems, by the beginning of their names.
_PLACES = {
    "word/charts/": "图表",
    "word/diagrams/": "SmartArt 图",
    "word/drawings/": "图",
    "word/embeddings/": "图表的数据表",
    "word/_rels/": "链接的地址",
    "word/numbering": "编号",
    "word/settings": "文档设置",
    "word/styles": "样式",
    "docProps/": "文档属性",
}
_HINT = "把标签写到正文、页眉、页脚、文本框或域里"
#: Bytes; the workbook of a chart is far smaller.
_LARGEST_WORKBOOK = 20_000_000


def unfilled_tags(parts: Mapping[str, bytes], file_name: str) -> Iterator[Problem]:
    """A problem for every part with tags among those that are copied as they are."""
    for name, part in parts.items():
        typed = _tag_in_workbook(part) if name.endswith(".xlsx") else _tag_in_part(name, part)
        if typed:
            place = next((place for start, place in _PLACES.items() if name.startswith(start)), f"文件里的 {name}")
            yield Problem(Mark(f"{file_name}!{place}", 1, 1), "M108", "error", f"“{typed}”：这里的标签印不出来", _HINT)


def check_literal_text(part: CompiledPart) -> None:
    """Adds a problem if a tag stands in the source as text: whatever is filled in, the paper would show it as typed."""
    if "{" not in part.source or part.problems:
        return
    literal = _CODE.sub("", part.source)
    in_markup, in_text = (_OPENING_IN_TEXT.findall(text) for text in (literal, _MARKUP.sub("", literal)))
    # delimiters that are to be printed stand in both
    if max(len(in_markup), len(in_text)) > part.escapes:
        typed = max(in_markup, in_text, key=len)[-1].strip()
        part.add_problem_of_part("M108", f"“{typed}”：这里的标签印不出来", _HINT)


def _tag_in_part(name: str, part: bytes) -> str:
    if not name.endswith((".xml", ".rels")):
        return ""
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):
        written = part.decode("utf-16", "replace")
    elif b"{" in part or b"%7B" in part or b"%7b" in part or b"&#" in part:
        written = part.decode("utf-8", "replace")
    else:
        return ""
    if "&#" in written:
        written = _BY_NUMBER.sub(_character, written)
    # a tag that is cut by markup has a brace at the end of a text
    whole = _MARKUP.sub("", written) if "{<" in written else ""
    return _first_tag(written) or _first_tag(whole)


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal = reference.groups()
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def _tag_in_workbook(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(one.file_size for one in members) > _LARGEST_WORKBOOK:
                return ""
            typed = (_tag_in_part(one.filename, archive.read(one)) for one in members)
            return next(filter(None, typed), "")
    except DAMAGED_ZIP:
        return ""  # nothing can be opened of it


def _first_tag(text: str) -> str:
    """The first tag of a text, not more than its first words; empty if there is none."""
    match = _OPENING.search(text)
    return match.group().strip() if match else ""
