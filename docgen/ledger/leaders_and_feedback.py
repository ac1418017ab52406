"""Leaders by their level, and what guests said by kind and by state."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from docgen.model.feedback_states import STATES
from docgen.model.ledger import Record
from docgen.model.ranks import RANK_LEVELS, is_at_least, level_of

#: The leaders whose level no list tells.
NO_LEVEL = "未注明"


class FeedbackCounts(NamedTuple):
    """How many matters guests raised, by kind and by state; ``visits`` is in how many visits."""

    visits: int = 0
    kinds: Mapping[str, int] = MappingProxyType({})
    states: Mapping[str, int] = MappingProxyType({})

    @property
    def matters(self) -> int:
        return sum(self.kinds.values())


def leaders_by_level(records: Iterable[Record], leader_rank: str) -> dict[str, int]:
    """The leaders by level, the highest first; a visit that counts them without listing them tells no level."""
    counts: Counter[str] = Counter()
    levels: dict[str, str] = {}
    for record in records:
        for rank in record.ranks:
            if rank not in levels:  # a year holds the same few again and again
                levels[rank] = level_of(rank) if is_at_least(rank, leader_rank) else ""
        listed = [level for rank in record.ranks if (level := levels[rank])]
        if len(listed) != record.figures.leaders:
            counts[NO_LEVEL] += record.figures.leaders
        elif listed:
            counts.update(listed)
    return {level: counts[level] for level in (*reversed(RANK_LEVELS), NO_LEVEL) if counts[level]}


def feedback_counts(records: Iterable[Record]) -> FeedbackCounts:
    """What guests said, in the order of the kinds as they come and of the states."""
    kinds: Counter[str] = Counter()
    states: Counter[str] = Counter()
    visits = 0
    for record in records:
        visits += bool(record.feedback)
        for kind, state in record.feedback:
            kinds[kind or NO_LEVEL] += 1
            states[state] += 1
    return FeedbackCounts(visits, dict(kinds), {state: states[state] for state in STATES if states[state]})
