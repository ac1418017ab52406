"""The pages of a kind for a visit out of a few lines."""

from typing import Any

from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Page
from docgen.model.visit import Visit
from docgen.seating.plan import plans


def pages_of(kind: str, of: Visit, **options: Any) -> list[Page]:
    """The pages; an option with a dash is written with an underscore."""
    given = {name.rstrip("_").replace("_", "-"): value for name, value in options.items()}
    return list(load_kind(kind).pages(PageInput(of, plans=plans(of)[0], options=given)))


def page_of(kind: str, of: Visit, **options: Any) -> dict[str, Any]:
    """The context of the only page."""
    (page,) = pages_of(kind, of, **options)
    return dict(page.context)
