"""The sentences that reports on a year always have."""

from collections.abc import Iterator

from docgen.ledger.activities import times
from docgen.ledger.comparison import percent
from docgen.ledger.cost_comparison import cost_sentence
from docgen.ledger.shown_figures import rough_batches
from docgen.ledger.totals import CLASSES, OF_WHICH, ORIGINS, PURPOSES, Totals, is_stated, shown_name
from docgen.model.ledger import PEOPLE, Figures


def sentences(totals: Totals) -> Iterator[tuple[str, str]]:
    """Every sentence that the figures allow, with the name that a draft calls it by."""
    yield "总数", f"圆满完成{_total_with_classes(totals)}"
    if of_which := _list_parts(OF_WHICH, totals):
        yield "其中", f"其中：{of_which}"
    for part in (PURPOSES, ORIGINS):
        if is_stated(totals.parts[part]):
            yield part, _list_parts(part, totals)
    if totals.work.activities:
        yield "工作", "、".join(f"{activity.name}{times(activity)}次" for activity in totals.work.activities)
    last_year = "上年同期" if totals.same_months else "上年"
    if totals.before is not None and totals.before.batches and totals.before.people:
        yield "同比", _compare(totals.total.figures, totals.before, last_year)
    if costs := cost_sentence(totals, last_year):
        yield "费用", costs
    if totals.feedback.matters:
        kinds = "、".join(f"{kind}{number}件" for kind, number in totals.feedback.kinds.items())
        states = "、".join(f"{state}{number}件" for state, number in totals.feedback.states.items())
        yield "反馈", f"收到来宾反馈{totals.feedback.matters}件（{kinds}），其中{states}"


def _total_with_classes(totals: Totals) -> str:
    """All classes in the office's order, those without a visit left out.

    70批次1153人次的接待任务（其中：省部级及以上7批次63人次，厅局级20批次235人次，…）
    """
    total, classes = totals.total.figures, totals.parts[CLASSES]
    several = sum(bool(counted.figures.batches) for counted in classes.values()) > 1
    listed = f"（其中：{_list_parts(CLASSES, totals)}）" if several else ""
    about = "约" if PEOPLE in rough_batches(totals) else ""
    return f"{total.batches}批次{about}{total.people}人次的接待任务{listed}"


def _list_parts(part: str, totals: Totals) -> str:
    """The names of a part that have a visit, each with its figures; one unit for visits and one for people."""
    return "，".join(
        f"{shown_name(part, name)}{counted.figures.batches}批次{counted.figures.people}人次"
        for name, counted in totals.parts[part].items()
        if counted.figures.batches
    )


def _compare(now: Figures, before: Figures, last_year: str) -> str:
    """Both columns against the year before, in one clause if both moved the same way."""
    batches, people = now.batches - before.batches, now.people - before.people
    if batches and people and (batches > 0) == (people > 0):
        verb, rate_verb = _verbs(batches)
        rates = f"{percent(abs(batches), before.batches)}、{percent(abs(people), before.people)}"
        return f"比{last_year}{verb}{abs(batches)}批次{abs(people)}人次，分别{rate_verb}{rates}"
    if not batches and not people:
        return f"批次、人次均与{last_year}持平"
    moved = (_moved(batches, before.batches, "批次", last_year), _moved(people, before.people, "人次", last_year))
    return f"批次{moved[0]}，人次{moved[1]}"


def _moved(difference: int, before: int, unit: str, last_year: str) -> str:
    if not difference:
        return f"与{last_year}持平"
    verb, rate_verb = _verbs(difference)
    return f"比{last_year}{verb}{abs(difference)}{unit}、{rate_verb}{percent(abs(difference), before)}"


def _verbs(difference: int) -> tuple[str, str]:
    """The verbs for a number and for a rate that moved."""
    return ("增加", "增长") if difference > 0 else ("减少", "下降")
