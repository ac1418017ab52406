"""Two people change one table, each without the other: tables made up at random, and what must become of them.

Nobody here has another's name, so that the name of a row says whose it is.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

COLUMNS = ("姓名", "单位", "职务")
_UNITS = ("农业局", "林业局", "水利局")
_NOBODY = ("", "", "")

Row = tuple[str, ...]


class Case(NamedTuple):
    """The rows of a table as both have seen it, and as each has changed it; by names, in their order."""

    base: dict[str, Row]
    mine: dict[str, Row]
    theirs: dict[str, Row]

    def as_json(self) -> dict[str, list[Row]]:
        return {side: list(rows.values()) for side, rows in self._asdict().items()}


def made_up(seed: int) -> Case:
    random = Random(seed)
    base = [(f"甲{number}", random.choice(_UNITS), f"第{number}科科长") for number in range(random.randrange(2, 8))]
    sides = [base, *(_changed(random, base, side) for side in ("我", "他"))]
    return Case(*({row[0]: row for row in rows} for rows in sides))


def _changed(random: Random, base: Sequence[Row], side: str) -> list[Row]:
    rows = list(base)
    for step in range(random.randrange(6)):
        at, to = (random.randrange(len(rows)) if rows else 0 for _ in range(2))
        match random.choice(("change", "change", "add", "delete", "move", "swap")) if rows else "add":
            case "change":
                column = random.randrange(1, 3)
                rows[at] = (*rows[at][:column], f"{side}改的{step}", *rows[at][column + 1 :])
            case "add":
                # now and then both add the same person, each with a post of his own
                name = random.choice((f"{side}添的{step}", "新来的"))
                if name not in dict.fromkeys(row[0] for row in rows):
                    rows.insert(at, (name, "新的单位", f"{side}添的"))
            case "delete":
                rows.pop(at)
            case "move":
                rows.insert(to, rows.pop(at))
            case "swap":
                rows[at], rows[to] = rows[to], rows[at]
    return rows


def faults(case: Case, answer: dict[str, Any]) -> Iterator[str]:
    """What is lost, doubled, misplaced or not said of {rows, disputes, gone}; ``taken`` has all of mine."""
    rows, taken = ([tuple(row) for row in answer[name]] for name in ("rows", "taken"))
    names = dict.fromkeys((*case.base, *case.mine, *case.theirs))
    for name in names:
        before, mine, theirs = (side.get(name) for side in case)
        for what, there, wanted in (
            ("merged", rows, _merged(before, mine, theirs)),
            ("taken", taken, _with_mine(before, mine, theirs)),
        ):
            if [row for row in there if row[0] == name] != ([wanted] if wanted else []):
                yield f"{what}: {wanted} is not there once"
    if len(rows) > len(names):
        yield "rows of nobody"
    said = sorted(_said(one, rows) for one in answer["disputes"])
    if said != sorted(_disputes(case)):
        yield f"in dispute is {said}, not {sorted(_disputes(case))}"
    gone = {"mine": _deleted(case.base, case.mine, case.theirs), "theirs": _deleted(case.base, case.theirs, case.mine)}
    if answer["gone"] != gone:
        yield f"gone is {answer['gone']}, not {gone}"
    for what, there, wanted in (("merged", rows, _order(case)), ("taken", taken, _order(case, is_mine=True))):
        if [row[0] for row in there if row[0] in wanted] != [
            name for name in wanted if name in [row[0] for row in there]
        ]:
            yield f"{what}: not in the order {wanted}"


def _merged(before: Row | None, mine: Row | None, theirs: Row | None) -> Row | None:
    """A row with what only one side has changed; else as theirs."""
    if mine is None or theirs is None:
        only = theirs if mine is None else mine
        return None if before in (only,) or (theirs is None and before is not None) else only
    old = before or _NOBODY
    return tuple(one if other == was else other for was, one, other in zip(old, mine, theirs, strict=True))


def _with_mine(before: Row | None, mine: Row | None, theirs: Row | None) -> Row | None:
    """A row with all that I have changed, and what else they have."""
    if mine is None:
        return theirs if before is None else None
    if theirs is None:
        return None if mine == before else mine
    old = before or _NOBODY
    return tuple(other if one == was else one for was, one, other in zip(old, mine, theirs, strict=True))


def _deleted(base: dict[str, Row], by: dict[str, Row], other: dict[str, Row]) -> list[str]:
    return [name for name, row in base.items() if name not in by and other.get(name) == row]


def _disputes(case: Case) -> Iterator[tuple[str, int, str, str]]:
    """What both have changed: whose, the column, what I have and what they have."""
    for name in dict.fromkeys((*case.base, *case.mine, *case.theirs)):
        before, mine, theirs = (side.get(name) for side in case)
        if mine and theirs:
            for column, (was, one, other) in enumerate(zip(before or _NOBODY, mine, theirs, strict=True)):
                if was != one != other != was:
                    yield name, column, one, other
        elif before and before != (mine or theirs) and (mine or theirs):
            yield name, -1, " ".join(mine or ()), " ".join(theirs or ())
    base, mine_order, their_order = _orders(case)
    if base != mine_order != their_order != base:
        yield "", -1, "", ""


def _said(dispute: dict[str, Any], rows: Sequence[Row]) -> tuple[str, int, str, str]:
    if "order" in dispute:
        return "", -1, "", ""
    name = dispute["mine"].split()[0] if dispute.get("isAway") else rows[dispute["row"]][0]
    return name, dispute["column"], dispute["mine"], dispute["theirs"]


def _orders(case: Case) -> list[list[str]]:
    common = case.base.keys() & case.mine.keys() & case.theirs.keys()
    return [[name for name in side if name in common] for side in case]


def _order(case: Case, is_mine: bool = False) -> list[str]:
    """The names of the side whose order holds."""
    base, mine, theirs = _orders(case)
    return list(case.mine if mine != base and (is_mine or theirs == base) else case.theirs)
