"""The pages of a kind as Word documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from docgen import assets
from docgen.api.files import File, os_errors_as_usage_errors, require_file
from docgen.errors import DataError, Problem
from docgen.kinds._kind import Kind, Page
from docgen.model.brand import Brand
from docgen.model.visit import Visit
from docgen.output.write import safe_name
from docgen.word.engine.fill import fill_in_chunks
from docgen.word.markup.page import PROFILES
from docgen.word.stock.profile import apply_profile


def render_documents(
    name: str,
    pages: Iterable[Page],
    brand: Brand | None,
    template: str | Path | None,
    templates: Sequence[Path],
    profile: str,
) -> Iterator[File]:
    """The documents of a kind's pages, on the user's template or on ours in this profile and the brand's faces."""
    for name_of, parts in render_chunks(name, pages, brand, template, templates, profile):
        yield File(name_of, b"".join(parts))


def render_chunks(
    name: str,
    pages: Iterable[Page],
    brand: Brand | None,
    template: str | Path | None,
    templates: Sequence[Path],
    profile: str,
) -> Iterator[tuple[str, tuple[bytes, ...]]]:
    """The same, each with its file name, in chunks: a stack of ten thousand cards is not held twice."""
    content: Path | bytes = require_file(template) if template else assets.template(name, templates)
    if isinstance(content, Path) and content.is_relative_to(assets.stock("templates")):
        content = apply_profile(content, PROFILES[profile], brand.faces if brand else {})
    for number, page in enumerate(pages):
        with os_errors_as_usage_errors():
            # the pages of a kind have the same names
            filled = fill_in_chunks(content, page.context, brand, names_known=number > 0)
        yield f"{safe_name(page.name)}.docx", filled


def require_sections(visit: Visit, wanted: Kind) -> None:
    """Raises DataError when a visit lacks sections that a kind needs."""
    needed = [one for one in fields(Visit) if one.metadata.get("chinese") in wanted.needs]
    lacking = [one.metadata["chinese"] for one in needed if not getattr(visit, one.name)]
    if lacking:
        mark = visit.at[""]
        text, hint = f"来访文件里没有{'、'.join(lacking)}，做不了{wanted.title}", f"写上“{lacking[0]}”"
        raise DataError([Problem(mark, "D108", "error", text, hint, visit.line(mark))])
