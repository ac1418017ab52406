"""桌签: the signs on the tables of a meal, each with its number so large that it is found from the door."""

from collections.abc import Iterator
from typing import Any

from docgen.cards.sign_sheets import SIGN_SHEETS
from docgen.cards.stack import CardStack
from docgen.kinds import _card_pages
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page

#: What a template calls the texts of a sign.
_LINE_NAMES = {"标题": "活动", "单位": "桌名", "身份": "场次"}


def pages(stack: CardStack) -> Iterator[Page]:
    """One document with the signs of all tables, on sheets that are folded, or that stand in a frame."""
    for page in _card_pages.pages(stack):
        sheets = [{**sheet, "卡": [_sign(card) for card in sheet["卡"]]} for sheet in page.context["纸"]]
        yield page._replace(context={**page.context, "纸": sheets})


def _sign(card: dict[str, Any]) -> dict[str, Any]:
    """The values of a sign; those of a card that a sign does not have are left out."""
    kept = {name: card[name] for name in ("姓名", "条", "标志", "面")}
    return kept | {name: card[line] for line, name in _LINE_NAMES.items()}


_SEATING = KindOption(
    "seating",
    "只做这一场，如 18日午餐；可写多次。不写就做分了桌的每一场。写课桌式的会场就做排号牌，按单位分区的还做分区牌。",
    metavar="名称",
    several=True,
)
_SIZE = KindOption(
    "size",
    "A4对折：立在桌上，两面都印（默认）；200x100：与席卡同样的卡纸；A4、A5：放进台架，A5 一张印两面。",
    choices=tuple(SIGN_SHEETS),
)
_COUNT = KindOption("count", "没有排座次时，做 1 桌到第几桌的桌签。", metavar="桌数")

NAMES = {
    "标题": "整份文书的名称",
    "纸面": _card_pages.PAPER_NAMES,
    "标记": "裁切线和折线，放在页眉里",
    "纸": [
        {
            "图": "空着，印席卡试样时才有",
            "卡": [
                {
                    "姓名": "几桌、几排，用 {{p … }}：字号由程序按卡面算",
                    "桌名": "主桌、同桌来宾的单位，或座次里写的桌名，用 {{p … }}",
                    "活动": "哪一个团组或活动，用 {{p … }}",
                    "场次": "哪一天哪一餐，用 {{p … }}",
                    "条": "空着，证件才有",
                    "标志": "空着，桌签不印标志",
                    "面": [_card_pages.FACE_NAMES],
                }
            ],
        }
    ],
}
_FACE, _ = _card_pages.REQUIRED_NAMES
KIND = Kind(
    "桌签",
    pages,
    NAMES,
    source="桌次",
    required_names=(_FACE, ("纸[].卡[].姓名", "“卡面”里没有桌号", "在“卡面”文本框里写 {{p 卡.姓名 }}")),
    options=(_SEATING, _SIZE, _COUNT),
    pack=(PackPaper(13, "桌签", readers="摆上餐桌", sides="卡纸"),),
)
