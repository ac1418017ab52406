"""The totals as lines for a screen, the numbers in columns."""

from collections.abc import Iterator

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import rates
from docgen.ledger.cost_comparison import cost_comparison
from docgen.ledger.costs import Costs
from docgen.ledger.shown_figures import about_note, cost_note, leaders_note, shown_cells, shown_columns
from docgen.ledger.totals import (
    CATEGORIES,
    CLASSES,
    HALVES,
    MONTHS,
    OF_WHICH,
    ORIGINS,
    PURPOSES,
    QUARTERS,
    TOTAL,
    Totals,
    is_stated,
    shown_name,
)
from docgen.model.ledger import PEOPLE, Figures
from docgen.text.columns import cell_width

_NAME_CELLS, _NUMBER_CELLS, _SUM_CELLS = 20, 10, 14


def totals_report_lines(totals: Totals, leader_rank: str) -> list[str]:
    """All totals; ``leader_rank`` is the level from which a guest counts as a leader."""
    figures = totals.total.figures
    lines = [f"{totals.year}年接待{figures.batches}批次、{figures.people}人次{_leaders(figures)}"]
    if figures.knows_leaders:
        lines.append(f"（领导人数：台账写明的数，没有写的按名单中{leader_rank}及以上的人数）")
    if note := leaders_note(totals):
        lines.append(f"（{note.rstrip('。')}）")
    if note := about_note(totals):
        lines.append(f"（{note.rstrip('。')}）")
    for part in (CLASSES, CATEGORIES, MONTHS, QUARTERS, HALVES, OF_WHICH, PURPOSES, ORIGINS):
        if is_stated(totals.parts[part]):
            lines += ["", *_part_lines(part, totals)]
    if costs := totals.total.costs:
        lines += ["", *_cost_lines(totals, costs)]
    if totals.before is not None:
        lines += ["", *_comparison_lines(totals, totals.before)]
    if totals.leaders_by_level:
        lines += ["", *_leader_lines(totals)]
    if totals.feedback.matters:
        lines += ["", *_feedback_lines(totals)]
    if totals.work.activities:
        lines += ["", *_activity_lines(totals)]
    return lines


def _leaders(figures: Figures) -> str:
    least = "不少于" if figures.unstated else ""
    return f"，领导{least}{figures.leaders}人" if figures.knows_leaders else ""


def _part_lines(part: str, totals: Totals) -> Iterator[str]:
    total = totals.total.figures
    columns = shown_columns(total)
    yield _row(part, *columns)
    for name, counted in totals.parts[part].items():
        yield _row(shown_name(part, name), *shown_cells(counted.figures, columns))
    if part != OF_WHICH:
        yield _row(TOTAL, *shown_cells(total, columns))


def _cost_lines(totals: Totals, total: Costs) -> Iterator[str]:
    """费用 by class, per batch and per head; a class of which nothing is known has none."""
    yield _cost_row("费用", "元", "批均", "人均")
    for name, counted in totals.parts[CLASSES].items():
        if counted.figures.batches or counted.costs:
            yield _cost_row(name, *_cost_cells(counted.costs))
    yield _cost_row(TOTAL, *_cost_cells(total))
    if note := cost_note(totals):
        yield f"（{note.rstrip('。')}）"
    if compared := cost_comparison(totals):
        for name, amount, rate in (
            (f"{totals.year - 1}年", compared.before, compared.change),
            ("预算", compared.budget, f"完成{compared.of_budget}"),
            ("“三公”经费", compared.public_funds, f"占{compared.of_public_funds}"),
        ):
            if amount is not None:
                yield _cost_row(name, f"{amount:,.2f}", rate)


def _cost_cells(costs: Costs | None) -> tuple[str, ...]:
    if costs is None:
        return ("—",) * 3
    sums = (costs.amount, costs.per_batch, costs.per_head)
    return tuple("—" if amount is None else f"{amount:,.2f}" for amount in sums)


def _cost_row(name: str, *sums: str) -> str:
    """A row of sums, which take more room than counts."""
    return (_pad(name, _NAME_CELLS) + "".join(_pad(text, _SUM_CELLS, right=True) for text in sums)).rstrip()


def _comparison_lines(totals: Totals, before: Figures) -> Iterator[str]:
    columns = shown_columns(totals.total.figures)
    known = rates(totals.total.figures, before)
    yield _row("与上年比", *columns)
    yield _row(f"{totals.year - 1}年", *shown_cells(before, columns))
    yield _row("同比", *(known.get(column, "—") for column in columns))


def _leader_lines(totals: Totals) -> Iterator[str]:
    yield _row("领导级别", "人数")
    for level, number in totals.leaders_by_level.items():
        yield _row(level, str(number))


def _feedback_lines(totals: Totals) -> Iterator[str]:
    yield _row("来宾反馈", "件数")
    for counts in (totals.feedback.kinds, totals.feedback.states):
        for name, number in counts.items():
            yield _row(name, str(number))
    yield _row(TOTAL, str(totals.feedback.matters))


def _activity_lines(totals: Totals) -> Iterator[str]:
    columns = ("次数", PEOPLE)
    yield _row("其他工作", *columns)
    # of two activities of one name the second counts, as in the data
    figures = {activity.name: activity_figures(activity) for activity in totals.work.activities}
    for name, known in figures.items():
        yield _row(name, *(str(known.get(column, "")) for column in columns))


def _row(name: str, *numbers: str) -> str:
    columns = [_pad(number, _NUMBER_CELLS, right=True) for number in numbers]
    return (_pad(name, _NAME_CELLS) + "".join(columns)).rstrip()


def _pad(text: str, width: int, right: bool = False) -> str:
    """At least one blank apart; “—” takes two cells, as it does in the font of a Chinese console."""
    blanks = " " * max(1, width - cell_width(text, ambiguous=2))
    return blanks + text if right else text + blanks
