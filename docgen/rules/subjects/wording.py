"""用语: words that do not belong in domestic papers, short names that are none."""

from collections.abc import Iterator

from docgen.errors import Mark
from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.lexicon.display import STAGED
from docgen.rules.lexicon.wording import (
    GIFTS,
    SHORT_NAMES,
    USUAL,
    instead,
    may_hold_unwanted_words,
    short_name_pattern,
)
from docgen.rules.rule import DOMESTIC, Finding, rule
from docgen.rules.standards import packs

SUBJECT = (10, "用语")

_SECTIONS = frozenset(
    ("title", "purpose", "schedule", "meals", "seating", "tasks", "vehicles", "lodging", "approval", "setting")
)


@rule(code="Y01", name="国内公务不用的词", level="note", binds=(DOMESTIC,))
def word_that_does_not_belong_into_official_papers(visit: Visit) -> Iterator[Finding]:
    """宴请、欢迎晚宴、纪念品这些词，写进国内公务的材料，没有事也像有事。

    Bad:
        日程:
          - {时间: 18:00, 内容: 欢迎晚宴, 地点: 机关食堂}   # ←
    Good:
        日程:
          - {时间: 18:00, 内容: 晚餐, 地点: 机关食堂}
    """
    for statement in account(visit).statements:
        text, section = statement.text, statement.section
        if section not in _SECTIONS or not may_hold_unwanted_words(text) or text == "宴请":
            continue
        if section == "setting" and STAGED.find(text):
            continue  # G07b says more
        for unwanted, usual in USUAL if section == "setting" else (*USUAL, GIFTS):
            if word := unwanted.find(text):
                yield Finding(
                    statement.place,
                    f"“{text}”里的“{word}”，国内公务的材料里不用",
                    instead(usual),
                )
                break


@rule(code="Y02", name="不规范的单位简称", level="note")
def unit_with_an_irregular_short_name(visit: Visit) -> Iterator[Finding]:
    """单位写全称或规范化简称；卫健委、发改委、住建局是口头的叫法。本地的叫法写进地方规定的“简称”。

    Bad:
        来宾:
          - {姓名: 周明远, 单位: 云州市卫健委, 职务: 主任}   # ←
          - {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}
    Good:
        来宾:
          - {姓名: 周明远, 单位: 云州市卫生健康委员会, 职务: 主任}
          - {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}
    """
    names = dict(SHORT_NAMES)
    for pack in packs(visit):
        names |= pack.short_names
    pattern = short_name_pattern(names)
    for unit, place in _unit_names(visit):
        if match := pattern.search(unit):
            right = names[match.group()]
            yield Finding(place, f"单位“{unit}”里的“{match.group()}”不是规范的简称", f"写“{right}”或全称")


def _unit_names(visit: Visit) -> Iterator[tuple[str, Mark]]:
    for person in (*visit.guests.people, *visit.hosts, *visit.staff):
        if person.unit and "unit" in person.at:
            yield person.unit, person.at["unit"]
    if visit.letter and visit.letter.sender:
        yield visit.letter.sender, visit.letter.at["sender"]
    for stop in visit.schedule:
        if stop.owner:
            yield stop.owner, stop.at["owner"]
    for task in visit.tasks:
        if task.unit:
            yield task.unit, task.at["unit"]
