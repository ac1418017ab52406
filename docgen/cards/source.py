"""The source of a run of cards: the people of a visit or a roster, and what the papers need to know about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from docgen.cards.holders import RequestedHolders
from docgen.errors import Mark, Problem
from docgen.model.brand import Brand
from docgen.order.names import CharacterOverrides


@dataclass(frozen=True, slots=True)
class CardSource:
    """What was read from a source.

    ``name`` is the source in messages, ``title`` begins the titles of the papers, ``event`` is the text of the line
    标题. ``problems`` are notices for the user. ``line_at`` gives the line of the source at a place. ``day`` is
    the first day of a visit. ``is_foreign`` says that the guests of the visit are foreign guests (外宾).
    """

    name: str
    title: str
    event: str
    holders: RequestedHolders
    problems: tuple[Problem, ...]
    brand: Brand | None
    known: CharacterOverrides
    line_at: Callable[[Mark], str]
    day: date | None = None
    is_foreign: bool = False

    def with_excerpts(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems, each with the line of the source at its place."""
        return [
            problem._replace(excerpt=self.line_at(problem.place)) if problem.place and not problem.excerpt else problem
            for problem in problems
        ]
