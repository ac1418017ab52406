"""Problems of a seating: too few chairs, guests left out, people on the wrong side."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from docgen.errors import Mark, Problem
from docgen.model.layouts import LAYOUTS
from docgen.model.seating import Seating
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.seating.room import GUESTS, HOSTS, LIST, NOBODY, Chair, SeatingOptions
from docgen.seating.sides import Participant
from docgen.text.wording import with_unit

_BACK_ROW = 3  # seats in the back row of a van


def people_problems(visit: Visit, seating: Seating, people: Sequence[Participant]) -> Iterator[Problem]:
    """People who are missing, on the wrong side, or without the chair that their role asks for."""
    yield from _missing_people(visit, seating, people)
    yield from _interpreters_among_others(seating, people)
    yield from _empty_sides(seating, people)
    yield from _strangers_on_a_side(visit, seating, people)
    yield from _overfull_vehicle(visit, seating, len(people))
    yield from _middle_row_free(visit, seating, len(people))


def chair_problems(
    seating: Seating, people: Sequence[Participant], chairs: Sequence[Chair], options: SeatingOptions
) -> Iterator[Problem]:
    """Too few chairs, an aisle behind the last column, empty chairs where there may be none."""
    yield from _missing_chairs(seating, people, chairs, options)
    yield from _empty_chairs(seating, chairs, len(people), options)
    yield from _halal_table_missing(seating, people, chairs, options)


def size_problems(seating: Seating, people: int, fits: bool) -> Iterator[Problem]:
    """More people than a chart of A3 shows with legible names."""
    if not fits:
        text = f"“{seating.name}”有{people}人，用“{seating.layout}”一张A3纸排不下：名字要小于9磅"
        yield Problem(_people_mark(seating), "D421", "error", text, LAYOUTS[seating.layout].more_chairs)


def same_name_problems(seatings: Sequence[Seating]) -> Iterator[Problem]:
    """A problem for every seating that bears the name of an earlier one."""
    seen: set[str] = set()
    for seating in seatings:
        if seating.name and seating.name in seen:
            text = f"有两场座次都叫“{seating.name}”"
            yield Problem(seating.at["name"], "D418", "error", text, "各起一个名称，如“6日午餐”“7日午餐”")
        seen.add(seating.name)


def _missing_people(visit: Visit, seating: Seating, people: Sequence[Participant]) -> Iterator[Problem]:
    present = {id(participant.person) for participant in people}
    layout = LAYOUTS[seating.layout]
    if layout.expects_hosts:
        yield from _missing_hosts(visit, seating, present)
    if layout.expects_every_guest:
        yield from _missing_guests(visit, seating, present)


def _missing_hosts(visit: Visit, seating: Seating, present: Set[int]) -> Iterator[Problem]:
    """No host takes part where some are expected."""
    if visit.hosts and not any(id(person) in present for person in visit.hosts):
        everybody = "；“人员: 全体”只是全体来宾" if EVERYBODY in seating.people else ""
        text = f"“{seating.name}”里没有一位陪同{everybody}"
        people = [person.id or person.name for person in (*visit.guests.people[:1], *visit.hosts[:1])]
        hint = f"按位次写出来宾和陪同各人，如“人员: {'、'.join(people)}…”"
        yield Problem(seating.at["people"], "D409", "note", text, hint)


def _missing_guests(visit: Visit, seating: Seating, present: Set[int]) -> Iterator[Problem]:
    """Guests who are missing where most of the delegation take part: a name is easily lost."""
    present = present | _seated_beside(visit, seating)
    missing = [person for person in visit.guests.people if id(person) not in present]
    if 0 < len(missing) <= len(visit.guests.people) // 2:
        names = "、".join(person.name for person in missing[:6]) + ("等" if len(missing) > 6 else "")
        mark = next((seating.at[field] for field in ("guests", "people") if field in seating.at), seating.at[""])
        text = f"“{seating.name}”没有排来宾{names}（{len(missing)}人）"
        yield Problem(mark, "D409", "note", text, "确实不参加就不用管；漏了就补上，都参加写“全体”")


def _seated_beside(visit: Visit, seating: Seating) -> Set[int]:
    """Who sits in another seating of the same hour and place: on the rostrum of the same hall."""
    occasion = (seating.date, seating.time, seating.place)
    beside = [other for other in visit.seating if (other.date, other.time, other.place) == occasion and other.date]
    keys = {key for other in beside if other is not seating for key in (*other.people, *other.guests)}
    return {id(person) for person in visit.named(keys, visit.guests.people)}


def _interpreters_among_others(seating: Seating, people: Sequence[Participant]) -> Iterator[Problem]:
    if not LAYOUTS[seating.layout].seats_interpreters:
        return
    for person in people:
        if person.side in (GUESTS, HOSTS) and "译" in person.person.role:
            text = f"{person.person.name}的角色是{person.person.role}，在“{seating.name}”里按一般人员就座"
            yield Problem(person.mark, "D415", "note", text, f"要坐译员席，写“译员: [{person.person.name}]”")


def _strangers_on_a_side(visit: Visit, seating: Seating, people: Sequence[Participant]) -> Iterator[Problem]:
    """A host among the guests, a guest among the hosts: more often a slip than meant."""
    guests, hosts = ({id(person) for person in listed} for listed in (visit.guests.people, visit.hosts))
    mentions = Counter(id(person.person) for person in people)
    for side, strangers, what in ((GUESTS, hosts, "陪同"), (HOSTS, guests, "来宾")):
        for person in people:
            if person.side == side and id(person.person) in strangers and mentions[id(person.person)] == 1:
                text = f"{person.person.name}是{what}，却写在“{seating.name}”的{side}一方"
                yield Problem(person.mark, "D414", "note", text, "写反了就对调；确是这样就不用管")


def _overfull_vehicle(visit: Visit, seating: Seating, people: int) -> Iterator[Problem]:
    """A vehicle of the visit that has fewer seats than people who ride in it, the driver's not counted."""
    for vehicle in visit.vehicles:
        called = {with_unit(vehicle.no, "号车"), vehicle.plate, vehicle.name} - {"", "号车"}
        if seating.name in called and vehicle.seats is not None and people > vehicle.seats - 1:
            text = f"{seating.name}有{vehicle.seats}座，司机之外坐{vehicle.seats - 1}人，却排了{people}人"
            yield Problem(seating.at["name"], "D405", "should", text, "减少人员，或分乘两辆车；座位数写错了就改车辆")


