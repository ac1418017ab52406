"""Who sits where, why, who moves; charts as pictures."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.api.files import File
from docgen.api.seated_visits import seated
from docgen.draw.chart import draw_picture
from docgen.draw.svg import draw_svg
from docgen.errors import DataError, OutputError, Problem, UsageError
from docgen.model.suggestions import closest_match
from docgen.model.visit import Visit
from docgen.output.write import safe_name
from docgen.seating.conventions import Convention
from docgen.seating.moves import moves
from docgen.seating.plan import Seat, SeatedVisit, SeatingPlan
from docgen.seating.reasons import place, reasons
from docgen.text.columns import align_rows


def seating_json(visit: Visit | SeatedVisit, name: str = "") -> list[dict[str, Any]]:
    """What ``docgen seat --json`` prints: for every seating its seats and fixtures, mm as drawn on its chart."""
    return [_as_json(plan) for plan in _chosen_plans(seated(visit), name)]


def seating_lines(visit: Visit | SeatedVisit, name: str = "") -> list[str]:
    """The seatings as tables to be read on a screen."""
    lines: list[str] = []
    for plan in _chosen_plans(seated(visit), name):
        settled = "；".join(f"{one.option}：{one.value}" for one in plan.conventions if one.option != "标注")
        lines += [f"{plan.name}（{plan.layout}）　{plan.view}", f"  惯例：{settled}" if settled else "", ""]
        rows = [(place(plan, seat), _shown(seat), _post(seat), seat.reason) for seat in plan.seats]
        lines += [f"  {line}" for line in align_rows([("席位", "姓名", "职务", "为什么"), *rows])]
        lines.append("")
    return [line for line, after in zip(lines, [*lines[1:], "x"], strict=True) if line or after]


def explain_seat(visit: Visit | SeatedVisit, person: str) -> list[str]:
    """The chain of reasons for every seat of a person. Raises UsageError when he sits nowhere."""
    lines: list[str] = []
    plans = seated(visit).plans
    for plan in plans:
        for seat in plan.seats:
            if seat.person and person in (seat.key, seat.person.name):
                lines += reasons(plan, seat)
    if not lines:
        known = list(dict.fromkeys(seat.key for plan in plans for seat in plan.seats if seat.person))
        hint = (
            f"是不是“{closest_match(person, known)}”？"
            if closest_match(person, known)
            else f"座次里有：{'、'.join(known[:12])}"
        )
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
            "原席位": place(by_name[move.seating], move.before) if move.before else "",
            "新席位": place(by_name[move.seating], move.after) if move.after else "",
        }
        for move in moves(before, after)
    ]


def seating_pictures(visit: Visit | SeatedVisit, ending: str, name: str = "") -> tuple[File, ...]:
    """Every chart as a picture of its own, ``.png`` or ``.svg``. Raises OutputError when no face has a character."""
    seated_visit = seated(visit)
    brand = seated_visit.visit.brand
    colours = brand.colours if brand else {}
    faces = assets.fonts() if ending == ".png" else {}
    return tuple(
        File(f"{safe_name(plan.name)}{ending}", _drawn(plan, ending, colours, faces))
        for plan in _chosen_plans(seated_visit, name)
    )


def _chosen_plans(seated_visit: SeatedVisit, name: str) -> tuple[SeatingPlan, ...]:
    """All plans, or those of one name. Raises UsageError; DataError for a visit that has no seatings."""
    visit, found = seated_visit.visit, seated_visit.plans
    if not found:
        mark = visit.at[""]
        excerpt = visit.line(mark)
        text = "座次里没有一场写了谁参加" if visit.seating else "来访文件里没有座次"
        hint = "写上“座次”，每一场写名称、形式和谁参加（人员，或来宾和主方）"
        raise DataError([Problem(mark, "D407", "error", text, hint, excerpt)])
    if name and not (chosen := tuple(plan for plan in found if plan.name == name)):
        names = [plan.name for plan in found]
        hint = f"是不是“{closest_match(name, names)}”？" if closest_match(name, names) else f"有：{'、'.join(names)}"
        raise UsageError([Problem(None, "U106", "error", f"没有“{name}”这一场", hint)])
    return chosen if name else found


def _as_json(plan: SeatingPlan) -> dict[str, Any]:
    drawing = draw_picture(plan)
    fixtures = drawing.shapes[: len(plan.fixtures)]
    boxes = drawing.shapes[len(plan.fixtures) : len(plan.fixtures) + len(plan.seats)]
    return {
        "name": plan.name,
        "layout": plan.layout,
        "view": plan.view,
        "conventions": {one.option: _value(one) for one in plan.conventions},
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
            for one, shape in zip(plan.fixtures, fixtures, strict=True)
            if one.shape not in ("frame", "body")
        ],
    }


def _value(one: Convention) -> Any:
    """A convention's value; numbers as numbers, several as a list."""
    values = [int(value) if value.isdecimal() else value for value in one.values]
    return values[0] if len(values) == 1 else values


def _shown(seat: Seat) -> str:
    return seat.key + ("（固定）" if seat.pinned else "") if seat.person else "（空）"


def _post(seat: Seat) -> str:
    return seat.person.title if seat.person else ""


def _drawn(plan: SeatingPlan, ending: str, colours: Mapping[str, str], faces: Mapping[str, Sequence[Path]]) -> bytes:
    drawing = draw_picture(plan, colours)
    if ending == ".svg":
        return draw_svg(drawing)
    if not any(faces.values()):
        text = "这台电脑上没有找到能画图的中文字体"
        raise OutputError(
            [Problem(None, "O404", "error", text, "装一种中文字体（如黑体、思源黑体），或改用 .svg、.docx")]
        )
    # Pillow is brought in only for pictures of dots
    from docgen.draw.png import UndrawableError, draw_png

    try:
        return draw_png(drawing, faces)
    except UndrawableError as error:
        shown = "、".join(f"“{one}”（U+{ord(one):04X}）" for one in error.characters)
        hint = "装一种有这些字的字体（如思源黑体、宋体-ExtB），或改用 .docx"
        raise OutputError(
            [Problem(None, "O404", "error", f"这台电脑的字体里没有{shown}，画不出“{plan.name}”", hint)]
        ) from error
