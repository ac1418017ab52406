"""Proposals of precedence: 级别, then 班子, then the post in it; the list as written always wins and is only compared.

Sources: public handbooks agree on 党委、人大、政府、政协 and on 常务 before other deputies; 党内职务 before
行政职务 and the order of the other deputies have one source; that a 领导职务 stands before a 职级 of its step
is inferred.
"""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.model.people import Person
from docgen.model.posts import (
    BODIES,
    body_of,
    is_deputy,
    is_member,
    is_of_discipline,
    is_party_head,
    is_standing_deputy,
    split_posts,
)
from docgen.model.ranks import STEPS, Standing, standing
from docgen.order.listed import standing_of

_UNPLACED = len(STEPS)


class Proposal(NamedTuple):
    """A person's place as the ranks suggest it: what was compared, why in words, and what to check by hand."""

    person: Person
    key: str
    reason: str
    doubt: str = ""


def order_by_rank(people: Sequence[Person]) -> tuple[Proposal, ...]:
    """The people in the order that their ranks suggest; who is the same in all keeps the order of the list."""
    rows = sorted(enumerate(people), key=lambda row: (*_order(row[1]), row[0]))
    return tuple(_proposal(person) for _, person in rows)


def body(person: Person) -> str:
    """The body that a person's posts belong to: that of which he is the head, else the highest; empty for none.

    >>> body(Person(name="沈静", rank="正处级", unit="清江区人民政府", title="区委副书记、区长"))
    '政府'
    >>> body(Person(name="罗文", unit="清江区人民政府", title="区委常委、副区长"))
    '党委'
    >>> body(Person(name="贺知秋", unit="政协清江区委员会", title="主席"))
    '政协'
    """
    posts = split_posts(person.title)
    bodies = [body_of(person.unit + posts[0]), *map(body_of, posts[1:])]
    headed = [where for post, where in zip(posts, bodies, strict=True) if not is_deputy(post) and not is_member(post)]
    heads = headed if _is_head(standing_of(person)) else []
    return min(filter(None, heads), key=BODIES.index, default=min(filter(None, bodies), key=BODIES.index, default=""))


def _is_head(known: Standing | None) -> bool:
    return known is not None and STEPS[known.last].endswith("正职")


def _order(person: Person) -> tuple[int, int, int, int]:
    known = standing_of(person)
    where = body(person)
    step, grade = (known.last, known.grade) if known else (_UNPLACED, 0)
    return step, grade, BODIES.index(where) if where else len(BODIES), _post(person, where)[0]


def _post(person: Person, where: str) -> tuple[int, str]:
    """His place among those of one step and body, from 0, and why.

    党内正职 before 行政正职; of deputies 常务, 党内副职, the others, 纪委书记, members. In a 党委 of a place, whose
    deputies come from several offices, 副书记 stands before 常务副职 who are 常委.
    """
    title = person.title
    if _is_head(standing_of(person)):
        return (0, "党内正职") if any(map(is_party_head, split_posts(title))) else (1, "")
    standing_deputy = is_standing_deputy(title)
    if "副书记" in title and (where == "党委" or not standing_deputy):
        return (0, "常务") if "常务副书记" in title else (2, "党内副职")
    if standing_deputy:
        return (3 if where == "党委" else 1), "常务"
    if where != "党委" and is_of_discipline(title):
        return 5, "纪检"
    if where != "党委" and all(map(is_member, split_posts(title))):
        return 6, "成员"
    return 4, ""


def _proposal(person: Person) -> Proposal:
    known = standing_of(person)
    where = body(person)
    deputy = _post(person, where)[1]
    doubt = ""
    if known is None:
        missing = f"级别“{person.rank}”不在表里" if person.rank else "没有写级别"
        return Proposal(person, "—", f"{missing}，按名单次序排在有级别的人后面", f"{person.name}{missing}，请人工定位")
    if known.first != known.last:
        doubt = f"{person.name}的级别“{person.rank}”没有写正职、副职，暂按副职排"
    graded = standing(person.title)
    if graded and graded.grade and graded.last not in (known.first, known.last):
        doubt = f"{person.name}的职务是{graded.name}，级别写的是“{person.rank}”，对不上，暂按级别排"
    parts = [known.name + ("（职级，排在同级实职之后）" if known.grade else ""), where, deputy]
    return Proposal(
        person, "·".join(filter(None, (STEPS[known.last], where, deputy))), "，".join(filter(None, parts)), doubt
    )
