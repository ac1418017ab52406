"""Food that stands in the remarks of guests: 备注: 回族，清真餐. It is a diet, too, so that menus are looked at."""

from dataclasses import replace

from docgen.model.diet_words import diets_in
from docgen.model.people import Delegation, Person
from docgen.model.visit import Visit
from docgen.readers.visit_file.changes import Change, ChangeNotices


def with_remarked_diets(visit: Visit, changes: ChangeNotices) -> Visit:
    """The visit; what the remarks of guests say of food is taken as their diet, and said. The remarks stay."""
    guests = visit.guests
    if not isinstance(guests, Delegation) or not any(person.note for person in guests.people):
        return visit
    people = tuple(_with_diet(person, changes) if person.note else person for person in guests.people)
    return replace(visit, guests=replace(guests, people=people)) if people != guests.people else visit


def _with_diet(person: Person, changes: ChangeNotices) -> Person:
    named = dict.fromkeys(diet.text for diet in diets_in(person.note))
    new = tuple(diet for diet in named if not any(diet in known or known in diet for known in person.diet))
    if not new:
        return person
    mark = person.at["note"]
    changes.add("备注里的饮食要求也当作“饮食”", Change(person.note, "、".join(new), mark))
    return replace(person, diet=(*person.diet, *new))
