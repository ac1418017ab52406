"""The second face: drafts and ledgers in, papers and figures out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.api.documents import render_documents
from docgen.api.files import File, os_errors_as_usage_errors, require_file
from docgen.api.kinds import require_kind
from docgen.api.offices import load_office_files
from docgen.api.statistics import Year, _there, stats
from docgen.draft.checks import check as check_text
from docgen.draft.fields import fill as fill_fields
from docgen.draft.figures import PlacedText, contradictions, table_sentences
from docgen.draft.recognise import recognise
from docgen.draft.signs import is_date
from docgen.draft.slip import mend
from docgen.errors import DataError, Mark, Problem, UsageError
from docgen.kinds import kind
from docgen.kinds._input import ManuscriptInput
from docgen.ledger.known import known_figures
from docgen.ledger.shown import tables_and_charts
from docgen.ledger.words import draft_names
from docgen.model.brand import Brand
from docgen.model.draft import Chart, Draft, Head, Table
from docgen.model.draft import Manuscript as DraftLines
from docgen.readers.draft import ENDINGS, DraftFile, load_draft, read_draft
from docgen.readers.office.office import OfficeFiles
from docgen.readers.visit import office_brand
from docgen.text.wording import full_date
from docgen.word.package.outline import paragraphs, tables

Settings = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ComposedDraft:
    """A draft whose structure is known, ready to become a paper.

    ``findings`` are slips in its text, ``mended`` those that were mended on request.
    """

    writing: ManuscriptInput
    brand: Brand | None = None
    notices: tuple[Problem, ...] = ()
    findings: tuple[Problem, ...] = ()
    mended: tuple[Problem, ...] = ()


def compose_draft(
    source: str | Path | bytes | None,
    year: Year | None = None,
    fix: bool = False,
    office: str | Path | None = None,
    settings: Settings = (),
) -> ComposedDraft:
    """The draft of a file (of bytes; without one the stock draft of a summary), its fields filled from ``year``.

    With ``fix`` every slip whose mending is certain is mended, in the paper and not in the file. Raises DataError for a
    file that is no draft, and for fields that the ledger does not have.
    """
    with os_errors_as_usage_errors():
        file = _draft(source, settings)
    return _composed(file, year, fix, office)


def _composed(file: DraftFile, year: Year | None, fix: bool, office: str | Path | None) -> ComposedDraft:
    with os_errors_as_usage_errors():
        files = _office_files(office, file.folder, year)
        brand, wrong = office_brand(files, assets.brands())
    if wrong:
        raise DataError(wrong)
    slogans = brand.slogans if brand else {}
    manuscript = file.manuscript
    mended: tuple[Problem, ...] = ()
    if fix:
        findings = check_text(manuscript, recognise(manuscript, file.head), slogans, year is not None)
        manuscript, done = mend(manuscript, findings)
        mended = tuple(finding.problem for finding in done)
    filled, named = _filled(replace(file, manuscript=manuscript), year, brand)
    # slips are looked for in what the writer typed; the structure is that of the text with its figures
    typed = recognise(manuscript, file.head, dict.fromkeys(named, _NO_TABLE))
    findings = check_text(manuscript, typed, slogans, year is not None)
    draft = recognise(filled, file.head, named) if year else typed
    if contradicting := list(_contradicting(file.head, draft, filled)):
        raise DataError(contradicting)
    return ComposedDraft(
        ManuscriptInput(file.head, draft, files.office),
        brand,
        (*file.notices, *draft.notices),
        (*(finding.problem for finding in findings), *_contradicting_ledger(manuscript, year)),
        mended,
    )


def build_draft(
    manuscript: ComposedDraft,
    name: str,
    template: str | Path | None = None,
    templates: Sequence[Path] = (),
    profile: str = "",
) -> tuple[File, ...]:
    """The paper of a manuscript: ``speech`` or ``summary``."""
    writing = manuscript.writing
    pages = kind(require_kind(name)).pages(writing)
    wanted = profile or writing.head.profile or writing.office.profile
    return tuple(render_documents(name, pages, manuscript.brand, template, templates, wanted))


def draft_json(draft: Draft) -> dict[str, Any]:
    """The shape that ``docgen speech --json`` prints."""
    return {
        "title": "".join(draft.title),
        "subtitle": draft.subtitle,
        "byline": list(draft.byline),
        "salutation": draft.salutation,
        "closing": draft.closing,
        "parts": [
            {"level": one.level, "number": one.number, "text": one.text, "run_in": one.run_in, "line": one.line}
            for one in draft.parts
        ],
        "attachments": list(draft.attachments),
        "signature": list(draft.signature),
        "date": draft.date,
        "placeholders": [{"line": line, "text": text} for line, text in draft.placeholders],
    }


def compose_summary(
    sources: Sequence[str | Path],
    draft: str | Path | None = None,
    year: int | None = None,
    fix: bool = False,
    office: str | Path | None = None,
    settings: Settings = (),
) -> tuple[Year, ComposedDraft]:
    """A year and the draft of its summary.

    ``sources`` are the ledger's files and folders; a draft among them names its ledger in its head, unless others are
    given. Without a draft the one that lies in the ledger's folder is taken, else the stock draft.
    """
    drafts = [source for source in sources if Path(source).suffix.lower() in ENDINGS]
    ledgers: list[str | Path] = [source for source in sources if source not in drafts]
    if len(drafts) + bool(draft) > 1:
        hint = "台账可以有几个，稿子只能一份"
        raise UsageError([Problem(None, "U103", "error", f"给了{len(drafts) + bool(draft)}份稿子", hint)])
    text = draft or next(iter(drafts), None) or _beside([_there(one) for one in ledgers])
    with os_errors_as_usage_errors():
        file = _draft(text, settings)
    if text is not None:
        ledgers = ledgers or [file.folder / one for one in file.head.ledger]
        year = year or file.head.year
    if not ledgers:
        hint = "写在命令里：docgen summary 稿子 台账文件夹；或在稿子开头写“台账: 文件夹”"
        raise UsageError([Problem(None, "U103", "error", "不知道台账在哪里", hint)])
    found = stats(ledgers, year, office)
    manuscript = _composed(file, found, fix, office)
    return found, manuscript if text is not None else replace(
        manuscript, notices=(), findings=(_stock_note(manuscript),)
    )


def _stock_note(manuscript: ComposedDraft) -> Problem:
    count = len(manuscript.writing.draft.placeholders)
    text = f"没有给稿子，用了自带的提纲：有{count}处标着【请写】"
    return Problem(None, "D323", "should", text, "写成自己的稿子，用 --draft 给出；提纲可以从做好的文书里复制")


def _beside(ledgers: Sequence[Path]) -> Path | None:
    """The one draft that lies in a ledger's folder. Raises UsageError when there are several."""
    found = [
        one
        for path in ledgers
        if path.is_dir()
        for one in sorted(path.iterdir())
        if one.suffix.lower() in ENDINGS and "readme" not in one.name.lower()
    ]
    if len(found) > 1:
        names = "、".join(one.name for one in found)
        raise UsageError([Problem(None, "U103", "error", f"台账旁边有几份稿子：{names}", "用 --draft 指定一份")])
    return found[0] if found else None


