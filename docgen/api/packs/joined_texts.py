"""Which two texts of a visit file a paper prints as one, and where words belong that were written between them."""

from collections.abc import Iterator, Sequence
from itertools import product

from docgen.api.packs.disagreements import Disagreement
from docgen.api.packs.people import without_spaces
from docgen.readers.visit_file.nodes import ScalarNode

#: Texts of one person or item stand so many lines apart at most.
_FARTHEST_LINES = 6


def remedy_of_joined(one: Disagreement, texts: Sequence[ScalarNode], file: str) -> str:
    """What is to be changed in a file where a paper joins two of its ``texts``; empty where it joins none, or many.

    云州市农业农村局（市乡村振兴局）局长 may say more of the unit or of the post: both are shown.
    """
    found = without_spaces(one.found)
    pairs = [
        (first, second)
        for first, second in _pairs(without_spaces(one.expected), texts)
        if found.startswith(without_spaces(first.text)) and found.endswith(without_spaces(second.text))
    ]
    least = min((_distance(pair) for pair in pairs), default=0)
    lines_of_person = {node.mark.line for node in texts if without_spaces(node.text) == without_spaces(one.who)}
    nearest = [pair for pair in pairs if _distance(pair) == least]
    of_person = [pair for pair in nearest if pair[0].mark.line in lines_of_person] if len(nearest) > 1 else nearest
    if len(of_person) != 1:
        return ""
    first, second = of_person[0]
    start, end = without_spaces(first.text), without_spaces(second.text)
    added = found[len(start) : len(found) - len(end)]
    lines = "、".join(map(str, dict.fromkeys((first.mark.line, second.mark.line))))
    choices = f"“{first.text}”改成“{first.text}{added}”，或“{second.text}”改成“{added}{second.text}”"
    return f"“{added}”写在{file}第{lines}行的两项之间，定不下来归哪一项；请自己改一处：{choices}"


def _distance(pair: tuple[ScalarNode, ScalarNode]) -> int:
    """How many lines lie between two texts."""
    return pair[1].mark.line - pair[0].mark.line


def _pairs(joined: str, texts: Sequence[ScalarNode]) -> Iterator[tuple[ScalarNode, ScalarNode]]:
    """The texts that follow each other closely and make up this one."""
    nodes: dict[str, list[ScalarNode]] = {}
    for node in texts:
        nodes.setdefault(without_spaces(node.text), []).append(node)
    for at in range(1, len(joined)):
        for first, second in product(nodes.get(joined[:at], ()), nodes.get(joined[at:], ())):
            distance = _distance((first, second))
            if 0 <= distance <= _FARTHEST_LINES and (distance or first.mark.column < second.mark.column):
                yield first, second
