"""The items that a visit needs: its supplies, its gifts, what is put up in rooms, what is printed for seats."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from docgen.kinds.supply_parts.place_cards import CardsOfEvent, cards_of_events
from docgen.kinds.supply_parts.written_items import written_item
from docgen.model.arrangements import Gift
from docgen.model.scalars import Quantity
from docgen.model.supplies import Issue, Supply
from docgen.model.visit import Visit
from docgen.seating.plan import SeatingPlan

#: What is made or taken out of store costs nothing now: no price is missing.
FREE_SOURCES = ("自制", "库存", "借用", "赞助", "捐赠")
_PLACE_CARDS = re.compile("席卡|桌签|桌牌|座签|台签|姓名牌|名签")
_PRINTED = re.compile("折页|展板|画册|宣传册|手册|海报|横幅|易拉宝|资料袋|手提袋|宣传品")


class Item(NamedTuple):
    """An item: what, how many, at what price, what for, from where, who asks for it, who was given it.

    None is what is unknown; the price of one and the sum are in 元.
    """

    name: str
    number: Quantity | None = None
    price: Decimal | None = None
    amount: Decimal | None = None
    spec: str = ""
    use: str = ""
    source: str = ""
    requester: str = ""
    note: str = ""
    issues: tuple[Issue, ...] = ()

    @property
    def needs_price(self) -> bool:
        """Whether it costs something."""
        return self.source not in FREE_SOURCES


def items(visit: Visit, plans: Sequence[SeatingPlan]) -> list[Item]:
    """All items; what 物品 names is not named again because a room or a seating needs it."""
    written = [_supply(supply) for supply in visit.supplies]
    named = {item.name for item in written}
    cards = list(cards_of_events(visit, plans))
    others = (*map(_gift, visit.gifts), *_put_up(visit, cards), *_press(visit), *_printed(visit, cards))
    return [*written, *(item for item in others if item.name not in named)]


def _supply(supply: Supply) -> Item:
    return Item(
        supply.name,
        supply.number,
        supply.price,
        _amount(supply.number, supply.price) if supply.amount is None else supply.amount,
        supply.spec,
        supply.use,
        supply.source,
        supply.requester,
        supply.note,
        supply.issues,
    )


def _amount(number: Quantity | None, price: Decimal | None) -> Decimal | None:
    return None if number is None or price is None else number.number * price


def _gift(gift: Gift) -> Item:
    to = f"赠{gift.to}" if gift.to else "礼品"
    return Item(gift.name, gift.number, gift.price, _amount(gift.number, gift.price), use=to, note=gift.note)


def _put_up(visit: Visit, cards: Sequence[CardsOfEvent]) -> Iterator[Item]:
    """What rooms need; cards of names are counted by those who sit there, where no number is written."""
    for setting in visit.setting:
        for text in setting.items:
            name, number = written_item(text)
            source = ""
            if number is None and _PLACE_CARDS.search(name):
                counted = sum(one.cards for one in cards if one.place == setting.place)
                number, source = (Quantity(counted, "个"), "自制") if counted else (None, "自制")
            yield Item(name, number, use=setting.place, source=source, note=setting.note)


def _press(visit: Visit) -> Iterator[Item]:
    """What 宣传 says to be printed, with its number."""
    for report in visit.press:
        name, number = written_item(report.content)
        if number and _PRINTED.search(name):
            yield Item(name, number, use="宣传", requester=report.unit)


def _printed(visit: Visit, cards: Sequence[CardsOfEvent]) -> Iterator[Item]:
    """Cards of names and numbers of tables for events whose room says nothing of them; a slip for everybody."""
    told = {setting.place for setting in visit.setting if any(map(_PLACE_CARDS.search, setting.items))}
    for event in cards:
        if event.place not in told:
            yield Item("席卡", Quantity(event.cards, "个"), use=event.event, source="自制")
        if event.tables > 1:
            yield Item("桌号牌", Quantity(event.tables, "个"), use=event.event, source="自制")
    if visit.schedule:
        people = visit.guests.size + len(visit.hosts)
        yield Item("手边单", Quantity(people, "份"), use="来宾和陪同人员", source="自制")
