"""The papers of a visit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.api.documents import render_documents, require_sections
from docgen.api.files import File
from docgen.api.kinds import require_kind
from docgen.errors import DataError, Problem, UsageError
from docgen.kinds import kind
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind
from docgen.model.visit import Visit
from docgen.rules.rule import ExemptedFinding, Verdict
from docgen.word.package.watermark import add_watermark


def build(
    visit: Visit,
    kinds: Sequence[str] = ("plan",),
    template: str | Path | None = None,
    templates: Sequence[Path] = (),
    profile: str = "",
    draft: bool = False,
    verdict: Verdict | None = None,
) -> tuple[File, ...]:
    """The papers of these kinds.

    ``template`` is a .docx of the user's own for all of them; ``templates`` are folders looked through before ours.
    Stock templates are put into ``profile`` (国标 or 常规, else the office's 版式) and the brand's faces; a user's own
    stays as it is. A ``draft`` of a paper that is signed is made whatever the rules find, with 草稿 across every page
    and at the end of its name; otherwise such a paper is not made while a rule that must be kept is broken.
    ``verdict`` is that of ``apply_rules``; the rules are asked now when it is not given.

    Raises UsageError for an unknown kind, TemplateError and DataError as ``word.fill`` does, DataError with every
    problem of level must.
    """
    options = _Options(template, templates, profile, draft, verdict)
    return tuple(file for name in kinds for file in _papers(visit, name, options))


@dataclass(frozen=True, slots=True)
class _Options:
    """How papers are to be made, as ``build`` is told."""

    template: str | Path | None
    templates: Sequence[Path]
    profile: str
    draft: bool
    verdict: Verdict | None


def _papers(visit: Visit, name: str, options: _Options) -> Iterable[File]:
    wanted = kind(require_kind(name))
    if wanted.source == "名单":
        # faces of type are brought in only for cards
        from docgen.api.cards import render_visit_cards

        yield from render_visit_cards(visit, name, options.template, options.templates)
    elif wanted.source == "座次":
        # chairs and drawings are brought in only for charts
        from docgen.api.seating_charts import seating_charts

        yield from seating_charts(visit, options.template, options.templates, options.profile)
    elif wanted.source == "来访":
        yield from _paper_of_visit(visit, name, wanted, options)
    else:
        hint = f"它是从{wanted.source}做的：docgen {name} --help"
        raise UsageError([Problem(None, "U103", "error", f"{wanted.title}不是从来访文件做的", hint)])


def _paper_of_visit(visit: Visit, name: str, wanted: Kind, options: _Options) -> Iterable[File]:
    require_sections(visit, wanted)
    page_input = PageInput(visit, _exempted(visit, options)) if wanted.signed else PageInput(visit)
    files = render_documents(
        name,
        wanted.pages(page_input),
        visit.brand,
        options.template,
        options.templates,
        options.profile or visit.office.profile,
    )
    yield from map(_as_draft, files) if options.draft and wanted.signed else files


def _exempted(visit: Visit, options: _Options) -> tuple[ExemptedFinding, ...]:
    """What the visit is exempted from. Raises DataError with every broken rule of level must, save for a draft."""
    # rules are asked only for papers that are signed
    from docgen.api.checks import apply_rules, problems_of_rules

    verdict = options.verdict or apply_rules(visit)
    broken = [problem for problem in problems_of_rules(visit, verdict) if problem.level == "must"]
    if broken and not options.draft:
        raise DataError(broken)
    return verdict.exempted


def _as_draft(file: File) -> File:
    return File(f"{file.name.removesuffix('.docx')}（草稿）.docx", add_watermark(file.content, "草稿"))
