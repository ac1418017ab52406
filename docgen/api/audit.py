"""A year of visits against the rules, as a table to sign, a workbook, data, lines on a screen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.api.documents import render_documents
from docgen.api.files import File, os_errors_as_usage_errors
from docgen.api.offices import load_office_files
from docgen.compliance.note_store import NoteStore
from docgen.compliance.report import as_json, lines, sheets
from docgen.compliance.result import GRADES, Audit, Line, Visited, in_all
from docgen.errors import DataError, Problem, UsageError
from docgen.kinds.audit import pages as audit_pages
from docgen.model.visit import Exemption, Visit
from docgen.output.write import safe_name
from docgen.readers.files import shown_path
from docgen.readers.ledger.ledger import excerpted, folder_of, named_year, without_collection
from docgen.readers.ledger.visits_of_year import Passed, visits_of
from docgen.readers.visit import brand_finder, office_brand
from docgen.rules import over_a_year
from docgen.rules.engine import judge, problems
from docgen.rules.rule import Finding, Rule, Verdict, approved
from docgen.text.wording import listed

_NAMED = 8  # so many files are named in a note


def audit(folder: str | Path, year: int | None = None, office: str | Path | None = None) -> Audit:
    """Every visit of a year against the rules, those over the year too, out of a folder of visit files.

    A folder that holds one folder a year is entered; without ``year`` the folder must be called by it. One visit is
    held at a time. A file that cannot be read stops nothing and is told in the result. Raises UsageError for a folder
    that is not there or a year that is not clear; DataError when there is no visit or the office's files are wrong.
    """
    path = _folder(folder)
    of_year = year or named_year(path)
    if of_year is None:
        raise _unclear(path)
    with os_errors_as_usage_errors(), without_collection():
        files = load_office_files(office, path.resolve())
        brand, wrong = office_brand(files, assets.brands())
        passed, book = Passed(), _Book()
        for visit in visits_of(path, of_year, files, brand_finder(files, assets.brands()), passed):
            book.take(visit)
    book.take_year(of_year)
    said = [*files.problems, *wrong, *_passed(passed, path, of_year), *book.said]
    if not book.months:
        text = f"“{shown_path(path)}”里没有{of_year}年的来访"
        hint = "核对文件夹和年份；来访文件是 .yaml 或有“基本信息”表的 .xlsx"
        raise DataError([*said, Problem(None, "D214", "error", text, hint)])
    rows = sorted(book.lines, key=lambda one: (one.visit.first, one.visit.code, one.visit.file, one.place, one.code))
    above = f"{shown_path(folder_of(path, of_year))}/"
    unread = tuple(one.file.removeprefix(above) for one in passed.unread)
    return Audit(of_year, files.office.unit, book.months, tuple(rows), unread, tuple(said), brand, book.bare)


def audit_paper(found: Audit, template: str | Path | None = None, templates: Sequence[Path] = ()) -> File:
    """The 检查表 as a Word document. Raises TemplateError."""
    (file,) = render_documents("audit", audit_pages(found), found.brand, template, templates, "国标")
    return file


def audit_workbook(found: Audit) -> File:
    """The same as a workbook of three sheets, to be filtered and counted on."""
    # the library of spreadsheets is brought in only by who wants one
    from docgen.output.workbook import WorkbookColumn, WorkbookSheet, workbook

    content = workbook(found.title, [WorkbookSheet(*one) for one in sheets(found, WorkbookColumn)])
    return File(f"{safe_name(found.title)}.xlsx", content)


def audit_json(found: Audit) -> dict[str, Any]:
    """The shape that ``docgen audit --json`` prints."""
    return as_json(found)


def audit_lines(found: Audit, width: int = 120) -> list[str]:
    """The table, its sums and the conclusion for a screen that is ``width`` cells wide."""
    return lines(found, width)


def audit_counts(found: Audit) -> str:
    """One sentence: how many visits were checked, how much was found of each grade."""
    _, year = in_all(found)
    counts = "、".join(f"{grade}{number}处" for grade, number in zip(GRADES, year.grades, strict=True))
    unread = f"；{len(found.unread)}份文件读不出来" if found.unread else ""
    return f"检查了{found.visits}次来访：{counts}，豁免{year.exempted}处{unread}"


def audit_failed(found: Audit, strict: bool) -> bool:
    """Whether a file could not be read or a rule of level must was broken without an exemption.

    With ``strict`` whether there is any finding or problem at all.
    """
    grades = in_all(found)[1].grades
    return bool(found.unread) or bool(grades[0]) or (strict and bool(any(grades) or found.problems))


@dataclass(slots=True)
class _Book:
    """What is kept of the visits that were judged: rows of the table, notes for the rules over the year."""

    months: Counter[int] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    notes: NoteStore = field(default_factory=NoteStore)
    said: list[Problem] = field(default_factory=list)
    bare: int = 0

    def take(self, visit: Visit) -> None:
        """Judges a visit; nothing of it is held afterwards but what is said of it."""
        verdict, note = judge(visit), over_a_year.note(visit)
        self.months[visit.dates.first.month] += 1
        self.notes.put(note)
        self.bare += not (visit.schedule or visit.meals or visit.expenses)
        if verdict.findings or verdict.exempted:
            visited = _visited(note)
            self.lines += [_line(visited, rule, finding) for rule, finding in verdict.findings]
            self.lines += [_line(visited, one.rule, one.finding, one.exemption) for one in verdict.exempted]
        if verdict.unused:
            self.said += problems(visit, Verdict((), (), verdict.unused))

    def take_year(self, year: int) -> None:
        """Judges what only the year shows."""
        verdict = over_a_year.judge(year, self.notes.taken())
        self.lines += [_line(_visited(note), rule, finding) for note, rule, finding in verdict.findings]
        for note, one in verdict.exempted:
            self.lines.append(_line(_visited(note), one.rule, one.finding, one.exemption))
        self.said += excerpted(_idle(rule, exemption) for rule, exemption in verdict.unused)


def _folder(folder: str | Path) -> Path:
    path = Path(folder)
    if path.is_dir():
        return path
    if path.is_file():
        text, hint = f"“{shown_path(path)}”是文件，不是文件夹", "检查一年的来访要给文件夹；检查一份用 docgen check"
        raise UsageError([Problem(None, "U102", "error", text, hint)])
    raise UsageError([Problem(None, "U102", "error", f"没有“{folder}”这个文件夹", "核对文件夹的名称和所在的位置")])


def _unclear(path: Path) -> UsageError:
    years = sorted(one.name for one in path.iterdir() if one.is_dir() and named_year(one))
    there = f"；这个文件夹里有{listed(years)}" if years else ""
    hint = f"加 --year 年份，如 --year {years[-1] if years else 2025}{there}"
    return UsageError([Problem(None, "U105", "error", "不知道检查哪一年", hint)])


def _passed(passed: Passed, folder: Path, year: int) -> Iterator[Problem]:
    """What is to be said of the files that were not checked."""
    for one in passed.unread:
        yield from one.problems
    if passed.tables:
        text = f"有{len(passed.tables)}份表格没有检查：{_some(passed.tables)}"
        hint = "台账、名单里没有日程、用餐和费用；要检查就写成来访文件，或有“基本信息”表的工作簿"
        yield Problem(None, "D220", "note", text, hint)
    if passed.elsewhere and named_year(folder_of(folder, year)) == year:
        text = f"有{len(passed.elsewhere)}份来访文件第一天不在{year}年，没有检查：{_some(passed.elsewhere)}"
        yield Problem(None, "D201", "note", text, "来访按第一天归年；放错了文件夹就移走")


@cache
def _source(rule: Rule) -> str:
    """What a rule rests on, as one text for all that it finds."""
    return rule.source


def _some(files: Sequence[str]) -> str:
    return listed(files[:_NAMED]) + ("等" if len(files) > _NAMED else "")


def _idle(rule: Rule, exemption: Exemption) -> Problem:
    text = f"豁免了 {rule.code}（{rule.name}），这次来访并没有违反它"
    return Problem(exemption.at["rule"], "D501", "should", text, "删去这一条豁免；违反它的是后一次来访，豁免写在那里")


def _visited(note: over_a_year.Note) -> Visited:
    return Visited(note.code.text, note.title, note.days.first, note.place.file)


def _line(
    visit: Visited,
    rule: Rule,
    finding: Finding,
    exemption: Exemption | None = None,
) -> Line:
    return Line(
        visit=visit,
        code=rule.code,
        name=rule.name,
        level=rule.level,
        text=finding.text,
        hint=finding.hint,
        source=finding.source or _source(rule),
        place=finding.place,
        amount=finding.amount,
        approver=approved(exemption) if exemption else "",
        reason=exemption.reason if exemption else "",
    )
