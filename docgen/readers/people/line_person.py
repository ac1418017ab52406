"""Somebody in a line, as the readers of lists hand him on."""

from typing import Any, NamedTuple

from docgen.model.choices import Sex


class LinePerson(NamedTuple):
    """Somebody in a line: his name, where it begins (counted from 0), and what else is written of him.

    ``typed`` is the name as it was typed, where that is spelt otherwise. ``left_out`` is what was dropped: 女士, +1.
    ``doubt`` says what was guessed. With a ``refusal`` nobody could tell the name, and ``name`` is what stands there.
    ``hint`` shows the right form of this line.
    """

    name: str
    at: int
    unit: str = ""
    title: str = ""
    name_en: str = ""
    doubt: str = ""
    refusal: str = ""
    sex: Sex | None = None
    ethnicity: str = ""
    phone: str = ""
    diet: str = ""
    note: str = ""
    typed: str = ""
    left_out: tuple[str, ...] = ()
    hint: str = ""
    group: str = ""  # the list that a label before him names
    is_doubt_of_field: bool = False  # it only asks where something belongs; nobody may be missing or too much


def refused(text: str, at: int, reason: str = "", hint: str = "") -> LinePerson:
    """A text in which nobody can tell the name."""
    return LinePerson(text, at, refusal=reason or f"看不出“{text}”里谁是姓名", hint=hint)


def with_doubt(person: LinePerson, doubt: str) -> LinePerson:
    """Somebody with one more doubt."""
    return person._replace(doubt="；".join(filter(None, (person.doubt, doubt))))


def with_said(person: LinePerson, field: str, said: Any) -> LinePerson:
    """Somebody with what is said of him in a field; a remark is added to what is known, another field is not."""
    known = getattr(person, field)
    if field == "note" and known and said:
        said = f"{known}、{said}"
    changed: dict[str, Any] = {field: said if field == "note" else known or said}
    return person._replace(**changed)
