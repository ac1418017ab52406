"""The papers of a visit."""

from collections.abc import Iterable, Sequence
from dataclasses import Field, fields
from pathlib import Path

from docgen.api.documents import render_documents
from docgen.api.files import File
from docgen.api.kinds import require_kind
from docgen.errors import DataError, Problem, UsageError
from docgen.kinds import kind
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind
from docgen.model.visit import Visit
from docgen.rules.rule import ExemptedFinding
from docgen.word.package.watermark import watermarked


def build(
    visit: Visit,
    kinds: Sequence[str] = ("plan",),
    template: str | Path | None = None,
    templates: Sequence[Path] = (),
    profile: str = "",
    draft: bool = False,
) -> tuple[File, ...]:
    """The papers of these kinds.

    ``template`` is a .docx of the user's own for all of them; ``templates`` are folders looked through before ours.
    Stock templates are put into ``profile`` (国标 or 常规, else the office's 版式) and the brand's faces; a user's own
    stays as it is. A ``draft`` of a paper that is signed is made whatever the rules find, with 草稿 across every page
    and at the end of its name; otherwise such a paper is not made while a rule that must be kept is broken.

    Raises UsageError for an unknown kind, TemplateError and DataError as ``word.fill`` does, DataError with every
    problem of level must.
    """
    return tuple(file for name in kinds for file in _papers(visit, name, template, templates, profile, draft))


def _papers(
    visit: Visit, name: str, template: str | Path | None, templates: Sequence[Path], profile: str, draft: bool
) -> Iterable[File]:
    wanted = kind(require_kind(name))
    if wanted.source == "名单":
        # faces of type are brought in only for cards
        from docgen.api.cards import papers

        yield from papers(visit, name, template, templates)
        return
    if wanted.source != "来访":
        hint = f"它是从{wanted.source}做的：docgen {name} --help"
        raise UsageError([Problem(None, "U103", "error", f"{wanted.title}不是从来访文件做的", hint)])
    lacking = [
        one.metadata["chinese"] for one in fields(Visit) if _needed(one, wanted) and not getattr(visit, one.name)
    ]
    if lacking:
        mark = visit.at[""]
        text, hint = f"来访文件里没有{'、'.join(lacking)}，做不了{wanted.title}", f"写上“{lacking[0]}”"
        raise DataError([Problem(mark, "D108", "error", text, hint, visit.line(mark))])
    desk = PageInput(visit, _allowed(visit, draft)) if wanted.signed else PageInput(visit)
    files = render_documents(
        name, wanted.pages(desk), visit.brand, template, templates, profile or visit.office.profile
    )
    yield from map(_as_draft, files) if draft and wanted.signed else files


def _needed(field: Field[object], wanted: Kind) -> bool:
    return field.metadata.get("chinese") in wanted.needs


def _allowed(visit: Visit, draft: bool) -> tuple[ExemptedFinding, ...]:
    """What the visit lets pass. Raises DataError with what must not be, unless it is for a draft."""
    # rules are asked only for papers that are signed
    from docgen.api.checks import judged

    verdict, problems = judged(visit)
    if (broken := [one for one in problems if one.level == "must"]) and not draft:
        raise DataError(broken)
    return verdict.exempted


def _as_draft(file: File) -> File:
    return File(f"{file.name.removesuffix('.docx')}（草稿）.docx", watermarked(file.content, "草稿"))
