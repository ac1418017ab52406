"""The matters that are followed up until they are closed: one for each piece of feedback to be dealt with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.kinds.guest_feedback.entries import entries, group_name, kind_of, speaker_name
from docgen.kinds.guest_feedback.states import as_known_on, says_more_than_a_state, state_of
from docgen.model.comments import Feedback
from docgen.model.feedback_states import STATES
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.due_dates import due_day

_TO_BE_LEARNT = "先进经验"


class FollowedMatter(NamedTuple):
    """A row of the ledger: what was said when by whom, who deals with it until when, how far it has got."""

    day: date
    group: str
    speaker: str
    kind: str
    content: str
    owner: str
    person: str
    assigned: date | None
    due: str
    progress: str
    state: str
    closed: date | None
    proof: str


def followed_matters(visits: Iterable[Visit], as_of: date | None) -> list[FollowedMatter]:
    """The matters of visits by their days; without ``as_of`` their states are those that were typed.

    With it the ledger is the one of that day: what came later is not in it.
    """
    return [
        _matter(entry.visit, as_known_on(entry.feedback, as_of), as_of)
        for entry in entries(visits)
        if _is_followed(entry.feedback) and (as_of is None or entry.visit.dates.first <= as_of)
    ]


def _is_followed(feedback: Feedback) -> bool:
    """What is to be learnt is followed only where somebody has been named for it."""
    is_dealt_with = any((feedback.owner, feedback.person, feedback.due, feedback.state, feedback.log))
    return kind_of(feedback) != _TO_BE_LEARNT or is_dealt_with


def _matter(visit: Visit, feedback: Feedback, as_of: date | None) -> FollowedMatter:
    since = feedback.assigned or visit.dates.last
    return FollowedMatter(
        day=visit.dates.first,
        group=group_name(visit),
        speaker=speaker_name(visit, feedback.who),
        kind=kind_of(feedback),
        content=feedback.text,
        owner=feedback.owner,
        person=feedback.person,
        assigned=feedback.assigned,
        due=feedback.due,
        progress="\n".join(_progress(feedback)),
        state=state_of(feedback, due_day(feedback.due, since), as_of),
        closed=feedback.closed,
        proof=feedback.proof,
    )


def _progress(feedback: Feedback) -> Iterator[str]:
    for step in feedback.log:
        yield _step(step.date, step.text)
    if says_more_than_a_state(feedback.state):
        yield feedback.state


def _step(day: date | None, done: str) -> str:
    return f"{text.month_and_day(day)}：{done}" if day and done else done or (text.month_and_day(day) if day else "")


def counts_by_state(matters: Sequence[FollowedMatter]) -> dict[str, int]:
    """How many matters are in each state, in the order of states."""
    counts = Counter(matter.state for matter in matters)
    return {state: counts[state] for state in STATES if counts[state]}


def counts_by_owner(matters: Sequence[FollowedMatter]) -> dict[str, dict[str, int]]:
    """The same for each unit, those with most matters first."""
    owners = Counter(matter.owner or "没有写责任单位" for matter in matters)
    return {
        owner: counts_by_state([matter for matter in matters if (matter.owner or "没有写责任单位") == owner])
        for owner, _ in owners.most_common()
    }
