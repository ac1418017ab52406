"""会议: not in scenic areas, and nothing visited that has nothing to do with it."""

import re
from collections.abc import Iterator

from docgen.model.visit import Visit
from docgen.rules.rule import DOMESTIC, FRUGALITY, Finding, finding_at, rule
from docgen.rules.subjects import activities
from docgen.rules.words import words

SUBJECT = activities.SUBJECT

_SCENIC_AREA = words(
    "风景名胜区|风景区|景区|旅游区|度假区|度假村|度假酒店|温泉|名胜",
    "(?:景区|风景区|名胜区|度假区|旅游区)[^，。；、]{0,3}(?:管委会|管理局|管理处|管理委员会|指挥部|党工委)",
)
_SESSION = words(
    "会议|(?:大|年|例|推进|现场|座谈|研讨|交流|培训|动员|总结|部署|报告|讨论|工作|全)会(?![见展员客])|开会|培训班|论坛"
)
#: Places that people see for pleasure. T02 finds those who go 游览 or 观光.
_SIGHTS = words(
    "(?:参观|前往|走进|走访|考察|观摩|游)[^，。；、]{0,8}(?:景区|风景区|名胜区?|古镇|古城|古村|瀑布|温泉|寺|庙|老街|海滩|峡谷|溶洞)",
    "(?:参观|前往|走进|走访|考察|观摩)[^，。；、]*"
    "(?:防火|防汛|消防|安全|保护|建设|项目|管理|提升|改造|整治|执法|修缮|管委会)[^，。；、]*",
)
#: A meeting on such places looks at them.
_ABOUT_SIGHTS = re.compile("旅游|文旅|文物|古镇|古城|古村|景区|遗产|名城|名镇")


@rule(code="T06b", name="到风景名胜区开会", level="should", document=FRUGALITY, evidence="单源", binds=(DOMESTIC,))
def meeting_in_a_scenic_area(visit: Visit) -> Iterator[Finding]:
    """不得到风景名胜区举办会议；在景区现场办公、检查工作不算。

    Bad:
        事由: 出席会议
        日程:
          - {时间: 09:00-11:00, 内容: 召开全市工作会议, 地点: 青龙湖风景区会议中心}   # ←
    Good:
        事由: 出席会议
        日程:
          - {时间: 09:00-11:00, 内容: 召开全市工作会议, 地点: 区会议中心}
    """
    for stop in visit.schedule:
        place = stop.place.name if stop.place else ""
        if visit.purpose == "出席会议" and _SESSION.find(stop.activity) and _SCENIC_AREA.find(place):
            text = f"“{stop.activity}”安排在{place}，不得到风景名胜区开会"
            yield finding_at(stop, "place", text, "改在机关会议室或定点饭店")


@rule(
    code="T06c",
    by_occasion=True,
    name="会议期间安排参观",
    level="should",
    document=FRUGALITY,
    evidence="单源",
    binds=(DOMESTIC,),
)
def sightseeing_during_a_meeting(visit: Visit) -> Iterator[Finding]:
    """会议期间不得安排与会议无关的参观；看现场要和会议的内容有关。

    Bad:
        事由: 出席会议
        日程:
          - {时间: 14:00-16:00, 内容: 参观柳溪古镇, 地点: 柳溪古镇}   # ←
    Good:
        事由: 出席会议
        日程:
          - {时间: 14:00-16:00, 内容: 观摩县人民医院影像中心, 地点: 县人民医院}
    """
    if visit.purpose != "出席会议" or _ABOUT_SIGHTS.search(visit.title):
        return
    for stop in visit.schedule:
        for field in ("activity", "note"):
            if word := _SIGHTS.find(getattr(stop, field)):
                text = f"会议期间安排了“{stop.activity}”（{word}），不得安排与会议无关的参观"
                yield finding_at(stop, field, text, "删去；与会议有关的，写明看什么")
                break
