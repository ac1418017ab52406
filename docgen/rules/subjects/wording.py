"""用语: words that do not belong in domestic papers, short names that are none."""

import re
from collections.abc import Iterator

from docgen.errors import Mark
from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.lexicon.display import STAGED
from docgen.rules.rule import DOMESTIC, Finding, rule
from docgen.rules.standards import packs
from docgen.rules.words import words

SUBJECT = (10, "用语")

#: Words that do not belong in domestic papers, each with what is usual instead.
_USUAL = (
    (
        words(
            "欢迎(?:晚宴|午宴|宴会|晚餐|午餐)|答谢(?:晚宴|宴会)|(?<!欢迎)(?<!答谢)(?:晚宴|午宴|宴会)",
            "(?:国宴|宴会)厅|酒宴会",
        ),
        "“晚餐”或“午餐”",
    ),
    (words("宴请|设宴|接风(?:洗尘)?|饯行|洗尘|招待宴", "(?:不|严禁|禁止)(?:得|安排)?宴请"), "“工作餐”"),
    (words("欢迎仪式|欢送仪式|隆重(?:欢迎|迎接)|热烈欢迎"), "（不写，也不安排）"),
    (words("莅临|亲临|光临"), "“来”"),
    (words("下榻"), "“住”"),
)
#: Presents, of which G19 says more where they are put up in a room.
_GIFTS = (
    words(
        "纪念品|伴手礼",
        "(?:旅游|文创)?纪念品(?:开发|产业|企业|展|店|研发|生产|市场)|(?:赠送|互赠|赠予|发放|馈赠|赠|送)[^，。；、]{0,6}(?:纪念品|伴手礼)",
    ),
    "（不写，也不送）",
)
# a character of each of these words: most texts have none of them, and need no look at the words
_SUSPICIOUS = re.compile("[宴请迎送临榻纪手洗饯风]")
_SECTIONS = frozenset(
    ("title", "purpose", "schedule", "meals", "seating", "tasks", "vehicles", "lodging", "approval", "setting")
)
#: Short names that are in use and are not the regular ones (机构改革后的规范化简称).
_SHORT_NAMES = {
    "发改委": "发展改革委",
    "发改局": "发展改革局",
    "卫健委": "卫生健康委",
    "卫健局": "卫生健康局",
    "人社局": "人力资源社会保障局",
    "人社厅": "人力资源社会保障厅",
    "住建委": "住房城乡建设委",
    "住建局": "住房城乡建设局",
    "住建厅": "住房城乡建设厅",
    "文旅局": "文化和旅游局",
    "文旅厅": "文化和旅游厅",
    "工信局": "工业和信息化局",
    "工信厅": "工业和信息化厅",
    "农农局": "农业农村局",
    "市监局": "市场监管局",
    "应急局": "应急管理局",
    "自规局": "自然资源和规划局",
    "退役局": "退役军人局",
    "府办": "政府办公室",
}


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
        if section not in _SECTIONS or not _SUSPICIOUS.search(text) or text == "宴请":
            continue
        if section == "setting" and STAGED.find(text):
            continue  # G07b says more
        for unwanted, usual in _USUAL if section == "setting" else (*_USUAL, _GIFTS):
            if word := unwanted.find(text):
                yield Finding(
                    statement.place,
                    f"“{text}”里的“{word}”，国内公务的材料里不用",
                    f"改成{usual}" if "（" not in usual else usual.strip("（）"),
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
    names = dict(_SHORT_NAMES)
    for pack in packs(visit):
        names |= pack.short_names
    # 政府办公室 is no 府办
    pattern = re.compile(f"(?<!政)(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})")
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
