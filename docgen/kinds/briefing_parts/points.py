"""The points of a visit: the places where guests are shown or told something, in the order of the schedule."""

from collections.abc import Collection, Sequence
from datetime import date, time
from typing import NamedTuple

from docgen.model.catalogue import Script, Site
from docgen.model.schedule import Stop
from docgen.model.visit import Visit

_SHOWN_AND_TOLD = ("看", "讲")
_NEITHER = ("吃", "住", "行")


class TourPoint(NamedTuple):
    """A place with the stops that are made there, and what the tables say that is told there."""

    name: str
    site: Site
    stops: tuple[Stop, ...]
    scripts: tuple[Script, ...]

    @property
    def guide(self) -> str:
        """Who tells: as the schedule says, else the tables."""
        stated = (*(stop.guide for stop in self.stops), self.site.guide, *(script.guide for script in self.scripts))
        return next(filter(None, stated), "")


def points_of(visit: Visit) -> list[TourPoint]:
    """The points by the time of their first stop; stops at one place are one point."""
    told = {script.site for script in visit.scripts}
    stops = [stop for stop in visit.schedule if _is_point(stop, told)]
    by_name: dict[str, list[Stop]] = {}
    for stop in sorted(stops, key=_beginning):
        by_name.setdefault(stop.place.name if stop.place else stop.activity, []).append(stop)
    return [_point(visit, name, of_name) for name, of_name in by_name.items()]


def _is_point(stop: Stop, told: Collection[str]) -> bool:
    """Whether something is shown or told: the schedule says so, names a guide, or the tables hold what is told."""
    if stop.element in _SHOWN_AND_TOLD:
        return True
    if stop.element in _NEITHER:
        return False
    if stop.element == "听":  # a meeting at a point is no tour of it
        return bool(stop.guide)
    site = stop.place or Site(name="")
    return bool(stop.guide or site.script or site.highlights or site.name in told)


def _point(visit: Visit, name: str, stops: Sequence[Stop]) -> TourPoint:
    site = stops[0].place or Site(name=name)
    return TourPoint(name, site, tuple(stops), tuple(script for script in visit.scripts if script.site == site.name))


def _beginning(stop: Stop) -> tuple[date, time]:
    return stop.date or date.min, stop.time.start if stop.time else time.max
