"""住宿: standard rooms, guests pay for them, nobody twice and nobody left out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from docgen.model.lodging import Lodging, Room
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.facts import is_of_province_level, is_paid_by_a_conference, is_paid_by_guests, listed_names
from docgen.rules.lexicon.rooms import LARGE, ORDINARY_SUITE, SUITE, TOILETRIES
from docgen.rules.rule import DOMESTIC, REGULATION, Finding, finding_at, rule
from docgen.rules.standards import lowest_standard
from docgen.text.wording import listed

SUBJECT = (5, "住宿")

# by which standard a room is paid: people write 标间 and mean 标准间
_STANDARD_NAMES = ((re.compile("标准间|双人间|标间|双床"), "标准间"), (re.compile("单人间|单间|大床"), "单间"))
# how many sleep in it
_BEDS = ((re.compile("单人间|单间|大床"), 1), (re.compile("三人间"), 3), (re.compile("标准间|双人间|标间|双床"), 2))


class _Stay(NamedTuple):
    """A room with those who sleep in it."""

    lodging: Lodging
    room: Room
    who: tuple[Person, ...]

    @property
    def name(self) -> str:
        hotel = self.lodging.hotel.name if self.lodging.hotel else ""
        return f"{hotel}{self.room.number}" if self.room.number else f"{hotel}的{self.room.type or '房间'}"


def _stays(visit: Visit) -> Iterator[_Stay]:
    for lodging in visit.lodging:
        for room in lodging.rooms:
            yield _Stay(lodging, room, visit.named(room.who, visit.guests.people))


def _are_family(stay: _Stay) -> bool:
    """Whether a note or a post says that the people in a room are a couple or a family."""
    remarks = [stay.room.note, *(f"{person.note}{person.title}{person.role or ''}" for person in stay.who)]
    return bool(re.search("夫妻|夫妇|夫人|家属|配偶", "".join(remarks)))


def _rooms_by_hotel(visit: Visit) -> Iterable[list[Room]]:
    """The rooms of each hotel, also of one that is listed several times."""
    rooms: defaultdict[str, list[Room]] = defaultdict(list)
    for number, lodging in enumerate(visit.lodging):
        rooms[lodging.hotel.name if lodging.hotel else str(number)] += lodging.rooms
    return rooms.values()


@rule(code="G11", name="给非省部级安排套间", level="must", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def suite_for_somebody_below_the_rank(visit: Visit) -> Iterator[Finding]:
    """住宿以标准间为主，接待省部级可以安排普通套间；别的人不住套间，谁也不住豪华套间。

    Bad:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 普通套间, 入住: [周明远]}   # ←
    Good:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 单间, 入住: [周明远]}
    """
    for stay in _stays(visit):
        if not SUITE.find(stay.room.type):
            continue
        high = any(is_of_province_level(person) for person in stay.who)
        if high and ORDINARY_SUITE.find(stay.room.type):
            continue
        who = listed_names(stay.who) or "来宾"
        ranks = [person.rank for person in stay.who if person.rank]
        rank = f"是{ranks[0]}" if ranks else "没有写级别"
        limit = "省部级也只住普通套间" if high else "省部级以下住标准间或单间"
        text = f"{stay.name}是{stay.room.type}，入住的{who}{rank}，{limit}"
        ours = not (stay.room.payer and is_paid_by_guests(visit, stay.room.payer))
        yield finding_at(stay.room, "type", text, "换成单间或标准间", amount=stay.room.price if ours else None)


@rule(code="G11b", name="房间里额外配洗漱用品", level="should", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def toiletries_beyond_what_the_hotel_has(visit: Visit) -> Iterator[Finding]:
    """不得额外配发洗漱用品，宾馆有什么用什么。

    Bad:
        布置:
          - {场所: 清江宾馆客房, 物品: [洗漱用品套装]}   # ←
    Good:
        布置:
          - {场所: 清江宾馆客房, 物品: [日程卡]}
    """
    for statement, word in account(visit).saying(TOILETRIES, "thing", "task", "note", "cost"):
        yield statement.finding(f"{statement.name}写着{word}，不得额外配洗漱用品", f"删去{word}")


@rule(code="G11d", name="房型容易超标准", level="note", binds=(DOMESTIC,))
def room_that_looks_too_good(visit: Visit) -> Iterator[Finding]:
    """复式、湖景、行政楼层的房间，报销时要说明不超过差旅标准；有标准间、单间就住标准间、单间。

    Bad:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 复式大床, 入住: [周明远]}   # ←
    Good:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 豪华大床房, 入住: [周明远]}
    """
    for stay in _stays(visit):
        if (word := LARGE.find(stay.room.type)) and not SUITE.find(stay.room.type):
            yield finding_at(stay.room, "type", f"{stay.name}是{stay.room.type}，{word}容易超标准", "换成单间或标准间")


@rule(
    code="G10",
    name="替来宾付住宿费",
    level="should",
    document=REGULATION,
    article=9,
    evidence="原文",
    binds=(DOMESTIC,),
)
def lodging_at_the_hosts_expense(visit: Visit) -> Iterator[Finding]:
    """来宾按差旅标准住宿，住宿费回本单位报销，不进接待费。

    Bad:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 单间, 入住: [周明远], 单价: 260, 付费: 接待单位}   # ←
    Good:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 单间, 入住: [周明远], 单价: 260, 付费: 来宾自付}
    """
    for stay in _stays(visit):
        payer = stay.room.payer
        if payer and not (is_paid_by_guests(visit, payer) or is_paid_by_a_conference(visit, payer)):
            text = f"{stay.name}的房费由{stay.room.payer}付，来宾的住宿费应当回本单位报销"
            yield finding_at(stay.room, "payer", text, "改为来宾自付", amount=stay.room.price)
    for expense in visit.expenses:
        if re.search("住宿|房费|客房", expense.item) and not is_paid_by_guests(visit, expense.payer):
            text = f"费用里有“{expense.item}”，由{expense.payer or '接待单位'}承担，来宾的住宿费应当回本单位报销"
            yield finding_at(expense, "item", text, "剔除这一笔，由来宾交纳", amount=expense.amount)


@rule(code="G10b", name="房价超过标准", level="should")
def room_above_the_standard(visit: Visit) -> Iterator[Finding]:
    """房价按差旅住宿标准和协议价；标准取办公室文件的“标准”和地方规定中低的一个。

    Bad:
        办公室: {标准: {单间: 260}}
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 单间, 入住: [周明远], 单价: 320}   # ←
    Good:
        办公室: {标准: {单间: 260}}
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 单间, 入住: [周明远], 单价: 260}
    """
    for stay in _stays(visit):
        names = (stay.room.type, *(name for kind, name in _STANDARD_NAMES if kind.search(stay.room.type)))
        if len(names) == 1 and not SUITE.find(stay.room.type):
            names = (*names, "单间", "标准间")  # 行政豪华间, 商务间: whatever it is called
        names = (*(f"外宾{name}" for name in names), *names) if visit.category == "外宾" else names
        cap = lowest_standard(visit, *names) if stay.room.type else None
        if cap and stay.room.price is not None and stay.room.price > cap.amount:
            text = f"{stay.name}每天{stay.room.price:f}元，{stay.room.type}的标准是{cap.amount:f}元"
            yield finding_at(
                stay.room, "price", text, f"降到{cap.amount:f}元以内", cap.source, stay.room.price - cap.amount
            )


@rule(code="L20", name="房号写了两次", level="should")
def room_listed_twice(visit: Visit) -> Iterator[Finding]:
    """同一个宾馆里，一个房号只写一次，两个人住就写在一起；写两次，多半是有一间写错了。

    Bad:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 入住: [周明远]}
              - {房号: "0301", 入住: [韩喆]}   # ←
    Good:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 入住: [周明远]}
              - {房号: "0302", 入住: [韩喆]}
    """
    for rooms in _rooms_by_hotel(visit):
        seen: dict[str, Room] = {}
        for room in rooms:
            first = seen.setdefault(room.number, room) if room.number else room
            if first is not room:
                who = f"{listed(first.who) or '一处'}和{listed(room.who) or '另一处'}"
                yield finding_at(room, "number", f"房号{room.number}写了两次，{who}", "核对房号；同住一间就写在一起")


@rule(code="L21", name="一个人排了两间房", level="should")
def person_in_two_rooms(visit: Visit) -> Iterator[Finding]:
    """同一个宾馆里一个人只住一间；排了两间，就有人没有房。

    Bad:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 入住: [周明远, 韩喆]}
              - {房号: "0302", 入住: [韩喆]}   # ←
    Good:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 入住: [周明远]}
              - {房号: "0302", 入住: [韩喆]}
    """
    for rooms in _rooms_by_hotel(visit):
        seen: dict[str, Room] = {}
        for room in rooms:
            for number, key in enumerate(room.who):
                first = seen.setdefault(key, room)
                if first is not room and room.number != first.number:
                    text = f"{visit.person(key).name if key != '全体' else key}既住{first.number}，又住{room.number}"
                    yield finding_at(room, f"who.{number}", text, "删去一处")


@rule(code="L22", name="有来宾没有房间", level="should")
def guest_without_a_room(visit: Visit) -> Iterator[Finding]:
    """来宾多数都排了房，剩下的几位没有，多半是漏了。

    Bad:
        公函: {单位: 云州市人民政府, 文号: 云府函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 3}
        来宾: [{姓名: 周明远}, {姓名: 韩喆}, {姓名: 何苗}]
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 入住: [周明远, 韩喆]}   # ←
    Good:
        公函: {单位: 云州市人民政府, 文号: 云府函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 3}
        来宾: [{姓名: 周明远}, {姓名: 韩喆}, {姓名: 何苗}]
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 入住: [周明远, 韩喆]}
              - {房号: "0302", 入住: [何苗]}
    """
    housed = {person.id or person.name for stay in _stays(visit) for person in stay.who}
    notes = "".join(lodging.note for lodging in visit.lodging)
    guests = visit.guests.people
    without = [guest for guest in guests if (guest.id or guest.name) not in housed and guest.name not in notes]
    if housed and without and len(without) < len(guests) / 2:
        lodging = next(lodging for lodging in visit.lodging if lodging.rooms)
        text = f"{listed_names(without)}没有排房间，其余{len(guests) - len(without)}位来宾都排了"
        yield finding_at(lodging, "rooms", text, "补上；确实不住的，在住宿的备注里写明是谁")


@rule(code="L23", name="房间住不下", level="should")
def room_with_more_people_than_beds(visit: Visit) -> Iterator[Finding]:
    """单间住一位，标准间住两位。

    Bad:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 单间, 入住: [周明远, 韩喆]}   # ←
    Good:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 标准间, 入住: [周明远, 韩喆]}
    """
    for stay in _stays(visit):
        beds = next((number for kind, number in _BEDS if kind.search(stay.room.type)), 0)
        if beds == 1 and len(stay.who) == 2 and _are_family(stay):
            continue
        if beds and len(stay.who) > beds:
            text = f"{stay.name}是{stay.room.type}，住{beds}位，排了{listed_names(stay.who)}共{len(stay.who)}人"
            yield finding_at(stay.room, "who", text, "换房型，或分到别的房间")


@rule(code="L24", name="男女同住一间", level="should")
def man_and_woman_in_one_room(visit: Visit) -> Iterator[Finding]:
    """一间房里有男有女，除非是一家人，就是排错了。

    Bad:
        来宾:
          - {姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长, 性别: 男}
          - {姓名: 何苗, 单位: 云州市人民政府, 职务: 科长, 性别: 女}
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 标准间, 入住: [周明远, 何苗]}   # ←
    Good:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 标准间, 入住: [周明远, 韩喆]}
    """
    for stay in _stays(visit):
        pair = next(
            ((person, other) for person, other in combinations(stay.who, 2) if {person.sex, other.sex} == {"男", "女"}),
            None,
        )
        if pair and not _are_family(stay):
            text = f"{stay.name}排了{pair[0].name}（{pair[0].sex}）和{pair[1].name}（{pair[1].sex}）"
            yield finding_at(stay.room, "who", text, "分开住；是夫妻就写在备注里")
