"""Text with formats of its own, as docxtpl's RichText and RichTextParagraph: plain values that templates print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of text in one format. What is None or empty is as the tag has it in the template.

    ``style`` is the name or the id of a character style, colours are RRGGBB, ``size_pt`` is in points, ``underline``
    one of Word's words (single, double, wave …; none takes it off), ``raised`` superscript or subscript, ``link`` an
    address of the web or of mail.
    """

    text: str
    style: str = ""
    colour: str = ""
    shading: str = ""
    size_pt: float = 0
    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    underline: str = ""
    raised: str = ""
    face: str = ""
    language: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class RichText:
    """Text of several formats, inside a paragraph. A line break is a line break, ``\\a`` begins a new paragraph."""

    runs: tuple[TextRun, ...]

    def __str__(self) -> str:
        raise ValueError("rich text is no plain text")

    @property
    def plain(self) -> str:
        """The text without its formats."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class StyledParagraph:
    """A paragraph of rich text; ``style`` is the name or the id of a paragraph style, empty for that of the tag."""

    text: RichText
    style: str = ""


@dataclass(frozen=True, slots=True)
class RichParagraphs:
    """Whole paragraphs, for a tag that has its paragraph to itself: ``{{p x }}``."""

    paragraphs: tuple[StyledParagraph, ...]

    def __str__(self) -> str:
        raise ValueError("paragraphs are no plain text")
