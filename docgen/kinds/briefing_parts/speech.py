"""What is told at a point as paragraphs, and how long it takes to say."""

import re
from datetime import date, datetime
from math import ceil

from docgen.kinds.briefing_parts.points import TourPoint
from docgen.kinds.plan_sections.section import Row
from docgen.model.schedule import Stop

#: How many characters a guide says in a minute.
_CHARACTERS_A_MINUTE = 200
_STAGE_NOTE = re.compile("【[^】]*】")
_SPOKEN = re.compile(r"[\w%％℃]")


def paragraphs_of(text: str) -> list[Row]:
    """The paragraphs of a text, which may have several lines."""
    return [{"文": line.strip()} for line in text.split("\n") if line.strip()]


def items_of(texts: tuple[str, ...]) -> list[Row]:
    """Texts as numbered items; a single one has no number."""
    if len(texts) == 1:
        return [{"文": texts[0]}]
    return [{"文": f"（{number}）{text}"} for number, text in enumerate(texts, 1)]


def speeches(point: TourPoint) -> list[Row]:
    """Every text that is told at a point: who tells it, how long it is, its paragraphs.

    What the table of sites says is in brief where the table of speeches has the whole.
    """
    if point.scripts and point.site.script.strip():
        return [{"题": "讲解要点", "段": paragraphs_of(point.site.script)}, *_whole_speeches(point, "")]
    return _whole_speeches(point, point.site.script)


def _whole_speeches(point: TourPoint, script_of_site: str) -> list[Row]:
    texts = [("讲解词", point.guide, script_of_site)]
    texts += [(script.name or "讲解词", script.guide or point.guide, script.script) for script in point.scripts]
    return [
        {"题": f"{name}（{_told(guide, script)}）", "段": paragraphs_of(script)}
        for name, guide, script in texts
        if script.strip()
    ]


def _told(guide: str, script: str) -> str:
    count = spoken_characters(script)
    length = f"约{count}字，{spoken_minutes(count)}分钟"
    return f"{guide}，{length}" if guide else length


def spoken_characters(text: str) -> int:
    """How many characters are said: marks and stage notes in 【】 are not.

    >>> spoken_characters("【指展板】园区2100亩，三个村。")
    10
    """
    return len(_SPOKEN.findall(_STAGE_NOTE.sub("", text)))


def spoken_minutes(characters: int) -> int:
    """How long so many characters take, in whole minutes."""
    return max(1, ceil(characters / _CHARACTERS_A_MINUTE))


def told_minutes(point: TourPoint) -> int:
    """How long all that is told at a point takes; 0 where the tables hold nothing."""
    texts = [script.script for script in point.scripts] or [point.site.script]
    count = sum(map(spoken_characters, texts))
    return spoken_minutes(count) if count else 0


def minutes_of(stop: Stop) -> int:
    """How long a stop takes; 0 where nobody says it."""
    if not stop.time or not stop.time.end:
        return 0
    start, end = (datetime.combine(date.min, moment) for moment in (stop.time.start, stop.time.end))
    return max(0, int((end - start).total_seconds()) // 60)
