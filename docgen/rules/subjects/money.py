"""费用和票据: what may be spent, who bears it, on what papers; figures that add up."""

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.model.dining import Meal
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.money import Expense, Payment, is_sum
from docgen.model.visit import Visit
from docgen.rules.facts import (
    expense_text,
    is_paid_by_guests,
    is_paid_by_hosts,
    is_settled,
    meal_name,
)
from docgen.rules.lexicon.payment import is_only_spoken_of
from docgen.rules.payers import bearer_of
from docgen.rules.rule import (
    DOMESTIC,
    FOREIGN,
    FRUGALITY,
    FRUGALITY_2013,
    REGULATION,
    Finding,
    citation_before_2025,
    finding_at,
    rule,
)
from docgen.rules.spending import word_in
from docgen.rules.standards import pack_citation, pack_that_sets
from docgen.rules.words import words
from docgen.text.wording import capitals, listed

SUBJECT = (7, "费用和票据")

_NOT_OURS = words(
    "差旅费|差旅|(?:会议|培训)?(?:注册|报名)费|机票|飞机票|火车票|高铁票|动车票|车票|船票|会议费|会务费|培训费|培训班|门票|景区|"
    "(?:温泉|漂流|索道|缆车|游船|观光车?|电瓶车|演出)票|旅游费|保险(?!柜|箱|丝|杠)|医疗费|话费|洗衣费",
    "(?:会议|培训)(?:室|场地|材料|用品|资料|茶歇)",
)
#: Reception and a meeting or a course in one breath: the one is spent under the name of the other.
_AS_A_MEETING = words(
    "(?:会议|培训|会务)[^，。；、]*(?:接待|招待|用餐|餐费|宴请)|(?:接待|招待|餐费|用餐)[^，。；、]*(?:会议费|培训费|会务费)|"
    "[以用借按拿由从](?:会议|培训|会务)费?[^，。；、]{0,3}(?:名义|列支|报销|报账|处理|入账)",
    "会议室[^，。；、]*|(?:会议|培训)(?:中心|基地)[^，。；、]*|会议(?:桌签|用品|材料|资料|记录)|(?:不|未|没有?)(?:含|包括|列)[^，。；、]*",
)
_MEETING_BUDGET = lazy_pattern("会议费|培训费|会务费")
_ABROAD = words("住宿|房费|伙食|餐|宴请|交通|用车|租车|车费|赠礼|礼品|纪念品|翻译|场租|会见")


@rule(
    code="G16",
    name="列支来宾或别人应承担的费用",
    level="must",
    document=REGULATION,
    article=12,
    evidence="原文",
    binds=(DOMESTIC,),
)
def expense_that_others_must_bear(visit: Visit) -> Iterator[Finding]:
    """接待费不得列支应由来宾承担的差旅、会议、培训等费用，也不得转嫁给下级单位、企业和个人。

    Bad:
        费用:
          - {项目: 返程高铁票, 金额: 300, 承担: 接待单位}   # ←
    Good:
        费用:
          - {项目: 返程高铁票, 金额: 300, 承担: 来宾自付}
    """
    for expense in visit.expenses:
        bearer = bearer_of(visit, expense.payer)
        if bearer == "guests":
            continue
        if _is_of_the_guests(visit, expense) and not reception_under_the_name_of_a_meeting(visit, expense):
            text = f"费用里有“{expense.item}”，由{expense.payer or '接待单位'}承担，应由来宾自己承担"
            hint = "剔除这一笔，由来宾回本单位报销"
            if _MEETINGS.find(expense.item):
                hint = "剔除这一笔：来宾的，由来宾回本单位报销；名目不实的，按实际用途写项目"
            yield finding_at(expense, "item", text, hint, amount=expense.amount)
        if bearer == "shifted":
            text = f"“{expense.item}”由{expense.payer}承担，接待费用不得转嫁给下级单位、企业和个人"
            yield finding_at(expense, "payer", text, "由接待单位承担，列入预算", amount=expense.amount)
    for meal in visit.meals:
        if bearer_of(visit, meal.payer) == "shifted":
            text = f"“{meal_name(meal)}”由{meal.payer}付费，接待费用不得转嫁给下级单位、企业和个人"
            yield finding_at(meal, "payer", text, "改为来宾自付，或由接待单位列入预算")
    entries: tuple[Meal | Expense, ...] = (*visit.meals, *visit.expenses)
    for entry in entries:
        told = _BORNE_BY.search(entry.note)
        if (
            told
            and not is_only_spoken_of(entry.note, *told.span())
            and bearer_of(visit, who := told["by"] or told["gift"]) == "shifted"
        ):
            name = meal_name(entry) if isinstance(entry, Meal) else entry.item
            text = f"“{name}”的备注写着“{told[0]}”，接待费用不得转嫁给下级单位、企业和个人（{who}）"
            yield finding_at(entry, "note", text, "由接待单位承担，列入预算；不该有的剔除")


