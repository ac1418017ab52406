"""活动、会场和礼品: gifts that cost more than the list says, by their notes."""

import re
from collections.abc import Iterator

from docgen.model.visit import Visit
from docgen.rules.remarks import NUMBER, number_said
from docgen.rules.rule import BUSINESS, FOREIGN, Finding, finding_at, rule
from docgen.rules.standards import lowest_standard
from docgen.rules.subjects import activities

SUBJECT = activities.SUBJECT

_SUM = re.compile(f"(?P<sum>{NUMBER})(?:多|来|余)?(?:元|块|(?<=[百千])(?=[从买，。；]|$)|多(?=从|买|的|$))")


@rule(code="L37", name="礼品比写的贵重", level="should", binds=(FOREIGN, BUSINESS))
def gift_that_is_worth_more_than_written(visit: Visit) -> Iterator[Finding]:
    """单价写180元，备注里却是“实际一千五”“团长那份六千多”，实际的价才算数。

    Bad:
        类别: 商务
        礼品:
          - {名称: 纪念册, 数量: 4, 单价: 180, 备注: 实际每件一千五百元}   # ←
    Good:
        类别: 商务
        礼品:
          - {名称: 纪念册, 数量: 4, 单价: 180, 备注: 封面烫金字}
    """
    cap = lowest_standard(visit, "礼品", "纪念品")
    for gift in visit.gifts:
        told = _SUM.search(gift.note)
        limit = max(filter(None, (gift.price, cap.amount if cap else None)), default=None)
        if told and limit is not None and number_said(told["sum"]) > limit:
            text = f"{gift.name}的备注写着“{told[0]}”，单价、限额最多{limit:f}元"
            yield finding_at(gift, "note", text, "按实际写单价，超出限额的换一种")


@rule(code="W05b", name="外宾礼品远超限额", level="should", evidence="单源", binds=(FOREIGN,))
def gift_far_above_the_limit_for_foreign_guests(visit: Visit) -> Iterator[Finding]:
    """一件礼品是限额的两倍以上，不是挑选的问题，要换。

    Bad:
        办公室: {标准: {礼品: 200}}
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        礼品:
          - {名称: 玉雕, 数量: 1, 单价: 6000, 对象: 团长}   # ←
    Good:
        办公室: {标准: {礼品: 200}}
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        礼品:
          - {名称: 竹编书签, 数量: 1, 单价: 30, 对象: 团长}
    """
    cap = lowest_standard(visit, "礼品")
    for gift in visit.gifts:
        if cap and gift.price is not None and gift.price > cap.amount * 2:
            text = f"{gift.name}每件{gift.price:f}元，礼品的限额是{cap.amount:f}元"
            yield finding_at(gift, "price", text, f"换成{cap.amount:f}元以内的；确有对等需要的，先报批", cap.source)
