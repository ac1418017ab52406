"""The sentences that reports on a year always have."""

from collections.abc import Iterator, Mapping

from docgen.ledger.activities import times
from docgen.ledger.comparison import percent
from docgen.ledger.totals import CLASSES, OF_WHICH, ORIGINS, PURPOSES, UNSTATED, CountedVisits, Totals
from docgen.model.ledger import Figures


def sentences(totals: Totals) -> Iterator[tuple[str, str]]:
    """Every sentence that the figures allow, with the name that a draft calls it by."""
    yield "总数", f"圆满完成{_total_with_classes(totals)}"
    if totals.parts[OF_WHICH]:
        yield "其中", "其中：" + _list_parts(totals.parts[OF_WHICH])
    for part in (PURPOSES, ORIGINS):
        if any(name != UNSTATED for name in totals.parts[part]):
            yield part, _list_parts(totals.parts[part])
    if totals.work.activities:
        yield "工作", "、".join(f"{activity.name}{times(activity)}次" for activity in totals.work.activities)
    if totals.before is not None and totals.before.batches and totals.before.people:
        yield "同比", _compare(totals.total.figures, totals.before)


def _total_with_classes(totals: Totals) -> str:
    """All classes in the office's order, those without a visit left out.

    70批次1153人的接待任务（其中：省部级及以上7批63人，厅局级20批235人，…）
    """
    total = totals.total.figures
    classes = [
        f"{name}{counted.figures.batches}批{counted.figures.people}人"
        for name, counted in totals.parts[CLASSES].items()
        if counted.figures.batches
    ]
    return f"{total.batches}批次{total.people}人的接待任务（其中：{'，'.join(classes)}）"


def _list_parts(parts: Mapping[str, CountedVisits]) -> str:
    return "，".join(
        f"{name}{counted.figures.batches}批{counted.figures.people}人次"
        for name, counted in parts.items()
        if counted.figures.batches
    )


def _compare(now: Figures, before: Figures) -> str:
    """Both columns against the year before, in one clause if both moved the same way."""
    batches, people = now.batches - before.batches, now.people - before.people
    if batches and people and (batches > 0) == (people > 0):
        verb, rate_verb = _verbs(batches)
        rates = f"{percent(abs(batches), before.batches)}、{percent(abs(people), before.people)}"
        return f"比上年{verb}{abs(batches)}批{abs(people)}人次，分别{rate_verb}{rates}"
    return f"批次比上年{_moved(batches, before.batches, '批')}，人次比上年{_moved(people, before.people, '人次')}"


def _moved(difference: int, before: int, unit: str) -> str:
    if not difference:
        return "持平"
    verb, rate_verb = _verbs(difference)
    return f"{verb}{abs(difference)}{unit}、{rate_verb}{percent(abs(difference), before)}"


def _verbs(difference: int) -> tuple[str, str]:
    """The verbs for a number and for a rate that moved."""
    return ("增加", "增长") if difference > 0 else ("减少", "下降")
