"""Whole visits as offices write them, clean in themselves, and violations planted into them at known places.

``corpus(count, seed)`` gives the same visits every time. A visit is made as a tree (mappings, lists, texts), each plant
changes the tree so that one rule is broken and marks the place of the fault, and the tree is written as YAML in a style
of its own. The places are found again in the written text, so nothing of the loader or the rules is used for them.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from docgen.model.arrangements import Gift, Setting, Welcome
from docgen.model.dining import Meal
from docgen.model.lodging import Lodging, Room
from docgen.model.money import Expense, Payment
from docgen.model.people import Delegation, Person
from docgen.model.schedule import Stop
from docgen.model.seating import Seating
from docgen.model.transport import Vehicle
from docgen.model.visit import Approval, Letter, Task, Visit

Tree = Any  # a mapping, a list, a text, or one of these marked
Found = tuple[str, int, int]

DOMESTIC, FOREIGN, BUSINESS = CATEGORIES = ("国内公务", "外宾", "商务")


class Spot(NamedTuple):
    """A node at which a rule must find fault."""

    code: str
    node: Tree


class Case(NamedTuple):
    """A visit, what stands beside it, and all that must be found: code, line, column."""

    name: str
    text: str
    beside: Mapping[str, str]
    planted: tuple[str, ...]
    expected: frozenset[Found]

    def write(self, folder: Path) -> Path:
        """Puts the visit and its office into a folder and gives the visit's path."""
        for name, text in {**self.beside, "来访.yaml": self.text}.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        return folder / "来访.yaml"


@dataclass
class Draft:
    """A visit that is being made: its tree, what stands beside it, and the parts that plants take hold of."""

    category: str
    random: Random
    days: tuple[date, ...]
    home: "Home"
    tree: dict[str, Tree] = field(default_factory=dict)
    office: dict[str, Tree] = field(default_factory=dict)
    pack: dict[str, Tree] = field(default_factory=dict)
    sites: list[Tree] = field(default_factory=list)
    dishes: list[Tree] = field(default_factory=list)
    guests: list[dict[str, Tree]] = field(default_factory=list)
    hosts: list[dict[str, Tree]] = field(default_factory=list)
    staff: list[dict[str, Tree]] = field(default_factory=list)
    lunch: dict[str, Tree] = field(default_factory=dict)
    looks: list[dict[str, Tree]] = field(default_factory=list)
    talk: dict[str, Tree] = field(default_factory=dict)
    names: Iterator[str] = field(default_factory=lambda: iter(()))
    phones: Iterator[str] = field(default_factory=lambda: iter(()))

    def guest_names(self) -> list[str]:
        return [_bare(one["姓名"]) for one in self.guests]

    def host_names(self) -> list[str]:
        return [_bare(one["姓名"]) for one in self.hosts]

    def section(self, name: str) -> list[Tree]:
        """A section of the visit, made if it is not there."""
        found: list[Tree] = self.tree.setdefault(name, [])
        return found


class Home(NamedTuple):
    """Where the visit goes, all invented."""

    name: str
    towns: tuple[str, str]
    plate: str

    @property
    def word(self) -> str:
        return self.name[-1]

    @property
    def hotel(self) -> str:
        return f"{self.name[:-1]}宾馆"

    @property
    def hall(self) -> str:
        return f"{self.word}行政中心三楼会议室"

    @property
    def office(self) -> str:
        return f"{self.name}接待服务中心"


HOMES = (
    Home("清江区", ("柳溪镇", "石桥镇"), "川Y"),
    Home("云岭县", ("松坪镇", "白沙镇"), "湘Q"),
    Home("青屿县", ("东澳镇", "渔浦镇"), "浙M"),
    Home("沐原区", ("杏林镇", "黄荆镇"), "陕P"),
)
ORIGINS = ("云州市", "临澜市", "望溪市", "澄阳市", "霁山市")


def _bare(node: Tree) -> Tree:
    """A node without its mark."""
    return node.node if isinstance(node, Spot) else node


# --- clean visits ---------------------------------------------------------------------------------------------------

_SURNAMES = "周韩何宋白丁邹沈罗秦陶陈林吴贺温段尹邱苏顾叶程袁蒋余潘田姚卢汪钟崔谭陆范石廖贾夏韦付方邓"
_GIVEN = "明远若兰时雨鹤鸣思源知秋静文庆丰嘉树清扬书宁景行修齐子衿望舒怀瑾安澜晓岚振华立新海峰春梅丽君国栋志强"
_WESTERN = """
    安娜·林德 埃里克·霍尔姆 玛丽亚·桑托斯 彼得·诺瓦克 卢卡·里奇 克拉拉·韦伯 亨利·杜邦 索菲·马丁 扬·德弗里斯
    伊娃·科瓦奇 托马斯·贝克 约翰·奥尔森
""".split()
_HOME_DISHES = """
    清炒时蔬 柳溪豆腐 番茄炖牛肉 土豆烧鸡 凉拌藕带 清蒸南瓜 蒜蓉油麦菜 红烧牛腩 手撕包菜 木耳炒山药 素炒三丝
    萝卜炖羊肉 凉拌黄瓜 酸辣土豆丝 干煸四季豆 白灼菜心 虎皮青椒 鱼香茄子 熊掌豆腐 酒酿圆子 烟笋炒牛肉 啤酒鸭
    椒盐杏鲍菇 香菇菜心 素鸡烧笋
""".split()
_PORK_DISHES = "回锅肉 粉蒸排骨 青椒肉丝 莲藕排骨汤 梅菜扣肉 烟笋炒腊肉".split()
_SOUPS = "番茄蛋汤 冬瓜汤 菌菇汤 青菜豆腐汤".split()
_STAPLES = "杂粮饭 荞麦馒头 小米粥 蒸红薯玉米 米饭".split()
_TEAS = "菊花茶 老鹰茶 豆浆 酸梅汤 矿泉水 玉米汁 无醇啤酒 温水".split()
_TABLE = "桌签 汇报材料 茶水 会标 签字笔 笔记本 矿泉水 投影幕布 席卡 座次图".split()
_LOOKS = (
    ("考察高标准农田建设", "{0}现代农业园"),
    ("考察村集体经济发展情况", "{1}党群服务中心"),
    ("调研旅游公路建设", "{0}旅游公路项目部"),
    ("考察文旅融合发展情况", "{1}古道陈列馆"),
    ("检查安全生产工作", "{home}产业园"),
    ("调研基层治理", "{1}便民服务中心"),
    ("考察水利工程建设", "{0}水库管理所"),
    ("了解中医药产业发展情况", "{1}中药材种植基地"),
)
_DEPARTMENTS = "农业农村局 文化和旅游局 自然资源局 水利局 交通运输局 财政局 民政局 教育局 统计局 审计局".split()
_FIRMS = "青屿新材料有限公司 澜海装备股份有限公司 云杉生物科技有限公司 北辰新能源有限公司 禾望食品集团有限公司".split()


def _clean(category: str, number: int, random: Random) -> Draft:
    """A visit in which nothing is wrong."""
    first = _first_day(random)
    days = tuple(first + timedelta(day) for day in range(random.choice((1, 1, 2, 3, 3))))
    draft = Draft(category, random, days, random.choice(HOMES))
    draft.names, draft.phones = _names(random), (f"1390000{one:04}" for one in range(number * 40 % 9000, 9999))
    draft.office = {"单位": draft.home.office, "简称": f"{draft.home.word}接待中心", "地区": draft.home.name}
    {DOMESTIC: _official_guests, FOREIGN: _foreign_guests, BUSINESS: _business_guests}[category](draft, number)
    _receivers(draft)
    _head(draft, number)
    _days(draft)
    _rooms(draft)
    _vehicles(draft)
    _seatings(draft)
    _hands(draft)
    _accounts(draft)
    _rest(draft)
    return draft


def _first_day(random: Random) -> date:
    """A Monday to Wednesday far from any holiday."""
    first = random.choice([date(2025, 6, 9), date(2025, 7, 7), date(2025, 11, 3), date(2026, 3, 2), date(2026, 7, 6)])
    return first + timedelta(7 * random.randrange(4) + random.randrange(3))


def _names(random: Random) -> Iterator[str]:
    used: set[str] = set()
    while True:
        name = random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, random.choice((1, 2, 2, 2))))
        if name not in used:
            used.add(name)
            yield name


def _person(draft: Draft, unit: str, title: str, rank: str = "", **more: str) -> dict[str, Tree]:
    sex = draft.random.choice("男女")
    found = {"姓名": next(draft.names), "性别": sex, "民族": "汉族", "单位": unit, "职务": title, "级别": rank, **more}
    return {key: value for key, value in found.items() if value}


def _official_guests(draft: Draft, number: int) -> None:
    origin = draft.random.choice(ORIGINS)
    draft.tree["来源地"] = origin
    posts = [
        (f"{origin}人民政府", "副市长", "厅局级副职"),
        (f"{origin}人民政府办公室", "副主任", "县处级副职"),
        *((f"{origin}{one}", "局长", "县处级正职") for one in draft.random.sample(_DEPARTMENTS, 4)),
    ]
    posts = sorted(posts[: 3 + number % 4], key=lambda one: ("厅局级副职", "县处级正职", "县处级副职").index(one[2]))
    count = draft.random.choice((3, 4, 6, 8, 10, 11, 12, 16, 24, 33, 40))
    rest = [(f"{origin}{one}", "科长", "乡科级正职") for one in _DEPARTMENTS]
    staff = [(f"{origin}人民政府办公室", "科员", "") for _ in range(40)]
    draft.guests = [_person(draft, *post) for post in (posts[:count] + rest + staff)[:count]]
    if number % 3 == 0 and count > 5:
        draft.guests[-1] |= {"民族": "回族", "饮食": ["清真"]}
    draft.tree["来宾"] = {"团组": f"{origin}考察组", "人数": str(count), "名单": [*draft.guests]}


def _foreign_guests(draft: Draft, number: int) -> None:
    count = draft.random.choice((3, 5, 7, 10))
    names = draft.random.sample(_WESTERN, count)
    posts = ["市长", "议会议长", "国际合作处处长", *["市政厅官员"] * 10]
    draft.guests = [
        {"姓名": name, "性别": draft.random.choice("男女"), "单位": "林登市政府", "职务": post, "英文名": f"Guest {at}"}
        for at, (name, post) in enumerate(zip(names, posts, strict=False), 1)
    ]
    draft.tree["来源地"] = "林登市"
    draft.tree["来宾"] = {"团组": "林登市代表团", "人数": str(count), "名单": [*draft.guests]}


def _business_guests(draft: Draft, number: int) -> None:
    firm = draft.random.choice(_FIRMS)
    titles = ["董事长", "总经理", "副总经理", "投资部经理", *["项目专员"] * 12]
    draft.guests = [_person(draft, firm, title) for title in titles[: draft.random.choice((3, 4, 6, 9, 14))]]
    draft.tree["来源地"] = draft.random.choice(ORIGINS)
    draft.tree["来宾"] = {"团组": f"{firm}考察团", "人数": str(len(draft.guests)), "名单": [*draft.guests]}


