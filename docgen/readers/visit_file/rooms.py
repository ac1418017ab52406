"""A room that stands for several (301-305、307) into as many rooms, and who sleeps in which of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.errors import Level, Mark
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.lodging import Room
from docgen.model.spellings.rooms import may_be_several, room_numbers
from docgen.model.value import EVERYBODY

_REST = lazy_pattern(
    r"(?:其他|其余|其它|剩余|余下|另外)(?:的)?(?:人员|来宾|人|客人|同志|随行人员|各位|成员|领导)?|余者|随行人员|随员若干|若干人?"
)

#: What is wrong with a room, or to be asked: its field, the code, the sentence, the hint, the level.
RoomFinding = tuple[str, str, str, str, Level]


def single_rooms(room: Room) -> tuple[Sequence[Room], RoomFinding | None]:
    """The rooms that one entry stands for, and what is wrong with it or only likely."""
    numbers = room_numbers(room.number)
    if not numbers:
        if not may_be_several(room.number):
            return [room], None
        return [room], ("number", "D151", f"“{room.number}”按一间房读", "是几间就写全：301-305、307", "should")
    if not room.who:
        return [replace(room, number=number) for number in numbers], None
    if len(room.who) == 1 and is_rest(room.who[0]):
        return [room], None  # nobody of that name: this is reported already
    beds, rest = divmod(len(room.who), len(numbers))
    if rest or beds not in (1, 2) or EVERYBODY in room.who:
        text = f"{len(numbers)}间房写了{len(room.who)}个人，不知道谁住哪一间"
        return [room], ("who", "D107", text, "一间写一项，各写各的人", "error")
    rooms = [
        replace(room, number=number, who=who) for number, who in zip(numbers, _shares(room.who, beds), strict=True)
    ]
    shown = "；".join(f"{one.number} {'、'.join(one.who)}" for one in rooms[:3])
    return rooms, ("who", "D151", f"{len(numbers)}间房按次序各住{beds}人：{shown}", "不是这样就一间写一项", "should")


def _shares(who: Sequence[str], beds: int) -> Iterator[tuple[str, ...]]:
    for at in range(0, len(who), beds):
        yield tuple(who[at : at + beds])


def place(room: Room, field: str) -> Mark:
    """Where a field of a room stands, else where the room begins."""
    return room.at[field]


def is_rest(text: str) -> bool:
    """Whether a text means those who are not named, and does not say who they are: 其他人, 随行人员."""
    return _REST.fullmatch(text) is not None
