"""日程: days outside the visit, weekdays that do not match, public holidays."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.facts import meal_name
from docgen.rules.holidays import LAST_ANNOUNCED_YEAR, holiday, may_be_a_holiday
from docgen.rules.rule import Finding, finding_at, rule
from docgen.rules.standards import packs
from docgen.rules.subjects import schedule
from docgen.text.wording import day_and_weekday, listed, weekday

SUBJECT = schedule.SUBJECT


@rule(code="L07", name="日期不在来访期间", level="should")
def day_outside_the_visit(visit: Visit) -> Iterator[Finding]:
    """来访只有那几天，日程、用餐、座次、迎送、费用却写在别的日子，多半是抄旧稿没改。

    Bad:
        日期: 2026-07-06 至 2026-07-07
        日程:
          - {日期: 2026-07-08, 时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}   # ←
    Good:
        日期: 2026-07-06 至 2026-07-07
        日程:
          - {日期: 2026-07-07, 时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}
    """
    first, last = visit.dates
    dated: Sequence[tuple[str, Value, date | None]] = [
        *((f"日程“{stop.activity}”", stop, stop.date) for stop in visit.schedule if "date" in stop.at),
        *((f"用餐“{meal_name(meal)}”", meal, meal.date) for meal in visit.meals),
        *((f"座次“{seating.name}”", seating, seating.date) for seating in visit.seating),
        *((f"在{welcome.place}的迎送", welcome, welcome.date) for welcome in visit.welcome),
        *((f"费用“{expense.item}”", expense, expense.date) for expense in visit.expenses),
    ]
    for name, value, day in dated:
        if day is not None and not first <= day <= last:
            stay = f"{day_and_weekday(first)}" + (f"至{day_and_weekday(last)}" if last != first else "")
            text = f"{name}的日期是{_year_if_other(day, first)}{day_and_weekday(day)}，来访是{stay}"
            yield finding_at(value, "date", text, "核对日期")


def _year_if_other(day: date, other: date) -> str:
    return "" if day.year == other.year else f"{day.year}年"


@rule(code="L08", name="星期不对", level="should")
def weekday_that_does_not_match(visit: Visit) -> Iterator[Finding]:
    """写了“7月6日（星期三）”，那天却是星期一；照旧稿改日期，最容易忘了改星期。

    Bad:
        日程:
          - {时间: 09:00-10:00, 内容: 7月6日（星期三）座谈, 地点: 三楼会议室}   # ←
    Good:
        日程:
          - {时间: 09:00-10:00, 内容: 7月6日（星期一）座谈, 地点: 三楼会议室}
    """
    for statement in account(visit).statements:
        # the place of the text: a column inside it is not known, because it may have been quoted or folded
        for fault in _wrong_weekdays(statement.text, visit.dates.first):
            yield Finding(statement.place, fault, "改正日期或星期")


def _wrong_weekdays(text: str, first_day: date) -> Iterator[str]:
    """A sentence for every date in a text that has another weekday; a date without a year is of the visit's year."""
    for match in _DAY_AND_WEEKDAY.finditer(text) if "月" in text else ():
        day = _date_or_none(int(match["year"] or first_day.year), int(match["month"]), int(match["day"]))
        if day and weekday(day)[-1] != match["weekday"].replace("天", "日"):
            right = f"{_year_if_other(day, first_day)}{day.month}月{day.day}日是{weekday(day)}"
            yield f"这里写的是“{match.group()}”，{right}"


_DAY_AND_WEEKDAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(\s，,]{0,2}(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[）)]?"
)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@rule(code="L09", name="节假日来访", level="note")
def visit_on_a_public_holiday(visit: Visit) -> Iterator[Finding]:
    """放假的日子安排公务，先问清楚。放假安排用国务院办公厅公布的；表里没有的年份，只说“未公布”。

    Bad:
        日期: 2026-10-02   # ←
    Good:
        日期: 2026-10-12
    """
    own = [(entry.name or "放假", entry.days) for pack in packs(visit) for entry in pack.holidays]
    working = [entry.days for pack in packs(visit) for entry in pack.workdays]
    days = [day for day in visit.dates.days() if not any(first <= day <= last for first, last in working)]
    holidays = [(day, name) for day in days if (name := holiday(day, own))]
    if holidays:
        shown = listed(day_and_weekday(day) for day, _ in holidays[:3]) + ("等" if len(holidays) > 3 else "")
        text = f"{shown}是{holidays[0][1]}假期，来访定在这几天"
        yield finding_at(visit, "dates", text, "核对日期；确是这几天，不用管这条提示")
        return
    yield from _holidays_not_announced(visit, [first.year for _, (first, _) in own])


def _holidays_not_announced(visit: Visit, known_years: Sequence[int]) -> Iterator[Finding]:
    """A day that may be a holiday in a year whose holidays neither the state nor a pack has announced."""
    unannounced = (day for day in visit.dates.days() if day.year > LAST_ANNOUNCED_YEAR)
    doubtful = next(filter(may_be_a_holiday, unannounced), None)
    if doubtful and doubtful.year not in known_years:
        text = f"{doubtful.year}年的放假安排未公布，{day_and_weekday(doubtful)}前后可能放假"
        yield finding_at(visit, "dates", text, "公布后核对；也可以写进地方规定的“节假日”")
