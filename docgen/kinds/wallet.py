"""卡包: pocket cards for every guest: his days, room, car and meals, and whom he can ring up."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from docgen.errors import DataError, Problem
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.guest_parts.allocation import Allocation
from docgen.kinds.guest_parts.chosen_guests import FOR, chosen_guests
from docgen.kinds.guest_parts.lacks import what_guests_lack
from docgen.kinds.guest_parts.pocket_card import CARD_NAMES, EMPTY_CARD, card_values
from docgen.kinds.guest_parts.programme import Programme
from docgen.kinds.guest_parts.sheet_marks import POCKET_CARDS, pocket_card_marks
from docgen.kinds.guest_parts.wallet_cards import CARDS, cards_of
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.text.colours import legible

_ONLY = KindOption("only", "只做这几种卡；可写多次。", choices=CARDS, several=True)
_INK = "1A1A1A"


def pages(page_input: PageInput) -> Iterator[Page]:
    """One document: ten cards on a sheet of A4, those of one guest together, column by column."""
    visit, options = page_input.visit, page_input.options
    allocation = Allocation(visit, page_input.plans)
    guests = chosen_guests(visit, options.get(FOR.name, ())) or visit.guests.people
    wanted = frozenset(options.get(_ONLY.name, ())) or frozenset(CARDS)
    programme = Programme(visit, allocation)
    cards = [card for person in guests for card in _cards(visit, allocation, programme, person, wanted)]
    if not cards:
        raise DataError([_nothing_to_say(visit)])
    colours = visit.brand.colours if visit.brand else {}
    title = f"{visit.title}卡包"
    context = {
        "标题": title,
        "纸": [{"行": rows} for rows in _sheets(cards)],
        "色": legible(colours.get("主色", _INK)),
        "标记": pocket_card_marks(),
    }
    yield Page(title, context, left_out=what_guests_lack(visit, allocation, guests, wanted))


def _nothing_to_say(visit: Visit) -> Problem:
    mark = visit.at[""]
    missing = "来宾的名单" if not visit.guests.people else "日程、住宿、车辆、用餐和联系人"
    return Problem(mark, "D108", "error", f"来访文件里没有{missing}，做不了卡包", f"写上{missing}", visit.line(mark))


def _cards(
    visit: Visit, allocation: Allocation, programme: Programme, person: Person, wanted: frozenset[str]
) -> Iterator[dict[str, Any]]:
    people = tuple(guest.name for guest in visit.people.values())
    owner = (f"{person.name} {person.name_en}", person.name_en) if person.name_en else (person.name,)
    for card in cards_of(visit, allocation, programme, person):
        if (card.heading if card.heading in CARDS else "日程") in wanted:
            yield from card_values(card, owner, people)


def _sheets(cards: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rows of every sheet, two cards in each; the cards run down the left column and then down the right."""
    deep = POCKET_CARDS.rows
    for start in range(0, len(cards), 2 * deep):
        left, right = cards[start : start + deep], cards[start + deep : start + 2 * deep]
        pairs = zip_longest(left, right, range(deep), fillvalue=EMPTY_CARD)
        yield [{"左": one, "右": other} for one, other, _ in pairs]


NAMES = {
    "标题": "整份文书的名称",
    "纸": [{"行": [{"左": CARD_NAMES, "右": CARD_NAMES}]}],
    "色": "品牌主色，六位十六进制数",
    "标记": "裁切线，放在页眉里",
}
KIND = Kind(
    "卡包",
    pages,
    NAMES,
    carries_charts=True,
    options=(FOR, _ONLY),
    pack=(
        PackPaper(10, "卡包", guest_missing="没有做卡包", readers="来宾，裁开每人一套", sides="卡纸", is_cut_up=True),
    ),
)
