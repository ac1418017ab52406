"""迎送、陪同和布置: no ceremonies at stations, no chiefs at the gate, no more hosts than guests."""

import re
from collections.abc import Iterator

from docgen.model.people import Person
from docgen.model.ranks import is_at_least
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.rules.facts import is_chief, is_leader, listed_names
from docgen.rules.lexicon.escorts import BORDER, CEREMONY, GUIDING, MEETING, WELCOMING
from docgen.rules.meetings import meetings
from docgen.rules.rule import (
    DOMESTIC,
    FRUGALITY,
    FRUGALITY_2013,
    REGULATION,
    Finding,
    citation_before_2025,
    finding_at,
    rule,
)
from docgen.text.wording import listed, post

SUBJECT = (2, "迎送、陪同和布置")


def _goes_as_leader(visit: Visit, person: Person) -> bool:
    """Whether a person goes as a leader; somebody of 保障 only shows the way, even if he is a 副主任 of his office."""
    small = not is_at_least(person.rank, "县处级") if person.rank else "接待" in person.unit
    return is_leader(person) and not (small and any(person is member for member in visit.staff))


@rule(
    code="G06",
    name="在机场、车站、码头或边界迎送",
    level="must",
    document=REGULATION,
    article=8,
    evidence="原文",
    binds=(DOMESTIC,),
)
def welcome_at_a_station_or_border(visit: Visit) -> Iterator[Finding]:
    """不得在机场、车站、码头和辖区边界组织迎送活动；工作人员去引个路可以，领导去、办仪式不行。

    Bad:
        陪同: [{姓名: 罗文, 单位: 清江区人民政府, 职务: 副区长, 级别: 县处级副职}]
        迎送:
          - {地点: 云州高速清江出口, 日期: 2026-07-06, 时间: 09:00, 人员: [罗文]}   # ←
    Good:
        陪同: [{姓名: 罗文, 单位: 清江区人民政府, 职务: 副区长, 级别: 县处级副职}]
        迎送:
          - {地点: 清江宾馆, 日期: 2026-07-06, 时间: 09:00, 人员: [罗文]}
    """
    for meeting in meetings(visit):
        if not BORDER.find(meeting.place):
            continue
        where = meeting.place
        hint = "改在驻地等候；确要引路，只去工作人员"
        leaders = [person for person in meeting.who if _goes_as_leader(visit, person)]
        if leaders:
            text = f"{listed_names(leaders)}到{where}迎送，机场、车站、码头和辖区边界不得组织迎送"
            yield finding_at(meeting.value, meeting.people, text, hint)
        elif meeting.posts:
            text = f"{listed(meeting.posts)}到{where}迎送，机场、车站、码头和辖区边界不得组织迎送"
            yield finding_at(meeting.value, meeting.words, text, hint)
        elif ceremony := CEREMONY.find(meeting.form):
            text = f"在{where}安排{ceremony}，机场、车站、码头和辖区边界不得组织迎送"
            yield finding_at(meeting.value, meeting.words, text, "删去这一项")


@rule(
    code="G06b",
    name="工作人员到车站、边界引导",
    level="note",
    document=REGULATION,
    article=8,
    evidence="原文",
    binds=(DOMESTIC,),
)
def staff_who_show_the_way_from_a_station(visit: Visit) -> Iterator[Finding]:
    """只有工作人员引导，不算组织迎送；不要加人，不要停车列队，材料里也不要写成“迎接”。写明“引导”“接站”的不提示。

    Bad:
        保障: [{姓名: 林小満, 单位: 区接待中心, 职务: 接待科科长}]
        迎送:
          - {地点: 清江高铁站, 日期: 2026-07-06, 时间: 09:00, 人员: [林小満], 形式: 迎接}   # ←
    Good:
        保障: [{姓名: 林小満, 单位: 区接待中心, 职务: 接待科科长}]
        迎送:
          - {地点: 清江高铁站, 日期: 2026-07-06, 时间: 09:00, 人员: [林小満], 形式: 引导}
    """
    for meeting in meetings(visit):
        where = BORDER.find(meeting.place)
        is_plain = GUIDING.find(meeting.form) and not WELCOMING.find(meeting.form)
        if not where or is_plain or meeting.posts or CEREMONY.find(meeting.form):
            continue
        if any(_goes_as_leader(visit, person) for person in meeting.who):
            continue  # G06 says more
        who = f"由{listed_names(meeting.who)}" if meeting.who else "安排工作人员"
        text = f"{who}到{where}接送，只能是引路，不能是迎送"
        field = "place" if "place" in meeting.value.at else meeting.words
        yield finding_at(meeting.value, field, text, "确是引路，写“引导”或“接站”")
        return  # said once


