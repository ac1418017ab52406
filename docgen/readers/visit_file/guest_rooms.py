"""A room number that stands beside a guest: his room in 住宿, where it is plain which hotel is meant."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen.errors import Problem
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.lodging import Lodging, Room
from docgen.model.people import Delegation, Person
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode
from docgen.readers.visit_file.vocabulary import named_field, vocabulary

_HOTEL = lazy_pattern(r".{2,20}(?:宾馆|酒店|饭店|招待所|宾舍|度假村|客栈|民宿|会议中心)")
_NOTHING = lazy_pattern(r"[-—–/\\、无]*")
_DIGIT = lazy_pattern(r"\d")
_BETWEEN = lazy_pattern("[、，,；;/\\s]+")


class _GuestRoom(NamedTuple):
    """Somebody beside whom a room number stands, that number with its key, and the class of lists in this tree."""

    name: ScalarNode
    key: ScalarNode
    number: ScalarNode
    lists: type[SequenceNode]


def rooms_of_guests(root: Node | None, lists: type[SequenceNode] = SequenceNode) -> list[Problem]:
    """Moves the room numbers of a visit's guests, hosts and staff into its 住宿; what is to be said of it.

    ``lists`` is the class of lists in this tree: a list of a sheet has a cell for its place.
    """
    if not isinstance(root, MappingNode):
        return []
    placed = list(_placed(root, lists))
    if not placed:
        return []
    lodging = _child(root, "lodging", Visit)
    items = lodging.items if isinstance(lodging, SequenceNode) else []
    hotels = [item for item in items if isinstance(item, MappingNode)]
    if lodging is not None and (not hotels or len(hotels) < len(items)):
        return [_unclear(placed, "“住宿”写的不是列表")]
    if len(hotels) > 1:
        return list(_among_several(placed, hotels))
    if hotels:
        return [*_into(hotels[0], placed), _notice(placed, _text(_child(hotels[0], "hotel", Lodging)) or "住宿")]
    return [_new_lodging(root, placed)]


def _placed(root: MappingNode, lists: type[SequenceNode]) -> Iterator[_GuestRoom]:
    """Everybody with a room number beside him; the number is taken away there."""
    for person in _people(root):
        pair = next((pair for pair in person.pairs if pair[0].text.strip() in Person.beside_words), None)
        if pair is None:
            continue
        key, number = pair
        name = _child(person, "name", Person)
        if not isinstance(name, ScalarNode) or name.empty or not isinstance(number, ScalarNode):
            continue
        person.pairs.remove(pair)
        if _DIGIT.search(number.text):
            yield _GuestRoom(name, key, number, lists)
        elif not _NOTHING.fullmatch(number.text):
            _note(person, key, number)


def _note(person: MappingNode, key: ScalarNode, number: ScalarNode) -> None:
    """Keeps a text that is no number (不住宿) in the remarks."""
    at = next((at for at, (other, _) in enumerate(person.pairs) if _names(other, "note", Person)), None)
    before = _text(person.pairs[at][1]) if at is not None else ""
    note = type(number)("；".join(filter(None, (before, f"{key.text}：{number.text}"))), number.start, number.source)
    pair = (type(key)("备注", key.start, key.source), note)
    if at is None:
        person.pairs.append(pair)
    else:
        person.pairs[at] = pair


def _people(root: MappingNode) -> Iterator[MappingNode]:
    for key, child in root.pairs:
        found = named_field(key.text, Visit)
        if found is None or found.field.name not in ("guests", "hosts", "staff"):
            continue
        people: Node | None = child
        if isinstance(child, MappingNode) and found.field.model is Delegation:
            people = _child(child, "people", Delegation)
        for item in people.items if isinstance(people, SequenceNode) else ():
            if isinstance(item, MappingNode):
                yield item


def _names(key: ScalarNode, field: str, model: type[Value]) -> bool:
    found = named_field(key.text, model)
    return found is not None and found.field.name == field


def _child(node: MappingNode, field: str, model: type[Value]) -> Node | None:
    return next((child for key, child in node.pairs if _names(key, field, model)), None)


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, ScalarNode) else ""


def _into(hotel: MappingNode, placed: list[_GuestRoom]) -> Iterator[Problem]:
    """Puts everybody into his room of a hotel; a room that 住宿 states otherwise is asked about."""
    rooms = _child(hotel, "rooms", Lodging)
    if not isinstance(rooms, SequenceNode):
        first = placed[0]
        rooms = _sequence(first)
        hotel.pairs.append((_key("房间", first), rooms))
    stated = {name: number for number, names in _sleepers(rooms) for name in names}
    for who in placed:
        name, number = "".join(who.name.text.split()), who.number.text.strip()
        if (other := stated.get(name)) is not None:
            if other != number:
                text = f"{name}的房间号写的是“{number}”，“住宿”里却是“{other}”，按“住宿”"
                yield who.number.source.problem(who.number.mark, "D151", text, "改正其中一处", "should")
        elif (room := _room(rooms, number)) is not None:
            _add_sleeper(room, who)
        else:
            room = type(hotel)(who.number.start, who.number.source)
            room.pairs.append((_key("房号", who), who.number))
            _add_sleeper(room, who)
            rooms.items.append(room)


def _sleepers(rooms: SequenceNode) -> Iterator[tuple[str, list[str]]]:
    for room in rooms.items:
        if isinstance(room, MappingNode):
            who = _child(room, "who", Room)
            texts = [_text(item) for item in who.items] if isinstance(who, SequenceNode) else _BETWEEN.split(_text(who))
            yield _text(_child(room, "number", Room)), ["".join(text.split()) for text in texts if text]


def _room(rooms: SequenceNode, number: str) -> MappingNode | None:
    rows = (room for room in rooms.items if isinstance(room, MappingNode))
    return next((room for room in rows if _text(_child(room, "number", Room)) == number), None)


def _add_sleeper(room: MappingNode, who: _GuestRoom) -> None:
    at = next((at for at, (key, _) in enumerate(room.pairs) if _names(key, "who", Room)), None)
    if at is None:
        sleepers = _sequence(who)
        room.pairs.append((_key("入住", who), sleepers))
    else:
        key, before = room.pairs[at]
        sleepers = before if isinstance(before, SequenceNode) else _sequence(who)
        if isinstance(before, ScalarNode) and not before.empty:
            texts = [text for text in _BETWEEN.split(before.text) if text]
            sleepers.items += [type(before)(text, before.start, before.source) for text in texts]
        room.pairs[at] = (key, sleepers)
    sleepers.items.append(who.name)


def _key(text: str, who: _GuestRoom) -> ScalarNode:
    return type(who.key)(text, who.key.start, who.key.source)


def _sequence(who: _GuestRoom) -> SequenceNode:
    return who.lists(who.number.start, who.number.source)


def _among_several(placed: list[_GuestRoom], hotels: list[MappingNode]) -> Iterator[Problem]:
    """The room of everybody whose number only one of several hotels has."""
    left = []
    for who in placed:
        number = who.number.text.strip()
        having = [
            hotel
            for hotel in hotels
            if isinstance(rooms := _child(hotel, "rooms", Lodging), SequenceNode) and _room(rooms, number) is not None
        ]
        if len(having) == 1:
            yield from _into(having[0], [who])
        else:
            left.append(who)
    if left:
        names = "、".join(_text(_child(hotel, "hotel", Lodging)) or "没有名称的" for hotel in hotels)
        yield _unclear(left, f"“住宿”里有{len(hotels)}家宾馆（{names}）")


def _unclear(placed: list[_GuestRoom], reason: str) -> Problem:
    key = placed[0].key
    shown = "、".join(f"{who.name.text} {who.number.text}" for who in placed[:3]) + "等" * (len(placed) > 3)
    text = f"{reason}，不知道“{key.text}”（{shown}）是哪家宾馆的"
    return key.source.problem(key.mark, "D106", text, "把房号和入住的人写在“住宿”里")


def _notice(placed: list[_GuestRoom], hotel: str) -> Problem:
    first = placed[0]
    text = f"{len(placed)}处“{first.key.text}”记入住宿：{first.name.text}→{hotel}{first.number.text.strip()}"
    return Problem(first.number.mark, "D150", "note", text + "等" * (len(placed) > 1))


def _new_lodging(root: MappingNode, placed: list[_GuestRoom]) -> Problem:
    """A 住宿 for a visit that has none: of the hotel in which it happens, if it is one."""
    first = placed[0]
    names = {text for section in ("schedule", "meals") for text in _hotels(root, section)}
    hotel = type(root)(first.key.start, first.key.source)
    name = names.pop() if len(names) == 1 else ""
    if name:
        hotel.pairs.append((_key("宾馆", first), type(first.key)(name, first.key.start, first.key.source)))
    list(_into(hotel, placed))
    lodging = _sequence(first)
    lodging.items.append(hotel)
    root.pairs.append((_key("住宿", first), lodging))
    which = f"按{name}的房间读" if name else "没有写是哪家宾馆"
    text = f"{len(placed)}位的“{first.key.text}”记入住宿，{which}"
    return first.key.source.problem(first.key.mark, "D151", text, "在“住宿”里写上宾馆的名称", "should")


def _hotels(root: MappingNode, section: str) -> Iterator[str]:
    model = vocabulary(Visit)["日程" if section == "schedule" else "用餐"].model
    assert model is not None  # entries of the section
    for item in items.items if isinstance(items := _child(root, section, Visit), SequenceNode) else ():
        place = _child(item, "place", model) if isinstance(item, MappingNode) else None
        if _HOTEL.fullmatch(text := _text(place)):
            yield text
