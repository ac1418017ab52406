"""车辆: together in as few cars as will do; nobody in two, nobody without one."""

import re
from collections.abc import Iterator

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.transport import Vehicle
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.rules.account import Statement, account
from docgen.rules.facts import listed_names
from docgen.rules.lexicon.escorts import CLEARING, CLOSED, POLICE, PRIVATE_CAR
from docgen.rules.rule import DOMESTIC, FRUGALITY, REGULATION, Finding, finding_at, rule
from docgen.rules.text_kinds import SAID
from docgen.text.wording import listed, with_unit

SUBJECT = (6, "车辆")

# 川Y·A0001, 川YA0001, 川Y·AD12345; embassy, police, Hong Kong and trailer endings; the armed forces
_PLATE = lazy_pattern(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][·•\-\s]?(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[学警港澳挂试超领使])"
    r"|使\d{3}[·•\-\s]?\d{3}|WJ[·•\-\s]?[\u4e00-\u9fff]?[·•\-\s]?\d{4,5}[A-Z\d]?|[VKHBSLJNGCE][A-Z][·•\-\s]?\d{5}"
)

#: The seats of a car of each model where the visit does not say, the driver's among them.
_SEATS = {"轿车": 5, "越野": 5, "商务": 7}


def _car_name(vehicle: Vehicle) -> str:
    return with_unit(vehicle.no, "号车") if vehicle.no else vehicle.plate or vehicle.name or vehicle.model or "一辆车"


def _rider_count(visit: Visit, vehicle: Vehicle) -> int:
    """How many ride: 全体 is everybody who comes, listed or not."""
    others = [key for key in vehicle.who if key != EVERYBODY]
    return len(others) + (visit.guests.size if EVERYBODY in vehicle.who else 0)