def _is_of_the_guests(visit: Visit, expense: Expense) -> bool:
    """Whether what is paid for is the guests' own affair; another office's meeting in its own budget is neither's."""
    if not word_in(_NOT_OURS, expense.item):
        return False
    unit = visit.office.unit, visit.office.short, "接待单位", ""
    is_elsewhere = expense.payer not in unit and _NOT_OF_THIS_VISIT.search(expense.note)
    return not (is_elsewhere and _MEETINGS.find(expense.item))


_MEETINGS = words("会议费|会务费|培训费|培训班")
#: Said of a cost that has nothing to do with the visit.
_NOT_OF_THIS_VISIT = lazy_pattern(
    "(?:与|和|跟)(?:本次|这次|此次)?(?:来访|接待)无关|不(?:列入|计入|属于|进)[^，。；]{0,4}接待|列入[^，。；]{0,12}(?:会议|培训)计划"
)
#: What a note says of who bears a cost: 超标部分由宏图机械补, 老板买单.
_BORNE_BY = lazy_pattern(
    "(?<!不)(?:由|请|让)(?P<by>[^，。；、]{2,12}?)(?:补|出钱|付|承担|支付|买单|埋单|解决|负担|垫|赞助|结账|分摊)|"
    "(?<![^，。；、])(?P<gift>[^，。；、不无]{2,10}?)(?:赞助|买单|埋单|请客|做东)"
)


@rule(code="G16b", name="付费的是谁看不出来", level="should", binds=(DOMESTIC,))
def payer_who_cannot_be_told(visit: Visit) -> Iterator[Finding]:
    """付费、承担写的既不是接待单位、机关，也不是来宾，多半是把费用转给了别人；是谁要写全称。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 付费: 宏图}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 付费: 区政府办公室}
    """
    hint = "写接待单位、机关的名称，或写“来宾自付”；费用不得转嫁给别人"
    for expense in visit.expenses:
        if bearer_of(visit, expense.payer) == "unknown":
            text = f"“{expense.item}”由“{expense.payer}”承担，看不出是接待单位还是来宾"
            yield finding_at(expense, "payer", text, hint, amount=expense.amount)
    for meal in visit.meals:
        if bearer_of(visit, meal.payer) == "unknown":
            text = f"“{meal_name(meal)}”由“{meal.payer}”付费，看不出是接待单位还是来宾"
            yield finding_at(meal, "payer", text, hint)


