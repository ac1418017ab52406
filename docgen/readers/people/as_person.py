"""Somebody of a line as the fields of a person, and what is to be said of how he was read."""

from functools import lru_cache
from typing import Any

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.ranks import standing
from docgen.readers.people.line import people_of_line
from docgen.readers.people.line_person import LinePerson, with_doubt
from docgen.readers.people.line_start import line_start
from docgen.readers.people.names import HANZI, is_count
from docgen.readers.people.passed_over import is_nobody
from docgen.readers.people.remarks import field_of
from docgen.readers.people.usual_names import SURNAMES, is_usual_name

_ONLY_RANK = lazy_pattern("(?:级|级正职|级副职)$")
_NAME = f"[{''.join(sorted(SURNAMES))}][{HANZI}]{{1,2}}"
_USUAL = lazy_pattern(
    rf"\s*(?:\d{{1,4}}[.、．]\s*|[（(]\d{{1,3}}[)）]\s*)?({_NAME})(?:[ \t\u3000]+([{HANZI}、]{{2,30}}))?\s*"
)


def fields_of(person: LinePerson, label: str = "") -> dict[str, Any]:
    """What a line says of somebody besides his name; a label before it (局长：) is his post where he has no other."""
    title = person.title or label
    stated = {
        "unit": person.unit,
        "title": "" if _ONLY_RANK.search(title) else title,
        "rank": title if standing(title) else "",
        "name_en": person.name_en,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "phone": person.phone,
        "diet": (person.diet,) if person.diet else (),
        "note": person.note,
    }
    return {field: content for field, content in stated.items() if content}


def usual_person(line: str) -> LinePerson | None:
    """The person of a line that is written in the usual way: 1. 周明远 副书记、区长. Most lines are.

    >>> [usual_person(line) is not None for line in ("1. 周明远 副书记、区长", "周明远 李娜", "周明远（女）")]
    [True, False, False]
    """
    match = _USUAL.fullmatch(line)
    if match is None or not is_usual_name(match[1]):
        return None
    title = match[2] or ""
    if title and not all(_is_title(part) for part in title.split("、")):
        return None
    return LinePerson(match[1], match.start(1), title=title)


@lru_cache(maxsize=4096)
def _is_title(part: str) -> bool:
    return field_of(part) == "title"


@lru_cache(maxsize=4096)
def is_read_as_typed(text: str) -> bool:
    """Whether a text is one name, spelt as it was typed, and nothing else."""
    return people_of_text(text) == [LinePerson(text, 0)]


def people_of_text(text: str) -> list[LinePerson]:
    """Everybody of a text where people are expected; one who is refused where nobody can tell.

    >>> [(person.name, person.title) for person in people_of_text("周敏（副部长）、县民政局局长罗大为")]
    [('周敏', '副部长'), ('罗大为', '县民政局局长')]
    """
    start = line_start(text)
    people = list(people_of_line(start.line, start.start))
    if start.doubt and people:
        people[0] = with_doubt(people[0], start.doubt)
    return [
        person._replace(title=person.title or start.title, group=start.group) if not person.refusal else person
        for person in people
    ]


def is_no_person(text: str) -> bool:
    """Whether a text that stands for somebody certainly names nobody: a count, a sum, a bare post, a unit.

    >>> [is_no_person(text) for text in ("其他21人", "合计", "县长", "县民政局", "周明远", "来宾1")]
    [True, True, True, True, False, False]
    """
    if is_count(text) or is_nobody(text) or field_of(text) == "phone":
        return True
    # 贾文书: a name may end as a post does
    may_be_name = text[:1] in SURNAMES and len(text) == 3
    return field_of(text) in ("title", "unit") and not may_be_name
