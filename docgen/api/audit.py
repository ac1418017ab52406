"""A year of visits against the rules, as a table to sign, a workbook, data, lines on a screen."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.api.documents import TemplateOptions, TemplateSource, render_documents
from docgen.api.files import File, os_errors_as_usage_errors
from docgen.api.office_around import load_office_files
from docgen.api.workbooks import workbook_file
from docgen.compliance.corrections import visit_key
from docgen.compliance.json_report import as_json
from docgen.compliance.note_store import NoteStore
from docgen.compliance.result import GRADES, Audit, AuditedVisit, AuditLine, totals_of_year
from docgen.compliance.screen_report import audit_report_lines
from docgen.compliance.workbook_report import workbook_sheets
from docgen.errors import DataError, Mark, Problem, UsageError
from docgen.kinds.audit import pages as audit_pages
from docgen.model.sheets import ListColumn, ListSheet
from docgen.model.visit import Exemption, Visit
from docgen.readers.files import TEXTS, WORKBOOKS, shown_path
from docgen.readers.ledger.folders import folder_of, named_year
from docgen.readers.ledger.ledger import excerpted, without_collection
from docgen.readers.ledger.other_years import other_years_problem
from docgen.readers.ledger.visits_of_year import SkippedFiles, visits_of
from docgen.readers.visit_file.visit import brand_finder, office_brand
from docgen.rules import over_a_year
from docgen.rules.engine import judge, problems
from docgen.rules.rule import ExemptedFinding, Finding, Rule, Verdict, approval_text
from docgen.rules.year_notes import VisitNote
from docgen.text.wording import listed

_MOST_NAMES = 8  # so many files are named in a note


def audit(
    folder: str | Path,
    year: int | None = None,
    office: str | Path | None = None,
    watched: Set[str] = frozenset(),
) -> Audit:
    """Every visit of a year against the rules, those over the year too, out of a folder of visit files.

    A folder that holds one folder a year is entered; without ``year`` the folder must be called by it. One visit is
    held at a time. A file that cannot be read stops nothing and is told in the result. Which of the ``watched`` visits
    (by their codes) were read stands in the result, too. Raises UsageError for a folder
    that is not there or a year that is not clear; DataError when there is no visit or the office's files are wrong.
    """
    path = _require_folder(folder)
    number = year or named_year(path)
    if number is None:
        raise _unclear_year(path)
    with os_errors_as_usage_errors(), without_collection():
        files = load_office_files(office, path.resolve())
        brand, brand_problems = office_brand(files, assets.brands())
        skipped, judged = SkippedFiles(), _JudgedYear(watched)
        for visit in visits_of(path, number, files, brand_finder(files, assets.brands()), skipped):
            judged.add_visit(visit)
    judged.judge_year(number)
    reported = (*files.problems, *brand_problems, *_skipped_file_problems(skipped, path, number), *judged.problems)
    if not judged.months:
        text = f"“{shown_path(path)}”里没有{number}年的来访"
        hint = "核对文件夹和年份；来访文件是 .yaml 或有“基本信息”表的 .xlsx"
        raise DataError([*reported, Problem(None, "D214", "error", text, hint)])
    parent = f"{shown_path(folder_of(path, number))}/"
    return Audit(
        year=number,
        unit=files.office.unit,
        months=judged.months,
        lines=tuple(sorted(judged.lines, key=_by_day)),
        unread=tuple(unread.file.removeprefix(parent) for unread in skipped.unread),
        problems=reported,
        brand=brand,
        without_details=judged.without_details,
        checked=frozenset(judged.checked),
    )


def audit_paper(audited: Audit, template: TemplateSource = None, templates: Sequence[Path] = ()) -> File:
    """The 检查表 as a Word document. Raises TemplateError."""
    (file,) = render_documents("audit", audit_pages(audited), TemplateOptions(template, templates, brand=audited.brand))
    return file


def audit_workbook(audited: Audit) -> File:
    """The same as a workbook of three sheets, to be filtered and counted on."""
    sheets = [ListSheet(*sheet) for sheet in workbook_sheets(audited, ListColumn)]
    return workbook_file(audited.title, sheets)


def audit_json(audited: Audit) -> dict[str, Any]:
    """The shape that ``docgen audit --json`` prints."""
    return as_json(audited)


def audit_lines(audited: Audit, width: int = 120) -> list[str]:
    """The table, its totals and the conclusion for a screen that is ``width`` cells wide."""
    return audit_report_lines(audited, width)


def audit_counts(audited: Audit) -> str:
    """One sentence: how many visits were checked, how much was found of each grade."""
    year = totals_of_year(audited)
    counts = "、".join(f"{grade}{number}处" for grade, number in zip(GRADES, year.by_grade, strict=True))
    unread = f"；{len(audited.unread)}份文件读不出来" if audited.unread else ""
    return f"检查了{audited.visits}次来访：{counts}，豁免{year.exempted}处{unread}"


def audit_failed(audited: Audit, strict: bool) -> bool:
    """Whether a file could not be read or a rule of level must was broken without an exemption.

    With ``strict`` whether there is any finding or problem at all.
    """
    violations, *others = totals_of_year(audited).by_grade
    return bool(audited.unread or violations) or (strict and bool(any(others) or audited.problems))


@dataclass(slots=True)
class _JudgedYear:
    """What is kept of the visits of a year after they were judged: lines of the table, notes, problems."""

    watched: Set[str] = frozenset()
    checked: set[str] = field(default_factory=set)
    months: Counter[int] = field(default_factory=Counter)
    lines: list[AuditLine] = field(default_factory=list)
    notes: NoteStore = field(default_factory=NoteStore)
    problems: list[Problem] = field(default_factory=list)
    without_details: int = 0

    def add_visit(self, visit: Visit) -> None:
        """Judges a visit; the visit itself is not kept."""
        verdict, note = judge(visit), over_a_year.note_of(visit)
        self.months[visit.dates.first.month] += 1
        self.notes.put(note)
        if self.watched and (key := visit_key(_audited_visit(note))) in self.watched:
            self.checked.add(key)
        self.without_details += not (visit.schedule or visit.meals or visit.expenses)
        if verdict.findings or verdict.exempted:
            audited = _audited_visit(note)
            self.lines += [_line(audited, rule, finding) for rule, finding in verdict.findings if rule.audited]
            self.lines += [_exempted_line(audited, exempted) for exempted in verdict.exempted]
        if verdict.unused:
            self.problems += problems(visit, Verdict((), (), verdict.unused))

    def judge_year(self, year: int) -> None:
        """Judges what only the year shows."""
        verdict = over_a_year.judge_year(year, self.notes.candidates())
        self.lines += [_line(_audited_visit(note), rule, finding) for note, rule, finding in verdict.findings]
        self.lines += [_exempted_line(_audited_visit(note), exempted) for note, exempted in verdict.exempted]
        self.problems += excerpted(_unused_exemption(rule, exemption) for rule, exemption in verdict.unused)


def _require_folder(folder: str | Path) -> Path:
    path = Path(folder)
    if path.is_dir():
        return path
    if path.is_file():
        text, hint = f"“{shown_path(path)}”是文件，不是文件夹", "检查一年的来访要给文件夹；检查一份用 docgen check"
        if path.suffix.lower() in (*WORKBOOKS, *TEXTS):
            hint += "；台账里没有日程、用餐和费用明细，只能统计，用 docgen stats"
        raise UsageError([Problem(None, "U102", "error", text, hint)])
    raise UsageError([Problem(None, "U102", "error", f"没有“{folder}”这个文件夹", "核对文件夹的名称和所在的位置")])


def _unclear_year(path: Path) -> UsageError:
    years = sorted(entry.name for entry in path.iterdir() if entry.is_dir() and named_year(entry))
    there = f"；这个文件夹里有{listed(years)}" if years else ""
    hint = f"加 --year 年份，如 --year {years[-1] if years else 2025}{there}"
    return UsageError([Problem(None, "U105", "error", "不知道检查哪一年", hint)])


def _skipped_file_problems(skipped: SkippedFiles, folder: Path, year: int) -> Iterator[Problem]:
    """What is to be said of the files that were not checked."""
    for unread in skipped.unread:
        yield from unread.problems
    if skipped.tables:
        text = f"有{len(skipped.tables)}份表格没有检查：{_first_names(skipped.tables)}"
        hint = "台账、名单里没有日程、用餐和费用；要检查就写成来访文件，或有“基本信息”表的工作簿"
        yield Problem(None, "D220", "note", text, hint)
    if skipped.other_years and named_year(folder_of(folder, year)) == year:
        text = (
            f"有{len(skipped.other_years)}份来访文件第一天不在{year}年，没有检查：{_first_names(skipped.other_years)}"
        )
        yield Problem(None, "D201", "note", text, "来访按第一天归年；放错了文件夹就移走")
    elif skipped.other_years:
        yield other_years_problem(Counter({"份": len(skipped.other_years)}))


def _first_names(files: Sequence[str]) -> str:
    return listed(files[:_MOST_NAMES]) + ("等" if len(files) > _MOST_NAMES else "")


def _by_day(line: AuditLine) -> tuple[date, str, str, Mark, str]:
    return line.visit.first_day, line.visit.code, line.visit.file, line.place, line.code


def _unused_exemption(rule: Rule, exemption: Exemption) -> Problem:
    text = f"豁免了 {rule.code}（{rule.name}），这次来访并没有违反它"
    return Problem(exemption.at["rule"], "D501", "should", text, "删去这一条豁免；违反它的是后一次来访，豁免写在那里")


def _audited_visit(note: VisitNote) -> AuditedVisit:
    return AuditedVisit(note.code.text, note.title, note.days.first, note.place.file)


def _line(visit: AuditedVisit, rule: Rule, finding: Finding) -> AuditLine:
    return AuditLine(
        visit=visit,
        code=rule.code,
        name=rule.name,
        level=rule.level,
        text=finding.text,
        hint=finding.hint,
        source=finding.source or _source(rule),
        place=finding.place,
        amount=finding.amount,
    )


def _exempted_line(visit: AuditedVisit, exempted: ExemptedFinding) -> AuditLine:
    line = _line(visit, exempted.rule, exempted.finding)
    return replace(line, approver=approval_text(exempted.exemption), reason=exempted.exemption.reason)


@cache
def _source(rule: Rule) -> str:
    """What a rule rests on, as one text for all that it finds."""
    return rule.source
