"""核对单: a run of cards as a list to be signed: who has one, where it lies, who has none and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.cards.choose import Chosen
from docgen.cards.layout import Spot
from docgen.kind import Kind, Page
from docgen.model.cards import Card


@dataclass(frozen=True, slots=True)
class Tally:
    """What a checklist tells: the stack with the spots of what is printed now, the proof, what is to be withdrawn."""

    title: str
    facts: str  # the sheet, the face, the size
    stack: Sequence[Card]
    spots: Mapping[int, Spot]  # by the number of the card
    chosen: Chosen
    withdrawn: Sequence[Mapping[str, Any]] = ()


def pages(tally: Tally) -> Iterator[Page]:
    """One list."""
    title = f"{tally.title}核对单"
    chosen = tally.chosen
    printed = f"，这一次印{len(tally.spots)}张" if len(tally.spots) != len(tally.stack) else ""
    yield Page(
        title,
        {
            "标题": title,
            "说明": tally.facts,
            "行": [_row(card, tally.spots) for card in tally.stack],
            "合计": f"{chosen.proof}{printed}。",
            "不做": [
                *(_left(one.holder.person.name, one.holder.group, one.reason) for one in chosen.left),
                *(_left(one.holder.person.name, one.holder.group, "重复，已有一张") for one in chosen.doubles),
            ],
            "撤下": [_left(one["name"], one.get("list", ""), f"原第{one['number']}张") for one in tally.withdrawn],
        },
    )


def _row(card: Card, spots: Mapping[int, Spot]) -> dict[str, str]:
    person, spot = card.holder.person, spots.get(card.number)
    return {
        "序号": str(card.number),
        "姓名": person.name,
        "单位职务": f"{person.unit}{person.title}",
        "名单": card.holder.group,
        "席位": card.holder.seat,
        "位置": f"第{spot.page}页第{spot.place}张" if spot else "不用重印",
    }


def _left(name: str, group: str, reason: str) -> dict[str, str]:
    return {"姓名": name, "名单": group, "原因": reason}


NAMES = {
    "标题": "核对单的名称",
    "说明": "卡纸、字体、字号",
    "行": [
        {
            "序号": "第几张",
            "姓名": "姓名",
            "单位职务": "单位和职务",
            "名单": "在哪份名单、哪一场",
            "席位": "座次里的席位，没有时为空",
            "位置": "在第几页第几张；只印改动时，没有重印的写“不用重印”",
        }
    ],
    "合计": "名单、做、不做、重复各多少",
    "不做": [{"姓名": "姓名", "名单": "在哪份名单", "原因": "为什么不做"}],
    "撤下": [{"姓名": "姓名", "名单": "在哪份名单", "原因": "原来是第几张"}],
}
KIND = Kind("核对单", pages, NAMES, source="名单")
