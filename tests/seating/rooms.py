"""Small seatings for tests: a visit of a few lines, its plan, and rows of names as they stand on the chart."""

from collections.abc import Sequence
from math import cos, radians, sin
from typing import Any

from docgen.api.visits import load
from docgen.model.visit import Visit
from docgen.seating.plan import Seat, SeatingPlan, plans
from docgen.seating.room import Fixture


def people(prefix: str, count: int) -> list[str]:
    """
    >>> people("客", 3)
    ['客1', '客2', '客3']
    """
    return [f"{prefix}{number}" for number in range(1, count + 1)]


def seated(
    layout: str,
    people: Sequence[str] = (),
    guests: Sequence[str] = (),
    hosts: Sequence[str] = (),
    others: Sequence[str] = (),
    **more: str,
) -> Visit:
    """A visit with one seating; ``others`` are hosts of the visit, ``more`` further fields of the seating."""
    listed = list(dict.fromkeys([*people, *guests]))
    lines = ["标题: 云州市代表团来清江区考察", "日期: 2026-07-05", "来宾:"]
    ours = [*hosts, *others]
    listed = [name for name in listed if name not in ours]
    lines += [f"  - {{姓名: {name}}}" for name in listed] or ["  - {姓名: 无关的人}"]
    lines += ["陪同:", *(f"  - {{姓名: {name}}}" for name in ours)] if ours else []
    lines += ["座次:", f"  - 名称: 这一场\n    形式: {layout}"]
    for field, names in (("人员", people), ("来宾", guests), ("主方", hosts)):
        lines += [f"    {field}: [{', '.join(names)}]"] if names else []
    lines += [f"    {field}: {text}" for field, text in more.items()]
    return load("\n".join(lines).encode())


def plan(layout: str, *lists: Any, **more: Any) -> SeatingPlan:
    """The one plan of such a visit."""
    ((found,), _) = plans(seated(layout, *lists, **more))
    return found


def rows(found: SeatingPlan) -> list[list[str]]:
    """The names of each row of the chart from top to bottom, from left to right; an empty seat is 空."""
    ys = sorted({round(seat.y, 1) for seat in found.seats})
    return [
        [seat.key or "空" for seat in sorted(found.seats, key=lambda one: one.x) if round(seat.y, 1) == y] for y in ys
    ]


def clockwise(found: SeatingPlan, table: int = 1) -> list[str]:
    """The names around a table, from the place of honour."""
    own = [seat for seat in found.seats if seat.row == table]
    return [seat.key or "空" for seat in sorted(own, key=lambda one: int(one.number.rpartition("-")[2]))]


def at(found: SeatingPlan, name: str) -> Seat:
    seat = found.of(name)
    assert seat is not None, f"{name} sits nowhere"
    return seat


def on_his_left(found: SeatingPlan, name: str, other: str) -> bool:
    """Whether ``other`` sits at the left hand of ``name``, by where he looks."""
    one, two = at(found, name), at(found, other)
    turn = radians(one.facing)
    along = (two.x - one.x) * -cos(turn) + (two.y - one.y) * -sin(turn)
    assert abs(along) > 1, "neither left nor right"
    return along > 0


def flags(found: SeatingPlan, *labels: str) -> list[Fixture]:
    """The flags of a plan with these labels."""
    by_label = {fixture.label: fixture for fixture in found.fixtures if fixture.shape == "flag"}
    return [by_label[label] for label in labels]
