"""Name cards and badges: the sheets they are printed on, the people who get one, the texts on a card."""

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

#: The texts that a card can show besides the name, from top to bottom. The name stands between 单位 and 英文名.
CARD_LINES = ("标题", "单位", "英文名", "职务", "身份", "口号", "标志")

#: The list of everybody on a roster that has no lists.
ROSTER = "名单"
#: The groups of people that the bar of a badge tells apart.
IDENTITY_GROUPS = ("来宾", "陪同", "工作人员", "媒体")

#: How a strip of a card is printed: upright, turned by 180°, or not at all.
UPRIGHT, TURNED, BLANK = "正", "反", "空"
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


class Strip(NamedTuple):
    """A part of a card between two folds: how it is printed (正, 反, 空), and its height in mm."""

    print_direction: str
    height: float


class Paper(NamedTuple):
    """A sheet of paper as it goes through the printer. Width and height are in mm."""

    width: float
    height: float

    @property
    def name(self) -> str:
        """A4 or another standard name; else the size, ``210×180``."""
        standard_name = next((name for name, size in PAPERS.items() if sorted(size) == sorted(self)), "")
        return standard_name or f"{self.width:g}×{self.height:g}"


def parse_strip(text: str) -> Strip:
    """Reads ``反 100`` as a strip. Raises ConversionError."""
    print_direction, number = text[:1], text[1:].strip()
    try:
        height = float(number)
    except ValueError:
        height = 0.0
    if print_direction not in (UPRIGHT, TURNED, BLANK) or not 1 <= height <= 1200:
        raise ConversionError("D112", f"“{text}”不是一折", "写“正”“反”或“空”和毫米数，如 [反 100, 正 100]，从上到下")
    return Strip(print_direction, height)


def parse_paper(text: str) -> Paper:
    """Reads ``A4``, ``A4横`` or ``297x210`` as a sheet of paper. Raises ConversionError."""
    name = text.strip().upper()
    if name.removesuffix("横") in PAPERS:
        width, height = PAPERS[name.removesuffix("横")]
        return Paper(height, width) if name.endswith("横") else Paper(width, height)
    return Paper(*parse_size(text, "纸"))


def parse_size(text: str, what: str) -> tuple[float, float]:
    """Reads ``210x90`` as width and height in mm. ``what`` is 卡 or 纸, for the message. Raises ConversionError."""
    parts = text.strip().lower().replace("×", "x").replace("*", "x").removesuffix("mm").split("x")
    try:
        width, height = (float(part) for part in parts)
    except ValueError as error:
        hint = "写成 宽x高，毫米，如 210x90" + ("；或写 A4、A4横、A3、A5" if what == "纸" else "")
        raise ConversionError("D112", f"“{text}”不是{what}的大小", hint) from error
    if not (5 <= width <= 1200 and 5 <= height <= 1200):
        raise ConversionError("D112", f"“{text}”不是{what}的大小", "宽和高都在 5 到 1200 毫米之间")
    return width, height


def _checked_strip(text: str) -> str:
    parse_strip(text)
    return text


def _checked_paper(text: str) -> str:
    parse_paper(text)
    return text


CUT_LINE_STYLES = ("刻线", "通线", "无")
DIRECTIONS = ("横", "竖")
CARD_KINDS = ("席卡", "证件")

StripText = Annotated[str, Reading(_checked_strip)]
PaperName = Annotated[str, Reading(_checked_paper)]
Direction = Annotated[Literal["横", "竖"], Reading(one_of(*DIRECTIONS))]
CutLineStyle = Annotated[Literal["刻线", "通线", "无"], Reading(one_of(*CUT_LINE_STYLES))]
CardKindName = Annotated[Literal["席卡", "证件"], Reading(one_of(*CARD_KINDS))]


@value
class Preset(Value):
    """A sheet of cards (卡纸): the size of a card, its strips, the paper, the columns and rows of cards.

    Lengths are in mm.
    """

    name: Text = yaml_field("名称", "用 --preset 选它时写的名字", "200x100")
    note: Text = yaml_field("说明", "一句话", "A4 竖放，一张一人，对折", default="")
    made_for: CardKindName = yaml_field("用于", "席卡或证件", "席卡", default="席卡", key="for")
    paper: PaperName = yaml_field("纸", "A3、A4、A5，横放加“横”，或 宽x高", "A4", "A4横", "195x175", default="A4")
    width: Millimetres = yaml_field("宽", "一张卡摊开的宽", "200")
    height: Millimetres | None = yaml_field("高", "一张卡摊开的高；写了“折”就不用写", "100", default=None)
    strip_texts: tuple[StripText, ...] = yaml_field(
        "折", "从上到下每一折：正、反或空，和高度", "[反 100, 正 100]", default=(), key="folds"
    )
    columns: Count = yaml_field("列", "一张纸上几列", "2", default=1)
    rows: Count = yaml_field("行", "一张纸上几行", "5", default=1)
    left: Millimetres | None = yaml_field("左边距", "第一列到纸边；不写就居中", "15", default=None)
    top: Millimetres | None = yaml_field("上边距", "第一行到纸边；不写就居中", "13.5", default=None)
    across: Millimetres | None = yaml_field("列距", "两列之间空多少", "5", default=None)
    down: Millimetres | None = yaml_field("行距", "两行之间空多少", "5", default=None)
    cut_lines: CutLineStyle = yaml_field(
        "线", "刻线（卡外的短线）、通线（整条细线）或无", "刻线", default="刻线", key="marks"
    )
    direction: Direction = yaml_field("排向", "姓名横排还是竖排", "横", default="横")
    largest_pt: Count | None = yaml_field("最大字号", "姓名最大多少磅", "155", default=None, key="largest")

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The strips of a card from top to bottom. A card without folds is one upright strip."""
        if self.strip_texts:
            return tuple(parse_strip(text) for text in self.strip_texts)
        return (Strip(UPRIGHT, self.height or 0.0),)

    @property
    def cards_per_sheet(self) -> int:
        """How many cards one sheet of paper holds."""
        return self.columns * self.rows

    @property
    def card_height(self) -> float:
        """The height of an unfolded card in mm."""
        return sum(strip.height for strip in self.strips)

    @property
    def usual_paper(self) -> Paper:
        """The paper that the preset is made for."""
        return parse_paper(self.paper)


@value
class Presets(Value):
    """A file of presets."""

    presets: tuple[Preset, ...] = yaml_field("卡纸", "各种卡纸", default=())


@dataclass(frozen=True, slots=True)
class Holder:
    """A person of a roster: his list, where he is written, and his seat if the list is a seating.

    ``visit_list`` is the list of the visit that names him (来宾, 陪同, 保障), also if ``group`` is a seating or a meal.
    """

    person: Person
    group: str
    mark: Mark
    seat: str = ""
    visit_list: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A card to be printed: its number, from 1; its holder; the texts besides the name, by CARD_LINES.

    ``bar`` is the group whose bar the card has, of IDENTITY_GROUPS; the text 身份 stands in the bar. Empty: no bar.
    """

    number: int
    holder: Holder
    texts: Mapping[str, str] = field(default_factory=lambda: _NO_TEXTS)
    bar: str = ""

    @property
    def name(self) -> str:
        """The name of the holder."""
        return self.holder.person.name
