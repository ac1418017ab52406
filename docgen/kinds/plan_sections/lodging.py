"""住宿安排: hotels, their rooms, and who sleeps where."""

from collections.abc import Callable
from itertools import zip_longest

from docgen.kinds.form_parts.stay import hotel_text
from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.lodging import Lodging, Room
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text.wording import who_pays


def lodging(visit: Visit, annex: str) -> Section:
    """住宿: the rooms of every hotel; of many guests how many rooms there are, and ``annex``, which lists them.

    A hotel without rooms yet is a sentence.
    """
    stays = [stay for stay in visit.lodging if stay.rooms]
    return {
        "说明": "".join(f"{_banner(stay)}。" for stay in visit.lodging if stay.hotel and not stay.rooms),
        "段": [_summary(stay, annex if stay is stays[-1] else "") for stay in stays] if annex else [],
        "馆": [] if annex else room_tables(visit),
        MAY_BREAK: True,
    }


def has_room_annex(visit: Visit) -> bool:
    """Whether the rooms are listed in an annex: too many guests sleep in them for the body of a plan."""
    return sum(len(room.who) or 1 for stay in visit.lodging for room in stay.rooms) > _MOST_GUESTS


def room_tables(visit: Visit) -> list[Row]:
    """A table for every hotel: of many rooms two in a row."""
    hotels = [(_banner(stay), _rooms(visit, stay)) for stay in visit.lodging if stay.rooms]
    rooms = [room for _, of_hotel in hotels for room in of_hotel]
    is_short = len(rooms) < _MANY_ROOMS or any(room["备注"] for room in rooms)
    return [
        {"宾馆": banner, "行": of_hotel if is_short else [], "并列": [] if is_short else _pairs(of_hotel)}
        for banner, of_hotel in hotels
    ]


def _summary(stay: Lodging, annex: str) -> Row:
    """How many rooms of which type a hotel has for how many, at what price, who pays."""
    guests = sum(len(room.who) for room in stay.rooms)
    sleeping = f"，住{guests}人" if guests and EVERYBODY not in {key for room in stay.rooms for key in room.who} else ""
    phone = f"总台电话{stay.hotel.phone}" if stay.hotel and stay.hotel.phone else ""
    sentence = "，".join(filter(None, (hotel_text(stay) + sleeping, phone, stay.note.rstrip("。"))))
    return {"说明": f"{sentence}。{f'分房名单见{annex}。' if annex else ''}", MAY_BREAK: True}


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


_MOST_GUESTS = 20  # whose rooms stand in the body
_MANY_ROOMS = 16
_ROOM_NAMES = {"房号": "房号", "房型": "房型", "入住": "入住人员"}
HOTEL_NAMES = {
    "宾馆": "名称和电话；各间相同的单价和付费人",
    "行": [{**_ROOM_NAMES, "备注": "单价、付费人、备注", MAY_BREAK: MAY_BREAK_MEANING}],
    "并列": [{"左": _ROOM_NAMES, "右": _ROOM_NAMES, MAY_BREAK: MAY_BREAK_MEANING}],
}
LODGING_NAMES = {
    "题": "本节标题",
    "说明": "没有分房的宾馆",
    "段": [{"说明": "分房名单在附件里的宾馆，一段一家", MAY_BREAK: MAY_BREAK_MEANING}],
    "馆": [HOTEL_NAMES],
    MAY_BREAK: MAY_BREAK_MEANING,
}
