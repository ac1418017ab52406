"""The day of a visit that an option of a command names."""

import re
from datetime import date

from docgen.errors import Problem, UsageError
from docgen.model.visit import Visit
from docgen.text.whole_number import whole_number
from docgen.text.wording import month_and_day


def chosen_day(visit: Visit, written: str) -> date:
    """The day that is written as 2026-07-06, 7月6日 or 6日. Raises UsageError for a day outside the visit."""
    numbers = tuple(whole_number(digits, 0, 9999) for digits in re.findall(r"\d+", written))
    for day in visit.dates.days():
        if numbers and numbers == (day.year, day.month, day.day)[-len(numbers) :]:
            return day
    days = "、".join(map(month_and_day, visit.dates.days()))
    raise UsageError([Problem(None, "U103", "error", f"来访没有“{written}”这一天", f"可写：{days}")])
