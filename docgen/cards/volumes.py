"""Into how many files a stack of cards is divided: one, or volumes (册) of which each can be opened."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from docgen.model.cards import Card

#: Word, WPS and LibreOffice open this many pages with text boxes in about a minute; far more bring them to a halt.
MOST_PAGES = 10_000
#: Our own reader, by which ``agree`` reads papers back, unpacks no more than 100 MB.
MOST_BYTES = 95_000_000
#: A volume may end this much earlier where a list or a table of people ends there.
_EARLIEST_END = 0.9


def page_limit(bytes_per_page: float) -> int:
    """How many pages a file may have whose pages take so many bytes each, unpacked.

    >>> page_limit(9_000), page_limit(20_000)
    (10000, 4750)
    """
    return max(1, min(MOST_PAGES, int(MOST_BYTES / bytes_per_page)))


def volume_pages(
    cards: Sequence[Card], first_cards: Sequence[int], pages_per_sheet: int, most_pages: int
) -> tuple[range, ...]:
    """The pages of every volume, from 0: whole sheets, each volume ending between two groups of people if it can.

    ``first_cards`` are the cards that lie first on each sheet, as they are counted in the stack.

    >>> volume_pages((), range(25), 2, 20)
    (range(0, 20), range(20, 40), range(40, 50))
    """
    sheets, most = len(first_cards), max(1, most_pages // pages_per_sheet)
    between_groups = [0, *_sheets_between_groups(cards, first_cards)]
    ends = [0]
    while ends[-1] + most < sheets:
        latest = ends[-1] + most
        candidate = between_groups[bisect_right(between_groups, latest) - 1]
        ends.append(candidate if candidate >= ends[-1] + ceil(most * _EARLIEST_END) else latest)
    return tuple(range(first * pages_per_sheet, last * pages_per_sheet) for first, last in pairwise((*ends, sheets)))


def volume_mark(number: int, count: int) -> str:
    """What stands behind the name of a volume. All have as many digits, so that every program sorts them.

    >>> volume_mark(2, 10), volume_mark(2, 3)
    ('（第02册，共10册）', '（第2册，共3册）')
    """
    return f"（第{number:0{len(str(count))}d}册，共{count}册）"


def _sheets_between_groups(cards: Sequence[Card], first_cards: Sequence[int]) -> Iterator[int]:
    """The sheets, from 0, that begin with a list or a table of people of which no card lies before them."""
    for sheet, card in enumerate(first_cards):
        if card and cards and _group(cards[card]) != _group(cards[card - 1]):
            yield sheet


def _group(card: Card) -> tuple[str, str]:
    """The list of a card's holder, and his table in it: 3桌5号席 is at 3桌."""
    seat = card.holder.seat
    return card.holder.group, seat.partition("桌")[0] if "桌" in seat else ""
