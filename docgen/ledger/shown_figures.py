"""Figures as people read them: what is not known is left out, and what is known in part is said to be a part."""

from docgen.ledger.totals import CLASSES, Totals
from docgen.model.ledger import BATCHES, COST, LEADERS, PEOPLE, Figures

_NOT_KNOWN = "—"


def shown_columns(total: Figures) -> tuple[str, ...]:
    """The columns of a table: those of which anything is known."""
    return (BATCHES, PEOPLE, LEADERS) if total.knows_leaders else (BATCHES, PEOPLE)


def shown_cells(figures: Figures, columns: tuple[str, ...]) -> tuple[str, ...]:
    """A cell for each column; of leaders that are known in part the sum, which ``leaders_note`` explains.

    >>> shown_cells(Figures(8, 56, 0, 8), (BATCHES, PEOPLE, LEADERS))
    ('8', '56', '—')
    """
    cells = {BATCHES: figures.batches, PEOPLE: figures.people}
    if figures.knows_leaders:
        cells[LEADERS] = figures.leaders
    return tuple(str(cells.get(column, _NOT_KNOWN)) for column in columns)


def figure_texts(figures: Figures, columns: tuple[str, ...]) -> dict[str, str]:
    """The figures of these columns as texts for a sentence: leaders that are known in part are a least number.

    >>> figure_texts(Figures(70, 1153, 98, 9), (BATCHES, PEOPLE, LEADERS))
    {'批次': '70', '人次': '1153', '领导人数': '不少于98'}
    >>> figure_texts(Figures(8, 56, 0, 8), (BATCHES, PEOPLE, LEADERS))
    {'批次': '8', '人次': '56'}
    """
    texts = {column: str(number) for column, number in figures.named().items() if column in columns}
    if LEADERS in columns and figures.unstated and figures.knows_leaders:
        texts[LEADERS] = f"不少于{figures.leaders}"
    return texts


def leaders_note(totals: Totals) -> str:
    """What is left out of 领导人数, by class; empty where nothing is, or where nothing is known.

    领导人数按有记录的61批次统计，外宾接待1批次、客商接待8批次没有记录。
    """
    total = totals.total.figures
    if not total.unstated or not total.knows_leaders:
        return ""
    classes = totals.parts[CLASSES].items()
    without = [f"{name}{counted.figures.unstated}批次" for name, counted in classes if counted.figures.unstated]
    return f"领导人数按有记录的{total.batches - total.unstated}批次统计，{'、'.join(without)}没有记录。"


def about_note(totals: Totals) -> str:
    """Which figures are made of numbers that were written as rough ones: 其中1批人次为约数。; empty where none is."""
    counts = rough_batches(totals)
    return f"其中{'，'.join(f'{batches}批{name}为约数' for name, batches in counts.items())}。" if counts else ""


def rough_batches(totals: Totals) -> dict[str, int]:
    """How many batches state a column only roughly, by the columns of which any does."""
    names = {"batches": BATCHES, "people": PEOPLE, "leaders": LEADERS, "cost": COST}
    rough = [record for record in totals.total.records if record.about]
    counts = {
        chinese: sum(record.figures.batches for record in rough if name in record.about)
        for name, chinese in names.items()
    }
    return {chinese: batches for chinese, batches in counts.items() if batches}


def cost_note(totals: Totals) -> str:
    """What is left out of 费用, where some visits state it; empty where all or none do."""
    total = totals.total
    if total.cost is None or not total.without_cost:
        return ""
    return f"费用按有记录的{total.figures.batches - total.without_cost}批次统计。"
