"""An item as people write it among others: 会标1条, 矿泉水 48瓶, 20把椅子."""

import re
from typing import NamedTuple

from docgen.model.scalars import Quantity

_MEASURES = "个把张条块套件台盆束瓶箱份本支只副面组米卷盒包桶部册枚幅根双袋提盏间桌壶杯"
_BEHIND = re.compile(rf"(.*?[^\d\s×xX*])\s*[×xX*]?\s*(\d{{1,6}})\s*([{_MEASURES}])?")
_BEFORE = re.compile(rf"(\d{{1,6}})\s*([{_MEASURES}])(\D.*)")


class WrittenItem(NamedTuple):
    """What it is, and how many where that is written."""

    name: str
    number: Quantity | None = None


def written_item(text: str) -> WrittenItem:
    """An item and its quantity, which may stand behind it or before.

    >>> [(item.name, str(item.number)) for item in map(written_item, ("会标1条", "20把椅子", "茶水"))]
    [('会标', '1条'), ('椅子', '20把'), ('茶水', 'None')]
    """
    if match := _BEFORE.fullmatch(text):
        return WrittenItem(match[3].strip(), Quantity(int(match[1]), match[2]))
    if match := _BEHIND.fullmatch(text):
        return WrittenItem(match[1].strip(), Quantity(int(match[2]), match[3] or ""))
    return WrittenItem(text)
