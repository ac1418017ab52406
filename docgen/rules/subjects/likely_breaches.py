"""Remarks that read like a breach that no word names: a person must look."""

from collections.abc import Iterator
from functools import lru_cache

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.visit import Visit
from docgen.rules.account import Statement, account
from docgen.rules.likeness import breach_weight, likely_kind, worst_clause
from docgen.rules.rule import BUSINESS, FOREIGN, Finding, rule
from docgen.rules.text_kinds import FREELY_WRITTEN

SUBJECT = (10, "文字里的意思")

#: From which weight on a text is named, and from which on it must be changed. In 60 visits whose writers had not
#: seen the sentences, eight harmless texts in a thousand weighed as much as the first, two as the second.
LIKELY, VERY_LIKELY = 0.5, 1.5
#: What is shorter is a name (二桌): there lists of words look.
_SHORTEST = 5
#: What foreign and business guests may be given, by the kinds of sentences: theirs are other rules.
_ALLOWED = {
    FOREIGN: frozenset(("多餐", "礼品", "布置")),
    BUSINESS: frozenset(("酒", "多餐", "礼品", "布置", "同城")),
}
#: Who leads a group, in the words of its letter: 我县拟由县委常委、副县长某某同志带队. That is no breach.
_LEADS = lazy_pattern("(?:我[县市区省州局委]|拟|将|特|定)*由[^，。；]{2,40}(?:带队|率队|率团|率领)")
#: What each kind of breach is called in a sentence.
_CALLED = {
    "酒": "上酒",
    "烟": "上烟、备烟",
    "菜": "高档菜、野味或超标的餐",
    "陪餐": "陪餐超过人数",
    "多餐": "多安排了餐",
    "娱乐": "娱乐、健身消费",
    "游览": "顺路游览",
    "亲友": "带亲友、办私事",
    "礼品": "送礼品、土特产",
    "卡券": "送卡、券、红包",
    "住房": "住房超标准",
    "包场": "清场、闭馆、包场",
    "转嫁": "由别人出钱",
    "借车": "借用别人的车",
    "票据": "票据和实际不符",
    "付款": "现金、挂账、垫付",
    "手续": "公函、审批手续不全",
    "迎送": "迎送超规格",
    "布置": "布置铺张",
    "警车": "警车开道、管控交通",
    "交费": "该交的费没有交足",
    "场所": "在会所一类的地方吃饭",
    "同城": "同城吃请",
    "遮掩": "有事不写明",
}


@rule(code="G21", name="文字读来像是违规", level="should", gives_way=True)
def remark_that_reads_very_much_like_a_breach(visit: Visit) -> Iterator[Finding]:
    """不合规的事很少直说：“中午那桌让石料厂那边处理一下”。程序把备注、分工、注意事项同几千句例句比，读来很像不合规的，请人看。

    Bad:
        分工:
          - {事项: 中午那桌让石料厂那边处理一下, 责任单位: 区接待中心}   # ←
    Good:
        分工:
          - {事项: 中午的工作餐用公务卡结账, 责任单位: 区接待中心}
    """
    yield from (finding for is_sure, finding in _findings(visit) if is_sure)


@rule(code="G21b", name="文字读来可能违规", level="note", gives_way=True)
def remark_that_may_be_read_as_a_breach(visit: Visit) -> Iterator[Finding]:
    """和例句比，读来有些像不合规的事，程序拿不准，请经办人看一眼；没有事的，写明白一些，查账的人也看得懂。

    Bad:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        分工:
          - {事项: 每人一提新茶，临走递上, 责任单位: 区接待中心}   # ←
    Good:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        分工:
          - {事项: 临走再清点一次行李, 责任单位: 区接待中心}
    """
    yield from (finding for is_sure, finding in _findings(visit) if not is_sure)


@lru_cache(maxsize=1)  # both rules ask of the one visit that is being judged
def _findings(visit: Visit) -> tuple[tuple[bool, Finding], ...]:
    """What reads like a breach, each with whether it does so very much."""
    return tuple(_suspicions(visit))


def _suspicions(visit: Visit) -> Iterator[tuple[bool, Finding]]:
    for statement in account(visit).of(*FREELY_WRITTEN):
        text = statement.text
        # what somebody is called says nothing: a text that is named must be so without the names in it
        if len(text) < _SHORTEST or breach_weight(text) < LIKELY:
            continue
        plain = _without_names(visit, text)
        weight = min(map(breach_weight, (text, plain, _LEADS.sub("某某带队", plain))))
        if weight >= LIKELY:
            kind = likely_kind(text)
            is_sure = weight >= VERY_LIKELY and kind not in _ALLOWED.get(visit.category or "", ())
            yield is_sure, statement.finding(_sentence(statement, kind), "真有这件事，取消或改正；没有，把话写明白")


def _without_names(visit: Visit, text: str) -> str:
    for person in visit.people.values():
        text = text.replace(person.name, "某")
    return text


def _sentence(statement: Statement, kind: str) -> str:
    said = worst_clause(statement.text)
    quoted = "" if said in statement.name else f"写着“{said}”，"
    like = f"像是{_CALLED[kind]}" if kind in _CALLED else "不像公务接待的事"
    return f"{statement.name}{quoted}读来{like}，请人看一眼"
