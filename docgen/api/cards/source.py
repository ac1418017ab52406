"""Reads the source of cards: a visit or a roster, with the office and the brand that belong to it."""

from pathlib import Path

from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.seating.visits import load_seated, seated
from docgen.cards.holders import holders_of_visit
from docgen.cards.options import CardOptions
from docgen.cards.source import CardSource
from docgen.errors import DataError, Problem, UsageError
from docgen.model.visit import Visit
from docgen.order.names import CharacterOverrides
from docgen.readers.files import YAML, shown_path
from docgen.readers.recognise import is_visit_text
from docgen.readers.visit_file.settings import Settings
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
        people = source if isinstance(source, bytes) else require_file(source)
        if not _is_visit_file(people):
            # cards of a visit file do not pay for reading tables
            from docgen.api.cards.listed_people import is_visit_workbook, source_of_list

            if not is_visit_workbook(people):
                if settings and isinstance(people, Path):
                    raise UsageError([Problem(None, "U103", "error", "--set 只用于来访文件", "在名单里直接改")])
                return source_of_list(people, options, office)
        name = shown_path(people) if isinstance(people, Path) else "标准输入"
        return _source_of_visit(load_seated(people, office, settings), name, options)


def _is_visit_file(people: Path | bytes) -> bool:
    """Whether this is a visit in YAML."""
    return is_visit_text(people) if isinstance(people, bytes) else people.suffix.lower() in YAML


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
