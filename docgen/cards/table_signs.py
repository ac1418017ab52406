"""The signs that stand on tables: which a visit has, what each says, how they are set on their sheets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from docgen.cards.cut_marks import cut_and_fold_marks
from docgen.cards.face_space import FaceSpace, Proportions
from docgen.cards.fit import NAME, FittedCards, fit_cards
from docgen.cards.layout import lay_out_cards
from docgen.cards.sheet import PrinterSettings
from docgen.cards.sign_sheets import SIGN_SHEETS
from docgen.cards.stack import CardStack
from docgen.errors import Mark
from docgen.fonts.fitted_text import FittedText
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card, Holder
from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.units import floor_to_half_point, mm_to_pt
from docgen.model.visit import Visit
from docgen.seating.plan import Seat, SeatingPlan
from docgen.text.wording import chinese_number, month_and_day

#: The number fills the sign: it is found from five metres, the name of the table from three.
SIGN_PROPORTIONS = Proportions(
    name=0.6,
    beside_name={"标题": 0.09, "单位": 0.17, "身份": 0.07},
    together=0.48,
    against_name=0.5,
    most_lines=3,
)


#: What LibreOffice puts between figures and hanzi, in em, though it is told not to.
_ROOM_BEHIND_FIGURES = 0.3
#: Numbers of tables that are understood in words.
_MOST_IN_WORDS = 100
#: The longest name of a delegation that is the large word of its sign; of others it is where they sit.
_LONGEST_LARGE_NAME = 7


class TableSign(NamedTuple):
    """A sign: its large words (2桌), the name of the table, the event, which meal or meeting on which day."""

    number: str
    name: str
    event: str
    occasion: str
    mark: Mark


def signs_of(visit: Visit, seating: Seating, plan: SeatingPlan) -> Iterator[TableSign]:
    """The signs of a seating: a sign a table; in a hall one for every row, then one for every delegation."""
    day = seating.date or visit.dates.only_day
    occasion = "　".join(filter(None, (month_and_day(day) if day else "", _undated(seating.name))))
    for number, name in _tables(seating, plan) if LAYOUTS[plan.layout].is_meal else _rows_and_areas(plan):
        yield TableSign(number, name, _event(visit), occasion, seating.at[""])


def numbered_signs(visit: Visit, count: int) -> Iterator[TableSign]:
    """Signs of so many tables, for a meal whose guests are not seated."""
    for number in range(1, count + 1):
        yield TableSign(f"{number}桌", "主桌" if number == 1 else "", _event(visit), "", visit.at[""])


def has_several_tables(plan: SeatingPlan) -> bool:
    """Whether people sit at several tables."""
    return LAYOUTS[plan.layout].is_meal and len({seat.row for seat in plan.seats}) > 1


def _event(visit: Visit) -> str:
    """What the guests are here for, as a sign says it: the group, or the event that people from many places come to."""
    return visit.title if not visit.guests.name or visit.group == "大型活动" else visit.guests.name


def _undated(name: str) -> str:
    """A name without the day at its beginning: the day stands before it."""
    before, mark, rest = name.partition("日")
    return rest if mark and rest and before.replace("月", "").isdecimal() else name


def names_of_tables(seating: Seating) -> dict[int, str]:
    """The names that a seating gives its tables, by their numbers; 2, 2桌 and 2号桌 are one table."""
    return {_table_number(key): name for key, name in seating.table_names.items()}


def _table_number(words: str) -> int:
    """The number of a table in figures or in words; 0 where the words tell none.

    >>> [_table_number(words) for words in ("2", "2号桌", "第二桌", "十二号", "主桌", "靠窗的桌")]
    [2, 2, 2, 12, 1, 0]
    """
    if words == "主桌":
        return 1
    number = re.sub("^第|号?桌?$", "", words.strip())
    if number.isdecimal():
        return int(number)
    return next((one for one in range(1, _MOST_IN_WORDS) if chinese_number(one) == number), 0)


def _tables(seating: Seating, plan: SeatingPlan) -> Iterator[tuple[str, str]]:
    stated = names_of_tables(seating)
    for row, seats in groupby(sorted(plan.seats, key=lambda seat: seat.row), key=lambda seat: seat.row):
        at_table = list(seats)
        marks = at_table[0].part.rstrip("）").partition("（")[2]  # 1桌（主桌）
        usual = marks or ("主桌" if row == 1 else _only_unit(at_table))
        yield f"{row}桌", stated.get(row, usual)


def _only_unit(seats: Sequence[Seat]) -> str:
    """The unit of the guests of a table, if all are of one."""
    units = {seat.person.unit for seat in seats if seat.person and not seat.is_host}
    return units.pop() if len(units) == 1 else ""


def _rows_and_areas(plan: SeatingPlan) -> Iterator[tuple[str, str]]:
    rows = sorted({seat.row for seat in plan.seats})
    yield from ((f"{row}排", "") for row in rows)
    if any(one.option == "分团" and one.value != "不分" for one in plan.conventions):
        by_unit: dict[str, list[int]] = {}
        for seat in plan.seats:
            if seat.person and seat.person.unit:
                by_unit.setdefault(seat.person.unit, []).append(seat.row)
        yield from (_area(unit, _rows_words(min(of_unit), max(of_unit))) for unit, of_unit in by_unit.items())


def _area(unit: str, rows: str) -> tuple[str, str]:
    return (unit, rows) if len(unit) <= _LONGEST_LARGE_NAME else (rows, unit)


def _rows_words(first: int, last: int) -> str:
    return f"{first}排" if first == last else f"{first}—{last}排"


@dataclass(frozen=True, slots=True)
class SignStack:
    """Signs that are ready to be printed: their stack of cards, and those that are too long for their sheet."""

    stack: CardStack
    fitted: FittedCards


def sign_cards(signs: Sequence[TableSign]) -> tuple[Card, ...]:
    """The signs as cards, whose name is the number."""
    return tuple(
        Card(
            number,
            Holder(Person(name=sign.number), "桌签", sign.mark),
            {line: text for line, text in (("标题", sign.event), ("单位", sign.name), ("身份", sign.occasion)) if text},
        )
        for number, sign in enumerate(signs, 1)
    )


def stack_of_signs(cards: Sequence[Card], title: str, size: str, fonts: FontStack) -> SignStack:
    """The cards of signs on sheets of this size."""
    preset = SIGN_SHEETS[size]
    paper = preset.usual_paper
    height = max(strip.height for strip in preset.strips)
    space = FaceSpace(preset.width, height, proportions=SIGN_PROPORTIONS)
    fitted = _with_numbers_of_one_size(fit_cards(cards, space, fonts), space)
    copies = preset.columns
    printer = PrinterSettings()
    stack = CardStack(
        kind="桌签",
        title=title,
        cards=tuple(card for card in cards for _ in range(copies)),
        fitted=FittedCards([texts for texts in fitted.texts for _ in range(copies)], fitted.sizes_pt),
        preset=preset,
        paper=paper,
        layout=lay_out_cards(len(cards) * copies, preset, paper, printer),
        marks=cut_and_fold_marks(preset, paper, printer),
        empty_text=FittedText("", (), fonts),
    )
    return SignStack(stack, fitted)


def _with_numbers_of_one_size(fitted: FittedCards, space: FaceSpace) -> FittedCards:
    """The same with all numbers as large as the smallest of them; the names of areas stay as they are."""
    numbers = [texts[NAME] for texts in fitted.texts if _is_number(texts[NAME])]
    size_pt = min((_size_on_one_line(text, space) for text in numbers), default=0.0)
    texts = [
        {**texts, NAME: _in_size(texts[NAME], size_pt)} if _is_number(texts[NAME]) else texts for texts in fitted.texts
    ]
    return replace(fitted, texts=texts)


def _size_on_one_line(text: FittedText, space: FaceSpace) -> float:
    """The size of a number; so small that it has one line with the room that LibreOffice puts behind figures."""
    advance_em = text.fonts.advance(text.lines[0].pieces) + _ROOM_BEHIND_FIGURES
    return min(text.lines[0].size_pt, floor_to_half_point(mm_to_pt(space.text_width) / advance_em))


def _is_number(text: str) -> bool:
    return text[:-1].isdecimal()


def _in_size(text: FittedText, size_pt: float) -> FittedText:
    return FittedText(text, tuple(line._replace(size_pt=size_pt) for line in text.lines), text.fonts)
