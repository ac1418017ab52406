"""Cards: the sheets that they are printed on, who gets one, what is printed on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from docgen.errors import Mark
from docgen.model.people import Person
from docgen.model.scalars import ConversionError, Count, Millimetres, Reading, Text, one_of
from docgen.model.value import Value, value, yaml_field

#: Sheets of paper by name: width and height in mm, standing upright.
PAPERS: Mapping[str, tuple[float, float]] = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210)}

#: What can stand on a card besides the name, from top to bottom; the name stands between 单位 and 英文名.
LINES = ("标题", "单位", "英文名", "职务", "身份", "口号", "标志")

#: How the strips of a card are printed: upright, turned by 180°, not at all.
UPRIGHT, TURNED, BLANK = "正", "反", "空"
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Strip(NamedTuple):
    """A part of a card between two folds: what is printed on it (正, 反, 空) and its height in mm."""

    what: str
    height: float


class Paper(NamedTuple):
    """A sheet of paper as it goes through the printer, mm."""

    width: float
    height: float

    @property
    def name(self) -> str:
        """A4, or the measures."""
        known = next((name for name, size in PAPERS.items() if sorted(size) == sorted(self)), "")
        return known or f"{self.width:g}×{self.height:g}"


def strip(text: str) -> Strip:
    """``反 100`` as a strip. Raises RefusalError."""
    what, height = text[:1], text[1:].strip()
    try:
        size = float(height)
    except ValueError:
        size = 0.0
    if what not in (UPRIGHT, TURNED, BLANK) or not 1 <= size <= 1200:
        raise ConversionError("D112", f"“{text}”不是一折", "写“正”“反”或“空”和毫米数，如 [反 100, 正 100]，从上到下")
    return Strip(what, size)


def paper(text: str) -> Paper:
    """``A4``, ``A4横`` or ``297x210`` as a sheet. Raises RefusalError."""
    name = text.strip().upper()
    if name.removesuffix("横") in PAPERS:
        wide, high = PAPERS[name.removesuffix("横")]
        return Paper(high, wide) if name.endswith("横") else Paper(wide, high)
    return Paper(*measures(text, "纸"))


def measures(text: str, what: str) -> tuple[float, float]:
    """``210x90`` as width and height in mm. Raises RefusalError."""
    parts = text.strip().lower().replace("×", "x").replace("*", "x").removesuffix("mm").split("x")
    try:
        wide, high = (float(part) for part in parts)
    except ValueError as error:
        hint = "写成 宽x高，毫米，如 210x90" + ("；或写 A4、A4横、A3、A5" if what == "纸" else "")
        raise ConversionError("D112", f"“{text}”不是{what}的大小", hint) from error
    if not (5 <= wide <= 1200 and 5 <= high <= 1200):
        raise ConversionError("D112", f"“{text}”不是{what}的大小", "宽和高都在 5 到 1200 毫米之间")
    return wide, high


def _checked_strip(text: str) -> str:
    strip(text)
    return text


def _checked_paper(text: str) -> str:
    paper(text)
    return text


MARKS = ("刻线", "通线", "无")
DIRECTIONS = ("横", "竖")
FOR = ("席卡", "证件")

StripText = Annotated[str, Reading(_checked_strip)]
PaperName = Annotated[str, Reading(_checked_paper)]
Direction = Annotated[Literal["横", "竖"], Reading(one_of(*DIRECTIONS))]
MarkStyle = Annotated[Literal["刻线", "通线", "无"], Reading(one_of(*MARKS))]
For = Annotated[Literal["席卡", "证件"], Reading(one_of(*FOR))]


@value
class Preset(Value):
    """A sheet of cards (卡纸): how large a card is, how it is folded, how many lie on which paper. All in mm."""

    name: Text = yaml_field("名称", "用 --preset 选它时写的名字", "200x100")
    note: Text = yaml_field("说明", "一句话", "A4 竖放，一张一人，对折", default="")
    made_for: For = yaml_field("用于", "席卡或证件", "席卡", default="席卡", key="for")
    paper: PaperName = yaml_field("纸", "A3、A4、A5，横放加“横”，或 宽x高", "A4", "A4横", "195x175", default="A4")
    width: Millimetres = yaml_field("宽", "一张卡摊开的宽", "200")
    height: Millimetres | None = yaml_field("高", "一张卡摊开的高；写了“折”就不用写", "100", default=None)
    folds: tuple[StripText, ...] = yaml_field(
        "折", "从上到下每一折：正、反或空，和高度", "[反 100, 正 100]", default=(), key="folds"
    )
    columns: Count = yaml_field("列", "一张纸上几列", "2", default=1)
    rows: Count = yaml_field("行", "一张纸上几行", "5", default=1)
    left: Millimetres | None = yaml_field("左边距", "第一列到纸边；不写就居中", "15", default=None)
    top: Millimetres | None = yaml_field("上边距", "第一行到纸边；不写就居中", "13.5", default=None)
    across: Millimetres | None = yaml_field("列距", "两列之间空多少", "5", default=None)
    down: Millimetres | None = yaml_field("行距", "两行之间空多少", "5", default=None)
    marks: MarkStyle = yaml_field("线", "刻线（卡外的短线）、通线（整条细线）或无", "刻线", default="刻线")
    direction: Direction = yaml_field("排向", "姓名横排还是竖排", "横", default="横")
    largest: Count | None = yaml_field("最大字号", "姓名最大多少磅", "155", default=None)

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The card from top to bottom; without folds one upright face."""
        if self.folds:
            return tuple(strip(one) for one in self.folds)
        return (Strip(UPRIGHT, self.height or 0.0),)

    @property
    def card_height(self) -> float:
        return sum(one.height for one in self.strips)

    @property
    def sheet(self) -> Paper:
        return paper(self.paper)


@value
class Presets(Value):
    """A file of presets."""

    presets: tuple[Preset, ...] = yaml_field("卡纸", "各种卡纸", default=())


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody of a roster: who he is, in which list he stands, where; his seat where the roster is a seating."""

    person: Person
    group: str
    mark: Mark
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A card to be printed: its number in the stack, from 1, and the texts on it by what they are (姓名, 单位 …)."""

    number: int
    holder: Holder
    texts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    @property
    def name(self) -> str:
        return self.holder.person.name
