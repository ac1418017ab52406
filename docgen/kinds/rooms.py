"""住宿安排: who sleeps where, hotel by hotel and floor by floor; or a sheet for every door."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from docgen.errors import DataError, Problem
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.guest_parts.allocation import Allocation
from docgen.kinds.guest_parts.doors import DOOR_NAMES, door_sheets
from docgen.kinds.guest_parts.floors import place_of, room_order
from docgen.kinds.guest_parts.heads import LIST_HEAD_NAMES, list_head
from docgen.kinds.guest_parts.keys import key_of, keys_named
from docgen.kinds.guest_parts.sheet_marks import middle_ticks
from docgen.kinds.guest_parts.sparse import fold_sparse
from docgen.kinds.guest_parts.stays import nights, other_days, stays
from docgen.kinds.plan_sections.people import person_name
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.model.lodging import Lodging, Room
from docgen.model.visit import Visit
from docgen.text import wording as text

_DOOR = KindOption("door", "做门牌：一张A4两间，房号大字，只有姓和职务。")
_NO_ROOM = "没有房间"
_EMPTY = "—"


def pages(page_input: PageInput) -> Iterator[Page]:
    """One list of the rooms of all hotels, for the office and the hotels; with ``door`` the sheets for the doors."""
    visit = page_input.visit
    is_door = bool(page_input.options.get(_DOOR.name))
    title = f"{visit.title}{'门牌' if is_door else '住宿安排'}"
    without = _without_room(visit)
    context = {
        "标题": title,
        **list_head(visit),
        "馆": [_hotel(visit, stay) for stay in visit.lodging],
        "合计": _total(visit),
        "未排": _unplaced(visit, without),
        "门": door_sheets(visit),
        "裁切": middle_ticks("裁切线"),
    }
    if is_door and not context["门"]:
        raise DataError([_no_doors(visit)])
    left_out = dict.fromkeys(without, _NO_ROOM)
    yield Page(title, context, template="rooms-door" if is_door else "", left_out=left_out)


def _no_doors(visit: Visit) -> Problem:
    mark = visit.at["lodging"]
    hint = "在“房间”里写房号和入住"
    return Problem(mark, "D108", "error", "住宿里没有写谁住哪一间，做不了门牌", hint, visit.line(mark))


def _without_room(visit: Visit) -> list[str]:
    beds = Allocation(visit).beds
    return [key for key in map(key_of, visit.guests.people) if key not in beds]


def _hotel(visit: Visit, stay: Lodging) -> dict[str, Any]:
    rows = {id(room): _rows(visit, room) for room in stay.rooms}
    folded = iter(
        fold_sparse([row for of_room in rows.values() for row in of_room], {"英文名": "姓名", "日期": "姓名"})
    )
    groups = {id(room): [next(folded) for _ in rows[id(room)]] for room in stay.rooms}
    in_order = sorted(stay.rooms, key=lambda room: room_order(room.number))
    return {
        "宾馆": _hotel_name(stay),
        "小计": _counted(visit, stay.rooms),
        "说明": _shared_details(visit, stay),
        "层": [
            {"层": _floor_words(visit, place.words, rooms), "间": [{"行": groups[id(room)]} for room in rooms]}
            for place, of_floor in groupby(in_order, key=lambda room: place_of(room.number))
            for rooms in [list(of_floor)]
        ],
    }


def _hotel_name(stay: Lodging) -> str:
    if not stay.hotel:
        return "宾馆待定"
    phone = f"总台电话 {stay.hotel.phone}" if stay.hotel.phone else ""
    details = "，".join(filter(None, (stay.hotel.address, phone)))
    return f"{stay.hotel.name}（{details}）" if details else stay.hotel.name


def _counted(visit: Visit, rooms: Iterable[Room]) -> str:
    """单间2间、标准间5间，共7间，入住12人."""
    types = Counter(room.type or "房间" for room in rooms)
    sleepers = {key for room in rooms for key in keys_named(visit, room.who)}
    listed = text.listed(f"{name}{number}间" for name, number in types.items())
    total = f"共{types.total()}间，" if len(types) > 1 else ""
    return "，".join(filter(None, (listed, f"{total}入住{len(sleepers)}人"))) if types else "房间待定"


def _floor_words(visit: Visit, words: str, rooms: Sequence[Room]) -> str:
    sleepers = sum(len(keys_named(visit, room.who)) for room in rooms)
    return f"{words}　{len(rooms)}间　{sleepers}人"


def _shared_details(visit: Visit, stay: Lodging) -> str:
    """What is the same for all rooms: the days, the price, who pays; and the note of the hotel."""
    prices = {room.price for room in stay.rooms}
    payers = {room.payer for room in stay.rooms}
    price = next(iter(prices)) if len(prices) == 1 else None
    details = (
        f"入住—退房：{nights(visit.dates)}" if visit.dates.first != visit.dates.last else "",
        f"{price:f}元/间·天" if price is not None else "",
        text.who_pays(next(iter(payers))) if len(payers) == 1 else "",
        stay.note,
    )
    return "　".join(filter(None, details))


def _rows(visit: Visit, room: Room) -> list[Row]:
    """A row for everybody in a room; one for an empty room."""
    keys = keys_named(visit, room.who)
    shares = f"\n{len(keys)}人同住" if len(keys) > 1 else ""
    of_room = {"房号": room.number or _EMPTY, "房型": f"{room.type or _EMPTY}{shares}", "备注": room.note}
    days = stays(visit)
    rows = []
    for number, key in enumerate(keys, 1):
        person = visit.person(key)
        rows.append(
            {
                **of_room,
                "姓名": person_name(visit, person),
                "英文名": person.name_en,
                "性别": person.sex or "",
                "单位职务": text.post(person),
                "日期": other_days(days[key], visit.dates) if key in days else "",
                MAY_BREAK: number == len(keys),
            }
        )
    empty = dict.fromkeys(("英文名", "性别", "单位职务", "日期"), "")
    return rows or [{**of_room, **empty, "姓名": _EMPTY, MAY_BREAK: True}]


def _total(visit: Visit) -> str:
    """The rooms of all hotels; empty where there is only one."""
    rooms = [room for stay in visit.lodging for room in stay.rooms]
    hotels = len({stay.hotel.name for stay in visit.lodging if stay.hotel})
    return f"合计：{hotels}家宾馆，{_counted(visit, rooms)}。" if hotels > 1 else ""


def _unplaced(visit: Visit, without: Sequence[str]) -> str:
    """Who has no room: by name, and how many whom nobody has named yet."""
    unnamed = visit.guests.size - len(visit.guests.people)
    named = text.listed(person_name(visit, visit.person(key)) for key in without)
    sentences = (
        f"尚未安排住房的来宾（{len(without)}人）：{named}。" if without else "",
        f"另有{unnamed}位来宾名单待报，住房待定。" if unnamed > 0 else "",
    )
    return "".join(sentences)


NAMES = {
    "标题": "整份文书的名称",
    **LIST_HEAD_NAMES,
    "馆": [
        {
            "宾馆": "名称、地址、总台电话",
            "小计": "各种房型几间，住几人",
            "说明": "各间相同的日期、单价、付费人和备注",
            "层": [
                {
                    "层": "第几层，几间，几人",
                    "间": [
                        {
                            "行": [
                                {
                                    "房号": "房号",
                                    "房型": "房型，几人同住",
                                    "姓名": "姓名",
                                    "英文名": "外文姓名",
                                    "性别": "男或女",
                                    "单位职务": "单位和职务",
                                    "日期": "与来访日期不同的入住、退房日期；这样的人少时在姓名下",
                                    "备注": "备注",
                                    MAY_BREAK: MAY_BREAK_MEANING,
                                }
                            ]
                        }
                    ],
                }
            ],
        }
    ],
    "合计": "各宾馆合计；只有一家时为空",
    "未排": "没有房间的来宾",
    **DOOR_NAMES,
}
KIND = Kind(
    "住宿安排",
    pages,
    NAMES,
    needs=("住宿",),
    options=(_DOOR,),
    pack=(PackPaper(7, "住宿安排", guest_missing="没有安排房间", any_order=True, readers="宾馆、接待组"),),
)
