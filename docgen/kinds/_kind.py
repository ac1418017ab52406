"""What a kind of paper is: from a desk to pages, each a template and the plain values that it prints."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from docgen.model.draft import Draft, Head
from docgen.model.office import Office
from docgen.model.visit import Visit
from docgen.rules.rule import ExemptedFinding

#: What a template may use, in the shape of its context: a mapping, a list of one such mapping, or what the text is.
Names = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PageInput:
    """All that a kind may look at; ``exempted`` is what the visit itself lets pass, for papers that are signed."""

    visit: Visit
    exempted: tuple[ExemptedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class ManuscriptInput:
    """All that a kind of paper that is written, not compiled, may look at."""

    head: Head
    draft: Draft
    office: Office


@dataclass(frozen=True, slots=True)
class Page:
    """One document: its file name without ending, and the plain values that its template prints."""

    name: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: its title, its pages, what a template for it may use, what a visit must hold to need it.

    ``source`` says what it is made of: a visit (its pages are given a Desk), a draft, or a year's ledger and a draft
    (they are given a Writing), a roster (they are given a Deal). ``prints`` are names that no template of the kind may
    leave out, each with what is to be said and done when it does. A paper that is ``signed`` is not made of a visit
    that breaks what must be kept, save as a draft.
    """

    title: str
    pages: Callable[[Any], Iterator[Page]]
    names: Names
    needs: tuple[str, ...] = ()
    source: Literal["来访", "稿子", "年度", "名单", "审计"] = "来访"
    prints: tuple[tuple[str, str, str], ...] = ()
    signed: bool = False
