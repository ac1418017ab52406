"""The cards of a paper that is cut up: each cell of its tables is one, each table a sheet."""

from collections.abc import Iterator, Sequence

from docgen.api.packs.papers import PackedCard
from docgen.api.packs.record import sha256
from docgen.model.lazy_pattern import lazy_pattern
from docgen.word.package.printed_lines import PaperLine

_PLACE = lazy_pattern(r"表(\d+)第(\d+)行")
_PART = lazy_pattern(r"\d+/\d+")


def cut_cards(lines: Sequence[PaperLine]) -> list[PackedCard]:
    """The cards in the lines of a paper, numbered as they lie: sheet by sheet, each column from top to bottom."""
    found = sorted(_placed(lines), key=lambda one: one[:3])
    slots: dict[int, int] = {}
    cards = []
    for number, (page, _, _, text) in enumerate(found, 1):
        slots[page] = slots.get(page, 0) + 1
        name, holder = _heading(text)
        name = name if holder else ""
        fingerprint = sha256(text.encode("utf-8", "surrogateescape"))
        cards.append(PackedCard(number, holder, page, slots[page], fingerprint, name))
    return cards


def _placed(lines: Sequence[PaperLine]) -> Iterator[tuple[int, int, int, str]]:
    """The sheet, the column and the row of each card, and what it prints."""
    for line in lines:
        if place := _PLACE.fullmatch(line.place):
            page, row = map(int, place.groups())
            yield from ((page, column, row, text) for column, text in enumerate(line.cells) if text)


def _heading(text: str) -> tuple[str, str]:
    """What a card is and whose: its heading, and behind it its owner; below it where there is no room.

    >>> _heading("7月6日　星期一 　1/2\\t周明远\\n07:30\\t早餐"), _heading("房 Room\\t\\n埃里克·霍姆\\n0301")
    (('7月6日（1/2）', '周明远'), ('房', '埃里克·霍姆'))
    >>> _heading("9月10日　星期四 Thu 10 Sep　2/2\\n埃里克·霍姆 Erik Holm\\n14:30\\t参观")
    ('9月10日（2/2）', '埃里克·霍姆 Erik Holm')
    """
    first, _, rest = text.partition("\n")
    heading, _, owner = first.partition("\t")
    words = heading.split()
    part = f"（{words[-1]}）" if len(words) > 1 and _PART.fullmatch(words[-1]) else ""
    return "".join(words[:1]) + part, owner.strip() or rest.partition("\n")[0].strip()
