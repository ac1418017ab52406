"""A whole number as somebody types it: into an option, where only some can be meant."""

#: More digits than any number of cards, tables or copies has; Python itself refuses some thousands.
_MOST_DIGITS = 9


def whole_number(text: str, least: int, most: int) -> int | None:
    """The number that a text is in figures, from ``least`` to ``most``; None for every other text.

    >>> [whole_number(text, 1, 500) for text in ("12", "501", "-3", "9" * 5000)]
    [12, None, None, None]
    """
    number = int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else least - 1
    return number if least <= number <= most else None
