"""Why somebody sits where he sits: rank, side, seat, each with the convention that decides and where it is written."""

from collections.abc import Iterator

from docgen.model.layouts import LAYOUTS
from docgen.seating.plan import Seat, SeatingPlan

_LISTS = {"名单": "人员", "来宾": "来宾", "主方": "主方", "主持": "主持"}


def explain(plan: SeatingPlan, seat: Seat) -> Iterator[str]:
    """The chain as lines of text, from the list to the chair."""
    assert seat.person is not None
    person = seat.person
    side = seat.side.removesuffix("译员").removesuffix("记录")
    who = person.name if seat.key == person.name else f"{person.name}（{seat.key}）"
    yield f"{plan.name}（{plan.layout}）：{who}坐{seat_words(plan, seat)}"
    yield f"  视角　{plan.view}"
    listed = f"“{_LISTS.get(side, side)}”的第{seat.rank}位"
    if seat.side != side:
        listed = f"{_LISTS.get(side, side)}一方的{'译员' if seat.side.endswith('译员') else '记录员'}"
    order = plan.ordered_by or "次序按来访文件，程序不改"
    rank = f"；{person.rank}" if person.rank else "；没有写级别"
    yield f"  位次　{listed}（{order}{rank}）"
    if seat.pinned:
        yield f"  席位　来访文件把他固定在{seat.number}号席，先于其他人就座"
    else:
        yield f"  席位　{seat.reason}"
    pinned = [other.person.name for other in plan.seats if other.pinned and other.person and other is not seat]
    if pinned and not seat.pinned:
        yield f"  固定　{'、'.join(pinned)}固定在别的席位，其余的人依次就座"
    for rule in plan.rules:
        yield f"  规则　{rule.text}〔{rule.source}〕"
    for convention in plan.conventions:
        if convention.rule.text:
            rule, origin = convention.rule, convention.origin
            decided = f"{convention.option}：{convention.value}"
            yield f"  惯例　{decided}。{rule.text}〔{rule.source}；由{origin}决定〕"


def seat_words(plan: SeatingPlan, seat: Seat) -> str:
    """The seat in words: its number, and the row, side or table that it belongs to."""
    row, mark, number = seat.number.partition("-")
    if mark:
        row_word, number_word = LAYOUTS[plan.layout].number_words
        return f"{row}{row_word}{number}{number_word}"
    # the only table of a banquet is called as the layout is
    return f"{seat.number}号席" + ("" if seat.part in (plan.layout, "") else f"（{seat.part}）")
