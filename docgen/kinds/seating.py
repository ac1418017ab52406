"""座次图: a sheet for every seating, editable in Word: who sits where, from where one looks, by which rules."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docgen.charts.chart import A4, ChartSheet, chart_title, draw_chart, is_printed_as_table
from docgen.charts.hall import hall_pages
from docgen.charts.parts import plan_parts
from docgen.charts.seat_index import seat_index
from docgen.draw.drawing import BLACK, Drawing, Grid
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.plan_sections.annexes import annexes
from docgen.model.units import mm_to_twips
from docgen.order.names import CharacterOverrides
from docgen.seating.plan import SeatingPlan

ATTACHED = KindOption("attached", "图上写“附件N”，与接待方案里的编号相同。")
_RULE_WIDTH_MM = 120  # the line under a title


class _Heading(NamedTuple):
    """What stands above a chart, and the colour of the line under its title."""

    title: str
    occasion: str
    view: str
    colour: str

    def of_part(self, caption: str) -> "_Heading":
        """That of a sheet which shows a part only; the caption says which."""
        return self._replace(view=f"{caption}　{self.view}") if caption else self


def pages(page_input: PageInput) -> Iterator[Page]:
    """One document with a sheet for every seating; a hall takes several, and an index."""
    visit, plans = page_input.visit, page_input.plans
    colours = visit.brand.colours if visit.brand else {}
    known = CharacterOverrides(visit.office.strokes, visit.office.readings)
    marks = _marks(page_input)
    sheets = [sheet for plan in plans for sheet in chart_sheets(plan, colours, known, marks.get(plan.name, ""))]
    if not sheets:
        return
    last = sheets[-1] | {"末": True}
    title = f"{visit.title}座次图"
    yield Page(title, {"标题": title, "页": [*sheets[:-1], last], "末页": {"宽": last["宽"], "高": last["高"]}})


def _marks(page_input: PageInput) -> Mapping[str, str]:
    """The marks of the charts as annexes of the plan, by the names of seatings; none unless they are asked for."""
    if not page_input.options.get(ATTACHED.name):
        return {}
    names = [plan.name for plan in page_input.plans]
    numbered = annexes(page_input.visit, page_input.exempted, names)
    return {name: numbered.chart_mark(name) for name in names}


def chart_sheets(
    plan: SeatingPlan, colours: Mapping[str, str], overrides: CharacterOverrides, mark: str = ""
) -> Iterator[dict[str, Any]]:
    """The sheets of one seating; the first bears the mark of an annex."""
    for number, sheet in enumerate(_sheets(plan, colours, overrides)):
        yield sheet | {"附件": "" if number else mark}


def _sheets(plan: SeatingPlan, colours: Mapping[str, str], overrides: CharacterOverrides) -> Iterator[dict[str, Any]]:
    """A drawing, or the tables of a hall and an index of names."""
    plan = plan.as_drawn()
    heading = _Heading(chart_title(plan.name), plan.occasion, plan.view, colours.get("主色", BLACK))
    if not is_printed_as_table(plan):
        for caption, part in plan_parts(plan):
            drawing = draw_chart(part, colours)
            sheet = ChartSheet("", drawing.width, drawing.height)
            yield _sheet(heading.of_part(caption), sheet, drawing=drawing)
        return
    for page in hall_pages(plan):
        yield _sheet(heading.of_part(page.caption), page.sheet, page.grid, page.note)
    yield from _index_sheets(heading, plan, overrides)


def _index_sheets(heading: _Heading, plan: SeatingPlan, overrides: CharacterOverrides) -> Iterator[dict[str, Any]]:
    index = seat_index(plan, overrides)
    title = f"{heading.title.removesuffix('座次图')}座位索引"
    for number, grid in enumerate(index.pages, 1):
        of_all = f"（{number}/{len(index.pages)}）" if len(index.pages) > 1 else ""
        yield _sheet(heading._replace(title=f"{title}{of_all}", view=index.order), A4, grid)


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
    "附件": "“附件”和它的序号，一场的第二页起为空；单独做的座次图只在 --attached 时有",
}
NAMES = {
    "标题": "整份文书的名称",
    "页": [SHEET_NAMES],
    "末页": {"宽": "最后一页的纸宽（缇）", "高": "最后一页的纸高（缇）"},
}
KIND = Kind(
    "座次图",
    pages,
    NAMES,
    needs=("座次",),
    source="座次",
    options=(ATTACHED,),
    slogans="named",
    pack=(PackPaper(11, "座次图", readers="布置和引导的人"),),
)
