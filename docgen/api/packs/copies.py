"""Papers of which everybody has a copy: how many are missing after a change, and how many are left over."""

from typing import NamedTuple

from docgen.api.packs.record import PaperState
from docgen.api.packs.standing import PaperStanding


class CopyCount(NamedTuple):
    """So many copies, and the keys of those for whom they are, where exactly so many have come or gone."""

    number: int = 0
    holders: tuple[str, ...] = ()


def more_copies(paper: PaperStanding) -> CopyCount:
    """The copies that may be missing, whatever of the earlier states of a paper lies on the table."""
    fewest = min(_known(paper), key=lambda state: state.copies, default=paper.now)
    return _difference(fewest, paper.now)


def copies_left(paper: PaperStanding) -> CopyCount:
    """The copies that may be left over of a paper that is still the same."""
    most = max(_known(paper), key=lambda state: state.copies, default=paper.now)
    return CopyCount() if paper.differing else _difference(paper.now, most)


def _known(paper: PaperStanding) -> list[PaperState]:
    """The earlier states of which it is known how many copies there were; an earlier version did not record that."""
    return [state for state in paper.before if state.copies] if paper.now.copies else []


def _difference(fewer: PaperState, more: PaperState) -> CopyCount:
    count = max(0, more.copies - fewer.copies)
    holders = tuple(key for key in more.holders if key not in fewer.holders)
    return CopyCount(count, holders if len(holders) == count else ())
