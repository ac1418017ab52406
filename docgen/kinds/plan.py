"""接待方案: what the director signs, everything about the visit on a few pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from docgen.kinds._ends import attachments, signature
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, Page
from docgen.model.dining import Meal
from docgen.model.people import Person
from docgen.model.schedule import Stop
from docgen.model.seating import Seating
from docgen.model.transport import Vehicle
from docgen.model.value import EVERYBODY
from docgen.model.visit import Exemption, Visit
from docgen.rules.rule import ExemptedFinding
from docgen.text import wording as text

#: What the annex is called that lists what the visit lets pass.
ALLOWED = "特殊情况说明"
#: Characters that fit on a line of the title: 156 mm at 2号 (22 pt, 7.76 mm).
TITLE_WIDTH = 20

Row = dict[str, Any]
Section = dict[str, Any]

# where a title may be broken besides the ends of its names
_VERBS = re.compile(r"(?=来我|来访|赴|考察|调研|学习|交流|洽谈|检查|指导|出席|参加|访问|开展|暨)")


def pages(desk: PageInput) -> Iterator[Page]:
    """One document a visit."""
    visit = desk.visit
    title = plan_title(visit)
    attached = [_chart(seating.name) for seating in visit.seating] + ([ALLOWED] if desk.exempted else [])
    sections = _numbered(
        ("来宾", "来宾情况", _guests(visit)),
        ("日程", "日程安排", _schedule(visit)),
        ("人员", "陪同和工作保障人员", _escorts(visit)),
        ("用餐", "用餐安排", _meals(visit)),
        ("住宿", "住宿安排", _lodging(visit)),
        ("乘车", "乘车安排", _vehicles(visit)),
        ("座次", "座次安排", _seating(visit, numbered=len(attached) > 1)),
        ("分工", "责任分工", _tasks(visit)),
        ("联系", "联系人", _contacts(visit)),
    )
    yield Page(
        f"{title}",
        {
            "标题": title,
            "标题分行": "\n".join(text.balanced(_phrases(visit, title), TITLE_WIDTH)),
            "密级": visit.secrecy,
            "紧急程度": visit.urgency,
            "主送": f"{visit.submit_to}：" if visit.submit_to else "",
            "引言": _opening(visit),
            **sections,
            "附件": attachments(attached),
            "落款": signature(visit.office.unit, text.full_date(visit.issued) if visit.issued else ""),
            "豁免": _allowances(desk.exempted, len(attached)),
        },
    )


def plan_title(visit: Visit) -> str:
    """《关于…来我区…的接待方案》 without the marks; what the visit's title already has is not said twice."""
    return f"关于{_about(visit)}的接待方案"


def _about(visit: Visit) -> str:
    """Who comes and what for, in the words of the visit's title."""
    return _ours(visit).removeprefix("关于").removesuffix("接待方案").removesuffix("的")


def _ours(visit: Visit) -> str:
    """The visit's title as this office says it: 来清江区 becomes 来我区."""
    region = visit.office.region
    if region and region[-1] in "省市州县区旗":
        return visit.title.replace(f"来{region}", f"来我{region[-1]}")
    return visit.title


def _phrases(visit: Visit, title: str) -> list[str]:
    """The title cut where a line may end: around the group's name, before what it comes to do, before its last word."""
    body = title.removeprefix("关于").removesuffix("的接待方案")
    group = visit.guests.name
    before, found, after = body.partition(group) if group else ("", "", body)
    return ["关于", *_VERBS.split(before), found, *_VERBS.split(after), "的接待方案"]


def _opening(visit: Visit) -> str:
    """Who comes when, why, led by whom; the letter first, because without it nobody is received."""
    letter, guests = visit.letter, visit.guests
    source = ""
    if letter and letter.sender:
        number = f"（{letter.number}）" if letter.number else ""
        source = f"根据{letter.sender}来函{number}，"
    group = f"，一行{guests.size}人" if guests.size > 1 else ""
    leader = guests.people[0] if guests.people else None
    led = f"，由{text.post(leader)}{leader.name}带队" if leader and guests.size > 1 and text.post(leader) else ""
    # the rules on 公务接待 do not bind the reception of foreign guests
    rules = "" if visit.category == "外宾" else "按照公务接待有关规定和要求，"
    return (
        f"{source}{text.period(visit.dates)}，{_about(visit)}{group}{led}。"
        f"为做好接待服务保障工作，{rules}制定如下方案。"
    )


