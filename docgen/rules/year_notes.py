"""What the rules over a year must know of a visit: a small note, so that a year of visits needs little memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from docgen.errors import Mark
from docgen.model.money import Expense, Payment
from docgen.model.people import Person
from docgen.model.scalars import Period
from docgen.model.visit import Exemption, Visit


class PlacedText(NamedTuple):
    """A text and its place in the file."""

    text: str
    place: Mark


class SpentNote(NamedTuple):
    """An expense, or what guests paid (``paid``), with the numbers of its papers."""

    item: str
    paid: bool
    day: date | None
    amount: Decimal | None
    receipts: tuple[str, ...]
    day_place: Mark
    receipt_place: Mark


@dataclass(frozen=True, slots=True)
class VisitNote:
    """What the rules over a year must know of a visit.

    ``guests`` is one text, because ten thousand visits have a hundred thousand guests: ``people`` reads it.
    """

    title: str
    days: Period
    place: Mark
    code: PlacedText
    letter: PlacedText
    spent: tuple[SpentNote, ...]
    guests: str
    guests_place: Mark
    exemptions: tuple[Exemption, ...]

    @property
    def name(self) -> str:
        """How a visit is called in a sentence."""
        return f"{self.code.text}“{self.title}”"

    @property
    def short_name(self) -> str:
        """How a visit is called where its title stands beside."""
        return self.code.text or f"“{self.title}”"

    def people(self) -> dict[tuple[str, str], Mark]:
        """The guests by 姓名 and 单位, each with his place."""
        places = {}
        for guest in filter(None, self.guests.split(_BETWEEN_GUESTS)):
            name, unit, line, column = guest.split(_BETWEEN_FIELDS)
            places[name, unit] = self.guests_place._replace(line=int(line), column=int(column))
        return places


def make_note(visit: Visit, exemptions: tuple[Exemption, ...]) -> VisitNote:
    """The note of a visit; ``exemptions`` are those of it that name a rule over a year."""
    letter = visit.letter
    return VisitNote(
        title=visit.title,
        days=visit.dates,
        place=visit.at[""],
        code=PlacedText(visit.code.strip(), visit.at["code"]),
        letter=PlacedText(letter.number.strip(), letter.at["number"]) if letter else _NO_LETTER,
        spent=(*map(_spent, visit.expenses), *map(_spent, visit.payments)),
        guests=_BETWEEN_GUESTS.join(_guest(guest) for guest in visit.guests.people if guest.unit),
        guests_place=visit.guests.people[0].at[""] if visit.guests.people else visit.guests.at[""],
        exemptions=exemptions,
    )


def comparable_words(note: VisitNote) -> Iterator[tuple[int, str]]:
    """What a note may share with another, each with a number for its kind: 编号, 文号, receipts, guests.

    A guest counts for each day: to come twice in a year is no fault, to come twice on one day is.
    """
    yield from ((0, code.text) for code in visit_codes(note))
    yield from ((1, number.text) for number in letter_numbers(note))
    yield from ((2, receipt) for spent in note.spent for receipt in spent.receipts)
    days = range(note.days.first.toordinal(), note.days.last.toordinal() + 1)
    guests = [_BETWEEN_FIELDS.join(guest) for guest in note.people()]
    yield from ((3, f"{day}{_BETWEEN_FIELDS}{guest}") for guest in guests for day in days)


def is_needed_alone(note: VisitNote) -> bool:
    """Whether the rules must see a note though it shares no word: it has exemptions, or money of another year."""
    year = note.days.first.year
    return bool(note.exemptions) or any(spent.day and spent.day.year != year for spent in note.spent)


def visit_codes(note: VisitNote) -> Iterator[PlacedText]:
    """The 编号, if there is one."""
    if note.code.text:
        yield note.code


def letter_numbers(note: VisitNote) -> Iterator[PlacedText]:
    """The 文号 if it has a figure, however its brackets and spaces are typed."""
    number = "".join(note.letter.text.split()).translate(_BRACKETS)
    if any(map(str.isdecimal, number)):
        yield PlacedText(number, note.letter.place)


def _guest(person: Person) -> str:
    place = person.at["name"]
    return _BETWEEN_FIELDS.join((person.name, person.unit, str(place.line), str(place.column)))


def _spent(entry: Expense | Payment) -> SpentNote:
    return SpentNote(
        item=entry.item or "交费",
        paid=isinstance(entry, Payment),
        day=entry.date,
        amount=entry.amount,
        receipts=tuple(filter(_RECEIPT.fullmatch, _BETWEEN_NUMBERS.split(entry.receipt))),
        day_place=entry.at["date"],
        receipt_place=entry.at["receipt"],
    )


# characters that no text of a visit holds: the loader refuses them
_BETWEEN_GUESTS, _BETWEEN_FIELDS = "\x1e", "\x1f"
_NO_LETTER = PlacedText("", Mark("", 1, 1))
_BETWEEN_NUMBERS = re.compile(r"[、，,;；\s]+")
_RECEIPT = re.compile(r"(?=.*\d)[\w-]{4,}")
# 〔2025〕 is also typed [2025], (2025), 【2025】
_BRACKETS = str.maketrans("[]()（）【】［］", "〔〕" * 5)
