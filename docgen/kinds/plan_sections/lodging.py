"""住宿安排: hotels, their rooms, and who sleeps where."""

from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.catalogue import Hotel
from docgen.model.lodging import Lodging, Room
from docgen.model.visit import Visit


def lodging(visit: Visit) -> Section:
    """住宿: a sentence for every hotel without rooms yet, and a table of the rooms."""
    return {
        "说明": "".join(_hotel_sentence(stay.hotel) for stay in visit.lodging if stay.hotel and not stay.rooms),
        "组": [_hotel_rooms(visit, stay) for stay in visit.lodging if stay.rooms],
        MAY_BREAK: True,
    }


def _hotel_sentence(hotel: Hotel) -> str:
    return hotel.name + (f"（总台电话：{hotel.phone}）" if hotel.phone else "") + "。"


def _hotel_rooms(visit: Visit, stay: Lodging) -> Row:
    """The first of several rooms stays with the second."""
    return {
        "宾馆": "\n".join(filter(None, (stay.hotel.name, stay.hotel.phone))) if stay.hotel else "",
        "行": [_room(visit, room, room is not stay.rooms[0] or len(stay.rooms) == 1) for room in stay.rooms],
    }


def _room(visit: Visit, room: Room, may_break: bool) -> Row:
    price = f"{room.price:f}元/间·天" if room.price is not None else ""
    return {
        "房号": room.number,
        "房型": room.type,
        "入住": names(visit, room.who),
        "备注": "\n".join(filter(None, (price, room.payer, room.note))),
        MAY_BREAK: may_break,
    }


LODGING_NAMES = {
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
                    MAY_BREAK: MAY_BREAK_MEANING,
                }
            ],
        }
    ],
    MAY_BREAK: MAY_BREAK_MEANING,
}