def _numbered(*sections: tuple[str, str, Section]) -> dict[str, Section]:
    """The sections with their headings; one without data has none, and the numbers close up."""
    number = 0
    found: dict[str, Section] = {}
    for key, heading, section in sections:
        filled = any(value for name, value in section.items() if name != "末")
        number += filled
        found[key] = {"题": f"{text.chinese_number(number)}、{heading}" if filled else "", **section}
    _hold(next((one for one in reversed(found.values()) if one["题"]), {}))
    return found


def _hold(section: Section) -> None:
    """What stands before the signature stays on its page: this may not stand on a page without text.

    That is the last row of the section, or, where a text ends it, the text.
    """
    held, ends = section, next((value for name, value in reversed(section.items()) if name != "末" and value), "")
    while isinstance(ends, list):
        held = ends[-1]
        ends = held.get("行")
    held["末"] = False


def _guests(visit: Visit) -> Section:
    guests = visit.guests
    foreign = visit.category == "外宾" or any(person.name_en for person in guests.people)
    rows = [
        {
            "序号": str(number),
            "姓名": person.name,
            "英文名": person.name_en,
            "性别": person.sex or "",
            "民族": person.ethnicity,
            "单位职务": text.post(person),
            "电话": person.phone,
            "备注": text.listed(filter(None, (person.role, *person.diet, person.note))),
            "末": True,
        }
        for number, person in enumerate(guests.people, 1)
    ]
    missing = guests.size - len(guests.people)
    return {
        "说明": _counted(visit),
        "国内": [] if foreign else rows,
        "外宾": rows if foreign else [],
        "待定": f"其余{missing}人名单待来访单位报送。" if missing and rows else "",
        "末": True,
    }


def _counted(visit: Visit) -> str:
    guests = visit.guests
    name = guests.name or "来宾"
    counts = [f"{sex}{sum(one.sex == sex for one in guests.people)}人" for sex in ("男", "女")]
    complete = len(guests.people) == guests.size and all(person.sex for person in guests.people)
    return f"{name}共{guests.size}人" + (f"（{text.listed(counts)}）" if complete else "") + _stay(visit)


def _stay(visit: Visit) -> str:
    dates = visit.dates
    if dates.first == dates.last:
        return f"，{text.day_and_weekday(dates.first)}到访。"
    return f"，{text.day_and_weekday(dates.first)}抵达，{text.day_and_weekday(dates.last)}离开。"


def _schedule(visit: Visit) -> Section:
    days = [list(stops) for _, stops in groupby(sorted(visit.schedule, key=_day), key=_day)]
    return {"段": [part for day in days for part in _halves(visit, _in_time(day))]}


def _day(stop: Stop) -> Any:
    return stop.date


def _in_time(stops: list[Stop]) -> list[Stop]:
    """The stops of a day by their beginning; as listed when one has no time."""
    if all(stop.time for stop in stops):
        return sorted(stops, key=lambda stop: stop.time.start if stop.time else None)  # type: ignore[arg-type,return-value]
    return stops


def _halves(visit: Visit, stops: list[Stop]) -> Iterator[Row]:
    """A day's stops by half-days; a page may end behind the last of each, so that no merged date cell is cut."""
    for half, group in groupby(stops, key=lambda stop: text.half_day(stop.time.start) if stop.time else ""):
        day = stops[0].date
        assert day is not None
        part = list(group)
        rows = [_stop(visit, stop, last=stop is part[-1]) for stop in part]
        label = [f"{day.month}月{day.day}日", f"（{text.weekday(day)}）", *([half] if half else [])]
        yield {"日期": "\n".join(label), "行": rows}


