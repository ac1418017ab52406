"""点位简介和讲解词: what is shown and told at every point, by whom, in which words; for leaders, who the guests are."""

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.errors import DataError, Problem
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.briefing_parts.facts import facts, minutes_text, when_text
from docgen.kinds.briefing_parts.points import TourPoint, points_of
from docgen.kinds.briefing_parts.problems import briefing_problems
from docgen.kinds.briefing_parts.speech import items_of, paragraphs_of, speeches
from docgen.kinds.form_parts.subject import bare_title, visit_lines
from docgen.kinds.guest_parts.heads import LIST_HEAD_NAMES, list_head
from docgen.kinds.plan_sections.people import person_name
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.titles import TITLE_WIDTH

_FOR = KindOption(
    "for", "讲解：发给讲解员和点位，有讲解词全文（默认）；领导：加来宾背景，不印讲解词。", choices=("讲解", "领导")
)
_PLACES_WITH_AN_INTRODUCTION = "省市州县区旗乡镇村"


def pages(page_input: PageInput) -> Iterator[Page]:
    """One paper: for guides a page a point with all that is told there, for leaders what they should know."""
    visit = page_input.visit
    is_for_guides = page_input.options.get(_FOR.name) != "领导"
    points = points_of(visit)
    if not points:
        raise DataError([_no_points(visit)])
    name = "点位简介和讲解词" if is_for_guides else "点位简介和来宾背景"
    title, head = f"{bare_title(visit)}{name}", list_head(visit)
    context = {
        "标题": title,
        "标题分行": "\n".join((*visit_lines(visit, TITLE_WIDTH), name)),
        "时间": head["时间"],
        "制表": head["制表"],
        **_numbered(
            ("来宾", "来宾背景", [] if is_for_guides else _guests(visit)),
            ("一览", "点位一览", [_overview(number, point) for number, point in enumerate(points, 1)]),
            ("地区", _introduction_name(visit), paragraphs_of(visit.office.region_intro)),
            ("口径", "统一口径", items_of(visit.office.agreed)),
            ("点", name[:4] if not is_for_guides else name, _points(visit, points, is_for_guides)),
        ),
        "另页": is_for_guides,
    }
    yield Page(title, context, problems=briefing_problems(visit, points, is_for_guides))


def _no_points(visit: Visit) -> Problem:
    mark = visit.at["schedule"]
    hint = "在日程里给看、讲的那几项写上“环节”和“地点”"
    return Problem(mark, "D108", "error", "日程里没有看、讲的点位，做不了点位简介", hint, visit.line(mark))


def _numbered(*sections: tuple[str, str, list[Row]]) -> dict[str, dict[str, Any]]:
    """The sections by their keys; an empty one has no heading and takes no number."""
    numbered, number = {}, 0
    for key, heading, rows in sections:
        number += bool(rows)
        numbered[key] = {"题": f"{text.chinese_number(number)}、{heading}" if rows else "", "行": rows}
    return numbered


def _introduction_name(visit: Visit) -> str:
    """区情简介 for a 区; 地区简介 where the region says not what it is."""
    region = visit.office.region
    return f"{region[-1]}情简介" if region and region[-1] in _PLACES_WITH_AN_INTRODUCTION else "地区简介"


def _guests(visit: Visit) -> list[Row]:
    """Those of whom something is known, in the order of the list."""
    return [
        {"姓名": person_name(visit, person), "单位职务": text.post(person), "段": paragraphs_of(person.profile)}
        for person in visit.guests.people
        if person.profile
    ]


def _overview(number: int, point: TourPoint) -> Row:
    return {
        "序号": str(number),
        "时间": "\n".join(map(when_text, point.stops)),
        "点位": point.name,
        "内容": "\n".join(stop.activity for stop in point.stops),
        "讲解人": point.guide,
        "时长": "\n".join(filter(None, map(minutes_text, point.stops))),
        MAY_BREAK: True,
    }


def _points(visit: Visit, points: Sequence[TourPoint], is_for_guides: bool) -> list[Row]:
    parts = [_parts(point, is_for_guides) for point in points]
    return [
        {
            "题": f"（{text.chinese_number(number)}）{point.name}",
            # points of which nothing is known share a page
            "换页": is_for_guides and number > 1 and bool(parts[number - 1] or parts[number - 2]),
            "事": facts(visit, point, is_for_guides),
            "节": parts[number - 1],
        }
        for number, point in enumerate(points, 1)
    ]


def _parts(point: TourPoint, is_for_guides: bool) -> list[Row]:
    """What stands below the facts, each part under its heading; empty ones are left out."""
    site = point.site
    parts = [
        ("简介", paragraphs_of(site.intro)),
        ("看点", items_of(site.highlights)),
        ("统一口径", items_of(site.agreed)),
        *((speech["题"], speech["段"]) for speech in (speeches(point) if is_for_guides else ())),
    ]
    filled = [(name, rows) for name, rows in parts if rows]
    return [{"题": f"{number}.{name}", "段": rows} for number, (name, rows) in enumerate(filled, 1)]


_PARAGRAPHS = [{"文": "一段"}]
NAMES = {
    "标题": "整份文书的名称",
    "标题分行": "标题，断成匀称的几行",
    "时间": LIST_HEAD_NAMES["时间"],
    "制表": LIST_HEAD_NAMES["制表"],
    "来宾": {
        "题": "本节标题，没有内容时为空；下同",
        "行": [{"姓名": "姓名", "单位职务": "单位和职务", "段": _PARAGRAPHS}],
    },
    "一览": {
        "题": "本节标题",
        "行": [
            {
                "序号": "从1起",
                "时间": "日期、星期和起止时间",
                "点位": "点位名称",
                "内容": "日程里的内容",
                "讲解人": "由谁讲解",
                "时长": "多少分钟",
                MAY_BREAK: MAY_BREAK_MEANING,
            }
        ],
    },
    "地区": {"题": "区情简介、县情简介", "行": _PARAGRAPHS},
    "口径": {"题": "全区的统一口径", "行": _PARAGRAPHS},
    "点": {
        "题": "本节标题",
        "行": [
            {
                "题": "序号和点位名称",
                "换页": "前面是不是换页",
                "事": [{"签": "时间、地址、讲解人、停车等", "文": "内容"}],
                "节": [{"题": "简介、看点、统一口径、讲解要点、讲解词（由谁讲，多少字，几分钟）", "段": _PARAGRAPHS}],
            }
        ],
    },
    "另页": "点位这一节是不是另起一页",
}
KIND = Kind(
    "点位简介和讲解词",
    pages,
    NAMES,
    needs=("日程",),
    options=(_FOR,),
    pack=(PackPaper(18, "点位简介和讲解词", readers="讲解人、陪同领导", sides="双面"),),
)
