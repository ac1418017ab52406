"""What a text becomes that somebody typed, when papers print another value in place of the one that it gives."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.api.packs.spacing import respaced
from docgen.readers.visit_file.nodes import Source, UnreadableError, compose, scalars

_DASH = "[-—–~～至]"
_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
_TYPED_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})月(\d{1,2})日")
_COUNTED = re.compile(r"(\d[\d.,]*)(\D{1,2})")
_AMOUNT = re.compile(r"[￥¥]?(\d[\d,]*(?:\.\d+)?)(元?)")


def retyped(typed: str, expected: str, found: str) -> Iterator[str]:
    """What a typed text may become when papers print ``found`` instead of ``expected``.

    Papers may have other spaces between characters; what is kept of the typed text keeps its own.

    >>> list(retyped("2026-07-06", "7月6日", "7月8日")), list(retyped("15:30-16:10", "15:30—16:10", "15:40—16:10"))
    (['2026-07-08'], ['15:40-16:10'])
    >>> list(retyped("12", "12人", "13人")), list(retyped("区委 书记", "书记", "副书记"))
    (['13'], ['区委 副书记'])
    >>> list(retyped("1440", "￥1,440.00", "￥1,500.00"))
    ['1500']
    >>> list(retyped("Deputy Director", "DeputyDirector", "DeputyDirector General"))
    ['Deputy Director General']
    """
    characters = (_DASH if re.fullmatch(_DASH, one) else re.escape(one) for one in "".join(expected.split()))
    for match in re.finditer(r"\s*".join(characters), typed):
        dash = re.search(_DASH, match[0])
        new = respaced(re.sub(_DASH, dash[0], found) if dash else found, match[0])
        yield typed[: match.start()] + new + typed[match.end() :]
    yield from _retyped_days(typed, expected, found)
    was, now = _COUNTED.fullmatch(expected), _COUNTED.fullmatch(found)
    if was and now and was[2] == now[2] and typed == was[1]:
        yield now[1]
    yield from _retyped_amounts(typed, expected, found)


def _retyped_amounts(typed: str, expected: str, found: str) -> Iterator[str]:
    """The same for an amount that papers print with a sign and decimals: 700 for ￥700.00."""
    is_typed, was, now = (_AMOUNT.fullmatch(text) for text in (typed, expected, found))
    if is_typed and was and now and _amount(is_typed) == _amount(was):
        new = now[1].replace(",", "")
        yield (new.removesuffix(".00") if "." not in typed else new) + is_typed[2]


def _amount(match: re.Match[str]) -> Decimal:
    return Decimal(match[1].replace(",", ""))


def _retyped_days(typed: str, expected: str, found: str) -> Iterator[str]:
    was, now = _DAY.fullmatch(expected), _DAY.fullmatch(found)
    if not was or not now:
        return
    for day in _TYPED_DAY.finditer(typed):
        month_and_day = (day[3], day[4]) if day[1] else (day[5], day[6])
        if tuple(map(int, month_and_day)) == (int(was[2]), int(was[3])) and day[1]:
            new = f"{now[1] or day[1]}{day[2]}{int(now[2]):02d}{day[2]}{int(now[3]):02d}"
            yield typed[: day.start()] + new + typed[day.end() :]


def as_yaml(text: str, mark: str) -> str:
    """A text as it is typed between these quotation marks, or with none where it means itself without them."""
    if mark:
        return text.replace("'", "''") if mark == "'" else text.replace("\\", "\\\\").replace('"', '\\"')
    return text if all(map(_means, (f"[{text}]", f"- {text}"), (text, text))) else json.dumps(text, ensure_ascii=False)


def _means(yaml: str, text: str) -> bool:
    """Whether a piece of YAML is read as one text, and this one."""
    try:
        root = compose(Source("", yaml))
    except UnreadableError:
        return False
    return root is not None and [node.text for node in scalars(root)] == [text]