def _receivers(draft: Draft) -> None:
    home, word = draft.home.name, draft.home.word
    posts = [
        (f"中共{home}委员会", f"{word}委副书记", "县处级正职"),
        (f"{home}人民政府", f"副{word}长", "县处级副职"),
        (f"{home}农业农村局", "局长", "乡科级正职"),
    ]
    most = min(3, len(draft.guests))
    draft.hosts = [_person(draft, *post) for post in posts[3 - draft.random.randint(2, most) :]]
    draft.staff = [
        _person(draft, draft.home.office, title, 电话=next(draft.phones)) for title in ("接待科科长", "接待科科员")
    ]
    if draft.category == FOREIGN:
        draft.staff.append(_person(draft, f"{home}外事办公室", "翻译科科员", 角色="译员"))
    draft.tree["陪同"], draft.tree["保障"] = [*draft.hosts], [*draft.staff]


def _head(draft: Draft, number: int) -> None:
    first, last = draft.days[0], draft.days[-1]
    group = draft.tree["来宾"]["团组"]
    purpose = {DOMESTIC: ("考察调研", "学习交流", "检查指导"), FOREIGN: ("友好访问",), BUSINESS: ("招商洽谈",)}
    sender = draft.guests[0]["单位"]
    draft.tree = {
        "标题": f"{group}来{draft.home.name}考察",
        "编号": f"{first.year}-{number + 1:03}",
        "类别": draft.category,
        "事由": draft.random.choice(purpose[draft.category]),
        "公函": {
            "单位": sender,
            "文号": f"{sender[:1]}函〔{first.year}〕{number + 7}号",
            "日期": str(first - timedelta(draft.random.randint(5, 12))),
            "内容": "考察交流",
            "行程": f"{first.month}月{first.day}日抵达，{last.month}月{last.day}日返程",
            "人数": str(len(draft.guests)),
            "名单": draft.guest_names(),
        },
        "审批": {"审批人": draft.hosts[0]["姓名"], "日期": str(first - timedelta(3)), "意见": "同意。"},
        "成文日期": str(first - timedelta(2)),
        "日期": str(first) if first == last else f"{first} 至 {last}",
        **draft.tree,
    }


def _days(draft: Draft) -> None:
    """The schedule and the meals, which tell of the same times and places."""
    stops, meals = draft.section("日程"), draft.section("用餐")
    sites = [
        (text, place.format(*draft.home.towns, home=draft.home.name))
        for text, place in draft.random.sample(_LOOKS, len(_LOOKS))
    ]
    full = draft.days[1] if len(draft.days) > 1 else draft.days[0]
    for day in draft.days:
        if len(draft.days) > 1 and day != full:
            _edge_of(draft, day, arriving=day == draft.days[0])
            continue
        if day != draft.days[0]:
            _meal(draft, day, "早餐", "07:30", draft.home.hotel)
        way = draft.random.choice(("20", "25", "35"))
        for at, (hours, (text, place)) in enumerate(zip(("09:00-10:00", "10:40-11:30"), sites, strict=False)):
            stop = _stop(day, hours, "看", text, place, 参加="全体", 陪同=draft.host_names(), 讲解="现场负责人")
            draft.looks.append(stop | ({"路程": way} if at or day != draft.days[0] else {}))
            stops.append(draft.looks[-1])
        _lunch(draft, day)
        meals.append(draft.lunch)
        draft.talk = _stop(
            day, "14:30-16:00", "听", "召开座谈会", draft.home.hall, 参加="全体", 陪同=draft.host_names(), 路程="10"
        )
        stops.append(draft.talk)
        if len(draft.days) == 3:
            _meal(draft, day, "晚餐", "18:10", draft.home.hotel, way="15")
        elif len(draft.days) == 1:
            stops.append(_stop(day, "16:20", "行", "返程", draft.home.hall))


def _edge_of(draft: Draft, day: date, arriving: bool) -> None:
    """The first or the last of several days."""
    if not arriving:
        _meal(draft, day, "早餐", "07:30", draft.home.hotel)
        draft.section("日程").append(_stop(day, "08:40", "行", "返程", draft.home.hotel, 负责=draft.staff[0]["姓名"]))
        return
    draft.section("日程").append(_stop(day, "15:30-16:10", "行", "抵达并办理入住", draft.home.hotel))
    _meal(draft, day, "晚餐", "18:00", draft.home.hotel)


def _stop(day: date, hours: str, element: str, text: str, place: str, **more: Tree) -> dict[str, Tree]:
    return {"日期": str(day), "时间": hours, "环节": element, "内容": text, "地点": place, **more}


def _meal(draft: Draft, day: date, kind: str, hour: str, place: str, way: str = "") -> None:
    """A meal that guests pay for."""
    more = {"路程": way} if way else {}
    draft.section("日程").append(_stop(day, hour, "吃", f"{kind}（自助餐）", place, **more))
    meal = {"名称": f"{day.day}日{kind}", "日期": str(day), "时间": hour, "地点": place, "形式": "自助餐"}
    standard = "20" if kind == "早餐" else "40"
    draft.section("用餐").append({**meal, "标准": standard, "来宾": "全体", "付费": "来宾自付"})


