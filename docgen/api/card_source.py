"""Whose cards: a visit or a roster, with the office and the brand around it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import assets
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.offices import raise_errors, read_office_files
from docgen.api.seated_visits import load_seated, seated
from docgen.cards.choose import Excluded, people_of_roster, people_of_visit
from docgen.errors import DataError, Mark, Problem, UsageError
from docgen.model.brand import Brand
from docgen.model.cards import Holder
from docgen.model.visit import Visit
from docgen.order.names import Known
from docgen.readers.files import WORKBOOKS, YAML, shown_path
from docgen.readers.recognise import is_visit_text, is_visit_workbook
from docgen.readers.tables.roster import Roster, load_roster, read_roster
from docgen.readers.tables.sheets import sheets
from docgen.readers.visit import office_brand
from docgen.readers.visit_file.nodes import UnreadableError
from docgen.seating.plan import SeatedVisit


@dataclass(frozen=True, slots=True)
class CardSource:
    """What a source gives: who is asked for, who is not, what the papers are called, whose brand they show."""

    name: str
    title: str
    asked: list[Holder]
    left: list[Excluded]
    problems: list[Problem]
    brand: Brand | None
    known: Known
    event: str  # what the line 标题 prints
    line_at: Callable[[Mark], str]

    def shown(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems, each with the line at its place."""
        return [
            one._replace(excerpt=self.line_at(one.place)) if one.place and not one.excerpt else one for one in problems
        ]


def read_card_source(
    source: str | Path | bytes | Visit,
    only: Sequence[str],
    event: str = "",
    office: str | Path | None = None,
    settings: Sequence[tuple[str, str]] = (),
) -> CardSource:
    """The people of a visit, a workbook, a CSV file or a text (or of the bytes of one), or of a visit that was read.

    ``only`` are lists, sheets or seatings by name; ``event`` stands in the place of the visit's title.
    Raises DataError, UsageError.
    """
    if isinstance(source, Visit):
        return _of_visit(seated(source), source.at[""].file, only, event)
    with os_errors_as_usage_errors():
        if isinstance(source, bytes):
            if is_visit_text(source):
                return _of_visit(load_seated(source, office, settings), "标准输入", only, event)
            return _of_roster(read_roster(source), "", office, Path.cwd(), only, event)
        path = require_file(source)
        if path.suffix.lower() in YAML or _is_visit(path):
            return _of_visit(load_seated(path, office, settings), shown_path(path), only, event)
        if settings:
            raise UsageError([Problem(None, "U103", "error", "--set 只用于来访文件", "在名单里直接改")])
        return _of_roster(load_roster(path), path.stem, office, path.resolve().parent, only, event)


def _is_visit(path: Path) -> bool:
    """Whether a workbook is a visit: it has a sheet of single values."""
    if path.suffix.lower() not in WORKBOOKS:
        return False
    try:
        tables, _ = sheets(path)
    except UnreadableError:
        return False  # said when it is read as a roster
    return is_visit_workbook(sheet.title for sheet in tables)


def _of_visit(seated_visit: SeatedVisit, name: str, only: Sequence[str], event: str) -> CardSource:
    visit = seated_visit.visit
    asked, left, problems = people_of_visit(seated_visit, only)
    if not asked and not visit.guests.people:
        mark = visit.at["guests"]
        hint = "在“来宾”的“名单”里逐个写上姓名"
        raise DataError([Problem(mark, "D108", "error", "来访文件里没有来宾名单，做不了卡", hint, visit.line(mark))])
    known = Known(visit.office.strokes, visit.office.readings)
    return CardSource(
        name,
        visit.title,
        asked,
        left,
        [*visit.notices, *problems],
        visit.brand,
        known,
        event or visit.title,
        visit.line,
    )


def _of_roster(
    roster: Roster, stem: str, office: str | Path | None, folder: Path, only: Sequence[str], event: str
) -> CardSource:
    if not roster.holders:
        text, hint = "没有一个名字", "一行写一个名字，或用有“姓名”一列的表、来访文件"
        raise DataError([*roster.problems, Problem(Mark(roster.file, 1, 1), "D412", "error", text, hint)])
    files = read_office_files(office, folder)
    brand, brand_problems = office_brand(files, assets.brands())
    problems = [*files.problems, *brand_problems]
    raise_errors(problems)
    asked, left = people_of_roster(roster.holders, only)
    known = Known(files.office.strokes, files.office.readings)
    title = stem or "名单"
    return CardSource(
        roster.file, title, asked, left, [*roster.problems, *problems], brand, known, event, roster.excerpt
    )
