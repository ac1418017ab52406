"""The totals in words: the names that a draft may use, and the sentences that such reports always have."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from docgen.ledger.totals import CLASSES, INSIDE, MONTHS, ORIGINS, PURPOSES, TOTAL, UNSAID, Counted, Totals
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, Activity, Figures

#: Names in a draft: texts at the ends of a tree of names.
Tree = Mapping[str, Any]


def draft_names(totals: Totals) -> dict[str, Any]:
    """Everything that a draft may name, as texts: ``{{ 类别.厅局级.人次 }}`` is ``words["类别"]["厅局级"]["人次"]``."""
    figures = totals.total.figures
    tree: dict[str, Any] = {
        "年度": str(totals.year),
        TOTAL: _texts(figures),
        **{part: {name: _texts(one.figures) for name, one in totals.parts[part].items()} for part in totals.parts},
        MONTHS: {key: _texts(one.figures) for name, one in totals.parts[MONTHS].items() for key in (name, f"{name}月")},
        "占比": {name: _shares(one.figures, figures) for name, one in totals.parts[CLASSES].items()},
        "工作": {one.name: _activity(one) for one in totals.work.activities},
        "句": dict(_sentences(totals)),
    }
    if totals.before is not None:
        tree |= _compared(figures, totals.before)
        tree["上年"] = {
            **_texts(totals.before),
            CLASSES: {name: _texts(one) for name, one in totals.before_classes.items()},
        }
    return tree


def totals_json(totals: Totals) -> dict[str, Any]:
    """The shape that ``docgen stats --json`` prints."""
    shape: dict[str, Any] = {"年度": totals.year, TOTAL: totals.total.figures.named()}
    for part in (CLASSES, MONTHS, INSIDE, PURPOSES, ORIGINS):
        shape[part] = {name: one.figures.named() for name, one in totals.parts[part].items()}
    if totals.before is not None:
        shape["上年"] = totals.before.named()
        compared = _compared(totals.total.figures, totals.before)
        shape["同比"] = compared["同比"]
    shape["工作"] = {
        one.name: {"次数": _times(one)} | ({"人次": people} if (people := _attendance(one)) is not None else {})
        for one in totals.work.activities
    }
    return shape


def percent(part: int, whole: int) -> str:
    """
    >>> percent(235, 1153), percent(1, 8), percent(1, 2)
    ('20.4%', '12.5%', '50%')
    """
    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{exact}".removesuffix(".0") + "%"


def change(now: int, before: int) -> str:
    """How a figure has changed, as reports say it.

    >>> change(70, 65), change(60, 65), change(65, 65)
    ('增长7.7%', '下降7.7%', '持平')
    """
    if now == before:
        return "持平"
    return f"{'增长' if now > before else '下降'}{percent(abs(now - before), before)}"


def enumeration(totals: Totals) -> str:
    """The opening of every such report: all classes in the office's order, those without a visit left out.

    70批次1153人的接待任务（其中：省部级及以上7批63人，厅局级20批235人，…）
    """
    whole = totals.total.figures
    parts = [
        f"{name}{one.figures.batches}批{one.figures.people}人"
        for name, one in totals.parts[CLASSES].items()
        if one.figures.batches
    ]
    return f"{whole.batches}批次{whole.people}人的接待任务（其中：{'，'.join(parts)}）"


def _texts(figures: Figures) -> dict[str, str]:
    return {name: str(number) for name, number in figures.named().items()}


def _shares(part: Figures, whole: Figures) -> dict[str, str]:
    return {
        name: percent(inside, total) for (name, inside), total in zip(part.named().items(), whole, strict=True) if total
    }


def _compared(now: Figures, before: Figures) -> dict[str, Any]:
    columns = list(zip((BATCHES, PEOPLE, LEADERS), now, before, strict=True))
    return {
        "同比": {name: change(new, old) for name, new, old in columns if old or new == old},
        "增减": {
            name: f"{'增加' if new > old else '减少'}{abs(new - old)}" if new != old else "持平"
            for name, new, old in columns
        },
    }


def _activity(activity: Activity) -> dict[str, str]:
    people = _attendance(activity)
    return {"次数": str(_times(activity))} | ({"人次": str(people)} if people is not None else {})


def _times(activity: Activity) -> int:
    return activity.times if activity.times is not None else len(activity.occasions)


def _attendance(activity: Activity) -> int | None:
    """How many took part; known only if it is stated, or stated every time."""
    listed = [one.people for one in activity.occasions]
    known = [people for people in listed if people is not None]
    return activity.people if activity.people is not None else sum(known) if known and known == listed else None


def _sentences(totals: Totals) -> Iterator[tuple[str, str]]:
    yield "总数", f"圆满完成{enumeration(totals)}"
    if totals.parts[INSIDE]:
        yield "其中", "其中：" + _listed(totals.parts[INSIDE])
    if any(name != UNSAID for name in totals.parts[PURPOSES]):
        yield "事由", _listed(totals.parts[PURPOSES])
    if any(name != UNSAID for name in totals.parts[ORIGINS]):
        yield "来源地", _listed(totals.parts[ORIGINS])
    if totals.work.activities:
        yield "工作", "、".join(f"{one.name}{_times(one)}次" for one in totals.work.activities)
    if totals.before is not None and totals.before.batches and totals.before.people:
        yield "同比", _against(totals.total.figures, totals.before)


def _listed(parts: Mapping[str, Counted]) -> str:
    return "，".join(
        f"{name}{one.figures.batches}批{one.figures.people}人次" for name, one in parts.items() if one.figures.batches
    )


def _against(now: Figures, before: Figures) -> str:
    """Both columns against the year before, said once if both moved the same way."""
    batches, people = now.batches - before.batches, now.people - before.people
    if batches and people and (batches > 0) == (people > 0):
        way, rate = ("增加", "增长") if batches > 0 else ("减少", "下降")
        rates = f"{percent(abs(batches), before.batches)}、{percent(abs(people), before.people)}"
        return f"比上年{way}{abs(batches)}批{abs(people)}人次，分别{rate}{rates}"
    return f"批次比上年{_moved(batches, before.batches, '批')}，人次比上年{_moved(people, before.people, '人次')}"


def _moved(difference: int, before: int, unit: str) -> str:
    if not difference:
        return "持平"
    way, rate = ("增加", "增长") if difference > 0 else ("减少", "下降")
    return f"{way}{abs(difference)}{unit}、{rate}{percent(abs(difference), before)}"