@rule(
    code="T05",
    name="跨地区迎送",
    level="must",
    document=FRUGALITY,
    evidence="转载",
    binds=(DOMESTIC,),
    since=FRUGALITY_2013.since,
)
def welcome_in_another_region(visit: Visit) -> Iterator[Finding]:
    """不得跨地区迎送：到来宾的来源地去接，或送到下一站。

    Bad:
        来源地: 云州市
        迎送:
          - {地点: 云州市委办公室, 日期: 2026-07-06, 时间: 07:00, 形式: 接客人}   # ←
    Good:
        来源地: 云州市
        迎送:
          - {地点: 清江宾馆, 日期: 2026-07-06, 时间: 09:00}
    """
    for welcome in visit.welcome:
        if visit.origin and welcome.place.startswith(visit.origin):
            text = f"到{welcome.place}迎送，{visit.origin}是来宾的来源地，不得跨地区迎送"
            yield finding_at(welcome, "place", text, "改在驻地等候", citation_before_2025(visit, 8))
    for stop in visit.schedule:
        if (
            visit.origin
            and re.search(f"[赴到去]{re.escape(visit.origin)}", stop.activity)
            and MEETING.find(stop.activity)
        ):
            text = f"日程“{stop.activity}”到了来宾的来源地{visit.origin}，不得跨地区迎送"
            yield finding_at(stop, "activity", text, "改在驻地等候", citation_before_2025(visit, 8))


@rule(
    code="G08",
    name="主要负责人参加迎送",
    level="must",
    document=REGULATION,
    article=8,
    evidence="原文",
    binds=(DOMESTIC,),
)
def chief_who_takes_part_in_welcoming(visit: Visit) -> Iterator[Finding]:
    """地区、部门主要负责人不得参加迎送。书记，省、市、县、区、乡镇长，局长、部长、主任，都是。

    Bad:
        陪同: [{姓名: 贺知秋, 单位: 中共清江区委, 职务: 区委书记, 级别: 县处级正职}]
        迎送:
          - {地点: 清江宾馆, 日期: 2026-07-06, 时间: 09:00, 人员: [贺知秋]}   # ←
    Good:
        陪同: [{姓名: 罗文, 单位: 清江区人民政府, 职务: 副区长, 级别: 县处级副职}]
        迎送:
          - {地点: 清江宾馆, 日期: 2026-07-06, 时间: 09:00, 人员: [罗文]}
    """
    staff = {person.id or person.name for person in visit.staff}
    for meeting in meetings(visit):
        where = meeting.place.split()[0] if meeting.place else "迎送"
        for number, person in enumerate(meeting.who):
            if is_chief(person) and (person.id or person.name) not in staff:
                text = f"{post(person)}{person.name}列入{where}的迎送人员，主要负责人不得参加迎送"
                # 全体 is one item that means many people
                item = f"{meeting.people}.{number}"
                place = item if item in meeting.value.at else meeting.people
                yield finding_at(meeting.value, place, text, f"从人员里删去{person.name}")
        if chiefs := meeting.chief_posts:
            text = f"“{meeting.form}”里有{listed(chiefs)}，主要负责人不得参加迎送"
            yield finding_at(meeting.value, meeting.words, text, f"删去{listed(chiefs)}，改在驻地或会场等候")


@rule(code="G09", name="陪同比来宾多", level="note", document=REGULATION, article=8, evidence="原文", binds=(DOMESTIC,))
def more_escorts_than_guests(visit: Visit) -> Iterator[Finding]:
    """严格控制陪同人数，不搞层层多人陪同。全国没有统一的数字，各地的看地方规定；陪同比来宾还多，一眼就是多了。

    Bad:
        来宾: [{姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}]
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 1}
        陪同: [{姓名: 罗文, 职务: 副区长}, {姓名: 秦远, 职务: 局长}]   # ←
    Good:
        来宾: [{姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}]
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 1}
        陪同: [{姓名: 罗文, 职务: 副区长}]
    """
    if len(visit.hosts) > visit.guests.size:
        text = f"陪同{len(visit.hosts)}人，来宾{visit.guests.size}人，陪同比来宾多"
        yield finding_at(visit, "hosts", text, "只留下工作上需要的人")
    for stop in visit.schedule:
        if EVERYBODY not in stop.escorts and len(set(stop.escorts)) > max(visit.guests.size, len(visit.hosts)):
            text = f"“{stop.activity}”陪同{len(set(stop.escorts))}人，来宾{visit.guests.size}人，陪同比来宾多"
            yield finding_at(stop, "escorts", text, "只留下工作上需要的人")
