"""Visits that are unlike each other, from a seed: for tests of whole packs. Everybody and every place is invented.

Names share their first characters, people share a name, rooms are numbered in several ways, sections are left out.
"""

import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

Entry = dict[str, Any]

_SURNAMES, _GIVEN = "周韩何宋白丁邹沈罗秦陶陈林吴贺温段尹邱苏欧阳", "明远若兰时雨鹤鸣思源知秋静文庆丰嘉树清扬书宁"
_LONG_NAMES = ("阿依古丽·买买提", "沙马木呷", "欧阳若兰", "高䶮", "𠮷庆丰", "埃里克·霍姆", "尉迟清河")
_UNITS = (
    "中共云州市委",
    "云州市人民政府",
    "云州市农业农村局",
    "云岭县人民政府",
    "青屿新材料有限公司",
    "云州市委办公室",
)
_TITLES = ("副书记", "局长", "副局长", "办公室主任", "党组书记、局长", "四级调研员", "科员", "常委、副市长", "总经理")
_PLACES = ("柳溪镇现代农业园", "石桥村党群服务中心", "区行政中心三楼会议室", "米仓古道陈列馆", "清江产业园", "青屿茶厂")
_HOTELS = ("清江宾馆", "云山酒店", "柳溪度假村")
_DISHES = ("凉拌藕带", "清炒时蔬", "柳溪豆腐", "番茄炖牛肉", "番茄蛋汤", "杂粮饭", "土豆烧鸡", "时令水果", "豆腐脑")
_LAYOUTS = ("会谈横桌", "会谈竖桌", "回字形", "U形", "圆桌", "长桌宴", "沙发", "合影", "课桌式", "主席台")
_DIETS = ("清真", "素食", "花生过敏", "海鲜过敏", "不吃辣")


class GeneratedVisit(NamedTuple):
    """A visit as a tree of plain values."""

    tree: Entry

    def write(self, path: Path) -> Path:
        """Writes it as YAML, which a flow of braces and quotation marks also is."""
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.tree.items()]
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path


class _Draft(NamedTuple):
    """What the sections are made of: the days, the people by their keys (代号, else 姓名)."""

    chance: random.Random
    days: Sequence[date]
    guests: Sequence[str]
    hosts: Sequence[str]
    staff: Sequence[str]

    def some(self, names: Sequence[str], most: int = 99) -> list[str]:
        count = self.chance.randint(1, min(most, len(names)))
        return sorted(self.chance.sample(names, count), key=list(names).index)

    def clock(self, first: int, last: int) -> str:
        minutes = self.chance.randrange(first * 60, last * 60, 5)
        return f"{minutes // 60:02}:{minutes % 60:02}"


def generated_visit(seed: int) -> GeneratedVisit:
    """A visit of 1 to 60 guests and 1 to 5 days."""
    chance = random.Random(f"pack {seed}")
    first = date(2027, chance.randint(1, 12), chance.randint(1, 27))
    days = [first + timedelta(days=at) for at in range(chance.choice((1, 1, 2, 3, 3, 5)))]
    names = _names(chance)
    guests = [_guest(chance, next(names)) for _ in range(chance.choice((1, 2, 3, 5, 7, 8, 12, 13, 17, 26, 41, 60)))]
    if chance.random() < 0.2 and len(guests) > 2:
        guests[0]["代号"] = "同名甲"
        guests[-1] |= {"姓名": guests[0]["姓名"], "代号": "同名乙", "单位": "云州市审计局", "职务": "科长"}
    hosts = [_person(chance, next(names), "清江区人民政府") for _ in range(chance.randint(1, 5))]
    staff = [_person(chance, next(names), "清江区接待中心") for _ in range(chance.randint(1, 3))]
    draft = _Draft(chance, days, *([one.get("代号", one["姓名"]) for one in group] for group in (guests, hosts, staff)))
    tree = _head(draft, seed) | {"来宾": {"团组": "云州市考察组", "名单": guests}, "陪同": hosts, "保障": staff}
    for section, make in _SECTIONS.items():
        if chance.random() < 0.8 or section == "日程":
            tree[section] = make(draft)
    return GeneratedVisit(tree)


def _names(chance: random.Random) -> Iterator[str]:
    used: set[str] = set()
    while True:
        given = "".join(chance.sample(_GIVEN, chance.choice((1, 2, 2))))
        name = chance.choice(_LONG_NAMES) if chance.random() < 0.1 else chance.choice(_SURNAMES) + given
        if name not in used:
            used.add(name)
            yield name


def _phone(chance: random.Random) -> str:
    return f"1390000{chance.randrange(10_000):04}"


