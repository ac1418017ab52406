"""The entries of 反馈 of several visits: who said what on which visit."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.model.choices import FEEDBACK_KINDS
from docgen.model.comments import Feedback
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.text import wording as text


class FeedbackEntry(NamedTuple):
    """One thing that a guest said, and the visit on which he said it."""

    visit: Visit
    feedback: Feedback


def entries(visits: Iterable[Visit]) -> Iterator[FeedbackEntry]:
    """The entries of visits, in their order."""
    for visit in visits:
        for feedback in visit.feedback:
            yield FeedbackEntry(visit, feedback)


def kind_of(feedback: Feedback) -> str:
    """What kind of thing it is; what has none is an opinion."""
    return feedback.kind or FEEDBACK_KINDS[0]


def speaker(entry: FeedbackEntry, further: str = "") -> str:
    """Who said it: with his post in brackets where the visit lists him; else the group.

    What is ``further`` to be known stands in the brackets too.
    """
    visit, feedback = entry
    person = _person(visit, feedback.who)
    details = "，".join(filter(None, (text.post(person) if person else "", further)))
    shown = speaker_name(visit, feedback.who) or visit.guests.name or "来宾"
    return f"{shown}（{details}）" if details else shown


def speaker_name(visit: Visit, who: str) -> str:
    """The name of who said something, where he is named by his 代号 too."""
    person = _person(visit, who)
    return person.name if person else who


def _person(visit: Visit, who: str) -> Person | None:
    return visit.people.get(who) or next((person for person in visit.people.values() if person.name == who), None)


def group_name(visit: Visit) -> str:
    """The guests of a visit as a table names them."""
    first = visit.guests.people[0] if visit.guests.people else None
    return visit.guests.name or (first.unit or first.name if first else visit.title)