@rule(
    code="T07",
    name="借会议、培训名义列支",
    level="must",
    document=FRUGALITY,
    evidence="转载",
    binds=(DOMESTIC,),
    since=FRUGALITY_2013.since,
)
def reception_paid_for_as_a_meeting(visit: Visit) -> Iterator[Finding]:
    """不得以举办会议、培训的名义列支、转移、隐匿接待费。

    Bad:
        费用:
          - {项目: 培训费（接待用餐）, 金额: 700, 承担: 接待单位}   # ←
    Good:
        费用:
          - {项目: 工作餐, 金额: 700, 承担: 接待单位}
    """
    for expense in visit.expenses:
        if reception_under_the_name_of_a_meeting(visit, expense):
            text = f"“{expense.item}”把接待和会议、培训混在一起，接待费不得以会议、培训的名义列支"
            hint = "按实际用途写项目，列入接待费"
            yield finding_at(expense, "item", text, hint, citation_before_2025(visit, 12), expense.amount)
    for meal in visit.meals:
        if _MEETING_BUDGET.search(meal.payer) and visit.purpose not in ("出席会议", "学习交流"):
            text = f"“{meal_name(meal)}”由{meal.payer}付费，这次来访是{visit.purpose}，接待费不得以会议、培训的名义列支"
            yield finding_at(meal, "payer", text, "改为来宾自付，或列入接待费", citation_before_2025(visit, 12))


def reception_under_the_name_of_a_meeting(visit: Visit, expense: Expense) -> bool:
    """Whether an expense spends a reception as a meeting or a course; meals of a conference are no reception."""
    word = word_in(_AS_A_MEETING, expense_text(expense))
    is_of_a_conference = visit.purpose == "出席会议" and not re.search("接待|招待|宴请", word)
    return bool(word) and not is_of_a_conference


@rule(code="W02", name="外宾费用超出开支范围", level="should", evidence="单源", binds=(FOREIGN,))
def expense_beyond_what_is_spent_on_foreign_guests(visit: Visit) -> Iterator[Finding]:
    """外宾接待的开支是住宿、日常伙食、宴请、交通、赠礼，一般不列国际旅费。

    Bad:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        费用:
          - {项目: 国际旅费, 金额: 8000, 承担: 接待单位}   # ←
    Good:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        费用:
          - {项目: 宴请, 金额: 800, 承担: 接待单位}
    """
    for expense in visit.expenses:
        if is_sum(expense.item) or is_paid_by_guests(visit, expense.payer):
            continue
        if not word_in(_ABROAD, expense.item):
            text = f"费用里有“{expense.item}”，不在住宿、伙食、宴请、交通、赠礼之列"
            yield finding_at(expense, "item", text, "剔除这一笔，或由外宾自理", amount=expense.amount)


@rule(code="R01", name="本地要求的凭证不齐", level="should")
def paper_missing_that_the_region_asks_for(visit: Visit) -> Iterator[Finding]:
    """有的地方报销要四样：公函、审批单（任务通知单）、清单、票据。要哪几样，看地方规定的“凭证”。

    Bad:
        地方规定: {名称: 清江区（2026年）, 凭证: [公函, 审批单, 清单, 票据]}
        类别: 商务
        审批:
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "00123456"}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 凭证: [公函, 审批单, 清单, 票据]}
        类别: 商务
        审批: {审批人: 罗文, 日期: 2026-07-01}
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "00123456"}
    """
    pack = pack_that_sets(visit, "papers")
    if pack is None or not is_settled(visit) or not visit.expenses:
        return
    has = {
        "公函": bool(visit.letter and (visit.letter.number or visit.letter.sender)),
        "审批": bool(visit.approval and visit.approval.by),
        "菜单": any(meal.menu for meal in visit.meals if is_paid_by_hosts(visit, meal)),
    }
    papers = [single for paper in pack.papers for single in _SETS.get(paper, (paper,))]
    missing = [paper for paper in papers for word, there in has.items() if word in paper and not there]
    if missing := [paper for paper in missing if visit.category != DOMESTIC or "公函" not in paper]:
        text = f"有费用要报，本地要{listed(papers)}，还没有{listed(missing)}"
        yield finding_at(visit, "expenses", text, f"补上{listed(missing)}", pack_citation(pack))


