"""Whose contact somebody of 联系人 is: ours, or that of the guests' unit."""

from collections.abc import Sequence

from docgen.model.people import Person
from docgen.model.visit import Visit


def own_contacts(visit: Visit) -> Sequence[Person]:
    """Our contacts; where the visit names only those of the guests, whoever of our staff has a phone."""
    own = [person for person in visit.contacts if not is_guests_contact(visit, person)]
    return own or [person for person in visit.staff if person.phone and visit.contacts]


def guests_contacts(visit: Visit) -> Sequence[Person]:
    """The contacts of the guests' unit."""
    return [person for person in visit.contacts if is_guests_contact(visit, person)]


def contacts_in_order(visit: Visit) -> Sequence[Person]:
    """Whom a guest may ring up, ours before those of his own unit."""
    return [*own_contacts(visit), *guests_contacts(visit)]


def is_guests_contact(visit: Visit, person: Person) -> bool:
    """Whether a contact is one of the guests, or belongs to their unit; who is listed on our side does not."""
    if person.name in {one.name for one in (*visit.hosts, *visit.staff)}:
        return False
    guests = visit.guests.people
    if person.name in {guest.name for guest in guests}:
        return True
    units = {visit.letter.sender if visit.letter else "", *(guest.unit for guest in guests)} - {""}
    ours = {visit.office.unit, *(one.unit for one in (*visit.hosts, *visit.staff))} - {""}
    return _belongs(person.unit, units) and not _belongs(person.unit, ours)


def _belongs(unit: str, units: set[str]) -> bool:
    """Whether a unit is one of several, or a part of one: 云州市农业农村局办公室."""
    return bool(unit) and any(unit.startswith(one) or one.endswith(unit) for one in units)
