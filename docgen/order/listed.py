"""The order in which a visit lists people, compared with their ranks. It is reported, never changed."""

from collections.abc import Iterator

from docgen.errors import Problem
from docgen.model.people import Person
from docgen.model.ranks import Standing, standing
from docgen.model.visit import Visit


def listing_contradictions(visit: Visit) -> Iterator[Problem]:
    """A note for everybody who is listed behind somebody of a lower level."""
    for people in (visit.guests.people, visit.hosts):
        lowest: tuple[Person, Standing] | None = None
        for person in people:
            known = standing_of(person)
            if known is None:
                continue
            if lowest and known.is_certainly_above(lowest[1]):
                before = lowest[0]
                text = f"{person.name}（{person.rank}）排在{before.name}（{before.rank}）后面，次序与级别不一致"
                hint = "名单的次序就是位次，程序不改；确是这样定的，不用管这条提示"
                mark = person.at.get("name", person.at[""])
                yield Problem(mark, "D410", "note", text, hint)
            elif lowest is None or lowest[1].is_certainly_above(known):
                lowest = (person, known)


def standing_of(person: Person) -> Standing | None:
    """What a person's 级别 means; a 职级 that is his whole title, where there is no 级别 or one of the same step."""
    stated, titled = standing(person.rank), standing(person.title)
    if stated and titled and titled.grade and not stated.grade and titled.last in (stated.first, stated.last):
        return titled
    return stated or (titled if not person.rank else None)
