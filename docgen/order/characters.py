"""What the order of names needs to know of a character: its strokes, its place in the national table, its readings."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

_TABLES = Path(__file__).parent / "tables"
#: The last number of each level of 《通用规范汉字表》 (一级字, 二级字, 三级字).
_LEVEL_ENDS = (3500, 6500, 8105)
_STROKES = dict(zip("12345", "横竖撇点折", strict=True))


class UndecidedError(Exception):
    """Two characters whose order the tables do not tell; ``unknown`` is the one that they know too little of."""

    def __init__(self, unknown: str) -> None:
        super().__init__(unknown)
        self.unknown = unknown


class Character(NamedTuple):
    """A character: strokes as digits (1 横 2 竖 3 撇 4 点 5 折; empty: unknown), number in the table (0: not in it)."""

    text: str
    strokes: str
    number: int

    @property
    def level(self) -> int:
        """一级字 is 1, 二级字 2, 三级字 3; 0 for a character outside the table."""
        return next((level for level, end in enumerate(_LEVEL_ENDS, 1) if 0 < self.number <= end), 0)

    @property
    def shown(self) -> str:
        """
        >>> character("王").shown
        '王 4画（横横竖横）'
        """
        if not self.number and not self.strokes:
            return f"{self.text} 表外字符，未比较"
        if not self.strokes:
            return f"{self.text} 通用规范汉字表第{self.number}字"
        return f"{self.text} {len(self.strokes)}画（{''.join(_STROKES[stroke] for stroke in self.strokes)}）"


def missing_fact(text: str, by: str) -> str:
    """What the tables do not say of a character, in words: the fact for want of which names have no order ``by``.

    >>> missing_fact("𠮷", "姓氏笔画"), missing_fact("郤", "姓氏笔画"), missing_fact("é", "拼音")
    ('不在字表里', '在字表里没有笔顺', '没有读音')
    """
    if by == "拼音":
        return "没有读音"
    return "在字表里没有笔顺" if character(text).number else "不在字表里"


@cache
def _numbers() -> dict[str, int]:
    text = (_TABLES / "general_standard_characters.txt").read_text("utf-8")
    return {character: number for number, character in enumerate(text.split("\n"), 1) if character}


@cache
def _strokes() -> dict[str, str]:
    rows = (_TABLES / "stroke_order.tsv").read_text("utf-8").splitlines()
    return {character: strokes for character, _, strokes in (row.split("\t") for row in rows)}


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    rows = (_TABLES / "readings.tsv").read_text("utf-8").splitlines()
    return {character: tuple(readings.split(" ")) for character, readings in (row.split("\t") for row in rows)}


def character(text: str) -> Character:
    """What the tables hold of a character."""
    return Character(text, _strokes().get(text, ""), _numbers().get(text, 0))


def readings(text: str) -> tuple[str, ...]:
    """The readings of a character, the usual one first, tones as digits; empty when the table has none.

    >>> readings("解")
    ('jie3', 'jie4', 'xie4')
    """
    return _readings().get(text, ())


def compare(first: Character, second: Character) -> int:
    """Below 0 when ``first`` comes first: by the number of strokes, the strokes in turn, then the national table.

    A character of the table without known strokes is compared with those of its own level by their numbers: inside a
    level the table itself is in this order. Raises UndecidedError for everything else (GB/T 25741: 汉字笔顺序).
    """
    if first.text == second.text:
        return 0
    if first.strokes and second.strokes:
        first_key, second_key = _stroke_key(first), _stroke_key(second)
        if first_key != second_key:
            return -1 if first_key < second_key else 1
    elif first.level and first.level == second.level:
        return first.number - second.number
    raise UndecidedError(first.text if not first.strokes else second.text)


def _stroke_key(known: Character) -> tuple[int, str, int]:
    """The number of strokes, the strokes 横竖撇点折, and the number in the table, behind which all others come."""
    return len(known.strokes), known.strokes, known.number or _LEVEL_ENDS[-1] + 1
