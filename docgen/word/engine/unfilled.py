"""Tags where nobody prints them: in charts, in link targets, in settings. They are refused, not left as typed."""

import re
from collections.abc import Iterator, Mapping

from docgen.errors import Mark, Problem

_OPENING = re.compile(r"(?:\{\{|\{%(?!\d)|\{#|%7B%7B|%7B%25|%7B%23)[^<>\"]{0,40}", re.I)
_MARKUP = re.compile(r"<[^>]*>")
#: How the parts are called in problems, by the beginning of their names.
_PLACES = {
    "word/charts/": "图表",
    "word/diagrams/": "SmartArt 图",
    "word/_rels/": "链接的地址",
    "word/numbering": "编号",
    "word/settings": "文档设置",
    "docProps/": "文档属性",
}


def unfilled_tags(parts: Mapping[str, bytes], file_name: str) -> Iterator[Problem]:
    """A problem for every part with tags among those that are copied as they are."""
    for name, part in parts.items():
        if not name.endswith((".xml", ".rels")) or (b"{" not in part and b"%7B" not in part and b"%7b" not in part):
            continue
        written = part.decode("utf-8", "replace")
        # a tag that is cut by markup has a brace at the end of a text
        whole = _MARKUP.sub("", written) if "{<" in written else ""
        if typed := _first_tag(written) or _first_tag(whole):
            place = next((place for start, place in _PLACES.items() if name.startswith(start)), name)
            hint = "把标签写到正文、页眉、页脚、文本框或域里"
            yield Problem(Mark(f"{file_name}!{place}", 1, 1), "M108", "error", f"“{typed}”：这里的标签印不出来", hint)


def _first_tag(text: str) -> str:
    """The first tag of a text, not more than its first words; empty if there is none."""
    match = _OPENING.search(text)
    return match.group().strip() if match else ""