def _stop(visit: Visit, stop: Stop, last: bool) -> Row:
    place = stop.place.name if stop.place else ""
    who = "" if not stop.who or stop.who == (EVERYBODY,) else f"参加：{_names(visit, stop.who)}"
    guide = f"讲解：{stop.guide}" if stop.guide else ""
    travel = f"车程约{stop.travel}分钟" if stop.travel else ""
    detail = "；".join(filter(None, (who, guide, travel, stop.note)))
    return {
        "时间": text.clock(stop.time).replace("—", "—\n") if stop.time else "",
        "内容": stop.activity + (f"\n（{detail}）" if detail else ""),
        "地点": place,
        "陪同": _names(visit, stop.escorts).replace("、", "\n"),
        "负责": stop.owner,
        "末": last,
    }


def _names(visit: Visit, keys: Iterable[str]) -> str:
    return text.listed(key if key == EVERYBODY else _name(visit, visit.person(key)) for key in keys)


def _name(visit: Visit, person: Person) -> str:
    """A name; of two people who share it, with the unit that tells them apart."""
    shared = sum(one.name == person.name for one in visit.people.values()) > 1
    return f"{person.name}（{person.unit or person.id}）" if shared else person.name


def _escorts(visit: Visit) -> Section:
    groups = (("陪同人员", visit.hosts), ("点上陪同", visit.others), ("工作保障人员", visit.staff))
    return {
        "组": [
            {
                "类别": name,
                "行": [
                    {
                        "姓名": person.name,
                        "单位职务": text.post(person),
                        "电话": person.phone,
                        "末": person is not people[0] or len(people) == 1,
                    }
                    for person in people
                ],
            }
            for name, people in groups
            if people
        ]
    }


def _meals(visit: Visit) -> Section:
    return {
        "行": [_meal(visit, meal) for meal in visit.meals],
        "菜单": [
            {
                "餐次": meal.name or _meal_time(meal),
                "菜名": text.listed(dish.name for dish in meal.menu) + "。",
                "末": True,
            }
            for meal in visit.meals
            if meal.menu
        ],
        "忌口": _diets(visit),
        "末": True,
    }


def _meal(visit: Visit, meal: Meal) -> Row:
    standard = f"{meal.standard:f}元/人" if meal.standard is not None else ""
    guests = _side("来宾", visit, meal.guests, visit.guests.size)
    hosts = _side("陪餐", visit, meal.hosts, len(visit.hosts))
    return {
        "餐次": meal.name,
        "时间": _meal_time(meal),
        "地点": meal.place.name if meal.place else "",
        "形式": "\n".join(filter(None, (meal.form or "", standard))),
        "人员": "\n".join(filter(None, (guests, hosts))),
        "备注": "\n".join(filter(None, (meal.payer, meal.note))),
        "末": True,
    }


def _meal_time(meal: Meal) -> str:
    day = f"{meal.date.month}月{meal.date.day}日" if meal.date else ""
    return "\n".join(filter(None, (day, text.clock(meal.time) if meal.time else "")))


def _side(word: str, visit: Visit, keys: Sequence[str], everybody: int) -> str:
    if not keys:
        return ""
    if tuple(keys) == (EVERYBODY,):
        return f"{word}：全体（{everybody}人）"
    return f"{word}：{_names(visit, keys)}"


def _diets(visit: Visit) -> str:
    """Who must not eat what, from the people themselves; it is said even where no meal is planned yet."""
    careful = [person for person in (*visit.guests.people, *visit.hosts) if person.diet]
    if not careful or not visit.meals:
        return ""
    return "饮食注意：" + "；".join(f"{person.name}（{text.listed(person.diet)}）" for person in careful) + "。"


