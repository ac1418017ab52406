"""费用和票据: what may be spent, who bears it, on what papers; figures that add up."""

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.model.money import Expense, Payment
from docgen.model.visit import Visit
from docgen.rules.facts import expense_text, guest_count, host_count, is_paid_by_guests, is_settled, meal_name
from docgen.rules.rule import (
    DOMESTIC,
    FOREIGN,
    FRUGALITY,
    REGULATION,
    Finding,
    citation_before_2025,
    finding_at,
    rule,
)
from docgen.rules.standards import pack_citation, pack_that_sets
from docgen.rules.words import words
from docgen.text.wording import capitals, listed

SUBJECT = (7, "费用和票据")

_NOT_OURS = words(
    "差旅费|差旅|(?:会议|培训)?(?:注册|报名)费|机票|飞机票|火车票|高铁票|动车票|车票|船票|会议费|会务费|培训费|培训班|门票|景区|旅游费|保险费|医疗费|话费|洗衣费",
    "(?:会议|培训)(?:室|场地|材料|用品|资料|茶歇)",
)
_DISGUISED = re.compile(
    "(?:会议|培训|会务)[^，。；、]*(?:接待|招待|用餐|餐费|宴请)|(?:接待|招待|餐费|用餐)[^，。；、]*(?:会议费|培训费|会务费)"
)
_ELSEWHERE = words(
    "下属|下级|农户|群众|有限公司|有限责任公司|公司|企业|集团|厂|协会|商会|合作社|镇|乡|街道|村|社区|个体|老板",
    "农业农村|农村|乡村|镇江|乡村振兴局|(?:厂|镇|乡)务",
)
_CASH = words("现金|付现|现钞|现钱", "非现金|现金支票|(?:公务卡|转账)[（(][^）)]*[)）]")
_TOTAL = re.compile("^.{0,4}(?:合计|总计|小计|共计|总额|总费用)$")
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
    ours = {person.name for person in (*visit.hosts, *visit.staff, *visit.others)}
    for expense in visit.expenses:
        if is_paid_by_guests(visit, expense.payer):
            continue
        word = _NOT_OURS.find(expense.item)
        if word and not _DISGUISED.search(expense_text(expense)):
            text = f"费用里有“{expense.item}”，由{expense.payer or '接待单位'}承担，应由来宾自己承担"
            yield finding_at(expense, "item", text, "剔除这一笔，由来宾回本单位报销", amount=expense.amount)
        if (_ELSEWHERE.find(expense.payer) or expense.payer in ours) and expense.payer not in (
            visit.office.unit,
            visit.office.short,
        ):
            text = f"“{expense.item}”由{expense.payer}承担，接待费用不得转嫁给下级单位、企业和个人"
            yield finding_at(expense, "payer", text, "由接待单位承担，列入预算", amount=expense.amount)
    for meal in visit.meals:
        if _ELSEWHERE.find(meal.payer) and not is_paid_by_guests(visit, meal.payer):
            text = f"“{meal_name(meal)}”由{meal.payer}付费，接待费用不得转嫁给下级单位、企业和个人"
            yield finding_at(meal, "payer", text, "改为来宾自付，或由接待单位列入预算")


