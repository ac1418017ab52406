"""Texts of data of which a template may make something else than their writer meant: it is seen what it did."""

from docgen.errors import Mark

#: What stands for no, as a text: a template takes it for something that is there.
WORDS_FOR_NO = frozenset("否 不 不是 FALSE False false No NO no N n off Off OFF 0 × ✗".split())
#: What is a value as well, where it is printed: 备注：无.
_WORDS_FOR_NOTHING = frozenset("无 没有 不需要 不用".split())
_PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".emf", ".wmf", ".svg")
_LONGEST_FILE_NAME = 100


class WatchedText(str):
    """A text that says no, or that names a picture; it notes whether a template asked about it, and printed it."""

    __slots__ = ("asked", "name", "place", "printed")

    name: str
    place: Mark
    asked: bool
    printed: bool

    @classmethod
    def at(cls, text: str, place: Mark, name: str) -> str:
        """The text of this name (a heading, a key) at this place; texts that nobody mistakes stay what they are."""
        if text not in WORDS_FOR_NO and text not in _WORDS_FOR_NOTHING and not names_picture(text):
            return text
        value = cls(text)
        value.name, value.place, value.asked, value.printed = name, place, False, False
        return value

    @property
    def was_misread(self) -> bool:
        """Whether a template took a no for a yes."""
        return self.asked and (self in WORDS_FOR_NO or (self in _WORDS_FOR_NOTHING and not self.printed))

    @property
    def is_printed_file(self) -> bool:
        """Whether a template printed the name of a picture."""
        return self.printed and names_picture(self)

    def __bool__(self) -> bool:
        self.asked = True
        return len(self) > 0

    def __str__(self) -> str:
        self.printed = True
        return str.__str__(self)

    def __hash__(self) -> int:
        return str.__hash__(self)

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True

    def __ne__(self, other: object) -> bool:
        return not self == other


def names_picture(text: str) -> bool:
    """Whether a text is the name of a picture and nothing else."""
    return len(text) < _LONGEST_FILE_NAME and text.lower().endswith(_PICTURES) and len(text.split()) == 1
