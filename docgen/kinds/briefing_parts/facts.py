"""What is known of a point besides what is told there: when, where, with whom, where cars and people go."""

from collections.abc import Iterator

from docgen.kinds.briefing_parts.points import TourPoint
from docgen.kinds.briefing_parts.speech import minutes_of
from docgen.kinds.plan_sections.groups import guests_text
from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import Row
from docgen.model.schedule import Stop
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text


def facts(visit: Visit, point: TourPoint, is_for_guides: bool) -> list[Row]:
    """The facts, each with its label; what nobody has written is left out."""
    found = [*_of_stops(visit, point), *_of_site(point), *(_on_the_spot(point) if is_for_guides else ())]
    return [{"签": label, "文": words} for label, words in found if words]


def when_text(stop: Stop) -> str:
    """The day and the hours of a stop."""
    day = text.day_and_weekday(stop.date) if stop.date else ""
    return f"{day}{text.clock(stop.time)}" if stop.time else day


def minutes_text(stop: Stop) -> str:
    """How long a stop takes, in words."""
    minutes = minutes_of(stop)
    return f"{minutes}分钟" if minutes else ""


def _of_stops(visit: Visit, point: TourPoint) -> Iterator[tuple[str, str]]:
    for stop in point.stops:
        yield "时间", "，".join(filter(None, (when_text(stop), minutes_text(stop))))
        yield "内容", stop.activity
        yield "人员", _people(visit, stop)
        yield "车程", f"从上一处约{stop.travel}分钟" if stop.travel else ""
        yield "备注", stop.note


def _people(visit: Visit, stop: Stop) -> str:
    everybody = not stop.who or stop.who == (EVERYBODY,)
    guests = f"来宾{visit.guests.size}人" if everybody else f"来宾{guests_text(visit, stop.who)}"
    return "；".join(filter(None, (guests, f"陪同{names(visit, stop.escorts)}" if stop.escorts else "")))


def _of_site(point: TourPoint) -> Iterator[tuple[str, str]]:
    site = point.site
    yield "地址", site.address
    yield "规模", site.size
    yield "讲解人", point.guide


def _on_the_spot(point: TourPoint) -> Iterator[tuple[str, str]]:
    """What guides, drivers and those who go ahead need."""
    site = point.site
    yield "联系人", "　".join(filter(None, (site.contact, site.phone)))
    yield "容纳", f"同时{site.capacity}人" if site.capacity else ""
    yield "参观路线", site.walk
    yield "停车", site.parking
    yield "洗手间", site.toilets
    yield "开放", site.opening
    yield "注意", site.note