def _lodging(visit: Visit) -> Section:
    return {
        "说明": "".join(
            f"{stay.hotel.name}" + (f"（总台电话：{stay.hotel.phone}）" if stay.hotel.phone else "") + "。"
            for stay in visit.lodging
            if stay.hotel and not stay.rooms
        ),
        "组": [
            {
                "宾馆": "\n".join(filter(None, (stay.hotel.name, stay.hotel.phone))) if stay.hotel else "",
                "行": [
                    {
                        "房号": room.number,
                        "房型": room.type,
                        "入住": _names(visit, room.who),
                        "备注": "\n".join(filter(None, (_price(room.price), room.payer, room.note))),
                        "末": room is not stay.rooms[0] or len(stay.rooms) == 1,
                    }
                    for room in stay.rooms
                ],
            }
            for stay in visit.lodging
            if stay.rooms
        ],
        "末": True,
    }


def _price(price: Any) -> str:
    return f"{price:f}元/间·天" if price is not None else ""


def _vehicles(visit: Visit) -> Section:
    return {"行": [_vehicle(visit, vehicle, number) for number, vehicle in enumerate(visit.vehicles, 1)]}


def _vehicle(visit: Visit, vehicle: Vehicle, number: int) -> Row:
    riders = f"全体来宾（{visit.guests.size}人）" if vehicle.who == (EVERYBODY,) else _names(visit, vehicle.who)
    return {
        "车号": f"{vehicle.no or number}号车",
        "车辆": "\n".join(filter(None, (vehicle.model or vehicle.name, vehicle.plate))),
        "座位": f"{vehicle.seats}座" if vehicle.seats is not None else "",
        "乘员": riders,
        "驾驶员": "\n".join(filter(None, (vehicle.driver, vehicle.phone))),
        "用途": "；".join(filter(None, (vehicle.use, vehicle.note))),
        "末": True,
    }


def _seated(seating: Seating) -> str:
    return seating.name if seating.name == seating.layout else f"{seating.name}：{seating.layout}"


def _chart(name: str) -> str:
    return f"{name.removesuffix('座次')}座次图"


def _seating(visit: Visit, numbered: bool) -> Section:
    return {
        "行": [
            {
                "名称": seating.name,
                "形式": seating.layout,
                "说明": f"{_seated(seating)}，座次图见附件{number if numbered else ''}。",
                "末": True,
            }
            for number, seating in enumerate(visit.seating, 1)
        ]
    }


def _tasks(visit: Visit) -> Section:
    return {
        "行": [
            {
                "序号": str(number),
                "事项": task.item,
                "责任单位": task.unit,
                "责任人": task.owner,
                "电话": task.phone,
                "时限": task.due,
                "末": True,
            }
            for number, task in enumerate(visit.tasks, 1)
        ]
    }


def _contacts(visit: Visit) -> Section:
    few = len(visit.contacts) <= 8
    return {"行": [_contact(person, kept=few) for person in visit.contacts]}


def _contact(person: Person, kept: bool) -> Row:
    """A few contacts (``kept``) stay together on the page of the signature."""
    return {
        "姓名": person.name,
        "单位职务": text.post(person),
        "电话": person.phone,
        "备注": person.note,
        "末": not kept,
    }


def _allowances(allowed: Sequence[ExemptedFinding], attachment: int) -> Section:
    """The last attachment: who signs the plan sees what it lets pass, and why."""
    if not allowed:
        return {"头": "", "题": "", "行": []}
    return {
        "头": f"附件{attachment if attachment > 1 else ''}",
        "题": ALLOWED,
        "行": [
            {
                "序号": str(number),
                "事项": finding.text,
                "规定": "\n".join(filter(None, (rule.name, finding.source or rule.source))),
                "理由": exemption.reason,
                "批准": _approved(exemption),
            }
            for number, (rule, finding, exemption) in enumerate(allowed, 1)
        ],
    }


def _approved(exemption: Exemption) -> str:
    return "\n".join(filter(None, (exemption.by, text.full_date(exemption.date) if exemption.date else "")))


_GUEST = {
    "序号": "从1起",
    "姓名": "姓名",
    "英文名": "外文姓名",
    "性别": "男或女",
    "民族": "民族",
    "单位职务": "单位和职务",
    "电话": "电话",
    "备注": "角色、饮食、备注",
    "末": "后面可否换页",
}

