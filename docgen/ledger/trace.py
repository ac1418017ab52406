"""Which visits stand behind a figure."""

from collections.abc import Iterator

from docgen.errors import Problem, UsageError
from docgen.ledger.totals import TOTAL, CountedVisits, Totals, shown_name
from docgen.model.suggestions import suggestion


def trace(totals: Totals, figure: str) -> CountedVisits:
    """The visits behind ``figure``: 合计, the name of a part (厅局级, 7月), or both (类别.厅局级).

    Raises UsageError for a name that means no figure, or more than one.
    """
    if figure == TOTAL:
        return totals.total
    matches = [(names[0], counted) for names, counted in _figures(totals) if figure in names]
    if len(matches) == 1:
        return matches[0][1]
    if matches:
        full_names = "、".join(name for name, _ in matches)
        raise UsageError([Problem(None, "U103", "error", f"“{figure}”有几个", f"写全：{full_names}")])
    known = [names[-1] for names, _ in _figures(totals)]
    hint = suggestion(figure, known) or f"可以写：{TOTAL}、{'、'.join(dict.fromkeys(known))}"
    raise UsageError([Problem(None, "U103", "error", f"统计里没有“{figure}”", hint)])


def _figures(totals: Totals) -> Iterator[tuple[tuple[str, ...], CountedVisits]]:
    """Every figure with the names that mean it, the full one first."""
    for part, counts in totals.parts.items():
        for name, counted in counts.items():
            shown = shown_name(part, name)
            yield tuple(dict.fromkeys((f"{part}.{name}", f"{part}.{shown}", shown))), counted
