"""Proposals of precedence: 级别, then 班子, then 常务; the list as written always wins and is only compared.

Sources: public handbooks agree on 党委、人大、政府、政协 and on 常务 before other deputies; that a 领导职务 stands
before a 职级 of its step is inferred.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from docgen.model.people import Person
from docgen.model.ranks import STEPS
from docgen.order.listed import standing_of

BODIES = ("党委", "人大", "政府", "政协")
# 政协 and 人大 first: 政治协商会议…区委员会 and 人大常委会 hold the words of the others
_BODY_WORDS = (
    ("政协", re.compile("政协|政治协商会议")),
    ("人大", re.compile("人大|人民代表大会")),
    ("党委", re.compile("中共|党委|党工委|纪委|(?:省|市|区|县|州|盟|旗|镇|乡|地)委(?!员)")),
    ("政府", re.compile("政府|国务院|(?:省|市|区|县|州|盟|旗|镇|乡)长")),
)
_STANDING_DEPUTY = re.compile("常务(?!委员|会)")
_POSTS = re.compile("[、，,;；\\s]+")
_UNPLACED = len(STEPS)


class Proposal(NamedTuple):
    """A person's place as the ranks suggest it: what was compared, why in words, and what to check by hand."""

    person: Person
    key: str
    reason: str
    doubt: str = ""


def by_rank(people: Sequence[Person]) -> tuple[Proposal, ...]:
    """The people in the order that their ranks suggest; who is the same in all keeps the order of the list."""
    rows = sorted(enumerate(people), key=lambda row: (*_order(row[1]), row[0]))
    return tuple(_proposal(person) for _, person in rows)


def body(person: Person) -> str:
    """The highest of the four bodies that a person's posts belong to; empty for none.

    >>> body(Person(name="罗文", unit="清江区人民政府", title="区委常委、副区长"))
    '党委'
    >>> body(Person(name="贺知秋", unit="政协清江区委员会", title="主席"))
    '政协'
    """
    first, *others = _POSTS.split(person.title)
    found = [_body(post) for post in (f"{person.unit} {first}", *others)]
    return min(filter(None, found), key=BODIES.index, default="")


def _body(post: str) -> str:
    return next((name for name, word in _BODY_WORDS if word.search(post)), "")


def _order(person: Person) -> tuple[int, int, int, bool]:
    found = standing_of(person)
    where = body(person)
    step, grade = (found.last, found.grade) if found else (_UNPLACED, 0)
    return step, grade, BODIES.index(where) if where else len(BODIES), not _STANDING_DEPUTY.search(person.title)


def _proposal(person: Person) -> Proposal:
    found = standing_of(person)
    where = body(person)
    deputy = "常务" if _STANDING_DEPUTY.search(person.title) else ""
    doubt = ""
    if found is None:
        said = f"级别“{person.rank}”不在表里" if person.rank else "没有写级别"
        return Proposal(person, "—", f"{said}，按名单次序排在有级别的人后面", f"{person.name}{said}，请人工定位")
    if found.first != found.last:
        doubt = f"{person.name}的级别“{person.rank}”没有写正职、副职，暂按副职排"
    parts = [found.name + ("（职级，排在同级实职之后）" if found.grade else ""), where, deputy]
    return Proposal(
        person, "·".join(filter(None, (STEPS[found.last], where, deputy))), "，".join(filter(None, parts)), doubt
    )
