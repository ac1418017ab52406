"""A year of visits: folders of visit files, workbooks, CSV files and lists, read into records with their places."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docgen.errors import Cell, DataError, Problem, UsageError
from docgen.model.ledger import (
    BATCHES,
    DATES,
    GROUP,
    LEADERS,
    PEOPLE,
    Ledger,
    Record,
    Work,
)
from docgen.model.ranks import RANK_LEVELS
from docgen.model.visit import Visit
from docgen.readers.files import TEXTS, WORKBOOKS, YAML, decode_text, read_text, shown_path
from docgen.readers.ledger.folders import WORK, content_of, files_in, folder_of, named_year, parent_folder, require_here
from docgen.readers.ledger.odd_words import odd_words
from docgen.readers.ledger.other_years import OtherYears
from docgen.readers.ledger.record import RecordOffice, parse_record, skim_record
from docgen.readers.ledger.running_numbers import told_apart
from docgen.readers.office.office import OfficeFiles, find_office, load_office
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.guest_rooms import rooms_of_guests
from docgen.readers.visit_file.nodes import Node, SequenceNode, Source, UnreadableError, compose
from docgen.readers.visit_file.tolerant import own_problems, read_yaml

_TABLES_OF_PEOPLE = ("来宾", "领导")


@dataclass(slots=True)
class LedgerFiles:
    """What the files of a ledger hold: records, what 工作.yaml says, all problems."""

    records: list[Record] = field(default_factory=list)  # of visit files
    listed: list[Record] = field(default_factory=list)  # of workbooks, CSV files and lists
    work: Work | None = None
    problems: list[Problem] = field(default_factory=list)


def load_ledger(paths: Sequence[Path], year: int | None = None, office: Path | None = None) -> Ledger:
    """The ledger of a year out of these files and folders, with that of the year before if it lies beside them.

    Of a folder that holds one folder (or file) a year, that of the year is read. Without ``year`` the visits must agree
    on one. Problems of the files, errors too, are notices of the ledger, to be reported together with those of the
    visits. Raises UsageError when the year is not clear; DataError when nothing could be read; OSError.
    """
    path = office or find_office(parent_folder(paths[0]))
    files = load_office(path) if path else OfficeFiles()
    record_office = _record_office(files)
    number = year or named_year(paths[0])
    with without_collection():
        inside = [folder_of(path, number) for path in paths] if number else list(paths)
        now = _read_files(inside, record_office, number)
        before = _read_files(_year_before(paths, number), record_office, number - 1) if number else LedgerFiles()
    records = _all_records(now)
    problems = [*files.problems, *now.problems]
    said = {(problem.place, problem.code) for problem in problems}
    problems += [problem for problem in odd_words(records) if (problem.place, problem.code) not in said]
    number = number or _common_year(records, problems)
    work = now.work or _work_beside(paths, problems) or Work()
    # an error in a file of the year before makes comparison impossible, and is reported as an error
    problems += [problem for problem in before.problems if problem.level == "error"]
    in_order = tuple(sorted(records, key=_by_day))
    earlier = tuple(sorted(_all_records(before), key=_by_day))
    return Ledger(number, in_order, files.office, earlier, work, tuple(problems))


def _record_office(files: OfficeFiles) -> RecordOffice:
    """What records need of an office. Raises DataError for a 领导级别 that is no level."""
    leader_rank = files.office.leader_rank
    if leader_rank not in RANK_LEVELS:
        text, hint = f"没有“{leader_rank}”这一级", f"可以写：{'、'.join(RANK_LEVELS)}"
        assert files.source is not None  # a value of its own comes from a file
        problem = files.source.problem(files.office.at["leader_rank"], "D113", text, hint)
        raise DataError([*files.problems, problem])
    ranked_names = frozenset(files.catalogue.ranked(_TABLES_OF_PEOPLE))
    return RecordOffice(files.catalogue, ranked_names, leader_rank, frozenset(files.catalogue.units(_TABLES_OF_PEOPLE)))


def _by_day(record: Record) -> tuple[date, str]:
    return record.first, record.code


def excerpted(problems: Iterable[Problem]) -> list[Problem]:
    """Problems, each once, with the line of the YAML file at their place: ten thousand files keep no text."""
    lines: dict[str, list[str]] = {}
    shown = []
    for problem in dict.fromkeys(problems):
        mark = problem.place
        if mark and not problem.excerpt and not isinstance(mark, Cell) and Path(mark.file).suffix.lower() in YAML:
            if mark.file not in lines:
                lines[mark.file] = _lines_of(Path(mark.file))
            is_inside = 0 < mark.line <= len(lines[mark.file])
            shown.append(problem._replace(excerpt=lines[mark.file][mark.line - 1] if is_inside else ""))
        else:
            shown.append(problem)
    return shown


def _lines_of(path: Path) -> list[str]:
    """The lines of a file; none of one that cannot be read, or is gone meanwhile: the problem tells its place."""
    try:
        return read_text(path)[0].text.split("\n")
    except (UnreadableError, OSError):
        return []


@contextmanager
def without_collection() -> Iterator[None]:
    """Switches the garbage collector off: it would search ten thousand visits, which hold no cycles, for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _year_before(paths: Sequence[Path], year: int) -> list[Path]:
    """The files and folders of the year before: those whose name differs only in the year."""
    this_year, last_year = str(year), str(year - 1)
    before = []
    for path in paths:
        inside = folder_of(path, year).resolve()
        other = inside.with_name(inside.name.replace(this_year, last_year))
        if this_year in inside.name and other.exists():
            before.append(other)
    return before


