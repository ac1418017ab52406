"""The plates of cars in a sentence: 川A·D1234, 岚B K3729. They look like trains and flights and are none."""

import re
from collections.abc import Iterator

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_TAIL = "(?=[A-Z]*\\d)[A-Z0-9]{4,6}[挂学警港澳领使临]?"
#: With a dot or a stroke any hanzi may stand before the letter; without one that of a province, or any behind a label.
_PLATE = re.compile(
    rf"[\u3400-\u9fff][A-Z]\s?[·•・.．\-－—]\s?{_TAIL}(?![A-Z0-9])"
    rf"|[{_PROVINCES}][A-Z]\s?(?=[A-Z]*\d)(?:[A-Z0-9]{{5,6}}[港澳领使临]?|[A-Z0-9]{{4}}[挂学警])(?![A-Z0-9])"
    rf"|(?<=[：:为是号])\s?[\u3400-\u9fff][A-Z]\s?(?=[A-Z]*\d)[A-Z0-9]{{5,6}}(?![A-Z0-9次])",
    re.I,
)


def plates(text: str) -> Iterator[re.Match[str]]:
    """The plates of a text, in their order.

    >>> [match.group() for match in plates("车牌号：岚B·K3729、川AD12345，乘贵G1234、由京D3025")]
    ['岚B·K3729', '川AD12345']
    """
    yield from _PLATE.finditer(text)


def without_plates(text: str) -> str:
    """The text with marks instead of its plates, as long as it was."""
    return _PLATE.sub(lambda match: "□" * len(match.group()), text)
