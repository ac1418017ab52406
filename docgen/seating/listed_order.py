"""A list of people in the order that 次序 and 分团 ask for: by the names, and unit by unit."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.errors import Mark, Problem
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.seating.room import SeatingOptions

#: The values of 次序 that order a list by its names: the keys of ``order.names.BY_NAME``.
_NAME_ORDERS = ("姓氏笔画", "姓名笔画", "拼音")


class NamedPerson(NamedTuple):
    """A person and the place in the file that names him."""

    person: Person
    mark: Mark


def order_as_stated(
    visit: Visit, row: Sequence[NamedPerson], options: SeatingOptions
) -> tuple[list[NamedPerson], str, list[Problem]]:
    """The list in its order, how it was ordered in words (empty: as written), and the names that cannot be placed."""
    by, ordered_by = options.get("次序"), ""
    ordered, problems = list(row), list[Problem]()
    if by in _NAME_ORDERS:
        ordered, problems = _order_by_names(visit, row, by)
        ordered_by = f"按{by if by != '拼音' else '姓氏拼音'}为序"
    if options.get("分团") in ("连排", "另起"):
        units = {unit: number for number, unit in enumerate(dict.fromkeys(named.person.unit for named in row))}
        ordered.sort(key=lambda named: units[named.person.unit])
    return ordered, ordered_by, problems


def _order_by_names(visit: Visit, row: Sequence[NamedPerson], by: str) -> tuple[list[NamedPerson], list[Problem]]:
    # the tables of characters are read only for lists that are put in order
    from docgen.order.characters import missing_fact
    from docgen.order.names import BY_NAME, CharacterOverrides

    overrides = CharacterOverrides(visit.office.strokes, visit.office.readings)
    order = BY_NAME[by]([named.person.name for named in row], overrides)
    bearers: dict[str, list[NamedPerson]] = {}
    for named in row:
        bearers.setdefault(named.person.name, []).append(named)
    problems = []
    for name, character in order.unplaced:
        text = f"“{name}”的“{character}”（U+{ord(character):04X}）{missing_fact(character, by)}，排不了{by}"
        hint = f"在 office.yaml 里写上“{'读音' if by == '拼音' else '笔顺'}: {{{character}: …}}”，或次序改用名单"
        problems.append(Problem(bearers[name][0].mark, "D411", "error", text, hint))
    return [bearers[placed.name].pop(0) for placed in order.placed], problems
