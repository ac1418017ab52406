"""The papers of a visit."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen.api.documents import (
    TemplateOptions,
    TemplateSource,
    notices_of_own_template,
    path_for_our_engine,
    render_documents,
    require_sections,
    withheld_names,
)
from docgen.api.exempted import exempted_findings
from docgen.api.files import EnclosedFile, File, PaperFiles
from docgen.api.guests_printed import require_all_guests
from docgen.api.kinds import require_kind
from docgen.api.seating.visits import seated
from docgen.api.visit_names import VISIT, visit_values
from docgen.errors import Problem, UsageError
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput, VisitsInput
from docgen.kinds._kind import Enclosure, Kind, Page
from docgen.kinds._slogans import brand_for_paper, occasion_of
from docgen.kinds.plan_sections.people import person_name
from docgen.model.visit import Visit
from docgen.output.write import safe_name
from docgen.rules.engine import findings_of
from docgen.rules.rule import Verdict
from docgen.seating.plan import SeatedVisit
from docgen.word.package.watermark import add_watermark

#: People whom a notice names.
_MOST_NAMES = 20


def build(
    visit: Visit | SeatedVisit,
    kinds: Sequence[str] = ("plan",),
    template: TemplateSource = None,
    templates: Sequence[Path] = (),
    profile: str = "",
    draft: bool = False,
    verdict: Verdict | None = None,
    options: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[File, ...]:
    """The papers of these kinds, of a visit or of one whose seatings are worked out.

    ``template`` is a .docx of the user's own for all of them; ``templates`` are folders looked through before ours.
    Stock templates are put into ``profile`` (国标 or 常规, else the office's 版式) and the brand's faces; a user's own
    stays as it is. A ``draft`` of a paper that is signed is made whatever the rules find, with 草稿 across every page
    and at the end of its name; otherwise such a paper is not made while a rule that must be kept is broken.
    ``options`` are those of the kinds themselves: a plan with ``without-charts`` carries no charts, charts with
    ``attached`` bear their numbers as annexes of the plan.
    ``verdict`` is that of ``apply_rules``; the rules are asked now when it is not given.

    Behind a plan come the Word documents and PDFs that the visit attaches to it, named by their numbers.

    Raises UsageError for an unknown kind, TemplateError and DataError as ``word.fill`` does, DataError with every
    problem of level must.
    """
    papers = build_papers(visit, kinds, template, templates, profile, draft, verdict, options)
    return tuple(file for paper in papers for file in paper.files)


def build_papers(
    visit: Visit | SeatedVisit,
    kinds: Sequence[str] = ("plan",),
    template: TemplateSource = None,
    templates: Sequence[Path] = (),
    profile: str = "",
    draft: bool = False,
    verdict: Verdict | None = None,
    options: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[PaperFiles, ...]:
    """The same with what lies beside each paper told apart, as ``to_pdf`` takes it."""
    build_options = _BuildOptions(template, templates, profile, draft, verdict, options)
    seated_visit = seated(visit)
    return tuple(paper for name in kinds for paper in _papers(seated_visit, name, build_options))


class _BuildOptions(NamedTuple):
    """What ``build`` is given besides the visit and the kinds."""

    template: TemplateSource
    templates: Sequence[Path]
    profile: str
    draft: bool
    verdict: Verdict | None
    of_kind: Mapping[str, Any]


def _papers(seated_visit: SeatedVisit, name: str, options: _BuildOptions) -> Iterator[PaperFiles]:
    kind, visit = load_kind(require_kind(name)), seated_visit.visit
    if kind.source == "名单":
        # only cards pay for reading fonts
        from docgen.api.cards.prepare import render_visit_cards

        yield from map(
            PaperFiles, render_visit_cards(visit, name, path_for_our_engine(options.template), options.templates)
        )
    elif kind.source == "桌次":
        # only cards pay for reading fonts
        from docgen.api.cards.table_signs import render_table_signs

        yield render_table_signs(seated_visit, name, _template_options(visit, options), options.of_kind)
    elif kind.source == "座次":
        # only charts pay for chairs and drawings
        from docgen.api.seating.charts import seating_charts

        charts = seating_charts(seated_visit, options.template, options.templates, options.profile, options.of_kind)
        yield from map(PaperFiles, charts)
    elif kind.source == "多次来访":
        require_sections(visit, kind)
        pages = list(kind.pages(VisitsInput((visit,), visit.office, 1, options=options.of_kind)))
        template_options = _template_options(visit, options)
        for page, document in zip(pages, render_documents(name, pages, template_options), strict=True):
            unseen = notices_of_own_template(page.template or name, template_options)
            yield PaperFiles(document, notices=(*_notice_of_blanks(page), *unseen), blanks=page.blanks.names)
    elif kind.source == "来访":
        yield from _papers_of_visit(seated_visit, name, kind, options)
    else:
        hint = f"它是从{kind.source}做的：docgen {name} --help"
        raise UsageError([Problem(None, "U103", "error", f"{kind.title}不是从来访文件做的", hint)])


def _papers_of_visit(seated_visit: SeatedVisit, name: str, kind: Kind, options: _BuildOptions) -> Iterator[PaperFiles]:
    visit = seated_visit.visit
    require_sections(visit, kind)
    exempted = exempted_findings(visit, options.verdict, options.draft) if kind.signed else ()
    plans = seated_visit.plans if kind.carries_charts else ()
    page_input = PageInput(visit, exempted, plans, options.of_kind)
    pages = list(kind.pages(page_input))
    if options.template or options.templates:
        own = {VISIT: visit_values(visit)}
        pages = [page._replace(context={**own, **page.context}) for page in pages]
    withheld = brand_for_paper(visit.brand, kind, occasion_of(visit))
    template_options = _template_options(visit, options)._replace(brand=withheld.brand)
    documents = render_documents(name, pages, template_options)
    for page, document in zip(pages, documents, strict=True):
        require_all_guests(visit, name, document.content, template_options)
        enclosed = tuple(_enclosed_file(visit, enclosure) for enclosure in page.enclosures)
        named = withheld_names(name, page, template_options)
        withheld_reasons = (withheld.reasons[name] for name in sorted(named))
        of_page = (*page.problems, *_notices_of_people(visit, kind, page), *_notice_of_blanks(page))
        unseen = notices_of_own_template(page.template or name, template_options)
        notices = (*findings_of(visit, kind.rules), *of_page, *withheld_reasons, *unseen)
        printed = _as_draft(document) if options.draft and kind.signed else document
        yield PaperFiles(printed, enclosed, notices, page.left_out, page.blanks.names)


def _notice_of_blanks(page: Page) -> Iterator[Problem]:
    """A notice of what a paper has only a place for."""
    if names := page.blanks.names:
        hint = f"定了以后{page.blanks.remedy}；来不及就打印出来手写"
        yield Problem(None, "D706", "note", f"{'、'.join(names)}没有定，纸上空着", hint)


def _notices_of_people(visit: Visit, kind: Kind, page: Page) -> Iterator[Problem]:
    """A notice for every reason for which a paper has nothing for somebody, with all whom it concerns."""
    by_reason: dict[str, list[str]] = {}
    for key, reason in page.left_out.items():
        by_reason.setdefault(reason, []).append(person_name(visit, visit.person(key)))
    for reason, names in by_reason.items():
        others = f"等{len(names)}人" if len(names) > _MOST_NAMES else ""
        text = f"{kind.title}：{'、'.join(names[:_MOST_NAMES])}{others}{reason}"
        yield Problem(None, "D701", "note", text)


def _enclosed_file(visit: Visit, enclosure: Enclosure) -> EnclosedFile:
    attached = visit.attached[enclosure.attachment]
    return EnclosedFile(File(f"{safe_name(enclosure.name)}{attached.ending}", attached.content), enclosure.before)


def _template_options(visit: Visit, options: _BuildOptions) -> TemplateOptions:
    profile = options.profile or visit.office.profile
    return TemplateOptions(options.template, options.templates, profile, visit.brand, options.draft)


def _as_draft(file: File) -> File:
    return File(f"{file.name.removesuffix('.docx')}（草稿）.docx", add_watermark(file.content, "草稿"))
