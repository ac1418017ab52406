"""A part of a template as Jinja source: the fragments of code in it, where each was typed, how its value is printed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.errors import Mark, Problem
from docgen.word.engine.printers import Printer

#: Noncharacters, which no text holds, around the number of a code fragment while the part is still a tree.
MARKER_START, MARKER_END = "\ufdd6", "\ufdd7"


class TagPlace(NamedTuple):
    """Where a tag was typed: the paragraph, counted from 1 in its part, its text, the character, the tag."""

    paragraph: int
    text: str
    column: int
    tag: str = ""


class CodeFragment(NamedTuple):
    """A fragment of code: its opening delimiter, what Jinja reads, where it was typed, how its value is printed.

    ``path`` names the elements around the fragment: a block must end between the same ones. ``generated`` is code that
    nobody typed: it comes with a tag, an attribute or the face of a card. ``is_refused`` is a statement about which a
    problem says something already: it still opens or ends its block.
    """

    opens: str
    code: str
    place: TagPlace | None
    printer: Printer | None = None
    path: tuple[str, ...] = ()
    joins_before: bool = False
    joins_after: bool = False
    generated: bool = False
    is_refused: bool = False


@dataclass(slots=True)
class CompiledPart:
    """A part as source, with its fragments in order and its faults.

    ``label`` names the part in problems, ``escapes`` counts the delimiters that are to be printed. ``needs_repair``
    says that the output must be repaired as a tree, ``fits_columns`` that columns of it follow what stands in them.
    ``filters`` are those that generated fragments call by name.
    """

    label: str
    fragments: list[CodeFragment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    escapes: int = 0
    needs_repair: bool = False
    fits_columns: bool = False
    filters: dict[str, Callable[..., str]] = field(default_factory=dict)

    def add_fragment(self, fragment: CodeFragment) -> str:
        """Adds a fragment and returns its marker, which survives writing the tree."""
        self.fragments.append(fragment)
        before, after = "-" * fragment.joins_before, "-" * fragment.joins_after
        return f"{MARKER_START}{before}{len(self.fragments) - 1}{after}{MARKER_END}"

    def add_problem(self, place: TagPlace, code: str, text: str, hint: str = "") -> None:
        """Adds a fault at the place where it was typed."""
        self.problems.append(self.problem(place, code, text, hint))

    def add_problem_of_part(self, code: str, text: str, hint: str = "") -> None:
        """Adds a fault whose place in the part nobody knows."""
        self.problems.append(self.problem(None, code, text, hint))

    def problem(self, place: TagPlace | None, code: str, text: str, hint: str = "") -> Problem:
        """A fault at its place, or at the beginning of the part."""
        if place is None:
            return Problem(Mark(self.label, 1, 1), code, "error", text, hint)
        return Problem(Mark(self.label, place.paragraph, place.column), code, "error", text, hint, place.text)

    def problem_at_line(self, line: int, code: str, text: str, hint: str = "") -> Problem:
        """A fault of the tag whose code stands on this line of the source; the sentence begins with the tag."""
        place = self._place_of_line(line)
        typed = f"“{place.tag}”：" if place else ""
        return self.problem(place, code, f"{typed}{text}", hint)

    def code_at_line(self, line: int) -> str:
        """The code that stands on this line of the source."""
        number = line - 2
        return self.fragments[number].code if 0 <= number < len(self.fragments) else ""

    def _place_of_line(self, line: int) -> TagPlace | None:
        """The first line holds no code, every other line that of one fragment."""
        number = line - 2
        return self.fragments[number].place if 0 <= number < len(self.fragments) else None