def check_draft(source: str | Path | bytes, office: str | Path | None = None) -> tuple[Problem, ...]:
    """Everything to be said of a draft: what was written otherwise, and the slips in its text."""
    manuscript = compose_draft(source, office=office, settings=())
    return (*manuscript.notices, *manuscript.findings)


def check_numbers(source: str | Path, year: Year) -> tuple[Problem, ...]:
    """Every figure of a draft or a .docx that contradicts the year's ledger."""
    path = require_file(source)
    with os_errors_as_usage_errors():
        lines = list(_lines_of(path, year))
    return tuple(contradictions(lines, known_figures(year.totals)))


_NO_TABLE = Table((("",),))


def _draft(source: str | Path | bytes | None, settings: Settings) -> DraftFile:
    if source is None:
        return load_draft(assets.stock("templates") / "drafts" / "summary.md", settings)
    if isinstance(source, bytes):
        return read_draft(source, "标准输入", Path.cwd(), settings)
    return load_draft(require_file(source), settings)


def _office_files(office: str | Path | None, folder: Path, year: Year | None) -> OfficeFiles:
    """The office of a draft; where none lies around it, that of the year's ledger. Raises DataError."""
    files = load_office_files(office, folder)
    return OfficeFiles(office=year.office) if year and files.folder is None else files


