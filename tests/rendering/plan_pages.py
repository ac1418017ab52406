"""What a director would send a plan back for, page by page; every check yields its faults as sentences."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from docgen.model.visit import Visit
from docgen.word.markup.page import PROFILES
from tests.rendering.measure import CellText, DrawnPage, DrawnTable, whole_expressions

_TEXT_HEIGHT_MM = 225.0  # of the type area (GB/T 9704)
_MOST_WHITE = 0.45
_HIGH_ROW = 12  # lines; such rows need not stay together
_HEADING = re.compile("[一二三四五六七八九十]+、")
_ANNEX = re.compile(r"附件\d*")


class DrawnPlan(NamedTuple):
    """A plan as it is drawn: its visit, its profile, its pages."""

    visit: Visit
    profile: str
    pages: Sequence[DrawnPage]

    @property
    def portrait(self) -> list[tuple[int, DrawnPage]]:
        """The pages of text and lists with their numbers."""
        return [(number, page) for number, page in enumerate(self.pages, 1) if not page.is_landscape]

    @property
    def top(self) -> float:
        """Where the first line of a page begins, in mm: the em box of a line of text."""
        return {"国标": 37.93, "常规": 40.22}[self.profile]

    @property
    def upper_edge(self) -> float:
        """Where a table at the head of a page begins, in mm."""
        return PROFILES[self.profile].top / 56.7


_PEOPLE_ON_A_PAGE = 25  # at least: a list of 200 guests takes eight pages


def torn(plan: DrawnPlan) -> Iterator[str]:
    """Names, dates, times, 文号, plates, phone numbers over two lines."""
    names = _names(plan.visit)
    for number, page in plan.portrait:
        for lines in (*_cells(page), *_paragraphs(page)):
            for whole in _torn_in(lines, names):
                yield f"page {number}: {whole} is torn in {'/'.join(lines)}"


def _torn_in(lines: CellText, names: Sequence[str]) -> Iterator[str]:
    text = "".join(lines)
    ends, at = set[int](), 0
    for line in lines[:-1]:
        at += len(line)
        ends.add(at)
    for whole in {*(name for name in names if name in text), *whole_expressions(text)}:
        for match in re.finditer(re.escape(whole), text):
            if any(match.start() < end < match.end() for end in ends):
                yield whole


def _names(visit: Visit) -> list[str]:
    """The names of people; a long foreign one may be broken between its parts."""
    names = (part for person in visit.people.values() for part in re.split(r"[·\s-]", person.name))
    return [name for name in names if len(name) > 1]


def _cells(page: DrawnPage) -> Iterator[CellText]:
    return (cell for table in page.tables for row in table.rows for cell in row)


def _paragraphs(page: DrawnPage) -> Iterator[CellText]:
    """The lines of every paragraph: one that begins at the left edge goes on."""
    paragraph: list[str] = []
    for line in page.text:
        if line.left > 29:
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(line.text.replace(" ", ""))
    yield tuple(paragraph)


def missing_names(plan: DrawnPlan) -> Iterator[str]:
    """People whom no page names in full."""
    printed = "\n".join(page.whole_text for page in plan.pages)
    for person in plan.visit.people.values():
        if person.name.replace(" ", "") not in printed:
            yield f"{person.name} is nowhere"


def empty_columns(plan: DrawnPlan) -> Iterator[str]:
    """Columns of a table in which nothing stands on any page; tables with the same headings count as one.

    A grid of names has no headings: its last row may be short.
    """
    people = {person.name for person in plan.visit.people.values()}
    tables = [(table.rows[_banners(table)], table) for _, page in plan.portrait for table in page.tables]
    for headings, alike in groupby(tables, key=lambda headed: headed[0]):
        rows = [row for _, table in alike for row in table.rows[_banners(table) + 1 :] if len(row) == len(headings)]
        for heading, *cells in zip(headings, *rows, strict=True):
            if rows and heading and "".join(heading) not in people and not any("".join(cell) for cell in cells):
                yield f"the column {''.join(heading)} is empty"


def _banners(table: DrawnTable) -> int:
    """How many rows of one cell stand above the headings."""
    return next((at for at, row in enumerate(table.rows) if len(row) > 1), 0)


def white(plan: DrawnPlan) -> Iterator[str]:
    """Pages that are nearly half empty at their foot, but for the last and those before an annex."""
    for (number, page), (_, following) in pairwise(plan.portrait):
        is_last_of_text = following is not plan.pages[number] or _begins_annex(following)
        lacking = (plan.upper_edge + _TEXT_HEIGHT_MM - page.bottom) / _TEXT_HEIGHT_MM
        if not is_last_of_text and lacking > _MOST_WHITE:
            yield f"page {number} is {lacking:.0%} white at its foot"


def _begins_annex(page: DrawnPage) -> bool:
    return bool(page.text) and _ANNEX.fullmatch(page.text[0].text.replace(" ", "")) is not None


def lonely_signatures(plan: DrawnPlan) -> Iterator[str]:
    """A signature on a page that holds no other text."""
    for number, page in plan.portrait:
        signature = [line for line in page.text if line.text == plan.visit.office.unit]
        if signature and not page.tables and page.text[0] is signature[0]:
            yield f"page {number} begins with the signature"


def lonely_headings(plan: DrawnPlan) -> Iterator[str]:
    """A heading that is the last thing on a page."""
    for number, page in plan.portrait:
        if page.text and page.text[-1].bottom >= page.bottom and _HEADING.match(page.text[-1].text):
            yield f"page {number} ends with {page.text[-1].text}"


def lonely_rows(plan: DrawnPlan) -> Iterator[str]:
    """A table that goes on on the next page, with a single row at the foot of the one or the head of the other."""
    for (number, page), (_, following) in pairwise(plan.portrait):
        if not page.tables or not following.tables or not _goes_on(page, following):
            continue
        before, behind = page.tables[-1], following.tables[0]
        headings = _banners(before) + 1
        for table, place in ((before, f"foot of page {number}"), (behind, f"head of page {number + 1}")):
            rows = table.rows[headings:]
            if len(rows) < 2 and max(map(len, (cell for row in rows for cell in row)), default=0) <= _HIGH_ROW / 2:
                yield f"a single row of {_called(table)} at the {place}"


def _goes_on(page: DrawnPage, following: DrawnPage) -> bool:
    """Whether a table at the foot of a page goes on at the head of the next."""
    before, behind = page.tables[-1], following.tables[0]
    is_last = not any(line.top > before.bottom for line in page.text)
    is_first = not any(line.bottom < behind.top for line in following.text)
    repeated = _banners(before) + 1
    return is_last and is_first and before.rows[:repeated] == behind.rows[:repeated]


def _called(table: DrawnTable) -> str:
    return "".join("".join(cell) for cell in table.rows[0])


def unlike_heads(plan: DrawnPlan) -> Iterator[str]:
    """Pages on which nothing stands, or whose first line or table does not stand where the type area begins."""
    for number, page in plan.portrait[1:]:
        if not page.text and not page.tables:
            yield f"page {number} is empty"
            continue
        if page.tables and (not page.text or page.tables[0].top < page.text[0].top):
            wanted, is_at = plan.upper_edge, page.tables[0].top
        else:
            wanted, is_at = plan.top, page.text[0].top
        if abs(is_at - wanted) > 0.6:
            yield f"page {number} begins {is_at - wanted:+.1f} mm off"


def outside_type_area(plan: DrawnPlan) -> Iterator[str]:
    """Lines that leave the type area."""
    for number, page in plan.portrait:
        for line in page.text:
            if line.left < 27.5 or line.right > 184.9:
                yield f"page {number}: {line.text} leaves the type area"
        if page.bottom > plan.upper_edge + _TEXT_HEIGHT_MM + 6:
            yield f"page {number} goes on below the type area"


def wrong_numbers(plan: DrawnPlan) -> Iterator[str]:
    """Pages without their number, which goes on through all annexes."""
    for number, page in enumerate(plan.pages, 1):
        if page.number != f"—{number}—":
            yield f"page {number} bears {page.number or 'no number'}"


def unbound_annexes(plan: DrawnPlan) -> Iterator[str]:
    """Annexes of the list that do not begin a page in their order, under the title of the list."""
    listed = _listed_annexes(plan)
    bound = [(mark, page) for page in plan.pages if (mark := _mark(page))]
    marks = [f"附件{number}" for number in range(1, len(listed) + 1)] if len(listed) > 1 else ["附件"] * len(listed)
    own = plan.visit.attached
    beside = {at for at, file in enumerate(own, len(listed) - len(own)) if file.ending}  # a Word document, a PDF
    marks, listed = ([text for at, text in enumerate(texts) if at not in beside] for texts in (marks, listed))
    if [mark for mark, _ in bound] != marks:
        yield f"{marks} are listed, {[mark for mark, _ in bound]} are bound"
    for title, (mark, page) in zip(listed, bound, strict=False):
        if title not in page.whole_text:
            yield f"{mark} is not {title}"


def wasted_pages(plan: DrawnPlan) -> Iterator[str]:
    """A list of guests that takes more pages than one for each 25, and one for its head."""
    begins = [number for number, page in enumerate(plan.pages) if _mark(page)]
    lists = [number for number in begins if "来宾名单" in plan.pages[number].whole_text]
    for number in lists:
        ends = next((later for later in begins if later > number), len(plan.pages))
        people = len(plan.visit.guests.people)
        if ends - number > -(-people // _PEOPLE_ON_A_PAGE):
            yield f"the list of {people} guests takes {ends - number} pages"


def _mark(page: DrawnPage) -> str:
    first = page.text[0].text.replace(" ", "") if page.text else ""
    found = re.match(r"附件\d*", first)
    return found[0] if found and (page.is_landscape or _begins_annex(page)) else ""


def _listed_annexes(plan: DrawnPlan) -> list[str]:
    """The titles in the list above the signature."""
    lines = [line.text.replace(" ", "") for _, page in plan.portrait for line in page.text]
    start = next((at for at, line in enumerate(lines) if line.startswith("附件：")), len(lines))
    listed = lines[start : lines.index(plan.visit.office.unit, start)] if start < len(lines) else []
    return [re.sub(r"^(?:附件：)?(?:\d+\.)?", "", line) for line in listed]
