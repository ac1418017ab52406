"""Columns in which few rows have something: they would take the room of the others, so their texts move elsewhere."""

from collections.abc import Iterable, Mapping, Sequence

from docgen.kinds.plan_sections.section import Row


def most_have(texts: Iterable[str]) -> bool:
    """Whether at least half of some texts are there."""
    filled = [bool(text) for text in texts]
    return sum(filled) * 2 >= len(filled) > 0


def fold_sparse(rows: Sequence[Row], homes: Mapping[str, str]) -> list[Row]:
    """The rows with the texts of every column that few have moved to the end of another: 英文名 below 姓名."""
    folded = list(rows)
    for column, home in homes.items():
        if not most_have(row[column] for row in rows):
            folded = [with_text_below(row, home, column) for row in folded]
    return folded


def with_text_below(row: Row, home: str, column: str) -> Row:
    """The row with the text of one cell moved below that of another."""
    return {**row, home: "\n".join(filter(None, (row[home], row[column]))), column: ""}