def _filled(file: DraftFile, year: Year | None, brand: Brand | None) -> tuple[DraftLines, Mapping[int, Table | Chart]]:
    """The manuscript with the year's figures for its fields; without a year nothing is a field."""
    if year is None:
        return file.manuscript, {}
    colour = brand.colours.get("主色", "") if brand else ""
    tree = {"单位": year.office.unit, **draft_names(year.totals)}
    filled = fill_fields(file.manuscript, tree, tables_and_charts(year.totals, colour))
    if filled.problems:
        raise DataError(filled.problems)
    return filled.manuscript, filled.blocks


def _contradicting(head: Head, draft: Draft, typed: DraftLines) -> Iterator[Problem]:
    """What the head of a draft says otherwise than its text."""
    first = next((line.strip() for line in typed.lines if line.strip()), "")
    number = next((at for at, line in enumerate(typed.lines, typed.first) if line.strip()), 1)
    if head.title and first.startswith("# ") and first[2:].split() != head.title.split():
        text = f"标题写了两处，不一样：开头写的是“{head.title}”，这里是“{first[2:].strip()}”"
        yield typed.problem(number, 1, "D324", text, "留下一处", "error")
    dates = [draft.date, *(line.strip("（）") for line in draft.byline)]
    if head.date and (other := next((one for one in dates if is_date(one)), "")):
        digits = [int(one) for one in re.findall(r"\d+", other)]
        if len(digits) == 3 and digits != [head.date.year, head.date.month, head.date.day]:
            text = f"日期写了两处，不一样：开头写的是{full_date(head.date)}，正文是{other}"
            yield Problem(head.at["date"], "D324", "error", text, "留下一处")


def _contradicting_ledger(typed: DraftLines, year: Year | None) -> Iterator[Problem]:
    """Figures that the writer typed himself and that contradict the ledger: the paper is made, and this is said."""
    if year is None:
        return
    texts = (PlacedText(Mark(typed.file, at, 1), line) for at, line in enumerate(typed.lines, typed.first))
    for problem in contradictions(texts, known_figures(year.totals)):
        if problem.level == "error":
            yield problem._replace(level="should")


def _lines_of(path: Path, year: Year) -> Iterator[PlacedText]:
    if path.suffix.lower() == ".docx":
        document = path.read_bytes()
        try:
            texts = paragraphs(document)
        except ValueError as error:
            hint = "在 Word 里打开后另存为 .docx"
            raise DataError([Problem(Mark(path.name, 1, 1), "D101", "error", "不是完好的 Word 文档", hint)]) from error
        for number, text in enumerate(texts, 1):
            yield PlacedText(Mark(f"{path.name}!正文", number, 1), text)
        for rows in tables(document):
            yield from table_sentences([[(Mark(f"{path.name}!正文", at, 1), text) for at, text in row] for row in rows])
        return
    file = load_draft(path)
    filled, named = _filled(file, year, None) if "{{" in "".join(file.manuscript.lines) else (file.manuscript, {})
    for number, text in enumerate(filled.lines, filled.first):
        if number not in named:
            yield PlacedText(Mark(filled.file, number, 1), text)
