"""The guests whom an option names."""

from collections.abc import Sequence

from docgen.errors import Problem, UsageError
from docgen.kinds._kind import KindOption
from docgen.model.people import Person
from docgen.model.suggestions import suggestion
from docgen.model.visit import Visit

FOR = KindOption("for", "只做这几位的，如 周明远；可写多次。", "姓名", several=True)


def chosen_guests(visit: Visit, names: Sequence[str]) -> tuple[Person, ...]:
    """The guests of these names, in the order in which they are named. Raises UsageError for one who is no guest."""
    guests = visit.guests.people
    chosen = []
    for name in names:
        found = [guest for guest in guests if name in (guest.name, guest.id)]
        if not found:
            hint = suggestion(name, [guest.name for guest in guests]) or "写来宾名单里的姓名"
            raise UsageError([Problem(None, "U103", "error", f"来宾名单里没有“{name}”", hint)])
        chosen += found
    return tuple(chosen)
