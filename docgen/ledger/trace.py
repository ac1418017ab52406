"""Which visits stand behind a figure."""

from collections.abc import Iterator

from docgen.errors import Problem, UsageError
from docgen.ledger.totals import MONTHS, TOTAL, Counted, Totals
from docgen.model.suggestions import suggestion


def figure_behind(totals: Totals, figure: str) -> Counted:
    """The visits behind ``figure``: 合计, the name of a part (厅局级, 7月), or both (类别.厅局级).

    Raises UsageError for a name that means no figure, or more than one.
    """
    if figure == TOTAL:
        return totals.total
    found = [one for name, one in _figures(totals) if figure in name]
    if len(found) == 1:
        return found[0]
    if found:
        ways = [name[0] for name, _ in _figures(totals) if figure in name]
        raise UsageError([Problem(None, "U103", "error", f"“{figure}”有几个", f"写全：{'、'.join(ways)}")])
    known = [name[-1] for name, _ in _figures(totals)]
    hint = suggestion(figure, known) or f"可以写：{TOTAL}、{'、'.join(dict.fromkeys(known))}"
    raise UsageError([Problem(None, "U103", "error", f"统计里没有“{figure}”", hint)])


def _figures(totals: Totals) -> Iterator[tuple[tuple[str, ...], Counted]]:
    """Every figure with the names that mean it, the full one first."""
    for part, inside in totals.parts.items():
        for name, one in inside.items():
            shown = f"{name}月" if part == MONTHS else name
            yield tuple(dict.fromkeys((f"{part}.{name}", f"{part}.{shown}", shown))), one