def _common_year(records: Sequence[Record], problems: Sequence[Problem]) -> int:
    years = sorted({record.first.year for record in records})
    if len(years) == 1:
        return years[0]
    if not years:
        errors = [problem for problem in problems if problem.level == "error"]
        raise DataError(
            excerpted(errors) or [Problem(None, "D214", "error", "台账里没有来访", "核对文件夹；来访文件以 .yaml 结尾")]
        )
    shown = "、".join(map(str, years))
    raise UsageError([Problem(None, "U105", "error", f"这些来访分在{shown}年，不知道统计哪一年", "加 --year 年份")])


def _read_files(paths: Iterable[Path], office: RecordOffice, year: int | None) -> LedgerFiles:
    """What the files hold; of a path that is not called by a year, which may hold several, that of ``year`` alone."""
    ledger_files, elsewhere = LedgerFiles(), OtherYears()
    for path in paths:
        one = LedgerFiles(problems=ledger_files.problems)
        for file, shown in files_in(path) if path.is_dir() else [(str(path), shown_path(path))]:
            try:
                _read_file(file, shown, office, one, year)
            except UnreadableError as error:
                ledger_files.problems += error.problems
        if year and named_year(path) is None:
            elsewhere.take_out(one.records, year, "份")
            elsewhere.take_out(one.listed, year, "行")
        ledger_files.records += one.records
        ledger_files.listed += one.listed
        ledger_files.work = one.work or ledger_files.work
    if ledger_files.records or ledger_files.listed:
        ledger_files.problems += elsewhere.notices()
    else:
        # nothing is of this year: it is the wrong one, and the visits say which is right
        ledger_files.records = elsewhere.records
    ledger_files.listed = told_apart(ledger_files.listed)
    return ledger_files


def _read_file(file: str, shown: str, office: RecordOffice, ledger_files: LedgerFiles, year: int | None) -> None:
    """Adds what a file holds. Raises UnreadableError."""
    ending = file[file.rfind(".") :].lower()
    if ending in WORKBOOKS or ending in TEXTS:
        # tables bring in many readers, and most years are visit files only
        from docgen.readers.ledger.table_files import read_year_table

        require_here(file)
        table = read_year_table(Path(file), shown, office, year)
        ledger_files.problems += table.problems
        ledger_files.records += [table.visit] if table.visit else []
        ledger_files.listed += table.rows
        return
    content = content_of(file)
    record = skim_record(content, shown, office)
    if record is not None:
        ledger_files.records.append(record)
        return
    source, notices = decode_text(content, shown)
    ledger_files.problems += notices
    _parse_file(source, Path(file).stem, office, ledger_files)


