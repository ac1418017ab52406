"""Who meets or sees off guests: 迎送, and what schedule, tasks, notes and the list of staff say of it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from docgen.model.people import Person
from docgen.model.posts import heads_a_body
from docgen.model.schedule import Stop
from docgen.model.value import Value
from docgen.model.visit import Task, Visit
from docgen.rules.account import Statement, account
from docgen.rules.lexicon.escorts import BODIES_OF_LEADERS, BORDER, LEADERS, MEETING, OUTSIDE
from docgen.rules.text_kinds import SAID

_GOES_ALONG = re.compile("[^，。；]{0,2}(?:同去|同往|一起去|一道去)")


class Meeting(NamedTuple):
    """Somebody met or seen off: where it is written, where it happens, how, who takes part.

    ``people`` is the field that lists them, ``words`` the field that says how; ``posts`` are the leaders whom the text
    names by their posts alone (县委书记, 四大班子有关领导).
    """

    value: Value
    people: str
    words: str
    place: str
    form: str
    who: tuple[Person, ...]
    posts: tuple[str, ...] = ()

    @property
    def chief_posts(self) -> tuple[str, ...]:
        """Those of the posts whose holders head a region or a department."""
        return tuple(post for post in self.posts if heads_a_body(post) or BODIES_OF_LEADERS.find(post))


@lru_cache(maxsize=1)  # several rules ask for those of the one visit that is being judged
def meetings(visit: Visit) -> tuple[Meeting, ...]:
    """All meetings that a visit tells of. People who are named in the text itself take part, too."""
    return tuple(_meetings(visit))


def _meetings(visit: Visit) -> Iterator[Meeting]:
    for welcome in visit.welcome:
        form = f"{welcome.form} {welcome.note}".strip()
        words = next((field for field in ("form", "note") if field in welcome.at), "place")
        who = visit.named(welcome.who, visit.hosts)
        posts = _leaders_in(visit, form, whole=True)
        yield Meeting(welcome, "who", words, welcome.place, form, who, posts)
    for statement, word in account(visit).saying(MEETING, *SAID):
        if statement.section == "welcome" or (re.match("[等候守恭]", word) and not _is_outside(statement)):
            continue
        meeting = _meeting_told_by(visit, statement)
        # of a guest only who is to meet him: he may have waited somewhere himself
        if statement.section != "guests" or meeting.posts:
            yield meeting


def _meeting_told_by(visit: Visit, statement: Statement) -> Meeting:
    """The meeting of which a text tells."""
    entry, text = statement.entry, statement.text
    people, who = statement.field, [person for person in (*visit.hosts, *visit.others) if person.name in text]
    if isinstance(entry, Stop) and statement.field == "activity":
        people = "escorts" if entry.escorts else "activity"
        who = [
            *visit.named(entry.escorts, visit.hosts),
            *(person for person in who if person.name not in entry.escorts),
        ]
    elif isinstance(entry, Task) and entry.owner and statement.field == "item":
        people = "owner"
        who += [host for host in (*visit.hosts, *visit.others) if host.name in entry.owner and host not in who]
    elif isinstance(entry, Person) and statement.section != "guests":
        who = [entry]
    posts = () if who and statement.section in ("hosts", "staff") else _leaders_in(visit, text)
    place = f"{_place_of(entry)} {text}".strip()
    return Meeting(statement.value, people, statement.field, place, text, tuple(dict.fromkeys(who)), posts)


def _place_of(entry: Value) -> str:
    return entry.place.name if isinstance(entry, Stop) and entry.place else ""


def _is_outside(statement: Statement) -> bool:
    """Whether who waits does so where guests are met, not where they are shown something."""
    return bool(OUTSIDE.find(statement.text) or BORDER.find(f"{statement.text} {_place_of(statement.entry)}"))


def _leaders_in(visit: Visit, text: str, *, whole: bool = False) -> tuple[str, ...]:
    """The leaders whom a text names by post as those who meet: before the word for it, unless they are the guests.

    ``whole`` where the text is nothing but how guests are met.
    """
    guests = [person.name for person in (*visit.guests.people, *visit.hosts, *visit.staff, *visit.others)]
    found = []
    for start, end in LEADERS.places(text):
        clause = re.split("[，。；]", text[end:], maxsplit=1)[0]
        is_guest = re.match("[^，。；]{0,4}(?:一行|抵|到达|到站|莅)", text[end:]) or any(
            name in text[max(0, start - 8) : end + 4] for name in guests if name
        )
        if not is_guest and (whole or MEETING.find(clause) or _GOES_ALONG.match(clause)):
            found.append(text[start:end])
    return tuple(found)
