"""The totals as lines for a screen: columns of numbers under each other, Chinese characters two cells wide."""

from collections.abc import Iterator, Mapping

from docgen.ledger.totals import CLASSES, INSIDE, MONTHS, ORIGINS, PURPOSES, TOTAL, Counted, Totals
from docgen.ledger.words import totals_json
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, Figures
from docgen.text.columns import cell_width

_NAME, _NUMBER = 20, 10  # cells


def screen_lines(totals: Totals, leader_rank: str) -> list[str]:
    """``leader_rank`` is the level from which a guest counts as a leader."""
    return list(_lines(totals, leader_rank))


def _lines(totals: Totals, leader_rank: str) -> Iterator[str]:
    figures = totals.total.figures
    yield f"{totals.year}年接待{figures.batches}批次、{figures.people}人次，领导{figures.leaders}人"
    yield f"（领导人数：台账写明的数，没有写的按名单中{leader_rank}及以上的人数）"
    for part in (CLASSES, MONTHS, INSIDE, PURPOSES, ORIGINS):
        if totals.parts[part]:
            yield ""
            yield from _part(part, totals.parts[part], None if part == INSIDE else figures)
    shape = totals_json(totals)
    if totals.before is not None:
        yield ""
        yield _row("与上年比", BATCHES, PEOPLE, LEADERS)
        yield _row(f"{totals.year - 1}年", *map(str, totals.before))
        yield _row("同比", *(shape["同比"].get(column, "—") for column in (BATCHES, PEOPLE, LEADERS)))
    if shape["工作"]:
        yield ""
        yield _row("其他工作", "次数", PEOPLE)
        for name, one in shape["工作"].items():
            yield _row(name, *(str(one.get(column, "")) for column in ("次数", PEOPLE)))


def _part(part: str, parts: Mapping[str, Counted], total: Figures | None) -> Iterator[str]:
    yield _row(part, BATCHES, PEOPLE, LEADERS)
    for name, one in parts.items():
        yield _row(f"{name}月" if part == MONTHS else name, *map(str, one.figures))
    if total is not None:
        yield _row(TOTAL, *map(str, total))


def _row(name: str, *numbers: str) -> str:
    return (_pad(name, _NAME) + "".join(_pad(number, _NUMBER, right=True) for number in numbers)).rstrip()


def _pad(text: str, width: int, right: bool = False) -> str:
    """At least one blank apart; “—” takes two cells, as it does in the font of a Chinese console."""
    blanks = " " * max(1, width - cell_width(text, ambiguous=2))
    return blanks + text if right else text + blanks
