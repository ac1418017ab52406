"""Writes the tree of a visit as YAML, as people write it: a row of a table is a line, quotes stand where they must."""

import json
import re
from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

_LONGEST_LINE = 110
_LONGEST_ROW = 240
#: Begins a text that YAML would take for something else.
_INDICATOR = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~=<“‘”’\s]")
_HOUR = re.compile(r"(?<=\d):(?=\d)")
#: What an editor takes for a number, a truth or nothing, where a text is meant.
_OTHER = re.compile(r"0\d+|\d{9,}|true|false|yes|no|on|off|null|[\d.]+e\d+|0[xo][\da-f]+|\.(?:inf|nan)", re.I)


class YamlStyle(NamedTuple):
    """Keys whose texts are always quoted (电话, 房号), and comments by the paths at which they stand."""

    quoted: Set[str] = frozenset()
    comments: Mapping[tuple[str | int, ...], str] = {}


Path = tuple[str | int, ...]


def visit_yaml(tree: Mapping[str, object], style: YamlStyle) -> str:
    """The text of a visit file."""
    return "\n".join([*_comment(style, (), ""), *_pairs(tree, style, "", ())]) + "\n"


def _pairs(tree: Mapping[str, object], style: YamlStyle, indent: str, path: Path) -> Iterator[str]:
    for key, content in tree.items():
        yield from pair_lines(key, content, style, indent, (*path, key))


def pair_lines(key: str, content: object, style: YamlStyle, indent: str, path: Path) -> Iterator[str]:
    """The lines of one key."""
    begin = f"{indent}{scalar_text(key)}:"
    yield from _comment(style, path, indent)
    if isinstance(content, str):
        yield from _text_lines(begin, content, key, style, indent)
    elif (flow := flow_text(content, key, style)) and _fits(begin, flow, content, style, path):
        yield f"{begin} {flow}"
    elif isinstance(content, Mapping):
        yield begin
        yield from _pairs(content, style, f"{indent}  ", path)
    else:
        assert isinstance(content, list)
        yield begin
        for number, item in enumerate(content):
            yield from item_lines(item, key, style, f"{indent}  ", (*path, number))


def _fits(begin: str, flow: str, content: object, style: YamlStyle, path: Path) -> bool:
    """Whether a list or a mapping stands in one line: not one that holds rows or has comments inside."""
    if "\\n" in flow or len(begin) + len(flow) > _LONGEST_LINE:
        return False
    if any(other[: len(path)] == path and other != path for other in style.comments):
        return False
    inner = content.values() if isinstance(content, Mapping) else content if isinstance(content, list) else ()
    if any(isinstance(item, Mapping | list) for item in inner):
        return isinstance(content, Mapping) and not any(_has_rows(item) for item in inner)
    return True


def _has_rows(content: object) -> bool:
    return isinstance(content, list) and any(isinstance(item, Mapping) for item in content)


def item_lines(item: object, key: str, style: YamlStyle, indent: str, path: Path) -> Iterator[str]:
    """The lines of one item of a list: a row in one line, unless it is long or holds rows itself."""
    comment = style.comments.get(path, "")
    behind = f"   # {comment}" if comment and "\n" not in comment else ""
    if not behind:
        yield from _comment(style, path, indent)
    flow = flow_text(item, key, style)
    if not isinstance(item, Mapping) or not (_is_long(item, flow) or "\\n" in flow):
        yield f"{indent}- {flow}{behind}"
        return
    if behind:
        yield from _comment(style, path, indent)
    first, *others = _pairs(item, style, f"{indent}  ", path)
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _is_long(item: Mapping[str, object], flow: str) -> bool:
    return len(flow) > _LONGEST_ROW or any(
        isinstance(content, list) and sum(isinstance(row, Mapping) for row in content) > 1 for content in item.values()
    )


def flow_text(content: object, key: str, style: YamlStyle) -> str:
    """Anything in one line."""
    if isinstance(content, str):
        return scalar_text(content, key in style.quoted)
    if isinstance(content, Mapping):
        pairs = (f"{scalar_text(name)}: {flow_text(inner, name, style)}" for name, inner in content.items())
        return f"{{{', '.join(pairs)}}}"
    assert isinstance(content, list)
    if len(content) == 1 and isinstance(content[0], str) and "、" not in content[0]:
        return scalar_text(content[0], key in style.quoted)
    return f"[{', '.join(flow_text(item, key, style) for item in content)}]"


def _text_lines(begin: str, text: str, key: str, style: YamlStyle, indent: str) -> Iterator[str]:
    """A text behind its key; one of several lines below it."""
    lines = text.split("\n")
    if len(lines) == 1 or any(line != line.strip() or "\t" in line for line in lines) or not all(lines):
        yield f"{begin} {scalar_text(text, key in style.quoted)}"
        return
    yield f"{begin} |-"
    yield from (f"{indent}  {line}" for line in lines)


def _comment(style: YamlStyle, path: Path, indent: str) -> Iterator[str]:
    if path in style.comments:
        yield from (f"{indent}# {line}".rstrip() for line in style.comments[path].split("\n"))


def scalar_text(text: str, always_quoted: bool = False) -> str:
    """A text as YAML reads it again, plain where that is possible.

    >>> print(*map(scalar_text, ("全体", "09:30-10:20", "0301", "a: b", "抵达, 入住")))
    全体 09:30-10:20 "0301" "a: b" "抵达, 入住"
    """
    is_plain = not (
        always_quoted
        or not text
        or _INDICATOR.match(text)
        or text != text.strip()
        or re.search(r"[,\[\]{}\n\t]| #|\\", text)
        or ":" in _HOUR.sub("", text)
        or _OTHER.fullmatch(text)
    )
    return text if is_plain else json.dumps(text, ensure_ascii=False)
