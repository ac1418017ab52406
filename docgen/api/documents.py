"""The pages of a kind as Word documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from docgen import assets
from docgen.api.files import File, os_errors_as_usage_errors, require_file
from docgen.errors import DataError, Problem
from docgen.kinds._kind import Kind, Page
from docgen.model.brand import Brand
from docgen.model.visit import Visit
from docgen.output.code_cache import CodeCache
from docgen.output.write import safe_name
from docgen.word.engine.code_store import COMPILER
from docgen.word.engine.fill import fill_in_chunks
from docgen.word.markup.page import PROFILES
from docgen.word.stock.profile import apply_profile

_STORE = CodeCache(COMPILER)


class TemplateOptions(NamedTuple):
    """Which template a paper is printed with, and how.

    ``template`` is a .docx of the user's own; without it the template is looked for in ``templates``, folders of the
    user's, and then among ours. Ours is set in ``profile`` (a layout such as 国标) and in the fonts of ``brand``; the
    user's own stays as it is. Any template may print the pictures and slogans of ``brand``.
    """

    template: str | Path | None = None
    templates: Sequence[Path] = ()
    profile: str = "国标"
    brand: Brand | None = None


def render_documents(name: str, pages: Iterable[Page], options: TemplateOptions) -> Iterator[File]:
    """The documents of a kind's pages, one for each page. Raises TemplateError, DataError, UsageError."""
    for file_name, chunks in render_chunks(name, pages, options):
        yield File(file_name, b"".join(chunks))


def render_chunks(
    name: str, pages: Iterable[Page], options: TemplateOptions
) -> Iterator[tuple[str, tuple[bytes, ...]]]:
    """The same documents in chunks, each with its file name: a stack of ten thousand cards is not held twice."""
    path = require_file(options.template) if options.template else assets.template_file(name, options.templates)
    is_stock = path.is_relative_to(assets.stock("templates"))
    template, store = (_styled_template(path, options), _STORE) if is_stock else (path, None)
    for number, page in enumerate(pages):
        with os_errors_as_usage_errors():
            # the pages of a kind have the same names, and its own template uses no others
            chunks = fill_in_chunks(template, page.context, options.brand, is_stock or number > 0, store)
        yield f"{safe_name(page.name)}.docx", chunks


def _styled_template(path: Path, options: TemplateOptions) -> Path | bytes:
    """A template of ours in the profile and the faces of the brand."""
    return apply_profile(path, PROFILES[options.profile], options.brand.faces if options.brand else {})


def require_sections(visit: Visit, kind: Kind) -> None:
    """Raises DataError when a visit lacks sections that a kind needs."""
    needed = [section for section in fields(Visit) if section.metadata.get("chinese") in kind.needs]
    missing = [section.metadata["chinese"] for section in needed if not getattr(visit, section.name)]
    if missing:
        mark = visit.at[""]
        text, hint = f"来访文件里没有{'、'.join(missing)}，做不了{kind.title}", f"写上“{missing[0]}”"
        raise DataError([Problem(mark, "D108", "error", text, hint, visit.line(mark))])
