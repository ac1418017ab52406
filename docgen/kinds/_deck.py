"""Cards as pages: sheets with faces, each with the texts of its card."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from docgen.cards.sheet import FaceBox
from docgen.cards.stack import CardStack
from docgen.draw.drawing import Drawing
from docgen.kinds._kind import Page
from docgen.model.cards import LINES

_TWIPS_PER_MM = 1440 / 25.4
_TEXTS = tuple(one for one in LINES if one != "标志")


def pages(deal: CardStack) -> Iterator[Page]:
    """One document with all sheets; or one a card, called by its number and name."""
    boxes = {box: _box(box) for faces in deal.layout.sheets for _, box in faces}
    if not deal.each:
        sheets = [{"图": "", "卡": list(_cards(deal, faces, boxes))} for faces in deal.layout.sheets]
        yield Page(deal.title, _context(deal, deal.title, sheets))
        return
    names = file_names(deal)
    mine: list[list[dict[str, Any]]] = [[] for _ in deal.cards]
    for faces in deal.layout.sheets:
        for number in dict.fromkeys(number for number, _ in faces):
            own = [one for one in faces if one[0] == number]
            mine[number].append({"图": "", "卡": list(_cards(deal, own, boxes))})
    for card, name, sheets in zip(deal.cards, names, mine, strict=True):
        yield Page(name, _context(deal, f"{card.name}{deal.kind}", sheets))


def file_names(deal: CardStack) -> list[str]:
    """How the documents of single cards are called: 001-周明远."""
    width = max(3, len(str(max((card.number for card in deal.cards), default=0))))
    return [f"{card.number:0{width}d}-{card.name}" for card in deal.cards]


def specimen(deal: CardStack, drawing: Drawing) -> Page:
    """The test sheet of a preset."""
    name = f"{deal.preset.name}试样"
    return Page(name, _context(deal, name, [{"图": drawing, "卡": []}]))


def _context(deal: CardStack, title: str, sheets: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    wide, high = (round(one * _TWIPS_PER_MM) for one in deal.sheet)
    return {
        "标题": title,
        "纸面": {"宽": wide, "高": high, "向": "landscape" if wide > high else "portrait"},
        "标记": deal.marks,
        "纸": sheets,
    }


def _cards(
    deal: CardStack, faces: Sequence[tuple[int, FaceBox]], boxes: Mapping[FaceBox, dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The cards of a sheet, each with the faces that it has there. What many share is one value: stacks are large."""
    nothing = deal.nothing
    for number, group in groupby(faces, itemgetter(0)):
        card, lettering = deal.cards[number], deal.fit.lettering[number]
        yield {
            "姓名": lettering["姓名"],
            **{what: lettering.get(what, nothing) for what in _TEXTS},
            "编号": str(card.number),
            "标志": deal.emblem or "",
            "面": [boxes[box] for _, box in group],
        }


def _box(box: FaceBox) -> dict[str, Any]:
    return {"左": box.left, "上": box.top, "宽": box.width, "高": box.height, "反": box.turned}


PRINTS = (
    ("纸[].卡[].面[].宽", "没有叫“卡面”的文本框", "docgen template copy 取出自带的模板，在它的“卡面”里改"),
    ("纸[].卡[].姓名", "“卡面”里没有姓名", "在“卡面”文本框里写 {{p 卡.姓名 }}"),
)
NAMES = {
    "标题": "整份文书的名称",
    "纸面": {"宽": "纸宽（缇）", "高": "纸高（缇）", "向": "portrait 竖放，landscape 横放"},
    "标记": "裁切线和折线，放在页眉里",
    "纸": [
        {
            "图": "试样的图；印卡时为空",
            "卡": [
                {
                    "姓名": "姓名，用 {{p … }}：字号由程序按卡面算",
                    "标题": "来访或会议的名称，用 {{p … }}；没有要它时不印",
                    "单位": "单位，用 {{p … }}",
                    "英文名": "英文名，用 {{p … }}",
                    "职务": "职务，用 {{p … }}",
                    "身份": "来宾、陪同、工作人员、译员等，用 {{p … }}",
                    "口号": "品牌的口号，用 {{p … }}",
                    "编号": "第几张",
                    "标志": "品牌的标志，印在叫“标志”的文本框处",
                    "面": [
                        {
                            "左": "卡面到纸的左边（毫米）",
                            "上": "卡面到纸的上边（毫米）",
                            "宽": "卡面宽（毫米）",
                            "高": "卡面高（毫米）",
                            "反": "是不是倒过来印的一面",
                        }
                    ],
                }
            ],
        }
    ],
}
