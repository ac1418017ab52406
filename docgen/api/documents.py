"""The pages of a kind as Word documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from docgen import assets
from docgen.api.files import File, os_errors_as_usage_errors, require_file
from docgen.api.other_engine import Fillable, open_for_other_engine
from docgen.errors import DataError, Mark, Problem, TemplateError, UsageError
from docgen.kinds._kind import Kind, Page
from docgen.model.brand import Brand
from docgen.model.visit import Visit
from docgen.output.template_cache import TemplateCache
from docgen.output.write import safe_name
from docgen.word.engine.fill import brand_values, fill_in_chunks, open_template, unprintable_values
from docgen.word.engine.lint import lint_tags, no_tags
from docgen.word.engine.name_hints import BRAND_NAMES
from docgen.word.engine.printed_values import PrintedValues
from docgen.word.engine.read_back import read_back_fault
from docgen.word.engine.template_store import MAKERS
from docgen.word.foreign.open_doubts import problem_of_open_doubts
from docgen.word.markup.page import PROFILES
from docgen.word.package.taken_out import UNSEEN
from docgen.word.package.zip import Keep, PackageError
from docgen.word.stock.profile import apply_profile
from docgen.word.stock.resized_type import resize_type

_STORE = TemplateCache(MAKERS)


class OwnTemplate(NamedTuple):
    """A template of the user's own, and the engine that fills it: docxtpl, or empty for ours."""

    path: str | Path
    engine: str = ""


#: A template of the user's own: a path, or a path with an engine.
TemplateSource = str | Path | OwnTemplate | None


def path_for_our_engine(template: TemplateSource) -> str | Path | None:
    """The path of a template that only our engine can fill: that of cards. Raises UsageError for another engine."""
    if not isinstance(template, OwnTemplate):
        return template
    if template.engine:
        text = f"席卡和证件要排字号、翻面，{template.engine} 做不了"
        raise UsageError([Problem(None, "U103", "error", text, "去掉 --engine")])
    return template.path


class TemplateOptions(NamedTuple):
    """Which template a paper is printed with, and how.

    ``template`` is a .docx of the user's own; without it the template is looked for in ``templates``, folders of the
    user's, and then among ours. Ours is set in ``profile`` (a layout such as 国标) and in the fonts of ``brand``; the
    user's own stays as it is. A ``draft`` may be printed with a template that asks to be checked. Any template may
    print the pictures and slogans of ``brand``.
    """

    template: TemplateSource = None
    templates: Sequence[Path] = ()
    profile: str = "国标"
    brand: Brand | None = None
    draft: bool = False


def render_documents(name: str, pages: Iterable[Page], options: TemplateOptions) -> Iterator[File]:
    """The documents of a kind's pages, one for each page. Raises TemplateError, DataError, UsageError."""
    for file_name, chunks in render_chunks(name, pages, options):
        yield File(file_name, b"".join(chunks))


def render_chunks(
    name: str, pages: Iterable[Page], options: TemplateOptions, reads_back: bool = True, keep: Keep = tuple
) -> Iterator[tuple[str, Sequence[bytes]]]:
    """The same documents in chunks, each with its file name: one of ten thousand cards is not held, but in ``keep``.

    Each is read back before it leaves, unless the caller ``reads_back`` himself.
    """
    templates: dict[tuple[str, int], _ReadyTemplate] = {}
    for page in pages:
        key = (page.template or name, page.type_percent)
        # the pages of a template have the same names, and ours use no others
        is_known = key in templates
        template = templates[key] = templates.get(key) or _ready_template(*key, options)
        with os_errors_as_usage_errors():
            names_known = is_known or template.is_stock
            store = _STORE if template.is_stock else None
            if template.engine:
                chunks: Sequence[bytes] = _filled_by_docxtpl(template, page, options)
            else:
                printed = PrintedValues() if reads_back else None
                chunks = fill_in_chunks(
                    template.source, page.context, options.brand, names_known, store, printed=printed, keep=keep
                )
                if printed is not None:
                    require_as_written(chunks, printed)
        yield f"{safe_name(page.name)}.docx", chunks


def require_as_written(document: Sequence[bytes], printed: PrintedValues) -> None:
    """Raises TemplateError where a finished document is not what its template has printed."""
    if fault := read_back_fault(document, printed):
        hint = "再做一次；还是这样，不加 --template 用自带的模板，并把这一句告诉程序的作者"
        raise TemplateError([Problem(None, "M119", "error", f"文书写好后读回来，{fault}，没有交出去", hint)])


class _ReadyTemplate(NamedTuple):
    """A template of the user's own, or one of ours in the profile and the faces of the brand."""

    source: Path | bytes
    is_stock: bool
    engine: str = ""


