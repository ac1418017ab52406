"""座次图: a sheet for every seating, editable in Word: who sits where, from where one looks, by which rules."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docgen.charts.chart import A4, ChartSheet, chart_title, draw_chart
from docgen.charts.hall import hall_pages
from docgen.charts.seat_index import seat_index
from docgen.draw.drawing import BLACK, Drawing, Grid
from docgen.kinds._kind import Kind, Page
from docgen.model.layouts import LAYOUTS
from docgen.model.units import mm_to_twips
from docgen.order.names import CharacterOverrides
from docgen.seating.plan import SeatedVisit, SeatingPlan

#: A chart of rows with more seats than this is printed as a table: so many shapes are slow to edit.
MOST_SHAPES = 60
_MOST_NAMES = 8  # written out in a note
_RULE_WIDTH_MM = 120  # the line under a title


class _Heading(NamedTuple):
    """What stands above a chart, and the colour of the line under its title."""

    title: str
    occasion: str
    view: str
    colour: str


def pages(seated: SeatedVisit) -> Iterator[Page]:
    """One document with a sheet for every seating; a hall takes several, and an index."""
    visit = seated.visit
    colours = visit.brand.colours if visit.brand else {}
    overrides = CharacterOverrides(visit.office.strokes, visit.office.readings)
    sheets = [sheet for plan in seated.plans for sheet in chart_sheets(plan, colours, overrides)]
    if not sheets:
        return
    last = sheets[-1] | {"末": True}
    title = f"{visit.title}座次图"
    yield Page(title, {"标题": title, "页": [*sheets[:-1], last], "末页": {"宽": last["宽"], "高": last["高"]}})


def is_table(plan: SeatingPlan) -> bool:
    """Whether a plan is printed as a table."""
    return LAYOUTS[plan.layout].large_as_table and len(plan.seats) > MOST_SHAPES


def chart_sheets(
    plan: SeatingPlan, colours: Mapping[str, str], overrides: CharacterOverrides
) -> Iterator[dict[str, Any]]:
    """The sheets of one seating: a drawing, or the tables of a hall and an index of names."""
    heading = _Heading(chart_title(plan), plan.occasion, plan.view, colours.get("主色", BLACK))
    if not is_table(plan):
        drawing = draw_chart(plan, colours)
        yield _sheet(heading, ChartSheet("", drawing.width, drawing.height), drawing=drawing)
        return
    for page in hall_pages(plan):
        view = f"{page.caption}　{plan.view}" if page.caption else plan.view
        yield _sheet(heading._replace(view=view), page.sheet, page.grid, page.note)
    yield _index(heading._replace(title=f"{plan.name}座位索引", view="按姓氏笔画为序"), plan, overrides)


def _index(heading: _Heading, plan: SeatingPlan, overrides: CharacterOverrides) -> dict[str, Any]:
    grid, unplaced = seat_index(plan, overrides)
    names = "、".join(unplaced[:_MOST_NAMES]) + (f"等{len(unplaced)}人" if len(unplaced) > _MOST_NAMES else "")
    return _sheet(heading, A4, grid, f"{names}的字没有笔顺可比，排在最后" if unplaced else "")


def _sheet(
    heading: _Heading, sheet: ChartSheet, table: Grid | str = "", note: str = "", drawing: Drawing | str = ""
) -> dict[str, Any]:
    return {
        "标题": heading.title,
        "场合": heading.occasion,
        "视角": heading.view,
        "色": heading.colour,
        "边": mm_to_twips((sheet.across - _RULE_WIDTH_MM) / 2),
        "宽": mm_to_twips(sheet.width),
        "高": mm_to_twips(sheet.height),
        "末": False,
        "图": drawing,
        "表": table,
        "注": note,
    }


SHEET_NAMES = {
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
NAMES = {
    "标题": "整份文书的名称",
    "页": [SHEET_NAMES],
    "末页": {"宽": "最后一页的纸宽（缇）", "高": "最后一页的纸高（缇）"},
}
KIND = Kind("座次图", pages, NAMES, needs=("座次",), source="座次", slogans="named")
