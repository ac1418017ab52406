"""Drafts that somebody wrote: their structure, the slips in their text, the papers made of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from docgen import assets
from docgen.api.brands.names import check_file_name
from docgen.api.documents import TemplateOptions, TemplateSource, render_documents, withheld_names
from docgen.api.drafts.figures import (
    date_numbers,
    fill_figures,
    totals_of_paper,
    typed_date,
    typed_figure_problems,
)
from docgen.api.files import File, PaperFiles, os_errors_as_usage_errors, require_file
from docgen.api.kinds import require_kind
from docgen.api.office_around import load_office_files
from docgen.api.statistics import YearTotals
from docgen.draft.checks import find_slips
from docgen.draft.placeholders import placeholders_in
from docgen.draft.recognise import recognise
from docgen.draft.slip import Slip, mend
from docgen.draft.web_leftovers import leftover_slips, web_leftovers, without_lines
from docgen.errors import DataError, Problem
from docgen.kinds import load_kind
from docgen.kinds._manuscript import ManuscriptInput
from docgen.kinds._slogans import PrintOccasion, brand_for_paper
from docgen.model.brand import Brand
from docgen.model.draft import Draft, Head, Manuscript, Table
from docgen.readers.draft import DraftFile, load_draft, read_draft
from docgen.readers.office.office import OfficeFiles
from docgen.readers.visit_file.settings import Settings
from docgen.readers.visit_file.visit import office_brand
from docgen.text.wording import full_date
from docgen.word.package.highlight import highlight

# stands for the table or chart of a line whose figures are not filled in
_ANY_TABLE = Table((("",),))


class ComposedDraft(NamedTuple):
    """A draft whose structure is known, ready to become a paper.

    ``findings`` are slips in its text, ``mended`` those that were mended on request.
    """

    content: ManuscriptInput
    brand: Brand | None = None
    notices: tuple[Problem, ...] = ()
    findings: tuple[Problem, ...] = ()
    mended: tuple[Problem, ...] = ()


def compose_draft(
    source: str | Path | bytes | None,
    year: YearTotals | None = None,
    fix: bool = False,
    office: str | Path | None = None,
    settings: Settings = (),
) -> ComposedDraft:
    """The draft of a file (of bytes; without one the stock draft of a summary), its fields filled from ``year``.

    With ``fix`` every slip whose mending is certain is mended, in the paper and not in the file. Raises DataError for a
    file that is no draft, and for fields that the ledger does not have; UsageError for a file that is not there.
    """
    with os_errors_as_usage_errors():
        file = read_draft_file(source, settings)
    return compose_draft_file(file, year, fix, office)


def read_draft_file(source: str | Path | bytes | None, settings: Settings) -> DraftFile:
    """The head and the lines of a draft; None is the stock draft of a summary."""
    if source is None:
        return load_draft(assets.stock("templates") / "drafts" / "summary.md", settings)
    if isinstance(source, bytes):
        return read_draft(source, "标准输入", Path.cwd(), settings)
    return load_draft(require_file(source), settings)


def compose_draft_file(file: DraftFile, year: YearTotals | None, fix: bool, office: str | Path | None) -> ComposedDraft:
    """The same as ``compose_draft`` for a draft that was read."""
    office_files, brand = office_and_brand(file.folder, office, year)
    leftovers = web_leftovers(file.manuscript)
    left = leftover_slips(file.manuscript, leftovers)
    if fix and leftovers:
        file = file._replace(manuscript=without_lines(file.manuscript, leftovers))
    manuscript, mended = _mended(file, year, brand) if fix else (file.manuscript, ())
    year = totals_of_paper(manuscript, file.head, year) if year else None
    filled, blocks = fill_figures(manuscript, year, brand)
    # slips are looked for in what the writer typed; the structure is that of the text with its figures
    typed = recognise(manuscript, file.head, dict.fromkeys(blocks, _ANY_TABLE))
    draft = recognise(filled, file.head, blocks) if year else typed
    if problems := [*_title_conflict(file.head, filled), *_date_conflict(file.head, draft)]:
        raise DataError(problems)
    if leftovers and not fix:
        # no slip is looked for in what is to go
        checked = without_lines(manuscript, leftovers)
        slips = (*left, *_slips(checked, recognise(checked, file.head), year, brand))
    else:
        slips = _slips(manuscript, typed, year, brand)
    return ComposedDraft(
        ManuscriptInput(file.head, draft, office_files.office),
        brand,
        notices=(*file.notices, *check_file_name(file.manuscript.file, brand), *draft.notices),
        findings=(*_problems(slips), *typed_figure_problems(manuscript, year)),
        mended=_problems((*left, *mended) if fix else ()),
    )


def _mended(file: DraftFile, year: YearTotals | None, brand: Brand | None) -> tuple[Manuscript, tuple[Slip, ...]]:
    """The lines of a draft without the slips whose mending is certain, and these slips."""
    draft = recognise(file.manuscript, file.head)
    return mend(file.manuscript, _slips(file.manuscript, draft, year, brand))


def office_and_brand(
    folder: Path, office: str | Path | None, year: YearTotals | None
) -> tuple[OfficeFiles, Brand | None]:
    """The office of a draft and its brand; where none lies around it, the office of the year's ledger.

    Raises DataError.
    """
    with os_errors_as_usage_errors():
        files = load_office_files(office, folder)
        if year and files.folder is None:
            files = OfficeFiles(office=year.office)
        brand, problems = office_brand(files, assets.brands())
    if problems:
        raise DataError(problems)
    return files, brand


def _slips(manuscript: Manuscript, draft: Draft, year: YearTotals | None, brand: Brand | None) -> tuple[Slip, ...]:
    return find_slips(manuscript, draft, brand.slogans if brand else {}, fields=year is not None)


def _problems(slips: Sequence[Slip]) -> tuple[Problem, ...]:
    return tuple(slip.problem for slip in slips)


def _title_conflict(head: Head, manuscript: Manuscript) -> Iterator[Problem]:
    """A title in the head, and another one as a Markdown heading at the top of the text."""
    lines = enumerate(manuscript.lines, manuscript.first)
    number, first = next(((number, line.strip()) for number, line in lines if line.strip()), (1, ""))
    if head.title and first.startswith("# ") and first[2:].split() != head.title.split():
        text = f"标题写了两处，不一样：开头写的是“{head.title}”，这里是“{first[2:].strip()}”"
        yield manuscript.problem(number, 1, "D324", text, "留下一处", "error")


def _date_conflict(head: Head, draft: Draft) -> Iterator[Problem]:
    """A date in the head, and another one at the end or under the title."""
    typed = typed_date(draft)
    numbers = date_numbers(typed)
    if head.date and len(numbers) == 3 and numbers != [head.date.year, head.date.month, head.date.day]:
        text = f"日期写了两处，不一样：开头写的是{full_date(head.date)}，正文是{typed}"
        yield Problem(head.at["date"], "D324", "error", text, "留下一处")


def build_draft(
    composed: ComposedDraft,
    name: str,
    template: TemplateSource = None,
    templates: Sequence[Path] = (),
    profile: str = "",
) -> tuple[File, ...]:
    """The paper of a draft: ``speech`` or ``summary``; what is still to be filled in is highlighted.

    Without ``profile`` it is set in that of the draft's head, else in the office's. Raises UsageError, TemplateError.
    """
    return tuple(paper.document for paper in build_draft_papers(composed, name, template, templates, profile))


def build_draft_papers(
    composed: ComposedDraft,
    name: str,
    template: TemplateSource = None,
    templates: Sequence[Path] = (),
    profile: str = "",
) -> tuple[PaperFiles, ...]:
    """The same with what is to be said of it: slogans that its template names and that may not be printed now."""
    content, kind = composed.content, load_kind(require_kind(name))
    withheld = brand_for_paper(composed.brand, kind, PrintOccasion(content.head.date))
    profile = profile or content.head.profile or content.office.profile
    options = TemplateOptions(template, templates, profile, withheld.brand)
    papers = []
    for page in kind.pages(content):
        (file,) = render_documents(name, [page], options)
        marked = _with_marks(file) if content.draft.placeholders else file
        names = sorted(withheld_names(name, page, options))
        papers.append(PaperFiles(marked, notices=tuple(withheld.reasons[asset] for asset in names)))
    return tuple(papers)


def _with_marks(file: File) -> File:
    """The paper with its placeholders marked, so that nobody reads them out or signs them unnoticed."""

    def places(text: str) -> Iterator[tuple[int, int]]:
        return ((found.start, found.end) for found in placeholders_in(text))

    return File(file.name, highlight(file.content, places))


def check_draft(source: str | Path | bytes, office: str | Path | None = None) -> tuple[Problem, ...]:
    """Everything to be said of a draft: what is printed otherwise than it was typed, and the slips in its text."""
    composed = compose_draft(source, office=office)
    return (*composed.notices, *composed.findings)


def check_draft_file(file: DraftFile, office: str | Path | None = None) -> tuple[Problem, ...]:
    """The same of a draft that was read."""
    composed = compose_draft_file(file, None, False, office)
    return (*composed.notices, *composed.findings)


def mended_manuscript(file: DraftFile, office: str | Path | None = None) -> tuple[Manuscript, tuple[Problem, ...]]:
    """The lines of a draft without the slips whose mending is certain, and these slips."""
    _, brand = office_and_brand(file.folder, office, None)
    manuscript, mended = _mended(file, None, brand)
    return manuscript, _problems(mended)


def draft_json(draft: Draft) -> dict[str, Any]:
    """The shape that ``docgen speech --json`` prints."""
    return {
        "title": "".join(draft.title),
        "subtitle": draft.subtitle,
        "byline": list(draft.byline),
        "salutation": draft.salutation,
        "closing": draft.closing,
        "parts": [
            {
                "level": part.level,
                "number": part.number,
                "text": part.text,
                "run_in": part.run_in,
                "line": part.line,
                **({"caption": part.caption.title} if part.caption else {}),
            }
            for part in draft.parts
        ],
        "attachments": list(draft.attachments),
        "signature": list(draft.signature),
        "date": draft.date,
        "placeholders": [{"line": line, "text": text} for line, text in draft.placeholders],
    }
