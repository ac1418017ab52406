"""How an official paper ends: 附件说明 and 落款."""

from collections.abc import Sequence
from typing import Any

from docgen.text.wording import em_width


def attachments(names: Sequence[str]) -> dict[str, Any]:
    """附件说明: the word before the first only; one attachment has no number (GB/T 9704)."""
    several = [
        {"头": "附件：" if number == 1 else "", "号": f"{number}.", "名": name} for number, name in enumerate(names, 1)
    ]
    return {"一项": names[0], "多项": []} if len(names) == 1 else {"一项": "", "多项": several}


def signature(unit: str, day: str) -> list[dict[str, Any]]:
    """The lines of 落款; of several units, a line each, the last stands above the date.

    署名 and 成文日期 without a seal: the name two characters from the right, the date two behind its beginning.

    When the date is the longer one, it stands two characters from the right and the name moves (GB/T 9704, 成文日期).
    """
    *others, unit = unit.split("\n")
    if others:
        return [*({"文字": one, "右空": 2} for one in others), *signature(unit, day)]
    if not unit or not day:
        return [{"文字": unit or day, "右空": 2}] if unit or day else []
    across = em_width(day)
    behind = em_width(unit) - across
    if behind >= 0:
        return [{"文字": unit, "右空": 2}, {"文字": day, "右空": behind}]
    return [{"文字": unit, "右空": across + 4 - em_width(unit)}, {"文字": day, "右空": 2}]