NAMES = {
    "标题": "方案标题，不断行",
    "标题分行": "标题，断成匀称的几行",
    "密级": "密级和保密期限，没有时为空",
    "紧急程度": "特急或加急，没有时为空",
    "主送": "报送单位和冒号，没有时为空",
    "引言": "开头一段",
    "来宾": {
        "题": "本节标题，没有内容时为空；下同",
        "说明": "来宾概况一句",
        "国内": [_GUEST],
        "外宾": [_GUEST],
        "待定": "名单没有列全时的说明",
        "末": "后面可否换页",
    },
    "日程": {
        "题": "本节标题",
        "段": [
            {
                "日期": "月日、星期、上午或下午，分行",
                "行": [
                    {
                        "时间": "起止时间",
                        "内容": "活动内容；第二行括号里是参加、讲解、车程",
                        "地点": "地点",
                        "陪同": "陪同人员",
                        "负责": "责任单位或责任人",
                        "末": "后面可否换页",
                    }
                ],
            }
        ],
    },
    "人员": {
        "题": "本节标题",
        "组": [
            {
                "类别": "陪同人员、点上陪同、工作保障人员",
                "行": [{"姓名": "姓名", "单位职务": "单位和职务", "电话": "电话", "末": "后面可否换页"}],
            }
        ],
    },
    "用餐": {
        "题": "本节标题",
        "行": [
            {
                "餐次": "哪一餐",
                "时间": "日期和时间",
                "地点": "地点",
                "形式": "形式和标准",
                "人员": "来宾和陪餐人员",
                "备注": "付费人、备注",
                "末": "后面可否换页",
            }
        ],
        "菜单": [{"餐次": "哪一餐", "菜名": "菜名，顿号隔开", "末": "后面可否换页"}],
        "忌口": "谁不能吃什么",
        "末": "后面可否换页",
    },
    "住宿": {
        "题": "本节标题",
        "说明": "没有分房的宾馆",
        "组": [
            {
                "宾馆": "名称和电话",
                "行": [
                    {
                        "房号": "房号",
                        "房型": "房型",
                        "入住": "入住人员",
                        "备注": "单价、付费人、备注",
                        "末": "后面可否换页",
                    }
                ],
            }
        ],
        "末": "后面可否换页",
    },
    "乘车": {
        "题": "本节标题",
        "行": [
            {
                "车号": "几号车",
                "车辆": "车型和号牌",
                "座位": "座位数",
                "乘员": "乘车人员",
                "驾驶员": "驾驶员和电话",
                "用途": "用途、备注",
                "末": "后面可否换页",
            }
        ],
    },
    "座次": {
        "题": "本节标题",
        "行": [{"名称": "哪一场", "形式": "形式", "说明": "一句，指到附件", "末": "后面可否换页"}],
    },
    "分工": {
        "题": "本节标题",
        "行": [
            {
                "序号": "从1起",
                "事项": "事项",
                "责任单位": "责任单位",
                "责任人": "责任人",
                "电话": "电话",
                "时限": "时限",
                "末": "后面可否换页",
            }
        ],
    },
    "联系": {
        "题": "本节标题",
        "行": [{"姓名": "姓名", "单位职务": "单位和职务", "电话": "电话", "备注": "备注", "末": "后面可否换页"}],
    },
    "附件": {
        "一项": "只有一项附件时的名称",
        "多项": [{"头": "“附件：”，第二项起为空", "号": "序号", "名": "附件名称"}],
    },
    "落款": [{"文字": "单位或日期", "右空": "右边空几个字"}],
    "豁免": {
        "头": "“附件”和它的序号，没有豁免事项时为空",
        "题": "附件的标题",
        "行": [
            {
                "序号": "从1起",
                "事项": "哪一处与规定不符",
                "规定": "涉及哪条规定，另起一行是出处",
                "理由": "豁免的理由",
                "批准": "批准人和日期，没有写时为空",
            }
        ],
    },
}

KIND = Kind("接待方案", pages, NAMES, signed=True)
