"""Papers for guests, hotels, drivers and staff say nothing but what was given and their own wording."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.kinds import load_kind
from docgen.word.package.outline import texts
from tests.conftest import OFFICE
from tests.kinds.test_forms_print_what_is_given import DERIVED, EXAMPLES, given, leaves_of, left_over, wording

FORMS: list[tuple[str, dict[str, Any]]] = [
    ("roster", {}),
    ("rooms", {}),
    ("rooms", {"door": True}),
    ("motorcade", {}),
    ("motorcade", {"labels": True}),
    ("slip", {}),
    ("slip", {"each": True, "together": True}),
    ("wallet", {}),
    ("briefing", {}),
    ("briefing", {"for": "领导"}),
]
#: Papers for those who have a duty, who read of diets what the staff is asked to mind.
STAFF_FORMS: list[tuple[str, dict[str, Any]]] = [
    ("tasks", {}),
    ("tasks", {"each": True, "together": True}),
    ("duty", {}),
    ("checkin", {}),
    ("checkin", {"for": ("餐",)}),
    ("purchases", {}),
]
IDS, STAFF_IDS = (["-".join((name, *options)) for name, options in forms] for forms in (FORMS, STAFF_FORMS))
MOST_GUESTS = 12  # of papers that have something for each of them
NUMBER = re.compile(r"\d[\d-]{6,}")


def printed(path: Path, name: str, options: dict[str, Any]) -> tuple[str, ...]:
    """The texts of a paper; none where the visit has nothing for it, or so much that each part is like the next."""
    return _printed(path, (FORMS + STAFF_FORMS).index((name, options)))


@cache
def _printed(path: Path, number: int) -> tuple[str, ...]:
    name, options = (FORMS + STAFF_FORMS)[number]
    visit = load(path)
    if "住宿" in load_kind(name).needs and not visit.lodging:
        return ()
    if (name == "wallet" or "each" in options) and visit.guests.size > MOST_GUESTS:
        return ()
    return tuple(text for file in build(visit, [name], options=options) for text in texts(file.content))


@pytest.mark.parametrize(("name", "options"), FORMS + STAFF_FORMS, ids=IDS + STAFF_IDS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_word_stands_in_what_was_given_or_in_the_wording(path: Path, name: str, options: dict[str, Any]) -> None:
    surnames = {word[:1] for word in given(path)} | {word[:2] for word in given(path)} if "door" in options else set()
    known = sorted({*given(path), *wording(), *DERIVED, *surnames}, key=len, reverse=True)
    for text in printed(path, name, options):
        assert left_over(text.replace("\n", ""), known) == "", text


@pytest.mark.parametrize(("name", "options"), FORMS + STAFF_FORMS, ids=IDS + STAFF_IDS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_phone_was_given(path: Path, name: str, options: dict[str, Any]) -> None:
    files = [path, *(OFFICE / "库").glob("*.yaml")]
    whole = {text for file in files for text in leaves_of(file)}
    numbers = {number for text in printed(path, name, options) for number in NUMBER.findall(text)}
    assert {number for number in numbers if not any(number in text for text in whole)} == set()


@pytest.mark.parametrize(("name", "options"), FORMS, ids=IDS)
def test_no_paper_welcomes_praises_or_tells_what_somebody_may_not_eat(name: str, options: dict[str, Any]) -> None:
    for path in EXAMPLES:
        whole = "".join(printed(path, name, options))
        assert not re.search("热烈|欢迎|莅临|光临|尊敬|过敏|清真|素食", whole)
