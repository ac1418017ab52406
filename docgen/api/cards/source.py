"""Reads the source of cards: a visit or a roster, with the office and the brand that belong to it."""

from pathlib import Path

from docgen import assets
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.office_around import raise_errors, read_office_files
from docgen.api.seating.visits import load_seated, seated
from docgen.cards.holders import holders_of_roster, holders_of_visit
from docgen.cards.options import CardOptions
from docgen.cards.source import CardSource
from docgen.errors import DataError, Mark, Problem, UsageError
from docgen.model.visit import Visit
from docgen.order.names import CharacterOverrides
from docgen.readers.files import WORKBOOKS, YAML, shown_path
from docgen.readers.recognise import is_visit_text
from docgen.readers.tables.roster import Roster, load_roster, read_roster
from docgen.readers.tables.table_file import sheets
from docgen.readers.tables.visit_workbook import is_visit
from docgen.readers.visit_file.nodes import UnreadableError
from docgen.readers.visit_file.settings import Settings
from docgen.readers.visit_file.visit import office_brand
from docgen.seating.plan import SeatedVisit


def read_card_source(
    source: str | Path | bytes | Visit,
    options: CardOptions,
    office: str | Path | None = None,
    settings: Settings = (),
) -> CardSource:
    """Reads the people of a visit, a workbook, a CSV file or a text, or of a visit that was read before.

    ``source`` may also be the bytes of a visit file or a text. The options say which lists are asked for, and which
    event replaces the title of the visit. Raises DataError and UsageError.
    """
    if isinstance(source, Visit):
        return _source_of_visit(seated(source), source.at[""].file, options)
    with os_errors_as_usage_errors():
        if isinstance(source, bytes):
            if is_visit_text(source):
                return _source_of_visit(load_seated(source, office, settings), "标准输入", options)
            return _source_of_roster(read_roster(source), "", options, office, Path.cwd())
        path = require_file(source)
        if path.suffix.lower() in YAML or _is_visit(path):
            return _source_of_visit(load_seated(path, office, settings), shown_path(path), options)
        if settings:
            raise UsageError([Problem(None, "U103", "error", "--set 只用于来访文件", "在名单里直接改")])
        return _source_of_roster(load_roster(path), path.stem, options, office, path.resolve().parent)


def _is_visit(path: Path) -> bool:
    """Whether a workbook is a visit: it has a sheet of single values."""
    if path.suffix.lower() not in WORKBOOKS:
        return False
    try:
        tables, _ = sheets(path)
    except UnreadableError:
        return False  # the roster reader will report it
    return is_visit(tables)


def _source_of_visit(seated_visit: SeatedVisit, name: str, options: CardOptions) -> CardSource:
    visit = seated_visit.visit
    holders = holders_of_visit(seated_visit, options.selection.only, options.usual_lists, options.seated)
    if not holders.requested and not visit.guests.people:
        mark = visit.at["guests"]
        hint = "在“来宾”的“名单”里逐个写上姓名"
        raise DataError([Problem(mark, "D108", "error", "来访文件里没有来宾名单，做不了卡", hint, visit.line(mark))])
    return CardSource(
        name=name,
        title=visit.title,
        event=options.event or visit.title,
        holders=holders,
        problems=(*visit.notices, *holders.problems),
        brand=visit.brand,
        known=CharacterOverrides(visit.office.strokes, visit.office.readings),
        line_at=visit.line,
        day=visit.dates.first,
        is_foreign=visit.category == "外宾",
    )


def _source_of_roster(
    roster: Roster, title: str, options: CardOptions, office: str | Path | None, folder: Path
) -> CardSource:
    """The people of a roster, with the office file that is named or the one found above ``folder``."""
    if not roster.holders:
        text, hint = "没有一个名字", "一行写一个名字，或用有“姓名”一列的表、来访文件"
        raise DataError([*roster.problems, Problem(Mark(roster.file, 1, 1), "D412", "error", text, hint)])
    office_files = read_office_files(office, folder)
    brand, brand_problems = office_brand(office_files, assets.brands())
    office_problems = [*office_files.problems, *brand_problems]
    raise_errors(office_problems)
    return CardSource(
        name=roster.file,
        title=title or "名单",
        event=options.event,
        holders=holders_of_roster(roster.holders, options.selection.only),
        problems=(*roster.problems, *office_problems),
        brand=brand,
        known=CharacterOverrides(office_files.office.strokes, office_files.office.readings),
        line_at=roster.excerpt,
    )
