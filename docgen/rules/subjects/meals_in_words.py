"""用餐: meals that only remarks know of, what they really cost, and what guests really pay, as remarks say it."""

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.dining import Meal
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.money import Expense, Payment
from docgen.model.visit import Visit
from docgen.rules.account import Statement, account
from docgen.rules.facts import is_paid_by_hosts
from docgen.rules.lexicon.more_meals import ONE_MORE_MEAL
from docgen.rules.lexicon.payment import TOKEN_PAID
from docgen.rules.remarks import NUMBER, number_said, remarks, says_that_guests_pay
from docgen.rules.rule import CHARGES, DOMESTIC, REGULATION, Finding, finding_at, rule
from docgen.rules.spending import is_for_meals
from docgen.rules.standards import lowest_standard
from docgen.rules.subjects import extra_meals, meal_costs, meals

SUBJECT = meals.SUBJECT


@rule(
    code="G12f",
    name="文字里写着另外管饭",
    level="should",
    document=REGULATION,
    article=10,
    evidence="原文",
    binds=(DOMESTIC,),
)
def one_more_meal_in_a_remark(visit: Visit) -> Iterator[Finding]:
    """接待单位只安排一次工作餐；备注里写着“返程前镇上再管一顿”“次日午餐也由县里付”，就是第二次。

    Bad:
        分工:
          - {事项: 第二天晚上接着由局里请, 责任单位: 区接待中心}   # ←
    Good:
        分工:
          - {事项: 返程途中用餐由来宾自理, 责任单位: 区接待中心}
    """
    if not (said := list(remarks(visit, ONE_MORE_MEAL))):
        return
    already = {finding.place for finding in extra_meals.meal_that_only_a_note_knows.find(visit)}
    for statement, word in said:
        if statement.place not in already and not says_that_guests_pay(statement.text):
            text = f"{statement.name}写着“{word}”，一次来访接待单位只能安排一次工作餐"
            yield statement.finding(text, "取消，或由来宾自付")


_BRINGS = (
    "(?:按|约|大约|合到|合|要|是|为|达到?|在|到|控制在|不超过|不超|不低于|"
    "至少|起码|调到|提到|高到|标准|餐标|消费|掌握|实际|大概|差不多|预算)"
)
_PRICE = lazy_pattern(
    f"(?:人均|每人|每位|每客|每个人|一个人|一人|按人头|"
    f"每人头)(?:是?按)?{_BRINGS}{{0,3}}(?P<sum>{NUMBER})(?P<more>多|来)?(?P<unit>元|块|左右|上下|"
    "掌握|走|准备|安排|配|的标准|的规格|结|(?=$|[，。；]))"
)
_EATEN = lazy_pattern("餐|饭|菜|桌|酒|席|宴|吃|食堂|包间|包厢")
_PER_DAY = lazy_pattern("补助|住宿|房|交通|每天|一天|收入|产值|投资|奖|工资")


@rule(code="G17b", name="文字里写的餐价高", level="should", binds=(DOMESTIC,))
def meal_that_costs_more_by_a_remark(visit: Visit) -> Iterator[Finding]:
    """“标准”写50元，备注里却写每位两百八，查账看的是备注；来宾自付的一餐，备注比标准高，也是变相宴请。

    Bad:
        用餐:
          - {名称: 6日晚餐, 形式: 自助餐, 标准: 40, 来宾: 全体, 付费: 来宾自付, 备注: 实际按每位两百八掌握}   # ←
    Good:
        用餐:
          - {名称: 6日晚餐, 形式: 自助餐, 标准: 40, 来宾: 全体, 付费: 来宾自付, 备注: 按每位四十掌握}
    """
    for statement in account(visit).of("doing", "task", "note", "cost", "person", "letter"):
        if not (price := _PRICE.search(statement.text)):
            continue
        limit = _limit(visit, statement)
        if limit is None or number_said(price["sum"]) <= limit:
            continue
        if statement.place not in {finding.place for finding in meal_costs.meal_above_the_standard.find(visit)}:
            text = f"{statement.name}写着“{price[0]}”，标准是{limit:f}元"
            yield statement.finding(text, f"降到{limit:f}元以内；写错了的，改成实际的数")


