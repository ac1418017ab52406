"""座次的左右: what texts say of the higher hand is what the charts show."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.errors import Mark
from docgen.model.occasions import higher_hand_of, occasion_of
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.rules.rule import Finding, rule
from docgen.rules.subjects import schedule

SUBJECT = schedule.SUBJECT

#: What says that the left or the right ranks higher; and where the guest is, of two chiefs side by side.
_HIGHER = re.compile("以?(左|右)(?:边|手|侧)?为(?:上|尊)|(左|右)高[左右]低")
_GUEST = re.compile(
    "(?:主左客右|客右主左)|(?:主右客左|客左主右)|主宾(?:坐|在|居|位于|安排在)?主人(?:的)?(左|右)(?:手|侧|边)"
)
_GUEST_AT_RIGHT = ("主左客右", "客右主左")
#: Layouts in which host and chief guest are side by side.
_SIDE_BY_SIDE = ("沙发", "签字", "合影", "U形")


class _Said(NamedTuple):
    """A text about a seating, and where it stands."""

    text: str
    mark: Mark


@rule(code="L65", name="座次的左右说法和图上不同", level="should")
def hand_said_otherwise_than_drawn(visit: Visit) -> Iterator[Finding]:
    """座次的备注和日程里同一场的备注写了以左或以右为上、主宾在哪一边，要和座次图一样。外事、商务以右为上，国内公务以左为上。

    Bad:
        来宾: [{姓名: 周明远}]
        陪同: [{姓名: 沈静}]
        类别: 商务
        座次:
          - {名称: 会见, 形式: 沙发, 来宾: [周明远], 主方: [沈静], 备注: 主宾坐主人左手}   # ←
    Good:
        来宾: [{姓名: 周明远}]
        陪同: [{姓名: 沈静}]
        类别: 商务
        座次:
          - {名称: 会见, 形式: 沙发, 来宾: [周明远], 主方: [沈静], 备注: 主宾坐主人右手}
    """
    for event in visit.seating:
        hand = higher_hand_of(visit, event) if event.layout else ""
        for said in _texts_about(visit, event) if hand else ():
            words = _other_hand(said.text, hand, event.layout)
            if words:
                other = "左" if hand == "右" else "右"
                text = f"“{event.name}”写的是“{words}”，座次图按{occasion_of(visit, event).name}以{hand}为上"
                hint = f"改说法；要以{other}为上，写“规则: {{本方: {other}为上}}”"
                yield Finding(said.mark, text, hint)


def _texts_about(visit: Visit, event: Seating) -> Iterator[_Said]:
    """The note of a seating, and those of the stops that bear its name."""
    if event.note:
        yield _Said(event.note, event.at["note"])
    for stop in visit.schedule:
        if stop.note and event.name and event.name in stop.activity and (not event.date or stop.date == event.date):
            yield _Said(stop.note, stop.at["note"])


def _other_hand(text: str, hand: str, layout: str) -> str:
    """The words that say the other hand than this ranks higher; empty where none do."""
    for found in _HIGHER.finditer(text):
        if (found[1] or found[2]) != hand:
            return found[0]
    for found in _GUEST.finditer(text) if layout in _SIDE_BY_SIDE else ():
        said = found[1] or ("右" if found[0] in _GUEST_AT_RIGHT else "左")
        if said != hand:
            return found[0]
    return ""
