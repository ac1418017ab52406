"""The order in which a visit lists people, compared with their ranks. It is reported, never changed."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docgen.errors import Problem
from docgen.model.people import Person
from docgen.model.ranks import Standing, standing
from docgen.model.visit import Visit

#: The code under which the order of a list is spoken of; a visit may exempt it (豁免).
LISTED_OUT_OF_ORDER = "D410"


def listing_contradictions(visit: Visit) -> Iterator[Problem]:
    """A note for everybody who is listed behind somebody of a lower level; none where the visit exempts it.

    In a list that goes unit by unit only those of one unit are compared, and the first of each.
    """
    if any((exemption.rule or "").strip().upper() == LISTED_OUT_OF_ORDER for exemption in visit.exemptions):
        return
    for people in (visit.guests.people, visit.hosts):
        for sequence in _sequences(people):
            yield from _contradictions_in(sequence)


def _sequences(people: Sequence[Person]) -> list[list[Person]]:
    """The lists within which people should stand by rank: all of them, or unit by unit where they are grouped so."""
    groups = [list(group) for _, group in groupby(people, key=lambda person: person.unit)]
    units = [group[0].unit for group in groups]
    is_grouped = 1 < len(groups) < len(people) and len(set(units)) == len(units) and all(units)
    return [[group[0] for group in groups], *groups] if is_grouped else [list(people)]


def _contradictions_in(people: Sequence[Person]) -> Iterator[Problem]:
    lowest: tuple[Person, Standing] | None = None
    for person in people:
        known = standing_of(person)
        if known is None:
            continue
        if lowest and known.is_certainly_above(lowest[1]):
            before = lowest[0]
            text = f"{person.name}（{person.rank}）排在{before.name}（{before.rank}）后面，次序与级别不一致"
            hint = f"名单的次序就是位次，程序不改；确是这样定的，写一条豁免“规则: {LISTED_OUT_OF_ORDER}”"
            mark = person.at["name"]
            yield Problem(mark, LISTED_OUT_OF_ORDER, "note", text, hint)
        elif lowest is None or lowest[1].is_certainly_above(known):
            lowest = (person, known)


def standing_of(person: Person) -> Standing | None:
    """What a person's 级别 means; a 职级 that is his whole title, where there is no 级别 or one of the same step."""
    stated, titled = standing(person.rank), standing(person.title)
    if stated and titled and titled.grade and not stated.grade and titled.last in (stated.first, stated.last):
        return titled
    return stated or (titled if not person.rank else None)
