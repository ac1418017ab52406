"""复函: the answer to the letter that announces the visit: it cites it, and answers matter by matter."""

from docgen.kinds.form_parts.subject import subject
from docgen.kinds.letter_texts.letter_text import (
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
    who_comes,
    you,
)
from docgen.model.outgoing import OutgoingLetter
from docgen.model.visit import Letter, Visit
from docgen.text import wording as text


def reply(visit: Visit, given: OutgoingLetter) -> LetterText:
    """The reply; its matters are those of the visit unless others are given."""
    letter = visit.letter or Letter()
    return LetterText(
        sender=visit.office.unit,
        number=number_of(visit, given),
        title_lines=lines_of_title(visit, given, _ending(visit)),
        to=addressed(given, letter.sender),
        opening=f"{_citation(letter)}收悉。现函复如下：",
        points=matters(
            ("来访安排", f"{who_comes(visit)}。我单位将做好接待工作。"),
            ("日程安排", schedule_text(visit)),
            ("食宿安排", stay_text(visit)),
        ),
        closing=("特此函复。",),
        day=day_of(given),
        note=contact_note(visit),
        annexes=(SCHEDULE,) if visit.schedule else (),
    )


def _ending(visit: Visit) -> str:
    """The end of the title; 事宜 is said once."""
    return "的复函" if subject(visit).endswith("事宜") else "有关事宜的复函"


def _citation(letter: Letter) -> str:
    """The letter by its title and 文号, by its date where it has none."""
    whose = you(letter.sender)
    number = f"（{letter.number}）" if letter.number else ""
    if letter.title:
        title = letter.title.strip("《》")
        return f"{whose}《{title}》{number}"
    day = text.full_date(letter.date) if letter.date and not number else ""
    return f"{whose}{day}来函{number}"
