"""人: interpreters, diets, one spelling of a unit, telephone numbers that can be dialled, everybody listed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from docgen.errors import Mark
from docgen.model.visit import Visit
from docgen.rules.diets import has_meat, is_vegetarian, why_unfit
from docgen.rules.facts import is_settled, meal_name
from docgen.rules.rule import DOMESTIC, FOREIGN, Finding, finding_at, rule
from docgen.rules.standards import binding_categories
from docgen.text.wording import full_date

SUBJECT = (9, "人员、饮食、电话")

_MOBILE = re.compile(r"(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}")
_LANDLINE = re.compile(r"(?:(?:\+?86[-\s]?)?[（(]?0\d{2,3}[)）]?[-—–－\s]?)?[2-9]\d{6,7}(?:(?:转|[-—－])\d{1,6})?")
_REMARK = re.compile(r"[（(][^（()）]*[^（()）\d][^（()）]*[)）]$")  # （微信同号）
_SHORT = re.compile(r"\d{3,6}|[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}|9\d{4}|\+(?!86)\d[\d\s-]{6,17}")


@rule(code="L40", name="外宾没有译员", level="should", binds=(FOREIGN,))
def foreign_guests_without_an_interpreter(visit: Visit) -> Iterator[Finding]:
    """有外宾，双方的名单里却没有一个译员；会说中文的写在备注里。

    Bad:
        来宾:
          - {姓名: 安娜·林德, 英文名: Anna Lind, 职务: 市长}   # ←
        类别: 外宾
        日程: [{时间: 09:00-10:00, 内容: 会见, 地点: 会见厅}]
    Good:
        来宾:
          - {姓名: 安娜·林德, 英文名: Anna Lind, 职务: 市长}
        类别: 外宾
        日程: [{时间: 09:00-10:00, 内容: 会见, 地点: 会见厅}]
        陪同: [{姓名: 温言, 职务: 翻译科科员, 角色: 译员}]
    """
    if not (visit.schedule or visit.meals or visit.seating):
        return  # a record of the ledger
    everybody = (*visit.guests.people, *visit.hosts, *visit.staff, *visit.others, *visit.contacts)
    if any(re.search("译", f"{person.role}{person.title}") for person in everybody):
        return
    if visit.guests.people and any(re.search("中文|汉语|华侨|华裔", guest.note) for guest in visit.guests.people):
        return
    first = visit.guests.people[0] if visit.guests.people else None
    text = f"外宾{visit.guests.size}人，来宾、陪同、保障里都没有译员"
    hint = "写上译员，角色写“译员”；外宾会中文的写在他的备注里"
    yield finding_at(first, "name", text, hint) if first else finding_at(visit, "guests", text, hint)


@rule(code="L41", name="菜单和饮食禁忌冲突", level="should")
def dish_that_a_guest_must_not_eat(visit: Visit) -> Iterator[Finding]:
    """清真、素食、过敏，人写在名单里，菜写在菜单里，谁也没有对一遍，出事的就是这一桌。

    Bad:
        来宾:
          - {姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长, 饮食: [清真]}
          - {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 鱼香肉丝]}   # ←
    Good:
        来宾:
          - {姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长, 饮食: [清真]}
          - {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 番茄炖牛肉]}
    """
    for meal in visit.meals:
        if not meal.menu:
            continue
        guests = visit.named(meal.guests, visit.guests.people) if meal.guests else visit.guests.people
        for person in (*guests, *visit.named(meal.hosts, visit.hosts)):
            if person.name in meal.note and "另" in meal.note:
                continue
            for diet in person.diet:
                for dish in meal.menu:
                    if reason := why_unfit(dish, diet):
                        # 红烧肉含红烧肉 says nothing
                        why = "" if reason == f"含{dish.name}" else f"{reason}，"
                        text = f"“{meal_name(meal)}”的菜单有{dish.name}，{why}{person.name}的饮食写着{diet}"
                        yield finding_at(dish, "name", text, f"换一道菜，或在用餐的备注里写明给{person.name}另备")
                if is_vegetarian(diet) and all(has_meat(dish) for dish in meal.menu):
                    text = f"“{meal_name(meal)}”的菜单没有一道素菜，{person.name}的饮食写着{diet}"
                    yield finding_at(meal, "menu", text, "加素菜")


@rule(code="L42", name="单位两种写法", level="should")
def unit_spelt_in_two_ways(visit: Visit) -> Iterator[Finding]:
    """同一个单位，前面写全称，后面写简称，或颠倒两个字，印出来就是两个单位。

    Bad:
        来宾:
          - {姓名: 周明远, 单位: 云州市农业农村局, 职务: 局长}
          - {姓名: 韩喆, 单位: 云州市农村农业局, 职务: 副局长}   # ←
    Good:
        来宾:
          - {姓名: 周明远, 单位: 云州市农业农村局, 职务: 局长}
          - {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 副局长}
    """
    places: dict[str, Mark] = {}
    for unit, mark in _units(visit):
        places.setdefault(unit, mark)
    for unit, other in combinations(places, 2):
        if _same_unit(unit, other):
            yield Finding(places[other], f"单位写成“{other}”，前面写的是“{unit}”，像是同一个单位", "统一成规范的全称")


def _units(visit: Visit) -> Iterator[tuple[str, Mark]]:
    for person in (*visit.guests.people, *visit.hosts, *visit.staff):
        if person.unit and "unit" in person.at:
            yield person.unit, person.at["unit"]


# characters that are typed for each other: 州 and 洲
_CONFUSED = (
    *("州洲", "园圆", "账帐", "像象", "阳杨", "管馆", "员圆", "治制", "化画", "建健", "设社", "镇振", "峰锋", "岭领"),
    *("江讧", "清青", "晋普", "桥侨", "材才", "市巿", "科料", "士土", "末未", "己已"),
)
_SHORTER = (
    ("与", "和"),
    ("和", ""),
    ("国有资产监督管理", "国资"),
    ("交通运输", "交通"),
    ("人民政府", "政府"),
    ("人民代表大会常务委员会", "人大常委会"),
    ("委员会办公室", "委办公室"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("中国共产党", "中共"),
    ("中共", ""),
    ("服务中心", "中心"),
    ("管理局", "局"),
)


def _same_unit(unit: str, other: str) -> bool:
    if _shortened(unit) == _shortened(other):
        return True
    if len(unit) == len(other):
        differing = [(a, b) for a, b in zip(unit, other, strict=True) if a != b]
        if len(differing) == 1 and any(set(differing[0]) == set(pair) for pair in _CONFUSED):
            return True
        # two characters swapped; if more differ, they are two units
        return len(unit) >= 6 and (len(differing) <= 4 or len(unit) > 8) and sorted(unit) == sorted(other)
    long, short = sorted((unit, other), key=len, reverse=True)
    return len(short) >= 4 and bool(re.fullmatch(f".{{1,4}}[省市区县州旗盟]{re.escape(short)}", long))


@lru_cache(maxsize=1024)
def _shortened(unit: str) -> str:
    for long, short in _SHORTER:
        unit = unit.replace(long, short)
    return unit


@rule(code="L43", name="职务两种写法", level="should")
def title_spelt_in_two_ways(visit: Visit) -> Iterator[Finding]:
    """联系人里的职务和名单里的不一样，两张纸上就是两个人。

    Bad:
        保障: [{姓名: 林小満, 单位: 区接待中心, 职务: 接待科科长}]
        联系人:
          - {姓名: 林小満, 职务: 综合科科长}   # ←
    Good:
        保障: [{姓名: 林小満, 单位: 区接待中心, 职务: 接待科科长}]
        联系人:
          - {姓名: 林小満}
    """
    for person in visit.contacts:
        listed_as = visit.people.get(person.id or person.name)
        if listed_as is None or listed_as is person or not person.title or not listed_as.title:
            continue
        if person.title != listed_as.title and person.unit in ("", listed_as.unit):
            text = f"{person.name}在联系人里是“{person.title}”，在名单里是“{listed_as.title}”"
            yield finding_at(person, "title", text, f"联系人里写{listed_as.title}，或者只写姓名；名单写错了就改名单")


@rule(code="L44", name="电话号码不对", level="should")
def phone_number_that_cannot_be_dialled(visit: Visit) -> Iterator[Finding]:
    """手机号十一位，座机带区号七八位；差一位就打不通，出事的那天才知道。

    Bad:
        联系人:
          - {姓名: 林小満, 电话: "1390000010"}   # ←
    Good:
        联系人:
          - {姓名: 林小満, 电话: "13900000109"}
    """
    for who, phone, mark in _phones(visit):
        for typed in re.split("[、，,/；;]|或", phone):
            number = _REMARK.sub("", typed.strip())
            if number and not any(kind.fullmatch(number) for kind in (_MOBILE, _LANDLINE, _SHORT)):
                digits = len(re.findall(r"\d", number))
                what = "手机号应为11位" if number.lstrip("+86 -").startswith("1") else "不合电话号码的写法"
                yield Finding(mark, f"{who}的电话“{number}”是{digits}位，{what}", "核对号码")


def _phones(visit: Visit) -> Iterator[tuple[str, str, Mark]]:
    seen: set[Mark] = set()
    for person in (*visit.guests.people, *visit.hosts, *visit.staff, *visit.contacts, *visit.others):
        if person.phone and "phone" in person.at and person.at["phone"] not in seen:
            seen.add(person.at["phone"])
            yield person.name, person.phone, person.at["phone"]
    for task in visit.tasks:
        if task.phone:
            yield task.owner or task.item, task.phone, task.at["phone"]
    for car in visit.vehicles:
        if car.phone and "phone" in car.at:
            yield car.driver or f"{car.no}号车", car.phone, car.at["phone"]


@rule(code="L45", name="一个人两个号码", level="should")
def person_with_two_numbers(visit: Visit) -> Iterator[Finding]:
    """名单里一个号码，分工、联系人里又一个，不知道打哪个。

    Bad:
        保障: [{姓名: 林小満, 单位: 区接待中心, 职务: 接待科科长, 电话: "13900000109"}]
        分工:
          - {事项: 调度车辆, 责任人: 林小満, 电话: "13900000119"}   # ←
    Good:
        保障: [{姓名: 林小満, 单位: 区接待中心, 职务: 接待科科长, 电话: "13900000109"}]
        分工:
          - {事项: 调度车辆, 责任人: 林小満, 电话: "13900000109"}
    """
    known: dict[str, str] = {}
    shared = _shared_names(visit)
    for person in (*visit.guests.people, *visit.hosts, *visit.staff, *visit.others):
        if person.phone and person.name not in shared:
            known.setdefault(person.name, person.phone)
    for name, phone, mark in _repeated_phones(visit):
        first = known.setdefault(name, phone) if name not in shared else phone
        if _digits(first) != _digits(phone) and _digits(first) not in _digits(phone):
            yield Finding(
                mark,
                f"{name}的电话这里是{phone}，前面是{first}",
                f"这里改成{first}，或者前面写着它的一格改成{phone}；确有两个号码就写在一起，用、隔开",
            )


def _repeated_phones(visit: Visit) -> Iterator[tuple[str, str, Mark]]:
    for person in visit.contacts:
        if person.phone and "phone" in person.at:
            yield person.name, person.phone, person.at["phone"]
    for task in visit.tasks:
        if task.owner and task.phone:
            yield task.owner, task.phone, task.at["phone"]


def _shared_names(visit: Visit) -> set[str]:
    """Names that more than one person has."""
    count: defaultdict[str, set[str]] = defaultdict(set)
    for person in visit.people.values():
        count[person.name].add(person.id or person.name)
    return {name for name, people in count.items() if len(people) > 1}


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)


@rule(code="L46", name="来宾没有列全", level="note")
def list_shorter_than_the_headcount(visit: Visit) -> Iterator[Finding]:
    """名单没有列全的人，没有席卡、没有座次、没有房、没有车。

    Bad:
        公函:
          {单位: 云州市政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 一天, 人数: 3}
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        来宾:
          团组: 云州市考察组
          人数: 3   # ←
          名单: [{姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}, {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}]
    Good:
        来宾:
          团组: 云州市考察组
          人数: 2
          名单: [{姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}, {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}]
    """
    if is_settled(visit) and DOMESTIC in binding_categories(visit):
        return  # G04 says more
    guests = visit.guests
    missing = guests.size - len(guests.people)
    # a record of the ledger lists only who leads
    if guests.people and missing > 0 and (visit.seating or visit.lodging or visit.schedule):
        text = f"来宾{guests.size}人，名单只有{len(guests.people)}人，还有{missing}人没有席卡、座次、房间"
        yield finding_at(guests, "headcount", text, "补全名单，或改正人数")


@rule(code="L47", name="公函人数和名单不一致", level="should")
def letter_that_counts_otherwise_than_it_names(visit: Visit) -> Iterator[Finding]:
    """公函写12人，附的名单是11人；漏的那一位，就是到时候没有房的那一位。

    Bad:
        公函:
          {单位: 云州市政府, 文号: 云府函〔2026〕41号, 内容: 考察, 行程: 一天, 人数: 3, 名单: [周明远, 韩喆]}   # ←
    Good:
        公函:
          {单位: 云州市政府, 文号: 云府函〔2026〕41号, 内容: 考察, 行程: 一天, 人数: 2, 名单: [周明远, 韩喆]}
    """
    letter = visit.letter
    if letter and letter.names and letter.people is not None and letter.people != len(set(letter.names)):
        text = f"公函写{letter.people}人，所附名单是{len(set(letter.names))}人"
        yield finding_at(letter, "people", text, "核对公函")


@rule(code="L48", name="公函日期在来访以后", level="should")
def letter_dated_after_the_visit_begins(visit: Visit) -> Iterator[Finding]:
    """公函的日期晚于来访第一天，是补函，或是年月写错了。

    Bad:
        日期: 2026-07-06
        公函:
          {单位: 云州市政府办公室, 文号: 云府办函〔2026〕41号, 日期: 2026-07-08, 内容: 考察, 行程: 一天, 人数: 2}   # ←
    Good:
        日期: 2026-07-06
        公函:
          {单位: 云州市政府办公室, 文号: 云府办函〔2026〕41号, 日期: 2026-07-01, 内容: 考察, 行程: 一天, 人数: 2}
    """
    letter = visit.letter
    if letter and letter.date and letter.date > visit.dates.first:
        text = f"公函的日期是{full_date(letter.date)}，来访{full_date(visit.dates.first)}就开始了"
        yield finding_at(letter, "date", text, "核对日期；确是补函，请来访单位说明")
