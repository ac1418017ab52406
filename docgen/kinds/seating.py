"""座次图: one sheet a seating, editable in Word: who sits where, from where one looks, by which rules."""

from collections.abc import Iterator
from typing import Any

from docgen.draw.chart import A4, ChartSheet, chart, title
from docgen.draw.drawing import BLACK, Drawing, Grid
from docgen.draw.hall import index, parts
from docgen.kinds._kind import Kind, Page
from docgen.model.layouts import LAYOUTS
from docgen.model.units import mm_to_twips
from docgen.order.names import CharacterOverrides
from docgen.seating.plan import SeatedVisit, SeatingPlan

#: Above so many seats a chart of rows is a table: shapes become slow to edit.
MOST_SHAPES = 60
_NAMED = 8  # so many names are written out
_RULE = 120  # mm, the line under a title


def pages(seated: SeatedVisit) -> Iterator[Page]:
    """One document with a sheet for every seating; a hall takes several, and an index."""
    visit = seated.visit
    colours = visit.brand.colours if visit.brand else {}
    known = CharacterOverrides(visit.office.strokes, visit.office.readings)
    found = [sheet for plan in seated.plans for sheet in _sheets(plan, colours, known)]
    if not found:
        return
    last = found[-1] | {"末": True}
    whole = f"{visit.title}座次图"
    yield Page(whole, {"标题": whole, "页": [*found[:-1], last], "末页": {"宽": last["宽"], "高": last["高"]}})


def as_table(plan: SeatingPlan) -> bool:
    """Whether a plan is printed as a table."""
    return LAYOUTS[plan.layout].large_as_table and len(plan.seats) > MOST_SHAPES


def _sheets(plan: SeatingPlan, colours: Any, known: CharacterOverrides) -> Iterator[dict[str, Any]]:
    colour = colours.get("主色", BLACK)
    if not as_table(plan):
        drawing = chart(plan, colours)
        yield _sheet(title(plan), plan.occasion, plan.view, drawing.width, drawing.height, colour, drawing=drawing)
        return
    halls = parts(plan)
    for part in halls:
        view = f"{part.caption}　{plan.view}" if part.caption else plan.view
        yield _sheet(
            title(plan), plan.occasion, view, part.sheet.width, part.sheet.height, colour, part.grid, part.note
        )
    yield _index(plan, colour, known)


def _index(plan: SeatingPlan, colour: str, known: CharacterOverrides) -> dict[str, Any]:
    grid, left = index(plan, known)
    some = "、".join(left[:_NAMED]) + (f"等{len(left)}人" if len(left) > _NAMED else "")
    said = f"{some}的字没有笔顺可比，排在最后" if left else ""
    return _sheet(f"{plan.name}座位索引", plan.occasion, "按姓氏笔画为序", A4.width, A4.height, colour, grid, said)


def _sheet(
    name: str,
    occasion: str,
    view: str,
    width: float,
    height: float,
    colour: str,
    table: Grid | str = "",
    note: str = "",
    drawing: Drawing | str = "",
) -> dict[str, Any]:
    inside = width - 2 * ChartSheet("", width, height).side
    return {
        "标题": name,
        "场合": occasion,
        "视角": view,
        "色": colour,
        "边": mm_to_twips((inside - _RULE) / 2),
        "宽": mm_to_twips(width),
        "高": mm_to_twips(height),
        "末": False,
        "图": drawing,
        "表": table,
        "注": note,
    }


NAMES = {
    "标题": "整份文书的名称",
    "页": [
        {
            "标题": "这一场的座次图，或座位索引",
            "场合": "哪一次来访、什么时候、在哪里",
            "视角": "从哪里看；大会场还有是哪几排、哪几座",
            "色": "品牌主色，六位十六进制数",
            "边": "标题下的线两边空多少（缇）",
            "宽": "纸宽（缇）",
            "高": "纸高（缇）",
            "末": "是不是最后一页",
            "图": "座次图",
            "表": "大会场的座位表，用 {{p … }}；没有时为空",
            "注": "表下的小字",
        }
    ],
    "末页": {"宽": "最后一页的纸宽（缇）", "高": "最后一页的纸高（缇）"},
}
KIND = Kind("座次图", pages, NAMES, needs=("座次",), source="座次")
