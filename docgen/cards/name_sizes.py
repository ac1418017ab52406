"""The sizes of names on all cards: one for the usual names, and one for each group of longer names that are alike.

A long name makes itself smaller and the names that are about as long, and no other.
"""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

from docgen.cards.name_lines import is_all_hanzi
from docgen.text.wording import chinese_number

#: The two groups of names: up to four hanzi, and all other names, which may have several sizes.
HAN, OTHER = "汉字", "外文和长名"
#: Names of more hanzi are long.
_MOST_USUAL_HANZI = 4
#: Where usual names are less than this part of all, none of them is larger than the largest long name.
_FEW = 0.5


class NameSizes(NamedTuple):
    """The size of each name in points, and all sizes by what they are called: 汉字, 外文和长名, 外文和长名二 …"""

    of_names: tuple[float, ...]
    by_group: Mapping[str, float]


def name_group(name: str) -> str:
    """The group of a name.

    >>> name_group("欧阳若兰"), name_group("阿依古丽·买买提"), name_group("Anna Lind"), name_group("索朗旺堆次仁")
    ('汉字', '外文和长名', '外文和长名', '外文和长名')
    """
    return HAN if len(name) <= _MOST_USUAL_HANZI and is_all_hanzi(name) else OTHER


def common_sizes(
    names: Sequence[str],
    largest_pt: Sequence[float],
    alike: float = 0.8,
    earlier_pt: Mapping[str, float] | None = None,
) -> NameSizes:
    """The sizes of all names. ``largest_pt`` is how large each of them may be.

    Long names have one size if the longest could be set in the part ``alike`` of the size of the shortest, or larger.

    ``earlier_pt`` are the sizes of an earlier run: they are used again where names still fit. No long name is larger
    than the usual ones. Where most names are long or foreign, the usual ones are no larger than they: on a table of
    foreign guests the hosts do not outshine them.

    >>> common_sizes(["王芳", "欧阳若兰", "约翰·林德", "阿卜杜热依木·阿卜杜热合曼"], [160, 125, 110, 60]).of_names
    (125, 125, 110, 60)
    """
    earlier_pt = earlier_pt or {}
    by_group: dict[str, float] = {}
    usual = [size for name, size in zip(names, largest_pt, strict=True) if name_group(name) == HAN]
    if usual:
        earlier = earlier_pt.get(HAN)
        by_group[HAN] = earlier if earlier is not None and earlier <= min(usual) else min(usual)
    limit_pt = by_group.get(HAN, 9999.0)
    others = [size for name, size in zip(names, largest_pt, strict=True) if name_group(name) == OTHER]
    if usual and len(usual) < _FEW * len(names):
        limit_pt = max(_sizes_of_others(others, limit_pt, alike, {}).values())
    other_sizes = _sizes_of_others(others, limit_pt, alike, earlier_pt)
    if limit_pt < by_group.get(HAN, 0.0):
        by_group[HAN] = max(other_sizes.values())
    by_group |= other_sizes
    sizes = [size for group, size in by_group.items() if group != HAN]
    return NameSizes(
        tuple(
            by_group[HAN] if name_group(name) == HAN else max(other for other in sizes if other <= min(size, limit_pt))
            for name, size in zip(names, largest_pt, strict=True)
        ),
        by_group,
    )


def _sizes_of_others(
    largest_pt: Sequence[float], limit_pt: float, alike: float, earlier_pt: Mapping[str, float]
) -> dict[str, float]:
    """The sizes of all names that are not usual, from how large each may be; none is larger than ``limit_pt``."""
    sizes: dict[str, float] = {}
    new: list[list[float]] = []
    for size in sorted({min(size, limit_pt) for size in largest_pt}, reverse=True):
        fitting = [group for group, earlier in earlier_pt.items() if group != HAN and alike * size <= earlier <= size]
        if fitting:
            group = max(fitting, key=earlier_pt.__getitem__)
            sizes[group] = earlier_pt[group]
        elif new and size >= alike * new[-1][0]:
            new[-1].append(size)
        else:
            new.append([size])
    group_names = (OTHER + (chinese_number(number) if number > 1 else "") for number in count(1))
    free_names = (name for name in group_names if name not in sizes)
    for group_sizes, name in zip(new, free_names, strict=False):
        sizes[name] = min(group_sizes)
    return sizes
