"""人员名单: who comes and who receives them, each side apart, in the order in which the visit lists them."""

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.guest_parts.heads import LIST_HEAD_NAMES, list_head
from docgen.kinds.guest_parts.sparse import fold_sparse
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.text import wording as text

_WITHOUT_PHONES = KindOption("without-phones", "不印电话，名单发给来宾时用。")


def pages(page_input: PageInput) -> Iterator[Page]:
    """One list. What people may not eat is no part of it; phones are printed unless they are left out."""
    visit = page_input.visit
    has_phones = not page_input.options.get(_WITHOUT_PHONES.name)
    title = f"{visit.title}人员名单"
    context = {
        "标题": title,
        **list_head(visit),
        "来宾": _guests(visit, has_phones),
        "我方": _hosts(visit, has_phones),
    }
    yield Page(title, context)


def _guests(visit: Visit, has_phones: bool) -> dict[str, Any]:
    group = visit.guests
    missing = group.size - len(group.people)
    return {
        "题": _counted(f"来宾　{group.name}" if group.name else "来宾", group.people, group.size),
        "行": _rows(group.people, has_phones),
        "待定": f"{f'其余{missing}人名单' if group.people else '名单'}待来访单位报送。" if missing > 0 else "",
    }


def _hosts(visit: Visit, has_phones: bool) -> dict[str, Any]:
    """One table of all who receive the guests, under what they do."""
    groups = [
        (name, people)
        for name, people in (
            ("陪同人员", visit.hosts),
            ("点上陪同人员", visit.others),
            ("工作保障人员", visit.staff),
        )
        if people
    ]
    everybody = [person for _, people in groups for person in people]
    rows = iter(_rows(everybody, has_phones))
    return {
        "题": _counted("接待方", everybody, len(everybody)) if everybody else "",
        "组": [{"类别": f"{name}（{len(people)}人）", "行": [next(rows) for _ in people]} for name, people in groups],
    }


def _counted(name: str, people: Sequence[Person], size: int) -> str:
    """What a side is called and how many it is; how many men and women only where all are listed."""
    sexes = [f"{sex}{number}人" for sex in ("男", "女") if (number := sum(person.sex == sex for person in people))]
    is_complete = len(people) == size and all(person.sex for person in people)
    return f"{name}（{size}人" + (f"，其中{text.listed(sexes)}）" if is_complete and len(sexes) > 1 else "）")


def _rows(people: Sequence[Person], has_phones: bool) -> list[Row]:
    """A row a person; few names in Latin stand below the names, few phones among the remarks."""
    rows = [_row(number, person, has_phones) for number, person in enumerate(people, 1)]
    return fold_sparse(rows, {"英文名": "姓名", "电话": "备注"})


def _row(number: int, person: Person, has_phones: bool) -> Row:
    return {
        "序号": str(number),
        "姓名": person.name,
        "英文名": person.name_en,
        "性别": person.sex or "",
        "民族": person.ethnicity,
        "单位职务": text.post(person),
        "电话": person.phone if has_phones else "",
        "备注": text.listed(filter(None, (person.role, person.note))),
        MAY_BREAK: True,
    }


_ROW_NAMES = {
    "序号": "从1起",
    "姓名": "姓名",
    "英文名": "外文姓名",
    "性别": "男或女",
    "民族": "民族",
    "单位职务": "单位和职务",
    "电话": "电话",
    "备注": "角色、备注",
    MAY_BREAK: MAY_BREAK_MEANING,
}
NAMES = {
    "标题": "整份名单的名称",
    **LIST_HEAD_NAMES,
    "来宾": {"题": "团组和人数", "行": [_ROW_NAMES], "待定": "名单没有列全时的说明"},
    "我方": {
        "题": "接待方和人数，没有人时为空",
        "组": [{"类别": "陪同人员、点上陪同人员、工作保障人员", "行": [_ROW_NAMES]}],
    },
}
KIND = Kind(
    "人员名单",
    pages,
    NAMES,
    options=(_WITHOUT_PHONES,),
    pack=(PackPaper(6, "人员名单", guest_missing="不在人员名单上", readers="陪同领导、工作人员"),),
)
