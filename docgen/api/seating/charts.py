"""The charts of a visit's seatings as a Word document."""

from collections.abc import Sequence
from pathlib import Path

from docgen.api.documents import TemplateOptions, render_documents, require_sections
from docgen.api.files import File
from docgen.api.seating.visits import seated
from docgen.kinds import load_kind
from docgen.model.visit import Visit
from docgen.seating.plan import SeatedVisit


def seating_charts(
    visit: Visit | SeatedVisit,
    template: str | Path | None = None,
    templates: Sequence[Path] = (),
    profile: str = "",
) -> tuple[File, ...]:
    """The 座次图 of a visit as a Word document. Raises DataError for a visit without seatings, TemplateError."""
    seated_visit, wanted = seated(visit), load_kind("seating")
    visit = seated_visit.visit
    require_sections(visit, wanted)
    pages = wanted.pages(seated_visit)
    options = TemplateOptions(template, templates, profile or visit.office.profile, visit.brand)
    return tuple(render_documents("seating", pages, options))