def _limit(visit: Visit, statement: Statement) -> Decimal | None:
    """What a head may cost of that which a text speaks of; None where it speaks of no meal."""
    entry = statement.entry
    if isinstance(entry, Meal) and not is_paid_by_hosts(visit, entry):
        return entry.standard
    is_of_a_meal = isinstance(entry, Meal) or (isinstance(entry, Expense) and is_for_meals(entry))
    if not is_of_a_meal and (not _EATEN.search(statement.text) or _PER_DAY.search(statement.text)):
        return None
    cap = lowest_standard(visit, "工作餐")
    own = entry.standard if isinstance(entry, Meal) else None
    return cap.amount if cap else own


@rule(code="T03c", name="文字里写着不收、少收", level="should", document=CHARGES, evidence="单源", binds=(DOMESTIC,))
def token_payment_in_a_remark(visit: Visit) -> Iterator[Finding]:
    """“意思一下”“走个过场”“交通费不收”：收得不够，等于替来宾付了钱。

    Bad:
        交费:
          - {交费人: 云州市考察组, 项目: 伙食费, 标准: 40, 人数: 2, 金额: 80, 凭证: "901", 备注: 意思一下}   # ←
    Good:
        交费:
          - {交费人: 云州市考察组, 项目: 伙食费, 标准: 40, 人数: 2, 金额: 80, 凭证: "901", 备注: 按标准收取}
    """
    for statement, word in remarks(visit, TOKEN_PAID):
        text = f"{statement.name}写着“{word}”，伙食费、交通费要按标准收足"
        yield statement.finding(text, "按标准补收，写进“交费”")
    for statement in account(visit).of("note", "task", "cost", "person", "doing", "letter"):
        told = _COLLECTED.search(statement.text)
        if told and number_said(told["sum"]) < _LEAST * max(visit.guests.size, 1):
            text = f"{statement.name}写着“{told[0]}”，来宾{visit.guests.size}人，连一顿早餐也不够"
            yield statement.finding(text, "按标准补收，写进“交费”")


#: Less than this a head is less than any breakfast, in 元.
_LEAST = 15
_COLLECTED = lazy_pattern(f"(?:共|一共|总共|合计|统共)(?:只)?收(?:了|取)?(?P<sum>{NUMBER})[元块]")


@rule(code="T03d", name="交通费够不够看不出来", level="note", document=CHARGES, evidence="单源", binds=(DOMESTIC,))
def transport_paid_without_a_standard(visit: Visit) -> Iterator[Finding]:
    """交通费按当地的交通补助收，半天收一半；办公室文件的“标准”里没有交通补助，收得少了也看不出来。

    Bad:
        交费:
          - {交费人: 云州市考察组, 项目: 交通费, 标准: 20, 人数: 2, 金额: 40, 凭证: "902"}   # ←
    Good:
        办公室: {标准: {交通补助: 80}}
        交费:
          - {交费人: 云州市考察组, 项目: 交通费, 标准: 40, 人数: 2, 金额: 80, 凭证: "902"}
    """
    if lowest_standard(visit, "交通补助"):
        return
    for payment in visit.payments:
        each = meal_costs.each_paid(payment)
        if each and each < _HALF_A_DAY and meal_costs.TRANSPORT.search(payment.item) and not _names_food(payment):
            text = f"“{payment.item}”每人{each:f}元，办公室文件的“标准”里没有写“交通补助”，够不够看不出来"
            yield finding_at(
                payment, meal_costs.sum_field(payment), text, "在办公室文件的“标准”里写上交通补助每天多少元"
            )


#: Below this most places' half a day lies, in 元.
_HALF_A_DAY = 40


def _names_food(payment: Payment) -> bool:
    return bool(meal_costs.FOOD.search(payment.item))