@rule(
    code="T07",
    name="借会议、培训名义列支",
    level="must",
    document=FRUGALITY,
    evidence="转载",
    binds=(DOMESTIC,),
    since=REGULATION.since,
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
        if _DISGUISED.search(expense_text(expense)):
            text = f"“{expense.item}”把接待和会议、培训混在一起，接待费不得以会议、培训的名义列支"
            hint = "按实际用途写项目，列入接待费"
            yield finding_at(expense, "item", text, hint, citation_before_2025(visit, 12), expense.amount)


@rule(code="G18", name="报销凭证不齐", level="should", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def expense_without_its_papers(visit: Visit) -> Iterator[Finding]:
    """报销凭证是财务票据、派出单位公函和接待清单，三样齐了才能报。

    Bad:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡}   # ←
    Good:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "00123456"}
    """
    if not is_settled(visit):
        return
    for expense in visit.expenses:
        if not expense.receipt and not is_paid_by_guests(visit, expense.payer) and not _TOTAL.match(expense.item):
            text = f"“{expense.item}”{_sum(expense)}没有票据号，报销要票据、公函、清单三样"
            yield finding_at(expense, "", text, "写上“票据”；没有票据不能报", amount=expense.amount)
    if visit.letter and visit.letter.sender and not visit.letter.number and visit.expenses:
        text = f"有费用要报，{visit.letter.sender}的公函却没有文号，报销要票据、公函、清单三样"
        yield finding_at(visit, "letter", text, "写上公函的“文号”")


@rule(code="G18b", name="现金支付", level="must", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def expense_paid_in_cash(visit: Visit) -> Iterator[Finding]:
    """接待费用用公务卡或转账支付，不得用现金。

    Bad:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 现金, 票据: "00123456"}   # ←
    Good:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 转账, 票据: "00123456"}
    """
    for expense in visit.expenses:
        if _CASH.find(expense.method) and not is_paid_by_guests(visit, expense.payer):
            text = f"“{expense.item}”{_sum(expense)}用{expense.method}支付，接待费用只能用公务卡或转账"
            yield finding_at(
                expense, "method", text, "改用公务卡或转账；已经付了现金的，不能报销", amount=expense.amount
            )


@rule(code="G18c", name="支付方式不规范", level="should", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def expense_paid_in_another_way(visit: Visit) -> Iterator[Finding]:
    """接待费用用公务卡或转账；挂账、签单、个人微信垫付，都不合规定。

    Bad:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 签单挂账, 票据: "00123456"}   # ←
    Good:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "00123456"}
    """
    for expense in visit.expenses:
        if re.search("挂账|签单|赊|垫付|垫支|微信|支付宝|个人卡|欠", expense.method):
            if is_paid_by_guests(visit, expense.payer):
                continue
            text = f"“{expense.item}”{_sum(expense)}写的是{expense.method}，接待费用应当用公务卡或转账"
            yield finding_at(
                expense, "method", text, "未付的改为转账；已垫付的附说明，报财务审定", amount=expense.amount
            )


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
        if _TOTAL.match(expense.item) or is_paid_by_guests(visit, expense.payer):
            continue
        if not _ABROAD.find(expense.item):
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
            and _normalized(expense.capitals) != _normalized(right := capitals(expense.amount))
        ):
            text = f"“{expense.item}”的金额是{expense.amount:f}元，大写写的是“{expense.capitals}”"
            yield finding_at(expense, "capitals", text, f"大写应为“{right}”", amount=expense.amount)


#: What people call the papers together.
_SETS = {"三单": ("公函", "清单", "票据"), "四单": ("公函", "审批单", "清单", "票据")}


def _normalized(text: str) -> str:
    """Capitals in one spelling: people write 圆 or 元, 整 or 正 or neither, and 人民币 before them."""
    return re.sub("人民币|[：:\\s整正]", "", text).replace("圆", "元").replace("零元", "元")


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
        if not _TOTAL.match(expense.item):
            total += expense.amount or 0
            subtotal += expense.amount or 0
            continue
        right = subtotal if "小计" in expense.item else total
        subtotal = Decimal(0)
        if expense.amount is not None and expense.amount != right:
            text = f"{expense.item}写的是{expense.amount:f}元，各笔相加是{right:f}元"
            yield finding_at(expense, "amount", text, "核对每一笔", amount=expense.amount)


@rule(code="L33", name="用餐人数和费用对不上", level="note")
def expense_for_other_numbers_than_ate(visit: Visit) -> Iterator[Finding]:
    """费用里工作餐的人数，应当等于那一餐来宾加陪餐的人数；多出来的人要说得清。

    Bad:
        陪同: [{姓名: 罗文}]
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 形式: 工作餐, 标准: 50, 来宾: 全体, 陪餐: [罗文]}
        费用:
          - {项目: 工作餐, 日期: 2026-07-06, 标准: 50, 人数: 5, 金额: 250, 承担: 接待单位}   # ←
    Good:
        陪同: [{姓名: 罗文}]
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 形式: 工作餐, 标准: 50, 来宾: 全体, 陪餐: [罗文]}
        费用:
          - {项目: 工作餐, 日期: 2026-07-06, 标准: 50, 人数: 3, 金额: 150, 承担: 接待单位}
    """
    for expense in visit.expenses:
        meals = [meal for meal in visit.meals if meal.form == "工作餐" and meal.date and meal.date == expense.date]
        if expense.people is None or len(meals) != 1 or "工作餐" not in expense.item:
            continue
        (meal,) = meals
        guests, hosts = guest_count(visit, meal), host_count(visit, meal)
        if expense.people != guests + hosts:
            ate = f"来宾{guests}人、陪餐{hosts}人，共{guests + hosts}人"
            text = f"“{expense.item}”按{expense.people}人算，“{meal_name(meal)}”是{ate}"
            yield finding_at(expense, "people", text, "核对人数；工作人员用餐另行说明")


def _sum(expense: Expense) -> str:
    return f"{expense.amount:f}元" if expense.amount is not None else ""
