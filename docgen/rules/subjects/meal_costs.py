"""用餐: what a meal may cost, and what guests pay for meals and cars."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.model.dining import Meal
from docgen.model.money import Expense, Payment, is_sum
from docgen.model.transport import Vehicle
from docgen.model.visit import Visit
from docgen.rules.facts import (
    guest_count,
    host_count,
    is_paid_by_guests,
    is_paid_by_hosts,
    is_settled,
    meal_name,
)
from docgen.rules.rule import CHARGES, DOMESTIC, FRUGALITY, Finding, finding_at, rule
from docgen.rules.spending import bills_for_meals, meal_hours, meals_paid_by, names_a_meal
from docgen.rules.standards import Standard, lowest_standard
from docgen.rules.subjects import meals

SUBJECT = meals.SUBJECT

_OWN_CAR = re.compile("自带|自备|自驾")
#: Paid on the spot or with the room: nothing is collected by the receiving side.
_PAID_ON_THE_SPOT = re.compile("房费|含早|含房|扫码|自行|现场|直接|AA|微信|刷卡|外出")
_PER_HEAD = re.compile(r"(?:人均|每人|每位|一人)[^，。；、\d]{0,6}(?P<sum>\d+(?:\.\d{1,2})?)元")
FOOD = re.compile("伙食|餐|食宿|饭")
TRANSPORT = re.compile("交通|用车|车费|租车")


@rule(code="G17", name="超过用餐标准", level="should", binds=(DOMESTIC,))
def meal_above_the_standard(visit: Visit) -> Iterator[Finding]:
    """工作餐的标准由各地定；接待单位付费的每人不得超过它。标准取办公室文件的“标准”和地方规定中低的一个。

    Bad:
        办公室: {标准: {工作餐: 50}}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 标准: 80, 来宾: 全体}   # ←
    Good:
        办公室: {标准: {工作餐: 50}}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 标准: 50, 来宾: 全体}
    """
    for meal in visit.meals:
        if meal.standard is None or not is_paid_by_hosts(visit, meal):
            continue
        cap = lowest_standard(visit, *_standard_names(meal))
        if cap and meal.standard > cap.amount:
            text = f"“{meal_name(meal)}”每人{meal.standard:f}元，标准是{cap.amount:f}元"
            over = (meal.standard - cap.amount) * (guest_count(visit, meal) + host_count(visit, meal))
            yield finding_at(meal, "standard", text, f"降到{cap.amount:f}元以内", cap.source, over)
    for expense in visit.expenses:
        if expense.amount is None or is_sum(expense.item) or is_paid_by_guests(visit, expense.payer):
            continue
        heads, cap = _heads_charged(visit, expense), _standard_of(visit, expense)
        if cap and heads and expense.amount > cap.amount * heads:
            each = (expense.amount / heads).quantize(Decimal("0.01")).normalize()
            text = f"“{expense.item}”{expense.amount:f}元、{heads}人，每人{each:f}元，标准是{cap.amount:f}元"
            over = expense.amount - cap.amount * heads
            yield finding_at(expense, "amount", text, f"降到{cap.amount:f}元以内，超出的不得报销", cap.source, over)

    yield from _heads_told_to_cost_more(visit)


def _heads_told_to_cost_more(visit: Visit) -> Iterator[Finding]:
    """Notes by which a head cost more than the standard allows: 人均120元."""
    cap = lowest_standard(visit, "工作餐")
    ours = (meal for meal in visit.meals if is_paid_by_hosts(visit, meal))
    entries: tuple[Meal | Expense, ...] = (*ours, *bills_for_meals(visit))
    for entry in entries:
        told = _PER_HEAD.search(entry.note) if cap and "元" in entry.note else None
        if cap and told and Decimal(told["sum"]) > cap.amount:
            name = meal_name(entry) if isinstance(entry, Meal) else entry.item
            text = f"“{name}”的备注写着“{told[0]}”，标准是{cap.amount:f}元"
            yield finding_at(entry, "note", text, f"降到{cap.amount:f}元以内，超出的不得报销", cap.source)


def _standard_of(visit: Visit, expense: Expense) -> Standard | None:
    """What a head may cost: by the meal that an expense names, else by 工作餐, else as the meal itself says."""
    named = (*meal_hours(expense.item), *(("工作餐",) if "工作餐" in expense.item else ()))
    if expense not in bills_for_meals(visit):
        return lowest_standard(visit, *named)  # of the staff, too, if a meal with a standard is named
    if cap := lowest_standard(visit, *named, "工作餐"):
        return cap
    told = max((meal.standard or Decimal(0) for meal in meals_paid_by(visit, expense)), default=Decimal(0))
    # where both name the same standard and the sum is another one, L30 says so
    if not told or (expense.standard is not None and expense.standard <= told):
        return None
    return Standard(told, "“用餐”里写的标准")


def _heads_charged(visit: Visit, expense: Expense) -> int:
    """How many heads an expense is for: those of all its meals, where it pays for several at once."""
    meals = meals_paid_by(visit, expense) if expense in bills_for_meals(visit) else ()
    ate = [guest_count(visit, meal) + host_count(visit, meal) for meal in meals]
    if expense.people is None or not names_a_meal(expense):
        return max(sum(ate), expense.people or 0)  # one who writes 接待费 may count the guests alone
    return expense.people * max(1, len(meals)) if expense.people < sum(ate) else expense.people


def _standard_names(meal: Meal) -> tuple[str, ...]:
    """The names under which the standard of a meal may be set, the most specific first."""
    by_name = [word for word in ("早餐", "午餐", "晚餐") if word in meal.name.replace("中餐", "午餐")]
    return (*by_name, *((meal.form,) if meal.form else ()))


@rule(
    code="T03",
    name="没有收取伙食费、交通费",
    level="note",
    document=FRUGALITY,
    evidence="单源",
    binds=(DOMESTIC,),
    since=CHARGES.since,
)
def meals_or_cars_that_guests_have_not_paid_for(visit: Visit) -> Iterator[Finding]:
    """协助安排用餐、用车的，按标准收取伙食费、交通费，留下凭证。

    Bad:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        用餐:
          - {名称: 6日晚餐, 形式: 自助餐, 来宾: 全体, 付费: 来宾自付}   # ←
        费用:
          - {项目: 会议室, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "001"}
    Good:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        用餐:
          - {名称: 6日晚餐, 形式: 自助餐, 来宾: 全体, 付费: 来宾自付}
        费用:
          - {项目: 会议室, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "001"}
        交费:
          - {交费人: 云州市考察组, 项目: 伙食费, 标准: 40, 人数: 2, 金额: 80, 凭证: "901"}
    """
    if not is_settled(visit) and not visit.payments:
        return
    source = CHARGES.citation if visit.dates.first < FRUGALITY.since else ""
    paid = "、".join(payment.item for payment in visit.payments)
    own = [meal for meal in visit.meals if _is_charged(visit, meal)]
    if own and not FOOD.search(paid):
        text = f"“{meal_name(own[0])}”写的是来宾自付，“交费”里却没有伙食费"
        hint = "收取后把交费人、标准、人数、金额、凭证写进“交费”；在餐厅扫码付的、含在房费里的，写在“付费”里"
        yield finding_at(own[0], "payer", text, hint, source)
    lent = [car for car in visit.vehicles if car.who and "工作" not in car.use and not _OWN_CAR.search(car.note)]
    if lent and not TRANSPORT.search(paid):
        hint = "收取后写进“交费”；来宾自带的车，在备注里写“来宾自带”"
        yield finding_at(lent[0], "who", f"{_car_name(lent[0])}送来宾，“交费”里却没有交通费", hint, source)


def _car_name(car: Vehicle) -> str:
    return f"{car.no}号车" if car.no else car.plate or car.name or "车辆"


def _is_charged(visit: Visit, meal: Meal) -> bool:
    """Whether guests pay the receiving side for a meal: not on the spot, nor with their rooms."""
    return bool(meal.payer) and is_paid_by_guests(visit, meal.payer) and not _PAID_ON_THE_SPOT.search(meal.payer)


def _comes_with_the_room(visit: Visit, meal: Meal) -> bool:
    """Whether a meal is a breakfast where the guests sleep: most hotels count it in the price of the room."""
    hotels = {lodging.hotel.name for lodging in visit.lodging if lodging.hotel}
    place = meal.place.name if meal.place else ""
    return meal_hours(meal.name)[:1] == ("早餐",) and any(place.startswith(hotel) for hotel in hotels)


@rule(
    code="T03b",
    name="交费低于标准",
    level="should",
    document=CHARGES,
    evidence="单源",
    binds=(DOMESTIC,),
)
def guests_who_pay_less_than_is_due(visit: Visit) -> Iterator[Finding]:
    """伙食费按餐收：早餐是日伙食补助的20%，午餐、晚餐各40%；半天用车是日交通补助的50%。收得比这低，等于替来宾付了钱。

    补助每天多少元，写在办公室文件的“标准”里（伙食补助、交通补助）；没有写的，按那一餐自己的标准算。

    Bad:
        用餐:
          - {名称: 6日晚餐, 日期: 2026-07-06, 形式: 自助餐, 标准: 40, 来宾: 全体, 付费: 来宾自付}
        交费:
          - {交费人: 云州市考察组, 项目: 伙食费, 标准: 5, 人数: 2, 金额: 10, 凭证: "901"}   # ←
    Good:
        用餐:
          - {名称: 6日晚餐, 日期: 2026-07-06, 形式: 自助餐, 标准: 40, 来宾: 全体, 付费: 来宾自付}
        交费:
          - {交费人: 云州市考察组, 项目: 伙食费, 标准: 40, 人数: 2, 金额: 80, 凭证: "901"}
    """
    yield from _food_paid_below_what_is_due(visit)
    for payment in visit.payments:
        if payment.amount == 0 and (FOOD.search(payment.item) or TRANSPORT.search(payment.item)):
            yield finding_at(payment, "amount", f"“{payment.item}”收了0元，等于没有收", "按标准补收")
    if allowance := lowest_standard(visit, "交通补助"):
        yield from _transport_paid_below_what_is_due(visit, allowance.amount / 2)


def _transport_paid_below_what_is_due(visit: Visit, half_a_day: Decimal) -> Iterator[Finding]:
    """Guests who paid less for cars than half the daily allowance for each half day in which they were driven."""
    paid = [payment for payment in visit.payments if TRANSPORT.search(payment.item) and not FOOD.search(payment.item)]
    each = sum((each_paid(payment) or Decimal(0) for payment in paid), Decimal(0))
    halves = max(1, len(_half_days_driven(visit)))
    if not paid or paid[0].amount == 0 or each >= half_a_day * halves:
        return
    if any(payment.people is not None and payment.people < visit.guests.size for payment in paid):
        halves = 1  # some came along for a part of it only
    if each < half_a_day * halves:
        text = (
            f"“{paid[0].item}”每人{each:f}元，用车{halves}个半天应收{half_a_day * halves:f}元（半天{half_a_day:f}元）"
        )
        yield finding_at(paid[0], sum_field(paid[0]), text, "按标准补收；没有用车的半天，从日程的“路程”里删去")


def _half_days_driven(visit: Visit) -> set[tuple[object, bool]]:
    """The mornings and the rest of the days on which the schedule names a way to drive."""
    return {(stop.date, stop.time.start.hour < 12) for stop in visit.schedule if stop.travel and stop.time}


def _food_paid_below_what_is_due(visit: Visit) -> Iterator[Finding]:
    """Guests who paid less for their meals than these cost together; where nobody knows that, less than a breakfast."""
    paid = [payment for payment in visit.payments if FOOD.search(payment.item)]
    charged = [meal for meal in visit.meals if _is_charged(visit, meal)]
    dues = [(meal, each) for meal in charged if (each := _due(visit, meal))]
    received = sum((_received(payment) for payment in paid), Decimal(0))
    # a breakfast at the hotel may come with the room: it alone makes nobody owe anything
    due = sum(
        (each * guest_count(visit, meal) for meal, each in dues if not _comes_with_the_room(visit, meal)), Decimal(0)
    )
    if paid and received < due:
        due = sum((each * guest_count(visit, meal) for meal, each in dues), Decimal(0))
        which = "、".join(f"{meal_name(meal)}每人{each:f}元" for meal, each in dues)
        text = f"伙食费收了{received:f}元，应收{due:f}元（{which}）"
        yield finding_at(
            paid[0],
            sum_field(paid[0]),
            text,
            "按标准补收；早餐含在房费里的，“付费”写“含在房费里”；没有用的餐，从“用餐”里删去",
        )
    if (allowance := lowest_standard(visit, "伙食补助")) and not due:
        yield from _less_than_a_breakfast(paid, allowance.amount / 5)


def _less_than_a_breakfast(paid: Iterable[Payment], least: Decimal) -> Iterator[Finding]:
    for payment in paid:
        if (each := each_paid(payment)) is not None and each < least:
            text = f"“{payment.item}”每人{each:f}元，一顿早餐也应收{least:f}元"
            yield finding_at(payment, sum_field(payment), text, "按标准补收")


def _due(visit: Visit, meal: Meal) -> Decimal | None:
    """What each guest pays for a meal: its share of the daily allowance, or less where the meal costs less."""
    if _comes_with_the_room(visit, meal) and not meal.standard:
        return None
    allowance = lowest_standard(visit, "伙食补助")
    share = None
    if allowance:
        share = allowance.amount * (20 if meal_hours(meal.name)[:1] == ("早餐",) else 40) / 100
    known = [each for each in (share, meal.standard) if each is not None]
    return min(known, default=None)


def _received(payment: Payment) -> Decimal:
    if payment.amount is not None:
        return payment.amount
    return payment.standard * payment.people if payment.standard is not None and payment.people else Decimal(0)


def each_paid(payment: Payment) -> Decimal | None:
    """What each guest paid."""
    if payment.amount is not None and payment.people:
        return (payment.amount / payment.people).quantize(Decimal("0.01")).normalize()
    return payment.standard


def sum_field(payment: Payment) -> str:
    return "standard" if payment.standard is not None else "amount"