def _lunch(draft: Draft, day: date) -> None:
    """The one meal at the hosts' expense."""
    guests = len(draft.guests)
    most = min(3 if guests <= 10 else guests // 3, len(draft.hosts), guests)
    hosted = "宴请" if draft.category != DOMESTIC else "工作餐"
    canteen = "机关食堂" if draft.category == DOMESTIC else draft.home.hotel
    draft.section("日程").append(_stop(day, "12:10", "吃", "午餐", canteen, 陪同=draft.host_names()[:most], 路程="20"))
    draft.lunch = {
        "名称": f"{day.day}日午餐",
        "日期": str(day),
        "时间": "12:10",
        "地点": canteen,
        "形式": hosted,
        "标准": "50",
        "来宾": "全体",
        "陪餐": draft.host_names()[:most],
        "菜单": _menu(draft),
        "付费": "接待单位",
        "酒水": draft.random.sample(_TEAS, 2) if draft.category == DOMESTIC else ["菊花茶", "红酒"],
    }


def _menu(draft: Draft) -> list[Tree]:
    pool = _HOME_DISHES + ([] if any("饮食" in one for one in draft.guests) else _PORK_DISHES)
    people = len(draft.guests) + min(3, len(draft.guests), len(draft.hosts))
    # plants add some more
    most = max(3, -(-people // -(-people // 10)) - 1) - 2
    dishes = draft.random.sample(pool, draft.random.randint(4, 8))[:most]
    return [_dish(draft, name) for name in (*dishes, draft.random.choice(_SOUPS), draft.random.choice(_STAPLES))]


def _dish(draft: Draft, name: Tree) -> Tree:
    """A dish; for foreign guests with what it is called in English."""
    return {"名称": name, "英文名": "Home-Style Dish"} if draft.category == FOREIGN else name


def _rooms(draft: Draft) -> None:
    if len(draft.days) == 1:
        return
    first, *rest = draft.guests
    pairs = [[first]]
    for sex in "男女":
        same = [one for one in rest if one["性别"] == sex]
        pairs += [same[at : at + 2] for at in range(0, len(same), 2)]
    rooms = [
        {
            "房号": f"{3 + at // 20:02}{at % 20 + 1:02}",
            "房型": "标准间" if len(pair) == 2 else "单间",
            "入住": [one["姓名"] for one in pair],
            "单价": "260",
            "付费": "来宾自付",
        }
        for at, pair in enumerate(pairs)
    ]
    draft.tree["住宿"] = [{"宾馆": draft.home.hotel, "房间": [*rooms]}]


def _vehicles(draft: Draft) -> None:
    people = len(draft.guests) + len(draft.hosts)
    model, seats = next(one for one in (("商务车", 7), ("中巴", 19), ("客车", 53)) if people < one[1])
    plate = draft.home.plate
    driver = {"驾驶员": "王师傅", "电话": next(draft.phones)}
    aboard = draft.random.choice(("全体", draft.guest_names()))
    bus = {"车号": "1", "车型": model, "座位": str(seats), "车牌": f"{plate}·A0001", **driver, "乘员": aboard}
    car = {"车号": "2", "车型": "轿车", "座位": "5", "车牌": f"{plate}·D00012", "来源": "公务用车"}
    draft.tree["车辆"] = [bus, car | {"乘员": [draft.staff[0]["姓名"]], "用途": "工作车"}]


def _seatings(draft: Draft) -> None:
    day = {"日期": draft.talk["日期"], "时间": "14:30", "地点": draft.home.hall}
    shape = "会谈横桌" if len(draft.guests) <= 12 else "回字形"
    draft.tree["座次"] = [{"名称": "座谈会", **day, "形式": shape, "来宾": "全体", "主方": draft.host_names()}]


def _hands(draft: Draft) -> None:
    chief, clerk = draft.staff[:2]
    unit = draft.home.office
    items = [("日程衔接、车辆调度", chief), ("住宿用餐", clerk), ("座谈会材料与会务", chief)]
    draft.tree["分工"] = [
        {"事项": text, "责任单位": unit, "责任人": one["姓名"], "电话": one["电话"], "时限": "全程"}
        for text, one in draft.random.sample(items, 2)
    ]
    draft.tree["联系人"] = [{"姓名": chief["姓名"], "备注": "总协调"}]


def _accounts(draft: Draft) -> None:
    people = len(draft.guests) + len(draft.lunch["陪餐"])
    bill = {"支付": draft.random.choice(("公务卡", "转账")), "票据": f"00{draft.random.randrange(10**6):06}"}
    item = "工作餐" if draft.category == DOMESTIC else "宴请"
    amount = 50 * people
    expense = {"项目": item, "日期": draft.lunch["日期"], "标准": "50", "人数": str(people), "金额": str(amount)}
    expenses = [{**expense, "大写": capitals(amount), "承担": "接待单位", **bill}]
    if draft.random.random() < 0.6:
        second = "资料印制" if draft.category != FOREIGN else "市内交通"
        expenses.append({"项目": second, "金额": "180", "承担": "接待单位", **bill})
        expenses.append({"项目": "合计", "金额": str(amount + 180)})
    draft.tree["费用"] = [*expenses]
    count = len(draft.guests)
    who = draft.tree["来宾"]["团组"]
    draft.tree["交费"] = [
        {
            "交费人": who,
            "项目": item,
            "标准": str(each),
            "人数": str(count),
            "金额": str(each * count),
            "凭证": f"0008{number}{count:03}",
        }
        for number, (item, each) in enumerate((("伙食费", 100), ("交通费", 40)))
    ]


def _rest(draft: Draft) -> None:
    who = draft.hosts[-2]["姓名"] if draft.category == DOMESTIC else draft.hosts[0]["姓名"]
    place = f"{draft.home.word}行政中心一楼大厅" if len(draft.days) == 1 else draft.home.hotel
    welcome = {"地点": place, "日期": str(draft.days[0]), "时间": "08:50" if len(draft.days) == 1 else "15:30"}
    draft.tree["迎送"] = [{**welcome, "人员": [who], "形式": "介绍日程"}]
    draft.tree["布置"] = [{"场所": draft.home.hall, "物品": draft.random.sample(_TABLE, 4)}]
    if draft.category != DOMESTIC:
        count = str(len(draft.guests))
        draft.tree["礼品"] = [{"名称": "竹编书签", "数量": count, "单价": "30", "对象": "全体来宾"}]


_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def capitals(amount: int) -> str:
    """A sum of whole 元 below 万 in capitals.

    >>> [capitals(one) for one in (750, 1005, 2000, 350)]
    ['柒佰伍拾元整', '壹仟零伍元整', '贰仟元整', '叁佰伍拾元整']
    """
    text = "".join(
        _DIGITS[int(digit)] + unit for digit, unit in zip(f"{amount:04}", ("仟", "佰", "拾", ""), strict=True)
    )
    text = re.sub("零[仟佰拾]?", "零", text).strip("零")
    return f"{re.sub('零+', '零', text)}元整"


# --- plants ---------------------------------------------------------------------------------------------------------

Sow = Callable[[Draft, str], bool]


class Plant(NamedTuple):
    """A violation: what it breaks, the parts of a visit that it needs for itself, and its phrasings.

    ``sow`` changes a draft and marks the places; it leaves the draft alone and gives False where it does not fit.
    """

    code: str
    parts: frozenset[str]
    phrases: tuple[str, ...]
    categories: tuple[str, ...]
    sow: Sow


PLANTS: list[Plant] = []
ALL = "全部"  # the parts of a plant that other rules hang on
FIRST = "在先"  # of one that changes what others take hold of


def plant(code: str, parts: str, phrases: str = "·", categories: Iterable[str] = CATEGORIES) -> Callable[[Sow], Sow]:
    """Makes a function a plant; several for one code are several ways to break it. Phrasings are parted by spaces."""

    def made(sow: Sow) -> Sow:
        PLANTS.append(Plant(code, frozenset(parts.split()), tuple(phrases.split()), tuple(categories), sow))
        return sow

    return made


def mark(node: Tree, key: Any, code: str) -> bool:
    node[key] = Spot(code, node[key])
    return True


def put(node: Tree, key: Any, code: str, value: Tree) -> bool:
    """Writes a value at which the rule must find fault."""
    node[key] = Spot(code, value)
    return True


def here(node: dict[str, Tree], code: str) -> bool:
    """Marks a mapping itself: what is missing in it has no place."""
    node[""] = code
    return True


def add(items: list[Tree], code: str, value: Tree) -> bool:
    """Adds an item at which the rule must find fault."""
    items.append(Spot(code, value))
    return True


OFFICIAL = (DOMESTIC,)


@plant("G01", "事由", "联谊 友好往来 拜访老朋友", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree, "事由", "G01", phrase)


@plant("G02", "公函", "内容 行程 人员", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    letter = draft.tree["公函"]
    for key in ("人数", "名单") if phrase == "人员" else (phrase,):
        del letter[key]
    return mark(draft.tree, "公函", "G02")


@plant("G02b", "公函 来宾", "第一 中间 末位", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    at = {"第一": 0, "中间": 1, "末位": -1}[phrase]
    letter = draft.tree["公函"]
    del letter["名单"][at]
    letter["人数"] = str(len(letter["名单"]))
    return mark(draft.guests[at], "姓名", "G02b")


@plant("G02b", "公函 来宾", "少一人 少三人", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    letter = draft.tree["公函"]
    del letter["名单"]
    letter["人数"] = str(len(draft.guests) - {"少一人": 1, "少三人": 2}[phrase])
    return mark(draft.tree["来宾"], "人数", "G02b")


@plant("G02b", "公函 来宾", "换了人", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["公函"]["名单"][1] = next(draft.names)
    return mark(draft.guests[1], "姓名", "G02b")


@plant("G03", "公函 费用 标题", "没有写 空着 空的映射", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    del draft.tree["费用"], draft.tree["公函"]
    if phrase == "空的映射":
        return put(draft.tree, "公函", "G03", {})
    if phrase == "空着":
        draft.tree["公函"] = ""
    return mark(draft.tree, "标题", "G03")


@plant("G03b", "审批 用餐.付费", "没有写 没有审批人", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if phrase == "没有写":
        del draft.tree["审批"]
    else:
        del draft.tree["审批"]["审批人"]
    return here(draft.lunch, "G03b")


@plant("G03c", "审批", "一天后 一周后", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    late = draft.days[0] + timedelta(1 if phrase == "一天后" else 7)
    return put(draft.tree["审批"], "日期", "G03c", str(late))


@plant("W07", "成文日期 报送 审批 联系人", "报送 联系人 审批")
def _(draft: Draft, phrase: str) -> bool:
    del draft.tree["成文日期"]
    if phrase == "报送":
        return put(draft.tree, "报送", "W07", "区委办公室")
    if phrase == "联系人":
        return put(draft.tree, "联系人", "W07", [{"姓名": "向导", "电话": "13900008888"}])
    del draft.tree["审批"]["日期"]
    return mark(draft.tree, next(key for key in ("联系人", "座次", "陪同") if key in draft.tree), "W07")


@plant("G04", "费用 来宾 日程.内容", "职务 单位 地点", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    del (draft.looks[0] if phrase == "地点" else draft.guests[-1])[phrase]
    if phrase == "地点":
        draft.looks[1].pop("路程")
    return mark(draft.tree, "费用", "G04")


@plant("G20", "类别 地方", "国有企业 金融企业 事业单位", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.office["性质"] = phrase
    return mark(draft.tree, "类别", "G20")


@plant("T02", "日程.内容", "游览古城 休假 探亲访友 旅游观光 度假 观光游览", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.looks[0], "内容", "T02", phrase)


@plant("T04", "费用 保障 分工 联系人 车辆 迎送", "保障", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if any(draft.staff[0]["姓名"] in str(one) for one in draft.tree["日程"]):
        return False
    for section in ("保障", "分工", "联系人"):
        del draft.tree[section]
    draft.tree["车辆"].pop()
    return mark(draft.tree, "费用", "T04")


@plant("W01", "日期 招待", "六天 八天", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    last = draft.days[0] + timedelta(5 if phrase == "六天" else 7)
    return put(draft.tree, "日期", "W01", f"{draft.days[0]} 至 {last}")


@plant("B04", "公函 类别", "没有写 空着", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    del draft.tree["公函"]
    if phrase == "空着":
        draft.tree["公函"] = ""
    return mark(draft.tree, "类别", "B04")


_STATIONS = "云州机场到达厅 高铁站出站口 火车站贵宾室 客运码头 高速公路出口收费站 县界 省界 汽车站 高速路口"


@plant("G06", "迎送", _STATIONS, OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    welcome = draft.tree["迎送"][0]
    welcome["地点"] = phrase
    return mark(welcome, "人员", "G06")


@plant("G06", "迎送", "欢迎仪式 献花仪式", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    staff = {"地点": "云州机场到达厅", "日期": str(draft.days[0]), "人员": [draft.staff[0]["姓名"]]}
    draft.tree["迎送"].append({**staff, "形式": Spot("G06", phrase)})
    return True


@plant(
    "G06",
    "日程.添",
    "迎接考察组|清江高铁站 送别考察组|清江高铁站 迎接来宾|云州机场到达厅 欢送考察组|清江客运码头",
    OFFICIAL,
)
def _(draft: Draft, phrase: str) -> bool:
    text, place = phrase.split("|")
    day, hour = (draft.days[0], "08:10") if "迎" in text else (draft.days[-1], "19:40")
    stop = _stop(day, hour, "行", text, place, 陪同=Spot("G06", draft.host_names()[:1]))
    stops = draft.tree["日程"]
    stops.insert(0 if "迎" in text else len(stops), stop)
    return True


@plant("G06b", "迎送", "高铁站出站口 客运码头", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    staff = {"日期": str(draft.days[0]), "人员": [draft.staff[0]["姓名"]], "形式": "迎接"}
    draft.tree["迎送"].append({"地点": Spot("G06b", phrase), **staff})
    return True


@plant(
    "G07",
    "布置",
    "欢迎横幅 迎宾红地毯 宣传标语 条幅 迎宾地毯 欢迎标语 LED屏滚动播放热烈欢迎 学生夹道欢迎队伍",
    OFFICIAL,
)
def _(draft: Draft, phrase: str) -> bool:
    gate = {"场所": f"{draft.home.hotel}大门", "物品": ["指示牌", Spot("G07", phrase)]}
    draft.tree["布置"].append(gate)
    return True


@plant("G07", "迎送", "群众夹道欢迎 组织群众迎送 小学生列队鼓掌", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["迎送"][0], "形式", "G07", phrase)


@plant("G08", "迎送 陪同", "{词}委书记 {词}长 党组书记、局长 镇党委书记 {词}委办公室主任 管委会主任", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.hosts) >= len(draft.guests):
        return False
    title = phrase.replace("{词}", draft.home.word)
    chief = {"姓名": next(draft.names), "职务": title}
    draft.tree["陪同"].insert(0, chief)
    draft.tree["迎送"][0]["人员"] = [Spot("G08", chief["姓名"])]
    return True


@plant("G08", "日程.添 迎送 陪同", "迎接考察组 到宾馆迎接来宾", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.days) > 1:
        return False
    draft.hosts[0]["职务"] = f"{draft.home.word}委书记"
    del draft.tree["迎送"]
    stop = _stop(draft.days[0], "08:30", "行", phrase, draft.home.hotel, 陪同=[Spot("G08", draft.host_names()[0])])
    draft.tree["日程"].insert(0, stop)
    draft.looks[0]["路程"] = "10"
    return True


@plant("G09", "陪同 来宾", "多一人 多三人", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.guests) > 4:
        return False
    more = len(draft.guests) - len(draft.hosts) + (1 if phrase == "多一人" else 3)
    draft.tree["陪同"] += [{"姓名": next(draft.names), "职务": "科员"} for _ in range(more)]
    return mark(draft.tree, "陪同", "G09")


@plant("T05", "迎送", "{来}市委办公室 {来}人民政府门口", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    place = phrase.replace("{来}", draft.tree["来源地"]).replace("市市", "市")
    draft.tree["迎送"][0] |= {"形式": "接客人"}
    return put(draft.tree["迎送"][0], "地点", "T05", place)


@plant("G07b", "布置", "充气拱门 道旗40面 彩旗 签名墙 礼仪小姐4名", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["布置"].append({"场所": f"{draft.home.name}产业园大门", "物品": ["导向牌", Spot("G07b", phrase)]})
    return True


@plant("T06d", "布置", "干果 点心 瓜子糖果 茶歇点心", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return add(draft.tree["布置"][0]["物品"], "T06d", phrase)


@plant("G11c", "布置", "果篮 迎宾水果 鲜花 干果四样", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["布置"].append({"场所": f"{draft.home.hotel}客房", "物品": ["日程卡", Spot("G11c", phrase)]})
    return True


@plant("G11d", "住宿", "复式大床房 湖景单间 江景标准间", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    rooms = _bedrooms(draft)
    return bool(rooms) and put(rooms[0], "房型", "G11d", phrase)


@plant("G13d", "用餐.备注", "另有镇村干部8人陪餐 另开一桌，园区同志作陪 再加一桌给村干部", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.lunch, "备注", "G13d", phrase)


@plant("G12e", "日程.备注", "次日镇上还有一顿 会后镇里再留大家吃个便饭", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["日程"][0], "备注", "G12e", phrase)


@plant(
    "G14d",
    "用餐.地点 日程.午餐",
    "柳溪小区2栋一桌餐 半山会馆 老友私房菜 王总家里 青龙湖度假村 公司内部接待餐厅",
    OFFICIAL,
)
def _(draft: Draft, phrase: str) -> bool:
    return _lunch_at(draft, phrase, "G14d")


@plant("G14e", "用餐.地点 日程.午餐", "柳溪农家乐 云杉俱乐部 东海海鲜城", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _lunch_at(draft, phrase, "G14e")


def _lunch_at(draft: Draft, place: str, code: str) -> bool:
    """Lunch at another place, of which the schedule says nothing."""
    stop = next(stop for stop in draft.tree["日程"] if stop["环节"] == "吃" and stop["时间"] == "12:10")
    draft.tree["日程"].remove(stop)
    return put(draft.lunch, "地点", code, place)


@plant("T01c", "用餐.备注", "备分酒器 客人酒量好 餐后安排代驾", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.lunch, "备注", "T01c", phrase)


@plant("T02b", "日程.内容", "返程途中顺访青龙山 到古街走一走 登青龙峰看日出 到湖边走走", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.looks[0], "内容", "T02b", phrase)


@plant("G19c", "日程.内容", "观看滨江灯光秀 乒乓球友谊赛 夜宵", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.looks[0], "内容", "G19c", phrase)


@plant("T06", "布置", "鲜花 花篮 背景板 喷绘背景板 桌花 绿植 盆花 花草 百合插花", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return add(draft.tree["布置"][0]["物品"], "T06", phrase)


@plant("W06", "布置", "欢迎横幅 迎宾红地毯", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["布置"].append({"场所": f"{draft.home.hotel}大门", "物品": [Spot("W06", phrase), "指示牌"]})
    return True


@plant("G12", "用餐.付费", "接待单位 {单位} 我方 {词}接待中心", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    meals = draft.tree["用餐"]
    if meals[-1] is draft.lunch:
        return False
    payer = phrase.replace("{单位}", draft.home.office).replace("{词}", draft.home.word)
    return put(meals[-1], "付费", "G12", payer)


@plant("G12", "用餐.付费 用餐.形式", "工作餐", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if draft.tree["用餐"][-1] is draft.lunch:
        return False
    draft.tree["用餐"][-1] |= {"形式": phrase}
    return put(draft.tree["用餐"][-1], "付费", "G12", "接待单位")


@plant("G12b", "用餐.形式", "午餐 招待餐 中餐", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.lunch["名称"] = f"{draft.lunch['名称'].split('日')[0]}日{phrase}"
    return put(draft.lunch, "形式", "G12b", "宴请")


@plant("G13", "用餐.陪餐 陪同 费用 用餐.菜单", "多一人 多两人 写全体", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    guests = len(draft.guests)
    wanted = (3 if guests <= 10 else guests // 3) + (2 if phrase == "多两人" else 1)
    if wanted > guests:
        return False
    while len(draft.tree["陪同"]) < wanted:
        draft.tree["陪同"].append({"姓名": next(draft.names), "职务": "科员"})
    names = [one["姓名"] for one in draft.tree["陪同"]]
    _billed(draft, guests + wanted)
    draft.lunch["菜单"] = draft.lunch["菜单"][:5]  # more hosts sit at two tables, which need fewer dishes
    return put(draft.lunch, "陪餐", "G13", "全体" if phrase == "写全体" else names)


@plant("G13", "用餐.陪餐 用餐.来宾 陪同 费用", "少数来宾", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.guests) < 4:
        return False
    while len(draft.tree["陪同"]) < 4:
        draft.tree["陪同"].append({"姓名": next(draft.names), "职务": "科员"})
    draft.lunch["来宾"] = draft.guest_names()[:4]
    _billed(draft, 8)
    return put(draft.lunch, "陪餐", "G13", [one["姓名"] for one in draft.tree["陪同"]])


def _billed(draft: Draft, people: int) -> None:
    """The bill of the lunch for another number of people."""
    bill, *more = draft.tree["费用"]
    bill |= {"人数": str(people), "金额": str(50 * people), "大写": capitals(50 * people)}
    if more:
        more[-1]["金额"] = str(50 * people + 180)


@plant("G13b", "用餐.陪餐 用餐.来宾 费用", "一位来宾", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.lunch["来宾"] = draft.guest_names()[:1]
    del draft.lunch["菜单"][:-3]
    _billed(draft, 3)
    return put(draft.lunch, "陪餐", "G13b", draft.host_names()[:2])


@plant("G13c", "用餐.陪餐 地方", "2 3", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.lunch["陪餐"]) != int(phrase):
        return False
    draft.pack["陪餐"] = [{"来宾至": "40", "陪餐": str(int(phrase) - 1)}]
    return mark(draft.lunch, "陪餐", "G13c")


@plant("G14", "用餐.菜单", "红烧鱼翅 冰糖燕窝 清蒸娃娃鱼 红烧熊掌 穿山甲汤 鱼翅捞饭 燕窝羹 果子狸", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return add(draft.lunch["菜单"], "G14", phrase)


@plant("G14", "用餐.备注", "加一道鱼翅", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.lunch, "备注", "G14", phrase)


@plant("G14b", "用餐.菜单", "葱烧海参 鲍鱼焖鸡 澳洲龙虾 佛跳墙", (DOMESTIC, BUSINESS))
def _(draft: Draft, phrase: str) -> bool:
    return add(draft.lunch["菜单"], "G14b", phrase)


_CLUBS = "听涛私人会所 云顶会所 名流会所 清江高尔夫俱乐部 金樽夜总会"


@plant("G14c", "用餐.地点 日程.午餐", _CLUBS, OFFICIAL)
@plant("B01", "用餐.地点 日程.午餐", _CLUBS, (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    lunch = next(one for one in draft.tree["日程"] if one["环节"] == "吃" and one["时间"] == "12:10")
    draft.tree["日程"].remove(lunch)
    return put(draft.lunch, "地点", "G14c" if draft.category == DOMESTIC else "B01", phrase)


@plant("G17", "用餐.标准 用餐.形式 费用 地方", "办公室 地方规定", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    (draft.office if phrase == "办公室" else draft.pack)["标准"] = {"工作餐": "45"}
    return mark(draft.lunch, "标准", "G17") and mark(draft.tree["费用"][0], "金额", "G17")


@plant("T01", "用餐.酒水", "青稞酒 白酒 啤酒 红酒 黄酒 茅台 五粮液 葡萄酒 香烟 米酒 威士忌 中华烟", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return add(draft.lunch["酒水"], "T01", phrase)


@plant("T01", "费用", "酒水费 白酒两瓶 香烟", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    paid = {"金额": "200", "承担": "接待单位", "支付": "公务卡", "票据": "00456123"}
    draft.tree["费用"] = [draft.tree["费用"][0], {"项目": Spot("T01", phrase), **paid}]
    return True


@plant("T01", "用餐.备注", "备白酒两瓶 自带红酒 备香烟", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.lunch, "备注", "T01", phrase)


@plant("T01", "布置", "香烟", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return add(draft.tree["布置"][0]["物品"], "T01", phrase)


@plant("T01b", "用餐.菜单", "醉虾 醉蟹 醉鸡", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return add(draft.lunch["菜单"], "T01b", phrase)


@plant("T03", "交费 用餐.付费 车辆 费用", "没有交费", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    own = next((one for one in draft.tree["用餐"] if one["付费"] == "来宾自付"), None)
    if own is None:
        return False
    del draft.tree["交费"]
    return mark(own, "付费", "T03") and mark(draft.tree["车辆"][0], "乘员", "T03")


@plant("T03", "交费 用餐.付费 车辆 费用", "只交交通费", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    own = next((one for one in draft.tree["用餐"] if one["付费"] == "来宾自付"), None)
    if own is None:
        return False
    del draft.tree["交费"][0]
    return mark(own, "付费", "T03")


@plant("T03b", "交费 用餐.付费 费用", "5 10", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    supper = next((one for one in draft.tree["用餐"] if one["名称"].endswith("晚餐")), None)
    if supper is None or supper["付费"] != "来宾自付":
        return False
    payment = draft.tree["交费"][0]
    payment["金额"] = str(int(phrase) * int(payment["人数"]))
    return put(payment, "标准", "T03b", phrase)


@plant("W03", "用餐.形式 用餐.付费", "接待单位 我方", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    suppers = [one for one in draft.tree["用餐"] if one["名称"].endswith("晚餐")]
    if len(suppers) < 2:
        return False
    for one in suppers:
        one |= {"形式": "宴请", "付费": phrase}
    return mark(suppers[-1], "形式", "W03")


@plant("W04", "用餐.陪餐 用餐.菜单 陪同 费用", "多一人 多三人", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    guests = len(draft.guests)
    wanted = (guests if guests <= 5 else 5 + (guests - 5) // 2) + (1 if phrase == "多一人" else 3)
    while len(draft.tree["陪同"]) < wanted:
        draft.tree["陪同"].append({"姓名": next(draft.names), "职务": "科员"})
    _billed(draft, guests + wanted)
    # at two tables there are fewer people at each, and fewer dishes are enough
    draft.lunch["菜单"] = draft.lunch["菜单"][:4]
    return put(draft.lunch, "陪餐", "W04", [one["姓名"] for one in draft.tree["陪同"]])


@plant("B02", ALL, "参照", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    draft.pack["商务参照公务"] = "是"
    draft.lunch |= {"形式": "工作餐", "酒水": ["菊花茶"]}
    draft.tree["事由"] = "考察调研"
    del draft.tree["礼品"]
    draft.tree["费用"][0]["项目"] = "工作餐"
    return mark(draft.tree, "类别", "B02")


@plant("B03", "用餐.陪餐 用餐.菜单 陪同 费用 地方", "多一人", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    guests = len(draft.guests)
    wanted = (guests if guests <= 5 else 5 + (guests - 5) // 2) + 1
    draft.office["性质"] = "国有企业"
    del draft.lunch["菜单"][4:]  # more heads may need a second table, and fewer dishes on each
    while len(draft.tree["陪同"]) < wanted:
        draft.tree["陪同"].append({"姓名": next(draft.names), "职务": "科员"})
    _billed(draft, guests + wanted)
    return put(draft.lunch, "陪餐", "B03", [one["姓名"] for one in draft.tree["陪同"]])


@plant("G05", "日程.内容", "前往青龙湖 参观 前往景区", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.looks[0]["地点"] = "青龙湖风景区"
    return put(draft.looks[0], "内容", "G05", phrase)


_GIFTS = "柳溪茶叶 土特产礼盒 购物卡 纪念品 竹编挂屏 礼金 腊肉 丝巾"


@plant("G19", "礼品", _GIFTS, OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["礼品"] = [{"名称": Spot("G19", phrase), "数量": "2", "对象": "来宾"}]
    return True


@plant("G19", "布置", "伴手礼", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["布置"].append({"场所": f"{draft.home.hotel}客房", "物品": ["日程卡", Spot("G19", phrase)]})
    return True


@plant("G19", "费用", "纪念品 土特产", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    paid = {"金额": "200", "承担": "接待单位", "支付": "公务卡", "票据": "00456123"}
    draft.tree["费用"] = [draft.tree["费用"][0], {"项目": Spot("G19", phrase), **paid}]
    return True


@plant("G19", "分工", "准备土特产礼盒 向来宾赠送纪念章", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["分工"][0], "事项", "G19", phrase)


@plant("G19b", "用餐.备注", "席间安排歌舞表演", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.lunch, "备注", "G19b", phrase)


@plant(
    "G19b", "日程.内容", "观看民俗歌舞表演 观看专场文艺演出 参加篝火晚会 卡拉OK 足浴 打高尔夫 观看实景演出", OFFICIAL
)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.looks[0], "内容", "G19b", phrase)


@plant("W05", "礼品 地方", "办公室 地方规定", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    (draft.office if phrase == "办公室" else draft.pack)["标准"] = {"礼品": "200"}
    return put(draft.tree["礼品"][0], "单价", "W05", "380")


@plant("B01b", "礼品", "和田玉摆件 金条 名牌手表", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["礼品"][0], "名称", "B01b", phrase)


def _bedrooms(draft: Draft) -> list[Tree]:
    return draft.tree["住宿"][0]["房间"] if "住宿" in draft.tree else []


@plant("G10", "住宿", "接待单位 {单位}", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    rooms = _bedrooms(draft)
    return bool(rooms) and put(rooms[-1], "付费", "G10", phrase.replace("{单位}", draft.home.office))


@plant("G10", "费用", "住宿费 客房费", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    paid = {"金额": "520", "承担": "接待单位", "支付": "公务卡", "票据": "00456123"}
    draft.tree["费用"] = [draft.tree["费用"][0], {"项目": Spot("G10", phrase), **paid}]
    return True


@plant("G10b", "住宿 地方", "办公室 地方规定")
def _(draft: Draft, phrase: str) -> bool:
    rooms = _bedrooms(draft)
    if not rooms:
        return False
    (draft.office if phrase == "办公室" else draft.pack)["标准"] = {"单间": "260", "标准间": "260"}
    return put(rooms[0], "单价", "G10b", "320")


@plant("G11", "住宿", "普通套间 豪华套间 套房 行政套房 商务套间", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    rooms = _bedrooms(draft)
    return bool(rooms) and put(rooms[0], "房型", "G11", phrase)


@plant("G11", "住宿 来宾", "豪华套间 总统套房", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if not _bedrooms(draft):
        return False
    draft.guests[0]["级别"] = "省部级副职"
    return put(_bedrooms(draft)[0], "房型", "G11", phrase)


@plant("G11b", "布置", "洗漱用品套装 洗漱包", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["布置"].append({"场所": f"{draft.home.hotel}客房", "物品": ["日程卡", Spot("G11b", phrase)]})
    return True


@plant("L20", "住宿", "相邻 隔着")
def _(draft: Draft, phrase: str) -> bool:
    rooms = _bedrooms(draft)
    if len(rooms) < 3:
        return False
    return put(rooms[1 if phrase == "相邻" else 2], "房号", "L20", rooms[0]["房号"])


@plant("L21", "住宿", "头一位 末一位")
def _(draft: Draft, phrase: str) -> bool:
    rooms = _bedrooms(draft)
    if not rooms:
        return False
    name = draft.guest_names()[0 if phrase == "头一位" else -1]
    room = {"房号": "0999", "房型": "单间", "入住": [Spot("L21", name)], "单价": "260", "付费": "来宾自付"}
    rooms.append(room)
    return True


@plant("L22", "住宿", "少一间 少一位")
def _(draft: Draft, phrase: str) -> bool:
    rooms = _bedrooms(draft)
    doubles = [one for one in rooms if len(one["入住"]) == 2]
    if len(rooms) < 4 or not doubles:
        return False
    if phrase == "少一间":
        rooms.remove(doubles[-1])
    else:
        doubles[-1]["入住"].pop()
    return mark(draft.tree["住宿"][0], "房间", "L22")


@plant("L23", "住宿", "单间住两位 标准间住三位")
def _(draft: Draft, phrase: str) -> bool:
    doubles = [one for one in _bedrooms(draft) if len(one["入住"]) == 2]
    sex = {one["姓名"]: one["性别"] for one in draft.guests}
    single = next((one for one in _bedrooms(draft)[1:] if len(one["入住"]) == 1), None)
    if phrase == "单间住两位":
        return bool(doubles) and put(doubles[0], "房型", "L23", "单间") and _moved(doubles[0], "L23")
    same = [one for one in doubles if single and sex.get(one["入住"][0]) == sex.get(single["入住"][0])]
    if not single or not same:
        return False
    _bedrooms(draft).remove(single)
    return put(same[0], "入住", "L23", [*same[0]["入住"], *single["入住"]])


def _moved(room: dict[str, Tree], code: str) -> bool:
    """The place of who sleeps there, not of the room's type."""
    room["房型"] = room["房型"].node
    return mark(room, "入住", code)


@plant("L24", "住宿", "一男一女")
def _(draft: Draft, phrase: str) -> bool:
    rooms, sex = _bedrooms(draft), {one["姓名"]: one["性别"] for one in draft.guests}
    doubles = {sex[one["入住"][0]]: one for one in rooms if len(one["入住"]) == 2}
    if len(doubles) < 2:
        return False
    one, two = doubles["男"], doubles["女"]
    one["入住"][1], two["入住"][1] = two["入住"][1], one["入住"][1]
    return mark(one, "入住", "L24") and mark(two, "入住", "L24")


@plant("G15", "车辆", "两辆 三辆", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    number = 2 if phrase == "两辆" else 3
    if len(draft.guests) != 3 and number == 3:
        return False
    alone, rest = draft.guest_names()[:number], draft.guest_names()[number:]
    cars = [
        {"车号": str(at), "车型": "轿车", "座位": "5", "车牌": f"{draft.home.plate}·B000{at}", "乘员": [name]}
        for at, name in enumerate(alone, 3)
    ]
    if rest:
        cars.insert(0, draft.tree["车辆"][0] | {"乘员": rest})
    draft.tree["车辆"] = cars
    return mark(cars[-len(alone) + 1], "乘员", "G15")


@plant("G15", "车辆", "一客一陪", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.hosts) < 2 or len(draft.guests) != 4:
        return False
    one, two, *rest = draft.guest_names()
    draft.tree["车辆"][0]["乘员"] = rest
    cars = [{"车号": "8", "车型": "轿车", "乘员": [one, draft.host_names()[0]]}]
    cars.append({"车号": "9", "车型": "轿车", "乘员": Spot("G15", [two, draft.host_names()[1]])})
    draft.tree["车辆"] = [draft.tree["车辆"][0], *cars]
    return True


@plant("G15b", "车辆", "警车开道 警车带道 前导警车", (DOMESTIC, BUSINESS))
def _(draft: Draft, phrase: str) -> bool:
    car = {"车号": "9", "车型": "轿车", "用途": Spot("G15b", phrase)}
    draft.tree["车辆"].append(car)
    return True


@plant(
    "G15c",
    "日程.内容",
    "参观陈列馆（闭馆接待） 考察园区（提前清场）",
    OFFICIAL,
)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.looks[0], "内容", "G15c", phrase)


@plant("G15d", "日程.内容", "考察工地，沿线实行交通管制 考察工地，沿途封路", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.looks[0], "内容", "G15d", phrase)


@plant("T08", "车辆", "私家车 私车", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["车辆"][1], "来源", "T08", phrase)


@plant("L25", "车辆", "写在前 写在后")
def _(draft: Draft, phrase: str) -> bool:
    bus, car = draft.tree["车辆"]
    bus["乘员"] = draft.guest_names()
    twice = [draft.guest_names()[-1], *car["乘员"]] if phrase == "写在前" else [*car["乘员"], draft.guest_names()[0]]
    car["乘员"] = [Spot("L25", one) if one in bus["乘员"] else one for one in twice]
    return True


@plant("L26", "车辆", "漏一位 漏头一位")
def _(draft: Draft, phrase: str) -> bool:
    names = draft.guest_names()
    draft.tree["车辆"][0]["乘员"] = names[:-1] if phrase == "漏一位" else names[1:]
    return mark(draft.tree, "车辆", "L26")


@plant("L27", "车辆", "座位少 车型小")
def _(draft: Draft, phrase: str) -> bool:
    if phrase == "车型小" and len(draft.guests) < 5:
        return False
    bus = draft.tree["车辆"][0]
    bus |= {"座位": str(len(draft.guests)), "乘员": draft.guest_names()}
    if phrase == "车型小":
        bus["车型"] = "轿车"
        del bus["座位"]
    return mark(bus, "乘员", "L27")


@plant("L28", "车辆", "车牌 车号")
def _(draft: Draft, phrase: str) -> bool:
    bus, car = draft.tree["车辆"]
    return put(car, phrase, "L28", bus[phrase])


@plant("L28", "车辆", "写法不同")
def _(draft: Draft, phrase: str) -> bool:
    bus, car = draft.tree["车辆"]
    return put(car, "车牌", "L28", bus["车牌"].replace("·", ""))


@plant("L29", "车辆", "{牌}·A00 {字}·A0001 {牌}·1234567 州Y·A0001")
def _(draft: Draft, phrase: str) -> bool:
    plate = phrase.replace("{牌}", draft.home.plate).replace("{字}", draft.home.plate[0])
    return put(draft.tree["车辆"][0], "车牌", "L29", plate)


def _paid(draft: Draft, code: str, **what: Tree) -> bool:
    """One more expense, with a fault in it."""
    more = {"金额": "300", "承担": "接待单位", "支付": "公务卡", "票据": "00456123"}
    draft.tree["费用"] = [draft.tree["费用"][0], {**what, **{key: more[key] for key in more if key not in what}}]
    return True


@plant("G16", "费用", "返程高铁票 机票 培训费 会议费 差旅费 火车票", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "G16", 项目=Spot("G16", phrase))


@plant("G16", "费用", "{镇}人民政府 青屿新材料有限公司 {镇}石坎村村委会", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    payer = phrase.replace("{镇}", draft.home.towns[0])
    return _paid(draft, "G16", 项目="场地布置", 承担=Spot("G16", payer))


@plant("G16", "费用", "陪同的个人", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "G16", 项目="场地布置", 承担=Spot("G16", draft.host_names()[0]))


@plant("G16b", "费用", "宏图 那边 老地方", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "G16b", 项目="场地布置", 承担=Spot("G16b", phrase))


@plant("G18", "费用", "没有写 空着", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    bill = draft.tree["费用"][0]
    bill["票据"] = ""
    if phrase == "没有写":
        del bill["票据"]
    return here(bill, "G18")


@plant("G18", "费用", "白条 食堂手写收条 待补 暂无 手写便条 发票未开 欠条", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["费用"][0], "票据", "G18", phrase)


@plant("G18d", "费用", "公车加油费（抵餐费） 办公用品（冲招待费）", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "G18d", 项目=Spot("G18d", phrase))


@plant("G18d", "费用", "抵当日接待餐费 由加油票冲抵 发票开成办公用品 走加油票", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "G18d", 项目="场地布置", 备注=Spot("G18d", phrase))


@plant("G18e", "费用", "3月至5月接待用品，共4批 一季度接待茶水", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "G18e", 项目=Spot("G18e", phrase))


@plant("G18e", "费用", "餐费 桌餐", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "G18e", 项目=Spot("G18e", phrase), 日期=draft.tree["费用"][0]["日期"], 金额="20")


@plant("G18b", "费用", "现金 现金支付 现钞", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["费用"][0], "支付", "G18b", phrase)


@plant("G18c", "费用", "签单挂账 微信 个人垫付 月结 先挂着 年底一起结 购物卡抵 老板代付", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["费用"][0], "支付", "G18c", phrase)


@plant("T07", "费用", "培训费（接待用餐） 会议费（含接待餐费）", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "T07", 项目=Spot("T07", phrase))


@plant("W02", "费用", "国际旅费 国际机票 旅游观光费", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "W02", 项目=Spot("W02", phrase))


@plant("R01", "费用 审批 地方", "审批单", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    del draft.tree["审批"]
    draft.pack["凭证"] = ["公函", phrase, "清单", "票据"]
    draft.tree["费用"] = draft.tree["费用"][:1]
    return mark(draft.tree, "费用", "R01")


@plant("L30", "费用", "人数 金额 标准")
def _(draft: Draft, phrase: str) -> bool:
    bill = draft.tree["费用"][0]
    draft.tree["费用"] = [bill]
    wrong = str(int(bill["金额"]) + 50)
    bill |= {"金额": wrong, "大写": capitals(int(wrong))}
    return mark(bill, "金额", "L30")


@plant("L30", "交费", "伙食费 交通费")
def _(draft: Draft, phrase: str) -> bool:
    payment = draft.tree["交费"][phrase == "交通费"]
    return put(payment, "金额", "L30", str(int(payment["金额"]) + 20))


@plant("L31", "费用", "多一佰 漏零 人民币")
def _(draft: Draft, phrase: str) -> bool:
    bill = draft.tree["费用"][0]
    wrong = capitals(int(bill["金额"]) + 100)
    text = {"多一佰": wrong, "漏零": wrong.replace("整", "零伍角"), "人民币": f"人民币{wrong}"}[phrase]
    return put(bill, "大写", "L31", text)


@plant("L32", "费用", "少 多")
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.tree["费用"]) != 3:
        return False
    total = draft.tree["费用"][2]
    return put(total, "金额", "L32", str(int(total["金额"]) + (-10 if phrase == "少" else 100)))


@plant("L32", "费用", "总计 费用合计")
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.tree["费用"]) != 3:
        return False
    draft.tree["费用"][2]["项目"] = phrase
    return put(draft.tree["费用"][2], "金额", "L32", "99")


@plant("L33", "费用 用餐.形式", "多三人 少一人", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    bill = draft.tree["费用"][0]
    _billed(draft, int(bill["人数"]) + (3 if phrase == "多三人" else -1))
    return mark(bill, "人数", "L33")


@plant("L34", "费用", "实付80元 共计90元")
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["费用"][0], "备注", "L34", phrase)


@plant("B05", "礼品 费用", "680 1980", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["费用"] = draft.tree["费用"][:1]
    return put(draft.tree["礼品"][0], "单价", "B05", phrase)


@plant("G14f", "用餐.菜单", "清蒸娃娃鱼 红烧熊掌 穿山甲汤 果子狸", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    return add(draft.lunch["菜单"], "G14f", phrase)


@plant("B07", "用餐.酒水", "五粮液两瓶 茅台 软中华 洋酒", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    return add(draft.lunch["酒水"], "B07", phrase)


@plant("B08", "日程.内容", "陪客商唱歌 足浴放松 打牌", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.looks[0], "内容", "B08", phrase)


@plant("R10", "用餐.酒水 地方", "本地白酒 张裕干红 青岛啤酒", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    draft.pack["禁酒"] = ["国内公务", "商务"]
    draft.lunch["酒水"] = ["菊花茶"]
    return add(draft.lunch["酒水"], "R10", phrase)


@plant("B06", "用餐.标准 费用 地方", "580 880", (BUSINESS,))
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.lunch, "标准", "B06", phrase)


@plant("G12c", "来源地 公函 来宾 用餐.付费", "县教育局", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if "来源地" not in draft.tree:
        return False
    draft.tree["来源地"] = draft.home.name
    return mark(draft.lunch, "付费", "G12c")


@plant("G12d", "费用 用餐.付费 用餐.形式", "晚餐 晚宴费 晚饭", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _paid(draft, "G12d", 项目=Spot("G12d", phrase), 日期=draft.tree["费用"][0]["日期"])


@plant("G16c", "分工", "午饭的账请园区企业结掉 开销由石桥镇兜底 中巴是矿上免费派来的", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "G16c", phrase)


@plant("G18f", "分工", "晚上那顿按会务用品开票 餐费挂到会场租金里 差额另找票据平掉")
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "G18f", phrase)


@plant("G21", "分工", "中午那桌让石料厂那边处理一下 前面一台闪灯的带着走 锅里那个是后山套来的，上桌叫土鸡", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "G21", phrase)


@plant("G21b", "分工", "每人一提新茶，临走递上 走的时候每人一篮枇杷", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "G21b", phrase)


@plant("G18g", "分工", "给饭店付了现钱 晚餐先签单 年底跟酒楼算总账", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "G18g", phrase)


@plant("G10c", "分工", "房费差价由接待中心补 客人住店钱从接待经费里出", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "G10c", phrase)


@plant("G03d", "分工", "来人是电话约的 函件过后再补 先接待后补手续", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "G03d", phrase)


@plant("G12f", "分工", "第二天晚上接着由局里请 翌日中饭归中心结", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "G12f", phrase)


@plant("T03c", "分工", "交通费不收 伙食费走个过场", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "T03c", phrase)


@plant("W02b", "分工", "回国机票先走外宾接待费 太太们逛街由接待中心垫付", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    return _task(draft, "W02b", phrase)


def _task(draft: Draft, code: str, phrase: str) -> bool:
    draft.section("分工").append({"事项": Spot(code, phrase), "责任单位": draft.home.office})
    return True


@plant("G11e", "住宿", "里外两间带客厅，登记写单间 实为豪华套房", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    rooms = _bedrooms(draft)
    return bool(rooms) and put(rooms[0], "备注", "G11e", phrase)


@plant("G17b", "用餐.备注 地方", "实际每位两百八 按人均三百五准备", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.lunch, "备注", "G17b", phrase)


@plant("T03d", "交费 费用", "20", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    payment = next((one for one in draft.tree.get("交费", ()) if one["项目"] == "交通费"), None)
    if payment is None:
        return False
    payment["金额"] = str(int(phrase) * int(payment["人数"]))
    return put(payment, "标准", "T03d", phrase)


@plant("L37", "礼品", "团长那份拿六千多从店里买 实际每件一千五百元", (FOREIGN, BUSINESS))
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["礼品"][0], "备注", "L37", phrase)


@plant("W05b", "礼品 地方", "6000 680", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    draft.office["标准"] = {"礼品": "200"}
    return put(draft.tree["礼品"][0], "单价", "W05b", phrase)


@plant("L35", "物品", "多十元 少一元")
def _(draft: Draft, phrase: str) -> bool:
    price = {"品名": "饮用水", "数量": "24瓶", "单价": "2", "金额": Spot("L35", "58" if phrase == "多十元" else "47")}
    draft.section("物品").append(price)
    return True


@plant("L36", "值班", "18:00-22:00 08:00-09:00 12:00-次日08:00")
def _(draft: Draft, phrase: str) -> bool:
    day, name = str(draft.days[0]), next(draft.names)
    first = {"日期": day, "时间": "08:00-20:00", "岗位": "总值班室", "值班员": name}
    second = {"日期": day, "时间": phrase, "岗位": "宾馆大厅", "值班员": Spot("L36", name)}
    draft.tree["值班"] = [first, second]
    return True


@plant("T06b", "事由 日程.内容", "青龙湖风景区会议中心 云顶度假村会议厅", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["事由"] = "出席会议"
    draft.talk["内容"] = "召开工作会议"
    return put(draft.talk, "地点", "T06b", phrase)


@plant("T06c", "事由 日程.内容", "参观柳溪古镇 考察青龙瀑布", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["事由"] = "出席会议"
    return put(draft.looks[0], "内容", "T06c", phrase)


@plant("L02", "日程.时间", "09:40-10:30 09:00-11:30 09:59-10:20")
def _(draft: Draft, phrase: str) -> bool:
    draft.looks[1].pop("路程")
    return put(draft.looks[1], "时间", "L02", phrase)


@plant("L03", "日程.时间", "陪同 来宾")
def _(draft: Draft, phrase: str) -> bool:
    first, names, host = draft.looks[0], draft.guest_names(), draft.host_names()[-1]
    first |= {"参加": names[:2], "陪同": [host]}
    other = _stop(draft.days[0], "09:10-10:00", "看", "考察项目建设", "新城项目部")
    other |= {"日期": first["日期"], "参加": names[2:]} | ({"陪同": [host]} if phrase == "陪同" else {})
    if phrase == "来宾":
        other["参加"] = [*names[2:], names[0]]
    draft.tree["日程"].insert(draft.tree["日程"].index(first) + 1, other)
    return mark(other, "时间", "L03")


@plant("L04", "日程.时间", "45 60 90")
def _(draft: Draft, phrase: str) -> bool:
    draft.looks[1]["路程"] = phrase
    return mark(draft.looks[1], "时间", "L04")


@plant("L05", "日程.时间 日程.内容", "第一中学 柳塘村委会 人民医院")
def _(draft: Draft, phrase: str) -> bool:
    draft.looks[0]["地点"] = f"{draft.home.name}产业园"
    draft.looks[1]["地点"] = f"{draft.home.name}{phrase}"
    draft.looks[1].pop("路程")
    return put(draft.looks[1], "时间", "L05", "10:00-11:00")


@plant("L06", "日程.时间 日程.内容 地方 来宾", "2 3")
def _(draft: Draft, phrase: str) -> bool:
    draft.sites.append({"名称": draft.looks[0]["地点"], "容纳": phrase})
    return mark(draft.looks[0], "地点", "L06")


@plant("L13", "日程.时间 日程.内容 日程.添 用餐 座次 迎送 日期 费用")
def _(draft: Draft, phrase: str) -> bool:
    draft.tree.pop("费用", None)  # with expenses the list of the reception lacks the times, too
    stops = [stop for stop in draft.tree["日程"] if stop["日期"] == draft.looks[0]["日期"] and stop["环节"] != "吃"]
    for stop in stops:
        stop.pop("时间", None)
    return here(stops[0], "L13")


@plant("L07", "日程.添 迎送 费用 日期", "日程 用餐 迎送 费用")
def _(draft: Draft, phrase: str) -> bool:
    late = str(draft.days[-1] + timedelta(4))
    if phrase == "日程":
        stop = _stop(draft.days[0], "09:00-10:00", "看", "考察项目建设", "新城项目部")
        draft.tree["日程"].append(stop)
        return put(stop, "日期", "L07", late)
    if phrase == "用餐":
        meal = {"名称": "早餐", "日期": Spot("L07", late), "形式": "自助餐", "来宾": "全体", "付费": "来宾自付"}
        draft.tree["用餐"].append(meal)
        return True
    return put(draft.tree[phrase][0], "日期", "L07", late)


@plant("L07", "座次 日期", "主席台 课桌式")
def _(draft: Draft, phrase: str) -> bool:
    late = str(draft.days[-1] + timedelta(3))
    draft.tree["座次"].append({"名称": phrase, "形式": phrase, "人员": draft.host_names(), "日期": Spot("L07", late)})
    return True


@plant("L08", "公函", "{月}月{日}日（星期{错}）抵达 {月}月{日}日（周{错}）抵达")
@plant("L08", "分工", "{月}月{日}日（星期{错}）前 {月}月{日}日星期{错}")
def _(draft: Draft, phrase: str) -> bool:
    day = draft.days[0]
    wrong = "一二三四五六日"[(day.weekday() + 1) % 7]
    text = phrase.replace("{月}", str(day.month)).replace("{日}", str(day.day)).replace("{错}", wrong)
    if "抵达" in text:
        return put(draft.tree["公函"], "行程", "L08", text)
    return put(draft.tree["分工"][0], "时限", "L08", text)


@plant("L08", "日程.内容", "{月}月{日}日（星期{错}）座谈 {月}月{日}日（周{错}）调研 {年}年{月}月{日}日星期{错}调研")
def _(draft: Draft, phrase: str) -> bool:
    day = date.fromisoformat(draft.looks[0]["日期"])
    wrong = "一二三四五六日"[(day.weekday() + 2) % 7]
    text = phrase.replace("{年}", str(day.year)).replace("{月}", str(day.month))
    return put(draft.looks[0], "内容", "L08", text.replace("{日}", str(day.day)).replace("{错}", wrong))


@plant("L09", f"{FIRST} 日期 用餐.名称", "2025-10-02 2026-02-17 2026-05-01 2026-10-01")
def _(draft: Draft, phrase: str) -> bool:
    delta = date.fromisoformat(phrase) - draft.days[0]
    _shift(draft.tree, draft.days, delta)
    draft.days = tuple(day + delta for day in draft.days)
    return mark(draft.tree, "日期", "L09")


def _shift(tree: Tree, days: tuple[date, ...], delta: timedelta) -> None:
    """Moves all days of a tree, whatever text they are told in."""
    for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        if isinstance(value, str):
            tree[key] = _later(value, days, delta)
        elif isinstance(value, dict | list):
            _shift(value, days, delta)


def _later(text: str, days: tuple[date, ...], delta: timedelta) -> str:
    text = re.sub(r"\d{4}-\d\d-\d\d", lambda day: str(date.fromisoformat(day.group()) + delta), text)
    for day in days:
        later = day + delta
        text = text.replace(f"{day.month}月{day.day}日", f"{later.month}月{later.day}日")
        text = re.sub(f"^{day.day}日(?=.餐)", f"{later.day}日", text)
    return text


@plant("L10", "用餐.地点 日程.午餐", "地点 时间")
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.lunch, phrase, "L10", "迎宾楼餐厅" if phrase == "地点" else "12:50")


@plant("L11", "座次 日程.座谈", "时间 地点")
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["座次"][0], phrase, "L11", "15:20" if phrase == "时间" else "五楼会议室")


def _journey(draft: Draft, way: str, at: str, who: list[Tree] | str, **more: Tree) -> dict[str, Tree]:
    """A journey on the first or the last day of the visit."""
    day = draft.days[0 if way == "抵达" else -1]
    return {"方向": way, "日期": str(day), "时间": at, "人员": who, **more}


@plant("L50", "抵离 座次 日程.座谈 用餐.来宾", "座谈")
def _(draft: Draft, phrase: str) -> bool:
    meals = [meal for meal in draft.tree["用餐"] if str(_bare(meal.get("时间", ""))) > "14:00"]
    if len(draft.days) > 1 or meals or "座次" not in draft.tree:
        return False
    names = draft.guest_names()
    draft.tree["抵离"] = [_journey(draft, "离开", "14:20", [names[0]], 备注="、".join(["其余自行返程", *names[1:]]))]
    for stop in [stop for stop in draft.tree["日程"] if stop is draft.talk and "参加" in stop]:
        mark(stop, "参加", "L50")
    return mark(draft.tree["座次"][0], "来宾", "L50")


@plant("L51", "抵离", "两次抵达")
def _(draft: Draft, phrase: str) -> bool:
    names = draft.guest_names()
    twice = _journey(draft, "抵达", "00:20", [names[0]])
    draft.tree["抵离"] = [_journey(draft, "抵达", "00:10", names), twice]
    return mark(twice, "人员", "L51")


@plant("L52", "抵离 车辆", "没有这辆 坐不下")
def _(draft: Draft, phrase: str) -> bool:
    if phrase == "坐不下" and len(draft.guests) < 5:
        return False
    journey = _journey(draft, "抵达", "00:10", "全体", 接送="7号车" if phrase == "没有这辆" else "2")
    draft.tree["抵离"] = [journey]
    return mark(journey, "接送", "L52")


@plant("L54", "抵离", "漏一位")
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.guests) < 3:
        return False
    journey = _journey(draft, "抵达", "00:10", draft.guest_names()[:-1])
    draft.tree["抵离"] = [journey]
    return mark(journey, "人员", "L54")


@plant("L53", "抵离 住宿 日期", "不过夜")
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.days) > 1:
        return False
    names = draft.guest_names()
    draft.tree["抵离"] = [_journey(draft, "离开", "23:50", names[:1], 备注="、".join(["其余次日返程", *names[1:]]))]
    room = {"房型": "标准间", "入住": names[:1]}
    draft.tree["住宿"] = [{"宾馆": draft.home.hotel, "房间": [room]}]
    return mark(room, "入住", "L53")


@plant("L60", "座次 车辆", "少一位 换车型")
def _(draft: Draft, phrase: str) -> bool:
    bus, names = draft.tree["车辆"][0], draft.guest_names()
    shapes = [one for one in ("商务车", "中巴") if one == bus["车型"]]
    if not shapes or len(names) < 3:
        return False
    riders = names[:-1] if phrase == "少一位" else names
    shape = shapes[0] if phrase == "少一位" else {"商务车": "中巴", "中巴": "商务车"}[shapes[0]]
    if phrase == "换车型" and (shape == "商务车" and len(names) > 6):
        return False
    chart = {"名称": "1号车", "日期": str(draft.days[0]), "形式": shape, "人员": riders}
    chart |= {"规则": {"主座": "后排"}} if shape == "商务车" else {}
    draft.tree["座次"].append(chart)
    return mark(chart, "人员" if phrase == "少一位" else "形式", "L60")


@plant("L61", "座次 日程.座谈", "两场")
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.guests) > 12:
        return False
    again = {**draft.tree["座次"][0], "名称": "小范围交流", "形式": "沙发"}
    draft.tree["座次"].append(again)
    return mark(again, "来宾", "L61")


@plant("L62", "座次 日程.座谈 日程.参加", "参加")
def _(draft: Draft, phrase: str) -> bool:
    draft.talk["参加"] = draft.guest_names()[:-1]
    return len(draft.guests) > 1 and mark(draft.tree["座次"][0], "来宾", "L62")


@plant("L65", "座次", "以{}为上 {}为尊 以{}侧为上")
def _(draft: Draft, phrase: str) -> bool:
    meeting = draft.tree["座次"][0]
    meeting["备注"] = f"座次{phrase.format('右' if draft.tree.get('类别') == '国内公务' else '左')}"
    return mark(meeting, "备注", "L65")


@plant("L01", ALL, "没有写", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    del draft.tree["类别"]
    return mark(draft.tree, "标题", "L01")


@plant("L40", "来宾 保障", "没有译员", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["保障"].pop()
    return mark(draft.guests[0], "姓名", "L40")


@plant(
    "L41",
    "用餐.菜单 来宾",
    "清真|红烧肉 清真|鱼香肉丝 花生过敏|宫保鸡丁 海鲜过敏|白灼虾 对鸡蛋过敏|番茄炒蛋 不吃羊肉|葱爆羊肉 清真|回锅肉",
)
def _(draft: Draft, phrase: str) -> bool:
    diet, dish = phrase.split("|")
    if any("饮食" in one for one in draft.guests):
        return False
    draft.guests[1]["饮食"] = [diet]
    names = ("清炒时蔬", "素炒三丝", Spot("L41", dish), "冬瓜汤", "米饭")
    draft.lunch["菜单"] = [_dish(draft, name) for name in names]
    return True


@plant("L12", "用餐.菜单 人数", "12 18")
def _(draft: Draft, phrase: str) -> bool:
    cold = "凉拌藕带 凉拌黄瓜 凉拌木耳 凉拌海带 凉拌三丝 凉拌粉条 凉拌豆腐 凉拌莴笋 凉拌菠菜".split()
    names = (cold + [f"{name}（小份）" for name in cold])[: int(phrase)]
    draft.lunch["菜单"] = Spot("L12", [_dish(draft, name) for name in names])
    return True


@plant("W08", "用餐.菜单", "清炒南瓜藤 柳溪豆花", (FOREIGN,))
def _(draft: Draft, phrase: str) -> bool:
    draft.lunch["菜单"] = Spot("W08", [*draft.lunch["菜单"][:2], phrase])
    return True


@plant("L42", "来宾 公函", "林业和草原局|草原和林业局 生态环境局|环境生态局 卫生健康局|健康卫生局", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    right, wrong = phrase.split("|")
    origin = draft.tree["来源地"]
    draft.guests[-2]["单位"] = f"{origin}{right}"
    return put(draft.guests[-1], "单位", "L42", f"{origin}{wrong}")


@plant("L42", "来宾 公函", "政府办公室", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    origin = draft.tree["来源地"]
    draft.guests[-2]["单位"] = f"{origin}人民政府办公室"
    return put(draft.guests[-1], "单位", "L42", f"{origin}{phrase}")


@plant("L43", "联系人", "综合科科长 副主任")
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["联系人"][0], "职务", "L43", phrase)


@plant("L44", "联系人", "1390000010 139000000101 0827-526000 1390000O001")
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["联系人"].append({"姓名": next(draft.names), "电话": Spot("L44", phrase), "备注": "值班"})
    return True


@plant("L44", "分工", "1390000 0827-52600")
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["分工"][0]["责任人"] = next(draft.names)
    return put(draft.tree["分工"][0], "电话", "L44", phrase)


@plant("L44", "车辆", "1390000 139000001111")
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["车辆"][0], "电话", "L44", phrase)


@plant("L45", "分工", "末位不同")
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["分工"][0], "电话", "L45", "13911112222")


@plant("L45", "联系人", "另一个号")
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["联系人"][0], "电话", "L45", "13911113333")


@plant("L46", "来宾 公函 住宿 车辆 费用 交费 日程.时间", "少一位 少两位")
def _(draft: Draft, phrase: str) -> bool:
    gone = 1 if phrase == "少一位" else 2
    if "住宿" in draft.tree or len(draft.guests) < 5:
        return False
    del draft.tree["来宾"]["名单"][-gone:], draft.guests[-gone:]
    draft.tree["车辆"][0]["乘员"] = "全体"
    del draft.tree["费用"], draft.tree["交费"]
    return mark(draft.tree["来宾"], "人数", "L46")


@plant("L47", "公函", "多一人 多三人")
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.tree["公函"], "人数", "L47", str(len(draft.guests) + (1 if phrase == "多一人" else 3)))


@plant("L48", "公函", "两天后 一周后")
def _(draft: Draft, phrase: str) -> bool:
    late = draft.days[0] + timedelta(2 if phrase == "两天后" else 7)
    return put(draft.tree["公函"], "日期", "L48", str(late))


@plant("Y01", "日程.内容", "欢迎晚宴 答谢宴会", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.looks[0], "内容", "Y01", phrase)


@plant("Y02", "来宾", "卫健委 发改委 住建局", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    return put(draft.guests[-1], "单位", "Y02", f"{draft.tree['来源地']}{phrase}")


@plant("Y03", "布置 品牌", "千年米仓古·早晚X河 千年米仓道·早晚x河 两地三圈")
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["品牌"] = "qingjiang"
    return add(draft.tree["布置"][0]["物品"], "Y03", f"屏幕显示“{phrase}”")


@plant("Y04", "布置 品牌", "两地三区 千年米仓道·早晚X河")
def _(draft: Draft, phrase: str) -> bool:
    draft.tree["品牌"] = "qingjiang"
    return add(draft.tree["布置"][0]["物品"], "Y04", f"展板印“{phrase}”")


@plant("R02", "布置 地方", "水果 果盘", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.pack["不得"] = {"布置": ["水果"]}
    return add(draft.tree["布置"][0]["物品"], "R02", phrase)


@plant("R03", "布置 地方", "桌签 席卡", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.pack["用餐不摆席卡"] = "是"
    draft.tree["布置"].append({"场所": "机关食堂", "物品": [Spot("R03", phrase)]})
    return True


@plant("R04", "用餐.形式 用餐.付费 地方 来源地", "本地", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    if len(draft.tree["用餐"]) > 1:
        return False
    draft.pack["同城不用餐"] = "是"
    draft.tree["来源地"] = f"{draft.home.name}{draft.home.towns[0]}"
    return here(draft.lunch, "R04")


@plant("R05", "用餐.形式 用餐.来宾 地方", "2", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.pack["桌餐至"] = phrase
    return mark(draft.lunch, "形式", "R05")


@plant("R06", "用餐.菜单 用餐.形式 地方 费用", "3", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.pack["自助菜数"] = phrase
    draft.lunch["形式"] = "自助餐"
    return mark(draft.lunch, "菜单", "R06")


@plant("R07", "陪同 地方", "1", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.pack["陪同"] = [{"人数": phrase}]
    return mark(draft.tree, "陪同", "R07")


@plant("R08", "车辆 地方", "两辆", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.pack["陪同车"] = "1"
    draft.tree["车辆"] = [draft.tree["车辆"][0] | {"乘员": "全体"}] + [
        {"车号": str(at), "车型": "轿车", "乘员": [name]} for at, name in enumerate(draft.host_names()[:2], 2)
    ]
    return mark(draft.tree["车辆"][-1], "乘员", "R08")


@plant("R09", "用餐.菜单 地方", "标菜量", OFFICIAL)
def _(draft: Draft, phrase: str) -> bool:
    draft.pack["标菜量"] = "是"
    return mark(draft.lunch["菜单"], 0, "R09")


# --- writing --------------------------------------------------------------------------------------------------------

#: What the mappings under a key are.
_MODELS: Mapping[str, type] = {
    "公函": Letter,
    "名单": Person,
    "来宾": Delegation,
    "陪同": Person,
    "保障": Person,
    "联系人": Person,
    "日程": Stop,
    "用餐": Meal,
    "座次": Seating,
    "住宿": Lodging,
    "房间": Room,
    "车辆": Vehicle,
    "分工": Task,
    "费用": Expense,
    "交费": Payment,
    "审批": Approval,
    "迎送": Welcome,
    "布置": Setting,
    "礼品": Gift,
}
_FENCE = "\ue000"  # stands before every marked node until its place is found


class Style(NamedTuple):
    """How a visit is written: keys in one language or the other, sections in one line an item or in blocks."""

    random: Random
    english: float
    blocks: float
    quotes: float

    def yes(self, chance: float) -> bool:
        return self.random.random() < chance


@cache
def _english(model: type) -> Mapping[str, str]:
    told = [one for one in fields(model) if "chinese" in one.metadata]
    return {one.metadata["chinese"]: one.metadata["english"] or one.name for one in told}


def _key(style: Style, model: type | None, key: str) -> str:
    return _english(model)[key] if model and key in _english(model) and style.yes(style.english) else key


_PLAIN = re.compile(r"""[^\s,\[\]{}#&*!|>'"%@`:?~-][^,\[\]{}#'"]*""")


def _scalar(style: Style, text: str) -> str:
    if _PLAIN.fullmatch(text) and ": " not in text and not style.yes(style.quotes):
        return text
    return f"'{text}'" if style.yes(0.3) else f'"{text}"'


def _fenced(code: str) -> str:
    return f"{_FENCE}{code}{_FENCE}"


def _mark_of(node: dict[str, Tree]) -> str:
    return _fenced(node[""]) if "" in node else ""


def _flow(style: Style, node: Tree, model: type | None) -> str:
    if isinstance(node, Spot):
        return _fenced(node.code) + _flow(style, node.node, model)
    if isinstance(node, dict):
        told = {key: value for key, value in node.items() if key}
        pairs = (f"{_key(style, model, key)}: {_flow(style, value, _MODELS.get(key))}" for key, value in told.items())
        return _mark_of(node) + "{" + ", ".join(pairs) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(_flow(style, one, model) for one in node) + "]"
    return _scalar(style, node)


def _block(style: Style, node: Tree, model: type | None, indent: str) -> list[str]:
    """A mapping or a list over several lines; the mark of a collection stands before its first line."""
    if isinstance(node, Spot):
        first, *rest = _block(style, node.node, model, indent)
        return [indent + _fenced(node.code) + first.removeprefix(indent), *rest]
    lines: list[str] = []
    if isinstance(node, dict):
        for key, value in node.items():
            lines += _pair(style, _key(style, model, key), value, _MODELS.get(key), indent) if key else []
        return [indent + _mark_of(node) + lines[0].removeprefix(indent), *lines[1:]]
    for one in node:
        bare = _bare(one)
        if isinstance(bare, dict) and bare and _deep(style, bare):
            first, *rest = _block(style, one, model, f"{indent}  ")
            lines += [f"{indent}- {first.removeprefix(f'{indent}  ')}", *rest]
        else:
            lines.append(f"{indent}- {_flow(style, one, model)}")
    return lines


def _deep(style: Style, node: dict[str, Tree]) -> bool:
    """Whether a mapping in a list goes over several lines: hotels always do."""
    return "房间" in node or style.yes(style.blocks)


def _pair(style: Style, key: str, value: Tree, model: type | None, indent: str) -> list[str]:
    bare = _bare(value)
    long = isinstance(bare, list) and any(isinstance(_bare(one), dict) for one in bare)
    nested = isinstance(bare, dict) and any(isinstance(_bare(one), dict | list) for one in bare.values())
    if bare and isinstance(bare, dict | list) and (long or (nested and style.yes(0.8)) or style.yes(style.blocks / 2)):
        return [f"{indent}{key}:", *_block(style, value, model, f"{indent}  ")]
    if bare == "":
        return [f"{indent}{key}:"] if bare is value else [f"{indent}{key}: {_fenced(value.code)}''"]
    return [f"{indent}{key}: {_flow(style, value, model)}"]


def _written(draft: Draft, style: Style) -> str:
    """The text of a visit: its sections in their order or another, with a comment here and there."""
    keys = list(draft.tree)
    if style.yes(0.3):
        tail = keys[6:]
        style.random.shuffle(tail)
        keys = keys[:6] + tail
    lines = ["# 虚构的来访，供检查用"] if style.yes(0.5) else []
    for key in keys:
        if style.yes(0.1):
            lines += ["", f"# {key}"]
        lines += _pair(style, _key(style, Visit, key), draft.tree[key], _MODELS.get(key), "")
    return "\n".join(lines) + "\n"


def _located(text: str) -> tuple[str, frozenset[Found]]:
    """The text without its marks, and where they stood, in code points."""
    found: set[Found] = set()
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        # code and rest alternate behind the first piece
        first, *pieces = line.split(_FENCE)
        lines.append(first)
        for code, rest in zip(pieces[::2], pieces[1::2], strict=True):
            found.add((code, number, len(lines[-1]) + 1))
            lines[-1] += rest
    return "\n".join(lines), frozenset(found)


def _beside(draft: Draft) -> dict[str, str]:
    """The office's files, each in one flow mapping."""
    plain = Style(Random(0), 0, 0, 0)
    found = {"office.yaml": _flow(plain, draft.office, None)}
    if draft.pack:
        found["地方规定.yaml"] = _flow(plain, {"名称": "本地", **draft.pack}, None)
    if draft.sites:
        found["库/点位.yaml"] = _flow(plain, draft.sites, None)
    return found


# --- the corpus -----------------------------------------------------------------------------------------------------

_NUMBERS = (0, 1, 2, 3, 3, 4, 4, 5, 6, 6)


def corpus(count: int = 160, seed: int = 2026) -> Iterator[Case]:
    """So many visits, each with none to six plants; every phrasing of every plant is used before any is used again."""
    waiting = deque((one, phrase) for one in PLANTS for phrase in one.phrases)
    Random(seed).shuffle(waiting)
    for number in range(count):
        yield _case(number, Random(f"{seed}-{number}"), waiting)


def _case(number: int, random: Random, waiting: deque[tuple[Plant, str]]) -> Case:
    category = (DOMESTIC, DOMESTIC, FOREIGN, DOMESTIC, BUSINESS)[number % 5]
    draft = _clean(category, number, random)
    planted = tuple(_sown(draft, waiting, random.choice(_NUMBERS)))
    blocks, english = random.choice((0.0, 0.3, 0.9)), random.choice((0.0, 0.0, 0.3, 1.0))
    style = Style(random, english, blocks, random.choice((0.0, 0.1, 0.5)))
    text, expected = _located(_written(draft, style))
    return Case(f"{number:03}", text, _beside(draft), planted, expected)


def _sown(draft: Draft, waiting: deque[tuple[Plant, str]], wanted: int) -> Iterator[str]:
    """Sows the first plants in the queue that fit this visit and one another; they go to the end of the queue."""
    taken: set[str] = set()
    for one, phrase in tuple(waiting):
        if wanted == 0:
            return
        if draft.category in one.categories and _free(one, taken) and one.sow(draft, phrase):
            taken |= one.parts
            wanted -= 1
            waiting.remove((one, phrase))
            waiting.append((one, phrase))
            yield f"{one.code} {phrase}"


def _free(one: Plant, taken: set[str]) -> bool:
    """Whether a plant disturbs none of those before it."""
    if taken and (ALL in taken or {ALL, FIRST} & one.parts):
        return False
    return taken.isdisjoint(one.parts)


def alone(seed: int = 2026) -> Iterator[Case]:
    """Each phrasing of each plant by itself, in the first of some visits that it fits."""
    for one in PLANTS:
        for phrase in one.phrases:
            drafts = (_clean(one.categories[0], at, Random(f"{seed}-{at}")) for at in range(60))
            draft = next(draft for draft in drafts if one.sow(draft, phrase))
            text, expected = _located(_written(draft, Style(Random(seed), 0, 0, 0)))
            name = f"{one.code} {phrase}"
            yield Case(name, text, _beside(draft), (name,), expected)
