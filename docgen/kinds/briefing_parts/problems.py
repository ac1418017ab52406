"""What is to be said of a briefing: places to be filled in, slogans with a slip, texts that are missing or long."""

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.draft.placeholders import placeholders_in
from docgen.draft.slogans import near_misses
from docgen.errors import Mark, Problem
from docgen.kinds.briefing_parts.points import TourPoint
from docgen.kinds.briefing_parts.speech import minutes_of, told_minutes
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.text.wording import listed

_SITE_TEXTS = ("intro", "highlights", "script", "agreed")


def briefing_problems(visit: Visit, points: Sequence[TourPoint], is_for_guides: bool) -> tuple[Problem, ...]:
    """All of them, each at its place in the visit, the office or its tables."""
    found = [*_slips(visit, points, is_for_guides), *(_of_speeches(visit, points) if is_for_guides else ())]
    if not is_for_guides:
        found += _of_guests(visit)
    return tuple(dict.fromkeys(found))


def _slips(visit: Visit, points: Sequence[TourPoint], is_for_guides: bool) -> Iterator[Problem]:
    """As in drafts: what is printed here is read aloud, or lies before a leader."""
    slogans = tuple(visit.brand.slogans.values()) if visit.brand else ()
    for words, mark in _texts(visit, points, is_for_guides):
        for found in placeholders_in(words):
            text = f"还有没填的地方：“{found.text}”"
            yield Problem(mark, "D312", "should", text, "填上内容再印", visit.line(mark))
        for miss in near_misses(words, slogans) if slogans else ():
            text = f"口号写错了：“{miss.typed}”"
            yield Problem(mark, "D309", "should", text, f"应为“{miss.slogan}”", visit.line(mark))


def _texts(visit: Visit, points: Sequence[TourPoint], is_for_guides: bool) -> Iterator[tuple[str, Mark | None]]:
    """Every text that is printed whole, with its place."""
    yield from _fields_of(visit.office, ("region_intro", "agreed"))
    for point in points:
        yield from _fields_of(point.site, _SITE_TEXTS)
        for script in point.scripts if is_for_guides else ():
            yield from _fields_of(script, ("script",))
    for person in () if is_for_guides else visit.guests.people:
        yield from _fields_of(person, ("profile",))


def _fields_of(value: Value, names: Sequence[str]) -> Iterator[tuple[str, Mark | None]]:
    for name in names:
        content: Any = getattr(value, name)
        for text in content if isinstance(content, tuple) else (content,):
            if text:
                yield text, value.at.get(name)


def _of_speeches(visit: Visit, points: Sequence[TourPoint]) -> Iterator[Problem]:
    if silent := [point.name for point in points if not told_minutes(point)]:
        hint = "在点位库的“讲解词”里写，或在讲解库里写明“点位”"
        yield Problem(None, "D704", "note", f"没有讲解词的点位：{listed(silent)}", hint)
    for point in points:
        needed, stop = told_minutes(point), point.stops[0]
        if 0 < minutes_of(stop) < needed:
            text = f"“{point.name}”的讲解词要讲{needed}分钟，日程只有{minutes_of(stop)}分钟"
            mark = stop.at.get("time")
            yield Problem(mark, "D703", "note", text, "压缩讲解词，或加长时间", visit.line(mark))


def _of_guests(visit: Visit) -> Iterator[Problem]:
    """The chief guest is the one whom leaders ask about."""
    people = visit.guests.people
    if people and not people[0].profile:
        mark = people[0].at.get("name")
        hint = "在来宾库里写，只写公开的履历"
        yield Problem(mark, "D705", "note", f"没有{people[0].name}的简介", hint, visit.line(mark))
