"""物品和值班: figures of the list of things that add up, nobody on two posts at once."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from docgen.model.duty import Shift
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.visit import Visit
from docgen.rules.rule import Finding, finding_at, rule
from docgen.rules.subjects import money
from docgen.text.wording import listed

SUBJECT = money.SUBJECT

_DAY_MINUTES = 24 * 60
_SPAN = lazy_pattern(
    r"(?P<h1>\d{1,2})[:：时点](?P<m1>\d{2})?\s*(?:分)?\s*[-—－–~～至到]+\s*(?P<next>次日|第二天|翌日|次晨)?\s*"
    r"(?P<h2>\d{1,2})[:：时点](?P<m2>\d{2})?"
)


@rule(code="L35", name="物品的金额算得不对", level="should")
def sum_of_things_that_is_not_the_product(visit: Visit) -> Iterator[Finding]:
    """单价乘数量不等于金额，采购单和入库单就对不上。

    Bad:
        物品:
          - {品名: 饮用水, 数量: 48瓶, 单价: 1.50, 金额: 82}   # ←
    Good:
        物品:
          - {品名: 饮用水, 数量: 48瓶, 单价: 1.50, 金额: 72}
    """
    for thing in visit.supplies:
        if thing.price is None or thing.amount is None or thing.number is None:
            continue
        product = thing.price * thing.number.number
        if product != thing.amount:
            each = f"每{thing.number.unit or '件'}{thing.price:f}元"
            text = f"{thing.name}{each}、{thing.number}是{product:f}元，写的是{thing.amount:f}元"
            yield finding_at(thing, "amount", text, "核对单价、数量和金额", amount=thing.amount)


class _Watch(NamedTuple):
    """A shift and when it is kept, in minutes since the first day of all; a shift of every day has no day."""

    shift: Shift
    start: int
    end: int

    def clashes_with(self, other: "_Watch") -> bool:
        """Whether both are kept at one time; on the same post nobody is missed."""
        same_post = (self.shift.post, self.shift.place) == (other.shift.post, other.shift.place)
        is_copy = same_post and (self.start, self.end) == (other.start, other.end)
        return not is_copy and self.start < other.end and other.start < self.end


@rule(code="L36", name="一个人同时值两个班", level="should")
def person_on_two_shifts_at_once(visit: Visit) -> Iterator[Finding]:
    """同一个时段一个人只能在一个岗上；排了两处，就有一处没有人。带班领导可以同时管几处，不算。

    Bad:
        值班:
          - {日期: 2026-07-06, 时间: 08:00-20:00, 岗位: 总值班室, 值班员: 林小満}
          - {日期: 2026-07-06, 时间: 18:00-22:00, 岗位: 宾馆大厅, 值班员: 林小満}   # ←
    Good:
        值班:
          - {日期: 2026-07-06, 时间: 08:00-18:00, 岗位: 总值班室, 值班员: 林小満}
          - {日期: 2026-07-06, 时间: 18:00-22:00, 岗位: 宾馆大厅, 值班员: 林小満}
    """
    watches = [watch for shift in visit.shifts if (watch := _watch(visit, shift))]
    for one, other in combinations(watches, 2):
        names = {person.name for person in one.shift.who}
        both = [person.name for person in other.shift.who if person.name in names]
        every_day = one.shift.date is None or other.shift.date is None
        if both and (_of_any_day(one).clashes_with(_of_any_day(other)) if every_day else one.clashes_with(other)):
            posts = f"{_post(one.shift)}（{one.shift.time}）和{_post(other.shift)}（{other.shift.time}）"
            yield finding_at(other.shift, "who", f"{listed(both)}同时排在{posts}", "错开时间，或换一个人")


def _watch(visit: Visit, shift: Shift) -> _Watch | None:
    """When a shift is kept; None where its times cannot be read."""
    span = _SPAN.search(shift.time)
    if not span:
        return None
    start = int(span["h1"]) * 60 + int(span["m1"] or 0)
    end = int(span["h2"]) * 60 + int(span["m2"] or 0)
    end += _DAY_MINUTES if span["next"] or end <= start else 0
    days = (shift.date - visit.dates.first).days if shift.date else 0
    return _Watch(shift, days * _DAY_MINUTES + start, days * _DAY_MINUTES + end)


def _of_any_day(watch: _Watch) -> _Watch:
    start = watch.start % _DAY_MINUTES
    return watch._replace(start=start, end=start + watch.end - watch.start)


def _post(shift: Shift) -> str:
    return shift.post or shift.place or shift.name or "一个班"
