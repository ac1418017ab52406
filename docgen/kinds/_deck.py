"""Cards as pages: sheets with faces, each with the texts of its card."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.cards.deal import Deal
from docgen.draw.drawing import Drawing
from docgen.kind import Page
from docgen.model.cards import LINES

_TWIPS_PER_MM = 1440 / 25.4
_TEXTS = tuple(one for one in LINES if one != "标志")


def pages(deal: Deal) -> Iterator[Page]:
    """One document with all sheets; or one a card, called by its number and name."""
    cards = [_card(deal, number) for number in range(len(deal.cards))]
    if not deal.each:
        sheets = [
            {"图": "", "面": [{**cards[card], **_place(box)} for card, box in faces]} for faces in deal.layout.sheets
        ]
        yield Page(deal.title, _context(deal, deal.title, sheets))
        return
    width = max(3, len(str(max((card.number for card in deal.cards), default=0))))
    for number, card in enumerate(deal.cards):
        mine = [[one for one in faces if one[0] == number] for faces in deal.layout.sheets]
        sheets = [{"图": "", "面": [{**cards[number], **_place(box)} for _, box in faces]} for faces in mine if faces]
        name = f"{card.number:0{width}d}-{card.name}"
        yield Page(name, _context(deal, f"{card.name}{deal.kind}", sheets))


def specimen(deal: Deal, drawing: Drawing) -> Page:
    """The test sheet of a preset."""
    name = f"{deal.preset.name}试样"
    return Page(name, _context(deal, name, [{"图": drawing, "面": []}]))


def _context(deal: Deal, title: str, sheets: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    wide, high = (round(one * _TWIPS_PER_MM) for one in deal.sheet)
    return {
        "标题": title,
        "纸面": {"宽": wide, "高": high, "向": "landscape" if wide > high else "portrait"},
        "标记": deal.marks,
        "纸": sheets,
    }


def _card(deal: Deal, number: int) -> dict[str, Any]:
    card, lettering = deal.cards[number], deal.fit.lettering[number]
    return {
        **{what: lettering[what] for what in _TEXTS},
        "姓名": lettering["姓名"],
        "编号": str(card.number),
        "标志": deal.emblem or "",
    }


def _place(box: Any) -> dict[str, Any]:
    return {"左": box.left, "上": box.top, "宽": box.width, "高": box.height, "反": box.turned}


NAMES = {
    "标题": "整份文书的名称",
    "纸面": {"宽": "纸宽（缇）", "高": "纸高（缇）", "向": "portrait 竖放，landscape 横放"},
    "标记": "裁切线和折线，放在页眉里",
    "纸": [
        {
            "图": "试样的图；印卡时为空",
            "面": [
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
