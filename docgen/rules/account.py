"""One account of a visit: every text of it, with its place and what it is about. Rules ask it, not single fields."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, get_args

from docgen.errors import Mark
from docgen.model.arrangements import Setting
from docgen.model.catalogue import Hotel, Site
from docgen.model.dining import Meal
from docgen.model.lodging import Lodging
from docgen.model.money import Expense
from docgen.model.people import Person
from docgen.model.schedule import Stop
from docgen.model.value import Value
from docgen.model.visit import Task, Visit
from docgen.rules.facts import meal_name
from docgen.rules.pattern_tree import keys
from docgen.rules.rule import Finding
from docgen.rules.text_kinds import KIND_OF_FIELD, TextKind
from docgen.rules.words import WordList


class Statement(NamedTuple):
    """What one field says: the text, its kind, the value and the field that hold it, the part of the visit.

    ``entry`` is the entry of that part to which it belongs: of the name of a dish the meal.
    """

    text: str
    kind: TextKind
    value: Value
    field: str
    section: str
    entry: Value

    @property
    def place(self) -> Mark:
        """Where the text stands; of one that was taken from another field (food from a remark) where its value does."""
        at = self.value.at
        return at.get(self.field) or at.get(self.field.partition(".")[0]) or at[""]

    @property
    def name(self) -> str:
        """What says it, for a sentence: “6日午餐”的酒水, 日程“座谈”的备注.

        Of an entry without a name of its own the part of the visit.
        """
        named = self.value if isinstance(self.value, Person) else self.entry
        of_entry = _NAMES.get(type(named), lambda _: "")(named)
        part = of_entry or f"“{_CHINESE[self.section]}”"
        if isinstance(self.entry, Stop | Task | Expense) and self.value is self.entry and self.field != "note":
            return part
        what = next((word for field, word in _WHAT if self.field.startswith(field)), "内容")
        return f"{part}的{'菜单' if self.kind == 'dish' else what}"

    def finding(self, text: str, hint: str = "", source: str = "") -> Finding:
        """A finding at this text; what an expense comes to is at stake."""
        amount = self.entry.amount if isinstance(self.entry, Expense) else None
        return Finding(self.place, text, hint, source, amount)


#: How the entries of a visit are called in a sentence.
_NAMES: Mapping[type[Value], Callable[[Any], str]] = {
    Meal: lambda meal: f"“{meal_name(meal)}”",
    Stop: lambda stop: f"日程“{stop.activity}”",
    Task: lambda task: f"分工“{task.item}”",
    Expense: lambda expense: f"费用“{expense.item}”",
    Setting: lambda setting: setting.place,
    Person: lambda person: person.name,
    Lodging: lambda lodging: lodging.hotel.name if lodging.hotel else "",
}
#: How their fields are.
_WHAT = (("drinks", "酒水"), ("items", "物品"), ("note", "备注"), ("place", "地点"), ("name", "名称"), ("type", "房型"))
_CHINESE = {field.name: field.metadata["chinese"] for field in fields(Visit) if "chinese" in field.metadata}


class Account(NamedTuple):
    """All that a visit says.

    ``pieces`` are its characters and pairs of neighbours: a word of which not even two characters stand there is
    nowhere, and need not be looked for text by text.
    """

    statements: tuple[Statement, ...]
    by_kind: Mapping[TextKind, list[Statement]]
    pieces: frozenset[str]

    def of(self, *kinds: TextKind) -> Iterator[Statement]:
        """What is said in fields of these kinds."""
        for kind in kinds:
            yield from self.by_kind.get(kind, ())

    def may_hold(self, *patterns: str) -> bool:
        """Whether the visit may hold anywhere what one of these patterns matches."""
        return any(
            "" in beginnings or not self.pieces.isdisjoint(beginnings) for beginnings in map(_beginnings, patterns)
        )

    def saying(self, words: WordList, *kinds: TextKind) -> Iterator[tuple[Statement, str]]:
        """The texts of these kinds that hold a word of a list, each with the first."""
        if self.may_hold(words.pattern):
            for statement in self.of(*kinds):
                if word := words.find(statement.text):
                    yield statement, word


@lru_cache(maxsize=256)
def _beginnings(pattern: str) -> frozenset[str]:
    """The first characters, two where there are two, of all that a text must hold to match a pattern."""
    return frozenset(key[:2] for key in keys(pattern))


#: Kinds of texts of which no rule asks for the words of lists.
_NOT_ARRANGED = frozenset(("description", "plain", "who", "post"))


@lru_cache(maxsize=1)  # many rules read the account of the one visit that is being judged
def account(visit: Visit) -> Account:
    """The account of a visit: every text that its papers print, section by section."""
    statements = _statements(visit)
    by_kind: dict[TextKind, list[Statement]] = {}
    for statement in statements:
        by_kind.setdefault(statement.kind, []).append(statement)
    arranged = "\n".join(statement.text for statement in statements if statement.kind not in _NOT_ARRANGED)
    return Account(statements, by_kind, frozenset((*arranged, *map("".join, pairwise(arranged)))))


def _statements(visit: Visit) -> tuple[Statement, ...]:
    statements = [
        Statement(text, KIND_OF_FIELD[f"Visit.{name}"], visit, name, name, visit)
        for name in ("title", "purpose", "grade", "dress")
        if (text := getattr(visit, name))
    ]
    for section in _SECTIONS:
        content = getattr(visit, section)
        for entry in content if isinstance(content, tuple) else (content,):
            if entry is not None:
                _gather(entry, section, entry, statements)
    return tuple(statements)


_SECTIONS = (
    *("letter", "guests", "hosts", "staff", "schedule", "meals", "seating", "lodging", "vehicles", "tasks"),
    *("contacts", "expenses", "payments", "approval", "welcome", "setting", "gifts", "feedback"),
    *("journeys", "weather", "reminders", "contingencies", "press", "shifts", "volunteers"),
    *("supplies", "attachments"),
)


def _gather(value: Any, section: str, entry: Value, statements: list[Statement]) -> None:
    """Adds what a value and the values in it say."""
    given = vars(value)  # a field that was not given holds nothing
    for name, kind in _fields_of(type(value)):
        content = given.get(name)
        if not content:
            continue
        if isinstance(content, str):
            if name in value.at:
                statements.append(Statement(content, kind, value, name, section, entry))
        elif isinstance(content, tuple):
            for number, item in enumerate(content):
                if isinstance(item, str):
                    statements.append(Statement(item, kind, value, f"{name}.{number}", section, entry))
                elif isinstance(item, Value):
                    _gather(item, section, entry, statements)
        elif isinstance(content, Site | Hotel):
            # its name stands where the visit names it, not in the table of sites
            first = len(statements)
            _gather(content, section, entry, statements)
            statements[first:] = [
                statement._replace(value=value, field=name) if statement.field == "name" else statement
                for statement in statements[first:]
            ]
        elif isinstance(content, Value):
            _gather(content, section, entry, statements)


def _holds_values(hint: Any) -> bool:
    """Whether what a type hint means holds values of a file."""
    if isinstance(hint, type):
        return issubclass(hint, Value)
    return any(map(_holds_values, get_args(hint)))


# read off the models once; they never change
_FIELDS_OF: dict[type[Any], tuple[tuple[str, TextKind], ...]] = {}


def _fields_of(model: type[Any]) -> tuple[tuple[str, TextKind], ...]:
    """The fields of a model that hold texts, with the kinds of these, and those that hold values with texts."""
    if model not in _FIELDS_OF:
        _FIELDS_OF[model] = tuple(
            (field.name, KIND_OF_FIELD.get(f"{model.__name__}.{field.name}", "plain"))
            for field in fields(model)
            if f"{model.__name__}.{field.name}" in KIND_OF_FIELD or _holds_values(field.type)
        )
    return _FIELDS_OF[model]
