"""The comments of a visit file and what each of them stands at."""

from collections.abc import Iterator

import yaml
from yaml.cyaml import CSafeLoader

from docgen.model.visit import Visit
from docgen.readers.visit_file.nodes import MappingNode, Source
from docgen.readers.visit_file.tree import TreePath, places_of


def comments_of(source: Source, root: MappingNode) -> dict[TreePath, str]:
    """The comments of a text by what they stand at: behind it, or above it. Those at the end belong to the whole."""
    if "#" not in source.text:
        return {}
    places = {line: path for (_, line), path in places_of(root, Visit).items()}
    comments: dict[TreePath, str] = {}
    for line, text, stands_alone in _comments(source):
        below = min((at for at in places if at >= line), default=None) if stands_alone else None
        at = below if stands_alone else max((at for at in places if at <= line), default=None)
        path = places[at] if at is not None else ()
        comments[path] = f"{comments[path]}\n{text}" if path in comments else text
    return comments


def _comments(source: Source) -> Iterator[tuple[int, str, bool]]:
    """The comments by their lines, counted from 0, and whether each stands in a line of its own."""
    inside: set[int] = set()  # lines in which a text goes on
    ends: dict[int, int] = {}  # where the last token of a line ends
    for token in yaml.scan(source.text, Loader=CSafeLoader):
        start, end = token.start_mark, token.end_mark
        inside.update(range(start.line + 1, end.line))
        ends[end.line] = max(ends.get(end.line, 0), end.column)
    for number, line in enumerate(source.text.split("\n")):
        rest = line[ends.get(number, 0) :].lstrip(" \t,")
        if number not in inside and rest.startswith("#"):
            yield number, rest.removeprefix("#").strip(), not line[: -len(rest)].strip()
