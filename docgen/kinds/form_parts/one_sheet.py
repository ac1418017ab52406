"""What of a visit fits on the one sheet of an approval form: the longest texts give way, lists go behind the form."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.kinds.form_parts.activities import activities_text, activity_lines, brief_activities_text
from docgen.kinds.form_parts.guests import (
    contacts_text,
    leading_guests,
    letter_text,
    people_text,
    purpose_text,
    visiting_unit,
)
from docgen.kinds.form_parts.lines import DASH, fit_texts, line_count
from docgen.kinds.form_parts.money import Sum, budget, total
from docgen.kinds.form_parts.stay import journeys_text, lodging_text, meals_text, vehicles_text
from docgen.model.visit import Visit

#: The widths of cells in em: as wide as the form, half as wide, of the agreement, of an item of the budget, of who
#: bears it, of the capitals.
_WIDE_EM, _HALF_EM, _AGREEMENT_EM, _ITEM_EM, _PAYER_EM, _CAPITALS_EM = 31.9, 12.4, 9.2, 12.4, 6.0, 14.0
#: Twips of the sheet that the table may fill; what a row takes besides its lines; a line.
_TABLE_TWIPS, _ROW_TWIPS, _LINE_TWIPS = 11_080, 98, 300
_FIXED_ROWS = 13  # without the budget and what only foreign guests have
_LEAST_TEXT, _LEAST_ACTIVITIES = 2, 3  # lines
_SPARE_LINES = 5  # so many are left free before the boxes to sign become taller
_MOST_PURPOSE = 3  # lines
_REST, _ACTIVITIES_REST = "（其余见接待方案）", "（全部活动附后）"
#: How many guests are named and how many sums have a row, from what is wished to what is least.
_NAMED_BEFORE_ACTIVITIES = 3
_SHARES = ((5, 4), (3, 4), (3, 3), (2, 3), (2, 2), (1, 2), (1, 1))


class OneSheet(NamedTuple):
    """What is printed on the form: its texts by their fields, the purpose, the sums.

    ``named`` is how many guests it may name. ``is_roomy`` says that the boxes to sign may be tall, ``is_cut`` that not
    all activities stand on it.
    """

    texts: dict[str, str]
    purpose: str
    sums: tuple[Sum, ...]
    named: int
    is_roomy: bool
    is_cut: bool


def fit_to_sheet(visit: Visit) -> OneSheet:
    """The form with as much as one sheet holds."""
    texts = {
        "抵离": journeys_text(visit),
        "联系人": contacts_text(visit),
        "陪同": people_text(visit, visit.hosts),
        "用餐": meals_text(visit),
        "住宿": lodging_text(visit),
        "用车": vehicles_text(visit),
    }
    purpose, named, sums, lines = _share(visit, [line_count(text, _WIDE_EM) for text in texts.values()])
    fitted = fit_texts(texts, lines - _LEAST_ACTIVITIES, _WIDE_EM, _REST)
    lines -= sum(line_count(text, _WIDE_EM) for text in fitted.values())
    activities = _activities(visit, lines)
    lines -= line_count(activities, _WIDE_EM)
    printed = {"来宾": leading_guests(visit, named), **fitted, "日程": activities}
    return OneSheet(
        {name: text or DASH for name, text in printed.items()},
        purpose,
        sums,
        named,
        is_roomy=lines > _SPARE_LINES,
        is_cut=activities.endswith(_ACTIVITIES_REST),
    )


def _share(visit: Visit, text_lines: Sequence[int]) -> tuple[str, int, tuple[Sum, ...], int]:
    """The purpose, how many guests are named, the sums, and the lines that they leave for the other texts.

    Whole texts and all activities come before the words of the letter, and before more than three named guests; where
    they have no room even then, the texts are shortened, and activities stand behind the form.
    """
    activities = line_count(brief_activities_text(visit), _WIDE_EM)
    wished = sum(text_lines) + activities
    least = sum(min(_LEAST_TEXT, lines) for lines in text_lines) + min(_LEAST_ACTIVITIES, activities)
    wished_shares = [(wished, share) for share in _SHARES if share[0] >= _NAMED_BEFORE_ACTIVITIES]
    for needed, (named, most) in (*wished_shares, *((least, share) for share in _SHARES)):
        sums = _sums(visit, most)
        for purpose in _purposes(visit):
            lines = _lines_left(visit, purpose, named, sums)
            if lines >= needed:
                return purpose, named, sums, lines
    return purpose, named, sums, lines


def _purposes(visit: Visit) -> Iterator[str]:
    """The purpose with what the letter says of it; the purpose alone."""
    whole = purpose_text(visit)
    yield whole
    yield fit_texts({"": visit.purpose or whole}, _MOST_PURPOSE, _HALF_EM, "等")[""]


def _activities(visit: Visit, lines: int) -> str:
    """The activities as fully as there are lines: a line each, a line a day, without hours, or the first of them."""
    brief = brief_activities_text(visit)
    for fitting in (activity_lines(visit, _WIDE_EM), activities_text(visit), brief):
        if line_count(fitting, _WIDE_EM) <= lines:
            return fitting
    return fit_texts({"": brief}, lines, _WIDE_EM, _ACTIVITIES_REST)[""]


def _lines_left(visit: Visit, purpose: str, named: int, sums: Sequence[Sum]) -> int:
    """How many lines the sheet has for what may be long."""
    is_foreign = visit.category == "外宾"
    heads = (
        max(line_count(visiting_unit(visit), _HALF_EM), line_count(letter_text(visit), _HALF_EM)),
        line_count(purpose, _HALF_EM),
        1,  # days and number of guests
        max(2, line_count(visit.agreement, _AGREEMENT_EM)) if is_foreign else 0,
        line_count(leading_guests(visit, named), _WIDE_EM),
        1,  # headings of the budget
        *(max(line_count(one.item, _ITEM_EM), line_count(one.payer, _PAYER_EM)) for one in sums),
        line_count(total([one.amount for one in budget(visit)])["大写"], _CAPITALS_EM),
    )
    rows = _FIXED_ROWS + len(sums) + is_foreign
    return (_TABLE_TWIPS - rows * _ROW_TWIPS) // _LINE_TWIPS - sum(heads)


def _sums(visit: Visit, most: int) -> tuple[Sum, ...]:
    """The sums of the budget; beyond some the others together."""
    sums = budget(visit)
    if len(sums) <= most:
        return sums
    others = sums[most - 1 :]
    known = [one.amount for one in others if one.amount is not None]
    return (*sums[: most - 1], Sum(f"其他{len(others)}项", None, None, sum(known[1:], known[0]) if known else None))