def _person(chance: random.Random, name: str, unit: str) -> Entry:
    return {
        "姓名": name,
        "性别": chance.choice("男女"),
        "单位": unit,
        "职务": chance.choice(_TITLES),
        "电话": _phone(chance),
    }


def _guest(chance: random.Random, name: str) -> Entry:
    more: Entry = {"民族": chance.choice(("汉族", "汉族", "回族", "彝族")), "级别": chance.choice(_RANKS)}
    if chance.random() < 0.2:
        more["饮食"] = [chance.choice(_DIETS)]
    if chance.random() < 0.15:
        more["英文名"] = f"Guest {chance.choice(('Holm', 'Lind', 'Berg'))}"
    person = _person(chance, name, chance.choice(_UNITS)) | more
    return {key: value for key, value in person.items() if key in ("姓名", "单位") or chance.random() < 0.85}


_RANKS = ("厅局级副职", "县处级正职", "县处级副职", "乡科级正职")


def _head(draft: _Draft, seed: int) -> Entry:
    first, last = draft.days[0], draft.days[-1]
    return {
        "标题": f"云州市考察组来清江区{draft.chance.choice(('考察', '调研', '洽谈'))}",
        "编号": f"2027-{seed:03}",
        "类别": draft.chance.choice(("国内公务", "国内公务", "外宾", "商务")),
        "事由": "考察调研",
        "日期": f"{first} 至 {last}" if last > first else str(first),
    }


def _letter(draft: _Draft) -> Entry:
    number = draft.chance.randint(1, 99)
    written = draft.days[0] - timedelta(days=draft.chance.randint(3, 20))
    return {
        "单位": "云州市人民政府办公室",
        "文号": f"云府办函〔2027〕{number}号",
        "日期": str(written),
        "内容": "考察乡村振兴",
        "人数": len(draft.guests),
    }


def _schedule(draft: _Draft) -> list[Entry]:
    rows = []
    for day in draft.days:
        for _ in range(draft.chance.randint(1, 5)):
            begin = draft.clock(8, 17)
            row: Entry = {"日期": str(day), "时间": begin, "内容": draft.chance.choice(_WORK)}
            row |= {"地点": draft.chance.choice(_PLACES), "负责": draft.chance.choice(draft.staff)}
            if draft.chance.random() < 0.6:
                row["时间"] = f"{begin}-{draft.clock(17, 20)}"
            if draft.chance.random() < 0.6:
                row |= {
                    "参加": draft.chance.choice(("全体", draft.some(draft.guests))),
                    "陪同": draft.some(draft.hosts),
                }
            if draft.chance.random() < 0.5:
                row |= {"环节": draft.chance.choice("看听讲行"), "路程": draft.chance.choice((5, 20, 35))}
            rows.append(row)
    return sorted(rows, key=lambda one: (one["日期"], one["时间"]))


_WORK = ("考察高标准农田建设", "召开座谈会，听取情况介绍", "参观陈列馆", "签署合作协议", "合影", "返程")


def _meals(draft: _Draft) -> list[Entry]:
    meals = []
    for day in draft.days:
        for name, clock in draft.chance.sample((("早餐", "07:30"), ("午餐", "12:00"), ("晚餐", "18:10")), 2):
            meal: Entry = {"名称": f"{day.day}日{name}", "日期": str(day), "时间": clock, "来宾": "全体"}
            meal |= {"地点": draft.chance.choice(("机关食堂", *_HOTELS)), "标准": draft.chance.choice((20, 40, 50))}
            meal["形式"] = draft.chance.choice(("自助餐", "工作餐", "宴请"))
            if meal["形式"] != "自助餐":
                meal |= {"陪餐": draft.some(draft.hosts, 3), "菜单": draft.some(_DISHES), "酒水": ["菊花茶"]}
            meals.append(meal)
    return sorted(meals, key=lambda one: (one["日期"], one["时间"]))


def _seatings(draft: _Draft) -> list[Entry]:
    seatings: list[Entry] = []
    for layout in draft.chance.sample(_LAYOUTS, draft.chance.randint(1, 4)):
        seating: Entry = {"名称": f"{layout}活动", "日期": str(draft.chance.choice(draft.days)), "形式": layout}
        seating |= {"时间": draft.clock(9, 17), "地点": draft.chance.choice(_PLACES)}
        if layout in ("合影", "课桌式", "主席台"):
            seating["人员"] = [*draft.guests[:12], *draft.hosts]
        else:
            seating |= {"来宾": "全体", "主方": list(draft.hosts)}
        seatings.append(seating)
    return seatings


