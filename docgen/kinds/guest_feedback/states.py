"""How far a matter has got: 待办, 在办, 临近, 逾期, 办结, 中止, each a word and a colour."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from docgen.model.comments import Feedback
from docgen.model.feedback_states import (
    DONE,
    DUE_SOON,
    OPEN,
    OVERDUE,
    STATE_WORDS,
    STOPPED,
    UNDER_WAY,
    stated_state,
    typed_state,
)

#: Grounds on which black type is easily read: blue near due, red overdue; the word stands in the cell as well.
COLOURS: Mapping[str, str] = {
    OPEN: "FFFFFF",
    UNDER_WAY: "FFF2CC",
    DUE_SOON: "BDD7EE",
    OVERDUE: "F4B6B6",
    DONE: "D5E8D4",
    STOPPED: "D9D9D9",
}
_DAYS_BEFORE = timedelta(days=7)
#: As long as 正在推进: a longer text is no mere state.
_LONGEST_STATE = 4


def says_more_than_a_state(text: str) -> bool:
    """Whether a typed state says something that its word would lose: 转市里研究, 已完成，待验收."""
    known = (word for _, words in STATE_WORDS for word in words)
    return len(text) > _LONGEST_STATE or (bool(text) and not any(word in text for word in known))


def as_known_on(feedback: Feedback, day: date | None) -> Feedback:
    """A matter as it was known on a day: what was done later is left out, and with it the state that came of it."""
    if day is None:
        return feedback
    log = tuple(step for step in feedback.log if step.date is None or step.date <= day)
    if feedback.closed and feedback.closed > day:
        return replace(feedback, log=log, state="", closed=None, proof="")
    return replace(feedback, log=log)


def state_of(feedback: Feedback, due: date | None, as_of: date | None) -> str:
    """How far a matter has got on a day; without a day what was typed, else what its log and its end say.

    What is done or stopped stays so; anything else is overdue behind its last day, and near it in the week before.
    """
    state = stated_state(feedback)
    if state in (DONE, STOPPED):
        return state
    state = typed_state(feedback.state)
    if as_of is not None and due is not None:
        if due < as_of:
            return OVERDUE
        if due - as_of <= _DAYS_BEFORE:
            return DUE_SOON
        if state in (OVERDUE, DUE_SOON):
            state = ""  # it was typed on another day
    return state or (UNDER_WAY if feedback.log else OPEN)