@rule(code="G15", name="一人一车", level="should", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def cars_that_carry_one_guest_each(visit: Visit) -> Iterator[Finding]:
    """出行要集中乘车，合理用车型，严格控制随行车辆；两辆以上的车各坐一位来宾（再带一位陪同也是），就是没有集中。

    Bad:
        车辆:
          - {车号: 1, 车型: 轿车, 乘员: [周明远]}
          - {车号: 2, 车型: 轿车, 乘员: [韩喆]}   # ←
    Good:
        车辆:
          - {车号: 1, 车型: 轿车, 乘员: [周明远, 韩喆]}
    """
    guests = {person.id or person.name for person in visit.guests.people}
    alone = [car for car in visit.vehicles if len(car.who) <= 2 and len(guests.intersection(car.who)) == 1]
    for car in alone[1:]:
        text = f"{listed(map(_car_name, alone))}各坐一位来宾，应当集中乘车"
        yield finding_at(car, "who", text, "合乘一辆")
        return


@rule(code="G15b", name="安排了警车", level="should", binds=(DOMESTIC, "商务"))
def police_car_in_the_motorcade(visit: Visit) -> Iterator[Finding]:
    """警车带道要有依据，不得违规实行交通管控；没有依据就不安排。

    Bad:
        车辆:
          - {车号: 1, 车型: 中巴, 乘员: 全体}
          - {车号: 2, 车型: 轿车, 用途: 警车开道}   # ←
    Good:
        车辆:
          - {车号: 1, 车型: 中巴, 乘员: 全体}
          - {车号: 2, 车型: 轿车, 用途: 工作车}
    """
    hint = "没有依据就删去；有依据的写一条豁免，写明依据"
    everything = account(visit)
    for car in visit.vehicles:
        if statement := next((entry for entry in everything.of("car", "note") if _is_police(entry, car)), None):
            text = f"{_car_name(car)}是{POLICE.find(statement.text)}，要有用警车的依据"
            yield statement.finding(text, hint)
        elif car.plate.endswith("警"):
            yield finding_at(car, "plate", f"{_car_name(car)}的号牌{car.plate}是警车，要有用警车的依据", hint)
    for statement, word in everything.saying(POLICE, *SAID, "car"):
        if statement.section != "vehicles":
            yield statement.finding(f"{statement.name}里有{word}，要有用警车的依据", hint)


def _is_police(statement: Statement, car: Vehicle) -> bool:
    """Whether a text of a car says that it is the police's."""
    return statement.entry is car and bool(POLICE.find(statement.text))


@rule(code="G15c", name="清场闭馆", level="must", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def place_cleared_of_its_visitors(visit: Visit) -> Iterator[Finding]:
    """不得清场闭馆，一般群众照常参观。

    Bad:
        日程:
          - {时间: 09:00-10:00, 内容: 考察陈列馆（闭馆接待）, 地点: 米仓古道陈列馆}   # ←
    Good:
        日程:
          - {时间: 09:00-10:00, 内容: 考察陈列馆（闭馆日）, 地点: 米仓古道陈列馆}
    """
    for statement, word in account(visit).saying(CLEARING, *SAID):
        yield statement.finding(f"{statement.name}安排了{word}，不得清场闭馆", "取消，照常开放")


@rule(code="G15d", name="封路、交通管制", level="should", binds=(DOMESTIC,))
def road_closed_for_a_visit(visit: Visit) -> Iterator[Finding]:
    """一般不封路；确要交通管制的，由公安机关依规定决定，接待方案里不自己安排。

    Bad:
        日程:
          - {时间: 09:00-10:00, 内容: 考察工地，沿途封路, 地点: 城东工地}   # ←
    Good:
        日程:
          - {时间: 09:00-10:00, 内容: 调研交通管制信息平台, 地点: 指挥中心}
    """
    for statement, word in account(visit).saying(CLOSED, *SAID):
        if word not in POLICE.find(statement.text):  # G15b says more of 交警控灯
            text = f"{statement.name}安排了{word}，要有公安机关的决定"
            yield statement.finding(text, f"没有就删去{word}")


@rule(code="T08", name="用私车", level="note", document=FRUGALITY, evidence="单源", binds=(DOMESTIC,))
def private_car_at_public_expense(visit: Visit) -> Iterator[Finding]:
    """严禁私车公养；接待用车写公务用车或租赁车辆，私车来回的不得报销。

    Bad:
        车辆:
          - {车号: 1, 车型: 轿车, 来源: 私家车, 乘员: 全体}   # ←
    Good:
        车辆:
          - {车号: 1, 车型: 轿车, 来源: 租赁, 乘员: 全体}
    """
    for car in visit.vehicles:
        for field in ("source", "use", "note"):
            if word := PRIVATE_CAR.find(getattr(car, field)):
                yield finding_at(car, field, f"{_car_name(car)}写的是{word}，严禁私车公养", "换成公务用车或租赁车辆")
                break


@rule(code="L25", name="一个人排了两辆车", level="should")
def person_in_two_cars(visit: Visit) -> Iterator[Finding]:
    """一个人只坐一辆车；排了两辆，发车前就要点错人数。

    Bad:
        车辆:
          - {车号: 1, 乘员: [周明远, 韩喆]}
          - {车号: 2, 乘员: [韩喆]}   # ←
    Good:
        车辆:
          - {车号: 1, 乘员: [周明远, 韩喆]}
    """
    seen: dict[str, Vehicle] = {}
    guests = {person.id or person.name for person in visit.guests.people}
    for car in visit.vehicles:
        for number, key in enumerate(car.who):
            keys = guests if key == EVERYBODY else {key}
            first = next((seen[person] for person in sorted(keys) if person in seen), None)
            if first is not None:
                who = "全体来宾中有人" if key == EVERYBODY else visit.person(key).name
                yield finding_at(car, f"who.{number}", f"{who}既在{_car_name(first)}，又在{_car_name(car)}", "删去一处")
            seen |= {person: car for person in keys if person not in seen}


@rule(code="L26", name="有来宾没有车", level="should")
def guest_without_a_car(visit: Visit) -> Iterator[Finding]:
    """来宾多数都排了车，剩下的几位没有，多半是漏了。

    Bad:
        公函: {单位: 云州市人民政府, 文号: 云府函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 3}
        来宾: [{姓名: 周明远}, {姓名: 韩喆}, {姓名: 何苗}]
        车辆:
          - {车号: 1, 乘员: [周明远, 韩喆]}   # ←
    Good:
        公函: {单位: 云州市人民政府, 文号: 云府函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 3}
        来宾: [{姓名: 周明远}, {姓名: 韩喆}, {姓名: 何苗}]
        车辆:
          - {车号: 1, 乘员: 全体}
    """
    if any(EVERYBODY in car.who for car in visit.vehicles):
        return
    riding = {key for car in visit.vehicles for key in car.who}
    notes = "".join(car.note for car in visit.vehicles)
    without = [
        guest
        for guest in visit.guests.people
        if (guest.id or guest.name) not in riding
        and guest.name not in notes
        and "司机" not in f"{guest.role}{guest.title}"
    ]
    if without and len(without) < len(visit.guests.people) and len(without) < len(visit.guests.people) / 2:
        text = f"{listed_names(without)}没有排车，其余{len(visit.guests.people) - len(without)}位来宾都排了"
        yield finding_at(visit, "vehicles", text, "补上；自己有车的，在车辆的备注里写明是谁")


@rule(code="L27", name="车坐不下", level="should")
def car_with_more_people_than_seats(visit: Visit) -> Iterator[Finding]:
    """座位数连司机在内；轿车五座坐四位，商务车七座坐六位。没有写座位的，按车型算。

    Bad:
        车辆:
          - {车号: 1, 车型: 轿车, 座位: 2, 乘员: [周明远, 韩喆]}   # ←
    Good:
        车辆:
          - {车号: 1, 车型: 轿车, 座位: 5, 乘员: [周明远, 韩喆]}
    """
    for car in visit.vehicles:
        people = _rider_count(visit, car)
        seats = car.seats or next((number for model, number in _SEATS.items() if model in car.model), 0)
        if seats and people > seats - 1:
            text = f"{_car_name(car)}{seats}座，除了司机坐{seats - 1}人，排了{people}人"
            yield finding_at(car, "who", text, "换大一点的车，或分到别的车")


@rule(code="L28", name="一辆车排了两次", level="should")
def car_listed_twice(visit: Visit) -> Iterator[Finding]:
    """两行写了同一个号牌或同一个车号，到时候有一车人等不到车。

    Bad:
        车辆:
          - {车号: 1, 车牌: 川Y·A0001, 乘员: 全体}
          - {车号: 2, 车牌: 川Y·A0001, 用途: 行李车}   # ←
    Good:
        车辆:
          - {车号: 1, 车牌: 川Y·A0001, 乘员: [周明远, 韩喆]}
    """
    for field, word in (("plate", "号牌"), ("no", "车号")):
        seen: dict[str, Vehicle] = {}
        for car in visit.vehicles:
            value = getattr(car, field)
            first = seen.setdefault(re.sub(r"[·•\-\s]", "", value).upper(), car) if value else car
            if first is not car and (field == "plate" or first.plate != car.plate or not car.plate):
                both = "和".join(_told_apart(visit, car, field) for car in (first, car))
                yield finding_at(car, field, f"{word}{value}写了两次，{both}", f"核对{word}")


def _told_apart(visit: Visit, car: Vehicle, same: str) -> str:
    """A car by what tells it from one of the same number or plate: 川Y·A0001的中巴, 第2行的轿车."""
    known = car.plate if same == "no" else with_unit(car.no, "号车") if car.no else ""
    place = next(number for number, other in enumerate(visit.vehicles, 1) if other is car)
    model = car.model or car.name
    return f"{known}的{model}" if known and model and same == "no" else known or f"第{place}辆{model}"


@rule(code="L29", name="号牌写法不对", level="should")
def plate_that_cannot_be(visit: Visit) -> Iterator[Finding]:
    """号牌是省份简称、一个字母、五位（新能源六位）；少一位多一位，门岗就不放行。

    Bad:
        车辆:
          - {车号: 1, 车牌: 川Y·A00, 乘员: 全体}   # ←
    Good:
        车辆:
          - {车号: 1, 车牌: 川Y·A0001, 乘员: 全体}
    """
    for car in visit.vehicles:
        if car.plate and not _PLATE.fullmatch(car.plate.strip()):
            text = f"{_car_name(car)}的号牌“{car.plate}”不合号牌的写法"
            yield finding_at(car, "plate", text, "省份简称、一个字母、五位或六位，如 川Y·A0001")