@rule(code="L30", name="金额算得不对", level="should")
def amount_that_is_not_the_product(visit: Visit) -> Iterator[Finding]:
    """标准乘人数不等于金额，财务第一眼就退回来。

    Bad:
        费用:
          - {项目: 工作餐, 标准: 50, 人数: 14, 金额: 750, 承担: 接待单位}   # ←
    Good:
        费用:
          - {项目: 工作餐, 标准: 50, 人数: 15, 金额: 750, 承担: 接待单位}
    """
    entries: tuple[Expense | Payment, ...] = (*visit.expenses, *visit.payments)
    for entry in entries:
        if entry.standard is None or entry.people is None or entry.amount is None:
            continue
        product = entry.standard * entry.people
        # several days or meals at one standard: a whole multiple is no slip of the pen
        if product and entry.amount != product and entry.amount % product:
            text = f"“{entry.item}”每人{entry.standard:f}元、{entry.people}人是{product:f}元，写的是{entry.amount:f}元"
            yield finding_at(entry, "amount", text, "核对标准、人数和金额；不止一次的，分行写", amount=entry.amount)


@rule(code="L31", name="大写和小写不一致", level="should")
def capitals_that_differ_from_the_figure(visit: Visit) -> Iterator[Finding]:
    """金额的大写和小写是互相核对的；不一致，财务不予受理。

    Bad:
        费用:
          - {项目: 工作餐, 金额: 750, 大写: 柒佰元整, 承担: 接待单位}   # ←
    Good:
        费用:
          - {项目: 工作餐, 金额: 750, 大写: 人民币柒佰伍拾元整, 承担: 接待单位}
    """
    for expense in visit.expenses:
        if (
            expense.capitals
            and expense.amount is not None
            and _normalized(expense.capitals, expense.amount)
            != _normalized(right := capitals(expense.amount), expense.amount)
        ):
            text = f"“{expense.item}”的金额是{expense.amount:f}元，大写写的是“{expense.capitals}”"
            yield finding_at(expense, "capitals", text, f"大写应为“{right}”", amount=expense.amount)


#: What people call the papers together.
_SETS = {"三单": ("公函", "清单", "票据"), "四单": ("公函", "审批单", "清单", "票据")}


def _normalized(text: str, amount: Decimal) -> str:
    """Capitals in one spelling: people write 圆 or 元, 整 or 正 or neither, and 人民币 before them.

    《支付结算办法》 leaves it free to write 零 behind 元 or 万 where the figure there is 0 and the next one is not:
    380.50 is 叁佰捌拾元伍角 or 叁佰捌拾元零伍角.
    """
    plain = re.sub("人民币|[：:\\s整正]", "", text).replace("圆", "元").replace("零元", "元")
    yuan = int(amount)
    if yuan % 10 == 0:
        plain = re.sub("元零(?=.角)", "元", plain)
    if yuan // 10**4 % 10 == 0:
        plain = re.sub("(?<=[万亿])零(?=.仟)", "", plain)
    return plain


@rule(code="L32", name="合计加不平", level="should")
def total_that_does_not_add_up(visit: Visit) -> Iterator[Finding]:
    """费用里写了合计，就要等于各笔相加。

    Bad:
        费用:
          - {项目: 工作餐, 金额: 700, 承担: 接待单位}
          - {项目: 会议室, 金额: 200, 承担: 接待单位}
          - {项目: 合计, 金额: 800}   # ←
    Good:
        费用:
          - {项目: 工作餐, 金额: 700, 承担: 接待单位}
          - {项目: 会议室, 金额: 200, 承担: 接待单位}
          - {项目: 合计, 金额: 900}
    """
    total, subtotal = Decimal(0), Decimal(0)
    for expense in visit.expenses:
        if not is_sum(expense.item):
            total += expense.amount or 0
            subtotal += expense.amount or 0
            continue
        right = subtotal if "小计" in expense.item else total
        subtotal = Decimal(0)
        if expense.amount is not None and expense.amount != right:
            text = f"{expense.item}写的是{expense.amount:f}元，各笔相加是{right:f}元"
            yield finding_at(expense, "amount", text, "核对每一笔", amount=expense.amount)
