"""邀请函: why, when, where, what, who pays; the receiver is asked to say who comes and when."""

import re

from docgen.kinds.form_parts.activities import activities
from docgen.kinds.form_parts.guests import visiting_unit
from docgen.kinds.form_parts.subject import is_event, subject
from docgen.kinds.letter_texts.letter_text import (
    RETURN_SLIP,
    SCHEDULE,
    LetterText,
    addressed,
    contact_note,
    day_of,
    lines_of_title,
    matters,
    number_of,
    schedule_text,
    stay_text,
    you,
)
from docgen.model.outgoing import OutgoingLetter
from docgen.model.visit import Visit
from docgen.text import wording as text

_MOST_UNITS = 3  # that are addressed by name
_COMING = re.compile("来我[省市州县区旗]|来访|来")


def invitation(visit: Visit, given: OutgoingLetter) -> LetterText:
    """The invitation; its matters are those of the visit unless others are given."""
    to = text.listed(given.to) or _guests(visit)
    whose = you(to)
    return LetterText(
        sender=visit.office.unit,
        number=number_of(visit, given),
        title_lines=lines_of_title(visit, given, "的函", "关于邀请" if _coming(visit) else "关于邀请参加"),
        to=addressed(given, to),
        opening=f"{_invitation(visit, whose)}现将有关事项函告如下：",
        points=matters(
            ("时间", f"{text.period(visit.dates)}。"),
            ("地点", _places(visit)),
            ("日程安排", schedule_text(visit)),
            ("参加人员", f"{visit.guests.size}人。" if visit.guests.size else ""),
            ("食宿和费用", stay_text(visit)),
        ),
        closing=(f"请{whose}将参加人员名单和抵离时间填入回执，函告我单位。", "盼复。"),
        day=day_of(given),
        note=contact_note(visit),
        annexes=(*((SCHEDULE,) if visit.schedule else ()), RETURN_SLIP),
    )


def _guests(visit: Visit) -> str:
    """The units of the guests where they are few; else their group, the unit of the first, or who announced them."""
    units = list(dict.fromkeys(person.unit for person in visit.guests.people if person.unit))
    if 0 < len(units) <= _MOST_UNITS:
        return text.listed(units)
    if is_event(visit):
        return visit.guests.name
    return units[0] if units and visit.category == "外宾" else visiting_unit(visit)


def _coming(visit: Visit) -> str:
    """What the guests come for, in the words of the title: 来我区洽谈投资事宜; empty for an event."""
    match = _COMING.search(subject(visit))
    return subject(visit)[match.start() :] if match else ""


def _invitation(visit: Visit, whose: str) -> str:
    coming = _coming(visit)
    if coming:
        return f"诚邀{whose}于{text.period(visit.dates)}{coming}。"
    return f"{subject(visit)}定于{text.period(visit.dates)}举办，诚邀{whose}参加。"


def _places(visit: Visit) -> str:
    places = list(dict.fromkeys(stop.place.name for stop in activities(visit) if stop.place))
    return f"{text.listed(places)}。" if places else ""
