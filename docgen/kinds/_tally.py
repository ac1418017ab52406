"""核对单: a run of cards as a list to be signed: who has one, where it lies, who has none and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.cards.choose import Chosen
from docgen.cards.layout import Spot
from docgen.kinds._kind import Kind, Page
from docgen.model.cards import Card
from docgen.text.titles import title_lines


@dataclass(frozen=True, slots=True)
class Tally:
    """What a checklist tells: the stack with the spots of what is printed now, the proof, what is to be withdrawn."""

    title: str
    facts: Sequence[str]  # the sheet; the face and the sizes
    stack: Sequence[Card]
    spots: Mapping[int, Spot]  # by the number of the card
    chosen: Chosen
    withdrawn: Sequence[Mapping[str, Any]] = ()
    files: Mapping[int, str] = field(default_factory=dict)  # by the number of the card, where each has a document
    both_sides: bool = False


def pages(tally: Tally) -> Iterator[Page]:
    """One list."""
    title = f"{tally.title}核对单"
    chosen = tally.chosen
    alone = all(one.place == 1 for one in tally.spots.values())
    total = f"名单共{chosen.total}人次，制作{len(chosen.made)}张，未制作{len(chosen.left)}人"
    total += f"，重复列出{len(chosen.doubles)}人次" if chosen.doubles else ""
    total += f"；这一次印{len(tally.spots)}张" if len(tally.spots) != len(tally.stack) else ""
    total += f"，撤下{len(tally.withdrawn)}张" if tally.withdrawn else ""
    yield Page(
        title,
        {
            "标题": title,
            "标题分行": "\n".join(title_lines((title,))),
            "说明": [{"文": f"{one}。"} for one in tally.facts],
            "行": [_row(card, tally, alone) for card in tally.stack],
            "合计": f"{total}。",
            "不做": [
                *(_left(one.holder.person.name, one.holder.group, one.reason) for one in chosen.left),
                *(_left(one.holder.person.name, one.holder.group, "重复，已有一张") for one in chosen.doubles),
            ],
            "撤下": [_left(one["name"], one.get("list", ""), f"原第{one['number']}张") for one in tally.withdrawn],
        },
    )


def _row(card: Card, tally: Tally, alone: bool) -> dict[str, str]:
    person = card.holder.person
    post = f"{person.unit}{person.title}"
    # what is printed besides, to be read letter by letter; 单位 and 职务 stand there already
    beside = [text for what, text in card.texts.items() if what not in ("单位", "职务", "标题", "口号")]
    return {
        "序号": str(card.number),
        "姓名": person.name,
        "单位职务": "；".join(filter(None, (post, *beside))),
        "名单": " ".join(filter(None, (card.holder.group, card.holder.seat))),
        "位置": _where(card, tally, alone),
    }


def _where(card: Card, tally: Tally, alone: bool) -> str:
    spot = tally.spots.get(card.number)
    if spot is None:
        return "不用重印"
    if card.number in tally.files:
        return tally.files[card.number]
    # a sheet that is printed on both sides is two pages
    sheet = (spot.page + 1) // 2 if tally.both_sides else spot.page
    return f"第{sheet}张" if alone else f"第{sheet}张第{spot.place}格"


def _left(name: str, group: str, reason: str) -> dict[str, str]:
    return {"姓名": name, "名单": group, "原因": reason}


NAMES = {
    "标题": "核对单的名称",
    "标题分行": "核对单的名称，断成匀称的几行",
    "说明": [{"文": "卡纸；字体和字号"}],
    "行": [
        {
            "序号": "第几张",
            "姓名": "姓名",
            "单位职务": "单位和职务；卡上另外印的英文名、身份写在后面",
            "名单": "在哪份名单、哪一场，有席位的写席位",
            "位置": "在第几张纸第几格，一张纸一人时不写格；一人一份时是文件名；只印改动时，没有重印的写“不用重印”",
        }
    ],
    "合计": "名单、做、不做、重复各多少",
    "不做": [{"姓名": "姓名", "名单": "在哪份名单", "原因": "为什么不做"}],
    "撤下": [{"姓名": "姓名", "名单": "在哪份名单", "原因": "原来是第几张"}],
}
KIND = Kind("核对单", pages, NAMES, source="名单")
