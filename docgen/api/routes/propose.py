"""A day between sites that the office's tables name, or along one of its routes."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from docgen.api.office_around import load_office_files
from docgen.api.routes.day import ProposedDay, propose_day
from docgen.errors import Problem, UsageError
from docgen.model.catalogue import Route, Site
from docgen.model.scalars import ConversionError, read_clock, read_day
from docgen.model.suggestions import suggestion
from docgen.readers.office.catalogue import Catalogue

_SITES = ("点位", "宾馆")


def propose_route(names: Sequence[str], day: str = "", start: str = "08:30", office: str | None = None) -> ProposedDay:
    """The day of these sites in their order, or of a route that is named; ``start`` is when one sets out.

    Raises UsageError for a name that no table has and for a day or an hour that is none, DataError for faulty tables.
    """
    files = load_office_files(office, Path.cwd())
    if files.folder is None:
        hint = "在办公室的文件夹里用，或写 --office 和 office.yaml 的位置"
        raise UsageError([Problem(None, "U102", "error", "没有找到办公室文件，不知道有哪些点位", hint)])
    catalogue = files.catalogue
    routes = {route.name: route for route in catalogue.routes()}
    stops = [stop for name in names for stop in _stops_named(name, routes)]
    sites = [_site(catalogue, name, routes) for name in stops]
    try:
        on, at = read_day(day) if day else None, read_clock(start).start
    except ConversionError as error:
        raise UsageError([Problem(None, "U103", "error", error.text, error.hint)]) from error
    scripts = catalogue.scripts_at({site.name for site in sites})
    return propose_day(sites, _minutes_between(list(routes.values())), scripts, on, at)


def _stops_named(name: str, routes: dict[str, Route]) -> list[str]:
    """The sites of a route, or the site itself."""
    return [leg.site for leg in routes[name].stops] if name in routes else [name]


def _site(catalogue: Catalogue, name: str, routes: dict[str, Route]) -> Site:
    site = next(filter(None, (catalogue.site(table, name) for table in _SITES)), None)
    if site is None:
        known = [*(known for table in _SITES for known in catalogue.names(table)), *routes]
        hint = suggestion(name, known) or "先在点位库里加上"
        raise UsageError([Problem(None, "U103", "error", f"点位、宾馆、线路库里都没有“{name}”", hint)])
    return site


def _minutes_between(routes: Sequence[Route]) -> dict[tuple[str, str], int]:
    """The minutes between neighbours of all routes, the same there and back; what is written for a way goes before."""
    there = {
        (before.site, leg.site): leg.travel
        for route in routes
        for before, leg in pairwise(route.stops)
        if leg.travel is not None
    }
    return {(end, start): minutes for (start, end), minutes in there.items()} | there
