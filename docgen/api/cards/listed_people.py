"""Cards of a list: the people of a workbook, a CSV file or a text, with the office and the brand around them."""

from pathlib import Path

from docgen import assets
from docgen.api.office_around import raise_errors, read_office_files
from docgen.cards.holders import holders_of_roster
from docgen.cards.options import CardOptions
from docgen.cards.source import CardSource
from docgen.errors import DataError, Mark, Problem
from docgen.order.names import CharacterOverrides
from docgen.readers.files import WORKBOOKS
from docgen.readers.tables.roster import load_roster, read_roster
from docgen.readers.tables.table_file import sheets
from docgen.readers.tables.visit_workbook import is_visit
from docgen.readers.visit_file.nodes import UnreadableError
from docgen.readers.visit_file.visit import office_brand


def is_visit_workbook(people: Path | bytes) -> bool:
    """Whether this is a workbook that is a visit: it has a sheet of single values."""
    if isinstance(people, bytes) or people.suffix.lower() not in WORKBOOKS:
        return False
    try:
        tables, _ = sheets(people)
    except UnreadableError:
        return False  # the roster reader will report it
    return is_visit(tables)


def source_of_list(people: Path | bytes, options: CardOptions, office: str | Path | None) -> CardSource:
    """The people of a file, or of the bytes of a text, with the office file that is named or the one found above it.

    Raises UsageError, and DataError for a list in which there is nobody, or with errors where the options want none.
    """
    if isinstance(people, bytes):
        roster, title, folder = read_roster(people), "", Path.cwd()
    else:
        roster, title, folder = load_roster(people), people.stem, people.resolve().parent
    if not (roster.holders and options.show_readable):
        raise_errors(roster.problems)
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
