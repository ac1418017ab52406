"""Inputs as clerks type them, by kind: the lines of a visit, how to look at what was read, what it should be.

What is expected is a value that is read without an error; ``ASK`` before it says that the user is asked as well; a text
that begins with ``!`` is the beginning of an error that must be reported, or a part of it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from docgen.model.visit import Visit


class Typed(NamedTuple):
    """What was typed; what is looked at; what it should be; whether it is asked about."""

    lines: str
    look: Callable[[Visit], Any]
    expected: Any
    is_asked: bool = False


HEAD = "标题: 江北区考察团来青山县考察\n编号: 2027-008\n类别: 国内公务\n日期: 2027-03-16 至 2027-03-18\n"
GUESTS = "来宾: {团组: 江北区考察团, 人数: 4, 名单: [郑国梁, 李娜, 王建军, 马晓东]}\n"
HOSTS = "陪同: [何志远, 周敏, 刘芳]\n"


def car(line: str) -> str:
    return f"车辆:\n  - {{{line}}}\n"


def meal(line: str) -> str:
    return f"用餐:\n  - {{名称: 17日午餐, 日期: 2027-03-17, {line}}}\n"


def stop(line: str) -> str:
    return f"日程:\n  - {{日期: 2027-03-17, 时间: 09:00, 内容: 参观, {line}}}\n"


def seating(line: str, layout: str = "圆桌") -> str:
    return f"座次:\n  - {{名称: 晚餐, 形式: {layout}, {line}}}\n"


def rooms(line: str) -> str:
    return f"住宿:\n  - 宾馆: 青山宾馆\n    房间:\n      - {{{line}}}\n"


def riders(visit: Visit) -> Any:
    return visit.vehicles[0].who


def eaters(visit: Visit) -> Any:
    return visit.meals[0].guests


def table_hosts(visit: Visit) -> Any:
    return visit.meals[0].hosts


def options(visit: Visit) -> Any:
    return dict(visit.seating[0].conventions)


def escorts(visit: Visit) -> Any:
    return visit.schedule[0].escorts


ALL = ("全体",)
LISTED_HOSTS = ("何志远", "周敏", "刘芳")

EVERYBODY = [
    Typed(car("车号: 1, 乘员: 全体来宾"), riders, ALL),
    Typed(car("车号: 1, 乘员: 所有来宾"), riders, ALL),
    Typed(car("车号: 1, 乘员: 考察团全体成员"), riders, ALL),
    Typed(car("车号: 1, 乘员: 江北区考察团全体"), riders, ALL),
    Typed(car("车号: 1, 乘员: 全体（4人）"), riders, ALL),
    Typed(car("车号: 1, 乘员: 全体4人"), riders, ALL),
    Typed(car("车号: 1, 乘员: 全体来宾4人"), riders, ALL),
    Typed(car("车号: 1, 乘员: 来宾全体"), riders, ALL),
    Typed(car("车号: 1, 乘员: 全部客人"), riders, ALL),
    Typed(car("车号: 1, 乘员: 全体来宾和陪同人员"), riders, (*ALL, *LISTED_HOSTS)),
    Typed(car("车号: 1, 乘员: 全体来宾、全体陪同"), riders, (*ALL, *LISTED_HOSTS)),
    Typed(car("车号: 1, 乘员: [全体来宾, 何志远]"), riders, (*ALL, "何志远")),
    Typed(car("车号: 1, 乘员: 全体人员"), riders, ALL, True),
    Typed(car("车号: 1, 乘员: 所有人"), riders, ALL, True),
    Typed(car("车号: 1, 乘员: 江北区考察团"), riders, ALL, True),
    Typed(car("车号: 1, 乘员: 考察团一行"), riders, ALL, True),
    Typed(meal("来宾: 全体, 陪餐: 全体陪同人员"), table_hosts, ALL),
    Typed(meal("来宾: 4人"), eaters, ALL, True),
    Typed(meal("用餐人员: 共4人"), eaters, ALL, True),
    Typed(meal("用餐人员: 四人"), eaters, ALL, True),
    Typed(meal("来宾: 全体, 陪餐: 陪同领导"), table_hosts, ALL, True),
    Typed(meal("来宾: 全体, 陪餐: 3人"), table_hosts, ALL, True),
    Typed(meal("来宾: 9人"), eaters, "!“9人”是人数"),
    Typed(meal("来宾: 其他来宾"), eaters, "!“其他来宾”没有写是哪些人"),
    Typed(meal("来宾: 随行人员"), eaters, "!“随行人员”没有写是哪些人"),
]

COUNTED = [
    Typed(car("车号: 1, 乘员: 郑国梁等3人"), riders, ("郑国梁",), True),
    Typed(car("车号: 1, 乘员: 郑国梁等4人"), riders, ALL, True),
    Typed(car("车号: 1, 乘员: 郑国梁一行4人"), riders, ALL, True),
    Typed(car("车号: 1, 乘员: 郑国梁、李娜等2人"), riders, ("郑国梁", "李娜")),
    Typed(car("车号: 1, 乘员: 郑国梁、李娜等3人"), riders, ("郑国梁", "李娜"), True),
    Typed(car("车号: 1, 乘员: 郑国梁、李娜（共2人）"), riders, ("郑国梁", "李娜")),
    Typed(car("车号: 1, 乘员: 郑国梁、李娜 2人"), riders, ("郑国梁", "李娜")),
    Typed(car("车号: 1, 乘员: 郑国梁、李娜等"), riders, ("郑国梁", "李娜"), True),
    Typed(car("车号: 1, 乘员: 郑国梁等同志"), riders, ("郑国梁",), True),
    Typed(car("车号: 1, 乘员: [郑国梁, 李娜等2人]"), riders, ("郑国梁", "李娜")),
    Typed(car("车号: 1, 乘员: 郑国梁、李娜、王建军等2人"), riders, ("郑国梁", "李娜", "王建军"), True),
    Typed(car("车号: 1, 乘员: 李娜等十人"), riders, ("李娜",), True),
]

OPTIONS = [
    Typed(seating("来宾: 全体, 主方: 全体, 规则: 每桌10人"), options, {"每桌": ("10",)}),
    Typed(seating("来宾: 全体, 主方: 全体, 规则: {每桌: 十二人}"), options, {"每桌": ("12",)}),
    Typed(seating("来宾: 全体, 主方: 全体, 规则: {每桌: 10席}"), options, {"每桌": ("10",)}),
    Typed(seating("来宾: 全体, 主方: 全体, 规则: 10人一桌"), options, {"每桌": ("10",)}),
    Typed(seating("来宾: 全体, 主方: 全体, 规则: 一桌10人"), options, {"每桌": ("10",)}),
    Typed(seating("来宾: 全体, 主方: 全体, 规则: 每桌：10"), options, {"每桌": ("10",)}),
    Typed(seating("来宾: 全体, 主方: 全体, 规则: 每桌10人；副主陪无"), options, {"每桌": ("10",), "副主陪": ("无",)}),
    Typed(seating("来宾: 全体, 主方: 全体, 规则: 每桌=10"), options, {"每桌": ("10",)}),
    Typed(seating("人员: 全体, 规则: 列数3、排数2", "课桌式"), options, {"列数": ("3",), "排数": ("2",)}),
    Typed(seating("人员: 全体, 规则: {列数: 3列, 排数: 2排}", "课桌式"), options, {"列数": ("3",), "排数": ("2",)}),
    Typed(seating("人员: 全体, 规则: 双数一号居左", "主席台"), options, {"双数": ("一号居左",)}),
    Typed(seating("来宾: 全体, 主方: 全体, 规则: 按惯例"), options, "!“规则”写成一组"),
    Typed(seating("来宾: 全体, 主方: 全体, 规则: {每桌: 很多}"), options, "!“每桌”写的是“很多”"),
]

NAMES_BETWEEN_MARKS = [
    Typed(stop("陪同: 何志远，周敏"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: 何志远 周敏"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: 何志远；周敏"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: 何志远/周敏"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: 何志远和周敏"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: 何志远 、周敏、"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: “何志远”、“周敏”"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: 何志远部长、周敏副部长"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: 何 志 远、周  敏"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: 何志远, 周敏"), escorts, "!几个名字在花括号里要写成方括号的列表"),
    Typed(stop("陪同: [何志远，周敏]"), escorts, ("何志远", "周敏")),
    Typed(stop("陪同: 何志远、周明"), escorts, "!“周明”不在来宾、陪同、保障之列"),
]


def numbers(visit: Visit) -> Any:
    return tuple(vehicle.no for vehicle in visit.vehicles)


VEHICLES = [
    Typed(car(f"车号: {typed}, 乘员: 全体"), numbers, (read,))
    for typed, read in (
        ("1号", "1"),
        ("1号车", "1"),
        ("一号车", "1"),
        ("①", "1"),
        ("第1号车", "1"),
        ("二号", "2"),
        ("１号车", "1"),
        ("No.3", "3"),
        ('"01"', "1"),
        ("十二号车", "12"),
        ("指挥车", "指挥车"),
        ("A1", "A1"),
    )
]


def sleepers(visit: Visit) -> Any:
    return {room.number: room.who for lodging in visit.lodging for room in lodging.rooms}


def hotels(visit: Visit) -> Any:
    return tuple(lodging.hotel.name if lodging.hotel else "" for lodging in visit.lodging)


def people_with(word: str, *numbers: str) -> str:
    names = ("郑国梁", "李娜")
    people = "".join(f"  - {{姓名: {name}, {word}: {n}}}\n" for name, n in zip(names, numbers, strict=True))
    return f"来宾:\n{people}"


HOTEL = "住宿:\n  - 宾馆: 青山宾馆\n"
ROOMS = [
    Typed(people_with(word, "8301", "8302") + HOTEL, sleepers, {"8301": ("郑国梁",), "8302": ("李娜",)})
    for word in ("房间号", "房号", "房间", "入住房间", "住宿房号", "客房号")
] + [
    Typed(people_with("房间号", "8301", "8301") + HOTEL, sleepers, {"8301": ("郑国梁", "李娜")}),
    Typed(people_with("房间号", "8301", "不住宿") + HOTEL, sleepers, {"8301": ("郑国梁",)}),
    Typed(people_with("房间号", "8301", "无") + HOTEL, sleepers, {"8301": ("郑国梁",)}),
    Typed(people_with("房间号", "8301", "8302"), sleepers, {"8301": ("郑国梁",), "8302": ("李娜",)}, True),
    Typed(people_with("房间号", "8301", "8302") + stop("地点: 青山宾馆"), hotels, ("青山宾馆",), True),
    Typed(
        people_with("房间号", "8301", "8302") + HOTEL + "    房间: [{房号: 8305, 入住: 郑国梁}]\n",
        sleepers,
        {"8305": ("郑国梁",), "8302": ("李娜",)},
        True,
    ),
    Typed(
        people_with("房间号", "8301", "8302") + HOTEL + "    房间: [{房号: 8301, 房型: 单间}]\n",
        sleepers,
        {"8301": ("郑国梁",), "8302": ("李娜",)},
    ),
    Typed(people_with("房间号", "8301", "8302") + HOTEL + "  - 宾馆: 云台宾馆\n", sleepers, "!“住宿”里有2家宾馆"),
]


def letter(visit: Visit) -> Any:
    return (visit.letter.sender, visit.letter.number) if visit.letter else None


LETTER_AT_THE_TOP = [
    Typed(f"{GUESTS}来函单位: 江北区委\n{word}: 江北函〔2027〕8号\n", letter, ("江北区委", "江北函〔2027〕8号"))
    for word in ("文号", "发文字号", "来函文号", "公函号", "函号", "文件号")
] + [
    Typed(f"{GUESTS}{word}: 江北区委\n文号: 江北函〔2027〕8号\n", letter, ("江北区委", "江北函〔2027〕8号"))
    for word in ("来访单位", "发函单位", "来文单位", "公函单位")
]


def people_read(visit: Visit) -> Any:
    return tuple((person.name, person.sex) for person in visit.guests.people)


SEX_IN_NAMES = [
    Typed(f"来宾:\n  - {typed}\n", people_read, (("郑国梁", sex),))
    for typed, sex in (
        ("郑国梁（女）", "女"),
        ("郑国梁(女)", "女"),
        ("郑国梁 女", "女"),
        ("{姓名: 郑国梁（男）}", "男"),
        ("郑国梁（女，回族）", "女"),
        ("郑国梁女士", "女"),
        ("郑国梁小姐", "女"),
        ("{姓名: “郑国梁”, 性别: 女}", "女"),
        ("{姓名: 郑 国 梁, 性别: 女性}", "女"),
        ("郑国梁【女】", "女"),
        ("郑国梁（女性）", "女"),
    )
]


def dishes(visit: Visit) -> Any:
    return tuple(dish.name for dish in visit.meals[0].menu)


DISHES = [
    Typed(meal("来宾: 全体, 菜单: 清炒时蔬、青山豆腐"), dishes, ("清炒时蔬", "青山豆腐")),
    Typed(meal("来宾: 全体, 菜单: 清炒时蔬，青山豆腐"), dishes, ("清炒时蔬", "青山豆腐")),
    Typed(meal("来宾: 全体, 菜单: 清炒时蔬；青山豆腐"), dishes, ("清炒时蔬", "青山豆腐")),
    Typed(meal("来宾: 全体, 菜单: 清炒时蔬 青山豆腐 番茄蛋汤"), dishes, ("清炒时蔬", "青山豆腐", "番茄蛋汤"), True),
    Typed(meal("来宾: 全体, 菜单: 清炒时蔬/青山豆腐"), dishes, ("清炒时蔬", "青山豆腐")),
    Typed(meal("来宾: 全体, 菜单: 鱼香肉丝（微辣，少油）"), dishes, ("鱼香肉丝（微辣，少油）",)),
    Typed(meal("来宾: 全体, 菜单: [清炒时蔬, 青山豆腐]"), dishes, ("清炒时蔬", "青山豆腐")),
]


def forms(visit: Visit) -> Any:
    meal = visit.meals[0]
    return meal.form, None if meal.standard is None else int(meal.standard)


def driver(visit: Visit) -> Any:
    vehicle = visit.vehicles[0]
    return vehicle.driver, vehicle.phone


DOUBLE = [
    Typed(car(f"车号: 1, {word}: {typed}"), driver, ("王师傅", "13900000121"))
    for word, typed in (
        ("驾驶员及电话", "王师傅 13900000121"),
        ("司机及电话", "王师傅13900000121"),
        ("司机/电话", "王师傅/13900000121"),
        ("司机电话", "13900000121, 司机: 王师傅"),
        ("驾驶员、联系电话", "王师傅（13900000121）"),
        ("司机和手机", "王师傅 电话13900000121"),
        ("驾驶员及手机", "13900000121 王师傅"),
    )
] + [
    Typed(meal("来宾: 全体, 形式及标准: 工作餐 50元/人"), forms, ("工作餐", 50)),
    Typed(meal("来宾: 全体, 形式和标准: 自助餐（每人50元）"), forms, ("自助餐", 50)),
    Typed(meal("来宾: 全体, 形式及标准: 工作餐"), forms, ("工作餐", None)),
    Typed(meal("来宾: 全体, 用餐形式及餐标: 工作餐50元"), forms, ("工作餐", 50)),
]

KINDS = {
    "everybody in words": EVERYBODY,
    "a count behind names": COUNTED,
    "options in a text": OPTIONS,
    "names between marks": NAMES_BETWEEN_MARKS,
    "numbers of vehicles": VEHICLES,
    "rooms beside guests": ROOMS,
    "a letter at the top": LETTER_AT_THE_TOP,
    "sex in names": SEX_IN_NAMES,
    "dishes in a text": DISHES,
    "two fields in one": DOUBLE,
}


def whole(lines: str) -> str:
    """The whole file of some lines."""
    return HEAD + ("" if "来宾:\n" in lines or lines.startswith("来宾:") else GUESTS) + HOSTS + lines
