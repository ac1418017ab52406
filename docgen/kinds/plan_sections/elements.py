"""六要素安排表: what covers 吃住行看听讲 on each day, and what is still open; an annex that is asked for."""

from docgen.kinds.plan_sections.section import Row
from docgen.model.choices import ELEMENTS
from docgen.model.visit import Visit
from docgen.rules.six_elements import elements_by_day
from docgen.text.wording import month_and_day, weekday

ELEMENTS_TITLE = "六要素安排表"
_NONE = "—"


def element_rows(visit: Visit) -> list[Row]:
    """A row a day."""
    return [
        {
            "日期": f"{month_and_day(day)}　{weekday(day)}",
            **{name: "\n".join(cells[name]) or _NONE for name in ELEMENTS},
        }
        for day, cells in elements_by_day(visit)
    ]


ELEMENTS_NAMES = {
    "头": "“附件”和它的序号，没有要这张表时为空",
    "题": "附件的标题",
    "行": [
        {
            "日期": "月日和星期",
            "吃": "用餐，没有定的写未定；下同",
            "住": "宾馆",
            "行": "乘车、抵离",
            "看": "参观的项目",
            "听": "会议",
            "讲": "讲解人和点位",
        }
    ],
}
