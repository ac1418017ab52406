"""A value that was left empty in the data: an empty text that must not be printed unnoticed."""

from docgen.errors import Mark


class BlankValue(str):
    """What an empty cell, or a key without a value, gives to a template: false in a test, but no text to print."""

    __slots__ = ("name", "place")

    name: str
    place: Mark

    @classmethod
    def at(cls, place: Mark, name: str) -> "BlankValue":
        """The empty value of this name (a heading, a key) at this place."""
        value = cls("")
        value.name, value.place = name, place
        return value


class BlankPrintedError(Exception):
    """A template prints a value that was left empty."""

    def __init__(self, value: BlankValue) -> None:
        super().__init__(value.name)
        self.value = value
