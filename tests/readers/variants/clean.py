"""Clean visits from a seed: every value in its plain spelling, with its kind. Everybody and every place is invented."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨欧罗秦何", "明远建国海燕志强丽华晓东小萌文斌秀英德胜春梅佳宁"
UNITS = ("中共云州市委", "云州市人民政府", "云州市商务局", "江北区农业农村局", "云州市文化和旅游局")
TITLES = ("书记", "局长", "副局长", "办公室主任", "四级调研员", "科长", "副秘书长")
RANKS = ("厅局级副职", "县处级正职", "县处级副职", "乡科级正职")
NATIONS = ("汉族", "回族", "苗族", "彝族", "藏族")
PLACES = ("柳溪镇现代农业园", "区行政中心三楼会议室", "清江古城", "茶博园", "机关食堂", "清江宾馆")

Row = dict[str, str | tuple[str, ...]]


class CleanVisit(NamedTuple):
    """A visit: its single values, those of its letter and its delegation, the entries of its sections."""

    head: Mapping[str, str]
    letter: Mapping[str, str]
    delegation: Mapping[str, str]
    sections: Mapping[str, Sequence[Row]]
    first: date
    last: date


#: The kinds of the values that have other spellings, by the names of their fields.
KINDS = {
    "日期": "day",
    "时间": "time",
    "人数": "count",
    "路程": "minutes",
    "环节": "element",
    "形式": "form",
    "标准": "standard",
    "座位": "seats",
    "车号": "car",
    "接送": "car",
    "性别": "sex",
    "民族": "nation",
    "级别": "rank",
    "金额": "money",
    "单价": "price",
    "方向": "way",
    "类别": "category",
    "主方": "names",
    **dict.fromkeys(("参加", "陪同", "来宾", "陪餐", "入住", "乘员", "人员", "饮食"), "names"),
}


def clean_visit(seed: int) -> CleanVisit:
    chance = random.Random(f"visit {seed}")
    first = date(2027, chance.randint(1, 12), chance.randint(1, 26))
    last = first + timedelta(days=chance.randint(0, 2))
    names = _names(chance, 14)
    guests = [_person(chance, name) for name in names[: chance.randint(4, 8)]]
    guests.sort(key=lambda person: UNITS.index(str(person["单位"])))
    hosts = [_person(chance, name, "清江区人民政府") for name in names[8:11]]
    head = {
        "标题": "云州市党政代表团来清江区考察乡村振兴工作",
        "编号": f"2027-{seed:03}",
        "类别": "国内公务",
        "统计类别": "厅局级",
        "事由": "考察调研",
        "规格": "一级接待",
        "日期": f"{first} 至 {last}" if last > first else f"{first}",
        "着装": "便装，适宜步行",
    }
    letter = {
        "单位": "云州市人民政府办公室",
        "文号": "云府办函〔2027〕8号",
        "日期": str(first - timedelta(days=chance.randint(5, 20))),
        "人数": str(len(guests)),
    }
    delegation = {"团组": "云州市党政代表团", "人数": str(len(guests) + chance.randint(0, 3))}
    around = _Around(chance, first, last, [str(one["姓名"]) for one in guests], [str(one["姓名"]) for one in hosts])
    sections: dict[str, list[Row]] = {
        "来宾": guests,
        "陪同": hosts,
        "保障": [_person(chance, name, "区接待中心") for name in names[11:13]],
        "日程": _schedule(around),
        "用餐": _meals(around),
        "住宿": _rooms(around),
        "车辆": _vehicles(around),
        "抵离": _journeys(around),
        "分工": _tasks(around),
        "费用": _expenses(around),
        "联系人": [{"姓名": names[13], "电话": _phone(chance), "单位": "区接待中心"}],
    }
    return CleanVisit(head, letter, delegation, sections, first, last)


class _Around(NamedTuple):
    """What the entries of a visit are about: its days, its people."""

    chance: random.Random
    first: date
    last: date
    guests: list[str]
    hosts: list[str]

    def days(self) -> list[date]:
        return [self.first + timedelta(days=at) for at in range((self.last - self.first).days + 1)]

    def some(self, names: list[str]) -> tuple[str, ...]:
        return tuple(self.chance.sample(names, self.chance.randint(1, len(names))))


def _names(chance: random.Random, count: int) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        names[chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.choice((1, 2, 2))))] = None
    return list(names)


def _phone(chance: random.Random) -> str:
    return f"139{chance.randint(0, 99_999_999):08}"


def _person(chance: random.Random, name: str, unit: str = "") -> Row:
    person: Row = {
        "姓名": name,
        "性别": chance.choice("男女"),
        "民族": chance.choice(NATIONS),
        "单位": unit or chance.choice(UNITS),
        "职务": chance.choice(TITLES),
        "级别": chance.choice(RANKS),
        "电话": _phone(chance),
    }
    return person


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _schedule(around: _Around) -> list[Row]:
    rows: list[Row] = []
    for day in around.days():
        at = around.chance.choice((480, 510, 540))
        for _ in range(around.chance.randint(2, 3)):
            end = at + around.chance.choice((30, 60, 90, 100))
            rows.append(
                {
                    "日期": str(day),
                    "时间": around.chance.choice((_clock(at), f"{_clock(at)}-{_clock(end)}")),
                    "环节": around.chance.choice("行看听"),
                    "内容": around.chance.choice(("考察高标准农田建设", "召开座谈会", "参观古城保护展", "看特色产业")),
                    "地点": around.chance.choice(PLACES),
                    "参加": around.chance.choice((("全体",), around.some(around.guests))),
                    "陪同": around.some(around.hosts),
                    "负责": around.chance.choice(("区接待中心", "柳溪镇")),
                    "路程": str(around.chance.choice((5, 20, 35, 60, 90))),
                }
            )
            at = end + around.chance.choice((30, 60, 150))
    return rows


def _meals(around: _Around) -> list[Row]:
    return [
        {
            "名称": f"{day.day}日{name}",
            "日期": str(day),
            "时间": clock,
            "地点": "机关食堂",
            "形式": around.chance.choice(("工作餐", "自助餐")),
            "标准": str(around.chance.choice((40, 50, 60))),
            "来宾": around.chance.choice((("全体",), around.some(around.guests))),
            "陪餐": around.some(around.hosts),
        }
        for day in around.days()
        for name, clock in (("午餐", "12:00"), ("晚餐", "18:30"))
    ]


def _rooms(around: _Around) -> list[Row]:
    floor = around.chance.randint(2, 8)
    return [
        {"宾馆": "清江宾馆", "房号": f"{floor:02}{at:02}", "房型": "标准间", "入住": (guest,), "单价": "260"}
        for at, guest in enumerate(around.guests, 1)
    ]


def _vehicles(around: _Around) -> list[Row]:
    return [
        {
            "车号": str(number),
            "车型": model,
            "座位": str(seats),
            "车牌": f"川Y·A{number:04}",
            "驾驶员": driver,
            "电话": _phone(around.chance),
            "乘员": who,
        }
        for number, model, seats, driver, who in (
            (1, "中巴", 19, "王师傅", ("全体",)),
            (2, "商务车", 7, "李师傅", around.some(around.hosts)),
        )
    ]


def _journeys(around: _Around) -> list[Row]:
    return [
        {
            "方向": way,
            "日期": str(day),
            "时间": clock,
            "方式": "高铁",
            "车次": number,
            "地点": "清江东站",
            "人员": ("全体",),
            "接送": "1",
        }
        for way, day, clock, number in (
            ("抵达", around.first, "08:10", "G1234"),
            ("离开", around.last, "17:45", "G1235"),
        )
    ]


def _tasks(around: _Around) -> list[Row]:
    return [
        {"事项": item, "责任单位": unit, "责任人": around.chance.choice(around.hosts), "电话": _phone(around.chance)}
        for item, unit in (("点位讲解与现场秩序", "柳溪镇"), ("用车调度", "区机关事务中心"), ("会议服务", "区接待中心"))
    ]


def _expenses(around: _Around) -> list[Row]:
    people, standard = around.chance.randint(8, 20), around.chance.choice((40, 50))
    return [
        {
            "项目": "工作餐",
            "日期": str(around.first),
            "标准": str(standard),
            "人数": str(people),
            "金额": str(people * standard),
            "支付": "公务卡",
        },
        {"项目": "会议室", "日期": str(around.last), "金额": "12000", "支付": "转账"},
    ]
