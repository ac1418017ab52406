"""Where a user finds what a text box says: the seat in a chart, the card on its page; nobody sees boxes numbered."""

import re
from collections.abc import Iterable, Iterator, Sequence

from docgen.api.packs.papers import PackedPaper
from docgen.api.packs.people import without_spaces
from docgen.charts.chart import chart_title, is_printed_as_table
from docgen.kinds.guest_parts.allocation import car_seat_words, event_seat_words, is_ride
from docgen.model.visit import Visit
from docgen.seating.plan import Seat, SeatedVisit, SeatingPlan
from docgen.word.package.printed_lines import PaperLine

_BOX, _TABLE = "文本框", "表"
#: The title of a chart, or of the index of names behind that of a hall; what stands above the next annex of a plan.
_TITLE = re.compile(r"(?:座次图|(?P<index>座位索引)(?:（\d+/\d+）)?)$")
_ANNEX = re.compile(r"附件\d*")
_ROW = re.compile(r"第\d+行$")
#: Straight rows: so many, of so many seats each on average; those of two rows may stand between each other.
_FEWEST_ROWS, _FEWEST_IN_A_ROW, _MOST_OFFSETS = 2, 2, 2


def is_only_counted(place: str) -> bool:
    """Whether a place is only the number of a text box, or of a table and its row."""
    return place.startswith((_BOX, _TABLE))


class SeenPlaces:
    """Says places of papers of a visit as a user sees them."""

    def __init__(self, seated: SeatedVisit) -> None:
        self._visit = seated.visit
        self._plans: dict[str, list[SeatingPlan]] = {}
        for plan in seated.plans:
            self._plans.setdefault(without_spaces(chart_title(plan.name)), []).append(plan.as_drawn())

    def words(self, place: str, paper: PackedPaper, versions: Sequence[Sequence[PaperLine]], name: str) -> str:
        """The place of a line in words; as it is where there is nothing better to say.

        ``versions`` are the lines of the paper, first those in which the place is counted. ``name`` is that of the
        person whom the visit has there, or his key; it may stand in a longer text.
        """
        if not is_only_counted(place):
            return place
        if paper.cards and place.startswith(_BOX):
            return _card_words(paper, self._visit, name) or place
        titles = [_title_above(lines, place) for lines in versions]
        row = _ROW.search(place)
        if row and (match := _TITLE.search(titles[0])) and match["index"]:
            return f"《{titles[0]}》{row[0]}"
        title = next((title for title in titles if without_spaces(title) in self._plans), "")
        return self._chart_words(title, bool(row), name) or place

    def _chart_words(self, title: str, is_row: bool, name: str) -> str:
        """The seat of a person in the chart with this title; only the chart where he has none in it, or several.

        Rows of tables are meant only where the chart is printed as a table, and only with a seat.
        """
        plans = [plan for plan in self._plans.get(without_spaces(title), ()) if not is_row or is_printed_as_table(plan)]
        seats = [(plan, seat) for plan in plans for seat in _seats_of(plan, name)]
        chart = f"《{title}》" if title and not is_row else ""
        return f"《{title}》{seat_words(*seats[0])}" if len(seats) == 1 else chart


def _title_above(lines: Sequence[PaperLine], place: str) -> str:
    """The last paragraph before a line that is the title of a chart; empty where there is none."""
    title = ""
    for line in lines:
        if line.place == place:
            return title
        if line.place.startswith("第"):
            text = "".join(line.text.split("\n"))
            title = text if _TITLE.search(text) else "" if _ANNEX.fullmatch(text) else title
    return ""


def _seats_of(plan: SeatingPlan, name: str) -> list[Seat]:
    """The seats of the person whose key this is, else of those whose name it is or holds."""
    of_key = [seat for seat in plan.seats if seat.person and seat.key == name]
    meant = _longest_in((seat.person.name for seat in plan.seats if seat.person), name)
    return of_key or [seat for seat in plan.seats if meant and seat.person and seat.person.name == meant]


def _longest_in(names: Iterable[str], text: str) -> str:
    """The longest of these names that a text holds, spaces left out; empty where it holds none."""
    plain = without_spaces(text)
    return max((name for name in names if without_spaces(name) in plain), key=len, default="")


def _card_words(paper: PackedPaper, visit: Visit, name: str) -> str:
    """The card of a person: 第2页第3张（何苗）; empty where he has none, or several."""
    names = {card.holder: _name_of(card.holder, visit) for card in paper.cards}
    meant = _longest_in(names.values(), name)
    of_key = [card for card in paper.cards if card.holder == name]
    cards = of_key or [card for card in paper.cards if meant and names[card.holder] == meant]
    if len(cards) != 1:
        return ""
    is_one_a_page = all(card.slot == 1 for card in paper.cards)
    slot = "" if is_one_a_page else f"第{cards[0].slot}张"
    return f"第{cards[0].page}页{slot}（{names[cards[0].holder]}）"


def _name_of(key: str, visit: Visit) -> str:
    person = visit.people.get(key)
    return person.name if person else key


def seat_words(plan: SeatingPlan, seat: Seat) -> str:
    """A seat as one finds it in its chart: 1桌10号席, 客方左起第4座, in a car 后排右.

    In a straight line seats are counted as they are drawn: charts print no numbers there.
    """
    if is_ride(plan):
        return car_seat_words(seat)
    if "-" in seat.number:
        return event_seat_words(plan, seat)
    part = "" if seat.part == plan.layout else seat.part
    line = [other for other in plan.seats if other.part == seat.part]
    for first_end, across, along in _axes(line):
        if len({round(place) for place in across}) == 1 and len(line) > 1:
            before = sum(place < along[line.index(seat)] for place in along)
            return f"{part}{first_end}起第{before + 1}座"
    if rows := _row_words(line, seat):
        return f"{part}{rows}"
    return part if part and len(line) == 1 else event_seat_words(plan, seat)


def _row_words(seats: Sequence[Seat], seat: Seat) -> str:
    """The row and the seat in a block of several straight rows, as they are drawn: 上起第2排左起第5座.

    Empty where the seats stand in no rows, as around a table.
    """
    rows: dict[int, list[float]] = {}
    for other in seats:
        rows.setdefault(round(other.y), []).append(other.x)
    if len(rows) < _FEWEST_ROWS or len(rows) * _FEWEST_IN_A_ROW > len(seats):
        return ""
    places = {round(place) for row in rows.values() for place in row}
    if len(places) > _MOST_OFFSETS * max(map(len, rows.values())):
        return ""
    row = sum(y < round(seat.y) for y in rows) + 1
    return f"上起第{row}排左起第{sum(place < seat.x for place in rows[round(seat.y)]) + 1}座"


def _axes(seats: Sequence[Seat]) -> Iterator[tuple[str, list[float], list[float]]]:
    """The two ways in which seats can stand in a line: where it begins, its places across it and along it."""
    across, down = [seat.x for seat in seats], [seat.y for seat in seats]
    yield "左", down, across
    yield "上", across, down
