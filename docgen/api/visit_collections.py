"""Papers of several visits: the visits of files and folders, the documents and workbooks that are made of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen import assets
from docgen.api.documents import TemplateOptions, TemplateSource, render_documents
from docgen.api.files import File, os_errors_as_usage_errors, require_path
from docgen.api.kinds import require_kind
from docgen.api.office_around import load_office_files
from docgen.api.workbooks import workbook_file
from docgen.errors import DataError, Mark, Problem, UsageError
from docgen.kinds import load_kind
from docgen.kinds._input import VisitsInput
from docgen.kinds._kind import Kind
from docgen.model.brand import Brand
from docgen.model.office import Office
from docgen.model.visit import Visit
from docgen.readers.files import shown_path
from docgen.readers.ledger.folders import named_year, parent_folder
from docgen.readers.ledger.ledger import without_collection
from docgen.readers.ledger.other_years import other_years_problem
from docgen.readers.ledger.visits_of_year import SkippedFiles, visits_of
from docgen.readers.visit_file.visit import brand_finder, office_brand


class VisitCollection(NamedTuple):
    """The visits of files and folders that have the sections wanted, by their days; how many were looked through.

    ``problems`` are what is wrong with files that could not be read.
    """

    visits: tuple[Visit, ...]
    office: Office
    counted: int
    year: int | None = None
    brand: Brand | None = None
    problems: tuple[Problem, ...] = ()


def load_visits(
    sources: Sequence[str | Path], kind: str, year: int | None = None, office: str | Path | None = None
) -> VisitCollection:
    """The visits of files and folders that have what a kind needs, those of ``year`` if it is given.

    A folder that is called by a year is that year's. One visit that has nothing for the kind is not kept; a file that
    cannot be read stops nothing, and it is told that it is left out. Raises UsageError for a path that is not there,
    DataError when the office's files are wrong, when a visit is there twice, when none is, or when none has what the
    kind needs.
    """
    described = load_kind(require_kind(kind))
    paths = [require_path(source) for source in sources]
    number = year or _year_of(paths)
    with os_errors_as_usage_errors(), without_collection():
        files = load_office_files(office, parent_folder(paths[0]))
        brand, brand_problems = office_brand(files, assets.brands())
        skipped, kept, counted = SkippedFiles(), list[Visit](), 0
        finder = brand_finder(files, assets.brands())
        for visit in chain.from_iterable(visits_of(path, number, files, finder, skipped) for path in paths):
            counted += 1
            if _has_needed(visit, described):
                kept.append(visit)
    problems = (*files.problems, *brand_problems, *_of_unread(skipped, described))
    if skipped.other_years and kept:
        problems = (*problems, other_years_problem(Counter({"份": len(skipped.other_years)})))
    if not kept:
        raise DataError([*problems, _nothing_found(paths, described, number, counted)])
    if doubled := list(_doubled(kept)):
        raise DataError([*problems, *doubled])
    visits = tuple(sorted(kept, key=lambda visit: (visit.dates.first, visit.code)))
    return VisitCollection(visits, files.office, counted, number, brand, problems)


def build_of_visits(
    collection: VisitCollection,
    kind: str,
    template: TemplateSource = None,
    templates: Sequence[Path] = (),
    profile: str = "",
    options: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[File, ...]:
    """The papers of a kind that is made of several visits. Raises UsageError, TemplateError, DataError."""
    described = _require_kind_of_visits(kind)
    template_options = TemplateOptions(template, templates, profile or collection.office.profile, collection.brand)
    pages = described.pages(_visits_input(collection, options))
    return tuple(render_documents(kind, pages, template_options))


def workbook_of_visits(
    collection: VisitCollection, kind: str, options: Mapping[str, Any] = MappingProxyType({})
) -> File | None:
    """The same as a workbook; None for a kind that has none."""
    described = _require_kind_of_visits(kind)
    if described.sheets is None:
        return None
    sheets = list(described.sheets(_visits_input(collection, options)))
    return workbook_file(sheets[0].title, sheets)


def _visits_input(collection: VisitCollection, options: Mapping[str, Any]) -> VisitsInput:
    return VisitsInput(collection.visits, collection.office, collection.counted, collection.year, options)


def _require_kind_of_visits(name: str) -> Kind:
    kind = load_kind(require_kind(name))
    if kind.source != "多次来访":
        hint = f"它是从{kind.source}做的：docgen {name} --help"
        raise UsageError([Problem(None, "U103", "error", f"{kind.title}不是从多次来访做的", hint)])
    return kind


def _year_of(paths: Sequence[Path]) -> int | None:
    """The year that the only folder is called by."""
    return named_year(paths[0]) if len(paths) == 1 and paths[0].is_dir() else None


def _has_needed(visit: Visit, kind: Kind) -> bool:
    needed = [field.name for field in fields(Visit) if field.metadata.get("chinese") in kind.needs]
    return all(getattr(visit, name) for name in needed)


def _of_unread(skipped: SkippedFiles, kind: Kind) -> Iterator[Problem]:
    """What is wrong with the files that could not be read, and that the paper is made without them."""
    yield from chain.from_iterable(file.problems for file in skipped.unread)
    for file in skipped.unread:
        text = f"“{file.file}”读不出来，{kind.title}里没有这次来访"
        yield Problem(Mark(file.file, 1, 1), "D226", "should", text, "先改好它，再做一次")


def _doubled(visits: Iterable[Visit]) -> Iterator[Problem]:
    """A problem for each visit that is there twice: under one code, in one file, or with one title on the same days."""
    first_of: dict[tuple[object, ...], Visit] = {}
    for visit in visits:
        # running numbers begin with 1 every year
        year = visit.dates.first.year if visit.code.isdecimal() else None
        key = (year, visit.code) if visit.code else (visit.title, visit.dates)
        first = first_of.setdefault(key, visit)
        if first is not visit:
            here, there = (one.at["code"] for one in (visit, first))
            what = f"编号“{visit.code}”用了两次，前一次在 {there}（{first.title}）"
            text = what if visit.code else f"“{visit.title}”写了两次，前一次在 {there}"
            yield Problem(here, "D204", "error", text, "同一次来访只写一次；确是两次就改正编号")


def _nothing_found(paths: Sequence[Path], kind: Kind, year: int | None, counted: int) -> Problem:
    where = "、".join(f"“{shown_path(path)}”" for path in paths)
    when = f"{year}年的" if year else ""
    if not counted:
        hint = "核对文件夹和年份；来访文件是 .yaml 或有“基本信息”表的 .xlsx"
        return Problem(None, "D214", "error", f"{where}里没有{when}来访", hint)
    sections = "、".join(kind.needs)
    visits = f"里{when}{counted}次来访都" if counted > 1 or when else ""
    text = f"{where}{visits}没有写“{sections}”，做不了{kind.title}"
    return Problem(None, "D108", "error", text, f"在来访文件里写上“{sections}”")
