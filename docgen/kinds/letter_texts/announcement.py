"""来访公函: the letter that the guests' unit sends: contents, itinerary, names, and the help that it asks for.

Without it nobody is received; an office often sends its guests a draft.
"""

from docgen.kinds.form_parts.guests import visiting_unit
from docgen.kinds.letter_texts.letter_text import (
    DAY_TO_BE_WRITTEN,
    GUEST_LIST,
    LetterText,
    addressed,
    contact_note,
    matters,
    place_for_number,
)
from docgen.model.outgoing import OutgoingLetter
from docgen.model.visit import Letter, Visit
from docgen.rules.facts import is_paid_by_guests
from docgen.text import wording as text
from docgen.text.titles import title_lines


def announcement(visit: Visit, given: OutgoingLetter) -> LetterText:
    """The announcement, as far as the visit knows what the letter says."""
    letter = visit.letter or Letter()
    content = letter.content.rstrip("。") or visit.purpose
    where = visit.office.region or "贵地"
    title = given.title or letter.title or f"关于赴{where}{content}的函"
    day = given.date or letter.date
    return LetterText(
        sender=visiting_unit(visit),
        number=given.number or letter.number or place_for_number("", (day or visit.dates.first).year),
        title_lines=title_lines((title.strip("《》"),)),
        to=addressed(given, visit.office.unit),
        opening=f"我单位拟于{text.period(visit.dates)}赴{where}{content}。现将有关事项函告如下：",
        points=matters(
            ("公务内容", f"{content}。" if content else ""),
            ("行程", f"{letter.itinerary.rstrip('。')}。" if letter.itinerary else ""),
            ("人员", f"{_guests(visit)}。"),
            ("请协助事项", _help(visit)),
        ),
        closing=("请予支持，盼复。",),
        day=text.full_date(day) if day else DAY_TO_BE_WRITTEN,
        note=contact_note(visit, of_guests=True),
        annexes=(GUEST_LIST,) if visit.guests.people else (),
    )


def _help(visit: Visit) -> str:
    """What the hosts are asked to arrange, and that the guests pay for it where they do."""
    asked = (("住宿", visit.lodging), ("用餐", visit.meals), ("用车", visit.vehicles))
    things = [name for name, arranged in asked if arranged]
    payers = [room.payer for stay in visit.lodging for room in stay.rooms] + [meal.payer for meal in visit.meals]
    is_paid = bool(visit.payments) or any(is_paid_by_guests(visit, payer) for payer in payers)
    fees = "，有关费用由我方按规定标准交纳" if is_paid else ""
    return f"请协助安排{text.listed(things)}{fees}。" if things else ""


def _guests(visit: Visit) -> str:
    """How many come, led by whom; the list is annexed."""
    guests = visit.guests
    first = guests.people[0] if guests.people else None
    leader = f"，由{text.post(first)}{first.name}带队" if first and text.post(first) and guests.size > 1 else ""
    behind = "，名单见附件" if guests.people else ""
    return f"{guests.name or '我单位'}一行{guests.size}人{leader}{behind}"
