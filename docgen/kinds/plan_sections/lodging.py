"""住宿安排: hotels, their rooms, and who sleeps where."""

from collections.abc import Callable
from itertools import zip_longest

from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.lodging import Lodging, Room
from docgen.model.visit import Visit
from docgen.text.wording import who_pays


def lodging(visit: Visit) -> Section:
    """住宿: a sentence for every hotel without rooms yet, a table for every other: of many rooms two in a row."""
    hotels = [(_banner(stay), _rooms(visit, stay)) for stay in visit.lodging if stay.rooms]
    rooms = [room for _, of_hotel in hotels for room in of_hotel]
    is_short = len(rooms) < _MANY_ROOMS or any(room["备注"] for room in rooms)
    return {
        "说明": "".join(f"{_banner(stay)}。" for stay in visit.lodging if stay.hotel and not stay.rooms),
        "馆": [
            {"宾馆": banner, "行": of_hotel if is_short else [], "并列": [] if is_short else _pairs(of_hotel)}
            for banner, of_hotel in hotels
        ],
        MAY_BREAK: True,
    }


def _pairs(rooms: list[Row]) -> list[Row]:
    """The rooms two in a row: of many rooms nothing more is said, and the table would be twice as long."""
    beside = [{name: room[name] for name in _ROOM_NAMES} for room in rooms]
    pairs = zip_longest(beside[::2], beside[1::2], fillvalue=dict.fromkeys(_ROOM_NAMES, ""))
    return [{"左": left, "右": right, MAY_BREAK: True} for left, right in pairs]


def _banner(stay: Lodging) -> str:
    """The hotel with its phone, and what all its rooms have in common: price and payer."""
    hotel = stay.hotel.name if stay.hotel else "宾馆待定"
    phone = f"（总台电话：{stay.hotel.phone}）" if stay.hotel and stay.hotel.phone else ""
    shared = [_shared(stay, _price), _shared(stay, _payer)]
    return "　".join(filter(None, (hotel + phone, *shared, stay.note)))


def _shared(stay: Lodging, text_of: Callable[[Room], str]) -> str:
    texts = {text_of(room) for room in stay.rooms}
    return texts.pop() if len(texts) == 1 else ""


def _rooms(visit: Visit, stay: Lodging) -> list[Row]:
    own = [text_of for text_of in (_price, _payer) if not _shared(stay, text_of)]
    return [
        {
            "房号": room.number,
            "房型": room.type,
            "入住": names(visit, room.who),
            "备注": "，".join(filter(None, (*(text_of(room) for text_of in own), room.note))),
            MAY_BREAK: True,
        }
        for room in stay.rooms
    ]


def _price(room: Room) -> str:
    return f"{room.price:f}元/间·天" if room.price is not None else ""


def _payer(room: Room) -> str:
    return who_pays(room.payer)


_MANY_ROOMS = 16
_ROOM_NAMES = {"房号": "房号", "房型": "房型", "入住": "入住人员"}
LODGING_NAMES = {
    "题": "本节标题",
    "说明": "没有分房的宾馆",
    "馆": [
        {
            "宾馆": "名称和电话；各间相同的单价和付费人",
            "行": [{**_ROOM_NAMES, "备注": "单价、付费人、备注", MAY_BREAK: MAY_BREAK_MEANING}],
            "并列": [{"左": _ROOM_NAMES, "右": _ROOM_NAMES, MAY_BREAK: MAY_BREAK_MEANING}],
        }
    ],
    MAY_BREAK: MAY_BREAK_MEANING,
}
