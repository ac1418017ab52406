"""Columns of text on a screen."""

from collections.abc import Sequence


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Columns as wide as their widest text; hanzi count two cells."""
    widths = [max(_cells(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(text + " " * (width - _cells(text)) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _cells(text: str) -> int:
    return sum(1 if one.isascii() or one == "·" else 2 for one in text)
