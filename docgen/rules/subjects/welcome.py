"""迎送、陪同和布置: no ceremonies at stations, no chiefs at the gate, nothing put up for show."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.model.people import Person
from docgen.model.ranks import is_at_least
from docgen.model.value import EVERYBODY, Value
from docgen.model.visit import Visit
from docgen.rules.facts import is_chief, is_leader, listed_names
from docgen.rules.rule import (
    DOMESTIC,
    FOREIGN,
    FRUGALITY,
    FRUGALITY_2013,
    REGULATION,
    Finding,
    citation_before_2025,
    finding_at,
    rule,
)
from docgen.rules.words import LOOKED_INTO, words
from docgen.text.wording import post

SUBJECT = (2, "迎送、陪同和布置")

_BORDER = words(
    "机场|航站楼|火车站|高铁站|动车站|汽车站|客运站|车站|码头|港口|高速公路出口|高速出口|高速[^，。；、]{0,6}(?:出口|收费站)|"
    "收费站|互通|高速路口|高速口|下道口|站台|[东西南北]站|省界|市界|县界|区界|州界|界碑|交界处?|边界",
    "(?:火车站|车站|机场|码头|港口|交界|边界|[东西南北]站)(?:路|大道|街|社区|小学|村|镇|乡|建设|派出所|管理|分局|工程|项目)|(?:货运|公交)车站|加油站",
)
_MEETING = words(
    "迎接|迎送|欢迎|迎候|接站|送站|接机|送机|送行|送别|欢送|等候|"
    "接(?:考察|代表团|调研组|检查组|来宾|客人)|送(?:考察|代表团|调研组|检查组|来宾|客人|至|到)",
    f"{LOOKED_INTO}|欢迎(?:词|辞|晚宴|宴会|提出|来电|批评)",
)
_CEREMONY = words(
    "仪式|列队|献花|鸣炮|舞龙|舞狮|锣鼓|腰鼓|乐队|合唱|军乐|夹道|欢迎队伍|警车开道",
    "签约仪式|签字仪式|开工仪式|揭牌仪式",
)
_SHOW = words(
    "欢迎横幅|横幅|竖幅|巨幅|标语|条幅|红地毯|红毯|迎宾毯|迎宾红毯|迎宾地毯|地毯|群众(?:迎送|欢迎|夹道)|夹道欢迎|学生列队|列队欢迎|"
    "学生[^，。；、]{0,4}(?:献花|欢迎|迎接)|少(?:年儿童|先队员)[^，。；、]{0,4}(?:献花|欢迎|迎接)|群众[^，。；、]{0,4}(?:献花|迎接)|"
    "献花(?:少年|学生|队)|锣鼓|腰鼓|鼓乐|秧歌|彩虹门|气球拱门|空飘气球",
    "会标|(?:清理|拆除|整治)[^，。；、]{0,4}(?:横幅|标语|条幅)|地毯清洗|标语(?:牌检查|整治|管理)|户外标语|地毯(?:厂|公司|产业|制作|编织)|横幅检查",
)
_FLOWERS = words(
    "鲜花|花草|花篮|盆花|盆景|绿植|插花|花卉|花束|桌花|摆花|盆栽|兰花|蝴蝶兰|君子兰|绿萝|"
    "背景板|背景布|背景墙|背景喷绘|舞台背景",
    "(?:花卉|鲜花|盆景|兰花)[^，。；、]{0,2}(?:产业|基地|园|市场|大棚|种植|港|饼)[^，。；、]*|花草茶|[^，。；、]*原有|兰花(?:豆|村|镇)|背景墙(?:面?已有|原有)",
)


class _Meeting(NamedTuple):
    """Somebody met or seen off: where it is written, where it happens, how, who takes part."""

    value: Value
    people: str  # the field that lists them
    place: str
    form: str
    who: tuple[Person, ...]


def _meetings(visit: Visit) -> Iterator[_Meeting]:
    """The 迎送 of a visit, and what the schedule and the tasks say of meeting and seeing off.

    People who are named in the text itself take part, too.
    """
    hosts = (*visit.hosts, *visit.others)
    for welcome in visit.welcome:
        form = f"{welcome.form} {welcome.note}".strip()
        yield _Meeting(welcome, "who", welcome.place, form, visit.named(welcome.who, visit.hosts))
    for stop in visit.schedule:
        if _MEETING.find(stop.activity):
            place = f"{stop.place.name if stop.place else ''} {stop.activity}".strip()
            named = tuple(host for host in hosts if host.name in stop.activity)
            who = (*visit.named(stop.escorts, visit.hosts), *named)
            yield _Meeting(stop, "escorts" if stop.escorts else "activity", place, stop.activity, who)
    for task in visit.tasks:
        if _MEETING.find(task.item):
            who = tuple(host for host in hosts if host.name and host.name in f"{task.item} {task.owner}")
            yield _Meeting(task, "owner" if task.owner else "item", task.item, task.item, who)


def _field_of_form(meeting: _Meeting) -> str:
    """The field that says how somebody is met."""
    return next(field for field in ("form", "activity", "item", "note", "") if field in meeting.value.at)


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
    for meeting in _meetings(visit):
        if not (where := _BORDER.find(meeting.place)):
            continue
        leaders = [person for person in meeting.who if _goes_as_leader(visit, person)]
        if leaders:
            text = f"{listed_names(leaders)}到{where}迎送，机场、车站、码头和辖区边界不得组织迎送"
            yield finding_at(meeting.value, meeting.people, text, "改在驻地等候；确要引路，只去工作人员")
        elif ceremony := _CEREMONY.find(meeting.form):
            text = f"在{where}安排{ceremony}，机场、车站、码头和辖区边界不得组织迎送"
            yield finding_at(meeting.value, _field_of_form(meeting), text, "删去这一项")


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
    """只有工作人员引导，不算组织迎送；不要加人，不要停车列队，材料里也不要写成“迎接”。

    Bad:
        保障: [{姓名: 林小満, 单位: 区接待中心, 职务: 接待科科长}]
        迎送:
          - {地点: 清江高铁站, 日期: 2026-07-06, 时间: 09:00, 人员: [林小満], 形式: 引导}   # ←
    Good:
        保障: [{姓名: 林小満, 单位: 区接待中心, 职务: 接待科科长}]
        迎送:
          - {地点: 清江宾馆, 日期: 2026-07-06, 时间: 09:00, 人员: [林小満], 形式: 引导}
    """
    for meeting in _meetings(visit):
        where = _BORDER.find(meeting.place)
        if (
            where
            and not any(_goes_as_leader(visit, person) for person in meeting.who)
            and not _CEREMONY.find(meeting.form)
        ):
            who = f"由{listed_names(meeting.who)}" if meeting.who else "安排工作人员"
            text = f"{who}到{where}接送，只能是引路，不能是迎送"
            field = "place" if "place" in meeting.value.at else _field_of_form(meeting)
            yield finding_at(meeting.value, field, text, "确是引路，不用管这条提示")


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
            and _MEETING.find(stop.activity)
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
    for meeting in _meetings(visit):
        for number, person in enumerate(meeting.who):
            if is_chief(person) and (person.id or person.name) not in staff:
                where = meeting.place.split()[0] if meeting.place else "迎送"
                text = f"{post(person)}{person.name}列入{where}的迎送人员，主要负责人不得参加迎送"
                # 全体 is one item that means many people
                item = f"{meeting.people}.{number}"
                yield finding_at(
                    meeting.value,
                    item if item in meeting.value.at else meeting.people,
                    text,
                    f"从人员里删去{person.name}",
                )


@rule(
    code="G07",
    name="横幅、标语、地毯、群众迎送",
    level="must",
    document=REGULATION,
    article=8,
    evidence="原文",
    binds=(DOMESTIC,),
)
def banner_carpet_or_crowd(visit: Visit) -> Iterator[Finding]:
    """不得张贴悬挂标语横幅，不得安排群众迎送，不得铺设迎宾地毯。会标写会议名称，不在此列。

    Bad:
        布置:
          - {场所: 清江宾馆大门, 物品: [欢迎横幅]}   # ←
    Good:
        布置:
          - {场所: 三楼会议室, 物品: [会标, 桌签]}
    """
    for entry, field, text in _shown_items(visit):
        if word := _SHOW.find(text):
            where = getattr(entry, "place", "")
            where = where if isinstance(where, str) else where.name if where else ""
            message = (
                f"{where or _section_of(entry)}安排了{word}，国内公务接待不得张贴标语横幅、铺迎宾地毯、组织群众迎送"
            )
            yield finding_at(entry, field, message, f"删去{word}")


def _section_of(entry: Value) -> str:
    return {"Task": "分工", "Expense": "费用", "Stop": "日程"}.get(type(entry).__name__, "迎送")


def _shown_items(visit: Visit) -> Iterator[tuple[Value, str, str]]:
    """What is put up or done for show: the value, its field, the text of that field."""
    for setting in visit.setting:
        yield from ((setting, f"items.{number}", item) for number, item in enumerate(setting.items))
        yield setting, "note", setting.note
    for welcome in visit.welcome:
        yield welcome, "form", welcome.form
        yield welcome, "note", welcome.note
    for stop in visit.schedule:
        if _MEETING.find(stop.activity) or _CEREMONY.find(stop.activity):
            yield stop, "activity", stop.activity
        yield stop, "note", stop.note
    for task in visit.tasks:
        yield task, "item", task.item
    for expense in visit.expenses:
        yield expense, "item", expense.item


@rule(code="T06", name="会议摆花草、做背景板", level="must", document=FRUGALITY, evidence="转载", binds=(DOMESTIC,))
def flowers_or_backdrop_at_a_meeting(visit: Visit) -> Iterator[Finding]:
    """会议现场布置要简朴，工作会议一律不摆花草、不制作背景板。屏幕上写会议名称可以。

    Bad:
        布置:
          - {场所: 三楼会议室, 物品: [桌签, 背景板]}   # ←
    Good:
        布置:
          - {场所: 三楼会议室, 物品: [桌签, 汇报材料, 茶水]}
    """
    for setting in visit.setting:
        # things where people sleep or eat are not set up for a meeting
        meeting = not re.search("客房|房间|卧室|餐厅|食堂|陵园|纪念|墓", setting.place)
        for number, item in enumerate(setting.items if meeting else ()):
            if word := _FLOWERS.find(item):
                text = f"{setting.place}布置了{word}，工作会议不摆花草、不制作背景板"
                yield finding_at(setting, f"items.{number}", text, f"删去{word}；屏幕上写会议名称就够了")
    for task in visit.tasks:
        if word := _FLOWERS.find(task.item):
            yield finding_at(task, "item", f"分工里安排了{word}，工作会议不摆花草、不制作背景板", f"删去{word}")
    for expense in visit.expenses:
        if word := _FLOWERS.find(expense.item):
            text = f"费用里有“{expense.item}”，工作会议不摆花草、不制作背景板，也不得列支"
            yield finding_at(expense, "item", text, "剔除这一笔", amount=expense.amount)


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


@rule(code="W06", name="外宾活动也要从简", level="note", binds=(FOREIGN,))
def show_put_on_for_foreign_guests(visit: Visit) -> Iterator[Finding]:
    """横幅、地毯、不上酒这几条不直接约束外宾接待，从简的精神仍然适用；要用，先问外事部门。

    Bad:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        布置:
          - {场所: 清江宾馆大门, 物品: [欢迎横幅]}   # ←
    Good:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        布置:
          - {场所: 会见厅, 物品: [桌旗, 茶水]}
    """
    for entry, field, text in _shown_items(visit):
        if word := _SHOW.find(text):
            yield finding_at(entry, field, f"外宾活动安排了{word}，从简为好", "先问外事部门；确有需要，不用管这条提示")
    for meal in visit.meals:
        for number, drink in enumerate(meal.drinks):
            if re.search("白酒|香烟|卷烟|茅台|五粮液", drink):
                text = f"“{meal.name or '用餐'}”给外宾准备了{drink}，从简为好"
                yield finding_at(meal, f"drinks.{number}", text, "先问外事部门；确有需要，不用管这条提示")
