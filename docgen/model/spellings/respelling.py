"""What becomes of a text that is not in the plain spelling of its field."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple


class Surroundings(NamedTuple):
    """What is known where a value stands: the days of the visit, a year that other fields name, whether it is a cell.

    A number in a cell has lost its last noughts: 7.1 may have been typed as 7.10. ``is_year_sure`` says that every day
    there lies in that year, as in a table that is called by it.
    """

    first: date | None = None
    last: date | None = None
    year: int | None = None
    is_cell: bool = False
    is_year_sure: bool = False


NOWHERE = Surroundings()


class Respelling(NamedTuple):
    """A text in the plain spelling, and what was changed, for the user: “日期按来访的日期补全”.

    A ``doubt`` says why it only probably means this. What is no value of the field but must not be lost is put
    ``aside``, into the remarks; ``text`` may be empty then.
    """

    text: str
    change: str
    doubt: str = ""
    aside: str = ""


class UnclearText(NamedTuple):
    """A text of which nobody can tell what it means: what is wrong with it, how this very text could be written."""

    reason: str
    hint: str


#: Looks for the meaning of a text that is not in the plain spelling; None where it finds none.
Respell = Callable[[str, Surroundings], Respelling | UnclearText | None]

_WIDE = str.maketrans(
    "０１２３４５６７８９：／．，－（）％＋　＄ＡＢＣＤＥＦＧＭＮＰＲＹａｂｃｄｅｆｇｍｎｐｒｙ",
    "0123456789:/.,-()%+ $ABCDEFGMNPRYabcdefgmnpry",
)
_THIN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060\u200e\u200f"))


def half_width(text: str) -> str:
    """A text with figures and marks of half width, without spaces at its ends and marks that nobody sees.

    >>> half_width("９：３０　")
    '9:30'
    """
    return text.translate(_WIDE).translate(_THIN).replace("\u00a0", " ").strip()
