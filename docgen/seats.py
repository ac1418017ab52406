"""The third face: who sits where, why, who moves; charts as pictures; names in order."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.draw.chart import picture
from docgen.draw.svg import svg
from docgen.errors import DataError, Mark, OutputError, Problem, UsageError
from docgen.face import File, existing, load, readable
from docgen.load.names import Names, load_names, read_names
from docgen.load.nodes import Source
from docgen.load.office import OfficeFiles, find_office, load_office
from docgen.model.ranks import standing
from docgen.model.scalars import near
from docgen.model.visit import Visit
from docgen.order.characters import lacking
from docgen.order.names import BY_NAME, Known
from docgen.order.precedence import by_rank
from docgen.output.write import safe_name
from docgen.seating.conventions import Convention
from docgen.seating.moves import moves
from docgen.seating.plan import Seat, SeatingPlan, plans
from docgen.seating.reasons import place, reasons


@dataclass(frozen=True, slots=True)
class Line:
    """A name in its place: what it was compared by and why. ``sure`` is false for one that nobody could place."""

    name: str
    key: str
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class NameOrder:
    """Names in order, what to print above such a list, and what is to be said of it."""

    lines: tuple[Line, ...]
    heading: str
    problems: tuple[Problem, ...]


def seat_json(visit: Visit, name: str = "") -> list[dict[str, Any]]:
    """What ``docgen seat --json`` prints: for every seating its seats and fixtures, mm as drawn on its chart."""
    return [_as_json(plan) for plan in _plans(visit, name)]


def seat_lines(visit: Visit, name: str = "") -> list[str]:
    """The seatings as tables to be read on a screen."""
    lines: list[str] = []
    for plan in _plans(visit, name):
        settled = "；".join(f"{one.option}：{one.value}" for one in plan.conventions if one.option != "标注")
        lines += [f"{plan.name}（{plan.layout}）　{plan.view}", f"  惯例：{settled}" if settled else "", ""]
        rows = [(place(plan, seat), _shown(seat), _post(seat), seat.why) for seat in plan.seats]
        lines += [f"  {line}" for line in _aligned([("席位", "姓名", "职务", "为什么"), *rows])]
        lines.append("")
    return [line for line, after in zip(lines, [*lines[1:], "x"], strict=True) if line or after]


def explain_seat(visit: Visit, person: str) -> list[str]:
    """The chain of reasons for every seat of a person. Raises UsageError when he sits nowhere."""
    lines: list[str] = []
    for plan in plans(visit)[0]:
        for seat in plan.seats:
            if seat.person and person in (seat.key, seat.person.name):
                lines += reasons(plan, seat)
    if not lines:
        known = list(dict.fromkeys(seat.key for plan in plans(visit)[0] for seat in plan.seats if seat.person))
        hint = f"是不是“{near(person, known)}”？" if near(person, known) else f"座次里有：{'、'.join(known[:12])}"
        raise UsageError([Problem(None, "U106", "error", f"座次里没有“{person}”", hint)])
    return lines


def seat_moves(old: Visit, new: Visit) -> list[dict[str, Any]]:
    """Who moves from the old visit to the new one; 原席位 or 新席位 is empty for who had or has none."""
    before, after = plans(old)[0], plans(new)[0]
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


def pictures(visit: Visit, ending: str, name: str = "") -> tuple[File, ...]:
    """Every chart as a picture of its own, ``.png`` or ``.svg``. Raises OutputError when no face has a character."""
    colours = visit.look.colours if visit.look else {}
    faces = assets.fonts() if ending == ".png" else {}
    return tuple(
        File(f"{safe_name(plan.name)}{ending}", _drawn(plan, ending, colours, faces)) for plan in _plans(visit, name)
    )


def order_names(
    source: str | Path | bytes,
    by: str = "姓氏笔画",
    office: str | Path | None = None,
    only: str = "来宾",
) -> NameOrder:
    """The names of a file (or of bytes: a name a line) in order, each with its reason.

    A visit file or workbook gives its ``only`` (来宾, 陪同, 保障). Names that no table places come last, marked, and an
    error names each character. Raises DataError for a file that holds no names.
    """
    with readable():
        found = _names(source, office, only)
        folder = Path.cwd() if isinstance(source, bytes) else Path(source).resolve().parent
        desk = _office(office, folder)
    if not found.names:
        text, hint = "没有名字可排", "一行写一个名字，或用有“姓名”一列的表、来访文件"
        raise DataError([*found.problems, Problem(Mark(found.file, 1, 1), "D412", "error", text, hint)])
    if by == "级别":
        return _by_rank(found)
    known = Known(desk.office.strokes, desk.office.readings)
    ordered = BY_NAME[by]([name for name, _ in found.names], known)
    places: dict[str, Mark] = {}
    for name, mark in found.names:
        places.setdefault(name, mark)
    problems = list(found.problems)
    for name, character in ordered.left:
        text = f"“{name}”的“{character}”（U+{ord(character):04X}）{lacking(character, by)}，排不了，放在最后等人工定位"
        problems.append(found.problem(places[name], "D411", "error", text, _how_to_tell(character, by)))
    hint = "请核对；office.yaml 的“读音”可以定下来"
    problems += [
        found.problem(places[one.name], "D413", "note", one.doubt, hint) for one in ordered.placed if one.doubt
    ]
    called = found.called()
    lines = [Line(next(called[one.name]), one.key, one.reason) for one in ordered.placed]
    lines += [
        Line(next(called[name]), "", f"“{character}”{lacking(character, by)}，等人工定位", False)
        for name, character in ordered.left
    ]
    return NameOrder(tuple(lines), f"按{'姓氏拼音' if by == '拼音' else by}为序", tuple(problems))


def _how_to_tell(character: str, by: str) -> str:
    """What an office writes so that a character can be placed; what is no hanzi has no place among names."""
    if character < "\u3400":
        return "名单里只留名字；外文名字不按笔画排，请人工定位"
    if by == "拼音":
        return f"在 office.yaml 里写上“读音: {{{character}: 拼音加声调数字}}”就能排，如 ji2"
    return f'在 office.yaml 里写上“笔顺: {{{character}: "每一笔一个数字"}}”就能排：横1竖2撇3点4折5，如 王 1121'


def order_json(found: NameOrder) -> str:
    """What ``docgen order --json`` prints."""
    rows = [{"name": one.name, "key": one.key, "reason": one.reason} for one in found.lines]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _by_rank(found: Names) -> NameOrder:
    people = list(found.people)
    marks = {id(person): mark for person, (_, mark) in zip(people, found.names, strict=True)}
    rows = by_rank(people)
    problems = list(found.problems)
    if not any(person.rank or standing(person.title) for person in people):
        hint = "一行写“姓名，级别”，如“周明远，正处级”；或用有“姓名、级别”两列的表、来访文件"
        problems.append(Problem(Mark(found.file, 1, 1), "D413", "error", "没有一个人写了级别，排不出次序", hint))
    else:
        doubtful = [one for one in rows if one.doubt]
        problems += [found.problem(marks[id(one.person)], "D413", "note", one.doubt, "") for one in doubtful]
    called = found.called()
    keys = {id(person): next(called[person.name]) for person in people}
    lines = tuple(Line(keys[id(one.person)], one.key, one.reason, one.key != "—") for one in rows)
    return NameOrder(lines, "建议次序：按级别、班子、职务；名单已定的次序优先", tuple(problems))


#: What a visit file has and a list of names has not.
_VISIT = re.compile("^(?:标题|来宾|title|guests):".encode(), re.M)


def _names(source: str | Path | bytes, office: str | Path | None, only: str) -> Names:
    if isinstance(source, bytes) and not _VISIT.search(source):
        return read_names(source)
    if isinstance(source, bytes):
        return _of_visit(load(source, office), only)
    path = existing(source)
    if path.suffix.lower() not in (".yaml", ".yml"):
        return load_names(path, only)
    return _of_visit(load(path, office), only)


def _of_visit(visit: Visit, only: str) -> Names:
    name = visit.at[""].file
    found = Names(name, source=Source(name, visit.texts.get(name, "")))
    for person in {"来宾": visit.guests.people, "陪同": visit.hosts, "保障": visit.staff}[only]:
        found.add(person, person.at.get("name", person.at[""]))
    return found


def _office(office: str | Path | None, folder: Path) -> OfficeFiles:
    path = existing(office) if office else find_office(folder)
    desk = load_office(path) if path else OfficeFiles()
    if any(problem.level == "error" for problem in desk.problems):
        raise DataError(desk.problems)
    return desk


def _plans(visit: Visit, name: str) -> tuple[SeatingPlan, ...]:
    """All plans, or those of one name. Raises UsageError; DataError for a visit that has no seatings."""
    found = plans(visit)[0]
    if not found:
        mark = visit.at[""]
        excerpt = visit.line(mark)
        text = "座次里没有一场写了谁参加" if visit.seating else "来访文件里没有座次"
        hint = "写上“座次”，每一场写名称、形式和谁参加（人员，或来宾和主方）"
        raise DataError([Problem(mark, "D407", "error", text, hint, excerpt)])
    if name and not (chosen := tuple(plan for plan in found if plan.name == name)):
        names = [plan.name for plan in found]
        hint = f"是不是“{near(name, names)}”？" if near(name, names) else f"有：{'、'.join(names)}"
        raise UsageError([Problem(None, "U106", "error", f"没有“{name}”这一场", hint)])
    return chosen if name else found


def _as_json(plan: SeatingPlan) -> dict[str, Any]:
    drawing = picture(plan)
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


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Columns as wide as their widest text; hanzi count two cells."""
    widths = [max(_cells(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(text + " " * (width - _cells(text)) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _cells(text: str) -> int:
    return sum(1 if one.isascii() or one == "·" else 2 for one in text)


def _drawn(plan: SeatingPlan, ending: str, colours: Mapping[str, str], faces: Mapping[str, Sequence[Path]]) -> bytes:
    drawing = picture(plan, colours)
    if ending == ".svg":
        return svg(drawing)
    if not any(faces.values()):
        text = "这台电脑上没有找到能画图的中文字体"
        raise OutputError(
            [Problem(None, "O404", "error", text, "装一种中文字体（如黑体、思源黑体），或改用 .svg、.docx")]
        )
    # Pillow is brought in only for pictures of dots
    drawer = import_module("docgen.draw.png")
    try:
        return bytes(drawer.png(drawing, faces))
    except drawer.LackingError as error:
        shown = "、".join(f"“{one}”（U+{ord(one):04X}）" for one in error.characters)
        hint = "装一种有这些字的字体（如思源黑体、宋体-ExtB），或改用 .docx"
        raise OutputError(
            [Problem(None, "O404", "error", f"这台电脑的字体里没有{shown}，画不出“{plan.name}”", hint)]
        ) from error
