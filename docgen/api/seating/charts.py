"""The charts of a visit's seatings as a Word document."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from docgen.api.documents import TemplateOptions, TemplateSource, render_documents, require_sections
from docgen.api.exempted import exempted_findings
from docgen.api.files import File
from docgen.api.seating.seats import chosen_plans
from docgen.api.seating.visits import seated
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.model.visit import Visit
from docgen.seating.plan import SeatedVisit


def seating_charts(
    visit: Visit | SeatedVisit,
    template: TemplateSource = None,
    templates: Sequence[Path] = (),
    profile: str = "",
    options: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[File, ...]:
    """The 座次图 of a visit as a Word document. Raises DataError for a visit without seatings, TemplateError.

    ``options`` are those of the kind: with ``attached`` its charts bear the numbers that they have as annexes of the
    plan.
    """
    seated_visit, wanted = seated(visit), load_kind("seating")
    visit = seated_visit.visit
    require_sections(visit, wanted)
    chosen_plans(seated_visit, "")  # raises DataError where no seating says who takes part
    exempted = exempted_findings(visit, None, draft=True) if options.get("attached") else ()
    pages = wanted.pages(PageInput(visit, exempted, seated_visit.plans, options))
    return tuple(
        render_documents(
            "seating", pages, TemplateOptions(template, templates, profile or visit.office.profile, visit.brand)
        )
    )