def _parse_file(source: Source, stem: str, office: RecordOffice, ledger_files: LedgerFiles) -> None:
    """Adds what a YAML file holds: 工作.yaml, a list of visits, or one visit."""
    try:
        node, slips, is_partial = read_yaml(source, Work if stem == WORK else Visit)
    except UnreadableError as error:
        ledger_files.problems += error.problems
        return
    ledger_files.problems += slips
    decoder = Decoder(office.catalogue.lookup)
    if stem == WORK:
        ledger_files.work = decoder.value_of_file(node, Work, source)
    elif isinstance(node, SequenceNode):
        # a list of visits is rare, and brings in what reads tables
        from docgen.readers.tables.ledger_rows import listed_rows

        ledger_files.listed += listed_rows(node, decoder)
    elif (record := _record_of_visit(node, source, office, decoder)) is not None:
        ledger_files.records.append(record)
    ledger_files.problems += own_problems(decoder.problems, slips, is_partial)


def _record_of_visit(node: Node | None, source: Source, office: RecordOffice, decoder: Decoder) -> Record | None:
    """The record of a visit; room numbers beside its guests count for nothing here, and are no fault."""
    rooms_of_guests(node)
    return parse_record(node, source, office, decoder)


def _all_records(ledger_files: LedgerFiles) -> list[Record]:
    """The records of visit files and of lists. A visit in both counts once if they agree, and is a problem if not."""
    records = list(ledger_files.records)
    places = {record.code: at for at, record in enumerate(records) if record.code}
    in_both = 0
    for row in ledger_files.listed:
        at = None if row.is_correction else places.get(row.code)
        if at is None:
            records.append(row)
        elif differences := list(_differences(records[at], row)):
            hint = "两处改成一致，或从台账里删去这一行"
            ledger_files.problems += [
                Problem(row.mark(name), "D215", "error", text, hint) for name, text in differences
            ]
        else:
            in_both += 1
            ledger_files.problems += _other_cost(records[at], row)
            if records[at].figures.unstated:
                records[at] = records[at]._replace(figures=row.figures)
            if records[at].cost is None:
                records[at] = records[at]._replace(cost=row.cost)
    if in_both:
        text = f"有{in_both}次来访在来访文件和台账里都有，数字一致，各计一次"
        ledger_files.problems.append(Problem(None, "D215", "note", text))
    return records


def _differences(record: Record, row: Record) -> Iterator[tuple[str, str]]:
    """The fields in which a visit file and a row of a ledger contradict each other, each with a sentence."""
    pairs = [
        ("dates", DATES, f"{record.first}至{record.last}", f"{row.first}至{row.last}"),
        ("group", GROUP, record.group, row.group),
        ("people", PEOPLE, record.figures.people, row.figures.people),
        ("batches", BATCHES, record.figures.batches, row.figures.batches),
    ]
    if not record.figures.unstated and not row.figures.unstated:
        pairs.append(("leaders", LEADERS, record.figures.leaders, row.figures.leaders))
    for name, column, in_file, in_row in pairs:
        if in_file != in_row:
            yield name, f"{record.code}的{column}，这里是{in_row}，{record.file} 里是{in_file}"


def _other_cost(record: Record, row: Record) -> Iterator[Problem]:
    """A question where a ledger states another sum than the expenses of a visit file add up to."""
    if None not in (record.cost, row.cost) and record.cost != row.cost:
        text = f"{record.code}的费用，这里是{row.cost:f}，{record.file} 里各项加起来是{record.cost:f}，按来访文件算"
        yield Problem(row.mark("cost"), "D215", "should", text, "两处改成一致")


def _work_beside(paths: Sequence[Path], problems: list[Problem]) -> Work | None:
    """工作.yaml beside the ledger, when the folder itself has none."""
    for path in paths:
        for folder in (path, path.parent) if path.is_dir() else (path.parent,):
            if (file := folder / f"{WORK}.yaml").is_file():
                try:
                    source, notices = read_text(file)
                    node = compose(source)
                except UnreadableError as error:
                    problems += error.problems
                    return None
                decoder = Decoder()
                work = decoder.value_of_file(node, Work, source)
                problems += [*notices, *decoder.problems]
                return work
    return None