def _empty_sides(seating: Seating, people: Sequence[Participant]) -> Iterator[Problem]:
    sides = {member.side for member in people}
    if LIST in sides or LAYOUTS[seating.layout].takes != "sides":
        return
    for side in (GUESTS, HOSTS):
        if side not in sides:
            mark = seating.at["guests" if side == GUESTS else "hosts"]
            yield Problem(mark, "D407", "note", f"“{seating.name}”的{side}一方没有人", f"补上“{side}”")


def _missing_chairs(
    seating: Seating,
    people: Sequence[Participant],
    chairs: Sequence[Chair],
    options: SeatingOptions,
) -> Iterator[Problem]:
    """More people than chairs: at the option that says how many there are, else at the people."""
    seats = sum(chair.side != NOBODY for chair in chairs)
    if len(people) > seats:
        option = next(
            (name for name in LAYOUTS[seating.layout].chair_options if f"conventions.{name}" in seating.at), ""
        )
        mark = seating.at[f"conventions.{option}"] if option else _people_mark(seating)
        numbers = "、".join(map(str, options.numbers(option)))
        limit = f"{option}是{numbers}" if option else f"形式是{seating.layout}"
        text = f"“{seating.name}”的{limit}，{_together(options)}共{seats}席，却有{len(people)}人"
        yield Problem(mark, "D406" if option else "D405", "error", text, LAYOUTS[seating.layout].more_chairs)
    aisles, columns = options.numbers("走道"), options.number("列数")
    if columns and aisles and max(aisles) >= columns:
        text = f"走道写在第{max(aisles)}列后，却只有{columns}列"
        mark = seating.at["conventions.走道"]
        yield Problem(mark, "D406", "error", text, "走道写在哪几列之后；最后一列之后没有走道")


def _together(options: SeatingOptions) -> str:
    return "各团另起以后" if options.get("分团") == "另起" else ""


def _empty_chairs(seating: Seating, chairs: Sequence[Chair], people: int, options: SeatingOptions) -> Iterator[Problem]:
    empty = len(chairs) - people
    if empty and options.get("空席") == "不允许":
        text = f"“{seating.name}”空着{empty}席，规则写的是不允许空席"
        yield Problem(seating.at["conventions.空席"], "D416", "should", text, "改每桌的席数")


def _people_mark(seating: Seating) -> Mark:
    return next((seating.at[name] for name in ("people", "guests", "hosts") if name in seating.at), seating.at[""])


def _halal_table_missing(
    seating: Seating, people: Sequence[Participant], chairs: Sequence[Chair], options: SeatingOptions
) -> Iterator[Problem]:
    """A 清真席 is asked for, and the one table of the seating is for everybody."""
    is_one_table = not any("-" in chair.number for chair in chairs)
    guests = [one.person.name for one in people if any("清真" in diet for diet in one.person.diet)]
    if options.get("清真席") == "单设" and is_one_table and guests:
        text = f"“{seating.name}”要单设清真席，座次只有一桌，{'、'.join(guests)}与其他人同桌"
        hint = "把清真席另写一场座次，或用“规则: {每桌: 人数}”分成几桌；整桌清真就写“规则: {清真席: 不设}”"
        yield Problem(seating.at.get("conventions.清真席", _people_mark(seating)), "D422", "should", text, hint)


def _middle_row_free(visit: Visit, seating: Seating, people: int) -> Iterator[Problem]:
    """Few ride in a van, all in its back row, because nobody said which of its rows is the better."""
    is_decided = "主座" in seating.conventions or "主座" in visit.office.conventions.get(seating.layout, {})
    if seating.layout == "商务车" and 0 < people <= _BACK_ROW and not is_decided:
        text = f"“{seating.name}”的{people}人都坐后排，中排空着"
        hint = "中排是独立座椅、领导坐中排的，写“规则: {主座: 中排}”；各车都这样，写进办公室文件的座次规则"
        yield Problem(_people_mark(seating), "D423", "note", text, hint)
