"""Who sits where at one round table, and why: chairs are counted clockwise from the place of honour.

A sitter is written as his side and his rank in it: 来宾#5.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from docgen.seating.room import GUESTS, HOSTS, INTERPRETERS, NOBODY, SeatingOptions

_MOST_WAYS = 1500  # of interpreters around a table that are tried


def seat_table(
    chairs: int, hosts: list[str], others: list[str], options: SeatingOptions, foreign: frozenset[str] = frozenset()
) -> list[str]:
    """The sitters of one table, clockwise from the place of honour; NOBODY on a chair that stays empty.

    Interpreters sit beside the guests who are ``foreign``, or where nobody is beside the chief guest.
    """
    guests = [sitter for sitter in others if INTERPRETERS not in sitter]
    interpreters = [sitter for sitter in others if INTERPRETERS in sitter]
    if options.get("主宾居主位") == "是" and hosts and guests:
        return _guest_in_the_place_of_honour(chairs, hosts, guests, interpreters)
    people = guests if hosts else guests[1:]
    honour = next(iter([*hosts, *guests]), NOBODY)
    table = [honour] + [NOBODY] * (chairs - 1)
    has_second = len(hosts) > 1 and options.get("副主陪") != "无" and chairs > 3
    order = _seat_further_hosts(table, hosts[1:], has_second, options)
    if interpreters and any(guest in foreign for guest in people) and people[0] not in foreign:
        return _fill_beside_foreigners(table, order, people, interpreters, foreign)
    return _fill(table, order, people, interpreters)


def _seat_further_hosts(table: list[str], hosts: list[str], has_second: bool, options: SeatingOptions) -> list[int]:
    """Puts the hosts after the first on their chairs; the chairs that stay free, in order of precedence."""
    chairs, waiting = len(table), list(hosts)
    if has_second:
        table[chairs // 2] = waiting.pop(0)
    if waiting and options.get("三陪") == "主陪右手第二位" and chairs > 4:
        table[chairs - 2] = waiting.pop(0)
    order = [at for at in _outward(chairs, has_second) if table[at] == NOBODY]
    between = _chairs_between_guests(len(waiting), order, chairs, has_second)
    for at, host in zip(between, waiting, strict=True):
        table[at] = host
        order.remove(at)
    return order


def _guest_in_the_place_of_honour(
    chairs: int, hosts: list[str], guests: list[str], interpreters: list[str]
) -> list[str]:
    """The chief guest in the host's place, the host in the guest's, the second host on the other side."""
    table = [guests[0]] + [NOBODY] * (chairs - 1)
    order = _outward(chairs, False)
    for host in hosts[:2]:
        if order:
            table[order.pop(0)] = host
    return _fill(table, order, [*guests[1:], *hosts[2:]], interpreters)


def _fill(table: list[str], order: list[int], people: list[str], interpreters: list[str]) -> list[str]:
    """People on the chairs in this order; interpreters at the right hand of the chief guest, then of the third."""
    if interpreters:
        order = list(order)
        kept = [at for at in _beside_guests(table, order, people) if at in order][: len(interpreters)]
        # not enough chairs at the right hand of a guest: the last ones are taken
        kept += [at for at in reversed(order) if at not in kept][: len(interpreters) - len(kept)]
        for at, interpreter in zip(kept, interpreters, strict=False):
            table[at] = interpreter
            order.remove(at)
    for at, sitter in zip(order, people, strict=False):
        table[at] = sitter
    return table


def _fill_beside_foreigners(
    table: list[str], order: list[int], people: list[str], interpreters: list[str], foreign: frozenset[str]
) -> list[str]:
    """The same where the foreign guests are not the first: the chairs from which the interpreters serve most."""
    ways = islice(combinations(order, min(len(interpreters), len(order))), _MOST_WAYS)
    tables = [_with_interpreters_at(chairs, table, order, people, interpreters) for chairs in ways]
    return max(tables, key=lambda seated: _served(seated, foreign))  # of equally good ways the first


def _with_interpreters_at(
    chairs: Sequence[int], table: list[str], order: list[int], people: list[str], interpreters: list[str]
) -> list[str]:
    seated = list(table)
    for at, interpreter in zip(chairs, interpreters, strict=False):
        seated[at] = interpreter
    for at, sitter in zip((at for at in order if at not in chairs), people, strict=False):
        seated[at] = sitter
    return seated


def _served(table: list[str], foreign: frozenset[str]) -> tuple[int, int, int]:
    """How many interpreters sit beside a foreign guest, how many such guests beside one, how many at his left hand."""
    chairs = len(table)
    serving = [at for at in range(chairs) if INTERPRETERS in table[at]]
    beside = [{(at - 1) % chairs, (at + 1) % chairs} for at in serving]
    served = {at for pair in beside for at in pair if table[at] in foreign}
    busy = sum(not pair.isdisjoint(served) for pair in beside)
    return busy, len(served), sum(table[(at + 1) % chairs] in foreign for at in serving)


def _beside_guests(table: list[str], order: list[int], people: list[str]) -> Iterator[int]:
    """The chairs at the right hand of the chief guest and of the third guest: one step against the clock."""
    chairs = len(table)
    guests = [at for at, sitter in zip(order, people, strict=False) if sitter.startswith(GUESTS)]
    chief = 0 if table[0].startswith(GUESTS) else guests[0] if guests else None
    if chief is not None:
        yield (chief - 1) % chairs
    if chief == 0:
        yield chairs - 2  # the host himself sits at his right
    if len(guests) > 2:
        yield (guests[2] - 1) % chairs


def _outward(chairs: int, has_second: bool) -> list[int]:
    """The chairs by rank: right and left of the host, right and left of the second host, then the next on each side.

    Chairs are counted clockwise from the host; who faces him from the table's other end has his right on that side.

    >>> _outward(8, True), _outward(8, False)
    ([7, 1, 3, 5, 6, 2], [7, 1, 6, 2, 5, 3, 4])
    """
    opposite = chairs // 2
    ways = [
        at
        for step in range(1, chairs)
        for at in (chairs - step, step, *((opposite - step, opposite + step) if has_second else ()))
    ]
    return [at for at in dict.fromkeys(ways) if 0 < at < chairs and not (has_second and at == opposite)]


def _chairs_between_guests(hosts: int, order: list[int], chairs: int, has_second: bool) -> list[int]:
    """The chairs of further hosts, each between guests: on the second ring around the hosts, then on the fourth …

    On a ring the chairs furthest from the place of honour first.

    >>> _chairs_between_guests(2, _outward(12, True), 12, True), _chairs_between_guests(3, _outward(9, False), 9, False)
    ([8, 4], [2, 7, 4])
    """
    opposite = chairs // 2

    def ring(at: int) -> int:
        return min(at, chairs - at, abs(at - opposite) if has_second else chairs)

    rings = sorted({ring(at) for at in order}, key=lambda number: (number % 2, number))
    return [at for number in rings for at in reversed(order) if ring(at) == number][:hosts]


def role_at(at: int, table: list[str], may_have_second: bool) -> str:
    """主陪 and 副主陪, of one host 主人; interpreters; empty for the others."""
    if INTERPRETERS in table[at]:
        return INTERPRETERS
    if not _is_host(table[0]):
        return ""
    has_second = _has_second(table, may_have_second)
    if at == 0:
        return "主陪" if has_second else "主人"
    return "副主陪" if has_second and at == len(table) // 2 else ""


def reason_at(at: int, table: list[str], may_have_second: bool) -> str:
    """Why a chair ranks so, in words such as 主陪右手第一位."""
    chairs, opposite = len(table), len(table) // 2
    has_second = _is_host(table[0]) and _has_second(table, may_have_second)
    honour = "主陪" if table[0].startswith(HOSTS) else "主位"
    if at == 0:
        return "面门主位" + ("（主陪）" if honour == "主陪" else "")
    if has_second and at == opposite:
        return "正对主陪（副主陪）"
    if INTERPRETERS in table[at]:
        beside = table[(at + 1) % chairs]
        if beside == f"{GUESTS}#1":
            return "主宾席右手第一位（译员席）"
        return f"{'来宾' if beside.startswith(GUESTS) else '主人'}席右手（译员席）"
    from_honour, from_second = min(at, chairs - at), abs(at - opposite)
    if has_second and from_second < from_honour:
        return f"副主陪{'右' if at < opposite else '左'}手第{from_second}位"
    return f"{honour}{'左' if at <= opposite else '右'}手第{from_honour}位"


def _has_second(table: list[str], may_have_second: bool) -> bool:
    """Whether a second host sits opposite the place of honour."""
    return may_have_second and len(table) > 3 and _is_host(table[len(table) // 2])


def _is_host(sitter: str) -> bool:
    return sitter.startswith(f"{HOSTS}#")