def _lodging(draft: _Draft) -> list[Entry]:
    """Rooms for everybody, one in ten left without; 301, 0301 and 1号楼301 are all numbers of rooms."""
    number = draft.chance.choice(("{:02}{:02}", "{}{:02}", "{}号楼1{:02}", "A-{}{:02}"))
    there = [one for one in draft.guests if draft.chance.random() > 0.1] or list(draft.guests[:1])
    size = draft.chance.choice((1, 2))
    pairs = [there[at : at + size] for at in range(0, len(there), size)]
    half = draft.chance.choice((len(pairs), len(pairs) // 2 or 1))
    rooms = [
        {"房号": number.format(3 + at // 20, at % 20 + 1), "房型": "标准间", "入住": pair, "单价": 260}
        for at, pair in enumerate(pairs)
    ]
    hotels = draft.chance.sample(_HOTELS, 2)
    return [
        {"宾馆": hotel, "房间": part} for hotel, part in zip(hotels, (rooms[:half], rooms[half:]), strict=True) if part
    ]


def _vehicles(draft: _Draft) -> list[Entry]:
    size = draft.chance.choice((6, 17, 50))
    groups = [draft.guests[at : at + size] for at in range(0, len(draft.guests), size)]
    model = {6: ("商务车", 7), 17: ("中巴", 19), 50: ("客车", 53)}[size]
    return [
        {
            "车号": number,
            "车型": model[0],
            "座位": model[1],
            "车牌": f"川Y·A{number:04}",
            "驾驶员": draft.chance.choice(("王师傅", "李师傅")),
            "电话": _phone(draft.chance),
            "乘员": "全体" if len(groups) == 1 else list(group),
        }
        for number, group in enumerate(groups, 1)
    ]


def _journeys(draft: _Draft) -> list[Entry]:
    ways = (("抵达", draft.days[0], "08:10", "G1234"), ("离开", draft.days[-1], "17:45", "G1235"))
    return [
        {
            "方向": way,
            "日期": str(day),
            "时间": clock,
            "方式": "高铁",
            "车次": number,
            "地点": "清江东站",
            "人员": "全体",
        }
        for way, day, clock, number in ways
    ]


def _tasks(draft: _Draft) -> list[Entry]:
    return [
        {
            "事项": item,
            "责任单位": draft.chance.choice(("区接待中心", "柳溪镇")),
            "责任人": draft.chance.choice((*draft.hosts, *draft.staff)),
            "电话": _phone(draft.chance),
            "时限": draft.chance.choice(("全程", "7月5日前")),
        }
        for item in draft.some(("现场秩序", "用车调度", "会议服务", "住宿用餐"))
    ]


def _expenses(draft: _Draft) -> list[Entry]:
    people, standard = len(draft.guests) + 2, draft.chance.choice((40, 50))
    dinner = {"项目": "工作餐", "日期": str(draft.days[0]), "标准": standard, "人数": people}
    return [dinner | {"金额": people * standard, "支付": "公务卡"}, {"项目": "会议室", "金额": "1200.50"}]


def _duty(draft: _Draft) -> list[Entry]:
    return [
        {"日期": str(day), "时间": "20:00-次日08:00", "班次": "夜班", "带班": draft.hosts[0], "值班员": draft.staff[0]}
        for day in draft.days
    ]


def _goods(draft: _Draft) -> list[Entry]:
    return [
        {"品名": name, "数量": f"{draft.chance.randint(5, 80)}{unit}", "单价": price, "来源": "采购", "申请": "柳溪镇"}
        for name, unit, price in draft.chance.sample(
            (("资料袋", "个", "2.50"), ("饮用水", "瓶", 2), ("雨伞", "把", 30)), 2
        )
    ]


def _feedback(draft: _Draft) -> list[Entry]:
    who = draft.chance.choice(draft.guests)
    return [{"类型": "意见建议", "提出人": who, "内容": "建议明确管护员职责", "时限": "8月31日前", "状态": "在办"}]


def _contacts(draft: _Draft) -> list[Entry]:
    return [{"姓名": draft.staff[0], "备注": "总协调"}]


def _gifts(draft: _Draft) -> list[Entry]:
    return [{"名称": "竹编书签", "数量": len(draft.guests), "单价": 30, "对象": "全体来宾"}]


def _approval(draft: _Draft) -> Entry:
    return {"审批人": draft.hosts[0], "日期": str(draft.days[0] - timedelta(days=2)), "意见": "同意。"}


_SECTIONS = {
    "公函": _letter,
    "日程": _schedule,
    "用餐": _meals,
    "座次": _seatings,
    "住宿": _lodging,
    "车辆": _vehicles,
    "抵离": _journeys,
    "分工": _tasks,
    "费用": _expenses,
    "值班": _duty,
    "物品": _goods,
    "反馈": _feedback,
    "联系人": _contacts,
    "礼品": _gifts,
    "审批": _approval,
}
