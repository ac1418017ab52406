"""A proposed day as rows to paste, as a table for the screen, as data."""

import json
import re
from collections.abc import Iterator
from datetime import time
from itertools import pairwise, zip_longest
from typing import Any

from docgen.api.routes.day import ProposedDay, RouteStop, meal_at
from docgen.text.columns import align_rows, wrap

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=][^\s,\[\]{}#:'\"]*(?<!:)")
_CELL_WIDTH = 26  # cells of a screen
_HEADINGS = ("到达", "离开", "点位", "路程", "看什么", "谁讲", "讲什么")


def schedule_rows(day: ProposedDay) -> list[dict[str, Any]]:
    """The items of 日程: the drive that begins the day, then every site."""
    first, *others = day.stops
    rows = []
    if others and first.departure == first.arrival:
        rows.append(_row(day, first, first.arrival, None, "行", f"乘车前往{others[0].site.name}"))
    else:
        rows.append(_site_row(day, first))
    return [*rows, *(_site_row(day, stop) for stop in others)]


def _site_row(day: ProposedDay, stop: RouteStop) -> dict[str, Any]:
    name = stop.site.name
    activity = {"吃": meal_at(stop.arrival), "听": "座谈", "住": f"返回{name}"}.get(stop.element, f"考察{name}")
    return _row(day, stop, stop.arrival, stop.departure, stop.element, activity)


def _row(
    day: ProposedDay, stop: RouteStop, start: time | None, end: time | None, element: str, activity: str
) -> dict[str, Any]:
    hours = "-".join(f"{hour:%H:%M}" for hour in dict.fromkeys((start, end)) if hour)
    fields = {
        "日期": f"{day.day:%Y-%m-%d}" if day.day else "",
        "时间": hours,
        "环节": element,
        "内容": activity,
        "地点": stop.site.name,
        "讲解": stop.guide if element == "看" else "",
        "路程": stop.travel,
    }
    return {name: content for name, content in fields.items() if content not in ("", None)}


def route_yaml(day: ProposedDay) -> tuple[str, ...]:
    """The rows as they stand in a visit file."""
    rows = (", ".join(f"{name}: {_scalar(content)}" for name, content in row.items()) for row in schedule_rows(day))
    return ("日程:", *(f"  - {{{row}}}" for row in rows))


def _scalar(content: Any) -> str:
    text = str(content)
    if re.fullmatch(r"\d{2}:\d{2}(-\d{2}:\d{2})?|\d{4}-\d{2}-\d{2}|\d+", text) or _PLAIN.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def route_lines(day: ProposedDay) -> tuple[str, ...]:
    """The day as a table."""
    rows: list[tuple[str, ...]] = [_HEADINGS]
    for number, stop in enumerate(day.stops):
        cells = list(_cells(stop))
        if number == 0 and stop.arrival == stop.departure:
            cells[0] = "—"  # one sets out here
        rows += zip_longest(*(list(wrap(cell, _CELL_WIDTH)) or [""] for cell in cells), fillvalue="")
    return tuple(align_rows(rows))


def _cells(stop: RouteStop) -> Iterator[str]:
    yield f"{stop.arrival:%H:%M}" if stop.arrival else "？"
    yield f"{stop.departure:%H:%M}" if stop.departure else "？"
    yield stop.site.name
    yield f"{stop.travel}分钟" if stop.travel is not None else "—"
    yield _seen(stop)
    yield stop.guide or "—"
    yield _told(stop)


def _seen(stop: RouteStop) -> str:
    return "；".join(stop.site.highlights) or stop.site.size or "—"


def _told(stop: RouteStop) -> str:
    """The names of the speeches, else how the only one begins."""
    return "、".join(script.name for script in stop.scripts) or stop.site.script.split("\n")[0][:40] or "—"


def route_json(day: ProposedDay) -> str:
    """The rows, the minutes between, and what is to be said, as data."""
    legs = [{"从": before.site.name, "到": stop.site.name, "路程": stop.travel} for before, stop in pairwise(day.stops)]
    sites = [
        {
            "点位": stop.site.name,
            "到达": f"{stop.arrival:%H:%M}" if stop.arrival else None,
            "离开": f"{stop.departure:%H:%M}" if stop.departure else None,
            "看": list(stop.site.highlights),
            "讲解": stop.guide,
            "讲解词": [script.name for script in stop.scripts],
        }
        for stop in day.stops
    ]
    notes = [problem.as_json() for problem in day.problems]
    shown = {"日程": schedule_rows(day), "点位": sites, "车程": legs, "提示": notes}
    return json.dumps(shown, ensure_ascii=False, indent=1)
