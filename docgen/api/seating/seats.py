"""Who sits where, why, and who moves: for a screen and as JSON."""

from typing import Any

from docgen.api.seating.visits import seated
from docgen.charts.chart import draw_picture
from docgen.errors import DataError, Problem, UsageError
from docgen.model.suggestions import suggestion
from docgen.model.visit import Visit
from docgen.seating.conventions import Convention
from docgen.seating.moves import moves
from docgen.seating.plan import Seat, SeatedVisit, SeatingPlan
from docgen.seating.reasons import explain, seat_words
from docgen.text.columns import align_rows


def seating_json(visit: Visit | SeatedVisit, name: str = "") -> list[dict[str, Any]]:
    """What ``docgen seat --json`` prints: for every seating its seats and fixtures, mm as drawn on its chart."""
    return [_as_json(plan) for plan in chosen_plans(seated(visit), name)]


def seating_lines(visit: Visit | SeatedVisit, name: str = "") -> list[str]:
    """The seatings as tables to be read on a screen."""
    lines: list[str] = []
    for plan in chosen_plans(seated(visit), name):
        conventions = "；".join(
            f"{convention.option}：{convention.value}" for convention in plan.conventions if convention.option != "标注"
        )
        lines += [f"{plan.name}（{plan.layout}）　{plan.view}", f"  惯例：{conventions}" if conventions else ""]
        lines += [f"  上首：{one.higher_hand}" for one in plan.conventions if one.higher_hand] + [""]
        rows = [(seat_words(plan, seat), _holder(seat), _post(seat), seat.reason) for seat in plan.seats]
        lines += [f"  {line}" for line in align_rows([("席位", "姓名", "职务", "为什么"), *rows])]
        lines.append("")
    return [line for line, after in zip(lines, [*lines[1:], "x"], strict=True) if line or after]


def explain_seat(visit: Visit | SeatedVisit, person: str) -> list[str]:
    """The chain of reasons for every seat of a person. Raises UsageError when he sits nowhere."""
    plans = seated(visit).plans
    lines = [
        line
        for plan in plans
        for seat in plan.seats
        if seat.person and person in (seat.key, seat.person.name)
        for line in explain(plan, seat)
    ]
    if not lines:
        known = list(dict.fromkeys(seat.key for plan in plans for seat in plan.seats if seat.person))
        hint = suggestion(person, known) or f"座次里有：{'、'.join(known[:12])}"
        raise UsageError([Problem(None, "U106", "error", f"座次里没有“{person}”", hint)])
    return lines


def seating_moves(old: Visit | SeatedVisit, new: Visit | SeatedVisit) -> list[dict[str, Any]]:
    """Who moves from the old visit to the new one; 原席位 or 新席位 is empty for who had or has none."""
    before, after = seated(old).plans, seated(new).plans
    by_name = {plan.name: plan for plan in (*before, *after)}
    return [
        {
            "座次": move.seating,
            "姓名": move.key,
            "原席位": seat_words(by_name[move.seating], move.before) if move.before else "",
            "新席位": seat_words(by_name[move.seating], move.after) if move.after else "",
        }
        for move in moves(before, after)
    ]


def chosen_plans(seated_visit: SeatedVisit, name: str) -> tuple[SeatingPlan, ...]:
    """All plans, or those of one name. Raises UsageError if there is none, DataError for a visit without seatings."""
    visit, plans = seated_visit.visit, seated_visit.plans
    if not plans:
        mark = visit.at[""]
        text = "座次里没有一场写了谁参加" if visit.seating else "来访文件里没有座次"
        hint = "写上“座次”，每一场写名称、形式和谁参加（人员，或来宾和主方）"
        raise DataError([Problem(mark, "D407", "error", text, hint, visit.line(mark))])
    chosen = tuple(plan for plan in plans if name in ("", plan.name))
    if not chosen:
        names = [plan.name for plan in plans]
        hint = suggestion(name, names) or f"有：{'、'.join(names)}"
        raise UsageError([Problem(None, "U106", "error", f"没有“{name}”这一场", hint)])
    return chosen


def _as_json(plan: SeatingPlan) -> dict[str, Any]:
    drawing = draw_picture(plan.as_driven())
    fixtures = drawing.shapes[: len(plan.fixtures)]
    boxes = drawing.shapes[len(plan.fixtures) : len(plan.fixtures) + len(plan.seats)]
    return {
        "name": plan.name,
        "layout": plan.layout,
        "view": plan.view,
        "conventions": {convention.option: _value(convention) for convention in plan.conventions},
        "seats": [
            {
                "person": seat.key or None,
                "x": box.x,
                "y": box.y,
                "facing": seat.facing,
                "row": seat.row,
                "number": int(seat.number) if seat.number.isdecimal() else seat.number,
                "pinned": seat.pinned,
            }
            for seat, box in zip(plan.seats, boxes, strict=True)
        ],
        "fixtures": [
            {"label": shape.name, "x": shape.x, "y": shape.y}
            for fixture, shape in zip(plan.fixtures, fixtures, strict=True)
            if fixture.shape not in ("frame", "body")
        ],
    }


def _value(convention: Convention) -> Any:
    """Numbers as numbers, several values as a list."""
    values = [int(value) if value.isdecimal() else value for value in convention.values]
    return values[0] if len(values) == 1 else values


def _holder(seat: Seat) -> str:
    return seat.key + ("（固定）" if seat.pinned else "") if seat.person else "（空）"


def _post(seat: Seat) -> str:
    return seat.person.title if seat.person else ""
