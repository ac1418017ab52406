"""Slips in the text of a draft: each reported at its place, and mended only when the writer asks for it."""

from collections.abc import Mapping

from docgen.draft.line_checks import check_lines
from docgen.draft.number_checks import check_heading_numbers
from docgen.draft.slip import Slip
from docgen.draft.structure_checks import check_attachments, check_repetitions, check_structure
from docgen.draft.unit_checks import check_units
from docgen.model.draft import Draft, Manuscript


def find_slips(
    manuscript: Manuscript, draft: Draft, slogans: Mapping[str, str] | None = None, fields: bool = False
) -> tuple[Slip, ...]:
    """Every slip in the text, by place; ``slogans`` are the brand's exact texts by name.

    With ``fields`` what stands in ``{{ }}`` is filled from a ledger, and no slip.
    """
    slips = [
        *check_lines(manuscript, tuple((slogans or {}).values()), fields),
        *check_attachments(manuscript),
        *check_heading_numbers(manuscript),
        *check_structure(manuscript, draft),
        *check_repetitions(manuscript),
        *check_units(manuscript),
    ]
    return tuple(sorted(slips, key=lambda slip: (slip.problem.place, slip.problem.code)))
