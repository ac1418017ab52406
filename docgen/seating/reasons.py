"""Why somebody sits where he sits: rank, side, seat, each with the convention that decides and where it is written."""

from collections.abc import Iterator

from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.seating.plan import Seat, SeatingPlan
from docgen.seating.room import INTERPRETERS, NOTES

_LISTS = {"名单": "人员", "来宾": "来宾", "主方": "主方", "主持": "主持"}


def explain(plan: SeatingPlan, seat: Seat) -> Iterator[str]:
    """Why a person has his seat, as lines of text: from the list that names him to the chair and its rules."""
    assert seat.person is not None
    name = seat.person.name
    holder = name if seat.key == name else f"{name}（{seat.key}）"
    yield f"{plan.name}（{plan.layout}）：{holder}坐{seat_words(plan, seat)}"
    yield f"  视角　{plan.view}"
    yield f"  位次　{_rank_words(plan, seat, seat.person)}"
    if seat.pinned:
        yield f"  席位　来访文件把他固定在{seat.number}号席，先于其他人就座"
    else:
        yield f"  席位　{seat.reason}"
        pinned = [other.person.name for other in plan.seats if other.pinned and other.person]
        if pinned:
            yield f"  固定　{'、'.join(pinned)}固定在别的席位，其余的人依次就座"
    yield from rule_lines(plan)


def _rank_words(plan: SeatingPlan, seat: Seat, person: Person) -> str:
    """His place in his list, who ordered it, and his level."""
    side = seat.side.removesuffix(INTERPRETERS).removesuffix(NOTES)
    listed = f"“{_LISTS.get(side, side)}”的第{seat.rank}位"
    if seat.side != side:
        listed = f"{_LISTS.get(side, side)}一方的{'译员' if seat.side.endswith(INTERPRETERS) else '记录员'}"
    order = plan.ordered_by or "次序按来访文件，程序不改"
    level = person.rank or "没有写级别"
    return f"{listed}（{order}；{level}）"


def rule_lines(plan: SeatingPlan) -> Iterator[str]:
    """The rules that decided something in a plan, each with its source."""
    for rule in plan.rules:
        yield f"  规则　{rule.text}〔{rule.source}〕"
    for convention in plan.conventions:
        if convention.higher_hand:
            yield f"  上首　{convention.higher_hand}"
        for rule in convention.rules:
            decided = f"{convention.option}：{convention.value}"
            yield f"  惯例　{decided}。{rule.text}〔{rule.source}；由{convention.origin}决定〕"


def seat_words(plan: SeatingPlan, seat: Seat) -> str:
    """The seat in words: its number, and the row, side or table that it belongs to."""
    row, mark, number = seat.number.partition("-")
    if mark:
        row_word, number_word = LAYOUTS[plan.layout].number_words
        return f"{row}{row_word}{number}{number_word}"
    # the only table of a banquet is called as the layout is
    return f"{seat.number}号席" + ("" if seat.part in (plan.layout, "") else f"（{seat.part}）")
