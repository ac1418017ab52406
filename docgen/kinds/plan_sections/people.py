"""来宾情况, 陪同和工作保障人员, 联系人; and the names of people wherever a plan lists them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from docgen.kinds.guest_parts.sparse import most_have, with_text_below
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.people import Person
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text

_MOST_LISTED = 20  # guests whose list stands in the body
_MOST_UNITS = 6  # units that are named with their numbers


def names(visit: Visit, keys: Iterable[str]) -> str:
    """The names of people by their keys (name, or id where two people share it), and “全体” as it is."""
    return text.listed(key if key == EVERYBODY else person_name(visit, visit.person(key)) for key in keys)


def person_name(visit: Visit, person: Person) -> str:
    """A name; where two people share it, with the unit that tells them apart."""
    is_shared = sum(other.name == person.name for other in visit.people.values()) > 1
    return f"{person.name}（{person.unit or person.id}）" if is_shared else person.name


def guests(visit: Visit, annex: str) -> Section:
    """来宾: a sentence of numbers and a list; foreign guests have a list of their own with their names in Latin.

    ``annex`` is the mark of the annex that holds a long list.
    """
    group = visit.guests
    is_foreign = visit.category == "外宾" or most_have(person.name_en for person in group.people)
    rows = _guest_rows(group.people, is_foreign)
    listed_here = [] if is_long_list(visit) else rows
    missing = group.size - len(group.people)
    return {
        "说明": _numbers_of_guests(visit)
        + _stay(visit)
        + (_by_unit(group.people, annex) if is_long_list(visit) else ""),
        "国内": [] if is_foreign else listed_here,
        "外宾": listed_here if is_foreign else [],
        "待定": f"其余{missing}人名单待来访单位报送。" if missing and rows else "",
        MAY_BREAK: True,
    }


def is_long_list(visit: Visit) -> bool:
    """Whether the guests are listed in an annex: there are too many for the body of a plan."""
    return len(visit.guests.people) > _MOST_LISTED


def guest_list(visit: Visit) -> list[Row]:
    """The rows of the annex 来宾名单; empty where the list stands in the body."""
    if not is_long_list(visit):
        return []
    return _guest_rows(visit.guests.people, most_have(person.name_en for person in visit.guests.people))


def _guest_rows(people: Sequence[Person], has_names_in_latin: bool) -> list[Row]:
    """A row a guest; few names in Latin stand below the names, few phones among the remarks."""
    rows = [_guest(number, person) for number, person in enumerate(people, 1)]
    if not has_names_in_latin:
        rows = [with_text_below(row, "姓名", "英文名") for row in rows]
    return (
        rows if most_have(person.phone for person in people) else [with_text_below(row, "备注", "电话") for row in rows]
    )


def _by_unit(people: Sequence[Person], annex: str) -> str:
    """How many come from each unit, in the order of the list, which is that of precedence; the list is in the annex."""
    counts = Counter(person.unit for person in people if person.unit)
    units = [f"{unit}{number}人" for unit, number in list(counts.items())[:_MOST_UNITS]]
    others = f"等{len(counts)}个单位" if len(counts) > len(units) else ""
    return (f"其中{text.listed(units)}{others}。" if len(units) > 1 else "") + f"名单见{annex}。"


def _guest(number: int, person: Person) -> Row:
    return {
        "序号": str(number),
        "姓名": person.name,
        "英文名": person.name_en,
        "性别": person.sex or "",
        "民族": person.ethnicity,
        "单位职务": text.post(person),
        "电话": person.phone,
        "备注": text.listed(filter(None, (person.role, *person.diet, person.note))),
        MAY_BREAK: True,
    }


def _numbers_of_guests(visit: Visit) -> str:
    """How many guests come; how many of them men and women only where the list is complete."""
    group = visit.guests
    numbers = {sex: sum(person.sex == sex for person in group.people) for sex in ("男", "女")}
    counts = [f"{sex}{number}人" for sex, number in numbers.items() if number]
    is_complete = len(group.people) == group.size > 1 and all(person.sex for person in group.people)
    if group.size == 1 and group.people:
        guest = f"来宾为{text.post(group.people[0])}{group.people[0].name}"
        return f"{group.name}共1人，{guest}" if group.name else guest
    return f"{group.name or '来宾'}共{group.size}人" + (f"（{text.listed(counts)}）" if is_complete else "")


def _stay(visit: Visit) -> str:
    dates = visit.dates
    if dates.first == dates.last:
        return f"，{text.day_and_weekday(dates.first)}到访。"
    return f"，{text.day_and_weekday(dates.first)}抵达，{text.day_and_weekday(dates.last)}离开。"


def escorts(visit: Visit) -> Section:
    """人员: who escorts, who escorts at a single place, who works behind the scenes."""
    groups = (("陪同人员", visit.hosts), ("点上陪同", visit.others), ("工作保障人员", visit.staff))
    return {"组": [{"类别": name, "行": _escort_rows(people)} for name, people in groups if people]}


def _escort_rows(people: Sequence[Person]) -> list[Row]:
    return [
        {"姓名": person.name, "单位职务": text.post(person), "电话": person.phone, MAY_BREAK: True} for person in people
    ]


def contacts(visit: Visit) -> Section:
    """联系: a row a contact."""
    return {
        "行": [
            {
                "姓名": person.name,
                "单位职务": text.post(person),
                "电话": person.phone,
                "备注": person.note,
                MAY_BREAK: True,
            }
            for person in visit.contacts
        ]
    }


_GUEST_NAMES = {
    "序号": "从1起",
    "姓名": "姓名",
    "英文名": "外文姓名",
    "性别": "男或女",
    "民族": "民族",
    "单位职务": "单位和职务",
    "电话": "电话",
    "备注": "角色、饮食、备注",
    MAY_BREAK: MAY_BREAK_MEANING,
}
GUEST_LIST_NAMES = _GUEST_NAMES
GUESTS_NAMES = {
    "题": "本节标题，没有内容时为空；下同",
    "说明": "来宾概况一句",
    "国内": [_GUEST_NAMES],
    "外宾": [_GUEST_NAMES],
    "待定": "名单没有列全时的说明",
    MAY_BREAK: MAY_BREAK_MEANING,
}
ESCORTS_NAMES = {
    "题": "本节标题",
    "组": [
        {
            "类别": "陪同人员、点上陪同、工作保障人员",
            "行": [{"姓名": "姓名", "单位职务": "单位和职务", "电话": "电话", MAY_BREAK: MAY_BREAK_MEANING}],
        }
    ],
}
CONTACTS_NAMES = {
    "题": "本节标题",
    "行": [{"姓名": "姓名", "单位职务": "单位和职务", "电话": "电话", "备注": "备注", MAY_BREAK: MAY_BREAK_MEANING}],
}
