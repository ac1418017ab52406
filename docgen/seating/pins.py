"""Who is pinned to which seat (固定), and the pins that cannot hold."""

from collections.abc import Mapping, Sequence

from docgen.errors import Problem
from docgen.model.layouts import LAYOUTS
from docgen.model.seating import Seating
from docgen.seating.room import NOBODY, Chair
from docgen.seating.sides import Participant


def pinned_people(
    seating: Seating, people: Sequence[Participant], chairs: Sequence[Chair]
) -> tuple[dict[str, Participant], list[Problem]]:
    """People by the numbers of the seats to which the file pins them; a problem for every pin that cannot hold."""
    by_name = {name: person for person in people for name in (person.person.name, person.key)}
    by_number = {chair.number: chair for chair in chairs}
    pins: dict[str, Participant] = {}
    problems = []
    for name, number in seating.pins.items():
        problem = _pin_problem(seating, name, by_name, by_number, pins)
        if problem:
            problems.append(problem)
        else:
            pins[number] = by_name[name]
    return pins, problems


def _pin_problem(
    seating: Seating,
    name: str,
    people: Mapping[str, Participant],
    chairs: Mapping[str, Chair],
    pins: Mapping[str, Participant],
) -> Problem | None:
    """He does not take part, there is no such seat, it is one of the other side, or somebody is pinned there."""
    number, mark = seating.pins[name], seating.at[f"pins.{name}"]
    if name not in people:
        text = f"“{name}”固定了席位，却不在“{seating.name}”的人员里"
        return Problem(mark, "D404", "error", text, "把他写进人员，或删去这一固定")
    if number not in chairs:
        text = f"“{seating.name}”没有“{number}”这一席" if number else f"“{name}”没有写固定在哪一席"
        return Problem(mark, "D402", "error", text, _number_hint(list(chairs), number))
    person, chair = people[name], chairs[number]
    if _is_of_the_other_side(seating, person, chair):
        own_side = person.side[:2]
        text = f"{number}号席是{chair.side[:2]}一方的，{name}是{own_side}一方的"
        own_numbers = "、".join(other.number for other in chairs.values() if other.side[:2] == own_side)
        return Problem(mark, "D402", "error", text, f"{own_side}一方的席位号是：{own_numbers}")
    if number in pins:
        text = f"{number}号席固定了两个人：{pins[number].person.name}和{name}"
        return Problem(mark, "D403", "error", text, "留下一个，另一个换一席")
    return None


def _is_of_the_other_side(seating: Seating, person: Participant, chair: Chair) -> bool:
    parts_sides = LAYOUTS[seating.layout].parts_sides
    return parts_sides and chair.side != NOBODY and chair.side[:2] != person.side[:2]


def _number_hint(numbers: Sequence[str], typed: str) -> str:
    """Which numbers there are; and that a pin holds one person, if several numbers seem to be typed."""
    several = "几个人的固定，各写一项" if any(mark in typed for mark in "、,，;；:：") else ""
    if "-" in numbers[0]:
        rows, places = zip(*(map(int, number.split("-")) for number in numbers), strict=True)
        text = f"只写席位号“排-座”或“桌-席”，从 1-1 到 {max(rows)}-{max(places)}；docgen seat 列出全部。{several}"
    else:
        text = f"只写席位号，从 1 到 {len(numbers)}；docgen seat 列出全部。{several}"
    return text.rstrip("。")
