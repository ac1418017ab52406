"""费用和票据: who pays, how and under what name, as notes, tasks and remarks say it in passing."""

from collections.abc import Iterator

from docgen.model.dining import Meal
from docgen.model.money import Expense
from docgen.model.visit import Visit
from docgen.rules.account import Statement
from docgen.rules.facts import is_paid_by_guests
from docgen.rules.lexicon.payment import BEYOND_FOREIGN, CASH_PAID, ON_CREDIT, SHIFTED_ONTO
from docgen.rules.lexicon.pretexts import OF_A_MEETING, PARTED, UNDER_ANOTHER_NAME
from docgen.rules.remarks import remarks, says_that_guests_pay
from docgen.rules.rule import DOMESTIC, FOREIGN, REGULATION, Finding, rule
from docgen.rules.subjects import money, vouchers

SUBJECT = money.SUBJECT


@rule(
    code="G16c",
    name="文字里写着由别人出钱",
    level="should",
    document=REGULATION,
    article=12,
    evidence="原文",
    binds=(DOMESTIC,),
)
def cost_that_a_remark_shifts_onto_others(visit: Visit) -> Iterator[Finding]:
    """备注、分工、注意事项里写着账由镇上、企业、老板结，也是把接待费用转嫁给下级单位、企业和个人。

    Bad:
        分工:
          - {事项: 午饭的账请园区企业结掉, 责任单位: 区接待中心}   # ←
    Good:
        分工:
          - {事项: 介绍园区企业承担的技改项目, 责任单位: 区接待中心}
    """
    if not (said := list(remarks(visit, SHIFTED_ONTO))):
        return
    already = {id(finding.place) for finding in money.expense_that_others_must_bear.find(visit)}
    for statement, word in said:
        if id(statement.place) not in already and not _is_paid_by_guests(visit, statement):
            text = f"{statement.name}写着“{word}”，接待费用不得转嫁给下级单位、企业和个人"
            yield statement.finding(text, "由接待单位承担，列入预算；来宾该付的由来宾付；不该有的取消")


@rule(code="G18f", name="文字里写着换名目、找票", level="should")
def remark_on_another_name_or_other_papers(visit: Visit) -> Iterator[Finding]:
    """备注、分工里写着餐费开成别的票、挂到别的科目，或另找票据，是“变通报销”；写的和做的要是一回事。

    Bad:
        分工:
          - {事项: 晚上那桌的餐费挂到会场租金里, 责任单位: 区接待中心}   # ←
    Good:
        分工:
          - {事项: 会场租金单独开票, 责任单位: 区接待中心}
    """
    if not (said := [*remarks(visit, UNDER_ANOTHER_NAME), *remarks(visit, PARTED)]):
        return
    already = {id(finding.place) for finding in vouchers.cost_under_another_name.find(visit)}
    for statement, word in said:
        is_of_a_conference = visit.purpose == "出席会议" and OF_A_MEETING.find(word)
        if id(statement.place) not in already and not is_of_a_conference and not _is_paid_by_guests(visit, statement):
            already.add(id(statement.place))
            text = f"{statement.name}写着“{word}”，名目和实际用途不一致"
            yield statement.finding(text, "按实际用途写，用这一笔自己的票据；不该报的剔除")


@rule(
    code="G18g",
    name="文字里写着现金、签单、挂账",
    level="should",
    document=REGULATION,
    evidence="转载",
    binds=(DOMESTIC,),
)
def remark_on_cash_or_credit(visit: Visit) -> Iterator[Finding]:
    """接待费用用公务卡或转账，当时结清；备注、分工里写着付现金、签单、先欠着，和“支付”写的就不是一回事。

    Bad:
        分工:
          - {事项: 晚餐先签单，月底一起结, 责任单位: 区接待中心}   # ←
    Good:
        分工:
          - {事项: 用餐后当场用公务卡结清, 责任单位: 区接待中心}
    """
    if not (said := [*remarks(visit, CASH_PAID), *remarks(visit, ON_CREDIT)]):
        return
    already = {
        id(finding.place)
        for one in (vouchers.expense_paid_in_another_way, vouchers.expense_without_its_papers)
        for finding in one.find(visit)
    }
    for statement, word in said:
        if id(statement.place) not in already and not _is_paid_by_guests(visit, statement):
            already.add(id(statement.place))
            text = f"{statement.name}写着“{word}”，接待费用应当用公务卡或转账，当时结清"
            yield statement.finding(text, "改为公务卡或转账；来宾自己的消费由来宾付")


@rule(code="W02b", name="文字里写着外宾的机票、购物由接待费出", level="should", evidence="单源", binds=(FOREIGN,))
def remark_on_costs_beyond_those_of_foreign_guests(visit: Visit) -> Iterator[Finding]:
    """国际旅费、购物、观光不在外宾接待的开支范围里；分工、备注里写着先垫、走接待费，查账时一样要退。

    Bad:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        分工:
          - {事项: 回国机票先走外宾接待费, 责任单位: 区接待中心}   # ←
    Good:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        分工:
          - {事项: 核对外宾回国航班, 责任单位: 区接待中心}
    """
    for statement, word in remarks(visit, BEYOND_FOREIGN):
        if not says_that_guests_pay(statement.text):
            text = f"{statement.name}写着“{word}”，国际旅费、购物、观光不在外宾接待的开支之列"
            yield statement.finding(text, "取消，或由外宾自理")


def _is_paid_by_guests(visit: Visit, statement: Statement) -> bool:
    """Whether a remark stands at a cost of the guests, or leaves the cost to them."""
    entry = statement.entry
    payer = entry.payer if isinstance(entry, Expense | Meal) else ""
    return (
        says_that_guests_pay(statement.text)
        if not payer
        else isinstance(entry, Expense) and is_paid_by_guests(visit, payer)
    )