def _ready_template(name: str, percent: int, options: TemplateOptions) -> _ReadyTemplate:
    """The template of a name, its resizable type set in ``percent`` of its size."""
    own = options.template
    if isinstance(own, OwnTemplate) and own.engine:
        path = require_file(own.path)
        _require_checked(path, options.draft)
        return _ReadyTemplate(path, is_stock=False, engine=own.engine)
    own_path = own.path if isinstance(own, OwnTemplate) else own
    path = require_file(own_path) if own_path else assets.template_file(name, options.templates)
    if not path.is_relative_to(assets.stock("templates")):
        with os_errors_as_usage_errors():
            if faults := lint_tags(path):
                raise TemplateError(faults)
            _require_checked(path, options.draft)
            return _ReadyTemplate(resize_type(path.read_bytes(), percent) if percent != 100 else path, is_stock=False)
    brand = options.brand
    faces, colours = (brand.faces, brand.colours) if brand else ({}, {})
    styled = apply_profile(path, PROFILES[options.profile], faces, colours)
    return _ReadyTemplate(resize_type(styled, percent), is_stock=True)


def _require_checked(path: Path, is_draft: bool) -> None:
    if not is_draft:
        with os_errors_as_usage_errors():
            content = path.read_bytes()
        require_checked(content, path.name, "；先看样加 --draft（签发的文书才有）")


def require_checked(content: bytes, file_name: str, way_on: str = "") -> None:
    """Raises TemplateError for a template in which remarks of ``template from`` still stand.

    ``way_on`` is added to the remedy.
    """
    try:
        problem = problem_of_open_doubts(content, file_name, way_on)
    except PackageError as error:
        raise TemplateError([Problem(Mark(file_name, 1, 1), "M101", "error", str(error))]) from error
    if problem:
        raise TemplateError([problem])


def _filled_by_docxtpl(template: _ReadyTemplate, page: Page, options: TemplateOptions) -> tuple[bytes, ...]:
    """The document of a page by docxtpl. Raises TemplateError, DataError."""
    path = template.source
    assert isinstance(path, Path)
    prepared = open_for_other_engine(path.read_bytes(), path.name)
    context = {**brand_values(options.brand), **page.context}
    if not prepared.has_tags:
        raise TemplateError([no_tags(path.name)])
    if problems := unprintable_values(context):
        raise DataError(problems)
    if unknown := prepared.check_names(context):
        raise TemplateError(unknown)
    return tuple(prepared.render(context))


def withheld_names(name: str, page: Page, options: TemplateOptions) -> frozenset[str]:
    """The slogans and pictures that a user's template of a page names and the brand withholds. Raises TemplateError.

    Templates of ours name none.
    """
    if options.brand is None or not options.brand.withheld:
        return frozenset()
    template = _ready_template(page.template or name, page.type_percent, options)
    if template.is_stock or template.engine:
        return frozenset()
    with os_errors_as_usage_errors():
        dotted_names = open_template(template.source).names()
    named = {dotted.partition(".")[2] for dotted in dotted_names if dotted.partition(".")[0] in BRAND_NAMES}
    return options.brand.withheld & named


def notices_of_own_template(name: str, options: TemplateOptions) -> tuple[Problem, ...]:
    """What a user's template holds unseen, of which nothing gets into the paper; none for ours."""
    opened = _opened_own(name, options)
    return tuple(notice for notice in opened.prepared.notices if notice.code == UNSEEN) if opened else ()


class OwnTemplateNames(NamedTuple):
    """The file of a user's template, and the dotted names that it uses."""

    file_name: str
    names: tuple[str, ...]


def names_of_own_template(name: str, options: TemplateOptions) -> OwnTemplateNames | None:
    """The names that a user's template uses; None where ours is used. Raises TemplateError, UsageError."""
    opened = _opened_own(name, options)
    return OwnTemplateNames(opened.file_name, tuple(opened.prepared.names())) if opened else None


class _OpenedTemplate(NamedTuple):
    """A user's template, ready to be filled, and the name of its file."""

    file_name: str
    prepared: Fillable


def _opened_own(name: str, options: TemplateOptions) -> _OpenedTemplate | None:
    """The user's template of a paper; None where ours is used. Raises TemplateError, UsageError."""
    if not (options.template or options.templates) or (template := _ready_template(name, 100, options)).is_stock:
        return None
    path = template.source
    assert isinstance(path, Path)
    with os_errors_as_usage_errors():
        if template.engine:
            return _OpenedTemplate(path.name, open_for_other_engine(path.read_bytes(), path.name))
        return _OpenedTemplate(path.name, open_template(path))


def require_sections(visit: Visit, kind: Kind) -> None:
    """Raises DataError when a visit lacks sections that a kind needs."""
    missing = missing_sections(visit, kind.needs)
    if missing:
        mark = visit.at[""]
        text, hint = f"来访文件里没有{'、'.join(missing)}，做不了{kind.title}", f"写上“{missing[0]}”"
        raise DataError([Problem(mark, "D108", "error", text, hint, visit.line(mark))])


def missing_sections(visit: Visit, sections: Sequence[str]) -> list[str]:
    """Those of these sections, by their Chinese names, that a visit does not have."""
    needed = [section for section in fields(Visit) if section.metadata.get("chinese") in sections]
    return [section.metadata["chinese"] for section in needed if not getattr(visit, section.name)]
