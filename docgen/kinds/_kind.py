"""What a kind of paper is, and the pages it gives, each the plain values that its template prints.

The list of commands reads this module, so it imports no model: what a kind is given stands in ``_input``.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

#: What a template may use, in the shape of its context: a mapping, a list of one such mapping, or what the text is.
Names = Mapping[str, Any]


class Page(NamedTuple):
    """One document: its file name without ending, and the plain values that its template prints."""

    name: str
    context: Mapping[str, Any]


class Kind(NamedTuple):
    """A kind of paper: its title, its pages, what a template for it may use, what a visit must hold to need it.

    ``source`` says what it is made of and so what its pages are given: 来访 a PageInput, 座次 a SeatedVisit, 稿子 and
    年度 (a year's ledger and a draft) a ManuscriptInput, 名单 a CardStack, 审计 an Audit. ``prints`` are names that no
    template of the kind may leave out, each with what is to be said and done when it does. A paper that is ``signed``
    is not made of a visit that breaks what must be kept, save as a draft.
    """

    title: str
    pages: Callable[[Any], Iterator[Page]]
    names: Names
    needs: tuple[str, ...] = ()
    source: Literal["来访", "座次", "稿子", "年度", "名单", "审计"] = "来访"
    prints: tuple[tuple[str, str, str], ...] = ()
    signed: bool = False
