"""Visits of other years in a folder that holds several: they are left out, and said in one line."""

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.errors import Problem
from docgen.model.ledger import Record


class OtherYears:
    """The records that were left out, and how many files or rows they are by year."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._counts: Counter[tuple[str, int]] = Counter()

    def take_out(self, records: list[Record], year: int, unit: str) -> None:
        """Takes the records of other years out of a list; ``unit`` is what one of them is (份, 行).

        What stays is a fault: a row of a table that names the year, the only row of another year in its table.
        """
        if all(record.first.year == year for record in records):
            return
        strays = Counter(record.file for record in records if record.sheet and record.first.year != year)
        of_year = {record.file for record in records if record.first.year == year}
        lone = {file for file, count in strays.items() if count == 1 and file in of_year}
        others = [
            record
            for record in records
            if year not in (record.first.year, record.table_year) and not (record.sheet and record.file in lone)
        ]
        if others:
            taken = set(map(id, others))
            records[:] = [record for record in records if id(record) not in taken]
            self.records += others
            self._counts.update((unit, record.first.year) for record in others)

    def notices(self) -> Iterator[Problem]:
        """One line that says how many were left out."""
        if self._counts:
            yield other_years_problem(self._counts)


def other_years_problem(counts: Counter[tuple[str, int]] | Counter[str]) -> Problem:
    """The line for so many files or rows, by unit and year, or by unit alone where the years are not known."""
    units: Counter[str] = Counter()
    years: list[str] = []
    for key, count in sorted(counts.items()):
        unit, year = key if isinstance(key, tuple) else (key, 0)
        units[unit] += count
        years += [f"{year}年{count}{unit}"] if year else []
    text = f"另有{'、'.join(f'{count}{unit}' for unit, count in units.items())}属于别的年份，没有计入"
    return Problem(None, "D201", "note", text, _hint(years))


def _hint(years: Sequence[str]) -> str:
    return f"{'、'.join(years)}；来访按第一天归年" if years else "来访按第一天归年"
