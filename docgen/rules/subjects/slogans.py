"""用语: slogans of the brand as they are written, where and when they may be shown."""

from collections.abc import Iterator
from pathlib import PurePath

from docgen.draft.slogans import near_misses
from docgen.errors import Mark
from docgen.model.brand import Slogan
from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.rule import Finding, rule
from docgen.rules.slogan_facts import outdated_text, unapproved_text
from docgen.rules.subjects import wording
from docgen.text.wording import full_date

SUBJECT = wording.SUBJECT


@rule(code="Y03", name="口号写错了", level="should")
def slogan_that_is_not_the_brands(visit: Visit) -> Iterator[Finding]:
    """口号一个字也不能错；品牌里怎么写，材料里、文件名里就怎么写。

    Bad:
        品牌: {主: 千年米仓道·早晚X河}
        布置:
          - {场所: 三楼会议室, 物品: [屏幕显示“千年米仓古·早晚X河”]}   # ←
    Good:
        品牌: {主: 千年米仓道·早晚X河}
        布置:
          - {场所: 三楼会议室, 物品: [屏幕显示“千年米仓道·早晚X河”]}
    """
    slogans = tuple(visit.brand.slogans.values()) if visit.brand else ()
    for statement in account(visit).statements if slogans else ():
        for miss in near_misses(statement.text, slogans):
            text = f"写的是“{miss.typed}”，品牌的口号是“{miss.slogan}”"
            yield Finding(statement.place, text, f"改成“{miss.slogan}”")
    file = visit.at[""].file
    for miss in near_misses(PurePath(file.partition("!")[0]).stem, slogans):
        text = f"文件名里写的是“{miss.typed}”，品牌的口号是“{miss.slogan}”"
        yield Finding(Mark(file, 1, 1), text, f"文件改名，把“{miss.typed}”改成“{miss.slogan}”")


@rule(code="Y04", name="口号不能用在这里", level="should")
def slogan_that_may_not_be_shown(visit: Visit) -> Iterator[Finding]:
    """口号有有效期、要批准，也有不得用的地方；过了期的、品牌写着不得用于横幅的，屏幕上、横幅上都不能再有。

    Bad:
        品牌: {主: {文字: 千年米仓道·早晚X河, 有效: 至 2025-12-31}}
        布置:
          - {场所: 三楼会议室, 物品: [屏幕显示“千年米仓道·早晚X河”]}   # ←
    Good:
        品牌: {主: {文字: 千年米仓道·早晚X河, 有效: 至 2026-12-31, 不得: [展板]}}
        布置:
          - {场所: 三楼会议室, 物品: [屏幕显示“千年米仓道·早晚X河”]}
    """
    slogans = visit.brand.managed_slogans if visit.brand else ()
    places = {item: setting.place for setting in visit.setting for item in setting.items}
    for statement in account(visit).statements if slogans else ():
        for slogan in slogans:
            if slogan.text not in statement.text:
                continue
            where = statement.text + places.get(statement.text, "")
            if reason := _why_not_shown(slogan, slogans, visit, where):
                yield Finding(statement.place, f"用了口号“{slogan.text}”，{reason}", "不用它，或换一个口号")


def _why_not_shown(slogan: Slogan, slogans: tuple[Slogan, ...], visit: Visit, text: str) -> str:
    """Why a slogan may not be where ``text`` puts it, on the days of a visit; empty where it may."""
    day = visit.dates.first
    if forbidden := next((place for place in slogan.not_for if place in text.replace(slogan.text, "")), ""):
        return f"品牌写着它不得用于{forbidden}"
    if limit := outdated_text(slogan, day):
        return f"它的{limit}，来访是{full_date(day)}"
    unapproved = unapproved_text(slogan, slogans, day)
    return f"它还没有批准：{unapproved}" if unapproved else ""
