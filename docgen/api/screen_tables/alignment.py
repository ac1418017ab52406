"""Which entry of a changed list was which entry of the list before."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from json import dumps

from docgen.readers.visit_file.tree import Tree


def aligned(before: Sequence[Tree], after: Sequence[Tree]) -> list[int | None]:
    """For each entry of ``after`` the number of the entry of ``before`` that it was; None for a new one.

    Entries that stay the same are themselves, also where they moved; of the others those are the same that stand in
    the same place between them and have something in common.

    >>> aligned(["a", "b", "c"], ["c", "a", "x"])
    [2, 0, 1]
    """
    old, new = [_key(entry) for entry in before], [_key(entry) for entry in after]
    origins: list[int | None] = [None] * len(new)
    gaps = []
    for name, start, stop, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if name == "equal":
            origins[first:last] = range(start, stop)
        else:
            gaps.append((range(start, stop), range(first, last)))
    free = {number for of_old, _ in gaps for number in of_old}
    _find_moved(old, new, origins, free)
    for of_old, of_new in gaps:
        left = [number for number in of_old if number in free]
        open_ = [number for number in of_new if origins[number] is None]
        for number, origin in _paired(before, after, left, open_):
            origins[number] = origin
            free.discard(origin)
    return origins


def _key(entry: Tree) -> str:
    return dumps(entry, ensure_ascii=False)


def _find_moved(old: Sequence[str], new: Sequence[str], origins: list[int | None], free: set[int]) -> None:
    places: dict[str, list[int]] = {}
    for number in sorted(free, reverse=True):
        places.setdefault(old[number], []).append(number)
    for number, key in enumerate(new):
        if origins[number] is None and places.get(key):
            origins[number] = places[key].pop()
            free.discard(origins[number] or 0)


def _paired(
    before: Sequence[Tree], after: Sequence[Tree], left: Sequence[int], open_: Sequence[int]
) -> list[tuple[int, int]]:
    """Entries of a gap by their likeness, in order; as many as there were are the same one by one."""
    if len(left) == len(open_):
        return list(zip(open_, left, strict=True))
    pairs, at = [], 0
    for number in open_:
        alike = [(_likeness(before[origin], after[number]), -place) for place, origin in enumerate(left[at:], at)]
        best, place = max(alike, default=(0.0, 0))
        if best > 0:
            pairs.append((number, left[-place]))
            at = -place + 1
    return pairs


def _likeness(one: Tree, other: Tree) -> float:
    """How much of two entries is the same, from 0 to 1."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return float(one == other) or (0.5 if _named(one) == _named(other) else 0)
    same = sum(other.get(name) == content for name, content in one.items())
    return same / max(len(one), len(other), 1)


def _named(entry: Tree) -> str:
    return entry if isinstance(entry, str) else str(next(iter(entry.values()))) if isinstance(entry, dict) else ""
