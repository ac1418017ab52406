"""What a form says of guests and hosts: who comes from where, the first of them by name, the list behind the form."""

from collections.abc import Sequence

from docgen.kinds.guest_parts.contacts import contacts_in_order
from docgen.kinds.plan_sections.people import person_name
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.text import wording as text

_NAMED_OF_MANY = 3  # guests whom a form names
_MOST_POSTS = 4  # of hosts
_MOST_CONTACTS = 2


def visiting_unit(visit: Visit) -> str:
    """Who comes: the sender of the letter, else the group, else the unit of the first guest."""
    letter, guests = visit.letter, visit.guests
    unit = guests.people[0].unit if guests.people else ""
    return (letter.sender if letter else "") or guests.name or unit


def purpose_text(visit: Visit) -> str:
    """What the visit is for, in a word and as the letter says it."""
    content = visit.letter.content.rstrip("。") if visit.letter else ""
    purpose = visit.purpose.rstrip("。")
    if purpose in content or content in purpose:
        # said once, in the longer words
        return max(purpose, content, key=len) or visit.title
    return "\n".join((purpose, content))


def letter_text(visit: Visit) -> str:
    """文号 and date of the letter; without a 文号 who wrote when."""
    letter = visit.letter
    if letter is None:
        return ""
    day = text.full_date(letter.date) if letter.date else ""
    if letter.number:
        return "\n".join(filter(None, (letter.number, day)))
    return "".join(filter(None, (letter.sender, day, "来函")))


def leading_guests(visit: Visit, most: int) -> str:
    """A line for each of the first guests: name, post, rank; then how many they are.

    Of more than ``most`` guests the first are named, three at most.
    """
    guests = visit.guests
    people = _named(visit, most)
    lines = [_guest(visit, person) for person in people]
    if guests.size > len(people):
        behind = "（名单附后）" if is_list_behind(visit, most) else ""
        lines.append(f"{'等' if people else guests.name}{guests.size}人{behind}")
    return "\n".join(lines)


def is_list_behind(visit: Visit, most: int) -> bool:
    """Whether the guests are listed behind the form: it does not name all whom the visit lists."""
    return len(visit.guests.people) > len(_named(visit, most))


def _named(visit: Visit, most: int) -> Sequence[Person]:
    people = visit.guests.people
    return people if len(people) <= most else people[: min(most, _NAMED_OF_MANY)]


def _guest(visit: Visit, person: Person) -> str:
    rank = f"（{person.rank}）" if person.rank else ""
    return f"{person_name(visit, person)}　{text.post(person)}{rank}".rstrip()


def people_text(visit: Visit, people: Sequence[Person]) -> str:
    """People with their posts, of many their names alone; and how many they are."""
    named = text.listed(_with_post(visit, person, len(people) <= _MOST_POSTS) for person in people)
    return f"{named}（共{len(people)}人）" if len(people) > 1 else named


def _with_post(visit: Visit, person: Person, is_told: bool) -> str:
    post = text.post(person) if is_told else ""
    return f"{person.name}（{post}）" if post else person_name(visit, person)


def with_posts(visit: Visit, people: Sequence[Person]) -> str:
    """People with their posts, however many they are, and how many they are."""
    named = text.listed(_with_post(visit, person, True) for person in people)
    return f"{named}（共{len(people)}人）" if len(people) > 1 else named


def contacts_text(visit: Visit) -> str:
    """The first contacts with their phones, ours before those of the guests."""
    return text.listed(
        "".join((person.name, f" {person.phone}" if person.phone else "", f"（{person.note}）" if person.note else ""))
        for person in contacts_in_order(visit)[:_MOST_CONTACTS]
    )


def guest_rows(visit: Visit) -> list[dict[str, str]]:
    """A row for every guest that the visit lists, unit and post in one."""
    return [
        {**_who(number, person), "单位职务": text.post(person), "级别": person.rank, "备注": person.role}
        for number, person in enumerate(visit.guests.people, 1)
    ]


def guests_of_units(visit: Visit) -> list[dict[str, str]]:
    """A row for every guest that the visit lists, unit and post apart: what a checklist must hold of each."""
    return [
        {**_who(number, person), "单位": person.unit, "职务": person.title}
        for number, person in enumerate(visit.guests.people, 1)
    ]


def _who(number: int, person: Person) -> dict[str, str]:
    return {"序号": str(number), "姓名": person.name, "英文名": person.name_en}


_WHO_NAMES = {"序号": "从1起", "姓名": "姓名", "英文名": "外文姓名"}
#: With unit and post in one, and apart.
GUEST_ROW_NAMES = {**_WHO_NAMES, "单位职务": "单位和职务", "级别": "级别", "备注": "角色"}
GUEST_OF_UNIT_NAMES = {**_WHO_NAMES, "单位": "单位", "职务": "职务"}
